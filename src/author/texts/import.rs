//! Translations from a PO file, judged one by one and put into the definition together.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use super::edit::{self, Page};
use super::export::SURVEY_FIELD;
use super::holes::holes;
use super::po::{self, Catalog, Entry};
use super::{TextsError, Wordings, write};
use crate::expr::nearest;
use crate::plain::{Plain, is_plain, shown};
use crate::storage::surveys::LoadError;
use crate::survey::{
    Language, PlaceInFile, Problem, ProblemCode, Severity, TextId, WrittenText, read_texts,
};

const TEXT_BYTES_MAX: usize = 64 << 10;

/// A PO file that came back.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    /// As its user named it, for problems.
    pub file: &'a str,
    pub bytes: &'a [u8],
    /// Whether translations of a former source wording are taken as well.
    pub force: bool,
}

/// What became of the translations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Index of the language.
    pub language: usize,
    /// Texts whose wording is another one now.
    pub written: Vec<TextId>,
    /// Entries whose translation stood there already.
    pub unchanged: usize,
    /// Entries marked as fuzzy, which were left alone.
    pub fuzzy: usize,
    /// Entries without a translation.
    pub blank: usize,
}

/// The entries of one file on their way into a definition.
struct Judged<'a> {
    sent: Sent<'a>,
    text: &'a str,
    problems: Vec<Problem>,
    imported: Imported,
    /// New wordings, by index of their text.
    wordings: BTreeMap<usize, &'a str>,
    /// Texts whose translation is vouched for, and what it was made from.
    made_from: Vec<(usize, &'a str)>,
}

impl Wordings {
    /// Puts a file's translations into the definition and stamps them, or tells every
    /// problem and changes nothing.
    pub fn import(&mut self, sent: Sent<'_>) -> Result<Imported, TextsError> {
        let path = self.path()?.to_owned();
        let text = std::str::from_utf8(sent.bytes).map_err(|error| {
            let shown = String::from_utf8_lossy(sent.bytes);
            let start = error.valid_up_to();
            let place = Some((&*shown, start..start + 1));
            let help = "Save it as UTF-8 and import it again.";
            TextsError::Problems(vec![problem(
                sent.file,
                (ProblemCode::NotUtf8, "From here on the file is not UTF-8."),
                (help, place),
            )])
        })?;
        let catalog = po::read(text).map_err(|faults| {
            let told = faults.into_iter().map(|fault| {
                let place = Some((text, fault.span));
                problem(
                    sent.file,
                    (ProblemCode::BadPo, &fault.what),
                    (fault.help, place),
                )
            });
            TextsError::Problems(told.collect())
        })?;
        let language = self.language_of(&catalog, sent)?;
        let mut judged = Judged::new(sent, text, language);
        judged.entries(self, &catalog.entries);
        let Judged {
            problems,
            imported,
            wordings,
            made_from,
            ..
        } = judged;
        if !problems.is_empty() {
            return Err(TextsError::Problems(problems));
        }
        let made_from: Vec<(TextId, String)> = made_from
            .into_iter()
            .map(|(at, source)| (self.texts[at].id.clone(), source.to_owned()))
            .collect();
        if !wordings.is_empty() {
            let changed = self.changed(language, &wordings, sent)?;
            self.check_untouched(&path, sent)?;
            write(&path, changed.as_bytes())?;
            self.texts = read_texts(&changed, &self.survey.languages);
            self.source = changed;
        }
        let tag = self.survey.languages[language].to_string();
        for (id, source) in &made_from {
            self.stamps.note(&tag, id, source);
        }
        if !made_from.is_empty() {
            self.save_stamps()?;
        }
        Ok(imported)
    }

    /// Somebody may have saved the definition in an editor since it was read.
    fn check_untouched(&self, path: &Path, sent: Sent<'_>) -> Result<(), TextsError> {
        if fs::read(path).is_ok_and(|present| *present == *self.found.bytes) {
            return Ok(());
        }
        let what = "The definition was changed while the texts were read.";
        let help = "Import the file once more.";
        let told = problem(
            sent.file,
            (ProblemCode::ChangedMeanwhile, what),
            (help, None),
        );
        Err(TextsError::Problems(vec![told]))
    }

