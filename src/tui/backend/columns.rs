//! Tables: signs that stand alone, one below the other. Drawn column by column a sign costs a
//! line feed and a step back before it, and row by row a jump over the blanks between two.

use super::canvas::{Canvas, Mark};

/// Of fewer signs in a column, the way to it costs more than is spared.
const SIGNS_MIN: usize = 3;

/// What is to be drawn after the rest: the cells, column by column.
pub(super) struct Columns {
    /// What is wanted, without these signs.
    pub(super) rest: Canvas,
    pub(super) cells: Vec<(u16, u16)>,
}

impl Columns {
    /// `None` where there is no table to be drawn.
    pub(super) fn of(canvas: &Canvas, wanted: &Canvas) -> Option<Self> {
        let mut cells = Vec::new();
        for x in 1..wanted.width.saturating_sub(1) {
            let column = (0..wanted.height).filter(|y| is_alone(canvas, wanted, (x, *y)));
            let column: Vec<u16> = column.collect();
            if column.len() >= SIGNS_MIN {
                cells.extend(column.into_iter().map(|y| (x, y)));
            }
        }
        if cells.is_empty() {
            return None;
        }
        let mut rest = wanted.clone();
        for (x, y) in &cells {
            rest.set(*x, *y, Mark::BLANK);
        }
        Some(Self { rest, cells })
    }
}

/// Whether a cell is to get a sign with blanks on either side.
fn is_alone(canvas: &Canvas, wanted: &Canvas, (x, y): (u16, u16)) -> bool {
    let (row, at) = (wanted.row(y), usize::from(x));
    let is_new = row[at] != canvas.row(y)[at];
    is_new
        && row[at].width == 1
        && !row[at].is_blank()
        && !row[at].is_doubtful()
        && row[at - 1].is_blank()
        && row[at + 1].is_blank()
}
