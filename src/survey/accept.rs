//! What an entry means: a kind reads it, and refuses what does not fit.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::kind::DETAIL_CHARS_MAX;
use super::{Choice, Entry, Kind, List, Measure, Picks, Question, Reason, Refusal, Shape};
use crate::expr::{Answers, Cells, Code, Value};

/// An entry that fits its question.
#[derive(Clone, Debug, PartialEq)]
pub enum Accepted {
    Blank,
    Missing(Reason),
    Value(Value),
}

/// No number has more digits than this, before and after the decimal separator together:
/// as many as every reader of JSON keeps.
const DIGITS_MAX: usize = 15;

impl Question {
    /// Reads an entry, given the answers before it: they decide which choices there are.
    /// A pick that is no longer among them is remembered, not read.
    pub fn accept(&self, entry: &Entry, answers: &dyn Answers) -> Result<Accepted, Refusal> {
        if entry.is_blank() {
            return Ok(Accepted::Blank);
        }
        if let Entry::Missing(reason) = entry {
            return if self.missing.contains(reason) {
                Ok(Accepted::Missing(*reason))
            } else {
                Err(Refusal::MissingNotOffered { reason: *reason })
            };
        }
        let value = self.read(entry, answers)?;
        Ok(value.map_or(Accepted::Blank, Accepted::Value))
    }

    fn read(&self, entry: &Entry, answers: &dyn Answers) -> Result<Option<Value>, Refusal> {
        match (&self.kind, entry) {
            (Kind::Single { choices }, Entry::Picked(picks)) => {
                let codes = ticked(picks, choices, answers)?;
                if codes.len() > 1 {
                    return Err(Refusal::OneOnly);
                }
                Ok(codes.into_iter().next().map(Value::Code))
            }
            (Kind::Multi { choices, min, max }, Entry::Picked(picks)) => {
                let codes = in_order(ticked(picks, choices, answers)?, choices);
                several(codes, choices, (min.unwrap_or(0), *max))
            }
            (Kind::Rank { choices, max }, Entry::Picked(picks)) => {
                several(ticked(picks, choices, answers)?, choices, (0, Some(*max)))
            }
            (Kind::Grid { rows, choices }, Entry::Cells(cells)) => {
                let mut read = Cells::new();
                for (row, picks) in cells {
                    if !is_there(rows, row, answers)? {
                        continue;
                    }
                    let in_row = |why| Refusal::InRow {
                        row: row.clone(),
                        why: Box::new(why),
                    };
                    let codes = ticked(picks, choices, answers).map_err(in_row)?;
                    match codes.len() {
                        0 => {}
                        1 => drop(read.insert(row.clone(), codes)),
                        _ => return Err(in_row(Refusal::OneOnly)),
                    }
                }
                Ok((!read.is_empty()).then_some(Value::Cells(read)))
            }
            (Kind::Integer(measure) | Kind::Number(measure), Entry::Typed(typed)) => measure
                .read(typed)
                .map(|number| Some(Value::Number(number))),
            (
                Kind::Text {
                    max_length,
                    pattern,
                    ..
                },
                Entry::Typed(typed),
            ) => {
                let typed = typed.trim();
                let length = typed.chars().count();
                if length > *max_length {
                    return Err(Refusal::TooLong {
                        over: length - max_length,
                        max: *max_length,
                    });
                }
                if pattern
                    .as_ref()
                    .is_some_and(|pattern| !pattern.matches(typed))
                {
                    return Err(Refusal::NotLikePattern);
                }
                Ok(Some(Value::Text(typed.to_owned())))
            }
            (Kind::Lookup { list }, Entry::Picked(picks)) => looked_up(list, picks).map(Some),
            (Kind::Note | Kind::Computed { .. }, _) => Ok(None),
            _ => Err(Refusal::WrongShape {
                wanted: self.kind.shape(),
            }),
        }
    }

    /// Whether nothing is left to answer: in a grid every row counts.
    pub fn is_complete(&self, accepted: &Accepted, answers: &dyn Answers) -> Result<(), Refusal> {
        let read = match accepted {
            Accepted::Blank => return Err(Refusal::Required),
            Accepted::Value(Value::Cells(read)) => read,
            Accepted::Missing(_) | Accepted::Value(_) => return Ok(()),
        };
        let mut left = self
            .kind
            .rows()
            .iter()
            .filter(|row| row.is_shown(answers) && !read.contains_key(&row.code));
        match left.next() {
            None => Ok(()),
            Some(first) => {
                let first = first.code.clone();
                Err(Refusal::RowsMissing {
                    count: left.count() + 1,
                    first,
                })
            }
        }
    }

    /// A pick or a row of the entry that the answers before it rule out.
    pub fn hidden_pick(&self, entry: &Entry, answers: &dyn Answers) -> Option<Code> {
        let hidden = |all: &[Choice], code: &Code| {
            all.iter()
                .any(|choice| choice.code == *code && !choice.is_shown(answers))
        };
        let (choices, rows) = (self.kind.choices(), self.kind.rows());
        match entry {
            Entry::Picked(picks) => picks
                .codes
                .iter()
                .find(|code| hidden(choices, code))
                .cloned(),
            Entry::Cells(cells) => cells.iter().find_map(|(row, picks)| {
                let row = Some(row).filter(|row| hidden(rows, row));
                row.or_else(|| picks.codes.iter().find(|code| hidden(choices, code)))
                    .cloned()
            }),
            Entry::Typed(_) | Entry::Missing(_) => None,
        }
    }
}

impl Choice {
    /// Whether the answers given so far leave it among the choices.
    pub fn is_shown(&self, answers: &dyn Answers) -> bool {
        self.show_if
            .as_ref()
            .is_none_or(|rule| rule.truth(answers).holds())
    }
}

