//! One time more or less, where a page is asked a number of times.

use super::{Effect, Fact, Place, Session};
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

    /// Whether this time can be taken away, with what was answered for it.
    pub fn can_remove(&self, place: &Place) -> bool {
        self.times(place)
            .is_some_and(|now| self.takes(&now.driver, now.count - 1))
    }

    /// Asks the page of a place once more, after the other times.
    pub(super) fn add(&mut self, place: &Place) -> Vec<Effect> {
        match self.times(place) {
            Some(now) if self.can_add(place) => self.record(vec![entered(&now, now.count + 1)]),
            _ => Vec::new(),
        }
    }

    /// Takes this time away: the later ones move up, and what was answered for it comes to
    /// stand behind them, where it is remembered in case the page is asked so often again.
    pub(super) fn remove(&mut self, place: &Place) -> Vec<Effect> {
        let here = place.iteration.as_ref();
        let here = here.and_then(|key| key.as_str().parse::<usize>().ok());
        let (Some(now), Some(here), true) = (self.times(place), here, self.can_remove(place))
        else {
            return Vec::new();
        };
        let mut facts = Vec::new();
        for at in self.survey.pages[now.page].questions.clone() {
            let id = &self.survey.questions[at].id;
            let of = |time: usize| Place {
                question: id.clone(),
                iteration: Code::new(&time.to_string()),
            };
            for time in here..=now.count {
                let from = if time == now.count { here } else { time + 1 };
                facts.extend(self.moved(&of(from), of(time)));
            }
        }
        facts.push(entered(&now, now.count - 1));
        self.record(facts)
    }

    /// The facts that make one place hold what another one holds now.
    fn moved(&self, from: &Place, to: Place) -> Vec<Fact> {
        let (entry, there) = (self.entry(from).cloned(), self.entry(&to));
        let checks = self.state.kept.get(from).cloned();
        let entry = match entry {
            None if there.is_none() => return Vec::new(),
            None => return vec![Fact::Cleared { place: to }],
            Some(entry) => Fact::Entered {
                place: to.clone(),
                entry,
            },
        };
        let kept = checks.map(|checks| Fact::Kept { place: to, checks });
        std::iter::once(entry).chain(kept).collect()
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

fn entered(now: &Times, times: usize) -> Fact {
    Fact::Entered {
        place: now.driver.clone(),
        entry: Entry::Typed(times.to_string()),
    }
}
