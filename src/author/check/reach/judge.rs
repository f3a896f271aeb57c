//! What a condition can come to in a region of answers: the same rules as for one answer,
//! over all that is possible.

use jiff::Span;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::scene::{Here, Scene};
use super::seen::{Seen, Truths, What, compare, picks_are};
use crate::expr::{Code, Comparison, Name, Node, Step, Type, Value};

impl<'a> Scene<'a, '_> {
    /// Which truths a part can have.
    pub(super) fn truth(&self, node: &'a Node, here: Here) -> Truths {
        self.space.looks.count(1);
        match node {
            Node::Not(part) => self.truth(part, here).not(),
            Node::And(parts) => Truths::all(parts.iter().map(|part| self.truth(part, here))),
            Node::Or(parts) => Truths::any(parts.iter().map(|part| self.truth(part, here))),
            Node::Compare { left, by, right } => {
                compare(self.value(left, here), *by, self.value(right, here))
            }
            Node::Among { part, list } => {
                let part = self.value(part, here);
                self.space.looks.count(list.len() * part.width());
                let is_one = |value| compare(part, Comparison::Equal, Seen::literal(value));
                Truths::any(list.iter().map(is_one))
            }
            Node::Ticked { code, ticks } => self.ticked(code, ticks, here),
            Node::Literal(_)
            | Node::Name(_)
            | Node::Cell { .. }
            | Node::Negative(_)
            | Node::Chain { .. }
            | Node::Call { .. } => {
                let seen = self.value(node, here);
                let truths = match seen.what {
                    What::Truth(truths) => truths,
                    What::Any => Truths::ALL,
                    _ => Truths::NONE,
                };
                let is_none = seen.none || truths == Truths::NONE;
                truths.or(Truths::UNKNOWN.when(is_none))
            }
        }
    }

    /// What a part can come to.
    pub(super) fn value(&self, node: &'a Node, here: Here) -> Seen<'a> {
        self.space.looks.count(1);
        match node {
            Node::Literal(value) => Seen::literal(value),
            Node::Name(name) => self.named(name.slot, here),
            Node::Cell { grid, row } => self.cell(grid, row, here),
            Node::Negative(part) => {
                let seen = self.value(part, here);
                let what = match seen.what {
                    What::Number(low, high) => What::Number(-high, -low),
                    What::Any => What::Any,
                    _ => What::Nothing,
                };
                Seen { what, ..seen }
            }
            Node::Chain { first, rest } => {
                let mut total = self.value(first, here);
                for (step, part) in rest {
                    total = stepped(total, *step, self.value(part, here));
                }
                total
            }
            Node::Call {
                function,
                arguments,
            } => self.call(*function, arguments, here),
            Node::Not(_)
            | Node::And(_)
            | Node::Or(_)
            | Node::Compare { .. }
            | Node::Among { .. }
            | Node::Ticked { .. } => {
                let truths = self.truth(node, here);
                let known = Truths::NO
                    .when(truths.may(Truths::NO))
                    .or(Truths::YES.when(truths.may(Truths::YES)));
                let what = if known == Truths::NONE {
                    What::Nothing
                } else {
                    What::Truth(known)
                };
                Seen {
                    none: truths.may(Truths::UNKNOWN),
                    what,
                }
            }
        }
    }

    /// One row of a grid, or one part of a total.
    fn cell(&self, grid: &Name, row: &Code, here: Here) -> Seen<'a> {
        let whole = self.named(grid.slot, here);
        let What::Rows(cell) = whole.what else {
            return Seen {
                none: true,
                ..whole
            };
        };
        let Some(at) = self.place_of(cell, row) else {
            return Seen::NOTHING;
        };
        let seen = if matches!(grid.kind, Type::Parts(_)) {
            self.part(cell, at)
        } else {
            self.row(cell, at)
        };
        seen.unless(whole.none)
    }

    fn ticked(&self, code: &'a Node, ticks: &'a Node, here: Here) -> Truths {
        let (code, ticks) = (self.value(code, here), self.value(ticks, here));
        if !code.is_some() || !ticks.is_some() {
            return Truths::UNKNOWN;
        }
        let unknown = Truths::UNKNOWN.when(code.none || ticks.none);
        let What::Ticks { codes, must, may } = ticks.what else {
            return Truths::ALL;
        };
        // Whether a code may be unticked, and whether it may be ticked.
        let look = |code: &Code| {
            let at = codes.iter().position(|one| one.code == *code);
            let bit = at.map_or(0, |at| 1_u128 << at);
            (must & bit == 0, may & bit != 0)
        };
        let (no, yes) = match code.what {
            What::Code(code) => look(code),
            What::Pick(options, mask) => {
                let (mut no, mut yes) = (codes.is_empty(), false);
                for choice in codes {
                    let (is, is_not) = picks_are(options, mask, &choice.code);
                    let (off, on) = look(&choice.code);
                    no |= is_not || (is && off);
                    yes |= is && on;
                }
                (no, yes)
            }
            _ => return Truths::ALL,
        };
        unknown.or(Truths::YES.when(yes)).or(Truths::NO.when(no))
    }
}

