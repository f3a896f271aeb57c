//! The chain of checksums notices frames that were dropped, doubled, moved or altered.

use crate::storage::frame::{self, Framed, Link};

type Read = for<'a> fn(&'a [u8], Link) -> Option<Framed<'a>>;

const PAYLOADS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The frames one by one, so that a test can put them together otherwise.
fn frames() -> Vec<Vec<u8>> {
    let mut link = Link::first();
    let frame = |payload: &&str| {
        let mut bytes = Vec::new();
        link = frame::write(&mut bytes, link, payload);
        bytes
    };
    PAYLOADS.iter().map(frame).collect()
}

fn payloads(read: Read, bytes: &[u8]) -> Vec<String> {
    let (mut at, mut link, mut found) = (0, Link::first(), Vec::new());
    while let Some(framed) = read(&bytes[at..], link) {
        found.push(String::from_utf8_lossy(framed.payload).into_owned());
        at += framed.length;
        link = framed.link;
    }
    found
}

/// What a reader takes for good though it is not: nothing, if it reads as it should.
fn taken_in(read: Read) -> Vec<String> {
    let [a, b, c, d] = <[Vec<u8>; 4]>::try_from(frames()).unwrap();
    let mut altered = [&a[..], &b, &c, &d].concat();
    let last_of_third = a.len() + b.len() + c.len() - 2;
    altered[last_of_third] ^= 1;
    let cases = [
        ("whole", [&a[..], &b, &c, &d].concat(), 4),
        ("dropped", [&a[..], &c, &d].concat(), 1),
        ("doubled", [&a[..], &b, &b, &c, &d].concat(), 2),
        ("moved", [&a[..], &c, &b, &d].concat(), 1),
        ("altered", altered, 2),
        ("begun late", [&b[..], &c, &d].concat(), 0),
    ];
    let wrong = cases
        .into_iter()
        .filter(|(_, bytes, sound)| payloads(read, bytes) != PAYLOADS[..*sound]);
    wrong.map(|(case, _, _)| case.to_owned()).collect()
}

#[test]
fn a_broken_chain_ends_the_sound_part() {
    assert_eq!(taken_in(frame::read), [""; 0]);
}

/// A frame reader as it must not be: it believes each checksum's digits.
fn credulous(bytes: &[u8], link: Link) -> Option<Framed<'_>> {
    let head = bytes.get(..8)?;
    let length = usize::from_str_radix(std::str::from_utf8(head).ok()?, 16).ok()?;
    let payload = bytes.get(18..18 + length)?;
    let length = 18 + length + 1;
    Some(Framed {
        payload,
        length,
        link,
    })
}

#[test]
fn these_tests_catch_a_reader_that_does_not_check() {
    let caught = ["dropped", "doubled", "moved", "altered", "begun late"];
    assert_eq!(taken_in(credulous), caught);
}

#[test]
fn there_is_one_way_to_write_a_frame() {
    let mut written = Vec::new();
    frame::write(&mut written, Link::first(), "a payload of some bytes");
    assert!(frame::read(&written, Link::first()).is_some());
    for at in 0..written.len() {
        for bit in 0..8 {
            let mut altered = written.clone();
            altered[at] ^= 1 << bit;
            assert!(frame::read(&altered, Link::first()).is_none(), "byte {at}");
        }
    }
    assert!(frame::read(b"ffffffff 00000000 ", Link::first()).is_none());
}
