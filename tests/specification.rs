//! The definitions under `tests/definitions` leave nothing out: each thing that the reader
//! can say stands in a report, and each function of conditions in a good definition.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use svar::survey::ProblemCode;

/// Told of files too large to keep beside the others: `tests/definitions.rs` makes them.
const OF_LARGE_FILES: [&str; 5] = [
    "file-too-large",
    "text-too-long",
    "too-many-patterns",
    "too-many-questions",
    "too-many-rows",
];

/// Told of files beside a definition, which have tests of their own.
const OF_STAMPS: [&str; 2] = ["bad-ledger", "bad-stamp"];

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|other| other == ending));
    files.sort();
    files
}

fn texts(folder: &str, ending: &str) -> Vec<String> {
    let files = files(folder, ending);
    files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap_or_default())
        .collect()
}

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between two marks, wherever it does.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|part| Some(part.split_once(after)?.0))
        .collect()
}

fn is_lint(report: &Path) -> bool {
    let name = report.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("lint-")
}

/// The first lines of all problems in all reports.
fn headlines() -> Vec<String> {
    let mut files = files("tests/definitions/reports", "snap");
    // What sound definitions may still have is held to be complete elsewhere.
    files.retain(|file| !is_lint(file));
    let reports = files.iter().map(fs::read_to_string);
    let reports: Vec<String> = reports.map(Result::unwrap_or_default).collect();
    let lines = reports.iter().flat_map(|report| report.lines());
    let is_headline = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    lines.filter(is_headline).map(str::to_owned).collect()
}

/// The codes that the sources of the reader name.
fn codes_in_sources() -> BTreeSet<String> {
    let sources = texts("src/survey/read", "rs").concat();
    let is_named = |code: &&ProblemCode| {
        let name = format!("ProblemCode::{code:?}");
        let after = sources.match_indices(&name).map(|(at, _)| at + name.len());
        let mut after = after.filter_map(|end| sources[end..].chars().next());
        after.any(|next| !next.is_alphanumeric())
    };
    let codes = ProblemCode::ALL.iter().filter(is_named);
    codes.map(|code| code.name().to_owned()).collect()
}

#[test]
fn every_problem_stands_in_a_report() {
    let headlines = headlines();
    let told: BTreeSet<&str> = headlines
        .iter()
        .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0))
        .collect();
    let codes = codes_in_sources();
    assert!(
        codes.len() > 50,
        "only {} codes found in the sources",
        codes.len()
    );
    let made = source("tests/definitions.rs");
    for code in &codes {
        if OF_STAMPS.contains(&code.as_str()) {
            continue;
        }
        let is_made = OF_LARGE_FILES.contains(&code.as_str()) && made.contains(code.as_str());
        assert!(
            is_made || told.contains(code.as_str()),
            "no report tells of `{code}`"
        );
    }
    for code in told {
        assert!(
            codes.contains(code),
            "`{code}` is told, but not found in the sources"
        );
    }
}

/// Whether a line is the sentence, with anything in its holes.
fn says(line: &str, sentence: &str) -> bool {
    let mut rest = line;
    let mut is_first = true;
    for piece in sentence.split('{').flat_map(|part| {
        let (hole, words) = part.split_once('}').unwrap_or(("", part));
        assert!(!hole.contains(' '), "{sentence}");
        [words]
    }) {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        if is_first && at != 0 {
            return false;
        }
        rest = &rest[at + piece.len()..];
        is_first = false;
    }
    rest.is_empty()
}

#[test]
fn every_fault_of_a_condition_stands_in_a_report() {
    let headlines = headlines();
    let faults = source("src/expr/fault.rs");
    let sentences = between(&faults, "#[error(\"", "\")]");
    assert!(
        sentences.len() > 30,
        "only {} sentences found",
        sentences.len()
    );
    for sentence in sentences {
        let told = headlines.iter().any(|line| {
            let said = line.split_once(": ").map_or("", |(_, said)| said);
            says(said, sentence)
        });
        assert!(told, "no report says: {sentence}");
    }
}

#[test]
fn every_function_and_operator_is_used_in_a_good_definition() {
    let report = source("tests/definitions/reports/a-function-is-not-there.snap");
    let functions = report.split_once("The functions are ").unwrap().1;
    let functions = functions.lines().next().unwrap().split('`');
    let functions: Vec<&str> = functions.skip(1).step_by(2).collect();
    assert!(
        functions.contains(&"answered") && functions.contains(&"date"),
        "{functions:?}"
    );
    let mut wanted: Vec<String> = functions.iter().map(|name| format!("{name}(")).collect();
    let signs = [
        " and ",
        " or ",
        "not ",
        " in [",
        " in areas",
        " == ",
        " != ",
        " < ",
        " <= ",
        " > ",
        " >= ",
        " + ",
        " - ",
        " * ",
        " / ",
        " - -",
        "types.service",
    ];
    wanted.extend(signs.iter().map(|sign| (*sign).to_owned()));
    let good = texts("tests/definitions/good", "toml").concat();
    let rules: String = ["show_if = ", "that = ", "value = "]
        .iter()
        .flat_map(|key| between(&good, key, "\n"))
        .collect();
    for word in wanted {
        assert!(rules.contains(&word), "no good definition uses `{word}`");
    }
}

#[test]
fn every_report_belongs_to_a_definition() {
    let bad: BTreeSet<PathBuf> = files("tests/definitions/bad", "toml").into_iter().collect();
    for report in files("tests/definitions/reports", "snap") {
        if is_lint(&report) {
            continue;
        }
        let name = report.file_stem().unwrap().to_str().unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = path.join(format!("tests/definitions/bad/{name}.toml"));
        assert!(
            bad.contains(&path) || name.starts_with("good-"),
            "{name} is left over"
        );
    }
    assert!(bad.len() > 280, "{}", bad.len());
}
