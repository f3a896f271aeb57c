//! `svar check`: every problem in survey definitions, at once.

use serde::Serialize;

use super::{Errand, comments};
use crate::author::ledger::{self, LedgerError};
use crate::author::texts::{TextsError, Wordings};
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::surveys::{Found, LoadError, Loaded, find};
use crate::survey::{Mention, Problem, Severity, Survey};

#[derive(Serialize)]
pub(super) struct Row {
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
        match examined(reference) {
            Ok(warnings) => problems.extend(warnings),
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

/// The warnings about a sound definition and about what stands beside it.
fn examined(reference: &str) -> Result<Vec<Problem>, LoadError> {
    let found = find(reference)?;
    let Loaded {
        survey,
        mut warnings,
        ..
    } = found.read()?;
    warnings.extend(comments::open(&found, &survey));
    warnings.extend(released(&found, &survey)?);
    match Wordings::of(found, survey) {
        Ok(wordings) => warnings.extend(wordings.stale()),
        Err(TextsError::Problems(problems)) => {
            warnings.extend(problems);
            return Err(LoadError::Problems(warnings));
        }
        Err(TextsError::Load(error)) => return Err(error),
        Err(TextsError::Unreadable { file, why } | TextsError::Unwritable { file, why }) => {
            let why = format!("{file} cannot be read: {why}.");
            return Err(LoadError::Unreadable(Plain::from(why)));
        }
        // What comes with the program has nothing beside it.
        Err(TextsError::Bundled) => {}
    }
    Ok(warnings)
}

/// What the definition does to names that have been released.
fn released(found: &Found, survey: &Survey) -> Result<Vec<Problem>, LoadError> {
    match ledger::examine(found, survey) {
        Ok(problems) | Err(LedgerError::Problems(problems)) => Ok(problems),
        Err(LedgerError::Texts(TextsError::Unreadable { file, why })) => {
            let why = format!("{file} cannot be read: {why}.");
            Err(LoadError::Unreadable(Plain::from(why)))
        }
        // It is only read here.
        Err(LedgerError::Texts(_) | LedgerError::Released(_)) => Ok(Vec::new()),
    }
}

pub(super) fn row(problem: &Problem) -> Row {
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
