//! The pictures in `docs/`, drawn from the real form, so that none can go stale.
//!
//! `SVAR_UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

mod common;

use std::fmt::Write as _;
use std::sync::Arc;
use std::{env, fs};

use common::desk::Shelf;
use common::{Recorder, at_root, begin, shipped, with_questions};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use svar::locale::Locale;
use svar::plain::Plain;
use svar::session::{Event, News, Position, drive};
use svar::survey::{Language, Survey};
use svar::tui::home::Home;
use svar::tui::{Form, Frame, Glyphs, Key, Look, Model, Theme};

/// Size of one cell of the picture, in pixels.
const CELL: (u16, u16) = (9, 19);
const MARGIN: u16 = 14;

const COLOR: Look = Look {
    theme: Theme::Auto,
    glyphs: Glyphs::Unicode,
    model: Model::Xterm,
};

/// The screen after these keys, in English, with color.
fn screen(survey: &str, size: (u16, u16), keys: &[Key]) -> Frame {
    screen_after(survey, size, (keys, &[]))
}

/// The same after something has happened besides.
fn screen_after(survey: &str, size: (u16, u16), (keys, events): (&[Key], &[Event])) -> Frame {
    let (mut session, mut world) = (begin(&shipped(survey)), Recorder::default());
    let english = Event::LanguageChosen(Language::new("en").unwrap());
    drive(&mut session, &mut world, english);
    let mut form = Form::new(size, COLOR);
    form.settle(&session);
    for key in keys {
        form.press(&mut session, &mut world, key.clone());
    }
    for event in events {
        form.happen(&mut session, &mut world, event.clone());
    }
    form.draw(&session)
}

/// What follows on the sending of a survey's answers.
fn screen_of(survey: &Arc<Survey>, events: &[Event]) -> Frame {
    let (mut session, mut world) = (begin(survey), Recorder::default());
    let mut form = Form::new((72, 18), COLOR);
    form.settle(&session);
    for event in events {
        form.happen(&mut session, &mut world, event.clone());
    }
    form.draw(&session)
}

/// The home screen, with something of everything.
fn home(size: (u16, u16), keys: &[Key]) -> Frame {
    let mut desk = Shelf::of(Shelf::english());
    let mut home = Home::new(&mut desk, (size, COLOR), Locale::for_tags(["en"]));
    for key in keys {
        home.press(&mut desk, key.clone());
    }
    home.draw()
}

fn typed(text: &str) -> Vec<Key> {
    text.chars()
        .map(|letter| {
            if letter == '\n' {
                Key::Enter
            } else {
                Key::Char(letter)
            }
        })
        .collect()
}

/// The colors of a terminal's window.
#[derive(Clone, Copy)]
struct Paper {
    ground: &'static str,
    letters: &'static str,
    faint: &'static str,
    cursor: &'static str,
}

const NIGHT: Paper = Paper {
    ground: "#1c212c",
    letters: "#e4e7ee",
    faint: "#8b93a5",
    cursor: "#ffd166",
};

const DAY: Paper = Paper {
    ground: "#fbfaf7",
    letters: "#23262e",
    faint: "#6b7280",
    cursor: "#c2410c",
};

/// Color and weight.
fn look(cell: &Cell, paper: Paper) -> (&'static str, &'static str) {
    let color = match cell.fg {
        Color::Green if paper.ground == DAY.ground => "#15803d",
        Color::Red if paper.ground == DAY.ground => "#b91c1c",
        Color::Green | Color::LightGreen => "#8fd19e",
        Color::Red | Color::LightRed => "#ff9a8d",
        Color::DarkGray => paper.faint,
        _ if cell.modifier.contains(Modifier::DIM) => paper.faint,
        _ => paper.letters,
    };
    let bold = cell.modifier.contains(Modifier::BOLD);
    (color, if bold { "bold" } else { "normal" })
}

/// How a word looks, and its letters.
type Word<'a> = ((&'static str, &'static str), &'a str);

fn word((x, y): (u16, u16), cells: u16, ((color, weight), text): Word<'_>) -> String {
    let (left, base) = (MARGIN + x * CELL.0, MARGIN + y * CELL.1 + 14);
    let length = cells * CELL.0;
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" \
         lengthAdjust=\"spacingAndGlyphs\" fill=\"{color}\" font-weight=\"{weight}\">{text}</text>\n"
    )
}

