//! The records of a journal, and how a growing text is recorded without repeating it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::expr::Code;
use crate::session::{Fact, Place, State};
use crate::survey::{Entry, Language, SurveyId};
use crate::wire::{Digest, Receipt};

/// What a journal begins with: which interview this is. Holds no answer, so it stays when
/// the answers are purged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// UUID, version 4; never changes.
    pub id: String,
    pub survey: SurveyId,
    pub version: String,
    /// SHA-256 of the definition, hexadecimal.
    pub digest: String,
    /// The survey's title in the language it was opened in.
    pub title: String,
    /// Where the definition was found: a path, the id of a bundled survey or an address.
    pub source: String,
    pub language: Language,
    /// Where the response is to go, if that is known.
    pub endpoint: Option<String>,
    /// RFC 3339, with the offset of the respondent's clock.
    pub started: String,
    /// Name and version of the program that opened it.
    pub client: String,
}

/// A response: bytes that never change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The exact bytes to send, which are JSON.
    pub document: String,
    pub sha256: Digest,
    /// RFC 3339, with the offset of the respondent's clock.
    pub completed: String,
}

/// One line of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Record {
    Opened(Opening),
    Fact {
        at_ms: u64,
        fact: Fact,
    },
    /// `Fact::Entered` with typed text, as a change of the text that stands there: so many
    /// bytes of its start stay, then `text`, then so many bytes of its end.
    Typed {
        at_ms: u64,
        place: Place,
        keep: usize,
        text: String,
        #[serde(default, skip_serializing_if = "is_zero")]
        keep_end: usize,
    },
    /// `Fact::Entered` with the parts of a total, as a change of one of them; blank where
    /// nothing is left of it.
    Part {
        at_ms: u64,
        place: Place,
        part: Code,
        text: String,
    },
    Frozen(Frozen),
    Parked {
        why: String,
        at: String,
    },
    Unparked {
        at: String,
    },
    Receipted {
        receipt: Receipt,
        at: String,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// Below this a change takes more room than the text.
const CHANGE_BYTES_MIN: usize = 16;

impl Record {
    /// The shortest record of a fact, given what was there before it.
    pub(super) fn of(at_ms: u64, fact: &Fact, before: &State) -> Self {
        Self::change(at_ms, fact, before).unwrap_or_else(|| Self::Fact {
            at_ms,
            fact: fact.clone(),
        })
    }

    fn change(at_ms: u64, fact: &Fact, before: &State) -> Option<Self> {
        let Fact::Entered { place, entry } = fact else {
            return None;
        };
        let (new, old) = match (entry, before.entries.get(place)?) {
            (Entry::Typed(new), Entry::Typed(old)) => (new, old),
            (Entry::Parts(new), Entry::Parts(old)) => {
                let (part, text) = changed_part(old, new)?;
                return Some(Self::Part {
                    at_ms,
                    place: place.clone(),
                    part: part.clone(),
                    text: text.to_owned(),
                });
            }
            _ => return None,
        };
        let keep = common_start(old, new);
        let keep_end = common_end(&old[keep..], &new[keep..]);
        if keep + keep_end < CHANGE_BYTES_MIN {
            return None;
        }
        Some(Self::Typed {
            at_ms,
            place: place.clone(),
            keep,
            text: new[keep..new.len() - keep_end].to_owned(),
            keep_end,
        })
    }
}

/// The one part in which two sharings of a total differ, and what stands in it now.
fn changed_part<'a>(
    old: &'a BTreeMap<Code, String>,
    new: &'a BTreeMap<Code, String>,
) -> Option<(&'a Code, &'a str)> {
    let gone = old.keys().filter(|part| !new.contains_key(*part));
    let gone = gone.map(|part| (part, ""));
    let other = new
        .iter()
        .filter(|(part, text)| old.get(*part) != Some(text));
    let mut changes = gone.chain(other.map(|(part, text)| (part, text.as_str())));
    let (part, text) = changes.next()?;
    // A blank text in a part is another entry than a part without a text.
    let is_blank = text.is_empty() && new.contains_key(part);
    (changes.next().is_none() && !is_blank).then_some((part, text))
}

/// The text after a change; `None` where the change does not fit the text before it.
pub(super) fn changed(old: &str, keep: usize, text: &str, keep_end: usize) -> Option<String> {
    let start = old.get(..keep)?;
    let end = old.get(old.len().checked_sub(keep_end)?..)?;
    (keep + keep_end <= old.len()).then(|| [start, text, end].concat())
}

/// How many bytes of whole characters two texts begin with alike.
pub(super) fn common_start(old: &str, new: &str) -> usize {
    let pairs = old.bytes().zip(new.bytes());
    let mut same = pairs.take_while(|(a, b)| a == b).count();
    while !(old.is_char_boundary(same) && new.is_char_boundary(same)) {
        same -= 1;
    }
    same
}

pub(super) fn common_end(old: &str, new: &str) -> usize {
    let pairs = old.bytes().rev().zip(new.bytes().rev());
    let mut same = pairs.take_while(|(a, b)| a == b).count();
    while !(old.is_char_boundary(old.len() - same) && new.is_char_boundary(new.len() - same)) {
        same -= 1;
    }
    same
}
