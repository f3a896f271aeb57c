//! One person answering one survey: an event in, effects out, both plain data.
//!
//! The session owns the entries and decides where the respondent may go. Path, refusals
//! and progress are derived from survey and entries, never stored.

mod aside;
mod change;
mod fill;
mod find;
mod known;
mod movement;
mod path;
mod place;
mod prefill;
mod renamed;
mod repeats;
mod route;
mod sheet;
mod standing;
mod state;
mod undo;
mod update;
mod why;
mod words;
mod workshop;
mod world;

use std::sync::Arc;

use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{Choice, Entry, Given, Question, Survey};

pub use change::{Changes, Dropped, Told};
pub use fill::{Fault, judge};
pub use find::PageStanding;
pub use path::Path;
pub use place::{Place, Step};
pub use prefill::Beforehand;
pub use renamed::Names;
pub use sheet::{Acknowledged, Sheet, Shown, Unanswered};
pub use standing::{Standing, Trouble};
pub use state::{Adopted, Fact, Position, State};
pub use why::{Because, Why};
pub use workshop::{Change, Remark, Workshop};
pub use world::{Effect, Event, Farewell, Lack, News, Preview, World, drive};

/// One interview, from the first screen to the receipt.
pub struct Session {
    survey: Arc<Survey>,
    state: State,
    phase: Phase,
    /// Derived from survey and entries, and kept only until one of them changes.
    path: Path,
    saving_failed: Option<Message>,
    /// What has become of the answers since the definition changed, until it is read.
    changes: Option<Changes>,
    /// What brought answers to the names of now: recorded when the definition is adopted.
    renamed: Vec<Fact>,
    /// What can be taken back, the last one last.
    deeds: Vec<undo::Deed>,
    /// What was taken back and can be done again, the last one last.
    taken_back: Vec<undo::Deed>,
    /// The question off the path that a tester looks at, while the respondent stands where
    /// the state says. `None` in every interview that is held in earnest.
    aside: Option<Position>,
    /// How the program is called where it runs.
    program: Plain,
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
    pub fn new(survey: Arc<Survey>, mut state: State) -> Self {
        let known = state.definition.as_ref();
        let is_other = known.is_some_and(|known| known.digest != survey.digest);
        let renamed = if is_other {
            renamed::moves(&survey, &state)
        } else {
            Vec::new()
        };
        for fact in &renamed {
            state.apply(fact);
        }
        let path = Path::derive(&survey, &state.response, &state.entries);
        let phase = Phase::Answering;
        let mut session = Self {
            survey,
            state,
            phase,
            path,
            saving_failed: None,
            changes: None,
            renamed,
            deeds: Vec::new(),
            taken_back: Vec::new(),
            aside: None,
            program: Plain::line("svar"),
        };
        session.changes = session.find_changes();
        // A changed definition may have taken the question away.
        if let Some(place) = session.state.position.place()
            && session.path.index_of(place).is_none()
        {
            session.state.position = session.at_or_after(place);
        }
        session
    }

    /// The session where the program is called so: a command that is told is to be typed as it
    /// stands.
    #[must_use]
    pub fn called(mut self, program: Plain) -> Self {
        self.program = program;
        self
    }

    /// A sentence that tells a command of this program, `{ $program } send`.
    pub fn telling(&self, id: &'static str) -> Message {
        Message::new(id).with("program", self.program.clone())
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
        self.aside.as_ref().unwrap_or(&self.state.position)
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

    /// The choices at a place that the answers so far leave open, as this response orders
    /// them.
    pub fn choices(&self, place: &Place) -> Vec<&Choice> {
        let Some(question) = self.question(place) else {
            return Vec::new();
        };
        let written = question.kind.choices();
        // A grid shuffles what is judged, not the scale that it is judged on.
        let is_scale = !question.kind.rows().is_empty();
        let ordered = if is_scale {
            written.iter().collect()
        } else {
            self.path.route().choices(question, written)
        };
        self.open(place, ordered)
    }

    /// The rows of a grid, or the parts of a total, that the answers so far leave open.
    pub fn rows(&self, place: &Place) -> Vec<&Choice> {
        let Some(question) = self.question(place) else {
            return Vec::new();
        };
        let ordered = self.path.route().choices(question, question.kind.rows());
        self.open(place, ordered)
    }

    fn open<'s>(&'s self, place: &Place, mut all: Vec<&'s Choice>) -> Vec<&'s Choice> {
        let known = self.known(place);
        all.retain(|choice| choice.is_shown(&known));
        all
    }

    /// What is answered at a place, as plain data; `None` where nothing is accepted.
    pub fn given(&self, place: &Place) -> Option<Given> {
        let (question, entry) = (self.question(place)?, self.entry(place)?);
        question.given(entry, &self.known(place))
    }

    /// What conditions see from a place. A question off the path that is looked at sees its
    /// own answer, so that its checks can be tried; nothing else sees it.
    fn known(&self, place: &Place) -> known::Known<'_> {
        let mut known = self.path.known(self.path.cell_of(place));
        known.sees_itself = self.is_aside(place);
        known
    }

    /// Whether the entry at a place was there beforehand, fixed or not.
    pub fn is_prefilled(&self, place: &Place) -> bool {
        self.state.prefilled.contains(place)
    }

    /// Whether the entry at a place was there beforehand and stays as it is.
    pub fn is_fixed(&self, place: &Place) -> bool {
        self.state.fixed.contains(place)
    }

    /// What has become of the answers since the definition changed, until it is read;
    /// `None` where all of them stand as they were.
    pub fn changes(&self) -> Option<&Changes> {
        self.changes.as_ref().filter(|changes| !changes.is_silent())
    }

    /// Where the respondent is among the steps of the path: `(3, 20)` is the third of 20.
    /// Notes are steps too, for they take a key to pass.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let at = self.path.index_of(self.position().place()?)?;
        Some((at + 1, self.path.len()))
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

    /// Where to stand instead of a place that is not on the path: the next step that is.
    fn at_or_after(&self, place: &Place) -> Position {
        let asked_from = self.survey.find(place.question.as_str()).unwrap_or(0);
        let next = self.path.steps().find(|step| step.question >= asked_from);
        next.map_or(Position::Review, |step| Position::At(step.place))
    }

    fn step_at(&self, index: usize) -> Position {
        let step = self.path.get(index);
        step.map_or(Position::Review, |step| Position::At(step.place))
    }
}
