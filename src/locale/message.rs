//! A sentence of the interface as data: which one, and what goes into it.

use rust_decimal::Decimal;

use super::Locale;
use crate::plain::Plain;

/// Names one sentence of the Fluent files, with its arguments. Two messages are equal
/// when they would say the same in every language, so tests can compare them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// What goes into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Counts: a language may choose its plural form by it.
    Count(i64),
    /// Written with the language's separators.
    Number(Decimal),
    Words(Plain),
    /// A sentence within a sentence.
    Message(Box<Message>),
}

impl Message {
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            args: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// The sentence in English, where nobody has chosen a language: in logs, and within the
    /// sentences for those who write questions.
    pub fn english(&self) -> Plain {
        Locale::for_tags(["en"]).say(self)
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Decimal> for Arg {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(Plain::text(words))
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(Plain::from(words))
    }
}

impl From<Plain> for Arg {
    fn from(words: Plain) -> Self {
        Self::Words(words)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
