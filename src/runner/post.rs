//! One response on its way: what is carried where, and what is recorded of the outcome.

use std::time::Duration;

use super::Moment;
use super::clock::here;
use crate::delivery::{Endpoint, Outcome, Parcel, Round};
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::session::{Lack, News};
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

/// Why a response is not even tried just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unready {
    /// Nothing is frozen.
    NothingWaits,
    /// The collector has asked to be left alone for so much longer.
    AskedToWait {
        wait_ms: u64,
    },
    Storage(StorageError),
}

/// The longest that a collector is left alone at its wish.
const WISH_MS_MAX: u64 = 24 * 60 * 60 * 1_000;
/// How long a collector that asks us to wait is left alone, where it does not say.
const WAIT_DEFAULT: Duration = Duration::from_mins(1);

impl Post {
    /// Takes what a journal has frozen.
    pub fn prepare(
        home: &Home,
        journal: &Journal,
        addressee: &Addressee,
        moment: Moment,
    ) -> Result<Self, Unready> {
        let folded = journal.folded();
        let Some(frozen) = folded.stage.frozen() else {
            return Err(Unready::NothingWaits);
        };
        let target = home
            .targets()
            .get(addressee.endpoint.as_str())
            .map_err(Unready::Storage)?;
        let now_ms = moment.unix_ms();
        // Nobody may ask for longer than that: then a clock was turned, and the wait is over.
        let waits = |until: &u64| (1..=WISH_MS_MAX).contains(&until.saturating_sub(now_ms));
        if let Some(until_ms) = target.not_before_ms.filter(waits) {
            let wait_ms = until_ms.saturating_sub(now_ms);
            return Err(Unready::AskedToWait { wait_ms });
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
    pub fn settle(
        &self,
        (home, journal): (&Home, &mut Journal),
        outcome: &Outcome,
        moment: Moment,
    ) -> Sent {
        let endpoint = self.endpoint.as_str();
        let waits = |why| Sent {
            // Who calls this goes once, and may come again.
            news: News::Waiting {
                why,
                is_retried: false,
            },
            receipt: None,
        };
        match outcome {
            Outcome::Receipted { receipt, key } => {
                let kept = home
                    .targets()
                    .pin(endpoint, *key)
                    .and_then(|()| journal.receipted(receipt.clone(), &moment.written()));
                match kept {
                    Ok(()) => Sent {
                        news: receipted(receipt),
                        receipt: Some(receipt.clone()),
                    },
                    Err(error) => waits(Message::new("saving-failed").with("why", error.message())),
                }
            }
            Outcome::Parked { .. } => {
                let why = outcome.message();
                let language = journal.folded().opening.language.clone();
                let words = Locale::for_tags([language.as_str()]).say(&why);
                match journal.park(words.as_str(), &moment.written()) {
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
                let until_ms = moment.unix_ms().saturating_add(wait_ms);
                let _ = home.targets().defer(endpoint, until_ms, 1);
                waits(outcome.message())
            }
            Outcome::AccessCode => Sent {
                news: News::Lacking(Lack::AccessCode),
                receipt: None,
            },
            Outcome::KeyChanged { .. }
            | Outcome::NotRecognized { .. }
            | Outcome::Unreachable { .. }
            | Outcome::Unknown { .. } => waits(outcome.message()),
        }
    }
}

impl Unready {
    /// One sentence for the respondent.
    pub fn message(&self) -> Message {
        match self {
            Self::NothingWaits => Message::new("no-outbox"),
            Self::AskedToWait { wait_ms } => {
                let minutes = i64::try_from(wait_ms.div_ceil(60_000)).unwrap_or(i64::MAX);
                Message::new("news-asked-to-wait").with("minutes", minutes)
            }
            Self::Storage(error) => error.message(),
        }
    }
}

/// A receipt as the respondent reads it.
pub(super) fn receipted(receipt: &Receipt) -> News {
    News::Receipted {
        code: receipt.code(),
        received: Plain::from(here(&receipt.received)),
        note: None,
    }
}

#[cfg(all(test, feature = "collector"))]
mod tests {
    use super::*;
    use crate::runner::new_id;
    use crate::runner::simulation::scenery::Scenery;

    const HOUR_MS: u64 = 3_600_000;

    #[test]
    fn a_clock_that_was_turned_does_not_silence_a_response_for_years() {
        let folder = tempfile::TempDir::new().unwrap();
        let (home, scenery) = (Home::at(folder.path()).unwrap(), Scenery::new());
        let mut journal = home.create(scenery.opening(&new_id())).unwrap();
        journal.freeze("{}".to_owned(), "2024-10-01").unwrap();
        let endpoint = Endpoint::new("https://collector.example").unwrap();
        let addressee = Addressee {
            endpoint,
            key: None,
            code: None,
        };
        let now_ms = 1_727_776_800_000;
        let ready = |until_ms| {
            let targets = home.targets();
            targets
                .defer(addressee.endpoint.as_str(), until_ms, 1)
                .unwrap();
            let moment = Moment::at_unix_ms(now_ms);
            Post::prepare(&home, &journal, &addressee, moment).map(drop)
        };
        let wait_ms = 23 * HOUR_MS;
        assert_eq!(
            ready(now_ms + wait_ms),
            Err(Unready::AskedToWait { wait_ms })
        );
        assert_eq!(ready(now_ms + 10 * 365 * 24 * HOUR_MS), Ok(()));
        assert_eq!(ready(now_ms - 1), Ok(()));
    }
}
