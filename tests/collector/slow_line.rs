//! A line of 8 kbit/s, 1.5 s each way, on which every twentieth segment is lost: between the
//! real courier and the real collector, with the time-outs that both have in earnest. This
//! takes two minutes in which nearly nothing is done.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use svar::delivery::{Courier, Endpoint, Outcome, Parcel};
use svar::survey::Given;
use svar::wire::Digest;
use tempfile::TempDir;

use crate::common::with_questions;
use crate::http::{path, request};
use crate::scale::scaled;
use crate::scenery::{collector, response, text};

#[derive(Clone, Copy)]
struct Pace {
    bytes_per_s: u64,
    one_way: Duration,
    /// One segment of so many is lost and sent again.
    lost_one_in: u64,
}

const SLOW: Pace = Pace {
    bytes_per_s: 1_000,
    one_way: Duration::from_millis(1_500),
    lost_one_in: 20,
};
const FAST: Pace = Pace {
    bytes_per_s: 1_000_000_000,
    one_way: Duration::ZERO,
    lost_one_in: u64::MAX,
};
const SEGMENT_BYTES: usize = 1_000;
/// As many segments are under way at once as fit the line.
const UNDER_WAY: usize = 4;

/// Passes everything on, in its own time.
struct Line {
    address: SocketAddr,
    /// In both directions.
    bytes: Arc<AtomicUsize>,
}

impl Line {
    fn to(target: SocketAddr, pace: Pace, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let bytes = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&bytes);
        thread::spawn(move || {
            for (near, at) in listener.incoming().zip(seed..) {
                let (near, far) = (near.unwrap(), TcpStream::connect(target).unwrap());
                let ends = [(&near, &far), (&far, &near)];
                for (way, (from, to)) in ends.into_iter().enumerate() {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let (counted, seed) = (Arc::clone(&counted), 2 * at + way as u64);
                    thread::spawn(move || pass(from, to, (pace, seed), &counted));
                }
            }
        });
        Self { address, bytes }
    }

    fn endpoint(&self) -> Endpoint {
        Endpoint::new(&format!("http://{}/", self.address)).unwrap()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a line has a time of its own to play"
)]
fn now() -> Instant {
    Instant::now()
}

/// One direction of one connection.
fn pass(mut from: TcpStream, mut to: TcpStream, (pace, seed): (Pace, u64), bytes: &AtomicUsize) {
    let (sent, arriving) = mpsc::sync_channel::<(Instant, Vec<u8>)>(UNDER_WAY);
    let arrives = thread::spawn(move || {
        while let Ok((at, segment)) = arriving.recv() {
            thread::sleep(at.saturating_duration_since(now()));
            if to.write_all(&segment).is_err() {
                return;
            }
        }
        let _ = to.shutdown(Shutdown::Write);
    });
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut segment = vec![0; SEGMENT_BYTES];
    while let Ok(length @ 1..) = from.read(&mut segment) {
        bytes.fetch_add(length, Ordering::Relaxed);
        let takes = Duration::from_micros(length as u64 * 1_000_000 / pace.bytes_per_s);
        thread::sleep(takes);
        let mut arrives_at = now() + pace.one_way;
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        if (random >> 11).is_multiple_of(pace.lost_one_in) {
            // Noticed after a round trip, and sent again.
            arrives_at += 2 * pace.one_way + takes;
        }
        if sent.send((arrives_at, segment[..length].to_vec())).is_err() {
            break;
        }
    }
    drop(sent);
    let _ = arrives.join();
}

/// Letters that no coding makes shorter than by a quarter.
fn noise(length: usize, seed: u64) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let letter = |_| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        char::from(LETTERS[usize::try_from(random >> 32).unwrap() % 64])
    };
    (0..length).map(letter).collect()
}

/// How many long texts make up 64 KiB.
const TEXTS: usize = 7;

