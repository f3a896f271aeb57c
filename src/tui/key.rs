//! Keys: what the terminal says was pressed, and what may be meant by it.

use crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// A key of the terminal, in our words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Char(char),
    Ctrl(char),
    Enter,
    AltEnter,
    Tab,
    BackTab,
    Esc,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    CtrlLeft,
    CtrlRight,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
    /// A whole text at once: never obeyed as keys.
    Paste(String),
    /// The mouse, pressed on a cell.
    Click {
        column: u16,
        row: u16,
    },
    WheelUp,
    WheelDown,
}

impl Key {
    /// `None` for a key that means nothing to us, and when a key is let go.
    pub(super) fn of(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        // AltGr comes as both of them, and is part of writing a letter.
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL) && !alt;
        Some(match event.code {
            KeyCode::Char('h') if ctrl => Self::Backspace,
            KeyCode::Char(letter) if ctrl => Self::Ctrl(letter.to_ascii_lowercase()),
            KeyCode::Char(letter) => Self::Char(letter),
            KeyCode::Enter if alt => Self::AltEnter,
            KeyCode::Enter => Self::Enter,
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Self::BackTab,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Esc => Self::Esc,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Left if ctrl || alt => Self::CtrlLeft,
            KeyCode::Right if ctrl || alt => Self::CtrlRight,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::F(number) => Self::F(number),
            _ => return None,
        })
    }
}

impl Key {
    /// `None` for what a mouse does that means nothing to us.
    pub(super) fn of_mouse(event: MouseEvent) -> Option<Self> {
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Self::Click {
                column: event.column,
                row: event.row,
            }),
            MouseEventKind::ScrollUp => Some(Self::WheelUp),
            MouseEventKind::ScrollDown => Some(Self::WheelDown),
            _ => None,
        }
    }

    /// The key that does a step of what the wheel does.
    pub(super) fn of_wheel(&self) -> Option<Self> {
        match self {
            Self::WheelUp => Some(Self::Up),
            Self::WheelDown => Some(Self::Down),
            _ => None,
        }
    }
}

/// Where a key is pressed: what it means depends on no more than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    /// A text to read that goes on below.
    Paging,
    /// A text to read, seen to its end.
    Reading,
    Consent,
    Single,
    Multi,
    Rank,
    /// One choice in each row.
    Grid,
    /// Any number of ticks in each row.
    Ticks,
    /// One line is being typed.
    Line,
    /// A text of several lines is being typed.
    Lines,
    /// A number for each part of a total is being typed.
    Parts,
    /// A reason instead of something typed.
    Reason,
    Lookup,
    /// On one of the answers in the review.
    Review,
    /// On the line of the review that sends.
    Send,
    /// The interview is over.
    Ended,
    /// The response is being written; nothing can be changed.
    Filing,
    Help,
    /// What a changed survey did to the answers.
    Changes,
    /// A reason for a doubted answer is being typed.
    Explaining,
    /// Whether this time of a page is to be taken away.
    Removing,
    /// A question to go to is being typed.
    Jumping,
    /// All pages.
    Overview,
    TooSmall,
}

/// What a key means, before what is in focus makes something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Gesture(Gesture),
    Next,
    Back,
    Send,
    /// Take back the last change of an answer.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Go to a question by what it is called.
    Jump,
    /// See all pages.
    Overview,
    /// Go on line by line.
    Lines,
    /// Say why a doubted answer stands.
    Explain,
    /// Ask this page once more.
    Add,
    /// Take this time of the page away.
    Remove,
    Help,
    /// Why the question is asked, or others are not.
    Why,
    /// Puts away what lies over the question.
    Close,
    Language,
    Leave,
}

/// What is done to what is in focus: a field, a list, a text to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gesture {
    Up,
    Down,
    Left,
    Right,
    WordLeft,
    WordRight,
    First,
    Last,
    PageUp,
    PageDown,
    /// Enter: takes what is marked and goes on.
    Take,
    /// Space: takes what is marked and stays.
    Tick,
    /// The nth, from 1; a letter is more than 9.
    Digit(u8),
    NewLine,
    EraseBefore,
    EraseAfter,
    EraseAll,
}

/// The keys that pick by number.
pub(super) const DIGITS: &[(Key, Command)] = &[
    (Key::Char('1'), Command::Gesture(Gesture::Digit(1))),
    (Key::Char('2'), Command::Gesture(Gesture::Digit(2))),
    (Key::Char('3'), Command::Gesture(Gesture::Digit(3))),
    (Key::Char('4'), Command::Gesture(Gesture::Digit(4))),
    (Key::Char('5'), Command::Gesture(Gesture::Digit(5))),
    (Key::Char('6'), Command::Gesture(Gesture::Digit(6))),
    (Key::Char('7'), Command::Gesture(Gesture::Digit(7))),
    (Key::Char('8'), Command::Gesture(Gesture::Digit(8))),
    (Key::Char('9'), Command::Gesture(Gesture::Digit(9))),
];

/// The letters go on where the digits end, up to the twentieth.
pub(super) const LETTERS: &[(Key, Command)] = &[
    (Key::Char('a'), Command::Gesture(Gesture::Digit(10))),
    (Key::Char('b'), Command::Gesture(Gesture::Digit(11))),
    (Key::Char('c'), Command::Gesture(Gesture::Digit(12))),
    (Key::Char('d'), Command::Gesture(Gesture::Digit(13))),
    (Key::Char('e'), Command::Gesture(Gesture::Digit(14))),
    (Key::Char('f'), Command::Gesture(Gesture::Digit(15))),
    (Key::Char('g'), Command::Gesture(Gesture::Digit(16))),
    (Key::Char('h'), Command::Gesture(Gesture::Digit(17))),
    (Key::Char('i'), Command::Gesture(Gesture::Digit(18))),
    (Key::Char('j'), Command::Gesture(Gesture::Digit(19))),
    (Key::Char('k'), Command::Gesture(Gesture::Digit(20))),
];

/// A key after the keymap has been asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Command(Command),
    Letter(char),
    Paste(String),
}

impl Input {
    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Command(Command::Gesture(gesture)) => Some(*gesture),
            _ => None,
        }
    }
}

impl From<Gesture> for Input {
    fn from(gesture: Gesture) -> Self {
        Self::Command(Command::Gesture(gesture))
    }
}
