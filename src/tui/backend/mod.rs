//! From one frame to the next in as few bytes as a terminal allows.
//!
//! Two canvases are compared: the one the terminal shows and the one it should show. Of
//! several ways from one to the other the shortest is taken: writing what differs,
//! shifting a row or a block of rows first, or erasing and beginning anew. The bytes of a
//! frame are written at once, and an unchanged frame is not written at all.

mod canvas;
mod pen;

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use canvas::{Canvas, Mark};
use pen::Pen;

/// What is to be seen: cells, and where the terminal's own cursor stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub buffer: Buffer,
    pub cursor: Option<Position>,
}

/// Shows frames on whatever takes bytes.
pub struct Backend<W: Write> {
    out: W,
    canvas: Canvas,
    pen: Pen,
    /// Whether the next frame must erase what it does not know.
    stale: bool,
}

impl<W: Write> Backend<W> {
    /// The terminal is taken to be blank already; its cursor may be anywhere.
    pub fn new(out: W, (width, height): (u16, u16)) -> Self {
        Self {
            out,
            canvas: Canvas::blank(width, height),
            pen: Pen::new(),
            stale: false,
        }
    }

    /// Bytes that go before the next frame, in the same write.
    pub(super) fn announce(&mut self, bytes: &[u8]) {
        self.pen.bytes.extend_from_slice(bytes);
    }

    /// Brings the terminal from the last frame to this one, in one write.
    pub fn show(&mut self, frame: &Frame) -> io::Result<()> {
        let wanted = Canvas::of(&frame.buffer);
        if (wanted.width, wanted.height) != (self.canvas.width, self.canvas.height) {
            self.stale = true;
        }
        if self.stale {
            self.canvas = Canvas::blank(wanted.width, wanted.height);
            self.pen.lose_place();
            self.pen.erase_below(&mut self.canvas, 0);
            self.stale = false;
        }
        let mut best = paint(&self.pen, &self.canvas, &wanted, frame.cursor);
        for start in starts(&self.canvas, &wanted) {
            let (mut pen, mut canvas) = (self.pen.clone(), self.canvas.clone());
            start.make(&mut pen, &mut canvas);
            let other = paint(&pen, &canvas, &wanted, frame.cursor);
            if other.bytes.len() < best.bytes.len() {
                best = other;
            }
        }
        let bytes = std::mem::take(&mut best.bytes);
        self.pen = best;
        self.canvas = wanted;
        if bytes.is_empty() {
            return Ok(());
        }
        self.out.write_all(&bytes)?;
        self.out.flush()
    }

    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }
}

/// A way to begin a frame before its rows are written one by one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Start {
    EraseFrom(u16),
    ShiftUp(u16, u16),
    ShiftDown(u16, u16),
}

impl Start {
    fn make(self, pen: &mut Pen, canvas: &mut Canvas) {
        match self {
            Self::EraseFrom(row) => pen.erase_below(canvas, row),
            Self::ShiftUp(top, bottom) => pen.shift_up(canvas, top, bottom),
            Self::ShiftDown(top, bottom) => pen.shift_down(canvas, top, bottom),
        }
    }
}

/// The beginnings worth a try.
fn starts(old: &Canvas, new: &Canvas) -> Vec<Start> {
    let changed: Vec<u16> = (0..new.height)
        .filter(|y| old.row(*y) != new.row(*y))
        .collect();
    let (Some(&first), Some(&last)) = (changed.first(), changed.last()) else {
        return Vec::new();
    };
    if changed.len() < 2 {
        return Vec::new();
    }
    let mut starts = vec![Start::EraseFrom(first)];
    let up = longest(first, last, |y| old.row(y + 1) == new.row(y));
    let down = longest(first, last, |y| old.row(y) == new.row(y + 1));
    for (top, bottom) in wider(up, (first, last)) {
        starts.push(Start::ShiftUp(top, bottom));
    }
    for (top, bottom) in wider(down, (first, last)) {
        starts.push(Start::ShiftDown(top, bottom));
    }
    starts
}

