//! A survey's texts in one language as a PO file, for translators.

use std::collections::HashMap;
use std::path::Path;

use super::Wordings;
use super::po::{self, Catalog, Entry};
use crate::survey::{Survey, TextId, WrittenText};

/// Which survey a file belongs to, in its header.
pub(super) const SURVEY_FIELD: &str = "X-Svar-Survey";

/// The texts of one language, ready to hand over.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    pub entries: Vec<ExportedText>,
    pub file: String,
}

/// One text as a translator sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportedText {
    pub id: TextId,
    pub line: usize,
    pub source: String,
    pub translation: Option<String>,
    pub is_stale: bool,
    /// What a stale translation was made from, if that is known.
    pub former: Option<String>,
}

impl Wordings {
    /// Every text with a source wording, in the order of the file.
    pub fn export(&self, language: usize) -> Exported {
        let (mut line, mut seen) = (1, 0);
        let mut entries = Vec::new();
        let mut catalog = Catalog {
            header: header(&self.survey, language),
            entries: Vec::new(),
        };
        let by_id = self.texts.iter().map(|text| (text.id.as_str(), text));
        let by_id: HashMap<&str, &WrittenText> = by_id.collect();
        // A text in a list may stand before its own lists in the walk: lines only grow.
        let mut texts: Vec<&WrittenText> = self.texts.iter().collect();
        texts.sort_by_key(|text| text.place.start);
        for text in texts {
            let Some(source) = text.words(0) else {
                continue;
            };
            line += self.source[seen..text.place.start].matches('\n').count();
            seen = text.place.start;
            let is_stale = self.is_stale(text, language);
            let former = self.former(text, language).filter(|_| is_stale);
            let exported = ExportedText {
                id: text.id.clone(),
                line,
                source: source.to_owned(),
                translation: text.words(language).map(str::to_owned),
                is_stale,
                former: former.map(str::to_owned),
            };
            let question = Self::asked_with(text, &by_id);
            catalog
                .entries
                .push(self.entry(text, (&exported, question)));
            entries.push(exported);
        }
        let file = po::write(&catalog);
        Exported { entries, file }
    }

    fn entry(
        &self,
        text: &WrittenText,
        (exported, question): (&ExportedText, Option<&str>),
    ) -> Entry {
        let mut notes: Vec<String> = question.map(str::to_owned).into_iter().collect();
        notes.extend(text.condition.clone());
        let name = Path::new(&self.found.name).file_name().unwrap_or_default();
        Entry {
            notes,
            reference: format!("{}:{}", name.to_string_lossy(), exported.line),
            is_fuzzy: exported.is_stale,
            former: exported.former.clone(),
            context: Some(text.id.to_string()),
            source: exported.source.clone(),
            translation: exported.translation.clone().unwrap_or_default(),
            ..Entry::default()
        }
    }

    /// The question that a choice, a row or a check belongs to, in the source language.
    fn asked_with<'t>(
        text: &WrittenText,
        by_id: &HashMap<&str, &'t WrittenText>,
    ) -> Option<&'t str> {
        let (owner, rest) = text
            .id
            .as_str()
            .strip_prefix("question/")?
            .split_once('/')?;
        let question = by_id.get(format!("question/{owner}/text").as_str())?;
        question.words(0).filter(|_| rest != "text")
    }
}

fn header(survey: &Survey, language: usize) -> Vec<(String, String)> {
    let tag = survey.languages[language].as_str();
    let project = format!("{} {}", survey.id, survey.version);
    [
        ("Project-Id-Version", project.as_str()),
        ("Language", tag),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Source-Language", survey.languages[0].as_str()),
        (SURVEY_FIELD, survey.id.as_str()),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}
