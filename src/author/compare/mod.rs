//! Two versions of a survey side by side: what has changed, and whether results of one
//! can be held against results of the other.

mod answers;
mod codes;
mod crosswalk;
mod example;
mod form;
mod likeness;
mod pairs;
mod report;
mod routing;
mod wording;
mod written;

use std::sync::Arc;

use crate::plain::Plain;
use crate::survey::{Question, Survey};

use pairs::{How, Pairs};

pub(super) use likeness::likeness;
pub(super) use written::Written;

pub use crosswalk::{Crossing, Crosswalk, Format, Status};
pub use example::{Answered, Example};
pub use report::{conclusion, report};

/// All that differs between two versions of a survey.
#[derive(Debug)]
pub struct Comparison {
    pub old: Head,
    pub new: Head,
    /// About the survey as a whole.
    pub survey: Vec<Finding>,
    /// Every question of both, in the order of the new one.
    pub questions: Vec<Compared>,
    /// Pages that were renamed or went out are told with their questions.
    pub verdict: Verdict,
    pub crosswalk: Crosswalk,
}

/// Which version of which survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub id: String,
    pub version: String,
    pub digest: String,
}

/// One question of both versions, or of one of them.
#[derive(Debug)]
pub struct Compared {
    pub old: Option<String>,
    pub new: Option<String>,
    pub kind: &'static str,
    /// What it asks, in the source language of the version that it is in.
    pub text: Plain,
    /// Empty where it is the same.
    pub findings: Vec<Finding>,
    pub verdict: Verdict,
}

/// Whether results of the two versions can be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Comparable,
    /// They can, by somebody who knows what has changed.
    Care,
    /// They cannot: a series ends here.
    Break,
}

/// One thing that has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub change: Change,
    /// The choice or row that it is about.
    pub code: Option<String>,
    pub verdict: Verdict,
    /// What has changed and what follows from it, in one or two sentences.
    pub why: Plain,
    /// What it was and what it is, or the words that differ, a line each.
    pub lines: Vec<Line>,
    /// Somebody whom the two versions lead along different ways.
    pub example: Option<Example>,
}

/// A line under a finding: in a language, or about the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub language: Option<String>,
    pub words: Plain,
}

/// What sort of thing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    QuestionAdded,
    QuestionRemoved,
    Renamed,
    RenamedSilently,
    Reused,
    Type,
    Wording,
    Translation,
    Help,
    CodeAdded,
    CodeRemoved,
    CodeRenamed,
    CodeRenamedSilently,
    CodeReused,
    CodeMeaning,
    List,
    Limits,
    Unit,
    Computation,
    Required,
    Missing,
    Checks,
    Routing,
    Repeat,
    Order,
    Moved,
    Survey,
}

impl Verdict {
    pub fn word(self) -> &'static str {
        match self {
            Self::Comparable => "comparable",
            Self::Care => "care",
            Self::Break => "break",
        }
    }
}

impl Change {
    /// Its stable name, for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::QuestionAdded => "question-added",
            Self::QuestionRemoved => "question-removed",
            Self::Renamed => "renamed",
            Self::RenamedSilently => "renamed-silently",
            Self::Reused => "id-reused",
            Self::Type => "type",
            Self::Wording => "wording",
            Self::Translation => "translation",
            Self::Help => "help",
            Self::CodeAdded => "code-added",
            Self::CodeRemoved => "code-removed",
            Self::CodeRenamed => "code-renamed",
            Self::CodeRenamedSilently => "code-renamed-silently",
            Self::CodeReused => "code-reused",
            Self::CodeMeaning => "code-meaning",
            Self::List => "list",
            Self::Limits => "limits",
            Self::Unit => "unit",
            Self::Computation => "computation",
            Self::Required => "required",
            Self::Missing => "missing",
            Self::Checks => "checks",
            Self::Routing => "routing",
            Self::Repeat => "repeat",
            Self::Order => "order",
            Self::Moved => "moved",
            Self::Survey => "survey",
        }
    }
}

impl Finding {
    fn new(change: Change, verdict: Verdict, why: impl AsRef<str>) -> Self {
        Self {
            change,
            code: None,
            verdict,
            why: Plain::line(why.as_ref()),
            lines: Vec::new(),
            example: None,
        }
    }

    fn about(mut self, code: &str) -> Self {
        self.code = Some(code.to_owned());
        self
    }

    fn line(mut self, words: impl AsRef<str>) -> Self {
        self.lines.push(Line {
            language: None,
            words: Plain::line(words.as_ref()),
        });
        self
    }

