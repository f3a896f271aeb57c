//! Taking back what was answered, deed by deed, in whatever order questions were gone to.
//!
//! What there is to take back follows from the facts, as everything else in a [`State`]
//! does. The journal keeps one short fact for it, and a draft taken up again can still be
//! undone.

use super::{Effect, Fact, Place, Position, Session, State};
use crate::survey::Entry;

/// So many deeds can be taken back. More would only use memory.
const DEEDS_MAX: usize = 200;

/// What stood where before an answer was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// Where the respondent was.
    position: Position,
    before: Vec<Before>,
    /// Whether typing on still belongs to it.
    goes_on: bool,
}

/// One place before a deed, with what had been said of the answer there.
#[derive(Clone, Debug, PartialEq)]
struct Before {
    place: Place,
    entry: Option<Entry>,
    was_prefilled: bool,
    was_tried: bool,
    was_unconfirmed: bool,
    kept: Option<Vec<String>>,
    reason: Option<String>,
}

impl State {
    /// The places whose entries a fact changes.
    pub(super) fn changed_by(&self, fact: &Fact) -> Vec<Place> {
        match fact {
            Fact::Entered { place, .. }
            | Fact::Cleared { place }
            | Fact::Prefilled { place, .. } => vec![place.clone()],
            Fact::Together(facts) => facts
                .iter()
                .flat_map(|fact| self.changed_by(fact))
                .collect(),
            Fact::Undone => {
                let last = self.deeds.last().into_iter();
                let before = last.flat_map(|deed| &deed.before);
                before.map(|before| before.place.clone()).collect()
            }
            Fact::Consented(_)
            | Fact::Went(_)
            | Fact::Tried { .. }
            | Fact::Kept { .. }
            | Fact::Explained { .. }
            | Fact::Language(_)
            | Fact::Adopted(_) => Vec::new(),
        }
    }

    /// Remembers what a fact is about to change, so that it can be taken back.
    pub(super) fn remember(&mut self, fact: &Fact) {
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
            Fact::Went(_) => {
                if let Some(deed) = self.deeds.last_mut() {
                    deed.goes_on = false;
                }
            }
            // What was answered before may mean something else now.
            Fact::Adopted(_) => self.deeds.clear(),
            Fact::Undone
            | Fact::Prefilled { .. }
            | Fact::Consented(_)
            | Fact::Tried { .. }
            | Fact::Kept { .. }
            | Fact::Explained { .. }
            | Fact::Language(_) => {}
        }
    }

    fn begin_deed(&mut self, fact: &Fact) {
        let mut places = self.changed_by(fact);
        places.sort();
        places.dedup();
        let before = places.into_iter().map(|place| self.before(place));
        let deed = Deed {
            position: self.position.clone(),
            before: before.collect(),
            goes_on: !matches!(fact, Fact::Together(_)),
        };
        if self.deeds.len() == DEEDS_MAX {
            self.deeds.remove(0);
        }
        self.deeds.push(deed);
    }

    fn before(&self, place: Place) -> Before {
        Before {
            entry: self.entries.get(&place).cloned(),
            was_prefilled: self.prefilled.contains(&place),
            was_tried: self.tried.contains(&place),
            was_unconfirmed: self.unconfirmed.contains(&place),
            kept: self.kept.get(&place).cloned(),
            reason: self.reasons.get(&place).cloned(),
            place,
        }
    }

    /// Whether an entry only goes on with the last deed: a letter more or less in the same
    /// text, another digit in the same total.
    fn goes_on(&self, place: &Place, entry: Option<&Entry>) -> bool {
        let same = self.deeds.last().is_some_and(|deed| {
            let only = deed.before.first().filter(|_| deed.before.len() == 1);
            deed.goes_on && only.is_some_and(|before| before.place == *place)
        });
        same && match (self.entries.get(place), entry) {
            (Some(Entry::Typed(_)), Some(Entry::Typed(_)))
            | (Some(Entry::Parts(_)), Some(Entry::Parts(_))) => true,
            // The last letter goes as the others went; a text that is emptied at once does not.
            (Some(Entry::Typed(typed)), None) => typed.chars().nth(1).is_none(),
            // The words beside a choice.
            (Some(Entry::Picked(was)), Some(Entry::Picked(now))) => was.codes == now.codes,
            _ => false,
        }
    }

    /// Brings back what stood before the last deed.
    pub(super) fn undo(&mut self) {
        let Some(deed) = self.deeds.pop() else {
            return;
        };
        for before in deed.before {
            self.bring_back(before);
        }
    }

    fn bring_back(&mut self, before: Before) {
        let place = before.place;
        if self.fixed.contains(&place) {
            return; // Fixed since: it is not the respondent's any more.
        }
        for (places, was) in [
            (&mut self.prefilled, before.was_prefilled),
            (&mut self.tried, before.was_tried),
            (&mut self.unconfirmed, before.was_unconfirmed),
        ] {
            if was {
                places.insert(place.clone());
            } else {
                places.remove(&place);
            }
        }
        match before.kept {
            Some(kept) => drop(self.kept.insert(place.clone(), kept)),
            None => drop(self.kept.remove(&place)),
        }
        match before.reason {
            Some(reason) => drop(self.reasons.insert(place.clone(), reason)),
            None => drop(self.reasons.remove(&place)),
        }
        match before.entry {
            Some(entry) => drop(self.entries.insert(place, entry)),
            None => drop(self.entries.remove(&place)),
        }
    }
}

impl Session {
    /// The place whose answer would be taken back: of a time of a page that was removed, the
    /// question that says how often.
    pub fn undoes(&self) -> Option<&Place> {
        let deed = self.deed()?;
        let before = deed.before.iter();
        let at_once = |before: &&Before| before.place.iteration.is_none();
        let place = before.clone().find(at_once).or(deed.before.first());
        place.map(|before| &before.place)
    }

    /// The last deed, unless answers are under way to other names.
    fn deed(&self) -> Option<&Deed> {
        self.state.deeds.last().filter(|_| self.renamed.is_empty())
    }

    /// Takes the last deed back, and goes where it was done.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        let Some(deed) = self.deed() else {
            return Vec::new();
        };
        let there = deed.position.place().cloned();
        let there = there.or_else(|| self.undoes().cloned());
        let mut effects = self.record(vec![Fact::Undone]);
        let on_path = there.filter(|place| self.path.index_of(place).is_some());
        if let Some(place) = on_path
            && self.position().place() != Some(&place)
        {
            effects.extend(self.go(self.position_at(place)));
        }
        effects
    }

    /// Where to stand to look at a place: come from the review, one returns there.
    pub fn position_at(&self, place: Place) -> Position {
        match self.position() {
            Position::Review | Position::Revisit(_) => Position::Revisit(place),
            Position::Opening | Position::At(_) => Position::At(place),
        }
    }
}
