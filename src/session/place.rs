//! Where an entry belongs: a question, and the iteration of its page if that repeats.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::expr::Code;
use crate::survey::QuestionId;

/// Written `rating` or `rating[business]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place {
    pub question: QuestionId,
    pub iteration: Option<Code>,
}

/// One question on the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub place: Place,
    /// Index in `Survey::questions`.
    pub question: usize,
}

impl Place {
    /// A question on a page that is asked once.
    pub fn once(question: &QuestionId) -> Self {
        Self {
            question: question.clone(),
            iteration: None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.iteration {
            None => write!(out, "{}", self.question),
            Some(iteration) => write!(out, "{}[{iteration}]", self.question),
        }
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

impl TryFrom<String> for Place {
    type Error = &'static str;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        const MISSPELLED: &str = "a place is not spelled as places are";
        let (question, iteration) = match source.strip_suffix(']') {
            None => (&*source, None),
            Some(head) => {
                let (question, code) = head.split_once('[').ok_or(MISSPELLED)?;
                (question, Some(Code::new(code).ok_or(MISSPELLED)?))
            }
        };
        let question = QuestionId::new(question).ok_or(MISSPELLED)?;
        Ok(Self {
            question,
            iteration,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        for written in ["rating", "rating[business]", "x[0301]"] {
            assert_eq!(
                Place::try_from(written.to_owned()).unwrap().to_string(),
                written
            );
        }
        for wrong in ["", "Rating", "a[", "a[]", "a]", "a[b]c", "a[b[c]]"] {
            assert!(Place::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
