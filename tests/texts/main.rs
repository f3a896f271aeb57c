//! Texts of surveys on their way to translators and back.

#![cfg(feature = "author")]

mod files;
mod program;
mod scenery;
mod stale;

use std::fs;

use svar::storage::surveys::find;
use svar::survey::{WrittenText, read_texts};

use scenery::{Desk, definitions, settings, with_language};

fn ids(texts: &[WrittenText]) -> Vec<&str> {
    texts.iter().map(|text| text.id.as_str()).collect()
}

#[test]
fn each_text_has_an_id_of_its_own_and_none_is_overlooked() {
    for path in definitions() {
        // What the reader misses in a new language is what the walk must find.
        let source = with_language(&fs::read_to_string(&path).unwrap(), "zz");
        let desk = Desk::with(&path, &source);
        let loaded = find(desk.path("survey.toml").to_str().unwrap())
            .unwrap()
            .read()
            .unwrap();
        let missing = loaded
            .warnings
            .iter()
            .find(|problem| problem.what.as_str().contains("`zz`"));
        let missing = missing.unwrap_or_else(|| panic!("{}", path.display()));
        let texts = read_texts(&source, &loaded.survey.languages);
        let mut named: Vec<&str> = missing.texts.iter().map(|one| one.text.as_str()).collect();
        let with_source = texts.iter().filter(|text| text.words(0).is_some());
        let mut found: Vec<&str> = with_source.map(|text| text.id.as_str()).collect();
        assert!(
            missing
                .what
                .as_str()
                .starts_with(&format!("{} text", found.len())),
            "{}: {} but {found:?}",
            path.display(),
            missing.what
        );
        named.sort_unstable();
        found.sort_unstable();
        assert_eq!(named, found, "{}", path.display());
        found.dedup();
        assert_eq!(named.len(), found.len(), "{}", path.display());
    }
}

#[test]
fn ids_are_made_of_ids_and_codes() {
    let desk = Desk::of("forms.toml");
    let languages = desk.wordings().survey().languages.clone();
    let texts = read_texts(&desk.source(), &languages);
    settings().bind(|| insta::assert_snapshot!("ids", ids(&texts).join("\n")));
    // Neither order nor the spacing of a condition matters.
    desk.change("staff >= 1", "staff  >=1");
    let again = read_texts(&desk.source(), &languages);
    assert_eq!(ids(&texts), ids(&again));
}
