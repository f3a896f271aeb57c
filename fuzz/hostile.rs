//! A million hostile texts, drawn and printed: a terminal is told nothing but what is on the
//! list of what may come.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use svar::plain::Plain;
use svar::tui::{Backend, Frame};

use super::change::Random;
use super::scale::scaled;
use super::terminal::{Place, faults};

const TEXTS: usize = 1_000_000;

/// What terminals obey, readers are deceived by, and decoders stumble over.
pub(crate) const PIECES: [&str; 40] = [
    "\u{1b}[2J",
    "\u{1b}]0;t\u{7}",
    "\u{1b}]52;c;YQ==\u{7}",
    "\u{1b}P+q\u{1b}\\",
    "\u{1b}c",
    "\u{1b}[6n",
    "\u{9b}31m",
    "\u{90}",
    "\u{9d}8;;u\u{9c}",
    "\u{0}",
    "\u{7}",
    "\u{8}",
    "\u{b}",
    "\u{c}",
    "\u{e}",
    "\u{f}",
    "\u{18}",
    "\u{7f}",
    "\u{85}",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{ad}",
    "\u{e0041}",
    "\t",
    "\r",
    "\n",
    "\u{2028}",
    "\u{fff9}",
    "\u{fe0f}",
    "a",
    "b1",
    "å",
    "統",
    "e\u{301}",
    "👍",
    "[",
    ";",
];

fn text(random: &mut Random) -> String {
    (0..=random.below(3))
        .map(|_| *random.one_of(&PIECES))
        .collect()
}

/// How many texts were looked at, and what came through that should not.
fn printed(pass: fn(&str) -> String) -> (usize, Vec<String>) {
    let mut random = Random(15);
    let (texts, mut wrong) = (scaled(TEXTS), Vec::new());
    let mut bytes = Vec::new();
    for at in 0..texts {
        // As the output door says trouble, and as an endpoint logs.
        bytes.extend_from_slice(b"svar: ");
        bytes.extend_from_slice(pass(&text(&mut random)).as_bytes());
        bytes.push(b'\n');
        if bytes.len() > 60_000 || at + 1 == texts {
            wrong.extend(faults(&bytes, Place::Lines));
            bytes.clear();
        }
    }
    (texts, wrong)
}

#[test]
fn a_million_hostile_texts_are_printed_as_words() {
    let (texts, wrong) = printed(|words| Plain::text(words).to_string());
    assert_eq!((texts, wrong), (scaled(TEXTS), Vec::new()));
}

#[test]
fn a_printer_that_lets_c1_controls_through_is_caught() {
    let only_ascii = |words: &str| words.chars().filter(|c| !c.is_ascii_control()).collect();
    let (_, wrong) = printed(only_ascii);
    assert!(
        wrong
            .iter()
            .any(|fault| fault.contains("CSI") || fault.contains("control")),
        "{wrong:?}"
    );
}

const WIDTH: u16 = 240;
const HEIGHT: u16 = 240;
/// Columns of a text, and one between two.
const COLUMN: u16 = 6;

/// The same on the full screen: as many texts a frame as find room.
fn drawn(pass: fn(&str) -> String, texts: usize) -> (usize, Vec<String>) {
    let mut random = Random(51);
    let mut backend = Backend::new(Vec::new(), (WIDTH, HEIGHT));
    let (mut count, mut wrong) = (0, Vec::new());
    while count < texts && wrong.is_empty() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
        for y in 0..HEIGHT {
            for x in (0..WIDTH).step_by(usize::from(COLUMN)) {
                let words = pass(&text(&mut random));
                let width = usize::from(COLUMN - 1);
                buffer.set_stringn(x, y, words, width, Style::reset());
                count += 1;
            }
        }
        backend
            .show(&Frame {
                buffer,
                cursor: None,
            })
            .unwrap();
        wrong = faults(&std::mem::take(backend.out()), Place::Screen);
    }
    (count, wrong)
}

#[test]
fn a_million_hostile_texts_are_drawn_as_words() {
    let (count, wrong) = drawn(|words| Plain::line(words).to_string(), scaled(TEXTS));
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count >= scaled(TEXTS));
}

#[test]
fn a_drawer_that_lets_invisible_signs_through_is_caught() {
    let (_, wrong) = drawn(str::to_owned, scaled(TEXTS));
    assert!(
        wrong.iter().any(|fault| fault.starts_with("U+")),
        "{wrong:?}"
    );
}