    /// The language that a file says it is in.
    fn language_of(&self, catalog: &Catalog, sent: Sent<'_>) -> Result<usize, TextsError> {
        let refuse = |code, what: String, help: &str| {
            let told = problem(sent.file, (code, &what), (help, None));
            TextsError::Problems(vec![told])
        };
        let survey = catalog.field(SURVEY_FIELD);
        if let Some(other) = survey.filter(|id| *id != self.survey.id.as_str()) {
            let what = format!("The file has the texts of the survey `{}`.", shown(other));
            let help = format!("Import it there; this is `{}`.", self.survey.id);
            return Err(refuse(ProblemCode::OtherSurvey, what, &help));
        }
        let charset = catalog.field("Content-Type").and_then(|field| {
            let (_, charset) = field.split_once("charset=")?;
            Some(charset.trim().to_ascii_lowercase())
        });
        if let Some(other) = charset.filter(|set| !matches!(&**set, "utf-8" | "utf8" | "charset")) {
            let what = format!("The file says that it is in {}.", shown(&other));
            let help = "Save it as UTF-8: its header says `charset=UTF-8` then.";
            return Err(refuse(ProblemCode::NotUtf8, what, help));
        }
        let targets: Vec<&str> = self.targets().iter().map(Language::as_str).collect();
        let help = format!(
            "Its header has a line `Language:` with one of the languages that the survey is translated into: {}.",
            targets.join(", ")
        );
        let Some(tag) = catalog.field("Language") else {
            let what = "The file does not say which language it is in.".to_owned();
            return Err(refuse(ProblemCode::UnknownLanguage, what, &help));
        };
        // Other tools write `nn_NO` where the survey says `nn`.
        let hyphened = tag.replace('_', "-");
        let primary = hyphened.split('-').next().unwrap_or_default();
        let found = self.target(&hyphened).or_else(|| self.target(primary));
        found.ok_or_else(|| {
            let what = format!("The survey is not translated into `{}`.", shown(tag));
            refuse(ProblemCode::UnknownLanguage, what, &help)
        })
    }

    /// The definition with new wordings in one language.
    pub(super) fn changed(
        &self,
        language: usize,
        wordings: &BTreeMap<usize, &str>,
        sent: Sent<'_>,
    ) -> Result<String, TextsError> {
        let page = Page {
            source: &self.source,
            languages: &self.survey.languages,
        };
        let put = |(at, words): (&usize, &&str)| page.put(&self.texts[*at], language, words);
        let changed = edit::apply(&self.source, wordings.iter().flat_map(put).collect());
        self.proofread(changed, (language, wordings), sent)
    }

    /// A definition that is as it was, but for the wordings put into it.
    pub(super) fn proofread(
        &self,
        changed: String,
        (language, wordings): (usize, &BTreeMap<usize, &str>),
        sent: Sent<'_>,
    ) -> Result<String, TextsError> {
        let found = read_texts(&changed, &self.survey.languages);
        let is_as_meant = |at: usize, text: &WrittenText, now: &WrittenText| {
            let languages = 0..self.survey.languages.len();
            now.id == text.id
                && languages.clone().all(|other| {
                    let new = wordings.get(&at).filter(|_| other == language);
                    now.words(other) == new.copied().or(text.words(other))
                })
        };
        let mut pairs = self.texts.iter().zip(&found).enumerate();
        let stray = pairs.find(|(at, (text, now))| !is_as_meant(*at, text, now));
        if stray.is_some() || found.len() != self.texts.len() {
            let id = stray.map_or("…", |(_, (text, _))| text.id.as_str());
            let what = format!("The wording of `{id}` cannot be put into the definition.");
            let help = "Write it there by hand, then import the rest.";
            let told = problem(sent.file, (ProblemCode::CannotWrite, &what), (help, None));
            return Err(TextsError::Problems(vec![told]));
        }
        match self.found.read_as(changed.as_bytes()) {
            Ok(_) => Ok(changed),
            Err(LoadError::Problems(problems)) => Err(TextsError::Problems(problems)),
            Err(error) => Err(TextsError::Load(error)),
        }
    }
}

impl<'a> Judged<'a> {
    fn new(sent: Sent<'a>, text: &'a str, language: usize) -> Self {
        Self {
            sent,
            text,
            problems: Vec::new(),
            imported: Imported {
                language,
                written: Vec::new(),
                unchanged: 0,
                fuzzy: 0,
                blank: 0,
            },
            wordings: BTreeMap::new(),
            made_from: Vec::new(),
        }
    }

