//! What a condition comes to, given the answers. Nothing here can fail: it is unknown instead.

use std::borrow::Cow;
use std::cmp::Ordering;

use jiff::{Span, Unit, civil::Date};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::node::{Comparison, Node, Step};
use super::{Answers, Code, Slot, Truth, Type, Value, tally};

/// Whether a part holds.
pub(super) fn truth(node: &Node, answers: &dyn Answers) -> Truth {
    match node {
        Node::Not(part) => not(truth(part, answers)),
        Node::And(parts) => first_or_unknown(parts, Truth::No, answers),
        Node::Or(parts) => first_or_unknown(parts, Truth::Yes, answers),
        Node::Compare { left, by, right } => {
            let left = value(left, answers);
            // Without one side the other need not be looked at.
            left.and_then(|left| compare(&left, *by, &*value(right, answers)?))
                .into()
        }
        Node::Among { part, list } => {
            let found = value(part, answers);
            found.map(|found| list.contains(&*found)).into()
        }
        Node::Ticked { code, ticks } => is_ticked(code, ticks, answers).into(),
        Node::Literal(_)
        | Node::Name(_)
        | Node::Cell { .. }
        | Node::Negative(_)
        | Node::Chain { .. }
        | Node::Call { .. } => match value(node, answers).as_deref() {
            Some(Value::Truth(known)) => Truth::from(*known),
            _ => Truth::Unknown,
        },
    }
}

/// What a part comes to; borrowed wherever somebody already has it.
pub(super) fn value<'a>(node: &'a Node, answers: &'a dyn Answers) -> Option<Cow<'a, Value>> {
    match node {
        Node::Literal(literal) => Some(Cow::Borrowed(literal)),
        Node::Name(name) => answers.value(name.slot),
        Node::Cell { grid, row } if matches!(grid.kind, Type::Parts(_)) => {
            part(grid.slot, row, answers).map(Cow::Owned)
        }
        Node::Cell { grid, row } => {
            let ticked = |ticks: &[Code]| {
                if node.is_several() {
                    return Some(Value::Codes(ticks.to_vec()));
                }
                ticks.first().cloned().map(Value::Code)
            };
            cell(grid.slot, row, answers, ticked)?.map(Cow::Owned)
        }
        Node::Negative(part) => {
            let number = number(part, answers)?;
            Some(Cow::Owned(Value::Number(-number)))
        }
        Node::Chain { first, rest } => {
            let mut total = value(first, answers)?;
            for (step, part) in rest {
                let next = stepped(&total, *step, &*value(part, answers)?)?;
                total = Cow::Owned(next);
            }
            Some(total)
        }
        Node::Call {
            function,
            arguments,
        } => tally::evaluate(*function, arguments, answers).map(Cow::Owned),
        Node::Not(_)
        | Node::And(_)
        | Node::Or(_)
        | Node::Compare { .. }
        | Node::Among { .. }
        | Node::Ticked { .. } => match truth(node, answers) {
            Truth::Yes => Some(Cow::Owned(Value::Truth(true))),
            Truth::No => Some(Cow::Owned(Value::Truth(false))),
            Truth::Unknown => None,
        },
    }
}

pub(super) fn number(node: &Node, answers: &dyn Answers) -> Option<Decimal> {
    match *value(node, answers)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn not(truth: Truth) -> Truth {
    match truth {
        Truth::No => Truth::Yes,
        Truth::Unknown => Truth::Unknown,
        Truth::Yes => Truth::No,
    }
}

/// One `No` decides an `and`, one `Yes` an `or`, whatever else is unknown.
fn first_or_unknown(parts: &[Node], decisive: Truth, answers: &dyn Answers) -> Truth {
    let mut result = not(decisive);
    for part in parts {
        let truth = truth(part, answers);
        if truth == decisive {
            return decisive;
        }
        if truth == Truth::Unknown {
            result = Truth::Unknown;
        }
    }
    result
}

fn compare(left: &Value, by: Comparison, right: &Value) -> Option<bool> {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        (Value::Code(left), Value::Code(right)) => left.cmp(right),
        (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
        // Reading has made sure that the types fit; an answer of another type is no answer.
        _ => return None,
    };
    Some(match by {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::Unequal => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::AtMost => order != Ordering::Greater,
        Comparison::More => order == Ordering::Greater,
        Comparison::AtLeast => order != Ordering::Less,
    })
}

fn is_ticked(code: &Node, ticks: &Node, answers: &dyn Answers) -> Option<bool> {
    let wanted = value(code, answers)?;
    let Value::Code(wanted) = &*wanted else {
        return None;
    };
    if let Node::Cell { grid, row } = ticks {
        return cell(grid.slot, row, answers, |ticks| ticks.contains(wanted));
    }
    match &*value(ticks, answers)? {
        Value::Codes(ticks) => Some(ticks.contains(wanted)),
        _ => None,
    }
}

/// Looks at what is ticked in one row, without taking it out of the grid.
fn cell<T>(
    grid: Slot,
    row: &Code,
    answers: &dyn Answers,
    look: impl FnOnce(&[Code]) -> T,
) -> Option<T> {
    match &*answers.value(grid)? {
        Value::Cells(cells) => cells.get(row).map(|ticks| look(ticks)),
        _ => None,
    }
}

/// What was given to one part: nothing is 0, once something was given to another.
fn part(total: Slot, part: &Code, answers: &dyn Answers) -> Option<Value> {
    match &*answers.value(total)? {
        Value::Parts(_) if answers.hides(total, 0, part) => None,
        Value::Parts(parts) => {
            let given = parts.get(part).copied().unwrap_or_default();
            Some(Value::Number(given))
        }
        _ => None,
    }
}

fn stepped(left: &Value, step: Step, right: &Value) -> Option<Value> {
    match (left, step, right) {
        (Value::Number(left), step, Value::Number(right)) => {
            let result = match step {
                Step::Plus => left.checked_add(*right),
                Step::Minus => left.checked_sub(*right),
                Step::Times => left.checked_mul(*right),
                Step::Over => left.checked_div(*right),
            };
            result.map(Value::Number)
        }
        (Value::Date(left), Step::Minus, Value::Date(right)) => {
            let days = right.until((Unit::Day, *left)).ok()?.get_days();
            Some(Value::Number(days.into()))
        }
        (Value::Date(date), Step::Plus, Value::Number(days))
        | (Value::Number(days), Step::Plus, Value::Date(date)) => later(*date, *days),
        (Value::Date(date), Step::Minus, Value::Number(days)) => later(*date, -*days),
        _ => None,
    }
}

/// Part of a day is not known to be that day or the next.
fn later(date: Date, days: Decimal) -> Option<Value> {
    let days = days.is_integer().then(|| days.to_i64()).flatten()?;
    let span = Span::new().try_days(days).ok()?;
    date.checked_add(span).ok().map(Value::Date)
}
