//! svar: a questionnaire client for the terminal.

pub mod expr;
pub mod locale;
pub mod plain;
pub mod session;
pub mod survey;
pub mod tui;
pub mod wire;
