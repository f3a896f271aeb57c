//! Writes down what happens in a preview, so that it can be held again.

use std::sync::Arc;

use super::answer::given;
use super::{Answer, Replayed, Scenario, Step, replay};
use crate::locale::Locale;
use crate::session::{Effect, Event, Fact, Place, Position, Preview, Session, State, World};
use crate::survey::{Entry, Survey};

/// A preview that remembers. It follows the facts, as a journal does.
pub struct Recording {
    world: Preview,
    survey: Arc<Survey>,
    state: State,
    steps: Vec<Step>,
    /// What has been done in this place and is not a step yet.
    doing: Step,
    sent: bool,
    /// Whether the definition has changed on the way.
    renewed: bool,
}

impl Recording {
    /// `state`: that of the session when it begins.
    pub fn new(survey: Arc<Survey>, state: State) -> Self {
        Self {
            world: Preview::default(),
            survey,
            state,
            steps: Vec::new(),
            doing: Step::default(),
            sent: false,
            renewed: false,
        }
    }

    /// Goes on with a definition that has changed, as the session does.
    pub(in crate::author) fn renew(&mut self, survey: &Arc<Survey>) {
        let mut session = self.session();
        session.renew(Arc::clone(survey));
        let stood = self.state.position.place();
        if let Some(gone) = stood.map(|place| place.question.as_str())
            && survey.question(gone).or(survey.heir(gone)).is_none()
        {
            self.doing = Step::default(); // The answer is gone with its question.
        }
        self.state = session.state().clone();
        self.survey = Arc::clone(survey);
        self.renewed = true;
    }

    /// What has happened, and what of it does not fit the definition any more. Where that
    /// has changed on the way, the session has been held once more on the newest one.
    pub fn outcome(&self) -> Replayed {
        let now = self.scenario();
        if self.renewed {
            return replay(&self.survey, &now, None);
        }
        Replayed {
            differences: Vec::new(),
            now,
        }
    }

    /// What has happened, and where it has led.
    pub(super) fn scenario(&self) -> Scenario {
        let session = self.session();
        let mut steps = self.steps.clone();
        let end = if self.sent {
            "sent".to_owned()
        } else {
            named(session.position())
        };
        // Somebody may have left in the middle of an answer.
        if self.doing != Step::default() {
            let mut last = self.here(&session);
            last.go = Some("leave".to_owned());
            steps.push(last);
        }
        Scenario {
            survey: self.survey.id.to_string(),
            version: self.survey.version.to_string(),
            language: self.survey.languages[session.language()].to_string(),
            response: self.state.response.clone(),
            path: session
                .path()
                .steps()
                .map(|step| step.place.to_string())
                .collect(),
            steps,
            end,
            comments: Vec::new(),
        }
    }

    fn session(&self) -> Session {
        Session::new(Arc::clone(&self.survey), self.state.clone())
    }

    fn follow(&mut self, fact: &Fact) {
        match fact {
            Fact::Entered { place, entry } => {
                self.answered(place, self.survey_answer(place, entry));
            }
            Fact::Cleared { place } => self.answered(place, Answer::Cleared),
            // What is said off the path is nothing that a respondent could be told again.
            Fact::Tried { place } | Fact::Kept { place, .. } | Fact::Explained { place, .. }
                if self.session().path().index_of(place).is_none() => {}
            Fact::Explained { reason, .. } => self.doing.reason = Some(reason.clone()),
            Fact::Went(to) => self.went(to),
            Fact::Tried { place } => {
                self.state.apply(fact);
                self.tried(place);
            }
            Fact::Kept { place, .. } => {
                self.state.apply(fact);
                // One trouble may lie behind another; else the respondent goes on now.
                if self.session().trouble(place).is_some() {
                    self.tried(place);
                }
            }
            Fact::Together(facts) => {
                for fact in facts {
                    self.follow(fact);
                }
                return;
            }
            Fact::Consented(_) | Fact::Prefilled { .. } | Fact::Language(_) | Fact::Adopted(_) => {}
        }
        self.state.apply(fact);
    }

