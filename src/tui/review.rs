//! The answers that the review lists, and moving among them.

use super::key::Command;
use crate::session::{Event, Position, Session, Step};

/// The steps that the review lists: those that take an answer.
pub(super) fn reviewed(session: &Session) -> Vec<Step> {
    let steps = session.path().steps();
    steps
        .filter(|step| session.survey().questions[step.question].takes_entry())
        .collect()
}

/// Moves the marker, or does what is marked.
pub(super) fn review(at: &mut usize, session: &Session, command: Command) -> Vec<Event> {
    const PAGE: usize = 5;
    let steps = reviewed(session);
    let send = steps.len();
    *at = match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => (*at + 1).min(send),
        Command::PageUp => at.saturating_sub(PAGE),
        Command::PageDown => (*at + PAGE).min(send),
        Command::First => 0,
        Command::Last | Command::Send => send,
        Command::Take => {
            return match steps.get(*at) {
                Some(step) => vec![Event::WentTo(Position::Revisit(step.place.clone()))],
                None => vec![Event::Submitted],
            };
        }
        _ => *at,
    };
    Vec::new()
}
