//! The real program on a terminal, and every byte of it with the time when it came.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::fs;
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

use crate::clock::time;

const COLUMNS: u16 = 80;
const ROWS: u16 = 24;
/// A program that shows nothing for so long stands still.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is measured: the program built along with the benchmark, or the file that
/// `SVAR_BENCH_PROGRAM` names.
fn program() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "a benchmark is no floor")]
    let named = std::env::var_os("SVAR_BENCH_PROGRAM");
    let program = named.map_or_else(|| env!("CARGO_BIN_EXE_svar").into(), PathBuf::from);
    fs::canonicalize(&program).unwrap_or_else(|error| panic!("{}: {error}", program.display()))
}

/// The program under way, and its screen as a terminal would draw it.
pub(crate) struct Desk {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    came: Receiver<(Instant, Vec<u8>)>,
    keys: Box<dyn Write + Send>,
    screen: vt100::Parser,
    /// A frame has come to its end when nothing more has come for so long.
    quiet: Duration,
}

impl Desk {
    /// Starts it in a folder, which is its home too.
    pub(crate) fn start(folder: &Path, arguments: &[&str], quiet: Duration) -> Self {
        let pair = native_pty_system().openpty(PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        });
        let pair = pair.unwrap_or_else(|error| panic!("{error}"));
        let came = listen(pair.master.as_ref());
        let keys = pair.master.take_writer();
        let mut command = CommandBuilder::new(program());
        command.args(arguments);
        command.cwd(folder);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        command.env("SVAR_HOME", folder.join("home"));
        let child = pair.slave.spawn_command(command);
        let size = |number| NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN);
        Self {
            child: child.unwrap_or_else(|error| panic!("{error}")),
            _master: pair.master,
            came,
            keys: keys.unwrap_or_else(|error| panic!("{error}")),
            screen: vt100::Parser::new(size(ROWS), size(COLUMNS), 0),
            quiet,
        }
    }

    /// Presses keys; returns when the last byte of what they brought came.
    pub(crate) fn press(&mut self, keys: &str) -> Instant {
        self.send(keys);
        self.frame(|_| true)
    }

    /// Presses keys and reads until words are on the screen.
    pub(crate) fn press_for(&mut self, keys: &str, words: &str) {
        self.send(keys);
        self.until(words);
    }

    fn send(&mut self, keys: &str) {
        let sent = self.keys.write_all(keys.as_bytes());
        sent.unwrap_or_else(|error| panic!("{error}"));
    }

    /// Reads until words are on the screen; returns when the last byte of that frame came.
    pub(crate) fn until(&mut self, words: &str) -> Instant {
        self.frame(|desk| desk.shows(words))
    }

    fn frame(&mut self, is_it: impl Fn(&Self) -> bool) -> Instant {
        let mut last = None;
        loop {
            let shown = last.filter(|_| is_it(self));
            let wait = shown.map_or(PATIENCE, |_| self.quiet);
            match (self.came.recv_timeout(wait), shown) {
                (Ok((when, bytes)), _) => {
                    self.screen.process(&bytes);
                    last = Some(when);
                }
                (Err(_), Some(when)) => return when,
                (Err(_), None) => panic!("never came:\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn shows(&self, words: &str) -> bool {
        let rows = self.screen.screen().rows(0, COLUMNS);
        let rows: Vec<String> = rows.collect();
        let all = rows.join(" ");
        let all: Vec<&str> = all.split_whitespace().collect();
        all.join(" ").contains(words)
    }

    /// How much of it is in memory, in kB; `None` where the system does not tell.
    pub(crate) fn resident(&self) -> Option<u64> {
        let status = format!("/proc/{}/status", self.child.process_id()?);
        let status = fs::read_to_string(status).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line?.trim().strip_suffix(" kB")?.parse().ok()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(master: &dyn MasterPty) -> Receiver<(Instant, Vec<u8>)> {
    let source = master.try_clone_reader();
    let mut source = source.unwrap_or_else(|error| panic!("{error}"));
    let (sender, came) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = vec![0; 65_536];
        while let Ok(count @ 1..) = source.read(&mut buffer) {
            if sender.send((time(), buffer[..count].to_vec())).is_err() {
                return;
            }
        }
    });
    came
}

/// A folder with a survey in it, and the lists of the shipped questionnaires beside it.
pub(crate) fn folder(source: &str) -> TempDir {
    let folder = TempDir::new().unwrap_or_else(|error| panic!("{error}"));
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys/lists");
    let to = folder.path().join("lists");
    let filled = fs::create_dir(&to).and_then(|()| {
        for list in fs::read_dir(from)? {
            let list = list?;
            fs::copy(list.path(), to.join(list.file_name()))?;
        }
        fs::write(folder.path().join("survey.toml"), source)
    });
    filled.unwrap_or_else(|error| panic!("{error}"));
    folder
}
