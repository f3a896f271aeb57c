//! Fields for numbers, dates and texts, with the reasons that may be given instead.

use rust_decimal::Decimal;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Sight;
use super::body::Body;
use super::choices::head;
use crate::locale::Message;
use crate::measure::{flow, width};
use crate::plain::Plain;
use crate::survey::{Entry, Kind, TEXT_CHARS};
use crate::tui::editor::{Asked, FieldEditor, row_of};
use crate::tui::hit::Hit;
use crate::tui::theme::{Look, Role};

/// Where the text of a field begins.
pub(super) const FIELD_COLUMN: u16 = 2;
/// Columns of a field for a number; its unit stands after them.
const NUMBER_COLUMNS: u16 = 18;

pub(super) fn rows(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &FieldEditor) {
    let reason = editor.reason(asked);
    let at = reason
        .is_none()
        .then(|| editor.caret().offset(asked.typed()));
    match &asked.question.kind {
        Kind::Text { lines, .. } if *lines > 1 => {
            text_field(sight, asked, body, (usize::from(*lines), at));
        }
        kind => {
            if let Kind::Date(dates) = kind {
                body.say(&sight.locale.word(dates.hint()), Role::Quiet);
            }
            let skipped = line_field(sight, body, (0, asked.typed()), at);
            if let Some(over) = excess(asked) {
                let before = width(
                    sight
                        .look
                        .shown(&Plain::line(&asked.typed()[..over]))
                        .as_str(),
                );
                let column = FIELD_COLUMN + before.saturating_sub(skipped);
                body.redraw((body.rows.len() - 1, column), Role::Excess);
            }
        }
    }
    if let Kind::Integer(measure) | Kind::Number(measure) = &asked.question.kind
        && let Some(unit) = &measure.unit
    {
        let column = (FIELD_COLUMN + NUMBER_COLUMNS).max(body.end() + 2);
        let room = sight.columns.saturating_sub(column);
        let unit = sight.look.cut(&sight.session.words(unit), room);
        body.put(column, &unit, Role::Quiet);
    }
    if let Some(focus) = &mut body.focus {
        focus.start = 0;
    }
    if let Some(words) = below(sight, asked) {
        body.blank();
        body.put(FIELD_COLUMN, &words, Role::Quiet);
    } else if matches!(asked.question.kind, Kind::Date(_)) {
        body.blank(); // Nothing moves when the words come.
    }
    reasons(sight, asked, body, reason);
}

/// What stands below a field: how a date was understood, how long a text may be.
fn below(sight: &Sight<'_>, asked: &Asked<'_>) -> Option<Plain> {
    let typed = asked.typed().trim();
    let message = match &asked.question.kind {
        Kind::Date(dates) => Message::dated(dates.meaning(typed).ok()?, dates.precision),
        Kind::Text {
            lines, max_length, ..
        } if *lines > 1 || *max_length < TEXT_CHARS => {
            Message::new("form-count-max").with("max", Decimal::from(*max_length))
        }
        _ => return None,
    };
    Some(sight.locale.say(&message))
}

/// Where the characters begin that there is no room for, in bytes of what is typed. They are drawn
/// as such: the first costs what it takes to change the ink and the others nothing more, while a
/// count would cost more than the letters it counts.
fn excess(asked: &Asked<'_>) -> Option<usize> {
    let Kind::Text { max_length, .. } = asked.question.kind else {
        return None;
    };
    let typed = asked.typed();
    let lead = typed.len() - typed.trim_start().len();
    let mut used = 0;
    let mut graphemes = typed.trim().grapheme_indices(true);
    let first = graphemes.find(|(_, seen)| {
        used += seen.chars().count();
        used > max_length
    });
    first.map(|(at, _)| lead + at)
}

/// The reasons that may be given instead, below a blank row; the cursor on one of them or
/// elsewhere.
pub(super) fn reasons(
    sight: &Sight<'_>,
    asked: &Asked<'_>,
    body: &mut Body,
    reason: Option<usize>,
) {
    if asked.question.missing.is_empty() {
        return;
    }
    body.blank();
    let signs = sight.look.signs();
    for (index, missing) in asked.question.missing.iter().enumerate() {
        let here = reason == Some(index);
        let given = asked.entry == Some(&Entry::Missing(*missing));
        let row = body.rows.len();
        head(sight, body, (None, here));
        let sign = signs.one[usize::from(given)];
        body.sign(FIELD_COLUMN, sign, Role::Body);
        let words = sight.locale.word(missing.message_id());
        body.run(FIELD_COLUMN + width(sign) + 1, &words, Role::Body);
        body.spot_from((row, 0), &Hit::Reason(index));
        if here {
            let inside = u16::from(width(sign) == 3);
            body.focus_from(row, (row, FIELD_COLUMN + inside));
        }
    }
}

