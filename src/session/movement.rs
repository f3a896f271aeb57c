//! Going on, back and elsewhere, and what holds the respondent up.

use super::standing::OPEN;
use super::{Effect, Fact, Phase, Place, Position, Session, Trouble};

impl Session {
    /// Moves, and has the answer left behind made durable.
    pub(super) fn go(&mut self, position: Position) -> Vec<Effect> {
        // Whoever looked at a question off the path may have come back to where they stood.
        if self.aside.take().is_some() && position == self.state.position {
            return Vec::new();
        }
        let mut effects = self.record(vec![Fact::Went(position)]);
        effects.push(Effect::Sync);
        effects
    }

    pub(super) fn go_to(&mut self, position: Position) -> Vec<Effect> {
        let known = position
            .place()
            .is_none_or(|place| self.path.index_of(place).is_some());
        let early = self.awaits_consent() && position != Position::Opening;
        if !known || early || position == *self.position() {
            return Vec::new();
        }
        self.go(position)
    }

    pub(super) fn next(&mut self) -> Vec<Effect> {
        if let Some(place) = self.aside_at() {
            return self.leave(&place, |session| session.written_after(&place));
        }
        match self.state.position.clone() {
            Position::Opening if self.awaits_consent() => Vec::new(),
            Position::Opening => self.go(self.step_at(0)),
            Position::Review => Vec::new(),
            Position::At(place) => {
                let after = self.path.index_of(&place).map_or(0, |at| at + 1);
                self.leave(&place, |session| session.step_at(after))
            }
            Position::Revisit(place) => self.leave(&place, |_| Position::Review),
        }
    }

    /// Goes on from a place, unless something there is to be mended or said first.
    fn leave(&mut self, place: &Place, to: impl Fn(&Self) -> Position) -> Vec<Effect> {
        let told = self.state.tried.contains(place);
        let kept = match self.trouble(place) {
            None => return self.move_to(to(self)),
            Some(Trouble::Open) if told => vec![OPEN.to_owned()],
            Some(Trouble::Doubted(doubts)) if told => {
                doubts.into_iter().map(|(rule, _)| rule).collect()
            }
            Some(Trouble::Unconfirmed) if told => Vec::new(),
            Some(_) if told => return Vec::new(),
            Some(_) => {
                return self.record(vec![Fact::Tried {
                    place: place.clone(),
                }]);
            }
        };
        let mut checks = self.state.kept.get(place).cloned().unwrap_or_default();
        checks.extend(kept);
        let mut effects = self.record(vec![Fact::Kept {
            place: place.clone(),
            checks,
        }]);
        // An open answer may be doubted as well: one thing is asked about at a time.
        if self.trouble(place).is_none() {
            effects.extend(self.move_to(to(self)));
        }
        effects
    }

    pub(super) fn back(&mut self) -> Vec<Effect> {
        if let Some(place) = self.aside_at() {
            return self.move_to(self.written_before(&place));
        }
        let last = self.path.len().checked_sub(1);
        let to = match &self.state.position {
            Position::Opening => return Vec::new(),
            Position::Revisit(_) => Position::Review,
            Position::Review => last.map_or(Position::Opening, |last| self.step_at(last)),
            Position::At(place) => match self.path.index_of(place) {
                None | Some(0) => Position::Opening,
                Some(at) => self.step_at(at - 1),
            },
        };
        self.go(to)
    }

    /// Files the response, or goes to the first place where something is in the way.
    pub(super) fn submit(&mut self) -> Vec<Effect> {
        if self.awaits_consent() {
            return self.go_to(Position::Opening);
        }
        let mut steps = self.path.steps();
        let held_up = steps.find(|step| self.trouble(&step.place).is_some());
        drop(steps);
        if let Some(step) = held_up {
            let mut effects = self.record(vec![Fact::Tried {
                place: step.place.clone(),
            }]);
            effects.extend(self.go(Position::Revisit(step.place)));
            return effects;
        }
        self.phase = Phase::Filing;
        vec![Effect::File(Box::new(self.sheet()))]
    }
}
