//! Any bytes as keys: typed at the built program under a pseudo-terminal. It reads them all,
//! does not panic and then ends when it is asked to.
#![cfg(unix)]

use std::io::{Read as _, Write as _};
use std::thread;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

use super::change::{Random, changed};
use super::corpus;
use super::scale::scaled;

const WORDS: &[&str] = &[
    "\r",
    "\t",
    "\u{1b}[A",
    "\u{1b}[B",
    "\u{1b}[5~",
    "\u{1b}[200~",
    "\u{1b}[201~",
    "\u{1b}OP",
    "\u{7f}",
    "\u{1}",
    "\u{1b}",
    "\u{1b}[",
    "\u{1b}[<0;5;5M",
    "\u{1b}[<0;7;12M",
    "\u{1b}[<64;5;5M",
    "\u{1b}[<65;70;20M",
    "\u{1b}[<0;0;65535M",
    "\u{1b}[1;2Z",
    "\u{1b}[99999999999999999999A",
    "\u{1b}]11;rgb:0/0/0\u{7}",
    "\u{1b}[I",
    "\u{1b}[?62c",
    "\u{1b}[97;5u",
    "å",
    "統",
    " ",
    "1",
    "9",
    "j",
];
/// More than a terminal holds for a program at once.
const BURST_BYTES: usize = 5_000;

/// Whether a program went on as it should while these bytes were typed at it.
fn survives(program: &[&str], input: &[u8]) -> bool {
    let (code, said) = typed(program, input);
    code != 101 && !String::from_utf8_lossy(&said).contains("panicked")
}

/// How the program ended, and what it said, after these bytes.
fn typed(program: &[&str], input: &[u8]) -> (u32, Vec<u8>) {
    let home = TempDir::new().unwrap();
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(program[0]);
    command.args(&program[1..]);
    command.cwd(home.path());
    command.env("SVAR_HOME", home.path());
    command.env("TERM", "xterm-256color");
    command.env("SVAR_MOUSE", "true");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    // The first frame says that keys are read.
    let mut said = vec![0; 65_536];
    let first = reader.read(&mut said).unwrap();
    said.truncate(first);
    let rest = thread::spawn(move || {
        let mut rest = Vec::new();
        // A terminal that is gone is an error at the end.
        let _ = reader.read_to_end(&mut rest);
        rest
    });
    let _ = keys.write_all(input);
    let ended = child.wait().unwrap();
    drop((keys, pair.master));
    said.extend(rest.join().unwrap());
    (ended.exit_code(), said)
}

#[test]
fn any_bytes_at_the_keyboard_are_survived() {
    let known = corpus("keys");
    let mut random = Random(0xBEEF);
    for _ in 0..scaled(4) {
        let mut burst = Vec::new();
        while burst.len() < BURST_BYTES {
            burst.extend(changed(&known, WORDS, &mut random));
        }
        // Ctrl-C and Ctrl-Q would end it before it has read the rest; after that they do.
        burst.retain(|byte| !matches!(byte, 3 | 17));
        burst.extend_from_slice(b"\x18\x1b[201~\x11\x11\x11");
        let program = [env!("CARGO_BIN_EXE_svar"), "preview", "tour"];
        assert!(survives(&program, &burst), "{burst:?}");
    }
}

#[test]
fn a_program_that_panics_at_a_key_is_caught() {
    let planted = "echo ready; read line; echo panicked; exit 101";
    assert!(!survives(&["sh", "-c", planted], b"a\r"));
}
