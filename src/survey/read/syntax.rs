//! What is wrong with a file as TOML, in words for authors.

use std::ops::Range;

use toml::de::Error;

use super::limits;
use super::problems::{ProblemCode, Problems, Trouble};
use crate::survey::problem::quoted;

/// An open list swallows what follows; errors so near belong to it.
const SWALLOWED_LINES_MAX: usize = 10;

/// How the parser begins where it met neither a number nor a word that it knows.
const NO_QUOTES: &str = "string values must be quoted";

/// The errors that one slip has caused.
struct Slip<'e> {
    /// From the beginning of its first line to the end of its last.
    lines: Range<usize>,
    /// The first of them.
    error: &'e Error,
    is_open_list: bool,
}

/// Tells of each slip once: of one the parser often has several things to say.
pub(super) fn tell(source: &str, errors: &[Error], problems: &mut Problems<'_>) {
    let (twofold, torn): (Vec<&Error>, Vec<&Error>) = errors.iter().partition(|e| is_duplicate(e));
    for error in twofold {
        let at = error.span().unwrap_or(0..0);
        problems.add(&at, twice(source, &at));
    }
    for slip in merged(source, slips(source, torn)) {
        let at = slip.error.span().unwrap_or(0..0);
        let trouble = if slip.is_open_list && !is_open_brace(slip.error) {
            open_list()
        } else {
            told(source, slip.error, &at)
        };
        problems.add_torn(slip.lines, &at, trouble);
    }
}

/// The lines that hold errors, in their order.
fn slips<'e>(source: &str, errors: Vec<&'e Error>) -> Vec<Slip<'e>> {
    // The parser looks at brackets first and at values last: mend the order.
    let place = |error: &'e Error| (error.span().map_or(0, |span| span.start), error);
    let mut placed: Vec<(usize, &Error)> = errors.into_iter().map(place).collect();
    placed.sort_by_key(|(at, _)| *at);
    let mut slips: Vec<Slip<'e>> = Vec::new();
    for (at, error) in placed {
        let is_full = slips.len() == limits::PROBLEMS_KEPT_MAX;
        match slips.last_mut() {
            Some(last) if at < last.lines.end => last.is_open_list |= is_open(error),
            _ if is_full => break,
            _ => slips.push(Slip {
                lines: line_around(source, at),
                error,
                is_open_list: is_open(error),
            }),
        }
    }
    slips
}

/// One slip instead of one for each line that an open list has swallowed.
fn merged<'e>(source: &str, lines: Vec<Slip<'e>>) -> Vec<Slip<'e>> {
    let mut slips: Vec<Slip<'e>> = Vec::new();
    for slip in lines {
        let before = slips.last_mut().filter(|before| {
            let between = source.get(before.lines.end..slip.lines.start);
            let lines = between.map_or(0, |between| between.matches('\n').count());
            slip.is_open_list && lines <= SWALLOWED_LINES_MAX && may_be_swallowed(source, before)
        });
        match before {
            Some(before) => {
                before.is_open_list = true;
                before.lines.end = slip.lines.end;
            }
            None => slips.push(slip),
        }
    }
    slips
}

fn is_duplicate(error: &Error) -> bool {
    error.message().starts_with("duplicate key")
}

/// Whether the parser found itself inside of a list where it should not be.
fn is_open(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("unexpected `=` in array") || message.starts_with("unclosed array, ")
}

/// Whether something other than `}` stands where a table in braces should end.
fn is_open_brace(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("invalid inline table element")
}

/// The line that holds a byte, with its line end.
fn line_around(source: &str, at: usize) -> Range<usize> {
    let before = source.get(..at).unwrap_or(source);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = source.get(before.len()..).unwrap_or_default();
    let end = rest
        .find('\n')
        .map_or(source.len(), |end| before.len() + end + 1);
    start..end
}

/// Whether a slip looks like a heading or a key inside of a list that was left open.
fn may_be_swallowed(source: &str, slip: &Slip<'_>) -> bool {
    let line = source.get(slip.lines.clone()).unwrap_or_default();
    slip.is_open_list || line.trim_start().starts_with('[') || line.contains('=')
}

