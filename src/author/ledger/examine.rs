//! Holds a definition against what has been released of it.

use std::collections::BTreeMap;

use super::{LedgerError, OTHER_WORDS, Written, beside, likeness};
use crate::expr::Code;
use crate::plain::Plain;
use crate::storage::surveys::Found;
use crate::survey::{
    Choice, Ledger, PlaceInFile, Problem, ProblemCode, Question, Recorded, RecordedCode, Severity,
    Survey,
};

/// What a definition does to names that have been released; nothing where there is no
/// ledger beside it.
pub fn examine(found: &Found, survey: &Survey) -> Result<Vec<Problem>, LedgerError> {
    let known = beside(found)?;
    let problems = known.map(|(_, ledger)| against(found, survey, &ledger));
    Ok(problems.unwrap_or_default())
}

pub(super) fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error
}

pub(super) fn against(found: &Found, survey: &Survey, ledger: &Ledger) -> Vec<Problem> {
    let source = String::from_utf8_lossy(&found.bytes).into_owned();
    let mut examiner = Examiner {
        file: &found.name,
        source: &source,
        survey,
        words: Written::of_new(survey),
        latest: ledger
            .latest()
            .map_or("", |release| release.version.as_str()),
        problems: Vec::new(),
    };
    if ledger.survey == survey.id.as_str() {
        examiner.version(ledger);
        for (id, recorded) in &ledger.questions {
            examiner.question(id, recorded);
        }
    } else {
        let what = format!(
            "The ledger beside the survey is that of `{}`.",
            ledger.survey
        );
        let help = "Give the survey its id back, or move the ledger to the survey that it is of.";
        examiner.tell(ProblemCode::BadLedger, (what, help.to_owned()), "id", None);
    }
    let allowed = |problem: &Problem| survey.allow.contains(&problem.code);
    examiner
        .problems
        .retain(|problem| is_error(problem) || !allowed(problem));
    examiner.problems
}

struct Examiner<'a> {
    file: &'a str,
    source: &'a str,
    survey: &'a Survey,
    words: Written<'a>,
    /// The version that was released last.
    latest: &'a str,
    problems: Vec<Problem>,
}

