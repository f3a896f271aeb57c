//! Why an entry is not accepted, in words for the respondent.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Reason;
use crate::expr::Code;
use crate::locale::{Message, Precision};
use crate::plain::Plain;

/// What is wrong with an entry. [`Refusal::message`] is its sentence, which says what to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    Required,
    NotWhole {
        example: Decimal,
    },
    NotNumber {
        example: Decimal,
    },
    OutOfRange {
        min: Option<Decimal>,
        max: Option<Decimal>,
    },
    TooManyDecimals {
        decimals: u32,
    },
    /// `12,500`: thousands to one, decimals to another.
    Doubtful {
        digits: Plain,
        decimals: u32,
    },
    NotADate {
        precision: Precision,
    },
    NoSuchDate,
    DateOutOfRange {
        precision: Precision,
        min: Option<Date>,
        max: Option<Date>,
    },
    /// The parts are not the total.
    NotShared {
        total: Decimal,
        given: Decimal,
    },
    UnknownPart {
        part: Code,
    },
    TooLong {
        over: usize,
        max: usize,
    },
    NotLikePattern,
    UnknownCode {
        code: Plain,
    },
    /// The choice exists, but the answers given before rule it out.
    NotShown {
        code: Code,
    },
    OneOnly,
    TooFew {
        min: usize,
    },
    TooMany {
        max: usize,
    },
    Exclusive {
        code: Code,
    },
    Twice {
        code: Code,
    },
    UnknownRow {
        row: Code,
    },
    InRow {
        row: Code,
        why: Box<Refusal>,
    },
    RowsMissing {
        count: usize,
        first: Code,
    },
    WrongShape {
        wanted: Shape,
    },
    MissingNotOffered {
        reason: Reason,
    },
    /// A check of the survey's author failed; these are the author's words.
    Check {
        words: Plain,
    },
    NotAsked,
    /// It was there beforehand and is not the respondent's to change.
    Fixed,
    UnknownQuestion {
        question: Plain,
        near: Option<Plain>,
    },
    NothingToAnswer {
        question: Plain,
    },
    Consent,
}

/// What a question takes, for an answer file that holds something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Code,
    Codes,
    Cells,
    /// A grid with several ticks in each row.
    Several,
    Parts,
    Date(Precision),
    Number,
    Text,
    /// One for each time that the page is asked.
    Each,
}

impl Shape {
    fn message(self) -> Message {
        Message::new(match self {
            Self::Code => "shape-code",
            Self::Codes => "shape-codes",
            Self::Cells => "shape-cells",
            Self::Several => "shape-several",
            Self::Parts => "shape-parts",
            Self::Date(Precision::Day) => "shape-day",
            Self::Date(Precision::Month) => "shape-month",
            Self::Date(Precision::Year) => "shape-year",
            Self::Number => "shape-number",
            Self::Text => "shape-text",
            Self::Each => "shape-each",
        })
    }
}

impl Refusal {
    /// The sentence; `name` gives the words that the respondent knows a code by.
    pub fn message(&self, name: &dyn Fn(&Code) -> Plain) -> Message {
        match self {
            Self::Required => Message::new("refusal-required"),
            Self::NotWhole { example } => {
                Message::new("refusal-not-whole").with("example", *example)
            }
            Self::NotNumber { example } => {
                Message::new("refusal-not-number").with("example", *example)
            }
            Self::OutOfRange { min, max } => range(*min, *max),
            Self::TooManyDecimals { decimals } => {
                Message::new("refusal-decimals").with("decimals", i64::from(*decimals))
            }
            Self::Doubtful { digits, decimals } => Message::new("refusal-doubtful")
                .with("digits", digits.clone())
                .with("decimals", i64::from(*decimals)),
            Self::NotADate { precision } => Message::new(match precision {
                Precision::Day => "refusal-date-day",
                Precision::Month => "refusal-date-month",
                Precision::Year => "refusal-date-year",
            }),
            Self::NoSuchDate => Message::new("refusal-no-such-date"),
            Self::DateOutOfRange {
                precision,
                min,
                max,
            } => period(*precision, *min, *max),
            Self::NotShared { total, given } if given < total => {
                let message = Message::new("refusal-share-left").with("total", *total);
                message.with("left", total - given)
            }
            Self::NotShared { total, given } => {
                let message = Message::new("refusal-share-over").with("total", *total);
                message.with("over", given - total)
            }
            Self::UnknownPart { part } => {
                Message::new("refusal-unknown-part").with("part", part.as_str())
            }
            Self::TooLong { over, max } => Message::new("refusal-too-long")
                .with("over", *over)
                .with("max", *max),
            Self::NotLikePattern => Message::new("refusal-pattern"),
            Self::UnknownCode { code } => {
                Message::new("refusal-unknown-code").with("code", code.clone())
            }
            Self::NotShown { code } => Message::new("refusal-not-shown").with("code", name(code)),
            Self::OneOnly => Message::new("refusal-one-only"),
            Self::TooFew { min } => Message::new("refusal-too-few").with("min", *min),
            Self::TooMany { max } => Message::new("refusal-too-many").with("max", *max),
            Self::Exclusive { code } => {
                Message::new("refusal-exclusive").with("choice", name(code))
            }
            Self::Twice { code } => Message::new("refusal-twice").with("code", name(code)),
            Self::UnknownRow { row } => {
                Message::new("refusal-unknown-row").with("row", row.as_str())
            }
            Self::InRow { row, why } => Message::new("refusal-row")
                .with("row", name(row))
                .with("why", why.message(name)),
            Self::RowsMissing { count, first } => Message::new("refusal-rows-missing")
                .with("count", *count)
                .with("row", name(first)),
            Self::WrongShape { wanted } => {
                Message::new("refusal-wrong-shape").with("wanted", wanted.message())
            }
            Self::MissingNotOffered { reason } => {
                Message::new("refusal-no-missing").with("reason", Message::new(reason.message_id()))
            }
            Self::Check { words } => Message::new("words").with("words", words.clone()),
            Self::NotAsked => Message::new("refusal-not-asked"),
            Self::Fixed => Message::new("refusal-fixed"),
            Self::UnknownQuestion {
                question,
                near: None,
            } => Message::new("refusal-unknown-question").with("question", question.clone()),
            Self::UnknownQuestion {
                question,
                near: Some(near),
            } => Message::new("refusal-unknown-question-near")
                .with("question", question.clone())
                .with("near", near.clone()),
            Self::NothingToAnswer { question } => {
                Message::new("refusal-nothing-to-answer").with("question", question.clone())
            }
            Self::Consent => Message::new("refusal-consent"),
        }
    }
}

fn period(precision: Precision, min: Option<Date>, max: Option<Date>) -> Message {
    let dated = |date| Message::dated(date, precision);
    match (min, max) {
        (Some(min), Some(max)) => Message::new("refusal-date-between")
            .with("min", dated(min))
            .with("max", dated(max)),
        (Some(min), None) => Message::new("refusal-date-at-least").with("min", dated(min)),
        (None, Some(max)) => Message::new("refusal-date-at-most").with("max", dated(max)),
        (None, None) => Message::new("refusal-no-such-date"),
    }
}

fn range(min: Option<Decimal>, max: Option<Decimal>) -> Message {
    match (min, max) {
        (Some(min), Some(max)) => Message::new("refusal-between")
            .with("min", min)
            .with("max", max),
        (Some(min), None) => Message::new("refusal-at-least").with("min", min),
        (None, Some(max)) => Message::new("refusal-at-most").with("max", max),
        (None, None) => Message::new("refusal-not-number").with("example", Decimal::ONE),
    }
}
