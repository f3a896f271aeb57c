//! When to try again by itself, while the respondent's window is still open.

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
        let after = match outcome {
            Outcome::Receipted { .. }
            | Outcome::Parked { .. }
            | Outcome::AccessCode
            | Outcome::KeyChanged { .. } => {
                self.due_ms = None;
                return;
            }
            Outcome::Later { after } => *after,
            Outcome::NotRecognized { .. }
            | Outcome::Unreachable { .. }
            | Outcome::Unknown { .. } => None,
        };
        self.failures = self.failures.saturating_add(1);
        self.due_ms = Some(now_ms + backoff::wait_ms_at_least(self.failures, random, after));
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
    fn what_needs_somebody_is_not_tried_again() {
        let mut retry = Retry::default();
        retry.note(&Outcome::Later { after: None }, 0, 0);
        retry.note(&Outcome::AccessCode, 0, 0);
        assert!(!retry.take(u64::MAX));
    }
}
