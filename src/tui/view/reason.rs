//! Why a doubted answer stands, in the respondent's words.

use super::Sight;
use super::body::Body;
use super::field::line_field;
use crate::tui::editor::Caret;
use crate::tui::theme::Role;

pub(super) fn body(sight: &Sight<'_>, caret: Caret) -> Body {
    let mut body = Body::new(sight);
    let Some(place) = sight.session.position().place() else {
        return body;
    };
    body.say(&sight.locale.word("form-reason-title"), Role::Title);
    for line in sight.session.answer_lines(place, sight.locale) {
        body.say(&line, Role::Picked);
    }
    for doubt in sight.session.doubts_at(place) {
        body.say(&doubt, Role::Quiet);
    }
    body.say(&sight.locale.word("form-reason-help"), Role::Quiet);
    body.blank();
    let reason = sight.session.reason(place).unwrap_or_default();
    line_field(sight, &mut body, (0, reason), Some(caret.offset(reason)));
    body
}
