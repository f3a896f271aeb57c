//! What the screen costs on the line, and that the terminal shows what it should.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use svar::tui::{Backend, Frame, Key};

use crate::common::{begin, shipped};
use crate::stage::{PLAIN, Stage, assert_shows, keys, terminal};

#[test]
fn a_letter_costs_a_byte_and_what_does_not_change_costs_none() {
    let mut stage = Stage::tour((80, 24));
    assert_eq!(stage.show().len(), 0);
    stage.press("Enter Enter Enter Enter Enter");
    assert_eq!(stage.press("1 2"), [1, 1]);
    assert_eq!(stage.key(Key::Backspace), b"\x08 \x08");
    assert_eq!(stage.press("x"), [1]);
    assert_eq!(stage.press("Left"), [1]);
    let inserted = stage.press("y")[0];
    let erased = stage.press("Back")[0];
    assert!(inserted <= 6 && erased <= 6, "{inserted} and {erased}");
}

#[test]
fn a_screen_costs_little_more_than_its_words() {
    let mut stage = Stage::new(begin(&shipped("tour")), (80, 24), PLAIN);
    let first = stage.show().len();
    let text = stage.seen().len();
    assert!(
        first <= 900,
        "the first screen costs {first} bytes for {text}"
    );
    let moves = stage.press("Down Up");
    assert!(
        moves.iter().all(|bytes| *bytes <= 20),
        "moves cost {moves:?}"
    );
    stage.press("Enter Enter Enter");
    for start in "abcdefghijklmnoprstuvyøå".chars() {
        let mut filter = stage.press(&format!("{start}an"));
        filter.extend(stage.press("Back Back Back"));
        let dear = filter.iter().filter(|bytes| **bytes > 200).count();
        assert_eq!(dear, 0, "a filter costs {filter:?} after {start}");
    }
    stage.press("^u Down Down Down Down Down Down Down");
    let scrolled = stage.press("Down Down Down");
    assert!(
        scrolled.iter().all(|bytes| *bytes <= 40),
        "scrolling costs {scrolled:?}"
    );
    stage.press("Enter 3 Tab 1 Tab 5 Tab");
    let ticked = stage.press("_ Down _ Up _");
    assert!(
        ticked.iter().all(|bytes| *bytes <= 20),
        "ticks cost {ticked:?}"
    );
}

/// Any cell a view could draw, and some that it could not.
fn cells() -> impl Strategy<Value = (u16, u16, String, u8)> {
    let symbol = prop_oneof![
        4 => "[ a-c]{1,9}",
        1 => "[▸●│å]{1,3}",
        1 => Just("統計".to_owned()),
        1 => Just("e\u{301}o".to_owned()),
        2 => Just("                    ".to_owned()),
    ];
    (0..20u16, 0..6u16, symbol, 0..5u8)
}

fn style(number: u8) -> Style {
    let style = Style::reset();
    match number {
        1 => style.add_modifier(Modifier::BOLD),
        2 => style.add_modifier(Modifier::DIM).fg(Color::Red),
        3 => style.add_modifier(Modifier::REVERSED),
        _ => style,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_frame_is_reached_from_any_other(
        frames in prop::collection::vec(
            (prop::collection::vec(cells(), 0..12), prop::option::of((0..20u16, 0..6u16)), 0..6u8),
            1..8,
        )
    ) {
        let mut backend = Backend::new(Vec::new(), (20, 6));
        let mut terminal = terminal((20, 6));
        let mut last = Buffer::empty(Rect::new(0, 0, 20, 6));
        for (cells, cursor, carry) in frames {
            // Frames follow from each other: the same, or scrolled by a row either way.
            let mut buffer = Buffer::empty(last.area);
            for (x, y) in (0..6u16).flat_map(|y| (0..20).map(move |x| (x, y))) {
                let from = match carry { 0 => None, 1 => Some(y), 2 => y.checked_sub(1), 3 => Some(y + 1), 4 => y.checked_sub(3), _ => Some(y + 2) };
                if let Some(cell) = from.and_then(|from| last.cell((x, from))) {
                    buffer[(x, y)] = cell.clone();
                }
            }
            for (x, y, words, number) in cells {
                buffer.set_string(x, y, words, style(number));
            }
            let cursor = cursor.map(|(x, y)| Position { x, y });
            let frame = Frame { buffer: mended(buffer), cursor };
            backend.show(&frame).unwrap();
            terminal.process(&std::mem::take(backend.out()));
            assert_shows(terminal.screen(), &frame);
            backend.show(&frame).unwrap();
            prop_assert!(backend.out().is_empty());
            last = frame.buffer;
        }
    }

    #[test]
    fn any_keys_are_survived(
        presses in prop::collection::vec((0..52usize, 0..80u16, 0..24u16), 0..60),
        small in any::<bool>(),
        long in any::<bool>(),
    ) {
        let size = if small { (40, 12) } else { (80, 24) };
        let survey = if long { "innovation-executives" } else { "tour" };
        let mut stage = Stage::new(begin(&shipped(survey)), size, PLAIN);
        stage.press("Enter Enter Enter Enter");
        for (press, column, row) in presses {
            stage.key(match press {
                40..=47 => Key::Click { column, row },
                48 | 49 => Key::WheelUp,
                50 | 51 => Key::WheelDown,
                press => any_key(press),
            });
        }
    }
}

/// Halves of wide glyphs, which random drawing leaves behind, are blanked.
fn mended(mut buffer: Buffer) -> Buffer {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let wide = buffer[(x, y)].symbol().len() > 2
                && !"▸●│".contains(buffer[(x, y)].symbol())
                && !buffer[(x, y)].symbol().contains('\u{301}');
            if wide && x + 1 < buffer.area.width {
                buffer[(x + 1, y)].reset();
                x += 1;
            } else if wide {
                buffer[(x, y)].reset();
            }
            x += 1;
        }
    }
    buffer
}

pub(crate) fn any_key(number: usize) -> Key {
    const WORDS: &str = "Enter Enter Enter Tab BackTab Esc Up Down Down Left Right Home End PgUp PgDn Back Del F1 F2 ^u _ _ 1 2 3 9 a s o ? å - , Alt-Enter";
    let words = keys(WORDS);
    match number {
        38 => Key::Paste("a\tb\u{1b}[2J\r\n統e\u{301}".to_owned()),
        39 => Key::Char('\u{301}'),
        _ => words[number % words.len()].clone(),
    }
}
