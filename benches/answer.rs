//! From one answer to the new path: median and 99th percentile, which a mean would hide.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

#[path = "common/clock.rs"]
mod clock;
mod common;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use clock::{tell, time};
use common::Random;
use svar::session::{Session, State};

const ANSWERS: usize = 20_000;

fn main() {
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
            let begun = time();
            black_box(session.update(event));
            taken.push(begun.elapsed());
        }
    }
    tell(&format!("{questions} questions, {steps} steps"), &mut taken);
}
