//! A disk that takes no more: the respondent is told, goes on, and keeps the draft elsewhere
//! or here, as soon as that is possible again.

use std::fs::{self, OpenOptions};
use std::io::Write as _;

use crate::pty::Pty;
use crate::runner::Test;
use crate::scenery::{CTRL_Q, Desk, ENTER, await_view};

pub(crate) const TESTS: &[Test] = &[
    ("a_draft_that_cannot_stay_is_kept_elsewhere", elsewhere),
    ("a_stick_that_is_put_back_takes_the_draft", put_back),
    ("who_gives_up_is_told_what_is_lost", given_up),
];

const NOT_SAVED: &str = "not being saved just now";
const WHERE: &str = "Skriv en mappe der de kan ligge i stedet";

/// Somebody types; then the disk takes no more, and a last letter is typed.
fn typed(desk: &Desk, breaks: impl FnOnce(&Desk)) -> Pty {
    let mut pty = desk.fill();
    pty.await_text("Small");
    pty.press(ENTER);
    await_view(&mut pty, "the first question", |view| {
        view.question == Some(0)
    });
    pty.press("снег");
    await_view(&mut pty, "снег", |view| view.letters == "снег");
    breaks(desk);
    pty.press("и");
    pty.await_text(NOT_SAVED);
    await_view(&mut pty, "снеги", |view| view.letters == "снеги");
    pty.press(CTRL_Q);
    pty.await_text(WHERE);
    pty
}

fn write_over(desk: &Desk) {
    let file = OpenOptions::new().append(true).open(desk.journal());
    file.unwrap().write_all(b"somebody else").unwrap();
}

fn comes_back(desk: &Desk) {
    let mut pty = desk.fill();
    await_view(&mut pty, "all that was typed", |view| {
        view.letters == "снеги"
    });
    drop(pty.kill());
}

fn elsewhere() {
    let (desk, other) = (Desk::new(), Desk::new());
    let mut pty = typed(&desk, write_over);
    // There is no folder under a file.
    pty.press(&format!("{}/no\r", desk.survey().display()));
    pty.await_text("en annen med --home.");
    pty.press(&format!("{}\r", other.home().display()));
    let ended = pty.end();
    assert_eq!(
        (ended.code, ended.left_over),
        (0, vec![]),
        "{}",
        ended.screen
    );
    assert!(
        ended.screen.text().contains("er lagret. Fortsett"),
        "{}",
        ended.screen
    );
    comes_back(&other);
}

fn put_back() {
    let desk = Desk::new();
    let aside = desk.home().join("pulled-out");
    let mut pty = typed(&desk, |desk| fs::rename(desk.journals(), &aside).unwrap());
    fs::rename(&aside, desk.journals()).unwrap();
    pty.press(ENTER);
    let ended = pty.end();
    assert_eq!(
        (ended.code, ended.left_over),
        (0, vec![]),
        "{}",
        ended.screen
    );
    comes_back(&desk);
}

fn given_up() {
    let desk = Desk::new();
    let mut pty = typed(&desk, write_over);
    pty.press("\x04");
    let ended = pty.end();
    assert_eq!(
        (ended.code, ended.left_over),
        (1, vec![]),
        "{}",
        ended.screen
    );
    assert!(ended.screen.text().contains("er borte"), "{}", ended.screen);
    let mut pty = desk.fill();
    await_view(&mut pty, "what was saved", |view| view.letters == "снег");
    drop(pty.kill());
}
