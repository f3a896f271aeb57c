//! What sort of answer a question asks for.

use std::sync::Arc;

use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use super::{Dates, List, Measure, Sharing, Text};
use crate::expr::{Answers, Code, Codes, Expr, Type, Value};
use crate::locale::Precision;

/// Characters that a text may have where its author says nothing.
pub const TEXT_CHARS: usize = 2_000;

/// The kinds of question, each with what its author may say about the answer.
#[derive(Debug)]
pub enum Kind {
    /// Shown, never answered.
    Note,
    /// Exactly one choice.
    Single {
        choices: Vec<Choice>,
    },
    /// Any number of choices within the limits.
    Multi {
        choices: Vec<Choice>,
        min: Option<usize>,
        max: Option<usize>,
    },
    /// Rows judged on one list of choices; `several` of them in each row, or one.
    Grid {
        rows: Vec<Choice>,
        choices: Vec<Choice>,
        several: bool,
    },
    /// The top `max` choices, the most important first.
    Rank {
        choices: Vec<Choice>,
        max: usize,
    },
    Integer(Measure),
    Number(Measure),
    /// `lines`: how many lines the field shows. `max_length` counts characters.
    Text {
        lines: u16,
        max_length: usize,
        pattern: Option<Pattern>,
    },
    Date(Dates),
    /// Parts that add up to a total.
    Allocate(Sharing),
    /// One entry of a long list.
    Lookup {
        list: Arc<List>,
    },
    /// Never asked: follows from earlier answers.
    Computed {
        rule: Rule,
    },
}

/// What a computed question follows from.
#[derive(Debug)]
pub enum Rule {
    Value(Expr),
    /// The code of the first choice whose condition holds; none holds: no value.
    First(Vec<Choice>),
}

/// One answer to pick, or one row to judge.
#[derive(Debug)]
pub struct Choice {
    pub code: Code,
    /// Its code in an earlier version: answers with it mean this one.
    pub renamed_from: Vec<Code>,
    pub label: Text,
    pub show_if: Option<Expr>,
    /// Cannot be picked together with others.
    pub exclusive: bool,
    /// Picking it says why there is no substantive answer.
    pub missing: Option<Reason>,
    /// Picking it invites a few words more ("Other, namely").
    pub detail: bool,
    /// Keeps its place where the others are shuffled.
    pub fixed: bool,
}

/// Why a value is missing although the question was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    DontKnow,
    NotRelevant,
    Refused,
}

/// A regular expression that the whole of a text must match.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

/// A detail ("Other, namely") longer than this many characters is refused.
pub(super) const DETAIL_CHARS_MAX: usize = 300;

