//! Reading a journal's file without changing it.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::StorageError;
use super::error::shown;
use super::fold::{Flaw, Reading, fold};
use super::paths::Paths;
use crate::plain::Plain;

/// More is no journal: the longest interview takes a few MiB.
const JOURNAL_BYTES_MAX: u64 = 256 << 20;

/// The bytes of a journal, and what its sound part says.
pub(super) fn read(paths: &Paths) -> Result<(Vec<u8>, Reading), StorageError> {
    let path = paths.journal();
    let bytes = bytes(&path, paths)?;
    let damaged = |why: &str| StorageError::damaged(&path, why);
    let reading = fold(&bytes).map_err(|flaw| match flaw {
        Flaw::NoJournal => damaged("it does not begin as a journal does"),
        Flaw::NoOpening => damaged("its first record is torn or altered"),
        Flaw::Newer => StorageError::Newer { path: shown(&path) },
    })?;
    let id = &reading.folded.opening.id;
    if id != paths.id() {
        let id = Plain::line(id);
        return Err(damaged(&format!(
            "it is named otherwise than its response, {id}"
        )));
    }
    Ok((bytes, reading))
}

fn bytes(path: &Path, paths: &Paths) -> Result<Vec<u8>, StorageError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(StorageError::Missing {
                id: paths.shown_id(),
            });
        }
        Err(error) => return Err(StorageError::unreadable(path, &error)),
    };
    let mut bytes = Vec::new();
    file.take(JOURNAL_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| StorageError::unreadable(path, &error))?;
    if bytes.len() as u64 > JOURNAL_BYTES_MAX {
        return Err(StorageError::damaged(path, "it is larger than any journal"));
    }
    Ok(bytes)
}
