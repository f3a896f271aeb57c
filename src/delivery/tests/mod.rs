//! Delivery against a scripted server: only a receipt is ever taken for success.

mod doubtful;
mod rounds;
mod scenery;
mod server;
mod shapes;
mod variations;

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::time::Duration;

use flate2::read::GzDecoder;

use super::watch::Patience;
use super::{Courier, Doubt, Endpoint, NoConnection, Outcome, Parcel, Refused};
use crate::locale::Locale;
use crate::wire::{Digest, ProblemType, Signer};
use doubtful::doubtful;
use scenery::{
    BYTES, CODE, PATH, cut, document, hello, introduction, page, parcel, problem, receipt, signer,
};
use server::{Reply, Server};
use shapes::{Shape, receipted, settling, strangers};

fn courier() -> Courier {
    Courier::new().unwrap()
}

fn all_shapes() -> impl Iterator<Item = Shape> {
    strangers().into_iter().chain(settling()).chain(doubtful())
}

/// Method and path of what a server heard.
fn lines(server: &Server) -> Vec<(String, String)> {
    let heard = server.heard().into_iter();
    heard
        .map(|request| (request.method, request.path))
        .collect()
}

fn owned(lines: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(method, path): &(&str, &str)| ((*method).to_owned(), (*path).to_owned());
    lines.iter().map(owned).collect()
}

#[test]
fn every_shape_comes_to_its_outcome() {
    let courier = courier();
    for shape in all_shapes() {
        let server = Server::new(shape.replies);
        let outcome = courier.deliver(&parcel(&server.endpoint()));
        assert_eq!(outcome, shape.outcome, "{}", shape.name);
        assert_eq!(lines(&server), owned(&shape.heard), "{}", shape.name);
        let first = &server.heard()[0];
        assert_eq!(first.field("authorization"), None, "{}", shape.name);
        assert!(first.body.is_empty(), "{}", shape.name);
    }
}

/// The shapes that a way of delivering takes for success, but must not.
fn taken_in(deliver: impl Fn(&Parcel) -> bool) -> Vec<&'static str> {
    let taken = all_shapes().filter_map(|shape| {
        let server = Server::new(shape.replies);
        let delivered = deliver(&parcel(&server.endpoint()));
        (delivered && shape.outcome != receipted()).then_some(shape.name)
    });
    taken.collect()
}

#[test]
fn nothing_but_a_receipt_is_taken_for_success() {
    let courier = courier();
    let receipted = |parcel: &Parcel| matches!(courier.deliver(parcel), Outcome::Receipted { .. });
    assert_eq!(taken_in(receipted), Vec::<&str>::new());
    // A courier that trusts status codes is caught by the same shapes.
    let client = reqwest::Client::new();
    let trusting = |parcel: &Parcel| {
        let url = parcel.endpoint.response(parcel.survey, parcel.id);
        let request = client.put(url).body(parcel.bytes.to_vec()).send();
        let answer = courier.runtime.block_on(request);
        answer.is_ok_and(|answer| answer.status().is_success())
    };
    let taken = taken_in(trusting);
    assert!(
        taken.len() > 10 && taken.contains(&"a portal's page"),
        "{taken:?}"
    );
}

#[test]
fn a_response_is_sent_as_it_was_frozen() {
    let server = Server::new([hello(), document(201, &receipt())]);
    let outcome = courier().deliver(&parcel(&server.endpoint()));
    assert_eq!(outcome, receipted());
    let put = &server.heard()[1];
    assert_eq!(put.body, BYTES);
    for (name, value) in [
        ("content-type", "application/json"),
        ("content-digest", &Digest::of(BYTES).field()),
        ("content-length", &BYTES.len().to_string()),
        ("authorization", &format!("Bearer {CODE}")),
        ("user-agent", concat!("svar/", env!("CARGO_PKG_VERSION"))),
    ] {
        assert_eq!(put.field(name), Some(value));
    }
    for name in ["content-encoding", "transfer-encoding", "cookie", "referer"] {
        assert_eq!(put.field(name), None, "{name}");
    }
}

