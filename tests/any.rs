//! Whatever is pressed: nothing panics, facts fold back, the path is what a full walk would
//! find, and what is filed is accepted.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::{Recorder, begin, shipped, survey, with_questions};
use proptest::prelude::*;
use proptest::strategy::{Union, ValueTree as _};
use svar::expr::Code;
use svar::session::{Effect, Event, Phase, Place, Position, Session, State, Step, drive, judge};
use svar::survey::{Entry, Kind, Picks, Question, Repeat, Survey};

const WINDING: &[u8] = include_bytes!("common/winding.toml");

/// Any entry that somebody could make at a question, sensible or not.
fn any_entry(question: &Question) -> BoxedStrategy<Entry> {
    let codes = |choices: Vec<Code>| {
        let of = proptest::collection::vec(proptest::sample::select(choices), 0..4);
        of.prop_map(|codes| Picks {
            codes,
            details: BTreeMap::new(),
        })
        .boxed()
    };
    let own: Vec<Code> = question
        .kind
        .choices()
        .iter()
        .map(|c| c.code.clone())
        .collect();
    let rows: Vec<Code> = question
        .kind
        .rows()
        .iter()
        .map(|row| row.code.clone())
        .collect();
    match &question.kind {
        Kind::Grid { .. } => {
            let rows = proptest::sample::select(rows);
            proptest::collection::btree_map(rows, codes(own), 0..5)
                .prop_map(Entry::Cells)
                .boxed()
        }
        Kind::Single { .. } | Kind::Multi { .. } | Kind::Rank { .. } => {
            codes(own).prop_map(Entry::Picked).boxed()
        }
        Kind::Lookup { list } => {
            let codes = proptest::sample::select(list.codes().to_vec());
            codes.prop_map(Entry::picked).boxed()
        }
        Kind::Date(_) => {
            let typed = prop_oneof![
                "[12]\\.[1-9]\\.20[0-9]{2}",
                "[1-9]/24",
                "20[0-9]{2}",
                "\\PC{0,9}"
            ];
            typed.prop_map(Entry::Typed).boxed()
        }
        Kind::Allocate(_) => {
            let rows = proptest::sample::select(rows);
            let typed = prop_oneof![9 => "[0-2]?", 1 => "\\PC{0,3}"];
            proptest::collection::btree_map(rows, typed, 0..4)
                .prop_map(Entry::Parts)
                .boxed()
        }
        Kind::Note
        | Kind::Computed { .. }
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::Text { .. } => prop_oneof!["[0-9]{1,3}", "[0-9]{1,2},[0-9]", "\\PC{0,12}"]
            .prop_map(Entry::Typed)
            .boxed(),
    }
}

/// Every place that the survey can have: a page that repeats has up to three iterations.
fn places(survey: &Survey) -> Vec<(Place, &Question)> {
    let mut places = Vec::new();
    for question in &survey.questions {
        let keys: Vec<Option<Code>> = match survey.page_of(question).repeat {
            None => vec![None],
            Some(Repeat::Each(driver)) => {
                let choices = survey.questions[driver].kind.choices().iter();
                choices.map(|choice| Some(choice.code.clone())).collect()
            }
            Some(Repeat::Times(_)) => ["1", "2", "3"].map(Code::new).to_vec(),
        };
        let place = |iteration| Place {
            question: question.id.clone(),
            iteration,
        };
        places.extend(keys.into_iter().map(|key| (place(key), question)));
    }
    places
}

fn any_event(survey: &Arc<Survey>) -> BoxedStrategy<Event> {
    let all = places(survey);
    let entered = all.iter().map(|(place, question)| {
        let place = place.clone();
        any_entry(question)
            .prop_map(move |entry| Event::Entered {
                place: place.clone(),
                entry,
            })
            .boxed()
    });
    let entered = Union::new(entered.collect::<Vec<_>>());
    let prefilled = entered.clone().prop_flat_map(|event| {
        (Just(event), any::<bool>()).prop_map(|(event, fixed)| match event {
            Event::Entered { place, entry } => Event::Prefilled {
                place,
                entry,
                fixed,
            },
            other => other,
        })
    });
    let place =
        proptest::sample::select(all.into_iter().map(|(place, _)| place).collect::<Vec<_>>());
    let at = move |event: fn(Place) -> Event| place.clone().prop_map(event);
    let languages = proptest::sample::select(survey.languages.clone());
    prop_oneof![
        20 => entered,
        1 => prefilled,
        8 => Just(Event::Next),
        1 => Just(Event::Back),
        1 => Just(Event::Began),
        1 => Just(Event::ChangesRead),
        1 => Just(Event::Consented(true)),
        1 => at(|place| Event::Cleared { place }),
        2 => Just(Event::Undone),
        2 => Just(Event::Redone),
        1 => at(|place| Event::Added { place }),
        2 => at(|place| Event::Removed { place }),
        1 => at(|place| Event::Explained { place, reason: "It is so.".to_owned() }),
        1 => at(|place| Event::WentTo(Position::At(place))),
        1 => languages.prop_map(Event::LanguageChosen),
        1 => Just(Event::Submitted),
    ]
    .boxed()
}

/// What must hold of one interview, whatever was pressed; returns whether it was filed.
fn holds(survey: &Arc<Survey>, events: Vec<Event>) -> Result<bool, TestCaseError> {
    let (mut session, mut world) = (begin(survey), Recorder::default());
    for event in events {
        drive(&mut session, &mut world, event);
        // The facts alone bring back the same interview.
        let facts = world.effects.iter().filter_map(|effect| match effect {
            Effect::Record(fact) => Some(fact),
            _ => None,
        });
        let state: State = facts.collect();
        prop_assert_eq!(&state, session.state());
        follows(&session)?;
    }
    if let Some(sheet) = world.filed() {
        prop_assert_eq!(judge(survey, &sheet.answers), vec![]);
        return Ok(true);
    }
    Ok(false)
}

