//! The reasons that may be given instead of something typed, below where it is typed.

use super::{Asked, Press};
use crate::survey::Entry;
use crate::tui::key::Gesture;

#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tui) struct Reasons {
    /// The reason on which the cursor stands; above all of them where it is `None`.
    at: Option<usize>,
}

impl Reasons {
    /// On the reason that was given, if one was.
    pub(super) fn of(asked: &Asked<'_>) -> Self {
        let Some(Entry::Missing(given)) = asked.entry else {
            return Self::default();
        };
        let mut offered = asked.question.missing.iter();
        let at = offered.position(|reason| reason == given);
        Self { at }
    }

    pub(in crate::tui) fn at(self, asked: &Asked<'_>) -> Option<usize> {
        self.at.filter(|at| *at < asked.question.missing.len())
    }

    /// Comes down to the first of them; unused where there is none.
    pub(super) fn enter(&mut self, asked: &Asked<'_>) -> Press {
        if asked.question.missing.is_empty() {
            return Press::Unused;
        }
        self.at = Some(0);
        Press::Moved
    }

    pub(super) fn leave(&mut self) {
        self.at = None;
    }

    /// Gives the one that the mouse was pressed on, or takes it back.
    pub(super) fn point(&mut self, asked: &Asked<'_>, at: usize) -> Press {
        self.at = Some(at);
        match self.at(asked) {
            Some(at) => self.press(asked, at, Gesture::Tick),
            None => Press::Unused,
        }
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, at: usize, gesture: Gesture) -> Press {
        let last = asked.question.missing.len() - 1;
        let reason = asked.question.missing[at];
        let given = asked.entry == Some(&Entry::Missing(reason));
        match gesture {
            Gesture::Up => self.at = at.checked_sub(1),
            Gesture::Down => self.at = Some((at + 1).min(last)),
            Gesture::First | Gesture::PageUp => self.at = None,
            Gesture::Last | Gesture::PageDown => self.at = Some(last),
            Gesture::Take if given => return Press::Done,
            Gesture::Take => return Press::Taken(Some(Entry::Missing(reason))),
            Gesture::Tick | Gesture::EraseAll if given => return Press::Changed(None),
            Gesture::Tick => return Press::Changed(Some(Entry::Missing(reason))),
            Gesture::EraseAll
            | Gesture::Left
            | Gesture::Right
            | Gesture::WordLeft
            | Gesture::WordRight
            | Gesture::Digit(_)
            | Gesture::NewLine
            | Gesture::EraseBefore
            | Gesture::EraseAfter => return Press::Unused,
        }
        Press::Moved
    }
}
