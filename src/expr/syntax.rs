//! What stands in a condition, before any name in it has a meaning.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::node::{Comparison, Step};

/// One part of a condition and where it stands: bytes in the source.
#[derive(Clone, Debug)]
pub(super) struct Part<'s> {
    pub(super) span: Range<usize>,
    pub(super) what: Syntax<'s>,
}

#[derive(Clone, Debug)]
pub(super) enum Syntax<'s> {
    Number(Decimal),
    Text(String),
    Truth(bool),
    List(Vec<Part<'s>>),
    Name(&'s str),
    Cell {
        grid: Spelled<'s>,
        row: Spelled<'s>,
    },
    Call {
        function: Spelled<'s>,
        arguments: Vec<Part<'s>>,
    },
    Not(Box<Part<'s>>),
    Negative(Box<Part<'s>>),
    /// A chain is one wide part, however long: a tree of pairs would grow deep.
    And(Vec<Part<'s>>),
    Or(Vec<Part<'s>>),
    Chain {
        first: Box<Part<'s>>,
        rest: Vec<(Step, Part<'s>)>,
    },
    Compare {
        left: Box<Part<'s>>,
        how: How,
        right: Box<Part<'s>>,
    },
}

/// A word and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Spelled<'s> {
    pub(super) word: Cow<'s, str>,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    By(Comparison),
    In,
}
