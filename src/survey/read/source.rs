//! From bytes to a TOML tree, with what is wrong as TOML in words for authors.

use toml::de::{DeTable, Error};

use super::limits;
use super::problems::{Problems, Trouble};
use crate::survey::Problem;
use crate::survey::problem::{PlaceInFile, quoted};

/// The text of a file that is small enough, UTF-8, and not nested too deep.
pub(super) fn text<'t>(file: &str, source: &'t [u8]) -> Result<&'t str, Vec<Problem>> {
    if source.len() > limits::DEFINITION_BYTES_MAX {
        let what = format!(
            "The file is larger than {} MiB.",
            limits::DEFINITION_BYTES_MAX >> 20
        );
        let help = "Move long lists into CSV files beside it, or make two surveys of it.";
        let trouble = Trouble::error("file-too-large", what).help(help);
        return Err(vec![trouble.at(file, None)]);
    }
    let text = std::str::from_utf8(source).map_err(|error| {
        let start = error.valid_up_to();
        let shown = String::from_utf8_lossy(source);
        let place = PlaceInFile::of(&shown, &(start..start + 1));
        let trouble = Trouble::error("not-utf8", "From here on the file is not UTF-8.")
            .help("Save it as UTF-8: most editors ask for the encoding under “Save as”.");
        vec![trouble.at(file, Some(place))]
    })?;
    match limits::too_deep(text) {
        None => Ok(text),
        Some(span) => {
            let max = limits::NESTING_MAX;
            let what = format!("The file nests more than {max} levels deep here.");
            let trouble =
                Trouble::error("too-deep", what).help("Look for a `[` or `{` that is not closed.");
            Err(vec![trouble.at(file, Some(PlaceInFile::of(text, &span)))])
        }
    }
}

/// Parses as much as can be read; what cannot is told.
pub(super) fn parse<'t>(source: &'t str, problems: &mut Problems<'t>) -> DeTable<'t> {
    let (root, errors) = DeTable::parse_recoverable(source);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let trouble = told(source, error);
        // Of one slip the parser may tell several times.
        problems.set_shaky();
        problems.add(&span, trouble);
    }
    root.into_inner()
}

fn told(source: &str, error: &Error) -> Trouble {
    let message = error.message();
    let found = error.span().and_then(|span| source.get(span));
    let found = found.unwrap_or_default();
    let is = |beginning: &str| message.starts_with(beginning);
    if is("duplicate key") {
        let what = format!("{} stands here for the second time.", quoted(found));
        return Trouble::error("duplicate-key", what)
            .help("Keep one of the two; a question or page of its own begins with [[page.question]] or [[page]].");
    }
    let help = if is("string values must be quoted") {
        "Put text in quotes: `key = \"text\"`."
    } else if is("key with no value") || is("missing assignment") {
        "Write `key = value`; a long text stands between `\"\"\"` and `\"\"\"`."
    } else if is("missing value") || is("invalid value") {
        "Write a value after `=`: text in quotes, a number, `true`, `false` or a list in `[ ]`."
    } else if is("missing comma") {
        "Put a comma between the two."
    } else if is("unclosed array") || is("unclosed table") {
        "Close it with as many `]` as it was opened with."
    } else if is("unclosed inline table") {
        "Close it with `}`."
    } else if is("extra comma") {
        "Leave out one comma."
    } else if is("invalid unquoted key") || is("unquoted keys cannot be empty") {
        "A key is written with a-z, 0-9 and `_`."
    } else if is("cannot extend value") {
        "It has a value already: keep that, or the dotted keys."
    } else if message.contains("string") || is("missing escaped value") {
        "A text in quotes ends on its own line; `\\` is written twice, and `\"` as `\\\"`."
    } else {
        "Compare it with the lines around it."
    };
    Trouble::error("syntax", format!("This is not TOML: {message}.")).help(help)
}
