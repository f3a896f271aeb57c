//! `svar preview`: a survey as respondents will see it; nothing is saved or sent.

use super::Errand;
use crate::author::Preview;
use crate::cli;
use crate::output::Ending;
use crate::session::{Session, State};

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Preview) -> Ending {
    preview(errand, asked).unwrap_or_else(|ending| ending)
}

fn preview(errand: &Errand<'_>, asked: &cli::Preview) -> Result<Ending, Ending> {
    let survey = errand.survey(&asked.survey)?.survey;
    let language = Some(errand.language(&survey, asked.front.lang.as_deref())?);
    let mut session = Session::new(
        survey,
        State {
            language,
            ..State::default()
        },
    );
    errand.interview(&mut session, &mut Preview::default(), asked.front.line)?;
    Ok(Ending::Done)
}
