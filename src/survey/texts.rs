//! The texts of a definition as they are written, each with an id that outlives its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use sha2::{Digest, Sha256};

/// Names one text of a definition by ids and codes, never by position:
/// `page/about/title`, `question/level/choices/county`, `choices/yes_no/no`.
///
/// It stays the same when questions move, and a text in a named list has one, however
/// many questions use the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(String);

/// One text in all its languages, and where each wording stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenText {
    pub id: TextId,
    /// Where a missing wording is told: the text's key, or the code it belongs to.
    pub place: Range<usize>,
    pub form: Form,
    /// Whether its keys stand between braces and not each on a line of its own.
    pub in_braces: bool,
    /// What must hold where this is the wording of a check.
    pub condition: Option<String>,
    /// By index of the survey's languages.
    pub wordings: Vec<Option<Wording>>,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `title = "…"`: the source language alone.
    Alone,
    /// A key for each language: `title.nb`, or `nb` beside a `code`.
    Each,
}

/// One text in one language. Blank words count as not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// Lines end with one line feed, also in files from Windows.
    pub words: String,
    pub key: Range<usize>,
    pub span: Range<usize>,
}

/// Which source wording each translation was made from, kept beside a definition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stamps {
    /// By language tag and text.
    pub made_from: BTreeMap<String, BTreeMap<TextId, Fingerprint>>,
    /// The source wordings themselves, to show what has changed.
    pub wordings: BTreeMap<Fingerprint, String>,
}

/// Stands for one wording: the first 64 bits of its SHA-256, in lowercase hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl TextId {
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TextId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl WrittenText {
    /// The wording in a language, by its index, if there is one that is not blank.
    pub fn words(&self, language: usize) -> Option<&str> {
        let wording = self.wordings.get(language)?.as_ref()?;
        Some(wording.words.as_str()).filter(|words| !words.trim().is_empty())
    }
}

impl Fingerprint {
    pub fn of(words: &str) -> Self {
        let digest = Sha256::digest(words.as_bytes());
        let digits = digest
            .iter()
            .take(8)
            .flat_map(|byte| [byte >> 4, byte & 15]);
        Self(
            digits
                .filter_map(|digit| char::from_digit(digit.into(), 16))
                .collect(),
        )
    }

    /// `None` where it is not spelled as fingerprints are.
    pub fn new(source: &str) -> Option<Self> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (source.len() == 16 && source.bytes().all(is_digit)).then(|| Self(source.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Stamps {
    /// What a translation was made from, if that is known.
    pub fn made_from(&self, tag: &str, text: &TextId) -> Option<&Fingerprint> {
        self.made_from.get(tag)?.get(text)
    }

    /// Notes that a translation was made from a wording.
    pub fn note(&mut self, tag: &str, text: &TextId, source: &str) {
        let fingerprint = Fingerprint::of(source);
        self.wordings
            .entry(fingerprint.clone())
            .or_insert_with(|| source.to_owned());
        let texts = self.made_from.entry(tag.to_owned()).or_default();
        texts.insert(text.clone(), fingerprint);
    }

    /// Keeps only the texts and languages that are still there, and their wordings.
    pub fn prune(&mut self, keep: impl Fn(&str, &TextId) -> bool) {
        for (tag, texts) in &mut self.made_from {
            texts.retain(|text, _| keep(tag, text));
        }
        self.made_from.retain(|_, texts| !texts.is_empty());
        let texts = self.made_from.values().flat_map(BTreeMap::values);
        let used: BTreeSet<&Fingerprint> = texts.collect();
        self.wordings.retain(|one, _| used.contains(one));
    }
}
