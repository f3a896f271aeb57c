//! Tells which translations were made from another source wording than there is now.

use super::Wordings;
use crate::plain::Plain;
use crate::survey::{
    Fingerprint, Mention, PlaceInFile, Problem, ProblemCode, Severity, WrittenText,
};

/// So many are told with their place; the rest are only named.
const TOLD_MAX: usize = 50;

impl Wordings {
    /// A warning for each stale translation, in the order of the file.
    pub fn stale(&self) -> Vec<Problem> {
        let mut found: Vec<(usize, &WrittenText)> = Vec::new();
        for text in &self.texts {
            let languages = 1..self.survey.languages.len();
            let stale = languages.filter(|&at| self.is_stale(text, at));
            found.extend(stale.map(|at| (at, text)));
        }
        let (told, rest) = found.split_at(found.len().min(TOLD_MAX));
        let mut problems: Vec<Problem> = told.iter().map(|found| self.problem(*found)).collect();
        if !rest.is_empty() {
            let what = format!("{} more translations are stale.", rest.len());
            let mut more = self.warning(&what, "");
            more.texts = rest.iter().map(|found| self.mention(*found)).collect();
            problems.push(more);
        }
        problems
    }

    /// Whether a translation is there, and is known to be from another source wording.
    pub(super) fn is_stale(&self, text: &WrittenText, language: usize) -> bool {
        let tag = self.survey.languages[language].as_str();
        let known = self.stamps.made_from(tag, &text.id);
        let source = text.words(0).map(Fingerprint::of);
        text.words(language).is_some()
            && known.is_some_and(|known| source.is_some_and(|source| *known != source))
    }

    /// The source wording that a stale translation was made from, if it was kept.
    pub(super) fn former(&self, text: &WrittenText, language: usize) -> Option<&str> {
        let tag = self.survey.languages[language].as_str();
        let known = self.stamps.made_from(tag, &text.id)?;
        self.stamps.wordings.get(known).map(String::as_str)
    }

    fn problem(&self, (language, text): (usize, &WrittenText)) -> Problem {
        let tag = &self.survey.languages[language];
        let source = &self.survey.languages[0];
        let what = format!(
            "The wording in `{tag}` is from before the one in `{source}` was changed: `{}`.",
            text.id
        );
        let former = self.former(text, language).map(excerpt);
        let former = former.map_or_else(String::new, |former| format!("It was “{former}”. "));
        let help = format!(
            "{former}Change the translation or leave it, then run `svar texts stamp {} --lang {tag} --text {}`.",
            self.found.name, text.id
        );
        let mut problem = self.warning(&what, &help);
        let wording = text.wordings[language].as_ref();
        problem.place = wording.map(|wording| PlaceInFile::of(&self.source, &wording.span));
        problem.texts = vec![self.mention((language, text))];
        problem
    }

    fn mention(&self, (language, text): (usize, &WrittenText)) -> Mention {
        let wording = text.wordings[language].as_ref();
        let start = wording.map_or(text.place.start, |wording| wording.span.start);
        Mention {
            text: text.id.clone(),
            line: self.source[..start].matches('\n').count() + 1,
        }
    }

    fn warning(&self, what: &str, help: &str) -> Problem {
        Problem {
            file: Plain::line(&self.found.name),
            severity: Severity::Warning,
            code: ProblemCode::StaleTranslation,
            what: Plain::line(what),
            help: (!help.is_empty()).then(|| Plain::line(help)),
            place: None,
            texts: Vec::new(),
        }
    }
}

/// Enough of a wording to recognize it.
fn excerpt(words: &str) -> String {
    const CHARS_MAX: usize = 80;
    let mut shown: String = words.chars().take(CHARS_MAX).collect();
    if words.chars().nth(CHARS_MAX).is_some() {
        shown.push('…');
    }
    shown.replace('\n', " ")
}
