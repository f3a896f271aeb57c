//! The floors of the house: who may import whom, and how long a file may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every module and its floor. A module imports only from floors below its own.
const FLOORS: &[(&str, u8)] = &[
    // The topmost floor is one: the program, its commands, and what they share.
    ("main", 9),
    ("commands", 8),
    ("cli", 7),
    ("output", 7),
    ("runner", 6),
    ("author", 6),
    ("storage", 5),
    ("delivery", 5),
    ("collector", 5),
    ("tui", 4),
    ("line", 4),
    ("wire", 4),
    ("session", 3),
    ("survey", 2),
    ("expr", 1),
    ("locale", 1),
    ("measure", 1),
    ("plain", 0),
    ("lib", 10),
];

/// Outside crates and the only modules that may name them.
const CRATES: &[(&str, &[&str])] = &[
    ("clap", &["main", "cli", "commands"]),
    ("uuid", &["runner", "collector"]),
    ("notify", &["author"]),
    ("regex_syntax", &["author"]),
    ("similar", &["author"]),
    ("directories", &["storage"]),
    ("crc32fast", &["storage"]),
    ("reqwest", &["delivery"]),
    ("rustls", &["delivery"]),
    ("axum", &["collector"]),
    ("hyper", &["collector"]),
    ("hyper_util", &["collector"]),
    ("sqlx", &["collector"]),
    ("zstd", &["collector"]),
    ("tokio", &["delivery", "collector"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("serde_json", &["wire"]),
    ("ed25519_dalek", &["wire"]),
    ("toml", &["survey"]),
    ("csv", &["survey"]),
    ("memchr", &["survey"]),
    ("winnow", &["expr"]),
    ("fluent_bundle", &["locale"]),
    ("fluent_syntax", &["locale"]),
];

const LINES_MAX: usize = 400;

struct Source {
    path: PathBuf,
    module: String,
    text: String,
}

/// Every file of code in a folder of the project, and in those below it.
fn files(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                into.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(root().join("src")).unwrap();
        let first = inside.components().next().unwrap();
        let first = first.as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs").to_owned();
        Source {
            text: fs::read_to_string(&path).unwrap(),
            module,
            path,
        }
    };
    files("src").into_iter().map(read).collect()
}

fn floor(module: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, floor)| *floor)
}

/// The lines of code: neither comments nor what stands in a module's own tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let own = text
        .split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    own.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// What is wrong with the beginning and the length of a file, in sentences.
fn shape_faults(path: &Path, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let name = path.display();
    if !text.starts_with("//! ") {
        faults.push(format!("{name}: does not begin with a `//!` line"));
    }
    let lines = text.lines().count();
    if lines > LINES_MAX {
        faults.push(format!("{name}: has {lines} lines, more than {LINES_MAX}"));
    }
    faults
}

/// What is wrong with one file, in sentences.
fn faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let name = source.path.display();
    let Some(own) = floor(&source.module) else {
        return vec![format!("{name}: module `{}` has no floor", source.module)];
    };
    faults.extend(shape_faults(&source.path, &source.text));
    for line in code(&source.text) {
        for prefix in ["crate::", "svar::"] {
            for (at, _) in line.match_indices(prefix) {
                let rest = &line[at + prefix.len()..];
                let names = rest.strip_prefix('{').map_or(rest, |list| list);
                let module: String = names
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let Some(other) = floor(&module) else {
                    continue;
                };
                if module != source.module && other >= own {
                    faults.push(format!("{name}: climbs to `{module}`: {}", line.trim()));
                }
            }
        }
        for (outside, allowed) in CRATES {
            let named = line.match_indices(outside).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                line[at + outside.len()..].starts_with("::")
                    && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if named && !allowed.contains(&source.module.as_str()) {
                faults.push(format!(
                    "{name}: names `{outside}`, which is not for its floor"
                ));
            }
        }
    }
    faults
}

#[test]
fn every_file_keeps_its_floor() {
    let sources = sources();
    assert!(
        sources.len() > 50,
        "the walk found only {} files",
        sources.len()
    );
    let faults: Vec<String> = sources.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_test_and_benchmark_says_what_it_is_for_and_is_short() {
    let folders = ["tests", "benches", "fuzz"].map(files);
    assert!(folders.iter().all(|files| files.len() > 5));
    let faults = folders.iter().flatten().flat_map(|path| {
        let text = fs::read_to_string(path).unwrap();
        shape_faults(path, &text)
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_planted_climb_is_caught() {
    let plant = |text: &str| Source {
        path: PathBuf::from("src/session/planted.rs"),
        module: "session".to_owned(),
        text: text.to_owned(),
    };
    let caught = |text| !faults(&plant(text)).is_empty();
    assert!(!caught("//! Fine.\nuse crate::survey::Survey;\n"));
    assert!(caught("//! Climbs.\nuse crate::tui::run;\n"));
    assert!(caught(
        "//! Beside.\nfn f() { svar::storage::Home::open(); }\n"
    ));
    assert!(caught("//! An outside crate.\nuse serde_json::Value;\n"));
    assert!(caught("use crate::survey::Survey;\n"));
    assert!(caught(&format!("//! Long.\n{}", "\n".repeat(LINES_MAX))));
}

#[test]
fn every_sentence_of_the_interface_that_code_names_exists() {
    let known = fs::read_to_string(root().join("src/locale/nb.ftl"));
    let known = known.unwrap();
    let ids: Vec<&str> = known
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .collect();
    let mut used: BTreeMap<String, PathBuf> = BTreeMap::new();
    for source in sources() {
        let text = source.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for call in [
            "Message::new(\"",
            "Message::new( \"",
            ".word(\"",
            ".say_id(\"",
        ] {
            for (at, _) in text.match_indices(call) {
                let id = text[at + call.len()..].split('"').next().unwrap();
                used.insert(id.to_owned(), source.path.clone());
            }
        }
    }
    assert!(
        used.len() > 40,
        "only {} sentences found in code",
        used.len()
    );
    for (id, path) in used {
        assert!(
            ids.contains(&id.as_str()),
            "{}: no sentence `{id}`",
            path.display()
        );
    }
}
