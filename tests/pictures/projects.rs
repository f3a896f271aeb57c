//! A survey of projects: what the tour has no question of.

use std::fs;

use svar::session::{Event, Session};
use svar::survey::read_answers;
use svar::tui::{Frame, Key};

use crate::common::{at_root, begin, survey};
use crate::form::screen_of;
use crate::svg::NIGHT;
use crate::{COLOR, check, typed};

fn source() -> String {
    fs::read_to_string(at_root("tests/pictures/projects.toml")).unwrap()
}

fn session() -> Session {
    begin(&survey(source().as_bytes()))
}

fn screen(session: Session, keys: &[Key]) -> Frame {
    screen_of(session, ((72, 18), COLOR), (keys, &[]))
}

/// Up to the first project.
const ANSWERS: &str = "\n2019-08-01\n40\n55\n30\n15\n2\n";

/// Answered last year, and opened again with this year's definition.
fn changed() -> Session {
    let before = source()
        .replace("version = \"2024\"", "version = \"2023\"")
        .replace("How many people work there?", "How many people work here?")
        .replace(
            "[[page.question]]\nid = \"time\"",
            "[[page.question]]\nid = \"phone\"\nkind = \"text\"\ntext = \"Who answers?\"\n\
             [[page.question]]\nid = \"time\"",
        )
        .replace("  { code = \"nothing\", en = \"Nothing yet\" },\n", "");
    let mut session = begin(&survey(before.as_bytes()));
    drop(session.update(Event::Began));
    let answers = b"since = '2019-08-01'\nstaff = 40\nphone = 'Kari Nordmann'\n\
                    count = 1\nname = { '1' = 'The new library' }\neffect = 'better'";
    let answers = read_answers("answers.toml", answers).unwrap_or_else(|_| panic!("read"));
    for event in session.events_for(&answers).0 {
        drop(session.update(event));
    }
    let now = survey(source().as_bytes());
    let mut session = Session::new(now, session.state().clone());
    drop(session.update(Event::Began));
    session
}

#[test]
fn the_pictures_show_dates_reasons_and_shares() {
    let date = typed("\n2019-13-01\n");
    check("date", &screen(session(), &date), NIGHT);
    let reason = [&typed("\n2019-08-01\n")[..], &[Key::Down, Key::Down]].concat();
    check("missing", &screen(session(), &reason), NIGHT);
    let shares = typed("\n2019-08-01\n40\n55\n3");
    check("shares", &screen(session(), &shares), NIGHT);
}

#[test]
fn the_pictures_show_a_page_that_is_asked_several_times() {
    let second = [&typed(ANSWERS)[..], &typed("The new library\n8\n")[..]].concat();
    let repeat = [&second[..], &typed("Cycle paths")[..]].concat();
    check("repeat", &screen(session(), &repeat), NIGHT);
    let removing = [&repeat[..], &[Key::Esc, Key::Ctrl('x')]].concat();
    check("removing", &screen(session(), &removing), NIGHT);
    let doubted = [&typed(ANSWERS)[..], &typed("The new library\n80\n")[..]].concat();
    let because = [
        &doubted[..],
        &[Key::Ctrl('r')],
        &typed("It has a theater.")[..],
    ]
    .concat();
    check("doubt", &screen(session(), &doubted), NIGHT);
    check("reason", &screen(session(), &because), NIGHT);
}

#[test]
fn the_pictures_show_a_changed_survey() {
    check(
        "changes",
        &screen_of(changed(), ((72, 24), COLOR), (&[], &[])),
        NIGHT,
    );
}
