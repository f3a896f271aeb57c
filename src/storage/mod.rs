//! What is kept on this machine: the data folder, one journal per response, what is known
//! of collectors, and where surveys are found.
//!
//! Nothing here asks the time, draws a random id or reads the environment: callers say.
//! A journal holds its whole file in memory as well, so a failing disk costs no answer
//! while the program runs.

mod carried;
mod content;
mod disk;
mod error;
mod fold;
mod frame;
mod home;
mod journal;
mod listing;
mod lock;
mod paths;
mod platform;
mod read;
mod reason;
mod record;
#[cfg(all(test, feature = "collector"))]
pub(crate) mod rehearsal;
mod retold;
pub mod surveys;
mod syncer;
mod tape;
mod targets;

#[cfg(test)]
mod tests;

pub use carried::path_as_typed;
pub use error::StorageError;
pub use fold::{Folded, Stage};
pub use home::{Exported, Home};
pub use journal::{Journal, Recovered};
pub use listing::{Listed, Unreadable};
pub use reason::reason;
pub use record::{Frozen, Opening};
pub use targets::{Target, Targets};
