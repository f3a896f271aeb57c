//! How much of a survey can be looked at, and how much of that has been: a hostile one must
//! not keep anybody waiting, nor take the memory of a machine.

use std::cell::Cell;

use super::Ways;
use super::space::TIMES_MAX;
use crate::survey::{Kind, Question, Repeat, Survey};

/// Questions, each as often as its page is looked at, and what hangs on their answers. In a
/// larger survey nothing is decided; the shipped questionnaires have some hundreds.
const LINKED_MAX: usize = 2_000;

/// Choices, rows, checks, and all small choices that answers are cut into.
const PARTS_MAX: usize = 20_000;

/// So many parts of conditions, small choices and questions are looked at in all, in one
/// region counting once; then nothing more is decided. It takes about half a second.
const LOOKS_MAX: usize = 6_000_000;

/// Whoever asks for the shortest ways waits longer for them.
const LOOKS_FOR_WAYS_MAX: usize = 40_000_000;

/// Small choices in all regions that wait to be looked at: 32 bytes each.
pub(super) const WAITING_MAX: usize = 2 << 20;

/// Whether a survey is small enough to be looked at as a whole, again and again.
pub(super) fn is_within_bounds(survey: &Survey) -> bool {
    let (mut linked, mut parts) = (0_usize, 0_usize);
    for page in &survey.pages {
        let times = times(survey, page.repeat);
        for at in page.questions.clone() {
            let question = &survey.questions[at];
            let asked = times.saturating_add(survey.dependents(at).len());
            linked = linked.saturating_add(asked);
            parts = parts.saturating_add(times.saturating_mul(parts_of(question)));
        }
    }
    linked <= LINKED_MAX && parts <= PARTS_MAX
}

/// How often a page is looked at, at most.
fn times(survey: &Survey, repeat: Option<Repeat>) -> usize {
    match repeat {
        None => 1,
        Some(Repeat::Each(driver)) => survey.questions[driver].kind.choices().len(),
        Some(Repeat::Times(_)) => TIMES_MAX,
    }
}

fn parts_of(question: &Question) -> usize {
    let (rows, choices) = (question.kind.rows().len(), question.kind.choices().len());
    let cut = match &question.kind {
        Kind::Grid { several: true, .. } => rows.saturating_mul(choices),
        Kind::Note
        | Kind::Single { .. }
        | Kind::Multi { .. }
        | Kind::Grid { .. }
        | Kind::Rank { .. }
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::Text { .. }
        | Kind::Date(_)
        | Kind::Lookup { .. }
        | Kind::Allocate(_)
        | Kind::Computed { .. } => 2,
    };
    cut.saturating_add(rows + choices + question.checks.len())
}

/// Counts what is looked at, down to nothing.
#[derive(Debug)]
pub(super) struct Looks(Cell<usize>);

impl Looks {
    pub(super) fn granted(ways: Ways) -> Self {
        Self(Cell::new(match ways {
            Ways::Any => LOOKS_MAX,
            Ways::Shortest => LOOKS_FOR_WAYS_MAX,
        }))
    }

    pub(super) fn count(&self, looks: usize) {
        self.0.set(self.0.get().saturating_sub(looks));
    }

    /// Whether that is all: what is not decided by now stays so.
    pub(super) fn are_over(&self) -> bool {
        self.0.get() == 0
    }
}
