//! The one clock of the respondent's side.

use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::TimeZone;

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

/// A moment by this machine's wall clock, which may be wrong and may be turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(Timestamp);

impl Moment {
    pub fn now() -> Self {
        Self(Timestamp::now())
    }

    /// Milliseconds since 1970 in UTC, for what must survive a restart.
    pub fn unix_ms(self) -> u64 {
        u64::try_from(self.0.as_millisecond()).unwrap_or(0)
    }

    /// The local time with its offset (RFC 3339): `2024-10-01T12:00:00+02:00`.
    pub fn written(self) -> String {
        let zoned = self.0.to_zoned_datetime(TimeZone::system());
        zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    #[cfg(all(test, feature = "collector"))]
    pub(super) fn at_unix_ms(unix_ms: u64) -> Self {
        let ms = i64::try_from(unix_ms).unwrap_or(i64::MAX);
        Self(Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX))
    }
}

/// The local time with its offset, now.
pub fn now() -> String {
    Moment::now().written()
}
