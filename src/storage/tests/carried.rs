//! What was exported on one machine is taken in on another, or told why not.

use std::fs;

use super::{ID, SECRET, append_all, opening, scene, some_facts, typed};
use crate::session::Shown;
use crate::storage::{Exported, Home, Stage, StorageError};
use crate::survey::Given;
use crate::wire::{Client, Response};

/// What is taken in of these bytes, by a home that has nothing yet.
fn take_in(bytes: &[u8]) -> (Result<Stage, StorageError>, tempfile::TempDir) {
    let there = tempfile::tempdir().unwrap();
    let file = there.path().join("carried");
    fs::write(&file, bytes).unwrap();
    let taken = Home::at(there.path()).unwrap().import(&file);
    (taken.map(|folded| folded.stage), there)
}

fn draft() -> Vec<u8> {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    // Few, for each of its bytes is cut off once.
    append_all(
        &mut journal,
        &[&some_facts()[..4], &[typed("bird", SECRET)]].concat(),
    );
    drop(journal);
    match scene.home.export(ID) {
        Ok(Exported::Draft(bytes)) => bytes,
        other => panic!("{other:?}"),
    }
}

fn response() -> Vec<u8> {
    let opening = opening();
    Response {
        id: ID.to_owned(),
        survey: opening.survey.to_string(),
        version: opening.version,
        digest: opening.digest,
        language: opening.language.to_string(),
        started: opening.started.clone(),
        completed: opening.started,
        answers: vec![("a".to_owned(), Given::Text("b".to_owned()))],
        missing: Vec::new(),
        acknowledged: Vec::new(),
        prefilled: Vec::new(),
        order: Shown::default(),
        client: Client {
            name: "svar".to_owned(),
            version: "0.1.0".to_owned(),
        },
        supersedes: None,
    }
    .encode()
}

#[test]
fn a_draft_goes_on_on_another_machine() {
    let bytes = draft();
    let (stage, there) = take_in(&bytes);
    assert_eq!(stage, Ok(Stage::Draft));
    let home = Home::at(there.path()).unwrap();
    assert_eq!(home.export(ID), Ok(Exported::Draft(bytes)));
    assert_eq!(home.take_up(ID).unwrap().recovered(), None);
}

#[test]
fn a_response_waits_there_with_the_same_bytes_and_no_address() {
    let bytes = response();
    // Editors and mail add an end of line.
    let (stage, there) = take_in(&[&bytes[..], b"\r\n"].concat());
    assert!(matches!(stage, Ok(Stage::Response(_))), "{stage:?}");
    let home = Home::at(there.path()).unwrap();
    assert_eq!(home.export(ID), Ok(Exported::Response(bytes)));
    assert_eq!(home.take_up(ID).unwrap().folded().opening.endpoint, None);
}

#[test]
fn what_is_here_already_stays_as_it_is() {
    let (_, there) = take_in(&draft());
    let home = Home::at(there.path()).unwrap();
    fs::write(there.path().join("other"), response()).unwrap();
    let again = home.import(&there.path().join("other"));
    assert!(
        matches!(again, Err(StorageError::Exists { .. })),
        "{again:?}"
    );
    assert!(matches!(home.export(ID), Ok(Exported::Draft(_))));
}

#[test]
fn nothing_is_taken_from_what_is_not_whole() {
    let (whole, mut refused) = (draft(), 0);
    let there = scene();
    let file = there.folder.path().join("carried");
    for end in 1..whole.len() {
        fs::write(&file, &whole[..end]).unwrap();
        match there.home.import(&file) {
            // Up to the end of any record it is a draft, as it was then.
            Ok(_) => {
                assert_eq!(whole[end - 1], b'\n', "{end}");
                there.home.discard(ID).unwrap();
            }
            Err(_) => refused += 1,
        }
        assert_eq!(there.files(), [""; 0], "{end}");
    }
    assert!(refused > whole.len() / 2);
    let at = whole.len() - SECRET.len();
    let altered = [&whole[..at], b"#", &whole[at + 1..]].concat();
    let (stage, _there) = take_in(&altered);
    assert!(matches!(stage, Err(StorageError::Torn { .. })), "{stage:?}");
}

#[test]
fn nothing_is_taken_from_what_svar_never_wrote() {
    let named = |from: &str, to: &str| {
        let response = String::from_utf8(response()).unwrap();
        assert!(response.contains(from));
        response.replace(from, to).into_bytes()
    };
    let cases = [
        Vec::new(),
        b"hello".to_vec(),
        b"{}".to_vec(),
        b"svar journal 9\n".to_vec(),
        vec![b'['; 1 << 20],
        named(ID, "../../etc/passwd"),
        named("\"tour\"", "\"no survey\""),
        named("\"nb\"", "\"\\u001b[31m\""),
        [&response()[..], b"\xff"].concat(),
    ];
    for bytes in cases {
        let (stage, there) = take_in(&bytes);
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned();
        let error = stage.expect_err(&start);
        assert!(!error.to_string().contains('\x1b'), "{error}");
        let kept = fs::read_dir(there.path().join("journals")).unwrap();
        assert_eq!(kept.count(), 0, "{start}");
    }
}

#[test]
fn a_path_may_lead_anywhere() {
    let scene = scene();
    let folder = scene.folder.path();
    for path in [
        folder.to_owned(),
        folder.join("nowhere"),
        "/dev/zero".into(),
    ] {
        let taken = scene.home.import(&path);
        assert!(taken.is_err(), "{path:?}: {taken:?}");
    }
}
