//! Answers are private on a shared machine: nobody who looks at processes, files or screens
//! of others finds one, whatever the umask, and none is left when the receipt is there.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use svar::collector::{LIMITS, Options, Running, StoreAddress, start};
use tempfile::TempDir;

use crate::pty::{Pty, Start};
use crate::runner::Test;
use crate::scale::scaled;
use crate::scenery::{CTRL_U, Desk, ENTER, SHIFT_TAB, SURVEY, TAB, await_view};

pub(crate) const TESTS: &[Test] = &[
    ("no_answer_is_to_be_found_by_others", || {
        for umask in UMASKS {
            assert_eq!(hits(umask, Mistake::None), [""; 0], "umask {umask}");
        }
    }),
    ("planted_leaks_are_caught", || {
        for (mistake, hit) in [
            (Mistake::TellsInArguments, "arguments"),
            (Mistake::TellsInTemporaryFiles, "temporary files"),
            (Mistake::LetsOthersRead, "modes"),
            (Mistake::KeepsWithdrawn, "withdrawn"),
            (Mistake::NeverPurges, "after the purge"),
        ] {
            let hits = hits("022", mistake);
            assert!(
                hits.iter().any(|found| found.starts_with(hit)),
                "{hit}: {hits:?}"
            );
        }
    }),
];

const UMASKS: [&str; 3] = ["000", "022", "077"];
/// Answers for each umask, a good part of them withdrawn.
const CANARIES: usize = 70;
/// What all of them begin with.
const COMMON: &str = "лорем";

/// What a test lets slip, as if the program had.
#[derive(Clone, Copy, PartialEq)]
enum Mistake {
    None,
    TellsInArguments,
    TellsInTemporaryFiles,
    LetsOthersRead,
    KeepsWithdrawn,
    NeverPurges,
}

/// A machine of many: folders for answers, for temporary files and for a user.
struct Machine {
    desk: Desk,
    folder: TempDir,
    collector: Running,
    umask: &'static str,
}

