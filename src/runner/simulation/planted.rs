//! Copies of the client's steps with mistakes in them, to see that the simulation finds them.

use std::fs;

use super::client::addressee;
use super::street::Street;
use super::{ENDPOINT, Plant};
use crate::delivery::{Endpoint, Outcome, Parcel, Round};
use crate::runner::Moment;
use crate::runner::post::Post;
use crate::storage::{Frozen, Home, Journal, Listed};
use crate::wire::Receipt;

/// One attempt by a client with a mistake.
pub(super) fn attempt(
    (home, journal): (&Home, &mut Journal),
    street: &mut Street<'_>,
    moment: Moment,
) {
    let addressee = addressee();
    let Ok(post) = Post::prepare(home, journal, &addressee, moment) else {
        return;
    };
    let frozen = journal.folded().stage.frozen().unwrap().clone();
    let opening = &journal.folded().opening;
    let own = made_up(&frozen, &opening.id, opening.survey.as_str());
    let at = "2024-10-01T12:00:00Z";
    match street.plant {
        Some(Plant::PurgesBeforeTheReceipt) => {
            journal.receipted(own, at).unwrap();
            post.carry(&mut Round::over(street));
        }
        Some(Plant::NewIdPerRetry) => {
            let id = street.random.id();
            let bytes = frozen.document.replace(&opening.id, &id);
            let outcome = Round::over(street).deliver(&Parcel {
                endpoint: &Endpoint::new(ENDPOINT).unwrap(),
                survey: opening.survey.as_str(),
                id: &id,
                bytes: bytes.as_bytes(),
                key: None,
                code: None,
                maybe_sent: true,
            });
            if matches!(outcome, Outcome::Receipted { .. }) {
                journal.receipted(own, at).unwrap();
            } else {
                addressee.settle((home, journal), &outcome, moment);
            }
        }
        Some(Plant::MarksSentOnAny200) => {
            let outcome = post.carry(&mut Round::over(&mut *street));
            if matches!(street.last_status, Some((_, 200..=299))) {
                journal.receipted(own, at).unwrap();
            } else {
                addressee.settle((home, journal), &outcome, moment);
            }
        }
        _ => {
            let outcome = post.carry(&mut Round::over(street));
            if !matches!(outcome, Outcome::Parked { .. }) {
                addressee.settle((home, journal), &outcome, moment);
            }
        }
    }
}

/// Makes room by taking away what has waited longest.
pub(super) fn evict(home: &Home, listed: &mut Vec<Listed>) {
    const CAP: usize = 3;
    while listed.len() > CAP {
        let oldest = listed.remove(0);
        let journal = format!("journals/{}.journal", oldest.id);
        fs::remove_file(home.folder().join(journal)).unwrap();
    }
}

fn made_up(frozen: &Frozen, id: &str, survey: &str) -> Receipt {
    Receipt {
        id: id.to_owned(),
        survey: survey.to_owned(),
        version: "1".to_owned(),
        sha256: frozen.sha256,
        size_bytes: frozen.document.len() as u64,
        received: "2024-10-01T12:00:00Z".to_owned(),
        sequence: 1,
        signature: String::new(),
    }
}
