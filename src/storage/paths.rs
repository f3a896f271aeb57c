//! Where the files of one response stand.

use std::io;
use std::path::{Path, PathBuf};

use super::StorageError;
use super::disk::{Disk, FRESH};
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
        torn_beside(&self.journal())
    }

    /// Removes what was kept aside and what was about to take the journal's place: it
    /// holds answers, and they are to be gone.
    pub(super) fn remove_copies(&self, disk: &dyn Disk) -> io::Result<()> {
        self.remove_beginning(&[&format!("{}.torn-", self.id), &self.fresh()], disk)
    }

    /// The lock has nothing left to guard. Only tidiness: an empty file that nobody looks at.
    pub(super) fn remove_lock(&self, disk: &dyn Disk) {
        let _ = disk.remove_if_there(&self.lock());
    }

    /// Removes what a killed program was about to put in the journal's place.
    pub(super) fn remove_fresh(&self, disk: &dyn Disk) -> io::Result<()> {
        self.remove_beginning(&[&self.fresh()], disk)
    }

    fn fresh(&self) -> String {
        format!("{}.journal{FRESH}", self.id)
    }

    fn remove_beginning(&self, beginnings: &[&str], disk: &dyn Disk) -> io::Result<()> {
        for name in disk.names(&self.folder)? {
            let shown = name.to_string_lossy();
            if beginnings.iter().any(|begin| shown.starts_with(begin)) {
                disk.remove_if_there(&self.folder.join(&name))?;
            }
        }
        Ok(())
    }
}

/// Where what cannot stay in a journal is kept aside; the first number that is free.
pub(super) fn torn_beside(journal: &Path) -> PathBuf {
    let mut number = 1;
    loop {
        let path = journal.with_extension(format!("torn-{number}"));
        if !path.exists() {
            return path;
        }
        number += 1;
    }
}
