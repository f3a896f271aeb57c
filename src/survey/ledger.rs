//! What has been released under each id and code: names are never used for something else.

use std::collections::BTreeMap;

use crate::expr::Code;

/// The released versions of a survey, and every id and code that was ever in one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The survey's id.
    pub survey: String,
    /// The first one first.
    pub releases: Vec<Release>,
    /// By the question's id.
    pub questions: BTreeMap<String, Recorded>,
}

/// One released version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    pub version: String,
    /// SHA-256 of the definition and its lists, hexadecimal.
    pub digest: String,
}

/// A question as it was in the last release that had it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub kind: String,
    /// What was asked, in the source language.
    pub words: String,
    /// Kind, codes and words in short, to see at a glance that they differ.
    pub fingerprint: String,
    pub first: String,
    pub last: String,
    pub choices: BTreeMap<Code, RecordedCode>,
    pub rows: BTreeMap<Code, RecordedCode>,
}

/// A choice or a row as it was in the last release that had it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedCode {
    pub words: String,
    pub last: String,
}

impl Ledger {
    /// The version that was released last.
    pub fn latest(&self) -> Option<&Release> {
        self.releases.last()
    }

    pub fn release(&self, version: &str) -> Option<&Release> {
        self.releases.iter().find(|one| one.version == version)
    }
}
