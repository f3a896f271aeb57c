//! From one frame to the next in as few bytes as a terminal allows.
//!
//! Two canvases are compared: the one the terminal shows and the one it should show. Of
//! several ways from one to the other the shortest is taken: writing what differs,
//! shifting a row or a block of rows first, or erasing and beginning anew. The bytes of a
//! frame are written at once, and an unchanged frame is not written at all.

mod canvas;
mod mark;
mod pen;

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::model::Model;
use canvas::Canvas;
use mark::Mark;
use pen::Pen;
pub(super) use pen::TAB_COLUMNS;

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
    /// On a terminal that follows xterm. It is taken to be blank already; its cursor may be
    /// anywhere.
    pub fn new(out: W, size: (u16, u16)) -> Self {
        Self::on(out, size, Model::Xterm)
    }

    /// The same on a terminal of this model.
    pub fn on(out: W, (width, height): (u16, u16), model: Model) -> Self {
        Self {
            out,
            canvas: Canvas::blank(width, height),
            pen: Pen::new(model),
            stale: false,
        }
    }

    /// Bytes that go before the next frame, in the same write.
    pub(super) fn announce(&mut self, bytes: &[u8]) {
        self.pen.bytes.extend_from_slice(bytes);
    }

    /// Brings the terminal from the last frame to this one, in one write.
    pub fn show(&mut self, frame: &Frame) -> io::Result<()> {
        let wanted = Canvas::of(&frame.buffer, &self.canvas);
        if (wanted.width, wanted.height) != (self.canvas.width, self.canvas.height) {
            self.stale = true;
        }
        if self.stale {
            self.canvas = Canvas::blank(wanted.width, wanted.height);
            self.pen.lose_place();
            self.pen.erase_below(&mut self.canvas, 0);
            self.stale = false;
        }
        self.canvas.take_marks_of(&wanted);
        let goal = (&wanted, frame.cursor);
        let mut best = paint(&self.pen, &self.canvas, goal);
        for start in starts(&self.canvas, &wanted) {
            let (mut pen, mut canvas) = (self.pen.clone(), self.canvas.clone());
            // What stands above is on the way.
            paint_rows((&mut pen, &mut canvas), goal, 0..start.top());
            start.make(&mut pen, &mut canvas);
            let other = paint(&pen, &canvas, goal);
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
    ShiftUp(Block),
    ShiftDown(Block),
}

/// The rows `top..=bottom`, and by how many of them what is in it moves.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Block {
    top: u16,
    bottom: u16,
    by: u16,
}

impl Start {
    fn top(self) -> u16 {
        match self {
            Self::EraseFrom(row) => row,
            Self::ShiftUp(block) | Self::ShiftDown(block) => block.top,
        }
    }

    fn make(self, pen: &mut Pen, canvas: &mut Canvas) {
        match self {
            Self::EraseFrom(row) => pen.erase_below(canvas, row),
            Self::ShiftUp(block) => pen.shift_up(canvas, block),
            Self::ShiftDown(block) => pen.shift_down(canvas, block),
        }
    }
}

/// The beginnings worth a try.
fn starts(old: &Canvas, new: &Canvas) -> Vec<Start> {
    let changed: Vec<u16> = (0..new.height)
        .filter(|y| !old.is_alike(*y, (new, *y)))
        .collect();
    let (Some(&first), Some(&last)) = (changed.first(), changed.last()) else {
        return Vec::new();
    };
    if changed.len() < 2 {
        return Vec::new();
    }
    let within = (first, last);
    let mut starts = vec![Start::EraseFrom(first)];
    let up = moved(within, |y, by| {
        old.is_alike(y + by, (new, y)) && !new.is_bare(y)
    });
    starts.extend(wider(up, within).map(Start::ShiftUp));
    let down = moved(within, |y, by| {
        old.is_alike(y, (new, y + by)) && !old.is_bare(y)
    });
    starts.extend(wider(down, within).map(Start::ShiftDown));
    starts
}

/// A block of rows that has moved, and the same with a row more at either end: that row
/// may have moved too, and lost or got a marker on the way.
fn wider(block: Option<Block>, (first, last): (u16, u16)) -> impl Iterator<Item = Block> {
    let ends = [(0, 0), (0, 1), (1, 0), (1, 1)];
    let blocks = ends.into_iter().filter_map(move |(above, below)| {
        let block = block?;
        Some(Block {
            top: block.top.checked_sub(above)?,
            bottom: block.bottom + below,
            by: block.by,
        })
    });
    blocks.filter(move |block| first <= block.top && block.bottom <= last)
}

/// The block that most rows have moved in, by one row or by several.
fn moved((first, last): (u16, u16), has_moved: impl Fn(u16, u16) -> bool) -> Option<Block> {
    let mut best: Option<(u16, Block)> = None;
    for by in 1..=(last - first) {
        let mut from = first;
        let mut count = 0;
        for y in first..=last - by {
            if !has_moved(y, by) {
                (from, count) = (y + 1, 0);
                continue;
            }
            count += 1;
            if best.is_none_or(|(most, _)| most < count) {
                let block = Block {
                    top: from,
                    bottom: y + by,
                    by,
                };
                best = Some((count, block));
            }
        }
    }
    best.map(|(_, block)| block)
}

/// What is to be seen: cells, and the place of the cursor.
type Wanted<'a> = (&'a Canvas, Option<Position>);

/// A frame of more bytes than this ends in plain ink: the letter after it is then a byte,
/// and what was long already is hardly longer.
const LONG_BYTES: usize = 32;

