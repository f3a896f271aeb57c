//! Why something is not kept or not found, in words for whoever runs the program.

use std::io;
use std::path::Path;

use crate::plain::Plain;

/// Each sentence says what happened and what to do. Paths and reasons come from the
/// machine, so they have been through the output door.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    #[error("There is no folder for answers on this machine. Name one with --home.")]
    NoFolder,
    #[error("The folder {path} cannot be used: {why}. Name another one with --home.")]
    Folder { path: Plain, why: Plain },
    #[error("There is no draft or response {id} here. `svar drafts` lists what there is.")]
    Missing { id: Plain },
    #[error("There is a draft or response {id} already. Take that one up instead.")]
    Exists { id: Plain },
    #[error("`{id}` cannot name a response. Copy the id from `svar drafts`.")]
    Misnamed { id: Plain },
    #[error("This draft is open in another window. Close it there first.")]
    InUse,
    #[error("{path} cannot be read: {why}. Put that right and try again.")]
    Unreadable { path: Plain, why: Plain },
    #[error("{path} cannot be written: {why}. Put that right; until then, leave this window open.")]
    Unwritten { path: Plain, why: Plain },
    #[error(
        "{path} is damaged: {why}. It was left as it is; if there is a copy of it, put that in its place."
    )]
    Damaged { path: Plain, why: Plain },
    #[error(
        "{path} is neither a draft nor a response. Take a file that `svar outbox --export` wrote."
    )]
    NotCarried { path: Plain },
    #[error("{path} is torn or altered, so nothing was taken from it. Copy it once more.")]
    Torn { path: Plain },
    #[error("{path} was written by a newer svar. Open it with that one.")]
    Newer { path: Plain },
    #[error(
        "{path} was changed by another program while it was open here, so nothing more is written to it. Close the draft in the other window, then take it up again here."
    )]
    ChangedElsewhere { path: Plain },
    #[error("The response {id} is filed and no longer a draft. `svar outbox` exports it.")]
    Filed { id: Plain },
    #[error(
        "The response {id} is not waiting to be sent. `svar drafts` and `svar receipts` show how far it is."
    )]
    NotWaiting { id: Plain },
    #[error("This is not a receipt for the response {id}. Send the response again to get one.")]
    OtherReceipt { id: Plain },
    #[error(
        "Receipts of {endpoint} are signed with another key than before. Ask whoever runs the survey; if the change is meant, remove that address from {path}."
    )]
    KeyChanged { endpoint: Plain, path: Plain },
}

impl StorageError {
    pub(super) fn folder(path: &Path, error: &io::Error) -> Self {
        let (path, why) = (shown(path), reason(error));
        Self::Folder { path, why }
    }

    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        let (path, why) = (shown(path), reason(error));
        Self::Unreadable { path, why }
    }

    pub(super) fn unwritten(path: &Path, error: &io::Error) -> Self {
        let (path, why) = (shown(path), reason(error));
        Self::Unwritten { path, why }
    }

    pub(super) fn damaged(path: &Path, why: &str) -> Self {
        let (path, why) = (shown(path), Plain::line(why));
        Self::Damaged { path, why }
    }
}

pub(super) fn shown(path: &Path) -> Plain {
    Plain::line(&path.to_string_lossy())
}

/// The machine's reason in the words of somebody who may have to mend it.
pub fn reason(error: &io::Error) -> Plain {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => "it is not there".into(),
        Kind::PermissionDenied => "it is not permitted".into(),
        Kind::StorageFull => "the disk is full".into(),
        Kind::QuotaExceeded => "the space allowed on this disk is used up".into(),
        Kind::ReadOnlyFilesystem => "the disk can only be read".into(),
        Kind::IsADirectory => "it is a folder".into(),
        Kind::NotADirectory => "a part of its path is not a folder".into(),
        _ => Plain::line(&error.to_string()),
    }
}
