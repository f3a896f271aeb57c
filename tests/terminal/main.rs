//! The built program on a pseudo-terminal: what a person at a screen sees of it.

#![cfg(unix)]

#[path = "../common/mod.rs"]
mod common;
mod haste;
mod home;
mod line_cost;
mod mouse;
#[allow(dead_code, reason = "also used by other tests")]
mod pty;
mod settings;
#[cfg(feature = "author")]
mod watch;

use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Command, Stdio};

use pty::{Ended, Pty, Seen, Start};
use serde_json::Value;
use tempfile::TempDir;

const CONSENT: &str = "Samtykker du til dette?";
const OUTING: &str = "Har du vært på tur den siste måneden?";
const PEOPLE: &str = "Hvor mange var dere, medregnet deg selv?";
const ADVICE: &str = "Har du et godt råd til andre?";
#[cfg(feature = "collector")]
const REVIEW: &str = "Se over svarene";
const KEPT: &str = "svarene dine er lagret. Fortsett når du vil med: ";

const FILL: &[&str] = &["fill", "tour"];
const ENTER: &str = "\r";
const TAB: &str = "\t";
const CTRL_Q: &str = "\x11";
const CTRL_T: &str = "\x14";

fn fill(home: &TempDir) -> Pty {
    Start::new(home.path(), FILL).run()
}

/// From the notice to the first question with an answer.
fn begin(pty: &mut Pty) {
    pty.await_text(CONSENT);
    assert!(pty.is_taken());
    pty.press_for(ENTER, "Her får du prøve");
    pty.press_for(ENTER, OUTING);
}

/// To a question that takes a number.
fn to_people(pty: &mut Pty) {
    begin(pty);
    pty.press_for("1\r", "I hvilken kommune gikk turen?");
    pty.press_for(TAB, "Du har ikke svart her.");
    pty.press_for(TAB, PEOPLE);
}

/// To the question that takes several lines.
fn to_advice(pty: &mut Pty) {
    begin(pty);
    pty.press_for("2\r", "Hva kom i veien?");
    pty.press_for(TAB, "Hva må være med i sekken?");
    pty.press_for(TAB, "Har du gjort dette det siste året?");
    pty.press_for("111\t", "Hva er best med å være ute?");
    pty.press_for(TAB, ADVICE);
}

fn type_in(pty: &mut Pty, letters: &str) -> Seen {
    pty.press(letters);
    pty.await_that(letters, |seen| seen.has_typed(letters))
}