    /// What something was, and what it is now.
    fn was_now(self, old: impl AsRef<str>, new: impl AsRef<str>) -> Self {
        self.line(format!("was: {}", old.as_ref()))
            .line(format!("now: {}", new.as_ref()))
    }
}

/// Compares two versions; `old` is the earlier one.
pub fn compare(old: &Arc<Survey>, new: &Arc<Survey>) -> Comparison {
    let pairs = Pairs::new(old, new);
    let survey = form::of_survey(&pairs);
    let mut routes = routing::Routes::new(old, new, &pairs);
    let moved = routing::moved(&pairs);
    let in_order = pairs.in_order().into_iter();
    let questions = in_order.filter_map(|pair| {
        let (old, new) = pair;
        let mut compared = match (old, new) {
            (Some(old), Some(new)) => both(&pairs, (old, new), &mut routes),
            (Some(old), None) => removed(&pairs.old.questions[old]),
            (None, Some(new)) => added(&pairs.new.questions[new]),
            (None, None) => return None,
        };
        if let Some(finding) = new.and_then(|new| moved.get(&new)) {
            compared.findings.push(finding.clone());
        }
        compared.verdict = worst(&compared.findings);
        Some(compared)
    });
    let questions: Vec<Compared> = questions.collect();
    let verdicts = questions.iter().map(|question| question.verdict);
    let verdict = verdicts.fold(worst(&survey), Verdict::max);
    Comparison {
        old: head(old),
        new: head(new),
        crosswalk: Crosswalk::new(&pairs, &questions),
        survey,
        questions,
        verdict,
    }
}

fn head(survey: &Survey) -> Head {
    Head {
        id: survey.id.to_string(),
        version: survey.version.to_string(),
        digest: survey.digest.clone(),
    }
}

fn worst(findings: &[Finding]) -> Verdict {
    let verdicts = findings.iter().map(|finding| finding.verdict);
    verdicts.max().unwrap_or(Verdict::Comparable)
}

fn both(
    pairs: &Pairs<'_>,
    (old, new): (usize, usize),
    routes: &mut routing::Routes<'_>,
) -> Compared {
    let (one, two) = (&pairs.old.questions[old], &pairs.new.questions[new]);
    let mut findings = Vec::new();
    findings.extend(renamed(pairs, old, two));
    findings.extend(wording::of_question(pairs, one, two));
    findings.extend(form::of_question(pairs, one, two));
    findings.extend(codes::of_question(pairs, (old, new)));
    findings.extend(routes.of_question((old, new)));
    Compared {
        old: Some(one.id.to_string()),
        new: Some(two.id.to_string()),
        kind: two.kind.word(),
        text: text_of(two),
        findings,
        verdict: Verdict::Comparable,
    }
}

fn renamed(pairs: &Pairs<'_>, old: usize, new: &Question) -> Option<Finding> {
    let (_, how) = pairs.new_of(old)?;
    let before = &pairs.old.questions[old].id;
    match how {
        How::Same => None,
        How::Said => Some(Finding::new(
            Change::Renamed,
            Verdict::Comparable,
            format!("It was called `{before}`; the definition says so."),
        )),
        How::Guessed(figure) => Some(Finding::new(
            Change::RenamedSilently,
            Verdict::Break,
            format!(
                "It seems to be `{before}` under another id (likeness {figure} of 100), and results under the two ids will not meet. If it is the same, write `renamed_from = \"{before}\"` in `{}`, or give it its id back.",
                new.id
            ),
        )),
    }
}

fn added(question: &Question) -> Compared {
    let why = "It is new: there is nothing to compare it with yet.";
    Compared {
        old: None,
        new: Some(question.id.to_string()),
        kind: question.kind.word(),
        text: text_of(question),
        findings: vec![Finding::new(
            Change::QuestionAdded,
            Verdict::Comparable,
            why,
        )],
        verdict: Verdict::Comparable,
    }
}

fn removed(question: &Question) -> Compared {
    let (verdict, why) = if question.takes_entry() {
        (Verdict::Break, "It is not asked any more: its series ends.")
    } else {
        (
            Verdict::Care,
            "It is gone: what it told or computed is missing now.",
        )
    };
    Compared {
        old: Some(question.id.to_string()),
        new: None,
        kind: question.kind.word(),
        text: text_of(question),
        findings: vec![Finding::new(Change::QuestionRemoved, verdict, why)],
        verdict,
    }
}

/// What a question asks, with `…` where an answer is repeated.
fn text_of(question: &Question) -> Plain {
    let text = question.text.fill(0, &|_| Plain::line("…"));
    Plain::line(text.as_str())
}
