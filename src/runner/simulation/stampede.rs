//! When a collector is back after an hour, those who waited come neither all at once nor late.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

use super::MINUTE_MS;
use super::random::Random;
use crate::delivery::{NoConnection, Outcome};
use crate::runner::retry::Retry;
use crate::scale::scaled;

const OUTAGE_MS: u64 = 60 * MINUTE_MS;
const DRAIN_MS_MAX: u64 = 10 * MINUTE_MS;
/// In which coming together counts as coming at once.
const MOMENT_MS: u64 = 10_000;

/// When they filed their responses, and what they hear meanwhile.
#[derive(Clone, Copy, Debug)]
enum Outage {
    /// All through the hour.
    AsPeopleCome,
    /// All when it began: a network that many share went down.
    AllAtOnce,
    /// All just now, and told to come again in so many seconds.
    AskedToWait(u64),
}

/// Sets when somebody comes again, after an outcome at a time.
type Again = fn(&mut Retry, &Outcome, u64, u64);

fn as_programmed(retry: &mut Retry, outcome: &Outcome, now_ms: u64, random: u64) {
    retry.note(outcome, now_ms, random);
}

/// How many come in each moment after the outage, until the last one has been served.
fn arrivals(outage: Outage, again: Again) -> Vec<usize> {
    let mut random = Random::new(1);
    let mut due: BinaryHeap<Reverse<(u64, usize)>> = BinaryHeap::new();
    let mut clients = vec![Retry::default(); scaled(10_000)];
    for at in 0..clients.len() {
        let filed_ms = match outage {
            Outage::AsPeopleCome => random.below(OUTAGE_MS),
            Outage::AllAtOnce => 0,
            Outage::AskedToWait(_) => OUTAGE_MS - 1,
        };
        due.push(Reverse((filed_ms, at)));
    }
    let unheard = match outage {
        Outage::AsPeopleCome | Outage::AllAtOnce => Outcome::Unreachable {
            why: NoConnection::NoWay,
        },
        Outage::AskedToWait(seconds) => Outcome::Later {
            after: Some(Duration::from_secs(seconds)),
        },
    };
    let wished_ms = match outage {
        Outage::AskedToWait(seconds) => seconds * 1_000,
        Outage::AsPeopleCome | Outage::AllAtOnce => 0,
    };
    let back_ms = OUTAGE_MS + wished_ms;
    let mut arrived = Vec::new();
    while let Some(Reverse((now_ms, at))) = due.pop() {
        if now_ms < back_ms {
            again(&mut clients[at], &unheard, now_ms, random.any());
            due.push(Reverse((clients[at].due_ms().unwrap(), at)));
        } else {
            let moment = usize::try_from((now_ms - back_ms) / MOMENT_MS).unwrap();
            arrived.resize(arrived.len().max(moment + 1), 0);
            arrived[moment] += 1;
        }
    }
    arrived
}

/// What is wrong with how they come, if anything is.
fn faults(outage: Outage, again: Again) -> Vec<String> {
    let arrived = arrivals(outage, again);
    let all: usize = arrived.iter().sum();
    assert_eq!(all, scaled(10_000));
    let mut faults = Vec::new();
    let moments_max = usize::try_from(DRAIN_MS_MAX / MOMENT_MS).unwrap();
    if arrived.len() > moments_max + 1 {
        faults.push(format!("{outage:?}: late, {} moments", arrived.len()));
    }
    // Steady: all of them evenly over the time that they have.
    let steady = all / moments_max;
    let most = arrived.iter().max().unwrap();
    if *most > 2 * steady {
        faults.push(format!("{outage:?}: at once, {most} against {steady}"));
    }
    faults
}

const OUTAGES: [Outage; 4] = [
    Outage::AsPeopleCome,
    Outage::AllAtOnce,
    Outage::AskedToWait(600),
    Outage::AskedToWait(3_600),
];

#[test]
fn after_an_outage_nobody_comes_late_and_not_all_at_once() {
    for outage in OUTAGES {
        assert_eq!(faults(outage, as_programmed), Vec::<String>::new());
    }
}

#[test]
fn waits_without_chance_or_bound_are_found() {
    let no_chance: Again = |retry, outcome, now_ms, _| retry.note(outcome, now_ms, 0);
    assert!(!faults(Outage::AllAtOnce, no_chance).is_empty());
    assert!(!faults(Outage::AskedToWait(600), no_chance).is_empty());
    let for_hours: Again = |retry, outcome, now_ms, random| {
        retry.note(outcome, now_ms, random);
        let wait_ms = retry.due_ms().unwrap() - now_ms;
        retry.plan(now_ms + 6 * wait_ms);
    };
    assert!(!faults(Outage::AsPeopleCome, for_hours).is_empty());
    let too_often: Again = |retry, _, now_ms, _| retry.plan(now_ms + 20_000);
    assert!(!faults(Outage::AsPeopleCome, too_often).is_empty());
}