    fn entries(&mut self, own: &Wordings, entries: &'a [Entry]) {
        let by_id: HashMap<&str, usize> = (0..)
            .zip(&own.texts)
            .map(|(at, text)| (text.id.as_str(), at))
            .collect();
        let mut seen = HashSet::new();
        for entry in entries {
            let Some(id) = entry.context.as_deref() else {
                let help =
                    "Above `msgid` stands `msgctxt` with the id of the text: export it anew.";
                self.tell(
                    entry,
                    (
                        ProblemCode::NoContext,
                        "The entry does not say which text it is.",
                    ),
                    help,
                );
                continue;
            };
            if !seen.insert(id) {
                let what = format!("The text `{}` is there twice.", shown(id));
                self.tell(
                    entry,
                    (ProblemCode::DuplicateText, &what),
                    "Take one of the two out.",
                );
                continue;
            }
            match by_id.get(id) {
                Some(&at) => self.entry(entry, (at, &own.texts[at])),
                // An entry without a translation has nothing to lose.
                None if entry.translation.trim().is_empty() => self.imported.blank += 1,
                None => {
                    let what = format!("The survey has no text `{}`.", shown(id));
                    let near = nearest(id, by_id.keys().copied());
                    let help = near.map_or_else(
                        || "Take the entry out: its question or choice is gone.".to_owned(),
                        |near| format!("Did you mean `{near}`? If it is gone, take the entry out."),
                    );
                    self.tell(entry, (ProblemCode::UnknownText, &what), &help);
                }
            }
        }
    }

    fn entry(&mut self, entry: &'a Entry, (at, text): (usize, &WrittenText)) {
        let words = entry.translation.as_str();
        if words.trim().is_empty() {
            self.imported.blank += 1;
            return;
        }
        if entry.is_fuzzy {
            self.imported.fuzzy += 1;
            return;
        }
        let is_present = text.words(self.imported.language) == Some(words);
        let is_current = text.words(0) == Some(entry.source.as_str());
        if is_present {
            self.imported.unchanged += 1;
            if is_current {
                self.made_from.push((at, &entry.source));
            }
            return;
        }
        if !is_current && !self.sent.force {
            let what = format!(
                "The source wording of `{}` has changed since the export.",
                text.id
            );
            let help = "Export the texts anew and look at this one; `--force` takes it as it is.";
            return self.tell(entry, (ProblemCode::StaleTranslation, &what), help);
        }
        if let Err((code, what, help)) = fits(words, text) {
            return self.tell(entry, (code, &what), help);
        }
        self.wordings.insert(at, words);
        self.made_from.push((at, &entry.source));
        self.imported.written.push(text.id.clone());
    }

    fn tell(&mut self, entry: &Entry, what: (ProblemCode, &str), help: &str) {
        let place = Some((self.text, entry.span.clone()));
        let told = problem(self.sent.file, what, (help, place));
        self.problems.push(told);
    }
}

/// Whether a translation can stand where its source does.
fn fits(words: &str, text: &WrittenText) -> Result<(), (ProblemCode, String, &'static str)> {
    let id = &text.id;
    if !is_plain(words) {
        let what = format!("The translation of `{id}` holds an invisible or control character.");
        return Err((
            ProblemCode::UnsafeCharacter,
            what,
            "Delete it, or write a space instead of a tab.",
        ));
    }
    if words.len() > TEXT_BYTES_MAX {
        let what = format!(
            "The translation of `{id}` is longer than {} KiB.",
            TEXT_BYTES_MAX >> 10
        );
        return Err((ProblemCode::TextTooLong, what, "Make it shorter."));
    }
    let own = holes(words).map_err(|sign| {
        let what = format!("In the translation of `{id}` a `{sign}` stands alone.");
        let help = "A hole is written `{name}`; for the signs themselves write `{{` and `}}`.";
        (ProblemCode::LoneBrace, what, help)
    })?;
    let wanted = text
        .words(0)
        .and_then(|source| holes(source).ok())
        .unwrap_or_default();
    if let Some(strange) = own.difference(&wanted).next() {
        let what = format!(
            "The translation of `{id}` has `{{{}}}`, the source has not.",
            shown(strange)
        );
        return Err((
            ProblemCode::StrangeHole,
            what,
            "Keep what stands in braces as it is in the source.",
        ));
    }
    if let Some(lost) = wanted.difference(&own).next() {
        let what = format!("The translation of `{id}` lacks `{{{lost}}}`.");
        return Err((
            ProblemCode::LostHole,
            what,
            "Put it where the answer is to be shown.",
        ));
    }
    Ok(())
}

fn problem(
    file: &str,
    (code, what): (ProblemCode, &str),
    (help, place): (&str, Option<(&str, Range<usize>)>),
) -> Problem {
    Problem {
        file: Plain::line(file),
        severity: Severity::Error,
        code,
        what: Plain::line(what),
        help: Some(Plain::line(help)),
        place: place.map(|(source, span)| PlaceInFile::of(source, &span)),
        texts: Vec::new(),
    }
}
