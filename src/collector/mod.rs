//! The reference collection endpoint: takes responses over HTTP, judges them as the
//! client does, stores each once and gives a signed receipt.

mod address;
mod answer;
mod body;
mod desk;
mod error;
mod guests;
mod key;
mod patience;
mod private;
#[cfg(test)]
pub(crate) mod rehearsal;
mod serve;
mod signal;
mod store;
mod verdict;
mod writer;

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::plain::Plain;
use crate::survey::Survey;
use crate::wire::{Receipt, ReceiptKey};

pub use address::StoreAddress;
pub use error::CollectorError;

/// The largest response taken, both as it is sent and after decoding.
pub const SIZE_BYTES_MAX: u64 = 1024 * 1024;

/// What a collector is to serve, and where.
pub struct Options {
    /// Port 0 lets the system choose one; [`Running::address`] tells which.
    pub listen: SocketAddr,
    pub store: StoreAddress,
    /// Several versions of one survey may stand side by side.
    pub surveys: Vec<Arc<Survey>>,
    /// Where set, nobody may send without it.
    pub code: Option<String>,
    pub limits: Limits,
    /// Takes the lines of the log. They tell of ids, statuses and faults, never of answers.
    pub log: Option<fn(&Plain)>,
}

/// What a connection may take of the collector; [`LIMITS`] unless somebody knows better.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub connections_max: usize,
    /// For the head of a request, and before it on a connection that is kept.
    pub head_wait_max: Duration,
    /// In so long, so many bytes must move; 8 kbit/s move sixty times as many.
    pub standstill_max: Duration,
    pub standstill_bytes: usize,
}

pub const LIMITS: Limits = Limits {
    connections_max: 1024,
    head_wait_max: Duration::from_secs(10),
    standstill_max: Duration::from_secs(30),
    standstill_bytes: 512,
};

/// A collector at work on a thread of its own. Dropping it stops it too, unwaited for.
pub struct Running {
    address: SocketAddr,
    key: ReceiptKey,
    order: oneshot::Sender<Order>,
    thread: JoinHandle<()>,
}

/// One stored response, as `svar export` reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub receipt: Receipt,
    /// The bytes that the receipt is for.
    pub document: Vec<u8>,
}

/// When to stop.
enum Order {
    Now,
    AtSignal,
}

/// Starts a collector; returns once it is listening and its store is ready.
pub fn start(options: Options) -> Result<Running, CollectorError> {
    let (order, orders) = oneshot::channel();
    let (ready, readiness) = mpsc::sync_channel(1);
    let thread = thread::Builder::new()
        .name("collector".to_owned())
        .spawn(move || run(options, &ready, orders))
        .map_err(CollectorError::thread)?;
    // A thread that ends without a word has panicked before it was ready.
    let (address, key) = readiness
        .recv()
        .unwrap_or_else(|_| Err(CollectorError::thread("it ended at once")))?;
    Ok(Running {
        address,
        key,
        order,
        thread,
    })
}

/// Reads what a store holds, in order of survey and sequence: everything, one survey's or
/// one response. Changes nothing, and may run while a collector writes.
pub fn stored(
    store: &StoreAddress,
    survey: Option<&str>,
    id: Option<&str>,
) -> Result<Vec<Stored>, CollectorError> {
    runtime()?.block_on(store::list(store, survey, id))
}

impl Running {
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where a client on this machine finds it: `http://127.0.0.1:8080/`.
    pub fn endpoint(&self) -> String {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(match address {
                SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
                SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
            });
        }
        format!("http://{address}/")
    }

    /// The key that its receipts are signed with.
    pub fn key(&self) -> ReceiptKey {
        self.key
    }

    /// Takes no more requests, finishes those in flight and closes the store.
    pub fn stop(self) {
        self.end(Order::Now);
    }

    /// Serves until the process is interrupted or told to end, then stops as [`Self::stop`].
    pub fn wait(self) {
        self.end(Order::AtSignal);
    }

    fn end(self, order: Order) {
        // Both fail only where the thread is gone already, which is what is wanted.
        let _ = self.order.send(order);
        let _ = self.thread.join();
    }
}

type Ready = Result<(SocketAddr, ReceiptKey), CollectorError>;

fn run(options: Options, ready: &mpsc::SyncSender<Ready>, orders: oneshot::Receiver<Order>) {
    let opened = runtime().and_then(|runtime| {
        let collector = runtime.block_on(serve::Collector::open(options))?;
        Ok((runtime, collector))
    });
    match opened {
        Err(error) => drop(ready.send(Err(error))),
        Ok((runtime, collector)) => {
            let _ = ready.send(Ok((collector.address, collector.key)));
            runtime.block_on(collector.serve(async {
                match orders.await {
                    Ok(Order::AtSignal) => signal::received().await,
                    Ok(Order::Now) | Err(_) => {}
                }
            }));
        }
    }
}

/// One thread moves the bytes; what takes time is done on threads beside it.
fn runtime() -> Result<tokio::runtime::Runtime, CollectorError> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CollectorError::thread)
}
