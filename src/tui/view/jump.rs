//! A question to go to: the field that finds it, and those found.

use super::Sight;
use super::body::Body;
use super::field::{FIELD_COLUMN, line_field};
use crate::plain::Plain;
use crate::tui::hit::Hit;
use crate::tui::jump::Jump;
use crate::tui::theme::Role;

/// As many columns of a question are shown at most: enough to know it by, and four of them cost
/// no more on the line than a key that filters a list may.
const WORDS: u16 = 40;

pub(super) fn body(sight: &Sight<'_>, jump: &Jump) -> Body {
    let mut body = Body::new(sight);
    body.say(&sight.locale.word("jump-title"), Role::Title);
    body.say(&sight.locale.word("jump-how"), Role::Quiet);
    body.blank();
    let (typed, caret) = jump.typed();
    line_field(sight, &mut body, (0, typed), Some(caret));
    let cursor = body.cursor;
    let (found, top, at) = jump.found(sight.session);
    body.blank();
    if found.is_empty() {
        body.put(FIELD_COLUMN, &sight.locale.word("jump-none"), Role::Body);
    }
    let signs = sight.look.signs();
    if top > 0 {
        body.sign(sight.columns - 1, signs.more_above, Role::Body);
    }
    let end = top + Jump::rows(sight.space.list_rows);
    // As wide as the last one of all, so that no letter typed moves the words.
    let digits = sight.session.path().len().to_string().len();
    for index in top..end {
        body.blank();
        let Some((number, step)) = found.get(index) else {
            continue;
        };
        if index == at {
            body.sign(0, signs.marker, Role::Body);
        }
        let asked = sight.session.asked_at(&step.place);
        let words = Plain::line(&format!("{number:>digits$} {asked}"));
        let room = sight.columns.saturating_sub(FIELD_COLUMN + 2).min(WORDS);
        body.put(FIELD_COLUMN, &sight.look.cut(&words, room), Role::Body);
        body.spot(0..sight.columns + 1, Hit::Entry(index));
    }
    body.blank();
    if end < found.len() {
        body.sign(FIELD_COLUMN, signs.more_below, Role::Body);
    }
    body.focus = Some(0..body.rows.len());
    body.cursor = cursor;
    body
}
