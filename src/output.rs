//! The output door's last step: the only place that prints.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use serde::Serialize;

use crate::plain::Plain;
use crate::wire::json;

/// How a command ended, for scripts: see the exit codes of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    Done,
    /// The thing examined or sent has trouble.
    Trouble,
    WrongUsage,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Trouble => Self::from(1),
            Ending::WrongUsage => Self::from(2),
        }
    }
}

/// Prints for people, or for scripts where `json` was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    pub json: bool,
}

impl Output {
    /// A line for people; scripts read the data instead.
    pub fn say(self, words: &Plain) {
        if !self.json {
            print(words.as_str());
        }
    }

    /// Data for scripts; people read the lines instead.
    pub fn data<T: Serialize>(self, data: &T) {
        if self.json {
            print(&json::pretty(data));
        }
    }

    /// A document that was asked for by itself: the same for people and scripts.
    pub fn document<T: Serialize>(self, document: &T) {
        print(&json::pretty(document));
    }

    /// Trouble, on standard error; as data too where scripts read.
    pub fn trouble(self, words: &Plain) {
        let _ = writeln!(io::stderr().lock(), "svar: {words}");
    }

    /// Trouble that keeps its own form: a report of several lines.
    pub fn report(self, words: &Plain) {
        let _ = write!(io::stderr().lock(), "{words}");
    }

    /// How far long work has come: one line that is written over on a terminal, and
    /// nothing in a pipe. Blank words end it.
    pub fn progress(self, words: &Plain) {
        let mut out = io::stderr().lock();
        if out.is_terminal() {
            // The line may have been longer: what is left of it is blanked.
            let _ = write!(out, "\r{words}\x1b[K").and_then(|()| out.flush());
        }
    }

    /// A document in its own form, and the end of its last line.
    pub fn bytes(self, bytes: &[u8]) {
        hand_on(bytes, b"\n");
    }

    /// Bytes that leave the program exactly as they are: an exported response. Only people
    /// have a line that is to end.
    pub fn exactly(self, bytes: &[u8]) {
        let end: &[u8] = if io::stdout().is_terminal() {
            b"\n"
        } else {
            b""
        };
        hand_on(bytes, end);
    }
}

/// From now on a panic is told in words as well: it may repeat what it stumbled over.
pub fn tell_panics_in_words() {
    std::panic::set_hook(Box::new(|panic| {
        let trace = Backtrace::capture();
        let trace = match trace.status() {
            BacktraceStatus::Captured => format!("\n{trace}"),
            _ => String::new(),
        };
        let output = Output { json: false };
        output.trouble(&Plain::text(&format!("{panic}{trace}")));
    }));
}

/// Bytes as they are for whoever takes them in; a terminal is shown words.
fn hand_on(bytes: &[u8], end: &[u8]) {
    let mut out = io::stdout().lock();
    let written = if out.is_terminal() {
        let words = Plain::text(&String::from_utf8_lossy(bytes));
        out.write_all(words.as_str().as_bytes())
    } else {
        out.write_all(bytes)
    };
    let ended = written.and_then(|()| out.write_all(end));
    let _ = ended.and_then(|()| out.flush());
}

/// A reader that has gone away, as `head` does, is no trouble of ours.
fn print(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

/// A line of an endpoint's log, on standard error.
pub fn log(line: &Plain) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
