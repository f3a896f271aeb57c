//! Every code is explained, its examples are true, and something brings it about.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use svar::author::check::{Examined, Ways, prove};
use svar::author::explain::{Sort, explain, summary};
use svar::survey::{Definition, Language, Problem, ProblemCode, Severity, Shelf};
use svar::survey::{read, read_stamps};

/// No list stands there but one that is too long to lie in a folder of examples.
struct Lists;

impl Shelf for Lists {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        if file != "large.csv" {
            return Err("there is no such file.".to_owned());
        }
        let rows = (0..=100_000).map(|row| format!("{row},Town {row}\n"));
        let rows: String = rows.collect();
        Ok(format!("number,name\n{rows}").into_bytes())
    }
}

fn problems(source: &[u8]) -> Vec<Problem> {
    let definition = Definition {
        file: "example.toml",
        source,
        shelf: &Lists,
    };
    match read(&definition) {
        Ok((survey, mut warnings)) => {
            let (survey, source) = (Arc::new(survey), String::from_utf8_lossy(source));
            let examined = Examined::new("example.toml", &source, &survey);
            warnings.extend(examined.lints());
            warnings.extend(examined.proved(&prove(&survey, Ways::Any)));
            warnings
        }
        Err(problems) => problems,
    }
}

/// An example as a whole survey: what it leaves out stands around it.
fn whole(example: &str) -> String {
    let head = "format = 1\nid = 'test'\nversion = '1'\nlanguages = ['en']\ntitle = 'Test'\n";
    let head = if example.contains(".nb =") {
        head.replace("['en']", "['en', 'nb']\nallow = ['missing-translation']")
    } else {
        head.to_owned()
    };
    let privacy = "[privacy]\nmode = 'anonymous'\n";
    let page = "[[page]]\nid = 'start'\ntitle = 'Start'\n";
    let note = "[[page.question]]\nid = 'note'\nkind = 'note'\ntext = 'Hello.'\n";
    let (privacy, page, note) = match example {
        _ if example.starts_with("[[page.question]]") => (privacy, page, ""),
        _ if example.starts_with("[[page]]") || example.starts_with("[page]") => (privacy, "", ""),
        _ if example.contains("[privacy]") => ("", "", ""),
        _ => return format!("{head}{example}{privacy}{page}{note}"),
    };
    format!("{head}{privacy}{page}{example}{note}")
}

#[test]
fn every_code_is_explained_and_its_examples_are_true() {
    for &code in ProblemCode::ALL {
        let page = explain(code).unwrap_or_else(|| panic!("nothing is said about {code}"));
        assert!(!page.words.is_empty(), "nothing is said about {code}");
        assert!(summary(code).unwrap().ends_with('.'), "{code}");
        for example in page.examples {
            let source = whole(&example.source);
            let found = problems(source.as_bytes());
            let told: Vec<&str> = found.iter().map(|problem| problem.code.name()).collect();
            match example.sort {
                Sort::Wrong => assert!(told.contains(&code.name()), "{code}: {told:?}\n{source}"),
                Sort::Right => assert!(told.is_empty(), "{code}: {told:?}\n{source}"),
                Sort::Shown => {}
            }
        }
    }
}

#[test]
fn the_book_explains_nothing_else() {
    let book = fs::read_to_string(root().join("docs/problems.md")).unwrap();
    let headings = book.lines().filter_map(|line| line.strip_prefix("## "));
    let headings: Vec<&str> = headings.collect();
    let codes: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.name()).collect();
    let mut sorted = [headings.clone(), codes.clone()];
    for names in &mut sorted {
        names.sort_unstable();
    }
    assert_eq!(sorted[0], sorted[1]);
}

#[test]
fn names_of_codes_are_unique_and_read_back() {
    let mut seen = BTreeSet::new();
    for &code in ProblemCode::ALL {
        assert!(seen.insert(code.name()), "{code}");
        assert_eq!(ProblemCode::from_name(code.name()), Some(code));
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What is too large to lie in a folder of examples.
fn too_large() -> Vec<String> {
    let note = "[[page.question]]\nkind = 'note'\ntext = 'x'\n";
    let notes = |count: usize| -> String {
        let each = (0..count).map(|at| format!("{note}id = 'n{at}'\n"));
        each.collect()
    };
    let pattern = "[[page.question]]\nkind = 'text'\ntext = 'x'\n";
    let patterns = (0..101).map(|at| format!("{pattern}pattern = 'a{{{at}}}'\nid = 'p{at}'\n"));
    let long = format!(
        "[[page.question]]\nid = 'a'\nkind = 'note'\ntext = '{}'\n",
        "a".repeat(70_000)
    );
    let large = "[[page.question]]\nid = 'a'\nkind = 'lookup'\ntext = 'x'\n\
                 list = { file = 'large.csv', code = 'number', label = 'name' }\n";
    vec![
        whole(large),
        " ".repeat(5 << 20),
        "[".repeat(40),
        whole(&notes(20_001)),
        whole(&patterns.collect::<String>()),
        whole(&long),
    ]
}

/// The codes in reports that are held as snapshots.
fn reported(folder: &str, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let report = fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
        for line in report.lines() {
            let named = ["error[", "warning["].iter();
            let rest = named.filter_map(|start| line.strip_prefix(start)?.split_once("]: "));
            into.extend(rest.map(|(code, _)| code.to_owned()));
        }
    }
}

#[test]
fn every_code_comes_about() {
    let mut seen = BTreeSet::new();
    reported("tests/definitions/reports", &mut seen);
    // Those of translators' files and of testers' comments are brought about there.
    reported("tests/texts/reports", &mut seen);
    // Those of what has been released, likewise.
    reported("tests/authors/reports", &mut seen);
    for source in too_large() {
        let found = problems(source.as_bytes());
        seen.extend(found.iter().map(|problem| problem.code.name().to_owned()));
    }
    let strange = "format = 1\nsource = 'en'\nwordings = {}\nmade_from.nb.'page/a/title' = 'x'\n";
    let found = read_stamps("stamps", strange.as_bytes(), &Language::new("en").unwrap());
    let found = found.unwrap_err().into_iter();
    seen.extend(found.map(|problem| problem.code.name().to_owned()));
    let missing: Vec<&str> = ProblemCode::ALL
        .iter()
        .map(|code| code.name())
        .filter(|name| !seen.contains(*name))
        .collect();
    assert_eq!(missing, [] as [&str; 0]);
}

#[test]
fn only_warnings_are_silenced() {
    let color = "[[page.question]]\nid = 'color'\nkind = 'single'\ntext = 'Which?'\n\
                 choices = [{ code = 'none', en = 'None', exclusive = true }]\n";
    let found = problems(whole(color).as_bytes());
    assert_eq!(found[0].code, ProblemCode::IdleExclusive);
    assert_eq!(found[0].severity, Severity::Warning);
    let allowed = format!("{color}allow = ['idle-exclusive']\n");
    assert_eq!(problems(whole(&allowed).as_bytes()), []);
    let elsewhere = format!(
        "{color}[[page.question]]\nid = 'a'\nkind = 'note'\ntext = 'A.'\nallow = ['idle-exclusive']\n"
    );
    assert_eq!(problems(whole(&elsewhere).as_bytes()), found);
}
