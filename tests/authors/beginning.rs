//! `svar new`: a survey to begin with.

use crate::scenery::{Desk, settings};

#[test]
fn a_new_survey_has_no_problem_in_whatever_languages() {
    let desk = Desk::new();
    for (file, languages) in [
        ("a.toml", "nb,en"),
        ("b.toml", "nn"),
        ("c.toml", "en,de,nb"),
    ] {
        let (code, _, err) = desk.run(&["new", file, "--lang", languages]);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{languages}");
        let (code, out, _) = desk.run(&["check", file]);
        assert_eq!(
            (code, out.lines().last()),
            (Some(0), Some("No errors.")),
            "{languages}"
        );
    }
    settings().bind(|| insta::assert_snapshot!("new.toml", desk.read("a.toml")));
}

#[test]
fn a_new_survey_never_takes_the_place_of_another_file() {
    let desk = Desk::new();
    desk.write("mine.toml", "mine");
    let (code, _, err) = desk.run(&["new", "mine.toml"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("There is a file mine.toml already"), "{err}");
    assert_eq!(desk.read("mine.toml"), "mine");
}

#[test]
fn a_new_survey_is_named_after_its_file_or_as_asked() {
    let desk = Desk::new();
    let (_, out, _) = desk.run(&["new", "Ny bølge 2024.toml", "--json"]);
    assert!(out.contains("\"id\": \"ny-bolge-2024\""), "{out}");
    let (_, out, _) = desk.run(&["new", "x.toml", "--id", "wave-24", "--json"]);
    assert!(out.contains("\"id\": \"wave-24\""), "{out}");
    let (code, _, _) = desk.run(&["new", "y.toml", "--id", "Wave 24"]);
    assert_eq!(code, Some(2));
    let (code, _, _) = desk.run(&["new", "y.toml", "--lang", "Norsk"]);
    assert_eq!(code, Some(2));
}

#[test]
fn a_new_survey_is_ready_to_be_changed_and_compared() {
    let desk = Desk::new();
    desk.run(&["new", "one.toml", "--id", "walk"]);
    desk.run(&["new", "two.toml", "--id", "walk"]);
    let (code, _, _) = desk.run(&["compare", "one.toml", "two.toml", "--strict"]);
    assert_eq!(code, Some(0));
    desk.change("two.toml", "max = 3\n", "max = 2\n");
    let (code, out, _) = desk.run(&["compare", "one.toml", "two.toml", "--strict"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("was: max 3\n    now: max 2\n"), "{out}");
}
