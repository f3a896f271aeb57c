//! The same words said in other ways: no way of saying them makes success of what is none.

use std::collections::BTreeSet;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::de::DeserializeOwned;

use super::doubtful::doubtful;
use super::scenery::{document, hello, parcel, receipt};
use super::server::{Reply, Server};
use super::shapes::{Shape, receipted, settling, strangers};
use super::{courier, owned};
use crate::delivery::{Courier, Outcome, Parcel};
use crate::scale::scaled;
use crate::wire::{Digest, Receipt, json};

/// How the words of one reply are put on the line.
#[derive(Clone, Copy, Debug)]
struct Manner {
    framing: Framing,
    names: Names,
    /// Whether the server hangs up after it.
    closes: bool,
    /// Blanks after the words: as much as a document grows without meaning anything else.
    padding: usize,
    /// Broken off after so many thousandths of its bytes.
    cut_thousandths: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framing {
    Length,
    /// Chunks of so many bytes.
    Chunks(usize),
    UntilClosed,
    /// Packed, and said to be; nobody has asked for that.
    Gzip,
    OldProtocol,
}

#[derive(Clone, Copy, Debug)]
enum Names {
    AsWritten,
    Lower,
    Upper,
    /// With a character set at the media type, and further fields around.
    Talkative,
}

const FRAMINGS: [Framing; 6] = [
    Framing::Length,
    Framing::Chunks(1),
    Framing::Chunks(61),
    Framing::UntilClosed,
    Framing::Gzip,
    Framing::OldProtocol,
];
const NAMES: [Names; 4] = [
    Names::AsWritten,
    Names::Lower,
    Names::Upper,
    Names::Talkative,
];

/// Every framing with every spelling, whole; some of them longer; and cut at any place.
fn manners() -> Vec<Manner> {
    let mut manners = Vec::new();
    for (at, framing) in FRAMINGS.into_iter().enumerate() {
        for (other, names) in NAMES.into_iter().enumerate() {
            manners.push(Manner {
                framing,
                names,
                closes: (at + other) % 2 == 1,
                padding: if other >= 2 { 3_000 } else { 0 },
                cut_thousandths: None,
            });
        }
    }
    let cuts = scaled(16);
    for cut in 0..cuts {
        manners.push(Manner {
            framing: FRAMINGS[cut % FRAMINGS.len()],
            names: NAMES[cut % NAMES.len()],
            closes: true,
            padding: 0,
            cut_thousandths: Some(1_000 * cut / cuts),
        });
    }
    manners
}

impl Manner {
    fn put(self, reply: &Reply) -> Reply {
        let (Reply::Say(bytes) | Reply::SayAndClose(bytes)) = reply else {
            return reply.clone();
        };
        let Some((status, fields, body)) = parts(bytes) else {
            return reply.clone();
        };
        let mut said = self.head(status, &fields, &body);
        said.extend(self.framed(&body));
        if let Some(thousandths) = self.cut_thousandths {
            said.truncate(said.len() * thousandths / 1_000);
        }
        let until_closed = matches!(self.framing, Framing::UntilClosed | Framing::OldProtocol);
        if self.closes || until_closed || matches!(reply, Reply::SayAndClose(_)) {
            Reply::SayAndClose(said)
        } else {
            Reply::Say(said)
        }
    }

    fn head(self, status: &str, fields: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
        let status = match self.framing {
            Framing::OldProtocol => status.replace("HTTP/1.1", "HTTP/1.0"),
            _ => status.to_owned(),
        };
        let mut lines = vec![status];
        for (name, value) in fields {
            lines.push(match self.names {
                Names::AsWritten => format!("{name}: {value}"),
                Names::Lower => format!("{}:{value}", name.to_lowercase()),
                Names::Upper => format!("{}:   {value}  ", name.to_uppercase()),
                Names::Talkative if name.eq_ignore_ascii_case("content-type") => {
                    format!("Via: 1.1 gateway\r\n{name}: {value};charset=\"UTF-8\"")
                }
                Names::Talkative => format!("{name}: {value}\r\nSet-Cookie: seen=1"),
            });
        }
        lines.push(match self.framing {
            Framing::Length => format!("Content-Length: {}", body.len() + self.padding),
            Framing::Chunks(_) => "Transfer-Encoding: chunked".to_owned(),
            Framing::Gzip => format!(
                "Content-Encoding: gzip\r\nContent-Length: {}",
                packed(&self.padded(body)).len()
            ),
            Framing::UntilClosed | Framing::OldProtocol => "Connection: close".to_owned(),
        });
        if self.closes {
            lines.push("Connection: close".to_owned());
        }
        (lines.join("\r\n") + "\r\n\r\n").into_bytes()
    }

