//! What has changed in the choices of a question, its rows, and the list that it looks up in.

use super::likeness::likeness;
use super::pairs::{How, PairedCode, Pairs, moved};
use super::wording::{Wording, reworded, said};
use super::{Change, Finding, Verdict};
use crate::survey::{Choice, Kind, List};

/// A label this alike to that of another code has moved there.
const MOVED_LABEL: u8 = 80;

/// What a list of codes is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// One of them is the answer.
    One,
    /// Several of them can be.
    Several,
    /// Each of them is answered by itself.
    Rows,
    /// Together they are a total.
    Parts,
}

impl Sort {
    fn word(self) -> &'static str {
        match self {
            Self::One | Self::Several => "choice",
            Self::Rows => "row",
            Self::Parts => "part",
        }
    }
}

pub(super) fn of_question(pairs: &Pairs<'_>, (old, new): (usize, usize)) -> Vec<Finding> {
    let (old, new) = (
        &pairs.old.questions[old].kind,
        &pairs.new.questions[new].kind,
    );
    if let (Kind::Lookup { list: one }, Kind::Lookup { list: two }) = (old, new) {
        return listed(one, two).into_iter().collect();
    }
    let choices = match new {
        Kind::Multi { .. } | Kind::Rank { .. } | Kind::Grid { several: true, .. } => Sort::Several,
        Kind::Note
        | Kind::Single { .. }
        | Kind::Grid { .. }
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::Text { .. }
        | Kind::Date(_)
        | Kind::Allocate(_)
        | Kind::Lookup { .. }
        | Kind::Computed { .. } => Sort::One,
    };
    let rows = if matches!(new, Kind::Allocate(_)) {
        Sort::Parts
    } else {
        Sort::Rows
    };
    let mut findings = Vec::new();
    // Where a kind without choices became one with them, that is told of the kind.
    for (one, two, sort) in [
        (old.rows(), new.rows(), rows),
        (old.choices(), new.choices(), choices),
    ] {
        if !one.is_empty() && !two.is_empty() {
            findings.extend(Compared { pairs, sort }.all(one, two));
        }
    }
    findings
}

struct Compared<'a> {
    pairs: &'a Pairs<'a>,
    sort: Sort,
}