    fn survey_answer(&self, place: &Place, entry: &Entry) -> Answer {
        let question = self.survey.question(place.question.as_str());
        let given = question.and_then(|question| given(question, entry));
        given.map_or(Answer::Cleared, Answer::Given)
    }

    fn answered(&mut self, place: &Place, answer: Answer) {
        if self.state.position.place() == Some(place) {
            self.doing.answer = Some(answer);
            return;
        }
        // Once more, or once less: the answer that says so stands elsewhere. So does what a
        // tester answers off the path, a letter at a time.
        let mut step = self.here(&self.session());
        step.of = Some(place.to_string());
        step.answer = Some(answer);
        let goes_on = |last: &&mut Step| (&last.at, &last.of) == (&step.at, &step.of);
        match self.steps.last_mut().filter(goes_on) {
            Some(last) => *last = step,
            None => self.steps.push(step),
        }
    }

    fn went(&mut self, to: &Position) {
        let session = self.session();
        let mut step = self.here(&session);
        self.doing = Step::default();
        // Back from an answer to the review is not on, where the answer has trouble.
        let place = session.position().place();
        let free = place.is_none_or(|place| session.trouble(place).is_none());
        if !free || onward(&session).as_ref() != Some(to) {
            step.go = Some(named(to));
        } else if *session.position() == Position::Opening {
            return;
        }
        self.steps.push(step);
    }

    fn tried(&mut self, place: &Place) {
        let session = self.session();
        let mut step = self.here(&session);
        self.doing = Step::default();
        if session.position().place() != Some(place) {
            step.go = Some("send".to_owned());
        }
        step.told = told(&session, place);
        self.steps.push(step);
    }

    /// A step in the place where the respondent is, with what has been done there.
    fn here(&self, session: &Session) -> Step {
        let place = session.position().place();
        Step {
            at: named(session.position()),
            asks: place.and_then(|place| asks(session, place)),
            ..self.doing.clone()
        }
    }
}

impl World for Recording {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        match &effect {
            Effect::Record(fact) => self.follow(fact),
            Effect::File(_) => self.sent = true,
            Effect::Sync | Effect::Deliver | Effect::Leave(_) => {}
        }
        self.world.obey(effect)
    }

    fn hear(&mut self) -> Option<Event> {
        self.world.hear()
    }
}

/// Where a respondent gets who goes on.
fn onward(session: &Session) -> Option<Position> {
    let path = session.path();
    let step = |at| {
        let step = path.get(at);
        step.map_or(Position::Review, |step| Position::At(step.place))
    };
    match session.position() {
        Position::Opening => Some(step(0)),
        Position::At(place) => path.index_of(place).map(|at| step(at + 1)),
        Position::Revisit(_) => Some(Position::Review),
        Position::Review => None,
    }
}

/// A position as a scenario names it.
pub(super) fn named(position: &Position) -> String {
    match position {
        Position::Opening => "opening".to_owned(),
        Position::Review => "review".to_owned(),
        Position::At(place) | Position::Revisit(place) => place.to_string(),
    }
}

pub(super) fn asks(session: &Session, place: &Place) -> Option<String> {
    let question = session.question(place)?;
    Some(session.words_at(place, &question.text).to_string())
}

/// What is in the way at a place, in the respondent's words.
pub(super) fn told(session: &Session, place: &Place) -> Vec<String> {
    let language = &session.survey().languages[session.language()];
    let locale = Locale::for_tags([language.as_str()]);
    let trouble = session.trouble(place);
    let messages = trouble.map_or_else(Vec::new, |trouble| session.explain(place, &trouble));
    let words = messages
        .iter()
        .map(|message| locale.say(message).to_string());
    words.collect()
}