#[test]
fn gzip_is_used_where_it_is_taken_and_saves_something() {
    let mut gzip = introduction();
    // The other one is advertised too, and is not spoken here.
    gzip.encodings.extend(["zstd", "gzip"].map(str::to_owned));
    let server = Server::new([document(200, &gzip), document(201, &receipt())]);
    let outcome = courier().deliver(&parcel(&server.endpoint()));
    assert_eq!(outcome, receipted());
    let put = &server.heard()[1];
    assert_eq!(put.field("content-encoding"), Some("gzip"));
    assert_eq!(
        put.field("content-digest"),
        Some(&*Digest::of(BYTES).field())
    );
    assert!(put.body.len() < BYTES.len());
    let mut unpacked = Vec::new();
    GzDecoder::new(&put.body[..])
        .read_to_end(&mut unpacked)
        .unwrap();
    assert_eq!(unpacked, BYTES);

    let server = Server::new([document(200, &gzip), page(500, &[])]);
    let endpoint = server.endpoint();
    let bytes = b"{}";
    courier().deliver(&Parcel {
        bytes,
        ..parcel(&endpoint)
    });
    let put = &server.heard()[1];
    assert_eq!(
        (put.field("content-encoding"), &*put.body),
        (None, &bytes[..])
    );

    let mut zstd = introduction();
    zstd.encodings.push("zstd".to_owned());
    let server = Server::new([document(200, &zstd), document(201, &receipt())]);
    courier().deliver(&parcel(&server.endpoint()));
    let put = &server.heard()[1];
    assert_eq!((put.field("content-encoding"), &*put.body), (None, BYTES));
}

#[test]
fn a_large_response_goes_in_pieces_with_its_length() {
    let bytes: Vec<u8> = (0..3_000_000u32).map(|at| (at % 251) as u8).collect();
    let mut wide = introduction();
    wide.size_bytes_max = 3_000_000;
    let server = Server::new([document(200, &wide), problem(ProblemType::Busy)]);
    let endpoint = server.endpoint();
    let parcel = Parcel {
        bytes: &bytes,
        ..parcel(&endpoint)
    };
    assert_eq!(courier().deliver(&parcel), Outcome::Later { after: None });
    let put = &server.heard()[1];
    assert_eq!(put.field("content-length"), Some("3000000"));
    assert!(put.body == bytes);
}

#[test]
fn too_large_is_known_before_sending() {
    let mut narrow = introduction();
    narrow.size_bytes_max = BYTES.len() as u64 - 1;
    let server = Server::new([document(200, &narrow)]);
    let why = Refused::TooLarge {
        size_bytes: BYTES.len() as u64,
        size_bytes_max: Some(narrow.size_bytes_max),
    };
    let outcome = courier().deliver(&parcel(&server.endpoint()));
    assert_eq!(outcome, Outcome::Parked { why });
    assert_eq!(server.heard().len(), 1);
}

#[test]
fn another_key_than_expected_stops_everything() {
    let server = Server::new([hello()]);
    let endpoint = server.endpoint();
    let (expected, found) = (Signer::from_bytes(&[9; 32]).key(), signer().key());
    let pinned = Parcel {
        key: Some(expected),
        maybe_sent: true,
        ..parcel(&endpoint)
    };
    let outcome = courier().deliver(&pinned);
    assert_eq!(outcome, Outcome::KeyChanged { expected, found });
    assert_eq!(lines(&server), owned(&[("GET", "/v1")]));
}

#[test]
fn the_first_key_seen_comes_back_to_be_kept() {
    let server = Server::new([hello(), document(201, &receipt())]);
    let endpoint = server.endpoint();
    let outcome = courier().deliver(&Parcel {
        key: None,
        code: None,
        ..parcel(&endpoint)
    });
    assert_eq!(outcome, receipted());
    assert_eq!(server.heard()[1].field("authorization"), None);
}

