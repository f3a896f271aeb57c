//! From a TOML file to a survey, or to every problem in it at once.

use super::{Given, Problem, Survey};

/// A definition as it came: nothing in it is trusted yet.
pub struct Definition<'a> {
    /// The file as its author named it, for problems.
    pub file: &'a str,
    pub source: &'a [u8],
    /// Where the lists beside it are found.
    pub shelf: &'a dyn Shelf,
}

/// Gives the long lists that stand beside a definition.
pub trait Shelf {
    /// The bytes of a file named in the definition, or one sentence that says why not.
    fn list(&self, file: &str) -> Result<Vec<u8>, String>;
}

/// Reads a definition: a survey with the warnings about it, or all problems.
pub fn read(definition: &Definition<'_>) -> Result<(Survey, Vec<Problem>), Vec<Problem>> {
    let _ = (definition.file, definition.source, definition.shelf);
    Err(Vec::new())
}

/// Reads an answer file: plain data by question id, in its own order.
pub fn read_answers(file: &str, source: &[u8]) -> Result<Vec<(String, Given)>, Vec<Problem>> {
    let _ = (file, source);
    Err(Vec::new())
}