impl Kind {
    /// The word for it in a definition.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Single { .. } => "single",
            Self::Multi { .. } => "multi",
            Self::Grid { .. } => "grid",
            Self::Rank { .. } => "rank",
            Self::Integer(_) => "integer",
            Self::Number(_) => "number",
            Self::Text { .. } => "text",
            Self::Date(_) => "date",
            Self::Allocate(_) => "allocate",
            Self::Lookup { .. } => "lookup",
            Self::Computed { .. } => "computed",
        }
    }

    /// The type its accepted answer has in conditions; `None` for a note.
    pub fn value_type(&self) -> Option<Type> {
        Some(match self {
            Self::Note => return None,
            Self::Single { choices } => Type::Code(codes(choices)),
            Self::Multi { choices, .. } | Self::Rank { choices, .. } => Type::Codes(codes(choices)),
            Self::Grid {
                rows,
                choices,
                several,
            } => Type::Grid {
                rows: codes(rows),
                cells: codes(choices),
                several: *several,
            },
            Self::Integer(_) | Self::Number(_) => Type::Number,
            Self::Text { .. } => Type::Text,
            Self::Date(_) => Type::Date,
            Self::Allocate(sharing) => Type::Parts(codes(&sharing.parts)),
            Self::Lookup { list } => Type::Code(list.codes()),
            Self::Computed { rule } => match rule {
                Rule::Value(value) => value.kind().clone(),
                Rule::First(choices) => Type::Code(codes(choices)),
            },
        })
    }

    /// The choices that an answer is one of; none where there is no short list.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Single { choices }
            | Self::Multi { choices, .. }
            | Self::Rank { choices, .. }
            | Self::Grid { choices, .. }
            | Self::Computed {
                rule: Rule::First(choices),
            } => choices,
            Self::Note
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Text { .. }
            | Self::Date(_)
            | Self::Allocate(_)
            | Self::Lookup { .. }
            | Self::Computed {
                rule: Rule::Value(_),
            } => &[],
        }
    }

    /// The rows of a grid or the parts of a total, none elsewhere.
    pub fn rows(&self) -> &[Choice] {
        match self {
            Self::Grid { rows, .. } => rows,
            Self::Allocate(sharing) => &sharing.parts,
            Self::Note
            | Self::Single { .. }
            | Self::Multi { .. }
            | Self::Rank { .. }
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Text { .. }
            | Self::Date(_)
            | Self::Lookup { .. }
            | Self::Computed { .. } => &[],
        }
    }

    /// What its numbers count.
    pub fn unit(&self) -> Option<&Text> {
        match self {
            Self::Integer(measure) | Self::Number(measure) => measure.unit.as_ref(),
            Self::Allocate(sharing) => sharing.unit.as_ref(),
            Self::Note
            | Self::Single { .. }
            | Self::Multi { .. }
            | Self::Grid { .. }
            | Self::Rank { .. }
            | Self::Text { .. }
            | Self::Date(_)
            | Self::Lookup { .. }
            | Self::Computed { .. } => None,
        }
    }

    /// How much of a date it means; the dates of a computation are days.
    pub fn precision(&self) -> Precision {
        if let Self::Date(dates) = self {
            dates.precision
        } else {
            Precision::Day
        }
    }
}

impl Rule {
    /// `None` where it is unknown.
    pub fn value(&self, answers: &dyn Answers) -> Option<Value> {
        match self {
            Self::Value(value) => value.value(answers),
            Self::First(choices) => {
                let first = choices.iter().find(|choice| choice.is_shown(answers))?;
                Some(Value::Code(first.code.clone()))
            }
        }
    }
}

fn codes(choices: &[Choice]) -> Codes {
    choices.iter().map(|choice| choice.code.clone()).collect()
}

impl Reason {
    pub const ALL: [Self; 3] = [Self::DontKnow, Self::NotRelevant, Self::Refused];

    /// Its word in definitions, answer files and responses.
    pub fn word(self) -> &'static str {
        match self {
            Self::DontKnow => "dont_know",
            Self::NotRelevant => "not_relevant",
            Self::Refused => "refused",
        }
    }

    /// The interface's sentence for it.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::DontKnow => "missing-dont_know",
            Self::NotRelevant => "missing-not_relevant",
            Self::Refused => "missing-refused",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

impl Pattern {
    /// Reads a pattern, anchored at both ends and limited in size.
    pub fn new(source: &str) -> Result<Self, String> {
        const SIZE_BYTES_MAX: usize = 1 << 20;
        const SOURCE_BYTES_MAX: usize = 16 << 10;
        let too_large = || "it is too large".to_owned();
        // What is read first takes a hundred times as much memory as it is long.
        if source.len() > SOURCE_BYTES_MAX {
            return Err(too_large());
        }
        let anchored = format!("^(?:{source})$");
        RegexBuilder::new(&anchored)
            .size_limit(SIZE_BYTES_MAX)
            .dfa_size_limit(SIZE_BYTES_MAX)
            .nest_limit(32)
            .build()
            .map(Self)
            .map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => too_large(),
                other => other
                    .to_string()
                    .lines()
                    .last()
                    .unwrap_or_default()
                    .to_owned(),
            })
    }

    /// As its author wrote it.
    pub fn source(&self) -> &str {
        let anchored = self.0.as_str();
        let own = anchored.strip_prefix("^(?:");
        own.and_then(|own| own.strip_suffix(")$"))
            .unwrap_or(anchored)
    }

    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// The pattern with its anchors.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}
