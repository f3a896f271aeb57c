//! From one answer to the new path: median and 99th percentile, which a mean would hide.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

mod common;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use common::Random;
use svar::session::{Session, State};

const ANSWERS: usize = 20_000;

fn main() {
    println!("questions  steps    median       p99       max  (one answer to a new path)");
    for questions in [100, 1_000, 10_000] {
        measure(questions);
    }
}

fn measure(questions: usize) {
    let survey = common::survey(&common::definition(questions));
    let mut session = Session::new(Arc::clone(&survey), State::default());
    for at in 0..questions {
        let _ = session.update(common::answer(&survey, at, true));
    }
    let steps = session.path().len();
    let mut random = Random(11);
    let mut taken: Vec<Duration> = Vec::with_capacity(2 * ANSWERS);
    for _ in 0..ANSWERS {
        let at = random.below(questions);
        // What hangs on it leaves the path, and comes back.
        for keeps in [false, true] {
            let event = common::answer(&survey, at, keeps);
            taken.push(time(|| black_box(session.update(event)).len()));
        }
    }
    taken.sort_unstable();
    let (median, p99) = (taken[taken.len() / 2], taken[taken.len() * 99 / 100]);
    let max = taken[taken.len() - 1];
    println!("{questions:>9} {steps:>6} {median:>9.1?} {p99:>9.1?} {max:>9.1?}");
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}
