//! The reasons that may be given instead of something typed, below where it is typed.

use super::{Asked, Press};
use crate::survey::Entry;
use crate::tui::key::Command;

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
            Some(at) => self.press(asked, at, Command::Tick),
            None => Press::Unused,
        }
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, at: usize, command: Command) -> Press {
        let last = asked.question.missing.len() - 1;
        let reason = asked.question.missing[at];
        let given = asked.entry == Some(&Entry::Missing(reason));
        match command {
            Command::Up => self.at = at.checked_sub(1),
            Command::Down => self.at = Some((at + 1).min(last)),
            Command::First | Command::PageUp => self.at = None,
            Command::Last | Command::PageDown => self.at = Some(last),
            Command::Take if given => return Press::Done,
            Command::Take => return Press::Taken(Some(Entry::Missing(reason))),
            Command::Tick | Command::EraseAll if given => return Press::Changed(None),
            Command::Tick => return Press::Changed(Some(Entry::Missing(reason))),
            Command::EraseAll
            | Command::Left
            | Command::Right
            | Command::WordLeft
            | Command::WordRight
            | Command::Digit(_)
            | Command::NewLine
            | Command::EraseBefore
            | Command::EraseAfter
            | Command::Next
            | Command::Back
            | Command::Send
            | Command::Undo
            | Command::Redo
            | Command::Jump
            | Command::Overview
            | Command::Lines
            | Command::Explain
            | Command::Add
            | Command::Remove
            | Command::Help
            | Command::Why
            | Command::Close
            | Command::Language
            | Command::Leave => return Press::Unused,
        }
        Press::Moved
    }
}
