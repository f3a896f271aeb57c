//! The few things done to files, so that tests can stand on a disk that fails.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::platform;

/// Two implementations: [`Real`], and the tests' disk, which fails when told to.
pub(super) trait Disk: Send + Sync {
    fn length(&self, path: &Path) -> io::Result<u64>;

    /// Adds bytes at the end with one write, so that a killed process leaves all or, on a
    /// full disk, a part that is seen to be one.
    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()>;

    fn cut(&self, file: &File, length: u64) -> io::Result<()>;

    /// Returns when the bytes would survive a power cut.
    fn sync(&self, file: &File) -> io::Result<()>;

    /// Puts a file in the place of another: readers see all of the old or all of the new.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<Replaced>;
}

/// The new file stands at its place; `durable` says whether it will after a power cut.
pub(super) struct Replaced {
    pub(super) file: File,
    pub(super) durable: io::Result<()>,
}

pub(super) struct Real;

impl Disk for Real {
    fn length(&self, path: &Path) -> io::Result<u64> {
        Ok(fs::metadata(path)?.len())
    }

    fn append(&self, mut file: &File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<Replaced> {
        let fresh = fresh_path(path);
        remove_if_there(&fresh)?;
        let file = write_new(&fresh, bytes)?;
        fs::rename(&fresh, path)?;
        let durable = path.parent().map_or(Ok(()), platform::sync_folder);
        Ok(Replaced { file, durable })
    }
}

/// Where a file is written before it takes its place.
pub(super) fn fresh_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// Writes and syncs a file that must not be there yet; what follows is appended to it.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let mut file = platform::keep_private(options.append(true).create_new(true)).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    match written {
        Ok(()) => Ok(file),
        Err(error) => {
            drop(file);
            // Half a file helps nobody, and on a full disk its space is needed.
            let _ = fs::remove_file(path);
            Err(error)
        }
    }
}

pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
