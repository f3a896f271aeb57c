//! Pages that are asked several times, and orders that follow from the response.

mod common;

use std::sync::Arc;

use common::{begin, survey};
use svar::expr::Code;
use svar::plain::Plain;
use svar::session::{Event, Place, Position, Session, State, judge};
use svar::survey::{Entry, Given, Picks, read_answers};

const WINDING: &[u8] = include_bytes!("common/winding.toml");

fn place(at: &str) -> Place {
    Place::try_from(at.to_owned()).unwrap()
}

fn typed(session: &mut Session, at: &str, text: &str) {
    let (place, entry) = (place(at), Entry::Typed(text.to_owned()));
    drop(session.update(Event::Entered { place, entry }));
}

fn pick(session: &mut Session, at: &str, codes: &[&str]) {
    let codes = codes.iter().map(|code| Code::new(code).unwrap());
    let picks = Picks {
        codes: codes.collect(),
        ..Picks::default()
    };
    let (place, entry) = (place(at), Entry::Picked(picks));
    drop(session.update(Event::Entered { place, entry }));
}

fn path(session: &Session) -> String {
    let steps = session.path().steps();
    let steps: Vec<String> = steps.map(|step| step.place.to_string()).collect();
    steps.join(" ")
}

fn given(source: &str) -> Vec<(String, Given)> {
    read_answers("answers.toml", source.as_bytes()).unwrap_or_else(|_| panic!("{source}"))
}

/// An interview under a response id that leaves the pages as they are written.
fn winding() -> Session {
    let state = |id: usize| State {
        response: id.to_string(),
        ..State::default()
    };
    let sessions = (0..).map(|id| Session::new(survey(WINDING), state(id)));
    let in_order = |session: &Session| {
        let mut session = Session::new(survey(WINDING), session.state().clone());
        typed(&mut session, "projects", "1");
        pick(&mut session, "partners", &["firm"]);
        let path = path(&session);
        path.find("rating") < path.find("cost[1] seen[1]") && path.contains("cost[1] seen[1]")
    };
    sessions.take(1_000).find(in_order).unwrap()
}

#[test]
fn an_iteration_comes_and_goes_with_its_choice_and_is_remembered() {
    let mut session = winding();
    typed(&mut session, "projects", "0");
    pick(&mut session, "partners", &["firm", "club"]);
    pick(&mut session, "rating[firm]", &["low"]);
    typed(&mut session, "why[firm]", "It was late.");
    pick(&mut session, "rating[club]", &["high"]);
    let whole = path(&session);
    assert!(
        whole.contains("rating[firm] why[firm] aspects[firm] rating[club] aspects[club]"),
        "{whole}"
    );
    pick(&mut session, "partners", &["club"]);
    let less = path(&session);
    assert!(
        !less.contains("firm") && less.contains("rating[club]"),
        "{less}"
    );
    let sent = session.sheet().answers;
    let rating = sent.iter().find(|(id, _)| id == "rating").unwrap();
    let club = Given::Table(vec![("club".to_owned(), Given::Text("high".to_owned()))]);
    assert_eq!(rating.1, club);
    // Ticked again, the firm has its answers back; the other one never lost its own.
    pick(&mut session, "partners", &["club", "firm"]);
    assert_eq!(path(&session), whole, "in the author's order");
}

#[test]
fn a_choice_that_says_nothing_of_substance_has_no_page() {
    let mut session = winding();
    typed(&mut session, "projects", "0");
    pick(&mut session, "partners", &["none"]);
    assert!(!path(&session).contains("rating"), "{}", path(&session));
}

