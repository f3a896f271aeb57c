//! `svar preview`: a survey as respondents will see it; nothing is saved or sent.

use std::path::Path;
use std::sync::Arc;

use super::{Errand, before};
use crate::author::Rehearsal;
use crate::author::scenario::Recording;
use crate::author::texts::write;
use crate::author::watch::{Watch, WatchError};
use crate::cli::authors as cli;
use crate::commands::typed::typed;
use crate::output::Ending;
use crate::plain::{Plain, shown};
use crate::runner::Clock;
use crate::session::{Session, State, drive};
use crate::storage::surveys::find;

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Preview) -> Ending {
    preview(errand, asked).unwrap_or_else(|ending| ending)
}

fn preview(errand: &Errand<'_>, asked: &cli::Preview) -> Result<Ending, Ending> {
    let found = find(&asked.survey).map_err(|error| errand.load_trouble(error))?;
    let survey = found
        .read()
        .map_err(|error| errand.load_trouble(error))?
        .survey;
    let language = errand.language(&survey, asked.front.lang.as_deref())?;
    let before = before::events(errand, (&survey, &language), &asked.known)?;
    let state = State {
        language: Some(language),
        ..State::default()
    };
    let path = found.path.as_deref();
    let mut rehearsal = Rehearsal::new(path);
    if asked.watch {
        let watch = match path {
            None => Err(WatchError::Bundled),
            Some(path) => Watch::new(&asked.survey, path, &survey.digest),
        };
        let mut watch = watch.map_err(|error| wrong(errand, &error.to_string()))?;
        let clock = Clock::start();
        rehearsal = rehearsal.following(move || watch.changed(clock.elapsed_ms()));
    }
    if let Some(file) = &asked.record {
        refuse_to_overwrite(errand, file)?;
        rehearsal = rehearsal.recorded(Recording::new(Arc::clone(&survey), state.clone()));
    }
    let mut session = Session::new(survey, state);
    for event in before {
        drive(&mut session, &mut rehearsal, event);
    }
    errand.rehearsal(&mut session, &mut rehearsal, asked.front.line)?;
    match (&asked.record, rehearsal.recording()) {
        (Some(file), Some(recording)) => keep(errand, file, recording),
        (Some(_) | None, _) => Ok(Ending::Done),
    }
}

fn keep(errand: &Errand<'_>, file: &Path, recording: &Recording) -> Result<Ending, Ending> {
    let outcome = recording.outcome();
    let scenario = outcome.now;
    let name = file.to_string_lossy();
    let name = shown(&name);
    if write(file, scenario.written().as_bytes()).is_err() {
        let words = format!("{name} cannot be written. Name a file in a folder of yours.");
        errand.output.trouble(&Plain::line(&words));
        return Err(Ending::Trouble);
    }
    let steps = scenario.steps.len();
    let command = errand.command(&format!("replay {}", typed(file)));
    let words = format!("{steps} steps are recorded. Hold them again: {command}");
    errand.output.say(&Plain::line(&words));
    let lost = outcome.differences.iter().filter(|one| one.what.is_lost());
    let mut lost: Vec<&str> = lost.map(|one| one.at.as_str()).collect();
    lost.dedup();
    if !lost.is_empty() {
        let words = format!(
            "Left out, for the definition as it is now does not ask it or take it: {}.",
            lost.join(", ")
        );
        errand.output.say(&Plain::line(&words));
    }
    Ok(Ending::Done)
}

/// Somebody may have edited what is there.
fn refuse_to_overwrite(errand: &Errand<'_>, file: &Path) -> Result<(), Ending> {
    if !file.exists() {
        return Ok(());
    }
    let name = file.to_string_lossy();
    let name = shown(&name);
    Err(wrong(
        errand,
        &format!("{name} is there already. Remove it, or name another file."),
    ))
}

fn wrong(errand: &Errand<'_>, words: &str) -> Ending {
    errand.output.trouble(&Plain::line(words));
    Ending::WrongUsage
}
