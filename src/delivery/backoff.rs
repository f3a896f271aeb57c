//! How long to wait after failures, so that a collector that comes back is not trampled.

use std::time::Duration;

pub const WAIT_MS_MIN: u64 = 5_000;
pub const WAIT_MS_MAX: u64 = 3_600_000;

/// Milliseconds to wait after so many failures in a row. The wait doubles with each, and
/// `random` (any number) spreads those who failed together over as long again.
pub fn wait_ms(failures: u32, random: u64) -> u64 {
    let doublings = failures.saturating_sub(1).min(20);
    let least = (WAIT_MS_MIN << doublings).min(WAIT_MS_MAX / 2);
    least + random % (least + 1)
}

/// The same, but at least as long as the collector asked for.
pub fn wait_ms_at_least(failures: u32, random: u64, after: Option<Duration>) -> u64 {
    let asked = after.map_or(0, |after| u64::try_from(after.as_millis()).unwrap_or(0));
    wait_ms(failures, random).max(asked)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_wait_stays_between_five_seconds_and_an_hour(failures: u32, random: u64) {
            let wait = wait_ms(failures, random);
            prop_assert!((WAIT_MS_MIN..=WAIT_MS_MAX).contains(&wait));
        }

        #[test]
        fn each_failure_doubles_the_wait_until_it_is_longest(failures in 1u32..100, random: u64) {
            let (least, next) = (wait_ms(failures, 0), wait_ms(failures + 1, 0));
            prop_assert!((least..=2 * least).contains(&wait_ms(failures, random)));
            prop_assert_eq!(next, (2 * least).min(WAIT_MS_MAX / 2));
        }

        #[test]
        fn the_longer_of_both_waits_wins(failures: u32, random: u64, asked_s in 0u64..100_000) {
            let wait = wait_ms_at_least(failures, random, Some(Duration::from_secs(asked_s)));
            prop_assert_eq!(wait, wait_ms(failures, random).max(asked_s * 1000));
            prop_assert_eq!(wait_ms_at_least(failures, random, None), wait_ms(failures, random));
        }
    }

    #[test]
    fn a_wait_doubles_and_spreads() {
        assert_eq!([wait_ms(1, 0), wait_ms(1, 5_000)], [5_000, 10_000]);
        assert_eq!([wait_ms(2, 0), wait_ms(2, 10_000)], [10_000, 20_000]);
        assert_eq!(wait_ms(u32::MAX, 0), 1_800_000);
        assert_eq!(wait_ms(u32::MAX, 1_800_000), WAIT_MS_MAX);
    }
}
