//! A draft told anew: the facts that still count, without what was withdrawn.

use super::record::{common_end, common_start};
use crate::session::{Adopted, Fact, Place, State};
use crate::survey::{Entry, Picks};

/// Whether a fact takes something back that was there before: then the record of what was
/// there is to be gone by and by.
pub(super) fn withdraws(fact: &Fact, before: &State) -> bool {
    let has_reason = |place| before.reasons.contains_key(place);
    match fact {
        Fact::Entered { place, entry } | Fact::Prefilled { place, entry, .. } => {
            let old = before.entries.get(place);
            has_reason(place) || old.is_some_and(|old| !has_grown(old, entry))
        }
        Fact::Cleared { place } => has_reason(place) || before.entries.contains_key(place),
        Fact::Explained { place, reason } => {
            let old = before.reasons.get(place);
            old.is_some_and(|old| !is_longer(old, reason))
        }
        Fact::Together(facts) => facts.iter().any(|fact| withdraws(fact, before)),
        Fact::Consented(_)
        | Fact::Went(_)
        | Fact::Tried { .. }
        | Fact::Kept { .. }
        | Fact::Language(_)
        | Fact::Adopted(_) => false,
    }
}

/// Whether an entry still says all that it said.
fn has_grown(old: &Entry, new: &Entry) -> bool {
    match (old, new) {
        (Entry::Typed(old), Entry::Typed(new)) => is_longer(old, new),
        (Entry::Picked(old), Entry::Picked(new)) => has_more(old, new),
        (Entry::Cells(old), Entry::Cells(new)) => old
            .iter()
            .all(|(row, old)| new.get(row).is_some_and(|new| has_more(old, new))),
        (Entry::Parts(old), Entry::Parts(new)) => old
            .iter()
            .all(|(part, old)| new.get(part).is_some_and(|new| is_longer(old, new))),
        (
            Entry::Typed(_)
            | Entry::Picked(_)
            | Entry::Cells(_)
            | Entry::Parts(_)
            | Entry::Missing(_),
            _,
        ) => old == new,
    }
}

/// Whether one text is the other with something put in.
fn is_longer(old: &str, new: &str) -> bool {
    let start = common_start(old, new);
    start + common_end(&old[start..], &new[start..]) == old.len()
}

fn has_more(old: &Picks, new: &Picks) -> bool {
    let mut details = old.details.iter();
    old.codes.iter().all(|code| new.has(code))
        && details.all(|(code, old)| new.details.get(code).is_some_and(|new| is_longer(old, new)))
}

/// The facts that a state amounts to.
pub(super) fn facts_of(state: &State) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(state.language.clone().map(Fact::Language));
    facts.extend(state.consent.map(Fact::Consented));
    // What a new entry would settle is asked after it was given; and the other way round.
    for place in &state.unconfirmed {
        entry(state, place, &mut facts);
        kept(state, place, &mut facts);
    }
    if let Some(definition) = &state.definition {
        facts.extend(adopted(state, definition));
    }
    let settled = |place: &&Place| !state.unconfirmed.contains(place);
    for place in places(state).iter().filter(settled) {
        entry(state, place, &mut facts);
    }
    for place in state.kept.keys().filter(settled) {
        kept(state, place, &mut facts);
    }
    facts.extend(state.tried.iter().map(|place| Fact::Tried {
        place: place.clone(),
    }));
    facts.extend(state.reasons.iter().map(|(place, reason)| Fact::Explained {
        place: place.clone(),
        reason: reason.clone(),
    }));
    facts.push(Fact::Went(state.position.clone()));
    facts
}

/// Every place of which there is something to tell.
fn places(state: &State) -> std::collections::BTreeSet<Place> {
    let definition = state.definition.iter();
    let asked = definition.flat_map(|definition| &definition.unconfirmed);
    let places = state.entries.keys().chain(&state.fixed).chain(asked);
    places.cloned().collect()
}

/// What stands at a place now.
fn entry(state: &State, place: &Place, facts: &mut Vec<Fact>) {
    let standing = state.entries.get(place);
    let fixed = state.fixed.contains(place);
    let prefilled = |entry: &Entry| Fact::Prefilled {
        place: place.clone(),
        entry: entry.clone(),
        fixed,
    };
    let is_prefilled = state.prefilled.contains(place);
    if fixed && !is_prefilled {
        facts.push(prefilled(&Entry::Typed(String::new())));
    }
    match standing {
        Some(entry) if is_prefilled => {
            facts.push(Fact::Cleared {
                place: place.clone(),
            });
            facts.push(prefilled(entry));
        }
        Some(entry) => facts.push(Fact::Entered {
            place: place.clone(),
            entry: entry.clone(),
        }),
        None => facts.push(Fact::Cleared {
            place: place.clone(),
        }),
    }
}

fn kept(state: &State, place: &Place, facts: &mut Vec<Fact>) {
    facts.extend(state.kept.get(place).map(|checks| Fact::Kept {
        place: place.clone(),
        checks: checks.clone(),
    }));
}

/// The definition that is answered, and the places that are to be looked at once more.
fn adopted(state: &State, definition: &Adopted) -> [Fact; 2] {
    let asked = Adopted {
        unconfirmed: state.unconfirmed.iter().cloned().collect(),
        ..definition.clone()
    };
    [Fact::Adopted(asked), Fact::Adopted(definition.clone())]
}
