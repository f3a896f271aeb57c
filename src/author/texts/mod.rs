//! The languages of a survey, for its authors and translators: texts go out as a PO file
//! and come back into the definition, and what each translation was made from is kept.
//!
//! A translation is stale where the source wording has changed since it was made. That is
//! known for texts with a stamp, in the file beside the definition; without the file
//! nothing is stale. The file is no part of the survey: its digest does not depend on it.

pub(super) mod edit;
mod export;
mod holes;
mod import;
#[cfg(test)]
mod planted;
mod po;
mod replace;
mod stale;
mod stamps;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::locale::Message;
use crate::plain::Plain;
use crate::storage::reason;
use crate::storage::surveys::{Found, LoadError};
use crate::survey::{Language, Problem, Stamps, Survey, TextId, WrittenText};
use crate::survey::{read_stamps, read_texts};

pub(super) use edit::quoted;
pub use export::{Exported, ExportedText};
pub use import::{Imported, Sent};

/// A sound definition with its texts, and what its translations were made from.
pub struct Wordings {
    found: Found,
    source: String,
    survey: Arc<Survey>,
    texts: Vec<WrittenText>,
    stamps: Stamps,
    /// Whether there is a file of stamps, and it is about this source language.
    has_stamps: bool,
}

/// Why texts cannot be worked on.
#[derive(Clone, Debug, PartialEq)]
pub enum TextsError {
    Load(LoadError),
    /// Of a file beside the definition, or the one that came back.
    Problems(Vec<Problem>),
    Unreadable {
        file: Plain,
        why: Message,
    },
    Unwritable {
        file: Plain,
        why: Message,
    },
    /// A survey that comes with the program has no file to write to.
    Bundled,
}

impl Wordings {
    pub fn open(found: Found) -> Result<Self, TextsError> {
        let survey = found.read().map_err(TextsError::Load)?.survey;
        Self::of(found, survey)
    }

    /// Those of a survey that was just read from these bytes.
    pub fn of(found: Found, survey: Arc<Survey>) -> Result<Self, TextsError> {
        let source = String::from_utf8_lossy(&found.bytes).into_owned();
        let texts = read_texts(&source, &survey.languages);
        let mut wordings = Self {
            found,
            source,
            survey,
            texts,
            stamps: Stamps::default(),
            has_stamps: false,
        };
        if let Some(stamps) = wordings.read_stamps()? {
            (wordings.stamps, wordings.has_stamps) = (stamps, true);
        }
        Ok(wordings)
    }

    fn read_stamps(&self) -> Result<Option<Stamps>, TextsError> {
        let Some(path) = self.found.path.as_deref().map(stamps::path_beside) else {
            return Ok(None);
        };
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            // Also where the definition came through a pipe, which has no folder.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(None);
            }
            Err(error) => {
                let (file, why) = named(&path, &error);
                return Err(TextsError::Unreadable { file, why });
            }
        };
        let file = path.to_string_lossy();
        read_stamps(&file, &bytes, &self.survey.languages[0]).map_err(TextsError::Problems)
    }

    /// Whether a file of stamps stands beside a definition: without one nothing is stale.
    pub fn are_stamped(found: &Found) -> bool {
        let path = found.path.as_deref().map(stamps::path_beside);
        // What cannot be asked about is told when it is read.
        path.is_some_and(|path| path.try_exists().unwrap_or(true))
    }

    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The index of a language that texts are translated into; `None` for the source
    /// language and those that the survey does not speak.
    pub fn target(&self, tag: &str) -> Option<usize> {
        let languages = &self.survey.languages;
        let at = languages.iter().position(|known| known.as_str() == tag)?;
        (at > 0).then_some(at)
    }

    /// The languages that texts are translated into.
    pub fn targets(&self) -> &[Language] {
        self.survey.languages.get(1..).unwrap_or_default()
    }

    /// Notes that translations fit their source wording as it is now, and writes that down.
    /// No languages means all, and no texts means all; returns how many fit.
    pub fn stamp(&mut self, languages: &[usize], only: &[TextId]) -> Result<usize, TextsError> {
        let mut count = 0;
        for text in &self.texts {
            let Some(source) = text.words(0) else {
                continue;
            };
            if !only.is_empty() && !only.contains(&text.id) {
                continue;
            }
            for (at, tag) in self.survey.languages.iter().enumerate().skip(1) {
                let is_asked = languages.is_empty() || languages.contains(&at);
                if is_asked && text.words(at).is_some() {
                    self.stamps.note(tag.as_str(), &text.id, source);
                    count += 1;
                }
            }
        }
        self.save_stamps()?;
        Ok(count)
    }

    /// Whether the definition has a text of this id.
    pub fn has(&self, id: &TextId) -> bool {
        self.texts.iter().any(|text| text.id == *id)
    }

    fn path(&self) -> Result<&Path, TextsError> {
        self.found.path.as_deref().ok_or(TextsError::Bundled)
    }

    /// Where stamps are kept, as its user would name it.
    pub fn stamps_path(&self) -> Option<PathBuf> {
        self.found.path.as_deref().map(stamps::path_beside)
    }

    /// Leaves a file alone that says the same already.
    fn save_stamps(&mut self) -> Result<(), TextsError> {
        let path = stamps::path_beside(self.path()?);
        let languages = &self.survey.languages;
        let texts: HashMap<&TextId, &WrittenText> =
            self.texts.iter().map(|text| (&text.id, text)).collect();
        self.stamps.prune(|tag, id| {
            let at = languages.iter().position(|known| known.as_str() == tag);
            let text = texts.get(id);
            at.zip(text)
                .is_some_and(|(at, text)| text.words(at).is_some())
        });
        let bytes = stamps::written(&self.stamps, &languages[0]);
        if fs::read(&path).is_ok_and(|present| present == bytes.as_bytes()) {
            return Ok(());
        }
        write(&path, bytes.as_bytes())
    }
}

/// Writes a file that others may read at any time.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), TextsError> {
    replace::replace(path, bytes).map_err(|error| {
        let file = Plain::line(&path.to_string_lossy());
        let why = unwritten(&error);
        TextsError::Unwritable { file, why }
    })
}

/// Why a file cannot be written: of one that is not there, it is the folder that is missing.
pub(super) fn unwritten(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new("reason-no-folder"),
        _ => reason(error),
    }
}

fn named(path: &Path, error: &io::Error) -> (Plain, Message) {
    let file = Plain::line(&path.to_string_lossy());
    (file, reason(error))
}
