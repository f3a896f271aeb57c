//! The terminal's cursor and the ink in force: what it takes to move one and change the other.

use std::io::Write as _;

use ratatui::style::{Color, Modifier};

use super::Block;
use super::canvas::Canvas;
use super::mark::{Glyph, Ink, Mark};
use crate::tui::model::Model;

const BACKSPACE: u8 = 8;

/// Where terminals have their tab stops unless somebody has moved them.
pub(in crate::tui) const TAB_COLUMNS: u16 = 8;

/// Collects the bytes of one frame; knows what the terminal was told before.
#[derive(Clone, Debug)]
pub(super) struct Pen {
    pub(super) bytes: Vec<u8>,
    pub(super) model: Model,
    /// Where the terminal's cursor is; `None` where terminals may disagree.
    at: Option<(u16, u16)>,
    ink: Ink,
    pub(super) shown: bool,
}

impl Pen {
    pub(super) fn new(model: Model) -> Self {
        Self {
            bytes: Vec::new(),
            model,
            at: None,
            ink: Ink::default(),
            shown: true,
        }
    }

    /// Nothing is known of the place any more, as after a resize.
    pub(super) fn lose_place(&mut self) {
        self.at = None;
    }

    fn say(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn show(&mut self, shown: bool) {
        if self.shown != shown {
            self.say(if shown { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.shown = shown;
        }
    }

    /// Takes the shortest way to a place.
    pub(super) fn go(&mut self, canvas: &Canvas, (x, y): (u16, u16)) {
        if self.at == Some((x, y)) {
            return;
        }
        let mut best = absolute(x, y);
        if let Some(from) = self.at {
            let across = self.across(canvas, from, (x, y));
            let mut relative = self.vertical(from.1, y);
            relative.extend(across);
            if relative.len() < best.len() {
                best = relative;
            }
        }
        self.bytes.extend(best);
        self.at = Some((x, y));
    }

    fn vertical(&self, from: u16, to: u16) -> Vec<u8> {
        let mut bytes = Vec::new();
        match to.checked_sub(from) {
            Some(down) if self.model.moves_by_controls() && down <= 3 => {
                bytes.resize(usize::from(down), b'\n');
            }
            Some(0) => {}
            Some(down) => control(&mut bytes, down, b'B'),
            None if from - to == 1 => bytes.extend(b"\x1bM"),
            None => control(&mut bytes, from - to, b'A'),
        }
        bytes
    }

    /// The shortest way along a row: steps, tabs, a jump, or over what stands there already.
    fn across(&self, canvas: &Canvas, (from, _): (u16, u16), (x, y): (u16, u16)) -> Vec<u8> {
        let mut ways = Vec::with_capacity(6);
        let before = x / TAB_COLUMNS * TAB_COLUMNS;
        for (start, lead) in [(from, &b""[..]), (0, b"\r")] {
            ways.push([lead, &self.steps(canvas, start, (x, y))].concat());
            let stops = [before, before + TAB_COLUMNS].into_iter();
            let stops = stops.filter(|stop| start < *stop && *stop < canvas.width);
            for stop in stops.filter(|_| self.model.moves_by_controls()) {
                let tabs = vec![b'\t'; usize::from(stop / TAB_COLUMNS - start / TAB_COLUMNS)];
                ways.push([lead, &tabs, &self.steps(canvas, stop, (x, y))].concat());
            }
        }
        ways.into_iter().min_by_key(Vec::len).unwrap_or_default()
    }

    /// The shortest way along a row without tabs.
    fn steps(&self, canvas: &Canvas, start: u16, (x, y): (u16, u16)) -> Vec<u8> {
        let mut jump = Vec::new();
        if start < x {
            control(&mut jump, x - start, b'C');
            let over = self.over(canvas, start..x, y);
            return over.filter(|over| over.len() <= jump.len()).unwrap_or(jump);
        }
        match start - x {
            back @ 0..=3 => jump.resize(usize::from(back), BACKSPACE),
            back => control(&mut jump, back, b'D'),
        }
        jump
    }

    /// The bytes that write what stands in a stretch once more, where the ink allows it.
    fn over(&self, canvas: &Canvas, columns: std::ops::Range<u16>, y: u16) -> Option<Vec<u8>> {
        const WORTH_IT_MAX: usize = 8;
        if columns.len() > WORTH_IT_MAX {
            return None;
        }
        let mut bytes = Vec::new();
        for mark in &canvas.row(y)[usize::from(columns.start)..usize::from(columns.end)] {
            let Glyph::Char(glyph) = canvas.glyph(*mark) else {
                return None;
            };
            if mark.width != 1 || mark.is_doubtful() || !self.fits(canvas, *mark) {
                return None;
            }
            bytes.extend(glyph.encode_utf8(&mut [0; 4]).bytes());
        }
        Some(bytes)
    }

    /// Whether the ink in force draws this mark as it should be.
    fn fits(&self, canvas: &Canvas, mark: Mark) -> bool {
        self.ink == canvas.ink(mark) || (mark.is_blank() && self.ink.leaves_blanks())
    }

    /// Draws one mark at the cursor.
    pub(super) fn write(&mut self, canvas: &mut Canvas, mark: Mark) {
        let Some((x, y)) = self.at else {
            return;
        };
        if !self.fits(canvas, mark) {
            self.dip(canvas.ink(mark));
        }
        match canvas.glyph(mark) {
            Glyph::Char(glyph) => self.say(glyph.encode_utf8(&mut [0; 4]).as_bytes()),
            Glyph::Cluster(cluster) => self.say(cluster.as_bytes()),
            Glyph::Tail => return,
        }
        canvas.set(x, y, mark);
        let after = x + mark.width;
        // At the edge some terminals wait and some have wrapped already.
        let sure = after < canvas.width && !mark.is_doubtful();
        self.at = sure.then_some((after, y));
    }

    /// Erases to the end of the line.
    pub(super) fn erase_line(&mut self, canvas: &mut Canvas, (x, y): (u16, u16)) {
        self.go(canvas, (x, y));
        self.dip_for_blanks();
        self.say(b"\x1b[K");
        canvas.erase(x, y);
    }

    /// Erases this row and all below it.
    pub(super) fn erase_below(&mut self, canvas: &mut Canvas, y: u16) {
        self.go(canvas, (0, y));
        self.dip_for_blanks();
        self.say(b"\x1b[J");
        for row in y..canvas.height {
            canvas.erase(0, row);
        }
    }

    pub(super) fn insert(&mut self, canvas: &mut Canvas, (x, y): (u16, u16), count: u16) {
        self.go(canvas, (x, y));
        self.dip_for_blanks();
        control(&mut self.bytes, count, b'@');
        canvas.insert(x, y, count);
    }

    pub(super) fn delete(&mut self, canvas: &mut Canvas, (x, y): (u16, u16), count: u16) {
        self.go(canvas, (x, y));
        self.dip_for_blanks();
        control(&mut self.bytes, count, b'P');
        canvas.delete(x, y, count);
    }

    /// Scrolls a block of rows up: some lines go, others come.
    pub(super) fn shift_up(&mut self, canvas: &mut Canvas, block: Block) {
        self.dip_for_blanks();
        if !self.model.shifts() {
            let feed = vec![b'\n'; usize::from(block.by)];
            self.scroll(block, (block.bottom, &feed));
            canvas.shift_up(block);
            return;
        }
        self.go(canvas, (0, block.top));
        control(&mut self.bytes, block.by, b'M');
        // What moves below is moved back before anybody sees it.
        self.go(canvas, (0, block.bottom + 1 - block.by));
        control(&mut self.bytes, block.by, b'L');
        canvas.shift_up(block);
    }

    /// Scrolls a block of rows down.
    pub(super) fn shift_down(&mut self, canvas: &mut Canvas, block: Block) {
        self.dip_for_blanks();
        if !self.model.shifts() {
            let feed = b"\x1bM".repeat(usize::from(block.by));
            self.scroll(block, (block.top, &feed));
            canvas.shift_down(block);
            return;
        }
        self.go(canvas, (0, block.bottom + 1 - block.by));
        control(&mut self.bytes, block.by, b'M');
        self.go(canvas, (0, block.top));
        control(&mut self.bytes, block.by, b'L');
        canvas.shift_down(block);
    }

    /// Feeds lines at the edge of a block, with nothing but the block scrolling.
    fn scroll(&mut self, block: Block, (edge, feed): (u16, &[u8])) {
        // Writing to memory does not fail.
        let _ = write!(self.bytes, "\x1b[{};{}r", block.top + 1, block.bottom + 1);
        self.bytes.extend(absolute(0, edge));
        self.say(feed);
        self.say(b"\x1b[r");
        // Setting what scrolls takes the cursor home.
        self.at = Some((0, 0));
    }

    /// Takes plain ink, for what will be written next.
    pub(super) fn plain(&mut self) {
        if self.ink != Ink::default() {
            self.dip(Ink::default());
        }
    }

    fn dip_for_blanks(&mut self) {
        if !self.ink.leaves_blanks() {
            self.dip(Ink::default());
        }
    }

    /// Changes the ink in force: adds to it where that is enough, else begins anew.
    fn dip(&mut self, ink: Ink) {
        let kept = self.ink.modifier;
        let only_more = ink.modifier.contains(kept)
            && (self.ink.fg == ink.fg || ink.fg != Color::Reset)
            && (self.ink.bg == ink.bg || ink.bg != Color::Reset);
        let mut codes = Vec::new();
        if !only_more {
            codes.push("0".to_owned());
        }
        let had = if only_more { self.ink } else { Ink::default() };
        for (attribute, code) in ATTRIBUTES {
            if ink.modifier.contains(attribute) && !had.modifier.contains(attribute) {
                codes.push(code.to_owned());
            }
        }
        if ink.fg != had.fg {
            codes.push(color(ink.fg, 30));
        }
        if ink.bg != had.bg {
            codes.push(color(ink.bg, 40));
        }
        let said = codes.join(";");
        let said = if said == "0" { "" } else { &*said };
        let _ = write!(self.bytes, "\x1b[{said}m"); // Writing to memory does not fail.
        self.ink = ink;
    }
}

const ATTRIBUTES: [(Modifier, &str); 6] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::REVERSED, "7"),
    (Modifier::CROSSED_OUT, "9"),
];

/// The number that chooses a color; `base` is 30 for glyphs and 40 for what is behind.
fn color(color: Color, base: u8) -> String {
    let plain = |offset: u8| (base + offset).to_string();
    let bright = |offset: u8| (base + 60 + offset).to_string();
    match color {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

fn absolute(x: u16, y: u16) -> Vec<u8> {
    match (x, y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, _) => format!("\x1b[{}H", y + 1).into_bytes(),
        _ => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
    }
}

/// `ESC [ count letter`, where a count of one goes without saying.
fn control(bytes: &mut Vec<u8>, count: u16, letter: u8) {
    bytes.extend(b"\x1b[");
    if count != 1 {
        bytes.extend(count.to_string().bytes());
    }
    bytes.push(letter);
}
