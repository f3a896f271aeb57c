//! What an accepted entry means, and of which type it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Code;

/// The codes a choice, a row or a list can have, in their author's order.
pub type Codes = Arc<[Code]>;

/// What was ticked in each row of a grid; a row without an answer is not in it.
pub type Cells = BTreeMap<Code, Vec<Code>>;

/// What was given to each part of a total; a part left blank is not in it, and counts as 0.
pub type Parts = BTreeMap<Code, Decimal>;

/// What an accepted entry, a parameter or a computation means.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Truth(bool),
    Number(Decimal),
    Text(String),
    /// A month or a year stands for its first day.
    Date(Date),
    /// The one choice of a `single` or a `lookup`.
    Code(Code),
    /// Ticked choices; in order of preference for a `rank`, else in the author's order.
    Codes(Vec<Code>),
    Cells(Cells),
    Parts(Parts),
    /// One value for each iteration of a repeated page, in order; `None` where unanswered.
    Each(Vec<Option<Value>>),
}

/// The static type of a name or of a condition's part.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    Truth,
    Number,
    Text,
    Date,
    Code(Codes),
    Codes(Codes),
    /// `several`: whether a row takes more than one tick.
    Grid {
        rows: Codes,
        cells: Codes,
        several: bool,
    },
    /// A total that is shared out, by the codes of its parts: each of them a number.
    Parts(Codes),
    /// A question on a repeated page, seen from outside of it.
    Each(Box<Type>),
}

/// Three-valued logic (Kleene): a comparison with something unanswered is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    /// A condition that is unknown in the end does not hold.
    pub fn holds(self) -> bool {
        self == Self::Yes
    }

    /// A check refuses only when it is false: an unknown one passes.
    pub fn passes(self) -> bool {
        self != Self::No
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::Yes } else { Self::No }
    }
}

impl From<Option<bool>> for Truth {
    fn from(known: Option<bool>) -> Self {
        known.map_or(Self::Unknown, Self::from)
    }
}
