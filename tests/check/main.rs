//! What authors are told about their surveys: codes, lints, proofs and reports.

mod codes;
mod lints;
mod program;
mod why;