/// The pen after it has painted all that differs and taken the cursor home: from the top,
/// or from the bottom, where a marker that moves up leaves a shorter way.
fn paint(pen: &Pen, canvas: &Canvas, wanted: Wanted<'_>) -> Pen {
    let (mut down, mut below) = (pen.clone(), canvas.clone());
    paint_rows((&mut down, &mut below), wanted, 0..canvas.height);
    go_home(&mut down, wanted);
    if down.bytes.len() > LONG_BYTES {
        return down;
    }
    let (mut up, mut above) = (pen.clone(), canvas.clone());
    paint_rows((&mut up, &mut above), wanted, (0..canvas.height).rev());
    go_home(&mut up, wanted);
    if up.bytes.len() < down.bytes.len() {
        up
    } else {
        down
    }
}

/// Paints what differs in some rows.
fn paint_rows(
    (pen, canvas): (&mut Pen, &mut Canvas),
    (wanted, cursor): Wanted<'_>,
    rows: impl Iterator<Item = u16>,
) {
    for y in rows {
        if canvas.is_alike(y, (wanted, y)) {
            continue;
        }
        let shifts = if pen.model.shifts() {
            shifts(canvas.row(y), wanted.row(y))
        } else {
            Vec::new()
        };
        let ways = shifts.into_iter().map(|shift| {
            let (mut pen, mut canvas) = (pen.clone(), canvas.clone());
            match shift {
                Shift::Insert(x, count) => pen.insert(&mut canvas, (x, y), count),
                Shift::Delete(x, count) => pen.delete(&mut canvas, (x, y), count),
            }
            paint_row(&mut pen, &mut canvas, wanted, y);
            (pen, canvas)
        });
        // The way on counts too, where the cursor stands on this row in the end.
        let cost = |pen: &Pen| {
            let mut pen = pen.clone();
            if let Some(Position { x, .. }) = cursor.filter(|cursor| cursor.y == y) {
                pen.go(wanted, (x, y));
            }
            pen.bytes.len()
        };
        let shifted = ways.min_by_key(|(pen, _)| cost(pen));
        let (mut as_it_is, mut row) = (pen.clone(), canvas.clone());
        paint_row(&mut as_it_is, &mut row, wanted, y);
        let erased = erased((pen, canvas), wanted, y);
        let others = shifted.into_iter().chain(erased);
        let shorter = others.filter(|(other, _)| cost(other) < cost(&as_it_is));
        let shortest = shorter.min_by_key(|(pen, _)| cost(pen));
        (*pen, *canvas) = shortest.unwrap_or((as_it_is, row));
        canvas.share(y, wanted);
    }
}

fn go_home(pen: &mut Pen, (wanted, cursor): Wanted<'_>) {
    if pen.bytes.len() > LONG_BYTES {
        pen.plain();
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
}

/// A row that is erased from where it differs, and written anew from there; `None` where not
/// much of it would go.
fn erased((pen, canvas): (&Pen, &Canvas), wanted: &Canvas, y: u16) -> Option<(Pen, Canvas)> {
    const CELLS_MIN: usize = 4;
    let (old, new) = (canvas.row(y), wanted.row(y));
    let goes = |at: &usize| !old[*at].is_blank() && new[*at].is_blank();
    if (0..new.len()).filter(goes).count() < CELLS_MIN {
        return None;
    }
    let differs = old.iter().zip(new).position(|(old, new)| old != new)?;
    let (mut pen, mut canvas) = (pen.clone(), canvas.clone());
    pen.erase_line(&mut canvas, (u16::try_from(differs).ok()?, y));
    paint_row(&mut pen, &mut canvas, wanted, y);
    Some((pen, canvas))
}

enum Shift {
    Insert(u16, u16),
    Delete(u16, u16),
}

/// The shifts within a row that are worth a try: where text was put in or taken out, or slid
/// sideways.
fn shifts(old: &[Mark], new: &[Mark]) -> Vec<Shift> {
    let differs = old.iter().zip(new).position(|(old, new)| old != new);
    let narrow = |row: &[Mark]| {
        row.iter()
            .all(|mark| mark.width == 1 && !mark.is_doubtful())
    };
    let Some(at) = differs.filter(|at| narrow(&old[*at..]) && narrow(&new[*at..])) else {
        return Vec::new();
    };
    let (old, new) = (&old[at..], &new[at..]);
    let column = u16::try_from(at).unwrap_or(u16::MAX);
    let inserted = farthest(old.len(), |count| agreed(old, &new[count..]));
    let deleted = farthest(old.len(), |count| agreed(new, &old[count..]));
    let inserted = inserted.map(|count| Shift::Insert(column, count));
    let deleted = deleted.map(|count| Shift::Delete(column, count));
    inserted.into_iter().chain(deleted).collect()
}

/// The count of cells with which most glyphs are the same, where those may pay for a shift.
fn farthest(cells: usize, agreed: impl Fn(usize) -> usize) -> Option<u16> {
    let counts = (1..cells).map(|count| (agreed(count), count)).rev();
    let (most, count) = counts.max_by_key(|(agreed, _)| *agreed)?;
    (most > 0).then(|| u16::try_from(count).ok())?
}

/// How many glyphs are the same from the beginning of two stretches on; none where they are few
/// and differ in the end.
fn agreed(one: &[Mark], other: &[Mark]) -> usize {
    const GLYPHS_MIN: usize = 6;
    let pairs = one.iter().zip(other);
    let same = pairs.take_while(|(one, other)| one == other);
    let (cells, glyphs) = same.fold((0, 0), |(cells, glyphs), (mark, _)| {
        (cells + 1, glyphs + usize::from(!mark.is_blank()))
    });
    let wholly = cells == one.len().min(other.len());
    if wholly || glyphs >= GLYPHS_MIN {
        glyphs
    } else {
        0
    }
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
        pen.write(canvas, new[x]);
    }
}
