//! A text that is pasted where pastes are not marked comes as keys: it may answer, but it never
//! sends.

use std::fs;

use tempfile::TempDir;

use crate::CTRL_Q;
use crate::pty::Start;

const SURVEY: &str = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['en']\n\
    title = 'Tiny'\n[privacy]\nmode = 'anonymous'\n[[page]]\nid = 'p'\ntitle = 'P'\n\
    [[page.question]]\nid = 'a'\nkind = 'text'\ntext = 'What?'\n";
const ONCE_MORE: &str = "Press Enter once more to send the answers.";
/// Its second line begins with the key that goes to sending.
const PASTED: &str = "first\rs\rthird";

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
        // Pressed by itself, the key does what it says.
        pty.press_for("s", "Once sent");
        pty.press_until("\r", "does not say where");
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
    pty.press_until("\r", "does not say where");
    pty.press(CTRL_Q);
    pty.end();
}
