//! A disk that writes down what it is told, with the mistakes that a program may make.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::storage::Journal;
use crate::storage::disk::{Disk, Real};

/// What reached the system, and what was promised in between.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Create(usize, PathBuf),
    Append(usize, Vec<u8>),
    Cut(usize, usize),
    Sync(usize),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    SyncFolder,
    Promise(Promise),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Promise {
    /// So many facts are durable.
    Facts(usize),
    Frozen,
    Receipted,
}

/// What a program may get wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    None,
    NoSyncAtFreeze,
    NoFolderSync,
    /// A sync that is answered first and done with the next write.
    AnswersFirst,
    /// The name of what is kept aside is not synced.
    OnlyNamed,
    /// A file takes another one's place before it is synced.
    RenamesUnsynced,
    /// What nobody asks to be synced waits for an hour.
    SyncsSeldom,
}

/// What a power cut may cost of what was typed last.
const LOSS_MAX: Duration = Duration::from_secs(2);

/// Does everything on real files but for the waiting, and writes it down.
pub(super) struct Recording {
    mistake: Mistake,
    tape: Mutex<Steps>,
}

#[derive(Default)]
struct Steps {
    told: Vec<Step>,
    /// The file of each inode that is in use.
    files: BTreeMap<u64, usize>,
    files_made: usize,
    is_freezing: bool,
    late: Option<Step>,
}

impl Steps {
    fn push(&mut self, step: Step) {
        self.told.extend(self.late.take());
        self.told.push(step);
    }

    fn has_just_kept_aside(&self) -> bool {
        let named = self.told.iter().rev().find_map(|step| match step {
            Step::Create(_, path) | Step::Rename(_, path) => Some(path),
            _ => None,
        });
        named.is_some_and(|path| path.to_string_lossy().contains(".torn-"))
    }

    fn has_taken_its_place(&mut self, file: &File) -> bool {
        let id = self.file(file);
        let is_its_own = |step: &Step| matches!(step, Step::Create(created, _) if *created == id);
        let Some(at) = self.told.iter().rposition(is_its_own) else {
            return true;
        };
        // Others had the same name before.
        let mut since = self.told[at..].iter();
        let Some(Step::Create(_, name)) = since.next() else {
            return true;
        };
        since.any(|step| matches!(step, Step::Rename(from, _) if from == name))
    }

    fn file(&mut self, file: &File) -> usize {
        let inode = file.metadata().unwrap().ino();
        let next = self.files_made;
        let known = *self.files.entry(inode).or_insert(next);
        self.files_made += usize::from(known == next);
        known
    }
}

impl Recording {
    pub(super) fn new(mistake: Mistake) -> Arc<Self> {
        Arc::new(Self {
            mistake,
            tape: Mutex::default(),
        })
    }

    fn tape(&self) -> MutexGuard<'_, Steps> {
        self.tape.lock().unwrap()
    }

    pub(super) fn told(&self) -> Vec<Step> {
        self.tape().told.clone()
    }

    /// From here on a sync is one of those that freezing waits for.
    pub(super) fn set_freezing(&self, is_freezing: bool) {
        self.tape().is_freezing = is_freezing;
    }

    pub(super) fn promise(&self, promise: Promise) {
        // Not by way of `push`: a late sync is later than the promise.
        self.tape().told.push(Step::Promise(promise));
    }

    /// Two seconds go by. All that is written by then is said to be durable.
    pub(super) fn pause(&self, journal: &mut Journal) {
        if self.promised_delay() <= LOSS_MAX {
            journal.settle();
            journal.tend();
            journal.settle();
        }
    }

    fn promised_delay(&self) -> Duration {
        match self.mistake {
            Mistake::SyncsSeldom => Duration::from_hours(1),
            _ => Real.sync_delay_max(),
        }
    }
}

impl Disk for Recording {
    fn create(&self, path: &Path) -> io::Result<File> {
        let file = Real.create(path)?;
        let mut tape = self.tape();
        // The inode of a file that is gone may come back with another one.
        tape.files.remove(&file.metadata()?.ino());
        let id = tape.file(&file);
        tape.push(Step::Create(id, path.to_owned()));
        Ok(file)
    }

    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let mut tape = self.tape();
        let id = tape.file(file);
        tape.push(Step::Append(id, bytes.to_vec()));
        Real.append(file, bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        let mut tape = self.tape();
        let id = tape.file(file);
        tape.push(Step::Cut(id, usize::try_from(length).unwrap()));
        Real.cut(file, length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        let mut tape = self.tape();
        let step = Step::Sync(tape.file(file));
        match self.mistake {
            Mistake::NoSyncAtFreeze if tape.is_freezing => {}
            Mistake::RenamesUnsynced if !tape.has_taken_its_place(file) => {}
            Mistake::AnswersFirst => tape.late = Some(step),
            _ => tape.push(step),
        }
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let step = Step::Rename(from.to_owned(), to.to_owned());
        self.tape().push(step);
        Real.rename(from, to)
    }

    fn link(&self, path: &Path, other: &Path) -> io::Result<()> {
        Real.link(path, other)?;
        let mut tape = self.tape();
        let id = tape.file(&File::open(other)?);
        tape.push(Step::Create(id, other.to_owned()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        Real.remove(path)?;
        self.tape().push(Step::Remove(path.to_owned()));
        Ok(())
    }

    fn sync_delay_max(&self) -> Duration {
        // Time passes when the model says so.
        Duration::ZERO
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        let is_skipped = match self.mistake {
            Mistake::NoFolderSync => true,
            Mistake::OnlyNamed => self.tape().has_just_kept_aside(),
            _ => false,
        };
        if !is_skipped {
            self.tape().push(Step::SyncFolder);
        }
        Ok(())
    }
}
