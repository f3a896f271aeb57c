//! A frame as a picture: what is seen in the window of a terminal.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use svar::tui::Frame;

/// Size of one cell of the picture, in pixels.
const CELL: (u16, u16) = (9, 19);
const MARGIN: u16 = 14;

/// The colors of a terminal's window.
#[derive(Clone, Copy)]
pub(crate) struct Paper {
    ground: &'static str,
    letters: &'static str,
    faint: &'static str,
    cursor: &'static str,
}

pub(crate) const NIGHT: Paper = Paper {
    ground: "#1c212c",
    letters: "#e4e7ee",
    faint: "#8b93a5",
    cursor: "#ffd166",
};

pub(crate) const DAY: Paper = Paper {
    ground: "#fbfaf7",
    letters: "#23262e",
    faint: "#6b7280",
    cursor: "#c2410c",
};

/// How a word looks.
#[derive(Clone, Copy, PartialEq)]
struct Ink {
    color: &'static str,
    is_bold: bool,
    is_underlined: bool,
    /// What is behind the glyphs, where that is not the paper.
    behind: Option<&'static str>,
}

fn ink(cell: &Cell, paper: Paper) -> Ink {
    let color = match cell.fg {
        Color::Green if paper.ground == DAY.ground => "#15803d",
        Color::Red if paper.ground == DAY.ground => "#b91c1c",
        Color::Green | Color::LightGreen => "#8fd19e",
        Color::Red | Color::LightRed => "#ff9a8d",
        Color::DarkGray => paper.faint,
        _ if cell.modifier.contains(Modifier::DIM) => paper.faint,
        _ => paper.letters,
    };
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    Ink {
        color: if is_reversed { paper.ground } else { color },
        behind: is_reversed.then_some(color),
        is_bold: cell.modifier.contains(Modifier::BOLD),
        is_underlined: cell.modifier.contains(Modifier::UNDERLINED),
    }
}

fn word((x, y): (u16, u16), cells: u16, (ink, text): (Ink, &str)) -> String {
    let (left, base) = (MARGIN + x * CELL.0, MARGIN + y * CELL.1 + 14);
    let length = cells * CELL.0;
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let color = ink.color;
    let weight = if ink.is_bold { "bold" } else { "normal" };
    let line = if ink.is_underlined {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    // Blanks are seen there, and kept.
    let kept = if ink.behind.is_some() {
        " xml:space=\"preserve\""
    } else {
        ""
    };
    let behind = ink.behind.map_or(String::new(), |behind| {
        let (top, height) = (MARGIN + y * CELL.1, CELL.1);
        format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{length}\" height=\"{height}\" fill=\"{behind}\"/>\n"
        )
    });
    format!(
        "{behind}<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" \
         lengthAdjust=\"spacingAndGlyphs\" fill=\"{color}\" font-weight=\"{weight}\"{line}{kept}>{text}</text>\n"
    )
}

/// Cells as text in runs of one style, and the terminal's cursor as a bar.
pub(crate) fn svg(frame: &Frame, paper: Paper) -> String {
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
                let (this, first) = (ink(cell, paper), ink(first, paper));
                let is_bare = cell.symbol() == " " && this.behind.is_none();
                if is_bare || this != first {
                    break;
                }
                text.push_str(cell.symbol());
                x += 1;
            }
            if text.is_empty() {
                x += 1;
            } else {
                out.push_str(&word((from, y), x - from, (ink(first, paper), &text)));
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
