//! Two windows on one draft overwrite nothing, with locks that work and with locks that do
//! not: what one of them has taken without a word of trouble is on the disk.

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::runner::Test;
use crate::scale::scaled;
use crate::scenery::{Desk, Random};

pub(crate) const TESTS: &[Test] = &[
    ("two_windows_overwrite_nothing", || {
        let wrongs = wrongs(scaled(500), None);
        assert!(wrongs.is_empty(), "{wrongs:#?}");
    }),
    ("a_window_that_overwrites_is_caught", || {
        let wrongs = wrongs(40, Some("overwrites"));
        assert!(
            wrongs.iter().any(|wrong| wrong.contains("is gone")),
            "{wrongs:#?}"
        );
    }),
];

const IN_USE: &str = "This draft is open in another window.";
const NOT_SAVED: &str = "not being saved";

/// The program line by line, and what its respondent knows.
struct Window {
    child: Child,
    /// Each answers a question of its own, so that neither means to replace what the other
    /// has answered.
    question: &'static str,
    keys: Option<ChildStdin>,
    screen: ChildStdout,
    /// What was last taken without trouble.
    taken: Option<String>,
    is_told: bool,
    has_left: bool,
}

impl Window {
    fn open(desk: &Desk, question: &'static str, program: Option<&str>) -> Self {
        let mut command = match program {
            None => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
                command.arg("fill").arg(desk.survey()).arg("--line");
                command
            }
            Some(word) => {
                let mut command = Command::new(std::env::current_exe().unwrap());
                command.arg(word).arg(desk.survey());
                command
            }
        };
        command
            .arg("--home")
            .arg(desk.home())
            .env("LC_ALL", "en_US.UTF-8");
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        Self {
            keys: child.stdin.take(),
            screen: child.stdout.take().unwrap(),
            child,
            question,
            taken: None,
            is_told: false,
            has_left: false,
        }
    }

    /// What is said up to the next prompt, or to the end.
    fn hear(&mut self) -> String {
        let (mut said, mut byte) = (Vec::new(), [0]);
        while !said.ends_with(b"\n> ") && self.screen.read(&mut byte).unwrap() == 1 {
            said.push(byte[0]);
        }
        let said = String::from_utf8_lossy(&said).into_owned();
        self.is_told |= said.contains(NOT_SAVED);
        said
    }

    fn say(&mut self, words: &str) {
        // A window that has closed hears nothing.
        if let Some(keys) = &mut self.keys {
            let _ = writeln!(keys, "{words}");
        }
    }

    /// Types a word at the question, from the review and back to it.
    fn begin(&mut self, word: &str) {
        self.say(self.question);
        self.hear();
        self.say(word);
    }

    fn finish(&mut self, word: &str) {
        self.hear();
        if !self.is_told && !self.has_left {
            self.taken = Some(word.to_owned());
        }
    }

    /// Leaves, and has nothing more to say where it is asked where else to keep the draft.
    fn leave(&mut self) {
        self.say(":save");
        self.keys = None;
        self.hear();
        self.child.wait().unwrap();
        self.has_left = true;
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn trouble(mut self) -> String {
        let mut said = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        self.child.wait().unwrap();
        said
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Whether some file of the home says a word.
fn is_on_disk(desk: &Desk, word: &str) -> bool {
    let files = fs::read_dir(desk.journals()).unwrap();
    let mut files = files.map(|file| fs::read(file.unwrap().path()).unwrap_or_default());
    files.any(|bytes| String::from_utf8_lossy(&bytes).contains(word))
}

/// A draft that stands at the review.
fn draft() -> Desk {
    let desk = Desk::new();
    let mut window = Window::open(&desk, "1", None);
    for words in ["", "begun", "", ":save"] {
        window.hear();
        window.say(words);
    }
    window.hear();
    window.child.wait().unwrap();
    desk
}

/// One interleaving of two windows; what went wrong.
fn interleave(desk: &Desk, seed: u64, program: Option<&str>) -> Result<(), String> {
    let mut random = Random(seed);
    let locks_work = random.below(2) == 0;
    let mut one = Window::open(desk, "1", program);
    one.hear();
    let before = random.below(3);
    for step in 0..before {
        one.begin(&format!("one{seed}b{step}."));
        one.finish(&format!("one{seed}b{step}."));
    }
    if !locks_work {
        // Nobody finds the lock that is held.
        let lock = desk.journal().with_extension("lock");
        let _ = fs::remove_file(lock);
    }
    let mut other = Window::open(desk, "2", program);
    let said = other.hear();
    if locks_work && program.is_none() {
        let trouble = other.trouble();
        if !trouble.contains(IN_USE) {
            return Err(format!("a second window was let in: {said}{trouble}"));
        }
        return goes_on(desk, one, seed, &mut random);
    }
    for step in 0..4 {
        let words = [format!("one{seed}s{step}."), format!("two{seed}s{step}.")];
        match random.below(6) {
            0 | 1 => {
                one.begin(&words[0]);
                one.finish(&words[0]);
            }
            2 | 3 => {
                other.begin(&words[1]);
                other.finish(&words[1]);
            }
            4 => {
                // At once.
                one.begin(&words[0]);
                other.begin(&words[1]);
                one.finish(&words[0]);
                other.finish(&words[1]);
            }
            _ if !one.has_left => {
                one.leave();
            }
            _ => {}
        }
        for window in [&one, &other] {
            check(desk, window)?;
        }
    }
    one.kill();
    other.kill();
    check(desk, &one)?;
    check(desk, &other)?;
    opens(desk)
}

/// The first window has the draft for itself, and leaves it to another one.
fn goes_on(desk: &Desk, mut one: Window, seed: u64, random: &mut Random) -> Result<(), String> {
    let word = format!("one{seed}w.");
    one.begin(&word);
    one.finish(&word);
    check(desk, &one)?;
    if one.is_told {
        return Err("one window alone is not saved".to_owned());
    }
    if random.below(2) == 0 {
        one.leave();
    } else {
        one.kill();
    }
    let mut other = Window::open(desk, "2", None);
    let said = other.hear();
    other.kill();
    said.contains(&word)
        .then_some(())
        .ok_or(format!("{word} does not come back: {said}"))
}

fn check(desk: &Desk, window: &Window) -> Result<(), String> {
    match &window.taken {
        Some(word) if !is_on_disk(desk, word) => Err(format!("{word} is gone")),
        _ => Ok(()),
    }
}

fn opens(desk: &Desk) -> Result<(), String> {
    let drafts = desk.list("drafts");
    (drafts.len() == 1)
        .then_some(())
        .ok_or(format!("{drafts:?}"))
}

fn wrongs(rounds: usize, program: Option<&str>) -> Vec<String> {
    let mut wrongs = Vec::new();
    let mut desk = draft();
    for round in 0..rounds {
        if let Err(wrong) = interleave(&desk, 0x1f2e + round as u64 * 7, program) {
            wrongs.push(format!("{round}: {wrong}"));
            desk = draft();
        }
    }
    wrongs
}