#[test]
fn what_may_have_arrived_is_asked_for_first() {
    let absent = problem(ProblemType::UnknownResponse);
    let created = document(201, &receipt());
    let (ask, send) = (("GET", PATH), ("PUT", PATH));
    for (replies, outcome, heard) in [
        (vec![document(200, &receipt())], receipted(), vec![ask]),
        (vec![absent, created], receipted(), vec![ask, send]),
        (
            vec![problem(ProblemType::Withdrawn)],
            Outcome::Parked {
                why: Refused::Withdrawn,
            },
            vec![ask],
        ),
        (
            vec![problem(ProblemType::Busy)],
            Outcome::Later { after: None },
            vec![ask],
        ),
        (
            vec![Reply::SayAndClose(Vec::new())],
            Outcome::Unknown {
                why: Doubt::Connection(NoConnection::Broken),
            },
            vec![ask],
        ),
    ] {
        let server = Server::new([hello()].into_iter().chain(replies));
        let endpoint = server.endpoint();
        let again = Parcel {
            maybe_sent: true,
            ..parcel(&endpoint)
        };
        assert_eq!(courier().deliver(&again), outcome);
        assert_eq!(lines(&server)[1..], owned(&heard));
    }
}

#[test]
fn a_receipt_that_was_lost_on_the_way_is_fetched() {
    let whole = document(201, &receipt());
    for lost in [
        cut(&whole, 30),
        Reply::Reset,
        page(502, &[]),
        page(200, &[]),
    ] {
        let server = Server::new([hello(), lost, document(200, &receipt())]);
        let outcome = courier().deliver(&parcel(&server.endpoint()));
        assert_eq!(outcome, receipted());
        let asked = &server.heard()[2];
        assert_eq!((&*asked.method, &*asked.path), ("GET", PATH));
        assert_eq!(
            asked.field("authorization"),
            Some(&*format!("Bearer {CODE}"))
        );
    }
}

#[test]
fn silence_is_left() {
    let mut courier = courier();
    courier.patience = Patience {
        connect: Duration::from_secs(5),
        stall: Duration::from_millis(50),
    };
    let server = Server::new([Reply::Silence]);
    let why = NoConnection::TimedOut;
    let outcome = courier.deliver(&parcel(&server.endpoint()));
    assert_eq!(outcome, Outcome::Unreachable { why });

    courier.patience.stall = Duration::from_secs(1);
    let server = Server::new([hello(), Reply::Silence]);
    let why = Doubt::Connection(why);
    let outcome = courier.deliver(&parcel(&server.endpoint()));
    assert_eq!(outcome, Outcome::Unknown { why });
    assert_eq!(server.heard().len(), 3);
}

#[test]
fn nobody_there_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let why = NoConnection::NoWay;
    let outcome = courier().deliver(&parcel(&Endpoint::new(&endpoint).unwrap()));
    assert_eq!(outcome, Outcome::Unreachable { why });
}

#[test]
fn https_without_tls_behind_it_gets_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("https://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    });
    let outcome = courier().deliver(&parcel(&Endpoint::new(&endpoint).unwrap()));
    let Outcome::Unreachable { why } = outcome else {
        panic!("{outcome:?}");
    };
    // A machine without certificates does not even try.
    match why {
        NoConnection::NotSecure => server.join().unwrap(),
        other => assert_eq!(other, NoConnection::NoCertificates),
    }
}

#[test]
fn every_outcome_has_its_words_in_every_language() {
    for tag in Locale::tags() {
        let locale = Locale::for_tags([tag]);
        for shape in all_shapes() {
            let words = locale.say(&shape.outcome.message());
            let whole = words.as_str().contains(' ') && !words.as_str().contains('{');
            assert!(whole, "{tag} {}: {words}", shape.name);
        }
    }
    let say = |outcome: &Outcome| Locale::for_tags(["en"]).say(&outcome.message()).to_string();
    let after = Some(Duration::from_secs(61));
    assert_eq!(
        say(&Outcome::Later { after }),
        "The recipient asks us to wait 2 minutes. The response is kept here."
    );
    assert_eq!(
        say(&Outcome::Later { after: None }),
        "The recipient cannot take more just now. The response is kept here."
    );
}
