//! What is to be reached, and what must be accepted on the way to it.

use std::collections::BTreeSet;

use super::fits::sure;
use super::scene::Scene;
use super::seen::{Seen, Truths, What, picks_are};
use super::space::Space;
use crate::expr::{Code, Expr, Slot};

/// What answers may or may not lead to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aim<'a> {
    /// The question in this cell is asked.
    Asked(usize),
    /// The choice is picked in this cell, in some row where there are rows.
    Picked(usize, &'a Code),
    /// The row is there in this cell.
    Row(usize, usize),
    /// The page of this cell is not shown.
    PageSkipped(usize),
    /// The page of this cell is asked, but not its question.
    Skipped(usize),
    /// The condition of a choice or a row does not hold, where its question is asked.
    Fails(usize, &'a Expr),
    /// The check fails: its answer is refused or doubted.
    Refused(usize, usize),
    /// Something is answered, and the check does not fail.
    Passed(usize, usize),
    /// What a text shows of an earlier answer is not there, where the question is asked.
    Empty(usize, Slot, Option<&'a Code>),
    /// Everything is answered and can be sent.
    Sent,
}

/// An aim, and how much must be accepted on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal<'a> {
    pub(super) aim: Aim<'a>,
    /// The entries in the cells before this one are accepted.
    pub(super) end: usize,
    reach: Reach,
}

/// How far a way goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    OnTheWay,
    ToTheEnd,
}

impl<'a> Goal<'a> {
    /// With everything accepted that is asked before it.
    pub(super) fn on_the_way(aim: Aim<'a>, cells: usize) -> Self {
        let end = aim.cell().map_or(cells, |cell| cell + 1);
        let reach = Reach::OnTheWay;
        Self { aim, end, reach }
    }

    /// With everything accepted to the end.
    pub(super) fn to_the_end(aim: Aim<'a>, cells: usize) -> Self {
        let reach = Reach::ToTheEnd;
        Self {
            aim,
            end: cells,
            reach,
        }
    }

    /// Whether the checks of a cell must pass.
    pub(super) fn minds_checks(&self, cell: usize) -> bool {
        !matches!(self.aim, Aim::Refused(at, _) if at == cell)
    }

    /// Whether the entry in a cell must be accepted at all.
    pub(super) fn minds(&self, cell: usize) -> bool {
        let is_only_asked = matches!(
            self.aim,
            Aim::Asked(at) | Aim::Row(at, _) | Aim::Fails(at, _) | Aim::Empty(at, ..)
                if at == cell && self.reach == Reach::OnTheWay
        );
        !is_only_asked
    }
}

impl Aim<'_> {
    pub(super) fn cell(&self) -> Option<usize> {
        match self {
            Self::Asked(cell)
            | Self::Picked(cell, _)
            | Self::Row(cell, _)
            | Self::PageSkipped(cell)
            | Self::Skipped(cell)
            | Self::Fails(cell, _)
            | Self::Refused(cell, _)
            | Self::Passed(cell, _)
            | Self::Empty(cell, ..) => Some(*cell),
            Self::Sent => None,
        }
    }
}

