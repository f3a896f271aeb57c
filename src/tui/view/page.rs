//! One screen full of words, and the line of keys at its bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::body::{GUTTER, Row};
use super::frame::is_airy;
use crate::locale::Locale;
use crate::measure::width;
use crate::plain::Plain;
use crate::tui::hit::{Hit, Spot};
use crate::tui::key::Key;
use crate::tui::screen::Room;
use crate::tui::theme::{Look, Role};

/// A buffer that takes only words that have been through the output door.
pub(super) struct Page {
    pub(super) look: Look,
    pub(super) buffer: Buffer,
    /// What the mouse can be pressed on, by its row.
    spots: Vec<(u16, Spot)>,
}

/// Where a key means what it means: that decides where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Here,
    Help,
    Everywhere,
}

/// A key that is named at the bottom, by the messages of its sign and of what it does.
pub(super) struct Named {
    pub(super) reach: Reach,
    pub(super) sign: &'static str,
    pub(super) brief: &'static str,
    /// What a press of the mouse there is.
    pub(super) key: Key,
}

impl Page {
    /// `paper`: what an earlier page was drawn on, or none.
    pub(super) fn on(mut paper: Buffer, look: Look, (columns, rows): (u16, u16)) -> Self {
        paper.resize(Rect::new(0, 0, columns, rows));
        paper.reset();
        Self {
            look,
            buffer: paper,
            spots: Vec::new(),
        }
    }

    pub(super) fn new(look: Look, size: (u16, u16)) -> Self {
        Self::on(Buffer::default(), look, size)
    }

    pub(super) fn put(&mut self, (x, y): (u16, u16), words: &Plain, role: Role) {
        if y < self.buffer.area.height && x < self.buffer.area.width {
            let style = self.look.style(role);
            let words = self.look.shown(words);
            self.buffer.set_string(x, y, words.as_str(), style);
        }
    }

    pub(super) fn row(&mut self, y: u16, row: &Row) {
        for span in &row.spans {
            self.put((span.column, y), &span.words, span.role);
        }
        self.spots
            .extend(row.spots.iter().map(|spot| (y, spot.clone())));
    }

    /// What lies on a cell; what was put there last lies on top.
    pub(super) fn hit(&self, (x, y): (u16, u16)) -> Option<Hit> {
        let mut spots = self.spots.iter().rev();
        spots.find_map(|(row, spot)| spot.at(x).filter(|_| *row == y))
    }

    /// The keys that work here, by the messages of their signs and of what they do: what is
    /// done here on the left, what can be done anywhere on the right, where it stands still
    /// from question to question.
    pub(super) fn footer(
        &mut self,
        (locale, columns): (&Locale, u16),
        keys: impl Iterator<Item = Named>,
    ) {
        const GAP: u16 = 3;
        let keys: Vec<(Reach, Plain, Key)> = keys
            .map(|named| {
                let mut words = locale.word(named.sign);
                words.push(&Plain::line(" "));
                words.push(&locale.word(named.brief));
                (named.reach, self.look.shown(&words), named.key)
            })
            .collect();
        let wide = |at: usize| width(keys[at].1.as_str());
        // The first key goes without saying; then the help, where all the others are told.
        let mut wanted: Vec<usize> = (0..keys.len()).collect();
        wanted.sort_by_key(|at| *at > 0 && keys[*at].0 != Reach::Help);
        let (mut used, mut fitting) = (GUTTER, Vec::new());
        for at in wanted {
            if used + wide(at) <= columns {
                used += wide(at) + GAP;
                fitting.push(at);
            }
        }
        fitting.sort_unstable();
        let (here, mut anywhere): (Vec<usize>, Vec<usize>) = fitting
            .into_iter()
            .partition(|at| *at == 0 || keys[*at].0 == Reach::Here);
        // What is not always there stands outermost.
        anywhere.sort_by_key(|at| keys[*at].0 != Reach::Help);
        let y = self.buffer.area.height - 1;
        let mut column = GUTTER;
        for at in here {
            self.name((column, y), &keys[at], Role::Body);
            column += wide(at) + GAP;
        }
        let mut end = columns;
        for at in anywhere.into_iter().rev() {
            self.name((end - wide(at), y), &keys[at], Role::Quiet);
            end = end.saturating_sub(wide(at) + GAP);
        }
    }

    fn name(&mut self, (x, y): (u16, u16), key: &(Reach, Plain, Key), role: Role) {
        let (_, words, key) = key;
        self.put((x, y), words, role);
        let columns = x..x + width(words.as_str());
        let hit = Hit::Key(key.clone());
        self.spots.push((y, Spot { columns, hit }));
    }

    /// Shows that the body goes on above or below: in the gutter of the rows around it, where
    /// nothing scrolls. `pinned`: the last row that stands still above it, where there is one.
    pub(super) fn more(
        &mut self,
        (pinned, end): (Option<u16>, u16),
        (scroll, room): (usize, Room),
    ) {
        let signs = self.look.signs();
        let rows = self.buffer.area.height;
        // The title, or the blank row below it; the keys, or the blank row above them.
        let (header, below) = if is_airy(rows) {
            (2, end)
        } else {
            (0, rows - 1)
        };
        if scroll > 0 {
            let above = pinned.unwrap_or(header);
            self.put((0, above), &Plain::line(signs.more_above), Role::Body);
        }
        if scroll < room.scroll_max() {
            self.put((0, below), &Plain::line(signs.more_below), Role::Body);
        }
    }
}
