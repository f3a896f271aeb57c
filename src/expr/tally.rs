//! What each function comes to: rows, ticks and repetitions are counted as they stand.

use std::borrow::Cow;

use rust_decimal::{Decimal, RoundingStrategy};

use super::evaluate::{number, value};
use super::function::{Function, decimals};
use super::node::{Name, Node};
use super::{Answers, Code, Truth, Type, Value};

/// `None` where the outcome is unknown. A new function has one row here.
pub(super) fn evaluate(
    function: Function,
    arguments: &[Node],
    answers: &dyn Answers,
) -> Option<Value> {
    let (first, wanted) = arguments.split_first()?;
    match function {
        Function::Answered => Some(Value::Truth(is_answered(first, answers))),
        Function::Count => count(first, wanted, answers).map(|count| Value::Number(count.into())),
        Function::Any => rows(first, wanted, answers)?.any().map(Value::Truth),
        Function::Every => rows(first, wanted, answers)?.every().map(Value::Truth),
        Function::Sum => summed(arguments, answers),
        Function::Min => folded(None, arguments, answers, |one, two| {
            Some(least(one, two, true))
        }),
        Function::Max => folded(None, arguments, answers, |one, two| {
            Some(least(one, two, false))
        }),
        Function::Round => rounded(first, wanted, answers).map(Value::Number),
    }
}

