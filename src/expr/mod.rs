//! Conditions and computations: a small typed tree with three-valued logic.
//!
//! An [`Expr`] is read once, with the types of the names it may use, and evaluated often.
//! It knows nothing of surveys: a [`Scope`] says what a name is, [`Answers`] what it holds.

mod code;
mod value;

pub use code::Code;
pub use value::{Cells, Codes, Truth, Type, Value};
