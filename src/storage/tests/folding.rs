//! Whatever happened folds back as it happened, and a growing text stays cheap.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{ID, append_all, opening, place, scene, some_facts, typed};
use crate::expr::Code;
use crate::session::{Fact, Place, Position, State};
use crate::storage::fold::{Folded, fold};
use crate::storage::frame::{self, Link, MAGIC};
use crate::storage::record::Record;
use crate::storage::retold::facts_of;
use crate::survey::{Entry, Language, Picks, QuestionId};
use crate::wire::json;

fn places() -> impl Strategy<Value = Place> {
    let iteration = proptest::option::of(Just(Code::new("x.1").unwrap()));
    ("[ab]", iteration).prop_map(|(question, iteration)| Place {
        question: QuestionId::new(&question).unwrap(),
        iteration,
    })
}

fn picks() -> impl Strategy<Value = Picks> {
    proptest::collection::vec("[0-9]{1,4}", 0..3).prop_map(|codes| Picks {
        details: codes
            .iter()
            .map(|code| (Code::new(code).unwrap(), "\u{1b}\n\"".into()))
            .collect(),
        codes: codes.iter().map(|code| Code::new(code).unwrap()).collect(),
    })
}

fn parts() -> impl Strategy<Value = Entry> {
    let typed = proptest::collection::btree_map("[ab]", "[12]{0,2}", 0..3);
    typed.prop_map(|typed| {
        let parts = typed.into_iter();
        Entry::Parts(
            parts
                .map(|(part, text)| (Code::new(&part).unwrap(), text))
                .collect(),
        )
    })
}

fn facts() -> impl Strategy<Value = Fact> {
    // Few letters, some of several bytes that begin or end alike, so that texts overlap.
    let text = "[aæèé€😀😁\n]{0,30}";
    let entries = prop_oneof![
        6 => text.prop_map(Entry::Typed),
        2 => picks().prop_map(Entry::Picked),
        4 => parts(),
        1 => picks().prop_map(|picks| Entry::Cells([(Code::new("r").unwrap(), picks)].into())),
    ];
    prop_oneof![
        8 => (places(), entries).prop_map(|(place, entry)| Fact::Entered { place, entry }),
        1 => places().prop_map(|place| Fact::Cleared { place }),
        1 => places().prop_map(|place| Fact::Tried { place }),
        1 => (places(), "[a-z ]{0,9}")
            .prop_map(|(place, check)| Fact::Kept { place, checks: vec![check] }),
        1 => places().prop_map(|place| Fact::Went(Position::Revisit(place))),
        1 => Just(Fact::Went(Position::Review)),
        1 => any::<bool>().prop_map(Fact::Consented),
        1 => Just(Fact::Language(Language::new("nn").unwrap())),
    ]
}

fn bytes_of(facts: &[Fact]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    let mut folded = Folded::new(opening());
    let opened = json::line(&Record::Opened(opening()));
    let mut link = frame::write(&mut bytes, Link::first(), &opened);
    for (at_ms, fact) in (0..).zip(facts) {
        let record = Record::of(at_ms, fact, &folded.state);
        link = frame::write(&mut bytes, link, &json::line(&record));
        folded.note(at_ms, fact);
    }
    bytes
}

proptest! {
    #[test]
    fn any_facts_fold_back(facts in proptest::collection::vec(facts(), 0..40)) {
        let bytes = bytes_of(&facts);
        let Ok(reading) = fold(&bytes) else { panic!("not read") };
        prop_assert_eq!(reading.sound, bytes.len());
        prop_assert_eq!(&reading.folded.state, &State::from_iter(&facts));
        let state = reading.folded.state;
        prop_assert_eq!(State::from_iter(&facts_of(&state)), state);
    }
}

#[test]
fn a_journal_is_taken_up_where_it_was_left() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    append_all(&mut journal, &some_facts());
    let left = journal.folded().clone();
    assert_eq!(left.state, State::from_iter(&some_facts()));
    assert_eq!(left.last_at_ms, Some(999 + some_facts().len() as u64));
    journal.close().unwrap();
    drop(journal);
    let journal = scene.home.take_up(ID).unwrap();
    assert_eq!(*journal.folded(), left);
    assert_eq!(journal.recovered(), None);
}

#[test]
fn what_was_appended_outlives_a_killed_process() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    append_all(&mut journal, &some_facts());
    // Nothing is dropped, synced or closed: this is what a killed process leaves.
    let bytes = std::fs::read(scene.journal()).unwrap();
    let Ok(reading) = fold(&bytes) else {
        panic!("not read")
    };
    assert_eq!(reading.folded, *journal.folded());
}

#[test]
fn a_long_text_is_not_repeated_for_each_letter() {
    let text = "A day by the river. ".repeat(200);
    let at_the_end: Vec<Fact> = (1..=text.len())
        .map(|end| typed("seen", &text[..end]))
        .collect();
    let at_the_start = (1..=text.len())
        .rev()
        .map(|start| typed("seen", &text[start..]));
    for facts in [at_the_end, at_the_start.collect()] {
        let bytes = bytes_of(&facts);
        assert!(bytes.len() < text.len() * 130, "{} bytes", bytes.len());
        let Ok(reading) = fold(&bytes) else {
            panic!("not read")
        };
        assert_eq!(reading.folded.state, State::from_iter(&facts));
    }
}

#[test]
fn a_part_is_recorded_without_the_others() {
    let entered = |typed: &str| {
        let mut parts: BTreeMap<Code, String> = (0..40)
            .map(|at| {
                (
                    Code::new(&format!("part_{at}")).unwrap(),
                    "12500".to_owned(),
                )
            })
            .collect();
        parts.insert(Code::new("last").unwrap(), typed.to_owned());
        let entry = Entry::Parts(parts);
        let place = place("seen");
        Fact::Entered { place, entry }
    };
    let once = bytes_of(&[entered("1")]).len();
    let twice = bytes_of(&[entered("1"), entered("12")]).len();
    assert!(twice - once < 150, "{} bytes", twice - once);
}

#[test]
fn a_fact_after_freezing_does_not_count() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    journal.freeze("{}".to_owned(), super::NOON).unwrap();
    let frozen = std::fs::read(scene.journal()).unwrap();
    journal.append(1, &typed("seen", "late"));
    assert_eq!(journal.folded().state.entries.get(&place("seen")), None);
    assert_eq!(std::fs::read(scene.journal()).unwrap(), frozen);
}
