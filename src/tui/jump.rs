//! A question to go to, found by what is typed: its number, its name or some of its words.

use super::editor::{Caret, Edit, LINE};
use super::hit::Hit;
use super::key::{Gesture, Input};
use crate::session::{Session, Step};

/// As many are shown at a time at most: a letter may change each of them, on a slow line.
const ROWS: usize = 4;

#[derive(Clone, Debug, Default)]
pub(super) struct Jump {
    typed: String,
    caret: Caret,
    /// The marked one among those found.
    at: usize,
    /// The first one shown.
    top: usize,
}

impl Jump {
    pub(super) fn typed(&self) -> (&str, usize) {
        (&self.typed, self.caret.offset(&self.typed))
    }

    /// Those that are shown, the first of them and the marked one.
    pub(super) fn found(&self, session: &Session) -> (Vec<(usize, Step)>, usize, usize) {
        let found = session.find(&self.typed);
        let last = found.len().saturating_sub(1);
        (found, self.top.min(last), self.at.min(last))
    }

    /// How many are shown at a time where a list has so many rows.
    pub(super) fn rows(list_rows: usize) -> usize {
        list_rows.min(ROWS)
    }

    /// The question that Enter goes to.
    pub(super) fn marked(&self, session: &Session) -> Option<Step> {
        let (mut found, _, at) = self.found(session);
        (at < found.len()).then(|| found.swap_remove(at).1)
    }

    /// Whether a key was of use; `list_rows`: how many a list shows at a time.
    pub(super) fn press(&mut self, session: &Session, list_rows: usize, input: &Input) -> bool {
        let (found, _, at) = self.found(session);
        let rows = Self::rows(list_rows);
        let last = found.len().saturating_sub(1);
        let to = match input.gesture() {
            Some(Gesture::Up) => at.saturating_sub(1),
            Some(Gesture::Down) => (at + 1).min(last),
            Some(Gesture::PageUp) => at.saturating_sub(rows),
            Some(Gesture::PageDown) => (at + rows).min(last),
            _ => return self.write(input),
        };
        self.at = to;
        self.top = self.top.clamp((to + 1).saturating_sub(rows), to);
        true
    }

    /// Marks what the mouse was pressed on; whether that was marked already.
    pub(super) fn point(&mut self, session: &Session, hit: &Hit) -> bool {
        let (_, _, marked) = self.found(session);
        match hit {
            Hit::Entry(at) => self.at = *at,
            Hit::Text { row, column, .. } => {
                self.caret.point(&self.typed, LINE, (*row, *column));
            }
            Hit::Cell { .. } | Hit::Reason(_) | Hit::Key(_) => {}
        }
        *hit == Hit::Entry(marked)
    }

    fn write(&mut self, input: &Input) -> bool {
        match self.caret.press(&self.typed, input, LINE) {
            Edit::Moved => true,
            Edit::Unused => false,
            Edit::Changed(typed) => {
                (self.typed, self.at, self.top) = (typed, 0, 0);
                true
            }
        }
    }
}
