//! Wording in one or more languages, with holes for earlier answers and parameters.

use crate::expr::{Code, Slot};
use crate::plain::Plain;

/// One text in every language that has it. Languages stand as in `Survey::languages`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    wordings: Vec<Option<Vec<Part>>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Words(Plain),
    Hole(Hole),
}

/// `{name}` or `{grid.row}`: what was answered, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Hole {
    pub slot: Slot,
    pub row: Option<Code>,
}

impl Text {
    pub(super) fn new(wordings: Vec<Option<Vec<Part>>>) -> Self {
        Self { wordings }
    }

    /// The wording in a language, by its index; the source language's where it has none.
    pub fn parts(&self, language: usize) -> &[Part] {
        let own = self.wordings.get(language).and_then(Option::as_ref);
        own.or_else(|| self.wordings.first()?.as_ref())
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a language has a wording of its own.
    pub fn speaks(&self, language: usize) -> bool {
        self.wordings.get(language).is_some_and(Option::is_some)
    }

    /// The wording with each hole filled by `fill`.
    pub fn fill(&self, language: usize, fill: &dyn Fn(&Hole) -> Plain) -> Plain {
        let mut out = Plain::default();
        for part in self.parts(language) {
            match part {
                Part::Words(words) => out.push(words),
                Part::Hole(hole) => out.push(&fill(hole)),
            }
        }
        out
    }
}
