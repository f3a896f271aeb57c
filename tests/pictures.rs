//! The pictures in `docs/`, drawn from the real form, so that none can go stale.
//!
//! `SVAR_UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

mod common;

use std::fmt::Write as _;
use std::{env, fs};

use common::{Recorder, at_root, begin, shipped};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use svar::survey::Language;
use svar::tui::{Form, Frame, Glyphs, Key, Look, Model, Theme};

/// Size of one cell of the picture, in pixels.
const CELL: (u16, u16) = (9, 19);
const MARGIN: u16 = 14;

/// The screen after these keys, in English, with color.
fn screen(survey: &str, size: (u16, u16), keys: &[Key]) -> Frame {
    let (mut session, mut world) = (begin(&shipped(survey)), Recorder::default());
    let english = svar::session::Event::LanguageChosen(Language::new("en").unwrap());
    svar::session::drive(&mut session, &mut world, english);
    let mut form = Form::new(
        size,
        Look {
            theme: Theme::Auto,
            glyphs: Glyphs::Unicode,
            model: Model::Xterm,
        },
    );
    form.settle(&session);
    for key in keys {
        form.press(&mut session, &mut world, key.clone());
    }
    form.draw(&session)
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

/// Color and weight.
fn look(cell: &Cell) -> (&'static str, &'static str) {
    let color = match cell.fg {
        Color::Green => "#8fd19e",
        Color::Red => "#ff9a8d",
        _ if cell.modifier.contains(Modifier::DIM) => "#8b93a5",
        _ => "#e4e7ee",
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
fn svg(frame: &Frame) -> String {
    let area = frame.buffer.area;
    let (width, height) = (
        area.width * CELL.0 + 2 * MARGIN,
        area.height * CELL.1 + 2 * MARGIN,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"#1c212c\"/>\n"
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let (from, first) = (x, &frame.buffer[(x, y)]);
            let mut text = String::new();
            // A word has its own place, so that no font can push its neighbors aside.
            while x < area.width {
                let cell = &frame.buffer[(x, y)];
                if cell.symbol() == " " || look(cell) != look(first) {
                    break;
                }
                text.push_str(cell.symbol());
                x += 1;
            }
            if text.is_empty() {
                x += 1;
            } else {
                out.push_str(&word((from, y), x - from, (look(first), &text)));
            }
        }
    }
    if let Some(cursor) = frame.cursor {
        let (x, y) = (MARGIN + cursor.x * CELL.0, MARGIN + cursor.y * CELL.1);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"2\" height=\"18\" fill=\"#ffd166\"/>"
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
fn check(name: &str, frame: &Frame) {
    let (path, drawn) = (at_root(&format!("docs/{name}.svg")), svg(frame));
    if env::var_os("SVAR_UPDATE_PICTURES").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "docs/{name}.svg is not what the form draws; draw it anew"
    );
}

#[test]
fn the_pictures_show_the_form_as_it_is() {
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    let to_packing = [&start[..], &typed("1\nstavanger\n3\n1\n12.5\n")[..]].concat();
    let packing = [
        &to_packing[..],
        &[Key::Char(' '), Key::Down, Key::Char(' '), Key::Down],
    ]
    .concat();
    check("form", &screen("tour", (72, 20), &packing));
    let lookup = [&start[..], &typed("1\nnes")[..]].concat();
    check("lookup", &screen("tour", (72, 16), &lookup));
    let refused = [&start[..], &typed("1\nstavanger\n3\n4\n")[..]].concat();
    check("refusal", &screen("tour", (72, 12), &refused));
    check("opening", &screen("tour", (72, 20), &[]));
}

#[test]
fn a_changed_screen_changes_its_picture() {
    let before = screen("tour", (60, 20), &[]);
    let mut after = before.clone();
    after.buffer[(3, 0)].set_symbol("X");
    assert_ne!(svg(&before), svg(&after));
}
