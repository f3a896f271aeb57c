//! What was found, as JSON.

use serde::Serialize;

use super::Report;
use super::reach::{Reach, reached};
use crate::author::check::{Along, Burden};
use crate::plain::Plain;
use crate::survey::{Mention, Problem};

#[derive(Serialize)]
pub(in super::super) struct Row {
    file: String,
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    width: Option<usize>,
    source: Option<String>,
    /// The texts that it is about, where there may be several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    texts: Vec<Text>,
}

#[derive(Serialize)]
struct Text {
    id: String,
    line: usize,
}

#[derive(Serialize)]
pub(super) struct Document {
    problems: Vec<Row>,
    surveys: Vec<Examined>,
}

#[derive(Serialize)]
struct Examined {
    file: String,
    /// How much could not be decided within bounds.
    undecided: usize,
    /// Whether that is so of everything, for it is too large to be looked at as a whole.
    too_large: bool,
    burden: Option<Paths>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reach: Vec<Reach>,
}

#[derive(Serialize)]
struct Paths {
    shortest: Path,
    median: Path,
    longest: Path,
}

#[derive(Serialize)]
struct Path {
    questions: usize,
    seconds: usize,
    proved: bool,
}

pub(super) fn document(reports: &[Report], with_reach: bool) -> Document {
    let surveys = reports.iter().filter_map(|report| {
        let sound = report.sound.as_ref()?;
        Some(Examined {
            file: report.file.clone(),
            undecided: sound.undecided(),
            too_large: sound.is_too_large,
            burden: sound.burden.map(paths),
            reach: if with_reach {
                reached(&sound.survey, &sound.proofs)
            } else {
                Vec::new()
            },
        })
    });
    let problems = reports.iter().flat_map(|report| &report.problems);
    Document {
        problems: problems.map(row).collect(),
        surveys: surveys.collect(),
    }
}

fn paths(burden: Burden) -> Paths {
    let path = |along: Along| Path {
        questions: along.questions,
        seconds: along.seconds,
        proved: along.is_proved,
    };
    Paths {
        shortest: path(burden.shortest),
        median: path(burden.median),
        longest: path(burden.longest),
    }
}

pub(in super::super) fn row(problem: &Problem) -> Row {
    let place = problem.place.as_ref();
    Row {
        file: problem.file.to_string(),
        severity: problem.severity.word(),
        code: problem.code.name(),
        message: problem.what.to_string(),
        help: problem.help.as_ref().map(Plain::to_string),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        width: place.map(|place| place.width),
        source: place.map(|place| place.source.to_string()),
        texts: problem.texts.iter().map(text).collect(),
    }
}

fn text(mention: &Mention) -> Text {
    Text {
        id: mention.text.to_string(),
        line: mention.line,
    }
}
