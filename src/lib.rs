//! svar: a questionnaire client for the terminal.

pub mod delivery;
pub mod expr;
pub mod locale;
pub mod plain;
pub mod session;
pub mod survey;
pub mod wire;
