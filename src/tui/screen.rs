//! Who gets a key: an overlay, else the focused editor, else movement between questions.
//! The screen owns focus and scrolling; what it wants done it returns as events.

use super::editor::{Asked, Caret, Editor, Press, Space};
use super::hit::Hit;
use super::jump::Jump;
use super::key::{Command, Gesture, Input, Scene};
use super::notice::{Notice, pasted};
use super::overlay::{Over, Overlay, Seen};
use super::review::{review, reviewed};
use crate::session::{Event, Phase, Place, Position, Session};
use crate::survey::Entry;

#[derive(Debug)]
pub(super) struct Screen {
    /// What `focus` and `scroll` belong to.
    seen: Option<(Position, Stage)>,
    pub(super) focus: Focus,
    pub(super) overlay: Option<Overlay>,
    /// What the last key did, where that is not to be seen; until the next key.
    pub(super) notice: Option<Notice>,
    /// The first row of the body that is shown, and of an overlay while that is open.
    pub(super) scroll: usize,
    pub(super) room: Room,
    /// How far the respondent had come when they got here: it does not change under their
    /// hands, though the path may.
    pub(super) progress: Option<(usize, usize)>,
}

/// Where the cursor is.
#[derive(Debug)]
pub(super) enum Focus {
    /// Nowhere yet, or where nothing can be moved to.
    None,
    /// On "yes" (0) or "no" (1), where consent is asked for.
    Opening(usize),
    Question(Box<Editor>),
    /// On one of the answers, or after them on the line that sends.
    Review(usize),
}

/// How much of the body fits: rows there are, and rows that can be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Room {
    pub(super) rows: usize,
    pub(super) height: usize,
}

impl Room {
    pub(super) fn scroll_max(self) -> usize {
        self.rows.saturating_sub(self.height)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Answering,
    Filing,
    Filed,
    Declined,
}

impl Stage {
    fn of(phase: &Phase) -> Self {
        match phase {
            Phase::Answering => Self::Answering,
            Phase::Filing => Self::Filing,
            Phase::Filed(_) => Self::Filed,
            Phase::Declined => Self::Declined,
        }
    }
}

impl Screen {
    pub(super) fn new() -> Self {
        Self {
            seen: None,
            focus: Focus::None,
            overlay: None,
            notice: None,
            scroll: 0,
            room: Room::default(),
            progress: None,
        }
    }

    /// Follows the session to where it has gone. Returns whether it has.
    pub(super) fn follow(&mut self, session: &Session, space: Space) -> bool {
        let has_gone = self.go_along(session, space);
        let read = matches!(self.overlay, Some(Overlay::Changes));
        if session.changes().is_some() && !read {
            self.open(Overlay::Changes);
        }
        has_gone
    }

    fn go_along(&mut self, session: &Session, space: Space) -> bool {
        let now = (session.position().clone(), Stage::of(session.phase()));
        if self.seen.as_ref() == Some(&now) {
            return false;
        }
        self.focus = match (&now, Asked::of(session, space)) {
            ((_, Stage::Filing | Stage::Filed | Stage::Declined), _) => Focus::None,
            ((Position::Opening, _), _) => Focus::Opening(0),
            ((Position::Review, _), _) => Focus::Review(self.left_from(session)),
            (_, Some(asked)) => Focus::Question(Box::new(Editor::of(&asked))),
            (_, None) => Focus::None,
        };
        self.seen = Some(now);
        self.progress = session.progress();
        self.scroll = 0;
        self.overlay = None;
        true
    }

    /// Looks at the question anew, for it is another one now.
    pub(super) fn forget(&mut self) {
        self.seen = None;
    }

    /// Where in the review to stand: at the answer that was just looked at again.
    fn left_from(&self, session: &Session) -> usize {
        let Some((Position::Revisit(place), _)) = &self.seen else {
            return 0;
        };
        let steps = reviewed(session);
        steps
            .iter()
            .position(|step| step.place == *place)
            .unwrap_or(0)
    }

    pub(super) fn scene(&self, session: &Session, space: Space) -> Scene {
        match &self.overlay {
            Some(overlay) => overlay.scene(),
            None => self.scene_below(session, space),
        }
    }

