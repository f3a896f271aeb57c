//! A long list: the field that filters it, and the entries found.

use super::Sight;
use super::body::Body;
use super::field::{FIELD_COLUMN, line_field};
use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{Listed, fold};
use crate::tui::editor::{Asked, LookupEditor};
use crate::tui::hit::Hit;
use crate::tui::theme::Role;

pub(super) fn rows(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &LookupEditor) {
    let filter = editor.filter();
    let caret = editor.caret().offset(filter);
    line_field(sight, body, (0, filter), Some(caret));
    let (cursor, from) = (body.cursor, body.rows.len() - 1);
    let (found, top, at) = editor.found(asked);
    body.blank();
    if found.is_empty() {
        let words = sight.locale.word("form-none-found");
        body.put(FIELD_COLUMN, &words, Role::Body);
    } else if let Some(code) = asked.picks().codes.first() {
        let label = sight.session.label(asked.place, code);
        let message = Message::new("form-chosen").with("label", label);
        let room = sight.columns.saturating_sub(FIELD_COLUMN);
        let chosen = sight.look.cut(&sight.locale.say(&message), room);
        body.put(FIELD_COLUMN, &chosen, Role::Picked);
    }
    let signs = sight.look.signs();
    if top > 0 {
        body.sign(0, signs.more_above, Role::Body);
    }
    let end = top + asked.space.list_rows;
    for index in top..end {
        body.blank();
        let Some(listed) = found.get(index) else {
            continue;
        };
        if at == Some(index) {
            body.sign(0, signs.marker, Role::Body);
        }
        let room = sight.columns.saturating_sub(FIELD_COLUMN + 2);
        body.put(
            FIELD_COLUMN,
            &sight.look.cut(&words(listed, filter), room),
            Role::Body,
        );
        body.spot(0..sight.columns + 1, Hit::Entry(index));
    }
    // Outside the list, so that they stand still while it scrolls.
    body.blank();
    if end < found.len() {
        body.sign(0, signs.more_below, Role::Body);
    }
    body.focus = Some(from..body.rows.len());
    body.cursor = cursor;
}

/// An entry, with its group where that tells it from others or is why it was found.
fn words(listed: &Listed, filter: &str) -> Plain {
    let mut words = listed.label.clone();
    let label = fold(listed.label.as_str());
    let named = fold(filter)
        .split_whitespace()
        .all(|word| label.contains(word));
    if let (Some(group), false) = (&listed.group, named && listed.is_only_one) {
        words.push(&Plain::line(" · "));
        words.push(group);
    }
    words
}
