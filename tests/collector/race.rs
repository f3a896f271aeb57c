//! Many senders of one response at the same moment: one row, and the same receipt for all.

use std::net::SocketAddr;
use std::sync::Barrier;
use std::thread;

use svar::collector::stored;
use svar::wire::{Receipt, Response};
use tempfile::TempDir;

use crate::common::with_questions;
use crate::http::{Answer, put};
use crate::scale::scaled;
use crate::scenery::{collector, options, response};

const SENDERS: usize = 64;

/// What all senders hear, round after round; each sender begins a round when all do.
fn race(send: impl Fn(&Response) -> Answer + Sync, responses: &[Response]) -> Vec<Vec<Answer>> {
    let start = Barrier::new(SENDERS);
    let rounds_of_one = || {
        let rounds = responses.iter().map(|response| {
            start.wait();
            send(response)
        });
        rounds.collect::<Vec<Answer>>()
    };
    let mut senders: Vec<_> = thread::scope(|scope| {
        let all: Vec<_> = (0..SENDERS).map(|_| scope.spawn(rounds_of_one)).collect();
        let answers = all.into_iter().map(|one| one.join().unwrap().into_iter());
        answers.collect()
    });
    let round = |_| senders.iter_mut().map(|own| own.next().unwrap()).collect();
    responses.iter().map(round).collect()
}

/// Rounds in which not everybody has heard of the same one row.
fn unfair(rounds: &[Vec<Answer>]) -> usize {
    let fair = |answers: &&Vec<Answer>| {
        let receipts: Vec<Receipt> = answers.iter().map(Answer::receipt).collect();
        let created = answers.iter().filter(|answer| answer.status == 201);
        receipts.iter().all(|receipt| *receipt == receipts[0]) && created.count() == 1
    };
    rounds.len() - rounds.iter().filter(fair).count()
}

fn responses(rounds: usize) -> (std::sync::Arc<svar::survey::Survey>, Vec<Response>) {
    let tiny = with_questions("[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'");
    let all = (0..rounds).map(|_| response(&tiny, &[])).collect();
    (tiny, all)
}

#[test]
fn many_simultaneous_sends_of_one_response_make_one_row() {
    let rounds = scaled(200);
    let (tiny, all) = responses(rounds);
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&tiny]);
    let address = running.address();
    let heard = race(|response| put(address, response), &all);
    assert_eq!((heard.len(), unfair(&heard)), (rounds, 0));
    running.stop();
    let kept = stored(&options(folder.path(), &[]).store, None, None).unwrap();
    let numbers: Vec<u64> = kept.iter().map(|one| one.receipt.sequence).collect();
    assert_eq!(numbers, (1..=rounds as u64).collect::<Vec<_>>());
    for (kept, response) in kept.iter().zip(&all) {
        assert_eq!(kept.document, response.encode());
    }
}

#[test]
fn different_responses_at_once_are_numbered_without_a_gap() {
    let (tiny, all) = responses(SENDERS);
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&tiny]);
    let address = running.address();
    thread::scope(|scope| {
        for response in &all {
            scope.spawn(|| assert_eq!(put(address, response).status, 201));
        }
    });
    running.stop();
    let kept = stored(&options(folder.path(), &[]).store, None, None).unwrap();
    let numbers: Vec<u64> = kept.iter().map(|one| one.receipt.sequence).collect();
    assert_eq!(numbers, (1..=SENDERS as u64).collect::<Vec<_>>());
}

/// Two collectors behind one address, each with a store of its own: the mistake of looking
/// a response up in one place and storing it in another.
#[test]
fn a_collector_that_stores_without_looking_is_caught() {
    let (tiny, all) = responses(2);
    let folders = [TempDir::new().unwrap(), TempDir::new().unwrap()];
    let both = [0, 1].map(|at: usize| collector(folders[at].path(), &[&tiny]));
    let addresses: [SocketAddr; 2] = [0, 1].map(|at: usize| both[at].address());
    let turn = std::sync::atomic::AtomicUsize::new(0);
    let send = |response: &Response| {
        let turn = turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        put(addresses[turn % 2], response)
    };
    assert_eq!(unfair(&race(send, &all)), 2);
    both.into_iter().for_each(svar::collector::Running::stop);
}