/// The program without a terminal, in the same folder.
fn svar(home: &Path, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
    command.args(words).arg("--home").arg(home);
    command.env("LC_ALL", "nb_NO.UTF-8").stdin(Stdio::null());
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// How many answers the one draft has.
fn answered(home: &Path) -> u64 {
    let drafts: Value = serde_json::from_str(&svar(home, &["drafts", "--json"])).unwrap();
    assert_eq!(drafts.as_array().unwrap().len(), 1, "{drafts}");
    drafts[0]["answered"].as_u64().unwrap()
}

fn assert_in_order(ended: &Ended) {
    assert_eq!(ended.left_over, [""; 0]);
    let (code, signal) = (ended.code, ended.signal.as_deref());
    assert_eq!((code, signal), (0, None), "{}", ended.screen);
    assert!(
        !ended.screen.text().contains("panicked"),
        "{}",
        ended.screen
    );
}

/// The same command brings back the same screen.
fn assert_comes_back(home: &TempDir, before: &Seen) {
    let mut again = fill(home);
    again.await_that("the same screen", |after| {
        before.difference(after).is_none()
    });
    again.press(CTRL_Q);
    assert_in_order(&again.end());
}

#[test]
#[cfg(feature = "collector")]
fn a_journey_on_the_screen_ends_with_a_receipt_and_with_answers_to_read_back() {
    let home = TempDir::new().unwrap();
    let mut pty = Start::new(home.path(), &["demo", "tour"]).run();
    begin(&mut pty);
    pty.press_for("1\r", "I hvilken kommune gikk turen?");
    pty.press_for("vang", "Stavanger");
    pty.press_for("\x15tromsø", "Tromsø");
    pty.press_for(ENTER, PEOPLE);
    pty.press_for("4\r", "Hvor mange av dere 4 var barn?");
    pty.press_for("2\r", "Hvor lang var turen?");
    pty.press_for("7,5\r", "Hva må være med i sekken?");
    pty.press_for(" \r", "Har du gjort dette det siste året?");
    pty.press_for("123\t", "Hva er best med å være ute?");
    pty.press_for(" \r", ADVICE);
    pty.press_for(
        "Ta med ekstra sokker.\r",
        "Hvem vil du helst ha med på tur?",
    );
    pty.press_for(TAB, "Hvor mange turer har du planer om?");
    pty.press_for(TAB, "Hvilken dag kunne den neste turen bli?");
    pty.press_for("17.5.2027\r", "Hvor lenge vil du være ute?");
    pty.press_for("5,5\r", "Hvordan vil du bruke tiden?");
    pty.press_for(TAB, "Når på året passer det for deg?");
    pty.press_for(TAB, "Det var hele omvisningen.");
    pty.press_for(ENTER, REVIEW);
    pty.press("S\r");
    let seen = pty.await_that("the receipt", |seen| {
        let text = seen.text();
        text.contains("Kvittering: ") && text.contains("--response")
    });
    pty.press(ENTER);
    assert_in_order(&pty.end());

    let code = seen.text();
    let code = code.split("Kvittering: ").nth(1).unwrap();
    let code = code.split(" Mottatt").next().unwrap();
    let receipts = svar(&home.path().join("demo"), &["receipts", "--json"]);
    assert!(receipts.contains(code), "{code} in {receipts}");

    let document: Value = serde_json::from_str(&obey(&seen)).unwrap();
    let answers = &document["answers"];
    assert_eq!(answers["people"], 4, "{document}");
    assert_eq!(answers["place"], "5501");
    assert_eq!(answers["tip"], "Ta med ekstra sokker.");
}

/// Types into a shell the command that the screen names; returns what it prints.
#[cfg(feature = "collector")]
fn obey(seen: &Seen) -> String {
    let rows = seen
        .rows
        .iter()
        .skip_while(|row| !row.contains("svar export"));
    let mut command = String::new();
    for row in rows.take_while(|row| !row.is_empty()) {
        // A row breaks between words, or after a stroke within one.
        if !command.ends_with(['/', '-']) {
            command.push(' ');
        }
        command.push_str(row.trim());
    }
    let (_, command) = command.split_once("svar export").unwrap();
    let command = format!("'{}' export{command}", env!("CARGO_BIN_EXE_svar"));
    let output = Command::new("sh").args(["-c", &command]).output().unwrap();
    assert!(output.status.success(), "{command}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_killed_program_comes_back_with_what_the_screen_showed() {
    let home = TempDir::new().unwrap();
    let mut pty = fill(&home);
    to_advice(&mut pty);
    type_in(&mut pty, "Ta med ekstra so");
    pty.signal("KILL");
    let killed = pty.end();
    assert!(killed.signal.is_some());
    // Nobody could clean up, and it shows: so what `left_over` says elsewhere is worth something.
    assert_eq!(
        killed.left_over,
        ["terminal modes", "alternate screen", "marked pastes"]
    );
    assert!(killed.screen.has_typed("Ta med ekstra so"));
    assert_comes_back(&home, &killed.screen);
}

#[test]
fn no_letter_that_was_shown_is_lost_when_the_kill_comes_amid_typing() {
    let home = TempDir::new().unwrap();
    let mut pty = fill(&home);
    to_advice(&mut pty);
    let count = |seen: &Seen| seen.text().matches('ž').count();
    pty.press(&"ž".repeat(200));
    pty.await_that("some letters", |seen| count(seen) > 3);
    pty.signal("KILL");
    let shown = count(&pty.end().screen);
    let mut again = fill(&home);
    again.await_that("every shown letter", |seen| count(seen) >= shown);
}

#[test]
fn who_leaves_comes_back_to_the_same_question_with_the_entry_there() {
    let home = TempDir::new().unwrap();
    let mut pty = fill(&home);
    to_people(&mut pty);
    let before = type_in(&mut pty, "1");
    pty.press(CTRL_Q);
    let ended = pty.end();
    assert_in_order(&ended);
    assert!(ended.screen.text().contains(KEPT), "{}", ended.screen);
    assert_eq!(answered(home.path()), 2);
    assert_comes_back(&home, &before);
}

#[test]
fn a_program_asked_to_end_gives_the_terminal_back_and_keeps_the_draft() {
    for name in ["TERM", "HUP", "INT"] {
        let home = TempDir::new().unwrap();
        let mut pty = fill(&home);
        to_people(&mut pty);
        let before = type_in(&mut pty, "1");
        pty.signal(name);
        let ended = pty.end();
        assert_in_order(&ended);
        assert!(ended.screen.text().contains(KEPT), "{}", ended.screen);
        assert_comes_back(&home, &before);
    }
}

#[test]
fn a_terminal_that_hangs_up_ends_the_program_and_keeps_the_draft() {
    // With the signal that comes from a controlling terminal, and without.
    for controls in [true, false] {
        let home = TempDir::new().unwrap();
        let start = Start {
            controls,
            ..Start::new(home.path(), FILL)
        };
        let mut pty = start.run();
        to_people(&mut pty);
        let before = type_in(&mut pty, "1");
        let status = pty.hang_up();
        assert!(status.success(), "{status} (controlling: {controls})");
        assert_eq!(answered(home.path()), 2);
        assert_comes_back(&home, &before);
    }
}

#[test]
fn a_terminal_too_small_says_so_until_it_is_enlarged() {
    const SMALL: &str = "Vinduet er for lite. Gjør det minst";
    let home = TempDir::new().unwrap();
    let start = Start {
        size: (30, 8),
        ..Start::new(home.path(), FILL)
    };
    let mut pty = start.run();
    let seen = pty.await_text("eller trykk Ctrl-Q for å lagre og slutte.");
    assert!(seen.text().starts_with(SMALL), "{seen}");
    pty.resize(80, 24);
    pty.await_text(CONSENT);
    pty.resize(30, 8);
    pty.await_text(SMALL);
    pty.press(CTRL_Q);
    assert_in_order(&pty.end());
}

#[test]
fn a_simple_terminal_gets_lines_without_escapes() {
    for term in ["dumb", ""] {
        let home = TempDir::new().unwrap();
        let start = Start {
            term,
            ..Start::new(home.path(), FILL)
        };
        let mut pty = start.run();
        pty.await_text("Vil du svare på undersøkelsen?");
        pty.press_for("ja\r", "1/12");
        pty.press_for("\r", OUTING);
        pty.press(":save\r");
        let ended = pty.end();
        assert_in_order(&ended);
        assert!(!ended.transcript.contains(&0x1b), "{}", ended.screen);
    }
}

#[test]
fn the_form_and_the_lines_take_turns() {
    let home = TempDir::new().unwrap();
    let mut pty = fill(&home);
    to_people(&mut pty);
    pty.press_for("4", "4");
    pty.press_for(CTRL_T, "Svaret ditt nå: 4");
    pty.press_for("5\r", "Hvor mange av dere 5 var barn?");
    pty.press_for(":form\r", "Ctrl-Q pause");
    pty.press_for("\x1b", PEOPLE);
    pty.await_that("the answer", |seen| seen.has_typed("5"));
    pty.press(CTRL_Q);
    assert_in_order(&pty.end());
}

#[test]
fn without_a_terminal_there_are_lines_without_escapes() {
    let home = TempDir::new().unwrap();
    let out = svar(home.path(), FILL);
    assert!(out.contains("Her er ingen skjerm å tegne på"), "{out}");
    assert!(out.contains("En liten omvisning"), "{out}");
    assert!(!out.contains('\x1b'), "{out}");
}

#[test]
fn a_paste_never_submits_and_never_reaches_the_terminal_raw() {
    let paste = |words: &str| format!("\x1b[200~{words}\x1b[201~");
    let home = TempDir::new().unwrap();
    let mut pty = fill(&home);
    to_people(&mut pty);
    pty.press(&paste("1\r\n2\n"));
    pty.await_that("one line", |seen| seen.has_typed("1 2"));
    pty.await_text(PEOPLE);
    pty.press(CTRL_Q);
    assert_in_order(&pty.end());

    let home = TempDir::new().unwrap();
    let mut pty = fill(&home);
    to_advice(&mut pty);
    let so_far = pty.transcript().len();
    pty.press(&paste(
        "en\r\nto\x07\x1b]0;tittel\x07\x1b[5m\u{9b}5m\0\u{202e}\ntre",
    ));
    let seen = pty.await_that("three lines", |seen| seen.has_typed("tre"));
    assert!(seen.text().contains(ADVICE), "{seen}");
    let drawn = String::from_utf8(pty.transcript()[so_far..].to_vec()).unwrap();
    for raw in ["\x07", "\x1b]", "\x1b[5m", "\u{9b}", "\0", "\u{202e}"] {
        assert!(!drawn.contains(raw), "{raw:?} in {drawn:?}");
    }
    pty.press(CTRL_Q);
    assert_in_order(&pty.end());
}

#[test]
fn the_comparison_of_screens_notices_a_letter_and_a_cursor() {
    let seen = |transcript: &str| {
        let size = |number| NonZeroU16::new(number).unwrap();
        let mut parser = vt100::Parser::new(size(4), size(30), 0);
        parser.process(transcript.as_bytes());
        Seen::on(parser.screen())
    };
    let whole = seen("\x1b[HRåd?\r\nEkstra sokker");
    assert_eq!(
        whole.difference(&seen("Råd?\r\nEkstra \x1b[1msokker")),
        None
    );
    assert!(whole.has_typed("sokker") && !whole.has_typed("sokke"));
    assert_eq!(
        whole
            .difference(&seen("\x1b[HRåd?\r\nEkstra soker"))
            .as_deref(),
        Some(
            "row 1: \"Ekstra sokker\", then \"Ekstra soker\"\n\
             cursor: Some((1, 13)), then Some((1, 12))\n"
        )
    );
    let moved = seen("\x1b[HRåd?\r\nEkstra sokker\x1b[D");
    assert!(whole.difference(&moved).is_some());
    assert!(
        whole
            .difference(&seen("Råd?\r\nEkstra sokker\x1b[?25l"))
            .is_some()
    );
}
