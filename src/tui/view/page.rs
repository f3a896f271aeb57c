//! One screen full of words, and the line of keys at its bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::body::{GUTTER, Row};
use super::frame::is_airy;
use crate::locale::Locale;
use crate::plain::Plain;
use crate::tui::measure::width;
use crate::tui::screen::Room;
use crate::tui::theme::{Look, Role};

/// A buffer that takes only words that have been through the output door.
pub(super) struct Page {
    pub(super) look: Look,
    pub(super) buffer: Buffer,
}

/// Where a key means what it means: that decides where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Here,
    Help,
    Everywhere,
}

impl Page {
    pub(super) fn new(look: Look, (columns, rows): (u16, u16)) -> Self {
        Self {
            look,
            buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
        }
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
    }

    /// The keys that work here, by the messages of their signs and of what they do: what is
    /// done here on the left, what can be done anywhere on the right, where it stands still
    /// from question to question.
    pub(super) fn footer(
        &mut self,
        (locale, columns): (&Locale, u16),
        keys: impl Iterator<Item = (Reach, (&'static str, &'static str))>,
    ) {
        const GAP: u16 = 3;
        let keys: Vec<(Reach, Plain)> = keys
            .map(|(reach, (sign, brief))| {
                let mut words = locale.word(sign);
                words.push(&Plain::line(" "));
                words.push(&locale.word(brief));
                (reach, self.look.shown(&words))
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
            self.put((column, y), &keys[at].1, Role::Body);
            column += wide(at) + GAP;
        }
        let mut end = columns;
        for at in anywhere.into_iter().rev() {
            self.put((end - wide(at), y), &keys[at].1, Role::Quiet);
            end = end.saturating_sub(wide(at) + GAP);
        }
    }

    /// Shows at the edge that the body goes on above or below: outside of what scrolls where
    /// there is a row for it, so that the signs stand still.
    pub(super) fn more(
        &mut self,
        (columns, (top, end)): (u16, (u16, u16)),
        (scroll, room): (usize, Room),
    ) {
        let signs = self.look.signs();
        let (column, above, below) = if is_airy(self.buffer.area.height) {
            (0, top - 1, end)
        } else {
            (columns, top, end.saturating_sub(1))
        };
        if scroll > 0 {
            self.put((column, above), &Plain::line(signs.more_above), Role::Body);
        }
        if scroll < room.scroll_max() {
            self.put((column, below), &Plain::line(signs.more_below), Role::Body);
        }
    }
}
