//! Power cuts: what was not synced is dropped, torn or reordered, and a name without its
//! folder's sync is undone. What was said to be durable is there all the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::power_model::after_cut;
use super::random::Random;
use super::recording::{Mistake, Promise, Recording, Step};
use super::{ID, NOON, document, opening, place, receipt, some_facts, typed};
use crate::scale::scaled;
use crate::session::{Fact, Position, State};
use crate::storage::disk::Disk;
use crate::storage::fold::fold;
use crate::storage::{Home, Journal, Stage};

/// An interview by chance, on a disk that writes down what it is told. Now and then an
/// answer is left behind or taken back, or the respondent thinks for two seconds.
fn interview(disk: &Arc<Recording>, folder: &Path, random: &mut Random) -> Vec<Fact> {
    let home = Home::on(folder, Arc::clone(disk) as Arc<dyn Disk>).unwrap();
    let mut journal = home.create(opening()).unwrap();
    // Nobody waits for the first sync either.
    if random.below(2) == 0 {
        disk.pause(&mut journal);
        disk.promise(Promise::Facts(0));
    }
    let mut facts = some_facts();
    facts.truncate(1 + random.below(facts.len()));
    facts.push(typed("bird", "x"));
    for _ in 0..random.below(4) {
        let at = random.below(facts.len());
        let withdrawn = [typed("seen", "no"), typed("bird", "none")][random.below(2)].clone();
        let left = Fact::Went(Position::At(place("bird")));
        facts.splice(at..at, [withdrawn, left]);
    }
    for (told, fact) in (1..).zip(&facts) {
        journal.append(1, fact);
        let is_last = told == facts.len();
        match random.below(8) {
            0 => journal.request_sync(),
            1 => {}
            2 => {
                journal.tend();
                continue;
            }
            _ if is_last => {}
            _ => continue,
        }
        disk.pause(&mut journal);
        disk.promise(Promise::Facts(told));
    }
    if random.below(3) > 0 {
        finish(disk, journal);
    }
    facts
}

fn finish(disk: &Arc<Recording>, mut journal: Journal) {
    disk.set_freezing(true);
    journal.freeze(document(), NOON).unwrap();
    disk.set_freezing(false);
    disk.promise(Promise::Frozen);
    journal.park("The survey is closed.", NOON).unwrap();
    journal.unpark(NOON).unwrap();
    journal.receipted(receipt(), NOON).unwrap();
    disk.promise(Promise::Receipted);
}

/// Which promises a power cut has broken.
fn broken(
    promises: &[Promise],
    states: &[State],
    journal: Option<&Vec<u8>>,
) -> Option<&'static str> {
    let Some(Ok(reading)) = journal.map(|bytes| fold(bytes)) else {
        return (!promises.is_empty()).then_some("no journal");
    };
    let folded = reading.folded;
    if matches!(folded.stage, Stage::Receipted(_)) {
        return None;
    }
    let Some(told) = states.iter().rposition(|state| *state == folded.state) else {
        return Some("another state");
    };
    let frozen = folded.stage.frozen();
    if frozen.is_some_and(|frozen| frozen.document != document()) {
        return Some("other frozen bytes");
    }
    promises.iter().find_map(|promise| match promise {
        Promise::Facts(durable) => (told < *durable && frozen.is_none()).then_some("facts"),
        Promise::Frozen => frozen.is_none().then_some("the frozen bytes"),
        Promise::Receipted => Some("the receipt"),
    })
}

/// The power cuts of so many seeds that broke a promise, each with which. Each seed is an
/// interview of its own that ends with a cut.
fn losses(mistake: Mistake, seeds: usize) -> Vec<(usize, &'static str)> {
    let lost = |seed: usize| {
        let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (seed as u64 + 1) << 20);
        let (folder, disk) = (tempfile::tempdir().unwrap(), Recording::new(mistake));
        let facts = interview(&disk, folder.path(), &mut random);
        let steps = disk.told();
        let path = folder.path().join("journals").join(format!("{ID}.journal"));
        let steps = &steps[..=random.below(steps.len())];
        let left = after_cut(&BTreeMap::new(), steps, &mut random);
        let promises = steps.iter().filter_map(|step| match step {
            Step::Promise(promise) => Some(*promise),
            _ => None,
        });
        let promises: Vec<Promise> = promises.collect();
        let states = states_of(&facts);
        Some((seed, broken(&promises, &states, left.get(&path))?))
    };
    (0..seeds).filter_map(lost).collect()
}

/// What stands after so many of the facts.
fn states_of(facts: &[Fact]) -> Vec<State> {
    let mut states = vec![State::default()];
    for fact in facts {
        let mut state = states[states.len() - 1].clone();
        state.apply(fact);
        states.push(state);
    }
    states
}

#[test]
fn a_power_cut_costs_nothing_that_was_said_to_be_durable() {
    assert_eq!(losses(Mistake::None, scaled(10_000)), []);
}

#[test]
fn planted_mistakes_lose_something() {
    for (mistake, lost) in [
        (Mistake::NoSyncAtFreeze, "the frozen bytes"),
        (Mistake::NoFolderSync, "no journal"),
        (Mistake::AnswersFirst, "facts"),
        (Mistake::RenamesUnsynced, "no journal"),
        (Mistake::SyncsSeldom, "facts"),
    ] {
        let losses = losses(mistake, 400);
        assert!(
            losses.iter().any(|(_, what)| *what == lost),
            "{lost}: {losses:?}"
        );
    }
}

/// How often a power cut while a torn journal is mended loses what was torn.
fn torn_and_lost(mistake: Mistake, seeds: usize) -> usize {
    let (folder, disk) = (tempfile::tempdir().unwrap(), Recording::new(Mistake::None));
    interview(&disk, folder.path(), &mut Random(7));
    let path = folder.path().join("journals").join(format!("{ID}.journal"));
    let mut torn = fs::read(&path).unwrap();
    torn.pop();
    fs::write(&path, &torn).unwrap();
    let disk = Recording::new(mistake);
    let home = Home::on(folder.path(), Arc::clone(&disk) as Arc<dyn Disk>).unwrap();
    drop(home.take_up(ID).unwrap());
    let steps = disk.told();
    let found = BTreeMap::from([(path, torn.clone())]);
    let mut random = Random(0xda7a);
    let lost = (0..seeds).filter(|_| {
        let steps = &steps[..=random.below(steps.len())];
        let left = after_cut(&found, steps, &mut random);
        !left.values().any(|bytes| *bytes == torn)
    });
    lost.count()
}

#[test]
fn a_power_cut_while_mending_loses_nothing_that_was_torn() {
    assert_eq!(torn_and_lost(Mistake::None, scaled(1_000)), 0);
    assert!(torn_and_lost(Mistake::OnlyNamed, 1_000) > 0);
}
