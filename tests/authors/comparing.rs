//! `svar compare`: what changed between two versions, and whether results stay comparable.

use crate::older;
use crate::scenery::{Desk, settings};

#[test]
fn an_earlier_wave_of_the_units_is_compared_with_the_shipped_one() {
    let desk = Desk::new();
    desk.write("units-2022.toml", &older::units());
    let (code, out, err) = desk.run(&[
        "compare",
        "units-2022.toml",
        "innovation-units",
        "--crosswalk",
        "crosswalk.csv",
    ]);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    settings().bind(|| insta::assert_snapshot!("compare-units", out));
    let crosswalk = desk.read("crosswalk.csv");
    let changed = crosswalk.lines().filter(|line| !line.ends_with(",same"));
    let changed: Vec<&str> = changed.collect();
    settings().bind(|| insta::assert_snapshot!("crosswalk-units", changed.join("\n")));
}

/// Two versions of a small survey, and what the program says of them.
fn compared(old: &str, new: &str, more: &[&str]) -> (Option<i32>, String) {
    let desk = Desk::new();
    let head = |version: &str| {
        format!(
            "format = 1\nid = 'walk'\nversion = '{version}'\nlanguages = ['en']\ntitle = 'A walk'\n\
             [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'only'\ntitle = 'Page'\n"
        )
    };
    desk.write("old.toml", &format!("{}{old}", head("1")));
    desk.write("new.toml", &format!("{}{new}", head("2")));
    let arguments = [&["compare", "old.toml", "new.toml"][..], more].concat();
    let (code, out, err) = desk.run(&arguments);
    assert_eq!(err, "");
    (code, out)
}

const WAY: &str = "[[page.question]]\nid = 'way'\nkind = 'single'\ntext = 'Which way did you go?'\n\
    choices = [{ code = 'a', en = 'Uphill' }, { code = 'b', en = 'Along the lake' }, { code = 'c', en = 'Through the woods' }]\n";
const MANY: &str =
    "[[page.question]]\nid = 'many'\nkind = 'integer'\ntext = 'How many were you?'\n";

#[test]
fn what_is_the_same_is_comparable_however_its_rules_are_written() {
    let old = format!("{WAY}{MANY}show_if = \"not (way == 'a' or way == 'b')\"\n");
    let new = format!("{WAY}{MANY}show_if = \"way in ['c']\"\n");
    let (code, out) = compared(&old, &new, &["--strict"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("The same in both (2)\n  way many\n"), "{out}");
}

#[test]
fn codes_that_change_places_are_a_break() {
    let new = WAY
        .replace("Uphill", "?")
        .replace("Along the lake", "Uphill")
        .replace('?', "Along the lake")
        .replace("did you goAlong the lake", "did you go?");
    let (code, out) = compared(WAY, &new, &[]);
    assert_eq!(code, Some(1), "{out}");
    assert!(
        out.contains("code-reused `a` [break]: The code is used for something else: what it meant is now `b` (likeness 100 of 100"),
        "{out}"
    );
}

#[test]
fn what_is_renamed_on_purpose_stays_comparable() {
    let new = WAY
        .replace("id = 'way'", "id = 'path'\nrenamed_from = 'way'")
        .replace("code = 'a'", "code = 'up', renamed_from = 'a'");
    let rule = format!("{MANY}show_if = \"way == 'a'\"\n");
    let (code, out) = compared(
        &format!("{WAY}{rule}"),
        &format!("{new}{}", rule.replace("way == 'a'", "path == 'up'")),
        &["--strict"],
    );
    assert_eq!(code, Some(0), "{out}");
    assert!(
        out.contains("It was called `way`; the definition says so."),
        "{out}"
    );
    assert!(
        out.contains("The choice was `a`; the definition says so."),
        "{out}"
    );
    assert!(out.contains("The same in both (1)\n  many\n"), "{out}");
}

#[test]
fn two_renames_are_followed_from_either_version() {
    let renamed = |id: &str, code: &str| WAY.replace("id = 'way'", id).replace("code = 'a'", code);
    let second = renamed(
        "id = 'path'\nrenamed_from = 'way'",
        "code = 'up', renamed_from = 'a'",
    );
    let third = renamed(
        "id = 'trail'\nrenamed_from = ['way', 'path']",
        "code = 'uphill', renamed_from = ['a', 'up']",
    );
    for (old, was) in [(WAY, ("way", "a")), (&second, ("path", "up"))] {
        let (code, out) = compared(old, &third, &["--strict"]);
        assert_eq!(code, Some(0), "{out}");
        for words in [
            format!("It was called `{}`; the definition says so.", was.0),
            format!("The choice was `{}`; the definition says so.", was.1),
        ] {
            assert!(out.contains(&words), "{words}: {out}");
        }
    }
}

#[test]
fn care_ends_well_unless_it_is_asked_for_strictly() {
    let new = format!("{WAY}{}", MANY.replace("were you", "people were you"));
    let old = format!("{WAY}{MANY}");
    assert_eq!(compared(&old, &new, &[]).0, Some(0));
    assert_eq!(compared(&old, &new, &["--strict"]).0, Some(1));
}

#[test]
fn a_changed_rule_is_shown_by_somebody_whom_it_concerns() {
    let old = format!(
        "{WAY}{MANY}[[page.question]]\nid = 'bye'\nkind = 'note'\ntext = 'Bye.'\nshow_if = 'many >= 3'\n"
    );
    let new = old.replace("many >= 3", "many > 3");
    let (code, out) = compared(&old, &new, &[]);
    assert_eq!(code, Some(0), "{out}");
    assert!(
        out.contains("for example, asked before and not now: somebody who answers\n      many = 3"),
        "{out}"
    );
    let (_, json) = compared(&old, &new, &["--json"]);
    assert!(json.contains("\"change\": \"routing\""), "{json}");
    assert!(json.contains("\"asked_before\": true"), "{json}");
}

#[test]
fn what_lies_behind_a_changed_question_is_asked_of_others_too() {
    let tail =
        "[[page.question]]\nid = 'why'\nkind = 'text'\ntext = 'Why?'\nshow_if = 'many > 1'\n";
    let old = format!("{WAY}{MANY}show_if = \"way == 'a'\"\n{tail}");
    let new = format!("{WAY}{MANY}show_if = \"way == 'b'\"\n{tail}");
    let (_, out) = compared(&old, &new, &[]);
    assert!(
        out.contains("The rule is the same, but `many` is not asked of the same people"),
        "{out}"
    );
}

#[test]
fn a_crosswalk_can_be_toml_and_nothing_else() {
    let desk = Desk::new();
    let (code, out, err) = desk.run(&["compare", "tour", "tour", "--crosswalk", "walk.toml"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(desk.read("walk.toml").contains("old_question = \"outing\""));
    let (code, _, err) = desk.run(&["compare", "tour", "tour", "--crosswalk", "walk.txt"]);
    assert_eq!(code, Some(2));
    assert_eq!(err, "svar: walk.txt should end in .csv or .toml.\n");
}
