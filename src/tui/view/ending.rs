//! The last screens: while the response is written, sent, or after a "no".

use super::Sight;
use super::body::Body;
use crate::locale::Message;
use crate::session::News;
use crate::tui::theme::Role;

pub(super) fn filing(sight: &Sight<'_>) -> Body {
    let mut body = Body::new(sight);
    body.say(&sight.locale.word("form-filing"), Role::Title);
    body
}

pub(super) fn declined(sight: &Sight<'_>) -> Body {
    let mut body = Body::new(sight);
    body.say(&sight.locale.word("form-declined"), Role::Title);
    body.blank();
    body.say(&sight.locale.word("form-declined-kept"), Role::Body);
    body
}

pub(super) fn filed(sight: &Sight<'_>, news: &News) -> Body {
    let mut body = Body::new(sight);
    let mut say = |id, role| body.say(&sight.locale.word(id), role);
    let telling = |id| sight.session.telling(id);
    match news {
        News::Sending => {
            say("form-filed", Role::Title);
            body.blank();
            body.say(&sight.locale.word("news-sending"), Role::Body);
        }
        News::Receipted {
            code,
            received,
            note,
        } => {
            say("form-receipted", Role::Title);
            body.blank();
            let receipt = Message::new("form-receipt").with("code", code.clone());
            body.tell(sight.locale, &receipt, Role::Picked);
            let time = Message::new("form-received").with("received", received.clone());
            body.tell(sight.locale, &time, Role::Body);
            body.blank();
            body.say(&sight.locale.word("form-receipt-use"), Role::Body);
            if let Some(note) = note {
                body.tell(sight.locale, note, Role::Body);
            }
        }
        News::Rehearsed => say("news-rehearsed", Role::Title),
        News::Waiting { why, is_retried } => {
            say("form-filed", Role::Title);
            body.blank();
            body.tell(sight.locale, why, Role::Body);
            body.blank();
            let then = if *is_retried {
                "form-waiting"
            } else {
                "news-waiting"
            };
            body.tell(sight.locale, &telling(then), Role::Body);
        }
        News::Lacking(lack) => {
            say("form-filed", Role::Title);
            body.blank();
            body.tell(sight.locale, &telling(lack.message_id()), Role::Body);
        }
        News::Parked { why } => {
            say("form-parked", Role::Title);
            body.blank();
            body.tell(sight.locale, why, Role::Trouble);
            body.blank();
            body.tell(sight.locale, &telling("news-parked"), Role::Body);
        }
    }
    body
}
