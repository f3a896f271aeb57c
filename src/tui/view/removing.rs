//! What goes with this time of a page, before it is taken away.

use super::Sight;
use super::body::Body;
use crate::locale::Message;
use crate::tui::theme::Role;

/// Where a question and its answer begin.
const COLUMN: u16 = 2;

pub(super) fn body(sight: &Sight<'_>) -> Body {
    let mut body = Body::new(sight);
    let (session, position) = (sight.session, sight.session.position());
    let Some(place) = position.place() else {
        return body;
    };
    let title = Message::new("removing-title").with("page", session.page_title(place));
    body.tell(sight.locale, &title, Role::Title);
    let answered = session.answered_this_time(place);
    body.blank();
    let goes = Message::new("removing-goes").with("count", answered.len());
    body.tell(sight.locale, &goes, Role::Body);
    for place in &answered {
        if let Some(question) = session.question(place) {
            let words = session.words_at(place, &question.text);
            body.say_at(COLUMN, &words, Role::Quiet);
        }
        for line in session.answer_lines(place, sight.locale) {
            body.say_at(COLUMN + 2, &line, Role::Picked);
        }
    }
    body
}
