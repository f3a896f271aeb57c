//! A question off the path, looked at by a tester: it stands beside the way of the
//! respondent, who is nowhere near it.

use super::{Effect, Event, Fact, Place, Position, Session, Workshop, drive};
use crate::expr::Code;
use crate::survey::{Question, QuestionId, Repeat};

impl Session {
    /// Goes to any question, also to one that these answers leave off the path: there it can
    /// be answered, and what is answered is remembered as every entry off the path is. The
    /// respondent stands meanwhile where they stood, and no fact tells of it. A tester needs
    /// no consent. Whoever has no workshop has no way here.
    pub fn visit(&mut self, workshop: &mut dyn Workshop, place: Place) {
        if self.awaits_consent() {
            drive(self, workshop, Event::Consented(true));
        }
        if self.path.index_of(&place).is_some() {
            drive(self, workshop, Event::WentTo(Position::At(place)));
        } else if self.question(&place).is_some_and(Question::is_shown) {
            self.end_deed();
            self.aside = Some(Position::At(place));
        }
    }

    /// Whether this is the question off the path that is looked at.
    pub fn is_aside(&self, place: &Place) -> bool {
        self.aside.as_ref().and_then(Position::place) == Some(place)
    }

    /// The place off the path that is looked at.
    pub(super) fn aside_at(&self) -> Option<Place> {
        self.aside.as_ref()?.place().cloned()
    }

    /// Where a question is asked first; where it is not asked, the place that it would have.
    pub fn place_of(&self, id: &QuestionId) -> Place {
        let Some(at) = self.survey.find(id.as_str()) else {
            return Place::once(id);
        };
        if let Some(asked) = self.path.places_of(at).next() {
            return asked;
        }
        let known = self.path.iterations_of(at).first().cloned();
        Place {
            question: id.clone(),
            iteration: known.unwrap_or_else(|| self.first_time(at)),
        }
    }

    /// The first time of a page of which nobody has said how often it is asked.
    fn first_time(&self, question: usize) -> Option<Code> {
        match self
            .survey
            .page_of(&self.survey.questions[question])
            .repeat?
        {
            Repeat::Times(_) => Code::new("1"),
            Repeat::Each(driver) => {
                let mut choices = self.survey.questions[driver].kind.choices().iter();
                let counts = choices.find(|choice| !choice.exclusive && choice.missing.is_none());
                counts.map(|choice| choice.code.clone())
            }
        }
    }

    /// The question before or after one off the path, in the order in which they are written,
    /// on the path or off it: so a branch that nobody is led into can be walked through.
    pub(super) fn written_after(&self, place: &Place) -> Position {
        let at = self.survey.find(place.question.as_str());
        let mut later = self.survey.questions.iter().skip(at.map_or(0, |at| at + 1));
        let next = later.find(|question| question.is_shown());
        next.map_or(Position::Review, |next| self.standing_at(next, place))
    }

    pub(super) fn written_before(&self, place: &Place) -> Position {
        let at = self.survey.find(place.question.as_str()).unwrap_or(0);
        let mut earlier = self.survey.questions[..at].iter().rev();
        let last = earlier.find(|question| question.is_shown());
        last.map_or(Position::Opening, |last| self.standing_at(last, place))
    }

    /// On the same page for the same time, on another for the first.
    fn standing_at(&self, question: &Question, from: &Place) -> Position {
        let same_page = self.question(from).map(|from| from.page) == Some(question.page);
        Position::At(if same_page {
            Place {
                question: question.id.clone(),
                iteration: from.iteration.clone(),
            }
        } else {
            self.place_of(&question.id)
        })
    }

    /// Goes to a question from one off the path.
    pub(super) fn move_to(&mut self, position: Position) -> Vec<Effect> {
        let strays = position
            .place()
            .is_some_and(|place| self.path.index_of(place).is_none());
        if strays && self.aside.is_some() {
            self.aside = Some(position);
            return Vec::new();
        }
        self.go(position)
    }

    /// What was off the path and looked at has come onto it: the respondent stands there now.
    pub(super) fn rejoined(&mut self) -> Option<Fact> {
        let place = self.aside_at()?;
        self.path.index_of(&place)?;
        let went = Fact::Went(self.aside.take()?);
        self.state.apply(&went);
        Some(went)
    }
}
