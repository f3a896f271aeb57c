//! A survey: a checked definition, in which every name resolves and every condition is
//! well typed. Nothing here knows that anybody answers.

mod accept;
mod date;
mod entry;
mod given;
mod id;
mod kind;
mod ledger;
mod links;
mod list;
mod mark;
mod measure;
mod order;
mod problem;
mod read;
mod refusal;
mod sharing;
mod telling;
mod text;
mod texts;
mod written;

use std::collections::HashMap;
use std::ops::Range;

use crate::expr::{Expr, Slot, Value};
use crate::plain::Plain;

pub use accept::Accepted;
pub use date::Dates;
pub use entry::{Entry, Picks};
pub use given::Given;
pub use id::{Language, PageId, QuestionId, SurveyId};
pub use kind::{Choice, Kind, Pattern, Reason, Rule, TEXT_CHARS};
pub use ledger::{Ledger, Recorded, RecordedCode, Release};
pub use links::{Link, Linked};
pub use list::{List, Listed, fold};
pub use mark::Mark;
pub use measure::Measure;
pub use order::Order;
pub use problem::{Mention, PlaceInFile, Problem, ProblemCode, Severity};
pub use read::{Definition, Places, SCHEMA, Shelf};
pub use read::{read, read_answers, read_ledger, read_stamps, read_texts, read_written};
pub use refusal::{Refusal, Shape};
pub use sharing::{Shared, Sharing, Total};
pub use telling::{Piece, Telling};
pub use text::{Hole, Part, Text};
pub use texts::{Fingerprint, Form, Stamps, TextId, Wording, WrittenText};

/// A whole questionnaire, in the order in which it is asked.
#[derive(Debug)]
pub struct Survey {
    pub id: SurveyId,
    pub version: Plain,
    /// SHA-256 of the definition and the lists beside it, in lowercase hexadecimal.
    pub digest: String,
    /// The first is the source language. Never empty.
    pub languages: Vec<Language>,
    pub title: Text,
    pub params: Vec<Param>,
    pub privacy: Privacy,
    pub collect: Collect,
    pub pages: Vec<Page>,
    /// The order of the pages.
    pub order: Order,
    /// Warnings that its author has allowed everywhere.
    pub allow: Vec<ProblemCode>,
    /// All questions of all pages; a [`Slot`] below their number is an index here, the
    /// slots above belong to `params`.
    pub questions: Vec<Question>,
    by_id: HashMap<QuestionId, usize>,
    links: links::Links,
}

#[derive(Debug)]
pub struct Page {
    pub id: PageId,
    /// Its id in an earlier version.
    pub renamed_from: Vec<PageId>,
    pub title: Text,
    pub intro: Option<Text>,
    pub show_if: Option<Expr>,
    /// Whether and for what it is asked several times.
    pub repeat: Option<Repeat>,
    /// The order of its questions.
    pub order: Order,
    /// Whether it keeps its place where pages are shuffled.
    pub fixed: bool,
    /// Warnings that its author has allowed on it.
    pub allow: Vec<ProblemCode>,
    /// Which of the survey's questions stand on this page. Never empty.
    pub questions: Range<usize>,
}

/// What a page is asked once for, by the index of the question that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Each choice picked there that is an answer in substance.
    Each(usize),
    /// As many times as the number given there.
    Times(usize),
}

#[derive(Debug)]
pub struct Question {
    pub id: QuestionId,
    /// Its id in an earlier version: answers under it belong here.
    pub renamed_from: Vec<QuestionId>,
    /// Index of its page.
    pub page: usize,
    /// Empty for a `computed` question, which nobody reads.
    pub text: Text,
    pub help: Option<Text>,
    pub show_if: Option<Expr>,
    pub required: Required,
    pub checks: Vec<Check>,
    /// Reasons that a respondent may give instead of a number or a text.
    pub missing: Vec<Reason>,
    /// The order of its choices; of the rows of a grid.
    pub order: Order,
    /// Whether it keeps its place where the questions of its page are shuffled.
    pub fixed: bool,
    /// Warnings that its author has allowed on it.
    pub allow: Vec<ProblemCode>,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    No,
    /// Asks once whether it is to stay open.
    Soft,
    Yes,
}

/// A rule over the answer and those before it, with the words that say what is wrong.
#[derive(Debug)]
pub struct Check {
    pub that: Expr,
    pub level: Level,
    pub text: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The answer is refused.
    Error,
    /// The respondent may keep the answer.
    Warn,
}

/// A value that belongs to the wave and not to the respondent.
#[derive(Debug)]
pub struct Param {
    pub name: String,
    pub value: Value,
}

#[derive(Debug)]
pub struct Privacy {
    pub mode: Mode,
    pub notice: Option<Text>,
    /// Whether a "no" to a consent screen ends the interview without a response.
    pub consent: bool,
}

/// How answers are tied to a person; told before the first question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Identified,
    Confidential,
    Anonymous,
}

#[derive(Debug, Default)]
pub struct Collect {
    pub endpoint: Option<String>,
    /// The key that must sign receipts: 32 bytes of Ed25519.
    pub receipt_key: Option<[u8; 32]>,
}

impl Survey {
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The question that says it had this id in an earlier version.
    pub fn heir(&self, id: &str) -> Option<&Question> {
        let mut questions = self.questions.iter();
        questions.find(|one| one.renamed_from.iter().any(|former| former.as_str() == id))
    }

    pub fn question(&self, id: &str) -> Option<&Question> {
        self.find(id).map(|index| &self.questions[index])
    }

    pub fn page_of(&self, question: &Question) -> &Page {
        &self.pages[question.page]
    }

    /// What is to be looked at again when the answer to a question changes, in the order
    /// in which it is decided.
    pub fn dependents(&self, question: usize) -> &[Link] {
        self.links.of(question)
    }

    pub fn linked(&self, link: Link) -> Linked {
        link.linked(&self.questions)
    }

    /// The value of a wave parameter, by the slot that conditions use for it.
    pub fn param(&self, slot: Slot) -> Option<&Value> {
        let index = (slot.0 as usize).checked_sub(self.questions.len())?;
        self.params.get(index).map(|param| &param.value)
    }

    /// Where a language stands in `languages`; the source language where it is not spoken.
    pub fn language_index(&self, language: &Language) -> usize {
        self.languages
            .iter()
            .position(|known| known == language)
            .unwrap_or(0)
    }

    pub fn speaks(&self, tag: &str) -> Option<&Language> {
        self.languages.iter().find(|known| known.as_str() == tag)
    }
}

impl Question {
    /// Whether a respondent is asked for anything: a note is shown, a computation is not.
    pub fn takes_entry(&self) -> bool {
        !matches!(self.kind, Kind::Note | Kind::Computed { .. })
    }

    /// Whether a respondent sees it at all.
    pub fn is_shown(&self) -> bool {
        !matches!(self.kind, Kind::Computed { .. })
    }
}
