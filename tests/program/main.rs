//! The built program as its users run it: what it prints, how it ends, what it leaves.

#![cfg(all(feature = "author", feature = "collector"))]

mod authors;
mod scenery;

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use scenery::{NOWHERE, Scratch, answers, shipped};

#[test]
fn an_offline_response_waits_and_is_sent_exactly_once() {
    let here = Scratch::new();
    let file = answers("tour.toml");
    let filled = here.run(&[
        "fill",
        "tour",
        "--answers",
        &file,
        "--to",
        NOWHERE,
        "--json",
    ]);
    assert_eq!(filled.code, Some(1), "{}", filled.err);
    assert!(
        filled.out.contains(r#""status": "waiting""#),
        "{}",
        filled.out
    );

    let (_running, address) = here.collector(&["tour"]);
    let sent = here.run(&["send", "--to", &address, "--json"]);
    assert_eq!(sent.code, Some(0), "{}", sent.err);
    assert!(
        sent.out.contains(r#""status": "receipted""#),
        "{}",
        sent.out
    );
    let again = here.run(&["send", "--to", &address]);
    assert_eq!(
        (again.code, again.out.trim()),
        (Some(0), "Nothing waits to be sent.")
    );

    let stored = here.run(&["export", "--store", "sqlite://store.db"]);
    assert_eq!(stored.out.lines().count(), 1, "{}", stored.out);
    let receipts = here.run(&["receipts", "--json"]);
    assert!(
        receipts.out.contains(r#""sequence": 1"#),
        "{}",
        receipts.out
    );
    // What is receipted has no answers left on this machine.
    for file in fs::read_dir(here.path("home/journals")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(!text.contains("outing"), "{text}");
    }
}

#[test]
fn a_response_is_carried_to_a_machine_with_a_network_and_counts_once() {
    let (here, there) = (Scratch::new(), Scratch::new());
    let file = answers("tour.toml");
    for _ in 0..2 {
        let words = ["fill", "tour", "--answers", &file, "--to", NOWHERE];
        assert_eq!(here.run(&words).code, Some(1));
    }
    let waiting = here.run(&["outbox", "--json"]).out;
    let waiting: serde_json::Value = serde_json::from_str(&waiting).unwrap();
    let id = waiting[0]["id"].as_str().unwrap();
    let carried = there.path("carried.json");
    fs::write(&carried, here.run(&["outbox", "--export", id]).out).unwrap();
    let carried = carried.display().to_string();

    let taken = there.run(&["outbox", "--import", &carried, "--json"]);
    assert_eq!(taken.code, Some(0), "{}", taken.err);
    assert!(taken.out.contains(r#""stage": "waiting""#), "{}", taken.out);
    let again = there.run(&["outbox", "--import", &carried]);
    assert_eq!(again.code, Some(1), "{}", again.out);
    let (_running, address) = there.collector(&["tour"]);
    for machine in [&there, &here] {
        let sent = machine.run(&["send", id, "--to", &address]);
        assert_eq!(sent.code, Some(0), "{}", sent.err);
        assert!(sent.out.contains("1 of 1 sent."), "{}", sent.out);
    }
    let stored = there.run(&["export", "--store", "sqlite://store.db"]);
    assert_eq!(stored.out.lines().count(), 1, "{}", stored.out);
    // The other one was not asked for, and waits still.
    assert!(!here.run(&["outbox"]).out.contains("Nothing waits"));
    let none = here.run(&["send", id, "--to", &address]);
    assert_eq!(none.code, Some(1), "{}", none.out);
}

#[test]
fn where_nobody_says_where_to_send_the_settings_do() {
    let here = Scratch::new();
    fs::create_dir(here.path("home")).unwrap();
    let settings = format!("endpoint = '{NOWHERE}'\n");
    fs::write(here.path("home/svar.toml"), settings).unwrap();
    let filled = here.run(&["fill", "tour", "--answers", &answers("tour.toml")]);
    assert!(
        filled.err.contains("Your answers are safe"),
        "{}",
        filled.err
    );
    here.talk(&["fill", "tour", "--line", "--new"], "yes\n:save\n");
    for list in ["outbox", "drafts"] {
        let listed = here.run(&[list, "--json"]).out;
        let endpoint = NOWHERE.trim_end_matches('/');
        assert!(listed.contains(endpoint), "{list}: {listed}");
    }
}

#[test]
fn the_executives_questionnaire_comes_back_as_it_was_given() {
    let here = Scratch::new();
    let (_running, address) = here.collector(&["innovation-executives"]);
    let file = answers("executives.toml");
    let survey = "innovation-executives";
    let filled = here.run(&[
        "fill",
        survey,
        "--answers",
        &file,
        "--to",
        &address,
        "--json",
    ]);
    assert_eq!(filled.code, Some(0), "{}{}", filled.out, filled.err);
    let stored = here.run(&["export", "--store", "sqlite://store.db", "--survey", survey]);
    assert!(
        stored.out.contains(r#""kd_a1_rolle":"kommunedirektor""#),
        "{}",
        stored.out
    );
}

#[test]
fn answers_that_the_form_would_refuse_are_refused_with_their_question() {
    let here = Scratch::new();
    let file = answers("executives-wrong.toml");
    let survey = "innovation-executives";
    let filled = here.run(&[
        "fill",
        survey,
        "--answers",
        &file,
        "--to",
        NOWHERE,
        "--json",
    ]);
    assert_eq!(filled.code, Some(1));
    insta::assert_snapshot!(filled.out);
    let drafts = here.run(&["outbox"]);
    assert_eq!(drafts.out.trim(), "Nothing waits to be sent.");
}

#[test]
fn a_killed_interview_is_taken_up_at_the_same_question() {
    let here = Scratch::new();
    let mut command = here.command(&["fill", "tour", "--line", "--lang", "en"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut replies = child.stdin.take().unwrap();
    replies.write_all(b"yes\n\n1\nstavanger\n").unwrap();
    // Once the next question is asked, the answer before it has been acknowledged.
    let mut shown = Vec::new();
    let mut out = child.stdout.take().unwrap();
    let mut byte = [0];
    while !String::from_utf8_lossy(&shown).contains("How many people were on the walk") {
        assert_eq!(
            out.read(&mut byte).unwrap(),
            1,
            "{}",
            String::from_utf8_lossy(&shown)
        );
        shown.push(byte[0]);
    }
    child.kill().unwrap(); // SIGKILL on Unix: the program cannot tidy up.
    child.wait().unwrap();
    let resumed = here.talk(&["fill", "tour", "--line"], ":back\n:save\n");
    assert!(
        resumed.out.contains("How many people were on the walk"),
        "{}",
        resumed.out
    );
    assert!(
        resumed.out.contains("Your answer now: Stavanger"),
        "{}",
        resumed.out
    );
    let drafts = here.run(&["drafts", "--json"]);
    assert_eq!(
        drafts.out.matches(r#""stage": "draft""#).count(),
        1,
        "{}",
        drafts.out
    );
}

#[test]
fn a_draft_is_sent_where_it_was_meant_to_go() {
    let here = Scratch::new();
    let (_running, address) = here.collector(&["tour"]);
    let begun = here.talk(&["fill", "tour", "--line", "--to", &address], "yes\n\n2\n");
    assert!(begun.out.contains("Your answer is saved."), "{}", begun.out);
    // Nobody says where to this time: the draft knows. The rest is passed over.
    let replies = format!("{}:send\n", "\n".repeat(24));
    let sent = here.talk(&["fill", "tour", "--line"], &replies);
    let receipts = here.run(&["receipts"]);
    assert!(
        receipts.out.contains("receipt code"),
        "{}{}",
        sent.out,
        receipts.out
    );
}

/// Folders are named by people, and a shell takes their names apart.
#[cfg(unix)]
#[test]
fn the_commands_that_a_respondent_is_told_can_be_typed_as_they_stand() {
    let here = Scratch::new();
    let folder = here.path("Kari's $surveys (new)");
    fs::create_dir(&folder).unwrap();
    fs::copy(shipped("tour.toml"), folder.join("tour.toml")).unwrap();
    fs::create_dir(folder.join("lists")).unwrap();
    let list = "lists/municipalities.csv";
    fs::copy(shipped(list), folder.join(list)).unwrap();
    let file = folder.join("tour.toml");
    let words = [
        "fill",
        file.to_str().unwrap(),
        "--home",
        "my data",
        "--line",
    ];
    let shell = |told: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", told]).current_dir(here.path(""));
        let shell = shell.env("LC_ALL", "en_US.UTF-8").stdin(Stdio::null());
        String::from_utf8(shell.output().unwrap().stdout).unwrap()
    };
    let told = |out: &str| out.rsplit_once("with:\n").unwrap().1.trim().to_owned();
    let begun = told(&here.talk(&words, "yes\n\n2\n").out);
    let out = shell(&format!("{begun} --line"));
    assert!(out.contains("Your answers are here."), "{begun}\n{out}");
    // And the one to send with, once somebody has told the address.
    let short = "format = 1\nid = 'short'\nversion = '1'\nlanguages = ['en']\ntitle = 'Short'\n\
                 [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'p'\ntitle = 'P'\n\
                 [[page.question]]\nid = 'a'\nkind = 'text'\ntext = 'What?'\n";
    fs::write(here.path("short.toml"), short).unwrap();
    let words = ["fill", "short.toml", "--home", "my data", "--line"];
    let filed = told(&here.talk(&words, "\nThat\n:send\n").out);
    let out = shell(&filed.replace("ADDRESS", "http://127.0.0.1:9/"));
    assert_eq!(out, "0 of 1 sent.\n", "{filed}");
}

#[test]
fn each_mistake_gets_one_clear_message_and_its_code() {
    let here = Scratch::new();
    fs::write(here.path("broken.toml"), "format = 1\nid = 'x y'\n").unwrap();
    fs::write(here.path("answers.toml"), "level = [\n").unwrap();
    fs::write(here.path("file"), "").unwrap();
    let cases: [(&[&str], i32, &str); 9] = [
        (&["fill", "nowhere.toml"], 2, "nowhere.toml"),
        (&["fill", "tuor"], 2, "tour"),
        (&["fill", "broken.toml"], 1, "broken.toml:2"),
        (&["check", "broken.toml"], 1, ""),
        (&["fill", "tour", "--to", "http://example.org/"], 2, "https"),
        (&["fill", "tour", "--to", "nonsense"], 2, "https"),
        (&["fill", "tour", "--lang", "fi"], 2, "nb, nn, en"),
        (
            &["fill", "tour", "--answers", "answers.toml"],
            1,
            "answers.toml:1",
        ),
        (&["drafts", "--home", "file/below"], 1, "file/below"),
    ];
    for (words, code, part) in cases {
        let ended = here.run(words);
        assert_eq!(
            ended.code,
            Some(code),
            "{words:?}: {}{}",
            ended.out,
            ended.err
        );
        assert!(ended.err.contains(part), "{words:?}: {}", ended.err);
        assert!(!ended.err.contains("panicked"), "{words:?}: {}", ended.err);
    }
    assert_eq!(here.run(&["nonsense"]).code, Some(2));
    assert_eq!(here.run(&["drafts", "--nonsense"]).code, Some(2));
}