/// The path that was followed from answer to answer is the one that a full walk finds.
fn follows(session: &Session) -> Result<(), TestCaseError> {
    let walked = Session::new(Arc::clone(session.path().survey()), session.state().clone());
    let steps = |session: &Session| session.path().steps().collect::<Vec<Step>>();
    let all = steps(session);
    prop_assert_eq!(&all, &steps(&walked));
    prop_assert_eq!(session.sheet(), walked.sheet());
    prop_assert_eq!(all.len(), session.path().len());
    let places: BTreeSet<&Place> = all.iter().map(|step| &step.place).collect();
    prop_assert_eq!(places.len(), all.len(), "no place is asked twice");
    for (at, step) in all.iter().enumerate() {
        prop_assert_eq!(session.path().index_of(&step.place), Some(at));
        prop_assert_eq!(session.path().get(at), Some(step.clone()));
    }
    if let Some(place) = session.position().place() {
        let on_path = session.path().index_of(place).is_some();
        prop_assert!(
            on_path || *session.phase() != Phase::Answering,
            "{place} is off the path"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_on_the_tour(
        events in proptest::collection::vec(any_event(&shipped("tour")), 1..60)
    ) {
        holds(&shipped("tour"), events)?;
    }

    #[test]
    fn whatever_is_pressed_on_a_winding_path(
        events in proptest::collection::vec(any_event(&survey(WINDING)), 1..120)
    ) {
        holds(&survey(WINDING), events)?;
    }
}

/// Takes everything back and does it all again; returns the entries before, between and
/// after.
fn turned(survey: &Arc<Survey>, events: Vec<Event>) -> [BTreeMap<Place, Entry>; 3] {
    let mut session = begin(survey);
    for event in events {
        // What was prefilled stays, and a changed survey is a new beginning.
        match event {
            Event::Prefilled { .. } | Event::Began | Event::ChangesRead | Event::Submitted => {}
            event => drop(session.update(event)),
        }
    }
    while session.redoes().is_some() {
        drop(session.update(Event::Redone));
    }
    let before = session.state().entries.clone();
    let mut count = 0;
    while session.undoes().is_some() {
        drop(session.update(Event::Undone));
        count += 1;
    }
    let between = session.state().entries.clone();
    for _ in 0..count {
        drop(session.update(Event::Redone));
    }
    assert_eq!(session.redoes(), None);
    [before, between, session.state().entries.clone()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_that_was_answered_can_be_taken_back_and_done_again(
        events in proptest::collection::vec(any_event(&survey(WINDING)), 1..120)
    ) {
        let [before, between, after] = turned(&survey(WINDING), events);
        prop_assert_eq!(between, State::default().entries);
        prop_assert_eq!(after, before);
    }
}

/// Kinds that the tour has no question of.
const KINDS: &str = "[[page.question]]\nid = 'day'\nkind = 'date'\nmax = '2050'\ntext.en = '?'\n\
    [[page.question]]\nid = 'month'\nkind = 'date'\nprecision = 'month'\ntext.en = '?'\n\
    [[page.question]]\nid = 'year'\nkind = 'date'\nprecision = 'year'\ntext.en = '?'\n\
    show_if = 'month > day or not answered(month)'\n\
    [[page.question]]\nid = 'shares'\nkind = 'allocate'\ntext.en = '?'\ntotal = 2\n\
    parts = [{ code = 'a', en = 'A' }, { code = 'b', en = 'B', show_if = 'answered(day)' }]\n\
    [[page.question]]\nid = 'places'\nkind = 'allocate'\ntext.en = '?'\ntotal = 'shares.a + 1'\n\
    parts = [{ code = 'a', en = 'A' }, { code = 'b', en = 'B' }]\n\
    [[page.question]]\nid = 'ticks'\nkind = 'grid'\nseveral = true\ntext.en = '?'\n\
    rows = [{ code = 'a', en = 'A' }, { code = 'b', en = 'B', show_if = 'sum(places) > 1' }]\n\
    choices = [{ code = 'x', en = 'X' }, { code = 'y', en = 'Y' }, { code = 'z', en = 'Z', exclusive = true }]\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dates_parts_and_ticks_are_judged_as_the_form_took_them(
        events in proptest::collection::vec(any_event(&with_questions(KINDS)), 10..60)
    ) {
        holds(&with_questions(KINDS), events)?;
    }
}

#[test]
fn the_property_has_teeth() {
    // Enough random interviews get as far as a response that the judge has work to do.
    let survey = with_questions(
        "[[page.question]]\nid = 'n'\nkind = 'integer'\nmin = 1\nmax = 9\ntext.en = 'N?'\n",
    );
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = proptest::collection::vec(any_event(&survey), 20..40);
    let filed = (0..100).filter(|_| {
        let events = strategy.new_tree(&mut runner).unwrap().current();
        holds(&survey, events).unwrap()
    });
    let filed = filed.count();
    assert!(filed > 10, "only {filed} of 100 interviews were filed");
    // And the judge does refuse: an answer that the form would not take.
    let refused = judge(
        &survey,
        &[("n".to_owned(), svar::survey::Given::Number(10.into()))],
    );
    assert_eq!(refused.len(), 1);
}
