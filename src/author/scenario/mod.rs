//! A session that is kept to be held again: what was asked, answered and told, in order.
//!
//! It is a small TOML file that people read and edit. Replayed on another version of the
//! survey it tells what a respondent with these answers would meet there instead.

mod answer;
mod read;
mod record;
mod replay;
mod write;

pub use read::{ScenarioError, is_scenario};
pub use record::Recording;
pub use replay::{Difference, Replayed, What, replay};

use crate::survey::Given;

/// The version of the file's form.
const FORMAT: u64 = 1;

/// What is expected of a survey when somebody answers like this.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// The survey's id.
    pub survey: String,
    /// The version that it was recorded on.
    pub version: String,
    /// The language that its words are in.
    pub language: String,
    /// The id by which orders are shuffled; mostly blank.
    pub response: String,
    pub steps: Vec<Step>,
    /// Where it ends: a place, `opening`, `review` or `sent`.
    pub end: String,
    /// The places asked in the end, in order.
    pub path: Vec<String>,
    /// Comments by what they stand before: the head (`None`), or a step by its index.
    pub comments: Vec<(Option<usize>, String)>,
}

/// What a respondent does in one place before going on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Where: a place, or `review`.
    pub at: String,
    /// The words of the question.
    pub asks: Option<String>,
    /// Whose answer is changed, where it is not that of the place.
    pub of: Option<String>,
    pub answer: Option<Answer>,
    /// Why a doubted answer stands.
    pub reason: Option<String>,
    /// Where to go instead of on: a place, `back`, `opening`, `review`, or `send`.
    pub go: Option<String>,
    /// What is told instead of going on.
    pub told: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// In the form of an answer file; what was typed is a text, as it was typed.
    Given(Given),
    Cleared,
}
