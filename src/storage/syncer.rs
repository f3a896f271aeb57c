//! Makes appended facts durable off the key path: one thread per open journal.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::disk::Disk;
use super::reason::reason;
use crate::locale::Message;

/// Dropping it syncs a last time and waits for that.
pub(super) struct Syncer {
    board: Arc<Board>,
    disk: Arc<dyn Disk>,
    thread: Option<JoinHandle<()>>,
}

struct Board {
    due: Mutex<Due>,
    bell: Condvar,
}

struct Due {
    file: Arc<File>,
    /// What is to take the place of that file.
    next: Option<Next>,
    /// Where a file has taken its place, and its name may not last yet.
    folder: Option<PathBuf>,
    wanted: Wanted,
    /// One syncs at a time. The system tells a failure once, and it must not be told to
    /// somebody else than whoever asks whether this very file is durable.
    busy: bool,
    stop: bool,
    /// Why the last sync failed. After that, the system may have dropped what it could not
    /// write and say "done" the next time, so this file is never synced again.
    failed: Option<Message>,
}

struct Next {
    file: Arc<File>,
    /// What came of its last sync; nothing yet, while it has not been synced.
    synced: Option<Result<(), Message>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    No,
    /// When the delay is over.
    Later,
    Now,
}

impl Board {
    fn due(&self) -> MutexGuard<'_, Due> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits as long as this holds.
    fn wait_while(&self, holds: impl Fn(&Due) -> bool) -> MutexGuard<'_, Due> {
        let waited = self.bell.wait_while(self.due(), |due| holds(due));
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Due)) {
        change(&mut self.due());
        self.bell.notify_all();
    }
}

impl Syncer {
    pub(super) fn start(file: Arc<File>, disk: Arc<dyn Disk>) -> io::Result<Self> {
        let due = Mutex::new(Due {
            file,
            next: None,
            folder: None,
            wanted: Wanted::No,
            busy: false,
            stop: false,
            failed: None,
        });
        let bell = Condvar::new();
        let board = Arc::new(Board { due, bell });
        let (own, own_disk) = (Arc::clone(&board), Arc::clone(&disk));
        let builder = thread::Builder::new().name("journal sync".to_owned());
        let thread = Some(builder.spawn(move || run(&own, &*own_disk))?);
        Ok(Self {
            board,
            disk,
            thread,
        })
    }

    /// Something was appended to the file.
    pub(super) fn appended(&self) {
        let mut due = self.board.due();
        if due.wanted == Wanted::No {
            due.wanted = Wanted::Later;
            self.board.bell.notify_all();
        }
    }

    /// Sync what was appended without further delay. Does not wait for it.
    pub(super) fn request(&self) {
        let mut due = self.board.due();
        if due.wanted == Wanted::Later {
            due.wanted = Wanted::Now;
            self.board.bell.notify_all();
        }
    }

    /// Syncs all there is and waits for that; [`failed`](Self::failed) says whether it
    /// worked.
    pub(super) fn sync_now(&self) {
        self.board.due().wanted = Wanted::Now;
        pass(&self.board, &*self.disk);
    }

    /// From now on this file is synced as well, so that it can take the other one's place.
    pub(super) fn prepare(&self, file: Arc<File>) {
        self.board.change(|due| {
            due.next = Some(Next { file, synced: None });
            due.wanted = Wanted::Now;
        });
    }

    /// Whether what is to take the file's place is as durable as the file itself; `None`
    /// while that is not known.
    pub(super) fn prepared(&self) -> Option<Result<(), Message>> {
        self.board.due().next.as_ref()?.synced.clone()
    }

    /// Nothing is to take the file's place any more.
    pub(super) fn forget_next(&self) {
        self.board.due().next = None;
    }

    /// What was prepared has taken the file's place in this folder.
    pub(super) fn take_over(&self, folder: Option<&Path>) {
        self.board.change(|due| {
            if let Some(next) = due.next.take() {
                due.file = next.file;
                due.failed = None;
            }
            due.folder = folder.map(Path::to_owned);
            due.wanted = Wanted::Now;
        });
    }

    /// A file is there, in this folder, where the one before it was gone.
    pub(super) fn take_up(&self, file: Arc<File>, folder: Option<&Path>) {
        self.follow(file);
        self.board.change(|due| {
            due.folder = folder.map(Path::to_owned);
            due.wanted = Wanted::Now;
        });
    }

    /// The journal has moved to a new file, which is durable already.
    pub(super) fn follow(&self, file: Arc<File>) {
        let mut due = self.board.due();
        due.file = file;
        due.next = None;
        due.folder = None;
        due.wanted = Wanted::No;
        due.failed = None;
    }

    pub(super) fn distrust(&self, error: &io::Error) {
        self.board.due().failed = Some(reason(error));
    }

    pub(super) fn failed(&self) -> Option<Message> {
        self.board.due().failed.clone()
    }

    /// Syncs a last time and waits for that.
    pub(super) fn stop(&mut self) {
        self.board.change(|due| due.stop = true);
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing more to say.
            let _ = thread.join();
        }
    }

    /// Waits until nothing is left to be synced.
    #[cfg(test)]
    pub(super) fn settle(&self) {
        let is_due = |due: &Due| due.busy || due.wanted != Wanted::No;
        drop(self.board.wait_while(is_due));
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.stop();
    }
}

fn run(board: &Board, disk: &dyn Disk) {
    loop {
        let due = board.wait_while(|due| due.wanted == Wanted::No && !due.stop);
        let is_early = |due: &mut Due| due.wanted != Wanted::Now && !due.stop;
        let waited = board
            .bell
            .wait_timeout_while(due, disk.sync_delay_max(), is_early);
        let (due, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let stop = due.stop;
        drop(due);
        pass(board, disk);
        if stop {
            return;
        }
    }
}

/// Syncs what is due, and notes what came of it. The lock on the board is not held
/// meanwhile, for whoever types comes by there.
fn pass(board: &Board, disk: &dyn Disk) {
    let mut due = board.wait_while(|due| due.busy);
    if due.wanted == Wanted::No {
        return;
    }
    due.wanted = Wanted::No;
    due.busy = true;
    let file = due.failed.is_none().then(|| Arc::clone(&due.file));
    let next = due.next.as_ref();
    let next = next.filter(|next| !matches!(next.synced, Some(Err(_))));
    let next = next.map(|next| Arc::clone(&next.file));
    let folder = due.folder.clone();
    drop(due);
    let synced = file.as_ref().map(|file| disk.sync(file));
    let next_synced = next.as_ref().map(|next| disk.sync(next));
    let named = folder.as_ref().map(|folder| disk.sync_folder(folder));
    board.change(|due| {
        due.busy = false;
        // The journal may have moved on meanwhile, and what is there is durable.
        if let (Some(file), Some(Err(error))) = (&file, &synced)
            && Arc::ptr_eq(&due.file, file)
        {
            due.failed = Some(reason(error));
        }
        if let (Some(next), Some(synced)) = (&next, next_synced) {
            let synced = synced.map_err(|error| reason(&error));
            match &mut due.next {
                Some(waiting) if Arc::ptr_eq(&waiting.file, next) => {
                    waiting.synced = Some(synced);
                }
                // It has taken the file's place meanwhile.
                _ if Arc::ptr_eq(&due.file, next) => due.failed = synced.err(),
                _ => {}
            }
        }
        if let Some(named) = named {
            due.folder = None;
            if let Err(error) = named {
                due.failed = Some(reason(&error));
            }
        }
    });
}
