//! What has been released of a survey, kept beside it: ids and codes are neither renamed
//! nor used for something else without a word.

mod examine;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::compare::{Written, likeness};
use super::texts::{TextsError, quoted, write};
use crate::plain::Plain;
use crate::storage::reason;
use crate::storage::surveys::Found;
use crate::survey::{
    Choice, Fingerprint, Ledger, Problem, Question, Recorded, RecordedCode, Release, Survey,
    read_ledger,
};

pub use examine::examine;

const HEAD: &str = "\
# Written by `svar ledger`; keep it beside the definition, and under version control with it.
# It holds every id and code that was ever released, so that `svar check` tells where one is
# gone or used for something else. Do not edit it.
format = 1
";

/// Words of an id or code less alike than this, in hundredths, mean something else.
const OTHER_WORDS: u8 = 25;

/// What came of noting a release.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    pub path: PathBuf,
    pub version: String,
    pub questions: usize,
    pub codes: usize,
    /// Whether exactly this had been noted before.
    pub was_known: bool,
}

/// Why a release was not noted.
#[derive(Clone, Debug, PartialEq)]
pub enum LedgerError {
    Texts(TextsError),
    /// Names are used for something else, or the ledger is not sound.
    Problems(Vec<Problem>),
    /// This version has been released with another content.
    Released(String),
}

/// `units.ledger.toml` for `units.toml`.
pub fn path_beside(definition: &Path) -> PathBuf {
    definition.with_extension("ledger.toml")
}

/// The ledger beside a definition, if there is one.
fn beside(found: &Found) -> Result<Option<(PathBuf, Ledger)>, LedgerError> {
    let Some(path) = found.path.as_deref().map(path_beside) else {
        return Ok(None);
    };
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        // Also where the definition came through a pipe, which has no folder.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(None);
        }
        Err(error) => {
            return Err(LedgerError::Texts(TextsError::Unreadable {
                file: Plain::line(&path.to_string_lossy()),
                why: reason(&error),
            }));
        }
    };
    let ledger = read_ledger(&path.to_string_lossy(), &bytes).map_err(LedgerError::Problems)?;
    Ok(Some((path, ledger)))
}

/// Notes the version that a definition is now as released.
pub fn note(found: &Found, survey: &Survey) -> Result<Noted, LedgerError> {
    let Some(definition) = found.path.as_deref() else {
        return Err(LedgerError::Texts(TextsError::Bundled));
    };
    let known = beside(found)?;
    let (path, mut ledger) = known.unwrap_or_else(|| (path_beside(definition), new(survey)));
    let problems = examine::against(found, survey, &ledger);
    if problems.iter().any(examine::is_error) {
        return Err(LedgerError::Problems(problems));
    }
    let version = survey.version.to_string();
    let was_known = match ledger.release(&version) {
        Some(release) if release.digest == survey.digest => true,
        Some(_) => return Err(LedgerError::Released(version)),
        None => false,
    };
    if !was_known {
        add(&mut ledger, survey);
        write(&path, written(&ledger).as_bytes()).map_err(LedgerError::Texts)?;
    }
    let codes = survey.questions.iter().map(codes_of);
    Ok(Noted {
        path,
        version,
        questions: survey.questions.len(),
        codes: codes.sum(),
        was_known,
    })
}

fn codes_of(question: &Question) -> usize {
    question.kind.choices().len() + question.kind.rows().len()
}

fn new(survey: &Survey) -> Ledger {
    Ledger {
        survey: survey.id.to_string(),
        ..Ledger::default()
    }
}

/// Takes in a release: what it has is recorded as it is now, what it lacks stays as it was.
fn add(ledger: &mut Ledger, survey: &Survey) {
    let version = survey.version.to_string();
    ledger.releases.push(Release {
        version: version.clone(),
        digest: survey.digest.clone(),
    });
    let words = Written::of_new(survey);
    let marks: BTreeMap<_, _> = survey
        .marks()
        .map(|(question, mark)| (question.id.as_str(), mark))
        .collect();
    for question in &survey.questions {
        let id = question.id.to_string();
        let known = ledger.questions.remove(&id);
        let (first, choices, rows) = known.map_or_else(
            || (version.clone(), BTreeMap::new(), BTreeMap::new()),
            |known| (known.first, known.choices, known.rows),
        );
        let recorded = |mut codes: BTreeMap<_, _>, now: &[Choice]| {
            for choice in now {
                let recorded = RecordedCode {
                    words: words.source(&choice.label),
                    last: version.clone(),
                };
                codes.insert(choice.code.clone(), recorded);
            }
            codes
        };
        let asked = words.source(&question.text);
        let mark = marks.get(question.id.as_str());
        let fingerprint = mark.map_or_else(
            || Fingerprint::of(&asked).as_str().to_owned(),
            |mark| format!("{}-{}", mark.form, mark.wording),
        );
        let entry = Recorded {
            kind: question.kind.word().to_owned(),
            fingerprint,
            first,
            last: version.clone(),
            choices: recorded(choices, question.kind.choices()),
            rows: recorded(rows, question.kind.rows()),
            words: asked,
        };
        ledger.questions.insert(id, entry);
    }
}

/// The file's bytes: a line for each fact, so that versions of it are easy to compare.
fn written(ledger: &Ledger) -> String {
    let mut out = String::from(HEAD);
    let _ = writeln!(out, "survey = {}", quoted(&ledger.survey));
    for release in &ledger.releases {
        let (version, digest) = (quoted(&release.version), quoted(&release.digest));
        let _ = writeln!(out, "\n[[release]]\nversion = {version}\ndigest = {digest}");
    }
    for (id, one) in &ledger.questions {
        let _ = writeln!(out, "\n[question.{id}]");
        for (key, value) in [
            ("kind", &one.kind),
            ("first", &one.first),
            ("last", &one.last),
            ("words", &one.words),
            ("fingerprint", &one.fingerprint),
        ] {
            let _ = writeln!(out, "{key} = {}", quoted(value));
        }
        for (key, codes) in [("choices", &one.choices), ("rows", &one.rows)] {
            if codes.is_empty() {
                continue;
            }
            let _ = writeln!(out, "\n[question.{id}.{key}]");
            for (code, one) in codes {
                let (code, last) = (quoted(code.as_str()), quoted(&one.last));
                let words = quoted(&one.words);
                let _ = writeln!(out, "{code} = {{ last = {last}, words = {words} }}");
            }
        }
    }
    out
}
