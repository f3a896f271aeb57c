//! `svar print`: the questionnaire on paper, and the way through it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Errand;
use super::compare::unwritable;
use crate::author::print::{Format, print};
use crate::author::texts::write;
use crate::cli::authors::Print;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::reason;
use crate::survey::{Language, Survey};

#[derive(Serialize)]
struct Row {
    survey: String,
    version: String,
    format: &'static str,
    documents: Vec<Document>,
}

#[derive(Serialize)]
struct Document {
    language: String,
    /// `None` where it was not written to a file.
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

pub(super) fn run(errand: &Errand<'_>, asked: &Print) -> Ending {
    printed(errand, asked).map_or_else(|ending| ending, |()| Ending::Done)
}

fn printed(errand: &Errand<'_>, asked: &Print) -> Result<(), Ending> {
    let survey = errand.survey(&asked.survey)?.survey;
    let format = format(errand, asked)?;
    let only = asked.lang.as_deref();
    let only = only.map(|tag| language(errand, &survey, tag)).transpose()?;
    let mut documents = Vec::new();
    match &asked.out {
        None => {
            let language = only.unwrap_or(0);
            let text = print(&survey, language, format);
            if !errand.output.json {
                // A line end is added to what is printed.
                errand.output.bytes(text.trim_end_matches('\n').as_bytes());
            }
            documents.push(Document {
                language: survey.languages[language].to_string(),
                file: None,
                text: Some(text),
            });
        }
        Some(out) => {
            let languages =
                only.map_or_else(|| (0..survey.languages.len()).collect(), |at| vec![at]);
            for (language, path) in paths(errand, &survey, (out, format, languages))? {
                let text = print(&survey, language, format);
                write(&path, text.as_bytes()).map_err(|error| unwritable(errand, error))?;
                documents.push(Document {
                    language: survey.languages[language].to_string(),
                    file: Some(path.display().to_string()),
                    text: None,
                });
            }
            let last = documents.last().and_then(|one| one.file.as_deref());
            let message = Message::new("print-written").with("count", documents.len());
            errand.say(&message.with("file", Plain::line(last.unwrap_or_default())));
        }
    }
    errand.output.data(&Row {
        survey: survey.id.to_string(),
        version: survey.version.to_string(),
        format: format.word(),
        documents,
    });
    Ok(())
}

fn format(errand: &Errand<'_>, asked: &Print) -> Result<Format, Ending> {
    let out = asked.out.as_ref().filter(|out| !out.is_dir());
    let ending = out.and_then(|out| out.extension());
    let ending = ending.map(|ending| ending.to_string_lossy().into_owned());
    let (known, word) = match (&asked.format, ending) {
        (Some(word), _) => {
            let mut all = Format::ALL.into_iter();
            (all.find(|format| format.word() == word), word.clone())
        }
        (None, Some(ending)) => (Format::of_ending(&ending), ending),
        (None, None) => return Ok(Format::Markdown),
    };
    known.ok_or_else(|| {
        let words = Format::ALL.map(Format::word).join(", ");
        let message = Message::new("print-no-format").with("format", Plain::line(&word));
        errand.trouble(&message.with("formats", words));
        Ending::WrongUsage
    })
}

fn language(errand: &Errand<'_>, survey: &Survey, tag: &str) -> Result<usize, Ending> {
    let known = survey.languages.iter().position(|one| one.as_str() == tag);
    known.ok_or_else(|| {
        let tags: Vec<&str> = survey.languages.iter().map(Language::as_str).collect();
        let message = Message::new("print-no-language").with("language", Plain::line(tag));
        errand.trouble(&message.with("languages", tags.join(", ")));
        Ending::WrongUsage
    })
}

/// The file of each language. A name with an ending is a file, and so is what there is.
fn paths(
    errand: &Errand<'_>,
    survey: &Survey,
    (out, format, languages): (&Path, Format, Vec<usize>),
) -> Result<Vec<(usize, PathBuf)>, Ending> {
    let is_file = out.is_file() || (!out.is_dir() && out.extension().is_some());
    if is_file {
        return match languages.as_slice() {
            [only] => Ok(vec![(*only, out.to_owned())]),
            _ => {
                errand.trouble(&Message::new("print-several-out"));
                Err(Ending::WrongUsage)
            }
        };
    }
    std::fs::create_dir_all(out).map_err(|error| {
        let file = Plain::line(&out.to_string_lossy());
        let message = Message::new("file-unwritable").with("file", file);
        errand.trouble(&message.with("why", reason(&error)))
    })?;
    let name = |language: &usize| {
        let (id, tag) = (&survey.id, &survey.languages[*language]);
        out.join(format!("{id}.{tag}.{}", format.ending()))
    };
    Ok(languages
        .iter()
        .map(|language| (*language, name(language)))
        .collect())
}
