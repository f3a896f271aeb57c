//! What conditions may see of an answer while parts of it are open: never less than what
//! can be the case.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::space::Opt;
use crate::expr::{Code, Comparison, Truth, Value};
use crate::survey::Choice;

/// Which truths are possible: a set of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Truths(u8);

impl Truths {
    pub(super) const NONE: Self = Self(0);
    pub(super) const NO: Self = Self(1);
    pub(super) const UNKNOWN: Self = Self(2);
    pub(super) const YES: Self = Self(4);
    pub(super) const ALL: Self = Self(7);
    pub(super) const KNOWN: Self = Self(5);

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With the others, where they are possible.
    pub(super) fn when(self, possible: bool) -> Self {
        if possible { self } else { Self::NONE }
    }

    pub(super) fn may(self, truth: Self) -> bool {
        self.0 & truth.0 != 0
    }

    pub(super) fn must(self, truth: Self) -> bool {
        self.0 & !truth.0 == 0
    }

    pub(super) fn not(self) -> Self {
        #[cfg(test)]
        if faults::is(faults::Fault::UnknownIsNo) && self.may(Self::UNKNOWN) {
            return Self(self.0 & !2 | 1).not();
        }
        Self::YES
            .when(self.may(Self::NO))
            .or(Self::UNKNOWN.when(self.may(Self::UNKNOWN)))
            .or(Self::NO.when(self.may(Self::YES)))
    }

    /// All of the parts: one `No` decides.
    pub(super) fn all(parts: impl Iterator<Item = Self>) -> Self {
        let (mut no, mut yes, mut open, mut unknown) = (false, true, true, false);
        for part in parts {
            no |= part.may(Self::NO);
            yes &= part.may(Self::YES);
            open &= part.may(Self::UNKNOWN) || part.may(Self::YES);
            unknown |= part.may(Self::UNKNOWN);
        }
        Self::NO
            .when(no)
            .or(Self::YES.when(yes))
            .or(Self::UNKNOWN.when(open && unknown))
    }

    /// One of the parts: one `Yes` decides.
    pub(super) fn any(parts: impl Iterator<Item = Self>) -> Self {
        Self::all(parts.map(Self::not)).not()
    }
}

impl From<Truth> for Truths {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::No => Self::NO,
            Truth::Unknown => Self::UNKNOWN,
            Truth::Yes => Self::YES,
        }
    }
}

/// Whether there may be no answer, and what it may be if there is one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'s> {
    pub(super) none: bool,
    pub(super) what: What<'s>,
}

