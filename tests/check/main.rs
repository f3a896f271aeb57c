//! What authors are told about their surveys: codes, lints, proofs and reports.

#![cfg(feature = "author")]

mod codes;
mod lints;
mod near;
mod program;
mod why;
