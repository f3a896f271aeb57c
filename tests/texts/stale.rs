//! Which translations are from before their source wording was changed.

use std::fs;

use crate::scenery::{Desk, report, settings, translated};

#[test]
fn a_changed_source_makes_its_translations_stale_until_they_are_looked_at() {
    let desk = Desk::of("walk.toml");
    let digest = |desk: &Desk| desk.wordings().survey().digest.clone();
    let before = digest(&desk);
    assert_eq!(desk.stale(), Vec::<String>::new());
    assert_eq!(desk.wordings().stamp(&[], &[]), Ok(4));
    assert_eq!(digest(&desk), before);
    desk.change("Gikk du alene?", "Gikk du alene,\\neller med andre?");
    desk.change("nb = \"Ja\"", "nb = \"Jo\"");
    assert_eq!(desk.stale(), ["choices/yes_no/yes", "question/alone/text"]);

    let (code, out, _) = desk.run(&["check", "survey.toml"]);
    assert_eq!(code, Some(0));
    let po = desk.export("nn");
    settings().bind(|| {
        insta::assert_snapshot!("stale-check", out);
        insta::assert_snapshot!("stale-export", po);
    });

    // Untouched, it says nothing new; one that is no longer marked is vouched for.
    assert_eq!(desk.import(&po, false).unwrap().fuzzy, 2);
    assert_eq!(desk.stale().len(), 2);
    let sure = po.replacen("#, fuzzy\n", "", 1);
    assert_eq!(desk.import(&sure, false).unwrap().written, []);
    assert_eq!(desk.stale(), ["question/alone/text"]);
    let new = po
        .replace("#, fuzzy\n", "")
        .replace("Gjekk du åleine?", "Gjekk du åleine, eller med andre?");
    assert_eq!(desk.import(&new, false).unwrap().written.len(), 1);
    assert_eq!(desk.stale(), Vec::<String>::new());
}

#[test]
fn a_translation_of_a_former_wording_is_taken_by_force_and_stays_stale() {
    let desk = Desk::of("walk.toml");
    let po = translated(&desk.export("nn"));
    desk.change("Hvor mange var dere?", "Hvor mange var med?");
    let problems = desk.import(&po, false).unwrap_err();
    assert_eq!(problems.len(), 1, "{}", report(&problems));
    assert_eq!(problems[0].code.name(), "stale-translation");
    desk.import(&po, true).unwrap();
    assert_eq!(desk.stale(), ["question/people/text"]);
    assert!(
        desk.export("nn")
            .contains("#| msgid \"Hvor mange var dere?\"")
    );
}

#[test]
fn what_is_gone_leaves_the_stamps_and_another_source_language_makes_them_silent() {
    let desk = Desk::of("walk.toml");
    desk.wordings().stamp(&[], &[]).unwrap();
    let stamps = || fs::read_to_string(desk.path("survey.translations")).unwrap();
    settings().bind(|| insta::assert_snapshot!("stamps", stamps()));
    desk.change("\ntitle.nn = \"Turen\"", "");
    desk.wordings().stamp(&[], &[]).unwrap();
    assert!(!stamps().contains("page/start/title") && !stamps().contains("\"Turen\""));
    fs::write(
        desk.path("survey.translations"),
        stamps().replace("source = \"nb\"", "source = \"en\""),
    )
    .unwrap();
    desk.change("Gikk du alene?", "Gikk du?");
    assert_eq!(desk.stale(), Vec::<String>::new());
}
