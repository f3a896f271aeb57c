//! What has changed in words: of a question, its help, a choice.

use super::likeness::{is_trifle, likeness, marked};
use super::pairs::Pairs;
use super::{Change, Finding, Line, Verdict};
use crate::plain::Plain;
use crate::survey::{Question, Text};

/// Texts less alike than this, in every language that both versions have, say something
/// else under the same name.
pub(super) const OTHER_TEXT: u8 = 25;

/// How a text differs between the versions.
pub(super) struct Wording {
    /// Whether the source language's words differ; else only translations do.
    pub(super) source: bool,
    /// Whether nothing but signs and capitals differs.
    pub(super) trifle: bool,
    /// By language: how alike, where both have words of their own and they differ.
    pub(super) figures: Vec<(String, u8)>,
    pub(super) lines: Vec<Line>,
}

impl Wording {
    /// `None` where both say the same in every language.
    pub(super) fn of(pairs: &Pairs<'_>, old: &Text, new: &Text) -> Option<Self> {
        let (before, now) = (pairs.old_words(), pairs.new_words());
        let mut wording = Self {
            source: false,
            trifle: true,
            figures: Vec::new(),
            lines: Vec::new(),
        };
        for (at, language) in pairs.new.languages.iter().enumerate() {
            let tag = language.as_str();
            let (one, two) = (before.own(old, tag), now.own(new, tag));
            if one == two {
                continue;
            }
            // A language that is new or gone is told once, of the survey as a whole.
            let spoken = pairs.old.speaks(tag).is_some();
            let (one, two) = match (one, two) {
                (Some(one), Some(two)) => (one, two),
                (one, two) if spoken => (one.unwrap_or_default(), two.unwrap_or_default()),
                _ => continue,
            };
            wording.source |= at == 0;
            wording.trifle &= is_trifle(&one, &two);
            if !one.is_empty() && !two.is_empty() {
                wording.figures.push((tag.to_owned(), likeness(&one, &two)));
            }
            wording.lines.push(Line {
                language: Some(tag.to_owned()),
                words: marked(&one, &two),
            });
        }
        (!wording.lines.is_empty()).then_some(wording)
    }

    /// Whether it says something else, judged by every language that both have: how alike
    /// it is at most.
    pub(super) fn is_another(&self) -> Option<u8> {
        let most = self.figures.iter().map(|(_, figure)| *figure).max()?;
        (self.source && most < OTHER_TEXT).then_some(most)
    }

    pub(super) fn told(self, change: Change, (verdict, why): (Verdict, &str)) -> Finding {
        let mut finding = Finding::new(change, verdict, why);
        finding.lines = self.lines;
        finding
    }
}

/// What a finding about reworded text says; `what` is that which is worded.
pub(super) fn reworded(wording: Wording, what: &str) -> Finding {
    if wording.trifle {
        let change = if wording.source {
            Change::Wording
        } else {
            Change::Translation
        };
        let why = format!("{what} differs in signs or capitals alone.");
        return wording.told(change, (Verdict::Comparable, &why));
    }
    if !wording.source {
        let why = format!("{what} is the same, and a translation of it has changed.");
        return wording.told(Change::Translation, (Verdict::Comparable, &why));
    }
    let figures: Vec<String> = wording
        .figures
        .iter()
        .map(|(tag, figure)| format!("{tag} {figure}"))
        .collect();
    let why = format!(
        "{what} is worded in another way (likeness of 100: {}): a shift in results may come from the words.",
        figures.join(", ")
    );
    wording.told(Change::Wording, (Verdict::Care, &why))
}

/// The findings about the texts of a question.
pub(super) fn of_question(pairs: &Pairs<'_>, old: &Question, new: &Question) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(wording) = Wording::of(pairs, &old.text, &new.text) {
        findings.push(match wording.is_another() {
            Some(most) => {
                let why = format!(
                    "The id is used for something else: in no language are the questions alike (likeness {most} of 100 at most). Give the new question an id of its own."
                );
                wording.told(Change::Reused, (Verdict::Break, &why))
            }
            None => reworded(wording, "The question"),
        });
    }
    findings.extend(help(pairs, old, new));
    findings
}

fn help(pairs: &Pairs<'_>, old: &Question, new: &Question) -> Option<Finding> {
    let nothing = Text::default();
    let (one, two) = (old.help.as_ref(), new.help.as_ref());
    let wording = Wording::of(pairs, one.unwrap_or(&nothing), two.unwrap_or(&nothing))?;
    let (verdict, why) = match (one, two) {
        _ if wording.trifle => (
            Verdict::Comparable,
            "The help differs in signs or capitals alone.",
        ),
        (None, Some(_)) => (
            Verdict::Care,
            "There is help now: it may change how the question is understood.",
        ),
        (Some(_), None) => (
            Verdict::Care,
            "The help is gone: the question may be understood in another way.",
        ),
        _ if !wording.source => (
            Verdict::Comparable,
            "The help is the same, and a translation of it has changed.",
        ),
        _ => (
            Verdict::Care,
            "The help is worded in another way: the question may be understood in another way.",
        ),
    };
    Some(wording.told(Change::Help, (verdict, why)))
}

/// The words of one language in a line, for a finding that shows what went or came.
pub(super) fn said(words: &str) -> Line {
    Line {
        language: None,
        words: Plain::line(words),
    }
}
