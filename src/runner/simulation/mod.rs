//! Exactly once, whatever happens: clients, a collector and all that comes between them, in
//! a time of their own and by the chance of a seed.
//!
//! What decides is the program's own: the round, the judgment, the settling and the trying
//! again of a client with its journals, and the desk, the verdict and the store of a
//! collector. Only the network and the clock are played.

mod client;
mod planted;
mod random;
pub(super) mod scenery;
mod stampede;
mod street;

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::collector::Stored;
use crate::collector::rehearsal::{Mistake, Rehearsal};
use crate::scale::scaled;
use crate::storage::Stage;
use client::Client;
use random::Random;
use scenery::{Answered, Scenery};
use street::Street;
use tempfile::TempDir;

const ENDPOINT: &str = "https://collector.example";
const MINUTE_MS: u64 = 60_000;
/// 2024-10-01.
const BEGIN_MS: u64 = 1_727_776_800_000;
const RESPONSES_MIN: usize = 50;

/// A mistake that the simulation must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plant {
    MarksSentOnAny200,
    NewIdPerRetry,
    PurgesBeforeTheReceipt,
    NoUniqueIndex,
    IgnoresTheDigest,
    FollowsRedirects,
    RepliesBeforeCommit,
    RetriesRefusedForEver,
    HeadOfLine,
    EvictsAtACap,
}

const PLANTS: [Plant; 10] = [
    Plant::MarksSentOnAny200,
    Plant::NewIdPerRetry,
    Plant::PurgesBeforeTheReceipt,
    Plant::NoUniqueIndex,
    Plant::IgnoresTheDigest,
    Plant::FollowsRedirects,
    Plant::RepliesBeforeCommit,
    Plant::RetriesRefusedForEver,
    Plant::HeadOfLine,
    Plant::EvictsAtACap,
];

impl Plant {
    /// Whether it is in how a client makes an attempt.
    fn is_in_the_client(self) -> bool {
        match self {
            Self::MarksSentOnAny200
            | Self::NewIdPerRetry
            | Self::PurgesBeforeTheReceipt
            | Self::RetriesRefusedForEver => true,
            Self::NoUniqueIndex
            | Self::IgnoresTheDigest
            | Self::FollowsRedirects
            | Self::RepliesBeforeCommit
            | Self::HeadOfLine
            | Self::EvictsAtACap => false,
        }
    }

    fn in_the_collector(self) -> Option<Mistake> {
        match self {
            Self::NoUniqueIndex => Some(Mistake::NoUniqueIndex),
            Self::IgnoresTheDigest => Some(Mistake::IgnoresTheDigest),
            Self::RepliesBeforeCommit => Some(Mistake::RepliesBeforeCommit),
            Self::MarksSentOnAny200
            | Self::NewIdPerRetry
            | Self::PurgesBeforeTheReceipt
            | Self::FollowsRedirects
            | Self::RetriesRefusedForEver
            | Self::HeadOfLine
            | Self::EvictsAtACap => None,
        }
    }
}

/// How a world ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    responses: usize,
    attempts: usize,
    /// Neither stored with a receipt nor, where no collector takes it, parked.
    lost: usize,
    /// Answers of one person that stand in the store more than once.
    twice: usize,
    /// Rows that are not what somebody filed.
    altered: usize,
    /// Still waiting after an undisturbed `svar send`.
    stuck: usize,
    strangers_told: usize,
}

impl Tally {
    fn is_sound(&self) -> bool {
        self.lost + self.twice + self.altered + self.stuck + self.strangers_told == 0
    }
}

/// One world from its first key to its last receipt.
fn world(seed: u64, plant: Option<Plant>, scenery: &Scenery) -> Tally {
    let folder = TempDir::new().unwrap();
    let now_ms = Cell::new(BEGIN_MS);
    let mistake = plant.and_then(Plant::in_the_collector);
    let collector = Rehearsal::new(folder.path(), &scenery.survey, mistake);
    let mut street = Street::new(Random::new(seed), &now_ms, collector);
    street.plant = plant;
    street.mischief_percent = 5 + street.random.below(45);
    let mut clients = Vec::new();
    let mut to_fill = 0;
    while to_fill < RESPONSES_MIN {
        let own = 1 + street.random.place(15);
        let folder = folder.path().join(format!("client-{to_fill}"));
        clients.push(Client::new(&folder, own));
        to_fill += own;
    }
    storm(&mut clients, &mut street, scenery);
    let stuck = calm(&mut clients, &mut street);
    let mut tally = compared(&clients, &street.collector.rows());
    tally.stuck = stuck;
    tally.attempts = street.asked;
    tally.strangers_told = street.strangers_told;
    tally
}

