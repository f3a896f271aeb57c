//! How long to wait after failures, so that a collector that comes back is not trampled.

use std::time::Duration;

pub const WAIT_MS_MIN: u64 = 5_000;
/// For a collector that says itself that it has too much to do.
pub const WAIT_MS_MAX: u64 = 3_600_000;
/// Where nobody of ours answers: when the collector is back, all that waits for it has
/// arrived after this time, and whoever has logged in to a network waits no longer.
pub const OUTAGE_WAIT_MS_MAX: u64 = 600_000;

/// Each failure makes the wait so many times longer: with less, those who have failed only
/// a few times would come most of all.
const GROWTH: u64 = 3;

/// Milliseconds to wait after so many failures in a row. The wait grows with each, up to
/// the longest, and `random` (any number) spreads those who failed together over as long
/// again.
pub fn wait_ms(failures: u32, random: u64, longest_ms: u64) -> u64 {
    let grown = GROWTH.saturating_pow(failures.saturating_sub(1));
    let least = WAIT_MS_MIN.saturating_mul(grown).min(longest_ms / 2);
    least + random % (least + 1)
}

/// The same for a collector that is busy: at least as long as it asked for, and not all at
/// once when that time is over.
pub fn busy_wait_ms(failures: u32, random: u64, asked: Option<Duration>) -> u64 {
    let asked = asked.map_or(0, |asked| u64::try_from(asked.as_millis()).unwrap_or(0));
    wait_ms(failures, random, WAIT_MS_MAX).max(spread_ms(asked, random))
}

/// So long, and up to as long again, but not more than ten minutes longer.
pub fn spread_ms(wait_ms: u64, random: u64) -> u64 {
    wait_ms + random % (wait_ms.min(OUTAGE_WAIT_MS_MAX) + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_wait_stays_between_five_seconds_and_the_longest(failures: u32, random: u64) {
            for longest in [OUTAGE_WAIT_MS_MAX, WAIT_MS_MAX] {
                let wait = wait_ms(failures, random, longest);
                prop_assert!((WAIT_MS_MIN..=longest).contains(&wait));
            }
        }

        #[test]
        fn each_failure_triples_the_wait_until_it_is_longest(failures in 1u32..100, random: u64) {
            let least = |failures| wait_ms(failures, 0, WAIT_MS_MAX);
            let wait = wait_ms(failures, random, WAIT_MS_MAX);
            prop_assert!((least(failures)..=2 * least(failures)).contains(&wait));
            prop_assert_eq!(least(failures + 1), (3 * least(failures)).min(WAIT_MS_MAX / 2));
        }

        #[test]
        fn nobody_comes_earlier_than_asked_for(failures: u32, random: u64, asked_s in 0u64..100_000) {
            let wait = busy_wait_ms(failures, random, Some(Duration::from_secs(asked_s)));
            prop_assert!(wait >= asked_s * 1000);
            prop_assert!(wait >= wait_ms(failures, random, WAIT_MS_MAX));
            prop_assert!(wait <= (asked_s * 1000 + OUTAGE_WAIT_MS_MAX).max(WAIT_MS_MAX));
        }
    }

    #[test]
    fn a_wait_grows_and_spreads() {
        let wait = |failures, random| wait_ms(failures, random, WAIT_MS_MAX);
        assert_eq!([wait(1, 0), wait(1, 5_000)], [5_000, 10_000]);
        assert_eq!([wait(2, 0), wait(2, 15_000)], [15_000, 30_000]);
        assert_eq!(wait(u32::MAX, 0), 1_800_000);
        assert_eq!(wait(u32::MAX, 1_800_000), WAIT_MS_MAX);
        assert_eq!(
            wait_ms(u32::MAX, 300_000, OUTAGE_WAIT_MS_MAX),
            OUTAGE_WAIT_MS_MAX
        );
        assert_eq!(
            [spread_ms(60_000, 0), spread_ms(60_000, 60_000)],
            [60_000, 120_000]
        );
    }
}
