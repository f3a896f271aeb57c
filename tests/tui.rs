//! The full screen, seen through a model of a terminal: what is shown, what it costs in
//! bytes, and what reaches the session.

mod common;

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use svar::plain::Plain;
use svar::session::{Effect, Event, Fact, Farewell, News, Session};
use svar::survey::Entry;
use svar::tui::{Backend, Form, Frame, Key, Look};

use common::{Recorder, begin, shipped, with_questions};

const PLAIN: Look = Look {
    color: false,
    ascii: false,
};

/// A form on a terminal of which every cell is checked after every frame.
struct Stage {
    session: Session,
    world: Recorder,
    form: Form,
    backend: Backend<Vec<u8>>,
    terminal: vt100::Parser,
    farewell: Option<Farewell>,
}

impl Stage {
    fn new(session: Session, size: (u16, u16), look: Look) -> Self {
        let mut stage = Self {
            session,
            world: Recorder::default(),
            form: Form::new(size, look),
            backend: Backend::new(Vec::new(), size),
            terminal: terminal(size),
            farewell: None,
        };
        stage.form.settle(&stage.session);
        stage
    }

    fn tour(size: (u16, u16)) -> Self {
        let mut stage = Self::new(begin(&shipped("tour")), size, PLAIN);
        stage.show();
        stage
    }

    /// Draws; returns the bytes sent, and the number of writes.
    fn show(&mut self) -> Vec<u8> {
        let frame = self.form.draw(&self.session);
        self.backend.show(&frame).unwrap();
        let bytes = std::mem::take(self.backend.out());
        self.terminal.process(&bytes);
        assert_shows(self.terminal.screen(), &frame);
        bytes
    }

    fn key(&mut self, key: Key) -> Vec<u8> {
        if self.farewell.is_none() {
            self.farewell = self.form.press(&mut self.session, &mut self.world, key);
        }
        self.show()
    }

    /// Presses keys as [`keys`] reads them; returns the bytes each one cost.
    fn press(&mut self, script: &str) -> Vec<usize> {
        keys(script)
            .into_iter()
            .map(|key| self.key(key).len())
            .collect()
    }

    fn hear(&mut self, event: Event) {
        self.form.happen(&mut self.session, &mut self.world, event);
        self.show();
    }

    /// The screen as text, with where its cursor stands.
    fn seen(&self) -> String {
        let screen = self.terminal.screen();
        let (row, column) = screen.cursor_position();
        let rows: Vec<String> = screen
            .rows(0, screen.size().1.get())
            .map(|row| row.trim_end().to_owned())
            .collect();
        format!("{}\n[cursor {row}:{column}]", rows.join("\n"))
    }

    fn entries(&self) -> Vec<String> {
        let facts = self.world.effects.iter().filter_map(|effect| match effect {
            Effect::Record(Fact::Entered { place, entry }) => {
                Some(format!("{place} = {}", said(entry)))
            }
            Effect::Record(Fact::Cleared { place }) => Some(format!("{place} cleared")),
            _ => None,
        });
        facts.collect()
    }
}

fn said(entry: &Entry) -> String {
    match entry {
        Entry::Typed(typed) => typed.clone(),
        Entry::Picked(picks) => format!("{:?} {:?}", picks.codes, picks.details),
        Entry::Cells(cells) => {
            let cells = cells
                .iter()
                .map(|(row, picks)| format!("{row}: {:?}", picks.codes));
            cells.collect::<Vec<_>>().join(", ")
        }
        Entry::Missing(reason) => format!("{reason:?}"),
    }
}

fn terminal((columns, rows): (u16, u16)) -> vt100::Parser {
    let count = |count| NonZeroU16::new(count).unwrap();
    vt100::Parser::new(count(rows), count(columns), 0)
}

/// `Enter`, `Down`, `^q`, `F2`, `_` for a space; any other word is typed.
fn keys(script: &str) -> Vec<Key> {
    let words = script.split_whitespace().flat_map(|word| {
        let key = match word {
            "Enter" => Key::Enter,
            "Alt-Enter" => Key::AltEnter,
            "Tab" => Key::Tab,
            "BackTab" => Key::BackTab,
            "Esc" => Key::Esc,
            "Up" => Key::Up,
            "Down" => Key::Down,
            "Left" => Key::Left,
            "Right" => Key::Right,
            "Home" => Key::Home,
            "End" => Key::End,
            "PgUp" => Key::PageUp,
            "PgDn" => Key::PageDown,
            "Back" => Key::Backspace,
            "Del" => Key::Delete,
            "F1" => Key::F(1),
            "F2" => Key::F(2),
            "^q" => Key::Ctrl('q'),
            "^u" => Key::Ctrl('u'),
            "_" => Key::Char(' '),
            typed => return typed.chars().map(Key::Char).collect::<Vec<_>>(),
        };
        vec![key]
    });
    words.collect()
}

