//! PO files that go out, and what comes back into the definition.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use svar::author::texts::{Sent, TextsError};
use svar::storage::surveys::find;

use crate::scenery::{Desk, at_root, definitions, report, settings, translated, with_language};

#[test]
fn an_export_that_comes_back_unchanged_changes_nothing() {
    for path in definitions() {
        let source = fs::read_to_string(&path).unwrap();
        let desk = Desk::with(&path, &source);
        for tag in desk.wordings().targets().to_vec() {
            let po = desk.export(tag.as_str());
            let imported = desk.import(&po, false).unwrap();
            assert_eq!(imported.written, [], "{}", path.display());
            assert_eq!(desk.source(), source, "{}", path.display());
            assert_eq!(desk.stale(), Vec::<String>::new());
        }
    }
}

#[test]
fn a_full_translation_leaves_nothing_to_warn_of() {
    for path in definitions() {
        let source = with_language(&fs::read_to_string(&path).unwrap(), "zz");
        for source in [
            source.clone(),
            source.replace("\r\n", "\n").replace('\n', "\r\n"),
        ] {
            let desk = Desk::with(&path, &source);
            let po = translated(&desk.export("zz"));
            let imported = desk.import(&po, false);
            let imported = imported.unwrap_or_else(|found| panic!("{}", report(&found)));
            assert_eq!(imported.blank, 0, "{po}");
            let loaded = find(desk.path("survey.toml").to_str().unwrap())
                .unwrap()
                .read()
                .unwrap();
            let warnings = report(&loaded.warnings);
            assert!(!warnings.contains("`zz`"), "{}: {warnings}", path.display());
            // Everything that was there is still there, in its order, and its line ends.
            let after = desk.source();
            let mut rest = after.as_str();
            for word in source.split_whitespace().filter(|word| word.len() > 12) {
                let at = rest.find(word).unwrap_or_else(|| panic!("{word} is gone"));
                rest = &rest[at + word.len()..];
            }
            let bare = after.replace("\r\n", "").matches('\n').count();
            assert_eq!(
                bare > 0,
                source.replace("\r\n", "").contains('\n'),
                "{after}"
            );
            assert_eq!(desk.import(&desk.export("zz"), false).unwrap().written, []);
        }
    }
}

#[test]
fn translations_stand_where_an_author_would_write_them() {
    let desk = Desk::of("forms.toml");
    desk.import(&translated(&desk.export("nn")), false).unwrap();
    desk.import(&translated(&desk.export("nb")), false).unwrap();
    settings().bind(|| insta::assert_snapshot!("forms-translated", desk.source()));
}

#[test]
fn a_translator_gets_one_entry_for_each_text() {
    let desk = Desk::of("walk.toml");
    settings().bind(|| insta::assert_snapshot!("walk-export", desk.export("nn")));
}

#[test]
fn each_bad_file_is_explained_and_nothing_is_written() {
    let mut count = 0;
    for file in fs::read_dir(at_root("tests/texts/bad")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let desk = Desk::of("walk.toml");
        let before = desk.source();
        let bytes = fs::read(&path).unwrap();
        let sent = Sent {
            file: "back.po",
            bytes: &bytes,
            force: false,
        };
        let Err(TextsError::Problems(problems)) = desk.wordings().import(sent) else {
            panic!("{name} was taken");
        };
        assert_eq!(desk.source(), before, "{name}");
        assert!(!desk.path("survey.translations").exists(), "{name}");
        settings().bind(|| insta::assert_snapshot!(format!("bad-{name}"), report(&problems)));
        count += 1;
    }
    assert!(count >= 8, "{count}");
}

#[test]
fn a_definition_that_was_saved_meanwhile_is_left_alone() {
    let desk = Desk::of("walk.toml");
    let po = translated(&desk.export("nn"));
    let mut wordings = desk.wordings();
    desk.change("Gikk du alene?", "Gikk du?");
    let before = desk.source();
    let sent = Sent {
        file: "back.po",
        bytes: po.as_bytes(),
        force: false,
    };
    let Err(TextsError::Problems(problems)) = wordings.import(sent) else {
        panic!("it was taken");
    };
    assert_eq!(desk.source(), before);
    settings().bind(|| insta::assert_snapshot!("changed-meanwhile", report(&problems)));
    desk.import(&desk.export("nn"), false).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any words that can be shown come back from the file as they were sent.
    #[test]
    fn any_wording_survives_the_file(words in prop::collection::vec("[\"'\\\\a{}# =\u{e5}\n\u{1f600}]{1,12}", 16)) {
        let desk = Desk::of("forms.toml");
        let quote = |words: &str| words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let braced = |words: &str| words.replace('{', "{{").replace('}', "}}");
        let po = desk.export("nn");
        let mut out = String::new();
        for (entry, words) in po.split("\n\n").zip(words.iter().cycle()) {
            let shows = |hole: &&&str| entry.split("\nmsgid").nth(1).is_some_and(|part| part.contains(**hole));
            let holes = ["{level}", "{staff}"].iter().find(shows).unwrap_or(&"");
            match entry.rsplit_once("\nmsgstr") {
                Some((head, _)) if entry.contains("msgctxt") => {
                    let words = quote(&braced(words));
                    let _ = write!(out, "{head}\nmsgstr \"{words}.{holes}\"\n\n");
                }
                _ => out.extend([entry, "\n\n"]),
            }
        }
        let imported = desk.import(&out, false);
        prop_assert!(imported.is_ok(), "{}", report(&imported.unwrap_err()));
        prop_assert_eq!(imported.unwrap().written.len() + 1, po.split("\n\n").count());
        let again = desk.import(&out, false).unwrap();
        prop_assert_eq!(again.written, []);
    }
}
