//! One response of a hundred that no collector takes: the built program delivers the others.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use svar::collector::stored;
use svar::storage::{Home, Opening};
use svar::survey::Given;
use tempfile::TempDir;

use crate::common::with_questions;
use crate::scenery::{collector, options, response};

fn svar(home: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
    let command = command.args(words).env("SVAR_HOME", home);
    command.env("LC_ALL", "en_US.UTF-8").output().unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn one_poisoned_response_of_a_hundred_blocks_nobody() {
    let tiny =
        with_questions("[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'\nmax = 120");
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&tiny]);
    let home_folder = folder.path().join("home");
    let home = Home::at(&home_folder).unwrap();
    let mut poisoned = None;
    for at in 0..100 {
        let mut response = response(&tiny, &[("age".to_owned(), Given::Number(at.into()))]);
        if at == 50 {
            response.answers[0].1 = Given::Number(1_000.into());
            poisoned = Some((response.id.clone(), response.encode()));
        }
        let mut journal = home
            .create(Opening {
                id: response.id.clone(),
                survey: tiny.id.clone(),
                version: tiny.version.to_string(),
                digest: tiny.digest.clone(),
                title: "Tiny".to_owned(),
                source: "tiny.toml".to_owned(),
                language: tiny.speaks("en").unwrap().clone(),
                endpoint: Some(running.endpoint()),
                started: response.started.clone(),
                client: "svar 0.1.0".to_owned(),
            })
            .unwrap();
        let document = String::from_utf8(response.encode()).unwrap();
        journal.freeze(document, &response.completed).unwrap();
    }
    let (poisoned, document) = poisoned.unwrap();

    let sent = svar(&home_folder, &["send", "--json"]);
    assert_eq!(sent.status.code(), Some(1));
    let statuses: Vec<Value> = rows(&sent)
        .iter()
        .map(|row| row["status"].clone())
        .collect();
    let with = |status| statuses.iter().filter(|found| *found == status).count();
    assert_eq!((with("receipted"), with("parked")), (99, 1));

    let outbox = rows(&svar(&home_folder, &["outbox", "--json"]));
    assert_eq!(outbox.len(), 1);
    assert_eq!(outbox[0]["id"], poisoned.as_str());
    let told = svar(&home_folder, &["outbox"]);
    assert!(
        String::from_utf8(told.stdout)
            .unwrap()
            .contains("from 0 to 120")
            || outbox[0].to_string().contains("120")
    );
    let exported = svar(&home_folder, &["outbox", "--export", &poisoned]);
    assert_eq!(exported.stdout.trim_ascii_end(), document);
    // It is not tried again by itself, and hinders nothing.
    assert_eq!(svar(&home_folder, &["send"]).status.code(), Some(0));
    running.stop();
    let kept = stored(&options(folder.path(), &[]).store, None, None).unwrap();
    assert_eq!(kept.len(), 99);
}
