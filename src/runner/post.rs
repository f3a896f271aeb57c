//! One response on its way: what is carried where, and what is recorded of the outcome.

use std::time::Duration;

use super::{now, unix_ms};
use crate::delivery::{Endpoint, Outcome, Parcel, Round};
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::session::News;
use crate::storage::{Home, Journal, StorageError};
use crate::wire::{Receipt, ReceiptKey};

/// Where a response goes, and by what right.
#[derive(Clone, Debug)]
pub struct Addressee {
    pub endpoint: Endpoint,
    /// The key that must sign receipts, where the survey says so.
    pub key: Option<ReceiptKey>,
    /// The access code, where the endpoint asks for one.
    pub code: Option<String>,
}

/// Frozen bytes with everything a courier needs, ready for a thread of its own.
pub struct Post {
    addressee: Addressee,
    survey: String,
    id: String,
    bytes: Vec<u8>,
    key: Option<ReceiptKey>,
}

/// What became of one response.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub news: News,
    pub receipt: Option<Receipt>,
}

/// How long a collector that asks us to wait is left alone, where it does not say.
const WAIT_DEFAULT: Duration = Duration::from_mins(1);

impl Post {
    /// Takes what a journal has frozen. Refuses, in a sentence, where the collector has
    /// asked to be left alone for a while, or nothing is frozen.
    pub fn prepare(home: &Home, journal: &Journal, addressee: &Addressee) -> Result<Self, Message> {
        let folded = journal.folded();
        let Some(frozen) = folded.stage.frozen() else {
            return Err(Message::new("no-outbox"));
        };
        let target = home
            .targets()
            .get(addressee.endpoint.as_str())
            .map_err(|error| storage(&error))?;
        if let Some(until_ms) = target.not_before_ms.filter(|until| *until > unix_ms()) {
            let minutes = until_ms.saturating_sub(unix_ms()).div_ceil(60_000);
            let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
            return Err(Message::new("news-asked-to-wait").with("minutes", minutes));
        }
        Ok(Self {
            survey: folded.opening.survey.to_string(),
            id: folded.opening.id.clone(),
            bytes: frozen.document.clone().into_bytes(),
            key: addressee.key.or(target.key),
            addressee: addressee.clone(),
        })
    }

    /// Goes there and comes back with one outcome. Takes as long as it takes.
    pub fn carry(&self, round: &mut Round<'_>) -> Outcome {
        round.deliver(&Parcel {
            endpoint: &self.addressee.endpoint,
            survey: &self.survey,
            id: &self.id,
            bytes: &self.bytes,
            key: self.key,
            code: self.addressee.code.as_deref(),
            // A process may have been killed between sending and recording: ask first.
            maybe_sent: true,
        })
    }
}

impl Addressee {
    /// Records an outcome in the journal and with what is known of the endpoint. Only a
    /// receipt that is on disk counts as delivered.
    pub fn settle(&self, home: &Home, journal: &mut Journal, outcome: &Outcome) -> Sent {
        let endpoint = self.endpoint.as_str();
        let waits = |why| Sent {
            news: News::Waiting { why },
            receipt: None,
        };
        match outcome {
            Outcome::Receipted { receipt, key } => {
                let kept = home
                    .targets()
                    .pin(endpoint, *key)
                    .and_then(|()| journal.receipted(receipt.clone(), &now()));
                match kept {
                    Ok(()) => Sent {
                        news: receipted(receipt),
                        receipt: Some(receipt.clone()),
                    },
                    Err(error) => {
                        waits(Message::new("saving-failed").with("why", error.to_string()))
                    }
                }
            }
            Outcome::Parked { .. } => {
                let why = outcome.message();
                let language = journal.folded().opening.language.clone();
                let words = Locale::for_tags([language.as_str()]).say(&why);
                match journal.park(words.as_str(), &now()) {
                    Ok(()) => Sent {
                        news: News::Parked { why },
                        receipt: None,
                    },
                    Err(_) => waits(why),
                }
            }
            Outcome::Later { after } => {
                let wait = after.unwrap_or(WAIT_DEFAULT);
                let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
                // Where this cannot be kept, the collector will ask again.
                let _ = home
                    .targets()
                    .defer(endpoint, unix_ms().saturating_add(wait_ms), 1);
                waits(outcome.message())
            }
            Outcome::AccessCode
            | Outcome::KeyChanged { .. }
            | Outcome::NotRecognized { .. }
            | Outcome::Unreachable { .. }
            | Outcome::Unknown { .. } => waits(outcome.message()),
        }
    }
}

/// Trouble with what is kept, for a respondent.
fn storage(error: &StorageError) -> Message {
    Message::new("words").with("words", error.to_string())
}

/// A receipt as the respondent reads it.
pub(super) fn receipted(receipt: &Receipt) -> News {
    let received = receipt.received.parse::<jiff::Timestamp>();
    let received = received.map(|at| at.to_zoned_datetime(jiff::tz::TimeZone::system()));
    let received = received.map(|at| at.strftime("%Y-%m-%d %H:%M").to_string());
    News::Receipted {
        code: receipt.code(),
        received: Plain::from(received.unwrap_or_else(|_| receipt.received.clone())),
        note: None,
    }
}
