//! One person answering one survey: an event in, effects out, both plain data.
//!
//! The session owns the entries and decides where the respondent may go. Path, refusals
//! and progress are derived from survey and entries, never stored.

mod fill;
mod path;
mod place;
mod sheet;
mod standing;
mod state;
mod update;
mod words;
mod world;

use std::sync::Arc;

use crate::locale::Message;
use crate::survey::{Choice, Entry, Question, Survey};

pub use fill::{Fault, judge};
pub use path::{Path, Step};
pub use place::Place;
pub use sheet::{Acknowledged, Sheet, Unanswered};
pub use standing::{Standing, Trouble};
pub use state::{Fact, Position, State};
pub use world::{Effect, Event, Farewell, News, World, drive};

/// One interview, from the first screen to the receipt.
pub struct Session {
    survey: Arc<Survey>,
    state: State,
    phase: Phase,
    /// Derived from survey and entries, and kept only until one of them changes.
    path: Path,
    saving_failed: Option<Message>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    Answering,
    /// The response is being frozen: an edit now would arrive too late to count.
    Filing,
    Filed(News),
    Declined,
}

impl Session {
    /// Takes up an interview where its facts left it; `State::default()` begins a new one.
    pub fn new(survey: Arc<Survey>, state: State) -> Self {
        let path = Path::derive(&survey, &state.entries);
        let phase = Phase::Answering;
        let mut session = Self {
            survey,
            state,
            phase,
            path,
            saving_failed: None,
        };
        // A changed definition may have taken the question away.
        if let Some(position) = session.next_on_the_path() {
            session.state.position = position;
        }
        session
    }

    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    pub fn position(&self) -> &Position {
        &self.state.position
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why answers are not reaching the disk at the moment, for a banner.
    pub fn saving_failed(&self) -> Option<&Message> {
        self.saving_failed.as_ref()
    }

    /// The question at a place. Places of the path always have one.
    pub fn question(&self, place: &Place) -> Option<&Question> {
        self.survey.question(place.question.as_str())
    }

    pub fn entry(&self, place: &Place) -> Option<&Entry> {
        self.state.entries.get(place)
    }

    /// The choices of a question that the answers so far leave open.
    pub fn choices<'a>(&'a self, question: &'a Question) -> Vec<&'a Choice> {
        let shown = question.kind.choices().iter();
        shown
            .filter(|choice| choice.is_shown(&self.answers()))
            .collect()
    }

    /// The rows of a grid that the answers so far leave open.
    pub fn rows<'a>(&'a self, question: &'a Question) -> Vec<&'a Choice> {
        let shown = question.kind.rows().iter();
        shown.filter(|row| row.is_shown(&self.answers())).collect()
    }

    /// Where the respondent is among the steps of the path: `(3, 20)` is the third of 20.
    /// Notes are steps too, for they take a key to pass.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let at = self.path.index_of(self.position().place()?)?;
        Some((at + 1, self.path.steps().len()))
    }

    /// The index of the language spoken, in `Survey::languages`.
    pub fn language(&self) -> usize {
        self.state
            .language
            .as_ref()
            .map_or(0, |language| self.survey.language_index(language))
    }

    /// Whether the respondent must say yes before the first question, and has not.
    pub fn awaits_consent(&self) -> bool {
        self.survey.privacy.consent && self.state.consent != Some(true)
    }

    /// Where to stand instead of a place that has left the path: the next step of it.
    /// `None` while the respondent's place is on it.
    fn next_on_the_path(&self) -> Option<Position> {
        let place = self.state.position.place()?;
        if self.path.index_of(place).is_some() {
            return None;
        }
        let asked_from = self.survey.find(place.question.as_str()).unwrap_or(0);
        let mut steps = self.path.steps().iter();
        let next = steps.find(|step| step.question >= asked_from);
        Some(next.map_or(Position::Review, |step| Position::At(step.place.clone())))
    }
}
