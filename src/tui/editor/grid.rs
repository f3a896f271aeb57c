//! Rows judged on one list of choices: a cursor that goes both ways.

use super::choices::toggle;
use super::{Asked, Press};
use crate::survey::{Choice, Entry, Kind, Picks};
use crate::tui::hit::Hit;
use crate::tui::key::{Gesture, Input, Scene};

#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tui) struct GridEditor {
    row: usize,
    column: usize,
}

impl GridEditor {
    /// The cursor begins at the first row that has no answer.
    pub(super) fn of(asked: &Asked<'_>) -> Self {
        let cells = asked.cells();
        let blank = |row: &&Choice| {
            cells
                .get(&row.code)
                .is_none_or(|picks| picks.codes.is_empty())
        };
        let row = asked.rows.iter().position(blank).unwrap_or(0);
        let mut editor = Self { row, column: 0 };
        editor.stand_in(asked, row);
        editor
    }

    /// Row and column among those that there are now.
    pub(in crate::tui) fn cell(&self, asked: &Asked<'_>) -> (usize, usize) {
        (
            self.row.min(asked.rows.len().saturating_sub(1)),
            self.column.min(asked.choices.len().saturating_sub(1)),
        )
    }

    pub(super) fn scene(asked: &Asked<'_>) -> Scene {
        if is_several(asked) {
            Scene::Ticks
        } else {
            Scene::Grid
        }
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        (self.row, self.column) = self.cell(asked);
        let Some(gesture) = input.gesture() else {
            return Press::Unused;
        };
        if asked.rows.is_empty() || asked.choices.is_empty() {
            return Press::Unused;
        }
        let (last_row, last_column) = (asked.rows.len() - 1, asked.choices.len() - 1);
        match gesture {
            Gesture::Up => self.stand_in(asked, self.row.saturating_sub(1)),
            Gesture::Down => self.stand_in(asked, (self.row + 1).min(last_row)),
            Gesture::PageUp => self.stand_in(asked, 0),
            Gesture::PageDown => self.stand_in(asked, last_row),
            Gesture::Left => self.column = self.column.saturating_sub(1),
            Gesture::Right => self.column = (self.column + 1).min(last_column),
            Gesture::First => self.column = 0,
            Gesture::Last => self.column = last_column,
            Gesture::Take if is_several(asked) && self.row == last_row => return Press::Done,
            Gesture::Take if is_several(asked) => self.stand_in(asked, self.row + 1),
            Gesture::Tick if is_several(asked) => return self.tick(asked),
            Gesture::Take => return self.choose(asked, true),
            Gesture::Tick => return self.choose(asked, false),
            Gesture::Digit(digit) if usize::from(digit) <= last_column + 1 => {
                self.column = usize::from(digit) - 1;
                if is_several(asked) {
                    return self.tick(asked);
                }
                return self.choose(asked, false);
            }
            Gesture::EraseAll => return self.clear(asked),
            Gesture::Digit(_)
            | Gesture::WordLeft
            | Gesture::WordRight
            | Gesture::NewLine
            | Gesture::EraseBefore
            | Gesture::EraseAfter => return Press::Unused,
        }
        Press::Moved
    }

    /// Chooses the cell that the mouse was pressed on, or ticks it.
    pub(super) fn point(&mut self, asked: &Asked<'_>, hit: &Hit) -> Press {
        let Hit::Cell { row, column } = hit else {
            return Press::Unused;
        };
        (self.row, self.column) = (*row, *column);
        self.press(asked, &Gesture::Tick.into())
    }

    /// Goes to a row: to its answer where it has one, so that Enter confirms it.
    fn stand_in(&mut self, asked: &Asked<'_>, row: usize) {
        self.row = row;
        if is_several(asked) {
            return; // Its answer is a whole row: the cursor stays in its column.
        }
        let cells = asked.cells();
        let picks = asked.rows.get(row).and_then(|row| cells.get(&row.code));
        let answer = picks.and_then(|picks| {
            let mut choices = asked.choices.iter();
            choices.position(|choice| picks.has(&choice.code))
        });
        self.column = answer.unwrap_or(self.column);
    }

    /// Chooses the cell and goes to the next row; after the last row, on if so wished.
    fn choose(&mut self, asked: &Asked<'_>, on: bool) -> Press {
        let (row, choice) = (asked.rows[self.row], asked.choices[self.column]);
        let mut cells = asked.cells();
        let picks = Picks::one(choice.code.clone());
        let changed = cells.insert(row.code.clone(), picks.clone()) != Some(picks);
        let last = self.row + 1 == asked.rows.len();
        if !last {
            self.stand_in(asked, self.row + 1);
        }
        match (changed, last && on) {
            (true, true) => Press::Taken(Some(Entry::Cells(cells))),
            (true, false) => Press::Changed(Some(Entry::Cells(cells))),
            (false, true) => Press::Done,
            (false, false) => Press::Moved,
        }
    }

    /// Ticks the cell or takes the tick away, and stays.
    fn tick(&self, asked: &Asked<'_>) -> Press {
        let (row, choice) = (asked.rows[self.row], asked.choices[self.column]);
        let mut cells = asked.cells();
        let picks = cells.entry(row.code.clone()).or_default();
        toggle(picks, choice, asked.question.kind.choices());
        if picks.codes.is_empty() {
            cells.remove(&row.code);
        }
        Press::Changed((!cells.is_empty()).then_some(Entry::Cells(cells)))
    }

    fn clear(&self, asked: &Asked<'_>) -> Press {
        let mut cells = asked.cells();
        if cells.remove(&asked.rows[self.row].code).is_none() {
            return Press::Unused;
        }
        Press::Changed((!cells.is_empty()).then_some(Entry::Cells(cells)))
    }
}

fn is_several(asked: &Asked<'_>) -> bool {
    matches!(asked.question.kind, Kind::Grid { several: true, .. })
}
