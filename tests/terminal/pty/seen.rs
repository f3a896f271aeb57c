//! What a person sees on a terminal: the rows, and where the cursor stands.

use std::fmt::Write as _;

/// What a person sees: the rows, and where the cursor stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) rows: Vec<String>,
    /// Row and column, where a cursor is shown.
    pub(crate) cursor: Option<(u16, u16)>,
}

impl Seen {
    pub(crate) fn on(screen: &vt100::Screen) -> Self {
        let columns = screen.size().1.get();
        let rows = screen.rows(0, columns);
        Self {
            rows: rows.map(|row| row.trim_end().to_owned()).collect(),
            cursor: (!screen.hide_cursor()).then(|| screen.cursor_position()),
        }
    }

    /// The words in reading order, with one space wherever there is a gap or a new row.
    pub(crate) fn text(&self) -> String {
        let words = self.rows.iter().flat_map(|row| row.split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    }

    /// Whether the cursor stands right after these letters.
    pub(crate) fn has_typed(&self, letters: &str) -> bool {
        self.cursor.is_some_and(|(row, column)| {
            let row = &self.rows[usize::from(row)];
            let before: String = row.chars().take(usize::from(column)).collect();
            before.ends_with(letters)
        })
    }

    /// Where another screen differs from this one, in words; `None` where it does not.
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        let mut said = String::new();
        for at in 0..self.rows.len().max(other.rows.len()) {
            let row = |seen: &Self| seen.rows.get(at).cloned().unwrap_or_default();
            let (here, there) = (row(self), row(other));
            if here != there {
                let _ = writeln!(said, "row {at}: {here:?}, then {there:?}");
            }
        }
        if self.cursor != other.cursor {
            let _ = writeln!(said, "cursor: {:?}, then {:?}", self.cursor, other.cursor);
        }
        (!said.is_empty()).then_some(said)
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.rows.join("\n"))
    }
}
