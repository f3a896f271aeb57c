//! A pseudo-terminal with the program on it, and what a person would see there.

mod process;
mod reader;
mod seen;

use std::io::Write;
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use portable_pty::{
    CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, SlavePty, native_pty_system,
};
use svar::runner::Clock;

use process::Process;
use reader::Reader;
pub(crate) use seen::Seen;

/// How long one may wait for the next sign of life, so that a program that stands still is
/// noticed.
const PATIENCE_MS: u64 = 60_000;

/// How to start the program: the words after `svar`, and the terminal around it.
pub(crate) struct Start<'a> {
    /// `svar` itself, or what a test puts in its place.
    pub(crate) program: &'a Path,
    pub(crate) words: &'a [&'a str],
    pub(crate) home: &'a Path,
    /// The current folder.
    pub(crate) at: &'a Path,
    /// Columns and rows.
    pub(crate) size: (u16, u16),
    pub(crate) term: &'a str,
    /// Whether the terminal is the controlling one, whose hang-up is also a signal.
    pub(crate) controls: bool,
}

impl<'a> Start<'a> {
    /// On a terminal as most people have it.
    pub(crate) fn new(home: &'a Path, words: &'a [&'a str]) -> Self {
        Self {
            program: Path::new(env!("CARGO_BIN_EXE_svar")),
            words,
            home,
            at: home,
            size: (80, 24),
            term: "xterm-256color",
            controls: true,
        }
    }

    pub(crate) fn run(&self) -> Pty {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(self.program);
        command.args(self.words);
        command.arg("--home");
        command.arg(self.home);
        command.cwd(self.at);
        command.env("LC_ALL", "nb_NO.UTF-8");
        command.env("TERM", self.term);
        for variable in ["NO_COLOR", "SVAR_THEME", "SVAR_GLYPHS", "SVAR_MOUSE"] {
            command.env_remove(variable);
        }
        command.set_controlling_tty(self.controls);
        Pty::new(pair, command, self.size)
    }
}

/// The program under way, and the screen as a terminal would draw it.
pub(crate) struct Pty {
    /// Kept open, because the system resets a terminal that nobody has open any more.
    slave: Option<Box<dyn SlavePty + Send>>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    reader: Reader,
    parser: vt100::Parser,
    /// Every byte so far.
    transcript: Vec<u8>,
    /// The terminal's modes before the program came.
    modes_before: String,
    process: Process,
    clock: Clock,
}

/// What is left when the program has ended.
pub(crate) struct Ended {
    pub(crate) code: u32,
    pub(crate) signal: Option<String>,
    pub(crate) transcript: Vec<u8>,
    pub(crate) screen: Seen,
    /// What a shell would trip over, in words; empty where all is as it was before.
    pub(crate) left_over: Vec<&'static str>,
}

/// How a program has taken the loss of its terminal; no status where it goes on.
pub(crate) struct Gone {
    pub(crate) status: Option<ExitStatus>,
    pub(crate) elapsed_ms: u64,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn at_least_one(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

impl Pty {
    fn new(pair: PtyPair, command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        let PtyPair { slave, master } = pair;
        let modes_before = modes(master.as_ref());
        let mut child = slave.spawn_command(command).unwrap();
        let id = child.process_id().unwrap();
        let (sender, ended) = mpsc::channel();
        thread::spawn(move || {
            // A test that has failed listens no more.
            let _ = sender.send(child.wait().unwrap());
        });
        Self {
            reader: Reader::new(master.as_ref()),
            keys: master.take_writer().unwrap(),
            parser: vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0),
            slave: Some(slave),
            master,
            transcript: Vec::new(),
            modes_before,
            process: Process { id, ended },
            clock: Clock::start(),
        }
    }

    /// Presses keys, as a terminal would send them.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Presses keys and waits for what they should bring on the screen.
    pub(crate) fn press_for(&mut self, keys: &str, wanted: &str) -> Seen {
        self.press(keys);
        self.await_text(wanted)
    }

    /// Waits until a text is on the screen, wherever its lines break.
    pub(crate) fn await_text(&mut self, wanted: &str) -> Seen {
        self.await_that(wanted, |seen| seen.text().contains(wanted))
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn await_that(&mut self, what: &str, is_so: impl Fn(&Seen) -> bool) -> Seen {
        loop {
            let seen = self.seen();
            if is_so(&seen) {
                return seen;
            }
            let went_on = self.read_on();
            assert!(went_on, "ended without {what:?}:\n{}", self.seen());
        }
    }

    /// Reads what comes next; whether anything did before the program's end.
    fn read_on(&mut self) -> bool {
        match self.reader.read(self.time_left()) {
            Ok(bytes) => {
                self.clock = Clock::start();
                self.parser.process(&bytes);
                self.transcript.extend(&bytes);
                !bytes.is_empty()
            }
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => panic!("nothing more came:\n{}", self.seen()),
        }
    }

    fn time_left(&self) -> Duration {
        Duration::from_millis(PATIENCE_MS.saturating_sub(self.clock.elapsed_ms()))
    }

    pub(crate) fn seen(&self) -> Seen {
        Seen::on(self.parser.screen())
    }

    /// Every byte so far.
    pub(crate) fn transcript(&self) -> &[u8] {
        &self.transcript
    }

    /// Whether the form has the terminal: keys one by one, a screen of its own, marked
    /// pastes.
    pub(crate) fn is_taken(&self) -> bool {
        let screen = self.parser.screen();
        modes(self.master.as_ref()) != self.modes_before
            && screen.alternate_screen()
            && screen.bracketed_paste()
    }

    /// Whether the form has changed the terminal's modes, without waiting for what it draws.
    pub(crate) fn is_taken_by_now(&self) -> bool {
        modes(self.master.as_ref()) != self.modes_before
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let (tall, wide) = (at_least_one(rows), at_least_one(columns));
        self.parser.set_size(tall, wide);
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Sends a signal by its name: `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        assert!(self.process.signal(name), "signal {name}");
    }

    pub(crate) fn id(&self) -> u32 {
        self.process.id
    }

    /// Ends the program on the spot; returns what was on the screen.
    pub(crate) fn kill(self) -> Seen {
        let id = i32::try_from(self.process.id).unwrap();
        let id = rustix::process::Pid::from_raw(id).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::KILL).unwrap();
        self.end().screen
    }

    /// Waits for the end of the program, and reads its last words.
    pub(crate) fn end(mut self) -> Ended {
        let status = self.process.ended.recv_timeout(self.time_left());
        let status = status.unwrap_or_else(|_| panic!("did not end:\n{}", self.seen()));
        let modes_after = modes(self.master.as_ref());
        self.slave = None;
        while self.read_on() {}
        let screen = self.parser.screen();
        let faults = [
            (modes_after != self.modes_before, "terminal modes"),
            (screen.alternate_screen(), "alternate screen"),
            (screen.hide_cursor(), "hidden cursor"),
            (screen.bracketed_paste(), "marked pastes"),
            (
                screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
                "a mouse that is listened to",
            ),
        ];
        let faults = faults.into_iter().filter(|(is_left, _)| *is_left);
        Ended {
            code: status.exit_code(),
            signal: status.signal().map(str::to_owned),
            screen: Seen::on(screen),
            left_over: faults.map(|(_, what)| what).collect(),
            transcript: std::mem::take(&mut self.transcript),
        }
    }

    /// Closes the terminal, as a lost line does; returns how the program ended.
    pub(crate) fn hang_up(self) -> ExitStatus {
        let gone = self.hang_up_watched(u64::MAX);
        gone.status
            .expect("a program without a terminal should end")
    }

    /// Closes the terminal, and watches what the program does then: for as long as it has
    /// patience, or until the program has worked for longer than it may.
    pub(crate) fn hang_up_watched(self, cpu_ms_max: u64) -> Gone {
        let Self {
            slave,
            master,
            keys,
            reader,
            process,
            clock,
            ..
        } = self;
        assert!(!reader.is_asked, "a read under way keeps the terminal open");
        // The thread must be gone before the terminal can be.
        drop(reader.asks);
        assert!(reader.replies.recv().is_err(), "nobody asked");
        let before_ms = process.cpu_ms();
        drop((keys, master, slave));
        let hung_up = Clock::start();
        let mut status = None;
        while status.is_none()
            && clock.elapsed_ms() < PATIENCE_MS
            && process.cpu_ms().saturating_sub(before_ms) <= cpu_ms_max
        {
            status = process.ended.recv_timeout(Duration::from_millis(10)).ok();
        }
        if status.is_none() {
            process.signal("KILL");
        }
        Gone {
            status,
            elapsed_ms: hung_up.elapsed_ms(),
        }
    }
}
