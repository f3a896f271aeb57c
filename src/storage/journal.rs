//! The journal of one response while it is open: from the first key to the receipt.

use std::path::PathBuf;
use std::sync::Arc;

use super::content::Content;
use super::disk::Disk;
use super::fold::Folded;
use super::lock::Lock;
use super::paths::Paths;
use super::read::read;
use super::record::{Frozen, Opening, Record};
use super::retold::{facts_of, withdraws};
use super::tape::{Moved, Tape};
use super::{Home, StorageError};
use crate::locale::Message;
use crate::session::Fact;
use crate::wire::{Digest, Receipt};

/// One response's append-only file, held open and locked. Dropping it syncs a last time.
pub struct Journal {
    paths: Paths,
    disk: Arc<dyn Disk>,
    folded: Folded,
    tape: Tape,
    /// Why the last append did not reach the file.
    unwritten: Option<StorageError>,
    withdrawn: Withdrawn,
    recovered: Option<Recovered>,
    // Last, so that it is given back when all is written.
    _lock: Lock,
}

/// What the file says that the respondent has taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Withdrawn {
    /// Nothing, or it is about to be gone.
    Nothing,
    /// Something, at the question where the respondent is: it may come back.
    Here,
    /// Something, at a question that was left: it is to be gone from the disk.
    Behind,
}

/// A journal ended in the middle of a record, or was altered, when it was taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The whole file as it was found.
    pub kept_aside: PathBuf,
    /// How many bytes of it could not be used.
    pub lost_bytes: usize,
}

impl Journal {
    pub(super) fn create(
        paths: Paths,
        disk: Arc<dyn Disk>,
        opening: Opening,
    ) -> Result<Self, StorageError> {
        let lock = Lock::take(&paths.lock(), &*disk)?;
        let path = paths.journal();
        if path.exists() {
            return Err(StorageError::Exists {
                id: paths.shown_id(),
            });
        }
        let content = Content::new().with(&Record::Opened(opening.clone()));
        let tape = Tape::begin(&path, Arc::clone(&disk), content)?;
        Ok(Self {
            paths,
            disk,
            folded: Folded::new(opening),
            tape,
            unwritten: None,
            withdrawn: Withdrawn::Nothing,
            recovered: None,
            _lock: lock,
        })
    }

    pub(super) fn take_up(paths: Paths, disk: Arc<dyn Disk>) -> Result<Self, StorageError> {
        let path = paths.journal();
        if !path.exists() {
            return Err(StorageError::Missing {
                id: paths.shown_id(),
            });
        }
        let lock = Lock::take(&paths.lock(), &*disk)?;
        let (mut bytes, reading) = read(&paths, &*disk)?;
        let found_bytes = bytes.len();
        let (tape, recovered) = if reading.sound == found_bytes {
            let content = Content::read(bytes, reading.link);
            (Tape::take_up(&path, Arc::clone(&disk), content)?, None)
        } else {
            let kept_aside = keep_aside(&paths, &*disk, &bytes)?;
            bytes.truncate(reading.sound);
            let mut content = Content::read(bytes, reading.link);
            if let Some(frozen) = reading.salvaged {
                content = content.with(&Record::Frozen(frozen));
            }
            let recovered = Recovered {
                kept_aside,
                lost_bytes: found_bytes.saturating_sub(content.length()),
            };
            (
                Tape::create(&path, Arc::clone(&disk), content)?,
                Some(recovered),
            )
        };
        let mut journal = Self {
            paths,
            disk,
            folded: reading.folded,
            tape,
            unwritten: None,
            // A former sitting may have ended before it was gone.
            withdrawn: Withdrawn::Here,
            recovered,
            _lock: lock,
        };
        // Whoever has the lock is alone, so nobody is about to use it.
        let _ = journal.paths.remove_fresh(&*journal.disk);
        if let Some(receipted) = reading.unpurged {
            journal.purge(&receipted);
        }
        Ok(journal)
    }

    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// Whether its file was found torn or altered when it was taken up.
    pub fn recovered(&self) -> Option<&Recovered> {
        self.recovered.as_ref()
    }

