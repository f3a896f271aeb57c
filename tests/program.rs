//! The built program as its users run it: what it prints, how it ends, what it leaves.

#![cfg(all(feature = "author", feature = "collector"))]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of its own, in which the program runs.
struct Scratch {
    folder: TempDir,
}

struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Scratch {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
        command.args(words).current_dir(self.folder.path());
        command
            .env("SVAR_HOME", self.path("home"))
            .env("LC_ALL", "en_US.UTF-8");
        command
    }

    fn run(&self, words: &[&str]) -> Ended {
        self.talk(words, "")
    }

    fn talk(&self, words: &[&str], replies: &str) -> Ended {
        let mut command = self.command(words);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // The program may end before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(replies.as_bytes());
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended {
            code: status.code(),
            out: text(stdout),
            err: text(stderr),
        }
    }

    /// A collection endpoint on a port of the system's choice, and its address.
    fn collector(&self, surveys: &[&str]) -> (Running, String) {
        let words = [
            "collect",
            "--listen",
            "127.0.0.1:0",
            "--store",
            "sqlite://store.db",
        ];
        let mut command = self.command(&[&words, surveys].concat());
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .split_whitespace()
            .find(|word| word.starts_with("http://"));
        let address = address
            .unwrap_or_else(|| panic!("no address in {line:?}"))
            .to_owned();
        (Running(child), address.trim_end_matches(',').to_owned())
    }
}

/// Ended with the test, whichever way that goes.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn answers(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/answers")
        .join(name)
        .display()
        .to_string()
}

/// Nobody listens on the discard port of this machine.
const NOWHERE: &str = "http://127.0.0.1:9/";

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
