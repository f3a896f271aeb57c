//! Texts of surveys on their way to translators and back.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use svar::author::texts::{Imported, Sent, TextsError, Wordings};
use svar::storage::surveys::find;
use svar::survey::{Problem, WrittenText, read_texts};
use tempfile::TempDir;

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("texts/reports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Every sound definition there is, with the folder that its lists are in.
fn definitions() -> Vec<PathBuf> {
    let folders = ["tests/definitions/good", "surveys", "tests/texts"];
    let files = folders
        .iter()
        .flat_map(|folder| fs::read_dir(at_root(folder)).unwrap());
    let paths = files.map(|file| file.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    assert!(paths.len() > 20);
    paths
}

/// A folder of its own with one definition and the lists beside it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn with(path: &Path, source: &str) -> Self {
        let desk = Self {
            folder: TempDir::new().unwrap(),
        };
        let lists = path.parent().unwrap().join("lists");
        if lists.is_dir() {
            fs::create_dir(desk.path("lists")).unwrap();
            for list in fs::read_dir(lists).unwrap() {
                let list = list.unwrap();
                let name = format!("lists/{}", list.file_name().to_str().unwrap());
                fs::copy(list.path(), desk.path(&name)).unwrap();
            }
        }
        fs::write(desk.path("survey.toml"), source).unwrap();
        desk
    }

    fn of(file: &str) -> Self {
        let path = at_root("tests/texts").join(file);
        Self::with(&path, &fs::read_to_string(&path).unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn source(&self) -> String {
        fs::read_to_string(self.path("survey.toml")).unwrap()
    }

    fn change(&self, from: &str, to: &str) {
        let source = self.source();
        assert!(source.contains(from), "{from}");
        fs::write(self.path("survey.toml"), source.replace(from, to)).unwrap();
    }

    fn wordings(&self) -> Wordings {
        let found = find(self.path("survey.toml").to_str().unwrap()).unwrap();
        Wordings::open(found).unwrap_or_else(|error| panic!("{error:?}"))
    }

    fn export(&self, tag: &str) -> String {
        let wordings = self.wordings();
        wordings.export(wordings.target(tag).unwrap()).file
    }

    fn import(&self, po: &str, force: bool) -> Result<Imported, Vec<Problem>> {
        let sent = Sent {
            file: "back.po",
            bytes: po.as_bytes(),
            force,
        };
        self.wordings().import(sent).map_err(|error| match error {
            TextsError::Problems(problems) => problems,
            other => panic!("{other:?}"),
        })
    }

    fn stale(&self) -> Vec<String> {
        let stale = self.wordings().stale();
        stale
            .iter()
            .map(|problem| problem.texts[0].text.to_string())
            .collect()
    }

    /// The program, run in this folder: its exit code, and what it said.
    fn run(&self, words: &[&str]) -> (Option<i32>, String, String) {
        let ended = Command::new(env!("CARGO_BIN_EXE_svar"))
            .args(words)
            .current_dir(self.folder.path())
            .env("SVAR_HOME", self.path("home"))
            .env("LC_ALL", "en_US.UTF-8")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (ended.status.code(), text(ended.stdout), text(ended.stderr))
    }
}

fn report(problems: &[Problem]) -> String {
    let reports: Vec<String> = problems.iter().map(Problem::to_string).collect();
    reports.join("\n")
}

/// The definition with one language more, in which nothing has a wording yet.
fn with_language(source: &str, tag: &str) -> String {
    let start = source.find("\nlanguages").unwrap();
    let quotes = source[start..].match_indices(['"', '\'']);
    let (at, _) = { quotes }.nth(1).unwrap();
    let (before, after) = source.split_at(start + at + 1);
    format!("{before}, \"{tag}\"{after}")
}

/// A file in which each text without a translation got one.
fn translated(po: &str) -> String {
    let mut out = String::new();
    for entry in po.split("\n\n") {
        let (source, empty) = (
            entry.split_once("\nmsgid "),
            entry.ends_with("msgstr \"\"\n") || entry.ends_with("msgstr \"\""),
        );
        match source {
            Some((_, rest)) if empty => {
                let (words, _) = rest.rsplit_once("\nmsgstr").unwrap();
                out.push_str(entry.trim_end().strip_suffix("\"\"").unwrap());
                out.push_str(&words.replacen('"', "\"Ž ", 1));
            }
            _ => out.push_str(entry),
        }
        out.push_str("\n\n");
    }
    out
}

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
    assert_eq!(problems[0].code, "stale-translation");
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

#[test]
fn the_commands_say_what_they_did_and_end_accordingly() {
    let desk = Desk::of("walk.toml");
    let (code, out, err) = desk.run(&[
        "texts",
        "export",
        "survey.toml",
        "--lang",
        "nn",
        "--out",
        "nn.po",
    ]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out.trim(),
        "7 texts were written to nn.po. Without a translation: 3. Stale: 0."
    );
    let (_, printed, _) = desk.run(&["texts", "export", "survey.toml", "--lang", "nn"]);
    let po = fs::read_to_string(desk.path("nn.po")).unwrap();
    assert_eq!(printed, po);
    let (_, out, _) = desk.run(&["texts", "export", "survey.toml", "--lang", "nn", "--json"]);
    assert!(out.contains("\"id\": \"choices/yes_no/no\""), "{out}");

    fs::write(desk.path("nn.po"), translated(&po)).unwrap();
    let (code, out, err) = desk.run(&["texts", "import", "survey.toml", "nn.po"]);
    assert_eq!(
        (code, err.as_str(), out.trim()),
        (Some(0), "", "3 texts in nn were changed.")
    );
    let (code, out, _) = desk.run(&["check", "survey.toml"]);
    assert_eq!((code, out.trim()), (Some(0), "No errors."));
    let (code, out, _) = desk.run(&["texts", "stamp", "survey.toml", "--json"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("\"stamped\": 7"), "{out}");

    desk.change("Gikk du alene?", "Gikk du?");
    let (code, out, _) = desk.run(&["check", "survey.toml", "--json"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("\"code\": \"stale-translation\"")
            && out.contains("\"id\": \"question/alone/text\""),
        "{out}"
    );
    let (code, out, _) = desk.run(&[
        "texts",
        "stamp",
        "survey.toml",
        "--text",
        "question/alone/text",
    ]);
    assert_eq!(
        (code, out.trim()),
        (
            Some(0),
            "One translation is marked as up to date in survey.translations."
        )
    );
    assert_eq!(desk.stale(), Vec::<String>::new());

    fs::write(
        desk.path("bad.po"),
        po.replace("msgstr \"Turen\"", "msgstr \"{tur}\""),
    )
    .unwrap();
    let (code, _, err) = desk.run(&["texts", "import", "survey.toml", "bad.po"]);
    assert_eq!(code, Some(1));
    assert!(
        err.contains("strange-hole") && err.contains("was not changed"),
        "{err}"
    );
    let (code, out, _) = desk.run(&["texts", "import", "survey.toml", "bad.po", "--json"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("\"code\": \"strange-hole\""), "{out}");
    fs::write(
        desk.path("survey.translations"),
        "format = 1\nsource = 'nb'\n[made_from.nn]\ntitle = 'x'\n",
    )
    .unwrap();
    let (code, out, _) = desk.run(&["check", "survey.toml"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("bad-stamp") && out.contains("survey.translations:4"),
        "{out}"
    );
}

#[test]
fn each_mistake_gets_one_clear_message_and_its_code() {
    let desk = Desk::of("walk.toml");
    fs::write(desk.path("empty.po"), "").unwrap();
    let cases: [(&[&str], i32, &str); 9] = [
        (
            &["texts", "export", "survey.toml", "--lang", "nb"],
            2,
            "source language",
        ),
        (
            &["texts", "export", "survey.toml", "--lang", "se"],
            2,
            "Add it to languages first",
        ),
        (
            &["texts", "export", "nowhere.toml", "--lang", "nn"],
            2,
            "nowhere.toml",
        ),
        (
            &[
                "texts",
                "export",
                "survey.toml",
                "--lang",
                "nn",
                "--out",
                "no/folder.po",
            ],
            1,
            "no/folder.po",
        ),
        (
            &["texts", "import", "survey.toml", "nowhere.po"],
            2,
            "nowhere.po",
        ),
        (
            &["texts", "import", "survey.toml", "empty.po"],
            1,
            "which language",
        ),
        (&["texts", "import", "tour", "empty.po"], 2, "Name a file"),
        (&["texts", "stamp", "tour"], 2, "Name a file"),
        (
            &["texts", "stamp", "survey.toml", "--text", "question/alone"],
            2,
            "question/alone",
        ),
    ];
    for (words, code, part) in cases {
        let (ended, out, err) = desk.run(words);
        assert_eq!(ended, Some(code), "{words:?}: {out}{err}");
        assert!(err.contains(part), "{words:?}: {err}");
        assert!(!err.contains("panicked"), "{words:?}: {err}");
    }
}

#[test]
fn a_definition_with_errors_is_told_as_check_tells_it() {
    let desk = Desk::of("walk.toml");
    desk.change("kind = \"integer\"", "kind = \"whole\"");
    let (code, _, err) = desk.run(&["texts", "export", "survey.toml", "--lang", "nn"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("survey.toml:28"), "{err}");
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
