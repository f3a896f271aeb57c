//! The mouse on a terminal: listened to when asked for, and not a byte about it otherwise.

use tempfile::TempDir;

use crate::pty::{Seen, Start};
use crate::{CTRL_Q, FILL, begin};

/// A press and a release where a text is.
fn press_on(seen: &Seen, words: &str) -> String {
    let row = seen.rows.iter().position(|row| row.contains(words));
    let row = row.unwrap_or_else(|| panic!("no {words:?} in {seen}"));
    let column = seen.rows[row].split(words).next().unwrap().chars().count();
    let (x, y) = (column + 1, row + 1);
    format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")
}

fn tells_of_the_mouse(transcript: &[u8]) -> bool {
    [&b"\x1b[?1000"[..], b"\x1b[?1006"]
        .iter()
        .any(|mode| transcript.windows(mode.len()).any(|bytes| bytes == *mode))
}

#[test]
fn without_being_asked_for_nothing_is_said_of_the_mouse() {
    let home = TempDir::new().unwrap();
    for words in [FILL, &["--mouse=false", "fill", "tour", "--new"]] {
        let mut pty = Start::new(home.path(), words).run();
        begin(&mut pty);
        // What looks like a press is noise on the line.
        pty.press(&press_on(&pty.seen(), "Nei"));
        let seen = pty.press_for("2", "● Nei");
        pty.press(&press_on(&seen, "Ja"));
        let seen = pty.press_for("\r", "Hva kom i veien?");
        assert!(!seen.text().contains("I hvilken kommune"), "{seen}");
        pty.press(CTRL_Q);
        assert!(!tells_of_the_mouse(&pty.end().transcript));
    }
    // The console of Linux has no such mouse, whoever asks for it.
    let mut pty = Start {
        term: "linux",
        ..Start::new(home.path(), &["--mouse", "fill", "tour"])
    }
    .run();
    pty.await_text("3 av 13");
    pty.press(CTRL_Q);
    assert!(!tells_of_the_mouse(&pty.end().transcript));
}

#[test]
fn the_mouse_answers_and_is_given_back() {
    let home = TempDir::new().unwrap();
    std::fs::write(home.path().join("svar.toml"), "mouse = true\n").unwrap();
    let mut pty = Start::new(home.path(), FILL).run();
    begin(&mut pty);
    let seen = pty.press_for(&press_on(&pty.seen(), "Nei"), "● Nei");
    let seen = pty.press_for(&press_on(&seen, "Enter velg"), "Hva kom i veien?");
    pty.press_for(&press_on(&seen, "Esc tilbake"), "● Nei");
    // The wheel moves the marker.
    pty.press("\x1b[<65;10;10M");
    pty.await_that("the marker below", |seen| {
        seen.rows.iter().any(|row| row.starts_with("▸ 3"))
    });
    pty.press(CTRL_Q);
    let ended = pty.end();
    assert!(tells_of_the_mouse(&ended.transcript));
    assert_eq!((ended.code, ended.left_over), (0, Vec::new()));
}
