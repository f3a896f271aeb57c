//! One entry of a long list, found by typing a part of it.

use super::{Asked, Caret, Edit, LINE, Press};
use crate::survey::{Entry, Kind, Listed};
use crate::tui::hit::Hit;
use crate::tui::key::{Command, Gesture, Input};

#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct LookupEditor {
    /// What was typed to find an entry: nobody else has a use for it.
    filter: String,
    caret: Caret,
    /// The marked entry among those found; `None` until there is reason to mark one.
    at: Option<usize>,
    /// The first entry shown.
    top: usize,
}

impl LookupEditor {
    pub(in crate::tui) fn filter(&self) -> &str {
        &self.filter
    }

    pub(in crate::tui) fn caret(&self) -> Caret {
        self.caret
    }

    /// The entries found, the first that is shown, and the one that is marked.
    pub(in crate::tui) fn found<'a>(
        &self,
        asked: &Asked<'a>,
    ) -> (Vec<&'a Listed>, usize, Option<usize>) {
        let Kind::Lookup { list } = &asked.question.kind else {
            return (Vec::new(), 0, None);
        };
        let found = list.filter(&self.filter);
        let top = self.top.min(found.len().saturating_sub(1));
        let at = self.at.filter(|at| *at < found.len());
        (found, top, at)
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        let (found, _, at) = self.found(asked);
        let (last, rows) = (found.len().saturating_sub(1), asked.space.list_rows);
        let to = match (input, input.gesture()) {
            (_, Some(Gesture::Down)) => at.map_or(0, |at| at + 1),
            (_, Some(Gesture::Up)) => match at {
                Some(at) if at > 0 => at - 1,
                _ => return self.unmark(),
            },
            (_, Some(Gesture::PageDown)) => at.map_or(0, |at| at + rows),
            (_, Some(Gesture::PageUp)) => at.map_or(0, |at| at.saturating_sub(rows)),
            // Where nothing is typed there is no text to go to the ends of.
            (_, Some(Gesture::First)) if self.filter.is_empty() => 0,
            (_, Some(Gesture::Last)) if self.filter.is_empty() => last,
            // What was typed is not in the list: going on would lose it without a word.
            (_, Some(Gesture::Take)) if found.is_empty() => return Press::Moved,
            (_, Some(Gesture::Take)) => return take(asked, at.map(|at| found[at])),
            // The way back leads out of the filter first.
            (Input::Command(Command::Back), _) if !self.filter.is_empty() => {
                *self = Self::default();
                return Press::Moved;
            }
            (_, Some(Gesture::EraseBefore | Gesture::EraseAfter | Gesture::EraseAll))
                if self.filter.is_empty() && asked.entry.is_some() =>
            {
                return Press::Changed(None);
            }
            _ => return self.write(input),
        };
        if !found.is_empty() {
            self.mark(to.min(last), rows);
        }
        Press::Moved
    }

    /// Marks the entry that the mouse was pressed on, and takes one that is marked already.
    pub(super) fn point(&mut self, asked: &Asked<'_>, hit: &Hit) -> Press {
        match hit {
            Hit::Entry(at) if self.at == Some(*at) => self.press(asked, &Gesture::Take.into()),
            Hit::Entry(at) => {
                self.mark(*at, asked.space.list_rows);
                Press::Moved
            }
            Hit::Text { row, column, .. } => {
                self.caret.point(&self.filter, LINE, (*row, *column));
                Press::Moved
            }
            Hit::Cell { .. } | Hit::Reason(_) | Hit::Key(_) => Press::Unused,
        }
    }

    fn unmark(&mut self) -> Press {
        self.at = if self.filter.is_empty() {
            None
        } else {
            Some(0)
        };
        self.top = 0;
        Press::Moved
    }

    /// Marks an entry and scrolls no further than needed to see it.
    fn mark(&mut self, at: usize, rows: usize) {
        self.at = Some(at);
        self.top = self.top.clamp((at + 1).saturating_sub(rows), at);
    }

    fn write(&mut self, input: &Input) -> Press {
        match self.caret.press(&self.filter, input, LINE) {
            Edit::Moved => Press::Moved,
            Edit::Unused => Press::Unused,
            Edit::Changed(filter) => {
                self.filter = filter;
                self.top = 0;
                self.at = (!self.filter.trim().is_empty()).then_some(0);
                Press::Moved
            }
        }
    }
}

/// Takes the marked entry; with none marked there is nothing to change.
fn take(asked: &Asked<'_>, marked: Option<&Listed>) -> Press {
    let Some(marked) = marked else {
        return Press::Done;
    };
    if asked.picks().codes.as_slice() == std::slice::from_ref(&marked.code) {
        return Press::Done;
    }
    Press::Taken(Some(Entry::picked(marked.code.clone())))
}
