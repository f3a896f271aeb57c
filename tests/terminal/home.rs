//! The home screen of the built program: from there to a survey and back, and what is done
//! with what is on this machine.

use std::fs;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::pty::{Pty, Start};

const CTRL_Q: &str = "\x11";
const KEPT_IN: &str = "Svarene ligger i";
const DRAFTS: &str = "Påbegynt";

fn open(home: &TempDir) -> Pty {
    let mut pty = Start::new(home.path(), &[]).run();
    pty.await_text(KEPT_IN);
    pty
}

#[test]
fn a_survey_is_begun_kept_and_thrown_away_from_home() {
    let home = TempDir::new().unwrap();
    let mut pty = open(&home);
    // The third of the bundled surveys.
    pty.press("\x1b[B\x1b[B");
    pty.press_for("\r", "Samtykker du til dette?");
    pty.press_for("\r", "Her får du prøve");
    pty.press_for(CTRL_Q, DRAFTS);
    pty.await_text("spørsmål 1 av 12, nå nettopp");
    pty.press_for("\x1b[H\r", "Her får du prøve");
    pty.press_for(CTRL_Q, DRAFTS);
    pty.press_for("\x1b[Hd", "Vil du kaste dette utkastet?");
    let seen = pty.press_for("d", "Utkastet er kastet.");
    assert!(!seen.text().contains(DRAFTS), "{seen}");
    pty.press(CTRL_Q);
    let ended = pty.end();
    assert_eq!((ended.code, ended.left_over), (0, Vec::new()));
}

#[test]
fn what_waits_says_why_and_is_written_to_a_file() {
    let home = TempDir::new().unwrap();
    tiny(&home);
    let mut pty = open(&home);
    pty.await_text("tiny.toml");
    pty.press_for("\x1b[F\r", "Your answers are anonymous");
    pty.press_for("\r", "What?");
    pty.press_for("This\r", "Look over your answers");
    pty.press_for("s\r", "Thank you!");
    pty.press_for("\r", "Venter på å bli sendt");
    pty.press("\x1b[H");
    pty.await_text("Ingen har sagt hvor svaret skal.");
    pty.press_for("a", "Hvilken adresse");
    // Nobody listens there.
    pty.press("http://127.0.0.1:9/\r");
    pty.await_text("! ");
    pty.press_for("e", "Skrevet til");
    let files = fs::read_dir(home.path()).unwrap();
    let written = files.filter_map(|file| {
        let path = file.unwrap().path();
        path.extension()
            .is_some_and(|end| end == "json")
            .then(|| fs::read_to_string(path))
    });
    let written: Vec<String> = written.map(Result::unwrap).collect();
    assert!(
        written.iter().any(|text| text.contains("\"This\"")),
        "{written:?}"
    );
    pty.press(CTRL_Q);
    assert_eq!(pty.end().code, 0);
}

#[test]
fn without_a_screen_the_help_says_what_there_is_to_do() {
    let home = TempDir::new().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
    let output = command
        .arg("--home")
        .arg(home.path())
        .stdin(Stdio::null())
        .output();
    let output = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(
        output.contains("Commands:") && output.contains("fill"),
        "{output}"
    );
    assert!(!output.contains('\x1b'));
}

/// A survey of one question in a file beside the answers.
fn tiny(home: &TempDir) {
    let question = "[[page.question]]\nid = 'a'\nkind = 'text'\ntext = 'What?'\n";
    let survey = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['en']\ntitle = 'Tiny'\n\
                  [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'p'\ntitle = 'P'\n";
    fs::write(home.path().join("tiny.toml"), format!("{survey}{question}")).unwrap();
}

#[test]
fn what_cannot_be_opened_leads_back_home_with_a_sentence() {
    let home = TempDir::new().unwrap();
    tiny(&home);
    let mut pty = open(&home);
    pty.await_text("tiny.toml");
    pty.press_for("\x1b[F\r", "Your answers are anonymous");
    pty.press_for("\r", "What?");
    pty.press_for(CTRL_Q, DRAFTS);
    // The draft is here, and its survey is gone.
    let file = home.path().join("tiny.toml");
    fs::remove_file(&file).unwrap();
    let seen = pty.press_for("\x1b[H\r", "! Her er ingen fil");
    assert!(seen.text().contains(DRAFTS), "{seen}");
    // Or it is there, and none any more.
    fs::write(&file, "format = 'x'\n").unwrap();
    pty.press_for("\r", "! Denne undersøkelsen kan ikke åpnes. Har feil.");
    fs::remove_file(&file).unwrap();
    // And when it can be opened again, it is.
    tiny(&home);
    pty.press_for("\r", "What?");
    pty.press_for(CTRL_Q, DRAFTS);
    pty.press(CTRL_Q);
    let ended = pty.end();
    assert_eq!((ended.code, ended.left_over), (0, Vec::new()));
}

#[test]
fn a_draft_is_carried_to_another_machine_from_home() {
    let (home, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    tiny(&home);
    tiny(&other);
    let mut pty = open(&home);
    pty.await_text("tiny.toml");
    pty.press_for("\x1b[F\r", "Your answers are anonymous");
    pty.press_for("\r", "What?");
    pty.press_for("This", "This");
    pty.press_for(CTRL_Q, DRAFTS);
    pty.press_for("\x1b[He", "Skrevet til");
    pty.press(CTRL_Q);
    assert_eq!(pty.end().code, 0);
    let written = fs::read_dir(home.path()).unwrap().find_map(|file| {
        let path = file.unwrap().path();
        (path.extension()? == "journal").then_some(path)
    });
    let path = written.unwrap().display().to_string();
    let mut pty = open(&other);
    pty.press_for("i", "Hvilken fil skal hentes inn?");
    pty.press_for("nowhere\r", "! ");
    pty.press_for("i", "Hvilken fil skal hentes inn?");
    // Pasted with the end of its line: that does not take it in.
    pty.press_for(&format!("\x1b[200~'{path}'\n\x1b[201~"), "journal'");
    pty.press_for("\r", "- Utkastet til «Tiny» er her nå.");
    pty.press_for("v", "Ett svar");
    pty.press_for("\x1b", DRAFTS);
    pty.press_for("\x1b[H\r", "This");
    pty.press_for(CTRL_Q, DRAFTS);
    pty.press(CTRL_Q);
    assert_eq!(pty.end().code, 0);
}
