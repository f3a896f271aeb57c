//! The JSON Schema of the definition format: what it lets pass, and what it catches.

#[path = "common/json.rs"]
mod json;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use json::{as_json, complaints, validator};
use svar::survey::{Definition, Problem, Shelf, read};

/// Problems that a schema sees: each has to do with one place of the file alone.
const SEEN: [&str; 25] = [
    "bad-detail",
    "bad-endpoint",
    "bad-id",
    "bad-language",
    "bad-languages",
    "bad-list-file",
    "bad-param",
    "bad-receipt-key",
    "bad-required",
    "bad-version",
    "duplicate-language",
    "duplicate-reason",
    "empty-page",
    "key-of-another-kind",
    "missing-key",
    "no-pages",
    "reserved-name",
    "single-brackets",
    "two-repeats",
    "unknown-format",
    "unknown-key",
    "unknown-kind",
    "unknown-protocol",
    "value-and-choices",
    "wrong-type",
];

/// Problems that it sees in the definition, but not in a list beside it or where the
/// number of choices, say, decides.
const SEEN_AT_TIMES: [&str; 7] = [
    "bad-code",
    "bad-date",
    "condition-syntax",
    "empty-list",
    "missing-text",
    "out-of-range",
    "unknown-word",
];

/// With these the file is not TOML, or not read at all.
const NO_TREE: [&str; 5] = [
    "duplicate-key",
    "file-too-large",
    "not-utf8",
    "syntax",
    "too-deep",
];

struct Folder(PathBuf);

impl Shelf for Folder {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        fs::read(self.0.join(file)).map_err(|_| "there is no such file.".to_owned())
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    files
}

#[test]
fn good_definitions_are_valid() {
    let validator = validator();
    let mut all = files("tests/definitions/good");
    all.extend(files("surveys"));
    for file in all {
        let definition = as_json(&fs::read_to_string(&file).unwrap()).unwrap();
        let complaints = complaints(&validator, &definition);
        assert!(
            complaints.is_empty(),
            "{}:\n{}",
            file.display(),
            complaints.join("\n")
        );
    }
}

fn codes(file: &Path) -> BTreeSet<&'static str> {
    let shelf = Folder(file.parent().unwrap().to_owned());
    let source = fs::read(file).unwrap();
    let read = read(&Definition {
        file: "",
        source: &source,
        shelf: &shelf,
    });
    let problems = read.map_or_else(|problems| problems, |(_, warnings)| warnings);
    problems
        .iter()
        .map(|problem: &Problem| problem.code.name())
        .collect()
}

#[test]
fn what_concerns_one_place_alone_is_invalid_and_nothing_else() {
    let validator = validator();
    let mut seen = BTreeSet::new();
    for file in files("tests/definitions/bad") {
        let name = file.display();
        let codes = codes(&file);
        let source = fs::read_to_string(&file).unwrap_or_default();
        let Some(definition) = as_json(&source) else {
            assert!(NO_TREE.iter().any(|code| codes.contains(code)), "{name}");
            continue;
        };
        let complaints = complaints(&validator, &definition).join("\n");
        let is_any = |among: &[&str]| among.iter().any(|code| codes.contains(code));
        if is_any(&SEEN) {
            assert!(!complaints.is_empty(), "{name} is valid, but has {codes:?}");
        } else if !is_any(&SEEN_AT_TIMES) && !is_any(&NO_TREE) {
            assert!(
                complaints.is_empty(),
                "{name} has only {codes:?}, but:\n{complaints}"
            );
        }
        if !complaints.is_empty() {
            seen.extend(codes);
        }
    }
    for code in SEEN.iter().chain(&SEEN_AT_TIMES) {
        assert!(
            seen.contains(code),
            "no bad definition shows that `{code}` is seen"
        );
    }
}

/// A definition with one question, or one page, as given.
fn around(page: &str, question: &str) -> String {
    format!(
        "format = 1\nid = 'test'\nversion = '1'\nlanguages = ['en']\ntitle = 'Test'\n\
         [privacy]\nmode = 'anonymous'\n\
         [[page]]\nid = 'start'\ntitle = 'Start'\n{page}\n\
         [[page.question]]\nid = 'q'\ntext = 'Q?'\n{question}\n"
    )
}

#[track_caller]
fn check(source: &str, complaint: &str) {
    let found = complaints(&validator(), &as_json(source).unwrap()).join("\n");
    if complaint.is_empty() {
        assert_eq!(found, "", "{source}");
    }
    assert!(found.contains(complaint), "{source}\n{found}");
}

#[test]
fn each_kind_takes_its_own_keys() {
    let of_kind = |lines: &str| around("", lines);
    for good in [
        "kind = 'date'\nprecision = 'month'\nmin = '2024-01'\nmax = 2024-12-31\nmissing = ['refused']",
        "kind = 'allocate'\nparts = 'areas'\ntotal = 100\nunit = 'percent'\ndecimals = 1",
        "kind = 'allocate'\nparts = [{ code = 'a', en = 'A', fixed = true }]\ntotal = 'staff'",
        "kind = 'grid'\nrows = 'r'\nchoices = 'c'\nseveral = true\norder = 'random'",
        "kind = 'computed'\nchoices = [{ code = 'a', en = 'A', show_if = 'true' }]",
        "kind = 'note'\nfixed = true",
        "kind = 'rank'\nchoices = [{ code = 'a', en = 'A', fixed = true }]\norder = 'random'",
    ] {
        check(&of_kind(good), "");
    }
    for (bad, complaint) in [
        (
            "kind = 'integer'\ndecimals = 1",
            "/page/0/question/0: Additional properties are not allowed ('decimals' was unexpected)",
        ),
        (
            "kind = 'date'\nprecision = 'week'",
            "/page/0/question/0/precision: \"week\"",
        ),
        (
            "kind = 'date'\nmin = '31.12.2024'",
            "/page/0/question/0/min",
        ),
        (
            "kind = 'allocate'\nparts = 'areas'",
            "\"total\" is a required property",
        ),
        (
            "kind = 'allocate'\nparts = 'areas'\ntotal = -1",
            "/page/0/question/0/total: -1",
        ),
        (
            "kind = 'grid'\nrows = 'r'\nchoices = 'c'\nseveral = 'yes'",
            "/page/0/question/0/several",
        ),
        (
            "kind = 'computed'\nvalue = '1'\nchoices = 'c'",
            "/page/0/question/0",
        ),
        (
            "kind = 'text'\norder = 'random'",
            "('order' was unexpected)",
        ),
        (
            "kind = 'rank'\nchoices = 'c'\norder = 'alphabetic'",
            "/page/0/question/0/order",
        ),
        ("kind = 'note'\nfixed = 1", "/page/0/question/0/fixed"),
    ] {
        check(&of_kind(bad), complaint);
    }
}

#[test]
fn a_page_repeats_in_one_way() {
    let page = |lines: &str| around(lines, "kind = 'note'");
    check(&page("for_each = 'partners'\norder = 'random'"), "");
    check(&page("times = 'projects'\nfixed = true"), "");
    check(
        &page("times = 'projects'\nfor_each = 'partners'"),
        "/page/0",
    );
    check(&page("times = 3"), "/page/0/times");
}
