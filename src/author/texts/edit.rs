//! Puts wordings into a definition and leaves every other byte as it was.

use std::fmt::Write as _;
use std::ops::Range;

use crate::survey::{Form, Language, Wording, WrittenText};

/// Other text in the place of some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: String,
}

/// A definition's source and its languages.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    pub(super) languages: &'a [Language],
}

impl<'a> Page<'a> {
    /// The edits after which a text has these words in a language that is not the source's.
    pub(super) fn put(self, text: &WrittenText, language: usize, words: &str) -> Vec<Edit> {
        let value = self.value(words, text.in_braces);
        if let Some(Some(present)) = text.wordings.get(language) {
            return vec![Edit {
                range: present.span.clone(),
                with: value,
            }];
        }
        let before = text.wordings[..language].iter().rev().flatten().next();
        let (Some(anchor), Some(tag)) = (before, self.languages.get(language)) else {
            return Vec::new();
        };
        match (text.form, text.in_braces) {
            (Form::Each, true) => {
                let with = format!(", {}{tag} = {value}", self.lead(anchor).trim_start());
                vec![insertion(anchor.span.end, with)]
            }
            (Form::Each, false) => {
                let line = format!("{}{tag} = {value}", self.lead(anchor));
                vec![self.line_below(anchor, &line)]
            }
            (Form::Alone, true) => {
                let first = &self.languages[0];
                let own = &self.source[anchor.span.clone()];
                let with = format!("{{ {first} = {own}, {tag} = {value} }}");
                let range = anchor.span.clone();
                vec![Edit { range, with }]
            }
            (Form::Alone, false) => {
                let first = &self.languages[0];
                let name = &self.source[anchor.key.clone()];
                let line = format!("{}{name}.{tag} = {value}", self.lead(anchor));
                let first = insertion(anchor.key.end, format!(".{first}"));
                vec![first, self.line_below(anchor, &line)]
            }
        }
    }

    /// What stands before the key on its line, or since the last brace or comma: the
    /// indentation, and `text.` where the language is the last part of a longer key.
    fn lead(self, anchor: &Wording) -> &'a str {
        let before = &self.source[..anchor.key.start];
        let is_key = |c: char| c.is_alphanumeric() || "_-.\"' \t".contains(c);
        let start = before.trim_end_matches(is_key).len();
        &before[start..]
    }

    /// A line of its own, after the one where a wording ends.
    fn line_below(self, anchor: &Wording, line: &str) -> Edit {
        let end = self.newline();
        let rest = &self.source[anchor.span.end..];
        match rest.find('\n') {
            Some(at) => insertion(anchor.span.end + at + 1, format!("{line}{end}")),
            None => insertion(self.source.len(), format!("{end}{line}")),
        }
    }

    fn newline(self) -> &'static str {
        if self.source.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// Words as TOML writes them: several lines as such, but not between braces, and
    /// with as few backslashes as can be.
    fn value(self, words: &str, in_braces: bool) -> String {
        if words.contains('\n') && !in_braces {
            let lines = escaped(words, true).replace('\n', self.newline());
            return format!("\"\"\"{}{lines}\"\"\"", self.newline());
        }
        let is_plain = !words.contains(['\'', '\n']) && !words.chars().any(char::is_control);
        if words.contains(['"', '\\']) && is_plain {
            return format!("'{words}'");
        }
        format!("\"{}\"", escaped(words, false))
    }
}

/// A text in quotes, on one line.
pub(in crate::author) fn quoted(words: &str) -> String {
    format!("\"{}\"", escaped(words, false))
}

/// The source with all edits made; they must not overlap.
pub(super) fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    let (mut out, mut at) = (String::with_capacity(source.len()), 0);
    for Edit { range, with } in &edits {
        out.push_str(&source[at..range.start]);
        out.push_str(with);
        at = range.end;
    }
    out.push_str(&source[at..]);
    out
}

fn insertion(at: usize, with: String) -> Edit {
    Edit {
        range: at..at,
        with,
    }
}

fn escaped(words: &str, several_lines: bool) -> String {
    let mut out = String::with_capacity(words.len());
    // A quote is only taken for the end among its like, or as the last character.
    let keep_quotes = several_lines && !words.contains("\"\"") && !words.ends_with('"');
    for found in words.chars() {
        match found {
            '\\' => out.push_str("\\\\"),
            '"' if !keep_quotes => out.push_str("\\\""),
            '\n' if !several_lines => out.push_str("\\n"),
            '\n' => out.push('\n'),
            control if control.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out
}