/// The terminal shows exactly this frame.
fn assert_shows(screen: &vt100::Screen, frame: &Frame) {
    let area = frame.buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let wanted = frame.buffer.cell((x, y)).unwrap();
            let shown = screen.cell(y, x).unwrap();
            let symbol = if shown.has_contents() {
                shown.contents()
            } else {
                " "
            };
            assert_eq!(symbol, wanted.symbol(), "at row {y}, column {x}");
            if symbol != " " {
                assert_eq!(
                    shown.bold(),
                    wanted.modifier.contains(Modifier::BOLD),
                    "{y}:{x}"
                );
                assert_eq!(
                    shown.dim(),
                    wanted.modifier.contains(Modifier::DIM),
                    "{y}:{x}"
                );
                assert_eq!(shown.fgcolor(), color(wanted.fg), "{y}:{x}");
            }
            assert_eq!(
                shown.inverse(),
                wanted.modifier.contains(Modifier::REVERSED),
                "{y}:{x}"
            );
            x += if shown.is_wide() { 2 } else { 1 };
        }
    }
    assert_eq!(screen.hide_cursor(), frame.cursor.is_none());
    if let Some(Position { x, y }) = frame.cursor {
        assert_eq!(screen.cursor_position(), (y, x), "cursor");
    }
}

fn color(color: Color) -> vt100::Color {
    match color {
        Color::Red => vt100::Color::Idx(1),
        Color::Green => vt100::Color::Idx(2),
        _ => vt100::Color::Default,
    }
}

