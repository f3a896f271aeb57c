//! Views: they read the session and the screen, and draw.

mod body;
mod ending;
mod frame;
mod grid;
mod help;
mod opening;
mod question;
mod review;

pub(super) use frame::{draw, is_too_small, lay_out, text_columns};

use super::editor::Asked;
use super::screen::{Focus, Screen};
use super::theme::Look;
use crate::locale::Locale;
use crate::session::{Phase, Session};
use body::Body;

/// What every view is given.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) session: &'a Session,
    pub(super) screen: &'a Screen,
    pub(super) locale: &'a Locale,
    pub(super) look: Look,
    /// Columns for text.
    pub(super) columns: u16,
}

/// The body of the screen before the respondent.
fn body(sight: &Sight<'_>) -> Body {
    if sight.screen.help {
        return help::body(sight);
    }
    match sight.session.phase() {
        Phase::Filing => return ending::filing(sight),
        Phase::Filed(news) => return ending::filed(sight, news),
        Phase::Declined => return ending::declined(sight),
        Phase::Answering => {}
    }
    match &sight.screen.focus {
        Focus::Review(at) => review::body(sight, *at),
        Focus::Question(editor) => match Asked::of(sight.session, sight.field_columns()) {
            Some(asked) => question::body(sight, &asked, editor),
            None => Body::new(sight),
        },
        Focus::None | Focus::Opening(_) => opening::body(sight),
    }
}

impl Sight<'_> {
    /// Columns of a field for text: what stands before it is not part of it.
    pub(super) fn field_columns(&self) -> u16 {
        field_columns(self.columns)
    }
}

/// Columns that a field for text has, of those for the body.
pub(super) fn field_columns(columns: u16) -> u16 {
    columns.saturating_sub(question::FIELD_COLUMN + 1)
}