fn open_list() -> Trouble {
    Trouble::new(
        ProblemCode::Syntax,
        "A list above is not closed, so this reads as part of it.",
    )
    .help("Close it with `]` on a line of its own, before this one.")
}

fn twice(source: &str, at: &Range<usize>) -> Trouble {
    let found = source.get(at.clone()).unwrap_or_default();
    let what = format!("{} stands here for the second time.", quoted(found));
    Trouble::new(ProblemCode::DuplicateKey, what).help(
        "Keep one of the two; each further page begins with `[[page]]`, each question with `[[page.question]]`.",
    )
}

fn told(source: &str, error: &Error, at: &Range<usize>) -> Trouble {
    let found = source.get(at.clone()).unwrap_or_default();
    let message = error.message();
    let is = |beginnings: &[&str]| beginnings.iter().any(|start| message.starts_with(start));
    let slip = |what: &str, help: &str| Trouble::new(ProblemCode::Syntax, what).help(help);
    if found.starts_with(['“', '”', '„', '‘', '’', '«']) {
        return slip(
            "These quotes mean nothing here.",
            "Write straight ones: `\"…\"`.",
        );
    }
    if found.starts_with(':') {
        return slip("A `:` means nothing here.", "Write `key = value`.");
    }
    if is(&[
        NO_QUOTES,
        "invalid float",
        "invalid boolean",
        "invalid integer",
    ]) && found.starts_with(char::is_alphabetic)
    {
        let help = format!("Write `\"{}\"`.", quoted(found).trim_matches('`'));
        return slip("Text stands in quotes.", &help);
    }
    if is(&["key with no value", "missing assignment"]) {
        return slip(
            "A key stands here without a value.",
            "Write `key = value`; a text of several lines begins and ends with `\"\"\"`.",
        );
    }
    let values = "Write text in quotes, a number, `true`, `false` or a list in `[ ]` after `=`.";
    if is(&["missing value", "invalid value"]) || (is(&[NO_QUOTES]) && found.is_empty()) {
        return slip("There is no value here.", values);
    }
    if is(&[NO_QUOTES]) {
        return slip(&format!("{} is not a value.", quoted(found)), values);
    }
    if is(&["unexpected key or value"]) {
        let help = "Begin each key on a line of its own.";
        return slip("The value ends before this.", help);
    }
    if is(&["unexpected leading zero"]) {
        let help = "If it is a code, write it in quotes: `\"0301\"`.";
        return slip("A number does not begin with a zero.", help);
    }
    if is(&["invalid date"]) {
        let help = "Write year, month and day, such as `2024-12-31`.";
        return slip("There is no such date.", help);
    }
    if is(&["missing comma"]) {
        return slip("A comma is missing here.", "Put one between the two.");
    }
    if is(&["extra comma"]) {
        return slip("Here is a comma too many.", "Take it out.");
    }
    if is(&["unclosed table", "unclosed array table"]) {
        return slip(
            "The heading is not closed.",
            "Close it with as many `]` as it was opened with.",
        );
    }
    if is(&["unclosed inline table"]) || is_open_brace(error) {
        return slip("A `{` is not closed.", "Close it with `}`.");
    }
    if is(&["missing escaped value"]) {
        let help = "Write `\\\\` for the sign itself, or put the text in single quotes.";
        return slip("A `\\` in double quotes begins a special character.", help);
    }
    if is(&["cannot extend value"]) {
        let what = format!("{} has a value already.", quoted(found));
        return slip(&what, "Keep that, or the keys with a `.`, but not both.");
    }
    if is(&["invalid multi-line"]) {
        let help = "End it as it began, with `\"\"\"` or `'''`.";
        return slip("A text of several lines is not closed.", help);
    }
    if message.contains(" string") {
        let help = "Close it with the quote it began with; a text of several lines begins and ends with `\"\"\"`.";
        return slip("The text is not closed on its line.", help);
    }
    if is(&["invalid unquoted key", "unquoted keys cannot be empty"]) {
        return slip("This cannot be a key.", "Write it with a-z, 0-9 and `_`.");
    }
    let what = format!("This is not TOML: {message}.");
    slip(&what, "Compare it with the lines around it.")
}
