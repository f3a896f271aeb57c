//! How long peers that send nothing, or next to nothing, hold a place at a collector, and how
//! long honest senders wait beside them: in real time, with the limits that it has in service.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

#[path = "common/clock.rs"]
mod clock;
#[path = "../tests/common/mod.rs"]
mod common;
#[allow(dead_code, reason = "the tests of the collector use the rest")]
#[path = "../tests/collector/http.rs"]
mod http;
#[allow(dead_code, reason = "the tests of the collector use the rest")]
#[path = "../tests/collector/scenery.rs"]
mod scenery;
#[path = "../tests/collector/siege.rs"]
mod siege;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use svar::collector::start;
use svar::survey::Survey;

use clock::{tell, time};
use siege::{PACE, PEERS, Peer, Siege};

/// Each sends one response after the other, on a connection of its own each time.
const HONEST: usize = 4;
const BETWEEN_TWO: Duration = Duration::from_millis(50);
/// A siege that lasts longer than this is not lifted at all.
const GIVEN_UP: Duration = Duration::from_mins(2);

fn main() {
    let tiny =
        common::with_questions("[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'");
    let folder = tempfile::TempDir::new().unwrap_or_else(|error| panic!("{error}"));
    let mut options = scenery::options(folder.path(), &[&tiny]);
    options.log = None;
    let running = start(options).unwrap_or_else(|error| panic!("{error}"));
    let address = running.address();
    tell(
        "honest, alone",
        &mut honest(address, &tiny, || thread::sleep(Duration::from_secs(5))),
    );
    let mut besieged = honest(address, &tiny, || besiege(address));
    tell("honest, besieged", &mut besieged);
    running.stop();
}

/// Lays siege with all kinds at once, and tells when the last of each was shed.
fn besiege(address: SocketAddr) {
    let begun = time();
    let mut sieges = [Peer::Idle, Peer::HalfHead, Peer::Trickling]
        .map(|peer| (peer, Siege::lay(address, peer, PEERS), true));
    println!(
        "{} peers connected after {:.1?}",
        3 * PEERS,
        begun.elapsed()
    );
    while sieges.iter().any(|(_, _, lasts)| *lasts) && begun.elapsed() < GIVEN_UP {
        for (peer, siege, lasts) in sieges.iter_mut().filter(|(_, _, lasts)| *lasts) {
            if siege.round() == 0 {
                *lasts = false;
                let name = format!("{peer:?}");
                println!(
                    "{name:<24} {PEERS} closed, the last after {:.1?}",
                    begun.elapsed()
                );
            }
        }
        thread::sleep(PACE);
    }
    for (peer, siege, _) in sieges.iter_mut().filter(|(_, _, lasts)| *lasts) {
        println!("{peer:?}: {} NOT CLOSED", siege.round());
    }
}

/// How long each response took from its connection to its receipt while `meanwhile` lasts.
fn honest(address: SocketAddr, survey: &Arc<Survey>, meanwhile: impl FnOnce()) -> Vec<Duration> {
    let over = AtomicBool::new(false);
    let sender = || {
        let mut taken = Vec::new();
        while !over.load(Ordering::Relaxed) {
            let response = scenery::response(survey, &[]);
            let begun = time();
            let answer = http::put(address, &response);
            taken.push(begun.elapsed());
            assert_eq!(answer.status, 201, "{answer:?}");
            thread::sleep(BETWEEN_TWO);
        }
        taken
    };
    thread::scope(|scope| {
        let senders: Vec<_> = (0..HONEST).map(|_| scope.spawn(sender)).collect();
        meanwhile();
        over.store(true, Ordering::Relaxed);
        let taken = senders.into_iter().map(thread::ScopedJoinHandle::join);
        taken
            .flat_map(|taken| taken.unwrap_or_else(|_| panic!("an honest sender failed")))
            .collect()
    })
}
