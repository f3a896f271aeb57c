//! What testers work with: simulated respondents, recorded sessions, a preview that follows
//! its file.

#![cfg(feature = "author")]

#[path = "../common/mod.rs"]
mod common;
mod desk;
mod preview;
mod prompt;
mod scenarios;
mod simulate;
