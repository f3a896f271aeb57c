//! What a terminal shows: a grid of marks.

use std::rc::Rc;

use ratatui::buffer::Buffer;

use super::Block;
use super::mark::{Glyph, Ink, Mark, Stock};

/// Copies share the rows that neither has changed: several ways are tried for each frame.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    pub(super) width: u16,
    pub(super) height: u16,
    rows: Vec<Rc<Vec<Mark>>>,
    /// What all bare rows share.
    bare: Rc<Vec<Mark>>,
    /// What the marks mean.
    stock: Rc<Stock>,
}

impl Canvas {
    pub(super) fn blank(width: u16, height: u16) -> Self {
        let bare = Rc::new(vec![Mark::BLANK; usize::from(width)]);
        Self {
            width,
            height,
            rows: vec![Rc::clone(&bare); usize::from(height)],
            bare,
            stock: Rc::new(Stock::new()),
        }
    }

    /// What a buffer would look like on a terminal that shows `shown` now; rows that are
    /// alike are one.
    pub(super) fn of(buffer: &Buffer, shown: &Self) -> Self {
        let mut canvas = Self::blank(buffer.area.width, buffer.area.height);
        canvas.stock = Rc::clone(&shown.stock);
        if canvas.width == shown.width {
            canvas.bare = Rc::clone(&shown.bare);
            canvas.rows.fill(Rc::clone(&shown.bare));
        }
        let mut marks = Vec::with_capacity(usize::from(canvas.width));
        for y in 0..canvas.height {
            marks.clear();
            marks_of(buffer, y, (&mut canvas.stock, &mut marks));
            let alike = shown.rows.get(usize::from(y));
            if let Some(alike) = alike.filter(|alike| ***alike == marks) {
                canvas.rows[usize::from(y)] = Rc::clone(alike);
            } else if *canvas.bare != marks {
                canvas.rows[usize::from(y)] = Rc::new(marks.clone());
            }
        }
        canvas
    }

    /// From here on it takes marks of another canvas, which was made from it.
    pub(super) fn take_marks_of(&mut self, other: &Self) {
        self.stock = Rc::clone(&other.stock);
    }

    pub(super) fn glyph(&self, mark: Mark) -> Glyph<'_> {
        self.stock.glyph(mark)
    }

    pub(super) fn ink(&self, mark: Mark) -> Ink {
        self.stock.ink(mark)
    }

    pub(super) fn row(&self, y: u16) -> &[Mark] {
        &self.rows[usize::from(y)]
    }

    /// Whether a row shows what another canvas shows in one of its own.
    pub(super) fn is_alike(&self, y: u16, (other, there): (&Self, u16)) -> bool {
        let (here, there) = (&self.rows[usize::from(y)], &other.rows[usize::from(there)]);
        // Most rows of two frames are one and the same: then there is nothing to compare.
        Rc::ptr_eq(here, there) || here == there
    }

    /// Holds a row that has come to look like another canvas's as one with it.
    pub(super) fn share(&mut self, y: u16, other: &Self) {
        self.rows[usize::from(y)] = Rc::clone(&other.rows[usize::from(y)]);
    }

    fn row_mut(&mut self, y: u16) -> &mut [Mark] {
        let row: &mut Vec<Mark> = Rc::make_mut(&mut self.rows[usize::from(y)]);
        row
    }

    pub(super) fn set(&mut self, x: u16, y: u16, mark: Mark) {
        if mark.is_blank() && Rc::ptr_eq(&self.rows[usize::from(y)], &self.bare) {
            return;
        }
        let (row, at) = (self.row_mut(y), usize::from(x));
        if mark.width > 1 {
            row[at + 1] = Mark::TAIL;
        }
        row[at] = mark;
    }

    /// Blanks a row from a column on.
    pub(super) fn erase(&mut self, x: u16, y: u16) {
        if x == 0 {
            self.rows[usize::from(y)] = Rc::clone(&self.bare);
        } else {
            self.row_mut(y)[usize::from(x)..].fill(Mark::BLANK);
        }
    }

    /// Moves a row's marks from a column on to the right, with blanks in their place.
    pub(super) fn insert(&mut self, x: u16, y: u16, count: u16) {
        let rest = &mut self.row_mut(y)[usize::from(x)..];
        rest.rotate_right(usize::from(count));
        rest[..usize::from(count)].fill(Mark::BLANK);
    }

    /// Takes marks out of a row; blanks come in from the right.
    pub(super) fn delete(&mut self, x: u16, y: u16, count: u16) {
        let rest = &mut self.row_mut(y)[usize::from(x)..];
        rest.rotate_left(usize::from(count));
        let kept = rest.len() - usize::from(count);
        rest[kept..].fill(Mark::BLANK);
    }

    /// Whether nothing stands on a row.
    pub(super) fn is_bare(&self, y: u16) -> bool {
        Rc::ptr_eq(&self.rows[usize::from(y)], &self.bare)
            || self.row(y).iter().all(|mark| mark.is_blank())
    }

    /// Moves a block of rows up; the last ones become blank.
    pub(super) fn shift_up(&mut self, Block { top, bottom, by }: Block) {
        self.rows[usize::from(top)..=usize::from(bottom)].rotate_left(usize::from(by));
        for row in bottom + 1 - by..=bottom {
            self.erase(0, row);
        }
    }

    /// Moves a block of rows down; the first ones become blank.
    pub(super) fn shift_down(&mut self, Block { top, bottom, by }: Block) {
        self.rows[usize::from(top)..=usize::from(bottom)].rotate_right(usize::from(by));
        for row in top..top + by {
            self.erase(0, row);
        }
    }
}

/// The marks of a buffer's row: wide glyphs cover their neighbor, and are left out where
/// they would reach over the edge.
fn marks_of(buffer: &Buffer, y: u16, (stock, marks): (&mut Rc<Stock>, &mut Vec<Mark>)) {
    let area = buffer.area;
    let row = (area.x..area.right()).filter_map(|x| buffer.cell((x, area.y + y)));
    let mut left = usize::from(area.width);
    let mut covered = false;
    for cell in row {
        left -= 1;
        if std::mem::take(&mut covered) {
            marks.push(Mark::TAIL);
            continue;
        }
        let mark = stock.mark(cell);
        let is_wide = mark.width > 1;
        if is_wide && left == 0 {
            marks.push(Mark::BLANK);
        } else {
            covered = is_wide;
            marks.push(mark);
        }
    }
}
