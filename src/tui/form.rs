//! The form without a terminal: keys in, frames out.

use std::sync::Arc;

use ratatui::buffer::Buffer;

use super::backend::Frame;
use super::editor::Space;
use super::hit::Hit;
use super::key::{Key, Scene};
use super::scenes::READING;
use super::screen::Screen;
use super::theme::Look;
use super::view::{self, Sight};
use crate::locale::Locale;
use crate::session::{Event, Farewell, Place, Session, World, drive};
use crate::survey::Survey;

/// What was pressed.
enum Pressed {
    Key(Key),
    Hit(Hit),
    Nothing,
}

/// One respondent's screen. The session owns the answers; the form owns focus and scroll.
pub struct Form {
    size: (u16, u16),
    look: Look,
    screen: Screen,
}

impl Form {
    /// `size`: columns and rows.
    pub fn new(size: (u16, u16), look: Look) -> Self {
        Self {
            size,
            look,
            screen: Screen::new(),
        }
    }

    pub fn resize(&mut self, session: &Session, size: (u16, u16)) {
        self.size = size;
        self.settle(session);
    }

    /// Takes a key; says how the interview ended if it did. The form must have settled
    /// since the session was last changed by others.
    pub fn press(
        &mut self,
        session: &mut Session,
        world: &mut dyn World,
        key: Key,
    ) -> Option<Farewell> {
        self.pressed((session, world), key, false)
    }

    /// Takes a key that came together with the one before it, as in a paste that is not marked
    /// as one: it sends nothing.
    pub fn press_hasty(
        &mut self,
        session: &mut Session,
        world: &mut dyn World,
        key: Key,
    ) -> Option<Farewell> {
        self.pressed((session, world), key, true)
    }

    fn pressed(
        &mut self,
        (session, world): (&mut Session, &mut dyn World),
        key: Key,
        is_hasty: bool,
    ) -> Option<Farewell> {
        let scene = self.scene(session);
        if let Some(step) = key.of_wheel() {
            // A text goes by faster than a marker.
            let steps = if READING.contains(&scene) { 3 } else { 1 };
            return (0..steps).find_map(|_| self.pressed((session, world), step.clone(), is_hasty));
        }
        let mut events = match self.under(session, key) {
            Pressed::Nothing => return None,
            Pressed::Hit(hit) => self.screen.point(session, self.space(), &hit),
            Pressed::Key(key) => {
                let input = scene.read(key)?;
                self.screen.press(session, self.space(), (scene, &input))
            }
        };
        if is_hasty && events.contains(&Event::Submitted) {
            events = self.screen.hesitate();
        }
        for event in events {
            if let Some(farewell) = drive(session, world, event) {
                return Some(farewell);
            }
        }
        self.settle(session);
        None
    }

    /// What a key is, or what the mouse was pressed on.
    fn under(&self, session: &Session, key: Key) -> Pressed {
        let Key::Click { column, row } = key else {
            return Pressed::Key(key);
        };
        let scene = self.scene(session);
        match view::hit(&self.sight(session), (self.size, scene), (column, row)) {
            None => Pressed::Nothing,
            Some(Hit::Key(key)) => Pressed::Key(key),
            Some(hit) => Pressed::Hit(hit),
        }
    }

    /// Takes what has come back from the outside world.
    pub fn happen(
        &mut self,
        session: &mut Session,
        world: &mut dyn World,
        event: Event,
    ) -> Option<Farewell> {
        let farewell = drive(session, world, event);
        self.settle(session);
        farewell
    }

    /// The question before the respondent, or marked in the review.
    pub fn place(&self, session: &Session) -> Option<Place> {
        self.screen.place(session)
    }

    /// Goes on with a definition that has changed: at the same question, with the cursor
    /// where it was if the question still takes the same answers.
    pub fn renew(&mut self, session: &mut Session, survey: Arc<Survey>) {
        let form = |session: &Session| {
            let place = session.position().place()?;
            let question = session.question(place)?;
            let repeats = session.survey().page_of(question).repeat.is_some();
            Some((place.clone(), question.mark(repeats).form))
        };
        let before = form(session);
        session.renew(survey);
        if before != form(session) {
            self.screen.forget();
        }
        self.settle(session);
    }

    /// Brings focus and scroll to where the session has gone.
    pub fn settle(&mut self, session: &Session) {
        self.screen.follow(session, self.space());
        if view::is_too_small(self.size) {
            return;
        }
        let laid = view::lay_out(&self.sight(session), self.size.1);
        let scroll = laid.scroll(self.screen.scroll);
        self.screen.room = laid.room;
        self.screen.scroll = scroll;
    }

    /// The screen as it should look now.
    pub fn draw(&self, session: &Session) -> Frame {
        self.draw_on(session, Buffer::default())
    }

    /// The same on what an earlier frame was drawn on: whoever draws at each key asks the
    /// system for no room each time.
    pub(super) fn draw_on(&self, session: &Session, paper: Buffer) -> Frame {
        let paper = (paper, self.size);
        view::draw(&self.sight(session), paper, self.scene(session))
    }

    fn scene(&self, session: &Session) -> Scene {
        if view::is_too_small(self.size) {
            return Scene::TooSmall;
        }
        self.screen.scene(session, self.space())
    }

    fn space(&self) -> Space {
        view::space(self.size)
    }

    fn sight<'a>(&'a self, session: &'a Session) -> Sight<'a> {
        let language = &session.survey().languages[session.language()];
        Sight {
            session,
            screen: &self.screen,
            locale: Locale::for_tags([language.as_str()]),
            look: self.look,
            columns: view::text_columns(self.size.0),
            space: self.space(),
        }
    }
}
