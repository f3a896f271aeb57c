//! A folder with one definition, and what translators do with its texts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use svar::author::texts::{Imported, Sent, TextsError, Wordings};
use svar::storage::surveys::find;
use svar::survey::Problem;
use tempfile::TempDir;

pub(crate) fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("reports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Every sound definition that has room for one more language.
pub(crate) fn definitions() -> Vec<PathBuf> {
    let folders = ["tests/definitions/good", "surveys", "tests/texts"];
    let files = folders
        .iter()
        .flat_map(|folder| fs::read_dir(at_root(folder)).unwrap());
    let paths = files.map(|file| file.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.retain(|path| !path.ends_with("a-survey-may-have-50-languages.toml"));
    paths.sort();
    assert!(paths.len() > 20);
    paths
}

/// A folder of its own with one definition and the lists beside it.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn with(path: &Path, source: &str) -> Self {
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

    pub(crate) fn of(file: &str) -> Self {
        let path = at_root("tests/texts").join(file);
        Self::with(&path, &fs::read_to_string(&path).unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn source(&self) -> String {
        fs::read_to_string(self.path("survey.toml")).unwrap()
    }

    pub(crate) fn change(&self, from: &str, to: &str) {
        let source = self.source();
        assert!(source.contains(from), "{from}");
        fs::write(self.path("survey.toml"), source.replace(from, to)).unwrap();
    }

    pub(crate) fn wordings(&self) -> Wordings {
        let found = find(self.path("survey.toml").to_str().unwrap()).unwrap();
        Wordings::open(found).unwrap_or_else(|error| panic!("{error:?}"))
    }

    pub(crate) fn export(&self, tag: &str) -> String {
        let wordings = self.wordings();
        wordings.export(wordings.target(tag).unwrap()).file
    }

    pub(crate) fn import(&self, po: &str, force: bool) -> Result<Imported, Vec<Problem>> {
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

    pub(crate) fn stale(&self) -> Vec<String> {
        let stale = self.wordings().stale();
        stale
            .iter()
            .map(|problem| problem.texts[0].text.to_string())
            .collect()
    }

    /// The program, run in this folder: its exit code, and what it said.
    pub(crate) fn run(&self, words: &[&str]) -> (Option<i32>, String, String) {
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

pub(crate) fn report(problems: &[Problem]) -> String {
    let reports: Vec<String> = problems.iter().map(Problem::to_string).collect();
    reports.join("\n")
}

/// The definition with one language more, in which nothing has a wording yet.
pub(crate) fn with_language(source: &str, tag: &str) -> String {
    let start = source.find("\nlanguages").unwrap();
    let quotes = source[start..].match_indices(['"', '\'']);
    let (at, _) = { quotes }.nth(1).unwrap();
    let (before, after) = source.split_at(start + at + 1);
    format!("{before}, \"{tag}\"{after}")
}

/// A file in which each text without a translation got one.
pub(crate) fn translated(po: &str) -> String {
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
