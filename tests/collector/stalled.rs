//! Peers that hold a place and send nothing, or next to nothing, beside honest senders.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use svar::collector::{LIMITS, Limits, start};
use svar::wire::Response;
use tempfile::TempDir;

use crate::common::with_questions;
use crate::http::{path, put};
use crate::scenery::{options, response};

/// Of each kind of peer.
const PEERS: usize = 500;
/// So that nobody waits half a minute for a test; the proportions are the real ones.
const QUICK: Limits = Limits {
    head_wait_max: Duration::from_secs(1),
    standstill_max: Duration::from_secs(3),
    ..LIMITS
};

/// Connects to a collector and begins in one of three ways.
fn peers(address: SocketAddr, beginning: &str, count: usize) -> Vec<TcpStream> {
    let connect = |_| {
        let mut stream = TcpStream::connect(address).unwrap();
        // A peer that is shed at once has no more to say.
        let _ = stream.write_all(beginning.as_bytes());
        stream
    };
    (0..count).map(connect).collect()
}

/// How many are still connected after `rounds`, in each of which the trickling ones send one
/// byte more. A closed connection refuses bytes some time after it was closed.
fn left(trickling: &mut Vec<TcpStream>, rounds: usize) -> usize {
    for _ in 0..rounds {
        trickling.retain_mut(|stream| stream.write_all(b"x").is_ok());
        if trickling.is_empty() {
            break;
        }
        // The pace of the trickle, which is part of what is played.
        thread::sleep(Duration::from_millis(100));
    }
    trickling.len()
}

/// Waits until the collector hangs up; fails where it does not.
fn is_shed(stream: &mut TcpStream) -> bool {
    stream
        .set_read_timeout(Some(Duration::from_mins(2)))
        .unwrap();
    let mut said = Vec::new();
    match stream.read_to_end(&mut said) {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

fn trickle_head() -> String {
    let id = "2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10";
    let field = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    format!(
        "PUT {} HTTP/1.1\r\nHost: a\r\nContent-Digest: {field}\r\nContent-Length: 100000\r\n\r\n",
        path("tiny", id)
    )
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
    let mut idle = peers(address, "", PEERS);
    let mut half = peers(address, "GET /v1 HTTP/1.1\r\nHos", PEERS);
    let mut trickling = peers(address, &trickle_head(), PEERS);
    thread::scope(|scope| {
        let trickles = scope.spawn(|| left(&mut trickling, 1_200));
        for response in &honest {
            assert_eq!(put(address, response).status, 201);
        }
        assert!(idle.iter_mut().all(is_shed));
        assert!(half.iter_mut().all(is_shed));
        assert_eq!(trickles.join().unwrap(), 0);
    });
    running.stop();
}

#[test]
fn a_collector_that_is_content_with_a_byte_now_and_then_is_caught() {
    let folder = TempDir::new().unwrap();
    let tiny = with_questions("[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'");
    let mut wanted = options(folder.path(), &[&tiny]);
    wanted.limits = Limits {
        standstill_max: Duration::from_secs(3),
        standstill_bytes: 1,
        ..QUICK
    };
    let running = start(wanted).unwrap();
    let mut trickling = peers(running.address(), &trickle_head(), 5);
    assert_eq!(left(&mut trickling, 60), 5);
    drop(trickling);
    running.stop();
}

#[cfg(target_os = "linux")]
mod memory {
    //! What a body that grows when it is unpacked costs a real process.

    use super::*;
    use crate::http::{gzip, put_bytes};
    use crate::victim::Victim;
    use svar::wire::ProblemType;

    const GROWTH_KIB_MAX: u64 = 16 * 1024;

    /// The most memory that a process has had (resident set).
    fn peak_kib(process: u32) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let words = line.unwrap().split_whitespace().next().unwrap();
        words.parse().unwrap()
    }

    #[test]
    fn a_body_that_inflates_costs_little_memory() {
        let folder = TempDir::new().unwrap();
        let victim = Victim::start(folder.path());
        let good = victim.response();
        // What every response needs is there already.
        assert_eq!(put(victim.address, &good).status, 201);
        let before_kib = peak_kib(victim.process());
        // Gzip makes a thousand bytes of one at most: 16 KiB become 16 MiB, and 512 MiB
        // need half a MiB. In two layers 16 KiB would become more: those are refused unread.
        let small = gzip(&vec![b' '; 16 * 1024 * 1024]);
        assert!(small.len() <= 17 * 1024, "{}", small.len());
        let large = gzip(&vec![b' '; 1024 * 1024]).repeat(512);
        let twice = gzip(&large);
        assert!(twice.len() <= 16 * 1024, "{}", twice.len());
        let send = |body: &[u8], coding| {
            let fields = [("Content-Encoding", coding)];
            put_bytes(victim.address, &victim.response(), body, &fields).kind()
        };
        for _ in 0..3 {
            assert_eq!(send(&small, "gzip"), Some(ProblemType::TooLarge));
            assert_eq!(send(&large, "gzip"), Some(ProblemType::TooLarge));
            let unread = Some(ProblemType::UnsupportedEncoding);
            assert_eq!(send(&twice, "gzip, gzip"), unread);
        }
        let growth_kib = peak_kib(victim.process()) - before_kib;
        assert!(growth_kib <= GROWTH_KIB_MAX, "{growth_kib} KiB");
    }
}
