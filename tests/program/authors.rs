//! What the program prints and keeps for those who write the questions.

use std::fs;
use std::path::Path;

use crate::scenery::{NOWHERE, Scratch};

#[test]
fn the_shipped_surveys_pass_the_check() {
    let here = Scratch::new();
    let checked = here.run(&["check", "tour", "innovation-executives", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!(
        (checked.code, &found["problems"]),
        (Some(0), &serde_json::json!([]))
    );
    assert_eq!(found["surveys"][1]["undecided"], 0);
}

#[test]
fn a_preview_leaves_nothing_behind() {
    let here = Scratch::new();
    let replies =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smoke-replies.txt"));
    let seen = here.talk(&["preview", "tour", "--line"], &replies.unwrap());
    assert_eq!(seen.code, Some(0), "{}", seen.err);
    assert!(seen.out.contains("This was a preview."), "{}", seen.out);
    assert!(!here.path("home").exists());
}

#[test]
fn the_schema_is_printed_whole_and_is_json() {
    let printed = Scratch::new().run(&["schema"]);
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    assert_eq!(printed.out, svar::survey::SCHEMA);
    let schema: serde_json::Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
}

#[test]
fn simulated_responses_are_written_and_arrive_as_the_same_bytes() {
    let here = Scratch::new();
    let (_running, address) = here.collector(&["tour"]);
    let words = [
        "simulate",
        "tour",
        "-n",
        "25",
        "--seed",
        "9",
        "--out",
        "all.jsonl",
    ];
    let made = here.run(&[&words[..], &["--to", &address, "--json"]].concat());
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert_eq!(made.err, "", "silent in a pipe");
    assert!(made.out.contains("\"receipted\": 25"), "{}", made.out);
    let written = fs::read_to_string(here.path("all.jsonl")).unwrap();
    assert_eq!(written.lines().count(), 25);
    let stored = here.run(&["export", "--store", "sqlite://store.db"]);
    let mut stored: Vec<&str> = stored.out.lines().collect();
    let mut written: Vec<&str> = written.lines().collect();
    stored.sort_unstable();
    written.sort_unstable();
    assert_eq!(stored, written);
    // The same again: the collector has them already, and says so with the same receipts.
    let again = here.run(&[
        "simulate", "tour", "-n", "25", "--seed", "9", "--to", &address,
    ]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(again.out.contains("25 of 25 arrived."), "{}", again.out);
    let nobody = here.run(&["simulate", "tour", "-n", "2", "--to", NOWHERE]);
    assert_eq!(nobody.code, Some(1), "{}", nobody.out);
    assert!(
        !here.path("home").exists(),
        "nothing is kept on this machine"
    );
}

#[test]
fn a_recorded_session_is_held_again_and_told_apart() {
    let here = Scratch::new();
    let replies = "ja\n\n1\n301\n3\n";
    let recorded = here.talk(
        &[
            "preview", "tour", "--line", "--lang", "nb", "--record", "a.toml",
        ],
        replies,
    );
    assert_eq!(recorded.code, Some(0), "{}", recorded.err);
    assert_eq!(
        here.run(&["preview", "tour", "--record", "a.toml"]).code,
        Some(2)
    );
    let held = here.run(&["replay", "a.toml"]);
    assert_eq!(
        (held.code, held.out.trim()),
        (Some(0), "1 scenario held as before, 0 not.")
    );
    let scenario = fs::read_to_string(here.path("a.toml")).unwrap();
    let edited = scenario
        .replace("siste måneden?", "siste uken?")
        .replace("answer = \"3\"", "answer = \"0\"");
    assert_ne!(edited, scenario);
    fs::write(here.path("a.toml"), edited).unwrap();
    let held = here.run(&["replay", "."]);
    assert_eq!(held.code, Some(1), "{}", held.err);
    insta::assert_snapshot!("a_replay_that_differs", held.out);
    let rows = here.run(&["replay", "a.toml", "--json"]);
    assert_eq!(rows.code, Some(1));
    assert!(rows.out.contains("\"what\": \"wording\""), "{}", rows.out);
    assert_eq!(here.run(&["replay", "a.toml", "--update"]).code, Some(0));
    assert_eq!(here.run(&["replay", "a.toml"]).code, Some(0));
    assert_eq!(here.run(&["replay", "home"]).code, Some(2));
}

#[test]
fn open_comments_are_told_by_the_check_until_they_are_resolved() {
    let here = Scratch::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys/innovation-executives.toml");
    fs::create_dir(here.path("lists")).unwrap();
    for list in ["municipalities.csv", "county-authorities.csv"] {
        let from = source.parent().unwrap().join("lists").join(list);
        fs::copy(from, here.path("lists").join(list)).unwrap();
    }
    fs::copy(&source, here.path("x.toml")).unwrap();
    fs::write(
        here.path("x.comments.toml"),
        "format = 1\n[[comment]]\nquestion = \"kd_a1_rolle\"\nlanguage = \"nn\"\nversion = \"1\"\n\
         text = \"0123456789abcdef\"\nwords = \"Kva med konstituerte?\"\n",
    )
    .unwrap();
    let checked = here.run(&["check", "x.toml"]);
    assert_eq!(checked.code, Some(0), "{}", checked.err);
    assert!(
        checked.out.contains("warning[open-comment]"),
        "{}",
        checked.out
    );
    let listed = here.run(&["comments", "x.toml"]);
    assert_eq!(
        listed.out.trim(),
        "1  kd_a1_rolle (nn, version 1, reworded since): Kva med konstituerte?"
    );
    assert_eq!(
        here.run(&["comments", "x.toml", "--resolve", "2"]).code,
        Some(2)
    );
    let resolved = here.run(&["comments", "x.toml", "--resolve", "1"]);
    assert_eq!(
        (resolved.code, resolved.out.trim()),
        (Some(0), "No open comments.")
    );
    assert!(!here.run(&["check", "x.toml"]).out.contains("open-comment"));
    assert_eq!(here.run(&["comments", "tour"]).code, Some(2));
    assert_eq!(
        here.run(&["preview", "tour", "--watch", "--line"]).code,
        Some(2)
    );
}