/// A field of one line on a row of its own.
pub(super) fn line_field(
    sight: &Sight<'_>,
    body: &mut Body,
    (column, text): (u16, &str),
    caret: Option<usize>,
) -> u16 {
    let columns = sight
        .columns
        .saturating_sub(column + FIELD_COLUMN + 1)
        .max(4);
    body.blank();
    put_field(sight, body, (column, columns, text), caret)
}

/// A field on the last row, which scrolls sideways where it is too narrow; the columns of its
/// text that are out of sight on the left.
pub(super) fn put_field(
    sight: &Sight<'_>,
    body: &mut Body,
    field: (u16, u16, &str),
    caret: Option<usize>,
) -> u16 {
    put_text((sight.look, body), field, caret)
}

/// The same without a session around it.
pub(super) fn put_text(
    (look, body): (Look, &mut Body),
    (column, columns, text): (u16, u16, &str),
    caret: Option<usize>,
) -> u16 {
    let shown = look.shown(&Plain::line(text));
    let before = caret.map_or(0, |at| {
        width(look.shown(&Plain::line(&text[..at])).as_str())
    });
    body.sign(column, look.signs().field, Role::Body);
    let text_column = column + FIELD_COLUMN;
    // In steps of half a field, so that the text does not slide under every key.
    let skipped = if before <= columns {
        0
    } else {
        let half = (columns / 2).max(1);
        (before - columns).div_ceil(half) * half
    };
    body.put(text_column, &window(&shown, skipped, columns), Role::Body);
    let hit = Hit::Text {
        field: 0,
        row: 0,
        column: skipped,
    };
    body.spot(text_column..text_column + columns + 1, hit);
    if caret.is_some() {
        let row = body.rows.len() - 1;
        body.focus_from(row.saturating_sub(1), (row, text_column + before - skipped));
    }
    skipped
}

/// The part of a line after so many columns, as far as it fits.
fn window(words: &Plain, skipped: u16, columns: u16) -> Plain {
    let (mut at, mut kept) = (0, String::new());
    for grapheme in words.as_str().graphemes(true) {
        let wide = width(grapheme);
        if at >= skipped && at + wide <= skipped + columns {
            kept.push_str(grapheme);
        } else if at < skipped && at + wide > skipped {
            kept.push(' '); // Half of a wide one is not drawn.
        }
        at += wide;
    }
    Plain::line(&kept)
}

/// A field of several lines, which grows with what is written.
fn text_field(
    sight: &Sight<'_>,
    asked: &Asked<'_>,
    body: &mut Body,
    (lines, at): (usize, Option<usize>),
) {
    let shown = sight.look.shown(&Plain::text(asked.typed()));
    let rows = flow(shown.as_str(), sight.space.columns);
    let first = body.rows.len();
    for index in 0..lines.max(rows.len()) {
        body.blank();
        body.sign(0, sight.look.signs().field, Role::Body);
        if let Some(row) = rows.get(index) {
            // A space on which the row breaks hangs over its end and is not drawn.
            let words = shown.as_str()[row.clone()].trim_end_matches(' ');
            body.put(FIELD_COLUMN, &Plain::line(words), Role::Body);
        }
        let hit = Hit::Text {
            field: 0,
            row: index,
            column: 0,
        };
        body.spot(FIELD_COLUMN..sight.columns + 1, hit);
    }
    // Row and column of a place in what is typed.
    let place = |at: usize| {
        let before = sight.look.shown(&Plain::text(&asked.typed()[..at]));
        let offset = before.as_str().len();
        let row = row_of(&rows, offset);
        let column = width(&shown.as_str()[rows[row].start..offset]);
        (first + row, FIELD_COLUMN + column.min(sight.space.columns))
    };
    if let Some((row, column)) = excess(asked).map(place) {
        body.redraw((row, column), Role::Excess);
        for row in row + 1..body.rows.len() {
            body.redraw((row, FIELD_COLUMN), Role::Excess);
        }
    }
    if let Some((row, column)) = at.map(place) {
        body.focus_from(row, (row, column));
        body.focus = Some(row..row + 1);
    }
}
