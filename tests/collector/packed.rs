//! Responses that come in a content coding: taken in each that is advertised, and never more
//! of them than the limit.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use svar::collector::SIZE_BYTES_MAX;
use svar::wire::{Digest, ProblemType};
use tempfile::TempDir;
use zstd::stream::Encoder;

use crate::http::{exchange, get, path, request};
use crate::scenery::{collector, tour};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// As an encoder writes it that is not told how much will come, with a checksum.
fn zstd(bytes: &[u8], level: i32) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new(), level).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A frame of blocks that repeat a blank 128 KiB times, in four bytes each (RFC 8878). It tells
/// no size, and asks for a window of this power of two.
fn repeated(blocks: usize, window_log: u8) -> Vec<u8> {
    const BLOCK_BYTES: u32 = 128 * 1024;
    const REPEATED: u32 = 1;
    let mut frame = vec![0x28, 0xB5, 0x2F, 0xFD, 0, (window_log - 10) << 3];
    for at in 1..=blocks {
        let head = u32::from(at == blocks) | REPEATED << 1 | BLOCK_BYTES << 3;
        frame.extend_from_slice(&head.to_le_bytes()[..3]);
        frame.push(b' ');
    }
    frame
}

#[test]
fn a_response_may_come_in_each_coding_that_is_advertised() {
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let address = running.address();
    let send = |coding: &str, digest: &Digest, body: &[u8]| {
        let digest = digest.field();
        let fields = [("Content-Digest", &*digest), ("Content-Encoding", coding)];
        let line = format!("PUT {}", path("tour", &good.id));
        exchange(address, &request(&line, &fields, body))
    };
    let bytes = good.encode();
    let digest = Digest::of(&bytes);
    let (halves, gzip) = (bytes.split_at(bytes.len() / 2), gzip(&bytes));
    let two_frames = [zstd(halves.0, 1), zstd(halves.1, 1)].concat();
    let (known_size, large_window) = (zstd::bulk::compress(&bytes, 3).unwrap(), zstd(&bytes, 19));
    for coding in ["br", "gzip, gzip", "gzip, zstd", "zstd, zstd"] {
        let answer = send(coding, &digest, &gzip);
        assert_eq!(answer.kind(), Some(ProblemType::UnsupportedEncoding));
        let accepted = "accept-encoding: identity, gzip, zstd\r\n";
        assert!(answer.head.contains(accepted), "{answer:?}");
    }
    for (coding, packed) in [("gzip", &gzip), ("zstd", &large_window)] {
        let cut = &packed[..packed.len() - 1];
        let mut altered = packed.clone();
        *altered.last_mut().unwrap() ^= 1;
        for not_whole in [cut, &altered, b"", b"{}"] {
            // Of which even the digest is right.
            let answer = send(coding, &Digest::of(not_whole), not_whole);
            assert_eq!(answer.kind(), Some(ProblemType::Malformed), "{coding}");
        }
        let answer = send(coding, &Digest::of(b"other bytes"), packed);
        assert_eq!(answer.kind(), Some(ProblemType::Malformed), "{coding}");
    }
    let own = path("tour", &good.id);
    assert_eq!(get(address, &own).status, 404, "nothing of this is stored");
    let first = send("zstd, identity", &digest, &two_frames);
    assert_eq!(first.status, 201, "{first:?}");
    let receipt = first.receipt();
    assert_eq!(receipt.verify(&good.id, &bytes, &running.key()), Ok(()));
    // RFC 9530 has the digest of the bytes as they are sent; that is understood too.
    for (coding, packed) in [
        ("GZIP", &gzip),
        ("x-gzip", &gzip),
        ("ZSTD", &known_size),
        ("zstd", &large_window),
    ] {
        for digest in [digest, Digest::of(packed)] {
            let answer = send(coding, &digest, packed);
            assert_eq!((answer.status, answer.receipt()), (200, receipt.clone()));
        }
    }
    running.stop();
}

