//! Scenery that several tests share: the shipped surveys, and a world that writes down
//! what it is asked to do.

#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod desk;

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use svar::plain::Plain;
use svar::session::{Effect, Event, News, Session, State, World};
use svar::survey::{Definition, Given, Problem, Shelf, Survey, read, read_answers};

pub(crate) fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

struct Folder(PathBuf);

impl Shelf for Folder {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        fs::read(self.0.join(file)).map_err(|_| "there is no such file.".to_owned())
    }
}

/// A shipped survey by its id.
pub(crate) fn shipped(id: &str) -> Arc<Survey> {
    let source = fs::read(at_root(&format!("surveys/{id}.toml"))).unwrap();
    survey(&source)
}

/// A survey from its text; lists are those of the shipped surveys.
pub(crate) fn survey(source: &[u8]) -> Arc<Survey> {
    let shelf = Folder(at_root("surveys"));
    let definition = Definition {
        file: "test.toml",
        source,
        shelf: &shelf,
    };
    let reports =
        |problems: Vec<Problem>| -> String { problems.iter().map(Problem::to_string).collect() };
    let (survey, _) = read(&definition).unwrap_or_else(|problems| panic!("{}", reports(problems)));
    Arc::new(survey)
}

/// A one-page survey around questions.
pub(crate) fn with_questions(questions: &str) -> Arc<Survey> {
    let head = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['en']\ntitle.en = 'Tiny'\n\
                [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'only'\ntitle.en = 'Page'\n";
    survey(format!("{head}{questions}").as_bytes())
}

pub(crate) fn answers(file: &str) -> Vec<(String, Given)> {
    let source = fs::read(at_root(&format!("tests/answers/{file}"))).unwrap();
    read_answers(file, &source).unwrap_or_else(|_| panic!("{file} does not read"))
}

pub(crate) fn begin(survey: &Arc<Survey>) -> Session {
    Session::new(Arc::clone(survey), State::default())
}

/// Files and delivers at once, and keeps every effect for the test to look at.
#[derive(Default)]
pub(crate) struct Recorder {
    pub(crate) effects: Vec<Effect>,
    pub(crate) news: VecDeque<Event>,
}

impl World for Recorder {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        let event = match &effect {
            Effect::File(_) => Some(Event::Filed),
            Effect::Deliver => {
                self.news.push_back(Event::Delivered(News::Receipted {
                    code: Plain::from("ABCD-EFGH-2345"),
                    received: Plain::from("2024-10-01"),
                    note: None,
                }));
                None
            }
            Effect::Record(_) | Effect::Sync | Effect::Leave(_) => None,
        };
        self.effects.push(effect);
        event
    }

    fn hear(&mut self) -> Option<Event> {
        self.news.pop_front()
    }
}

impl Recorder {
    /// What a journal would hold.
    pub(crate) fn facts(&self) -> impl Iterator<Item = &svar::session::Fact> {
        self.effects.iter().filter_map(|effect| match effect {
            Effect::Record(fact) => Some(fact),
            _ => None,
        })
    }

    /// The answers of the response that was filed, as one line of JSON each.
    pub(crate) fn filed(&self) -> Option<&svar::session::Sheet> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::File(sheet) => Some(&**sheet),
            _ => None,
        })
    }
}