#[test]
fn a_time_in_the_middle_is_taken_away_without_losing_the_others() {
    let mut session = winding();
    typed(&mut session, "projects", "3");
    for (time, cost) in [("cost[1]", "10"), ("cost[2]", "95"), ("cost[3]", "30")] {
        typed(&mut session, time, cost);
    }
    let costs = |session: &Session| {
        let cost = |time: &str| match session.entry(&place(&format!("cost[{time}]"))) {
            Some(Entry::Typed(typed)) => typed.clone(),
            _ => String::new(),
        };
        ["1", "2", "3"].map(cost)
    };
    let second = place("cost[2]");
    drop(session.update(Event::WentTo(Position::At(second.clone()))));
    // The warning about the second was read and let stand.
    drop(session.update(Event::Next));
    drop(session.update(Event::Next));
    assert_eq!(session.sheet().acknowledged[0].place, second);
    assert!(session.can_remove(&place("cost[1]")));
    drop(session.update(Event::Removed {
        place: place("cost[1]"),
    }));
    assert_eq!(
        costs(&session),
        ["95", "30", "10"],
        "the first stands behind"
    );
    assert!(path(&session).contains("cost[2]") && !path(&session).contains("cost[3]"));
    let kept = &session.sheet().acknowledged;
    assert_eq!(
        kept[0].place,
        place("cost[1]"),
        "what was said of it moved along"
    );
    drop(session.update(Event::Added {
        place: place("cost[1]"),
    }));
    assert!(path(&session).contains("cost[3]"));
    assert_eq!(costs(&session), ["95", "30", "10"], "and comes back");
    typed(&mut session, "projects", "4");
    assert!(!session.can_add(&place("cost[1]")), "four are the most");
}

#[test]
fn answers_come_by_iteration_and_are_judged_so() {
    let survey = survey(WINDING);
    let answers = given(
        "partners = ['firm', 'club']\nprojects = 2\n\
         rating = { firm = 'high', club = 'low' }\ncost = { 1 = 20, 2 = 30 }\n",
    );
    assert_eq!(judge(&survey, &answers), []);
    let wrong = given(
        "partners = ['firm']\nprojects = 2\nrating = { school = 'low' }\n\
         cost = { 1 = 20, 2 = 3000 }\nseen = 'low'\naspects = { firm = { people = 'low' } }\n",
    );
    let session = begin(&survey);
    let told: Vec<(Plain, String)> = judge(&survey, &wrong)
        .into_iter()
        .map(|fault| {
            let words = svar::locale::Locale::for_tags(["en"]).say(&session.fault_message(&fault));
            (fault.question, words.to_string())
        })
        .collect();
    let questions: Vec<&str> = told.iter().map(|(question, _)| question.as_str()).collect();
    assert_eq!(
        questions,
        ["seen", "rating[school]", "aspects[firm]", "cost[2]"],
        "{told:#?}"
    );
}

#[test]
fn an_order_is_another_one_for_each_response_and_the_same_each_time() {
    let survey = survey(WINDING);
    let order = |id: &str| {
        let state = State {
            response: id.to_owned(),
            ..State::default()
        };
        let mut session = Session::new(Arc::clone(&survey), state);
        pick(&mut session, "partners", &["firm"]);
        typed(&mut session, "projects", "1");
        (path(&session), session.sheet().shown)
    };
    let all: Vec<_> = (0..64).map(|id| order(&format!("id-{id}"))).collect();
    assert_eq!(all[5], order("id-5"));
    let mut paths: Vec<&String> = all.iter().map(|(path, _)| path).collect();
    paths.sort();
    paths.dedup();
    assert_eq!(
        paths.len(),
        4,
        "two pages and two questions may change places"
    );
    for (path, shown) in &all {
        assert!(path.starts_with("partners projects"), "{path}");
        assert_eq!((&*shown.pages[0], &*shown.pages[4]), ("start", "end"));
        let (question, codes) = &shown.choices[0];
        assert_eq!(question, "partners");
        assert_eq!(codes[3..], ["other", "none"], "what is fixed stays");
        let first = &shown.questions[0];
        let asked = path.find("cost").min(path.find("seen")).unwrap();
        assert!(path[asked..].starts_with(&first.1[0]), "{path}");
    }
}
