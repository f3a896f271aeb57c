//! On a terminal: the home screen over hostile journals, and what is handed on exactly, which
//! a terminal must not obey either.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::thread;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use svar::plain::MARK;
use svar::storage::Home;
use tempfile::TempDir;

use super::kept::keep;
use super::{SVAR, texts};
use crate::terminal::{Place, faults};

/// How the form takes an xterm over, and how it gives it back.
const ENTER: &str = "\u{1b}[?1049h\u{1b}[?2004h\u{1b}[H\u{1b}[J";
const LEAVE: &str = "\u{1b}[m\u{1b}[?2004l\u{1b}[?25h\u{1b}[H\u{1b}[J\u{1b}[?1049l";

/// All that a program says on a terminal of its own until it ends; these keys end it.
fn seen(program: &[&str], at: &Path, keys: &[u8]) -> Vec<u8> {
    let size = PtySize {
        rows: 60,
        cols: 200,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(program[0]);
    command.args(&program[1..]);
    command.cwd(at);
    command.env("SVAR_HOME", at);
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "en_US.UTF-8");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut typist = pair.master.take_writer().unwrap();
    // The first words say that keys are read.
    let mut said = vec![0; 65_536];
    let first = reader.read(&mut said).unwrap();
    said.truncate(first);
    let rest = thread::spawn(move || {
        let mut rest = Vec::new();
        // A terminal that is gone is an error at the end.
        let _ = reader.read_to_end(&mut rest);
        rest
    });
    let _ = typist.write_all(keys);
    child.wait().unwrap();
    drop((typist, pair.master));
    said.extend(rest.join().unwrap());
    said
}

/// The stages of some responses with a text wherever words can stand.
fn scenery(text: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    keep(&Home::at(folder.path()).unwrap(), 0, text);
    folder
}

#[test]
fn hostile_journals_are_drawn_as_words_on_the_home_screen() {
    let mut marked = 0;
    for text in texts() {
        let folder = scenery(&text);
        let seen = seen(SVAR, folder.path(), b"\x1b[B\x1b[B\x1b[B\x1b[B\x11\x11");
        let seen = String::from_utf8(seen).unwrap();
        let frames = seen.replacen(ENTER, "", 1).replacen(LEAVE, "", 1);
        assert!(frames.len() + ENTER.len() + LEAVE.len() == seen.len());
        assert_eq!(faults(frames.as_bytes(), Place::Screen), [""; 0]);
        marked += usize::from(frames.contains(MARK));
    }
    // One text has nothing in it but harmless pieces.
    assert!(marked + 1 >= texts().len(), "{marked}");
}

/// What comes of an export on a terminal, which ends lines in its own way.
fn exported(program: &[&str], text: &str) -> Vec<String> {
    let folder = scenery(text);
    let seen = seen(program, folder.path(), b"");
    let seen = String::from_utf8_lossy(&seen).replace("\r\n", "\n");
    assert!(seen.contains("answers"), "{seen}");
    faults(seen.as_bytes(), Place::Lines)
}

#[test]
fn an_exported_response_is_shown_as_words_on_a_terminal() {
    let id = "5a0c1c9e-7d5e-4b58-9a53-000000000001";
    let careless = ["sh", "-c", "cat journals/*000001.journal"];
    let mut caught = 0;
    for text in texts() {
        assert_eq!(
            exported(&[SVAR[0], "outbox", "--export", id], &text),
            [""; 0]
        );
        caught += usize::from(!exported(&careless, &text).is_empty());
    }
    assert!(caught > 2, "only {caught} were caught as they came");
}
