//! svar: a questionnaire client for the terminal.

pub mod author;
pub mod expr;
pub mod line;
pub mod locale;
pub mod plain;
pub mod session;
pub mod survey;
pub mod wire;
