//! One window at a time: the lock beside a journal.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::StorageError;
use super::disk::Disk;

/// A listing looks at locks for a moment; whoever wants one tries again before giving up.
const TRIES_MAX: usize = 4;
const TRY_AGAIN_MS: u64 = 10;

/// Held until dropped, also by a killed process no longer.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "closing the file gives the lock back")] File);

impl Lock {
    /// Network file systems without locks let everybody in: there, a journal notices by
    /// its length when somebody else has written to it.
    pub(super) fn take(path: &Path, disk: &dyn Disk) -> Result<Self, StorageError> {
        let file = open(path, disk)?;
        for tried in 1..=TRIES_MAX {
            match file.try_lock() {
                Ok(()) | Err(TryLockError::Error(_)) => break,
                Err(TryLockError::WouldBlock) if tried == TRIES_MAX => {
                    return Err(StorageError::InUse);
                }
                Err(TryLockError::WouldBlock) => {
                    thread::sleep(Duration::from_millis(TRY_AGAIN_MS));
                }
            }
        }
        Ok(Self(file))
    }

    /// Waits its turn; for what takes a moment.
    pub(super) fn wait(path: &Path, disk: &dyn Disk) -> Result<Self, StorageError> {
        let file = open(path, disk)?;
        // Without locks, everybody's turn is now.
        let _ = file.lock();
        Ok(Self(file))
    }
}

/// Whether somebody holds the lock now. Creates nothing.
pub(super) fn is_held(path: &Path) -> bool {
    File::open(path)
        .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Whether locks work here and nobody holds this one. Creates nothing.
pub(super) fn is_free(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock_shared().is_ok())
}

fn open(path: &Path, disk: &dyn Disk) -> Result<File, StorageError> {
    disk.open_lock(path)
        .map_err(|error| StorageError::unwritten(path, &error))
}
