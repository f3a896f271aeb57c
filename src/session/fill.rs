//! Answers that come all at once, from a file or in a response, judged by the rules that
//! every key press is judged by.

use std::sync::Arc;

use super::{Event, Place, Session, State, Trouble};
use crate::expr::{Code, nearest};
use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{Given, Question, Refusal, Shape, Survey};

/// One answer that is not accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The question's id as it was given, the place where it is asked several times, or
    /// `consent`.
    pub question: Plain,
    pub refusal: Refusal,
}

/// Judges the answers of a response as the session would: the same path, the same rules.
/// Empty where it is a response that the form could have sent.
pub fn judge(survey: &Arc<Survey>, answers: &[(String, Given)]) -> Vec<Fault> {
    let mut session = Session::new(Arc::clone(survey), State::default());
    let (events, mut faults) = session.events_for(answers);
    for event in events {
        let _ = session.update(event); // There is no world: nothing is to be kept or sent.
    }
    faults.extend(session.faults(answers));
    faults
}

impl Session {
    /// The events of a respondent who gives these answers, and what could not become one.
    pub fn events_for(&self, answers: &[(String, Given)]) -> (Vec<Event>, Vec<Fault>) {
        let (mut events, mut faults) = (Vec::new(), Vec::new());
        let mut consent = false;
        for (id, given) in answers {
            if id == "consent" {
                consent = *given == Given::Truth(true);
                continue;
            }
            for outcome in self.entered(id, given) {
                match outcome {
                    Ok(event) => events.push(event),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        if consent && self.survey.privacy.consent {
            events.insert(0, Event::Consented(true));
        }
        (events, faults)
    }

    /// What one answer enters: at one place, or at one for each time that it is asked.
    pub(super) fn entered(&self, id: &str, given: &Given) -> Vec<Result<Event, Fault>> {
        let question = match self.asked(id) {
            Ok(question) => question,
            Err(refusal) => return vec![Err(Fault::new(id, refusal))],
        };
        let once = Place::once(&question.id);
        if self.survey.page_of(question).repeat.is_none() {
            return vec![event(question, once, given)];
        }
        let Given::Table(each) = given else {
            let refusal = Refusal::WrongShape {
                wanted: Shape::Each,
            };
            return vec![Err(Fault::new(id, refusal))];
        };
        let events = each.iter().map(|(key, given)| {
            let iteration = Code::new(key).ok_or_else(|| {
                let code = Plain::line(key);
                Fault::new(id, Refusal::UnknownCode { code })
            })?;
            let place = Place {
                iteration: Some(iteration),
                ..once.clone()
            };
            event(question, place, given)
        });
        events.collect()
    }

    /// The question of an answer, if there is such a one to answer.
    fn asked(&self, id: &str) -> Result<&Question, Refusal> {
        let Some(question) = self.survey.question(id) else {
            let ids = self.survey.questions.iter().filter(|q| q.takes_entry());
            let near = nearest(id, ids.map(|question| question.id.as_str()));
            return Err(Refusal::UnknownQuestion {
                question: Plain::line(id),
                near: near.map(Plain::line),
            });
        };
        if !question.takes_entry() {
            return Err(Refusal::NothingToAnswer {
                question: Plain::line(id),
            });
        }
        Ok(question)
    }

    /// Everything that keeps these answers, now entered, from being a response.
    pub fn faults(&self, answers: &[(String, Given)]) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.awaits_consent() {
            faults.push(Fault {
                question: Plain::line("consent"),
                refusal: Refusal::Consent,
            });
        }
        for (id, given) in answers {
            let Ok(question) = self.asked(id) else {
                continue; // That has been told.
            };
            for place in self.places_in(question, given) {
                let Some(entry) = self.entry(&place) else {
                    continue;
                };
                let refusal = if self.is_fixed(&place) && !self.holds(question, &place, given) {
                    Some(Refusal::Fixed)
                } else if self.path.index_of(&place).is_none() {
                    Some(Refusal::NotAsked)
                } else {
                    let hidden = question.hidden_pick(entry, &self.known(&place));
                    hidden.map(|code| Refusal::NotShown { code })
                };
                faults.extend(refusal.map(|refusal| Fault::at(&place, refusal)));
            }
        }
        for step in self.path.steps() {
            if let Some(Trouble::Refused(refusal)) = self.trouble(&step.place) {
                faults.push(Fault::at(&step.place, refusal));
            }
        }
        faults
    }

    /// Whether the entry at a place is the one that was given for it.
    fn holds(&self, question: &Question, place: &Place, given: &Given) -> bool {
        let given = match (&place.iteration, given) {
            (Some(key), Given::Table(each)) => {
                let mut each = each.iter();
                each.find(|(name, _)| name == key.as_str())
                    .map(|(_, given)| given)
            }
            _ => Some(given),
        };
        let entry = given.and_then(|given| question.entry_from(given).ok());
        entry.as_ref() == self.entry(place)
    }

    /// The places that an answer is for.
    fn places_in(&self, question: &Question, given: &Given) -> Vec<Place> {
        let once = Place::once(&question.id);
        match given {
            Given::Table(each) if self.survey.page_of(question).repeat.is_some() => {
                let keys = each.iter().filter_map(|(key, _)| Code::new(key));
                let place = |key| Place {
                    iteration: Some(key),
                    ..once.clone()
                };
                keys.map(place).collect()
            }
            _ => vec![once],
        }
    }

    /// A fault in words.
    pub fn fault_message(&self, fault: &Fault) -> Message {
        let place = Place::try_from(fault.question.to_string());
        fault.refusal.message(&|code| match &place {
            Ok(place) => self.label(place, code),
            Err(_) => Plain::line(code.as_str()),
        })
    }
}

impl Fault {
    fn new(question: &str, refusal: Refusal) -> Self {
        Self {
            question: Plain::line(question),
            refusal,
        }
    }

    fn at(place: &Place, refusal: Refusal) -> Self {
        Self::new(&place.to_string(), refusal)
    }
}

fn event(question: &Question, place: Place, given: &Given) -> Result<Event, Fault> {
    match question.entry_from(given) {
        Ok(entry) => Ok(Event::Entered { place, entry }),
        Err(refusal) => Err(Fault::at(&place, refusal)),
    }
}
