//! Comments on the wording of questions, kept in a file beside the definition.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::texts::edit::quoted;
use super::texts::{TextsError, write};
use crate::plain::{Plain, shown};
use crate::session::Remark;
use crate::storage::reason;
use crate::survey::{Fingerprint, Given, Language, QuestionId, Survey, read_answers};

const HEAD: &str = "\
# Comments on the wording of questions, from `svar preview`. `svar comments` lists them and
# resolves them; `svar check` tells of those that are open.
format = 1
";

/// One comment, and the wording that it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    pub question: QuestionId,
    pub language: Language,
    /// The survey's version.
    pub version: String,
    /// Of the wording; another one now means that it has been changed since.
    pub text: Fingerprint,
    pub words: String,
    pub resolved: bool,
}

/// All comments on a definition, in the order in which they were written.
#[derive(Clone, Debug, PartialEq)]
pub struct Comments {
    path: PathBuf,
    pub all: Vec<Comment>,
}

/// Why comments cannot be had or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommentsError {
    #[error("{file} cannot be read: {why}. Mend it, or take it from a backup.")]
    Unreadable { file: Plain, why: Plain },
    #[error("{file} cannot be written: {why}.")]
    Unwritable { file: Plain, why: Plain },
    #[error("There is no open comment {0}. `svar comments` lists those that are open.")]
    NoSuch(usize),
}

impl Comments {
    /// Those beside a definition; none where there is no file.
    pub fn beside(definition: &Path) -> Result<Self, CommentsError> {
        let path = definition.with_extension("comments.toml");
        let unreadable = |why: String| CommentsError::Unreadable {
            file: named(&path),
            why: Plain::line(&why),
        };
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if is_absence(&error) => {
                return Ok(Self {
                    path,
                    all: Vec::new(),
                });
            }
            Err(error) => return Err(unreadable(reason(&error).english().to_string())),
        };
        let fields = read_answers(&path.to_string_lossy(), &bytes);
        let fields = fields.map_err(|problems| {
            let first = problems.first();
            unreadable(first.map_or_else(String::new, |problem| {
                problem.what.as_str().trim_end_matches('.').to_owned()
            }))
        })?;
        let all = comments(&fields).map_err(unreadable)?;
        Ok(Self { path, all })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The open ones, with the number that each is resolved by.
    pub fn open(&self) -> impl Iterator<Item = (usize, &Comment)> {
        let numbered = self.all.iter().enumerate();
        let numbered = numbered.map(|(at, comment)| (at + 1, comment));
        numbered.filter(|(_, comment)| !comment.resolved)
    }

    /// Adds a comment and writes the file.
    pub fn add(&mut self, survey: &Survey, remark: Remark) -> Result<(), CommentsError> {
        let wording = wording(survey, &remark.question, &remark.language);
        self.all.push(Comment {
            text: Fingerprint::of(&wording.unwrap_or_default()),
            question: remark.question,
            language: remark.language,
            version: survey.version.to_string(),
            words: remark.words,
            resolved: false,
        });
        self.write()
    }

    /// Marks an open comment as resolved and writes the file.
    pub fn resolve(&mut self, number: usize) -> Result<(), CommentsError> {
        let at = number.checked_sub(1);
        let comment = at.and_then(|at| self.all.get_mut(at));
        let Some(comment) = comment.filter(|comment| !comment.resolved) else {
            return Err(CommentsError::NoSuch(number));
        };
        comment.resolved = true;
        self.write()
    }

    fn write(&self) -> Result<(), CommentsError> {
        let mut out = String::from(HEAD);
        for comment in &self.all {
            out.push_str("\n[[comment]]\n");
            for (key, value) in [
                ("question", comment.question.as_str()),
                ("language", comment.language.as_str()),
                ("version", &comment.version),
                ("text", comment.text.as_str()),
                ("words", &comment.words),
            ] {
                let _ = writeln!(out, "{key} = {}", quoted(value));
            }
            if comment.resolved {
                out.push_str("resolved = true\n");
            }
        }
        write(&self.path, out.as_bytes()).map_err(|error| {
            let why = match error {
                TextsError::Unwritable { why, .. } | TextsError::Unreadable { why, .. } => {
                    why.english()
                }
                TextsError::Load(_) | TextsError::Problems(_) | TextsError::Bundled => {
                    Plain::default()
                }
            };
            CommentsError::Unwritable {
                file: named(&self.path),
                why,
            }
        })
    }
}

impl Comment {
    /// Whether the wording is another one now, or is gone.
    pub fn is_outdated(&self, survey: &Survey) -> bool {
        let now = wording(survey, &self.question, &self.language);
        now.is_none_or(|now| Fingerprint::of(&now) != self.text)
    }
}

/// What a question says in a language, holes and all.
fn wording(survey: &Survey, question: &QuestionId, language: &Language) -> Option<String> {
    let question = survey.question(question.as_str())?;
    Some(survey.written(&question.text, survey.language_index(language)))
}

fn comments(fields: &[(String, Given)]) -> Result<Vec<Comment>, String> {
    let format = fields.iter().find(|(key, _)| key == "format");
    if !matches!(format, Some((_, Given::Number(one))) if *one == 1.into()) {
        return Err("this version of svar reads `format = 1`".to_owned());
    }
    match fields.iter().find(|(key, _)| key == "comment") {
        None => Ok(Vec::new()),
        Some((_, Given::List(all))) => all.iter().enumerate().map(comment).collect(),
        Some(_) => Err("each comment begins with `[[comment]]`".to_owned()),
    }
}

fn comment((at, given): (usize, &Given)) -> Result<Comment, String> {
    let of = at + 1;
    let Given::Table(fields) = given else {
        return Err(format!("comment {of} is no table"));
    };
    let text = |key: &str| {
        let found = fields.iter().find(|(name, _)| name == key);
        match found {
            Some((_, Given::Text(text))) => Ok(text.clone()),
            _ => Err(format!("comment {of} has no `{key}`")),
        }
    };
    let misspelled = |key: &str| format!("`{key}` of comment {of} is misspelled");
    Ok(Comment {
        question: QuestionId::new(&text("question")?).ok_or_else(|| misspelled("question"))?,
        language: Language::new(&text("language")?).ok_or_else(|| misspelled("language"))?,
        version: text("version")?,
        text: Fingerprint::new(&text("text")?).ok_or_else(|| misspelled("text"))?,
        words: text("words")?,
        resolved: fields
            .iter()
            .any(|(name, given)| name == "resolved" && *given == Given::Truth(true)),
    })
}

fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn named(path: &Path) -> Plain {
    Plain::line(&shown(&path.to_string_lossy()))
}
