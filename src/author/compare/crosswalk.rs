//! Which id and code of the old version is which of the new one, for those who join results.

use std::fmt::Write as _;

use super::pairs::{How, PairedCode, Pairs};
use super::{Change, Compared};
use crate::survey::Kind;

/// A line for each question and each code of either version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crosswalk {
    pub crossings: Vec<Crossing>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// What the line is about: `question`, `choice` or `row`.
    pub what: &'static str,
    /// Empty where the old version does not have it.
    pub old_question: String,
    pub old_code: String,
    /// Empty where the new version does not have it.
    pub new_question: String,
    pub new_code: String,
    pub status: Status,
}

/// What has become of an id or a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Same,
    Reworded,
    Renamed,
    /// It seems to be the same, and the definition does not say so.
    RenamedSilently,
    /// The same name for something else: do not join.
    Reused,
    /// Another sort of answer under the same name: do not join.
    Changed,
    Added,
    Removed,
}

/// How a crosswalk is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Toml,
}

impl Status {
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Reworded => "reworded",
            Self::Renamed => "renamed",
            Self::RenamedSilently => "renamed-silently",
            Self::Reused => "reused",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

impl Format {
    /// By the ending of a file's name; `None` for any other.
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }
}

impl Crosswalk {
    pub(super) fn new(pairs: &Pairs<'_>, questions: &[Compared]) -> Self {
        let mut crosswalk = Self::default();
        for compared in questions {
            crosswalk.question(pairs, compared);
        }
        crosswalk
    }

    fn question(&mut self, pairs: &Pairs<'_>, compared: &Compared) {
        let name = |id: &Option<String>| id.clone().unwrap_or_default();
        let names = (name(&compared.old), name(&compared.new));
        self.crossings.push(Crossing {
            what: "question",
            old_question: names.0.clone(),
            old_code: String::new(),
            new_question: names.1.clone(),
            new_code: String::new(),
            status: status(compared, None),
        });
        let old = pairs.old.question(&names.0).map(|one| &one.kind);
        let new = pairs.new.question(&names.1).map(|one| &one.kind);
        let [old_choices, new_choices] = [old, new].map(|kind| kind.map_or(&[][..], Kind::choices));
        let [old_rows, new_rows] = [old, new].map(|kind| kind.map_or(&[][..], Kind::rows));
        let lists = [
            ("choice", old_choices, new_choices),
            ("row", old_rows, new_rows),
        ];
        for (what, old, new) in lists {
            for code in pairs.codes(old, new) {
                let (old_code, new_code, otherwise) = match code {
                    PairedCode::Both(one, two, how) => {
                        let status = match how {
                            How::Same => Status::Same,
                            How::Said => Status::Renamed,
                            How::Guessed(_) => Status::RenamedSilently,
                        };
                        (one.code.to_string(), two.code.to_string(), status)
                    }
                    PairedCode::Added(two) => (String::new(), two.code.to_string(), Status::Added),
                    PairedCode::Removed(one) => {
                        (one.code.to_string(), String::new(), Status::Removed)
                    }
                };
                let told = status(compared, Some(new_code.as_str()));
                let is_known = otherwise == Status::Same && !new_code.is_empty();
                self.crossings.push(Crossing {
                    what,
                    old_question: names.0.clone(),
                    old_code,
                    new_question: names.1.clone(),
                    new_code,
                    status: if is_known { told } else { otherwise },
                });
            }
        }
    }

    /// The bytes of the file.
    pub fn written(&self, format: Format) -> String {
        match format {
            Format::Csv => self.csv(),
            Format::Toml => self.toml(),
        }
    }

    /// Ids and codes hold nothing that would have to be quoted.
    fn csv(&self) -> String {
        let mut out = String::from("what,old_question,old_code,new_question,new_code,status\n");
        for one in &self.crossings {
            let _ = writeln!(
                out,
                "{},{},{},{},{},{}",
                one.what,
                one.old_question,
                one.old_code,
                one.new_question,
                one.new_code,
                one.status.word()
            );
        }
        out
    }

    fn toml(&self) -> String {
        let mut out = String::from("format = 1\n");
        for one in &self.crossings {
            let _ = write!(out, "\n[[crossing]]\nwhat = \"{}\"\n", one.what);
            for (key, value) in [
                ("old_question", &one.old_question),
                ("old_code", &one.old_code),
                ("new_question", &one.new_question),
                ("new_code", &one.new_code),
            ] {
                if !value.is_empty() {
                    let _ = writeln!(out, "{key} = \"{value}\"");
                }
            }
            let _ = writeln!(out, "status = \"{}\"", one.status.word());
        }
        out
    }
}

/// What the findings about a question, or about one of its codes, come to.
fn status(compared: &Compared, code: Option<&str>) -> Status {
    let mut status = Status::Same;
    for finding in &compared.findings {
        if finding.code.as_deref() != code {
            continue;
        }
        let told = match finding.change {
            Change::QuestionAdded | Change::CodeAdded => Status::Added,
            Change::QuestionRemoved | Change::CodeRemoved => Status::Removed,
            Change::Reused | Change::CodeReused => Status::Reused,
            Change::Renamed | Change::CodeRenamed => Status::Renamed,
            Change::RenamedSilently | Change::CodeRenamedSilently => Status::RenamedSilently,
            Change::Type | Change::Computation => Status::Changed,
            Change::Wording => Status::Reworded,
            Change::Translation
            | Change::Help
            | Change::CodeMeaning
            | Change::List
            | Change::Limits
            | Change::Unit
            | Change::Required
            | Change::Missing
            | Change::Checks
            | Change::Routing
            | Change::Repeat
            | Change::Order
            | Change::Moved
            | Change::Survey => Status::Same,
        };
        // What tells more about joining stands first; a rename is no reason to forget it.
        if rank(told) > rank(status) {
            status = told;
        }
    }
    status
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Same => 0,
        Status::Reworded => 1,
        Status::Renamed => 2,
        Status::RenamedSilently => 3,
        Status::Changed => 4,
        Status::Reused => 5,
        Status::Added | Status::Removed => 6,
    }
}