/// What an answer may be: each form covers more than it must, never less.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'s> {
    /// There is none.
    Nothing,
    /// `No` and `Yes` only.
    Truth(Truths),
    Number(Decimal, Decimal),
    Date(Date, Date),
    /// One of these options, each a code.
    Pick(&'s [Opt], u128),
    Code(&'s Code),
    /// Choices that are surely ticked, and those that may be.
    Ticks {
        codes: &'s [Choice],
        must: u128,
        may: u128,
    },
    /// One of these options, each a text.
    Words(&'s [Opt], u128),
    Text(&'s str),
    /// The rows of a grid, or the parts of a total, in a cell.
    Rows(usize),
    /// The answers of a question that is asked several times.
    Each(usize),
    /// Whatever there is.
    Any,
}

impl<'s> Seen<'s> {
    pub(super) const NOTHING: Self = Self {
        none: true,
        what: What::Nothing,
    };
    pub(super) const ANY: Self = Self {
        none: true,
        what: What::Any,
    };

    pub(super) fn sure(what: What<'s>) -> Self {
        Self { none: false, what }
    }

    pub(super) fn literal(value: &'s Value) -> Self {
        Self::sure(match value {
            Value::Truth(truth) => What::Truth(Truths::from(Truth::from(*truth))),
            Value::Number(number) => What::Number(*number, *number),
            Value::Date(date) => What::Date(*date, *date),
            Value::Text(text) => What::Text(text),
            Value::Code(code) => What::Code(code),
            Value::Codes(_) | Value::Cells(_) | Value::Parts(_) | Value::Each(_) => What::Any,
        })
    }

    pub(super) fn is_some(self) -> bool {
        !matches!(self.what, What::Nothing)
    }

    /// How many options are gone through to compare it.
    pub(super) fn width(self) -> usize {
        match self.what {
            What::Pick(options, _) | What::Words(options, _) => options.len(),
            What::Ticks { codes, .. } => codes.len(),
            What::Nothing
            | What::Truth(_)
            | What::Number(..)
            | What::Date(..)
            | What::Code(_)
            | What::Text(_)
            | What::Rows(_)
            | What::Each(_)
            | What::Any => 1,
        }
    }

    /// As it is seen where its question may not be asked.
    pub(super) fn unless(self, off: bool) -> Self {
        Self {
            none: self.none || off,
            ..self
        }
    }
}

/// What a comparison of two answers can come to.
pub(super) fn compare(left: Seen<'_>, by: Comparison, right: Seen<'_>) -> Truths {
    #[cfg(test)]
    if faults::is(faults::Fault::BlankIsNo) && (left.none || right.none) {
        return Truths::NO.or(compared(left.what, by, right.what));
    }
    let unknown = Truths::UNKNOWN.when(left.none || right.none);
    if !left.is_some() || !right.is_some() {
        return Truths::UNKNOWN;
    }
    unknown.or(compared(left.what, by, right.what))
}

fn compared(left: What<'_>, by: Comparison, right: What<'_>) -> Truths {
    match (left, right) {
        (What::Number(a, b), What::Number(c, d)) => ordered(a.cmp(&d), b.cmp(&c), by),
        (What::Date(a, b), What::Date(c, d)) => ordered(a.cmp(&d), b.cmp(&c), by),
        (What::Truth(one), What::Truth(two)) => {
            let same = (one.may(Truths::YES) && two.may(Truths::YES))
                || (one.may(Truths::NO) && two.may(Truths::NO));
            let other = (one.may(Truths::YES) && two.may(Truths::NO))
                || (one.may(Truths::NO) && two.may(Truths::YES));
            sameness(same, other, by)
        }
        (What::Text(one), What::Text(two)) => sameness(one == two, one != two, by),
        (What::Code(one), What::Code(two)) => sameness(one == two, one != two, by),
        (What::Words(options, mask), What::Text(text))
        | (What::Text(text), What::Words(options, mask)) => {
            let (same, other) = words_are(options, mask, text);
            sameness(same, other, by)
        }
        (What::Pick(options, mask), What::Code(code))
        | (What::Code(code), What::Pick(options, mask)) => {
            let (same, other) = picks_are(options, mask, code);
            sameness(same, other, by)
        }
        (What::Pick(one, first), What::Pick(two, second)) => {
            let (mut same, mut other) = (false, false);
            for option in set(one, first) {
                let (is, is_not) = match option {
                    Opt::Code(code) => picks_are(two, second, code),
                    _ => (true, true),
                };
                same |= is;
                other |= is_not;
            }
            sameness(same, other, by)
        }
        (What::Words(..), What::Words(..)) => Truths::KNOWN,
        _ => Truths::ALL,
    }
}

/// The options of a set.
pub(super) fn set(options: &[Opt], mask: u128) -> impl Iterator<Item = &Opt> {
    ones(mask).filter_map(|at| options.get(at as usize))
}

/// The places of the bits that are set, from the lowest.
pub(super) fn ones(mask: u128) -> impl Iterator<Item = u32> {
    let rest = |mask: &u128| (*mask != 0).then(|| mask & (mask - 1));
    let masks = std::iter::successors(Some(mask), rest);
    masks
        .take_while(|mask| *mask != 0)
        .map(u128::trailing_zeros)
}

/// Whether one of the options can be this code, and whether one can be another.
pub(super) fn picks_are(options: &[Opt], mask: u128, code: &Code) -> (bool, bool) {
    let (mut same, mut other) = (false, false);
    for option in set(options, mask) {
        match option {
            Opt::Code(one) => {
                same |= one == code;
                other |= one != code;
            }
            Opt::OtherCode(one) => {
                let is_listed = options.contains(&Opt::Code(code.clone()));
                same |= !is_listed || one == code;
                other = true;
            }
            Opt::Blank | Opt::Reason(_) | Opt::Words(_) | Opt::OtherWords | Opt::Given => {}
        }
    }
    (same, other)
}

fn words_are(options: &[Opt], mask: u128, text: &str) -> (bool, bool) {
    let (mut same, mut other) = (false, false);
    for option in set(options, mask) {
        match option {
            Opt::Words(one) => {
                same |= one == text;
                other |= one != text;
            }
            Opt::OtherWords => {
                same |= !options.contains(&Opt::Words(text.to_owned()));
                other = true;
            }
            Opt::Blank | Opt::Reason(_) | Opt::Code(_) | Opt::OtherCode(_) | Opt::Given => {}
        }
    }
    (same, other)
}

fn sameness(same: bool, other: bool, by: Comparison) -> Truths {
    match by {
        Comparison::Equal => Truths::YES.when(same).or(Truths::NO.when(other)),
        Comparison::Unequal => Truths::NO.when(same).or(Truths::YES.when(other)),
        Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => {
            Truths::KNOWN
        }
    }
}

/// `least`: the low end of the left against the high end of the right; `most`: the high
/// end of the left against the low end of the right.
fn ordered(least: Ordering, most: Ordering, by: Comparison) -> Truths {
    // Two points are compared exactly; of ranges, sameness is possible where they overlap.
    let (may_be_less, may_be_more) = (least == Ordering::Less, most == Ordering::Greater);
    let may_be_same = least != Ordering::Greater && most != Ordering::Less;
    let (yes, no) = match by {
        Comparison::Equal => (may_be_same, may_be_less || may_be_more),
        Comparison::Unequal => (may_be_less || may_be_more, may_be_same),
        Comparison::Less => (may_be_less, may_be_same || may_be_more),
        Comparison::AtMost => (may_be_less || may_be_same, may_be_more),
        Comparison::More => (may_be_more, may_be_same || may_be_less),
        Comparison::AtLeast => (may_be_more || may_be_same, may_be_less),
    };
    Truths::YES.when(yes).or(Truths::NO.when(no))
}

/// Mistakes that a test makes on purpose, to see that they are noticed.
#[cfg(test)]
pub(super) mod faults {
    use std::cell::Cell;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(in crate::author::check::reach) enum Fault {
        /// Two truths instead of three.
        UnknownIsNo,
        /// A comparison with a blank is taken for false.
        BlankIsNo,
        /// What is not asked is seen all the same.
        OffPathIsSeen,
        /// Where one part of a condition holds, all are taken to.
        OneIsAll,
    }

    pub(in crate::author::check::reach) const ALL: [Fault; 4] = [
        Fault::UnknownIsNo,
        Fault::BlankIsNo,
        Fault::OffPathIsSeen,
        Fault::OneIsAll,
    ];

    thread_local! {
        static MADE: Cell<Option<Fault>> = const { Cell::new(None) };
    }

    pub(in crate::author::check::reach) fn is(fault: Fault) -> bool {
        MADE.get() == Some(fault)
    }

    pub(in crate::author::check::reach) fn with<T>(fault: Fault, act: impl FnOnce() -> T) -> T {
        MADE.set(Some(fault));
        let out = act();
        MADE.set(None);
        out
    }
}
