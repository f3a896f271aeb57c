//! What may lie over the question before the respondent: one thing at a time.
//!
//! An overlay owns what is typed or marked in it, and nothing of the session. It scrolls
//! with the screen's own scroll, and is put away when the session goes elsewhere.

use super::editor::{Caret, Edit, LINE};
use super::hit::Hit;
use super::jump::Jump;
use super::key::{Command, Gesture, Input, Scene};
use super::screen::Room;
use crate::session::{Event, Place, Session};

#[derive(Debug)]
pub(super) enum Overlay {
    /// The keys that work in the scene below.
    Help,
    /// Why a question is asked, and with the conditions as they are written.
    Why { place: Place, with_rule: bool },
    /// What a changed survey did to the answers.
    Changes,
    /// Why a doubted answer stands.
    Reason(Caret),
    /// What goes with this time of a page if it is taken away.
    Removing,
    /// A question to go to.
    Jump(Jump),
    /// All pages, and the marked one.
    Overview(usize),
}

/// How much of an overlay is seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) scroll: usize,
    pub(super) room: Room,
    /// How many entries of a list are shown at a time.
    pub(super) list_rows: usize,
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
            Self::Help | Self::Why { .. } => Scene::Help,
            Self::Changes => Scene::Changes,
            Self::Reason(_) => Scene::Explaining,
            Self::Removing => Scene::Removing,
            Self::Jump(_) => Scene::Jumping,
            Self::Overview(_) => Scene::Overview,
        }
    }

    pub(super) fn press(&mut self, session: &Session, seen: Seen, input: &Input) -> Over {
        let place = session.position().place().cloned();
        let is_taken = input.gesture() == Some(Gesture::Take);
        match (self, input) {
            (_, Input::Command(Command::Close)) => Over::Closes(Vec::new()),
            // Nobody is to have read what they have not seen.
            (Self::Changes, _) if is_taken && seen.is_at_end() => {
                Over::Closes(vec![Event::ChangesRead])
            }
            (Self::Reason(_), _) if is_taken => Over::Closes(vec![Event::Next]),
            (Self::Removing, _) if is_taken => {
                let removed = place.map(|place| Event::Removed { place });
                Over::Closes(removed.into_iter().collect())
            }
            (Self::Jump(jump), _) if is_taken => match jump.marked(session) {
                Some(step) => go(session, step.place),
                None => Over::Stays(Vec::new()), // Nothing is found: there is nowhere to go.
            },
            (Self::Overview(at), _) if is_taken => match session.overview().into_iter().nth(*at) {
                Some(page) => go(session, page.place),
                None => Over::Unused,
            },
            (Self::Overview(at), Input::Command(Command::Gesture(gesture))) => {
                mark(session, at, *gesture)
            }
            (Self::Jump(jump), input) => {
                if jump.press(session, seen.list_rows, input) {
                    Over::Stays(Vec::new())
                } else {
                    Over::Unused
                }
            }
            (Self::Reason(caret), input) => match place {
                Some(place) => explain(session, place, (caret, input)),
                None => Over::Unused,
            },
            // Pressed once more, it shows the conditions as they are written.
            (Self::Why { with_rule, .. }, Input::Command(Command::Why)) => {
                *with_rule = !*with_rule;
                Over::Stays(Vec::new())
            }
            (
                Self::Help | Self::Why { .. } | Self::Changes | Self::Removing | Self::Overview(_),
                _,
            ) => Over::Unused,
        }
    }
}

impl Overlay {
    /// Takes a press of the mouse: it marks, and does what Enter does where it has marked.
    pub(super) fn point(&mut self, session: &Session, seen: Seen, hit: &Hit) -> Over {
        let again = match (&mut *self, hit) {
            (Self::Jump(jump), hit) => jump.point(session, hit),
            (Self::Overview(at), Hit::Entry(to)) => std::mem::replace(at, *to) == *to,
            (Self::Reason(caret), Hit::Text { row, column, .. }) => {
                let place = session.position().place();
                let reason = place.and_then(|place| session.reason(place));
                caret.point(reason.unwrap_or_default(), LINE, (*row, *column));
                false
            }
            _ => false,
        };
        if again {
            return self.press(session, seen, &Gesture::Take.into());
        }
        Over::Stays(Vec::new())
    }
}

impl Seen {
    fn is_at_end(self) -> bool {
        self.scroll >= self.room.scroll_max()
    }
}

fn go(session: &Session, place: Place) -> Over {
    Over::Closes(vec![Event::WentTo(session.position_at(place))])
}

fn explain(session: &Session, place: Place, (caret, input): (&mut Caret, &Input)) -> Over {
    let written = session.reason(&place).unwrap_or_default();
    match caret.press(written, input, LINE) {
        Edit::Changed(reason) => Over::Stays(vec![Event::Explained { place, reason }]),
        Edit::Moved => Over::Stays(Vec::new()),
        Edit::Unused => Over::Unused,
    }
}

/// Moves the mark among the pages.
fn mark(session: &Session, at: &mut usize, gesture: Gesture) -> Over {
    const PAGE: usize = 8;
    let last = session.overview().len().saturating_sub(1);
    *at = match gesture {
        Gesture::Up => at.saturating_sub(1),
        Gesture::Down => (*at + 1).min(last),
        Gesture::PageUp => at.saturating_sub(PAGE),
        Gesture::PageDown => (*at + PAGE).min(last),
        Gesture::First => 0,
        Gesture::Last => last,
        _ => return Over::Unused,
    };
    Over::Stays(Vec::new())
}
