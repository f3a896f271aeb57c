//! `svar drafts`, `svar outbox`, `svar receipts`: what is on this machine.

use std::path::Path;

use serde::Serialize;

use super::Errand;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::shown;
use crate::runner::{here, taken_in};
use crate::storage::{Exported, Listed, Stage};
use crate::wire::Receipt;

/// One journal, as scripts read it.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    survey: &'a str,
    version: &'a str,
    title: &'a str,
    source: &'a str,
    endpoint: Option<&'a str>,
    started: &'a str,
    stage: &'static str,
    answered: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    completed: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<&'a Receipt>,
}

/// What was taken in, as scripts read it.
#[derive(Serialize)]
struct Imported<'a> {
    id: &'a str,
    stage: &'static str,
}

pub(super) fn drafts(errand: &Errand<'_>, discard: Option<&str>) -> Ending {
    if let Some(id) = discard {
        return discarded(errand, id).unwrap_or_else(|ending| ending);
    }
    let wanted = |listed: &Listed| matches!(listed.stage, Stage::Draft);
    list(errand, wanted, "no-drafts").unwrap_or_else(|ending| ending)
}

pub(super) fn outbox(errand: &Errand<'_>, export: Option<&str>, import: Option<&Path>) -> Ending {
    if let Some(id) = export {
        return exported(errand, id).unwrap_or_else(|ending| ending);
    }
    if let Some(file) = import {
        return imported(errand, file).unwrap_or_else(|ending| ending);
    }
    let wanted = |listed: &Listed| listed.stage.frozen().is_some();
    list(errand, wanted, "no-outbox").unwrap_or_else(|ending| ending)
}

pub(super) fn receipts(errand: &Errand<'_>) -> Ending {
    let wanted = |listed: &Listed| matches!(listed.stage, Stage::Receipted(_));
    list(errand, wanted, "no-receipts").unwrap_or_else(|ending| ending)
}

fn discarded(errand: &Errand<'_>, id: &str) -> Result<Ending, Ending> {
    let home = errand.home()?;
    home.discard(id)
        .map_err(|error| errand.storage_trouble(&error))?;
    errand.say(&Message::new("draft-discarded").with("id", shown(id).as_ref()));
    Ok(Ending::Done)
}

fn exported(errand: &Errand<'_>, id: &str) -> Result<Ending, Ending> {
    let home = errand.home()?;
    match home
        .export(id)
        .map_err(|error| errand.storage_trouble(&error))?
    {
        Exported::Draft(bytes) | Exported::Response(bytes) => errand.output.exactly(&bytes),
        Exported::Receipt(receipt) => errand.output.document(&receipt),
    }
    Ok(Ending::Done)
}

fn imported(errand: &Errand<'_>, file: &Path) -> Result<Ending, Ending> {
    let home = errand.home()?;
    let folded = home
        .import(file)
        .map_err(|error| errand.storage_trouble(&error))?;
    let id = folded.opening.id.as_str();
    errand.say(&taken_in(&folded));
    errand.output.data(&Imported {
        id,
        stage: stage(&folded.stage),
    });
    Ok(Ending::Done)
}

fn list(
    errand: &Errand<'_>,
    wanted: impl Fn(&Listed) -> bool,
    none: &'static str,
) -> Result<Ending, Ending> {
    let home = errand.home()?;
    let journals = home
        .journals()
        .map_err(|error| errand.storage_trouble(&error))?;
    let mut ending = Ending::Done;
    let mut listed = Vec::new();
    for journal in journals {
        match journal {
            Ok(journal) if wanted(&journal) => listed.push(journal),
            Ok(_) => {}
            Err(unreadable) => {
                let message = Message::new("list-unreadable")
                    .with("file", shown(&unreadable.path.to_string_lossy()).as_ref())
                    .with("why", unreadable.why.message());
                ending = errand.trouble(&message);
            }
        }
    }
    if listed.is_empty() {
        errand.say(&Message::new(none));
    }
    for journal in &listed {
        errand.say(&line(journal));
    }
    errand
        .output
        .data(&listed.iter().map(row).collect::<Vec<_>>());
    Ok(ending)
}

fn line(listed: &Listed) -> Message {
    let opening = &listed.opening;
    let message = match &listed.stage {
        Stage::Draft => Message::new("list-draft")
            .with("started", here(&opening.started))
            .with("answered", listed.answered),
        Stage::Response(frozen) => {
            Message::new("list-waiting").with("completed", here(&frozen.completed))
        }
        Stage::Parked(_, why) => Message::new("list-parked").with("why", why.as_str()),
        Stage::Receipted(receipt) => Message::new("list-receipt")
            .with("received", here(&receipt.received))
            .with("code", receipt.code()),
    };
    message
        .with("id", opening.id.as_str())
        .with("title", opening.title.as_str())
}

fn row(listed: &Listed) -> Row<'_> {
    let opening = &listed.opening;
    let (reason, receipt) = match &listed.stage {
        Stage::Draft | Stage::Response(_) => (None, None),
        Stage::Parked(_, why) => (Some(why.as_str()), None),
        Stage::Receipted(receipt) => (None, Some(receipt)),
    };
    Row {
        id: &opening.id,
        survey: opening.survey.as_str(),
        version: &opening.version,
        title: &opening.title,
        source: &opening.source,
        endpoint: opening.endpoint.as_deref(),
        started: &opening.started,
        stage: stage(&listed.stage),
        answered: listed.answered,
        completed: listed
            .stage
            .frozen()
            .map(|frozen| frozen.completed.as_str()),
        reason,
        code: receipt.map(|receipt| receipt.code().to_string()),
        receipt,
    }
}

/// How far a response is, in the word that scripts read.
fn stage(stage: &Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Response(_) => "waiting",
        Stage::Parked(..) => "parked",
        Stage::Receipted(_) => "receipted",
    }
}
