//! The home screen: surveys, drafts, what waits to be sent, and receipts.

mod act;
mod board;
mod keymap;
mod model;

use std::io;

use ratatui::buffer::Buffer;

use super::backend::Frame;
use super::hit::Hit;
use super::key::Key;
use super::terminal::{Heard, Terminal};
use super::theme::Look;
use super::view::{HomeSight, draw_home, hit_home, is_too_small, settle_home};
use super::{AWAITING, CALM};
use crate::locale::Locale;
use crate::plain::Plain;

pub(super) use act::Act;
pub(super) use board::{Board, Field, Over};
pub(super) use model::Part;
pub use model::{Desk, Item, Sending, Told, Way, Wish};

/// The home screen without a terminal: keys in, frames out.
pub struct Home {
    board: Board,
    place: Plain,
    look: Look,
    size: (u16, u16),
}

impl Home {
    /// `size`: columns and rows.
    pub fn new(
        desk: &mut dyn Desk,
        (size, look): ((u16, u16), Look),
        locale: &'static Locale,
    ) -> Self {
        let mut home = Self {
            board: Board::new(desk, locale),
            place: desk.place(),
            look,
            size,
        };
        home.settle();
        home
    }

    /// Takes a key; says where it leads, where it leads away.
    pub fn press(&mut self, desk: &mut dyn Desk, key: Key) -> Option<Way> {
        if is_too_small(self.size) && key != Key::Ctrl('q') {
            return None;
        }
        let key = key.of_wheel().unwrap_or(key);
        let way = match key {
            Key::Click { column, row } => match hit_home(&self.sight(), (column, row)) {
                Some(Hit::Key(key)) => self.board.press(desk, key),
                Some(hit) => self.board.point(desk, &hit),
                None => None,
            },
            key => self.board.press(desk, key),
        };
        self.settle();
        way
    }

    /// Takes what has come back of earlier wishes.
    pub fn hear(&mut self, desk: &mut dyn Desk) {
        self.board.hear(desk);
        self.settle();
    }

    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.settle();
    }

    /// The screen as it should look now.
    pub fn draw(&self) -> Frame {
        self.draw_on(Buffer::default())
    }

    /// The same on what an earlier frame was drawn on.
    fn draw_on(&self, paper: Buffer) -> Frame {
        draw_home(&self.sight(), paper)
    }

    /// The language that it speaks now.
    pub fn locale(&self) -> &'static Locale {
        self.board.locale
    }

    fn settle(&mut self) {
        if !is_too_small(self.size) {
            (self.board.scroll, self.board.room) = settle_home(&self.sight());
        }
    }

    fn sight(&self) -> HomeSight<'_> {
        HomeSight {
            board: &self.board,
            place: &self.place,
            look: self.look,
            size: self.size,
        }
    }

    fn awaits(&self) -> bool {
        matches!(self.board.told, Some(Told::Sending { .. }))
    }
}

/// Runs the home screen until it leads somewhere; returns the language it spoke last.
pub fn run(
    desk: &mut dyn Desk,
    (look, locale): (Look, &'static Locale),
    stop: &dyn Fn() -> bool,
) -> io::Result<(Way, &'static Locale)> {
    let (mut terminal, size) = Terminal::take(look)?;
    let mut home = Home::new(desk, (size, look), locale);
    let mut paper = Buffer::default();
    loop {
        home.hear(desk);
        let frame = home.draw_on(paper);
        let gone = terminal.show(&frame).is_err();
        paper = frame.buffer;
        if gone || stop() {
            return Ok((Way::Left, home.locale()));
        }
        match terminal.hear(if home.awaits() { AWAITING } else { CALM }) {
            Heard::Nothing => {}
            Heard::Gone => return Ok((Way::Left, home.locale())),
            Heard::Resized(size) => home.resize(size),
            Heard::Key(key) | Heard::Hasty(key) => {
                if let Some(way) = home.press(desk, key) {
                    return Ok((way, home.locale()));
                }
            }
        }
    }
}
