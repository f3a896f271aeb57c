//! From nothing to a thousand responses, with what they reached.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

use std::sync::Arc;
use std::time::Instant;

use svar::author::simulate::{Plan, Profile, Simulation};
use svar::storage::surveys::bundled;

const RESPONDENTS: usize = 1_000;

fn main() {
    for loaded in bundled() {
        let plan = Plan {
            survey: Arc::clone(&loaded.survey),
            seed: 7,
            language: None,
            profile: Profile::default(),
        };
        measure(plan);
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn measure(plan: Plan) {
    let id = plan.survey.id.clone();
    let start = Instant::now();
    let mut simulation = Simulation::new(plan);
    let finished = (0..RESPONDENTS).filter(|_| simulation.respond().is_some());
    let finished = finished.count();
    println!("{id:>24}: {finished} responses in {:.1?}", start.elapsed());
}