/// Everything goes wrong, for as long as people answer and some time longer.
fn storm(clients: &mut [Client], street: &mut Street<'_>, scenery: &Scenery) {
    let mut due: BinaryHeap<Reverse<(u64, usize)>> = BinaryHeap::new();
    for at in 0..clients.len() {
        let begins_ms = BEGIN_MS + street.random.below(10 * MINUTE_MS);
        due.push(Reverse((begins_ms, at)));
    }
    let end_ms = BEGIN_MS + 20 * MINUTE_MS;
    while let Some(Reverse((due_ms, at))) = due.pop() {
        // Everybody has a time of their own; the street's never goes back.
        street.now_ms.set(street.now_ms.get().max(due_ms));
        let pause_ms = clients[at].wake(street, scenery);
        let again_ms = street.now_ms.get() + pause_ms;
        if again_ms < end_ms || !clients[at].is_done_filling() {
            due.push(Reverse((again_ms, at)));
        }
    }
}

/// Nothing goes wrong any more: `svar send` once, and what it leaves behind is stuck. Where
/// a collector asked to be left alone, once more when that time is over.
fn calm(clients: &mut [Client], street: &mut Street<'_>) -> usize {
    street.mischief_percent = 0;
    let mut stuck = 0;
    for client in clients {
        client.close();
        if street.random.percent(50) {
            client.off_ms = 0;
        }
        for _ in 0..2 {
            let asked = street.asked;
            assert!(client.send(street), "nobody dies in a calm world");
            if street.asked > asked {
                break;
            }
            street.now_ms.set(street.now_ms.get() + 50 * 60 * MINUTE_MS);
        }
        let waits =
            |answered: &&Answered| matches!(client.stage(&answered.id), Some(Stage::Response(_)));
        stuck += client.answered.iter().filter(waits).count();
    }
    street.empty();
    stuck
}

/// What everybody filed beside what is stored.
fn compared(clients: &[Client], rows: &[Stored]) -> Tally {
    let mut tally = Tally::default();
    let mut filed: BTreeSet<&[u8]> = BTreeSet::new();
    let everybody = clients.iter().flat_map(|client| {
        let answered = client.answered.iter();
        answered.map(move |answered| (client, answered))
    });
    for (client, answered) in everybody {
        tally.responses += 1;
        let token = token(&answered.document);
        let own: Vec<&Stored> = rows
            .iter()
            .filter(|row| token == self::token(&row.document))
            .collect();
        let row = own.iter().find(|row| row.document == answered.document);
        let kept = match client.stage(&answered.id) {
            Some(Stage::Receipted(receipt)) => {
                let verified = receipt.verify(&answered.id, &answered.document, &Rehearsal::key());
                !answered.poisoned
                    && verified.is_ok()
                    && row.is_some_and(|row| row.receipt == receipt)
            }
            Some(Stage::Parked(frozen, _)) => {
                answered.poisoned && frozen.document.as_bytes() == answered.document
            }
            // That is stuck, and counted there.
            Some(Stage::Response(frozen)) => frozen.document.as_bytes() == answered.document,
            Some(Stage::Draft) | None => false,
        };
        tally.lost += usize::from(!kept);
        tally.twice += own.len().saturating_sub(1);
        filed.insert(&answered.document);
    }
    let foreign = |row: &&Stored| !filed.contains(row.document.as_slice());
    tally.altered = rows.iter().filter(foreign).count();
    tally
}

/// What makes a document one person's own.
fn token(document: &[u8]) -> &str {
    let text = std::str::from_utf8(document).unwrap();
    let at = text.find("token-").unwrap();
    &text[at..at + "token-".len() + 36]
}

/// The worlds of many seeds, on as many threads as there are processors; stops at the first
/// that is not sound.
fn worlds(seeds: u64, plant: Option<Plant>) -> (Tally, Option<(u64, Tally)>) {
    let (next, found) = (AtomicU64::new(0), Mutex::new((Tally::default(), None)));
    let processors = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(|| {
                let scenery = Scenery::new();
                while found.lock().unwrap().1.is_none() {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds {
                        return;
                    }
                    let tally = world(seed, plant, &scenery);
                    let mut found = found.lock().unwrap();
                    found.0.responses += tally.responses;
                    found.0.attempts += tally.attempts;
                    if !tally.is_sound() {
                        found.1 = Some((seed, tally));
                    }
                }
            });
        }
    });
    found.into_inner().unwrap()
}

#[test]
fn every_response_arrives_exactly_once() {
    let seeds = scaled(2_000);
    let (all, unsound) = worlds(seeds as u64, None);
    assert_eq!(unsound, None);
    assert!(all.responses >= seeds * RESPONSES_MIN, "{all:?}");
    // The worst was not that all went well.
    assert!(all.attempts >= 4 * all.responses, "{all:?}");
}

#[test]
fn every_planted_mistake_is_found() {
    for plant in PLANTS {
        let (_, unsound) = worlds(100, Some(plant));
        assert!(unsound.is_some(), "{plant:?} went unnoticed");
    }
}
