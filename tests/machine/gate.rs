//! A gate on the way to a collector: requests pass, replies come through byte by byte.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

/// Listens until the test is over.
pub(crate) struct Gate {
    address: SocketAddr,
    watch: Arc<Watch>,
}

#[derive(Default)]
struct Watch {
    passing: Mutex<Passing>,
    bell: Condvar,
}

#[derive(Default)]
struct Passing {
    /// How many bytes of replies may pass; `None` lets all through.
    allowed: Option<usize>,
    /// Whether nothing more may pass and something would.
    stopped: bool,
    /// Everything since the gate was last set.
    requests: Vec<u8>,
    replies: Vec<u8>,
}

impl Watch {
    fn lock(&self) -> MutexGuard<'_, Passing> {
        self.passing.lock().unwrap()
    }

    fn wait_while(&self, holds: impl Fn(&Passing) -> bool) -> MutexGuard<'_, Passing> {
        let waited = self.bell.wait_while(self.lock(), |passing| holds(passing));
        waited.unwrap()
    }

    fn set(&self, allowed: Option<usize>) {
        *self.lock() = Passing {
            allowed,
            ..Passing::default()
        };
        self.bell.notify_all();
    }
}

impl Gate {
    pub(crate) fn before(collector: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let watch = Arc::new(Watch::default());
        let own = Arc::clone(&watch);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = TcpStream::connect(collector).unwrap();
                let (from, to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                let (asks, replies) = (Arc::clone(&own), Arc::clone(&own));
                thread::spawn(move || pass_requests(&asks, from, to));
                thread::spawn(move || pass_replies(&replies, server, client));
            }
        });
        Self { address, watch }
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// From now on so many bytes of replies pass, counted anew.
    pub(crate) fn let_through(&self, bytes: usize) {
        self.watch.set(Some(bytes));
    }

    pub(crate) fn open(&self) {
        self.watch.set(None);
    }

    /// Waits until a reply is stopped, or has told all there is to tell.
    pub(crate) fn await_stop(&self) {
        drop(self.watch.wait_while(|passing| {
            !passing.stopped && !contains(&passing.replies, b"\"signature\"")
        }));
    }

    pub(crate) fn await_request(&self) {
        drop(self.watch.wait_while(|passing| passing.requests.is_empty()));
    }

    pub(crate) fn await_reply(&self, words: &str) {
        let holds = |passing: &Passing| !contains(&passing.replies, words.as_bytes());
        drop(self.watch.wait_while(holds));
    }
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn pass_requests(watch: &Watch, mut from: TcpStream, mut to: TcpStream) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        watch.lock().requests.extend(&buffer[..count]);
        watch.bell.notify_all();
        if to.write_all(&buffer[..count]).is_err() {
            return;
        }
    }
    let _ = to.shutdown(std::net::Shutdown::Write);
}

fn pass_replies(watch: &Watch, mut from: TcpStream, mut to: TcpStream) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let mut rest = &buffer[..count];
        while !rest.is_empty() {
            let mut passing = watch.lock();
            let room = passing.allowed.map_or(rest.len(), |allowed| {
                allowed
                    .saturating_sub(passing.replies.len())
                    .min(rest.len())
            });
            if room == 0 {
                passing.stopped = true;
                watch.bell.notify_all();
                // It goes on when the gate is set anew; whoever waited may be gone by then.
                drop(watch.wait_while_stopped(passing));
                continue;
            }
            if to.write_all(&rest[..room]).is_err() {
                return;
            }
            passing.replies.extend(&rest[..room]);
            watch.bell.notify_all();
            rest = &rest[room..];
        }
    }
    let _ = to.shutdown(std::net::Shutdown::Write);
}

impl Watch {
    fn wait_while_stopped<'a>(&self, passing: MutexGuard<'a, Passing>) -> MutexGuard<'a, Passing> {
        let waited = self.bell.wait_while(passing, |passing| passing.stopped);
        waited.unwrap()
    }
}
