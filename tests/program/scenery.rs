//! The built program in a folder of its own, and an endpoint for it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of its own, in which the program runs.
pub(crate) struct Scratch {
    folder: TempDir,
}

pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
        command.args(words).current_dir(self.folder.path());
        command
            .env("SVAR_HOME", self.path("home"))
            .env("LC_ALL", "en_US.UTF-8");
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Ended {
        self.talk(words, "")
    }

    pub(crate) fn talk(&self, words: &[&str], replies: &str) -> Ended {
        let mut command = self.command(words);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // The program may end before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(replies.as_bytes());
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended {
            code: status.code(),
            out: text(stdout),
            err: text(stderr),
        }
    }

    /// A collection endpoint on a port of the system's choice, and its address.
    pub(crate) fn collector(&self, surveys: &[&str]) -> (Running, String) {
        let words = [
            "collect",
            "--listen",
            "127.0.0.1:0",
            "--store",
            "sqlite://store.db",
        ];
        let mut command = self.command(&[&words, surveys].concat());
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .split_whitespace()
            .find(|word| word.starts_with("http://"));
        let address = address
            .unwrap_or_else(|| panic!("no address in {line:?}"))
            .to_owned();
        (Running(child), address.trim_end_matches(',').to_owned())
    }
}

/// Ended with the test, whichever way that goes.
pub(crate) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(crate) fn answers(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/answers")
        .join(name)
        .display()
        .to_string()
}

/// Nobody listens on the discard port of this machine.
pub(crate) const NOWHERE: &str = "http://127.0.0.1:9/";

/// What lies beside the surveys that come along.
pub(crate) fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("surveys")
        .join(name)
}
