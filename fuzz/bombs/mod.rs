//! Definitions that are made to cost much: each is read or refused by the built program within
//! 512 MiB of memory and a bound of processor time, which the system enforces. The optimized
//! program is given them at their full size (`cargo test --release --test fuzz bombs`), another
//! one at a sixteenth of it.
//!
//! The bound on time is several times what they may take, so that a slow or busy machine stays
//! below it and what grows out of all proportion does not. What they may take is held by
//! `cargo bench --bench bombs`.
#![cfg(unix)]

pub(crate) mod broken;
pub(crate) mod sound;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const MEMORY_KIB_MAX: u32 = 512 * 1024;
/// Without optimization all takes many times longer.
pub(crate) const CHECK: Asked = Asked {
    words: &["check"],
    processor_s_max: if cfg!(debug_assertions) { 30 } else { 5 },
    memory_kib_max: MEMORY_KIB_MAX,
};
/// Whoever asks for the shortest ways as well waits longer for them, in no more memory.
pub(crate) const REACH: Asked = Asked {
    words: &["check", "--reach"],
    processor_s_max: 10,
    memory_kib_max: MEMORY_KIB_MAX,
};
const LIMIT_BYTES: usize = 4 * 1024 * 1024;
const SHRINK: usize = if cfg!(debug_assertions) { 16 } else { 1 };
const BYTES_MAX: usize = LIMIT_BYTES / SHRINK;

pub(crate) const HEAD: &str = "format = 1\nid = 'bomb'\nversion = '1'\nlanguages = ['en']\ntitle = 'Bomb'\n[privacy]\nmode = 'anonymous'\n";
pub(crate) const INTEGER: &str = "kind = 'integer'";
/// A long list beside the definition.
const LIST: &str = "list.csv";
pub(crate) const PAGE: &str = "[[page]]\nid = 'only'\ntitle = 'Page'\n";

pub(crate) fn question(at: usize, more: &str) -> String {
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

/// What the program is asked to do with a definition, and what it may take for that.
pub(crate) struct Asked {
    pub(crate) words: &'static [&'static str],
    pub(crate) processor_s_max: u32,
    pub(crate) memory_kib_max: u32,
}

/// A folder with the long list that some of the bombs name.
pub(crate) struct Cellar {
    folder: TempDir,
}

impl Cellar {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let rows = (0..100_000 / SHRINK).map(|at| format!("c{at},Entry {at}\n"));
        let rows: String = rows.collect();
        fs::write(folder.path().join(LIST), format!("a,b\n{rows}")).unwrap();
        Self { folder }
    }

    pub(crate) fn lay(&self, source: &str) {
        fs::write(self.bomb(), source).unwrap();
    }

    /// What became of the bomb that lies here, as the program's exit code: `None` where it was
    /// neither read nor refused.
    pub(crate) fn set_off(&self, asked: &Asked) -> Option<i32> {
        let (memory_kib, processor_s) = (asked.memory_kib_max, asked.processor_s_max);
        let limits = format!(
            "{{ ulimit -v {memory_kib} && ulimit -t {processor_s}; }} || exit 125; exec \"$0\" \"$@\""
        );
        let status = Command::new("sh")
            .args(["-c", &limits, env!("CARGO_BIN_EXE_svar")])
            .args(asked.words)
            .arg(self.bomb())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        status.code().filter(|code| matches!(code, 0..=2))
    }

    fn bomb(&self) -> PathBuf {
        self.folder.path().join("bomb.toml")
    }
}
