//! Whether a document is a response that the form could have sent.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::answer::Problem;
use crate::locale::Locale;
use crate::session::{Event, Fact, Fault, Place, Session, State};
use crate::survey::{Given, Refusal, Survey};
use crate::wire::{Digest, Pointed, ProblemType, Response, ResponseError};

/// More faults than these are not told: whoever sends so many has another problem.
const ERRORS_MAX: usize = 50;

/// Judges a document sent to `/surveys/{survey}/responses/{id}`; returns its version.
pub(super) fn judge(
    surveys: &[Arc<Survey>],
    (survey, id): (&str, &str),
    document: &[u8],
) -> Result<String, Problem> {
    let mut versions = surveys.iter().filter(|known| known.id.as_str() == survey);
    if versions.clone().next().is_none() {
        return Err(unknown_survey());
    }
    let response = Response::decode(document).map_err(|error| undecoded(&error))?;
    let mut errors = Errors(Vec::new());
    if response.id != id {
        errors.add("/id", "The id is not that of the address.");
    }
    if response.survey != survey {
        errors.add("/survey", "The survey is not that of the address.");
    }
    let same_version = |known: &&Arc<Survey>| known.version.as_str() == response.version;
    let found = versions
        .clone()
        .find(|known| same_version(known) && known.digest == response.digest)
        .or_else(|| versions.find(same_version));
    match found {
        None => errors.add(
            "/version",
            "This version of the survey is not collected here.",
        ),
        Some(found) => {
            envelope(found, &response, &mut errors);
            answers(found, &response, &mut errors);
        }
    }
    if errors.0.is_empty() {
        Ok(response.version)
    } else {
        Err(Problem::invalid(errors.0))
    }
}

pub(super) fn unknown_survey() -> Problem {
    Problem::new(
        ProblemType::UnknownSurvey,
        "This survey is not collected here. Check the address.",
    )
}

/// What is wrong with a response, each with the place of it.
struct Errors(Vec<Pointed>);

impl Errors {
    fn add(&mut self, pointer: impl Into<String>, detail: impl Into<String>) {
        if self.0.len() < ERRORS_MAX {
            self.0.push(Pointed {
                pointer: pointer.into(),
                detail: detail.into(),
            });
        }
    }
}

fn undecoded(error: &ResponseError) -> Problem {
    let pointer = match error {
        ResponseError::Json(_) => String::new(),
        ResponseError::Field(name) => format!("/{name}"),
        ResponseError::Format(_) => "/format".to_owned(),
    };
    Problem::invalid(vec![Pointed {
        pointer,
        detail: error.to_string(),
    }])
}

/// What stands around the answers.
fn envelope(survey: &Survey, response: &Response, errors: &mut Errors) {
    if survey.speaks(&response.language).is_none() {
        errors.add("/language", "The survey does not speak this language.");
    }
    if Digest::try_from(response.digest.clone()).is_err() {
        errors.add("/digest", "A digest is 64 hexadecimal digits.");
    }
    for (pointer, time) in [
        ("/started", &response.started),
        ("/completed", &response.completed),
    ] {
        if time.parse::<Timestamp>().is_err() {
            errors.add(pointer, "A time is written as 2024-10-01T12:00:00+02:00.");
        }
    }
    if response.supersedes.as_deref().is_some_and(|id| !is_id(id)) {
        errors.add(
            "/supersedes",
            "The id of a response is a UUID of version 4.",
        );
    }
}

/// The answers, by the rules that every key press is judged by.
fn answers(survey: &Arc<Survey>, response: &Response, errors: &mut Errors) {
    let given = response.answers.iter();
    let (known, unknown): (Vec<_>, Vec<_>) = given
        .cloned()
        .partition(|(id, _)| id == "consent" || survey.question(id).is_some());
    let (session, mut faults) = filled(survey, &known, response);
    // The sender is a program: looking for the name it may have meant would be wasted.
    faults.extend(unknown.iter().map(|(id, _)| Fault {
        question: id.as_str().into(),
        refusal: Refusal::UnknownQuestion {
            question: id.as_str().into(),
            near: None,
        },
    }));
    let english = Locale::for_tags(["en"]);
    for fault in &faults {
        let pointer = format!("/answers/{}", escaped(fault.question.as_str()));
        let detail = english.say(&session.fault_message(fault));
        errors.add(pointer, detail.as_str());
    }
    if faults.is_empty() {
        derived(&session, response, errors);
    }
}

/// The session of a respondent who gave these answers, and what is wrong with them. It is
/// folded from the facts at once: an event each would derive the path each time.
fn filled(
    survey: &Arc<Survey>,
    answers: &[(String, Given)],
    response: &Response,
) -> (Session, Vec<Fault>) {
    let session = Session::new(Arc::clone(survey), State::default());
    let (events, mut faults) = session.events_for(answers);
    let mut state = State {
        response: response.id.clone(),
        language: survey.speaks("en").cloned(),
        ..State::default()
    };
    for event in events {
        if let Event::Entered { place, entry } = event {
            state.apply(&Fact::Entered { place, entry });
        } else if let Event::Consented(given) = event {
            state.apply(&Fact::Consented(given));
        }
    }
    for kept in &response.acknowledged {
        if let Ok(place) = Place::try_from(kept.question.clone()) {
            let checks = state.kept.entry(place).or_default();
            checks.push(kept.check.clone());
        }
    }
    let session = Session::new(Arc::clone(survey), state);
    faults.extend(session.faults(answers));
    (session, faults)
}

/// What a response says of itself must be what follows from its answers.
fn derived(session: &Session, response: &Response, errors: &mut Errors) {
    let sheet = session.sheet();
    let expected = sheet.missing.iter();
    let expected: BTreeMap<String, &str> = expected
        .map(|unanswered| (unanswered.place.to_string(), unanswered.reason))
        .collect();
    let told = response.missing.iter();
    let told: BTreeMap<&str, &str> = told.map(|(p, r)| (p.as_str(), r.as_str())).collect();
    for (place, reason) in &expected {
        if told.get(place.as_str()) != Some(reason) {
            let detail = format!("By the answers this is `{reason}`.");
            errors.add(format!("/missing/{}", escaped(place)), detail);
        }
    }
    for place in told.keys().filter(|place| !expected.contains_key(**place)) {
        let pointer = format!("/missing/{}", escaped(place));
        errors.add(pointer, "By the answers nothing is missing here.");
    }
    let doubted = sheet.acknowledged.iter();
    let doubted: BTreeSet<(String, &str)> = doubted
        .map(|kept| (kept.place.to_string(), kept.check.as_str()))
        .collect();
    for (at, kept) in response.acknowledged.iter().enumerate() {
        if !doubted.contains(&(kept.question.clone(), kept.check.as_str())) {
            let detail = "By the answers there was no such warning.";
            errors.add(format!("/acknowledged/{at}"), detail);
        }
    }
    if response.order != sheet.shown {
        errors.add("/order", "By the id of the response this is another order.");
    }
}

/// One step of a JSON pointer (RFC 6901).
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Whether it is a UUID of version 4 (RFC 9562) in its one canonical spelling: two
/// spellings of one id would be two rows.
pub(super) fn is_id(id: &str) -> bool {
    id.len() == 36
        && id.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'4',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}
