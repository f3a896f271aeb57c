//! `svar comments`: what testers have said of the wording.

use serde::Serialize;

use super::Errand;
use crate::author::comments::{Comment, Comments, CommentsError};
use crate::cli::authors as cli;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::surveys::{Found, find};
use crate::survey::{Problem, ProblemCode, Severity, Survey};

#[derive(Serialize)]
struct Row<'a> {
    number: usize,
    question: &'a str,
    language: &'a str,
    version: &'a str,
    text: &'a str,
    /// Whether the wording has been changed since.
    reworded: bool,
    words: &'a str,
}

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Comments) -> Ending {
    comments(errand, asked).unwrap_or_else(|ending| ending)
}

fn comments(errand: &Errand<'_>, asked: &cli::Comments) -> Result<Ending, Ending> {
    let found = find(&asked.survey).map_err(|error| errand.load_trouble(error))?;
    let survey = found
        .read()
        .map_err(|error| errand.load_trouble(error))?
        .survey;
    let Some(path) = &found.path else {
        let words = "A survey that comes with the program has no comments. Name a file.";
        errand.output.trouble(&Plain::from(words));
        return Err(Ending::WrongUsage);
    };
    let told = |error: CommentsError| {
        errand.output.trouble(&Plain::line(&error.to_string()));
        match error {
            CommentsError::NoSuch(_) => Ending::WrongUsage,
            CommentsError::Unreadable { .. } | CommentsError::Unwritable { .. } => Ending::Trouble,
        }
    };
    let mut comments = Comments::beside(path).map_err(told)?;
    for number in &asked.resolve {
        comments.resolve(*number).map_err(told)?;
    }
    if comments.open().next().is_none() {
        errand.output.say(&Plain::from("No open comments."));
    }
    for (number, comment) in comments.open() {
        errand.output.say(&line(&survey, number, comment));
    }
    let rows = comments.open().map(|(number, comment)| Row {
        number,
        question: comment.question.as_str(),
        language: comment.language.as_str(),
        version: &comment.version,
        text: comment.text.as_str(),
        reworded: comment.is_outdated(&survey),
        words: &comment.words,
    });
    errand.output.data(&rows.collect::<Vec<_>>());
    Ok(Ending::Done)
}

fn line(survey: &Survey, number: usize, comment: &Comment) -> Plain {
    let reworded = if comment.is_outdated(survey) {
        ", reworded since"
    } else {
        ""
    };
    Plain::line(&format!(
        "{number}  {} ({}, version {}{reworded}): {}",
        comment.question, comment.language, comment.version, comment.words
    ))
}

/// The open comments beside a definition, as warnings.
pub(super) fn open(found: &Found, survey: &Survey) -> Vec<Problem> {
    let Some(path) = &found.path else {
        return Vec::new();
    };
    let problem = |file: &std::path::Path, what: String, help: String| Problem {
        file: Plain::line(&file.to_string_lossy()),
        severity: Severity::Warning,
        code: ProblemCode::OpenComment,
        what: Plain::line(&what),
        help: Some(Plain::line(&help)),
        place: None,
        texts: Vec::new(),
    };
    let comments = match Comments::beside(path) {
        Ok(comments) => comments,
        Err(error) => {
            let help = "Comments cannot be listed before that.".to_owned();
            return vec![problem(path, error.to_string(), help)];
        }
    };
    let open = comments.open().map(|(number, comment)| {
        let reworded = if comment.is_outdated(survey) {
            " It has been reworded since."
        } else {
            ""
        };
        let what = format!(
            "A comment on `{}` in {} is open: {}{reworded}",
            comment.question, comment.language, comment.words
        );
        let help = format!(
            "Resolve it with `svar comments {} --resolve {number}`.",
            found.name
        );
        problem(comments.path(), what, help)
    });
    open.collect()
}
