//! Names that are easily taken for one another.

use std::collections::HashMap;

use super::{About, Examined, Finding};
use crate::survey::ProblemCode;

/// Shorter names differ by a letter all the time.
const LENGTH_MIN: usize = 4;

/// Ids of questions that differ by one letter: another one, one more or one less. Where they
/// differ in a digit, or in the last letter as numbered names do, that is meant.
pub(super) fn similar(examined: &Examined<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = Seen::default();
    for (at, question) in examined.survey.questions.iter().enumerate() {
        let id = question.id.as_str();
        let other = seen.like(id);
        seen.note(id, at);
        let Some(other) = other else {
            continue;
        };
        let other = &examined.survey.questions[other].id;
        let about = About::Question(at);
        findings.push(Finding {
            code: ProblemCode::SimilarIds,
            about,
            place: examined.place_of(about),
            what: format!("`{id}` and `{other}` differ by one letter."),
            help: "Give one of them a name that nobody takes for the other.".to_owned(),
            text: None,
        });
    }
    findings
}

/// The names so far, each with where it stands.
#[derive(Default)]
struct Seen<'s> {
    whole: HashMap<&'s str, usize>,
    /// Names that are alike but for one place share a pattern with a gap there.
    gapped: HashMap<String, usize>,
    /// Names without one of their letters.
    shortened: HashMap<String, usize>,
}

impl<'s> Seen<'s> {
    fn like(&self, id: &str) -> Option<usize> {
        let gapped = patterns(id, "?").find_map(|pattern| self.gapped.get(&pattern));
        let shortened = || patterns(id, "").find_map(|shorter| self.whole.get(&*shorter));
        let longer = || self.shortened.get(id);
        gapped.or_else(shortened).or_else(longer).copied()
    }

    fn note(&mut self, id: &'s str, at: usize) {
        self.whole.entry(id).or_insert(at);
        for pattern in patterns(id, "?") {
            self.gapped.entry(pattern).or_insert(at);
        }
        for shorter in patterns(id, "") {
            self.shortened.entry(shorter).or_insert(at);
        }
    }
}

/// The name with each letter in turn replaced by a gap.
fn patterns(id: &str, gap: &'static str) -> impl Iterator<Item = String> {
    let is_long = id.len() + gap.len() > LENGTH_MIN;
    let places = (0..id.len()).filter(move |_| is_long);
    // A letter beside a digit numbers something: `q1a`, `q1b`.
    let is_letter = move |at: usize| {
        let bytes = id.as_bytes();
        let beside = at.checked_sub(1).map(|before| bytes[before]);
        let is_numbering = beside.is_some_and(|byte| byte.is_ascii_digit() || byte == b'_');
        bytes[at].is_ascii_lowercase() && !is_numbering
    };
    places
        .filter(move |at| is_letter(*at))
        .map(move |at| format!("{}{gap}{}", &id[..at], &id[at + 1..]))
}
