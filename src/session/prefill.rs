//! Answers that are there before the respondent: judged by the rules that theirs are judged
//! by, and theirs to correct unless they are fixed.

use super::{Effect, Event, Fact, Fault, Place, Session, Standing, State};
use crate::expr::Code;
use crate::plain::Plain;
use crate::survey::{Entry, Given, Refusal, Repeat};

impl Session {
    /// The events that put these answers there, and what could not become one.
    pub fn events_before(&self, answers: &[(String, Given)], fixed: bool) -> Beforehand {
        let mut before = Beforehand::default();
        for (id, given) in answers {
            if id == "consent" {
                // Nobody can consent for another.
                let question = Plain::line(id);
                let refusal = Refusal::NothingToAnswer {
                    question: question.clone(),
                };
                before.faults.push(Fault { question, refusal });
                continue;
            }
            for outcome in self.entered(id, given) {
                match outcome {
                    Ok(Event::Entered { place, entry }) => match self.never_asked(&place) {
                        Some(fault) => before.faults.push(fault),
                        None => before.events.push(Event::Prefilled {
                            place,
                            entry,
                            fixed,
                        }),
                    },
                    Ok(_) => {} // An answer enters, and does nothing else.
                    Err(fault) => before.faults.push(fault),
                }
            }
        }
        before
    }

    /// What is wrong with the answers that are there beforehand, now that all of them are.
    /// One that is not asked for yet is no fault: that is for the respondent to decide.
    pub fn faults_before(&self) -> Vec<Fault> {
        let refused = |place: &Place| match self.standing(place) {
            Standing::Refused(refusal) => Some(Fault {
                question: Plain::line(&place.to_string()),
                refusal,
            }),
            Standing::Blank | Standing::Missing(_) | Standing::Answered(_) => None,
        };
        self.state.prefilled.iter().filter_map(refused).collect()
    }

    /// Puts an answer there, unless the respondent has given one.
    pub(super) fn prefill(&mut self, place: Place, entry: Entry, fixed: bool) -> Vec<Effect> {
        let there = self.entry(&place);
        if there.is_some() && (!fixed || (there == Some(&entry) && self.is_fixed(&place))) {
            return Vec::new();
        }
        self.record(vec![Fact::Prefilled {
            place,
            entry,
            fixed,
        }])
    }

    /// A time of a page that can never be: another choice than there are, or no number.
    fn never_asked(&self, place: &Place) -> Option<Fault> {
        let key = place.iteration.as_ref()?;
        let question = self.question(place)?;
        let known = match self.survey.page_of(question).repeat? {
            Repeat::Each(driver) => {
                let mut choices = self.survey.questions[driver].kind.choices().iter();
                choices.any(|choice| choice.code == *key)
            }
            Repeat::Times(_) => is_time(key),
        };
        let refusal = Refusal::UnknownCode {
            code: Plain::line(key.as_str()),
        };
        let question = Plain::line(&place.to_string());
        (!known).then_some(Fault { question, refusal })
    }
}

impl State {
    /// Whether what is to be fixed beforehand fits what this interview holds: else it is
    /// that of another respondent.
    pub fn agrees_with(&self, before: &[Event]) -> bool {
        before.iter().all(|event| match event {
            Event::Prefilled {
                place,
                entry,
                fixed: true,
            } => {
                let there = self.entries.get(place);
                there.is_none_or(|there| there == entry)
            }
            _ => true,
        })
    }
}

/// What is to be there before the respondent.
#[derive(Debug, Default)]
pub struct Beforehand {
    pub events: Vec<Event>,
    pub faults: Vec<Fault>,
}

/// Whether a key is a number as times are counted: `1`, `2`, and not `01`.
fn is_time(key: &Code) -> bool {
    let time: Option<u32> = key.as_str().parse().ok();
    time.is_some_and(|time| time > 0 && time.to_string() == key.as_str())
}
