//! The answers that the review lists, and moving among them.

use super::key::Gesture;
use crate::session::{Event, Position, Session, Step};

/// The steps that the review lists: those that take an answer.
pub(super) fn reviewed(session: &Session) -> Vec<Step> {
    let steps = session.path().steps();
    steps
        .filter(|step| session.survey().questions[step.question].takes_entry())
        .collect()
}

/// Moves the marker, or does what is marked.
pub(super) fn review(at: &mut usize, session: &Session, gesture: Gesture) -> Vec<Event> {
    const PAGE: usize = 5;
    let steps = reviewed(session);
    let send = steps.len();
    *at = match gesture {
        Gesture::Up => at.saturating_sub(1),
        Gesture::Down => (*at + 1).min(send),
        Gesture::PageUp => at.saturating_sub(PAGE),
        Gesture::PageDown => (*at + PAGE).min(send),
        Gesture::First => 0,
        Gesture::Last => send,
        Gesture::Take => {
            return match steps.get(*at) {
                Some(step) => vec![Event::WentTo(Position::Revisit(step.place.clone()))],
                None => vec![Event::Submitted],
            };
        }
        _ => *at,
    };
    Vec::new()
}
