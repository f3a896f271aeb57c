//! The table of contents of an interview: what each event does.

use super::standing::OPEN;
use super::{Effect, Event, Fact, Farewell, News, Path, Phase, Place, Position, Session, Trouble};

impl Session {
    /// Applies one event; returns what the outside world should now do, in order.
    #[must_use]
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        // A key pressed while the response is being filed arrives too late to count.
        if self.phase != Phase::Answering && event.is_edit() {
            return Vec::new();
        }
        match event {
            Event::Consented(given) => self.consent(given),
            Event::Entered { place, entry } => {
                if self.entry(&place) == Some(&entry) {
                    return Vec::new();
                }
                self.record(vec![Fact::Entered { place, entry }])
            }
            Event::Cleared { place } => {
                if self.entry(&place).is_none() {
                    return Vec::new();
                }
                self.record(vec![Fact::Cleared { place }])
            }
            Event::Next => self.next(),
            Event::Back => self.back(),
            Event::WentTo(position) => self.go_to(position),
            Event::LanguageChosen(language) => self.record(vec![Fact::Language(language)]),
            Event::Submitted => self.submit(),
            Event::Left => vec![Effect::Sync, Effect::Leave(self.farewell())],
            Event::Filed => {
                self.phase = Phase::Filed(News::Sending);
                vec![Effect::Deliver]
            }
            Event::FilingFailed(why) => {
                self.phase = Phase::Answering;
                self.saving_failed = Some(why);
                Vec::new()
            }
            Event::Delivered(news) => {
                self.phase = Phase::Filed(news);
                Vec::new()
            }
            Event::SavingFailed(why) => {
                self.saving_failed = why;
                Vec::new()
            }
        }
    }

    fn farewell(&self) -> Farewell {
        match self.phase {
            Phase::Answering | Phase::Filing => Farewell::Kept,
            Phase::Declined => Farewell::Declined,
            Phase::Filed(_) => Farewell::Filed,
        }
    }

    /// Applies facts and asks for them to be recorded, in the same order.
    fn record(&mut self, mut facts: Vec<Fact>) -> Vec<Effect> {
        let mut answers_changed = false;
        for fact in &facts {
            answers_changed |= matches!(fact, Fact::Entered { .. } | Fact::Cleared { .. });
            self.state.apply(fact);
        }
        if answers_changed {
            self.path = Path::derive(&self.survey, &self.state.entries);
            if let Some(position) = self.next_on_the_path() {
                let moved = Fact::Went(position);
                self.state.apply(&moved);
                facts.push(moved);
            }
        }
        facts.into_iter().map(Effect::Record).collect()
    }

    fn consent(&mut self, given: bool) -> Vec<Effect> {
        let mut effects = self.record(vec![Fact::Consented(given)]);
        if given {
            effects.extend(self.next());
        } else {
            self.phase = Phase::Declined;
        }
        effects
    }

    /// Moves, and has the answer left behind made durable.
    fn go(&mut self, position: Position) -> Vec<Effect> {
        let mut effects = self.record(vec![Fact::Went(position)]);
        effects.push(Effect::Sync);
        effects
    }

    fn go_to(&mut self, position: Position) -> Vec<Effect> {
        let known = position
            .place()
            .is_none_or(|place| self.path.index_of(place).is_some());
        let early = self.awaits_consent() && position != Position::Opening;
        if !known || early || position == self.state.position {
            return Vec::new();
        }
        self.go(position)
    }

    fn next(&mut self) -> Vec<Effect> {
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

    fn step_at(&self, index: usize) -> Position {
        let step = self.path.steps().get(index);
        step.map_or(Position::Review, |step| Position::At(step.place.clone()))
    }

    /// Goes on from a place, unless something there is to be mended or said first.
    fn leave(&mut self, place: &Place, to: impl Fn(&Self) -> Position) -> Vec<Effect> {
        let told = self.state.tried.contains(place);
        let kept = match self.trouble(place) {
            None => Vec::new(),
            Some(Trouble::Open) if told => vec![OPEN.to_owned()],
            Some(Trouble::Doubted(doubts)) if told => {
                doubts.into_iter().map(|(rule, _)| rule).collect()
            }
            Some(_) if told => return Vec::new(),
            Some(_) => {
                return self.record(vec![Fact::Tried {
                    place: place.clone(),
                }]);
            }
        };
        let mut effects = Vec::new();
        if !kept.is_empty() {
            let mut checks = self.state.kept.get(place).cloned().unwrap_or_default();
            checks.extend(kept);
            effects = self.record(vec![Fact::Kept {
                place: place.clone(),
                checks,
            }]);
            // An open answer may be doubted as well: one thing is asked about at a time.
            if self.trouble(place).is_some() {
                return effects;
            }
        }
        effects.extend(self.go(to(self)));
        effects
    }

    fn back(&mut self) -> Vec<Effect> {
        let last = self.path.steps().len().checked_sub(1);
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
    fn submit(&mut self) -> Vec<Effect> {
        if self.awaits_consent() {
            return self.go_to(Position::Opening);
        }
        let steps = self.path.steps().iter();
        let held_up = steps
            .map(|step| &step.place)
            .find(|place| self.trouble(place).is_some());
        if let Some(place) = held_up.cloned() {
            let mut effects = self.record(vec![Fact::Tried {
                place: place.clone(),
            }]);
            effects.extend(self.go(Position::Revisit(place)));
            return effects;
        }
        self.phase = Phase::Filing;
        vec![Effect::File(Box::new(self.sheet()))]
    }
}

impl Event {
    /// Whether it would change answers or place: what a respondent does, not the world.
    fn is_edit(&self) -> bool {
        match self {
            Self::Consented(_)
            | Self::Entered { .. }
            | Self::Cleared { .. }
            | Self::Next
            | Self::Back
            | Self::WentTo(_)
            | Self::Submitted => true,
            Self::LanguageChosen(_)
            | Self::Left
            | Self::Filed
            | Self::FilingFailed(_)
            | Self::Delivered(_)
            | Self::SavingFailed(_) => false,
        }
    }
}
