//! What is wrong with a condition, in words for its author.

use std::fmt;
use std::ops::Range;

use crate::plain::shown;

/// One thing wrong, and where: bytes in the source of the condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub span: Range<usize>,
    pub what: FaultKind,
}

impl Fault {
    pub(super) fn new(span: &Range<usize>, what: FaultKind) -> Self {
        Self {
            span: span.clone(),
            what,
        }
    }

    /// What to do about it, one sentence.
    pub fn help(&self) -> Option<String> {
        self.what.help()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.what.fmt(out)
    }
}

impl std::error::Error for Fault {}

/// What happened; its sentence is its `Display`, what to do is its [`help`](FaultKind::help).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    #[error("The condition is empty.")]
    Empty,
    #[error("`{0}` has no meaning in a condition.")]
    Stray(String),
    #[error("`{found}` is not used in conditions.")]
    Foreign {
        found: String,
        instead: &'static str,
    },
    #[error("Texts and codes stand in single quotes.")]
    Quotes { instead: String },
    #[error("The text that begins here never ends.")]
    OpenText,
    #[error("`{0}` is neither a number nor a name.")]
    Misspelled(String),
    #[error("`{0}` is not a number.")]
    BadNumber(String),
    #[error("`{0}` has too many digits.")]
    LongNumber(String),
    #[error("Expected {expected}{place}, but {found}.")]
    Expected {
        expected: &'static str,
        place: String,
        found: String,
        help: Option<String>,
    },
    #[error("Comparisons cannot be chained.")]
    ChainedComparison { instead: Option<String> },
    #[error("The condition is nested more than {max} levels deep.")]
    TooDeep { max: usize },

    #[error("There is no `{name}` here.")]
    UnknownName { name: String, near: Option<String> },
    #[error("`{name}` is a function.")]
    FunctionAsName { name: String, usage: &'static str },
    #[error("`{0}` is asked later than here.")]
    AskedLater(String),
    #[error("`{0}` has no answer to look at.")]
    Valueless(String),
    #[error("There is no function `{name}`.")]
    UnknownFunction {
        name: String,
        near: Option<String>,
        known: String,
    },
    #[error("`{name}` has no cells.")]
    NoCells {
        name: String,
        instead: Option<String>,
    },
    #[error("`{grid}` has no row `{row}`.")]
    UnknownRow {
        grid: String,
        row: String,
        known: Known,
    },
    #[error("{of} has no code `{code}`.")]
    UnknownCode {
        of: String,
        code: String,
        known: Known,
    },
    #[error("{left} and {right} have no code in common.")]
    NothingInCommon { left: String, right: String },

    #[error("A condition is true or false, but this is {found}.")]
    NotATruth {
        found: &'static str,
        help: Option<String>,
    },
    #[error("{place} needs a number, but this is {found}.")]
    NotANumber {
        place: String,
        found: &'static str,
        help: Option<String>,
    },
    #[error("{left} and {right} cannot be compared.")]
    Incomparable {
        left: String,
        right: &'static str,
        help: Option<String>,
    },
    #[error("`{sign}` needs an order, and {kind} has none.")]
    NoOrder {
        sign: &'static str,
        kind: &'static str,
    },
    #[error("`{name}` holds several codes and cannot be used here.")]
    SeveralCodes { name: String, instead: String },
    #[error("`{name}` is a whole grid and cannot be used here.")]
    WholeGrid {
        name: String,
        code: String,
        cell: String,
    },
    #[error("`{name}` is shared out among several parts and cannot be used here.")]
    WholeParts { name: String, part: String },
    #[error("`{total}` has no part `{part}`.")]
    UnknownPart {
        total: String,
        part: String,
        known: Known,
    },
    #[error("`{name}` has one answer for each time its page is asked and cannot be used here.")]
    EachAnswer { name: String, instead: String },
    #[error("`{sign}` cannot be used between {left} and {right}.")]
    DateSum {
        sign: &'static str,
        left: &'static str,
        right: &'static str,
    },

    #[error("`{0}` is not a date.")]
    BadDate(String),
    #[error("`date` needs a date in single quotes.")]
    DateLiteral,
    #[error("A list can only stand after `in`.")]
    LoneList,
    #[error("The list is empty.")]
    EmptyList,
    #[error("Only a code, a text, a number or a date can stand here, and written out.")]
    NotWrittenOut,
    #[error("`in` needs a list or an answer with several codes after it, but this is {found}.")]
    NotAList {
        found: &'static str,
        help: Option<String>,
    },
    #[error("`{function}` cannot be used like this.")]
    Arguments {
        function: &'static str,
        usage: &'static str,
    },
    #[error("`{function}` cannot look at {found}.")]
    WrongArgument {
        function: &'static str,
        found: &'static str,
        looks_at: &'static str,
    },
    #[error("`{function}` needs numbers only or dates only.")]
    MixedArguments { function: &'static str },
}

/// The codes that would have been right; of many only the first are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub near: Option<String>,
    pub first: Vec<String>,
    pub more: usize,
}

