//! What conditions see at one place: the answers on the path, and wave parameters.

use std::borrow::Cow;

use super::path::Cell;
use super::{Path, Place};
use crate::expr::{Answers, Code, Slot, Value};

/// The answers as they are seen from one iteration of a page, or from none.
pub(super) struct Known<'a> {
    pub(super) path: &'a Path,
    pub(super) at: Option<Cell>,
    /// Whether the answer in the cell itself is seen though it is off the path.
    pub(super) sees_itself: bool,
}

impl Known<'_> {
    /// The cell of a question that is a single one from here; `None` from outside of a page
    /// that is asked several times.
    fn cell(&self, question: usize) -> Option<Cell> {
        let survey = self.path.survey();
        let page = survey.questions[question].page;
        let iteration = match (survey.pages[page].repeat, self.at) {
            (None, _) => 0,
            (Some(_), Some(at)) if survey.questions[at.question].page == page => at.iteration,
            (Some(_), _) => return None,
        };
        Some(Cell {
            question,
            iteration,
        })
    }

    /// The place of a question that has a single answer from here.
    pub(super) fn place(&self, slot: Slot) -> Option<Place> {
        let question = slot.0 as usize;
        let cell = (question < self.path.survey().questions.len()).then(|| self.cell(question))?;
        cell.map(|cell| self.path.place(cell))
    }

    /// The cells in which a question of such a page is asked.
    fn cells(&self, question: usize) -> impl Iterator<Item = Cell> + '_ {
        let times = 0..self.path.iterations_of(question).len();
        let cells = times.map(move |iteration| Cell {
            question,
            iteration,
        });
        cells.filter(move |cell| {
            let computed = !self.path.survey().questions[question].is_shown();
            computed || self.path.is_asked(*cell)
        })
    }

    fn each(&self, question: usize) -> Option<Value> {
        if !self.path.is_under_way(question) {
            return None;
        }
        let cells = self.cells(question);
        let each = cells.map(|cell| self.path.value_in(cell).cloned());
        Some(Value::Each(each.collect()))
    }
}

impl Answers for Known<'_> {
    fn value(&self, slot: Slot) -> Option<Cow<'_, Value>> {
        let (survey, question) = (self.path.survey(), slot.0 as usize);
        if question >= survey.questions.len() {
            return survey.param(slot).map(Cow::Borrowed);
        }
        match self.cell(question) {
            Some(cell) if self.sees_itself && self.at == Some(cell) => {
                self.path.answer_in(cell).map(Cow::Borrowed)
            }
            Some(cell) => self.path.value_in(cell).map(Cow::Borrowed),
            None => self.each(question).map(Cow::Owned),
        }
    }

    fn hides(&self, grid: Slot, nth: usize, row: &Code) -> bool {
        let question = grid.0 as usize;
        let Some(asked) = self.path.survey().questions.get(question) else {
            return false;
        };
        let rows = asked.kind.rows().iter();
        let Some(row) = rows.into_iter().find(|other| other.code == *row) else {
            return false;
        };
        if row.show_if.is_none() {
            return false;
        }
        let at = self
            .cell(question)
            .or_else(|| self.cells(question).nth(nth));
        !row.is_shown(&self.path.known(at))
    }
}