impl Examiner<'_> {
    /// `key` and `value` say where in the file; without a value there is no place.
    fn tell(
        &mut self,
        code: ProblemCode,
        (what, help): (String, String),
        key: &str,
        value: Option<&str>,
    ) {
        let value = value.or((key == "id").then_some(self.survey.id.as_str()));
        let span = value.and_then(|value| place(self.source, key, value));
        self.problems.push(Problem {
            file: Plain::line(self.file),
            severity: code.severity(),
            code,
            what: Plain::line(&what),
            help: Some(Plain::line(&help)),
            place: span.map(|span| PlaceInFile::of(self.source, &span)),
            texts: Vec::new(),
        });
    }

    /// A version that was released is not changed any more.
    fn version(&mut self, ledger: &Ledger) {
        let version = self.survey.version.to_string();
        let other = ledger
            .release(&version)
            .filter(|release| release.digest != self.survey.digest);
        if other.is_some() {
            let what = format!("Version {version} has been released, and is another one now.");
            let help = "Give it a version of its own before it is released again.".to_owned();
            let code = ProblemCode::ReleasedVersion;
            self.tell(code, (what, help), "version", Some(&version));
        }
    }

    fn question(&mut self, id: &str, recorded: &Recorded) {
        let survey = self.survey;
        let is_in_service = recorded.last == self.latest;
        let heir = survey.heir(id);
        let Some(question) = survey.question(id).or(heir) else {
            // What went out with an earlier release was told then.
            if is_in_service {
                self.gone(id, recorded);
            }
            return;
        };
        if heir.is_none() && self.is_reused(id, recorded, question) {
            return;
        }
        let kind = &question.kind;
        let lists = [
            ("choice", &recorded.choices, kind.choices()),
            ("row", &recorded.rows, kind.rows()),
        ];
        for (word, codes, now) in lists {
            self.codes((word, question), codes, now);
        }
    }

    fn gone(&mut self, id: &str, recorded: &Recorded) {
        let survey = self.survey;
        let alike = |one: &&Question| {
            let words = self.words.source(&one.text);
            !words.is_empty() && likeness(&words, &recorded.words) >= 85
        };
        let fresh = survey
            .questions
            .iter()
            .filter(|one| one.renamed_from.is_empty());
        let seems = fresh.into_iter().find(alike);
        let what = format!("The question `{id}` of version {} is gone.", recorded.last);
        let help = match seems {
            Some(now) => format!(
                "It seems to be `{}` now: write `renamed_from = \"{id}\"` there, or give it its id back.",
                now.id
            ),
            None => format!(
                "If it was renamed, write `renamed_from = \"{id}\"` on the question that it is now; if it went out, leave it so: `svar ledger` notes that with the next release."
            ),
        };
        let now = seems.map(|now| now.id.as_str());
        self.tell(ProblemCode::IdGone, (what, help), "id", now.or(Some("")));
    }

    fn is_reused(&mut self, id: &str, recorded: &Recorded, question: &Question) -> bool {
        let words = self.words.source(&question.text);
        let figure = likeness(&words, &recorded.words);
        let was_shown = !recorded.words.is_empty() && !words.is_empty();
        if !was_shown || figure >= OTHER_WORDS {
            return false;
        }
        let what = format!(
            "The id `{id}` was released for another question, “{}” (likeness {figure} of 100).",
            excerpt(&recorded.words)
        );
        let help = "Give the new question an id that was never used.".to_owned();
        self.tell(ProblemCode::IdReused, (what, help), "id", Some(id));
        true
    }

    fn codes(
        &mut self,
        (word, question): (&str, &Question),
        recorded: &BTreeMap<Code, RecordedCode>,
        now: &[Choice],
    ) {
        // Of a question that has no codes any more, its kind is told of elsewhere.
        if now.is_empty() {
            return;
        }
        let id = question.id.as_str();
        for (code, known) in recorded {
            let by_code = now.iter().find(|choice| choice.code == *code);
            let heir = now.iter().any(|choice| choice.renamed_from.contains(code));
            let Some(choice) = by_code else {
                if !heir && known.last == self.latest {
                    let what = format!(
                        "The {word} `{code}` of `{id}`, “{}”, is gone since version {}.",
                        excerpt(&known.words),
                        known.last
                    );
                    let help = format!(
                        "If it was renamed, write `renamed_from = \"{code}\"` beside the code that it has now; if it went out, leave it so: `svar ledger` notes that with the next release."
                    );
                    self.tell(ProblemCode::CodeGone, (what, help), "id", Some(id));
                }
                continue;
            };
            let words = self.words.source(&choice.label);
            let figure = likeness(&words, &known.words);
            if figure < OTHER_WORDS {
                let what = format!(
                    "The {word} `{code}` of `{id}` was released as “{}” and is “{}” now (likeness {figure} of 100).",
                    excerpt(&known.words),
                    excerpt(&words)
                );
                let help = "Give what it means now a code that was never used.".to_owned();
                self.tell(ProblemCode::CodeReused, (what, help), "id", Some(id));
            }
        }
    }
}

fn excerpt(words: &str) -> String {
    const CHARS_MAX: usize = 50;
    let line = words.replace('\n', " ");
    if line.chars().count() <= CHARS_MAX {
        return line;
    }
    let head: String = line.chars().take(CHARS_MAX - 1).collect();
    format!("{}…", head.trim_end())
}

/// Where a key has a value, on a line of its own.
fn place(source: &str, key: &str, value: &str) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let rest = line.trim_start().strip_prefix(key).map(str::trim_start);
        let rest = rest
            .and_then(|rest| rest.strip_prefix('='))
            .map(str::trim_start);
        let inner = rest.and_then(|rest| rest.strip_prefix(['"', '\'']));
        let is_it = inner
            .and_then(|inner| inner.strip_prefix(value))
            .is_some_and(|rest| rest.starts_with(['"', '\'']));
        if is_it && !value.is_empty() {
            let from = start + line.find(value)?;
            return Some(from..from + value.len());
        }
        start += line.len();
    }
    None
}
