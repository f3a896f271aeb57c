//! From a saved definition to the last byte of the form with its new wording, as a tester with
//! `svar preview --watch` on a terminal sees it: median, 99th percentile and the most.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

mod common;

use std::fs;
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

const COLUMNS: u16 = 80;
const ROWS: u16 = 24;
const SAVES: usize = 100;
/// A frame has come to its end when nothing more has come for so long.
const QUIET: Duration = Duration::from_millis(60);
/// A program that shows nothing for so long stands still.
const PATIENCE: Duration = Duration::from_mins(1);

fn main() {
    let units = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys/innovation-units.toml");
    let units = fs::read_to_string(units).unwrap_or_else(|error| panic!("{error}"));
    let level = "Does the unit belong to a municipality or a county authority?";
    measure("units", &units, level);
    let thousand = common::definition(1_000);
    let first = "Question 0: How has this affected";
    measure("1,000 questions", &thousand, first);
}

fn measure(name: &str, source: &str, words: &str) {
    assert!(source.contains(words), "{name} does not ask {words}");
    for (how, save) in [
        ("in place", in_place as Save),
        ("as a new file", as_new_file),
    ] {
        let mut desk = Desk::new(source, words);
        let mut taken = Vec::new();
        for nth in 0..SAVES {
            let now = format!("Saved {nth:03}: {words}");
            let text = source.replace(words, &now);
            let saved = time();
            save(&desk.path, &text);
            taken.push(desk.until(&now) - saved);
        }
        tell(&format!("{name}, saved {how}"), &mut taken);
    }
}

type Save = fn(&Path, &str);

fn in_place(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
}

fn as_new_file(path: &Path, text: &str) {
    let beside = path.with_extension("unsaved");
    in_place(&beside, text);
    fs::rename(beside, path).unwrap_or_else(|error| panic!("{error}"));
}

/// The program under way, and its screen as a terminal would draw it.
struct Desk {
    path: PathBuf,
    _folder: TempDir,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    came: Receiver<(Instant, Vec<u8>)>,
    keys: Box<dyn Write + Send>,
    screen: vt100::Parser,
}

impl Desk {
    /// At the first question of a survey, which has these words.
    fn new(source: &str, words: &str) -> Self {
        let folder = TempDir::new().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("survey.toml");
        in_place(&path, source);
        copy_lists(&folder.path().join("lists"));
        let pair = native_pty_system().openpty(PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        });
        let pair = pair.unwrap_or_else(|error| panic!("{error}"));
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_svar"));
        command.args(["preview", "survey.toml", "--watch", "--lang", "en"]);
        command.cwd(folder.path());
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command);
        let came = listen(pair.master.as_ref());
        let keys = pair
            .master
            .take_writer()
            .unwrap_or_else(|error| panic!("{error}"));
        let size = |number| NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN);
        let mut desk = Self {
            path,
            _folder: folder,
            child: child.unwrap_or_else(|error| panic!("{error}")),
            _master: pair.master,
            came,
            keys,
            screen: vt100::Parser::new(size(ROWS), size(COLUMNS), 0),
        };
        desk.until("For testers: F5");
        // To the first question, whatever comes before it.
        desk.press("\x1b[17~", "Go to a question");
        desk.press("\x1b[H\r", words);
        desk
    }

    fn press(&mut self, keys: &str, words: &str) {
        let pressed = self.keys.write_all(keys.as_bytes());
        pressed.unwrap_or_else(|error| panic!("{error}"));
        self.until(words);
    }

    /// Reads until words are on the screen; returns when the last byte of that frame came.
    fn until(&mut self, words: &str) -> Instant {
        let mut last = None;
        loop {
            let shown = last.filter(|_| self.shows(words));
            let wait = if shown.is_some() { QUIET } else { PATIENCE };
            match (self.came.recv_timeout(wait), shown) {
                (Ok((when, bytes)), _) => {
                    self.screen.process(&bytes);
                    last = Some(when);
                }
                (Err(_), Some(when)) => return when,
                (Err(_), None) => {
                    panic!("never shown: {words}\n{}", self.screen.screen().contents())
                }
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
}

/// The lists of the shipped questionnaires, for one that names them.
fn copy_lists(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys/lists");
    let copied = fs::create_dir(to).and_then(|()| {
        for list in fs::read_dir(from)? {
            let list = list?;
            fs::copy(list.path(), to.join(list.file_name()))?;
        }
        Ok(())
    });
    copied.unwrap_or_else(|error| panic!("{error}"));
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Every byte with the time when it came.
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

fn tell(what: &str, taken: &mut [Duration]) {
    taken.sort_unstable();
    let at = |percent: usize| taken[(taken.len() - 1) * percent / 100];
    println!(
        "{what:<38} median {:>9.1?}  p99 {:>9.1?}  most {:>9.1?}  ({} times)",
        at(50),
        at(99),
        at(100),
        taken.len()
    );
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time() -> Instant {
    Instant::now()
}
