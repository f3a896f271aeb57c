//! The first screen: what the survey is, what becomes of the answers, and consent.

use super::Sight;
use super::body::Body;
use super::choices::choice_row;
use crate::survey::Mode;
use crate::tui::hit::Hit;
use crate::tui::screen::Focus;
use crate::tui::theme::Role;

/// A notice is read from its beginning to its end, which is easier in shorter lines; and a screen
/// of them is sooner there on a slow line.
const COLUMNS_READ: u16 = 60;

pub(super) fn body(sight: &Sight<'_>) -> Body {
    let mut body = Body::within(sight.look, sight.columns.min(COLUMNS_READ));
    let privacy = &sight.session.survey().privacy;
    let mode = match privacy.mode {
        Mode::Identified => "privacy-identified",
        Mode::Confidential => "privacy-confidential",
        Mode::Anonymous => "privacy-anonymous",
    };
    body.say(&sight.locale.word(mode), Role::Body);
    if let Some(notice) = &privacy.notice {
        let notice = sight.session.words(notice);
        if !notice.is_empty() {
            body.blank();
            body.say(&notice, Role::Body);
        }
    }
    if !sight.session.awaits_consent() {
        return body;
    }
    body.blank();
    body.say(&sight.locale.word("form-consent"), Role::Title);
    let marked = match sight.screen.focus {
        Focus::Opening(at) => at,
        Focus::None | Focus::Question(_) | Focus::Review(_) => 0,
    };
    for (at, id) in ["form-consent-yes", "form-consent-no"]
        .into_iter()
        .enumerate()
    {
        let row = body.rows.len();
        let words = sight.locale.word(id);
        let column = choice_row(sight, &mut body, (Some(at + 1), at == marked), &words);
        body.spot_from((row, 0), &Hit::Entry(at));
        if at == marked {
            body.cursor = Some((row, column));
        }
    }
    body
}
