//! What the mouse can be pressed on: the view that draws a thing says where it lies.

use std::ops::Range;

use super::key::Key;

/// What lies under the mouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    /// The nth of what is listed: a choice, an entry, a page, an answer.
    Entry(usize),
    /// A cell of a table.
    Cell { row: usize, column: usize },
    /// A field, the nth where there are several: which row of its text, and how many columns
    /// into that.
    Text {
        field: usize,
        row: usize,
        column: u16,
    },
    /// A reason that may be given instead of an answer.
    Reason(usize),
    /// A key that is named at the bottom.
    Key(Key),
}

/// Some columns of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) columns: Range<u16>,
    pub(super) hit: Hit,
}

impl Spot {
    /// What is hit in a column, if that lies within.
    pub(super) fn at(&self, x: u16) -> Option<Hit> {
        let inside = self.columns.contains(&x).then(|| x - self.columns.start)?;
        Some(match &self.hit {
            Hit::Text { field, row, column } => Hit::Text {
                field: *field,
                row: *row,
                column: column + inside,
            },
            other => other.clone(),
        })
    }
}
