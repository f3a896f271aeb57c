//! `svar send`: delivers what waits, one response after the other.

use serde::Serialize;

use super::Errand;
use crate::delivery::Courier;
use crate::locale::Message;
use crate::output::Ending;
use crate::runner::{Moment, Sent, Trip, waiting, waits};
use crate::session::{Lack, News};
use crate::storage::Listed;
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
    /// Only this response.
    pub(super) id: Option<&'a str>,
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
    let waiting = match asked.id {
        Some(id) => waits(&home, id).map(|listed| vec![listed]),
        None => waiting(&home, asked.refused),
    };
    let waiting = waiting.map_err(|error| errand.storage_trouble(&error))?;
    let mut rows = Vec::new();
    let courier = Courier::new().map_err(|error| errand.trouble(&error.message()))?;
    let mut trip = Trip {
        home: &home,
        round: courier.round(),
        to: asked.to,
        code: asked.code,
        clock: &Moment::now,
    };
    for listed in &waiting {
        rows.push(row(errand, listed, trip.one(listed)));
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

/// Tells what became of one response.
fn row(errand: &Errand<'_>, listed: &Listed, sent: Result<Sent, Message>) -> Row {
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
    let sent = match sent {
        Ok(sent) => sent,
        Err(why) => return stays(&why),
    };
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
        News::Waiting { why, .. } => stays(&why),
        News::Lacking(Lack::Address) => stays(&Message::new("send-where")),
        News::Lacking(Lack::AccessCode) => stays(&Message::new("delivery-access-code")),
        News::Sending | News::Rehearsed => stays(&Message::new("news-sending")),
    }
}
