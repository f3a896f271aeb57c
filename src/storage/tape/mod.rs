//! The bytes of one journal, whole in memory and as far as possible on disk.

mod moving;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::StorageError;
use super::content::Content;
use super::disk::Disk;
use super::error::shown;
use super::reason::reason;
use super::record::Record;
use super::syncer::Syncer;
use moving::Next;

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
    /// Takes the file's place as soon as it is durable; until then both are written to.
    next: Option<Next>,
    moved: Moved,
    syncer: Syncer,
}

/// What came of the last move to another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// There was none, or it is not done yet.
    NotYet,
    Done,
    /// The old file is still the one that counts.
    Failed,
}

impl Tape {
    /// Puts a file with this content in its place, durably.
    pub(super) fn create(
        path: &Path,
        disk: Arc<dyn Disk>,
        content: Content,
    ) -> Result<Self, StorageError> {
        let replaced = disk.replace(path, content.bytes());
        let file = replaced.and_then(|replaced| replaced.durable.map(|()| replaced.file));
        Self::of(path, disk, content, file)
    }

    /// Puts a file with this content where there is none. It outlives a killed process at once,
    /// and a power cut when it is synced, which nobody waits for.
    pub(super) fn begin(
        path: &Path,
        disk: Arc<dyn Disk>,
        content: Content,
    ) -> Result<Self, StorageError> {
        let file = disk.put(path, content.bytes());
        let tape = Self::of(path, disk, content, file)?;
        tape.syncer.take_up(Arc::clone(&tape.file), path.parent());
        Ok(tape)
    }

    /// Takes up a file that has exactly this content.
    pub(super) fn take_up(
        path: &Path,
        disk: Arc<dyn Disk>,
        content: Content,
    ) -> Result<Self, StorageError> {
        let file = disk.open(path);
        Self::of(path, disk, content, file)
    }

    /// On a file that holds this content, if it could be had.
    fn of(
        path: &Path,
        disk: Arc<dyn Disk>,
        content: Content,
        file: io::Result<File>,
    ) -> Result<Self, StorageError> {
        let unwritten = |error| StorageError::unwritten(path, &error);
        let file = Arc::new(file.map_err(unwritten)?);
        let syncer = Syncer::start(Arc::clone(&file), Arc::clone(&disk)).map_err(unwritten)?;
        Ok(Self {
            path: path.to_owned(),
            disk,
            file,
            written: content.bytes().len(),
            content,
            overlong: false,
            abandoned: false,
            next: None,
            moved: Moved::NotYet,
            syncer,
        })
    }

    /// Records, and writes what is not yet in the file. Where that fails, the record is
    /// kept and written with the next one.
    pub(super) fn append(&mut self, record: &Record) -> Result<(), StorageError> {
        self.push(record);
        self.catch_up()
    }

    fn push(&mut self, record: &Record) {
        self.content.push(record);
        if let Some(next) = &mut self.next {
            next.content.push(record);
        }
    }

    /// Records durably. Where that fails, it is as if nothing had been recorded.
    pub(super) fn commit(&mut self, record: &Record) -> Result<(), StorageError> {
        if self.is_moving() {
            // Where it does not work out, the file as it is has everything.
            let _ = self.make_durable();
            self.drop_next();
        }
        let before = self.content.end();
        self.push(record);
        let durable = self.catch_up_durably();
        if durable.is_err() {
            self.drop_next();
            self.content.cut(before);
            if self.written > self.content.length() {
                self.written = self.content.length();
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

    /// Waits until all is durable, and a move is done with.
    fn make_durable(&mut self) -> Result<(), StorageError> {
        self.syncer.sync_now();
        if self.is_moving() {
            self.turn_over();
            self.syncer.sync_now();
        }
        if self.is_spoilt() {
            self.check_alone()?;
            return self.replace(self.content.clone());
        }
        Ok(())
    }

    /// Writes what is left and waits until all is durable.
    fn catch_up_durably(&mut self) -> Result<(), StorageError> {
        let written = self.catch_up();
        let was_spoilt = self.is_spoilt();
        let durable = self.make_durable();
        // Another file has all of it then.
        if was_spoilt {
            durable
        } else {
            written.and(durable)
        }
    }

    /// What is appended to the file may not last, or may not be found behind what is there.
    fn is_spoilt(&self) -> bool {
        self.overlong || self.syncer.failed().is_some()
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

    /// Writes what is left and waits until all is durable.
    pub(super) fn close(&mut self) -> Result<(), StorageError> {
        self.catch_up_durably()
    }

    /// All that was recorded, as another file would have to hold it.
    pub(super) fn bytes(&self) -> &[u8] {
        self.content.bytes()
    }

    /// Waits until nothing is left to be synced.
    #[cfg(test)]
    pub(super) fn settle(&self) {
        self.syncer.settle();
    }

    /// The file is going to be removed and must not come back.
    pub(super) fn abandon(&mut self) {
        self.abandoned = true;
    }

    /// Writes what is not in the file yet. Does not wait for a sync.
    pub(super) fn catch_up(&mut self) -> Result<(), StorageError> {
        // Where it cannot be cut, it is spoilt.
        let _ = self.cut_overlong();
        if self.check_alone()? == Whereabouts::Gone {
            return self.put_back();
        }
        if self.is_spoilt() {
            self.turn_over();
        }
        if self.is_spoilt() && !self.is_moving() {
            let moves = self.begin_move(self.content.clone());
            // Until a new file can be had, the old one still outlives a killed process.
            self.write_rest()?;
            return moves.map_err(|error| self.unwritten(&error));
        }
        self.write_rest()
    }

    fn write_rest(&mut self) -> Result<(), StorageError> {
        self.write_rest_of_next();
        if self.written == self.content.length() {
            return Ok(());
        }
        // Nobody would find it behind what should not be there.
        self.cut_overlong()
            .map_err(|error| self.unwritten(&error))?;
        if let Err(error) = self
            .disk
            .append(&self.file, self.content.from(self.written))
        {
            self.overlong = true;
            let _ = self.cut_overlong();
            return Err(self.unwritten(&error));
        }
        self.written = self.content.length();
        self.syncer.appended();
        // Somebody else may have been quicker since the last look, and then what was
        // written here stands behind something that it does not fit.
        self.check_alone().map(drop)
    }

    /// Where locks do not work, somebody else may have written here meanwhile.
    fn check_alone(&self) -> Result<Whereabouts, StorageError> {
        let written = self.written as u64;
        let is_ours = |length| length == written || (self.overlong && length > written);
        match self.disk.length(&self.path, &self.file) {
            Ok(Some(length)) if is_ours(length) => Ok(Whereabouts::Here),
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
        self.drop_next();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whereabouts {
    Here,
    Gone,
}
