//! The survey of the simulation, and what people answer in it.

use std::sync::Arc;

use crate::session::Shown;
use crate::storage::Opening;
use crate::survey::{Definition, Given, Shelf, Survey, read};
use crate::wire::{Client, Response};

use super::ENDPOINT;

const SURVEY: &str = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['en']\ntitle.en = 'Tiny'\n\
    [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'only'\ntitle.en = 'Page'\n\
    [[page.question]]\nid = 'words'\nkind = 'text'\ntext = 'Words?'\nrequired = true\n\
    [[page.question]]\nid = 'count'\nkind = 'integer'\ntext = 'How many?'\nmin = 0\nmax = 5\n";

/// No list stands beside it.
struct Bare;

impl Shelf for Bare {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("there is no such file.".to_owned())
    }
}

pub(in crate::runner) struct Scenery {
    pub(super) survey: Arc<Survey>,
}

/// What somebody answered and filed.
pub(super) struct Answered {
    pub(super) id: String,
    pub(super) document: Vec<u8>,
    /// No collector takes it.
    pub(super) poisoned: bool,
}

impl Scenery {
    pub(in crate::runner) fn new() -> Self {
        let definition = Definition {
            file: "tiny.toml",
            source: SURVEY.as_bytes(),
            shelf: &Bare,
        };
        let (survey, _) = read(&definition).unwrap_or_else(|problems| panic!("{}", problems[0]));
        Self {
            survey: Arc::new(survey),
        }
    }

    pub(super) fn answered(&self, id: &str, poisoned: bool) -> Answered {
        let survey = &self.survey;
        let count = if poisoned { 6 } else { 3 };
        let response = Response {
            id: id.to_owned(),
            survey: survey.id.to_string(),
            version: survey.version.to_string(),
            digest: survey.digest.clone(),
            language: "en".to_owned(),
            started: "2024-10-01T12:00:00+02:00".to_owned(),
            completed: "2024-10-01T12:07:30+02:00".to_owned(),
            answers: vec![
                ("words".to_owned(), Given::Text(token(id))),
                ("count".to_owned(), Given::Number(count.into())),
            ],
            missing: Vec::new(),
            acknowledged: Vec::new(),
            prefilled: Vec::new(),
            order: Shown::default(),
            client: Client {
                name: "svar".to_owned(),
                version: "0.1.0".to_owned(),
            },
            supersedes: None,
        };
        Answered {
            id: id.to_owned(),
            document: response.encode(),
            poisoned,
        }
    }

    pub(in crate::runner) fn opening(&self, id: &str) -> Opening {
        let survey = &self.survey;
        Opening {
            id: id.to_owned(),
            survey: survey.id.clone(),
            version: survey.version.to_string(),
            digest: survey.digest.clone(),
            title: "Tiny".to_owned(),
            source: "tiny.toml".to_owned(),
            language: survey.speaks("en").unwrap().clone(),
            endpoint: Some(ENDPOINT.to_owned()),
            started: "2024-10-01T12:00:00+02:00".to_owned(),
            client: "svar 0.1.0".to_owned(),
        }
    }
}

/// What only this person could have written; it begins with a digit.
fn token(id: &str) -> String {
    let digits: String = id
        .bytes()
        .map(|byte| char::from(b'0' + byte % 10))
        .collect();
    format!("token-{digits}")
}
