//! How an answer stands: blank, accepted, refused, or to be asked about once more.

use super::{Place, Session};
use crate::expr::Value;
use crate::plain::Plain;
use crate::survey::{Accepted, Entry, Level, Question, Reason, Refusal, Required};

/// What one answer amounts to at the moment.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    Blank,
    Missing(Reason),
    Answered(Value),
    Refused(Refusal),
}

/// What stands between the respondent and the next question.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It must be mended.
    Refused(Refusal),
    /// It may stay open, but is asked about once.
    Open,
    /// Soft checks that do not hold: `(canonical rule, the author's words)`.
    Doubted(Vec<(String, Plain)>),
    /// It was answered when the question was another one.
    Unconfirmed,
}

/// What is kept under for an answer that stays open though it was asked about.
pub(super) const OPEN: &str = "required";

impl Session {
    /// How the answer at a place stands, checks of the author's included.
    pub fn standing(&self, place: &Place) -> Standing {
        let Some(question) = self.question(place) else {
            return Standing::Blank;
        };
        match self.accepted(question, place) {
            Err(refusal) => Standing::Refused(refusal),
            Ok(accepted) => match (self.failed_check(question, place), accepted) {
                (_, Accepted::Blank) => Standing::Blank,
                (Some(words), _) => Standing::Refused(Refusal::Check { words }),
                (None, Accepted::Missing(reason)) => Standing::Missing(reason),
                (None, Accepted::Value(value)) => Standing::Answered(value),
            },
        }
    }

    /// What is in the way at a place, whether or not the respondent has been told.
    pub fn trouble(&self, place: &Place) -> Option<Trouble> {
        let question = self
            .question(place)
            .filter(|question| question.takes_entry())?;
        let accepted = match self.accepted(question, place) {
            Err(refusal) => return Some(Trouble::Refused(refusal)),
            Ok(accepted) => accepted,
        };
        let kept = self.state.kept.get(place).map_or(&[][..], Vec::as_slice);
        let incomplete = question.is_complete(&accepted, &self.known(place)).err();
        match (question.required, incomplete) {
            (Required::Yes, Some(refusal)) => return Some(Trouble::Refused(refusal)),
            (Required::Soft, Some(_)) if !kept.iter().any(|kept| kept == OPEN) => {
                return Some(Trouble::Open);
            }
            _ => {}
        }
        if let Some(words) = self.failed_check(question, place) {
            return Some(Trouble::Refused(Refusal::Check { words }));
        }
        let mut doubts = self.doubts(question, place);
        doubts.retain(|(rule, _)| !kept.contains(rule));
        if !doubts.is_empty() {
            return Some(Trouble::Doubted(doubts));
        }
        let unconfirmed = self.state.unconfirmed.contains(place);
        unconfirmed.then_some(Trouble::Unconfirmed)
    }

    /// What the respondent has been told of the answer at this place, to be shown with it.
    pub fn told(&self, place: &Place) -> Option<Trouble> {
        self.state
            .tried
            .contains(place)
            .then(|| self.trouble(place))
            .flatten()
    }

    /// The author's words for each soft check that fails now, kept or not.
    pub fn doubts_at(&self, place: &Place) -> Vec<Plain> {
        let doubts = self
            .question(place)
            .map(|question| self.doubts(question, place));
        let doubts = doubts.into_iter().flatten();
        doubts.map(|(_, words)| words).collect()
    }

    /// Whether the answer is doubted or stays open, and the respondent may say why.
    pub fn may_explain(&self, place: &Place) -> bool {
        let told = self.told(place);
        matches!(told, Some(Trouble::Open | Trouble::Doubted(_)))
            || !self.acknowledged(place).is_empty()
    }

    /// The name of each soft check that fails now, and its words.
    pub(super) fn doubts(&self, question: &Question, place: &Place) -> Vec<(String, Plain)> {
        let soft = question
            .checks
            .iter()
            .filter(|check| check.level == Level::Warn);
        soft.filter(|check| !check.that.truth(&self.known(place)).passes())
            .map(|check| (check.that.to_string(), self.words_at(place, &check.text)))
            .collect()
    }

    fn accepted(&self, question: &Question, place: &Place) -> Result<Accepted, Refusal> {
        let entry = self.entry(place);
        entry.map_or(Ok(Accepted::Blank), |entry: &Entry| {
            question.accept(entry, &self.known(place))
        })
    }

    fn failed_check(&self, question: &Question, place: &Place) -> Option<Plain> {
        let known = self.known(place);
        let hard = question
            .checks
            .iter()
            .filter(|check| check.level == Level::Error);
        let failed = hard
            .filter(|check| !check.that.truth(&known).passes())
            .map(|c| &c.text)
            .next();
        failed.map(|text| self.words_at(place, text))
    }
}
