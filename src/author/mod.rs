//! For those who write the questions: a survey as respondents will see it, with neither
//! disk nor network behind it, and its texts on their way to translators and back.
//! The respondent's client is built without it.

pub mod check;
pub mod comments;
pub mod compare;
pub mod explain;
pub mod ledger;
pub mod print;
mod rules;
pub mod scenario;
pub mod simulate;
pub mod starter;
pub mod texts;
pub mod watch;

mod rehearsal;

pub use rehearsal::Rehearsal;
