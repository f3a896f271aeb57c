//! What is wrong with a file as TOML, in words for authors.

use std::ops::Range;

use toml::de::Error;

use super::limits;
use super::problems::{Problems, Trouble};
use crate::survey::problem::quoted;

/// An open list swallows what follows; errors so near belong to it.
const SWALLOWED_LINES_MAX: usize = 10;

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
    let mut slips: Vec<Slip<'_>> = Vec::new();
    // The parser looks at brackets first and at values last: mend the order.
    let mut placed: Vec<(Range<usize>, &Error)> = errors
        .iter()
        .map(|error| (error.span().unwrap_or(0..0), error))
        .collect();
    placed.sort_by_key(|(at, _)| at.start);
    for (at, error) in placed {
        // Looking for the same line's ends again and again would take long.
        let is_same_line = slips.last().is_some_and(|last| at.start < last.lines.end);
        if is_same_line && !is_duplicate(error) && !is_open(error) {
            continue;
        }
        if slips.len() >= limits::PROBLEMS_KEPT_MAX {
            break;
        }
        if is_duplicate(error) {
            problems.add(&at, twice(source, &at));
            continue;
        }
        let line = line_around(source, at.start);
        let is_open = is_open(error);
        let same = slips.last_mut().filter(|last| {
            let between = source.get(last.lines.end..line.start).unwrap_or_default();
            let is_near = between.matches('\n').count() <= SWALLOWED_LINES_MAX;
            line.start < last.lines.end || (is_open && is_near && may_be_swallowed(source, last))
        });
        match same {
            Some(last) => {
                last.is_open_list |= is_open;
                last.lines.end = last.lines.end.max(line.end);
            }
            None => slips.push(Slip {
                lines: line,
                error,
                is_open_list: is_open,
            }),
        }
    }
    for slip in slips {
        let at = slip.error.span().unwrap_or(0..0);
        let trouble = if slip.is_open_list {
            open_list()
        } else {
            told(source, slip.error, &at)
        };
        problems.add_torn(slip.lines, &at, trouble);
    }
}

fn is_duplicate(error: &Error) -> bool {
    error.message().starts_with("duplicate key")
}

/// Whether the parser found itself inside of a list where it should not be.
fn is_open(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("unexpected `=` in array") || message.starts_with("unclosed array, ")
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
    Trouble::error(
        "syntax",
        "A list above is not closed, so this reads as part of it.",
    )
    .help("Close it with `]` on a line of its own, before this one.")
}

fn twice(source: &str, at: &Range<usize>) -> Trouble {
    let found = source.get(at.clone()).unwrap_or_default();
    let what = format!("{} stands here for the second time.", quoted(found));
    Trouble::error("duplicate-key", what).help(
        "Keep one of the two; each further page begins with `[[page]]`, each question with `[[page.question]]`.",
    )
}

fn told(source: &str, error: &Error, at: &Range<usize>) -> Trouble {
    let found = source.get(at.clone()).unwrap_or_default();
    let message = error.message();
    let is = |beginnings: &[&str]| beginnings.iter().any(|start| message.starts_with(start));
    let slip = |what: &str, help: &str| Trouble::error("syntax", what).help(help);
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
        "string values must be quoted",
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
    if is(&["missing value", "invalid value"]) {
        let help = "Write text in quotes, a number, `true`, `false` or a list in `[ ]` after `=`.";
        return slip("There is no value here.", help);
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
    if is(&["unclosed inline table"]) {
        return slip("A `{` is not closed.", "Close it with `}`.");
    }
    if is(&["missing escaped value"]) {
        let help = "Write `\\\\` for the sign itself, or put the text in single quotes.";
        return slip("A `\\` in double quotes begins a special character.", help);
    }
    if message.contains(" string") {
        let help = "Close it with the quote it began with; a text of several lines begins and ends with `\"\"\"`.";
        return slip("The text is not closed on its line.", help);
    }
    if is(&["invalid unquoted key", "unquoted keys cannot be empty"]) {
        return slip("This cannot be a key.", "Write it with a-z, 0-9 and `_`.");
    }
    if is(&["cannot extend value"]) {
        let what = format!("{} has a value already.", quoted(found));
        return slip(&what, "Keep that, or the keys with a `.`, but not both.");
    }
    let what = format!("This is not TOML: {message}.");
    slip(&what, "Compare it with the lines around it.")
}
