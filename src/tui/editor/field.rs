//! A number, a date or a text to type, with the reasons that may be given instead.

use super::{Asked, Caret, Edit, Press, Reasons, Shape};
use crate::survey::{Entry, Kind};
use crate::tui::hit::Hit;
use crate::tui::key::{Command, Gesture, Input, Scene};

#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tui) struct FieldEditor {
    caret: Caret,
    reasons: Reasons,
}

impl FieldEditor {
    pub(super) fn of(asked: &Asked<'_>) -> Self {
        Self {
            caret: Caret::end_of(asked.typed()),
            reasons: Reasons::of(asked),
        }
    }

    pub(in crate::tui) fn reason(&self, asked: &Asked<'_>) -> Option<usize> {
        self.reasons.at(asked)
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
        match (self.reasons.at(asked), input) {
            (Some(at), Input::Command(Command::Gesture(gesture))) => {
                self.reasons.press(asked, at, *gesture)
            }
            (Some(_), Input::Command(_)) => Press::Unused,
            // Letters belong in the field, wherever the cursor is.
            (Some(_), Input::Letter(_) | Input::Paste(_)) => {
                self.reasons.leave();
                self.write(asked, input)
            }
            (None, _) => match (self.write(asked, input), input.gesture()) {
                (Press::Unused, Some(Gesture::Down)) => self.reasons.enter(asked),
                (press, _) => press,
            },
        }
    }

    /// Goes into the text where the mouse was pressed, or gives the reason that it was on.
    pub(super) fn point(&mut self, asked: &Asked<'_>, hit: &Hit) -> Press {
        match hit {
            Hit::Text { row, column, .. } => {
                self.reasons.leave();
                let at = (*row, *column);
                self.caret.point(asked.typed(), shape(asked), at);
                Press::Moved
            }
            Hit::Reason(at) => self.reasons.point(asked, *at),
            Hit::Entry(_) | Hit::Cell { .. } | Hit::Key(_) => Press::Unused,
        }
    }

    fn write(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        match self.caret.press(asked.typed(), input, shape(asked)) {
            Edit::Moved => Press::Moved,
            Edit::Unused => Press::Unused,
            Edit::Changed(text) if text.is_empty() => Press::Changed(None),
            Edit::Changed(text) => Press::Changed(Some(Entry::Typed(text))),
        }
    }
}

fn shape(asked: &Asked<'_>) -> Shape {
    Shape {
        lines: matches!(asked.question.kind, Kind::Text { lines, .. } if lines > 1),
        width: asked.space.columns,
    }
}