#[test]
fn a_response_never_grows_beyond_the_limit() {
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let limit = usize::try_from(SIZE_BYTES_MAX).unwrap();
    let kind = |coding: &str, body: &[u8]| {
        assert!(coding == "identity" || body.len() < limit);
        let digest = Digest::of(body).field();
        let fields = [("Content-Digest", &*digest), ("Content-Encoding", coding)];
        let line = format!("PUT {}", path("tour", &good.id));
        exchange(running.address(), &request(&line, &fields, body)).kind()
    };
    let too_large = Some(ProblemType::TooLarge);
    for size in [limit + 1, 3 * limit] {
        let long = vec![b' '; size];
        assert_eq!(kind("identity", &long), too_large, "{size}");
    }
    for (coding, one_more, bomb) in [
        // Each member is a thousandth of what it becomes: 512 MiB in half a MiB.
        (
            "gzip",
            gzip(&vec![b' '; limit + 1]),
            gzip(&vec![b' '; limit]).repeat(512),
        ),
        ("zstd", zstd(&vec![b' '; limit + 1], 3), repeated(4_096, 23)),
    ] {
        assert_eq!(kind(coding, &one_more), too_large);
        assert_eq!(kind(coding, &bomb), too_large);
    }
    // As long as is allowed is read, and is no response.
    let read = Some(ProblemType::Invalid);
    assert_eq!(kind("gzip", &gzip(&vec![b' '; limit])), read);
    assert_eq!(kind("zstd", &repeated(8, 23)), read);
    // RFC 9659 lets nobody ask for a larger window, however little would come.
    assert_eq!(kind("zstd", &repeated(1, 24)), Some(ProblemType::Malformed));
    running.stop();
}

#[cfg(target_os = "linux")]
mod memory {
    //! What a body that grows when it is unpacked costs a real process.

    use std::process::Command;

    use super::*;
    use crate::http::{put, put_bytes};
    use crate::victim::Victim;

    const GROWTH_KIB_MAX: u64 = 16 * 1024;
    /// 512 MB in less than 16 KB.
    const BOMB_BLOCKS: usize = 3_907;
    /// Set where this program was started again as the careless one.
    const CARELESS: &str = "SVAR_TEST_UNPACKS_ALL";

    /// By how much `work` raises the most memory that a process has had (resident set).
    fn growth_kib(process: u32, work: impl FnOnce()) -> u64 {
        let peak_kib = || {
            let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let words = line.unwrap().split_whitespace().next().unwrap();
            words.parse::<u64>().unwrap()
        };
        let before_kib = peak_kib();
        work();
        peak_kib() - before_kib
    }

    #[test]
    fn a_body_that_inflates_costs_little_memory() {
        let folder = TempDir::new().unwrap();
        let victim = Victim::start(folder.path());
        // What every response needs is there already.
        assert_eq!(put(victim.address, &victim.response()).status, 201);
        // Gzip makes a thousand bytes of one at most: 16 KiB become 16 MiB, and 512 MiB
        // need half a MiB. In two layers 16 KiB would become more: those are refused unread.
        let small = gzip(&vec![b' '; 16 * 1024 * 1024]);
        let large = gzip(&vec![b' '; 1024 * 1024]).repeat(512);
        let twice = gzip(&large);
        let bomb = repeated(BOMB_BLOCKS, 23);
        for body in [&small, &twice, &bomb] {
            assert!(body.len() <= 17 * 1024, "{}", body.len());
        }
        assert!(bomb.len() <= 16_000);
        let send = |body: &[u8], coding| {
            let fields = [("Content-Encoding", coding)];
            put_bytes(victim.address, &victim.response(), body, &fields).kind()
        };
        let growth_kib = growth_kib(victim.process(), || {
            for _ in 0..3 {
                assert_eq!(send(&small, "gzip"), Some(ProblemType::TooLarge));
                assert_eq!(send(&large, "gzip"), Some(ProblemType::TooLarge));
                assert_eq!(send(&bomb, "zstd"), Some(ProblemType::TooLarge));
                let unread = Some(ProblemType::UnsupportedEncoding);
                assert_eq!(send(&twice, "gzip, gzip"), unread);
            }
        });
        assert!(growth_kib <= GROWTH_KIB_MAX, "{growth_kib} KiB");
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no command line of its own"
    )]
    fn a_program_that_unpacks_all_of_it_is_caught() {
        const NAME: &str = "packed::memory::a_program_that_unpacks_all_of_it_is_caught";
        if std::env::var_os(CARELESS).is_none() {
            let careless = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", NAME])
                .env(CARELESS, "1")
                .output()
                .unwrap();
            let told = String::from_utf8(careless.stdout).unwrap();
            assert!(told.contains("KiB is too much"), "{told}");
            return;
        }
        let growth_kib = growth_kib(std::process::id(), || {
            let bytes = zstd::decode_all(&repeated(BOMB_BLOCKS, 23)[..]).unwrap();
            assert!(bytes.len() >= 512_000_000);
        });
        assert!(growth_kib <= GROWTH_KIB_MAX, "{growth_kib} KiB is too much");
    }
}
