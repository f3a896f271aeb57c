//! Answers that come all at once, from a file or in a response, judged by the rules that
//! every key press is judged by.

use std::sync::Arc;

use super::{Event, Place, Session, State, Trouble};
use crate::expr::nearest;
use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{Given, Refusal, Survey};

/// One answer that is not accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The question's id as it was given, or `consent`.
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
            match self.entered(id, given) {
                Ok(event) => events.push(event),
                Err(refusal) => faults.push(Fault {
                    question: Plain::line(id),
                    refusal,
                }),
            }
        }
        if consent && self.survey.privacy.consent {
            events.insert(0, Event::Consented(true));
        }
        (events, faults)
    }

    fn entered(&self, id: &str, given: &Given) -> Result<Event, Refusal> {
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
        let entry = question.entry_from(given)?;
        Ok(Event::Entered {
            place: Place::once(&question.id),
            entry,
        })
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
        for (id, _) in answers {
            let Some(question) = self.survey.question(id).filter(|q| q.takes_entry()) else {
                continue;
            };
            let place = Place::once(&question.id);
            let Some(entry) = self.entry(&place) else {
                continue;
            };
            let refusal = if self.path.index_of(&place).is_none() {
                Some(Refusal::NotAsked)
            } else {
                let hidden = question.hidden_pick(entry, &self.answers());
                hidden.map(|code| Refusal::NotShown { code })
            };
            faults.extend(refusal.map(|refusal| Fault {
                question: Plain::line(id),
                refusal,
            }));
        }
        for step in self.path.steps() {
            if let Some(Trouble::Refused(refusal)) = self.trouble(&step.place) {
                faults.push(Fault {
                    question: Plain::line(step.place.question.as_str()),
                    refusal,
                });
            }
        }
        faults
    }

    /// A fault in words.
    pub fn fault_message(&self, fault: &Fault) -> Message {
        let question = self.survey.question(fault.question.as_str());
        fault.refusal.message(&|code| match question {
            Some(question) => self.label(question, code),
            None => Plain::line(code.as_str()),
        })
    }
}
