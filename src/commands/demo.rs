//! `svar demo`: the whole way on this machine, from the first question to the receipt.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use super::Errand;
use super::collect::store;
use super::fill::Sitting;
use crate::cli;
use crate::collector::{self, LIMITS, Options};
use crate::locale::Message;
use crate::output::Ending;
use crate::storage::Home;

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Demo) -> Ending {
    demo(errand, asked).unwrap_or_else(|ending| ending)
}

fn demo(errand: &Errand<'_>, asked: &cli::Demo) -> Result<Ending, Ending> {
    let loaded = errand.survey(&asked.survey)?;
    // Apart from real drafts: a demonstration is not an answer to anybody.
    let folder = errand.home()?.folder().join("demo");
    let home = Home::at(&folder).map_err(|error| errand.storage_trouble(&error))?;
    let address = format!("sqlite://{}", folder.join("collector.sqlite").display());
    let running = collector::start(Options {
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        store: store(errand, &address)?,
        surveys: vec![Arc::clone(&loaded.survey)],
        code: None,
        limits: LIMITS,
        log: None,
    });
    let running = running.map_err(|error| errand.collector_trouble(&error))?;
    let message = Message::new("demo-listening").with("endpoint", running.endpoint());
    errand.say(&message.with("store", address.as_str()));
    let export = format!(
        "{} export --store '{address}' --response",
        errand.around.program
    );
    let read_back =
        move |id: &str| Message::new("demo-read-back").with("command", format!("{export} {id}"));
    let language = errand.language(&loaded.survey, asked.front.lang.as_deref())?;
    let addressee = errand.addressee(&loaded.survey, Some(&running.endpoint()), None)?;
    let sitting = Sitting {
        survey: loaded.survey,
        source: loaded.source,
        language,
        asked_language: asked.front.lang.is_some(),
        addressee,
        read_back: Some(Box::new(read_back)),
        before: Vec::new(),
    };
    let journal = sitting
        .begin(&home)
        .map_err(|error| errand.storage_trouble(&error))?;
    let ending = sitting.lead(errand, home, journal, asked.front.line);
    running.stop();
    ending
}
