//! Why something is not kept or not found, in words for whoever runs the program.

use std::fmt;
use std::io;
use std::path::Path;

use super::reason::reason;
use crate::locale::Message;
use crate::plain::Plain;

/// Each sentence says what happened and what to do. Paths and reasons come from the
/// machine, so they have been through the output door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    NoFolder,
    Folder { path: Plain, why: Message },
    Missing { id: Plain },
    Exists { id: Plain },
    Misnamed { id: Plain },
    InUse,
    Unreadable { path: Plain, why: Message },
    Unwritten { path: Plain, why: Message },
    Damaged { path: Plain, why: Message },
    NotCarried { path: Plain },
    Torn { path: Plain },
    Newer { path: Plain },
    ChangedElsewhere { path: Plain },
    Filed { id: Plain },
    NotWaiting { id: Plain },
    OtherReceipt { id: Plain },
    KeyChanged { endpoint: Plain, path: Plain },
}

impl StorageError {
    /// The sentence for whoever sits in front of the program.
    pub fn message(&self) -> Message {
        let about = |id, path: &Plain| Message::new(id).with("path", path.clone());
        let because = |id, path, why: &Message| about(id, path).with("why", why.clone());
        let of = |name, id: &Plain| Message::new(name).with("id", id.clone());
        match self {
            Self::NoFolder => Message::new("storage-no-folder"),
            Self::Folder { path, why } => because("storage-folder", path, why),
            Self::Missing { id } => of("storage-missing", id),
            Self::Exists { id } => of("storage-exists", id),
            Self::Misnamed { id } => of("storage-misnamed", id),
            Self::InUse => Message::new("storage-in-use"),
            Self::Unreadable { path, why } => because("storage-unreadable", path, why),
            Self::Unwritten { path, why } => because("storage-unwritten", path, why),
            Self::Damaged { path, why } => because("storage-damaged", path, why),
            Self::NotCarried { path } => about("storage-not-carried", path),
            Self::Torn { path } => about("storage-torn", path),
            Self::Newer { path } => about("storage-newer", path),
            Self::ChangedElsewhere { path } => about("storage-changed-elsewhere", path),
            Self::Filed { id } => of("storage-filed", id),
            Self::NotWaiting { id } => of("storage-not-waiting", id),
            Self::OtherReceipt { id } => of("storage-other-receipt", id),
            Self::KeyChanged { endpoint, path } => {
                about("storage-key-changed", path).with("endpoint", endpoint.clone())
            }
        }
    }

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

    pub(super) fn damaged(path: &Path, why: Message) -> Self {
        let path = shown(path);
        Self::Damaged { path, why }
    }
}

/// In English, for logs.
impl fmt::Display for StorageError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().english().fmt(out)
    }
}

impl std::error::Error for StorageError {}

pub(super) fn shown(path: &Path) -> Plain {
    Plain::line(&path.to_string_lossy())
}
