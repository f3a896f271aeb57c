//! A text that is pasted where pastes are not marked comes as keys: it may answer, but it never
//! sends.

use std::fs;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::CTRL_Q;
use crate::pty::{Pty, Start};

const SURVEY: &str = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['en']\n\
    title = 'Tiny'\n[privacy]\nmode = 'anonymous'\n[[page]]\nid = 'p'\ntitle = 'P'\n\
    [[page.question]]\nid = 'a'\nkind = 'text'\ntext = 'What?'\n";
const ONCE_MORE: &str = "Press Enter once more to send the answers.";
/// Its second line begins with the key that goes to sending.
const PASTED: &str = "first\rs\rthird";

/// Presses one key after the other, as a person does. Where the program was held up so long that
/// one of them came too soon all the same, it says so, and it is pressed once more.
fn send_by_hand(pty: &mut Pty) {
    const UP: &str = "\x1b[A";
    const PACE: Duration = Duration::from_millis(20);
    const HELP: &str = "Keys that work here";
    const SENT: &str = "does not say where";
    loop {
        // Whoever answers this has heard all that came before.
        let seen = pty.press_for("?", HELP);
        assert!(!seen.text().contains("Thank you"), "sent:\n{seen}");
        pty.press("\x1b");
        pty.await_that("the form", |seen| !seen.text().contains(HELP));
        pty.press(UP);
        pty.await_that("another line", |seen| {
            let text = seen.text();
            !text.contains(ONCE_MORE) && !text.contains("> Send the answers")
        });
        pty.press_for("s", "> Send the answers");
        thread::sleep(PACE);
        pty.press("\r");
        let seen = pty.await_that("what comes of it", |seen| {
            [SENT, ONCE_MORE]
                .iter()
                .any(|words| seen.text().contains(words))
        });
        if seen.text().contains(SENT) {
            return;
        }
    }
}

#[test]
fn a_paste_that_is_not_marked_sends_nothing() {
    for term in ["linux", "vt100", "vt220"] {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("tiny.toml"), SURVEY).unwrap();
        let mut pty = Start {
            term,
            ..Start::new(home.path(), &["fill", "tiny.toml"])
        }
        .run();
        pty.await_text("Your answers are anonymous");
        pty.press_for("\r", "What?");
        let seen = pty.press_for(PASTED, "Send the answers");
        assert!(!seen.text().contains("Thank you"), "{term}:\n{seen}");
        send_by_hand(&mut pty);
        pty.press(CTRL_Q);
        pty.end();
    }
}

#[test]
fn a_key_that_comes_too_soon_to_be_meant_asks_for_another() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("tiny.toml"), SURVEY).unwrap();
    let mut pty = Start {
        term: "linux",
        ..Start::new(home.path(), &["fill", "tiny.toml"])
    }
    .run();
    pty.await_text("Your answers are anonymous");
    pty.press_for("\r", "What?");
    pty.press_for("yes\rs\r", ONCE_MORE);
    send_by_hand(&mut pty);
    pty.press(CTRL_Q);
    pty.end();
}
