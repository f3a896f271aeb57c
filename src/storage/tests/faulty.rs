//! A disk on which one call fails, once or from then on, in one of six ways.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{File, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use super::quick::Quick;
use crate::storage::disk::{Disk, Replaced};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fault {
    Io,
    Full,
    Quota,
    ReadOnly,
    Denied,
    /// A part of the bytes gets through.
    Short,
}

pub(super) const FAULTS: [Fault; 6] = [
    Fault::Io,
    Fault::Full,
    Fault::Quota,
    Fault::ReadOnly,
    Fault::Denied,
    Fault::Short,
];

impl Fault {
    fn error(self) -> io::Error {
        const EIO: i32 = 5;
        match self {
            Self::Io => io::Error::from_raw_os_error(EIO),
            Self::Full => ErrorKind::StorageFull.into(),
            Self::Quota => ErrorKind::QuotaExceeded.into(),
            Self::ReadOnly => ErrorKind::ReadOnlyFilesystem.into(),
            Self::Denied => ErrorKind::PermissionDenied.into(),
            Self::Short => ErrorKind::WriteZero.into(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lasts {
    Once,
    FromThenOn,
}

/// What a program may get wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mistake {
    None,
    SyncsAgain,
    ReplacesInPlace,
    KeepsItQuiet,
    /// A read that fails half-way is taken for the end of the file.
    TakesPartForAll,
    /// What cannot be looked at is taken not to be there.
    TakesDeniedForAbsent,
    /// What cannot be read is noted beside it.
    PutsACopyAside,
}

/// Which call fails, counted from the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) at: usize,
    pub(super) fault: Fault,
    pub(super) lasts: Lasts,
}

pub(super) struct Faulty {
    pub(super) plan: Option<Plan>,
    pub(super) mistake: Mistake,
    calls: Mutex<Calls>,
}

#[derive(Default)]
pub(super) struct Calls {
    pub(super) names: Vec<&'static str>,
    is_mended: bool,
    /// Inodes whose sync has failed.
    pub(super) distrusted: BTreeSet<u64>,
    pub(super) synced_again: usize,
}

impl Faulty {
    pub(super) fn new(plan: Option<Plan>, mistake: Mistake) -> Arc<Self> {
        let calls = Mutex::default();
        Arc::new(Self {
            plan,
            mistake,
            calls,
        })
    }

    pub(super) fn calls(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap()
    }

    pub(super) fn mend(&self) {
        self.calls().is_mended = true;
    }

    /// How this call fails, if it does.
    fn fault(&self, name: &'static str) -> Option<Fault> {
        let mut calls = self.calls();
        calls.names.push(name);
        let (at, mended) = (calls.names.len() - 1, calls.is_mended);
        let plan = self.plan.filter(|plan| match plan.lasts {
            Lasts::Once => plan.at == at,
            Lasts::FromThenOn => plan.at <= at,
        })?;
        let applies = plan.fault != Fault::Short || matches!(name, "append" | "take");
        (applies && !mended).then_some(plan.fault)
    }

    fn call(&self, name: &'static str) -> io::Result<()> {
        self.fault(name).map_or(Ok(()), |fault| Err(fault.error()))
    }
}

impl Disk for Faulty {
    fn look(&self, path: &Path) -> io::Result<Metadata> {
        let called = self.call("look");
        if called.is_err() && self.mistake == Mistake::TakesDeniedForAbsent {
            return Err(ErrorKind::NotFound.into());
        }
        called?;
        Quick.look(path)
    }

    fn open_to_read(&self, path: &Path) -> io::Result<File> {
        let called = self.call("open_to_read");
        if called.is_err() && self.mistake == Mistake::PutsACopyAside {
            Quick.create(&path.with_extension("aside"))?;
        }
        called?;
        Quick.open_to_read(path)
    }

    fn take(&self, file: &File, bytes_max: u64) -> io::Result<Vec<u8>> {
        let Some(fault) = self.fault("take") else {
            return Quick.take(file, bytes_max);
        };
        if self.mistake == Mistake::TakesPartForAll {
            let part = Quick.take(file, file.metadata()?.len() / 2)?;
            return Ok(part);
        }
        Err(fault.error())
    }

    fn length(&self, path: &Path, ours: &File) -> io::Result<Option<u64>> {
        self.call("length")?;
        Quick.length(path, ours)
    }

    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        self.call("modified")?;
        Quick.modified(path)
    }

    fn names(&self, path: &Path) -> io::Result<Vec<OsString>> {
        self.call("names")?;
        Quick.names(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call("make_folder")?;
        Quick.make_folder(path)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.call("open_lock")?;
        Quick.open_lock(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        self.call("open")?;
        Quick.open(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        self.call("create")?;
        let file = Quick.create(path)?;
        // A number that is free may come back.
        self.calls().distrusted.remove(&file.metadata()?.ino());
        Ok(file)
    }

    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let Some(fault) = self.fault("append") else {
            return Quick.append(file, bytes);
        };
        if matches!(fault, Fault::Short | Fault::Full) {
            Quick.append(file, &bytes[..bytes.len() / 2])?;
        }
        Err(fault.error())
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        self.call("cut")?;
        Quick.cut(file, length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        let fails = self.call("sync");
        let inode = file.metadata()?.ino();
        let mut calls = self.calls();
        calls.synced_again += usize::from(calls.distrusted.contains(&inode));
        if fails.is_err() {
            calls.distrusted.insert(inode);
            drop(calls);
            if self.mistake == Mistake::SyncsAgain {
                return self.call("sync").map(|()| self.calls().synced_again += 1);
            }
        }
        fails
    }

    fn sync_delay_max(&self) -> Duration {
        Duration::ZERO
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename")?;
        Quick.rename(from, to)
    }

    fn link(&self, path: &Path, other: &Path) -> io::Result<()> {
        self.call("link")?;
        Quick.link(path, other)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove")?;
        Quick.remove(path)
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        self.call("sync_folder")
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<Replaced> {
        if self.mistake == Mistake::ReplacesInPlace {
            self.remove_if_there(path)?;
            let file = self.create(path)?;
            self.append(&file, bytes)?;
            let durable = Ok(());
            return Ok(Replaced { file, durable });
        }
        let fresh = crate::storage::disk::fresh_path(path);
        self.remove_if_there(&fresh)?;
        let file = self.write_new(&fresh, bytes)?;
        self.rename(&fresh, path)?;
        let durable = self.sync_folder(path.parent().unwrap());
        Ok(Replaced { file, durable })
    }
}
