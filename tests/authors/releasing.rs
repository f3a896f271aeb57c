//! `svar ledger`, and what `svar check` tells of names that have been released.

use crate::scenery::{Desk, settings};

/// A survey that has been released once.
fn released() -> Desk {
    let desk = Desk::new();
    desk.run(&["new", "walk.toml", "--lang", "en"]);
    let (code, out, err) = desk.run(&["ledger", "walk.toml"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(
        out.starts_with("Version 1 is noted in walk.ledger.toml: 8 questions"),
        "{out}"
    );
    desk
}

/// What `svar check` says once some words of the survey are others.
fn checked(desk: &Desk, changes: &[(&str, &str)]) -> (Option<i32>, String) {
    for (from, to) in changes {
        desk.change("walk.toml", from, to);
    }
    let (code, out, err) = desk.run(&["check", "walk.toml", "--no-proofs"]);
    assert_eq!(err, "");
    (code, out)
}

const NEXT: (&str, &str) = ("version = \"1\"", "version = \"2\"");

#[test]
fn a_release_is_noted_once_and_stays_silent_while_nothing_changes() {
    let desk = released();
    settings().bind(|| insta::assert_snapshot!("walk.ledger.toml", desk.read("walk.ledger.toml")));
    assert_eq!(checked(&desk, &[]), (Some(0), "No errors.\n".to_owned()));
    let (code, out, _) = desk.run(&["ledger", "walk.toml"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("was noted in walk.ledger.toml before"),
        "{out}"
    );
    // A new question and a new wording are nobody's trouble.
    let wording = ("About how many are you?", "How many people are you, about?");
    assert_eq!(checked(&desk, &[NEXT, wording]).1, "No errors.\n");
}

#[test]
fn what_is_gone_is_told_until_it_is_released() {
    let desk = released();
    let gone = [
        NEXT,
        ("id = \"latest\"", "id = \"newest\""),
        ("code = \"technical\"", "code = \"engineers\""),
        ("code = \"process\"", "code = \"ways\""),
    ];
    let (code, out) = checked(&desk, &gone);
    assert_eq!(code, Some(0));
    settings().bind(|| insta::assert_snapshot!("ledger-gone", out));
    // Said on purpose, it is fine.
    let said = [
        (
            "id = \"newest\"",
            "id = \"newest\"\nrenamed_from = \"latest\"",
        ),
        (
            "code = \"engineers\"",
            "code = \"engineers\", renamed_from = \"technical\"",
        ),
        (
            "code = \"ways\"",
            "code = \"ways\", renamed_from = \"process\"",
        ),
    ];
    assert_eq!(checked(&desk, &said), (Some(0), "No errors.\n".to_owned()));
    let (code, _, _) = desk.run(&["ledger", "walk.toml"]);
    assert_eq!(code, Some(0));
    assert_eq!(checked(&desk, &[]).1, "No errors.\n");
}

#[test]
fn names_are_not_used_for_something_else() {
    let desk = released();
    let reused = [
        NEXT,
        (
            "Is anything in the way?",
            "Would you like a copy of the report?",
        ),
        ("en = \"Technical services\"", "en = \"Culture\""),
    ];
    let (code, out) = checked(&desk, &reused);
    assert_eq!(code, Some(1));
    settings().bind(|| insta::assert_snapshot!("ledger-reused", out));
    // A comparison tells of it, too, though the two versions have the name for the same.
    let same = desk
        .read("walk.toml")
        .replace("version = \"2\"", "version = \"3\"");
    desk.write("walk-3.toml", &same);
    desk.write("walk-3.ledger.toml", &desk.read("walk.ledger.toml"));
    let (code, out, _) = desk.run(&["compare", "walk.toml", "walk-3.toml"]);
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("error[id-reused]"), "{out}");
    let (_, out, _) = desk.run(&["compare", "walk.toml", "walk-3.toml", "--json"]);
    assert!(out.contains("\"code\": \"code-reused\""), "{out}");
    let before = desk.read("walk.ledger.toml");
    let (code, _, err) = desk.run(&["ledger", "walk.toml"]);
    assert_eq!(code, Some(1));
    assert!(
        err.contains("error[id-reused]") && err.contains("Nothing was noted."),
        "{err}"
    );
    assert_eq!(desk.read("walk.ledger.toml"), before);
}

#[test]
fn an_id_stays_taken_after_its_question_went_out() {
    let desk = released();
    checked(&desk, &[NEXT, ("id = \"obstacle\"", "id = \"report\"")]);
    desk.change(
        "walk.toml",
        "Is anything in the way?",
        "Would you like a copy of the report?",
    );
    assert_eq!(desk.run(&["ledger", "walk.toml"]).0, Some(0));
    assert_eq!(checked(&desk, &[]).1, "No errors.\n");
    let back = [
        ("version = \"2\"", "version = \"3\""),
        ("id = \"report\"", "id = \"obstacle\""),
    ];
    let (code, out) = checked(&desk, &back);
    assert_eq!(code, Some(1));
    assert!(out.contains("error[id-reused]"), "{out}");
}

#[test]
fn a_released_version_is_not_changed() {
    let desk = released();
    let (code, out) = checked(&desk, &[("max = 3\n", "max = 2\n")]);
    assert_eq!(code, Some(0));
    settings().bind(|| insta::assert_snapshot!("ledger-version", out));
    let (code, _, err) = desk.run(&["ledger", "walk.toml"]);
    assert_eq!(code, Some(1));
    assert!(
        err.contains("Version 1 has been released with another content."),
        "{err}"
    );
}

#[test]
fn a_ledger_that_is_not_one_is_told_of() {
    let desk = released();
    desk.write("walk.ledger.toml", "format = 1\nsurvey = \"other\"\n");
    let (code, out) = checked(&desk, &[]);
    assert_eq!(code, Some(1));
    settings().bind(|| insta::assert_snapshot!("ledger-of-another", out));
    desk.write("walk.ledger.toml", "format = 1\nrelease = 3\n");
    let (code, out) = checked(&desk, &[]);
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("walk.ledger.toml:2"), "{out}");
    let (code, _, err) = desk.run(&["ledger", "tour"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("comes with the program"), "{err}");
}
