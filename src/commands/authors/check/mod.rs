//! `svar check`: every problem in survey definitions, at once.

mod data;
mod reach;
mod sarif;

use std::sync::Arc;

use super::{Errand, comments};
use crate::author::check::{Burden, Examined, Target, Verdict, Ways, is_too_large, prove};
use crate::author::ledger::{self, LedgerError};
use crate::author::texts::{TextsError, Wordings};
use crate::cli::authors::{Check, Format};
use crate::locale::Message;
use crate::output::{Ending, Output};
use crate::plain::Plain;
use crate::storage::StorageError;
use crate::storage::surveys::{Found, LoadError, Loaded, find};
use crate::survey::{Problem, Severity, Survey};

pub(super) use data::{Row, row};

/// What was found out about one survey.
struct Report {
    file: String,
    problems: Vec<Problem>,
    /// `None` where the definition does not read.
    sound: Option<Sound>,
}

struct Sound {
    survey: Arc<Survey>,
    proofs: Vec<(Target, Verdict)>,
    /// Whether proofs were asked for, and there are none for its size.
    is_too_large: bool,
    burden: Option<Burden>,
}

impl Sound {
    /// How much was not decided.
    fn undecided(&self) -> usize {
        let open = self.proofs.iter();
        open.filter(|(_, verdict)| *verdict == Verdict::Undecided)
            .count()
    }
}

pub(super) fn run(errand: &Errand<'_>, asked: &Check) -> Ending {
    let (mut reports, mut ending) = (Vec::new(), Ending::Done);
    for reference in &asked.surveys {
        match examined(reference, asked) {
            Ok(report) => reports.push(report),
            Err(LoadError::Problems(problems)) => reports.push(Report {
                file: reference.clone(),
                problems,
                sound: None,
            }),
            Err(LoadError::NotFound(why) | LoadError::Unreadable(why)) => {
                errand.trouble(&why);
                ending = Ending::WrongUsage;
            }
        }
    }
    let format = match asked.format {
        Format::Text if errand.output.json => Format::Json,
        format => format,
    };
    match format {
        Format::Text => {}
        Format::Json => errand
            .output
            .document(&data::document(&reports, asked.reach)),
        Format::Sarif => errand.output.document(&sarif::log(&reports)),
    }
    // Whoever asked for a document reads no sentences between.
    let output = Output {
        json: format != Format::Text,
    };
    for report in &reports {
        tell(errand, output, report, asked);
    }
    let problems = || reports.iter().flat_map(|report| &report.problems);
    let errors = problems().filter(|one| one.severity == Severity::Error);
    let errors = errors.count();
    if ending == Ending::WrongUsage {
        return ending;
    }
    if errors == 0 {
        let fine = Message::new("check-fine").with("count", asked.surveys.len());
        let fine = fine.with("warnings", problems().count());
        output.say(&errand.locale.say(&fine));
        return Ending::Done;
    }
    let broken = Message::new("survey-broken").with("count", errors);
    output.say(&errand.locale.say(&broken));
    Ending::Trouble
}

/// What people read: each problem, then what is asked of respondents.
fn tell(errand: &Errand<'_>, output: Output, report: &Report, asked: &Check) {
    for problem in &report.problems {
        output.say(&Plain::text(&problem.to_string()));
    }
    let Some(sound) = &report.sound else {
        return;
    };
    if asked.reach {
        output.say(&reach::told(&report.file, &sound.survey, &sound.proofs));
    }
    let open = sound.undecided();
    if sound.is_too_large {
        let words = Message::new("check-too-large").with("file", Plain::line(&report.file));
        output.say(&errand.locale.say(&words));
    } else if open > 0 {
        let words = Message::new("check-undecided").with("count", open);
        output.say(&errand.locale.say(&words));
    }
    if let Some(burden) = sound.burden {
        let minutes = |seconds: usize| seconds.div_ceil(60);
        let words = Message::new("check-burden")
            .with("file", Plain::line(&report.file))
            .with("shortest", burden.shortest.questions)
            .with("shortest_minutes", minutes(burden.shortest.seconds))
            .with("median", burden.median.questions)
            .with("median_minutes", minutes(burden.median.seconds))
            .with("longest", burden.longest.questions)
            .with("longest_minutes", minutes(burden.longest.seconds));
        output.say(&errand.locale.say(&words));
    }
}

/// What there is to say of a sound definition and of what stands beside it.
fn examined(reference: &str, asked: &Check) -> Result<Report, LoadError> {
    let found = find(reference)?;
    let Loaded {
        survey,
        warnings: mut problems,
        ..
    } = found.read()?;
    let file = found.name.clone();
    let source = String::from_utf8_lossy(&found.bytes).into_owned();
    problems.extend(released(&found, &survey)?);
    problems.extend(comments::open(&found, &survey));
    let stale = stale(found, &survey, &problems)?;
    problems.extend(stale);
    let examined = Examined::new(&file, &source, &survey);
    problems.extend(examined.lints());
    let ways = if asked.reach {
        Ways::Shortest
    } else {
        Ways::Any
    };
    let (mut proofs, mut burden) = (Vec::new(), None);
    if !asked.no_proofs {
        proofs = prove(&survey, ways);
        problems.extend(examined.proved(&proofs));
        burden = examined.burden();
    }
    problems.sort_by_key(|problem| {
        problem
            .place
            .as_ref()
            .map(|place| (place.line, place.column))
    });
    Ok(Report {
        file,
        problems,
        sound: Some(Sound {
            is_too_large: !asked.no_proofs && is_too_large(&survey),
            survey,
            proofs,
            burden,
        }),
    })
}

/// What the definition does to names that have been released.
pub(super) fn released(found: &Found, survey: &Survey) -> Result<Vec<Problem>, LoadError> {
    match ledger::examine(found, survey) {
        Ok(problems) | Err(LedgerError::Problems(problems)) => Ok(problems),
        Err(LedgerError::Texts(TextsError::Unreadable { file, why })) => Err(unreadable(file, why)),
        // It is only read here.
        Err(LedgerError::Texts(_) | LedgerError::Released(_)) => Ok(Vec::new()),
    }
}

fn unreadable(path: Plain, why: Message) -> LoadError {
    let error = StorageError::Unreadable { path, why };
    LoadError::Unreadable(error.message())
}

/// Translations from before their source was changed.
fn stale(
    found: Found,
    survey: &Arc<Survey>,
    warnings: &[Problem],
) -> Result<Vec<Problem>, LoadError> {
    if !Wordings::are_stamped(&found) {
        return Ok(Vec::new());
    }
    match Wordings::of(found, Arc::clone(survey)) {
        Ok(wordings) => Ok(wordings.stale()),
        Err(TextsError::Problems(problems)) => {
            Err(LoadError::Problems([warnings, &problems].concat()))
        }
        Err(TextsError::Load(error)) => Err(error),
        Err(TextsError::Unreadable { file, why } | TextsError::Unwritable { file, why }) => {
            Err(unreadable(file, why))
        }
        // What comes with the program has nothing beside it.
        Err(TextsError::Bundled) => Ok(Vec::new()),
    }
}
