//! In what is kept on this machine: journals with hostile openings, responses, reasons and
//! receipts, and files with hostile names.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use svar::session::{Fact, Place, Position};
use svar::storage::{Home, Journal, Opening};
use svar::survey::{Entry, Language, SurveyId};
use svar::wire::{Digest, Receipt, Signer};

use super::{SVAR, Stage, texts, without_zero};
use crate::hostile_texts::CLASSES;

const NOON: &str = "2024-10-01T12:00:00+02:00";

/// A journal in which a text stands wherever words can.
fn journal(home: &Home, at: usize, text: &str) -> Journal {
    let said = text.to_owned();
    let opening = Opening {
        id: format!("5a0c1c9e-7d5e-4b58-9a53-{at:012}"),
        survey: SurveyId::new("tour").unwrap(),
        version: said.clone(),
        digest: said.clone(),
        title: said.clone(),
        source: said.clone(),
        language: Language::new("en").unwrap(),
        endpoint: Some(said.clone()),
        started: said.clone(),
        client: said.clone(),
    };
    let mut journal = home.create(opening).unwrap();
    let place = Place::try_from("place".to_owned()).unwrap();
    journal.append(1, &Fact::Went(Position::At(place.clone())));
    let entry = Entry::Typed(said);
    journal.append(2, &Fact::Entered { place, entry });
    journal
}

/// The stages of a response, each with a text in all that is its own.
pub(super) fn keep(home: &Home, at: usize, text: &str) {
    drop(journal(home, at, text));
    let mut waiting = journal(home, at + 1, text);
    waiting.freeze(document(text), text).unwrap();
    drop(waiting);
    let mut parked = journal(home, at + 2, text);
    parked.freeze(document(text), NOON).unwrap();
    parked.park(text, text).unwrap();
    drop(parked);
    let mut receipted = journal(home, at + 3, text);
    receipted.freeze(document(text), NOON).unwrap();
    let receipt = Receipt {
        id: format!("5a0c1c9e-7d5e-4b58-9a53-{:012}", at + 3),
        survey: text.to_owned(),
        version: text.to_owned(),
        sha256: Digest::of(document(text).as_bytes()),
        size_bytes: document(text).len() as u64,
        received: text.to_owned(),
        sequence: 1,
        signature: String::new(),
    };
    let receipt = Signer::from_bytes(&[7; 32]).sign(receipt);
    receipted.receipted(receipt, text).unwrap();
}

fn document(text: &str) -> String {
    serde_json::json!({ "answers": { "place": text } }).to_string()
}

#[test]
fn hostile_journals_are_listed_as_words() {
    let mut stage = Stage::new(SVAR);
    let home = Home::at(stage.path().join("home")).unwrap();
    for (at, text) in texts().iter().enumerate() {
        keep(&home, 4 * at, text);
        stage.write(&format!("home/journals/torn-{at}.journal"), text);
    }
    for list in ["drafts", "outbox", "receipts"] {
        stage.run(&[list]);
        assert!(stage.has_marks(), "{list} shows nothing of them");
        stage.run(&[list, "--json"]);
    }
    for at in 0..4 {
        let id = format!("5a0c1c9e-7d5e-4b58-9a53-{at:012}");
        stage.run(&["send", &id]);
        stage.run(&["send", &id, "--json"]);
        stage.run(&["drafts", "--discard", &id]);
    }
    // What has its receipt is exported as a document for people and scripts alike.
    stage.run(&["outbox", "--export", "5a0c1c9e-7d5e-4b58-9a53-000000000003"]);
    assert_eq!(stage.faults(), [""; 0]);
}

/// Names that a file can have here: all bytes but two may stand in one, UTF-8 or not.
fn names() -> Vec<PathBuf> {
    let hostile = texts().into_iter().flat_map(|text| {
        let name = without_zero(&text).replace('/', "");
        let torn = [name.as_bytes(), b"\x9b31m\xff\xc3"].concat();
        [name.into_bytes(), torn]
    });
    let name = |bytes: Vec<u8>| PathBuf::from(OsStr::from_bytes(&bytes)).with_extension("toml");
    hostile.map(name).collect()
}

#[test]
fn hostile_names_of_files_are_told_in_words() {
    let mut stage = Stage::new(SVAR);
    let sound = include_str!("../corpus/definition/a-date-limit-must-exist.toml");
    let mut ways: Vec<Vec<&str>> = vec![
        vec!["fill", "--line", "--new"],
        vec!["fill", "tour", "--answers"],
        vec!["fill", "tour", "--line", "--prefill"],
        vec!["outbox", "--import"],
    ];
    #[cfg(feature = "author")]
    ways.extend([
        vec!["check"],
        vec!["check", "--json"],
        vec!["check", "--format", "sarif"],
        vec!["preview", "--line"],
        vec!["print", "--format", "markdown"],
        vec!["simulate", "-n", "1", "--json"],
        vec!["simulate", "tour", "-n", "1", "--profile"],
        vec!["replay", "--json"],
        vec!["ledger", "--json"],
        vec!["comments", "--json"],
    ]);
    for name in names() {
        let path = stage.path().join(&name);
        for (at, content) in [None, Some("\u{0}"), Some(sound)].into_iter().enumerate() {
            if let Some(content) = content {
                std::fs::write(&path, content).unwrap();
            }
            // Each way meets each name in one of its states: there are enough names.
            for way in ways.iter().skip(at).step_by(3) {
                let mut command = stage.command(way);
                command.arg(&name);
                stage.listen(command, "\n:save\n");
            }
        }
        ways.rotate_left(1);
        std::fs::remove_file(path).unwrap();
    }
    assert_eq!(stage.faults(), [""; 0]);
    assert!(stage.has_marks());
}

#[test]
fn a_program_that_forgets_one_class_of_texts_is_caught() {
    for class in &CLASSES {
        for piece in class.pieces {
            let mut stage = Stage::new(super::CARELESS);
            stage.run(&[&without_zero(piece)]);
            let is_zero = without_zero(piece).is_empty();
            assert!(is_zero || !stage.faults().is_empty(), "{piece:?}");
        }
    }
    let mut stage = Stage::new(super::CARELESS);
    let mut command = stage.command(&["a"]);
    command.arg(OsStr::from_bytes(b"\x9b31m"));
    stage.listen(command, "");
    assert!(!stage.faults().is_empty(), "a bare byte");
}
