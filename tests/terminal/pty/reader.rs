//! Reads what the program writes.

use std::io::Read as _;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use portable_pty::MasterPty;

/// Reads on a thread of its own and only when asked, so that between two questions nobody
/// holds the terminal open.
pub(super) struct Reader {
    pub(super) asks: Sender<()>,
    pub(super) replies: Receiver<Vec<u8>>,
    pub(super) is_asked: bool,
}

impl Reader {
    pub(super) fn new(master: &dyn MasterPty) -> Self {
        let mut source = master.try_clone_reader().unwrap();
        let (asks, asked) = mpsc::channel();
        let (sender, replies) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while asked.recv().is_ok() {
                let count = source.read(&mut buffer).unwrap_or(0);
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
            // The terminal first: who waits for the end of this thread wants it closed.
            drop(source);
            drop(sender);
        });
        Self {
            asks,
            replies,
            is_asked: false,
        }
    }

    pub(super) fn read(&mut self, wait_max: Duration) -> Result<Vec<u8>, RecvTimeoutError> {
        if !self.is_asked {
            self.asks
                .send(())
                .map_err(|_| RecvTimeoutError::Disconnected)?;
            self.is_asked = true;
        }
        let bytes = self.replies.recv_timeout(wait_max)?;
        self.is_asked = false;
        Ok(bytes)
    }
}
