//! What may lie over the question before the respondent: one thing at a time.
//!
//! An overlay owns what is typed or marked in it, and nothing of the session. It scrolls
//! with the screen's own scroll, and is put away when the session goes elsewhere.

use super::editor::{Caret, Edit, Shape};
use super::key::{Command, Input, Scene};
use super::screen::Room;
use crate::session::{Event, Session};

#[derive(Debug)]
pub(super) enum Overlay {
    /// The keys that work in the scene below.
    Help,
    /// What a changed survey did to the answers.
    Changes,
    /// Why a doubted answer stands.
    Reason(Caret),
    /// What goes with this time of a page if it is taken away.
    Removing,
}

/// What came of a key.
#[derive(Debug, PartialEq)]
pub(super) enum Over {
    /// It stays, and this happens.
    Stays(Vec<Event>),
    /// It is put away, and this happens.
    Closes(Vec<Event>),
    Unused,
}

impl Overlay {
    /// Where keys are pressed while it lies there.
    pub(super) fn scene(&self) -> Scene {
        match self {
            Self::Help => Scene::Help,
            Self::Changes => Scene::Changes,
            Self::Reason(_) => Scene::Explaining,
            Self::Removing => Scene::Removing,
        }
    }

    pub(super) fn press(
        &mut self,
        session: &Session,
        (scroll, room): (usize, Room),
        input: &Input,
    ) -> Over {
        let place = session.position().place().cloned();
        match (self, input) {
            (_, Input::Command(Command::Close)) => Over::Closes(Vec::new()),
            // Nobody is to have read what they have not seen.
            (Self::Changes, Input::Command(Command::Take)) if scroll >= room.scroll_max() => {
                Over::Closes(vec![Event::ChangesRead])
            }
            (Self::Reason(_), Input::Command(Command::Take)) => Over::Closes(vec![Event::Next]),
            (Self::Removing, Input::Command(Command::Take)) => {
                let removed = place.map(|place| Event::Removed { place });
                Over::Closes(removed.into_iter().collect())
            }
            (Self::Reason(caret), input) => {
                let Some(place) = place else {
                    return Over::Unused;
                };
                let written = session.reason(&place).unwrap_or_default();
                let shape = Shape {
                    lines: false,
                    width: u16::MAX,
                };
                match caret.press(written, input, shape) {
                    Edit::Changed(reason) => Over::Stays(vec![Event::Explained { place, reason }]),
                    Edit::Moved => Over::Stays(Vec::new()),
                    Edit::Unused => Over::Unused,
                }
            }
            (Self::Help | Self::Changes | Self::Removing, _) => Over::Unused,
        }
    }
}
