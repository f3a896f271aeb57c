//! Models of terminals, and what each of them obeys.
//!
//! A terminal is not asked what it can do: many never answer. Its name says enough, and a
//! name that nobody knows is taken for one of the many that follow xterm.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// xterm and all that follow it: tmux, screen, the windows of today's desktops.
    #[default]
    Xterm,
    /// The console of Linux, without windows: it has one screen, and few glyphs.
    Linux,
    /// The terminals of DEC from the VT220 on: no colors, and one screen.
    Vt220,
    /// The VT100: it cannot move what stands on a line.
    Vt100,
    /// The consoles of Windows that obey sequences: a line feed goes to the first column, a tab
    /// may blank what it passes over, and neither pastes nor presses of the mouse come as such.
    Console,
}

impl Model {
    /// By the name in `TERM`, which says nothing where Windows has a console of its own.
    pub fn here(term: &str) -> Self {
        if cfg!(windows) {
            Self::Console
        } else {
            Self::of(term)
        }
    }

    /// By the name in `TERM`.
    pub fn of(term: &str) -> Self {
        let begins = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
        if begins(&["vt1"]) {
            Self::Vt100
        } else if begins(&["vt2", "vt3", "vt4", "vt5"]) {
            Self::Vt220
        } else if begins(&["linux"]) {
            Self::Linux
        } else {
            Self::Xterm
        }
    }

    /// Whether colors and faint letters are seen.
    pub fn has_colors(self) -> bool {
        !matches!(self, Self::Vt220 | Self::Vt100)
    }

    /// Whether it has a second screen.
    fn has_screens(self) -> bool {
        matches!(self, Self::Xterm | Self::Console)
    }

    /// Whether what is pasted is marked as such.
    pub(super) fn marks_pastes(self) -> bool {
        self == Self::Xterm
    }

    /// Whether cells and rows can be put in and taken out. All can scroll a part of the
    /// screen.
    pub(super) fn shifts(self) -> bool {
        self != Self::Vt100
    }

    /// Whether a line feed only goes down, and a tab only to the next stop.
    pub(super) fn moves_by_controls(self) -> bool {
        self != Self::Console
    }

    /// What takes the terminal over: its second screen, blank even where there is none, and
    /// pastes marked as such.
    pub(super) fn enter(self) -> &'static [u8] {
        if self.has_screens() {
            b"\x1b[?1049h\x1b[?2004h\x1b[H\x1b[J"
        } else {
            b"\x1b[H\x1b[J"
        }
    }

    /// Everything back as it was: ink, pastes, cursor, screen.
    pub(super) fn leave(self) -> &'static [u8] {
        if self.has_screens() {
            b"\x1b[m\x1b[?2004l\x1b[?25h\x1b[H\x1b[J\x1b[?1049l"
        } else {
            b"\x1b[m\x1b[H\x1b[J"
        }
    }

    /// Whether it tells where its mouse is pressed.
    pub(super) fn has_mouse(self) -> bool {
        self == Self::Xterm
    }
}

/// Has presses of the mouse told, by column and row however far out; and no more.
pub(super) const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
pub(super) const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";
