//! The bytes of one journal, whole in memory and as far as possible on disk.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StorageError;
use super::disk::Disk;
use super::error::{reason, shown};
use super::frame::{self, Link, MAGIC};
use super::record::Record;
use super::syncer::Syncer;
use crate::wire::json;

pub(super) struct Tape {
    path: PathBuf,
    disk: Arc<dyn Disk>,
    file: Arc<File>,
    /// All that was recorded, whether the disk has taken it or not.
    content: Content,
    /// How many of the bytes are in the file.
    written: usize,
    /// The file may hold more than that, of ours, which is to be cut off.
    overlong: bool,
    /// Nothing of it is wanted any more.
    abandoned: bool,
    syncer: Syncer,
}

/// The bytes of a journal and the seed of its next frame.
#[derive(Clone)]
pub(super) struct Content {
    bytes: Vec<u8>,
    link: Link,
}

impl Content {
    pub(super) fn new() -> Self {
        Self {
            bytes: MAGIC.to_vec(),
            link: Link::first(),
        }
    }

    /// What was read from a file, up to the end of its last whole frame.
    pub(super) fn read(bytes: Vec<u8>, link: Link) -> Self {
        Self { bytes, link }
    }

    pub(super) fn length(&self) -> usize {
        self.bytes.len()
    }

    #[must_use]
    pub(super) fn with(mut self, record: &Record) -> Self {
        self.push(record);
        self
    }

    fn push(&mut self, record: &Record) {
        self.link = frame::write(&mut self.bytes, self.link, &json::line(record));
    }
}

impl Tape {
    /// Puts a file with this content in its place, durably.
    pub(super) fn create(
        path: &Path,
        disk: Arc<dyn Disk>,
        content: Content,
    ) -> Result<Self, StorageError> {
        let unwritten = |error| StorageError::unwritten(path, &error);
        let replaced = disk.replace(path, &content.bytes).map_err(unwritten)?;
        replaced.durable.map_err(unwritten)?;
        Self::new(path, disk, content, replaced.file).map_err(unwritten)
    }

    /// Takes up a file that has exactly this content.
    pub(super) fn take_up(
        path: &Path,
        disk: Arc<dyn Disk>,
        content: Content,
    ) -> Result<Self, StorageError> {
        let file = disk.open(path);
        file.and_then(|file| Self::new(path, disk, content, file))
            .map_err(|error| StorageError::unwritten(path, &error))
    }

    fn new(path: &Path, disk: Arc<dyn Disk>, content: Content, file: File) -> io::Result<Self> {
        let file = Arc::new(file);
        let syncer = Syncer::start(Arc::clone(&file), Arc::clone(&disk))?;
        Ok(Self {
            path: path.to_owned(),
            disk,
            file,
            written: content.bytes.len(),
            content,
            overlong: false,
            abandoned: false,
            syncer,
        })
    }

    /// Records, and writes what is not yet in the file. Where that fails, the record is
    /// kept and written with the next one.
    pub(super) fn append(&mut self, record: &Record) -> Result<(), StorageError> {
        self.content.push(record);
        self.catch_up()
    }

    /// Records durably. Where that fails, it is as if nothing had been recorded.
    pub(super) fn commit(&mut self, record: &Record) -> Result<(), StorageError> {
        let (length, link) = (self.content.length(), self.content.link);
        self.content.push(record);
        let durable = self.catch_up().and_then(|()| self.sync());
        if durable.is_err() {
            self.content.bytes.truncate(length);
            self.content.link = link;
            if self.written > length {
                self.written = length;
                self.overlong = true;
                // Now, if possible, for a power cut must not bring it back.
                let _ = self.cut_overlong();
            }
        }
        durable
    }

    /// Puts other content in the place of all that was recorded, durably.
    pub(super) fn restart(&mut self, content: Content) -> Result<(), StorageError> {
        self.check_alone()?;
        self.replace(content)
    }

    pub(super) fn request_sync(&self) {
        self.syncer.request();
    }

    /// Why what is in the file may not survive a power cut.
    pub(super) fn trouble(&self) -> Option<StorageError> {
        let path = shown(&self.path);
        let why = self.syncer.failed()?;
        Some(StorageError::Unwritten { path, why })
    }

    /// Writes what is left, syncs and stops syncing.
    pub(super) fn close(&mut self) -> Result<(), StorageError> {
        let written = self.catch_up();
        self.syncer.stop();
        written.and(self.trouble().map_or(Ok(()), Err))
    }

    /// The file is going to be removed and must not come back.
    pub(super) fn abandon(&mut self) {
        self.abandoned = true;
    }

    fn catch_up(&mut self) -> Result<(), StorageError> {
        if self.cut_overlong().is_err() || self.check_alone()? == Whereabouts::Gone {
            return self.move_to_new_file();
        }
        if self.syncer.failed().is_some() {
            let moved = self.move_to_new_file();
            // Until a new file can be had, the old one still outlives a killed process.
            return if moved.is_err() {
                self.write_rest().and(moved)
            } else {
                moved
            };
        }
        self.write_rest()
    }

    fn write_rest(&mut self) -> Result<(), StorageError> {
        if self.written == self.content.length() {
            return Ok(());
        }
        if let Err(error) = self
            .disk
            .append(&self.file, &self.content.bytes[self.written..])
        {
            self.overlong = true;
            let _ = self.cut_overlong();
            return Err(self.unwritten(&error));
        }
        self.written = self.content.length();
        self.syncer.appended();
        Ok(())
    }

    fn sync(&mut self) -> Result<(), StorageError> {
        match self.disk.sync(&self.file) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.syncer.distrust(&error);
                self.move_to_new_file()
            }
        }
    }

    fn move_to_new_file(&mut self) -> Result<(), StorageError> {
        self.replace(self.content.clone())
    }

    /// From here on the file is a new one with this content.
    fn replace(&mut self, content: Content) -> Result<(), StorageError> {
        let replaced = self.disk.replace(&self.path, &content.bytes);
        let replaced = replaced.map_err(|error| self.unwritten(&error))?;
        self.file = Arc::new(replaced.file);
        self.written = content.length();
        self.content = content;
        self.overlong = false;
        self.syncer.follow(Arc::clone(&self.file));
        replaced.durable.map_err(|error| {
            self.syncer.distrust(&error);
            self.unwritten(&error)
        })
    }

    /// Where locks do not work, somebody else may have written here meanwhile.
    fn check_alone(&self) -> Result<Whereabouts, StorageError> {
        match self.disk.length(&self.path) {
            Ok(length) if length == self.written as u64 => Ok(Whereabouts::Here),
            Ok(_) => Err(StorageError::ChangedElsewhere {
                path: shown(&self.path),
            }),
            // Its stick was pulled out, or somebody tidied up.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Whereabouts::Gone),
            Err(error) => Err(self.unwritten(&error)),
        }
    }

    fn cut_overlong(&mut self) -> io::Result<()> {
        if self.overlong {
            self.disk.cut(&self.file, self.written as u64)?;
            self.overlong = false;
        }
        Ok(())
    }

    fn unwritten(&self, error: &io::Error) -> StorageError {
        StorageError::Unwritten {
            path: shown(&self.path),
            why: reason(error),
        }
    }
}

impl Drop for Tape {
    fn drop(&mut self) {
        if !self.abandoned {
            // Nobody is left to hear whether it worked.
            let _ = self.catch_up();
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whereabouts {
    Here,
    Gone,
}
