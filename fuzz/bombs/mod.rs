//! Definitions that are made to cost much: each is read or refused by the built program within
//! 512 MiB of memory and a bound of processor time, which the system enforces. The optimized
//! program is given them at their full size (`cargo test --release --test fuzz bombs`), another
//! one at a sixteenth of it. Whoever asks for the shortest ways as well (`check --reach`) waits
//! longer for them, in no more memory.
#![cfg(unix)]

mod broken;
mod sound;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const MEMORY_KIB_MAX: u32 = 512 * 1024;
/// One second for the optimized program; without optimization all takes many times longer.
const CHECK: Asked = Asked {
    words: &["check"],
    processor_s_max: if cfg!(debug_assertions) { 30 } else { 1 },
};
const REACH: Asked = Asked {
    words: &["check", "--reach"],
    processor_s_max: 10,
};
const LIMIT_BYTES: usize = 4 * 1024 * 1024;
const SHRINK: usize = if cfg!(debug_assertions) { 16 } else { 1 };
const BYTES_MAX: usize = LIMIT_BYTES / SHRINK;

const HEAD: &str = "format = 1\nid = 'bomb'\nversion = '1'\nlanguages = ['en']\ntitle = 'Bomb'\n[privacy]\nmode = 'anonymous'\n";
const INTEGER: &str = "kind = 'integer'";
/// A long list beside the definition.
const LIST: &str = "list.csv";
const PAGE: &str = "[[page]]\nid = 'only'\ntitle = 'Page'\n";

fn question(at: usize, more: &str) -> String {
    format!("[[page.question]]\nid = 'q{at}'\ntext = 'Q'\n{more}\n")
}

/// So many of something, or as many as fit into the limit for definitions.
fn filled(start: &str, count: usize, piece: impl Fn(usize) -> String) -> String {
    let mut source = start.to_owned();
    for at in 0..count {
        let piece = piece(at);
        if source.len() + piece.len() > BYTES_MAX {
            break;
        }
        source += &piece;
    }
    source
}

fn condition(condition: &str) -> String {
    let asked = question(0, INTEGER);
    let rule = format!("{INTEGER}\nshow_if = \"{condition}\"");
    format!("{HEAD}{PAGE}{asked}{}", question(1, &rule))
}

fn many(count: usize, piece: &str) -> String {
    piece.repeat(count / SHRINK)
}

/// What the program is asked to do with a definition, and how long it may work on that.
struct Asked {
    words: &'static [&'static str],
    processor_s_max: u32,
}

/// What became of a definition: `None` where it was neither read nor refused.
fn outcome(file: &Path, asked: &Asked, memory_kib: u32) -> Option<i32> {
    let processor_s = asked.processor_s_max;
    let limits = format!(
        "ulimit -v {memory_kib} -t {processor_s} 2>/dev/null || {{ ulimit -v {memory_kib}; ulimit -t {processor_s}; }}; exec \"$0\" \"$@\""
    );
    let status = Command::new("sh")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_svar")])
        .args(asked.words)
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.code().filter(|code| matches!(code, 0..=2))
}

/// What is wrong with how the bombs went off: each with its name.
fn gone_off(bombs: &[(&str, String)], asked: &Asked, wanted: &[i32]) -> String {
    let folder = TempDir::new().unwrap();
    let rows = (0..100_000 / SHRINK).map(|at| format!("c{at},Entry {at}\n"));
    let rows: String = rows.collect();
    fs::write(folder.path().join(LIST), format!("a,b\n{rows}")).unwrap();
    let file = folder.path().join("bomb.toml");
    let mut gone_off = String::new();
    for (name, source) in bombs {
        fs::write(&file, source).unwrap();
        let outcome = outcome(&file, asked, MEMORY_KIB_MAX);
        if !outcome.is_some_and(|code| wanted.contains(&code)) {
            let _ = writeln!(gone_off, "{name}: {outcome:?}");
        }
    }
    gone_off
}

#[test]
fn every_bomb_is_refused_within_its_bounds() {
    let bombs = broken::bombs();
    assert!(bombs.len() >= 40, "{}", bombs.len());
    assert_eq!(gone_off(&bombs, &CHECK, &[0, 1, 2]), "");
}

/// What is sound must be read: a bomb that is refused at once shows nothing.
#[test]
fn every_sound_bomb_is_looked_through_within_its_bounds() {
    let bombs = sound::bombs();
    assert!(bombs.len() >= 25, "{}", bombs.len());
    assert_eq!(gone_off(&bombs, &CHECK, &[0]), "");
    if !cfg!(debug_assertions) {
        assert_eq!(gone_off(&bombs, &REACH, &[0]), "");
    }
}

#[test]
fn a_program_that_takes_more_than_its_bounds_is_caught() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bomb.toml");
    fs::write(&file, &broken::bombs()[1].1).unwrap();
    // Not even the program itself has room in so little.
    assert_eq!(outcome(&file, &CHECK, 8 * 1024), None);
}
