//! Somebody whom two versions lead along different ways: answers, few and concrete, found
//! by trying, and told only after both sessions have been driven with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::answers::{behind, entries};
use super::pairs::Pairs;
use crate::expr::Code;
use crate::plain::Plain;
use crate::session::{Place, Session, State};
use crate::survey::{Entry, Given, Picks, Question, Survey, Telling};

/// So many sets of answers are tried, so that it stays a matter of milliseconds.
const TRIED_MAX: u64 = 1500;

/// Answers by question, in the order of the survey, and which version asks on them.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub answers: Vec<Answered>,
    pub asked_before: bool,
    pub asked_now: bool,
}

/// One answer of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The question's id in the new version; in the old one where only that has it.
    pub question: String,
    /// What it asks, and what is answered, in the source language.
    pub text: Plain,
    pub answer: Plain,
    pub given: Given,
}

/// A question that decides, in either version or in both.
struct Deciding {
    old: Option<usize>,
    new: Option<usize>,
    /// What can be answered: an entry for each version. The first is no answer.
    entries: Vec<Option<[Entry; 2]>>,
}

/// Looks for answers after which one version asks a question and the other does not.
pub(super) fn find(
    surveys: (&Arc<Survey>, &Arc<Survey>),
    pairs: &Pairs<'_>,
    (old, new): (usize, usize),
) -> Option<Example> {
    let deciding = deciding(pairs, (old, new));
    let trial = Trial {
        surveys,
        asked: (old, new),
        deciding: &deciding,
    };
    let mut picked = trial.first_different()?;
    // As few answers as will do, and those as small as will do.
    for at in 0..picked.len() {
        let kept = picked[at];
        for smaller in 0..kept {
            picked[at] = smaller;
            if trial.differs(&picked) {
                break;
            }
            picked[at] = kept;
        }
    }
    trial.verified(&picked)
}

struct Trial<'a> {
    surveys: (&'a Arc<Survey>, &'a Arc<Survey>),
    asked: (usize, usize),
    deciding: &'a [Deciding],
}

impl Trial<'_> {
    /// Goes through the sets of answers: all of them where they are few, else some that
    /// lie far apart.
    fn first_different(&self) -> Option<Vec<usize>> {
        let sizes: Vec<u64> = self
            .deciding
            .iter()
            .map(|one| one.entries.len() as u64)
            .collect();
        let all = sizes
            .iter()
            .try_fold(1u64, |all, size| all.checked_mul(*size));
        let count = all.unwrap_or(u64::MAX).min(TRIED_MAX);
        let is_all = all.is_some_and(|all| all <= TRIED_MAX);
        let mut random: u64 = 0x9E37_79B9_7F4A_7C15;
        for nth in 0..count {
            let mut rest = nth;
            let pick = |size: &u64| {
                if is_all {
                    let digit = rest % size;
                    rest /= size;
                    digit
                } else {
                    // A linear congruence: the same examples on every run.
                    random = random
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    (random >> 33) % size
                }
            };
            let picked: Vec<u64> = sizes.iter().map(pick).collect();
            let picked = picked
                .into_iter()
                .map(|one| usize::try_from(one).unwrap_or(0));
            let picked: Vec<usize> = picked.collect();
            if self.differs(&picked) {
                return Some(picked);
            }
        }
        None
    }

    fn entries(&self, picked: &[usize], new: bool) -> BTreeMap<Place, Entry> {
        let survey = if new { self.surveys.1 } else { self.surveys.0 };
        let mut entries = BTreeMap::new();
        for (one, picked) in self.deciding.iter().zip(picked) {
            let at = if new { one.new } else { one.old };
            let entry = one.entries.get(*picked).and_then(Option::as_ref);
            if let (Some(at), Some(entry)) = (at, entry) {
                let place = Place::once(&survey.questions[at].id);
                entries.insert(place, entry[usize::from(new)].clone());
            }
        }
        entries
    }

    /// Whether the versions ask differently after these answers.
    fn differs(&self, picked: &[usize]) -> bool {
        let [before, now] = [false, true].map(|new| {
            let (survey, asked) = self.side(new);
            let state = State {
                entries: self.entries(picked, new),
                ..State::default()
            };
            asks(&Session::new(Arc::clone(survey), state), asked)
        });
        before != now
    }

    fn side(&self, new: bool) -> (&Arc<Survey>, usize) {
        if new {
            (self.surveys.1, self.asked.1)
        } else {
            (self.surveys.0, self.asked.0)
        }
    }

    /// Both versions answered as respondents do, an event at a time.
    fn verified(&self, picked: &[usize]) -> Option<Example> {
        let [asked_before, asked_now] = [false, true].map(|new| {
            let (survey, asked) = self.side(new);
            let mut session = Session::new(Arc::clone(survey), State::default());
            for (place, entry) in self.entries(picked, new) {
                let _ = session.update(crate::session::Event::Entered { place, entry });
            }
            asks(&session, asked)
        });
        let answers = self.deciding.iter().zip(picked);
        let answers = answers.filter_map(|(one, picked)| self.told(one, *picked));
        (asked_before != asked_now).then(|| Example {
            answers: answers.collect(),
            asked_before,
            asked_now,
        })
    }

    fn told(&self, one: &Deciding, picked: usize) -> Option<Answered> {
        let [old, new] = one.entries.get(picked)?.as_ref()?;
        let (survey, at, entry) = match (one.old, one.new) {
            (_, Some(at)) => (self.surveys.1, at, new),
            (Some(at), None) => (self.surveys.0, at, old),
            (None, None) => return None,
        };
        let question = &survey.questions[at];
        let given = given(entry)?;
        let telling = Telling::new(survey, 0);
        Some(Answered {
            question: question.id.to_string(),
            text: telling.asks(question),
            answer: said(&telling, question, entry),
            given,
        })
    }
}

