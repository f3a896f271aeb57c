//! What has happened in one interview: facts, and the state they fold into.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Place;
use crate::survey::{Entry, Language, Mark, QuestionId};

/// One thing that happened, as the journal keeps it. Facts need no survey to be folded,
/// so a journal can be read when its definition has changed or is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Consented(bool),
    Entered {
        place: Place,
        entry: Entry,
    },
    Cleared {
        place: Place,
    },
    Went(Position),
    /// The respondent tried to go on from here and was told what is in the way.
    Tried {
        place: Place,
    },
    /// The respondent was told of a soft check or an open answer, and lets it stand.
    Kept {
        place: Place,
        checks: Vec<String>,
    },
    /// Why the answer stands though it is doubted, in the respondent's words.
    Explained {
        place: Place,
        reason: String,
    },
    /// An answer that was there before the respondent; a fixed one is not theirs to change.
    Prefilled {
        place: Place,
        entry: Entry,
        fixed: bool,
    },
    Language(Language),
    /// The definition that is answered from here on.
    Adopted(Adopted),
    /// Several facts of one deed: in the journal all of them stand, or none.
    Together(Vec<Fact>),
}

/// A definition as a draft remembers it, and what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    pub version: String,
    /// SHA-256 of the definition, hexadecimal.
    pub digest: String,
    /// What each question looked like.
    pub questions: BTreeMap<QuestionId, Mark>,
    /// Answers that the respondent is asked to look at once more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unconfirmed: Vec<Place>,
}

/// Where the respondent is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// What the survey is about and what happens to the answers; consent where asked for.
    #[default]
    Opening,
    At(Place),
    /// At a question, come from the review and bound to return there.
    Revisit(Place),
    /// All answers on one page, before they are sent.
    Review,
}

impl Position {
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::At(place) | Self::Revisit(place) => Some(place),
            Self::Opening | Self::Review => None,
        }
    }
}

/// The entries of one interview and how far it has come: the facts, folded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The id of the response, by which orders are shuffled.
    pub response: String,
    pub consent: Option<bool>,
    pub language: Option<Language>,
    /// Every entry ever made and not cleared, on the path or off it.
    pub entries: BTreeMap<Place, Entry>,
    pub tried: BTreeSet<Place>,
    /// Which soft checks stand kept at a place.
    pub kept: BTreeMap<Place, Vec<String>>,
    /// Why kept answers stand, in the respondent's words.
    pub reasons: BTreeMap<Place, String>,
    /// Places whose entry was there beforehand and is still the same.
    pub prefilled: BTreeSet<Place>,
    /// Those of them that the respondent cannot change.
    pub fixed: BTreeSet<Place>,
    /// Answers given to an earlier definition, to be looked at once more.
    pub unconfirmed: BTreeSet<Place>,
    pub position: Position,
    /// The definition that was last adopted.
    pub definition: Option<Adopted>,
}

impl State {
    pub fn apply(&mut self, fact: &Fact) {
        match fact {
            Fact::Consented(given) => self.consent = Some(*given),
            Fact::Entered { place, entry } => {
                self.forget_asking(place);
                self.prefilled.remove(place);
                self.entries.insert(place.clone(), entry.clone());
            }
            Fact::Cleared { place } => {
                self.forget_asking(place);
                self.prefilled.remove(place);
                self.entries.remove(place);
            }
            Fact::Went(position) => self.position = position.clone(),
            Fact::Tried { place } => drop(self.tried.insert(place.clone())),
            Fact::Kept { place, checks } => {
                self.unconfirmed.remove(place);
                self.kept.insert(place.clone(), checks.clone());
            }
            Fact::Explained { place, reason } if reason.is_empty() => {
                self.reasons.remove(place);
            }
            Fact::Explained { place, reason } => {
                self.reasons.insert(place.clone(), reason.clone());
            }
            Fact::Prefilled {
                place,
                entry,
                fixed,
            } => {
                self.entries.insert(place.clone(), entry.clone());
                self.prefilled.insert(place.clone());
                if *fixed {
                    self.fixed.insert(place.clone());
                }
            }
            Fact::Language(language) => self.language = Some(language.clone()),
            Fact::Adopted(adopted) => {
                self.unconfirmed.extend(adopted.unconfirmed.iter().cloned());
                self.definition = Some(adopted.clone());
            }
            Fact::Together(facts) => facts.iter().for_each(|fact| self.apply(fact)),
        }
    }

    /// A new entry is a new answer: what was said of the old one no longer counts.
    fn forget_asking(&mut self, place: &Place) {
        self.tried.remove(place);
        self.kept.remove(place);
        self.reasons.remove(place);
        self.unconfirmed.remove(place);
    }
}

impl<'a> FromIterator<&'a Fact> for State {
    fn from_iter<I: IntoIterator<Item = &'a Fact>>(facts: I) -> Self {
        let mut state = Self::default();
        facts.into_iter().for_each(|fact| state.apply(fact));
        state
    }
}
