//! What a journal's file holds or is to hold: whole frames, and nothing else.

use super::fold::{Folded, fold};
use super::frame::{self, Link, MAGIC};
use super::record::Record;
use crate::wire::json;

/// The bytes of a journal and the seed of its next frame.
#[derive(Clone)]
pub(super) struct Content {
    bytes: Vec<u8>,
    link: Link,
}

pub(super) struct End(usize, Link);

impl Content {
    pub(super) fn new() -> Self {
        Self {
            bytes: MAGIC.to_vec(),
            link: Link::first(),
        }
    }

    /// What was read from a file, up to the end of its last whole frame.
    pub(super) fn read(bytes: Vec<u8>, link: Link) -> Self {
        Self { bytes, link }
    }

    pub(super) fn length(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What stands behind so many bytes.
    pub(super) fn from(&self, written: usize) -> &[u8] {
        self.bytes.get(written..).unwrap_or_default()
    }

    /// Where it ends now, to be cut back to that.
    pub(super) fn end(&self) -> End {
        End(self.bytes.len(), self.link)
    }

    pub(super) fn cut(&mut self, End(length, link): End) {
        self.bytes.truncate(length);
        self.link = link;
    }

    /// Whether it folds to the same.
    pub(super) fn says(&self, folded: &Folded) -> bool {
        let reading = fold(&self.bytes);
        reading.is_ok_and(|reading| reading.sound == self.bytes.len() && reading.folded == *folded)
    }

    #[must_use]
    pub(super) fn with(mut self, record: &Record) -> Self {
        self.push(record);
        self
    }

    pub(super) fn push(&mut self, record: &Record) {
        self.link = frame::write(&mut self.bytes, self.link, &json::line(record));
    }
}
