//! A preview that follows its file, and what only a tester sees in it.

use std::fs;

use svar::author::comments::Comments;
use svar::author::scenario::{Scenario, replay};
use svar::session::{Event, Position, drive};
use svar::tui::Key;

use crate::common::survey;
use crate::desk::{DOGS, Desk};

#[test]
fn new_wording_is_shown_at_the_same_question_with_what_was_entered() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.edit("In which municipality was the walk?", "Where was the walk?");
    let screen = desk.shows("Where was the walk?");
    assert!(
        screen.contains("│ stav"),
        "the cursor stays in the field:\n{screen}"
    );
    desk.write("anger");
    desk.press([Key::Enter]);
    desk.shows("How many people");
    // A list beside the definition is a part of it.
    desk.press([Key::F(6), Key::Up, Key::Enter]);
    let list = desk.text("lists/municipalities.csv");
    desk.save(
        "lists/municipalities.csv",
        &list.replace("Stavanger", "Stavanger by"),
    );
    desk.shows("Stavanger by");
}

#[test]
fn problems_are_told_over_the_last_sound_version() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.edit(
        "outing == 'yes'\"\nrequired",
        "outing == 'yess'\"\nrequired",
    );
    let screen = desk.shows("has no code");
    insta::assert_snapshot!(screen.replace(desk.folder.path().to_str().unwrap(), "FOLDER"));
    desk.press([Key::Esc]);
    desk.shows("! One problem");
    // What was sound goes on working.
    desk.write("anger");
    desk.press([Key::Enter]);
    desk.shows("How many people");
    desk.edit("outing == 'yess'", "outing == 'yes'");
    let screen = desk.screen();
    assert!(!screen.contains("! One problem"), "{screen}");
}

#[test]
fn a_question_that_takes_other_answers_is_asked_anew_and_one_that_is_gone_is_left() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    let was = "kind = \"lookup\"\nshow_if = \"outing == 'yes'\"\nrequired = \"soft\"\nlist = { file = \"lists/municipalities.csv\", code = \"number\", label = \"name\", group = \"county\" }\n";
    desk.edit(was, "kind = \"text\"\nshow_if = \"outing == 'yes'\"\n");
    desk.edit(
        "Type a few letters of the name, then choose from the list.",
        "Write its name.",
    );
    desk.shows("Write its name.");
    desk.write("Oslo");
    desk.shows("Oslo");
    desk.edit("id = \"place\"", "id = \"where\"");
    desk.shows("How many people");
}

#[test]
fn a_tester_sees_what_is_behind_a_question() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.press([Key::F(5)]);
    insta::assert_snapshot!("inspected", desk.screen());
    desk.press([Key::F(6)]);
    insta::assert_snapshot!("questions_to_go_to", desk.screen());
    desk.write("obstacle");
    desk.press([Key::Enter]);
    insta::assert_snapshot!("off_the_path", desk.screen());
    desk.press([Key::F(5)]);
    insta::assert_snapshot!("inspected_off_the_path", desk.screen());
    desk.press([Key::F(5)]);
    desk.press([Key::F(6)]);
    desk.write("seasons");
    desk.press([Key::Enter]);
    desk.shows("Which times of the year");
    // In the review it is the marked question.
    let review = Event::WentTo(Position::Review);
    drive(&mut desk.session, &mut desk.rehearsal, review);
    desk.press([Key::Down, Key::F(5)]);
    desk.shows("place – lookup");
}

const OFF: &str = "Off the path";

