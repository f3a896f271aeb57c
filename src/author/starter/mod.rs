//! A survey to begin with: the usual things, each with a comment that says what it is for.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use super::texts::unwritten;
use crate::locale::Message;
use crate::survey::{Language, SurveyId};

const TEMPLATE: &str = include_str!("starter.toml");

/// The languages that the starter is written in, as its template has them.
const WRITTEN: [&str; 3] = ["nb", "nn", "en"];

/// What is said for a language that the starter is not written in.
const ELSE: usize = 2;

/// What a survey to begin with is to be like.
#[derive(Clone, Debug)]
pub struct Starter {
    pub id: SurveyId,
    /// The first is the source language. Not empty.
    pub languages: Vec<Language>,
}

/// Why there is no new file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StarterError {
    /// There is one already, which is left as it is.
    Exists,
    Unwritable(Message),
}

impl Starter {
    /// An id from a file's name: `Innovasjon 2024.toml` becomes `innovasjon-2024`.
    pub fn id_for(file: &Path) -> SurveyId {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let mut id = String::new();
        for found in crate::survey::fold(&stem).chars() {
            match found {
                'a'..='z' | '0'..='9' | '_' => id.push(found),
                _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
                _ => {}
            }
        }
        let id: String = id.trim_matches('-').chars().take(64).collect();
        let named = SurveyId::new(&id).or_else(|| SurveyId::new(&format!("survey-{id}")));
        named
            .or_else(|| SurveyId::new("survey"))
            .unwrap_or_else(|| unreachable!("`survey` is spelled as ids are"))
    }

    /// Languages that it has no words of its own for, and says in English.
    pub fn foreign(&self) -> impl Iterator<Item = &Language> {
        let is_foreign = |tag: &&Language| !WRITTEN.contains(&tag.as_str());
        self.languages.iter().filter(is_foreign)
    }

    /// The definition; `file` is what its user calls it.
    pub fn written(&self, file: &str) -> String {
        let tags: Vec<String> = self
            .languages
            .iter()
            .map(|tag| format!("\"{tag}\""))
            .collect();
        let mut out = String::new();
        for line in TEMPLATE.lines() {
            let line = line
                .replace("{{file}}", file)
                .replace("{{id}}", self.id.as_str())
                .replace("{{version}}", "1")
                .replace("{{languages}}", &tags.join(", "));
            out.push_str(&self.filled(&line));
            out.push('\n');
        }
        out
    }

    /// A line with its texts in the languages asked for: `{{key|nb|nn|en}}` a line each,
    /// `{{|nb|nn|en}}` side by side.
    fn filled(&self, line: &str) -> String {
        let Some((before, rest)) = line.split_once("{{") else {
            return line.to_owned();
        };
        let Some((inside, after)) = rest.split_once("}}") else {
            return line.to_owned();
        };
        let mut parts = inside.split('|');
        let key = parts.next().unwrap_or_default();
        let words: Vec<&str> = parts.collect();
        let text = |tag: &Language| {
            let at = WRITTEN.iter().position(|known| *known == tag.as_str());
            crate::author::texts::quoted(words.get(at.unwrap_or(ELSE)).copied().unwrap_or_default())
        };
        let mut out = before.to_owned();
        for (at, tag) in self.languages.iter().enumerate() {
            let text = text(tag);
            let _ = match (key, at) {
                ("", 0) => write!(out, "{tag} = {text}"),
                ("", _) => write!(out, ", {tag} = {text}"),
                (key, 0) => write!(out, "{key}.{tag} = {text}"),
                (key, _) => write!(out, "\n{key}.{tag} = {text}"),
            };
        }
        out.push_str(&self.filled(after));
        out
    }

    /// Writes it to a file that is not there yet.
    pub fn write(&self, path: &Path) -> Result<(), StarterError> {
        let source = self.written(&path.to_string_lossy());
        let written = File::create_new(path).and_then(|mut file| {
            file.write_all(source.as_bytes())?;
            file.sync_all()
        });
        written.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StarterError::Exists,
            _ => StarterError::Unwritable(unwritten(&error)),
        })
    }
}
