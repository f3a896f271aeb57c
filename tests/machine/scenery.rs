//! A small survey in a folder of its own, and what somebody sees of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::pty::{Pty, Seen, Start};

pub(crate) const SURVEY: &str = r#"
format = 1
id = "small"
version = "1"
languages = ["en"]
title.en = "Small"

[privacy]
mode = "confidential"

[[page]]
id = "page"
title.en = "Page"

[[page.question]]
id = "first"
kind = "text"
text.en = "First?"

[[page.question]]
id = "second"
kind = "text"
lines = 4
text.en = "Second?"
"#;

pub(crate) const ENTER: &str = "\r";
pub(crate) const TAB: &str = "\t";
pub(crate) const SHIFT_TAB: &str = "\x1b[Z";
pub(crate) const CTRL_U: &str = "\x15";
pub(crate) const CTRL_Q: &str = "\x11";

/// A home of answers, and the survey beside it.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::with("[privacy]\n")
    }

    /// With more under the privacy of its survey.
    pub(crate) fn with(privacy: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let survey = SURVEY.replace("[privacy]\n", privacy);
        fs::write(folder.path().join("small.toml"), survey).unwrap();
        let desk = Self { folder };
        fs::create_dir(desk.home()).unwrap();
        desk
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn survey(&self) -> PathBuf {
        self.folder.path().join("small.toml")
    }

    pub(crate) fn journals(&self) -> PathBuf {
        self.home().join("journals")
    }

    pub(crate) fn fill(&self) -> Pty {
        self.fill_to(&[])
    }

    /// Answers, with more words on the command line.
    pub(crate) fn fill_to(&self, words: &[&str]) -> Pty {
        let survey = self.survey();
        // With every mode that there is to give back.
        let words = [&["fill", "--mouse", survey.to_str().unwrap()], words].concat();
        Start::new(&self.home(), &words).run()
    }

    /// Answers on a terminal that is the controlling one, or is not.
    pub(crate) fn fill_on(&self, controls: bool) -> Pty {
        let (home, survey) = (self.home(), self.survey());
        let words = ["fill", "--mouse", survey.to_str().unwrap()];
        let start = Start {
            controls,
            ..Start::new(&home, &words)
        };
        start.run()
    }

    /// The same by a program that a test has put in its place.
    pub(crate) fn fill_with(&self, program: &Path, words: &[&str]) -> Pty {
        let home = self.home();
        let start = Start {
            program,
            ..Start::new(&home, words)
        };
        start.run()
    }

    /// A command without a terminal: what it printed.
    pub(crate) fn svar(&self, words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
        command.args(words).arg("--home").arg(self.home());
        let output = command.stdin(Stdio::null()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// What a listing command says, as data.
    pub(crate) fn list(&self, command: &str) -> Vec<Value> {
        serde_json::from_str(&self.svar(&[command, "--json"])).unwrap()
    }

    /// The one file with this ending.
    pub(crate) fn journal(&self) -> PathBuf {
        let files = fs::read_dir(self.journals()).unwrap();
        let mut paths = files.map(|file| file.unwrap().path());
        paths
            .find(|path| path.extension().is_some_and(|ending| ending == "journal"))
            .expect("a journal")
    }
}

/// What matters of a screen of the small survey.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    pub(crate) question: Option<usize>,
    /// All Cyrillic letters, which stand nowhere but in answers.
    pub(crate) letters: String,
}

pub(crate) fn view(seen: &Seen) -> Option<View> {
    let text = seen.text();
    // The footer is drawn last.
    if !text.contains("Ctrl-Q") {
        return None;
    }
    let letters = text.chars().filter(|sign| ('а'..='я').contains(sign));
    Some(View {
        question: ["First?", "Second?"].iter().position(|q| text.contains(q)),
        letters: letters.collect(),
    })
}

/// Waits until the form is drawn.
pub(crate) fn await_view(pty: &mut Pty, what: &str, is_so: impl Fn(&View) -> bool) -> View {
    let seen = pty.await_that(what, |seen| view(seen).is_some_and(|view| is_so(&view)));
    view(&seen).unwrap()
}

/// Chance that is the same in every run; never seeded with zero.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    pub(crate) fn letters(&mut self, count: usize) -> String {
        let all: Vec<char> = ('а'..='я').collect();
        (0..count).map(|_| all[self.below(all.len())]).collect()
    }
}
