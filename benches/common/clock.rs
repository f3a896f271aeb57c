//! What was measured in a benchmark's own loop, and how it is told.

use std::time::{Duration, Instant};

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
pub(crate) fn time() -> Instant {
    Instant::now()
}

/// Prints the median, the 99th percentile and the most of what was taken.
pub(crate) fn tell(what: &str, taken: &mut [Duration]) {
    taken.sort_unstable();
    let at = |percent: usize| taken[(taken.len() - 1) * percent / 100];
    println!(
        "{what:<38} median {:>9.1?}  p99 {:>9.1?}  most {:>9.1?}  (of {})",
        at(50),
        at(99),
        at(100),
        taken.len()
    );
}
