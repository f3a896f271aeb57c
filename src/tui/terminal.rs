//! The terminal itself: taken over for the form, and given back on every way out.
//!
//! Nothing is asked of it, so that one that never answers works as well as any.

use std::io::{self, IsTerminal as _, Write};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

use crossterm::event::{self, Event as Reported};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode, size};

use super::backend::{Backend, Frame};
use super::key::Key;
use super::model::{MOUSE_OFF, MOUSE_ON, Model};
use super::theme::Look;

/// So soon after the one before nobody presses a key. Without any wait at all, keys that were
/// read together are not looked at.
const AT_ONCE: Duration = Duration::from_millis(1);

/// A wait is cut to whole milliseconds when its first microseconds are gone, and what is cut off
/// is spun away at its end. With this more, nothing is.
const FIRST_MICROSECONDS: Duration = Duration::from_micros(50);

/// How to give the terminal back while it is ours; a process has only one.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

/// What was changed of a terminal.
#[derive(Clone, Copy)]
struct Taken {
    model: Model,
    mouse: bool,
}

pub(super) struct Terminal {
    backend: Backend<Box<dyn Write>>,
    /// Whether keys come from standard input; else from the controlling terminal.
    listens_to_stdin: bool,
    /// Whether its mouse is listened to: what looks like one otherwise is noise on the line.
    mouse: bool,
    marks_pastes: bool,
}

/// What came from the terminal.
pub(super) enum Heard {
    Nothing,
    Key(Key),
    /// The key came together with the one before it, on a terminal where that may be a paste.
    Hasty(Key),
    Resized((u16, u16)),
    /// The line was cut or the window closed.
    Gone,
}

impl Terminal {
    /// Takes the terminal over; returns it with its columns and rows.
    pub(super) fn take(look: Look) -> io::Result<(Self, (u16, u16))> {
        let model = look.model;
        let mouse = look.mouse && model.has_mouse();
        give_back_on_panic();
        // Asking for events begins the listening for resizes. It comes before the size is
        // read: a resize in between would never be heard of. An error will come again.
        let _ = event::poll(Duration::ZERO);
        let size = known(size()?);
        // Everything that can fail comes before the terminal is changed.
        let mut backend = Backend::on(door()?, size, model);
        enable_raw_mode()?;
        note(Some(Taken { model, mouse }));
        backend.announce(model.enter());
        if mouse {
            backend.announce(MOUSE_ON);
        }
        let terminal = Self {
            backend,
            listens_to_stdin: io::stdin().is_terminal(),
            mouse,
            marks_pastes: model.marks_pastes(),
        };
        Ok((terminal, size))
    }

    pub(super) fn show(&mut self, frame: &Frame) -> io::Result<()> {
        self.backend.show(frame)
    }

    /// Waits for a key, but not for long.
    pub(super) fn hear(&self, wait_max: Duration) -> Heard {
        let is_here = !self.marks_pastes && event::poll(AT_ONCE).unwrap_or(false);
        match self.hear_next(wait_max) {
            Heard::Key(key) if is_here => Heard::Hasty(key),
            heard => heard,
        }
    }

    fn hear_next(&self, wait_max: Duration) -> Heard {
        match event::poll(wait_max + FIRST_MICROSECONDS) {
            Err(_) => return Heard::Gone,
            Ok(false) => return self.silence(),
            Ok(true) => {}
        }
        match event::read() {
            Err(_) => Heard::Gone,
            Ok(Reported::Key(key)) => Key::of(&key).map_or(Heard::Nothing, Heard::Key),
            Ok(Reported::Mouse(mouse)) if self.mouse => {
                Key::of_mouse(mouse).map_or(Heard::Nothing, Heard::Key)
            }
            Ok(Reported::Paste(text)) => Heard::Key(Key::Paste(text)),
            Ok(Reported::Resize(columns, rows)) => Heard::Resized(known((columns, rows))),
            Ok(_) => Heard::Nothing,
        }
    }

    /// A terminal that hung up reads as silence on some systems, but it is none any more.
    fn silence(&self) -> Heard {
        if self.listens_to_stdin && !io::stdin().is_terminal() {
            Heard::Gone
        } else {
            Heard::Nothing
        }
    }
}

/// How many columns the terminal has now; `None` where it does not say.
pub fn columns() -> Option<u16> {
    let (columns, _) = size().ok()?;
    (columns > 0).then_some(columns)
}

/// Whether a terminal obeys sequences: a console of Windows has to be told to, and an old one
/// cannot.
#[cfg(windows)]
pub fn obeys_sequences() -> bool {
    crossterm::ansi_support::supports_ansi()
}

#[cfg(not(windows))]
pub fn obeys_sequences() -> bool {
    true
}

/// A serial line does not know how large the terminal at its other end is.
fn known((columns, rows): (u16, u16)) -> (u16, u16) {
    if columns == 0 || rows == 0 {
        (80, 24)
    } else {
        (columns, rows)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Notes who has the terminal; returns who had it. A thread that panicked while it noted
/// something has noted it all the same.
fn note(taken: Option<Taken>) -> Option<Taken> {
    let mut noted = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::replace(&mut *noted, taken)
}

/// Gives the terminal back, once, whoever asks first. It may be gone, so errors are not
/// for anybody.
fn give_back() {
    if let Some(Taken { model, mouse }) = note(None) {
        if let Ok(mut out) = door() {
            let quiet = if mouse { MOUSE_OFF } else { b"" };
            let bytes = [quiet, model.leave()].concat();
            let _ = out.write_all(&bytes).and_then(|()| out.flush());
        }
        let _ = disable_raw_mode();
    }
}

/// What a panic has to say belongs on the respondent's own screen.
fn give_back_on_panic() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
    });
}

/// Standard output without the buffer that would send a frame in pieces.
#[cfg(unix)]
fn door() -> io::Result<Box<dyn Write>> {
    use std::os::fd::AsFd as _;
    let out = io::stdout().as_fd().try_clone_to_owned()?;
    Ok(Box::new(std::fs::File::from(out)))
}

/// Standard output, which knows how a console wants its letters.
#[cfg(not(unix))]
fn door() -> io::Result<Box<dyn Write>> {
    Ok(Box::new(io::stdout()))
}
