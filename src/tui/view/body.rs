//! The scrolling middle of a screen, row by row, before it is known which rows fit.

use std::ops::Range;

use super::Sight;
use crate::locale::{Locale, Message};
use crate::measure::{split, width, wrap};
use crate::plain::Plain;
use crate::tui::hit::{Hit, Spot};
use crate::tui::screen::Room;
use crate::tui::theme::{Look, Role};

/// Columns on the left that hold markers and signs; words begin after them, so that a row
/// begins alike wherever the marker is.
pub(super) const GUTTER: u16 = 2;

pub(super) struct Body {
    look: Look,
    columns: u16,
    pub(super) rows: Vec<Row>,
    /// The first rows stay where they are while the others scroll.
    pub(super) pinned: usize,
    /// Row and column of the terminal's cursor.
    pub(super) cursor: Option<(usize, u16)>,
    /// The rows that must be seen, where there is something in focus.
    pub(super) focus: Option<Range<usize>>,
}

/// What stands on one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) spans: Vec<Span>,
    /// What the mouse can be pressed on.
    pub(super) spots: Vec<Spot>,
}

#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) column: u16,
    pub(super) words: Plain,
    pub(super) role: Role,
}

impl Body {
    pub(super) fn new(sight: &Sight<'_>) -> Self {
        Self::within(sight.look, sight.columns)
    }

    /// A body of so many columns.
    pub(super) fn within(look: Look, columns: u16) -> Self {
        Self {
            look,
            columns,
            rows: Vec::new(),
            pinned: 0,
            cursor: None,
            focus: None,
        }
    }

    pub(super) fn blank(&mut self) {
        self.rows.push(Row::default());
    }

    /// Puts words on the last row.
    pub(super) fn put(&mut self, column: u16, words: &Plain, role: Role) {
        let words = self.look.shown(words);
        if let Some(row) = self.rows.last_mut() {
            row.spans.push(Span {
                column,
                words,
                role,
            });
        }
    }

    pub(super) fn sign(&mut self, column: u16, sign: &str, role: Role) {
        self.put(column, &Plain::line(sign), role);
    }

    /// Draws what stands on a row from a column on in another role.
    pub(super) fn redraw(&mut self, (row, column): (usize, u16), role: Role) {
        let Some(row) = self.rows.get_mut(row) else {
            return;
        };
        for span in std::mem::take(&mut row.spans) {
            let (kept, rest) = split(&span.words, column.saturating_sub(span.column));
            let after = span.column + width(kept.as_str());
            let parts = [(span.column, kept, span.role), (after, rest, role)];
            let parts = parts
                .into_iter()
                .filter(|(_, words, _)| !words.as_str().is_empty());
            row.spans.extend(parts.map(|(column, words, role)| Span {
                column,
                words,
                role,
            }));
        }
    }

    /// Words on rows of their own, wrapped; a blank line stays one.
    pub(super) fn say(&mut self, words: &Plain, role: Role) {
        self.say_at(GUTTER, words, role);
    }

    /// Words on rows of their own from a column on.
    pub(super) fn say_at(&mut self, column: u16, words: &Plain, role: Role) {
        for line in self.wrapped(column, words) {
            self.blank();
            self.put(column, &line, role);
        }
    }

    /// Words from a column of the last row on, going on below it.
    pub(super) fn run(&mut self, column: u16, words: &Plain, role: Role) {
        for (at, line) in self.wrapped(column, words).iter().enumerate() {
            if at > 0 {
                self.blank();
            }
            self.put(column, line, role);
        }
    }

    pub(super) fn tell(&mut self, locale: &Locale, message: &Message, role: Role) {
        self.say(&locale.say(message), role);
    }

    /// Says what the rows from one on are, from a column on.
    pub(super) fn spot_from(&mut self, (row, column): (usize, u16), hit: &Hit) {
        let columns = column..self.columns + 1;
        for row in self.rows.iter_mut().skip(row) {
            row.spots.push(Spot {
                columns: columns.clone(),
                hit: hit.clone(),
            });
        }
    }

    /// Says what some columns of the last row are.
    pub(super) fn spot(&mut self, columns: Range<u16>, hit: Hit) {
        if let Some(row) = self.rows.last_mut() {
            row.spots.push(Spot { columns, hit });
        }
    }

    /// Says which field it is on the last row, where there are several.
    pub(super) fn number_field(&mut self, number: usize) {
        let spots = self.rows.last_mut().map(|row| row.spots.iter_mut());
        for spot in spots.into_iter().flatten() {
            if let Hit::Text { field, .. } = &mut spot.hit {
                *field = number;
            }
        }
    }

    fn wrapped(&self, column: u16, words: &Plain) -> Vec<Plain> {
        wrap(
            &self.look.shown(words),
            self.columns.saturating_sub(column).max(8),
        )
    }

    /// The column after the last words of the last row.
    pub(super) fn end(&self) -> u16 {
        let spans = self.rows.last().map_or(&[][..], |row| &row.spans);
        let ends = spans
            .iter()
            .map(|span| span.column + width(span.words.as_str()));
        ends.max().unwrap_or(0)
    }

    /// The first row to show after the pinned ones, scrolled from `from` no further than
    /// needed to see what is in focus.
    pub(super) fn scroll(&self, room: Room, from: usize) -> usize {
        let mut scroll = from;
        if let Some(focus) = &self.focus {
            let start = focus.start.saturating_sub(self.pinned);
            let end = focus.end.saturating_sub(self.pinned);
            scroll = scroll.max(end.saturating_sub(room.height)).min(start);
            // Too much to see at once: what counts is the cursor.
            if let Some((row, _)) = self.cursor {
                let row = row.saturating_sub(self.pinned);
                scroll = scroll.clamp((row + 1).saturating_sub(room.height), row);
            }
        }
        scroll.min(room.scroll_max())
    }

    /// Marks the rows from `from` to the last as those in focus, with the cursor on one.
    pub(super) fn focus_from(&mut self, from: usize, cursor: (usize, u16)) {
        self.focus = Some(from..self.rows.len());
        self.cursor = Some(cursor);
    }
}
