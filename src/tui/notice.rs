//! What the last key did, where that is not to be seen.

use super::editor::let_in;
use super::key::Input;
use super::screen::Screen;
use crate::plain::Plain;
use crate::session::{Event, Place, Session};

/// What a key did that is not to be seen where it was pressed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Notice {
    /// Nothing: the answer is not the respondent's to change.
    Fixed,
    /// This time of a page was taken away.
    Removed(Plain),
    /// The answer at this place is what it was before.
    Undone(Place),
    /// The answer at this place is what it was before that.
    Redone(Place),
    /// There is nothing to take back.
    NothingDone,
    /// There is nothing to do again.
    NothingUndone,
    /// So many characters came in at once.
    Pasted(usize),
    /// Nothing: it was to send, and came too soon to be meant.
    Hasty,
}

/// What is told of a text that came in at once.
pub(super) fn pasted(input: &Input) -> Option<Notice> {
    match input {
        Input::Paste(text) => Some(Notice::Pasted(let_in(text).chars().count())),
        Input::Command(_) | Input::Letter(_) => None,
    }
}

impl Screen {
    /// Takes the last change of an answer back, and tells which it was.
    pub(super) fn undo(&mut self, session: &Session) -> Vec<Event> {
        let Some(place) = session.undoes() else {
            self.notice = Some(Notice::NothingDone);
            return Vec::new();
        };
        self.notice = Some(Notice::Undone(place.clone()));
        self.forget(); // The cursor stands where the answer stands now.
        vec![Event::Undone]
    }

    /// Does again what was taken back last, and tells which it was.
    pub(super) fn redo(&mut self, session: &Session) -> Vec<Event> {
        let Some(place) = session.redoes() else {
            self.notice = Some(Notice::NothingUndone);
            return Vec::new();
        };
        self.notice = Some(Notice::Redone(place.clone()));
        self.forget();
        vec![Event::Redone]
    }

    /// Sends nothing, and asks to be asked once more.
    pub(super) fn hesitate(&mut self) -> Vec<Event> {
        self.notice = Some(Notice::Hasty);
        Vec::new()
    }

    /// Tells of what is about to happen, where that would not be seen.
    pub(super) fn noticed(&mut self, session: &Session, events: Vec<Event>) -> Vec<Event> {
        for event in &events {
            if let Event::Removed { place } = event {
                let title = session.page_title(place);
                self.notice = Some(Notice::Removed(title));
                // The next time has the same place, and another answer.
                self.forget();
            }
        }
        events
    }
}
