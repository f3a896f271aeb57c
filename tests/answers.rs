//! Answers from a file or a response, judged as the form judges what is typed.

mod common;

use common::with_questions;
use svar::locale::Locale;
use svar::session::{Session, State, judge};
use svar::survey::read_answers;

const DATES: &str = "[[page.question]]\nid = 'day'\nkind = 'date'\nmin = 2024-01-01\ntext.en = '?'\nmissing = ['dont_know']\n\
    [[page.question]]\nid = 'month'\nkind = 'date'\nprecision = 'month'\ntext.en = '?'\n\
    [[page.question]]\nid = 'year'\nkind = 'date'\nprecision = 'year'\nmax = '2024'\ntext.en = '?'\n";

const PARTS: &str = "[[page.question]]\nid = 'budget'\nkind = 'allocate'\ndecimals = 1\ntotal = 100\ntext.en = '?'\n\
    parts = [ { code = 'staff', en = 'Staff' }, { code = 'rent', en = 'Rent' },\n\
    { code = 'trips', en = 'Trips', show_if = 'false' } ]\n";

const TICKS: &str = "[[page.question]]\nid = 'help'\nkind = 'grid'\nseveral = true\nrequired = true\ntext.en = '?'\n\
    rows = [ { code = 'idea', en = 'Idea' }, { code = 'work', en = 'Work' } ]\n\
    choices = [ { code = 'staff', en = 'Staff' }, { code = 'users', en = 'Users' }, { code = 'none', en = 'Nobody', exclusive = true } ]\n";

const NUMBERS: &str = "[[page.question]]\nid = 'share'\nkind = 'number'\ntext.en = '?'\n";

/// Under each file of answers what is said of it in English, or that it is taken.
fn told(questions: &str, files: &[&str]) -> String {
    let survey = with_questions(questions);
    let english = Locale::for_tags(["en"]);
    let mut lines = Vec::new();
    for file in files {
        lines.push(format!("> {file}"));
        let answers = read_answers("a.toml", file.as_bytes()).unwrap();
        let faults = judge(&survey, &answers);
        let session = Session::new(survey.clone(), State::default());
        for fault in &faults {
            let said = english.say(&session.fault_message(fault));
            lines.push(format!("  {}: {said}", fault.question));
        }
        if faults.is_empty() {
            lines.push("  taken".to_owned());
        }
    }
    lines.join("\n")
}

#[test]
fn dates_are_exactly_as_precise_as_asked_for() {
    insta::assert_snapshot!(told(
        DATES,
        &[
            "day = '2024-05-01'",
            "day = 2024-05-01",
            "day = 2024-05-01T12:00:00",
            "day = '1.5.2024'",
            "day = '2024-05'",
            "day = '2024-02-30'",
            "day = '2023-12-31'",
            "day = 20240501",
            "day = { missing = 'dont_know' }",
            "day = { missing = 'refused' }",
            "month = '2024-05'",
            "month = 2024-05-01",
            "year = '2024'",
            "year = 2024",
            "year = '2025'",
        ]
    ));
}

#[test]
fn parts_are_numbers_that_add_up() {
    insta::assert_snapshot!(told(
        PARTS,
        &[
            "budget = { staff = 60, rent = 40 }",
            "budget = { rent = 100.0 }",
            "budget = {}",
            "budget = { staff = 60, rent = 30 }",
            "budget = { staff = 60.5, rent = 40 }",
            "budget = { staff = 60.25, rent = 39.75 }",
            "budget = { staff = -1, rent = 101 }",
            "budget = { staff = 60, trips = 40 }",
            "budget = { staff = 60, cars = 40 }",
            "budget = { staff = '60', rent = 40 }",
            "budget = 100",
            "budget = { missing = 'dont_know' }",
        ]
    ));
}

#[test]
fn ticks_are_a_list_for_each_row() {
    insta::assert_snapshot!(told(
        TICKS,
        &[
            "help = { idea = ['users', 'staff'], work = ['none'] }",
            "help = { idea = ['staff'] }",
            "help = { idea = 'staff', work = 'users' }",
            "help = { idea = ['none', 'staff'], work = ['staff'] }",
            "help = { idea = ['staff', 'staff'], work = [] }",
            "help = { idea = ['cars'], work = ['staff'] }",
        ]
    ));
}

#[test]
fn numbers_keep_their_value_however_they_are_written() {
    insta::assert_snapshot!(told(
        NUMBERS,
        &[
            "share = 12.500",
            "share = 1e3",
            "share = 0.125",
            "share = 1.125"
        ]
    ));
}
