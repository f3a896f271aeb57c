//! Peers that hold a place and send nothing, or next to nothing, beside honest senders.

use std::thread;
use std::time::Duration;

use svar::collector::{LIMITS, Limits, start};
use svar::wire::Response;
use tempfile::TempDir;

use crate::common::with_questions;
use crate::http::put;
use crate::scenery::{options, response};
use crate::siege::{PACE, PEERS, Peer, Siege};

/// So that nobody waits half a minute for a test; the proportions are the real ones, which
/// `cargo bench --bench shed` waits for.
const QUICK: Limits = Limits {
    head_wait_max: Duration::from_secs(1),
    standstill_max: Duration::from_secs(3),
    ..LIMITS
};

/// How many are still connected after so many rounds.
fn left(mut siege: Siege, rounds: usize) -> usize {
    for _ in 0..rounds {
        if siege.round() == 0 {
            return 0;
        }
        // The pace of the trickle, which is part of what is played.
        thread::sleep(PACE);
    }
    siege.round()
}

#[test]
fn stalled_peers_are_shed_and_honest_ones_served() {
    let tiny = with_questions("[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'");
    let honest: Vec<Response> = (0..200).map(|_| response(&tiny, &[])).collect();
    let folder = TempDir::new().unwrap();
    let mut wanted = options(folder.path(), &[&tiny]);
    wanted.limits = QUICK;
    let running = start(wanted).unwrap();
    let address = running.address();
    let kinds = [Peer::Idle, Peer::HalfHead, Peer::Trickling];
    let sieges = kinds.map(|peer| Siege::lay(address, peer, PEERS));
    thread::scope(|scope| {
        let shed = sieges.map(|siege| scope.spawn(|| left(siege, 1_200)));
        for response in &honest {
            assert_eq!(put(address, response).status, 201);
        }
        for siege in shed {
            assert_eq!(siege.join().unwrap(), 0);
        }
    });
    running.stop();
}

#[test]
fn a_collector_that_is_content_with_a_byte_now_and_then_is_caught() {
    let folder = TempDir::new().unwrap();
    let tiny = with_questions("[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'");
    let mut wanted = options(folder.path(), &[&tiny]);
    wanted.limits = Limits {
        standstill_bytes: 1,
        ..QUICK
    };
    let running = start(wanted).unwrap();
    assert_eq!(
        left(Siege::lay(running.address(), Peer::Trickling, 5), 60),
        5
    );
    running.stop();
}
