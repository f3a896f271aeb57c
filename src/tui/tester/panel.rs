//! A full screen of words for a tester: rows that scroll, and a last one that stays.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::measure::{width, wrap};
use crate::plain::Plain;
use crate::tui::backend::Frame;
use crate::tui::theme::{Look, Role};

/// Gathers rows, and draws those that fit.
pub(super) struct Sheet {
    look: Look,
    pub(super) size: (u16, u16),
    rows: Vec<Vec<(u16, Plain, Role)>>,
    cursor: Option<(usize, u16)>,
}

impl Sheet {
    pub(super) fn new(look: Look, size: (u16, u16)) -> Self {
        Self {
            look,
            size,
            rows: Vec::new(),
            cursor: None,
        }
    }

    fn columns(&self) -> u16 {
        self.size.0.saturating_sub(2).max(8)
    }

    pub(super) fn title(&mut self, words: &str) {
        self.put_all(0, words, Role::Title);
    }

    pub(super) fn say(&mut self, words: &str) {
        self.put_all(0, words, Role::Body);
    }

    pub(super) fn quiet(&mut self, words: &str) {
        self.put_all(2, words, Role::Quiet);
    }

    pub(super) fn trouble(&mut self, words: &str) {
        self.put_all(0, words, Role::Trouble);
    }

    pub(super) fn blank(&mut self) {
        self.rows.push(Vec::new());
    }

    /// One row, cut where it is too long.
    pub(super) fn line(&mut self, words: &Plain, role: Role) {
        self.rows.push(vec![(0, words.clone(), role)]);
    }

    fn put_all(&mut self, column: u16, words: &str, role: Role) {
        let words = self.look.shown(&Plain::text(words));
        let room = self.columns().saturating_sub(column).max(8);
        for line in wrap(&words, room) {
            self.rows.push(vec![(column, line, role)]);
        }
    }

    /// Texts beside each other, each in a column of its own.
    pub(super) fn beside(&mut self, texts: &[(Plain, Role)]) {
        const GAP: u16 = 2;
        let count = u16::try_from(texts.len().max(1)).unwrap_or(1);
        let each = (self.columns() / count).saturating_sub(GAP).max(8);
        let wrapped = texts.iter().map(|(words, role)| {
            let lines = wrap(&self.look.shown(words), each);
            (lines, *role)
        });
        let wrapped: Vec<(Vec<Plain>, Role)> = wrapped.collect();
        let rows = wrapped
            .iter()
            .map(|(lines, _)| lines.len())
            .max()
            .unwrap_or(0);
        for row in 0..rows {
            let mut spans = Vec::new();
            for (at, (lines, role)) in (0..count).zip(&wrapped) {
                if let Some(line) = lines.get(row) {
                    spans.push((at * (each + GAP), line.clone(), *role));
                }
            }
            self.rows.push(spans);
        }
    }

    /// What is being typed, with the cursor at its end.
    pub(super) fn field(&mut self, words: &str) {
        let words = self.look.shown(&Plain::line(words));
        let room = self.columns().saturating_sub(3).max(8);
        for (at, line) in wrap(&words, room).iter().enumerate() {
            let mark = Plain::from(if at == 0 { "> " } else { "  " });
            self.rows
                .push(vec![(0, mark, Role::Title), (2, line.clone(), Role::Body)]);
            self.cursor = Some((self.rows.len() - 1, 2 + width(line.as_str())));
        }
    }

    /// Marks the last row as the one in focus.
    pub(super) fn focus(&mut self) {
        self.cursor = Some((self.rows.len().saturating_sub(1), 0));
    }

    /// The screen from a row on, moved so that the cursor is seen.
    pub(super) fn frame(&self, scroll: usize, status: &Plain) -> Frame {
        let (columns, rows) = self.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let height = usize::from(rows.saturating_sub(1)).max(1);
        let mut scroll = scroll.min(self.rows.len().saturating_sub(height));
        if let Some((row, _)) = self.cursor {
            scroll = scroll.clamp((row + 2).saturating_sub(height), row);
        }
        for (y, row) in (0..rows.saturating_sub(1)).zip(self.rows.iter().skip(scroll)) {
            for (column, words, role) in row {
                put(&mut buffer, self.look, ((1 + column, y), words, *role));
            }
        }
        let last = rows.saturating_sub(1);
        put(&mut buffer, self.look, ((1, last), status, Role::Quiet));
        let resting = Position::new(1.min(columns.saturating_sub(1)), last);
        let cursor = self.cursor.and_then(|(row, column)| {
            let y = u16::try_from(row.checked_sub(scroll)?).ok()?;
            Some(Position::new(
                (1 + column).min(columns.saturating_sub(1)),
                y,
            ))
        });
        Frame {
            buffer,
            cursor: Some(cursor.unwrap_or(resting)),
        }
    }
}

fn put(buffer: &mut Buffer, look: Look, ((x, y), words, role): ((u16, u16), &Plain, Role)) {
    if y < buffer.area.height && x < buffer.area.width {
        let words = look.cut(&look.shown(words), buffer.area.width - x);
        buffer.set_string(x, y, words.as_str(), look.style(role));
    }
}

/// Writes over a row of a form.
pub(super) fn mark(frame: &mut Frame, look: Look, (row, words): (u16, &Plain)) {
    let columns = frame.buffer.area.width;
    let blank = Plain::from(" ".repeat(usize::from(columns)));
    put(&mut frame.buffer, look, ((0, row), &blank, Role::Body));
    put(&mut frame.buffer, look, ((1, row), words, Role::Trouble));
}
