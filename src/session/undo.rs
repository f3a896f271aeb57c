//! Taking back what was answered, deed by deed, in whatever order questions were gone to,
//! and doing again what was taken back.
//!
//! What there is to take back is remembered for one sitting and never written down: an
//! answer that was withdrawn is to vanish from the disk. What the journal keeps of an undo
//! are plain facts, those that bring back what stood there before.

use super::{Effect, Fact, Place, Position, Session};
use crate::survey::Entry;

/// So many deeds can be taken back. More would only use memory.
const DEEDS_MAX: usize = 200;

/// What stood where before an answer was changed.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// Where the respondent was.
    position: Position,
    before: Vec<Before>,
    /// Whether typing on still belongs to it.
    goes_on: bool,
}

/// One place before a deed, with what had been said of the answer there.
#[derive(Clone, Debug)]
struct Before {
    place: Place,
    entry: Option<Entry>,
    was_prefilled: bool,
    was_tried: bool,
    kept: Option<Vec<String>>,
    reason: Option<String>,
}

impl Session {
    /// Remembers what a fact is about to change, so that it can be taken back.
    pub(super) fn remember(&mut self, fact: &Fact) {
        if !fact.changed_entries().is_empty() {
            // From here on it goes another way.
            self.taken_back.clear();
        }
        match fact {
            Fact::Entered { place, entry } => {
                if !self.goes_on(place, Some(entry)) {
                    self.begin_deed(fact);
                }
            }
            Fact::Cleared { place } => {
                if !self.goes_on(place, None) {
                    self.begin_deed(fact);
                }
            }
            Fact::Together(_) => self.begin_deed(fact),
            Fact::Went(_) => self.end_deed(),
            // What was answered before may mean something else now.
            Fact::Adopted(_) => {
                self.deeds.clear();
                self.taken_back.clear();
            }
            Fact::Prefilled { .. }
            | Fact::Consented(_)
            | Fact::Tried { .. }
            | Fact::Kept { .. }
            | Fact::Explained { .. }
            | Fact::Language(_) => {}
        }
    }

    /// What is answered from here on is another deed.
    pub(super) fn end_deed(&mut self) {
        if let Some(deed) = self.deeds.last_mut() {
            deed.goes_on = false;
        }
    }

    fn begin_deed(&mut self, fact: &Fact) {
        let mut places = fact.changed_entries();
        places.sort();
        places.dedup();
        let deed = Deed {
            position: self.position().clone(),
            before: self.before(places),
            goes_on: !matches!(fact, Fact::Together(_)),
        };
        if self.deeds.len() == DEEDS_MAX {
            self.deeds.remove(0);
        }
        self.deeds.push(deed);
    }

    fn before<'a>(&self, places: impl IntoIterator<Item = &'a Place>) -> Vec<Before> {
        let state = &self.state;
        let before = places.into_iter().map(|place| Before {
            entry: state.entries.get(place).cloned(),
            was_prefilled: state.prefilled.contains(place),
            was_tried: state.tried.contains(place),
            kept: state.kept.get(place).cloned(),
            reason: state.reasons.get(place).cloned(),
            place: place.clone(),
        });
        before.collect()
    }

    /// Whether an entry only goes on with the last deed: a letter more or less in the same
    /// text, another digit in the same total.
    fn goes_on(&self, place: &Place, entry: Option<&Entry>) -> bool {
        let same = self.deeds.last().is_some_and(|deed| {
            let only = deed.before.first().filter(|_| deed.before.len() == 1);
            deed.goes_on && only.is_some_and(|before| before.place == *place)
        });
        same && match (self.entry(place), entry) {
            (Some(Entry::Typed(_)), Some(Entry::Typed(_)))
            | (Some(Entry::Parts(_)), Some(Entry::Parts(_))) => true,
            // The last letter goes as the others went; a text emptied at once does not.
            (Some(Entry::Typed(typed)), None) => typed.chars().nth(1).is_none(),
            // The words beside a choice.
            (Some(Entry::Picked(was)), Some(Entry::Picked(now))) => was.codes == now.codes,
            _ => false,
        }
    }

    /// The place whose answer would be taken back.
    pub fn undoes(&self) -> Option<&Place> {
        self.deeds.last()?.told()
    }

    /// The place whose answer would be given again.
    pub fn redoes(&self) -> Option<&Place> {
        self.taken_back.last()?.told()
    }

    /// Takes the last deed back, and goes where it was done.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        let Some(deed) = self.deeds.pop() else {
            return Vec::new();
        };
        let (effects, again) = self.turn(deed);
        self.taken_back.push(again);
        // What is typed now is a deed of its own.
        self.end_deed();
        effects
    }

    /// Does again what was taken back last, and goes where it was done.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let Some(deed) = self.taken_back.pop() else {
            return Vec::new();
        };
        let (effects, back) = self.turn(deed);
        self.deeds.push(back);
        effects
    }

    /// Brings back what stood there; returns with it what turns that again.
    fn turn(&mut self, deed: Deed) -> (Vec<Effect>, Deed) {
        let there = deed.position.place().or(deed.told()).cloned();
        let turned = Deed {
            position: deed.position.clone(),
            before: self.before(deed.before.iter().map(|before| &before.place)),
            goes_on: false,
        };
        // What has been fixed since is not the respondent's any more.
        let before = deed.before.into_iter();
        let before = before.filter(|before| !self.is_fixed(&before.place));
        let facts: Vec<Fact> = before.flat_map(Before::facts).collect();
        let mut effects = self.put(vec![Fact::Together(facts)]);
        let on_path = there.filter(|place| self.path.index_of(place).is_some());
        if let Some(place) = on_path
            && self.position().place() != Some(&place)
        {
            effects.extend(self.go(self.position_at(place)));
        }
        (effects, turned)
    }

    /// Where to stand to look at a place: come from the review, one returns there.
    pub fn position_at(&self, place: Place) -> Position {
        match self.position() {
            Position::Review | Position::Revisit(_) => Position::Revisit(place),
            Position::Opening | Position::At(_) => Position::At(place),
        }
    }
}

impl Deed {
    /// The place that it is about: of a time of a page that was removed, the question that
    /// says how often.
    fn told(&self) -> Option<&Place> {
        let mut before = self.before.iter();
        let once = before.find(|before| before.place.iteration.is_none());
        once.or(self.before.first()).map(|before| &before.place)
    }
}

impl Before {
    /// The facts that bring it back.
    fn facts(self) -> Vec<Fact> {
        let place = || self.place.clone();
        let mut facts = vec![Fact::Cleared { place: place() }];
        let (was_prefilled, fixed) = (self.was_prefilled, false);
        facts.extend(self.entry.map(|entry| {
            let place = place();
            if was_prefilled {
                Fact::Prefilled {
                    place,
                    entry,
                    fixed,
                }
            } else {
                Fact::Entered { place, entry }
            }
        }));
        facts.extend(self.was_tried.then(|| Fact::Tried { place: place() }));
        let kept = self.kept.map(|checks| Fact::Kept {
            place: place(),
            checks,
        });
        facts.extend(kept);
        let reason = self.reason.map(|reason| Fact::Explained {
            place: place(),
            reason,
        });
        facts.extend(reason);
        facts
    }
}
