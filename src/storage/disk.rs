//! The few things done to files, so that tests can stand on a disk that fails or forgets.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::platform;

/// A power cut costs at most what was typed in this time, and what a sync takes.
pub(super) const SYNC_DELAY_MAX: Duration = Duration::from_secs(1);

/// What [`Real`] does as it stands here, and what the tests' disks do otherwise: they fail
/// or forget when told to. What is built of several steps is built of these, so that tests
/// see each of them.
pub(super) trait Disk: Send + Sync {
    /// What stands at a path: a file, a folder, or something else.
    fn look(&self, path: &Path) -> io::Result<Metadata> {
        fs::metadata(path)
    }

    fn open_to_read(&self, path: &Path) -> io::Result<File> {
        File::open(path)
    }

    /// The bytes of an open file, and at most so many.
    fn take(&self, file: &File, bytes_max: u64) -> io::Result<Vec<u8>> {
        // How long it is spares copies and reads; where it is not known or not so, nothing is lost.
        let length = file.metadata().map_or(0, |found| found.len());
        let capacity = usize::try_from(length.min(bytes_max)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(capacity);
        file.take(bytes_max).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The bytes of a file, and at most so many.
    fn read(&self, path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
        self.take(&self.open_to_read(path)?, bytes_max)
    }

    /// How long the file at a path is; `None` where that is another one than ours.
    fn length(&self, path: &Path, ours: &File) -> io::Result<Option<u64>> {
        let there = fs::metadata(path)?;
        Ok(platform::is_same(&there, &ours.metadata()?).then_some(there.len()))
    }

    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        fs::metadata(path)?.modified()
    }

    /// The names in a folder.
    fn names(&self, path: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(path)?
            .map(|file| Ok(file?.file_name()))
            .collect()
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        platform::make_folder(path)
    }

    /// Opens a file that only holds a lock; makes it if need be.
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        platform::keep_private(options.read(true).append(true).create(true)).open(path)
    }

    /// Opens a file to append to it.
    fn open(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().append(true).open(path)
    }

    /// Makes a file that must not be there yet, for nobody else to read, and opens it to
    /// append to it.
    fn create(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        platform::keep_private(options.append(true).create_new(true)).open(path)
    }

    /// Adds bytes at the end with one write, so that a killed process leaves all or, on a
    /// full disk, a part that is seen to be one.
    fn append(&self, mut file: &File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    /// Returns when the bytes would survive a power cut.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    /// Readers see all of the old file or all of the new.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Gives a file a second name.
    fn link(&self, path: &Path, other: &Path) -> io::Result<()> {
        fs::hard_link(path, other)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Returns when the names in a folder would survive a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        platform::sync_folder(path)
    }

    /// How long what was appended may wait for its sync, where nobody asks for one.
    fn sync_delay_max(&self) -> Duration {
        SYNC_DELAY_MAX
    }

    /// Puts a file in the place of another, or where there was none, durably.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<Replaced> {
        let file = put(self, path, bytes, Lasts::Synced)?;
        let durable = path
            .parent()
            .map_or(Ok(()), |folder| self.sync_folder(folder));
        Ok(Replaced { file, durable })
    }

    /// Puts a file where there is none, without a sync.
    fn put(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        put(self, path, bytes, Lasts::NotYet)
    }

    /// Writes and syncs a file that must not be there yet; its name is not synced.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        write_new(self, path, bytes, Lasts::Synced)
    }

    fn remove_if_there(&self, path: &Path) -> io::Result<()> {
        match self.remove(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }
}

/// Whether bytes are to survive a power cut before anything else is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lasts {
    Synced,
    NotYet,
}

/// Writes a file under a name of its own, then puts it in its place.
fn put(disk: &(impl Disk + ?Sized), path: &Path, bytes: &[u8], lasts: Lasts) -> io::Result<File> {
    let fresh = fresh_path(path);
    disk.remove_if_there(&fresh)?;
    let file = write_new(disk, &fresh, bytes, lasts)?;
    if let Err(error) = disk.rename(&fresh, path) {
        drop(file);
        let _ = disk.remove(&fresh);
        return Err(error);
    }
    Ok(file)
}

fn write_new(
    disk: &(impl Disk + ?Sized),
    path: &Path,
    bytes: &[u8],
    lasts: Lasts,
) -> io::Result<File> {
    let file = disk.create(path)?;
    let mut written = disk.append(&file, bytes);
    if lasts == Lasts::Synced {
        written = written.and_then(|()| disk.sync(&file));
    }
    match written {
        Ok(()) => Ok(file),
        Err(error) => {
            drop(file);
            // Half a file helps nobody, and on a full disk its space is needed.
            let _ = disk.remove(path);
            Err(error)
        }
    }
}

/// The new file stands at its place; `durable` says whether it will after a power cut.
pub(super) struct Replaced {
    pub(super) file: File,
    pub(super) durable: io::Result<()>,
}

pub(super) struct Real;

impl Disk for Real {}

/// What a file is called before it takes its place: its own name and this.
pub(super) const FRESH: &str = ".new-";

/// Where a file is written before it takes its place. Each program has its own, for where
/// locks do not work another one may be writing there.
pub(super) fn fresh_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!("{FRESH}{}", std::process::id()));
    PathBuf::from(name)
}
