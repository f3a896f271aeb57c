//! svar: a questionnaire client for the terminal.
//!
//! The whole program in one line: a definition comes in, events come in, effects go out.
//!
//! Modules stand on floors, and a module imports only from floors below its own;
//! `tests/tidy.rs` holds the table and fails on an import that climbs.
//!
//! | Floor | Modules | What they are |
//! |---|---|---|
//! | 7 | `main`, `cli`, `commands`, `output` | the command line, and the one place that prints |
//! | 6 | `runner`, `author` | the two worlds: disk and network, or neither |
//! | 5 | `storage`, `delivery`, `collector` | journals on disk, the courier, the endpoint |
//! | 4 | `tui`, `line`, `wire` | two front ends over one session; JSON |
//! | 3 | `session` | one person answering one survey: events in, effects out |
//! | 2 | `survey` | a checked definition and what its questions accept |
//! | 1 | `expr`, `locale`, `measure` | conditions; the interface's own words; how wide words are |
//! | 0 | `plain` | the output door: text that is safe to show |
//!
//! A key: terminal → `tui` → events → `session` → effects → the world obeys (journal
//! first) → `tui` draws. A response: TOML → survey → entries → path → frozen bytes in the
//! journal → courier → receipt in the same journal.
//!
//! Two features are on by default: `author` is the floor of the same name with its commands,
//! `collector` the endpoint. Without both the respondent's client is left.
//!
//! Words for the respondent are Fluent messages in every interface language, and so are those
//! on what is kept and found on this machine. Words for authors (problems) and operators
//! (errors) are English sentences beside the type that they belong to: what happened, and
//! what to do.

#![warn(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")
)]

#[cfg(feature = "author")]
pub mod author;
pub mod cli;
#[cfg(feature = "collector")]
pub mod collector;
pub mod commands;
pub mod delivery;
pub mod expr;
pub mod line;
pub mod locale;
mod measure;
pub mod output;
pub mod plain;
pub mod runner;
pub mod session;
pub mod storage;
pub mod survey;
pub mod tui;
pub mod wire;

#[cfg(test)]
#[path = "../tests/common/scale.rs"]
mod scale;
