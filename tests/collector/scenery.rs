//! Collectors in folders of their own, and the responses handed in to them.

use std::path::Path;
use std::sync::{Arc, Mutex};

use svar::collector::{CollectorError, LIMITS, Options, Running, StoreAddress, start};
use svar::plain::Plain;
use svar::session::{Session, State};
use svar::survey::{Given, Survey};
use svar::wire::{Client, Response};
use uuid::Uuid;

use crate::common::{answers, shipped};

pub(crate) static LOG: Mutex<String> = Mutex::new(String::new());

pub(crate) fn log(line: &Plain) {
    let mut log = LOG.lock().unwrap();
    log.push_str(line.as_str());
    log.push('\n');
}

pub(crate) fn options(folder: &Path, surveys: &[&Arc<Survey>]) -> Options {
    Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        store: StoreAddress::file(&folder.join("responses.db")).unwrap(),
        surveys: surveys.iter().copied().map(Arc::clone).collect(),
        code: None,
        limits: LIMITS,
        log: Some(log),
    }
}

pub(crate) fn collector(folder: &Path, surveys: &[&Arc<Survey>]) -> Running {
    start(options(folder, surveys)).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn refused(options: Options) -> CollectorError {
    start(options).map(Running::stop).unwrap_err()
}

/// A response that the form would have sent for these answers.
pub(crate) fn response(survey: &Arc<Survey>, answers: &[(String, Given)]) -> Response {
    let id = Uuid::new_v4().to_string();
    let state = State {
        response: id.clone(),
        ..State::default()
    };
    let mut session = Session::new(Arc::clone(survey), state);
    let (events, faults) = session.events_for(answers);
    assert_eq!(faults, []);
    for event in events {
        let _ = session.update(event);
    }
    let sheet = session.sheet();
    let missing = sheet.missing.iter();
    Response {
        id,
        survey: survey.id.to_string(),
        version: survey.version.to_string(),
        digest: survey.digest.clone(),
        language: sheet.language.to_string(),
        started: "2024-10-01T12:00:00+02:00".to_owned(),
        completed: "2024-10-01T12:07:30+02:00".to_owned(),
        missing: missing
            .map(|one| (one.place.to_string(), one.reason.to_owned()))
            .collect(),
        answers: sheet.answers,
        acknowledged: Vec::new(),
        prefilled: Vec::new(),
        order: sheet.shown,
        client: Client {
            name: "svar".to_owned(),
            version: "0.1.0".to_owned(),
        },
        supersedes: None,
    }
}

pub(crate) fn tour() -> (Arc<Survey>, Response) {
    let survey = shipped("tour");
    let response = response(&survey, &answers("tour.toml"));
    (survey, response)
}

pub(crate) fn text(text: &str) -> Given {
    Given::Text(text.to_owned())
}
