//! Where surveys are found: in a file, or bundled with the program.

mod bundled;
mod folder;
mod shelf;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::{reason, shown as shown_path};
use crate::expr::nearest;
use crate::plain::{Plain, shown};
use crate::survey::{Definition, Problem, Shelf, Survey, read};
use shelf::DiskShelf;

pub use bundled::bundled;
pub use folder::in_folder;

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
    NotFound(Plain),
    Unreadable(Plain),
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
        match &self.path {
            Some(path) => {
                let beside = path.parent().unwrap_or(Path::new(""));
                self.survey(bytes, &DiskShelf::new(beside))
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
    load_from(Path::new(""), reference)
}

/// Finds a definition in the same way, and does not read it yet.
pub fn find(reference: &str) -> Result<Found, LoadError> {
    find_from(Path::new(""), reference)
}

/// `folder` is where paths start from; empty, it is the current folder.
fn load_from(folder: &Path, reference: &str) -> Result<Loaded, LoadError> {
    find_from(folder, reference)?.read()
}

fn find_from(folder: &Path, reference: &str) -> Result<Found, LoadError> {
    if let Some((scheme, _)) = reference.split_once("://") {
        return Err(LoadError::NotFound(address(scheme, reference)));
    }
    if let Some(path) = path_of(folder, reference) {
        return find_file(path);
    }
    bundled::find(reference).ok_or_else(|| LoadError::NotFound(not_found(reference)))
}

fn path_of(folder: &Path, reference: &str) -> Option<PathBuf> {
    let named = [reference.to_owned(), format!("{reference}.toml")];
    let mut paths = named.into_iter().map(|name| folder.join(name));
    // Not only plain files: a definition may come through a pipe.
    paths.find(|path| !reference.is_empty() && path.exists() && !path.is_dir())
}

fn find_file(path: PathBuf) -> Result<Found, LoadError> {
    let bytes = definition(&path).map_err(|why| {
        let path = shown_path(&path);
        LoadError::Unreadable(Plain::from(format!("{path} cannot be read: {why}.")))
    })?;
    let absolute = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
    Ok(Found {
        name: path.to_string_lossy().into_owned(),
        path: Some(path),
        bytes: bytes.into(),
        source: absolute.to_string_lossy().into_owned(),
    })
}

fn definition(path: &Path) -> Result<Vec<u8>, Plain> {
    let too_large = || {
        let mib = DEFINITION_BYTES_MAX >> 20;
        Plain::from(format!(
            "a definition has at most {mib} MiB; move long lists into CSV files beside it"
        ))
    };
    let failed = |error: io::Error| reason(&error);
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > DEFINITION_BYTES_MAX {
        return Err(too_large());
    }
    let mut source = Vec::new();
    // A pipe has no length, and a file may grow.
    file.take(DEFINITION_BYTES_MAX + 1)
        .read_to_end(&mut source)
        .map_err(failed)?;
    if source.len() as u64 > DEFINITION_BYTES_MAX {
        return Err(too_large());
    }
    Ok(source)
}

fn address(scheme: &str, reference: &str) -> Plain {
    let reference = shown(reference);
    Plain::from(if scheme == "https" || scheme == "http" {
        format!(
            "This version reads files and bundled surveys, not addresses. Download {reference} and name the file."
        )
    } else {
        format!("`{reference}` is no file and no bundled survey. Name a file.")
    })
}

fn not_found(reference: &str) -> Plain {
    let ids = bundled::IDS;
    let name = shown(reference);
    let path = Path::new(reference);
    let is_path = reference.contains(['/', '\\']) || path.extension().is_some();
    let what = if is_path {
        format!("There is no file {name}.")
    } else {
        format!("There is no file {name}, no file {name}.toml and no bundled survey {name}.")
    };
    // Whoever writes a path may have meant a bundled survey all the same.
    let stem = path.file_stem().unwrap_or_default();
    let hint = nearest(&stem.to_string_lossy(), ids).map_or_else(
        || format!("Bundled surveys: {}.", ids.join(", ")),
        |id| format!("Did you mean {id}?"),
    );
    Plain::from(format!("{what} {hint}"))
}