    /// The scene without what may lie over it.
    pub(super) fn scene_below(&self, session: &Session, space: Space) -> Scene {
        match session.phase() {
            Phase::Filing => return Scene::Filing,
            Phase::Filed(_) | Phase::Declined => return Scene::Ended,
            Phase::Answering => {}
        }
        let to_read = if self.scroll < self.room.scroll_max() {
            Scene::Paging
        } else {
            Scene::Reading
        };
        match &self.focus {
            Focus::Opening(_) if to_read == Scene::Reading && session.awaits_consent() => {
                Scene::Consent
            }
            Focus::None | Focus::Opening(_) => to_read,
            Focus::Review(at) if *at < reviewed(session).len() => Scene::Review,
            Focus::Review(_) => Scene::Send,
            Focus::Question(editor) => Asked::of(session, space)
                .and_then(|asked| editor.scene(&asked))
                .unwrap_or(to_read),
        }
    }

    /// Takes a key; returns what is to happen, in order.
    pub(super) fn press(
        &mut self,
        session: &Session,
        space: Space,
        (scene, input): (Scene, &Input),
    ) -> Vec<Event> {
        self.notice = None;
        let pasted = pasted(input);
        let seen = self.seen_of(space);
        if let Some(overlay) = &mut self.overlay {
            let over = overlay.press(session, seen, input);
            if let Some(events) = self.over(session, over) {
                self.notice = self.notice.take().or(pasted);
                return events;
            }
        } else if let Focus::Question(editor) = &mut self.focus
            && let Some(asked) = Asked::of(session, space)
        {
            let press = editor.press(&asked, input);
            if let Some(events) = self.pressed(session, asked.place, press) {
                self.notice = self.notice.take().or(pasted);
                return events;
            }
        }
        let Input::Command(command) = input else {
            return Vec::new();
        };
        self.obey(session, scene, *command)
    }