impl Kind {
    /// Whether an entry has the shape of this kind, whatever it holds.
    pub fn reads(&self, entry: &Entry) -> bool {
        match (self, entry) {
            (Self::Note | Self::Computed { .. }, _) => false,
            (_, Entry::Missing(_)) => true,
            (
                Self::Single { .. } | Self::Multi { .. } | Self::Rank { .. } | Self::Lookup { .. },
                entry,
            ) => matches!(entry, Entry::Picked(_)),
            (Self::Grid { .. }, entry) => matches!(entry, Entry::Cells(_)),
            (Self::Integer(_) | Self::Number(_) | Self::Text { .. }, entry) => {
                matches!(entry, Entry::Typed(_))
            }
        }
    }

    /// What an entry of this kind looks like.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Single { .. } | Self::Lookup { .. } => Shape::Code,
            Self::Multi { .. } | Self::Rank { .. } => Shape::Codes,
            Self::Grid { .. } => Shape::Cells,
            Self::Integer(_) | Self::Number(_) => Shape::Number,
            Self::Text { .. } | Self::Note | Self::Computed { .. } => Shape::Text,
        }
    }
}

/// Whether a code is known and shown; an unknown one is refused.
fn is_there(all: &[Choice], row: &Code, answers: &dyn Answers) -> Result<bool, Refusal> {
    let found = all.iter().find(|choice| choice.code == *row);
    found
        .map(|choice| choice.is_shown(answers))
        .ok_or_else(|| Refusal::UnknownRow { row: row.clone() })
}

/// The picked codes that are there, in the order they were picked.
fn ticked(picks: &Picks, choices: &[Choice], answers: &dyn Answers) -> Result<Vec<Code>, Refusal> {
    let mut codes: Vec<Code> = Vec::with_capacity(picks.codes.len());
    for code in &picks.codes {
        let Some(choice) = choices.iter().find(|choice| choice.code == *code) else {
            return Err(Refusal::UnknownCode {
                code: code.as_str().into(),
            });
        };
        if codes.contains(code) {
            return Err(Refusal::Twice { code: code.clone() });
        }
        if choice.is_shown(answers) {
            codes.push(code.clone());
        }
    }
    let too_long = codes
        .iter()
        .filter_map(|code| picks.detail(code))
        .find_map(|detail| {
            let length = detail.chars().count();
            length
                .checked_sub(DETAIL_CHARS_MAX)
                .filter(|over| *over > 0)
        });
    match too_long {
        Some(over) => Err(Refusal::TooLong {
            over,
            max: DETAIL_CHARS_MAX,
        }),
        None => Ok(codes),
    }
}

fn in_order(mut codes: Vec<Code>, choices: &[Choice]) -> Vec<Code> {
    codes.sort_by_key(|code| choices.iter().position(|choice| choice.code == *code));
    codes
}

fn several(
    codes: Vec<Code>,
    choices: &[Choice],
    (min, max): (usize, Option<usize>),
) -> Result<Option<Value>, Refusal> {
    if codes.is_empty() {
        return Ok(None);
    }
    let alone = choices
        .iter()
        .find(|choice| choice.exclusive && codes.contains(&choice.code));
    if let Some(choice) = alone {
        return if codes.len() == 1 {
            Ok(Some(Value::Codes(codes))) // "None of these" is enough, whatever the minimum.
        } else {
            Err(Refusal::Exclusive {
                code: choice.code.clone(),
            })
        };
    }
    match max {
        Some(max) if codes.len() > max => Err(Refusal::TooMany { max }),
        _ if codes.len() < min => Err(Refusal::TooFew { min }),
        _ => Ok(Some(Value::Codes(codes))),
    }
}

fn looked_up(list: &List, picks: &Picks) -> Result<Value, Refusal> {
    match picks.codes.as_slice() {
        [code] if list.find(code).is_some() => Ok(Value::Code(code.clone())),
        [code] => Err(Refusal::UnknownCode {
            code: code.as_str().into(),
        }),
        _ => Err(Refusal::OneOnly),
    }
}

impl Measure {
    /// Reads what was typed, not blank: spaces group, a comma or a point separates decimals.
    fn read(&self, typed: &str) -> Result<Decimal, Refusal> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let typed = typed.replace(',', ".").replace('\u{2212}', "-");
        let digits = typed.strip_prefix(['-', '+']).unwrap_or(&typed);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(part) || digits.ends_with('.') {
            return Err(self.not_a_number());
        }
        let part = part.trim_end_matches('0');
        if part.len() > self.decimals as usize {
            return Err(match self.decimals {
                0 => self.not_a_number(),
                decimals => Refusal::TooManyDecimals { decimals },
            });
        }
        // Too many digits for the machine are still digits: talk about the range.
        let too_long = whole.trim_start_matches('0').len() + part.len() > DIGITS_MAX;
        let number = Decimal::from_str(&typed).ok().filter(|_| !too_long);
        let (min, max) = (self.min, self.max);
        number
            .filter(|n| min.is_none_or(|min| min <= *n) && max.is_none_or(|max| *n <= max))
            .map(|number| number.normalize())
            .ok_or(Refusal::OutOfRange {
                min: min.or(Some(-most())),
                max: max.or(Some(most())),
            })
    }

    fn not_a_number(&self) -> Refusal {
        let least = self.min.unwrap_or_default().max(Decimal::ONE);
        let example = self.max.map_or(least, |max| least.min(max));
        if self.decimals == 0 {
            Refusal::NotWhole { example }
        } else {
            Refusal::NotNumber { example }
        }
    }
}

/// The largest number of [`DIGITS_MAX`] digits.
fn most() -> Decimal {
    Decimal::from(999_999_999_999_999_i64)
}
