//! Why a question is asked, and why others are not, in the words of respondents.

use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use svar::locale::Locale;
use svar::session::{Event, Place, Session, State};
use svar::storage::surveys::load;
use svar::survey::read_answers;

use crate::lints::root;

/// An interview in which these answers have been given, in a language.
fn session(survey: &str, answers: &str, language: &str) -> Session {
    let path = root("surveys").join(format!("{survey}.toml"));
    let survey = load(path.to_str().unwrap()).unwrap().survey;
    let mut session = Session::new(Arc::clone(&survey), State::default());
    let answers = read_answers("answers.toml", answers.as_bytes()).unwrap();
    let (events, faults) = session.events_for(&answers);
    assert!(faults.is_empty(), "{faults:?}");
    for event in events {
        let _ = session.update(event);
    }
    let language = survey.speaks(language).unwrap().clone();
    let _ = session.update(Event::LanguageChosen(language));
    session
}

fn told(session: &Session, language: &str, places: &[&str]) -> String {
    let locale = Locale::for_tags([language]);
    let mut out = String::new();
    for place in places {
        let place = Place::try_from((*place).to_owned()).unwrap();
        let why = session.why(&place).unwrap();
        for rule in &why.rules {
            writeln!(out, "[{rule}]").unwrap();
        }
        for line in session.why_in_words(&why, locale) {
            writeln!(out, "{line}").unwrap();
        }
        for skipped in session.skipped_after(&place) {
            for line in session.why_in_words(&skipped, locale) {
                writeln!(out, "  {line}").unwrap();
            }
        }
        out.push('\n');
    }
    out
}

#[test]
fn reasons_name_the_answers_that_decided() {
    let answers = fs::read_to_string(root("tests/answers/units.toml")).unwrap();
    let places = [
        "vl_a1_niva",
        "vl_a2_kommune",
        "vl_b1_typer",
        "vl_b2_underveis",
        "vl_c1_beskriv",
    ];
    for language in ["nb", "nn", "en"] {
        let session = session("innovation-units", &answers, language);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root("tests/check/why"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(language, told(&session, language, &places)));
    }
}

#[test]
fn what_is_not_answered_is_a_reason_too() {
    let session = session("innovation-units", "consent = true\n", "en");
    let told = told(&session, "en", &["vl_a1_niva"]);
    assert!(
        told.contains("- You have not answered “Does the unit belong to a municipality or a county authority?”."),
        "{told}"
    );
}
