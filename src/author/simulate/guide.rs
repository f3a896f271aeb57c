//! What a respondent is to answer so that something further on is reached.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::expr::{Code, Comparison, Value};

/// By question, as an index in the survey.
pub(super) type Guides = BTreeMap<usize, Guide>;

/// Hints for one question. They can contradict each other or its limits: then they are
/// followed as far as that goes, and somebody else is luckier.
#[derive(Clone, Debug, Default)]
pub(super) struct Guide {
    /// Whether it is to be answered in substance, or left open.
    pub(super) answered: Option<bool>,
    pub(super) pick: Vec<Code>,
    pub(super) avoid: Vec<Code>,
    pub(super) cells: Vec<CellHint>,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) not: Option<Decimal>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    /// How many choices are to be picked.
    pub(super) ticks_min: Option<usize>,
    pub(super) ticks_max: Option<usize>,
    pub(super) words: Option<String>,
}

/// What one row of a grid is to say, or every row.
#[derive(Clone, Debug)]
pub(super) struct CellHint {
    pub(super) row: Option<Code>,
    pub(super) code: Code,
    pub(super) ticked: bool,
}

impl Guide {
    /// Wants the answer to stand so to a value.
    pub(super) fn compare(&mut self, by: Comparison, value: &Value) {
        match value {
            Value::Code(code) => match by {
                Comparison::Unequal => self.avoid.push(code.clone()),
                _ => self.pick.push(code.clone()),
            },
            Value::Number(number) => self.number(by, *number),
            Value::Date(date) => self.date(by, *date),
            Value::Text(words) if by == Comparison::Equal => self.words = Some(words.clone()),
            _ => {}
        }
    }

    fn number(&mut self, by: Comparison, bound: Decimal) {
        // The smallest step of most numbers; limits round it to what can be typed.
        let step = Decimal::ONE;
        match by {
            Comparison::Equal => (self.low, self.high) = (Some(bound), Some(bound)),
            Comparison::Unequal => self.not = Some(bound),
            Comparison::Less => self.high = Some(bound - step),
            Comparison::AtMost => self.high = Some(bound),
            Comparison::More => self.low = Some(bound + step),
            Comparison::AtLeast => self.low = Some(bound),
        }
    }

    fn date(&mut self, by: Comparison, bound: Date) {
        match by {
            Comparison::Equal => (self.from, self.to) = (Some(bound), Some(bound)),
            Comparison::Unequal => {}
            Comparison::Less => self.to = bound.yesterday().ok(),
            Comparison::AtMost => self.to = Some(bound),
            Comparison::More => self.from = bound.tomorrow().ok(),
            Comparison::AtLeast => self.from = Some(bound),
        }
    }

    /// Wants so many choices picked.
    pub(super) fn count(&mut self, by: Comparison, bound: usize) {
        match by {
            Comparison::Equal => (self.ticks_min, self.ticks_max) = (Some(bound), Some(bound)),
            Comparison::Less => self.ticks_max = Some(bound.saturating_sub(1)),
            Comparison::AtMost => self.ticks_max = Some(bound),
            Comparison::Unequal | Comparison::More => self.ticks_min = Some(bound + 1),
            Comparison::AtLeast => self.ticks_min = Some(bound),
        }
    }
}

/// The comparison that holds when this one does not.
pub(super) fn opposite(by: Comparison) -> Comparison {
    match by {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::More,
        Comparison::More => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
    }
}

/// The same comparison, read from the right.
pub(super) fn mirrored(by: Comparison) -> Comparison {
    match by {
        Comparison::Equal => Comparison::Equal,
        Comparison::Unequal => Comparison::Unequal,
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
    }
}
