//! What must hold of any words that are shown.

use svar::plain::Plain;

use super::terminal::{Place, faults};
use super::{Shown, Target, holds, is_caught};

const DOOR: Target = Target {
    name: "door",
    words: &[
        "\u{1b}[2J",
        "\u{1b}]0;t\u{7}",
        "\u{9b}31m",
        "\u{202e}",
        "\u{200b}",
        "\u{90}q",
        "\u{feff}",
        "\t",
        "\r\n",
        "\u{2028}",
        "\u{e0001}",
        "å",
        "統",
    ],
    check: door,
};

fn door(input: &[u8]) -> Result<Shown, String> {
    door_as(input, |words| {
        (
            Plain::line(words).to_string(),
            Plain::text(words).to_string(),
        )
    })
}

/// Words that have passed the door are words to a terminal, and nothing else.
fn door_as(input: &[u8], pass: fn(&str) -> (String, String)) -> Result<Shown, String> {
    let words = String::from_utf8_lossy(input);
    let (line, text) = pass(&words);
    let mut wrong = faults(line.as_bytes(), Place::Lines);
    wrong.extend(faults(text.as_bytes(), Place::Lines));
    if line.contains('\n') || !wrong.is_empty() {
        return Err(format!("{wrong:?}"));
    }
    let marks = line.matches(svar::plain::MARK).count();
    Ok(format!(
        "{} {}",
        marks.min(20),
        text.lines().count().min(20)
    ))
}

#[test]
fn any_words_that_pass_the_door_are_only_words() {
    holds(&DOOR, 50_000);
    is_caught(&DOOR, |input| {
        door_as(input, |words| {
            let words = words.replace(['\u{1b}', '\n', '\r'], "");
            (words.clone(), words)
        })
    });
}