    fn framed(self, body: &[u8]) -> Vec<u8> {
        let body = self.padded(body);
        match self.framing {
            Framing::Chunks(size) => {
                let mut said = Vec::new();
                for chunk in body.chunks(size) {
                    said.extend(format!("{:X}\r\n", chunk.len()).into_bytes());
                    said.extend([chunk, b"\r\n"].concat());
                }
                [said, b"0\r\nTrailer: 1\r\n\r\n".to_vec()].concat()
            }
            Framing::Gzip => packed(&body),
            Framing::Length | Framing::UntilClosed | Framing::OldProtocol => body,
        }
    }

    fn padded(self, body: &[u8]) -> Vec<u8> {
        [body, &vec![b' '; self.padding]].concat()
    }

    /// Whether the whole of a receipt comes through.
    fn is_whole(self) -> bool {
        self.cut_thousandths.is_none() && self.framing != Framing::Gzip
    }
}

fn packed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

type Parts<'a> = (&'a str, Vec<(&'a str, &'a str)>, Vec<u8>);

/// Status line, fields and body of a whole reply with a body; others are said as they are.
fn parts(reply: &[u8]) -> Option<Parts<'_>> {
    let end = reply.windows(4).position(|end| end == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&reply[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next().filter(|line| line.starts_with("HTTP/1.1"))?;
    let fields = lines.filter_map(|line| line.split_once(": "));
    let fields: Vec<_> = fields
        .filter(|(name, _)| !name.eq_ignore_ascii_case("content-length"))
        .collect();
    Some((status, fields, reply[end + 4..].to_vec()))
}

fn all_shapes() -> impl Iterator<Item = Shape> {
    strangers().into_iter().chain(settling()).chain(doubtful())
}

/// How many cases there were, and in which of them a way of delivering was taken in.
fn taken_in(deliver: impl Fn(&Parcel) -> bool, every: usize) -> (usize, BTreeSet<&'static str>) {
    let manners = manners();
    let (mut cases, mut taken) = (0, BTreeSet::new());
    for shape in all_shapes().filter(|shape| shape.outcome != receipted()) {
        for manner in manners.iter().step_by(every) {
            // What is varied is the last word on the response itself.
            let varied = usize::from(shape.replies.len() > 1);
            let mut replies = shape.replies.clone();
            replies[varied] = manner.put(&replies[varied]);
            let server = Server::new(replies);
            cases += 1;
            if deliver(&parcel(&server.endpoint())) {
                taken.insert(shape.name);
            }
        }
    }
    (cases, taken)
}

#[test]
fn no_shape_is_taken_for_delivered_however_it_is_said() {
    let courier = courier();
    let delivers = |parcel: &Parcel| matches!(courier.deliver(parcel), Outcome::Receipted { .. });
    let (cases, taken) = taken_in(delivers, 1);
    assert_eq!(taken, BTreeSet::new());
    assert!(cases >= 60 * 40, "{cases} cases");
}

#[test]
fn a_whole_receipt_counts_however_it_is_said() {
    let courier = courier();
    for manner in manners() {
        let replies = [hello(), manner.put(&document(201, &receipt()))];
        let server = Server::new(replies);
        let outcome = courier.deliver(&parcel(&server.endpoint()));
        if manner.is_whole() {
            assert_eq!(outcome, receipted(), "{manner:?}");
        } else if outcome != receipted() {
            // A cut one may have been whole but for what follows the document.
            assert!(outcome.may_have_arrived(), "{manner:?}: {outcome:?}");
            let last = server.heard().len() - 1;
            assert_eq!(server.heard()[last].method, "GET", "{manner:?}");
        }
    }
}

#[test]
fn a_receipt_of_an_earlier_round_does_not_stand_for_other_bytes() {
    // The same id, sealed anew after an edit that came too late.
    let (courier, edited) = (courier(), &b"{\"format\":1}"[..]);
    for manner in manners() {
        let earlier = manner.put(&document(200, &receipt()));
        let server = Server::new([hello(), earlier.clone(), earlier]);
        let endpoint = server.endpoint();
        let outcome = courier.deliver(&Parcel {
            bytes: edited,
            ..parcel(&endpoint)
        });
        assert!(outcome.may_have_arrived(), "{manner:?}: {outcome:?}");
    }
}

/// A courier in small, into which mistakes are planted.
fn put(courier: &Courier, client: &reqwest::Client, parcel: &Parcel) -> Option<(u16, Vec<u8>)> {
    let url = parcel.endpoint.response(parcel.survey, parcel.id);
    let request = client.put(url).body(parcel.bytes.to_vec());
    courier.runtime.block_on(async {
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, answer.bytes().await.ok()?.to_vec()))
    })
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    json::read(body).ok()
}

