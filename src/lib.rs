//! svar: a questionnaire client for the terminal.

#[cfg(feature = "collector")]
pub mod collector;
pub mod expr;
pub mod locale;
pub mod plain;
pub mod session;
pub mod survey;
pub mod wire;
