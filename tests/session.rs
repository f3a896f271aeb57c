//! The session as events in and effects out, and what must hold for any events at all.

mod common;

use std::sync::Arc;

use common::{Recorder, answers, at_root, begin, shipped, survey, with_questions};
use svar::expr::Code;
use svar::session::{Effect, Event, Fact, Place, Position, Session, State, Trouble, drive, judge};
use svar::survey::{Entry, Given, Survey};

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
fn a_computed_choice_is_told_in_the_language_of_the_respondent() {
    let file = at_root("tests/definitions/good/computed-choices.toml");
    let survey = survey(&std::fs::read(file).unwrap());
    let mut session = begin(&survey);
    let told = |session: &Session| {
        let cost = survey.question("cost").unwrap();
        session.words(&cost.text).to_string()
    };
    drop(enter(&mut session, "staff", typed("30")));
    assert_eq!(
        told(&session),
        "Hva kostet det nyeste for dere 30?",
        "before anything is known, the choice without a condition holds"
    );
    drop(enter(&mut session, "done", pick("no")));
    assert_eq!(told(&session), "Hva kostet arbeidet som pågår for dere 30?");
    let english = survey.speaks("en").unwrap().clone();
    drop(session.update(Event::LanguageChosen(english)));
    assert_eq!(
        told(&session),
        "What did the work under way cost the 30 of you?"
    );
    drop(enter(&mut session, "staff", typed("1")));
    assert_eq!(
        told(&session),
        "What did the work under way cost …?",
        "where no choice holds there is no value"
    );
    let cost = place(&survey, "cost");
    assert_eq!(session.path().index_of(&cost), None);
    drop(enter(&mut session, "done", pick("yes")));
    assert!(session.path().index_of(&cost).is_some());
    assert!(session.sheet().answers.iter().all(|(id, _)| id != "it"));
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

/// A version of a walk with a question and a page that is asked for each of its choices.
fn walk(head: &str, seen: &str, page: &str) -> Arc<Survey> {
    let source = format!(
        "format = 1\nid = 'walk'\nversion = '{head}'\nlanguages = ['en']\ntitle = 'A walk'\n\
         [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'only'\ntitle = 'Page'\n{seen}\
         [[page]]\nid = 'each'\ntitle = 'Each'\n{page}"
    );
    common::survey(source.as_bytes())
}

#[test]
fn a_draft_keeps_what_was_answered_under_a_former_name() {
    let old = walk(
        "1",
        "[[page.question]]\nid = 'q1'\nkind = 'multi'\ntext = 'Seen?'\n\
         choices = [{ code = '1', en = 'Elk', detail = 'text' }, { code = '2', en = 'Fox' }]\n",
        "for_each = 'q1'\n[[page.question]]\nid = 'q2'\nkind = 'integer'\ntext = 'How many?'\n",
    );
    let new = walk(
        "2",
        "[[page.question]]\nid = 'seen'\nrenamed_from = 'q1'\nkind = 'multi'\ntext = 'Seen?'\n\
         choices = [{ code = 'elk', renamed_from = '1', en = 'Elk', detail = 'text' }, { code = 'fox', renamed_from = '2', en = 'Fox' }]\n",
        "for_each = 'seen'\n[[page.question]]\nid = 'many'\nrenamed_from = 'q2'\nkind = 'integer'\ntext = 'How many?'\n",
    );
    let (mut before, mut world) = (begin(&old), Recorder::default());
    drive(&mut before, &mut world, Event::Began);
    let given = [
        (
            "q1".to_owned(),
            Given::List(vec![Given::Text("1".to_owned())]),
        ),
        (
            "q2".to_owned(),
            Given::Table(vec![("1".to_owned(), Given::Number(3.into()))]),
        ),
    ];
    for event in before.events_for(&given).0 {
        drive(&mut before, &mut world, event);
    }
    // Whoever has missed the version between finds everything, too.
    let twice = walk(
        "3",
        "[[page.question]]\nid = 'animals'\nrenamed_from = ['q1', 'seen']\nkind = 'multi'\ntext = 'Seen?'\n\
         choices = [{ code = 'moose', renamed_from = ['1', 'elk'], en = 'Elk', detail = 'text' }, { code = 'fox', renamed_from = '2', en = 'Fox' }]\n",
        "for_each = 'animals'\n[[page.question]]\nid = 'how_many'\nrenamed_from = ['q2', 'many']\nkind = 'integer'\ntext = 'How many?'\n",
    );
    let places = |session: &Session| {
        let places = session.state().entries.keys().map(Place::to_string);
        places.collect::<Vec<_>>()
    };
    let late = Session::new(Arc::clone(&twice), before.state().clone());
    assert_eq!(late.changes().unwrap().dropped, vec![]);
    assert_eq!(places(&late), ["animals", "how_many[moose]"]);
    let mut session = Session::new(Arc::clone(&new), before.state().clone());
    let changes = session.changes().unwrap();
    assert_eq!(changes.dropped, vec![]);
    let converted: Vec<String> = changes.converted.iter().map(Place::to_string).collect();
    assert_eq!((converted, changes.kept), (vec!["seen".to_owned()], 1));
    // Once the definition is adopted, the journal alone says the same.
    drive(&mut session, &mut world, Event::ChangesRead);
    let state: State = world.facts().collect();
    assert_eq!(&state, session.state());
    assert_eq!(places(&session), ["many[elk]", "seen"]);
    assert_eq!(session.sheet().answers.len(), 2);
    let step_by_step = Session::new(twice, state);
    assert_eq!(places(&step_by_step), places(&late));
    // What is cleared now stays cleared: the former name does not bring it back.
    let place = Place::try_from("seen".to_owned()).unwrap();
    drive(&mut session, &mut world, Event::Cleared { place });
    let again = Session::new(new, world.facts().collect());
    assert_eq!(again.state().entries.len(), 1);
}
