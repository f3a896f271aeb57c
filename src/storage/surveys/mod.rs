//! Where surveys are found: in a file, or bundled with the program.

mod bundled;
mod folder;
mod shelf;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StorageError;
use super::disk::{Disk, Real};
use super::error::shown as shown_path;
use crate::expr::nearest;
use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{Definition, Problem, Shelf, Survey, read};
use shelf::DiskShelf;

pub use bundled::bundled;

/// A definition over this is not read into memory.
const DEFINITION_BYTES_MAX: u64 = 4 << 20;

/// A survey, and what its author should know about it.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub survey: Arc<Survey>,
    pub warnings: Vec<Problem>,
    /// Loads it again: an absolute path, or the id of a bundled survey.
    pub source: String,
}

/// Why there is no survey; each sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    NotFound(Message),
    Unreadable(Message),
    /// The definition has errors: all of them, and the warnings beside them.
    Problems(Vec<Problem>),
}

/// A definition as it was found, before anything in it is read.
#[derive(Clone, Debug)]
pub struct Found {
    /// As whoever asked for it named it, for problems.
    pub name: String,
    /// Its file; `None` where it comes with the program.
    pub path: Option<PathBuf>,
    pub bytes: Cow<'static, [u8]>,
    /// Loads it again: an absolute path, or the id of a bundled survey.
    source: String,
}

impl Found {
    pub fn read(&self) -> Result<Loaded, LoadError> {
        self.read_as(&self.bytes)
    }

    /// The survey that it would be if other bytes stood in its place.
    pub fn read_as(&self, bytes: &[u8]) -> Result<Loaded, LoadError> {
        self.read_on(&Real, bytes)
    }

    fn read_on(&self, disk: &dyn Disk, bytes: &[u8]) -> Result<Loaded, LoadError> {
        match &self.path {
            Some(path) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                self.survey(bytes, &DiskShelf { folder, disk })
            }
            None => self.survey(bytes, &bundled::BundledShelf),
        }
    }

    fn survey(&self, bytes: &[u8], shelf: &dyn Shelf) -> Result<Loaded, LoadError> {
        let definition = Definition {
            file: &self.name,
            source: bytes,
            shelf,
        };
        let (survey, warnings) = read(&definition).map_err(LoadError::Problems)?;
        Ok(Loaded {
            survey: Arc::new(survey),
            warnings,
            source: self.source.clone(),
        })
    }
}

/// Loads a survey by the path of its file or the id of a bundled one. A file wins, also
/// one in the current folder that is named after the id.
pub fn load(reference: &str) -> Result<Loaded, LoadError> {
    here().load(reference)
}

/// Finds a definition in the same way, and does not read it yet.
pub fn find(reference: &str) -> Result<Found, LoadError> {
    here().find(reference)
}

/// Every file of a folder that means to be a survey, by its name: read, or why it is none.
/// What cannot be looked into is told in the same way, also the folder itself; one that is
/// not there has none.
pub fn in_folder(folder: &Path) -> Vec<(PathBuf, Result<Loaded, LoadError>)> {
    let disk = &Real;
    Base { folder, disk }.surveys()
}

/// Where paths start from, and the disk that they lead to.
#[derive(Clone, Copy)]
pub(super) struct Base<'a> {
    /// Empty, it is the current folder.
    pub(super) folder: &'a Path,
    pub(super) disk: &'a dyn Disk,
}

fn here() -> Base<'static> {
    Base {
        folder: Path::new(""),
        disk: &Real,
    }
}

impl Base<'_> {
    pub(super) fn load(self, reference: &str) -> Result<Loaded, LoadError> {
        self.read(&self.find(reference)?)
    }

    pub(super) fn read(self, found: &Found) -> Result<Loaded, LoadError> {
        found.read_on(self.disk, &found.bytes)
    }

    pub(super) fn find(self, reference: &str) -> Result<Found, LoadError> {
        if let Some((scheme, _)) = reference.split_once("://") {
            return Err(LoadError::NotFound(address(scheme, reference)));
        }
        if let Some(path) = self.path_of(reference)? {
            return self.file(path);
        }
        bundled::find(reference).ok_or_else(|| LoadError::NotFound(not_found(reference)))
    }

    /// The file that is meant, if there is one. Where that cannot be seen, another survey
    /// must not take its place.
    fn path_of(self, reference: &str) -> Result<Option<PathBuf>, LoadError> {
        if reference.is_empty() {
            return Ok(None);
        }
        for name in [reference.to_owned(), format!("{reference}.toml")] {
            let path = self.folder.join(name);
            match self.disk.look(&path) {
                // Not only plain files: a definition may come through a pipe.
                Ok(seen) if !seen.is_dir() => return Ok(Some(path)),
                Ok(_) => {}
                Err(error) if is_absence(&error) => {}
                Err(error) => return Err(unreadable(&path, &error)),
            }
        }
        Ok(None)
    }

    fn file(self, path: PathBuf) -> Result<Found, LoadError> {
        let bytes = self.disk.read(&path, DEFINITION_BYTES_MAX + 1);
        let bytes = bytes.map_err(|error| unreadable(&path, &error))?;
        if bytes.len() as u64 > DEFINITION_BYTES_MAX {
            let (path, mib) = (shown_path(&path), DEFINITION_BYTES_MAX >> 20);
            let message = Message::new("load-too-large").with("path", path);
            return Err(LoadError::Unreadable(message.with("mib", mib.to_string())));
        }
        let absolute = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        Ok(Found {
            name: path.to_string_lossy().into_owned(),
            path: Some(path),
            bytes: bytes.into(),
            source: absolute.to_string_lossy().into_owned(),
        })
    }
}

/// Whether nothing can stand at a path, by what the system says of it.
fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::InvalidFilename
            | ErrorKind::InvalidInput
    )
}

fn unreadable(path: &Path, error: &io::Error) -> LoadError {
    LoadError::Unreadable(StorageError::unreadable(path, error).message())
}

fn address(scheme: &str, reference: &str) -> Message {
    let is_address = scheme == "https" || scheme == "http";
    let id = if is_address {
        "load-address"
    } else {
        "load-scheme"
    };
    Message::new(id).with("name", Plain::line(reference))
}

fn not_found(reference: &str) -> Message {
    let ids = bundled::IDS;
    let path = Path::new(reference);
    let is_path = reference.contains(['/', '\\']) || path.extension().is_some();
    let id = if is_path {
        "load-no-file"
    } else {
        "load-nothing"
    };
    // Whoever writes a path may have meant a bundled survey all the same.
    let stem = path.file_stem().unwrap_or_default();
    let hint = nearest(&stem.to_string_lossy(), ids).map_or_else(
        || Message::new("load-bundled").with("ids", ids.join(", ")),
        |id| Message::new("load-nearest").with("id", id),
    );
    Message::new(id)
        .with("name", Plain::line(reference))
        .with("hint", hint)
}
