//! A total that is shared out: each part is a number, and together they are the total.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Choice, Measure, Refusal, Text};
use crate::expr::{Answers, Code, Expr, Parts, Value};
use crate::locale::Message;

/// The parts of a total, and how exactly they are given.
#[derive(Debug)]
pub struct Sharing {
    pub parts: Vec<Choice>,
    pub total: Total,
    pub decimals: u32,
    pub unit: Option<Text>,
}

/// What the parts must add up to.
#[derive(Debug)]
pub enum Total {
    Fixed(Decimal),
    /// Follows from earlier answers; any sum is accepted while it is unknown.
    Computed(Expr),
}

/// How far the sharing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    pub given: Decimal,
    /// `None` while it is unknown.
    pub total: Option<Decimal>,
}

impl Sharing {
    /// What the parts must add up to, given the answers before; `None` where that is unknown.
    fn amount(&self, answers: &dyn Answers) -> Option<Decimal> {
        let total = match &self.total {
            Total::Fixed(total) => *total,
            Total::Computed(total) => match total.value(answers)? {
                Value::Number(total) => total,
                _ => return None,
            },
        };
        // Parts that cannot be given so exactly, or cannot be negative, would never do.
        let nearest = RoundingStrategy::MidpointAwayFromZero;
        let total = total.round_dp_with_strategy(self.decimals, nearest);
        Some(total.normalize()).filter(|total| !total.is_sign_negative() || total.is_zero())
    }

    fn measure(&self, total: Option<Decimal>) -> Measure {
        Measure {
            min: Some(Decimal::ZERO),
            max: total,
            decimals: self.decimals,
            unit: None,
        }
    }

    /// The parts that were given, which are all of the total or nothing. Blank ones count
    /// as 0, and those that the answers rule out are remembered, not read.
    pub(super) fn read(
        &self,
        typed: &BTreeMap<Code, String>,
        answers: &dyn Answers,
    ) -> Result<Option<Parts>, Refusal> {
        let is_part = |code: &&Code| self.parts.iter().any(|part| part.code == **code);
        if let Some(unknown) = typed.keys().find(|code| !is_part(code)) {
            let part = unknown.clone();
            return Err(Refusal::UnknownPart { part });
        }
        let total = self.amount(answers);
        let measure = self.measure(total);
        let mut parts = Parts::new();
        for (code, typed) in self.filled(typed, answers) {
            let given = measure.read(typed).map_err(|why| Refusal::InRow {
                row: code.clone(),
                why: Box::new(why),
            })?;
            parts.insert(code.clone(), given);
        }
        let given: Decimal = parts.values().sum();
        match total {
            _ if parts.is_empty() => Ok(None),
            Some(total) if total != given => Err(Refusal::NotShared { total, given }),
            _ => Ok(Some(parts)),
        }
    }

    /// How far the sharing has come; what cannot be read counts as 0.
    pub fn shared(&self, typed: &BTreeMap<Code, String>, answers: &dyn Answers) -> Shared {
        let measure = self.measure(None);
        let given = self.filled(typed, answers);
        let given = given.filter_map(|(_, typed)| measure.read(typed).ok());
        Shared {
            given: given.sum::<Decimal>().normalize(),
            total: self.amount(answers),
        }
    }

    /// The parts that are there and not blank, in their order.
    fn filled<'a>(
        &'a self,
        typed: &'a BTreeMap<Code, String>,
        answers: &'a dyn Answers,
    ) -> impl Iterator<Item = (&'a Code, &'a str)> {
        let shown = self.parts.iter().filter(|part| part.is_shown(answers));
        let filled = shown.filter_map(|part| Some((&part.code, typed.get(&part.code)?.trim())));
        filled.filter(|(_, typed)| !typed.is_empty())
    }
}

impl Shared {
    /// What is left to share, in words.
    pub fn message(self) -> Message {
        let Some(total) = self.total else {
            return Message::new("form-sum").with("sum", self.given);
        };
        let left = total - self.given;
        if left.is_zero() {
            Message::new("form-shared")
        } else if left.is_sign_negative() {
            Message::new("form-over").with("over", -left)
        } else {
            Message::new("form-left").with("left", left)
        }
    }
}
