//! The session as events in and effects out, and what must hold for any events at all.

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use common::{Recorder, answers, begin, shipped, with_questions};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use svar::expr::Code;
use svar::session::{
    Effect, Event, Fact, Phase, Place, Position, Session, State, Trouble, drive, judge,
};
use svar::survey::{Entry, Kind, Picks, Question, Survey};

fn place(survey: &Survey, id: &str) -> Place {
    Place::once(&survey.question(id).unwrap().id)
}

fn enter(session: &mut Session, id: &str, entry: Entry) -> Vec<Effect> {
    let place = place(session.survey(), id);
    session.update(Event::Entered { place, entry })
}

fn typed(text: &str) -> Entry {
    Entry::Typed(text.to_owned())
}

fn pick(code: &str) -> Entry {
    Entry::picked(Code::new(code).unwrap())
}

const AGE: &str = "[[page.question]]\nid = 'age'\nkind = 'integer'\nmin = 0\nmax = 120\n\
                   required = true\ntext.en = 'Age?'\n";

#[test]
fn an_entry_is_recorded_before_anything_else() {
    let mut session = begin(&with_questions(AGE));
    let place = place(session.survey(), "age");
    let fact = Fact::Entered {
        place: place.clone(),
        entry: typed("41"),
    };
    assert_eq!(
        enter(&mut session, "age", typed("41")),
        [Effect::Record(fact)]
    );
    assert_eq!(
        enter(&mut session, "age", typed("41")),
        [],
        "the same again is nothing new"
    );
    let cleared = session.update(Event::Cleared {
        place: place.clone(),
    });
    assert_eq!(cleared, [Effect::Record(Fact::Cleared { place })]);
}

#[test]
fn a_response_is_filed_before_it_is_delivered() {
    let mut session = begin(&with_questions(AGE));
    drop(session.update(Event::Next));
    drop(enter(&mut session, "age", typed("41")));
    assert!(matches!(
        session.update(Event::Submitted)[..],
        [Effect::File(_)]
    ));
    assert_eq!(
        enter(&mut session, "age", typed("42")),
        [],
        "too late to count"
    );
    assert_eq!(session.update(Event::Filed), [Effect::Deliver]);
}

#[test]
fn what_is_in_the_way_is_told_and_the_respondent_stays() {
    let mut session = begin(&with_questions(AGE));
    drop(session.update(Event::Next));
    let here = session.position().clone();
    drop(session.update(Event::Next));
    assert_eq!(session.position(), &here);
    let place = here.place().unwrap().clone();
    assert!(matches!(session.told(&place), Some(Trouble::Refused(_))));
    drop(enter(&mut session, "age", typed("4")));
    assert_eq!(session.told(&place), None, "a new entry is a new answer");
    drop(session.update(Event::Next));
    assert_eq!(session.position(), &Position::Review);
}

#[test]
fn an_open_answer_is_asked_about_once() {
    let survey = with_questions(
        "[[page.question]]\nid = 'a'\nkind = 'text'\nrequired = 'soft'\ntext.en = 'A?'\n",
    );
    let mut session = begin(&survey);
    for expected in [false, false, true] {
        drop(session.update(Event::Next));
        assert_eq!(*session.position() == Position::Review, expected);
    }
    let kept = session.sheet().acknowledged;
    assert_eq!((kept.len(), &*kept[0].check), (1, "required"));
}

#[test]
fn an_answer_off_the_path_is_remembered_and_not_sent() {
    let survey = shipped("tour");
    let mut session = begin(&survey);
    drop(session.update(Event::Consented(true)));
    drop(enter(&mut session, "outing", pick("no")));
    drop(enter(&mut session, "obstacle", pick("time")));
    let sent = |session: &Session| {
        session
            .sheet()
            .answers
            .iter()
            .any(|(question, _)| question == "obstacle")
    };
    assert!(sent(&session));
    drop(enter(&mut session, "outing", pick("yes")));
    assert!(!sent(&session));
    assert!(session.entry(&place(&survey, "obstacle")).is_some());
    drop(enter(&mut session, "outing", pick("no")));
    assert!(sent(&session), "an entry returns with its question");
}

#[test]
fn answers_from_a_file_are_judged_as_those_of_the_form() {
    let survey = shipped("innovation-executives");
    assert_eq!(judge(&survey, &answers("executives.toml")), []);
    let wrong = judge(&survey, &answers("executives-wrong.toml"));
    assert_eq!(wrong.len(), 7, "{wrong:?}");
    let off_path = judge(&survey, &answers("executives-off-path.toml"));
    assert_eq!(off_path.len(), 1, "{off_path:?}");
    let mut no_consent = answers("executives.toml");
    no_consent.retain(|(question, _)| question != "consent");
    assert_eq!(judge(&survey, &no_consent).len(), 1);
}

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

fn any_event(survey: &Arc<Survey>) -> BoxedStrategy<Event> {
    let entered = survey.questions.iter().map(|question| {
        let place = Place::once(&question.id);
        any_entry(question)
            .prop_map(move |entry| Event::Entered {
                place: place.clone(),
                entry,
            })
            .boxed()
    });
    let entered = proptest::strategy::Union::new(entered.collect::<Vec<_>>());
    let places: Vec<Place> = survey
        .questions
        .iter()
        .map(|q| Place::once(&q.id))
        .collect();
    let places = proptest::sample::select(places);
    let languages = proptest::sample::select(survey.languages.clone());
    prop_oneof![
        10 => entered,
        4 => Just(Event::Next),
        1 => Just(Event::Back),
        1 => Just(Event::Consented(true)),
        1 => places.clone().prop_map(|place| Event::Cleared { place }),
        1 => places.prop_map(|place| Event::WentTo(Position::At(place))),
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
        if let Some(place) = session.position().place() {
            let on_path = session.path().index_of(place).is_some();
            prop_assert!(
                on_path || *session.phase() != Phase::Answering,
                "{place} is off the path"
            );
        }
    }
    if let Some(sheet) = world.filed() {
        prop_assert_eq!(judge(survey, &sheet.answers), vec![]);
        return Ok(true);
    }
    Ok(false)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_facts_fold_back_and_a_response_is_accepted(
        events in proptest::collection::vec(any_event(&shipped("tour")), 1..60)
    ) {
        holds(&shipped("tour"), events)?;
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
