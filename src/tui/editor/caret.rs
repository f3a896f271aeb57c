//! A cursor in a text that somebody else owns. One step is one grapheme: `é`, however it
//! is encoded.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::measure::{flow, width};
use crate::plain::passes;
use crate::tui::key::{Command, Gesture, Input};

/// A byte offset on a grapheme boundary of the text last pressed on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::tui) struct Caret {
    at: usize,
}

/// What came of a key.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tui) enum Edit {
    Changed(String),
    Moved,
    Unused,
}

/// How the field takes text.
#[derive(Clone, Copy, Debug)]
pub(in crate::tui) struct Shape {
    /// Whether the text may have several lines.
    pub(in crate::tui) lines: bool,
    /// Columns of the field, for going up and down in a text that wraps.
    pub(in crate::tui) width: u16,
}

/// A field of one line, which scrolls sideways.
pub(in crate::tui) const LINE: Shape = Shape {
    lines: false,
    width: u16::MAX,
};

impl Caret {
    pub(in crate::tui) fn end_of(text: &str) -> Self {
        Self { at: text.len() }
    }

    /// The offset in a text that may have changed since the last key.
    pub(in crate::tui) fn offset(self, text: &str) -> usize {
        boundary_from(text, self.at)
    }

    pub(in crate::tui) fn press(&mut self, text: &str, input: &Input, shape: Shape) -> Edit {
        self.at = boundary_from(text, self.at);
        match input {
            Input::Letter(letter) => self.insert(text, &letter.to_string(), shape),
            Input::Paste(pasted) => self.insert(text, pasted, shape),
            Input::Command(Command::Gesture(gesture)) => self.obey(text, *gesture, shape),
            Input::Command(_) => Edit::Unused,
        }
    }

    fn obey(&mut self, text: &str, gesture: Gesture, shape: Shape) -> Edit {
        match gesture {
            Gesture::Left => self.go(boundary_before(text, self.at)),
            Gesture::Right => self.go(boundary_after(text, self.at)),
            Gesture::WordLeft => self.go(word_before(text, self.at)),
            Gesture::WordRight => self.go(word_after(text, self.at)),
            Gesture::First => self.go(text[..self.at].rfind('\n').map_or(0, |at| at + 1)),
            Gesture::Last => {
                let rest = text[self.at..].find('\n');
                self.go(rest.map_or(text.len(), |rest| self.at + rest))
            }
            Gesture::Up => self.go_row(text, shape.width, -1),
            Gesture::Down => self.go_row(text, shape.width, 1),
            Gesture::NewLine if shape.lines => self.replace(text, self.at..self.at, "\n"),
            Gesture::EraseBefore => self.replace(text, boundary_before(text, self.at)..self.at, ""),
            Gesture::EraseAfter => self.replace(text, self.at..boundary_after(text, self.at), ""),
            Gesture::EraseAll => self.replace(text, 0..text.len(), ""),
            Gesture::NewLine
            | Gesture::PageUp
            | Gesture::PageDown
            | Gesture::Take
            | Gesture::Tick
            | Gesture::Digit(_) => Edit::Unused,
        }
    }

    fn go(&mut self, at: usize) -> Edit {
        self.at = at;
        Edit::Moved
    }

    /// Moves a row up or down within a text that wraps; unused beyond its ends.
    fn go_row(&mut self, text: &str, columns: u16, step: isize) -> Edit {
        let rows = flow(text, columns);
        let row = row_of(&rows, self.at);
        let Some(target) = row.checked_add_signed(step).and_then(|row| rows.get(row)) else {
            return Edit::Unused;
        };
        let column = width(&text[rows[row].start..self.at]);
        self.go(reached(text, target.clone(), column))
    }

    /// Goes where the mouse was pressed: so many columns into a row of the text.
    pub(in crate::tui) fn point(&mut self, text: &str, shape: Shape, (row, column): (usize, u16)) {
        let rows = flow(text, shape.width);
        self.at = match rows.get(row) {
            _ if !shape.lines => reached(text, 0..text.len(), column),
            Some(row) => reached(text, row.clone(), column),
            None => text.len(),
        };
    }

    /// Lets text in, one line or several, without anything that a terminal obeys.
    fn insert(&mut self, text: &str, more: &str, shape: Shape) -> Edit {
        let mut more = let_in(more);
        if !shape.lines {
            more = more.replace('\n', " ");
        }
        if more.is_empty() {
            return Edit::Unused;
        }
        self.replace(text, self.at..self.at, &more)
    }

