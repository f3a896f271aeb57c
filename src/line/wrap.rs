//! The rows of a terminal: long lines break between words. Left alone, a terminal breaks them in
//! the middle of one, and a screen reader that reads row by row says two halves.

use std::io::{self, Write};

use crate::measure::flow;

/// Goes before what is written for a terminal; `columns` asks how wide that is now, and whoever
/// does not know leaves the lines as they are.
pub struct Wrap<W: Write, C: Fn() -> Option<u16>> {
    out: W,
    columns: C,
    /// What is written of the last line so far.
    line: Vec<u8>,
}

impl<W: Write, C: Fn() -> Option<u16>> Wrap<W, C> {
    pub fn new(out: W, columns: C) -> Self {
        Self {
            out,
            columns,
            line: Vec::new(),
        }
    }

    /// Lets the line out as rows; what it begins with, they all begin with if it is blank.
    fn let_out(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        let Some(columns) = (self.columns)() else {
            return self.out.write_all(line.as_bytes());
        };
        let words = line.trim_start_matches(' ');
        let indent = &line[..line.len() - words.len()];
        let room = usize::from(columns).saturating_sub(indent.len());
        let rows = flow(words, u16::try_from(room).unwrap_or(u16::MAX));
        for (at, row) in rows.iter().enumerate() {
            let is_last = at + 1 == rows.len();
            let row = &words[row.clone()];
            // A space on which a row breaks hangs over its end; one before a reply does not.
            let row = if is_last {
                row
            } else {
                row.trim_end_matches(' ')
            };
            let end = if is_last { "" } else { "\n" };
            write!(self.out, "{indent}{row}{end}")?;
        }
        Ok(())
    }
}

impl<W: Write, C: Fn() -> Option<u16>> Write for Wrap<W, C> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let words = piece.strip_suffix(b"\n");
            self.line.extend_from_slice(words.unwrap_or(piece));
            if words.is_some() {
                self.let_out()?;
                self.out.write_all(b"\n")?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.let_out()?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(columns: Option<u16>, pieces: &[&str]) -> String {
        let mut out = Vec::new();
        let mut wrap = Wrap::new(&mut out, || columns);
        for piece in pieces {
            wrap.write_all(piece.as_bytes()).unwrap();
        }
        wrap.flush().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_break_between_words_and_keep_what_they_begin_with() {
        let said = ["Hva må væ", "re med?\n  en termos og et kart\n\n> "];
        let rows = "Hva må være\nmed?\n  en termos\n  og et kart\n\n> ";
        assert_eq!(wrapped(Some(12), &said), rows);
        assert_eq!(wrapped(None, &said), said.concat());
        assert_eq!(wrapped(Some(0), &["ab\n"]), "a\nb\n");
    }

    #[test]
    fn what_stands_before_a_reply_keeps_its_space() {
        assert_eq!(
            wrapped(Some(12), &["Kart og kompass > "]),
            "Kart og\nkompass > "
        );
        assert_eq!(wrapped(Some(7), &["Kart > "]), "Kart > ");
    }
}
