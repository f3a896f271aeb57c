//! When to try again by itself, while the respondent's window is still open.

use super::post::Unready;
use crate::delivery::{Outcome, backoff};

/// Failures in a row, and when the next attempt is due.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Retry {
    failures: u32,
    due_ms: Option<u64>,
}

impl Retry {
    /// Notes how an attempt ended at `now_ms`. Where somebody must do something first,
    /// nothing is due.
    pub(super) fn note(&mut self, outcome: &Outcome, now_ms: u64, random: u64) {
        self.failures = self.failures.saturating_add(1);
        let failures = self.failures;
        let wait_ms = match outcome {
            Outcome::Receipted { .. }
            | Outcome::Parked { .. }
            | Outcome::AccessCode
            | Outcome::KeyChanged { .. } => {
                self.due_ms = None;
                return;
            }
            Outcome::Later { after } => backoff::busy_wait_ms(failures, random, *after),
            Outcome::NotRecognized { .. }
            | Outcome::Unreachable { .. }
            | Outcome::Unknown { .. } => {
                backoff::wait_ms(failures, random, backoff::OUTAGE_WAIT_MS_MAX)
            }
        };
        self.due_ms = Some(now_ms + wait_ms);
    }

    /// Whether another attempt is to come.
    pub(super) fn is_planned(&self) -> bool {
        self.due_ms.is_some()
    }

    /// Notes why an attempt was not even made at `now_ms`.
    pub(super) fn note_unready(&mut self, unready: &Unready, now_ms: u64, random: u64) {
        self.due_ms = match unready {
            Unready::AskedToWait { wait_ms } => Some(now_ms + backoff::spread_ms(*wait_ms, random)),
            // Somebody must do something first.
            Unready::NothingWaits | Unready::Storage(_) => None,
        };
    }

    /// The first attempt, or one that somebody else has planned.
    #[cfg(all(test, feature = "collector"))]
    pub(super) fn plan(&mut self, due_ms: u64) {
        self.due_ms = Some(due_ms);
    }

    /// When the next attempt is due.
    #[cfg(all(test, feature = "collector"))]
    pub(super) fn due_ms(&self) -> Option<u64> {
        self.due_ms
    }

    /// Whether the next attempt is due; it is then no longer.
    pub(super) fn take(&mut self, now_ms: u64) -> bool {
        self.due_ms.take_if(|due| *due <= now_ms).is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn an_attempt_is_due_after_its_wait_and_only_once() {
        let mut retry = Retry::default();
        assert!(!retry.take(u64::MAX), "nothing has failed yet");
        retry.note(&Outcome::Later { after: None }, 1_000, 0);
        assert!(!retry.take(1_000 + backoff::WAIT_MS_MIN - 1));
        assert!(retry.take(1_000 + backoff::WAIT_MS_MIN));
        assert!(!retry.take(u64::MAX));
    }

    #[test]
    fn a_collector_that_asks_for_longer_is_heard() {
        let mut retry = Retry::default();
        retry.note(
            &Outcome::Later {
                after: Some(Duration::from_mins(10)),
            },
            0,
            0,
        );
        assert!(!retry.take(599_999));
        assert!(retry.take(600_000));
    }

    #[test]
    fn a_window_tries_again_when_the_collector_may_be_asked_again() {
        let mut retry = Retry::default();
        retry.note_unready(&Unready::AskedToWait { wait_ms: 60_000 }, 1_000, 0);
        assert!(!retry.take(60_999));
        assert!(retry.take(61_000));
        retry.note_unready(&Unready::NothingWaits, 0, 0);
        assert!(!retry.take(u64::MAX));
    }

    #[test]
    fn what_needs_somebody_is_not_tried_again() {
        let mut retry = Retry::default();
        retry.note(&Outcome::Later { after: None }, 0, 0);
        retry.note(&Outcome::AccessCode, 0, 0);
        assert!(!retry.take(u64::MAX));
    }
}
