//! `svar send`: delivers what waits, one response after the other.

use serde::Serialize;

use super::Errand;
use crate::delivery::{Courier, Endpoint, Round};
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::runner::{Addressee, Post, now};
use crate::session::News;
use crate::storage::{Home, Listed, Stage};
use crate::wire::Receipt;

#[derive(Serialize)]
struct Row {
    id: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<Receipt>,
}

/// What was asked for on the command line.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) to: Option<&'a str>,
    pub(super) code: Option<&'a str>,
    /// Whether parked responses are tried once more.
    pub(super) refused: bool,
}

pub(super) fn run(errand: &Errand<'_>, asked: &Asked<'_>) -> Ending {
    send(errand, *asked).unwrap_or_else(|ending| ending)
}

fn send(errand: &Errand<'_>, asked: Asked<'_>) -> Result<Ending, Ending> {
    let home = errand.home()?;
    let journals = home
        .journals()
        .map_err(|error| errand.storage_trouble(&error))?;
    // The oldest first: whoever has waited longest goes first.
    let waiting = journals.into_iter().flatten().rev();
    let waiting: Vec<Listed> = waiting
        .filter(|listed| match listed.stage {
            Stage::Response(_) => true,
            Stage::Parked(..) => asked.refused,
            Stage::Draft | Stage::Receipted(_) => false,
        })
        .collect();
    let mut rows = Vec::new();
    let courier = Courier::new().map_err(|error| errand.trouble(&error.message()))?;
    // One round: an endpoint that is out of reach is not asked again for each response.
    let mut trip = Trip {
        errand,
        home: &home,
        round: courier.round(),
        asked,
    };
    for listed in &waiting {
        rows.push(trip.one(listed));
    }
    let sent = rows.iter().filter(|row| row.receipt.is_some()).count();
    if rows.is_empty() {
        errand.say(&Message::new("no-outbox"));
    } else {
        let count = rows.len();
        errand.say(
            &Message::new("sent-count")
                .with("sent", sent)
                .with("count", count),
        );
    }
    errand.output.data(&rows);
    Ok(if sent == rows.len() {
        Ending::Done
    } else {
        Ending::Trouble
    })
}

/// What is the same for every response on the way.
struct Trip<'a> {
    errand: &'a Errand<'a>,
    home: &'a Home,
    round: Round<'a>,
    asked: Asked<'a>,
}

impl Trip<'_> {
    fn one(&mut self, listed: &Listed) -> Row {
        let (errand, home) = (self.errand, self.home);
        let id = listed.opening.id.clone();
        let stays = |why: &Message| {
            let words = errand.locale.say(why);
            let line = Message::new("send-stays").with("id", id.as_str());
            errand.trouble(&line.with("why", words.clone()));
            let reason = Some(words.to_string());
            Row {
                id: id.clone(),
                status: "waiting",
                reason,
                receipt: None,
            }
        };
        let plain = |error: &dyn std::fmt::Display| {
            Message::new("words").with("words", Plain::text(&error.to_string()))
        };
        let Some(address) = self.asked.to.or(listed.opening.endpoint.as_deref()) else {
            return stays(&Message::new("send-where"));
        };
        let endpoint = match Endpoint::new(address) {
            Ok(endpoint) => endpoint,
            Err(error) => return stays(&error.message()),
        };
        let addressee = Addressee {
            endpoint,
            key: None,
            code: self.asked.code.map(str::to_owned),
        };
        let mut journal = match home.take_up(&id) {
            Ok(journal) => journal,
            Err(error) => return stays(&plain(&error)),
        };
        if matches!(listed.stage, Stage::Parked(..))
            && let Err(error) = journal.unpark(&now())
        {
            return stays(&plain(&error));
        }
        let outcome = match Post::prepare(home, &journal, &addressee) {
            Ok(post) => post.carry(&mut self.round),
            Err(why) => return stays(&why),
        };
        let sent = addressee.settle(home, &mut journal, &outcome);
        match sent.news {
            News::Receipted { code, received, .. } => {
                let message = Message::new("news-receipted").with("code", code);
                errand.say(&message.with("received", received));
                Row {
                    id,
                    status: "receipted",
                    reason: None,
                    receipt: sent.receipt,
                }
            }
            News::Parked { why } => Row {
                status: "parked",
                ..stays(&why)
            },
            News::Waiting { why } => stays(&why),
            News::Sending | News::Rehearsed => stays(&Message::new("news-sending")),
        }
    }
}
