//! `svar replay`: recorded sessions, held again on the survey as it is now.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Errand;
use super::compare::unwritable;
use crate::author::scenario::{
    Difference, Replayed, Scenario, ScenarioError, What, is_scenario, replay,
};
use crate::author::texts::write;
use crate::cli::authors as cli;
use crate::output::Ending;
use crate::plain::{Plain, shown};
use crate::storage::surveys::Loaded;

/// What scripts read of one scenario.
#[derive(Serialize)]
struct Row {
    file: String,
    survey: String,
    version: String,
    steps: usize,
    differences: Vec<DifferenceRow>,
    updated: bool,
}

#[derive(Serialize)]
struct DifferenceRow {
    step: Option<usize>,
    at: String,
    what: &'static str,
    was: Vec<String>,
    is: Vec<String>,
}

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Replay) -> Ending {
    let mut files = Vec::new();
    for path in &asked.scenarios {
        match found(errand, path) {
            Ok(found) => files.extend(found),
            Err(ending) => return ending,
        }
    }
    let (mut rows, mut ending) = (Vec::new(), Ending::Done);
    for file in &files {
        match one(errand, asked, file) {
            Ok(row) => {
                if !row.differences.is_empty() && !row.updated {
                    ending = ending.max(Ending::Trouble);
                }
                rows.push(row);
            }
            Err(failed) => ending = ending.max(failed),
        }
    }
    let changed = rows
        .iter()
        .filter(|row| !row.differences.is_empty())
        .count();
    let same = rows.len() - changed;
    let updated = rows.iter().filter(|row| row.updated).count();
    let summary = match (rows.len(), updated) {
        (0, _) => None,
        (_, 0) => Some(format!("{} held as before, {} not.", count(same), changed)),
        (_, updated) => Some(format!(
            "{} held as before, {updated} written anew.",
            count(same)
        )),
    };
    if let Some(summary) = summary {
        errand.output.say(&Plain::from(summary));
    }
    errand.output.data(&rows);
    ending
}

fn count(scenarios: usize) -> String {
    match scenarios {
        1 => "1 scenario".to_owned(),
        more => format!("{more} scenarios"),
    }
}

/// The scenarios that a path stands for: itself, or those in its folder.
fn found(errand: &Errand<'_>, path: &Path) -> Result<Vec<PathBuf>, Ending> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |error: std::io::Error| errand.unreadable(path, &error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let is_toml = file.extension().is_some_and(|ending| ending == "toml");
        // A definition may stand in the same folder.
        let source = is_toml
            .then(|| std::fs::read_to_string(&file).ok())
            .flatten();
        if source.is_some_and(|source| is_scenario(&source)) {
            files.push(file);
        }
    }
    if files.is_empty() {
        let words = format!(
            "{} holds no scenarios. Record one with `svar preview SURVEY --record FILE`.",
            name(path)
        );
        return Err(usage(errand, &words));
    }
    files.sort();
    Ok(files)
}

fn one(errand: &Errand<'_>, asked: &cli::Replay, file: &Path) -> Result<Row, Ending> {
    let source = std::fs::read(file);
    let source = source.map_err(|error| errand.unreadable(file, &error))?;
    if !is_scenario(&String::from_utf8_lossy(&source)) {
        let words = format!(
            "{} is no scenario: it does not say `scenario = 1`. Record one with `svar preview SURVEY --record FILE`.",
            name(file)
        );
        return Err(usage(errand, &words));
    }
    let scenario =
        Scenario::read(&name(file), &source).map_err(|error| untold(errand, file, error))?;
    let survey = survey(errand, asked, (file, &scenario))?.survey;
    let language = asked.lang.as_deref();
    let language = language
        .map(|tag| errand.language(&survey, Some(tag)))
        .transpose()?;
    let Replayed { differences, now } = replay(&survey, &scenario, language.as_ref());
    let updated = asked.update && language.is_none() && !differences.is_empty();
    if updated {
        write(file, now.written().as_bytes()).map_err(|error| unwritable(errand, error))?;
    }
    if !differences.is_empty() {
        let said = format!(
            "{}: {} with {} {}\n{}",
            name(file),
            match differences.len() {
                1 => "one difference".to_owned(),
                more => format!("{more} differences"),
            },
            survey.id,
            survey.version,
            differences.iter().map(words).collect::<String>()
        );
        errand.output.say(&Plain::text(said.trim_end()));
    }
    Ok(Row {
        file: name(file),
        survey: survey.id.to_string(),
        version: survey.version.to_string(),
        steps: scenario.steps.len(),
        differences: differences.iter().map(row).collect(),
        updated,
    })
}

