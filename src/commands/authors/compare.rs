//! `svar compare`: what changed between two versions of a survey, and what it means.

use serde::Serialize;

use super::{Errand, check};
use crate::author::compare::{
    Comparison, Example, Finding, Format, Verdict, compare, conclusion, report,
};
use crate::author::texts::{TextsError, write};
use crate::cli::authors::Compare;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::surveys::find;
use crate::survey::{Problem, Severity, Survey};

/// Ends with 1 where results break, so that a build can stop on it; `--strict` stops on
/// what is comparable with care only, too.
pub(super) fn run(errand: &Errand<'_>, asked: &Compare) -> Ending {
    let loaded = errand.survey(&asked.old).and_then(|old| {
        let new = errand.survey(&asked.new)?;
        Ok((old.survey, new.survey))
    });
    let (old, new) = match loaded {
        Ok(loaded) => loaded,
        Err(ending) => return ending,
    };
    let comparison = compare(&old, &new);
    // What the two versions do not show: names that an earlier one has used.
    let released = match released(errand, &asked.new, &new) {
        Ok(problems) => problems,
        Err(ending) => return ending,
    };
    errand.output.say(&report(&comparison));
    for problem in &released {
        errand.output.say(&Plain::text(&problem.to_string()));
    }
    errand.output.data(&Row::of(&comparison, &released));
    if let Err(ending) = crosswalk(errand, asked, &comparison) {
        return ending;
    }
    let is_reused = released.iter().any(|one| one.severity == Severity::Error);
    match comparison.verdict {
        _ if is_reused => Ending::Trouble,
        Verdict::Break => Ending::Trouble,
        Verdict::Care if asked.strict => Ending::Trouble,
        Verdict::Care | Verdict::Comparable => Ending::Done,
    }
}

/// What the ledger beside the later version has to say of its names.
fn released(errand: &Errand<'_>, new: &str, survey: &Survey) -> Result<Vec<Problem>, Ending> {
    let found = find(new).map_err(|error| errand.load_trouble(error))?;
    check::released(&found, survey).map_err(|error| errand.load_trouble(error))
}

fn crosswalk(errand: &Errand<'_>, asked: &Compare, found: &Comparison) -> Result<(), Ending> {
    let Some(path) = &asked.crosswalk else {
        return Ok(());
    };
    let name = path.to_string_lossy();
    let file = Plain::line(&name);
    let Some(format) = Format::of(&name) else {
        errand.trouble(&Message::new("compare-crosswalk-ending").with("file", file));
        return Err(Ending::WrongUsage);
    };
    let written = found.crosswalk.written(format);
    write(path, written.as_bytes()).map_err(|error| unwritable(errand, error))?;
    errand.say(&Message::new("compare-crosswalk").with("file", file));
    Ok(())
}

/// Says why a file could not be written.
pub(super) fn unwritable(errand: &Errand<'_>, error: TextsError) -> Ending {
    match error {
        TextsError::Unwritable { file, why } => {
            let message = Message::new("file-unwritable").with("file", file);
            errand.trouble(&message.with("why", why))
        }
        TextsError::Load(error) => errand.load_trouble(error),
        TextsError::Unreadable { .. } | TextsError::Problems(_) | TextsError::Bundled => {
            Ending::Trouble
        }
    }
}

#[derive(Serialize)]
struct Row<'a> {
    verdict: &'static str,
    why: String,
    old: HeadRow<'a>,
    new: HeadRow<'a>,
    survey: Vec<FindingRow<'a>>,
    questions: Vec<Question<'a>>,
    crosswalk: Vec<Crossing<'a>>,
    /// What the ledger beside the later version says of it.
    ledger: Vec<check::Row>,
}

#[derive(Serialize)]
struct HeadRow<'a> {
    id: &'a str,
    version: &'a str,
    digest: &'a str,
}

#[derive(Serialize)]
struct Question<'a> {
    old: Option<&'a str>,
    new: Option<&'a str>,
    kind: &'static str,
    text: &'a str,
    verdict: &'static str,
    /// Empty where it is the same.
    findings: Vec<FindingRow<'a>>,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    verdict: &'static str,
    why: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<LineRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<ExampleRow<'a>>,
}

#[derive(Serialize)]
struct LineRow<'a> {
    language: Option<&'a str>,
    words: &'a str,
}

#[derive(Serialize)]
struct ExampleRow<'a> {
    asked_before: bool,
    asked_now: bool,
    answers: Vec<AnswerRow<'a>>,
}

#[derive(Serialize)]
struct AnswerRow<'a> {
    question: &'a str,
    text: &'a str,
    answer: &'a str,
}

#[derive(Serialize)]
struct Crossing<'a> {
    what: &'static str,
    old_question: &'a str,
    old_code: &'a str,
    new_question: &'a str,
    new_code: &'a str,
    status: &'static str,
}

impl<'a> Row<'a> {
    fn of(found: &'a Comparison, released: &[Problem]) -> Self {
        let version = |head: &'a crate::author::compare::Head| HeadRow {
            id: &head.id,
            version: &head.version,
            digest: &head.digest,
        };
        let questions = found.questions.iter().map(|one| Question {
            old: one.old.as_deref(),
            new: one.new.as_deref(),
            kind: one.kind,
            text: one.text.as_str(),
            verdict: one.verdict.word(),
            findings: one.findings.iter().map(finding).collect(),
        });
        let crossings = found.crosswalk.crossings.iter().map(|one| Crossing {
            what: one.what,
            old_question: &one.old_question,
            old_code: &one.old_code,
            new_question: &one.new_question,
            new_code: &one.new_code,
            status: one.status.word(),
        });
        Self {
            verdict: found.verdict.word(),
            why: conclusion(found),
            old: version(&found.old),
            new: version(&found.new),
            survey: found.survey.iter().map(finding).collect(),
            questions: questions.collect(),
            crosswalk: crossings.collect(),
            ledger: released.iter().map(check::row).collect(),
        }
    }
}

fn finding(finding: &Finding) -> FindingRow<'_> {
    let lines = finding.lines.iter().map(|line| LineRow {
        language: line.language.as_deref(),
        words: line.words.as_str(),
    });
    FindingRow {
        change: finding.change.word(),
        code: finding.code.as_deref(),
        verdict: finding.verdict.word(),
        why: finding.why.as_str(),
        lines: lines.collect(),
        example: finding.example.as_ref().map(example),
    }
}

fn example(example: &Example) -> ExampleRow<'_> {
    let answers = example.answers.iter().map(|one| AnswerRow {
        question: &one.question,
        text: one.text.as_str(),
        answer: one.answer.as_str(),
    });
    ExampleRow {
        asked_before: example.asked_before,
        asked_now: example.asked_now,
        answers: answers.collect(),
    }
}
