//! svar: a questionnaire client for the terminal.

pub mod expr;
pub mod locale;
pub mod plain;
pub mod session;
pub mod storage;
pub mod survey;
pub mod wire;
