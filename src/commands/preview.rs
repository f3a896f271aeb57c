//! `svar preview`: a survey as respondents will see it; nothing is saved or sent.

use super::{Errand, before};
use crate::author::Preview;
use crate::cli;
use crate::output::Ending;
use crate::session::{Session, State, drive};

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Preview) -> Ending {
    preview(errand, asked).unwrap_or_else(|ending| ending)
}

fn preview(errand: &Errand<'_>, asked: &cli::Preview) -> Result<Ending, Ending> {
    let survey = errand.survey(&asked.survey)?.survey;
    let language = errand.language(&survey, asked.front.lang.as_deref())?;
    let before = before::events(errand, (&survey, &language), &asked.known)?;
    let mut session = Session::new(
        survey,
        State {
            language: Some(language),
            ..State::default()
        },
    );
    let mut world = Preview::default();
    for event in before {
        drive(&mut session, &mut world, event);
    }
    errand.interview(&mut session, &mut world, asked.front.line)?;
    Ok(Ending::Done)
}
