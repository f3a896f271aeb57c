//! What conditions see while a simulated respondent answers.

use std::borrow::Cow;

use crate::expr::{Answers, Code, Slot, Value};
use crate::session::{Place, Session};
use crate::survey::Survey;

/// Nothing is answered yet: only wave parameters are known.
pub(super) struct Nothing<'a>(pub(super) &'a Survey);

impl Answers for Nothing<'_> {
    fn value(&self, slot: Slot) -> Option<Cow<'_, Value>> {
        self.0.param(slot).map(Cow::Borrowed)
    }
}

/// The answers as they are seen from one place.
pub(super) struct Seen<'a> {
    pub(super) session: &'a Session,
    pub(super) at: &'a Place,
    /// A question that is about to be answered anew, by its index.
    pub(super) open: Option<usize>,
}

impl Seen<'_> {
    /// The place of a question that has a single answer from here.
    fn place(&self, question: usize) -> Option<Place> {
        let survey = self.session.survey();
        let other = &survey.questions[question];
        if survey.page_of(other).repeat.is_none() {
            return Some(Place::once(&other.id));
        }
        let here = survey.question(self.at.question.as_str())?;
        (here.page == other.page).then(|| Place {
            question: other.id.clone(),
            iteration: self.at.iteration.clone(),
        })
    }

    fn each(&self, question: usize) -> Value {
        let times = self.session.path().iterations_of(question).iter();
        let places = times.map(|iteration| Place {
            question: self.session.survey().questions[question].id.clone(),
            iteration: iteration.clone(),
        });
        let path = self.session.path();
        Value::Each(places.map(|place| path.value(&place).cloned()).collect())
    }
}

impl Answers for Seen<'_> {
    fn value(&self, slot: Slot) -> Option<Cow<'_, Value>> {
        let (survey, question) = (self.session.survey(), slot.0 as usize);
        if question >= survey.questions.len() {
            return survey.param(slot).map(Cow::Borrowed);
        }
        if self.open == Some(question) {
            return None;
        }
        match self.place(question) {
            Some(place) => self.session.path().value(&place).map(Cow::Borrowed),
            None => Some(Cow::Owned(self.each(question))),
        }
    }

    fn hides(&self, grid: Slot, _nth: usize, row: &Code) -> bool {
        let Some(place) = self.place(grid.0 as usize) else {
            return false;
        };
        let rows = self.session.rows(&place);
        !rows.iter().any(|shown| shown.code == *row)
    }
}
