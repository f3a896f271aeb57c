//! From bytes to a TOML tree, with what is wrong as TOML in words for authors.

use toml::de::DeTable;

use super::limits;
use super::problems::{ProblemCode, Problems, Trouble};
use super::syntax;
use crate::survey::Problem;
use crate::survey::problem::PlaceInFile;

/// The text of a file that is small enough, UTF-8, and not nested too deep.
pub(super) fn text<'t>(file: &str, source: &'t [u8]) -> Result<&'t str, Vec<Problem>> {
    if source.len() > limits::DEFINITION_BYTES_MAX {
        let what = format!(
            "The file is larger than {} MiB.",
            limits::DEFINITION_BYTES_MAX >> 20
        );
        let help = "Move long lists into CSV files beside it, or make two surveys of it.";
        let trouble = Trouble::new(ProblemCode::FileTooLarge, what).help(help);
        return Err(vec![trouble.at(file, None)]);
    }
    let text = std::str::from_utf8(source).map_err(|error| {
        let start = error.valid_up_to();
        let shown = String::from_utf8_lossy(source);
        let place = PlaceInFile::of(&shown, &(start..start + 1));
        let trouble = Trouble::new(ProblemCode::NotUtf8, "From here on the file is not UTF-8.")
            .help("Save it as UTF-8: most editors ask for the encoding under “Save as”.");
        vec![trouble.at(file, Some(place))]
    })?;
    match limits::too_deep(text) {
        None => Ok(text),
        Some(span) => {
            let max = limits::NESTING_MAX;
            let what = format!("The file nests more than {max} levels deep here.");
            let trouble = Trouble::new(ProblemCode::TooDeep, what)
                .help("Look for a `[` or `{` that is not closed.");
            Err(vec![trouble.at(file, Some(PlaceInFile::of(text, &span)))])
        }
    }
}

/// The tree of a source that is known to read as TOML.
pub(super) fn tree(source: &str) -> DeTable<'_> {
    DeTable::parse_recoverable(source).0.into_inner()
}

/// Parses as much as can be read; what cannot is told.
pub(super) fn parse<'t>(source: &'t str, problems: &mut Problems<'t>) -> DeTable<'t> {
    let (root, errors) = DeTable::parse_recoverable(source);
    syntax::tell(source, &errors, problems);
    root.into_inner()
}
