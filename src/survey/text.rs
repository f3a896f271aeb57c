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

/// What is filled in when the text is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Hole {
    /// `{this}`: what the page is asked for this time.
    This,
    /// `{name}` or `{grid.row}`: what was answered, in words.
    Answer { slot: Slot, row: Option<Code> },
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

    /// The parts of the wordings in all languages.
    pub fn all_parts(&self) -> impl Iterator<Item = &Part> {
        self.wordings.iter().flatten().flatten()
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
