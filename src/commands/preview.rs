//! `svar preview`: a survey as respondents will see it; nothing is saved or sent.

use std::path::Path;
use std::sync::Arc;

use super::Errand;
use crate::author::Preview;
use crate::author::scenario::Recording;
use crate::author::texts::write;
use crate::cli;
use crate::output::Ending;
use crate::plain::{Plain, shown};
use crate::session::{Session, State};

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Preview) -> Ending {
    preview(errand, asked).unwrap_or_else(|ending| ending)
}

fn preview(errand: &Errand<'_>, asked: &cli::Preview) -> Result<Ending, Ending> {
    let survey = errand.survey(&asked.survey)?.survey;
    let language = Some(errand.language(&survey, asked.front.lang.as_deref())?);
    let state = State {
        language,
        ..State::default()
    };
    let mut session = Session::new(Arc::clone(&survey), state.clone());
    let Some(file) = &asked.record else {
        errand.interview(&mut session, &mut Preview::default(), asked.front.line)?;
        return Ok(Ending::Done);
    };
    refuse_to_overwrite(errand, file)?;
    let mut recording = Recording::new(survey, state);
    errand.interview(&mut session, &mut recording, asked.front.line)?;
    let scenario = recording.scenario();
    let name = file.to_string_lossy();
    if write(file, scenario.written().as_bytes()).is_err() {
        let words = format!(
            "{} cannot be written. Name a file in a folder that you can write to.",
            shown(&name)
        );
        errand.output.trouble(&Plain::line(&words));
        return Ok(Ending::Trouble);
    }
    let words = format!(
        "{} steps recorded. Hold them again with {}.",
        scenario.steps.len(),
        errand.command(&format!("replay {}", shown(&name)))
    );
    errand.output.say(&Plain::line(&words));
    Ok(Ending::Done)
}

/// Somebody may have edited what is there.
fn refuse_to_overwrite(errand: &Errand<'_>, file: &Path) -> Result<(), Ending> {
    if !file.exists() {
        return Ok(());
    }
    let name = file.to_string_lossy();
    let words = format!(
        "{} is there already. Remove it, or name another file.",
        shown(&name)
    );
    errand.output.trouble(&Plain::line(&words));
    Err(Ending::WrongUsage)
}
