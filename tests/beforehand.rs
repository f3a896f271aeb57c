//! What is there before the respondent: a draft of an earlier survey, and answers that
//! somebody else has filled in. Told with the built program.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

struct Scratch(TempDir);

struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

const HEAD: &str = "format = 1\nid = 'here'\nversion = 'VERSION'\nlanguages = ['en']\n\
    title = 'Here'\n[privacy]\nmode = 'anonymous'\n[[page]]\nid = 'start'\ntitle = 'Start'\n";

const FIRST: &str = "[[page.question]]\nid = 'town'\nkind = 'text'\ntext = 'Which town?'\n\
    [[page.question]]\nid = 'staff'\nkind = 'integer'\nmax = 99\ntext = 'How many?'\n";

const SECOND: &str = "[[page.question]]\nid = 'staff'\nkind = 'integer'\nmax = 99\n\
    text = 'How many full-time?'\n\
    [[page.question]]\nid = 'areas'\nkind = 'multi'\ntext = 'Where?'\n\
    choices = [{ code = 'a', en = 'Inland' }, { code = 'b', en = 'By the sea' }]\n\
    [[page.question]]\nid = 'shops'\nkind = 'integer'\nmax = 3\ntext = 'How many shops?'\n\
    [[page]]\nid = 'shop'\ntimes = 'shops'\ntitle = 'Shop'\n\
    [[page.question]]\nid = 'size'\nkind = 'grid'\ntext = 'How large?'\n\
    rows = [{ code = 'front', en = 'In front' }]\n\
    choices = [{ code = 'small', en = 'Small' }, { code = 'large', en = 'Large' }]\n";