    /// Adds one fact with one write, which outlives a killed process. `at_ms` is the time in
    /// milliseconds since 1970. What cannot be written is kept in memory, told by
    /// [`trouble`](Self::trouble), and written with the next fact.
    ///
    /// A fact about a response that is filed already is passed over.
    pub fn append(&mut self, at_ms: u64, fact: &Fact) {
        if !self.folded.stage.is_draft() {
            return;
        }
        let record = Record::of(at_ms, fact, &self.folded.state);
        if withdraws(fact, &self.folded.state) {
            self.withdrawn = Withdrawn::Here;
        } else if matches!(fact, Fact::Went(_)) && self.withdrawn == Withdrawn::Here {
            self.withdrawn = Withdrawn::Behind;
        }
        self.folded.note(at_ms, fact);
        self.unwritten = self.tape.append(&record).err();
        self.forget();
    }

    /// Goes on with what takes its time. Does not wait for the disk, and costs little.
    pub fn tend(&mut self) {
        self.forget();
    }

    /// Tries once more what has not worked so far.
    pub fn try_again(&mut self) {
        if self.trouble().is_some() {
            self.unwritten = self.tape.catch_up().err();
        }
    }

    /// Has what was withdrawn at a question that was left vanish from the disk: the facts
    /// that still count are told anew, in a file that takes this one's place.
    fn forget(&mut self) {
        if self.tape.moved() == Moved::Failed {
            self.withdrawn = Withdrawn::Here;
        }
        if self.withdrawn == Withdrawn::Behind
            && self.trouble().is_none()
            && !self.tape.is_moving()
            && self.folded.stage.is_draft()
        {
            let begun = self.retold().map(|content| self.tape.begin_move(content));
            self.withdrawn = match begun {
                Some(Ok(())) | None => Withdrawn::Nothing,
                // At the next question there will be another try.
                Some(Err(_)) => Withdrawn::Here,
            };
        }
    }

    /// The draft as if it had been answered like this from the beginning.
    fn retold(&self) -> Option<Content> {
        let at_ms = self.folded.last_at_ms.unwrap_or(0);
        let opened = Record::Opened(self.folded.opening.clone());
        let mut content = Content::new().with(&opened);
        for fact in facts_of(&self.folded.state) {
            content = content.with(&Record::Fact { at_ms, fact });
        }
        // Rather keep too much than lose anything.
        let says_the_same = content.says(&self.folded);
        says_the_same.then_some(content)
    }

    /// Makes what was appended durable, soon. Does not wait; asked or not, it is done
    /// within a second.
    pub fn request_sync(&self) {
        self.tape.request_sync();
    }

    /// What keeps answers from reaching the disk at the moment.
    pub fn trouble(&self) -> Option<StorageError> {
        self.unwritten.clone().or_else(|| self.tape.trouble())
    }

    /// Freezes a draft into these bytes. When this returns, they are durable; where it
    /// fails, the draft is a draft still.
    pub fn freeze(&mut self, document: String, completed: &str) -> Result<&Frozen, StorageError> {
        self.check_draft()?;
        let frozen = Frozen {
            sha256: Digest::of(document.as_bytes()),
            document,
            completed: completed.to_owned(),
        };
        self.commit(Record::Frozen(frozen))?;
        self.frozen()
    }

    /// Not to be delivered by itself from now on; `at` is RFC 3339.
    pub fn park(&mut self, why: &str, at: &str) -> Result<(), StorageError> {
        self.frozen()?;
        let (why, at) = (why.to_owned(), at.to_owned());
        self.commit(Record::Parked { why, at })
    }

    /// To be delivered again; `at` is RFC 3339.
    pub fn unpark(&mut self, at: &str) -> Result<(), StorageError> {
        self.frozen()?;
        let at = at.to_owned();
        self.commit(Record::Unparked { at })
    }