#[test]
fn a_question_off_the_path_is_answered_and_not_counted() {
    let mut desk = Desk::of(DOGS);
    let jump = |desk: &mut Desk, id: &str| {
        desk.press([Key::F(6)]);
        desk.write(id);
        desk.press([Key::Enter]);
    };
    jump(&mut desk, "count");
    desk.shows("How many dogs?");
    desk.shows(OFF);
    // Its own checks and limits are tried there.
    desk.write("0");
    desk.press([Key::Enter]);
    desk.shows("There is at least one.");
    desk.press([Key::Backspace, Key::Char('2'), Key::Enter]);
    // The branch is walked as it is written, and the page stands for its first time.
    desk.shows("What is its name?");
    desk.shows(OFF);
    desk.write("Rex");
    // Nothing of it is on the path: two questions are, and neither is answered.
    let places = |desk: &Desk| {
        let steps = desk.session.path().steps();
        steps.map(|step| step.place.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(places(&desk), ["any", "last"]);
    let sheet = desk.session.sheet();
    let answered = sheet.answers.iter().map(|(id, _)| id.as_str());
    assert_eq!(answered.collect::<Vec<_>>(), ["consent"]);
    // Another wording leaves the tester there.
    desk.edit("What is its name?", "What do you call it?");
    desk.shows("What do you call it?");
    desk.shows(OFF);
    desk.shows("Rex");
    desk.press([Key::Enter, Key::Enter]);
    let screen = desk.shows("Anything else?");
    assert!(!screen.contains(OFF), "{screen}");
    desk.press([Key::Esc]);
    desk.shows("Is there a dog?");
    // What was entered comes back with its question.
    desk.press([Key::Char('1'), Key::Enter]);
    let screen = desk.shows("How many dogs?");
    assert!(!screen.contains(OFF) && screen.contains('2'), "{screen}");
    assert_eq!(
        places(&desk),
        ["any", "count", "name[1]", "breed[1]", "name[2]", "last"]
    );
    // Why it is asked is told of this time, in words and as the condition that it is.
    desk.press([Key::Enter]);
    desk.press([Key::Enter, Key::F(5)]);
    insta::assert_snapshot!("inspected_second_time", desk.screen());
    desk.press([Key::F(5)]);
    // So it was recorded, on the newest wording, and holds again.
    let now = desk.rehearsal.recording().unwrap().outcome();
    assert_eq!(now.differences, []);
    insta::assert_snapshot!("recorded_while_watched", now.now.written());
    let again = replay(&survey(desk.text("tour.toml").as_bytes()), &now.now, None);
    assert_eq!(again.differences, []);
}

#[test]
fn a_condition_that_changes_brings_the_question_onto_the_path() {
    let mut desk = Desk::of(DOGS);
    desk.press([Key::F(6)]);
    desk.write("count");
    desk.press([Key::Enter]);
    desk.shows(OFF);
    desk.edit("show_if = \"any == 'yes'\"\ntext", "text");
    let screen = desk.shows("How many dogs?");
    assert!(!screen.contains(OFF), "{screen}");
    assert_eq!(desk.session.progress(), Some((2, 3)));
}

#[test]
fn a_question_that_is_renamed_on_purpose_keeps_its_answer_and_its_place() {
    let mut desk = Desk::of(DOGS);
    desk.press([Key::Enter, Key::Char('1'), Key::Enter, Key::Char('3')]);
    let all = desk.text("tour.toml");
    let all = all.replace("\"count", "\"number");
    desk.save(
        "tour.toml",
        &all.replace(
            "id = \"number\"",
            "id = \"number\"\nrenamed_from = \"count\"",
        ),
    );
    desk.shows("│ 3");
    desk.press([Key::Enter]);
    desk.shows("What is its name?");
    let now = desk.rehearsal.recording().unwrap().outcome();
    assert_eq!(now.differences, []);
    let steps: Vec<&str> = now.now.steps.iter().map(|step| &*step.at).collect();
    assert_eq!(steps, ["any", "number"]);
    // A scenario of before holds on the definition of now, and is written anew with its names.
    let old = now.now.written().replace("number", "count");
    let old = Scenario::read("test", old.as_bytes()).unwrap();
    let again = replay(&survey(desk.text("tour.toml").as_bytes()), &old, None);
    assert_eq!(again.differences, []);
    assert_eq!(again.now.written(), now.now.written());
}

#[test]
fn what_was_done_and_does_not_fit_any_more_is_not_recorded() {
    let mut desk = Desk::of(DOGS);
    desk.press([
        Key::Enter,
        Key::Char('1'),
        Key::Enter,
        Key::Char('3'),
        Key::Enter,
    ]);
    desk.write("Rex");
    desk.press([Key::Enter]);
    let all = desk.text("tour.toml");
    desk.save("tour.toml", &all.replace("\"count", "\"number"));
    let now = desk.rehearsal.recording().unwrap().outcome();
    let lost = now.differences.iter().filter(|one| one.what.is_lost());
    let lost: Vec<&str> = lost.map(|one| one.at.as_str()).collect();
    assert_eq!(lost, ["count", "name[1]"]);
    let again = replay(&survey(desk.text("tour.toml").as_bytes()), &now.now, None);
    assert_eq!(again.differences, []);
}

#[test]
fn a_comment_is_kept_beside_the_definition_until_it_is_resolved() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.press([Key::F(7)]);
    desk.write("Too long \"here\"?");
    insta::assert_snapshot!("a_comment_is_written", desk.screen());
    desk.press([Key::Enter]);
    desk.shows("The comment is kept.");
    insta::assert_snapshot!("comments", desk.text("tour.comments.toml"));
    let mut comments = Comments::beside(&desk.path()).unwrap();
    assert_eq!(comments.open().count(), 1);
    assert!(!comments.all[0].is_outdated(desk.session.survey()));
    desk.edit("In which municipality was the walk?", "Where was the walk?");
    desk.shows("Where was the walk?");
    assert!(comments.all[0].is_outdated(desk.session.survey()));
    comments.resolve(1).unwrap();
    let again = Comments::beside(&desk.path()).unwrap();
    assert_eq!(again.open().count(), 0);
    assert!(comments.resolve(1).is_err());
    // Nothing else was written.
    let mut files: Vec<_> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    files.sort();
    assert_eq!(files, ["lists", "tour.comments.toml", "tour.toml"]);
}
