//! A data folder for tests whose process can be killed between any two steps on the disk.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::disk::{Disk, Real};
use super::{Home, StorageError};

const FOREVER: u64 = u64::MAX;

/// Real files that need not survive a power cut; after so many changes nothing changes any
/// more, because the process that would change them is gone.
pub(crate) struct Mortal {
    left: AtomicU64,
}

impl Mortal {
    pub(crate) fn new() -> Arc<Self> {
        let left = AtomicU64::new(FOREVER);
        Arc::new(Self { left })
    }

    pub(crate) fn home(self: &Arc<Self>, folder: &Path) -> Result<Home, StorageError> {
        Home::on(folder, Arc::clone(self) as Arc<dyn Disk>)
    }

    /// The process dies at the change after so many.
    pub(crate) fn die_after(&self, changes: u64) {
        self.left.store(changes, Ordering::SeqCst);
    }

    pub(crate) fn is_dead(&self) -> bool {
        self.left.load(Ordering::SeqCst) == 0
    }

    /// A new process.
    pub(crate) fn revive(&self) {
        self.left.store(FOREVER, Ordering::SeqCst);
    }

    fn change(&self) -> io::Result<()> {
        let spend = |left: u64| match left {
            0 => None,
            FOREVER => Some(FOREVER),
            left => Some(left - 1),
        };
        let spent = self
            .left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, spend);
        match spent {
            Ok(1) | Err(_) => Err(io::Error::other("the process is gone")),
            Ok(_) => Ok(()),
        }
    }
}

impl Disk for Mortal {
    fn create(&self, path: &Path) -> io::Result<File> {
        self.change()?;
        Real.create(path)
    }

    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let was_dead = self.is_dead();
        let alive = self.change();
        if alive.is_err() && !was_dead {
            // A process that is killed while it writes leaves a part.
            Real.append(file, &bytes[..bytes.len() / 2])?;
        }
        alive?;
        Real.append(file, bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        self.change()?;
        Real.cut(file, length)
    }

    fn sync(&self, _: &File) -> io::Result<()> {
        self.change()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change()?;
        Real.rename(from, to)
    }

    fn link(&self, path: &Path, other: &Path) -> io::Result<()> {
        self.change()?;
        Real.link(path, other)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        Real.remove(path)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.change()
    }
}
