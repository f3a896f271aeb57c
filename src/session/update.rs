//! The table of contents of an interview: what each event does.

use super::{Effect, Event, Fact, Farewell, News, Phase, Place, Session};

impl Session {
    /// Applies one event; returns what the outside world should now do, in order.
    #[must_use]
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        // A key pressed while the response is being filed arrives too late to count.
        if self.phase != Phase::Answering && event.is_edit() {
            return Vec::new();
        }
        match event {
            Event::Began => self.begin(),
            Event::ChangesRead => self.adopt(),
            Event::Consented(given) => self.consent(given),
            Event::Prefilled {
                place,
                entry,
                fixed,
            } => self.prefill(place, entry, fixed),
            Event::Entered { place, entry } => {
                if self.entry(&place) == Some(&entry) || self.is_fixed(&place) {
                    return Vec::new();
                }
                self.record(vec![Fact::Entered { place, entry }])
            }
            Event::Cleared { place } => {
                if self.entry(&place).is_none() || self.is_fixed(&place) {
                    return Vec::new();
                }
                self.record(vec![Fact::Cleared { place }])
            }
            Event::Explained { place, reason } => self.explained(place, reason),
            Event::Undone => self.take_back(),
            Event::Redone => self.redo(),
            Event::Added { place } => self.add(&place),
            Event::Removed { place } => self.remove(&place),
            Event::Next => self.next(),
            Event::Back => self.back(),
            Event::WentTo(position) => self.go_to(position),
            Event::LanguageChosen(language) => self.record(vec![Fact::Language(language)]),
            Event::Submitted => self.submit(),
            Event::Left => vec![Effect::Sync, Effect::Leave(self.farewell())],
            Event::Switched => vec![Effect::Sync, Effect::Leave(Farewell::Elsewhere)],
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

    /// Applies facts and asks for them to be recorded, in the same order; they can be taken
    /// back.
    pub(super) fn record(&mut self, facts: Vec<Fact>) -> Vec<Effect> {
        for fact in &facts {
            self.remember(fact);
        }
        self.put(facts)
    }

    /// The same without anything to take back.
    pub(super) fn put(&mut self, mut facts: Vec<Fact>) -> Vec<Effect> {
        let stood = self.state.position.place();
        let stood = stood.and_then(|place| self.path.index_of(place));
        let mut answers_changed = false;
        for fact in &facts {
            self.state.apply(fact);
            for place in fact.changed_entries() {
                answers_changed = true;
                self.path.follow(&self.state.entries, place);
            }
        }
        if answers_changed && let Some(moved) = self.moved_off(stood) {
            self.state.apply(&moved);
            self.end_deed();
            facts.push(moved);
        }
        if answers_changed {
            facts.extend(self.rejoined());
        }
        facts.into_iter().map(Effect::Record).collect()
    }

    /// Where to go from a place that is no longer on the path; `stood`: which step it was.
    fn moved_off(&self, stood: Option<usize>) -> Option<Fact> {
        let place = self.state.position.place()?;
        if self.path.index_of(place).is_some() {
            return None;
        }
        // Nothing before the place has changed, so what comes next has its index now.
        let to = stood.map_or_else(|| self.at_or_after(place), |index| self.step_at(index));
        Some(Fact::Went(to))
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

    fn explained(&mut self, place: Place, reason: String) -> Vec<Effect> {
        let before = self.reason(&place).unwrap_or_default();
        if before == reason {
            return Vec::new();
        }
        self.record(vec![Fact::Explained { place, reason }])
    }

    /// Why a doubted answer stands, in the respondent's words.
    pub fn reason(&self, place: &Place) -> Option<&str> {
        self.state.reasons.get(place).map(String::as_str)
    }
}

impl Fact {
    /// The places whose entries it changes.
    pub(super) fn changed_entries(&self) -> Vec<&Place> {
        match self {
            Self::Entered { place, .. }
            | Self::Cleared { place }
            | Self::Prefilled { place, .. } => vec![place],
            Self::Together(facts) => facts.iter().flat_map(Self::changed_entries).collect(),
            Self::Consented(_)
            | Self::Went(_)
            | Self::Tried { .. }
            | Self::Kept { .. }
            | Self::Explained { .. }
            | Self::Language(_)
            | Self::Adopted(_) => Vec::new(),
        }
    }
}

impl Event {
    /// Whether it would change answers or place: what a respondent does, not the world.
    fn is_edit(&self) -> bool {
        match self {
            Self::Began
            | Self::ChangesRead
            | Self::Consented(_)
            | Self::Prefilled { .. }
            | Self::Entered { .. }
            | Self::Cleared { .. }
            | Self::Explained { .. }
            | Self::Undone
            | Self::Redone
            | Self::Added { .. }
            | Self::Removed { .. }
            | Self::Next
            | Self::Back
            | Self::WentTo(_)
            | Self::Submitted => true,
            Self::LanguageChosen(_)
            | Self::Left
            | Self::Switched
            | Self::Filed
            | Self::FilingFailed(_)
            | Self::Delivered(_)
            | Self::SavingFailed(_) => false,
        }
    }
}
