//! Hostile texts through every door of the built program: on the command line, in the
//! environment, in files, as replies and from an endpoint. What it says on standard output and
//! standard error is words, and so is what its own endpoint logs.
#![cfg(unix)]

mod files;
mod kept;
#[cfg(feature = "collector")]
mod logged;
mod replies;
mod screen;
mod words;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::change::Random;
use super::hostile_texts::pieces;
use super::scale::scaled;
use super::terminal::{Place, faults};

const SVAR: &[&str] = &[env!("CARGO_BIN_EXE_svar")];
/// Prints what it was given, as it came.
const CARELESS: &[&str] = &["sh", "-c", "printf 'svar: %s\\n' \"$@\" >&2", "careless"];

/// Texts in which every piece stands once, and some more made by chance.
fn texts() -> Vec<String> {
    let (mut random, pieces) = (Random(77), pieces());
    let all = pieces.chunks(9).map(<[&str]>::concat);
    let chance = (0..scaled(3)).map(|_| {
        let pieces = (0..12).map(|_| *random.one_of(&pieces));
        pieces.collect::<String>()
    });
    all.chain(chance.collect::<Vec<_>>()).collect()
}

/// As the system takes words and variables: a zero byte would end them.
fn without_zero(text: &str) -> String {
    text.replace('\0', "")
}

/// A program in a folder of its own, and what it has said there.
struct Stage {
    folder: TempDir,
    program: &'static [&'static str],
    said: Vec<u8>,
    runs: usize,
}

impl Stage {
    fn new(program: &'static [&'static str]) -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            program,
            said: Vec::new(),
            runs: 0,
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(self.program[0]);
        command.args(&self.program[1..]).args(words);
        command.current_dir(self.path());
        command.env("SVAR_HOME", self.path().join("home"));
        command.env("LC_ALL", "en_US.UTF-8");
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&mut self, words: &[&str]) {
        self.talk(words, "");
    }

    fn talk(&mut self, words: &[&str], replies: &str) {
        self.listen(self.command(words), replies);
    }

    /// Runs it to its end, and keeps what it says.
    fn listen(&mut self, mut command: Command, replies: &str) {
        let mut child = command.spawn().unwrap();
        // The program may end before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(replies.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_ne!(output.status.code(), Some(101), "{command:?} panicked");
        self.said.extend(output.stdout);
        self.said.extend(output.stderr);
        self.runs += 1;
    }

    /// Whether signs were seen that stand for what was not let through.
    fn has_marks(&self) -> bool {
        String::from_utf8_lossy(&self.said).contains(svar::plain::MARK)
    }

    /// What came that is no words.
    fn faults(&self) -> Vec<String> {
        faults(&self.said, Place::Lines)
    }
}