/// The survey asked for; else the one named, beside the scenario or in the folder above,
/// or bundled.
fn survey(
    errand: &Errand<'_>,
    asked: &cli::Replay,
    (file, scenario): (&Path, &Scenario),
) -> Result<Loaded, Ending> {
    if let Some(survey) = &asked.survey {
        return errand.survey(survey);
    }
    let folder = file.parent().unwrap_or(Path::new(""));
    let near = [folder.to_owned(), folder.join("..")];
    let near = near
        .iter()
        .map(|folder| folder.join(format!("{}.toml", scenario.survey)));
    let mut near = near.filter(|path| path.is_file());
    match near.next() {
        Some(path) => errand.survey(&path.to_string_lossy()),
        None => errand.survey(&scenario.survey),
    }
}

fn name(file: &Path) -> String {
    shown(&file.to_string_lossy()).into_owned()
}

fn usage(errand: &Errand<'_>, words: &str) -> Ending {
    errand.output.trouble(&Plain::line(words));
    Ending::WrongUsage
}

fn untold(errand: &Errand<'_>, file: &Path, error: ScenarioError) -> Ending {
    match error {
        ScenarioError::Problems(problems) => {
            for problem in problems {
                errand.output.report(&Plain::text(&problem.to_string()));
            }
        }
        ScenarioError::Faults(faults) => {
            for fault in faults {
                let words = format!("{}: {fault}", name(file));
                errand.output.trouble(&Plain::line(&words));
            }
        }
    }
    Ending::WrongUsage
}

/// A difference as people read it.
fn words(difference: &Difference) -> String {
    let Difference { step, at, what } = difference;
    let here = match step {
        Some(step) => format!("  step {step}, {at}"),
        None if at.is_empty() => "  the end".to_owned(),
        None => format!("  before the end, {at}"),
    };
    let change = |was: &[String], is: &[String]| {
        let mut out = String::new();
        for (sign, lines) in [("-", was), ("+", is)] {
            for line in lines.iter().flat_map(|words| words.lines()) {
                let _ = writeln!(out, "    {sign} {line}");
            }
        }
        out
    };
    let one = |words: &String| std::slice::from_ref(words).to_vec();
    match what {
        What::Wording { was, is } => {
            format!("{here} is worded anew\n{}", change(&one(was), &one(is)))
        }
        What::Told { was, is } if was.is_empty() => {
            format!("{here} does not take the answer\n{}", change(was, is))
        }
        What::Told { was, is } if is.is_empty() => {
            format!("{here} takes the answer\n{}", change(was, is))
        }
        What::Told { was, is } => format!("{here} tells something else\n{}", change(was, is)),
        What::NotAsked => format!("{here} is not asked\n"),
        What::AskedToo { words } => {
            format!(
                "{here} is asked and no step answers it\n{}",
                change(&[], &one(words))
            )
        }
        What::Unfit { why } => format!("{here} takes no such answer: {why}\n"),
        What::Ends { was, is } => format!("{here} is elsewhere\n{}", change(&one(was), &one(is))),
        What::Path { was, is } => {
            let gone: Vec<_> = was
                .iter()
                .filter(|place| !is.contains(place))
                .cloned()
                .collect();
            let new: Vec<_> = is
                .iter()
                .filter(|place| !was.contains(place))
                .cloned()
                .collect();
            let order = if gone.is_empty() && new.is_empty() {
                "    the same questions in another order\n"
            } else {
                ""
            };
            format!("  the path in the end\n{}{order}", change(&gone, &new))
        }
    }
}

fn row(difference: &Difference) -> DifferenceRow {
    let one = |words: &String| vec![words.clone()];
    let (what, was, is) = match &difference.what {
        What::Wording { was, is } => ("wording", one(was), one(is)),
        What::Told { was, is } => ("told", was.clone(), is.clone()),
        What::NotAsked => ("not-asked", Vec::new(), Vec::new()),
        What::AskedToo { words } => ("asked-too", Vec::new(), one(words)),
        What::Unfit { why } => ("unfit", Vec::new(), one(why)),
        What::Ends { was, is } => ("end", one(was), one(is)),
        What::Path { was, is } => ("path", was.clone(), is.clone()),
    };
    DifferenceRow {
        step: difference.step,
        at: difference.at.clone(),
        what,
        was,
        is,
    }
}
