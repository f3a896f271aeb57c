//! One time more or less, where a page is asked a number of times.

use super::{Effect, Fact, Place, Position, Session};
use crate::expr::Code;
use crate::survey::{Accepted, Entry, Repeat};

/// A page that is asked a number of times, as it stands.
struct Times {
    page: usize,
    driver: Place,
    count: usize,
}

impl Session {
    /// Whether the page of a place can be asked once more.
    pub fn can_add(&self, place: &Place) -> bool {
        self.times(place)
            .is_some_and(|now| self.takes(&now.driver, now.count + 1))
    }

    /// Whether this time can be taken away, with what was answered for it. The later ones
    /// move, so none of them may hold an answer that stays as it is.
    pub fn can_remove(&self, place: &Place) -> bool {
        self.times(place).is_some_and(|now| {
            let moves = here(place)..=now.count;
            let mut fixed = moves.flat_map(|time| self.places_at(&now, time));
            !fixed.any(|place| self.is_fixed(&place)) && self.takes(&now.driver, now.count - 1)
        })
    }

    /// How many times the page of a place is asked; `None` where that is not a number that
    /// was given.
    pub fn times_asked(&self, place: &Place) -> Option<usize> {
        self.times(place).map(|now| now.count)
    }

    /// The places at which something was answered this time, in the survey's order.
    pub fn answered_this_time(&self, place: &Place) -> Vec<Place> {
        let Some(now) = self.times(place) else {
            return Vec::new();
        };
        let mut places = self.places_at(&now, here(place));
        places.retain(|place| self.entry(place).is_some_and(|entry| !entry.is_blank()));
        places
    }

    /// Asks the page of a place once more, after the other times, and goes there.
    pub(super) fn add(&mut self, place: &Place) -> Vec<Effect> {
        let Some(now) = self.times(place).filter(|_| self.can_add(place)) else {
            return Vec::new();
        };
        let mut effects = self.record(vec![entered(&now, now.count + 1)]);
        let added = self.places_at(&now, now.count + 1);
        let mut steps = self.path.steps();
        let first = steps.find(|step| added.contains(&step.place));
        drop(steps);
        if let Some(first) = first {
            effects.extend(self.go(Position::At(first.place)));
        }
        effects
    }

    /// Takes this time away: the later ones move up, and what was answered for it comes to
    /// stand behind them, where it is remembered in case the page is asked so often again.
    pub(super) fn remove(&mut self, place: &Place) -> Vec<Effect> {
        let Some(now) = self.times(place).filter(|_| self.can_remove(place)) else {
            return Vec::new();
        };
        let here = here(place);
        let mut facts = Vec::new();
        for time in here..=now.count {
            let from = if time == now.count { here } else { time + 1 };
            let pairs = self.places_at(&now, from).into_iter();
            for (from, to) in pairs.zip(self.places_at(&now, time)) {
                facts.extend(self.moved(&from, &to));
            }
        }
        facts.push(entered(&now, now.count - 1));
        // A journal that ends in the middle of this would have mixed up the answers.
        self.record(vec![Fact::Together(facts)])
    }

    /// The facts that make one place hold what another one holds now, with what was said
    /// of it.
    fn moved(&self, from: &Place, to: &Place) -> Vec<Fact> {
        let Some(entry) = self.entry(from).cloned() else {
            let there = self.entry(to).is_some();
            return Vec::from_iter(there.then(|| Fact::Cleared { place: to.clone() }));
        };
        let mut facts = if self.is_prefilled(from) {
            let fixed = false; // What is fixed does not move.
            let (cleared, place) = (to.clone(), to.clone());
            vec![
                Fact::Cleared { place: cleared },
                Fact::Prefilled {
                    place,
                    entry,
                    fixed,
                },
            ]
        } else {
            let place = to.clone();
            vec![Fact::Entered { place, entry }]
        };
        let place = to.clone();
        let checks = self.state.kept.get(from).cloned();
        facts.extend(checks.map(|checks| Fact::Kept { place, checks }));
        let place = to.clone();
        let reason = self.reason(from).map(str::to_owned);
        facts.extend(reason.map(|reason| Fact::Explained { place, reason }));
        facts
    }

    /// The places of one time of a page, whether or not it is asked that often.
    fn places_at(&self, now: &Times, time: usize) -> Vec<Place> {
        let questions = self.survey.pages[now.page].questions.clone();
        let ids = questions.map(|at| self.survey.questions[at].id.clone());
        let iteration = Code::new(&time.to_string());
        ids.map(|question| Place {
            question,
            iteration: iteration.clone(),
        })
        .collect()
    }

    fn times(&self, place: &Place) -> Option<Times> {
        let cell = self.path.cell_of(place)?;
        let page = self.survey.questions[cell.question].page;
        let Some(Repeat::Times(driver)) = self.survey.pages[page].repeat else {
            return None;
        };
        Some(Times {
            page,
            driver: Place::once(&self.survey.questions[driver].id),
            count: self.path.iterations_of(cell.question).len(),
        })
    }

    /// Whether the question that says how often takes this number.
    fn takes(&self, driver: &Place, times: usize) -> bool {
        let entry = Entry::Typed(times.to_string());
        let question = self.question(driver);
        let accepted = question.map(|question| question.accept(&entry, &self.known(driver)));
        !self.is_fixed(driver) && matches!(accepted, Some(Ok(Accepted::Value(_))))
    }
}

/// Which time a place belongs to, counted from 1.
fn here(place: &Place) -> usize {
    let key = place.iteration.as_ref();
    key.and_then(|key| key.as_str().parse().ok()).unwrap_or(1)
}

fn entered(now: &Times, times: usize) -> Fact {
    Fact::Entered {
        place: now.driver.clone(),
        entry: Entry::Typed(times.to_string()),
    }
}
