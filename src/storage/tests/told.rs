//! What is said of storage, in every language of the interface.

use std::collections::BTreeSet;
use std::io::{Error, ErrorKind};

use super::ID;
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::storage::{StorageError, reason};

const REASONS: [ErrorKind; 8] = [
    ErrorKind::NotFound,
    ErrorKind::AlreadyExists,
    ErrorKind::PermissionDenied,
    ErrorKind::StorageFull,
    ErrorKind::QuotaExceeded,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::IsADirectory,
    ErrorKind::NotADirectory,
];

fn errors() -> Vec<StorageError> {
    let id = || Plain::from(ID);
    let path = || Plain::from("/home/kari/svar");
    let why = || reason(&Error::from(ErrorKind::StorageFull));
    let key_changed = StorageError::KeyChanged {
        endpoint: "https://collect.example.org".into(),
        path: path(),
    };
    vec![
        StorageError::NoFolder,
        StorageError::Folder {
            path: path(),
            why: why(),
        },
        StorageError::Missing { id: id() },
        StorageError::Exists { id: id() },
        StorageError::Misnamed { id: id() },
        StorageError::InUse,
        StorageError::Unreadable {
            path: path(),
            why: why(),
        },
        StorageError::Unwritten {
            path: path(),
            why: why(),
        },
        StorageError::Damaged {
            path: path(),
            why: why(),
        },
        StorageError::NotCarried { path: path() },
        StorageError::Torn { path: path() },
        StorageError::Newer { path: path() },
        StorageError::ChangedElsewhere { path: path() },
        StorageError::Filed { id: id() },
        StorageError::NotWaiting { id: id() },
        StorageError::OtherReceipt { id: id() },
        key_changed,
    ]
}

/// Messages that no language has a sentence for, or that all of them say alike.
fn unsaid(messages: &[Message]) -> Vec<&'static str> {
    let tags: Vec<&str> = Locale::tags().collect();
    let said = |message: &Message| -> BTreeSet<String> {
        let locales = tags.iter().map(|tag| Locale::for_tags([*tag]));
        let said = locales.map(|locale| locale.say(message).to_string());
        said.filter(|said| said != message.id).collect()
    };
    let is_unsaid = |message: &&Message| said(message).len() < 2;
    messages
        .iter()
        .filter(is_unsaid)
        .map(|message| message.id)
        .collect()
}

#[test]
fn every_language_says_what_is_wrong_in_its_own_words() {
    let reasons = REASONS.map(|kind| reason(&Error::from(kind)));
    let messages: Vec<Message> = errors().iter().map(StorageError::message).collect();
    assert_eq!(unsaid(&messages), [""; 0]);
    assert_eq!(unsaid(&reasons), [""; 0]);
}

#[test]
fn what_no_language_says_is_caught() {
    let misspelled = "storage-in-ues";
    assert_eq!(unsaid(&[Message::new(misspelled)]), [misspelled]);
}

#[test]
fn the_reason_is_said_in_the_same_language() {
    let error = StorageError::Unwritten {
        path: "/a".into(),
        why: reason(&Error::from(ErrorKind::StorageFull)),
    };
    let said = Locale::for_tags(["nb"]).say(&error.message());
    assert!(said.as_str().contains("disken er full"), "{said}");
    assert!(error.to_string().contains("the disk is full"), "{error}");
}