impl Machine {
    fn new(umask: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["tmp", "user"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let survey = folder.path().join("small.toml");
        fs::write(&survey, SURVEY).unwrap();
        let survey = svar::storage::surveys::load(survey.to_str().unwrap()).unwrap();
        let collector = start(Options {
            listen: "127.0.0.1:0".parse().unwrap(),
            // What it stores is not on the respondent's machine.
            store: StoreAddress::file(&folder.path().join("far-away.db")).unwrap(),
            surveys: vec![survey.survey],
            code: None,
            limits: LIMITS,
            log: None,
        });
        let desk = Desk::new();
        // The program is to make the folder, with its own modes.
        fs::remove_dir(desk.home()).unwrap();
        Self {
            desk,
            folder,
            collector: collector.unwrap_or_else(|error| panic!("{error}")),
            umask,
        }
    }

    /// The program in a shell with this umask, temporary folder and user.
    fn fill(&self) -> Pty {
        let script = format!(
            "umask {}; export TMPDIR='{}' HOME='{}'; exec '{}' \"$@\" 2>'{}'",
            self.umask,
            self.folder.path().join("tmp").display(),
            self.folder.path().join("user").display(),
            env!("CARGO_BIN_EXE_svar"),
            self.folder.path().join("errors.log").display(),
        );
        let (survey, endpoint) = (self.desk.survey(), self.collector.endpoint());
        let home = self.desk.home();
        let survey_file = survey.to_str().unwrap();
        let words = [
            "-c",
            &script,
            "svar",
            "fill",
            survey_file,
            "--to",
            &endpoint,
        ];
        let start = Start {
            program: Path::new("/bin/sh"),
            at: survey.parent().unwrap(),
            ..Start::new(&home, &words)
        };
        start.run()
    }
}

fn canary(number: usize) -> String {
    let letters: Vec<char> = "абвгдежзик".chars().collect();
    let digits = format!("{number:03}");
    let digits = digits
        .bytes()
        .map(|digit| letters[usize::from(digit - b'0')]);
    format!("{COMMON}{}", digits.collect::<String>())
}

/// What is found of answers where none should be, by where.
fn hits(umask: &'static str, mistake: Mistake) -> Vec<String> {
    let machine = Machine::new(umask);
    let mut pty = machine.fill();
    let mut hits = Vec::new();
    pty.await_text("Small");
    pty.press(ENTER);
    await_view(&mut pty, "the first question", |view| {
        view.question == Some(0)
    });
    let canaries = scaled(CANARIES);
    for number in 0..canaries {
        let canary = canary(number);
        pty.press(&canary);
        await_view(&mut pty, &canary, |view| view.letters == canary);
        let mut planted = plant(&machine, mistake, &canary);
        hits.extend(around(&machine, &pty, &canary, &mut planted));
        if number + 1 < canaries {
            // Withdrawn, and the question left.
            pty.press(CTRL_U);
            await_view(&mut pty, "nothing", |view| view.letters.is_empty());
            pty.press(TAB);
            await_view(&mut pty, "the second question", |view| {
                view.question == Some(1)
            });
            if mistake == Mistake::KeepsWithdrawn {
                fs::write(machine.desk.journals().join("old"), &canary).unwrap();
            }
            let rounds = if mistake == Mistake::None { 5_000 } else { 50 };
            let is_gone = gone(&machine.desk.home(), (&mut pty, rounds));
            hits.extend((!is_gone).then(|| format!("withdrawn: {canary}")));
            pty.press(SHIFT_TAB);
            await_view(&mut pty, "the first question", |view| {
                view.question == Some(0)
            });
        }
        if mistake != Mistake::None && number == 2 {
            break;
        }
    }
    hits.extend(send(&machine, pty, mistake));
    hits
}

/// Does what the program must not do.
fn plant(machine: &Machine, mistake: Mistake, canary: &str) -> Option<std::process::Child> {
    match mistake {
        Mistake::TellsInArguments => {
            // It waits for a line that never comes.
            let mut child = Command::new("sh");
            child
                .args(["-c", "read line", canary])
                .stdin(Stdio::piped());
            return child.spawn().ok();
        }
        Mistake::TellsInTemporaryFiles => {
            fs::write(machine.folder.path().join("tmp").join("draft"), canary).unwrap();
        }
        Mistake::LetsOthersRead => {
            let mode = fs::Permissions::from_mode(0o644);
            fs::set_permissions(machine.desk.journal(), mode).unwrap();
        }
        Mistake::None | Mistake::KeepsWithdrawn | Mistake::NeverPurges => {}
    }
    None
}

/// What others can see while it is typed.
fn around(
    machine: &Machine,
    pty: &Pty,
    canary: &str,
    planted: &mut Option<std::process::Child>,
) -> Vec<String> {
    let mut hits = Vec::new();
    let ids = [
        Some(pty.id()),
        planted.as_ref().map(std::process::Child::id),
    ];
    for id in ids.into_iter().flatten() {
        let mut ps = Command::new("ps");
        let ps = ps.args(["-ww", "-o", "args", "-p", &id.to_string()]);
        let shown = ps
            .env("LC_ALL", "C.UTF-8")
            .output()
            .expect("ps shows processes");
        let told = ["cmdline", "comm", "environ"];
        let told = told.map(|what| fs::read(format!("/proc/{id}/{what}")).unwrap_or_default());
        if told
            .iter()
            .chain([&shown.stdout])
            .any(|told| says(told, canary))
        {
            hits.push(format!("arguments: {canary}"));
        }
    }
    if let Some(child) = planted {
        let _ = child.kill();
        let _ = child.wait();
    }
    for (place, name) in [("temporary files", "tmp"), ("the user's folder", "user")] {
        let found = files(&machine.folder.path().join(name));
        let found = found
            .iter()
            .filter(|file| says(&fs::read(file).unwrap(), canary));
        hits.extend(found.map(|file| format!("{place}: {}", file.display())));
    }
    let errors = fs::read(machine.folder.path().join("errors.log")).unwrap_or_default();
    if says(&errors, canary) {
        hits.push(format!("logs: {canary}"));
    }
    // A title is set by `ESC ] 0 ; … BEL`: none is set at all.
    if pty.transcript().windows(2).any(|bytes| bytes == b"\x1b]") {
        hits.push("title".to_owned());
    }
    hits.extend(modes(&machine.desk.home()));
    hits
}

/// Files that others may read, and folders that they may enter.
fn modes(home: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut paths = vec![home.to_owned()];
    while let Some(path) = paths.pop() {
        let Ok(data) = fs::metadata(&path) else {
            continue;
        };
        let mode = data.permissions().mode() & 0o777;
        let wanted = if data.is_dir() { 0o700 } else { 0o600 };
        if mode != wanted {
            wrong.push(format!("modes: {mode:o} {}", path.display()));
        }
        if data.is_dir() {
            let entries = fs::read_dir(&path).unwrap();
            paths.extend(entries.map(|entry| entry.unwrap().path()));
        }
    }
    wrong
}

/// Sends the last answer, and looks for all of them.
fn send(machine: &Machine, mut pty: Pty, mistake: Mistake) -> Vec<String> {
    pty.press(TAB);
    await_view(&mut pty, "the second question", |view| {
        view.question == Some(1)
    });
    pty.press(TAB);
    pty.await_text("Look over your answers");
    pty.press("S\r");
    pty.await_text("Receipt: ");
    pty.press(ENTER);
    drop(pty.end());
    if mistake == Mistake::NeverPurges {
        fs::write(machine.desk.journals().join("kept"), COMMON).unwrap();
    }
    let mut hits = Vec::new();
    for folder in [
        machine.desk.home(),
        machine.folder.path().join("tmp"),
        machine.folder.path().join("user"),
    ] {
        let found = files(&folder);
        let found = found
            .iter()
            .filter(|file| says(&fs::read(file).unwrap(), COMMON));
        hits.extend(found.map(|file| format!("after the purge: {}", file.display())));
    }
    let receipts = machine.desk.list("receipts");
    assert_eq!(receipts.len(), 1, "{receipts:?}");
    hits
}

/// Whether all answers are gone from a folder by the time that somebody has gone back and
/// forth so often.
fn gone(home: &Path, (pty, rounds): (&mut Pty, usize)) -> bool {
    let is_there = || {
        let found = files(home);
        found
            .iter()
            .any(|file| says(&fs::read(file).unwrap_or_default(), COMMON))
    };
    for _ in 0..rounds {
        if !is_there() {
            return true;
        }
        for (key, question) in [(SHIFT_TAB, 0), (TAB, 1)] {
            pty.press(key);
            await_view(pty, key, |view| view.question == Some(question));
        }
    }
    !is_there()
}

fn says(bytes: &[u8], words: &str) -> bool {
    let words = words.as_bytes();
    bytes.windows(words.len()).any(|window| window == words)
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let found = paths.map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    let found: Vec<PathBuf> = found.flatten().collect();
    let is_socket = |path: &PathBuf| path.extension() == Some(OsStr::new("sock"));
    found.into_iter().filter(|path| !is_socket(path)).collect()
}
