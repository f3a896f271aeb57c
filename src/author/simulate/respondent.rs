//! One simulated respondent, from the first screen to a sheet that could be sent.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::Plan;
use super::aim::Aim;
use super::coverage::Coverage;
use super::guide::{Guide, Guides};
use super::random::Random;
use super::seen::{Nothing, Seen};
use super::shape::Shaper;
use super::taste::Tastes;
use super::wish::Wish;
use crate::session::{Effect, Event, Place, Position, Session, Sheet, State, Trouble};
use crate::survey::{Language, Level, Refusal};

/// Somebody who has been told so often at one place gives up.
const TRIES_MAX: usize = 40;

/// The share of answers given without much thought.
const SLIPS: f64 = 0.06;
/// The share of doubted answers that stand after all.
const KEEPS_DOUBTED: f64 = 0.4;
/// The share of open answers that stay open after all.
const KEEPS_OPEN: f64 = 0.5;

pub(super) struct Respondent<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tastes: &'a Tastes,
    pub(super) coverage: &'a mut Coverage,
    /// Where on every scale this respondent tends to, from 0 to 1.
    pub(super) bent: f64,
    pub(super) random: &'a mut Random,
}

impl Respondent<'_> {
    /// Answers everything that is asked, or says where that is not possible.
    pub(super) fn respond(
        mut self,
        id: &str,
        language: Language,
        aim: Option<Aim>,
    ) -> Result<Sheet, Place> {
        let state = State {
            response: id.to_owned(),
            language: Some(language),
            ..State::default()
        };
        let mut session = Session::new(Arc::clone(&self.plan.survey), state);
        let guides = self.guides(aim);
        let begin = if session.awaits_consent() {
            Event::Consented(true)
        } else {
            Event::Next
        };
        let _ = session.update(begin); // There is no world: nothing is to be kept.
        let mut tries: BTreeMap<Place, usize> = BTreeMap::new();
        loop {
            let place = match session.position() {
                Position::Opening => return Err(self.nowhere()),
                Position::Review => match filed(&mut session) {
                    Some(sheet) => {
                        self.coverage.finished(&session);
                        return Ok(sheet);
                    }
                    None => continue,
                },
                Position::At(place) | Position::Revisit(place) => place.clone(),
            };
            let tried = tries.entry(place.clone()).or_default();
            *tried += 1;
            if *tried > TRIES_MAX {
                return Err(place);
            }
            let first = *tried == 1;
            self.turn(&mut session, &place, (&guides, aim.filter(|_| first)));
        }
    }

    /// A survey that nobody can begin has no place to name but its first.
    fn nowhere(&self) -> Place {
        Place::once(&self.plan.survey.questions[0].id)
    }

    fn guides(&mut self, aim: Option<Aim>) -> Guides {
        let Some(aim) = aim else {
            return Guides::new();
        };
        let survey = &self.plan.survey;
        let nothing = Nothing(survey);
        let mut wish = Wish::new(survey, &nothing, self.random);
        aim.wish(&mut wish);
        wish.guides
    }

    /// Answers at a place and goes on; where something is in the way, once more.
    fn turn(
        &mut self,
        session: &mut Session,
        place: &Place,
        (guides, aim): (&Guides, Option<Aim>),
    ) {
        let Some(at) = session.survey().find(place.question.as_str()) else {
            return;
        };
        if session.survey().questions[at].takes_entry() {
            let guide = match (guides.get(&at), aim) {
                (_, Some(Aim::Words(question, nth))) if question == at => {
                    self.toward(session, (place, at), (nth..=nth, false))
                }
                (Some(guide), _) => guide.clone(),
                (None, _) => self.sense(session, (place, at)),
            };
            self.enter(session, (place, at), &guide);
        }
        let _ = session.update(Event::Next);
        if let Some(trouble) = session.told(place) {
            self.coverage.told(session, place, &trouble, false);
            self.settle(session, (place, at), &trouble);
        }
    }

    /// Lets a soft trouble stand, or answers so that it goes away.
    fn settle(&mut self, session: &mut Session, (place, at): (&Place, usize), trouble: &Trouble) {
        let keeps = match trouble {
            Trouble::Refused(_) => false,
            Trouble::Open => self.random.chance(KEEPS_OPEN),
            Trouble::Doubted(_) | Trouble::Unconfirmed => self.random.chance(KEEPS_DOUBTED),
        };
        if keeps {
            self.coverage.told(session, place, trouble, true);
            let _ = session.update(Event::Next);
            return;
        }
        let level = match trouble {
            Trouble::Refused(Refusal::Check { .. }) => Some(Level::Error),
            Trouble::Doubted(_) => Some(Level::Warn),
            Trouble::Refused(_) | Trouble::Open | Trouble::Unconfirmed => None,
        };
        let mut guide = Guide::default();
        if let Some(level) = level {
            let checks = session.survey().questions[at].checks.iter().enumerate();
            let seen = Seen {
                session,
                at: place,
                open: None,
            };
            let mut failing = checks
                .filter(|(_, check)| check.level == level && !check.that.truth(&seen).passes());
            let failing = failing.next().map(|(nth, _)| nth);
            if let Some(nth) = failing {
                guide = self.toward(session, (place, at), (nth..=nth, true));
            }
        }
        guide.answered = Some(true);
        self.enter(session, (place, at), &guide);
        let _ = session.update(Event::Next);
    }

    /// Most people answer sensibly by themselves: what is doubted is rare.
    fn sense(&mut self, session: &Session, here: (&Place, usize)) -> Guide {
        let checks = session.survey().questions[here.1].checks.len();
        if checks == 0 || self.random.chance(SLIPS) {
            return Guide::default();
        }
        let answered = None;
        let guide = self.toward(session, here, (0..=checks - 1, true));
        Guide { answered, ..guide }
    }

    /// Hints for an answer that checks let pass, or do not.
    fn toward(
        &mut self,
        session: &Session,
        (place, at): (&Place, usize),
        (checks, pass): (RangeInclusive<usize>, bool),
    ) -> Guide {
        let survey = session.survey();
        let seen = Seen {
            session,
            at: place,
            open: Some(at),
        };
        let mut wish = Wish::new(survey, &seen, self.random);
        for check in &survey.questions[at].checks[checks] {
            wish.hold(check.that.node(), pass);
        }
        let mut guide = wish.guides.remove(&at).unwrap_or_default();
        guide.answered = Some(true);
        guide
    }

    fn enter(&mut self, session: &mut Session, (place, at): (&Place, usize), guide: &Guide) {
        let entry = Shaper {
            question: &session.survey().questions[at],
            session,
            place,
            at,
            tastes: self.tastes,
            habits: self.plan.profile.questions.get(&at),
            guide,
            bent: self.bent,
            random: self.random,
        }
        .entry();
        let place = place.clone();
        let _ = session.update(match entry {
            Some(entry) => Event::Entered { place, entry },
            None => Event::Cleared { place },
        });
    }
}

/// The sheet, where nothing is in the way.
fn filed(session: &mut Session) -> Option<Sheet> {
    let effects = session.update(Event::Submitted).into_iter();
    let mut sheets = effects.filter_map(|effect| match effect {
        Effect::File(sheet) => Some(*sheet),
        Effect::Record(_) | Effect::Sync | Effect::Deliver | Effect::Leave(_) => None,
    });
    sheets.next()
}