impl Known {
    fn help(&self) -> Option<String> {
        if let Some(near) = &self.near {
            return Some(did_you_mean(near));
        }
        if self.first.is_empty() {
            return None;
        }
        let named: Vec<String> = self.first.iter().map(|code| format!("`{code}`")).collect();
        let named = named.join(", ");
        Some(match self.more {
            0 => format!("It has {named}."),
            more => format!("It has {named} and {more} more."),
        })
    }
}

impl FaultKind {
    /// Whether reading can go on as though the author had written what was meant.
    pub(super) fn is_mended(&self) -> bool {
        matches!(self, Self::Foreign { .. } | Self::Quotes { .. })
    }

    /// What to do about it, one sentence.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Empty => Some("Leave the line out if there is no condition.".to_owned()),
            Self::Foreign { instead, .. } => Some(format!("Write `{instead}`.")),
            Self::Quotes { instead }
            | Self::NoCells { instead: Some(instead), .. }
            | Self::ChainedComparison { instead: Some(instead) }
            | Self::SeveralCodes { instead, .. }
            | Self::EachAnswer { instead, .. } => Some(format!("Write `{instead}`.")),
            Self::OpenText => Some(
                "Close it with `'`; an apostrophe inside of a text is written twice: `''`."
                    .to_owned(),
            ),
            Self::Misspelled(_) => {
                Some("A name is written with a-z, 0-9 and `_`, and begins with a letter.".to_owned())
            }
            Self::BadNumber(_) => Some("Decimals come after a point: `1.5`.".to_owned()),
            Self::LongNumber(_) => Some("At most 28 digits can be kept exactly.".to_owned()),
            Self::TooDeep { .. } => {
                Some("Move parts of it into `computed` questions of their own.".to_owned())
            }
            Self::UnknownName { near, .. } => near.as_deref().map(did_you_mean),
            Self::UnknownFunction { near: Some(near), .. } => Some(did_you_mean(near)),
            Self::UnknownFunction { known, .. } => Some(format!("The functions are {known}.")),
            Self::FunctionAsName { usage, .. } | Self::Arguments { usage, .. } => {
                Some(format!("Write {usage}."))
            }
            Self::WrongArgument { looks_at, .. } => Some(format!("It looks at {looks_at}.")),
            Self::AskedLater(_) => Some(
                "A condition can only look at what comes before it: move one of the two."
                    .to_owned(),
            ),
            Self::Valueless(_) => Some("Look at a question that is answered.".to_owned()),
            Self::UnknownRow { known, .. }
            | Self::UnknownPart { known, .. }
            | Self::UnknownCode { known, .. } => known.help(),
            Self::WholeParts { name, part } => {
                Some(format!("Name one part, `{name}.{part}`, or write `sum({name})`."))
            }
            Self::NoOrder { .. } => {
                Some("Only numbers and dates can be less or more; use `==`, `!=` or `in`.".to_owned())
            }
            Self::WholeGrid { name, code, cell } => {
                Some(format!("Write `any({name}, '{code}')`, or name one cell: `{cell}`."))
            }
            Self::DateSum { .. } => Some(
                "Two dates can be subtracted, and a number of days added to a date or taken from it."
                    .to_owned(),
            ),
            Self::BadDate(_) | Self::DateLiteral => {
                Some("Write it as `date('2024-12-31')`, `date('2024-12')` or `date('2024')`.".to_owned())
            }
            Self::LoneList => Some("Write `name in ['a', 'b']`.".to_owned()),
            Self::EmptyList => Some("Put the codes, texts or numbers between `[` and `]`.".to_owned()),
            Self::NotWrittenOut => Some("Compare with a name by `==`, with several by `or`.".to_owned()),
            Self::Expected { help, .. }
            | Self::NotATruth { help, .. }
            | Self::NotANumber { help, .. }
            | Self::Incomparable { help, .. } => help.clone(),
            Self::NotAList { help: Some(help), .. } => Some(help.clone()),
            Self::NotAList { help: None, .. } => Some("Write a list, as in `name in ['a', 'b']`.".to_owned()),
            Self::NoCells { name, instead: None } => {
                Some(format!("Only a grid has cells: write `{name}` alone."))
            }
            Self::NothingInCommon { .. } => {
                Some("The two can never be the same: compare with another question.".to_owned())
            }
            Self::MixedArguments { .. } => {
                Some("Compare numbers and dates apart from each other.".to_owned())
            }
            Self::Stray(_) | Self::ChainedComparison { instead: None } => None,
        }
    }
}

fn did_you_mean(near: &str) -> String {
    format!("Did you mean `{near}`?")
}

/// What an author wrote, safe and short enough to stand inside of a message.
pub(super) fn quoted(source: &str) -> String {
    const SHOWN_CHARS_MAX: usize = 60;
    let mut rest = source.char_indices().skip(SHOWN_CHARS_MAX);
    match rest.next() {
        Some((end, _)) => format!("{}…", shown(&source[..end])),
        None => shown(source).into_owned(),
    }
}
