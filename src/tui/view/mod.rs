//! Views: they read the session and the screen, and draw.

mod body;
mod changes;
mod choices;
mod ending;
mod field;
mod frame;
mod grid;
mod help;
mod home;
mod jump;
mod lookup;
mod opening;
mod overview;
mod page;
mod parts;
mod question;
mod reason;
mod removing;
mod review;
mod why;

pub(super) use frame::{draw, hit, is_too_small, lay_out, text_columns};
pub(super) use home::{HomeSight, draw_home, hit_home, settle_home};

use super::editor::{Asked, Space};
use super::key::{Command, Gesture};
use super::keymap::Binding;
use super::overlay::Overlay;
use super::screen::{Focus, Screen};
use super::theme::Look;
use crate::locale::Locale;
use crate::session::{Phase, Place, Position, Session};
use body::Body;

/// What every view is given.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) session: &'a Session,
    pub(super) screen: &'a Screen,
    pub(super) locale: &'a Locale,
    pub(super) look: Look,
    /// Columns up to the right margin, those of the gutter among them.
    pub(super) columns: u16,
    pub(super) space: Space,
}

/// The body of the screen before the respondent.
fn body(sight: &Sight<'_>) -> Body {
    match &sight.screen.overlay {
        Some(Overlay::Help) => return help::body(sight),
        Some(Overlay::Why { place, with_rule }) => return why::body(sight, place, *with_rule),
        Some(Overlay::Changes) => return changes::body(sight),
        Some(Overlay::Reason(caret)) => return reason::body(sight, *caret),
        Some(Overlay::Removing) => return removing::body(sight),
        Some(Overlay::Jump(jump)) => return jump::body(sight, jump),
        Some(Overlay::Overview(at)) => return overview::body(sight, *at),
        None => {}
    }
    match sight.session.phase() {
        Phase::Filing => return ending::filing(sight),
        Phase::Filed(news) => return ending::filed(sight, news),
        Phase::Declined => return ending::declined(sight),
        Phase::Answering => {}
    }
    match &sight.screen.focus {
        Focus::Review(at) => review::body(sight, *at),
        Focus::Question(editor) => match Asked::of(sight.session, sight.space) {
            Some(asked) => question::body(sight, &asked, editor),
            None => Body::new(sight),
        },
        Focus::None | Focus::Opening(_) => opening::body(sight),
    }
}

impl Sight<'_> {
    /// Whether a key would do anything here and now.
    fn is_of_use(&self, binding: &Binding) -> bool {
        if binding.has(Command::Language) {
            return self.session.survey().languages.len() > 1;
        }
        if binding.has(Command::Why) {
            return sight_place(self).is_some();
        }
        let place = self.session.position().place();
        let here =
            |may: fn(&Session, &Place) -> bool| place.is_some_and(|place| may(self.session, place));
        if binding.has(Command::Jump) || binding.has(Command::Overview) {
            return !self.session.awaits_consent();
        }
        if binding.has(Command::Undo) {
            return self.session.undoes().is_some();
        }
        if binding.has(Command::Redo) {
            return self.session.redoes().is_some();
        }
        if binding.has(Command::Gesture(Gesture::Digit(10))) {
            let choices = place.map_or(0, |place| self.session.choices(place).len());
            return choices::are_lettered(choices);
        }
        if binding.has(Command::Explain) {
            return here(Session::may_explain);
        }
        if binding.has(Command::Add) {
            return here(Session::can_add);
        }
        if binding.has(Command::Remove) {
            return here(Session::can_remove);
        }
        !(binding.has(Command::Back) && *self.session.position() == Position::Opening)
    }
}

/// The question that the respondent is at, or has marked in the review.
fn sight_place(sight: &Sight<'_>) -> Option<crate::session::Place> {
    sight.screen.place(sight.session)
}

/// What an editor has room for on a screen of so many columns and rows.
pub(super) fn space((columns, rows): (u16, u16)) -> Space {
    Space {
        columns: text_columns(columns).saturating_sub(field::FIELD_COLUMN + 1),
        // Few enough for slow lines, enough to find what was meant.
        list_rows: if frame::is_airy(rows) { 6 } else { 2 },
    }
}
