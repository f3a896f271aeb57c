//! Holds a session again, and tells what is different from how it was.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::answer::entry;
use super::record::{Recording, asks, named, told};
use super::{Answer, Scenario, Step};
use crate::locale::Locale;
use crate::session::{Event, Names, Phase, Place, Position, Session, State, drive};
use crate::survey::{Language, Survey};

/// What came of holding a session again.
#[derive(Clone, Debug, PartialEq)]
pub struct Replayed {
    /// In the order in which they were met.
    pub differences: Vec<Difference>,
    /// What would be recorded now.
    pub now: Scenario,
}

/// One thing that a respondent with these answers meets and did not before.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The step it was met in, counted from 1; `None` for the end.
    pub step: Option<usize>,
    /// The place.
    pub at: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Wording {
        was: String,
        is: String,
    },
    /// What is told after the answer; nothing where the answer is taken.
    Told {
        was: Vec<String>,
        is: Vec<String>,
    },
    /// The question of this step is not asked here.
    NotAsked,
    /// A question that no step answers is asked before this step.
    AskedToo {
        words: String,
    },
    /// The answer cannot be given here any more.
    Unfit {
        why: String,
    },
    /// It ends elsewhere.
    Ends {
        was: String,
        is: String,
    },
    /// Other places are asked in all, or in another order.
    Path {
        was: Vec<String>,
        is: Vec<String>,
    },
}

impl What {
    /// Whether something that was done cannot be done any more.
    pub fn is_lost(&self) -> bool {
        match self {
            Self::NotAsked | Self::Unfit { .. } => true,
            Self::Wording { .. }
            | Self::Told { .. }
            | Self::AskedToo { .. }
            | Self::Ends { .. }
            | Self::Path { .. } => false,
        }
    }
}

/// Holds a session again in a language, or in its own.
pub fn replay(survey: &Arc<Survey>, scenario: &Scenario, language: Option<&Language>) -> Replayed {
    let names = Names::new(survey);
    let scenario = &in_names_of_now(&names, scenario);
    let own = survey.speaks(&scenario.language);
    let language = language.or(own).unwrap_or(&survey.languages[0]).clone();
    let state = State {
        response: scenario.response.clone(),
        language: Some(language.clone()),
        ..State::default()
    };
    let mut replay = Replay {
        has_words: language.as_str() == scenario.language,
        session: Session::new(Arc::clone(survey), state.clone()),
        names,
        world: Recording::new(Arc::clone(survey), state),
        answered: BTreeSet::new(),
        differences: Vec::new(),
    };
    for (nth, step) in scenario.steps.iter().enumerate() {
        replay.step(nth + 1, step);
    }
    replay.end(scenario);
    let mut now = replay.world.scenario();
    now.comments.clone_from(&scenario.comments);
    Replayed {
        differences: replay.differences,
        now,
    }
}

/// A scenario with the names that its places have now, where the definition says what they
/// were called.
fn in_names_of_now(names: &Names<'_>, scenario: &Scenario) -> Scenario {
    let rename = |name: &mut String| {
        let place = Place::try_from(name.clone()).ok();
        if let Some(place) = place.and_then(|place| names.place(&place)) {
            *name = place.to_string();
        }
    };
    let mut scenario = scenario.clone();
    for step in &mut scenario.steps {
        rename(&mut step.at);
        step.of.iter_mut().chain(&mut step.go).for_each(rename);
    }
    rename(&mut scenario.end);
    scenario.path.iter_mut().for_each(rename);
    scenario
}

struct Replay<'a> {
    /// Whether the scenario's words are in the language spoken.
    has_words: bool,
    session: Session,
    names: Names<'a>,
    world: Recording,
    /// Where a step has been.
    answered: BTreeSet<Place>,
    differences: Vec<Difference>,
}