    /// Takes a press of the mouse; returns what is to happen, in order.
    pub(super) fn point(&mut self, session: &Session, space: Space, hit: &Hit) -> Vec<Event> {
        self.notice = None;
        let seen = self.seen_of(space);
        if let Some(overlay) = &mut self.overlay {
            let over = overlay.point(session, seen, hit);
            return self.over(session, over).unwrap_or_default();
        }
        match (&mut self.focus, hit) {
            (Focus::Question(editor), hit) => {
                let Some(asked) = Asked::of(session, space) else {
                    return Vec::new();
                };
                let press = editor.point(&asked, hit);
                self.pressed(session, asked.place, press)
                    .unwrap_or_default()
            }
            (Focus::Review(at), Hit::Entry(to)) if at == to => review(at, session, Gesture::Take),
            (Focus::Review(at) | Focus::Opening(at), Hit::Entry(to)) => {
                *at = *to;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn seen_of(&self, space: Space) -> Seen {
        Seen {
            scroll: self.scroll,
            room: self.room,
            list_rows: space.list_rows,
        }
    }

    /// What comes of what an overlay did; `None` where it had no use for it.
    fn over(&mut self, session: &Session, over: Over) -> Option<Vec<Event>> {
        match over {
            Over::Unused => None,
            Over::Stays(events) => Some(events),
            Over::Closes(events) => {
                self.close();
                Some(self.noticed(session, events))
            }
        }
    }

    /// What comes of what an editor did; `None` where it had no use for it.
    fn pressed(&mut self, session: &Session, place: &Place, press: Press) -> Option<Vec<Event>> {
        let changed = |entry: Option<Entry>| match entry {
            Some(entry) => Event::Entered {
                place: place.clone(),
                entry,
            },
            None => Event::Cleared {
                place: place.clone(),
            },
        };
        match press {
            Press::Unused => None,
            Press::Moved => Some(Vec::new()),
            Press::Changed(_) | Press::Taken(_) if session.is_fixed(place) => {
                self.notice = Some(Notice::Fixed);
                Some(Vec::new())
            }
            Press::Changed(entry) => Some(vec![changed(entry)]),
            Press::Taken(entry) => Some(vec![changed(entry), Event::Next]),
            Press::Done => Some(vec![Event::Next]),
        }
    }

    fn obey(&mut self, session: &Session, scene: Scene, command: Command) -> Vec<Event> {
        match command {
            Command::Leave => return vec![Event::Left],
            Command::Help => self.open(Overlay::Help),
            Command::Why => self.why(session),
            Command::Explain => self.explain(session),
            Command::Undo => return self.undo(session),
            Command::Redo => return self.redo(session),
            Command::Jump if !session.awaits_consent() => self.open(Overlay::Jump(Jump::default())),
            Command::Overview if !session.awaits_consent() => {
                let pages = session.overview();
                let here = pages.iter().position(|page| page.is_here);
                self.open(Overlay::Overview(here.unwrap_or(0)));
            }
            Command::Lines => return vec![Event::Switched],
            Command::Add | Command::Remove => return self.repeat(session, command),
            Command::Language => return next_language(session),
            Command::Next => return vec![Event::Next],
            Command::Back => return vec![Event::Back],
            Command::Send => {
                if let Focus::Review(at) = &mut self.focus {
                    return review(at, session, Gesture::Last);
                }
            }
            Command::Gesture(gesture) => {
                return match (scene, &mut self.focus) {
                    (Scene::Consent, Focus::Opening(at)) => consent(at, gesture, &mut self.scroll),
                    (Scene::Review | Scene::Send, Focus::Review(at)) => {
                        review(at, session, gesture)
                    }
                    _ => {
                        self.read(gesture);
                        Vec::new()
                    }
                };
            }
            Command::Jump | Command::Overview | Command::Close => {}
        }
        Vec::new()
    }

    /// Opens the line for a reason, where there is something to give one for.
    fn explain(&mut self, session: &Session) {
        let place = session.position().place();
        if let Some(place) = place.filter(|place| session.may_explain(place)) {
            let reason = session.reason(place).unwrap_or_default();
            self.open(Overlay::Reason(Caret::end_of(reason)));
        }
    }

    /// One time more or less of the page at hand. Nothing answered goes without a question.
    fn repeat(&mut self, session: &Session, command: Command) -> Vec<Event> {
        let Some(place) = session.position().place().cloned() else {
            return Vec::new();
        };
        match command {
            Command::Add if session.can_add(&place) => vec![Event::Added { place }],
            Command::Remove if session.can_remove(&place) => {
                if session.answered_this_time(&place).is_empty() {
                    return self.noticed(session, vec![Event::Removed { place }]);
                }
                self.open(Overlay::Removing);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn open(&mut self, overlay: Overlay) {
        self.overlay = Some(overlay);
        self.scroll = 0;
    }

    fn close(&mut self) {
        self.overlay = None;
        self.scroll = 0;
    }

    /// Moves through a text.
    fn read(&mut self, gesture: Gesture) {
        let page = self.room.height.saturating_sub(1).max(1);
        let to = match gesture {
            Gesture::Up => self.scroll.saturating_sub(1),
            Gesture::Down => self.scroll + 1,
            Gesture::PageUp => self.scroll.saturating_sub(page),
            // What is to be read to its end is not passed before.
            Gesture::PageDown | Gesture::Take => self.scroll + page,
            Gesture::First => 0,
            Gesture::Last => usize::MAX,
            _ => return,
        };
        self.scroll = to.min(self.room.scroll_max());
    }
}

fn next_language(session: &Session) -> Vec<Event> {
    let languages = &session.survey().languages;
    let next = (session.language() + 1) % languages.len().max(1);
    if next == session.language() {
        return Vec::new();
    }
    vec![Event::LanguageChosen(languages[next].clone())]
}

fn consent(at: &mut usize, gesture: Gesture, scroll: &mut usize) -> Vec<Event> {
    match gesture {
        Gesture::Up if *at == 0 => *scroll = scroll.saturating_sub(1),
        Gesture::Up | Gesture::First => *at = 0,
        Gesture::Down | Gesture::Last => *at = 1,
        Gesture::Digit(digit @ 1..=2) => *at = usize::from(digit) - 1,
        Gesture::PageUp => *scroll = 0,
        Gesture::Take | Gesture::Tick => return vec![Event::Consented(*at == 0)],
        _ => {}
    }
    Vec::new()
}
