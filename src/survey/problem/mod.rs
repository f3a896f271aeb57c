//! Trouble in a definition, in words for its author: where it is and what to do.

mod code;

use std::fmt;

use super::texts::TextId;
use crate::plain::{Plain, shown};

pub use code::ProblemCode;

/// One thing wrong in one file, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file as its author named it.
    pub file: Plain,
    pub severity: Severity,
    pub code: ProblemCode,
    /// What is wrong, in one sentence.
    pub what: Plain,
    /// What to do, in one sentence.
    pub help: Option<Plain>,
    pub place: Option<PlaceInFile>,
    /// The texts that it is about, where there may be several; the place is the first one's.
    pub texts: Vec<Mention>,
}

/// A text that a problem is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub text: TextId,
    pub line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Where in a file: line and column count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceInFile {
    pub line: usize,
    pub column: usize,
    /// How many characters of the line are meant; at least 1.
    pub width: usize,
    pub source: Plain,
}

impl PlaceInFile {
    /// Finds a byte range in a source; of a range over several lines only the first counts.
    pub fn of(source: &str, span: &std::ops::Range<usize>) -> Self {
        let start = floor_boundary(source, span.start);
        let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = source[start..]
            .find('\n')
            .map_or(source.len(), |at| start + at);
        let end = floor_boundary(source, span.end).clamp(start, line_end);
        Self {
            line: source[..start].matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            width: source[start..end].chars().count().max(1),
            source: Plain::line(source[line_start..line_end].trim_end_matches('\r')),
        }
    }
}

fn floor_boundary(source: &str, at: usize) -> usize {
    let mut at = at.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// So many texts are named in a report; scripts see all of them.
const TEXTS_NAMED_MAX: usize = 10;

/// A long line is shown around the place that is meant: this many characters of it.
const SHOWN_CHARS_MAX: usize = 100;

impl fmt::Display for Problem {
    /// The report of one problem: a headline, the source line with the place marked, help.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{}[{}]: {}",
            self.severity.word(),
            self.code,
            self.what
        )?;
        let margin = if let Some(place) = &self.place {
            place.draw(&self.file, out)?
        } else {
            writeln!(out, " --> {}", self.file)?;
            String::new()
        };
        for Mention { text, line } in self.texts.iter().take(TEXTS_NAMED_MAX) {
            writeln!(
                out,
                "{margin} = text: {} (line {line})",
                shown(text.as_str())
            )?;
        }
        if self.texts.len() > TEXTS_NAMED_MAX {
            let more = self.texts.len() - TEXTS_NAMED_MAX;
            writeln!(out, "{margin} = and {more} more; `--json` names them all")?;
        }
        if let Some(help) = &self.help {
            writeln!(out, "{margin} = help: {help}")?;
        }
        Ok(())
    }
}

impl PlaceInFile {
    /// The source line with the place marked; returns the margin that stands before it.
    fn draw(&self, file: &Plain, out: &mut fmt::Formatter<'_>) -> Result<String, fmt::Error> {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let (line, lead) = self.window();
        let (before, marks) = (" ".repeat(lead), "^".repeat(self.marks(&line, lead)));
        writeln!(out, "{margin}--> {file}:{}:{}", self.line, self.column)?;
        writeln!(out, "{margin} |")?;
        writeln!(out, "{number} | {line}")?;
        writeln!(out, "{margin} | {before}{marks}")?;
        Ok(margin)
    }

    /// The part of the line to show, and how many characters stand before the place in it.
    fn window(&self) -> (String, usize) {
        let chars: Vec<char> = self.source.as_str().chars().collect();
        let at = self.column - 1;
        if chars.len() <= SHOWN_CHARS_MAX {
            return (chars.iter().collect(), at);
        }
        let from = at
            .saturating_sub(SHOWN_CHARS_MAX / 2)
            .min(chars.len() - SHOWN_CHARS_MAX);
        let mut line: String = chars[from..from + SHOWN_CHARS_MAX].iter().collect();
        let mut lead = at - from;
        if from > 0 {
            line.insert(0, '…');
            lead += 1;
        }
        if from + SHOWN_CHARS_MAX < chars.len() {
            line.push('…');
        }
        (line, lead)
    }

    fn marks(&self, line: &str, lead: usize) -> usize {
        self.width
            .min(line.chars().count().saturating_sub(lead))
            .max(1)
    }
}

/// A name inside a sentence, safe to print and short enough to read.
pub(in crate::survey) fn quoted(name: &str) -> String {
    const NAME_CHARS_MAX: usize = 60;
    let name = shown(name);
    if name.chars().count() <= NAME_CHARS_MAX {
        return format!("`{name}`");
    }
    let head: String = name.chars().take(NAME_CHARS_MAX).collect();
    format!("`{head}…`")
}