/// Replies to the planted couriers, which do not ask who is there.
fn planted(believes: impl Fn(u16, &[u8], &Parcel) -> bool) -> BTreeSet<&'static str> {
    let (courier, client) = (courier(), reqwest::Client::new());
    let delivers = |parcel: &Parcel| {
        let _ = courier.round().recognize(parcel.endpoint);
        put(&courier, &client, parcel).is_some_and(|(status, body)| believes(status, &body, parcel))
    };
    taken_in(delivers, 9).1
}

#[test]
fn couriers_with_planted_mistakes_are_caught() {
    let any_success = planted(|status, _, _| matches!(status, 200 | 201));
    for shape in ["a portal's page", "bare success", "the introduction again"] {
        assert!(any_success.contains(shape), "{shape}: {any_success:?}");
    }
    let key = super::signer().key();
    let no_digest = planted(|_, body, parcel| {
        read(body).is_some_and(|receipt: Receipt| {
            let mut same = receipt.clone();
            same.sha256 = Digest::of(parcel.bytes);
            same.size_bytes = parcel.bytes.len() as u64;
            receipt.id == parcel.id
                && super::signer()
                    .sign(same)
                    .verify(parcel.id, parcel.bytes, &key)
                    .is_ok()
        })
    });
    assert!(
        no_digest.contains("a receipt for other bytes"),
        "{no_digest:?}"
    );
    let no_signature = planted(|_, body, parcel| {
        read(body).is_some_and(|receipt: Receipt| {
            receipt.id == parcel.id && receipt.sha256 == Digest::of(parcel.bytes)
        })
    });
    assert!(
        no_signature.contains("a receipt by another key"),
        "{no_signature:?}"
    );
    assert!(
        no_signature.contains("a receipt that was changed"),
        "{no_signature:?}"
    );
}

#[test]
fn a_courier_that_follows_redirects_is_caught() {
    let portal = Server::new((0..2).map(|_| super::page(200, &[])));
    let location = format!("Location: {}/login", portal.endpoint());
    let replies = || {
        [
            hello(),
            super::page(302, &[&location]),
            super::page(302, &[&location]),
        ]
    };
    let (courier, server) = (courier(), Server::new(replies()));
    let outcome = courier.deliver(&parcel(&server.endpoint()));
    assert!(outcome.may_have_arrived(), "{outcome:?}");
    let only_asked = [("GET", "/v1"), ("PUT", super::PATH), ("GET", super::PATH)];
    assert_eq!(super::lines(&server), owned(&only_asked));
    assert_eq!(portal.heard(), []);

    let (server, follows) = (Server::new([replies()[1].clone()]), reqwest::Client::new());
    let followed = put(&courier, &follows, &parcel(&server.endpoint()));
    assert_eq!(followed.map(|(status, _)| status), Some(200));
    assert_eq!(portal.heard().len(), 1);
}
