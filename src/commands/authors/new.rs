//! `svar new`: a survey to begin with.

use std::path::Path;

use serde::Serialize;

use super::Errand;
use crate::author::starter::{Starter, StarterError};
use crate::cli::authors::New;
use crate::commands::typed::typed;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::survey::{Language, SurveyId};

#[derive(Serialize)]
struct Row<'a> {
    file: String,
    id: &'a str,
    languages: Vec<&'a str>,
}

pub(super) fn run(errand: &Errand<'_>, asked: &New) -> Ending {
    begun(errand, asked).map_or_else(|ending| ending, |()| Ending::Done)
}

fn begun(errand: &Errand<'_>, asked: &New) -> Result<(), Ending> {
    let starter = Starter {
        id: id(errand, asked.id.as_deref(), &asked.file)?,
        languages: languages(errand, &asked.lang)?,
    };
    let file = || Plain::line(&asked.file.to_string_lossy());
    starter.write(&asked.file).map_err(|error| match error {
        StarterError::Exists => errand.trouble(&Message::new("new-exists").with("file", file())),
        StarterError::Unwritable(why) => {
            let message = Message::new("file-unwritable").with("file", file());
            errand.trouble(&message.with("why", why))
        }
    })?;
    let preview = errand.command(&format!("preview {}", typed(&asked.file)));
    let message = Message::new("new-written").with("file", file());
    errand.say(&message.with("command", preview));
    let foreign: Vec<&str> = starter.foreign().map(Language::as_str).collect();
    if !foreign.is_empty() {
        errand.say(&Message::new("new-foreign").with("languages", foreign.join(", ")));
    }
    errand.output.data(&Row {
        file: asked.file.display().to_string(),
        id: starter.id.as_str(),
        languages: starter.languages.iter().map(Language::as_str).collect(),
    });
    Ok(())
}

fn id(errand: &Errand<'_>, asked: Option<&str>, file: &Path) -> Result<SurveyId, Ending> {
    let Some(asked) = asked else {
        return Ok(Starter::id_for(file));
    };
    SurveyId::new(asked).ok_or_else(|| {
        errand.trouble(&Message::new("new-bad-id").with("id", Plain::line(asked)));
        Ending::WrongUsage
    })
}

fn languages(errand: &Errand<'_>, asked: &[String]) -> Result<Vec<Language>, Ending> {
    let mut languages: Vec<Language> = Vec::new();
    for tag in asked {
        let language = Language::new(tag).filter(|tag| !languages.contains(tag));
        let Some(language) = language else {
            errand.trouble(&Message::new("new-bad-language").with("language", Plain::line(tag)));
            return Err(Ending::WrongUsage);
        };
        languages.push(language);
    }
    Ok(languages)
}
