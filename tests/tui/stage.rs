//! A respondent at a terminal: presses keys and sees what they do.

use std::io::{self, Write};
use std::num::NonZeroU16;

use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use svar::session::{Effect, Event, Fact, Farewell, Session};
use svar::survey::Entry;
use svar::tui::{Backend, Form, Frame, Glyphs, Key, Look, Model, Theme};

use crate::common::{Recorder, begin, shipped};

pub(crate) const PLAIN: Look = Look {
    theme: Theme::None,
    glyphs: Glyphs::Unicode,
    model: Model::Xterm,
    mouse: false,
};

/// As most people see it.
pub(crate) const COLOR: Look = Look {
    theme: Theme::Auto,
    glyphs: Glyphs::Unicode,
    model: Model::Xterm,
    mouse: false,
};

/// A form on a terminal of which every cell is checked after every frame.
pub(crate) struct Stage {
    pub(crate) session: Session,
    pub(crate) world: Recorder,
    form: Form,
    backend: Backend<Line>,
    size: (u16, u16),
    model: Model,
    terminal: vt100::Parser,
    pub(crate) farewell: Option<Farewell>,
    pub(crate) plant: Plant,
}

/// What a backend does that ours must not, to see that it would be noticed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plant {
    Nothing,
    /// Says the ink in force once more.
    RepeatsStyle,
    /// Draws what is there already.
    Repaints,
    /// Sends a frame in two parts.
    WritesTwice,
}

/// The line to the terminal: what goes over it, and in how many parts.
#[derive(Default)]
pub(crate) struct Line {
    pub(crate) bytes: Vec<u8>,
    pub(crate) writes: usize,
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.writes += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Stage {
    pub(crate) fn new(session: Session, size: (u16, u16), look: Look) -> Self {
        let mut stage = Self {
            session,
            world: Recorder::default(),
            form: Form::new(size, look),
            backend: Backend::on(Line::default(), size, look.model),
            size,
            model: look.model,
            terminal: terminal(size),
            farewell: None,
            plant: Plant::Nothing,
        };
        stage.form.settle(&stage.session);
        stage
    }

    pub(crate) fn tour(size: (u16, u16)) -> Self {
        let mut stage = Self::new(begin(&shipped("tour")), size, PLAIN);
        stage.show();
        stage
    }

    /// Draws; returns the bytes sent.
    pub(crate) fn show(&mut self) -> Vec<u8> {
        self.send().bytes
    }

    /// Draws; returns what went over the line.
    pub(crate) fn send(&mut self) -> Line {
        let frame = self.form.draw(&self.session);
        if self.plant == Plant::Repaints {
            self.backend = Backend::on(Line::default(), self.size, Model::Xterm);
        }
        self.backend.show(&frame).unwrap();
        let mut line = std::mem::take(self.backend.out());
        match self.plant {
            Plant::Nothing | Plant::Repaints => {}
            Plant::RepeatsStyle if line.bytes.is_empty() => {}
            Plant::RepeatsStyle => line.bytes.splice(0..0, *b"\x1b[m").for_each(drop),
            Plant::WritesTwice => line.writes += 1,
        }
        self.terminal.process(&obeyed(self.model, &line.bytes));
        if self.plant == Plant::Nothing {
            assert_shows(self.terminal.screen(), &frame);
        }
        line
    }

    pub(crate) fn frame(&self) -> Frame {
        self.form.draw(&self.session)
    }

    pub(crate) fn key(&mut self, key: Key) -> Vec<u8> {
        self.strike(key).bytes
    }

    /// Presses a key; returns what went over the line.
    pub(crate) fn strike(&mut self, key: Key) -> Line {
        if self.farewell.is_none() {
            self.farewell = self.form.press(&mut self.session, &mut self.world, key);
        }
        self.send()
    }

    /// Presses keys as [`keys`] reads them; returns the bytes each one cost.
    pub(crate) fn press(&mut self, script: &str) -> Vec<usize> {
        keys(script)
            .into_iter()
            .map(|key| self.key(key).len())
            .collect()
    }

    pub(crate) fn hear(&mut self, event: Event) {
        self.form.happen(&mut self.session, &mut self.world, event);
        self.show();
    }

    /// The screen as text, with where its cursor stands.
    pub(crate) fn seen(&self) -> String {
        let screen = self.terminal.screen();
        let (row, column) = screen.cursor_position();
        let rows: Vec<String> = screen
            .rows(0, screen.size().1.get())
            .map(|row| row.trim_end().to_owned())
            .collect();
        format!("{}\n[cursor {row}:{column}]", rows.join("\n"))
    }

    /// What is drawn in reverse.
    pub(crate) fn reversed(&self) -> String {
        let (columns, rows) = self.size;
        let places = (0..rows).flat_map(|y| (0..columns).map(move |x| (y, x)));
        let cells = places.filter_map(|(y, x)| self.terminal.screen().cell(y, x));
        let reversed = cells.filter(|cell| cell.inverse());
        reversed.map(vt100::Cell::contents).collect()
    }

    pub(crate) fn entries(&self) -> Vec<String> {
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
        Entry::Parts(parts) => format!("{parts:?}"),
        Entry::Missing(reason) => format!("{reason:?}"),
    }
}

/// Bytes as a terminal of this model takes them: on a console of Windows a line feed goes to the
/// first column, and a tab writes blanks.
pub(crate) fn obeyed(model: Model, bytes: &[u8]) -> Vec<u8> {
    let obeyed = bytes.iter().map(|byte| match byte {
        b'\n' if model == Model::Console => &b"\r\n"[..],
        b'\t' if model == Model::Console => &b"        "[..],
        byte => std::slice::from_ref(byte),
    });
    obeyed.collect::<Vec<_>>().concat()
}

pub(crate) fn terminal((columns, rows): (u16, u16)) -> vt100::Parser {
    let count = |count| NonZeroU16::new(count).unwrap();
    vt100::Parser::new(count(rows), count(columns), 0)
}

/// `Enter`, `Down`, `^q`, `F2`, `_` for a space; any other word is typed.
pub(crate) fn keys(script: &str) -> Vec<Key> {
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
            "F3" => Key::F(3),
            "^q" => Key::Ctrl('q'),
            "^u" => Key::Ctrl('u'),
            "^n" => Key::Ctrl('n'),
            "^g" => Key::Ctrl('g'),
            "^o" => Key::Ctrl('o'),
            "^r" => Key::Ctrl('r'),
            "^t" => Key::Ctrl('t'),
            "^z" => Key::Ctrl('z'),
            "^y" => Key::Ctrl('y'),
            "^x" => Key::Ctrl('x'),
            "_" => Key::Char(' '),
            typed => return typed.chars().map(Key::Char).collect::<Vec<_>>(),
        };
        vec![key]
    });
    words.collect()
}

/// The terminal shows exactly this frame.
pub(crate) fn assert_shows(screen: &vt100::Screen, frame: &Frame) {
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
        Color::DarkGray => vt100::Color::Idx(8),
        Color::LightRed => vt100::Color::Idx(9),
        Color::LightGreen => vt100::Color::Idx(10),
        _ => vt100::Color::Default,
    }
}
