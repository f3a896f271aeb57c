//! The typed tree of a condition: what tools explain, compare, solve and translate.

use std::sync::Arc;

use super::function::Function;
use super::{Answers, Code, Slot, Truth, Type, Value, evaluate};

/// One part of a checked condition. Types fit together, so a tool need not look again.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A text that is compared with a choice has become its [`Value::Code`].
    Literal(Value),
    Name(Name),
    /// One cell of a grid: a code, or codes where the grid takes several ticks in a row.
    /// Of a total that is shared out, the number that one part was given.
    Cell {
        grid: Name,
        row: Code,
    },
    Not(Box<Node>),
    Negative(Box<Node>),
    /// Two parts or more, none of them an `And` itself.
    And(Vec<Node>),
    /// Two parts or more, none of them an `Or` itself.
    Or(Vec<Node>),
    Compare {
        left: Box<Node>,
        by: Comparison,
        right: Box<Node>,
    },
    /// `level in ['a', 'b']`.
    Among {
        part: Box<Node>,
        list: Vec<Value>,
    },
    /// `'a' in areas`.
    Ticked {
        code: Box<Node>,
        ticks: Box<Node>,
    },
    /// Sums and differences, or products and quotients, from left to right.
    Chain {
        first: Box<Node>,
        rest: Vec<(Step, Node)>,
    },
    Call {
        function: Function,
        arguments: Vec<Node>,
    },
}

/// A name as its author spelled it, whose value it stands for, and the type of that.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub name: Arc<str>,
    pub slot: Slot,
    pub kind: Type,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What the next part of a chain does to the result so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Plus,
    Minus,
    Times,
    Over,
}

impl Comparison {
    pub(super) const ALL: [Self; 6] = [
        Self::Equal,
        Self::Unequal,
        Self::Less,
        Self::AtMost,
        Self::More,
        Self::AtLeast,
    ];

    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether it asks only for sameness, which needs no order.
    pub fn is_sameness(self) -> bool {
        matches!(self, Self::Equal | Self::Unequal)
    }
}

impl Step {
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
        }
    }

    /// `*` and `/` bind tighter than `+` and `-`.
    pub(super) fn is_tight(self) -> bool {
        matches!(self, Self::Times | Self::Over)
    }
}

impl Node {
    /// Whether a cell takes more than one tick; nothing else does.
    pub(super) fn is_several(&self) -> bool {
        let Self::Cell { grid, .. } = self else {
            return false;
        };
        matches!(grid.kind, Type::Grid { several: true, .. })
    }

    /// Unknown also where the part is not a condition.
    pub fn truth(&self, answers: &dyn Answers) -> Truth {
        evaluate::truth(self, answers)
    }

    /// Every name's slot, in order and each once.
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        self.collect_slots(&mut slots);
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// Adds every name's slot below this part, in reading order, repeats and all.
    pub(super) fn collect_slots(&self, found: &mut Vec<Slot>) {
        match self {
            Self::Literal(_) => {}
            Self::Name(name) | Self::Cell { grid: name, .. } => found.push(name.slot),
            Self::Not(part) | Self::Negative(part) | Self::Among { part, .. } => {
                part.collect_slots(found);
            }
            Self::And(parts)
            | Self::Or(parts)
            | Self::Call {
                arguments: parts, ..
            } => {
                for part in parts {
                    part.collect_slots(found);
                }
            }
            Self::Compare { left, right, .. }
            | Self::Ticked {
                code: left,
                ticks: right,
            } => {
                left.collect_slots(found);
                right.collect_slots(found);
            }
            Self::Chain { first, rest } => {
                first.collect_slots(found);
                for (_, part) in rest {
                    part.collect_slots(found);
                }
            }
        }
    }
}