/// Whether something is one of the values wanted.
pub(super) fn has<'a>(found: Seen<'a>, wanted: &'a [Node]) -> Truths {
    let found = Seen {
        none: false,
        ..found
    };
    let values = wanted.iter().filter_map(|node| match node {
        Node::Literal(value) => Some(value),
        _ => None,
    });
    match found.what {
        What::Ticks { codes, must, may } => {
            let is_wanted = |code: &Code| {
                let mut values = values.clone();
                values.any(|value| matches!(value, Value::Code(one) if one == code))
            };
            let named = codes.iter().enumerate();
            let named = named.filter(|(_, one)| is_wanted(&one.code));
            let bits = named.fold(0_u128, |bits, (at, _)| bits | 1 << at);
            // Something is ticked where there is an answer: this, or only others.
            let none_but_these = may & !bits == 0;
            let no = must & bits == 0 && !none_but_these;
            Truths::YES.when(may & bits != 0).or(Truths::NO.when(no))
        }
        What::Nothing => Truths::NONE,
        What::Any | What::Rows(_) | What::Each(_) => Truths::ALL,
        What::Truth(_)
        | What::Number(..)
        | What::Date(..)
        | What::Pick(..)
        | What::Code(_)
        | What::Words(..)
        | What::Text(_) => {
            let is = |value| compare(found, Comparison::Equal, Seen::literal(value));
            Truths::any(values.map(is))
        }
    }
}

/// What lies between two results, or beyond what can be counted.
fn stepped<'s>(left: Seen<'s>, step: Step, right: Seen<'s>) -> Seen<'s> {
    let none = left.none || right.none;
    if !left.is_some() || !right.is_some() {
        return Seen::NOTHING;
    }
    let (what, fails) = match (left.what, right.what) {
        (What::Number(a, b), What::Number(c, d)) => numbers((a, b), step, (c, d)),
        (What::Date(a, b), What::Date(c, d)) if step == Step::Minus => {
            let days = |from: jiff::civil::Date, to: jiff::civil::Date| {
                let span = from.until((jiff::Unit::Day, to)).ok()?;
                Some(Decimal::from(span.get_days()))
            };
            match days(d, a).zip(days(c, b)) {
                Some((low, high)) => (What::Number(low, high), false),
                None => (What::Any, true),
            }
        }
        (What::Date(from, to), What::Number(low, high)) if is_sum(step) => {
            let (low, high) = if step == Step::Minus {
                (-high, -low)
            } else {
                (low, high)
            };
            later((from, to), (low, high))
        }
        (What::Number(low, high), What::Date(from, to)) if step == Step::Plus => {
            later((from, to), (low, high))
        }
        _ => (What::Any, true),
    };
    Seen {
        none: none || fails,
        what,
    }
}

fn is_sum(step: Step) -> bool {
    matches!(step, Step::Plus | Step::Minus)
}

/// The range of a result; whether it may be no number.
fn numbers<'s>(
    (a, b): (Decimal, Decimal),
    step: Step,
    (c, d): (Decimal, Decimal),
) -> (What<'s>, bool) {
    let ends: Option<Vec<Decimal>> = match step {
        Step::Plus => a
            .checked_add(c)
            .zip(b.checked_add(d))
            .map(|(a, b)| vec![a, b]),
        Step::Minus => a
            .checked_sub(d)
            .zip(b.checked_sub(c))
            .map(|(a, b)| vec![a, b]),
        Step::Times => [(a, c), (a, d), (b, c), (b, d)]
            .into_iter()
            .map(|(one, two)| one.checked_mul(two))
            .collect(),
        Step::Over if c <= Decimal::ZERO && Decimal::ZERO <= d => {
            // By nothing only: never a number.
            return (if c == d { What::Nothing } else { What::Any }, true);
        }
        Step::Over => [(a, c), (a, d), (b, c), (b, d)]
            .into_iter()
            .map(|(one, two)| one.checked_div(two))
            .collect(),
    };
    let Some(ends) = ends else {
        return (What::Any, true);
    };
    let low = ends.iter().min().copied().unwrap_or_default();
    let high = ends.iter().max().copied().unwrap_or_default();
    (What::Number(low, high), false)
}

/// Dates so many days later; part of a day leads to no date.
fn later<'s>(
    (from, to): (jiff::civil::Date, jiff::civil::Date),
    (low, high): (Decimal, Decimal),
) -> (What<'s>, bool) {
    let days = |date: jiff::civil::Date, days: Decimal| {
        let span = Span::new().try_days(days.to_i64()?).ok()?;
        date.checked_add(span).ok()
    };
    let ends = days(from, low.ceil()).zip(days(to, high.floor()));
    let is_whole = low == high && low.is_integer();
    match ends {
        Some((from, to)) if from <= to => (What::Date(from, to), !is_whole),
        Some(_) => (What::Nothing, true),
        None => (What::Any, true),
    }
}
