//! Rounds of sending from the home screen: in a thread of their own, told step by step.

use std::sync::mpsc::{self, Sender};
use std::thread;

use super::HomeDesk;
use crate::delivery::Courier;
use crate::locale::Message;
use crate::plain::Plain;
use crate::runner::Moment;
use crate::runner::trip::{Trip, waiting, waits};
use crate::session::{Lack, News};
use crate::storage::Home;
use crate::tui::home::{Sending, Told};

/// How a round of sending goes on.
pub(super) enum Step {
    Begins {
        at: usize,
        of: usize,
        title: Plain,
    },
    Stays {
        id: String,
        why: Message,
    },
    /// What came of it all.
    Ends(Told),
}

impl HomeDesk {
    pub(super) fn send(&mut self, sending: Sending) -> Told {
        if self.under_way.is_some() {
            return Told::Failed(Message::new("home-busy"));
        }
        let (steps, under_way) = mpsc::channel();
        let folder = self.home.folder().to_owned();
        thread::spawn(move || {
            let ended = Home::at(folder)
                .map_err(|error| error.message())
                .and_then(|home| round(&home, &sending, &steps));
            // Nobody listens any more where the home screen has been left.
            let _ = steps.send(Step::Ends(ended.unwrap_or_else(Told::Failed)));
        });
        self.under_way = Some(under_way);
        Told::Sending {
            at: 1,
            of: 1,
            title: Plain::line(""),
        }
    }
}

/// One round through what is to be sent: how much of it was, or the reason, where there is
/// only one.
fn round(home: &Home, sending: &Sending, steps: &Sender<Step>) -> Result<Told, Message> {
    let listed = match &sending.only {
        Some(id) => waits(home, id).map(|listed| vec![listed]),
        None => waiting(home, sending.refused),
    };
    let listed = listed.map_err(|error| error.message())?;
    let courier = Courier::new().map_err(|error| error.message())?;
    let mut trip = Trip {
        home,
        round: courier.round(),
        to: sending.to.as_deref(),
        code: sending.code.as_deref(),
        clock: &Moment::now,
    };
    let (mut whys, of) = (Vec::new(), listed.len());
    for (at, one) in listed.iter().enumerate() {
        let begins = Step::Begins {
            at: at + 1,
            of,
            title: Plain::line(&one.opening.title),
        };
        let _ = steps.send(begins);
        let why = match trip.one(one).map(|sent| sent.news) {
            Ok(News::Receipted { .. }) => continue,
            Ok(News::Waiting { why, .. } | News::Parked { why }) | Err(why) => why,
            Ok(News::Lacking(Lack::Address)) => Message::new("home-why-nowhere"),
            Ok(News::Lacking(Lack::AccessCode)) => Message::new("home-why-code"),
            Ok(News::Sending | News::Rehearsed) => Message::new("home-why-not-yet"),
        };
        whys.push(why.clone());
        let _ = steps.send(Step::Stays {
            id: one.id.clone(),
            why,
        });
    }
    let count = Message::new("sent-count").with("sent", of - whys.len());
    let count = count.with("count", of);
    Ok(match whys.as_slice() {
        [] => Told::Done(count),
        [only] => Told::Failed(only.clone()),
        _ => Told::Failed(count),
    })
}
