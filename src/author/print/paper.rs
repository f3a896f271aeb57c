//! What stands on the paper: every page and question in order, ready to be written down.

use super::ways::Ways;
use super::writer::Writer;
use crate::locale::Locale;
use crate::plain::Plain;
use crate::survey::{Piece, Question, Survey, Telling};

/// A whole questionnaire in one language.
pub(super) struct Paper {
    pub(super) tag: String,
    pub(super) locale: &'static Locale,
    pub(super) title: Plain,
    pub(super) id: String,
    pub(super) version: String,
    /// What kind of survey it is, a line each.
    pub(super) head: Vec<Plain>,
    /// Paragraphs of the notice about privacy.
    pub(super) notice: Vec<Plain>,
    pub(super) pages: Vec<Sheet>,
    /// By index of the survey's questions: their numbers on the paper.
    pub(super) numbers: Vec<Option<usize>>,
    /// By index of the survey's questions.
    pub(super) ids: Vec<String>,
}

impl Paper {
    /// Where a choice leads, in words: the number of a question, or the end.
    pub(super) fn leads_to(&self, target: Target) -> Plain {
        match target {
            Target::Question(to) => {
                let number = self.numbers[to].map(|number| number.to_string());
                Plain::from(number.unwrap_or_default())
            }
            Target::End => self.locale.word("print-to-end"),
        }
    }
}

pub(super) struct Sheet {
    pub(super) title: Plain,
    pub(super) id: String,
    pub(super) intro: Option<Plain>,
    /// When it is asked, how often, in which order.
    pub(super) notes: Vec<Note>,
    pub(super) items: Vec<Item>,
}

/// A question, a note or a computation.
pub(super) struct Item {
    pub(super) index: usize,
    pub(super) id: String,
    pub(super) kind: &'static str,
    /// Empty for a computation.
    pub(super) text: Plain,
    pub(super) help: Option<Plain>,
    /// When it is asked.
    pub(super) rule: Option<Note>,
    /// How it is to be answered, in a sentence or two.
    pub(super) how: Vec<Plain>,
    pub(super) body: Body,
    pub(super) notes: Vec<Note>,
}

/// A sentence about the questionnaire.
pub(super) struct Note {
    pub(super) sort: Sort,
    pub(super) pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// When something is asked.
    Asked,
    /// Where to go on.
    Way,
    /// What is checked.
    Check,
    Plain,
}

/// What is ticked, or where is written.
pub(super) enum Body {
    Nothing,
    Choices {
        mark: Mark,
        choices: Vec<Line>,
    },
    Grid {
        mark: Mark,
        rows: Vec<Line>,
        columns: Vec<Line>,
    },
    /// A line to write on, with what is counted behind it.
    Short(Option<Plain>),
    /// Lines to write on.
    Long(u16),
    /// Lines with a label before each.
    Parts {
        parts: Vec<Line>,
        unit: Option<Plain>,
    },
    /// What it comes to, one after the other.
    Computed(Vec<Note>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    One,
    Several,
    Rank,
}

/// A choice, a row or a part.
pub(super) struct Line {
    pub(super) code: String,
    pub(super) label: Plain,
    /// What is to be known of it, each in a few words.
    pub(super) notes: Vec<Note>,
    /// Whether a few words more are asked for.
    pub(super) detail: bool,
    /// Where to go on where it is picked, if not to the next question.
    pub(super) to: Option<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Question(usize),
    End,
}

impl Paper {
    pub(super) fn new(survey: &Survey, language: usize) -> Self {
        let telling = Telling::new(survey, language);
        let numbers = numbers(survey);
        let writer = Writer {
            survey,
            telling,
            ways: Ways::new(survey),
        };
        let pages = survey.pages.iter().map(|page| writer.sheet(page));
        let notice = survey.privacy.notice.as_ref();
        let notice = notice.map(|notice| telling.text(notice).to_string());
        let notice = notice.unwrap_or_default();
        let paragraphs = notice.split("\n\n").map(str::trim);
        Self {
            tag: survey.languages[language].to_string(),
            locale: telling.locale(),
            title: telling.text(&survey.title),
            id: survey.id.to_string(),
            version: survey.version.to_string(),
            head: writer.head(&numbers),
            notice: paragraphs
                .filter(|one| !one.is_empty())
                .map(Plain::text)
                .collect(),
            pages: pages.collect(),
            ids: survey
                .questions
                .iter()
                .map(|one| one.id.to_string())
                .collect(),
            numbers,
        }
    }
}

/// Questions are numbered in the order of the survey; notes and computations are not.
pub(super) fn numbers(survey: &Survey) -> Vec<Option<usize>> {
    let mut next = 0;
    let number = |question: &Question| {
        question.takes_entry().then(|| {
            next += 1;
            next
        })
    };
    survey.questions.iter().map(number).collect()
}
