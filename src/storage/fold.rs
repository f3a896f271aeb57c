//! Folding a journal: from its bytes to how far the response has come.

use super::frame::{self, Link, MAGIC};
use super::record::{Frozen, Opening, Record, changed};
use crate::session::{Fact, State};
use crate::survey::Entry;
use crate::wire::{Digest, Receipt, json};

/// A journal, folded.
#[derive(Clone, Debug, PartialEq)]
pub struct Folded {
    pub opening: Opening,
    /// What was answered. Nothing, once the receipt is there and the answers are purged.
    pub state: State,
    pub stage: Stage,
    /// When the last fact happened, as told to `Journal::append`.
    pub last_at_ms: Option<u64>,
}

/// How far a response has come. Stages only move forward; only parking can be undone.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Draft,
    /// Frozen, and waiting to be delivered.
    Response(Frozen),
    /// Frozen, and not to be delivered by itself, with the reason.
    Parked(Frozen, String),
    Receipted(Receipt),
}

/// The sound part of a journal's bytes.
pub(super) struct Reading {
    pub(super) folded: Folded,
    /// How many bytes from the start are whole and unaltered.
    pub(super) sound: usize,
    pub(super) link: Link,
    /// The receipt, where answers still stand before it.
    pub(super) unpurged: Option<Record>,
    /// Frozen bytes found behind the sound part, and folded in.
    pub(super) salvaged: Option<Frozen>,
}

/// Why nothing can be made of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    NoJournal,
    NoOpening,
    /// Written whole, and not by this version.
    Newer,
}

/// A record that does not fit what stands before it.
#[derive(Debug)]
pub(super) struct Misfit;

impl Stage {
    /// The frozen bytes, while they are kept.
    pub fn frozen(&self) -> Option<&Frozen> {
        match self {
            Self::Response(frozen) | Self::Parked(frozen, _) => Some(frozen),
            Self::Draft | Self::Receipted(_) => None,
        }
    }

    pub fn is_draft(&self) -> bool {
        matches!(self, Self::Draft)
    }
}

impl Folded {
    pub(super) fn new(opening: Opening) -> Self {
        Self {
            opening,
            state: State::default(),
            stage: Stage::Draft,
            last_at_ms: None,
        }
    }

    /// A fact told too late to be in the frozen bytes does not count.
    pub(super) fn note(&mut self, at_ms: u64, fact: &Fact) {
        if self.stage.is_draft() {
            self.state.apply(fact);
            self.last_at_ms = Some(at_ms);
        }
    }

    pub(super) fn apply(&mut self, record: Record) -> Result<(), Misfit> {
        match record {
            Record::Opened(_) => return Err(Misfit),
            Record::Fact { at_ms, fact } => self.note(at_ms, &fact),
            Record::Typed {
                at_ms,
                place,
                keep,
                text,
                keep_end,
            } => {
                let Some(Entry::Typed(old)) = self.state.entries.get(&place) else {
                    return Err(Misfit);
                };
                let typed = changed(old, keep, &text, keep_end).ok_or(Misfit)?;
                let entry = Entry::Typed(typed);
                self.note(at_ms, &Fact::Entered { place, entry });
            }
            Record::Part {
                at_ms,
                place,
                part,
                text,
            } => {
                let Some(Entry::Parts(old)) = self.state.entries.get(&place) else {
                    return Err(Misfit);
                };
                let mut parts = old.clone();
                if text.is_empty() {
                    parts.remove(&part);
                } else {
                    parts.insert(part, text);
                }
                let entry = Entry::Parts(parts);
                self.note(at_ms, &Fact::Entered { place, entry });
            }
            Record::Frozen(frozen) if frozen.sha256 != Digest::of(frozen.document.as_bytes()) => {
                return Err(Misfit);
            }
            Record::Frozen(frozen) => self.turn(|stage| match stage {
                Stage::Draft => Stage::Response(frozen),
                later => later,
            }),
            Record::Parked { why, at: _ } => self.turn(|stage| match stage {
                Stage::Response(frozen) | Stage::Parked(frozen, _) => Stage::Parked(frozen, why),
                other => other,
            }),
            Record::Unparked { at: _ } => self.turn(|stage| match stage {
                Stage::Parked(frozen, _) => Stage::Response(frozen),
                other => other,
            }),
            Record::Receipted { receipt, at: _ } => {
                let opening = self.opening.clone();
                *self = Self {
                    stage: Stage::Receipted(receipt),
                    ..Self::new(opening)
                };
            }
        }
        Ok(())
    }

    fn turn(&mut self, onward: impl FnOnce(Stage) -> Stage) {
        let stage = std::mem::replace(&mut self.stage, Stage::Draft);
        self.stage = onward(stage);
    }
}

/// Folds the longest sound prefix of a journal.
pub(super) fn fold(bytes: &[u8]) -> Result<Reading, Flaw> {
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| no_magic(bytes))?;
    let opened = frame::read(rest, Link::first()).ok_or(Flaw::NoOpening)?;
    let Ok(Record::Opened(opening)) = json::read(opened.payload) else {
        return Err(Flaw::Newer);
    };
    let mut reading = Reading {
        folded: Folded::new(opening),
        sound: MAGIC.len() + opened.length,
        link: opened.link,
        unpurged: None,
        salvaged: None,
    };
    let mut records = 0;
    while let Some(framed) = frame::read(&bytes[reading.sound..], reading.link) {
        let record: Record = json::read(framed.payload).map_err(|_| Flaw::Newer)?;
        if records > 0 && matches!(record, Record::Receipted { .. }) {
            reading.unpurged = Some(record.clone());
        }
        // The checksum says that it was written so; who wrote it knew how to read it.
        reading.folded.apply(record).map_err(|Misfit| Flaw::Newer)?;
        reading.sound += framed.length;
        reading.link = framed.link;
        records += 1;
    }
    reading.salvage(&bytes[reading.sound..]);
    Ok(reading)
}

impl Reading {
    /// A response must not become a draft again because something before it was altered: it
    /// may have been sent. Its own digest vouches for it, without the chain.
    fn salvage(&mut self, unsound: &[u8]) {
        if !self.folded.stage.is_draft() {
            return;
        }
        let mut lines = unsound.split_inclusive(|byte| *byte == b'\n');
        let frozen = lines.find_map(|line| match json::read(frame::payload(line)?) {
            Ok(Record::Frozen(frozen)) => Some(frozen),
            _ => None,
        });
        if let Some(frozen) = frozen
            && self.folded.apply(Record::Frozen(frozen.clone())).is_ok()
        {
            self.salvaged = Some(frozen);
        }
    }
}

fn no_magic(bytes: &[u8]) -> Flaw {
    let common = b"svar journal ";
    let version = bytes.strip_prefix(common).and_then(<[u8]>::first);
    if version.is_some_and(|digit| (b'2'..=b'9').contains(digit)) {
        Flaw::Newer
    } else {
        Flaw::NoJournal
    }
}
