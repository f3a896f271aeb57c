//! Why a collector cannot start or a store not be read, in words for the operator.

use std::fmt;
use std::net::SocketAddr;
use std::path::Path;

use crate::plain::Plain;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CollectorError {
    #[error(
        "`{0}` is not the address of a store. Write sqlite:// and the name of a file, such as sqlite://responses.db."
    )]
    Address(Plain),
    #[error(
        "This program stores responses in SQLite, not in `{0}`. Write sqlite:// and the name of a file, such as sqlite://responses.db."
    )]
    OtherStore(Plain),
    #[error("There is no store at {file}. Check the name, or start a collector to make it.")]
    NoStore { file: Plain },
    #[error(
        "The store {file} cannot be opened: {why}. Check that its folder exists and that this account may write there."
    )]
    Unwritable { file: Plain, why: Plain },
    #[error("{file} is not a store of responses. Choose another file, which will be made.")]
    NotAStore { file: Plain },
    #[error(
        "The store {file} was made by a newer version of this program. Use that version or a newer one."
    )]
    NewerStore { file: Plain },
    #[error(
        "The store {file} is in use by another collector. Stop that one first, or choose another store."
    )]
    StoreInUse { file: Plain },
    #[error(
        "The store {file} cannot be read: {why}. Restore it from a backup, or choose another store."
    )]
    StoreDamaged { file: Plain, why: Plain },
    #[error(
        "The key file {file} is damaged: it must hold exactly 32 bytes. Restore it from a backup; with another key, clients refuse the receipts."
    )]
    KeyDamaged { file: Plain },
    #[error(
        "The key file {file} is missing, but the store beside it holds responses. Restore the key from a backup, or choose another store."
    )]
    KeyMissing { file: Plain },
    #[error("The address {address} is in use. Stop what listens there, or choose another port.")]
    AddressInUse { address: SocketAddr },
    #[error(
        "It is not possible to listen on {address}: {why}. Choose an address of this machine and a port from 1024."
    )]
    Listen { address: SocketAddr, why: Plain },
    #[error("The collector cannot start: {why}. Free some memory or processes, and try again.")]
    Thread { why: Plain },
}

impl CollectorError {
    pub(super) fn thread(why: impl fmt::Display) -> Self {
        Self::Thread { why: words(why) }
    }

    pub(super) fn unwritable(file: &Path, why: impl fmt::Display) -> Self {
        Self::Unwritable {
            file: name(file),
            why: words(why),
        }
    }
}

/// A file's name inside a sentence.
pub(super) fn name(file: &Path) -> Plain {
    Plain::line(&file.to_string_lossy())
}

/// Somebody else's error inside a sentence.
pub(super) fn words(why: impl fmt::Display) -> Plain {
    Plain::line(&why.to_string())
}
