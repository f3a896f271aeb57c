//! `svar texts`: what a survey says, for translators, and their translations back.

use serde::Serialize;

use super::{Errand, check};
use crate::author::texts::{ExportedText, Sent, TextsError, Wordings, write};
use crate::cli::authors::{Texts, TextsExport, TextsImport, TextsStamp};
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::surveys::find;
use crate::survey::{Language, Problem, Survey, TextId};

pub(super) fn run(errand: &Errand<'_>, asked: &Texts) -> Ending {
    let done = match asked {
        Texts::Export(asked) => export(errand, asked),
        Texts::Import(asked) => import(errand, asked),
        Texts::Stamp(asked) => stamp(errand, asked),
    };
    done.map_or_else(|ending| ending, |()| Ending::Done)
}

#[derive(Serialize)]
struct ExportRow<'a> {
    survey: &'a str,
    version: &'a str,
    language: &'a str,
    file: Option<String>,
    texts: Vec<TextRow<'a>>,
}

#[derive(Serialize)]
struct TextRow<'a> {
    id: &'a str,
    line: usize,
    source: &'a str,
    translation: Option<&'a str>,
    stale: bool,
    former: Option<&'a str>,
}

fn export(errand: &Errand<'_>, asked: &TextsExport) -> Result<(), Ending> {
    let wordings = open(errand, &asked.survey)?;
    let language = target(errand, &wordings, &asked.lang)?;
    let exported = wordings.export(language);
    match &asked.out {
        Some(path) => {
            write(path, exported.file.as_bytes()).map_err(|error| told(errand, error))?;
            let count = |keep: fn(&ExportedText) -> bool| {
                exported.entries.iter().filter(|text| keep(text)).count()
            };
            let message = Message::new("texts-exported")
                .with("count", exported.entries.len())
                .with("file", Plain::line(&path.to_string_lossy()))
                .with("blank", count(|text| text.translation.is_none()))
                .with("stale", count(|text| text.is_stale));
            errand.say(&message);
        }
        // A line end is added to what is printed.
        None if !errand.output.json => {
            let file = exported.file.trim_end_matches('\n');
            errand.output.bytes(file.as_bytes());
        }
        None => {}
    }
    let survey = wordings.survey();
    errand.output.data(&ExportRow {
        survey: survey.id.as_str(),
        version: survey.version.as_str(),
        language: survey.languages[language].as_str(),
        file: asked.out.as_ref().map(|path| path.display().to_string()),
        texts: exported.entries.iter().map(row).collect(),
    });
    Ok(())
}

fn row(text: &ExportedText) -> TextRow<'_> {
    TextRow {
        id: text.id.as_str(),
        line: text.line,
        source: &text.source,
        translation: text.translation.as_deref(),
        stale: text.is_stale,
        former: text.former.as_deref(),
    }
}

#[derive(Default, Serialize)]
struct ImportRow {
    language: Option<String>,
    /// Ids of the texts whose wording is another one now.
    written: Vec<String>,
    unchanged: usize,
    fuzzy: usize,
    blank: usize,
    problems: Vec<check::Row>,
}

fn import(errand: &Errand<'_>, asked: &TextsImport) -> Result<(), Ending> {
    let mut wordings = open(errand, &asked.survey)?;
    let file = asked.file.to_string_lossy();
    let bytes = std::fs::read(&asked.file);
    let bytes = bytes.map_err(|error| errand.unreadable(&asked.file, &error))?;
    let sent = Sent {
        file: &file,
        bytes: &bytes,
        force: asked.force,
    };
    let imported = wordings.import(sent).map_err(|error| {
        if let TextsError::Problems(problems) = &error {
            errand.output.data(&ImportRow {
                problems: problems.iter().map(check::row).collect(),
                ..ImportRow::default()
            });
        }
        told(errand, error)
    })?;
    let tag = &wordings.survey().languages[imported.language];
    let message = Message::new("texts-imported")
        .with("count", imported.written.len())
        .with("language", tag.as_str());
    errand.say(&message);
    if imported.fuzzy > 0 {
        errand.say(&Message::new("texts-fuzzy").with("count", imported.fuzzy));
    }
    if imported.blank > 0 {
        errand.say(&Message::new("texts-blank").with("count", imported.blank));
    }
    errand.output.data(&ImportRow {
        language: Some(tag.to_string()),
        written: imported.written.iter().map(TextId::to_string).collect(),
        unchanged: imported.unchanged,
        fuzzy: imported.fuzzy,
        blank: imported.blank,
        problems: Vec::new(),
    });
    Ok(())
}

#[derive(Serialize)]
struct StampRow {
    file: Option<String>,
    /// How many translations are up to date by it.
    stamped: usize,
}

fn stamp(errand: &Errand<'_>, asked: &TextsStamp) -> Result<(), Ending> {
    let mut wordings = open(errand, &asked.survey)?;
    let languages = asked
        .lang
        .iter()
        .map(|tag| target(errand, &wordings, tag))
        .collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<TextId> = asked.text.iter().map(TextId::new).collect();
    if let Some(strange) = texts.iter().find(|id| !wordings.has(id)) {
        errand.trouble(&Message::new("texts-none").with("text", Plain::line(strange.as_str())));
        return Err(Ending::WrongUsage);
    }
    let stamped = wordings
        .stamp(&languages, &texts)
        .map_err(|error| told(errand, error))?;
    let file = wordings
        .stamps_path()
        .map(|path| path.display().to_string());
    let message = Message::new("texts-stamped")
        .with("count", stamped)
        .with("file", Plain::line(file.as_deref().unwrap_or_default()));
    errand.say(&message);
    errand.output.data(&StampRow { file, stamped });
    Ok(())
}

fn open(errand: &Errand<'_>, reference: &str) -> Result<Wordings, Ending> {
    let found = find(reference).map_err(|error| errand.load_trouble(error))?;
    Wordings::open(found).map_err(|error| told(errand, error))
}

/// A language that the survey is translated into.
fn target(errand: &Errand<'_>, wordings: &Wordings, tag: &str) -> Result<usize, Ending> {
    wordings.target(tag).ok_or_else(|| {
        errand.trouble(&no_target(wordings.survey(), tag));
        Ending::WrongUsage
    })
}

fn no_target(survey: &Survey, tag: &str) -> Message {
    let tags: Vec<&str> = survey.languages.iter().map(Language::as_str).collect();
    let id = match tags.as_slice() {
        [source, ..] if *source == tag => "texts-source-language",
        _ => "texts-add-language",
    };
    Message::new(id)
        .with("language", Plain::line(tag))
        .with("languages", tags.join(", "))
}

/// Says why texts cannot be worked on.
fn told(errand: &Errand<'_>, error: TextsError) -> Ending {
    let at_file =
        |id, file: Plain, why: Message| Message::new(id).with("file", file).with("why", why);
    match error {
        TextsError::Load(error) => errand.load_trouble(error),
        TextsError::Problems(problems) => troubles(errand, &problems),
        TextsError::Unreadable { file, why } => {
            errand.trouble(&at_file("file-unreadable", file, why))
        }
        TextsError::Unwritable { file, why } => {
            errand.trouble(&at_file("file-unwritable", file, why))
        }
        TextsError::Bundled => {
            errand.trouble(&Message::new("texts-bundled"));
            Ending::WrongUsage
        }
    }
}

fn troubles(errand: &Errand<'_>, problems: &[Problem]) -> Ending {
    for problem in problems {
        errand.output.report(&Plain::text(&problem.to_string()));
    }
    errand.trouble(&Message::new("texts-untouched").with("count", problems.len()))
}