    /// Keeps the receipt, and then nothing else but what the journal was opened with: the
    /// answers are gone from this machine. `at` is RFC 3339. The caller has verified the
    /// signature.
    pub fn receipted(&mut self, receipt: Receipt, at: &str) -> Result<(), StorageError> {
        let frozen = self.frozen()?;
        if receipt.id != self.paths.id() || receipt.sha256 != frozen.sha256 {
            return Err(StorageError::OtherReceipt {
                id: self.paths.shown_id(),
            });
        }
        let at = at.to_owned();
        let receipted = Record::Receipted { receipt, at };
        self.commit(receipted.clone())?;
        self.purge(&receipted);
        Ok(())
    }

    /// Deletes the draft and everything kept aside of it.
    pub fn discard(mut self) -> Result<(), StorageError> {
        self.check_draft()?;
        self.tape.abandon();
        let path = self.paths.journal();
        let disk = &*self.disk;
        let removed = disk
            .remove_if_there(&path)
            .and_then(|()| self.paths.remove_copies(disk));
        self.paths.remove_lock(disk);
        removed.map_err(|error| StorageError::unwritten(&path, &error))
    }

    /// Writes and syncs what is left, and says whether that worked.
    pub fn close(&mut self) -> Result<(), StorageError> {
        if self.withdrawn == Withdrawn::Here {
            self.withdrawn = Withdrawn::Behind;
        }
        self.try_again();
        self.tend();
        self.tape.close()
    }

    /// Puts a copy of all that is in memory into another home, to be taken up there.
    pub fn save_in(&self, home: &Home) -> Result<(), StorageError> {
        home.put(&self.folded.opening.id, self.tape.bytes())
    }

    /// Waits until nothing is left to be synced.
    #[cfg(test)]
    pub(super) fn settle(&self) {
        self.tape.settle();
    }

    fn check_draft(&self) -> Result<(), StorageError> {
        if self.folded.stage.is_draft() {
            return Ok(());
        }
        Err(StorageError::Filed {
            id: self.paths.shown_id(),
        })
    }

    fn frozen(&self) -> Result<&Frozen, StorageError> {
        let frozen = self.folded.stage.frozen();
        frozen.ok_or_else(|| StorageError::NotWaiting {
            id: self.paths.shown_id(),
        })
    }

    fn commit(&mut self, record: Record) -> Result<(), StorageError> {
        let committed = self.tape.commit(&record);
        self.unwritten = committed.clone().err();
        committed?;
        let path = self.paths.journal();
        let applied = self.folded.apply(record);
        applied.map_err(|_| StorageError::damaged(&path, Message::new("damage-misfit")))
    }

    /// Where it fails, the receipt stands nevertheless, and the next taking up purges.
    fn purge(&mut self, receipted: &Record) {
        let opened = Record::Opened(self.folded.opening.clone());
        let content = Content::new().with(&opened).with(receipted);
        // The copies first: as long as answers stand in the journal, it is tried again.
        let removed = self.paths.remove_copies(&*self.disk);
        let removed =
            removed.map_err(|error| StorageError::unwritten(&self.paths.journal(), &error));
        let purged = removed.and_then(|()| self.tape.restart(content));
        self.paths.remove_lock(&*self.disk);
        self.unwritten = purged.err();
    }
}

/// Copies a damaged journal before anything is cut off it; durably, for a power cut in
/// between must leave one of both.
fn keep_aside(paths: &Paths, disk: &dyn Disk, bytes: &[u8]) -> Result<PathBuf, StorageError> {
    let path = paths.torn();
    disk.write_new(&path, bytes)
        .and_then(|_| {
            path.parent()
                .map_or(Ok(()), |folder| disk.sync_folder(folder))
        })
        .map_err(|error| StorageError::unwritten(&path, &error))?;
    Ok(path)
}