fn is_answered(node: &Node, answers: &dyn Answers) -> bool {
    match value(node, answers).as_deref() {
        None => false,
        Some(Value::Cells(cells)) => !cells.is_empty(),
        Some(Value::Each(each)) => each.iter().any(Option::is_some),
        Some(
            Value::Truth(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Code(_)
            | Value::Codes(_)
            | Value::Parts(_),
        ) => true,
    }
}

fn count(node: &Node, wanted: &[Node], answers: &dyn Answers) -> Option<u64> {
    if !wanted.is_empty() {
        return Some(rows(node, wanted, answers)?.yes);
    }
    let count = match &*value(node, answers)? {
        Value::Codes(ticks) => ticks.len(),
        Value::Cells(cells) => cells.len(),
        Value::Parts(parts) => parts.len(),
        Value::Each(each) => each.iter().flatten().count(),
        Value::Truth(_) | Value::Number(_) | Value::Text(_) | Value::Date(_) | Value::Code(_) => {
            return None;
        }
    };
    u64::try_from(count).ok()
}

/// How many rows, ticks or repetitions have what is looked for.
#[derive(Default)]
struct Tally {
    yes: u64,
    no: u64,
    unknown: u64,
}

impl Tally {
    fn any(&self) -> Option<bool> {
        if self.yes > 0 {
            Some(true)
        } else {
            (self.unknown == 0).then_some(false)
        }
    }

    fn every(&self) -> Option<bool> {
        if self.no > 0 {
            Some(false)
        } else {
            (self.unknown == 0).then_some(true)
        }
    }

    fn note(&mut self, truth: Truth) {
        match truth {
            Truth::Yes => self.yes += 1,
            Truth::No => self.no += 1,
            Truth::Unknown => self.unknown += 1,
        }
    }
}

fn rows(node: &Node, wanted: &[Node], answers: &dyn Answers) -> Option<Tally> {
    let mut tally = Tally::default();
    let found = value(node, answers)?;
    match node {
        Node::Name(name) => {
            let nth = 0;
            look(
                &mut tally,
                (name, &name.kind, nth),
                &found,
                (wanted, answers),
            );
        }
        _ => tally.note(has(&found, wanted).into()),
    }
    Some(tally)
}

fn look(
    tally: &mut Tally,
    (name, kind, nth): (&Name, &Type, usize),
    found: &Value,
    (wanted, answers): (&[Node], &dyn Answers),
) {
    match (kind, found) {
        (Type::Each(kind), Value::Each(each)) => {
            for (nth, one) in each.iter().enumerate() {
                match one {
                    None => tally.note(Truth::Unknown),
                    Some(one) => look(tally, (name, kind, nth), one, (wanted, answers)),
                }
            }
        }
        (Type::Grid { rows, .. }, Value::Cells(cells)) => {
            for row in rows
                .iter()
                .filter(|row| !answers.hides(name.slot, nth, row))
            {
                let ticks = cells.get(row);
                tally.note(
                    ticks
                        .map(|ticks| ticks.iter().any(|code| is_in(code, wanted)))
                        .into(),
                );
            }
        }
        _ => tally.note(has(found, wanted).into()),
    }
}

fn has(found: &Value, wanted: &[Node]) -> Option<bool> {
    match found {
        Value::Codes(ticks) => Some(ticks.iter().any(|code| is_in(code, wanted))),
        Value::Code(code) => Some(is_in(code, wanted)),
        Value::Truth(_) | Value::Number(_) | Value::Text(_) | Value::Date(_) => {
            let is_same = |node: &Node| matches!(node, Node::Literal(value) if value == found);
            Some(wanted.iter().any(is_same))
        }
        Value::Cells(_) | Value::Parts(_) | Value::Each(_) => None,
    }
}

fn is_in(code: &Code, wanted: &[Node]) -> bool {
    wanted
        .iter()
        .any(|node| matches!(node, Node::Literal(Value::Code(other)) if other == code))
}

/// A page that is known to be asked no times adds nothing, which is not unknown.
fn summed(arguments: &[Node], answers: &dyn Answers) -> Option<Value> {
    let is_none_asked = arguments.iter().any(|node| {
        matches!(value(node, answers).as_deref(), Some(Value::Each(each)) if each.is_empty())
    });
    let nothing = is_none_asked.then_some(Value::Number(Decimal::ZERO));
    folded(nothing, arguments, answers, add)
}

/// Folds what is answered; blanks are left out, and only blanks are unknown.
fn folded(
    start: Option<Value>,
    arguments: &[Node],
    answers: &dyn Answers,
    fold: fn(Value, &Value) -> Option<Value>,
) -> Option<Value> {
    let mut total = start;
    for node in arguments {
        let Some(found) = value(node, answers) else {
            continue;
        };
        for one in ones(&found) {
            total = Some(match total {
                None => one.into_owned(),
                Some(total) => fold(total, &one)?,
            });
        }
    }
    total
}

/// The numbers or dates of an answer: its own, those of its parts, those of each time.
fn ones(found: &Value) -> Vec<Cow<'_, Value>> {
    match found {
        Value::Each(each) => each.iter().flatten().flat_map(ones).collect(),
        Value::Parts(parts) => {
            let numbers = parts.values().map(|part| Value::Number(*part));
            numbers.map(Cow::Owned).collect()
        }
        single => vec![Cow::Borrowed(single)],
    }
}

fn add(total: Value, one: &Value) -> Option<Value> {
    match (total, one) {
        (Value::Number(total), Value::Number(one)) => total.checked_add(*one).map(Value::Number),
        _ => None,
    }
}

/// The lesser of two numbers or dates, or the greater.
fn least(one: Value, two: &Value, is_least: bool) -> Value {
    let takes_second = match (&one, two) {
        (Value::Number(one), Value::Number(two)) => (two < one) == is_least && one != two,
        (Value::Date(one), Value::Date(two)) => (two < one) == is_least && one != two,
        _ => false,
    };
    if takes_second { two.clone() } else { one }
}

fn rounded(node: &Node, kept: &[Node], answers: &dyn Answers) -> Option<Decimal> {
    let kept = match kept {
        [Node::Literal(Value::Number(kept)), ..] => decimals(*kept)?,
        _ => 0,
    };
    let number = number(node, answers)?;
    Some(number.round_dp_with_strategy(kept, RoundingStrategy::MidpointAwayFromZero))
}
