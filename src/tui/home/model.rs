//! What the home screen shows and what it can ask for, as plain data: it sees neither disk
//! nor network.

use crate::locale::Message;
use crate::plain::Plain;

/// One thing on this machine.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A survey that can be answered.
    Survey {
        /// Loads it: a path, or the id of a bundled survey.
        source: String,
        title: Plain,
        /// Its version, and where it was found.
        about: Message,
    },
    /// A file that means to be a survey, and why it is none.
    Broken { name: Plain, why: Message },
    Draft {
        id: String,
        /// Loads its survey again.
        source: String,
        title: Plain,
        /// How far it has come, and when it was last written in.
        about: Message,
        /// What else is known of it, line by line.
        details: Vec<Message>,
    },
    /// A response that waits to be sent, and why it still does.
    Waiting {
        id: String,
        title: Plain,
        why: Message,
        details: Vec<Message>,
    },
    /// A response that was refused, and why.
    Refused {
        id: String,
        title: Plain,
        why: Message,
        details: Vec<Message>,
    },
    Receipt {
        id: String,
        title: Plain,
        code: Plain,
        received: Plain,
        /// Who signed for what, line by line.
        details: Vec<Message>,
    },
    /// A journal of which nothing can be made, and why.
    Unreadable { name: Plain, why: Message },
}

/// The parts of the list, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Part {
    Surveys,
    Drafts,
    Outbox,
    Receipts,
}

impl Item {
    /// The response that it is about.
    pub(in crate::tui) fn id(&self) -> Option<&String> {
        match self {
            Self::Draft { id, .. }
            | Self::Waiting { id, .. }
            | Self::Refused { id, .. }
            | Self::Receipt { id, .. } => Some(id),
            Self::Survey { .. } | Self::Broken { .. } | Self::Unreadable { .. } => None,
        }
    }

    /// What it is known by.
    pub(in crate::tui) fn name(&self) -> &str {
        match self {
            Self::Survey { source, .. } => source,
            Self::Broken { name, .. } | Self::Unreadable { name, .. } => name.as_str(),
            Self::Draft { id, .. }
            | Self::Waiting { id, .. }
            | Self::Refused { id, .. }
            | Self::Receipt { id, .. } => id,
        }
    }

    pub(in crate::tui) fn part(&self) -> Part {
        match self {
            Self::Survey { .. } | Self::Broken { .. } => Part::Surveys,
            Self::Draft { .. } | Self::Unreadable { .. } => Part::Drafts,
            Self::Waiting { .. } | Self::Refused { .. } => Part::Outbox,
            Self::Receipt { .. } => Part::Receipts,
        }
    }
}

/// What is to be done with what is on this machine.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Throw a draft away, for good.
    Discard(String),
    /// Write a draft, a response or a receipt to a file, to be carried elsewhere.
    Export(String),
    /// Take in a draft or a response from a file, by its path as it was typed.
    Import(String),
    /// Send what waits.
    Send(Sending),
}

/// How to send what waits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sending {
    /// Only this one, also where it was refused.
    pub only: Option<String>,
    /// Whether what was refused is tried once more.
    pub refused: bool,
    /// The address to send to, instead of where the survey says.
    pub to: Option<String>,
    /// The access code.
    pub code: Option<String>,
}

/// What came of a wish, or how far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Done; the list has changed.
    Done(Message),
    /// Not done, and why.
    Failed(Message),
    /// One of several responses is on its way.
    Sending { at: usize, of: usize, title: Plain },
}

/// Whoever knows what is on this machine. Two real implementations: the runner, and the
/// scenery of tests and pictures.
pub trait Desk {
    /// Where it is kept.
    fn place(&self) -> Plain;
    /// What there is now.
    fn items(&mut self) -> Vec<Item>;
    /// Does as wished, or begins to.
    fn obey(&mut self, wish: Wish) -> Told;
    /// What has come of it since the last call. Never waits.
    fn hear(&mut self) -> Option<Told>;
    /// The languages of surveys and words follow the interface.
    fn speak(&mut self, tag: &'static str);
}

/// How the home screen was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    Left,
    /// To a survey: to its draft if there is one, or to a new response.
    Fill {
        source: String,
        anew: bool,
    },
    /// To this draft.
    TakeUp {
        source: String,
        id: String,
    },
}