/// Cells as text in runs of one style, and the terminal's cursor as a bar.
fn svg(frame: &Frame, paper: Paper) -> String {
    let area = frame.buffer.area;
    let (width, height) = (
        area.width * CELL.0 + 2 * MARGIN,
        area.height * CELL.1 + 2 * MARGIN,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{}\"/>\n",
        paper.ground
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let (from, first) = (x, &frame.buffer[(x, y)]);
            let mut text = String::new();
            // A word has its own place, so that no font can push its neighbors aside.
            while x < area.width {
                let cell = &frame.buffer[(x, y)];
                if cell.symbol() == " " || look(cell, paper) != look(first, paper) {
                    break;
                }
                text.push_str(cell.symbol());
                x += 1;
            }
            if text.is_empty() {
                x += 1;
            } else {
                out.push_str(&word((from, y), x - from, (look(first, paper), &text)));
            }
        }
    }
    if let Some(cursor) = frame.cursor {
        let (x, y) = (MARGIN + cursor.x * CELL.0, MARGIN + cursor.y * CELL.1);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"2\" height=\"18\" fill=\"{}\"/>",
            paper.cursor
        );
    }
    out.push_str("</svg>\n");
    out
}

#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the test says whether to draw"
)]
fn check(name: &str, frame: &Frame, paper: Paper) {
    let (path, drawn) = (at_root(&format!("docs/{name}.svg")), svg(frame, paper));
    if env::var_os("SVAR_UPDATE_PICTURES").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "docs/{name}.svg is not what the form draws; draw it anew"
    );
}

/// To the question of what has to be in the backpack.
fn to_packing() -> Vec<Key> {
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    [&start[..], &typed("1\nstavanger\n3\n1\n12.5\n")[..]].concat()
}

#[test]
fn the_pictures_show_the_form_as_it_is() {
    let packing = [
        &to_packing()[..],
        &[Key::Char(' '), Key::Down, Key::Char(' '), Key::Down],
    ]
    .concat();
    let form = screen("tour", (72, 20), &packing);
    check("form", &form, NIGHT);
    check("form-light", &form, DAY);
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    let lookup = [&start[..], &typed("1\nnes")[..]].concat();
    check("lookup", &screen("tour", (72, 16), &lookup), NIGHT);
    let refused = [&start[..], &typed("1\nstavanger\n3\n4\n")[..]].concat();
    check("refusal", &screen("tour", (72, 12), &refused), NIGHT);
    check("opening", &screen("tour", (72, 20), &[]), NIGHT);
    check("small", &screen("tour", (40, 12), &packing), NIGHT);
    let help = [&packing[..], &[Key::Char('?')]].concat();
    check("help", &screen("tour", (72, 22), &help), NIGHT);
}

#[test]
fn the_pictures_show_every_kind_of_question() {
    let size = (72, 18);
    let grid = [&to_packing()[..], &typed(" \n12")[..]].concat();
    check("grid", &screen("tour", size, &grid), NIGHT);
    let rank = [&grid[..], &typed("3")[..], &[Key::Tab, Key::Down]].concat();
    let rank = [&rank[..], &typed(" ")[..], &[Key::Down, Key::Down]].concat();
    let rank = [&rank[..], &typed(" ")[..]].concat();
    check("rank", &screen("tour", size, &rank), NIGHT);
    let text = [
        &rank[..],
        &[Key::Tab],
        &typed("Bring a spare pair of socks")[..],
    ]
    .concat();
    check("text", &screen("tour", size, &text), NIGHT);
}

#[test]
fn the_pictures_show_the_end() {
    let answers = [&to_packing()[..], &typed(" \n123")[..]].concat();
    let review = [Event::WentTo(Position::Review)];
    check(
        "review",
        &screen_after("tour", (72, 24), (&answers, &review)),
        NIGHT,
    );
    let receipted = Event::Delivered(News::Receipted {
        code: Plain::from("ABCD-EFGH-2345"),
        received: Plain::from("2024-10-01 12:30"),
        note: None,
    });
    let sent = [Event::Submitted, receipted];
    let little = screen_of(
        &with_questions("[[page.question]]\nid = 'a'\nkind = 'text'\ntext.en = 'A?'\n"),
        &sent,
    );
    check("receipt", &little, NIGHT);
}

#[test]
fn the_pictures_show_what_is_on_this_machine() {
    check("home", &home((100, 24), &[]), NIGHT);
    let discarding = [Key::Char('d')];
    check("home-discard", &home((80, 18), &discarding), NIGHT);
}

#[test]
fn a_changed_screen_changes_its_picture() {
    let before = screen("tour", (60, 20), &[]);
    let mut after = before.clone();
    after.buffer[(3, 0)].set_symbol("X");
    assert_ne!(svg(&before, NIGHT), svg(&after, NIGHT));
}
