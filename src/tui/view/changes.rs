//! What a changed survey did to the answers, before the respondent goes on.

use super::Sight;
use super::body::Body;
use crate::tui::theme::Role;

/// Where a question and its answer begin.
const COLUMN: u16 = 2;

pub(super) fn body(sight: &Sight<'_>) -> Body {
    let mut body = Body::new(sight);
    body.say(&sight.locale.word("changes-title"), Role::Title);
    for told in sight.session.changes_in_words(sight.locale) {
        body.blank();
        body.tell(sight.locale, &told.sentence, Role::Body);
        for (asked, answer) in &told.about {
            body.say_at(COLUMN, asked, Role::Quiet);
            for line in answer {
                body.say_at(COLUMN + 2, line, Role::Picked);
            }
        }
    }
    body
}