/// Whether a question is asked; of one that is computed, whether it comes to anything.
fn asks(session: &Session, question: usize) -> bool {
    let asked = &session.survey().questions[question];
    if asked.is_shown() {
        session.path().steps().any(|step| step.question == question)
    } else {
        session.path().value(&Place::once(&asked.id)).is_some()
    }
}

fn said(telling: &Telling<'_>, question: &Question, entry: &Entry) -> Plain {
    let labels = |picks: &Picks| {
        let labels = picks.codes.iter().map(|code| telling.label(question, code));
        labels
            .map(|label| label.to_string())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match entry {
        Entry::Typed(typed) => Plain::line(typed),
        Entry::Picked(picks) => Plain::line(&labels(picks)),
        Entry::Cells(cells) => {
            let rows = cells
                .iter()
                .map(|(row, picks)| format!("{}: {}", telling.label(question, row), labels(picks)));
            Plain::line(&rows.collect::<Vec<_>>().join("; "))
        }
        Entry::Parts(parts) => {
            let parts = parts.iter();
            let parts =
                parts.map(|(part, typed)| format!("{}: {typed}", telling.label(question, part)));
            Plain::line(&parts.collect::<Vec<_>>().join("; "))
        }
        Entry::Missing(reason) => Plain::line(reason.word()),
    }
}

/// An entry as an answer file holds it.
fn given(entry: &Entry) -> Option<Given> {
    let text = |code: &Code| Given::Text(code.to_string());
    let number = |typed: &String| typed.parse::<Decimal>().ok().map(Given::Number);
    Some(match entry {
        Entry::Typed(typed) => number(typed).unwrap_or_else(|| Given::Text(typed.clone())),
        Entry::Picked(picks) if picks.codes.len() == 1 => text(&picks.codes[0]),
        Entry::Picked(picks) => Given::List(picks.codes.iter().map(text).collect()),
        Entry::Cells(cells) => {
            let cells = cells
                .iter()
                .filter_map(|(row, picks)| Some((row.to_string(), text(picks.codes.first()?))));
            Given::Table(cells.collect())
        }
        Entry::Parts(parts) => {
            let parts = parts
                .iter()
                .filter_map(|(part, typed)| Some((part.to_string(), number(typed)?)));
            Given::Table(parts.collect())
        }
        Entry::Missing(_) => return None,
    })
}

/// All questions that decide whether the two are asked, however far back.
fn deciding(pairs: &Pairs<'_>, (old, new): (usize, usize)) -> Vec<Deciding> {
    let before = behind(pairs.old, old);
    let now = behind(pairs.new, new);
    let mut both: BTreeSet<(Option<usize>, Option<usize>)> = BTreeSet::new();
    for at in &before.questions {
        let new = pairs.new_of(*at).map(|(new, _)| new);
        both.insert((Some(*at), new));
    }
    for at in &now.questions {
        both.insert((pairs.old_of(*at), Some(*at)));
    }
    let numbers: BTreeSet<Decimal> = before.numbers.union(&now.numbers).copied().collect();
    let all = both.into_iter().filter_map(|(old, new)| {
        let takes = |survey: &Survey, at: Option<usize>| {
            at.is_none_or(|at| survey.questions[at].takes_entry())
        };
        let is_taken = takes(pairs.old, old) && takes(pairs.new, new);
        is_taken.then(|| {
            let entries = entries(pairs, (old, new), &numbers);
            Deciding { old, new, entries }
        })
    });
    all.collect()
}