impl Scratch {
    fn new() -> Self {
        let here = Self(TempDir::new().unwrap());
        for (name, questions) in [("first", FIRST), ("second", SECOND)] {
            let survey = format!("{}{questions}", HEAD.replace("VERSION", name));
            here.write(&format!("{name}.toml"), &survey);
        }
        here
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// The program run with replies, a line each.
    fn talk(&self, words: &[&str], replies: &str) -> Ended {
        let mut child = Command::new(env!("CARGO_BIN_EXE_svar"))
            .args(words)
            .current_dir(self.0.path())
            .env("SVAR_HOME", self.path("home"))
            .env("LC_ALL", "en_US.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may end before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(replies.as_bytes());
        let ended = child.wait_with_output().unwrap();
        Ended {
            code: ended.status.code(),
            out: String::from_utf8(ended.stdout).unwrap(),
            err: String::from_utf8(ended.stderr).unwrap(),
        }
    }

    /// The only response that waits, as it would be sent.
    fn response(&self) -> String {
        let listed = self.talk(&["outbox", "--json"], "").out;
        let after = listed.split("\"id\": \"").nth(1);
        let id = after.and_then(|rest| rest.split('"').next());
        let id = id.unwrap_or_else(|| panic!("nothing waits: {listed}"));
        self.talk(&["outbox", "--export", id], "").out
    }
}

#[test]
fn a_draft_of_an_earlier_survey_is_taken_up_and_loses_nothing() {
    let here = Scratch::new();
    let begun = here.talk(&["fill", "first.toml", "--line"], "\nBergen\n40\n:save\n");
    assert_eq!(begun.code, Some(0), "{}", begun.err);
    let journal = || {
        let mut files = fs::read_dir(here.path("home/journals")).unwrap();
        let path = files.find_map(|file| {
            let path = file.unwrap().path();
            (path.extension()? == "journal").then_some(path)
        });
        fs::read(path.unwrap()).unwrap()
    };
    // Read of, but not read to its end: it is told again.
    let again = here.talk(&["fill", "second.toml", "--line"], ":save\n");
    assert!(again.out.contains("town\n  Bergen"), "{}", again.out);
    let read = here.talk(&["fill", "second.toml", "--line"], "\n:save\n");
    let folder = here.path("").display().to_string();
    let said = read.out.replace(env!("CARGO_BIN_EXE_svar"), "svar");
    insta::assert_snapshot!(said.replace(&folder, ""));
    let kept = String::from_utf8_lossy(&journal()).into_owned();
    assert!(kept.contains("Bergen"), "{kept}");
    // Back with the earlier survey, the answer that was dropped is there again.
    let back = here.talk(&["fill", "first.toml", "--line"], "\n:review\n:save\n");
    assert!(back.out.contains("Which town?\n  Bergen"), "{}", back.out);
    let sent = here.talk(
        &["fill", "second.toml", "--line"],
        "\n:review\n:send\n\n\n:send\n",
    );
    assert_eq!(sent.code, Some(0), "{}{}", sent.out, sent.err);
    let response = here.response();
    assert!(response.contains("\"version\":\"second\""), "{response}");
    assert!(
        response.contains("\"answers\":{\"staff\":40}"),
        "{response}"
    );
}

#[test]
fn answers_are_filled_in_beforehand_and_told_of() {
    let here = Scratch::new();
    here.write(
        "known.toml",
        "staff = 4\nshops = 2\n\n[fixed]\nareas = ['b']\nsize = { 2 = { front = 'large' } }\n",
    );
    let words = [
        "fill",
        "second.toml",
        "--line",
        "--prefill",
        "known.toml",
        "--with",
        "staff=7",
    ];
    let replies = "\n\n1\n\n\n\nsmall\n\n:send\n";
    let filled = here.talk(&words, replies);
    // It names itself as it was called.
    let out = filled.out.replace(env!("CARGO_BIN_EXE_svar"), "svar");
    insta::assert_snapshot!(out);
    let response = here.response();
    let told = response.split("\"prefilled\":").nth(1).unwrap();
    insta::assert_snapshot!(told.split(']').next().unwrap());
}

#[cfg(feature = "author")]
#[test]
fn the_tour_takes_what_is_known_beforehand() {
    let here = Scratch::new();
    let known = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/answers/tour-known.toml");
    let seen = here.talk(
        &[
            "preview",
            "tour",
            "--line",
            "--lang",
            "en",
            "--prefill",
            known,
        ],
        "yes\n\n\n\n",
    );
    for part in [
        "Filled in beforehand, cannot be changed: Yes",
        "Filled in beforehand, cannot be changed: Hábmer - Hamarøy",
        "Filled in beforehand: 4",
    ] {
        assert!(seen.out.contains(part), "{part} is not in\n{}", seen.out);
    }
}

#[test]
fn lists_and_tables_can_be_filled_in_from_the_command_line() {
    let here = Scratch::new();
    let words = [
        "fill",
        "second.toml",
        "--line",
        "--with",
        "areas=a,b",
        "--with",
        "shops=1",
        "--with",
        "size[1]={ front = 'small' }",
    ];
    let filled = here.talk(&words, "\n3\n\n\n\n\n:send\n");
    assert_eq!(filled.code, Some(0), "{}{}", filled.out, filled.err);
    let response = here.response();
    for part in [
        "\"areas\":[\"a\",\"b\"]",
        "\"size\":{\"1\":{\"front\":\"small\"}}",
    ] {
        assert!(response.contains(part), "{response}");
    }
}

#[test]
fn everything_wrong_with_what_is_filled_in_is_told_at_once() {
    let here = Scratch::new();
    here.write(
        "known.toml",
        "staff = 400\nshops = 'two'\nsizes = 1\nconsent = true\n[fixed]\nareas = ['b', 'd']\n\
         size = { 0 = { front = 'large' }, 1 = { back = 'large' } }\n",
    );
    let filled = here.talk(
        &["fill", "second.toml", "--line", "--prefill", "known.toml"],
        "",
    );
    assert_eq!(filled.code, Some(1), "{}", filled.err);
    insta::assert_snapshot!(filled.out);
    assert!(!here.path("home/journals").exists(), "nothing was begun");
    for (with, code) in [
        ("staff", 2),
        ("staff[=4", 2),
        ("staff=four", 1),
        ("areas={", 2),
    ] {
        let filled = here.talk(&["fill", "second.toml", "--line", "--with", with], "");
        assert_eq!(
            filled.code,
            Some(code),
            "{with}: {}{}",
            filled.out,
            filled.err
        );
    }
    let twice = [
        "fill",
        "second.toml",
        "--with",
        "staff=4",
        "--with",
        "staff=5",
    ];
    assert_eq!(here.talk(&twice, "").code, Some(2));
}

#[test]
fn an_answer_file_may_not_say_otherwise_than_what_is_fixed() {
    let here = Scratch::new();
    here.write("known.toml", "shops = 0\n[fixed]\nstaff = 4\n");
    here.write("other.toml", "staff = 5\n");
    here.write("same.toml", "staff = 4\nareas = ['a']\n");
    let words = |answers| {
        [
            "fill",
            "second.toml",
            "--prefill",
            "known.toml",
            "--answers",
            answers,
        ]
    };
    let refused = here.talk(&words("other.toml"), "");
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.out.contains("staff: This was filled in beforehand"),
        "{}",
        refused.out
    );
    here.talk(&words("same.toml"), "");
    let response = here.response();
    assert!(
        response.contains("\"prefilled\":[\"staff\",\"shops\"]"),
        "{response}"
    );
}

#[test]
fn two_respondents_do_not_share_a_draft() {
    let here = Scratch::new();
    for (file, staff) in [("one.toml", 1), ("two.toml", 2)] {
        here.write(file, &format!("[fixed]\nstaff = {staff}\n"));
        let words = ["fill", "second.toml", "--line", "--prefill", file];
        here.talk(&words, "\n\n1\n:save\n");
    }
    let drafts = here.talk(&["drafts", "--json"], "").out;
    assert_eq!(
        drafts.matches("\"stage\": \"draft\"").count(),
        2,
        "{drafts}"
    );
    let words = ["fill", "second.toml", "--line", "--prefill", "one.toml"];
    let again = here.talk(&words, ":review\n:save\n");
    assert!(
        again.out.contains("How many full-time?\n  1"),
        "{}",
        again.out
    );
    assert!(again.out.contains("Where?\n  Inland"), "{}", again.out);
}
