//! Makes appended facts durable off the key path: one thread per open journal.

use std::fs::File;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::disk::Disk;
use super::error::reason;
use crate::plain::Plain;

/// A power cut costs at most what was typed in this time.
const SYNC_DELAY_MS_MAX: u64 = 1000;

/// Dropping it syncs a last time and waits for that.
pub(super) struct Syncer {
    board: Arc<Board>,
    thread: Option<JoinHandle<()>>,
}

struct Board {
    due: Mutex<Due>,
    bell: Condvar,
}

struct Due {
    file: Arc<File>,
    unsynced: bool,
    /// Somebody has asked; else it is time when the delay is over.
    at_once: bool,
    stop: bool,
    /// Why the last sync failed. After that, the system may have dropped what it could not
    /// write and say "done" the next time, so this file is never synced again.
    failed: Option<Plain>,
}

impl Board {
    fn due(&self) -> MutexGuard<'_, Due> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Syncer {
    pub(super) fn start(file: Arc<File>, disk: Arc<dyn Disk>) -> io::Result<Self> {
        let due = Mutex::new(Due {
            file,
            unsynced: false,
            at_once: false,
            stop: false,
            failed: None,
        });
        let bell = Condvar::new();
        let board = Arc::new(Board { due, bell });
        let own = Arc::clone(&board);
        let builder = thread::Builder::new().name("journal sync".to_owned());
        let thread = Some(builder.spawn(move || run(&own, &*disk))?);
        Ok(Self { board, thread })
    }

    /// Something was appended to the file.
    pub(super) fn appended(&self) {
        let mut due = self.board.due();
        if !due.unsynced {
            due.unsynced = true;
            self.board.bell.notify_one();
        }
    }

    /// Sync what was appended without further delay. Does not wait for it.
    pub(super) fn request(&self) {
        let mut due = self.board.due();
        if due.unsynced {
            due.at_once = true;
            self.board.bell.notify_one();
        }
    }

    /// The journal has moved to a new file, which is durable already.
    pub(super) fn follow(&self, file: Arc<File>) {
        let mut due = self.board.due();
        due.file = file;
        due.unsynced = false;
        due.at_once = false;
        due.failed = None;
    }

    pub(super) fn distrust(&self, error: &io::Error) {
        self.board.due().failed = Some(reason(error));
    }

    pub(super) fn failed(&self) -> Option<Plain> {
        self.board.due().failed.clone()
    }

    /// Syncs a last time and waits for that.
    pub(super) fn stop(&mut self) {
        self.board.due().stop = true;
        self.board.bell.notify_one();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing more to say.
            let _ = thread.join();
        }
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.stop();
    }
}

fn run(board: &Board, disk: &dyn Disk) {
    let delay = Duration::from_millis(SYNC_DELAY_MS_MAX);
    loop {
        let due = board
            .bell
            .wait_while(board.due(), |due| !due.unsynced && !due.stop);
        let due = due.unwrap_or_else(PoisonError::into_inner);
        let waited = board
            .bell
            .wait_timeout_while(due, delay, |due| !due.at_once && !due.stop);
        let (mut due, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let is_due = due.unsynced && due.failed.is_none();
        let (file, stop) = (Arc::clone(&due.file), due.stop);
        due.unsynced = false;
        due.at_once = false;
        drop(due);
        if is_due && let Err(error) = disk.sync(&file) {
            let mut due = board.due();
            // The journal may have moved on meanwhile, and what is there is durable.
            if Arc::ptr_eq(&due.file, &file) {
                due.failed = Some(reason(&error));
            }
        }
        if stop {
            return;
        }
    }
}
