//! The parts of a total, and what is left of it.

use super::Sight;
use super::body::Body;
use super::field::{FIELD_COLUMN, put_field, reasons};
use crate::measure::{width, wrap};
use crate::plain::Plain;
use crate::tui::editor::{Asked, PartsEditor};
use crate::tui::theme::Role;

const LABEL_COLUMN: u16 = 2;
const LABEL_COLUMNS_MIN: u16 = 8;
const GAP: u16 = 2;
/// Columns of a field, with the sign before it; the fewer where labels need the room.
const FIELD_COLUMNS: u16 = 14;
const FIELD_COLUMNS_MIN: u16 = 9;
const COLUMNS_AMPLE: u16 = 56;
const UNIT_COLUMNS_MAX: u16 = 12;

pub(super) fn rows(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &PartsEditor) {
    if let Some(shared) = sight.session.shared(asked.place) {
        body.tell(sight.locale, &shared.message(), Role::Quiet);
        body.pinned = body.rows.len();
    }
    let field_columns = if sight.columns < COLUMNS_AMPLE {
        FIELD_COLUMNS_MIN
    } else {
        FIELD_COLUMNS
    };
    let unit = asked.question.kind.unit();
    let unit = unit.map(|unit| sight.look.cut(&sight.session.words(unit), UNIT_COLUMNS_MAX));
    let unit_columns = unit.as_ref().map_or(0, |unit| width(unit.as_str()) + GAP);
    let labels: Vec<Plain> = asked
        .rows
        .iter()
        .map(|part| sight.look.shown(&sight.session.words(&part.label)))
        .collect();
    let longest = labels.iter().map(|label| width(label.as_str())).max();
    let room = sight
        .columns
        .saturating_sub(LABEL_COLUMN + GAP + field_columns + unit_columns);
    let label_columns = longest.unwrap_or(0).min(room).max(LABEL_COLUMNS_MIN);
    let column = LABEL_COLUMN + label_columns + GAP;
    let here = editor.part(asked);
    for (index, (part, label)) in asked.rows.iter().zip(&labels).enumerate() {
        let first = body.rows.len();
        body.blank();
        if here == Some(index) {
            body.sign(0, sight.look.signs().marker, Role::Body);
        }
        let typed = asked.typed_in(&part.code);
        let caret = (here == Some(index)).then(|| editor.caret().offset(typed));
        put_field(
            sight,
            body,
            (column, field_columns - FIELD_COLUMN, typed),
            caret,
        );
        body.number_field(index);
        if let Some(unit) = &unit {
            body.put(column + field_columns + GAP, unit, Role::Quiet);
        }
        for (line, words) in wrap(label, label_columns).iter().enumerate() {
            if line > 0 {
                body.blank();
            }
            body.put(LABEL_COLUMN, words, Role::Body);
        }
        if here == Some(index) {
            let from = if index == 0 { 0 } else { first };
            body.focus = Some(from..body.rows.len());
        }
    }
    reasons(sight, asked, body, editor.reason(asked));
}
