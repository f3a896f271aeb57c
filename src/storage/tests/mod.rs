//! Tests of what is kept: scenery, and one file per promise.

mod carried;
mod damage;
#[cfg(unix)]
mod every_call;
#[cfg(unix)]
mod every_read;
mod failing_disk;
#[cfg(unix)]
mod faulty;
mod folding;
mod frames;
#[cfg(unix)]
mod power;
#[cfg(unix)]
mod power_model;
mod quick;
mod random;
#[cfg(unix)]
mod recording;
mod recovery;
mod retold;
mod shelves;
mod stages;
mod targets;
mod told;
mod typing;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{Home, Journal, Opening};
use crate::session::{Fact, Place, Position};
use crate::survey::{Entry, Language, QuestionId, SurveyId};
use crate::wire::{Digest, Receipt, Signer};

const ID: &str = "5a0c1c9e-7d5e-4b58-9a53-0f1f0c6c2f10";
const NOON: &str = "2024-10-01T12:00:00+02:00";

/// Stands only in answers, so finding it in a file is finding an answer.
const SECRET: &str = "kingfisher";

struct Scene {
    /// Removes the folder when the test is over.
    folder: TempDir,
    home: Home,
}

fn scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    Scene { folder, home }
}

impl Scene {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("journals").join(name)
    }

    fn journal(&self) -> PathBuf {
        self.file(&format!("{ID}.journal"))
    }

    fn files(&self) -> Vec<String> {
        names(&self.folder.path().join("journals"))
    }
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn opening() -> Opening {
    Opening {
        id: ID.to_owned(),
        survey: SurveyId::new("tour").unwrap(),
        version: "1.0".to_owned(),
        digest: Digest::of(b"tour").to_string(),
        title: "En liten omvisning".to_owned(),
        source: "tour".to_owned(),
        language: Language::new("nb").unwrap(),
        endpoint: Some("https://example.invalid".to_owned()),
        started: NOON.to_owned(),
        client: "svar 0.1.0".to_owned(),
    }
}

fn place(question: &str) -> Place {
    Place::once(&QuestionId::new(question).unwrap())
}

fn typed(question: &str, text: &str) -> Fact {
    Fact::Entered {
        place: place(question),
        entry: Entry::Typed(text.to_owned()),
    }
}

/// Somebody types, looks around and puts a word in.
fn some_facts() -> Vec<Fact> {
    let words = "We saw a bird at the river";
    let mut facts = vec![
        Fact::Consented(true),
        Fact::Went(Position::At(place("seen"))),
    ];
    facts.extend((1..=words.len()).map(|end| typed("seen", &words[..end])));
    facts.push(typed("seen", &words.replace("saw a", "saw only a")));
    facts.push(typed("bird", SECRET));
    facts.push(Fact::Tried {
        place: place("seen"),
    });
    facts.push(Fact::Went(Position::Review));
    facts
}

fn append_all(journal: &mut Journal, facts: &[Fact]) {
    for (at_ms, fact) in (1000..).zip(facts) {
        journal.append(at_ms, fact);
    }
    assert_eq!(journal.trouble(), None);
}

fn document() -> String {
    format!(r#"{{"id":"{ID}","answers":{{"seen":"{SECRET} 🐦"}}}}"#)
}

fn receipt() -> Receipt {
    let document = document();
    Signer::from_bytes(&[7; 32]).sign(Receipt {
        id: ID.to_owned(),
        survey: "tour".to_owned(),
        version: "1.0".to_owned(),
        sha256: Digest::of(document.as_bytes()),
        size_bytes: document.len() as u64,
        received: NOON.to_owned(),
        sequence: 1,
        signature: String::new(),
    })
}
