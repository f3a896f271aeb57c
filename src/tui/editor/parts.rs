//! The parts of a total: a field for each, and the reasons that may be given instead.

use super::{Asked, Caret, Edit, LINE, Press, Reasons};
use crate::expr::Code;
use crate::survey::Entry;
use crate::tui::hit::Hit;
use crate::tui::key::{Command, Gesture, Input, Scene};

#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tui) struct PartsEditor {
    part: usize,
    caret: Caret,
    reasons: Reasons,
}

impl PartsEditor {
    /// The cursor begins in the first part that is blank.
    pub(super) fn of(asked: &Asked<'_>) -> Self {
        let mut editor = Self {
            reasons: Reasons::of(asked),
            ..Self::default()
        };
        let blank = |part: usize| typed(asked, part).is_empty();
        editor.stand_in(
            asked,
            (0..asked.rows.len()).find(|at| blank(*at)).unwrap_or(0),
        );
        editor
    }

    /// The part among those that there are now; `None` on a reason.
    pub(in crate::tui) fn part(&self, asked: &Asked<'_>) -> Option<usize> {
        let part = self.part.min(asked.rows.len().saturating_sub(1));
        self.reason(asked).is_none().then_some(part)
    }

    pub(in crate::tui) fn reason(&self, asked: &Asked<'_>) -> Option<usize> {
        self.reasons.at(asked)
    }

    pub(in crate::tui) fn caret(&self) -> Caret {
        self.caret
    }

    pub(super) fn scene(&self, asked: &Asked<'_>) -> Scene {
        if self.reason(asked).is_some() {
            Scene::Reason
        } else {
            Scene::Parts
        }
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        if let (Some(at), Input::Command(command)) = (self.reason(asked), input) {
            return match command {
                Command::Gesture(gesture) => self.reasons.press(asked, at, *gesture),
                _ => Press::Unused,
            };
        }
        // Letters belong in a field, wherever the cursor is.
        self.reasons.leave();
        self.part = self.part(asked).unwrap_or(0);
        let last = self.part + 1 >= asked.rows.len();
        match input.gesture() {
            Some(Gesture::Up) => self.stand_in(asked, self.part.saturating_sub(1)),
            Some(Gesture::Down) if last => return self.reasons.enter(asked),
            Some(Gesture::Take) if last => return Press::Done,
            Some(Gesture::Down | Gesture::Take) => self.stand_in(asked, self.part + 1),
            _ => return self.write(asked, input),
        }
        Press::Moved
    }

    /// Goes into the part that the mouse was pressed on, or gives the reason.
    pub(super) fn point(&mut self, asked: &Asked<'_>, hit: &Hit) -> Press {
        match hit {
            Hit::Text { field, row, column } => {
                self.reasons.leave();
                self.part = *field;
                let typed = typed(asked, *field);
                self.caret.point(typed, LINE, (*row, *column));
                Press::Moved
            }
            Hit::Reason(at) => self.reasons.point(asked, *at),
            Hit::Entry(_) | Hit::Cell { .. } | Hit::Key(_) => Press::Unused,
        }
    }

    fn stand_in(&mut self, asked: &Asked<'_>, part: usize) {
        self.part = part;
        self.caret = Caret::end_of(typed(asked, part));
    }

    fn write(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        let Some(part) = asked.rows.get(self.part) else {
            return Press::Unused;
        };
        let changed = match self.caret.press(typed(asked, self.part), input, LINE) {
            Edit::Moved => return Press::Moved,
            Edit::Unused => return Press::Unused,
            Edit::Changed(changed) => changed,
        };
        let mut parts = asked.parts();
        if changed.is_empty() {
            parts.remove(&part.code);
        } else {
            parts.insert(part.code.clone(), changed);
        }
        Press::Changed((!parts.is_empty()).then_some(Entry::Parts(parts)))
    }
}

fn typed<'a>(asked: &Asked<'a>, part: usize) -> &'a str {
    let code: Option<&Code> = asked.rows.get(part).map(|part| &part.code);
    code.map_or("", |code| asked.typed_in(code))
}