/// A block of rows that has moved, and the same with a row more at either end: that row
/// may have moved too, and lost or got a marker on the way.
fn wider(block: Option<(u16, u16)>, (first, last): (u16, u16)) -> Vec<(u16, u16)> {
    let Some((top, bottom)) = block else {
        return Vec::new();
    };
    let above = if top > first {
        vec![top, top - 1]
    } else {
        vec![top]
    };
    let below = if bottom < last {
        vec![bottom, bottom + 1]
    } else {
        vec![bottom]
    };
    let blocks = above
        .iter()
        .map(|top| below.iter().map(|bottom| (*top, *bottom)));
    blocks.flatten().collect()
}

/// The longest run of rows for which `moved` holds, and the row after it.
fn longest(first: u16, last: u16, moved: impl Fn(u16) -> bool) -> Option<(u16, u16)> {
    let (mut best, mut from) = (None::<(u16, u16)>, first);
    for y in first..last {
        if !moved(y) {
            from = y + 1;
        } else if best.is_none_or(|(top, bottom)| bottom - top < y + 1 - from) {
            best = Some((from, y + 1));
        }
    }
    best
}

/// The pen after it has painted all that differs and taken the cursor home.
fn paint(pen: &Pen, canvas: &Canvas, wanted: &Canvas, cursor: Option<Position>) -> Pen {
    let (mut pen, mut canvas) = (pen.clone(), canvas.clone());
    for y in 0..wanted.height {
        if canvas.row(y) == wanted.row(y) {
            continue;
        }
        let shifts = shifts(canvas.row(y), wanted.row(y));
        let ways = shifts.into_iter().map(|shift| {
            let (mut pen, mut canvas) = (pen.clone(), canvas.clone());
            match shift {
                Shift::Insert(x, count) => pen.insert(&mut canvas, (x, y), count),
                Shift::Delete(x, count) => pen.delete(&mut canvas, (x, y), count),
            }
            paint_row(&mut pen, &mut canvas, wanted, y);
            (pen, canvas)
        });
        let shifted = ways.min_by_key(|(pen, _)| pen.bytes.len());
        paint_row(&mut pen, &mut canvas, wanted, y);
        if let Some(shorter) = shifted.filter(|(other, _)| other.bytes.len() < pen.bytes.len()) {
            (pen, canvas) = shorter;
        }
    }
    if let Some(Position { x, y }) = cursor
        && x < wanted.width
        && y < wanted.height
    {
        pen.go(wanted, (x, y));
        pen.show(true);
    } else {
        pen.show(false);
    }
    pen
}

enum Shift {
    Insert(u16, u16),
    Delete(u16, u16),
}

/// The shifts within a row that are worth a try: where text was put in or taken out.
fn shifts(old: &[Mark], new: &[Mark]) -> Vec<Shift> {
    const CELLS_MAX: usize = 4;
    let mut shifts = Vec::new();
    let differs = old.iter().zip(new).position(|(old, new)| old != new);
    let narrow = |row: &[Mark]| {
        row.iter()
            .all(|mark| mark.width == 1 && !mark.is_doubtful())
    };
    let Some(at) = differs.filter(|at| narrow(&old[*at..]) && narrow(&new[*at..])) else {
        return shifts;
    };
    let column = u16::try_from(at).unwrap_or(u16::MAX);
    for count in 1..=CELLS_MAX.min(new.len() - at) {
        let cells = u16::try_from(count).unwrap_or(1);
        if new[at + count..] == old[at..old.len() - count] {
            shifts.push(Shift::Insert(column, cells));
        }
        if new[at..new.len() - count] == old[at + count..] {
            shifts.push(Shift::Delete(column, cells));
        }
    }
    shifts
}

fn paint_row(pen: &mut Pen, canvas: &mut Canvas, wanted: &Canvas, y: u16) {
    const ERASE_BYTES: usize = 3;
    let new = wanted.row(y);
    let end = new
        .iter()
        .rposition(|mark| !mark.is_blank())
        .map_or(0, |last| last + 1);
    for x in 0..new.len() {
        let old = canvas.row(y);
        if new[x] == old[x] {
            continue;
        }
        let column = u16::try_from(x).unwrap_or(u16::MAX);
        if x >= end {
            let old_end = old.iter().rposition(|mark| !mark.is_blank()).unwrap_or(x);
            if old_end + 1 - x > ERASE_BYTES {
                pen.erase_line(canvas, (column, y));
                return;
            }
        }
        pen.go(canvas, (column, y));
        pen.write(canvas, &new[x]);
    }
}
