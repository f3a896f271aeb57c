//! Why a file or a folder cannot be used, as the part of a sentence that says so.

use std::io;

use crate::locale::Message;
use crate::plain::Plain;

/// The machine's reason in the words of somebody who may have to mend it.
pub fn reason(error: &io::Error) -> Message {
    use io::ErrorKind as Kind;
    let id = match error.kind() {
        Kind::NotFound => "reason-not-there",
        Kind::AlreadyExists => "reason-there-already",
        Kind::PermissionDenied => "reason-not-permitted",
        Kind::StorageFull => "reason-disk-full",
        Kind::QuotaExceeded => "reason-space-used-up",
        Kind::ReadOnlyFilesystem => "reason-only-read",
        Kind::IsADirectory => "reason-folder",
        Kind::NotADirectory => "reason-path-broken",
        _ => return words(&error.to_string()),
    };
    Message::new(id)
}

/// What is said in one language only, by the system or a format.
pub(super) fn words(words: &str) -> Message {
    Message::new("words").with("words", Plain::line(words))
}
