//! Where the files of one response stand.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::StorageError;
use super::disk::{Disk, fresh_path};
use crate::plain::Plain;

/// A longer id would not fit a file name beside its endings.
const ID_BYTES_MAX: usize = 64;

/// The journals' folder, and the id of one response in it.
#[derive(Clone, Debug)]
pub(super) struct Paths {
    folder: PathBuf,
    id: String, // Invariant: letters, digits and hyphens, so it cannot leave the folder.
}

impl Paths {
    pub(super) fn new(folder: &Path, id: &str) -> Result<Self, StorageError> {
        let spelled = (1..=ID_BYTES_MAX).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !spelled {
            return Err(StorageError::Misnamed {
                id: Plain::line(id),
            });
        }
        Ok(Self {
            folder: folder.to_owned(),
            id: id.to_owned(),
        })
    }

    /// The response whose journal has this path.
    pub(super) fn of_journal(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        Self::new(path.parent()?, name.strip_suffix(".journal")?).ok()
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn shown_id(&self) -> Plain {
        Plain::line(&self.id)
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.folder.join(format!("{}.journal", self.id))
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join(format!("{}.lock", self.id))
    }

    /// Where a damaged journal is kept aside; the first number that is free.
    pub(super) fn torn(&self) -> PathBuf {
        let mut number = 1;
        loop {
            let path = self.folder.join(format!("{}.torn-{number}", self.id));
            if !path.exists() {
                return path;
            }
            number += 1;
        }
    }

    /// Removes everything beside the journal: what was kept aside holds answers, and they
    /// are to be gone; the lock has nothing left to guard.
    pub(super) fn remove_others(&self, disk: &dyn Disk) -> io::Result<()> {
        disk.remove_if_there(&fresh_path(&self.journal()))?;
        let torn = format!("{}.torn-", self.id);
        for file in fs::read_dir(&self.folder)? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with(&torn) {
                disk.remove_if_there(&file.path())?;
            }
        }
        // Only tidiness: an empty file that nobody looks at.
        let _ = disk.remove_if_there(&self.lock());
        Ok(())
    }
}
