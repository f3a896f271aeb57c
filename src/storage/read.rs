//! Reading a journal's file without changing it.

use std::io::ErrorKind;
use std::path::Path;

use super::StorageError;
use super::disk::Disk;
use super::error::shown;
use super::fold::{Flaw, Reading, fold};
use super::paths::Paths;
use crate::locale::Message;
use crate::plain::Plain;

/// More is no journal: the longest interview takes a few MiB.
pub(super) const JOURNAL_BYTES_MAX: u64 = 256 << 20;

/// The bytes of a journal, and what its sound part says.
pub(super) fn read(paths: &Paths, disk: &dyn Disk) -> Result<(Vec<u8>, Reading), StorageError> {
    let path = paths.journal();
    let bytes = bytes(&path, paths, disk)?;
    let damaged = |why| StorageError::damaged(&path, why);
    let reading = fold(&bytes).map_err(|flaw| match flaw {
        Flaw::NoJournal => damaged(Message::new("damage-start")),
        Flaw::NoOpening => damaged(Message::new("damage-first-record")),
        Flaw::Newer => StorageError::Newer { path: shown(&path) },
    })?;
    let id = &reading.folded.opening.id;
    if id != paths.id() {
        let id = Plain::line(id);
        return Err(damaged(Message::new("damage-name").with("id", id)));
    }
    Ok((bytes, reading))
}

fn bytes(path: &Path, paths: &Paths, disk: &dyn Disk) -> Result<Vec<u8>, StorageError> {
    let bytes = match disk.read(path, JOURNAL_BYTES_MAX + 1) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(StorageError::Missing {
                id: paths.shown_id(),
            });
        }
        other => other.map_err(|error| StorageError::unreadable(path, &error))?,
    };
    if bytes.len() as u64 > JOURNAL_BYTES_MAX {
        return Err(StorageError::damaged(
            path,
            Message::new("damage-too-large"),
        ));
    }
    Ok(bytes)
}