#[test]
fn the_tour_can_be_taken_by_keyboard_alone() {
    let mut stage = Stage::tour((80, 24));
    insta::assert_snapshot!("opening", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("note", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("single", stage.seen());
    stage.press("Enter hamar");
    insta::assert_snapshot!("lookup", stage.seen());
    stage.press("Enter 3 Enter 9");
    insta::assert_snapshot!("number", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("refused", stage.seen());
    stage.press("Back 1 Enter 12,5 Enter");
    insta::assert_snapshot!("multi", stage.seen());
    stage.press("_ 6 kaffe _ og _ bål Enter");
    insta::assert_snapshot!("grid", stage.seen());
    stage.press("Enter Right Enter 3 Tab");
    insta::assert_snapshot!("rank", stage.seen());
    stage.press("Down _ Down Down _ Up 1 Enter");
    stage.press("Ta Alt-Enter med");
    insta::assert_snapshot!("text", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("review", stage.seen());
    stage.press("S Enter");
    insta::assert_snapshot!("filed", stage.seen());
    stage.hear(Event::Delivered(News::Receipted {
        code: Plain::from("ABCD-EFGH-2345"),
        received: Plain::from("1. oktober 2024 kl. 12.30"),
        note: None,
    }));
    insta::assert_snapshot!("receipted", stage.seen());
    stage.press("Enter");
    assert_eq!(stage.farewell, Some(Farewell::Filed));
    insta::assert_debug_snapshot!("entries", stage.entries());
    insta::assert_debug_snapshot!("sheet", stage.world.filed().unwrap().answers);
}

#[test]
fn the_tour_fits_a_small_screen() {
    let mut stage = Stage::tour((40, 12));
    let mut screens = vec![stage.seen()];
    for script in [
        "Enter",
        "Enter",
        "Enter",
        "Enter",
        "Enter",
        "hå",
        "Enter 3 Enter 0 Enter 3 Enter",
        "6 sag",
        "Enter 1",
        "Tab",
        "F1",
    ] {
        stage.press(script);
        screens.push(format!("{script}\n{}", stage.seen()));
    }
    insta::assert_snapshot!("small", screens.join("\n\n"));
}

#[test]
fn keys_that_work_are_told_in_the_language_spoken() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Enter Enter ?");
    insta::assert_snapshot!("help", stage.seen());
    stage.press("Esc F2 F2 ?");
    insta::assert_snapshot!("help-en", stage.seen());
    stage.press("Esc Esc Esc");
    insta::assert_snapshot!("opening-en", stage.seen());
}

#[test]
fn letters_are_letters_where_text_is_typed() {
    let questions = "[[page.question]]\nid = 'why'\nkind = 'text'\ntext.en = 'Why?'\n";
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter ?1q");
    assert_eq!(stage.entries().last().unwrap(), "why = ?1q");
    stage.press("F1");
    assert!(stage.seen().contains("Keys that work here"));
}

#[test]
fn a_reason_stands_below_its_field() {
    let questions = "[[page.question]]\nid = 'staff'\nkind = 'integer'\nrequired = true\n\
                     missing = ['dont_know', 'refused']\ntext.en = 'How many?'\n\
                     unit.en = 'people'\n";
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter Enter");
    insta::assert_snapshot!("reasons-required", stage.seen());
    stage.press("Down Down _");
    insta::assert_snapshot!("reasons", stage.seen());
    stage.press("12");
    assert_eq!(
        stage.entries(),
        ["staff = Refused", "staff = 1", "staff = 12"]
    );
}

#[test]
fn a_paste_is_text_and_never_a_key() {
    let questions = "[[page.question]]\nid = 'why'\nkind = 'text'\nlines = 3\ntext.en = 'Why?'\n\
                     [[page.question]]\nid = 'who'\nkind = 'text'\ntext.en = 'Who?'\n";
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter");
    stage.key(Key::Paste("one\r\ntwo\x1b[31m\x07\r".to_owned()));
    stage.press("Enter");
    stage.key(Key::Paste("one\ntwo\t3\x1b".to_owned()));
    assert_eq!(stage.entries(), ["why = one\ntwo[31m\n", "who = one two 3"]);
}

#[test]
fn no_consent_keeps_nothing_and_says_so() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Down Enter");
    insta::assert_snapshot!("declined", stage.seen());
    stage.press("Enter");
    assert_eq!(stage.farewell, Some(Farewell::Declined));
}

#[test]
fn leaving_keeps_the_draft_from_anywhere() {
    for script in ["^q", "Enter ^q", "Enter Enter Enter os ^q", "Enter F1 ^q"] {
        let mut stage = Stage::tour((80, 24));
        stage.press(script);
        assert_eq!(stage.farewell, Some(Farewell::Kept), "{script}");
    }
    let mut small = Stage::tour((30, 8));
    insta::assert_snapshot!("too-small", small.seen());
    small.press("Enter x ^q");
    assert_eq!(small.farewell, Some(Farewell::Kept));
}

#[test]
fn ascii_is_enough() {
    let look = Look {
        color: true,
        ascii: true,
    };
    let mut stage = Stage::new(begin(&shipped("tour")), (80, 24), look);
    let mut bytes = stage.show();
    for key in keys("Enter Enter 1 F1 F1 Enter hamarø Enter 3 Tab 1 Tab 2 Tab 6 æøå Tab") {
        bytes.extend(stage.key(key));
    }
    insta::assert_snapshot!("ascii", stage.seen());
    assert!(bytes.is_ascii());
}

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
    let filter = stage.press("hamarøy");
    assert!(
        filter.iter().all(|bytes| *bytes <= 200),
        "a filter costs {filter:?}"
    );
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
            (prop::collection::vec(cells(), 0..12), prop::option::of((0..20u16, 0..6u16)), 0..4u8),
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
                let from = match carry { 0 => None, 1 => Some(y), 2 => y.checked_sub(1), _ => Some(y + 1) };
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
        presses in prop::collection::vec(0..40usize, 0..60),
        small in any::<bool>(),
    ) {
        let size = if small { (40, 12) } else { (80, 24) };
        let mut stage = Stage::tour(size);
        for press in presses {
            stage.key(any_key(press));
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

fn any_key(number: usize) -> Key {
    const WORDS: &str = "Enter Enter Enter Tab BackTab Esc Up Down Down Left Right Home End PgUp PgDn Back Del F1 F2 ^u _ _ 1 2 3 9 a s o ? å - , Alt-Enter";
    let words = keys(WORDS);
    match number {
        38 => Key::Paste("a\tb\u{1b}[2J\r\n統e\u{301}".to_owned()),
        39 => Key::Char('\u{301}'),
        _ => words[number % words.len()].clone(),
    }
}