impl Compared<'_> {
    fn all(&self, old: &[Choice], new: &[Choice]) -> Vec<Finding> {
        let codes = self.pairs.codes(old, new);
        let mut findings = Vec::new();
        for code in &codes {
            match code {
                PairedCode::Both(one, two, how) => {
                    findings.extend(self.both((one, two), *how, new));
                }
                PairedCode::Added(choice) => findings.push(self.added(choice)),
                PairedCode::Removed(choice) => findings.push(self.removed(choice)),
            }
        }
        findings.extend(self.order(old, &codes));
        findings
    }

    fn both(&self, (old, new): (&Choice, &Choice), how: How, all: &[Choice]) -> Vec<Finding> {
        let word = self.sort.word();
        let code = new.code.as_str();
        let mut findings = Vec::new();
        match how {
            How::Same => {}
            How::Said => {
                let why = format!("The {word} was `{}`; the definition says so.", old.code);
                findings.push(Finding::new(Change::CodeRenamed, Verdict::Comparable, why));
            }
            How::Guessed(figure) => {
                let old = &old.code;
                let why = format!(
                    "The {word} seems to be `{old}` under another code (likeness {figure} of 100), and results under the two codes will not meet. If it is the same, write `renamed_from = \"{old}\"` beside it, or give it its code back."
                );
                findings.push(Finding::new(
                    Change::CodeRenamedSilently,
                    Verdict::Break,
                    why,
                ));
            }
        }
        if let Some(wording) = Wording::of(self.pairs, &old.label, &new.label) {
            findings.push(self.label(wording, (old, new), all));
        }
        if old.missing != new.missing {
            let reason = |choice: &Choice| {
                let reason = choice.missing;
                reason.map_or("an answer in substance", crate::survey::Reason::word)
            };
            let why = format!("The {word} counts as another sort of answer now.");
            let finding = Finding::new(Change::CodeMeaning, Verdict::Care, why);
            findings.push(finding.was_now(reason(old), reason(new)));
        }
        if old.exclusive != new.exclusive {
            let why = if new.exclusive {
                "It can no longer be picked together with others."
            } else {
                "It can be picked together with others now."
            };
            findings.push(Finding::new(Change::CodeMeaning, Verdict::Care, why));
        }
        if old.detail != new.detail {
            let why = if new.detail {
                "It asks for a few words more now."
            } else {
                "It no longer asks for a few words more."
            };
            findings.push(Finding::new(Change::CodeMeaning, Verdict::Comparable, why));
        }
        findings.into_iter().map(|one| one.about(code)).collect()
    }

    /// The same code with other words: reworded, or used for something else.
    fn label(&self, wording: Wording, (old, new): (&Choice, &Choice), all: &[Choice]) -> Finding {
        let word = self.sort.word();
        let before = self.pairs.old_words().source(&old.label);
        let own = likeness(&before, &self.pairs.new_words().source(&new.label));
        let others = all.iter().filter(|other| other.code != new.code);
        let elsewhere = others.map(|other| {
            let words = self.pairs.new_words().source(&other.label);
            (likeness(&before, &words), other)
        });
        let elsewhere = elsewhere.max_by_key(|(figure, _)| *figure);
        if let Some((figure, other)) = elsewhere
            && figure >= MOVED_LABEL
            && figure > own
            && wording.source
        {
            let why = format!(
                "The code is used for something else: what it meant is now `{}` (likeness {figure} of 100, and {own} to what it means now). Give each meaning the code that it had.",
                other.code
            );
            return wording.told(Change::CodeReused, (Verdict::Break, &why));
        }
        if let Some(most) = wording.is_another() {
            let why = format!(
                "The code is used for something else: in no language are the words alike (likeness {most} of 100 at most). If it means the same, word it more like before; if not, give it a code of its own."
            );
            return wording.told(Change::CodeReused, (Verdict::Break, &why));
        }
        reworded(wording, &format!("The {word}"))
    }

    fn added(&self, choice: &Choice) -> Finding {
        let (verdict, why) = match (self.sort, choice.missing) {
            (Sort::Rows, _) => (
                Verdict::Comparable,
                "The row is new: there is nothing to compare it with yet.",
            ),
            (Sort::Parts, _) => (
                Verdict::Break,
                "The part is new: the total is shared out among more parts now.",
            ),
            (_, Some(_)) => (
                Verdict::Care,
                "There is a new way not to answer: compare shares of those who answered.",
            ),
            (Sort::One, None) => (
                Verdict::Care,
                "The choice is new: some of those who pick it had to pick another one before.",
            ),
            (Sort::Several, None) => (
                Verdict::Care,
                "The choice is new: it may draw answers from the others.",
            ),
        };
        self.shown(Finding::new(Change::CodeAdded, verdict, why), choice, '+')
    }

    fn removed(&self, choice: &Choice) -> Finding {
        let (verdict, why) = match (self.sort, choice.missing) {
            (Sort::Rows, _) => (Verdict::Break, "The row is gone: its series ends."),
            (Sort::Parts, _) => (
                Verdict::Break,
                "The part is gone: the total is shared out among fewer parts now.",
            ),
            (_, Some(_)) => (
                Verdict::Care,
                "There is one way less not to answer: compare shares of those who answered.",
            ),
            (Sort::One, None) => (
                Verdict::Break,
                "The choice is gone: those who would pick it have to pick another one, so the others mean more than before.",
            ),
            (Sort::Several, None) => (
                Verdict::Care,
                "The choice is gone: its own series ends, and the others may draw its answers.",
            ),
        };
        self.shown(Finding::new(Change::CodeRemoved, verdict, why), choice, '-')
    }

    fn shown(&self, mut finding: Finding, choice: &Choice, sign: char) -> Finding {
        let words = match finding.change {
            Change::CodeRemoved => self.pairs.old_words().source(&choice.label),
            _ => self.pairs.new_words().source(&choice.label),
        };
        let (open, close) = if sign == '+' {
            ("{+", "+}")
        } else {
            ("[-", "-]")
        };
        finding.lines.push(said(&format!("{open}{words}{close}")));
        finding.about(choice.code.as_str())
    }

    fn order(&self, old: &[Choice], codes: &[PairedCode<'_>]) -> Option<Finding> {
        let both: Vec<(usize, &Choice)> = codes
            .iter()
            .filter_map(|code| match code {
                PairedCode::Both(one, two, _) => {
                    let at = old.iter().position(|choice| choice.code == one.code)?;
                    Some((at, *two))
                }
                PairedCode::Added(_) | PairedCode::Removed(_) => None,
            })
            .collect();
        let places: Vec<usize> = both.iter().map(|(at, _)| *at).collect();
        let moved = moved(&places);
        let names = both.iter().zip(moved).filter(|(_, moved)| *moved);
        let names: Vec<String> = names
            .map(|((_, choice), _)| format!("`{}`", choice.code))
            .collect();
        if names.is_empty() {
            return None;
        }
        let word = self.sort.word();
        let why = format!(
            "The order of the {word}s is another one: {} moved. What stands first is picked more often.",
            names.join(", ")
        );
        Some(Finding::new(Change::Order, Verdict::Care, why))
    }
}

/// Of a long list only the figures are told, and a few names.
fn listed(old: &List, new: &List) -> Option<Finding> {
    const NAMED_MAX: usize = 5;
    let gone = old
        .entries()
        .iter()
        .filter(|one| new.find(&one.code).is_none());
    let came = new
        .entries()
        .iter()
        .filter(|one| old.find(&one.code).is_none());
    let other = new.entries().iter().filter(|one| {
        let before = old.find(&one.code);
        before.is_some_and(|before| before.label != one.label)
    });
    let lists = [
        ("gone", gone.collect::<Vec<_>>()),
        ("new", came.collect()),
        ("renamed", other.collect()),
    ];
    if lists.iter().all(|(_, entries)| entries.is_empty()) {
        return None;
    }
    let [(_, gone), (_, came), (_, other)] = &lists;
    let verdict = if gone.is_empty() && came.is_empty() {
        Verdict::Comparable
    } else {
        Verdict::Care
    };
    let why = format!(
        "The list has other entries: {} gone, {} new, {} with another name, of {} before.",
        gone.len(),
        came.len(),
        other.len(),
        old.entries().len()
    );
    let mut finding = Finding::new(Change::List, verdict, why);
    for (word, entries) in &lists {
        let named = entries.iter().take(NAMED_MAX);
        let mut named: Vec<String> = named
            .map(|entry| format!("{} {}", entry.code, entry.label))
            .collect();
        if entries.len() > NAMED_MAX {
            named.push(format!("and {} more", entries.len() - NAMED_MAX));
        }
        if !named.is_empty() {
            finding = finding.line(format!("{word}: {}", named.join(", ")));
        }
    }
    Some(finding)
}
