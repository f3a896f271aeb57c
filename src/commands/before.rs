//! What is answered before the respondent begins: `--with` and `--prefill`.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Errand, given};
use crate::cli::Known;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::shown;
use crate::session::{Event, Place, Session, State};
use crate::survey::{Given, Kind, Language, Survey, read_answers};

/// The table of a file whose answers are not the respondent's to change.
const FIXED: &str = "fixed";

type Answers = Vec<(String, Given)>;

/// The events that fill in what is known, judged by the rules of the form.
pub(super) fn events(
    errand: &Errand<'_>,
    (survey, language): (&Arc<Survey>, &Language),
    known: &Known,
) -> Result<Vec<Event>, Ending> {
    // What was named for this one time goes before the file; what is fixed, before both.
    let mut own = typed(errand, survey, &known.with)?;
    let mut fixed = Answers::new();
    if let Some(file) = &known.prefill {
        for (id, given) in given::read(errand, file)? {
            match given {
                Given::Table(fields) if id == FIXED => fixed = fields,
                given => own.push((id, given)),
            }
        }
    }
    let state = State {
        language: Some(language.clone()),
        ..State::default()
    };
    let mut session = Session::new(Arc::clone(survey), state);
    let (own, fixed) = (
        session.events_before(&own, false),
        session.events_before(&fixed, true),
    );
    let (mut events, mut faults) = (own.events, own.faults);
    events.extend(fixed.events);
    faults.extend(fixed.faults);
    for event in events.iter().cloned() {
        let _ = session.update(event); // There is no world: nothing is to be kept or sent.
    }
    faults.extend(session.faults_before());
    if faults.is_empty() {
        return Ok(events);
    }
    Err(given::refused(
        errand,
        &session,
        ("refused-prefill", &faults),
    ))
}

/// The answers of `--with`, as plain data.
fn typed(errand: &Errand<'_>, survey: &Survey, with: &[String]) -> Result<Answers, Ending> {
    let wrong = |id, with: &str| {
        errand.trouble(&Message::new(id).with("with", shown(with).as_ref()));
        Ending::WrongUsage
    };
    let (mut answers, mut named) = (Answers::new(), BTreeSet::new());
    for with in with {
        let (name, value) = with
            .split_once('=')
            .ok_or_else(|| wrong("with-misspelled", with))?;
        let place =
            Place::try_from(name.trim().to_owned()).map_err(|_| wrong("with-misspelled", with))?;
        let id = place.question.to_string();
        let given = given_as(survey, &id, value.trim());
        let given = given.ok_or_else(|| wrong("with-misspelled", with))?;
        if !named.insert(place.clone()) {
            return Err(wrong("with-twice", name));
        }
        let given = match place.iteration {
            None => given,
            Some(key) => Given::Table(vec![(key.to_string(), given)]),
        };
        answers.push((id, given));
    }
    Ok(answers)
}

/// A value as it is typed behind a question's name; a list or a table as in a file.
fn given_as(survey: &Survey, id: &str, value: &str) -> Option<Given> {
    let question = survey.question(id);
    let takes_text = question.is_some_and(|question| matches!(question.kind, Kind::Text { .. }));
    if value.starts_with(['[', '{']) && !takes_text {
        let source = format!("value = {value}");
        let read = read_answers("--with", source.as_bytes()).ok()?;
        return read.into_iter().next().map(|(_, given)| given);
    }
    Some(question.map_or_else(
        || Given::Text(value.to_owned()),
        |question| question.given_from(value),
    ))
}
