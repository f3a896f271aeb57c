//! Where a key is pressed on the home screen, and what it means there.

use crate::tui::key::Gesture;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Scene {
    Survey,
    Draft,
    Waiting,
    Refused,
    Receipt,
    /// On a file of which nothing can be made.
    Unreadable,
    /// There is nothing to stand on.
    Empty,
    /// Whether a draft is to be thrown away.
    Discarding,
    /// What is known of a draft, a response or a receipt is being read.
    Viewing,
    /// The address to send to is being typed.
    Address,
    /// The access code is being typed.
    Code,
    /// The path of a file to take in is being typed.
    Path,
    Help,
    TooSmall,
}

/// What a key means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Act {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    NextPart,
    PartBefore,
    /// Answer, go on or look at what is marked.
    Open,
    /// Answer once more, beside the draft that there is.
    OpenAnew,
    Discard,
    /// See what is known of it.
    View,
    Export,
    /// Send this one.
    SendThis,
    Send,
    SendRefused,
    AskAddress,
    AskCode,
    AskPath,
    /// Yes to what is being asked.
    Yes,
    Close,
    Edit(Gesture),
    Help,
    Language,
    Leave,
}
