//! `svar collect` and `svar export`: the reference endpoint, and what it holds.

use serde::Serialize;

use super::Errand;
use crate::cli;
use crate::collector::{self, CollectorError, LIMITS, Options, StoreAddress};
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::wire::ReceiptKey;

/// Where responses are taken, as scripts read it.
#[derive(Serialize)]
struct Listening {
    endpoint: String,
    receipt_key: ReceiptKey,
}

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Collect) -> Ending {
    collect(errand, asked).unwrap_or_else(|ending| ending)
}

fn collect(errand: &Errand<'_>, asked: &cli::Collect) -> Result<Ending, Ending> {
    let loaded = asked
        .surveys
        .iter()
        .map(|reference| errand.survey(reference));
    let loaded: Vec<_> = loaded.collect::<Result<_, _>>()?;
    let running = collector::start(Options {
        listen: asked.listen,
        store: store(errand, &asked.store)?,
        surveys: loaded.into_iter().map(|loaded| loaded.survey).collect(),
        code: asked.code.clone(),
        limits: LIMITS,
        log: Some(crate::output::log),
    });
    let running = running.map_err(|error| errand.collector_trouble(&error))?;
    let message = Message::new("collect-listening").with("endpoint", running.endpoint());
    errand.say(&message.with("key", running.key().to_string()));
    errand.output.data(&Listening {
        endpoint: running.endpoint(),
        receipt_key: running.key(),
    });
    running.wait();
    Ok(Ending::Done)
}

pub(super) fn export(errand: &Errand<'_>, asked: &cli::Export) -> Ending {
    exported(errand, asked).unwrap_or_else(|ending| ending)
}

fn exported(errand: &Errand<'_>, asked: &cli::Export) -> Result<Ending, Ending> {
    let store = store(errand, &asked.store)?;
    let stored = collector::stored(&store, asked.survey.as_deref(), asked.response.as_deref())
        .map_err(|error| errand.collector_trouble(&error))?;
    if let (Some(id), true) = (&asked.response, stored.is_empty()) {
        return Err(errand.trouble(&Message::new("export-none").with("id", Plain::line(id))));
    }
    for response in stored {
        errand.output.bytes(&response.document);
    }
    Ok(Ending::Done)
}

pub(super) fn store(errand: &Errand<'_>, address: &str) -> Result<StoreAddress, Ending> {
    address.parse().map_err(|error: CollectorError| {
        errand.collector_trouble(&error);
        Ending::WrongUsage
    })
}

impl Errand<'_> {
    pub(super) fn collector_trouble(&self, error: &CollectorError) -> Ending {
        self.output.trouble(&Plain::text(&error.to_string()));
        Ending::Trouble
    }
}
