//! `svar check`: every problem in survey definitions, at once.

use serde::Serialize;

use super::Errand;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::surveys::{LoadError, load};
use crate::survey::{Mention, Problem, Severity};

#[derive(Serialize)]
struct Row {
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

pub(super) fn run(errand: &Errand<'_>, surveys: &[String]) -> Ending {
    let (mut problems, mut ending) = (Vec::new(), Ending::Done);
    for reference in surveys {
        match load(reference) {
            Ok(loaded) => problems.extend(loaded.warnings),
            Err(LoadError::Problems(found)) => problems.extend(found),
            Err(LoadError::NotFound(why) | LoadError::Unreadable(why)) => {
                errand.output.trouble(&why);
                ending = Ending::WrongUsage;
            }
        }
    }
    for problem in &problems {
        errand.output.say(&Plain::text(&problem.to_string()));
    }
    errand
        .output
        .data(&problems.iter().map(row).collect::<Vec<_>>());
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count();
    if ending == Ending::WrongUsage {
        return ending;
    }
    if errors == 0 {
        let fine = Message::new("check-fine").with("count", surveys.len());
        errand.say(&fine.with("warnings", problems.len()));
        return Ending::Done;
    }
    errand.say(&Message::new("survey-broken").with("count", errors));
    Ending::Trouble
}

fn row(problem: &Problem) -> Row {
    let place = problem.place.as_ref();
    Row {
        file: problem.file.to_string(),
        severity: problem.severity.word(),
        code: problem.code,
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
