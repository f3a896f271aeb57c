//! The world of a real interview: the journal on disk, the courier, the clock and chance.

mod clock;
mod desk;
mod live;
mod post;
mod retry;
mod signal;
#[cfg(all(test, feature = "collector"))]
mod simulation;
mod trip;

pub use clock::{Clock, Moment, here, live_in, now};
pub use desk::{HomeDesk, taken_in};
pub use live::{Live, ReadBack, Setting};
pub use post::{Addressee, Post, Sent, Unready};
pub use signal::{asked_to_stop, stop_at_once};
pub use trip::{Trip, waiting, waits};

/// A new response id: UUID, version 4.
pub fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// Any number, to spread those who would otherwise all try at once.
fn random() -> u64 {
    uuid::Uuid::new_v4().as_u64_pair().0
}

/// Name and version of this program, as responses and requests give it.
pub const CLIENT: (&str, &str) = ("svar", env!("CARGO_PKG_VERSION"));
