//! Which question the reasons are opened for.

use super::overlay::Overlay;
use super::review::reviewed;
use super::screen::{Focus, Screen};
use crate::session::{Place, Session};

impl Screen {
    /// Opens the reasons why the question is asked.
    pub(super) fn why(&mut self, session: &Session) {
        if let Some(place) = self.place(session) {
            let with_rule = false;
            self.open(Overlay::Why { place, with_rule });
        }
    }

    /// The question that the respondent is at, or has marked in the review.
    pub(super) fn place(&self, session: &Session) -> Option<Place> {
        if let Focus::Review(at) = &self.focus {
            let steps = reviewed(session).into_iter();
            return steps.skip(*at).map(|step| step.place).next();
        }
        session.position().place().cloned()
    }
}