impl<'a> Scene<'a, '_> {
    /// Whether an aim is reached: `No` and `Yes` only.
    pub(super) fn reaches(&self, aim: &Aim<'a>) -> Truths {
        let Some(cell) = aim.cell() else {
            return Truths::YES;
        };
        let asked = match aim {
            Aim::PageSkipped(_) => self.page_shown(cell).not(),
            Aim::Skipped(_) => {
                Truths::all([self.page_asked(cell), self.asked[cell].not()].into_iter())
            }
            _ => self.asked[cell],
        };
        let inside = match aim {
            Aim::Asked(_) | Aim::PageSkipped(_) | Aim::Skipped(_) | Aim::Sent => Truths::YES,
            Aim::Picked(_, code) => self.picks(cell, code),
            Aim::Row(_, at) => {
                let rows = self.space.question(cell).kind.rows();
                self.is_shown(&rows[*at], cell)
            }
            Aim::Fails(_, rule) => self.holds(Some(rule), Some(cell)).not(),
            Aim::Empty(_, slot, row) => {
                let seen = self.shown(*slot, *row, cell);
                Truths::YES
                    .when(seen.none)
                    .or(Truths::NO.when(seen.is_some()))
            }
            Aim::Refused(_, check) => self.passes(cell, *check).not(),
            Aim::Passed(_, check) => {
                let seen = self.seen(cell);
                let given = Truths::NO
                    .when(seen.none)
                    .or(Truths::YES.when(seen.is_some()));
                Truths::all([given, self.passes(cell, *check)].into_iter())
            }
        };
        Truths::all([asked, inside].into_iter())
    }

    /// What a hole shows in a cell.
    fn shown(&self, slot: Slot, row: Option<&Code>, cell: usize) -> Seen<'a> {
        let seen = self.named(slot, Some(cell));
        let (What::Rows(of), Some(row)) = (seen.what, row) else {
            return seen;
        };
        let Some(at) = self.place_of(of, row) else {
            return Seen::ANY;
        };
        // A part of a total that was left blank is shown as 0.
        let is_grid = !self.space.question(of).kind.choices().is_empty();
        if is_grid {
            self.row(of, at).unless(seen.none)
        } else {
            seen
        }
    }

    /// Whether a check passes: it refuses only where it is false.
    fn passes(&self, cell: usize, check: usize) -> Truths {
        let check = &self.space.question(cell).checks[check];
        let truths = self.truth(check.that.node(), Some(cell));
        let passes = truths.may(Truths::UNKNOWN) || truths.may(Truths::YES);
        Truths::NO
            .when(truths.may(Truths::NO))
            .or(Truths::YES.when(passes))
    }

    fn picks(&self, cell: usize, code: &Code) -> Truths {
        let seen = self.seen(cell);
        if let What::Rows(_) = seen.what {
            let rows = 0..self.space.question(cell).kind.rows().len();
            return Truths::any(rows.map(|at| has(self.row(cell, at), code)));
        }
        has(seen, code)
    }
}

/// Whether an answer is, or holds, a code.
fn has(seen: Seen<'_>, code: &Code) -> Truths {
    match seen.what {
        What::Nothing => Truths::NO,
        What::Pick(options, mask) => {
            let (is, is_not) = picks_are(options, mask, code);
            Truths::YES
                .when(is)
                .or(Truths::NO.when(is_not || seen.none))
        }
        What::Ticks { codes, must, may } => {
            let at = codes.iter().position(|one| one.code == *code);
            let bit = at.map_or(0, |at| 1_u128 << at);
            Truths::YES
                .when(may & bit != 0)
                .or(Truths::NO.when(must & bit == 0))
        }
        What::Truth(_)
        | What::Number(..)
        | What::Date(..)
        | What::Code(_)
        | What::Words(..)
        | What::Text(_)
        | What::Rows(_)
        | What::Each(_)
        | What::Any => sure(false).or(sure(true)),
    }
}

/// By question: all questions whose answers have a say in it, itself included.
pub(super) fn cones(space: &Space<'_>) -> Vec<BTreeSet<usize>> {
    let survey = space.survey;
    let mut cones: Vec<BTreeSet<usize>> = Vec::with_capacity(survey.questions.len());
    for (at, question) in survey.questions.iter().enumerate() {
        let page = &survey.pages[question.page];
        let mut slots: BTreeSet<Slot> = BTreeSet::new();
        slots.extend(page.show_if.iter().flat_map(Expr::slots));
        slots.extend(page.repeat.iter().filter_map(|repeat| {
            let driver = u32::try_from(repeat.driver()).ok()?;
            Some(Slot(driver))
        }));
        slots.extend(question.show_if.iter().flat_map(Expr::slots));
        slots.extend(question.checks.iter().flat_map(|check| check.that.slots()));
        let choices = question.kind.choices().iter().chain(question.kind.rows());
        slots.extend(
            choices
                .filter_map(|one| one.show_if.as_ref())
                .flat_map(Expr::slots),
        );
        slots.extend(
            question
                .kind
                .computation()
                .iter()
                .flat_map(|one| one.slots()),
        );
        let mut cone = BTreeSet::from([at]);
        for slot in slots {
            if let Some(earlier) = cones.get(slot.0 as usize) {
                cone.extend(earlier);
            }
        }
        cones.push(cone);
    }
    cones
}