fn long() -> std::sync::Arc<svar::survey::Survey> {
    let question = |at| {
        format!(
            "[[page.question]]\nid = 'words_{at}'\nkind = 'text'\nlines = 9\nmax_length = 9500\n\
             text = 'Words?'\n"
        )
    };
    with_questions(&(0..TEXTS).map(question).collect::<String>())
}

fn delivered(endpoint: &Endpoint, document: &[u8], id: &str) -> bool {
    let courier = Courier::new().unwrap();
    let outcome = courier.deliver(&Parcel {
        endpoint,
        survey: "tiny",
        id,
        bytes: document,
        key: None,
        code: None,
        maybe_sent: true,
    });
    matches!(outcome, Outcome::Receipted { .. })
}

/// A planted sender that counts the whole time: it hangs up after half a minute.
fn impatient(address: SocketAddr, bytes: usize) -> bool {
    let body = noise(bytes, 7).into_bytes();
    let digest = Digest::of(&body).field();
    let line = format!(
        "PUT {}",
        path("tiny", "2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10")
    );
    let mut stream = TcpStream::connect(address).unwrap();
    let whole = request(&line, &[("Content-Digest", &digest)], &body);
    stream.write_all(&whole).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    matches!(stream.read(&mut [0]), Ok(1))
}

#[test]
fn a_slow_and_lossy_line_is_enough() {
    const DOCUMENT_BYTES: usize = 64 * 1024;
    let long = long();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&long]);
    let one = |seed: u64| {
        let own = |at: usize| {
            let words = noise(9_400, seed * 100 + at as u64);
            (format!("words_{at}"), text(&words))
        };
        let answers: Vec<_> = (0..TEXTS).map(own).collect();
        let response = response(&long, &answers);
        let document = response.encode();
        assert!(document.len() >= DOCUMENT_BYTES);
        let line = Line::to(running.address(), SLOW, 1_000 * seed);
        // The form does as much while it is open: some attempts are interrupted.
        (0..3).any(|_| delivered(&line.endpoint(), &document, &response.id))
    };
    let lines = scaled(50);
    let arrived = thread::scope(|scope| {
        let hasty = Line::to(running.address(), SLOW, 1);
        let hasty = scope.spawn(move || impatient(hasty.address, DOCUMENT_BYTES));
        let one = &one;
        let all: Vec<_> = (1..=lines as u64)
            .map(|seed| scope.spawn(move || one(seed)))
            .collect();
        assert!(!hasty.join().unwrap(), "this line is not slow");
        all.into_iter()
            .filter_map(|one| one.join().ok())
            .filter(|arrived| *arrived)
            .count()
    });
    assert_eq!(arrived, lines);
    running.stop();
}

#[test]
fn fifty_answers_take_at_most_4_kib_on_the_line() {
    let mut questions = String::new();
    let mut answers: Vec<(String, Given)> = Vec::new();
    for at in 0..50 {
        let id = format!("question_{at}");
        let kind = match at % 5 {
            0 => "kind = 'integer'",
            1 => "kind = 'text'",
            _ => {
                "kind = 'single'\nchoices = [{ code = 'rather_agree', en = 'Rather' }, { code = 'disagree', en = 'Not' }]"
            }
        };
        let _ = write!(
            questions,
            "[[page.question]]\nid = '{id}'\n{kind}\ntext = 'Question {at}?'\n"
        );
        let given = match at % 5 {
            0 => Given::Number((at * 37).into()),
            1 => text(&noise(12, at + 1)),
            2 | 3 => text("rather_agree"),
            _ => text("disagree"),
        };
        answers.push((id, given));
    }
    let fifty = with_questions(&questions);
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&fifty]);
    let response = response(&fifty, &answers);
    assert_eq!(response.answers.len(), 50);
    let line = Line::to(running.address(), FAST, 1);
    assert!(delivered(
        &line.endpoint(),
        &response.encode(),
        &response.id
    ));
    // Everything, in both directions: who is there, is it there, here it is, the receipt.
    let bytes = line.bytes.load(Ordering::Relaxed);
    assert!(bytes <= 4 * 1024, "{bytes} bytes");
    running.stop();
}
