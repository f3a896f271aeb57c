//! The one clock of the respondent's side.

use std::path::Path;
use std::sync::OnceLock;
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
        let offset = self.0.to_zoned_datetime(zone()).offset();
        format!("{:.0}", self.0.display_with_offset(offset))
    }

    #[cfg(all(test, feature = "collector"))]
    pub(super) fn at_unix_ms(unix_ms: u64) -> Self {
        let ms = i64::try_from(unix_ms).unwrap_or(i64::MAX);
        Self(Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX))
    }
}

/// A time (RFC 3339) by the clock here; what is none stays as it is.
pub fn here(written: &str) -> String {
    let at = written.parse::<jiff::Timestamp>();
    let at = at.map(|at| at.to_zoned_datetime(zone()));
    let at = at.map(|at| format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute()));
    at.unwrap_or_else(|_| written.to_owned())
}

/// Where Unix systems describe each time zone, in a file of its name.
const ZONES: [&str; 3] = [
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
];

/// The zone that was named, where the system did not know it by itself.
static NAMED: OnceLock<TimeZone> = OnceLock::new();

/// The local time zone.
pub(super) fn zone() -> TimeZone {
    NAMED.get().cloned().unwrap_or_else(TimeZone::system)
}

/// Takes the local time zone's name as the environment has it, `TZ=Europe/Oslo`. A name that
/// stands for nothing leaves what the system says.
pub fn live_in(name: &str) {
    if TimeZone::try_system().is_err()
        && let Some(zone) = described(name.trim_start_matches(':'), &ZONES.map(Path::new))
    {
        NAMED.get_or_init(|| zone);
    }
}

fn described(name: &str, folders: &[&Path]) -> Option<TimeZone> {
    let files = folders.iter().map(|folder| folder.join(name));
    let mut read = files.filter_map(|file| std::fs::read(file).ok());
    read.find_map(|bytes| TimeZone::tzif(name, &bytes).ok())
}

/// The local time with its offset, now.
pub fn now() -> String {
    Moment::now().written()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A zone that is always so many seconds east of Greenwich (RFC 8536, version 1).
    fn always(east: i32) -> Vec<u8> {
        let mut file = b"TZif".to_vec();
        file.extend([0; 16]);
        let [no_marks, types, letters] = [0_u32, 1, 4].map(u32::to_be_bytes);
        file.extend([no_marks, no_marks, no_marks, no_marks, types, letters].concat());
        file.extend(east.to_be_bytes());
        file.extend(*b"\0\0ABC\0");
        file
    }

    #[test]
    fn a_time_is_written_to_the_second_that_has_begun() {
        let written = Moment(Timestamp::from_millisecond(1_999).unwrap()).written();
        assert_eq!(written.len(), "2024-10-01T12:00:00+02:00".len());
        let second = Timestamp::from_second(1).unwrap();
        assert_eq!(written.parse::<Timestamp>().unwrap(), second);
        let zoned = second.to_zoned_datetime(zone());
        let minute = zoned.strftime("%Y-%m-%d %H:%M").to_string();
        assert_eq!(here("1970-01-01T00:00:59.9Z"), minute);
        assert_eq!(here("soon"), "soon");
    }

    #[test]
    fn a_zone_is_found_by_its_name() {
        let (empty, full) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir(full.path().join("North")).unwrap();
        std::fs::write(full.path().join("North/Far"), always(5 * 3600)).unwrap();
        std::fs::write(full.path().join("North/Torn"), b"TZif").unwrap();
        let find = |name| described(name, &[empty.path(), full.path()]);
        let moment = Timestamp::UNIX_EPOCH.to_zoned_datetime(find("North/Far").unwrap());
        assert_eq!(moment.strftime("%H:%M%:z").to_string(), "05:00+05:00");
        for nothing in ["North/Torn", "North/Near", "North", ""] {
            assert!(find(nothing).is_none(), "{nothing}");
        }
    }
}
