//! The form as a respondent has it: from the start of the real program to its first screen,
//! from a key to the last byte of its answer, with its journal on the disk, and how much of it
//! is in memory. On the ten questions that other programs were measured on.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

#[path = "common/clock.rs"]
mod clock;
#[path = "common/desk.rs"]
mod desk;

use std::time::Duration;

use clock::{tell, time};
use desk::{Desk, folder};

const TEN: &str = include_str!("../tests/common/ten.toml");
const ROUNDS: usize = 40;
/// A frame is written at once: what comes after so long is another.
const QUIET: Duration = Duration::from_millis(3);

const ENTER: &str = "\r";
const ERASE: &str = "\x7f";
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";

#[derive(Default)]
struct Taken {
    starts: Vec<Duration>,
    keys: Vec<Duration>,
    /// Of memory on the first screen and after the last key, in kB.
    resident: Vec<(u64, u64)>,
}

fn main() {
    let mut taken = Taken::default();
    for _ in 0..ROUNDS {
        round(&mut taken);
    }
    tell("start to first screen", &mut taken.starts);
    tell("key to the last byte of its answer", &mut taken.keys);
    let (first, last): (Vec<u64>, Vec<u64>) = taken.resident.into_iter().unzip();
    for (when, mut kilobytes) in [("first screen", first), ("end", last)] {
        kilobytes.sort_unstable();
        if let (Some(least), Some(most)) = (kilobytes.first(), kilobytes.last()) {
            let median = kilobytes[kilobytes.len() / 2];
            println!("resident at the {when}: median {median} kB, from {least} to {most} kB");
        }
    }
}

/// One interview: every kind of key.
fn round(taken: &mut Taken) {
    let folder = folder(TEN);
    let start = time();
    let mut desk = Desk::start(folder.path(), &["fill", "survey.toml"], QUIET);
    taken
        .starts
        .push(desk.until("A form to measure with.") - start);
    let resident = desk.resident();
    for key in script() {
        let pressed = time();
        taken.keys.push(desk.press(key) - pressed);
    }
    taken.resident.extend(resident.zip(desk.resident()));
}

/// Moves, letters, erasing, a filter, ticks and steps; each changes what is seen.
fn script() -> impl Iterator<Item = &'static str> {
    let letters = |text: &'static str| text.split_inclusive(|_| true);
    let name = [ENTER].into_iter().chain(letters("Anna Bergh"));
    let age = [ERASE, ERASE, ENTER, "4", "2", ERASE, ENTER];
    let role = [DOWN, DOWN, DOWN, UP, ENTER];
    let county = letters("hamar").chain([ERASE, ERASE, ENTER]);
    let years = [DOWN, UP, DOWN, ENTER];
    name.chain(age).chain(role).chain(county).chain(years)
}
