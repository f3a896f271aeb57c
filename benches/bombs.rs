//! How long the program works on definitions that are made to cost much, each at its full size:
//! a second at most, and ten for whoever asks for the shortest ways as well.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

#[path = "../fuzz/bombs/mod.rs"]
mod bombs;
#[path = "common/clock.rs"]
mod clock;

use std::process::ExitCode;
use std::time::Duration;

use bombs::{Asked, CHECK, Cellar, REACH, broken, sound};
use clock::{tell, time};

const ROUNDS: usize = 3;
/// So many of the costliest are named.
const NAMED: usize = 5;

fn main() -> ExitCode {
    let held = [
        hold("check", &CHECK, Duration::from_secs(1)),
        hold("check --reach", &REACH, Duration::from_secs(10)),
    ];
    if held.contains(&false) {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Whether every bomb is done within the time: the least of some rounds, for other programs
/// can only add to it.
fn hold(what: &str, asked: &Asked, longest: Duration) -> bool {
    let cellar = Cellar::new();
    let mut taken = Vec::new();
    for (name, source) in [broken::bombs(), sound::bombs()].concat() {
        cellar.lay(&source);
        let rounds = (0..ROUNDS).map(|_| {
            let start = time();
            let ended = cellar.set_off(asked).is_some();
            if ended {
                start.elapsed()
            } else {
                Duration::MAX
            }
        });
        taken.push((rounds.min().unwrap_or(Duration::MAX), name));
    }
    taken.sort_unstable_by(|one, other| other.cmp(one));
    let mut times: Vec<Duration> = taken.iter().map(|(time, _)| *time).collect();
    tell(what, &mut times);
    for (time, name) in taken.iter().take(NAMED) {
        println!("    {time:>9.1?}  {name}");
    }
    taken.iter().all(|(time, _)| *time <= longest)
}
