//! A number or a text to type, with the reasons that may be given instead.

use super::{Asked, Caret, Edit, Press, Shape};
use crate::survey::{Entry, Kind};
use crate::tui::key::{Command, Input, Scene};

#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tui) struct FieldEditor {
    caret: Caret,
    /// The reason on which the cursor stands; in the field where it is `None`.
    reason: Option<usize>,
}

impl FieldEditor {
    pub(super) fn of(asked: &Asked<'_>) -> Self {
        let given = if let Some(Entry::Missing(given)) = asked.entry {
            asked
                .question
                .missing
                .iter()
                .position(|reason| reason == given)
        } else {
            None
        };
        Self {
            caret: Caret::end_of(asked.typed()),
            reason: given,
        }
    }

    pub(in crate::tui) fn reason(&self, asked: &Asked<'_>) -> Option<usize> {
        self.reason.filter(|at| *at < asked.question.missing.len())
    }

    pub(in crate::tui) fn caret(&self) -> Caret {
        self.caret
    }

    pub(super) fn scene(&self, asked: &Asked<'_>) -> Scene {
        match &asked.question.kind {
            _ if self.reason(asked).is_some() => Scene::Reason,
            Kind::Text { lines, .. } if *lines > 1 => Scene::Lines,
            _ => Scene::Line,
        }
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        self.reason = self.reason(asked);
        match (self.reason, input) {
            (Some(at), Input::Command(command)) => self.press_reason(asked, at, *command),
            // Letters belong in the field, wherever the cursor is.
            (Some(_), Input::Letter(_) | Input::Paste(_)) => {
                self.reason = None;
                self.write(asked, input)
            }
            (None, _) => match (self.write(asked, input), input) {
                (Press::Unused, Input::Command(Command::Down))
                    if !asked.question.missing.is_empty() =>
                {
                    self.reason = Some(0);
                    Press::Moved
                }
                (press, _) => press,
            },
        }
    }

    fn write(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        let shape = Shape {
            lines: matches!(asked.question.kind, Kind::Text { lines, .. } if lines > 1),
            width: asked.space.columns,
        };
        match self.caret.press(asked.typed(), input, shape) {
            Edit::Moved => Press::Moved,
            Edit::Unused => Press::Unused,
            Edit::Changed(text) if text.is_empty() => Press::Changed(None),
            Edit::Changed(text) => Press::Changed(Some(Entry::Typed(text))),
        }
    }

    fn press_reason(&mut self, asked: &Asked<'_>, at: usize, command: Command) -> Press {
        let last = asked.question.missing.len() - 1;
        let reason = asked.question.missing[at];
        let given = asked.entry == Some(&Entry::Missing(reason));
        match command {
            Command::Up => self.reason = at.checked_sub(1),
            Command::Down => self.reason = Some((at + 1).min(last)),
            Command::First | Command::PageUp => self.reason = None,
            Command::Last | Command::PageDown => self.reason = Some(last),
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
            | Command::Help
            | Command::Language
            | Command::Leave => return Press::Unused,
        }
        Press::Moved
    }
}