    fn replace(&mut self, text: &str, range: Range<usize>, by: &str) -> Edit {
        if range.is_empty() && by.is_empty() {
            return Edit::Moved; // Nothing to erase here, and nothing for anybody else to do.
        }
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let changed = format!("{before}{by}{after}");
        // What came in may join its neighbors into one grapheme, so look again.
        self.at = boundary_from(&changed, range.start + by.len());
        Edit::Changed(changed)
    }
}

/// A text without anything that a terminal obeys but the ends of its lines.
pub(in crate::tui) fn let_in(text: &str) -> String {
    let unified = text.replace("\r\n", "\n");
    let passing = unified.chars().filter_map(|found| match found {
        '\r' | '\n' => Some('\n'),
        '\t' => Some(' '),
        _ => passes(found).then_some(found),
    });
    passing.collect()
}

/// The last boundary in a row that is no further than so many columns from its start.
fn reached(text: &str, row: Range<usize>, column: u16) -> usize {
    let mut at = row.start;
    for (offset, grapheme) in text[row.clone()].grapheme_indices(true) {
        let end = row.start + offset + grapheme.len();
        if width(&text[row.start..end]) > column {
            break;
        }
        at = end;
    }
    at
}

/// The row of a flowed text in which an offset stands.
pub(in crate::tui) fn row_of(rows: &[Range<usize>], at: usize) -> usize {
    rows.iter().rposition(|row| row.start <= at).unwrap_or(0)
}

/// The nearest boundary at an offset or after it.
fn boundary_from(text: &str, at: usize) -> usize {
    let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.find(|start| *start >= at).unwrap_or(text.len())
}

fn boundary_before(text: &str, at: usize) -> usize {
    let before = text[..at].graphemes(true).next_back();
    at - before.map_or(0, str::len)
}

fn boundary_after(text: &str, at: usize) -> usize {
    at + text[at..].graphemes(true).next().map_or(0, str::len)
}

fn word_before(text: &str, at: usize) -> usize {
    let mut words = text[..at].unicode_word_indices();
    words.next_back().map_or(0, |(start, _)| start)
}

fn word_after(text: &str, at: usize) -> usize {
    let mut words = text[at..].unicode_word_indices();
    words
        .next()
        .map_or(text.len(), |(start, word)| at + start + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::Gesture as G;

    const LINES: Shape = Shape {
        lines: true,
        width: 10,
    };

    /// `|` is the cursor, before and after.
    fn check(before: &str, gesture: Gesture, after: &str) {
        let at = before.find('|').unwrap();
        let mut text = before.replace('|', "");
        let mut caret = Caret { at };
        if let Edit::Changed(changed) = caret.press(&text, &gesture.into(), LINES) {
            text = changed;
        }
        text.insert(caret.offset(&text), '|');
        assert_eq!(text, after, "{before} {gesture:?}");
    }

    #[test]
    fn a_step_is_what_a_reader_calls_a_letter() {
        check("caf|e\u{301}s", G::Right, "cafe\u{301}|s");
        check("cafe\u{301}|s", G::Left, "caf|e\u{301}s");
        check("cafe\u{301}|s", G::EraseBefore, "caf|s");
        check("👍🏽|!", G::EraseBefore, "|!");
        check("|", G::EraseBefore, "|");
        check("|", G::EraseAfter, "|");
    }

    #[test]
    fn words_and_lines_have_ends_to_go_to() {
        check("ta med |ull", G::WordLeft, "ta |med ull");
        check("ta| med ull", G::WordRight, "ta med| ull");
        check("en\nto o|g tre\nfire", G::First, "en\n|to og tre\nfire");
        check("en\nto o|g tre\nfire", G::Last, "en\nto og tre|\nfire");
        check("en|", G::NewLine, "en\n|");
    }

    #[test]
    fn up_and_down_follow_the_rows_as_they_wrap() {
        check("ta med mye |ull", G::Up, "|ta med mye ull");
        check("ta| med mye ull", G::Down, "ta med mye ul|l");
        check("統計|ab\nabcdef", G::Down, "統計ab\nabcd|ef");
        check("ta| med", G::Down, "ta| med");
    }

    #[test]
    fn a_letter_may_join_the_one_before_it() {
        let mut caret = Caret::end_of("e");
        let press = caret.press("e", &Input::Letter('\u{301}'), LINES);
        assert_eq!(press, Edit::Changed("e\u{301}".to_owned()));
        assert_eq!(caret.offset("e\u{301}"), 3);
    }
}
