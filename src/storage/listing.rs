//! What is on this machine, at a glance: looked at, not touched.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::Disk;
use super::paths::Paths;
use super::read::read;
use super::{Opening, Stage, StorageError, lock};
use crate::session::Position;

/// One response on this machine, as it stood when it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub id: String,
    pub opening: Opening,
    pub stage: Stage,
    /// How many entries say something, on the path or off it.
    pub answered: usize,
    /// Where the respondent was last.
    pub position: Position,
    /// When the file was last written to, by this machine's clock.
    pub modified: SystemTime,
    /// Whether it is open in a window now.
    pub locked: bool,
    /// Whether its answers still stand there though the receipt has come.
    pub(super) unpurged: bool,
}

/// A journal of which nothing can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub path: PathBuf,
    pub why: StorageError,
}

/// Every journal of a folder, the last one written to first.
pub(super) fn list(
    folder: &Path,
    disk: &dyn Disk,
) -> Result<Vec<Result<Listed, Unreadable>>, StorageError> {
    let names = disk.names(folder);
    let names = names.map_err(|error| StorageError::unreadable(folder, &error))?;
    let mut found: Vec<_> = names
        .iter()
        .filter_map(|name| {
            let path = folder.join(name);
            let paths = Paths::of_journal(&path)?;
            match disk.modified(&path) {
                // One that is gone since is none.
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                modified => Some((modified, path, paths)),
            }
        })
        .collect();
    // What cannot be looked at comes first: it is what needs somebody.
    found.sort_by(|(modified, path, _), (other, other_path, _)| {
        let newer = other.as_ref().ok().cmp(&modified.as_ref().ok());
        let trouble = modified.is_ok().cmp(&other.is_ok());
        trouble.then(newer).then_with(|| path.cmp(other_path))
    });
    let listed = found.into_iter().map(|(modified, path, paths)| {
        let modified = modified.map_err(|error| StorageError::unreadable(&path, &error));
        let looked = modified.and_then(|modified| look(&paths, modified, disk));
        looked.map_err(|why| Unreadable { path, why })
    });
    Ok(listed.collect())
}

fn look(paths: &Paths, modified: SystemTime, disk: &dyn Disk) -> Result<Listed, StorageError> {
    let (_, reading) = read(paths, disk)?;
    let unpurged = reading.unpurged.is_some();
    let folded = reading.folded;
    let entries = folded.state.entries.values();
    Ok(Listed {
        id: folded.opening.id.clone(),
        answered: entries.filter(|entry| !entry.is_blank()).count(),
        opening: folded.opening,
        stage: folded.stage,
        position: folded.state.position,
        modified,
        unpurged,
        locked: lock::is_held(&paths.lock()),
    })
}
