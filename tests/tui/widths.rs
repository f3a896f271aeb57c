//! Text that is wide, combining or written from the right: it takes the room that it takes
//! on a terminal, and the frame after it stands where it should.

use svar::tui::Key;

use crate::common::{begin, with_questions};
use crate::stage::{COLOR, Stage};

fn typed_in(size: (u16, u16), kind: &str, text: &str) -> Stage {
    let question = format!("[[page.question]]\nid = 'a'\n{kind}\ntext.en = 'What?'\n");
    let mut stage = Stage::new(begin(&with_questions(&question)), size, COLOR);
    stage.show();
    stage.press("Enter");
    for letter in text.chars() {
        // Each frame is compared with what the terminal shows.
        stage.key(Key::Char(letter));
    }
    stage
}

fn cursor(stage: &Stage) -> String {
    stage.seen().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_wide_letter_takes_two_columns_also_at_the_end_of_a_line() {
    let line = "kind = 'text'";
    let stage = typed_in((40, 12), line, "統計");
    assert_eq!(cursor(&stage), "[cursor 3:6]");
    // Room for 36 columns: the last wide letter fits, or it does not.
    for letters in 15..25 {
        for lead in ["", "x"] {
            let mut stage = typed_in((40, 12), line, &format!("{lead}{}", "統".repeat(letters)));
            stage.press("Left Left x Back Home y End Back Back");
        }
    }
}

#[test]
fn wide_letters_wrap_whole() {
    let lines = "kind = 'text'\nlines = 4\nmax_length = 300";
    for lead in ["", "x", "xy "] {
        let mut stage = typed_in((40, 12), lines, &format!("{lead}{}", "統計調査".repeat(12)));
        stage.press("Up Up x Back Home Del End Back Back");
        for row in stage.seen().lines() {
            assert!(!row.contains('\u{FFFD}'), "{row}");
        }
    }
}

#[test]
fn what_combines_stays_with_its_letter_at_the_end_of_a_row() {
    let lines = "kind = 'text'\nlines = 3\nmax_length = 300";
    for count in 30..44 {
        let mut stage = typed_in((40, 12), lines, &"e\u{301}".repeat(count));
        stage.press("Left Back x Home x End");
        typed_in((40, 12), "kind = 'text'", &"a\u{308}".repeat(count));
    }
    let mut family = typed_in((40, 12), lines, "👨\u{200d}👩\u{200d}👧 og 🌲!");
    family.press("Left Left Back");
}

#[test]
fn words_from_the_right_take_the_columns_that_they_take() {
    let stage = typed_in((40, 12), "kind = 'text'", "שלום עולם");
    assert_eq!(cursor(&stage), "[cursor 3:11]");
    let mut stage = typed_in((40, 12), "kind = 'text'", "مرحبا بالعالم");
    stage.press("Home Right x Back End Back");
}
