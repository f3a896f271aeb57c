//! What may lie over the question before the respondent: one thing at a time.
//!
//! An overlay owns what is typed or marked in it, and nothing of the session. It scrolls
//! with the screen's own scroll, and is put away when the session goes elsewhere.

use super::key::Scene;
use crate::session::Place;

#[derive(Debug)]
pub(super) enum Overlay {
    /// The keys that work in the scene below.
    Help,
    /// Why a question is asked, and with the conditions as they are written.
    Why { place: Place, with_rule: bool },
}

impl Overlay {
    /// Where keys are pressed while it lies there.
    pub(super) fn scene(&self) -> Scene {
        match self {
            Self::Help | Self::Why { .. } => Scene::Help,
        }
    }
}
