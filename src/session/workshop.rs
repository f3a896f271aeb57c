//! What a tester has beside what a respondent has: a definition that changes under the
//! form, and comments on its wording.

use std::sync::Arc;

use super::{Place, Position, Session, World, renamed};
use crate::plain::Plain;
use crate::survey::{Language, QuestionId, Survey};

/// The author's preview implements it, and the runner does not: nobody who answers in
/// earnest can come by any of it.
pub trait Workshop: World {
    /// What has become of the definition since the last call. Never waits.
    fn changed(&mut self) -> Option<Change>;

    /// The open comments on a question, oldest first.
    fn remarks(&self, question: &QuestionId) -> Vec<Remark>;

    /// Keeps a comment, or says in one sentence why not.
    fn remark(&mut self, survey: &Survey, remark: Remark) -> Result<(), Plain>;
}

/// A definition that was saved anew.
#[derive(Clone, Debug)]
pub enum Change {
    /// It is sound.
    Survey(Arc<Survey>),
    /// It is not; the last sound one stays. Each report as the author reads it.
    Problems(Vec<Plain>),
}

/// A comment on the wording of a question in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub question: QuestionId,
    pub language: Language,
    pub words: String,
}

impl Session {
    /// Goes on with a definition that has changed: at the same question, with the entries
    /// kept. Nobody is asked to look at them again, for nothing is sent.
    pub fn renew(&mut self, survey: Arc<Survey>) {
        let phase = self.phase.clone();
        let aside = self.aside_at();
        let mut state = std::mem::take(&mut self.state);
        state.definition = None;
        for fact in renamed::moves(&survey, &state) {
            state.apply(&fact);
        }
        if let Some(next) = self.next_of(&survey, &state.position) {
            state.position = Position::At(next);
        }
        *self = Self::new(survey, state);
        self.phase = phase;
        if let Some(place) = aside.filter(|place| self.question(place).is_some()) {
            self.aside = Some(Position::At(self.place_of(&place.question)));
            let _ = self.rejoined(); // Nobody is to be told where a tester stands.
        }
    }

    /// Where to go on if the question before the tester is gone: to what came after it.
    fn next_of(&self, survey: &Survey, position: &Position) -> Option<Place> {
        let gone = &position.place()?.question;
        if survey.question(gone.as_str()).is_some() {
            return None;
        }
        let from = self.survey.find(gone.as_str())?;
        let mut later = self.survey.questions[from..].iter();
        let kept = later.find(|later| survey.question(later.id.as_str()).is_some());
        kept.map(|kept| Place::once(&kept.id))
    }
}
