//! A grid: as a table where it fits, else each row with its choices below it.

use super::Sight;
use super::body::Body;
use crate::measure::{width, wrap};
use crate::plain::Plain;
use crate::survey::Kind;
use crate::tui::backend::TAB_COLUMNS;
use crate::tui::editor::{Asked, GridEditor};
use crate::tui::hit::Hit;
use crate::tui::theme::Role;

const LABEL_COLUMN: u16 = 2;
const LABEL_COLUMNS_MIN: u16 = 22;
const CELL_COLUMNS_MIN: u16 = 8;
const CELL_COLUMNS_MAX: u16 = 14;
const HEAD_ROWS_MAX: usize = 4;

pub(super) fn rows(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &GridEditor) {
    let choices: Vec<Plain> = asked
        .choices
        .iter()
        .map(|choice| sight.look.shown(&sight.session.words(&choice.label)))
        .collect();
    let labels = asked.rows.iter().map(|row| {
        let label = sight.look.shown(&sight.session.words(&row.label));
        width(label.as_str())
    });
    match table_columns(sight, &choices, labels.max().unwrap_or(0)) {
        Some(columns) => table(sight, asked, body, (editor, &choices, columns)),
        None => list(sight, asked, body, (editor, &choices)),
    }
}

/// Columns of a cell, where the choices fit above the cells: as many as leave room for
/// the labels of the rows, else as few as will do.
fn table_columns(sight: &Sight<'_>, choices: &[Plain], label_columns: u16) -> Option<u16> {
    let count = u16::try_from(choices.len()).ok()?;
    let room = sight.columns.checked_sub(LABEL_COLUMN)?;
    let words = choices.iter().flat_map(|words| words.as_str().split(' '));
    let widest = words.map(width).max()?;
    let low = |columns| {
        let heads = choices.iter().map(|words| wrap(words, columns - 1).len());
        heads.max() <= Some(HEAD_ROWS_MAX)
    };
    let fits = |columns: &u16| {
        let labels = room.saturating_sub(*columns * count);
        labels >= LABEL_COLUMNS_MIN && *columns > widest && low(*columns)
    };
    let fitting: Vec<u16> = (CELL_COLUMNS_MIN..=CELL_COLUMNS_MAX).filter(fits).collect();
    let spacious = fitting
        .iter()
        .rfind(|columns| room - **columns * count > label_columns);
    spacious.or(fitting.first()).copied()
}

fn table(
    sight: &Sight<'_>,
    asked: &Asked<'_>,
    body: &mut Body,
    (editor, choices, columns): (&GridEditor, &[Plain], u16),
) {
    let count = u16::try_from(choices.len()).unwrap_or(1);
    let cells_column = aligned(sight.columns - count * columns, columns);
    let at = |index: usize| cells_column + u16::try_from(index).unwrap_or(0) * columns;
    let heads: Vec<Vec<Plain>> = choices
        .iter()
        .map(|words| wrap(words, columns - 1))
        .collect();
    let head_rows = heads.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..head_rows {
        body.blank();
        for (index, head) in heads.iter().enumerate() {
            // The words stand on the table, not in the air above it.
            let line = (row + head.len())
                .checked_sub(head_rows)
                .and_then(|line| head.get(line));
            if let Some(line) = line {
                body.put(
                    at(index) + centered(columns, width(line.as_str())),
                    line,
                    Role::Body,
                );
            }
        }
    }
    body.pinned = body.rows.len();
    let cells = asked.cells();
    let (row_here, column_here) = editor.cell(asked);
    for (index, row) in asked.rows.iter().enumerate() {
        let first = body.rows.len();
        body.blank();
        if index == row_here {
            body.sign(0, sight.look.signs().marker, Role::Body);
        }
        for (column, choice) in asked.choices.iter().enumerate() {
            let picked = cells
                .get(&row.code)
                .is_some_and(|picks| picks.has(&choice.code));
            let sign = signs(sight, asked)[usize::from(picked)];
            let here = at(column) + centered(columns, width(sign));
            body.sign(here, sign, Role::Body);
            let hit = Hit::Cell { row: index, column };
            body.spot(at(column)..at(column) + columns, hit);
            if (index, column) == (row_here, column_here) {
                body.cursor = Some((first, here + u16::from(width(sign) == 3)));
            }
        }
        let label = sight.look.shown(&sight.session.words(&row.label));
        for (line, words) in wrap(&label, cells_column - LABEL_COLUMN - 1)
            .iter()
            .enumerate()
        {
            if line > 0 {
                body.blank();
            }
            body.put(LABEL_COLUMN, words, Role::Body);
        }
        if index == row_here {
            let from = if index == 0 { 0 } else { first };
            body.focus = Some(from..body.rows.len());
        }
    }
}

/// Where the cells begin: where each stands on a tab stop, if they are as wide as those are
/// apart and that leaves room for labels. A byte leads from each sign to the next then.
fn aligned(cells_column: u16, columns: u16) -> u16 {
    let beyond = (cells_column + centered(columns, 1)) % TAB_COLUMNS;
    if columns == TAB_COLUMNS && cells_column - beyond >= LABEL_COLUMN + LABEL_COLUMNS_MIN {
        cells_column - beyond
    } else {
        cells_column
    }
}

/// Boxes where several can be ticked in a row.
fn signs(sight: &Sight<'_>, asked: &Asked<'_>) -> [&'static str; 2] {
    let signs = sight.look.signs();
    match asked.question.kind {
        Kind::Grid { several: true, .. } => signs.many,
        _ => signs.one,
    }
}

fn centered(columns: u16, wide: u16) -> u16 {
    columns.saturating_sub(wide) / 2
}

fn list(
    sight: &Sight<'_>,
    asked: &Asked<'_>,
    body: &mut Body,
    (editor, choices): (&GridEditor, &[Plain]),
) {
    const GAP: u16 = 2;
    let cells = asked.cells();
    let (row_here, column_here) = editor.cell(asked);
    for (index, row) in asked.rows.iter().enumerate() {
        let first = body.rows.len();
        body.blank();
        if index == row_here {
            body.sign(0, sight.look.signs().marker, Role::Body);
        }
        body.run(LABEL_COLUMN, &sight.session.words(&row.label), Role::Body);
        body.blank();
        let mut column = LABEL_COLUMN + GAP;
        for (at, choice) in asked.choices.iter().enumerate() {
            let picked = cells
                .get(&row.code)
                .is_some_and(|picks| picks.has(&choice.code));
            let sign = signs(sight, asked)[usize::from(picked)];
            let wide = width(sign) + 1 + width(choices[at].as_str());
            if column > LABEL_COLUMN + GAP && column + wide > sight.columns {
                body.blank();
                column = LABEL_COLUMN + GAP;
            }
            body.sign(column, sign, Role::Body);
            if (index, at) == (row_here, column_here) {
                let inside = u16::from(width(sign) == 3);
                body.cursor = Some((body.rows.len() - 1, column + inside));
            }
            body.put(column + width(sign) + 1, &choices[at], Role::Body);
            let hit = Hit::Cell {
                row: index,
                column: at,
            };
            body.spot(column..column + wide, hit);
            column += wide + GAP;
        }
        if index == row_here {
            let from = if index == 0 { 0 } else { first };
            body.focus = Some(from..body.rows.len());
        }
    }
}
