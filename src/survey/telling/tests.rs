//! Conditions in words, in each interface language.

use super::Telling;
use crate::survey::{Definition, Shelf, Survey, read};

struct NoLists;

impl Shelf for NoLists {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("there is none.".to_owned())
    }
}

const DEFINITION: &str = r#"
format = 1
id = "walk"
version = "1"
languages = ["en", "nb", "nn"]
title = "A walk"
[params]
most = 12
[privacy]
mode = "anonymous"
[[page]]
id = "one"
title = "One"
[[page.question]]
id = "way"
kind = "single"
text = "Which way?"
choices = [{ code = "up", en = "Up" }, { code = "down", en = "Down" }, { code = "on", en = "Straight on" }]
[[page.question]]
id = "seen"
kind = "multi"
text = "What did you see?"
choices = [{ code = "elk", en = "An elk" }, { code = "fox", en = "A fox" }]
[[page.question]]
id = "liked"
kind = "grid"
text = "What did you like?"
rows = [{ code = "view", en = "The view" }, { code = "air", en = "The air" }]
choices = [{ code = "yes", en = "Yes" }, { code = "no", en = "No" }]
[[page.question]]
id = "people"
kind = "integer"
text = "How many were you?"
[[page.question]]
id = "day"
kind = "date"
text = "When was it?"
[[page.question]]
id = "fine"
kind = "computed"
value = "any(liked, 'yes')"
[[page.question]]
id = "last"
kind = "note"
show_if = "CONDITION"
text = "Thank you."
"#;

fn survey(condition: &str) -> Survey {
    let source = DEFINITION.replace("CONDITION", condition);
    let definition = Definition {
        file: "walk.toml",
        source: source.as_bytes(),
        shelf: &NoLists,
    };
    let (survey, _) = read(&definition).unwrap();
    survey
}

#[track_caller]
fn check(condition: &str, expected: &str) {
    check_in(0, condition, expected);
}

#[track_caller]
fn check_in(language: usize, condition: &str, expected: &str) {
    let survey = survey(condition);
    let telling = Telling::new(&survey, language);
    let rule = survey.questions.last().unwrap().show_if.as_ref().unwrap();
    let said = telling.plain(&telling.condition(rule));
    assert_eq!(said.as_str(), expected, "{condition}");
}

#[test]
fn a_condition_is_told_with_questions_and_labels() {
    check("way == 'up'", "“Which way?” is “Up”");
    check("'up' == way", "“Which way?” is “Up”");
    check(
        "way in ['up', 'on']",
        "“Which way?” is “Up” or “Straight on”",
    );
    check("'elk' in seen", "“An elk” is chosen in “What did you see?”");
    check(
        "any(seen, 'elk', 'fox')",
        "“An elk” or “A fox” is chosen in “What did you see?”",
    );
    check(
        "liked.view == 'no'",
        "“The view” in “What did you like?” is “No”",
    );
    check("people >= 3", "“How many were you?” is 3 or more");
    check("people < most", "“How many were you?” is less than 12");
    check("3 < people", "“How many were you?” is more than 3");
    check("answered(day)", "“When was it?” is answered");
    check(
        "day < date('2024-05-01')",
        "“When was it?” is before 1 May 2024",
    );
    check(
        "count(seen) == 2",
        "the number of answers to “What did you see?” is 2",
    );
    check(
        "sum(people, 2) * 2 > 10",
        "(the sum of “How many were you?” and 2) × 2 is more than 10",
    );
}

#[test]
fn not_is_told_where_it_matters() {
    check(
        "not (way == 'up')",
        "“Which way?” is something other than “Up”",
    );
    check("not (people < 3)", "“How many were you?” is 3 or more");
    check(
        "not ('elk' in seen)",
        "“An elk” is not chosen in “What did you see?”",
    );
    check(
        "not every(liked, 'yes')",
        "not every row of “What did you like?” is “Yes”",
    );
    check(
        "not (way == 'up' or people > 3)",
        "“Which way?” is something other than “Up” and “How many were you?” is 3 or less",
    );
}

#[test]
fn what_is_mixed_has_brackets() {
    check(
        "(way == 'up' or way == 'on') and people > 3",
        "(“Which way?” is “Up” or “Which way?” is “Straight on”) and “How many were you?” is more than 3",
    );
}

#[test]
fn a_computed_name_is_told_by_its_rule() {
    check("fine", "at least one row of “What did you like?” is “Yes”");
    check("not fine", "no row of “What did you like?” is “Yes”");
}

#[test]
fn each_language_has_its_own_sentence() {
    check_in(1, "not fine", "ingen rad i «What did you like?» er «Yes»");
    check_in(2, "not fine", "inga rad i «What did you like?» er «Yes»");
}
