//! Gettext PO files, the format that translators' tools read and write.
//!
//! Of the format, svar uses one entry for each text, named by its context. What Poedit,
//! msgmerge and others write is read: wrapped lines, obsolete entries, notes, CRLF, a BOM.

mod read;
mod write;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use read::read;
pub(super) use write::write;

/// The entries of one file, and what stands above them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Catalog {
    /// Fields such as `Language`, in their order.
    pub(super) header: Vec<(String, String)>,
    pub(super) entries: Vec<Entry>,
}

/// One text to translate.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    /// Where its `msgid` stands in the file that it was read from.
    pub(super) span: Range<usize>,
    /// For the translator, a line each; lost when read.
    pub(super) notes: Vec<String>,
    /// Where it stands in the definition; lost when read.
    pub(super) reference: String,
    /// Whether somebody must look at the translation before it counts.
    pub(super) is_fuzzy: bool,
    /// What the translation was made from, if that is something else now; lost when read.
    pub(super) former: Option<String>,
    /// The id of the text.
    pub(super) context: Option<String>,
    pub(super) source: String,
    /// Blank where there is none yet.
    pub(super) translation: String,
}

/// What is wrong with a file, where, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) span: Range<usize>,
    pub(super) what: String,
    pub(super) help: &'static str,
}

impl Catalog {
    /// A field of the header, by its name in any case.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let field = self
            .header
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        field
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }
}
