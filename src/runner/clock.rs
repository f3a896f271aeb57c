//! The one clock of the respondent's side.

use std::time::Instant;

use jiff::{Timestamp, ZonedDateTime};

/// Measures from the moment it is started, undisturbed by a change of the wall clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    started: Instant,
}

impl Clock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place that owns the clock"
    )]
    pub fn start() -> Self {
        Self {
            started: Instant::now(),
        }
    }

    /// Milliseconds since the start.
    pub fn elapsed_ms(self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// The local time with its offset (RFC 3339): `2024-10-01T12:00:00+02:00`.
pub fn now() -> String {
    ZonedDateTime::now()
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// Milliseconds since 1970 in UTC, for what must survive a restart.
pub fn unix_ms() -> u64 {
    u64::try_from(Timestamp::now().as_millisecond()).unwrap_or(0)
}
