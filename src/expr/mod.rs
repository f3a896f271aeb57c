//! Conditions and computations: a small typed tree with three-valued logic.
//!
//! An [`Expr`] is read once, with the types of the names it may use, and evaluated often.
//! It knows nothing of surveys: a [`Scope`] says what a name is, [`Answers`] what it holds.

mod check;
mod code;
mod compare;
mod evaluate;
mod expected;
mod fault;
mod function;
mod lexer;
mod name;
mod nearest;
mod node;
mod parse;
mod print;
mod syntax;
mod tally;
mod value;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use code::{CODE_BYTES_MAX, Code};
pub use fault::{Fault, FaultKind, Known};
pub use function::{Function, date};
pub use lexer::RESERVED;
pub use nearest::nearest;
pub use node::{Comparison, Name, Node, Step};
pub use value::{Cells, Codes, Parts, Truth, Type, Value};

/// How deep brackets, calls, `not` and `-` may nest.
pub const DEPTH_MAX: usize = 32;

/// Somebody mends a few faults at a time; a thousand of one condition help nobody.
const FAULTS_MAX: usize = 20;

/// What an author's names stand for where a condition is read.
pub trait Scope {
    fn find(&self, name: &str) -> Found;
    /// Every name usable here, for "did you mean".
    fn names(&self) -> Vec<String>;
}

#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Here {
        slot: Slot,
        kind: Type,
    },
    /// Known, but asked later than here.
    Later,
    /// Known, but never has a value: a note.
    Valueless,
    Nowhere,
}

/// Whose value, in the caller's own numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u32);

/// What the names of a condition hold at one moment.
pub trait Answers {
    /// `None` where unanswered or off the path.
    fn value(&self, slot: Slot) -> Option<Cow<'_, Value>>;

    /// Whether a row of this grid is not asked, and so does not count as unanswered; `nth`
    /// counts the grids where it is asked several times, from 0.
    fn hides(&self, _grid: Slot, _nth: usize, _row: &Code) -> bool {
        false
    }
}

/// What a condition is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// It is true or false: `show_if`, `that`.
    Truth,
    /// It is a number: `total`.
    Number,
    /// It is a single value of whatever type: `value`.
    Any,
}

/// A condition or a computation, read and checked. Its `Display` is its canonical source.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    node: Node,
    kind: Type,
}

impl Expr {
    /// Reads a condition; returns every fault that can be told apart from its neighbors.
    pub fn read(source: &str, scope: &dyn Scope, want: Want) -> Result<Self, Vec<Fault>> {
        let (tokens, mut faults) = lexer::tokens(source);
        // Where a token is missing, what the parser thinks of the rest is noise.
        let is_noise = faults.iter().any(|fault| !fault.what.is_mended());
        if is_noise || faults.len() >= FAULTS_MAX {
            return Err(faults);
        }
        let part = match parse::parse(source, &tokens) {
            Ok(part) => part,
            Err(fault) => {
                faults.push(*fault);
                faults.sort_by_key(|fault| fault.span.start);
                return Err(faults);
            }
        };
        let checked = check::check(&part, source, scope, want);
        match checked {
            Ok((node, kind)) if faults.is_empty() => Ok(Self { node, kind }),
            Ok(_) => Err(faults),
            Err(more) => {
                faults.extend(more);
                faults.sort_by_key(|fault| fault.span.start);
                Err(faults)
            }
        }
    }

    pub fn kind(&self) -> &Type {
        &self.kind
    }

    /// Unknown also where the expression is not a condition.
    pub fn truth(&self, answers: &dyn Answers) -> Truth {
        evaluate::truth(&self.node, answers)
    }

    /// `None` where it is unknown.
    pub fn value(&self, answers: &dyn Answers) -> Option<Value> {
        evaluate::value(&self.node, answers).map(Cow::into_owned)
    }

    /// What it depends on, in order and each once.
    pub fn slots(&self) -> Vec<Slot> {
        self.node.slots()
    }

    pub fn node(&self) -> &Node {
        &self.node
    }
}

impl Node {
    /// What a part of a condition amounts to; `None` where it is unknown.
    pub fn value(&self, answers: &dyn Answers) -> Option<Value> {
        evaluate::value(self, answers).map(Cow::into_owned)
    }
}