impl Replay<'_> {
    fn drive(&mut self, event: Event) {
        drive(&mut self.session, &mut self.world, event);
    }

    fn differs(&mut self, step: Option<usize>, at: &str, what: What) {
        let at = at.to_owned();
        self.differences.push(Difference { step, at, what });
    }

    fn step(&mut self, nth: usize, step: &Step) {
        if !self.stand_at(Some(nth), &step.at) {
            return;
        }
        let place = self.session.position().place().cloned();
        if let Some(place) = &place {
            self.answered.insert(place.clone());
            let is = asks(&self.session, place).unwrap_or_default();
            if let Some(was) = step
                .asks
                .as_ref()
                .filter(|was| self.has_words && **was != is)
            {
                let was = was.clone();
                self.differs(Some(nth), &step.at, What::Wording { was, is });
            }
        }
        let of = step.of.clone().and_then(|of| Place::try_from(of).ok());
        if let Some(answer) = &step.answer
            && let Some(place) = of.clone().or_else(|| place.clone())
        {
            self.answer(nth, &place, answer);
        }
        if of.is_some() {
            return; // What stands elsewhere moves nobody.
        }
        if let (Some(place), Some(reason)) = (&place, &step.reason) {
            let (place, reason) = (place.clone(), reason.clone());
            self.drive(Event::Explained { place, reason });
        }
        self.go(nth, step);
        // Elsewhere something may have been told earlier.
        let stays = self.session.position().place() == place.as_ref();
        let is = match step.go.as_deref() {
            Some("send") => self.told(),
            None if stays => self.told(),
            Some(_) | None => Vec::new(),
        };
        let same = if self.has_words {
            step.told == is
        } else {
            step.told.len() == is.len()
        };
        if !same {
            let was = step.told.clone();
            self.differs(Some(nth), &step.at, What::Told { was, is });
        }
    }

    /// Brings the respondent to where a step is; false where that is not asked.
    fn stand_at(&mut self, step: Option<usize>, at: &str) -> bool {
        if *self.session.position() == Position::Opening && at != "opening" {
            let consent = self.session.awaits_consent();
            self.drive(if consent {
                Event::Consented(true)
            } else {
                Event::Next
            });
        }
        if named(self.session.position()) == at {
            return true;
        }
        let to = match position(at) {
            Some(to)
                if to
                    .place()
                    .is_none_or(|place| self.session.path().index_of(place).is_some()) =>
            {
                to
            }
            _ => {
                self.differs(step, at, What::NotAsked);
                return false;
            }
        };
        self.pass_over(step, &to);
        self.drive(Event::WentTo(to));
        true
    }

    /// Tells what is asked on the way and answered by no step.
    fn pass_over(&mut self, step: Option<usize>, to: &Position) {
        let path = self.session.path();
        let here = self.session.position().place();
        let here = here.and_then(|place| path.index_of(place));
        let there = to
            .place()
            .map_or(Some(path.len()), |place| path.index_of(place));
        let (Some(here), Some(there)) = (here, there) else {
            return;
        };
        let between = (here..there).filter_map(|at| path.get(at));
        let between = between.map(|step| step.place);
        let new: Vec<Place> = between
            .filter(|place| !self.answered.contains(place))
            .collect();
        for place in new {
            let words = asks(&self.session, &place).unwrap_or_default();
            self.differs(step, &place.to_string(), What::AskedToo { words });
            self.answered.insert(place);
        }
    }

    fn answer(&mut self, nth: usize, place: &Place, answer: &Answer) {
        let place = place.clone();
        let given = match answer {
            Answer::Cleared => return self.drive(Event::Cleared { place }),
            Answer::Given(given) => given,
        };
        let read = self
            .session
            .question(&place)
            .map(|question| entry(question, given));
        match read {
            Some(Ok(entry)) => {
                let entry = self.names.entry(&place, &entry);
                self.drive(Event::Entered { place, entry });
            }
            Some(Err(refusal)) => {
                let language = &self.session.survey().languages[self.session.language()];
                let locale = Locale::for_tags([language.as_str()]);
                let words = refusal.message(&|code| self.session.label(&place, code));
                let why = locale.say(&words).to_string();
                self.differs(Some(nth), &place.to_string(), What::Unfit { why });
            }
            None => self.differs(Some(nth), &place.to_string(), What::NotAsked),
        }
    }

    fn go(&mut self, nth: usize, step: &Step) {
        let Some(go) = step.go.as_deref() else {
            return self.drive(Event::Next);
        };
        match go {
            "leave" => {}
            "back" => self.drive(Event::Back),
            "send" => self.drive(Event::Submitted),
            _ => {
                let from_review = *self.session.position() == Position::Review;
                let to = match position(go) {
                    Some(Position::At(place)) if from_review => Some(Position::Revisit(place)),
                    to => to,
                };
                let path = self.session.path();
                let known = to.filter(|to| {
                    let place = to.place();
                    place.is_none_or(|place| path.index_of(place).is_some())
                });
                match known {
                    Some(to) => self.drive(Event::WentTo(to)),
                    None => self.differs(Some(nth), go, What::NotAsked),
                }
            }
        }
    }

    /// What the respondent has just been told where they stand.
    fn told(&self) -> Vec<String> {
        let place = self.session.position().place();
        let place = place.filter(|place| self.session.told(place).is_some());
        place.map_or_else(Vec::new, |place| told(&self.session, place))
    }

    fn end(&mut self, scenario: &Scenario) {
        if scenario.end == "sent" && self.stand_at(None, "review") {
            self.drive(Event::Submitted);
        } else if scenario.end == "review" {
            self.stand_at(None, "review");
        }
        let is = match self.session.phase() {
            Phase::Filing | Phase::Filed(_) => "sent".to_owned(),
            Phase::Answering | Phase::Declined => {
                let place = named(self.session.position());
                let told = if scenario.end == "sent" {
                    self.told()
                } else {
                    Vec::new()
                };
                if told.is_empty() {
                    place
                } else {
                    format!("{place}: {}", told.join(" "))
                }
            }
        };
        if !scenario.end.is_empty() && is != scenario.end {
            let was = scenario.end.clone();
            self.differs(None, "", What::Ends { was, is });
        }
        let path = self.session.path().steps();
        let is: Vec<String> = path.map(|step| step.place.to_string()).collect();
        if !scenario.path.is_empty() && is != scenario.path {
            let was = scenario.path.clone();
            self.differs(None, "", What::Path { was, is });
        }
    }
}

/// A position by its name in a scenario.
fn position(name: &str) -> Option<Position> {
    Some(match name {
        "opening" => Position::Opening,
        "review" => Position::Review,
        place => Position::At(Place::try_from(place.to_owned()).ok()?),
    })
}
