//! What an author should know of a survey that reads: lints, proofs, and the burden.

mod reach;

pub use reach::{Target, Verdict, Way, Ways, prove};
