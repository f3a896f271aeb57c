//! The coverage as a table: each thing a survey has, and how often it was reached.

use std::fmt;

use super::coverage::{Coverage, Reached};
use crate::survey::{Check, Choice, Kind, Level, Question, Required, Rule, Survey};

/// One thing that respondents reach or do not.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// By its ids: `level`, `level.county`, `types.service`.
    pub id: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Page {
        asked: usize,
    },
    Question {
        asked: usize,
        answered: usize,
        missing: usize,
        blank: usize,
    },
    /// A question that is never asked: how often it had a value.
    Computed {
        known: usize,
    },
    Choice {
        picked: usize,
    },
    Row {
        answered: usize,
    },
    /// Entries of a long list; not each of them is to be reached.
    List {
        picked: usize,
        entries: usize,
    },
    /// A condition: how often it held, and how often it did not.
    Rule {
        rule: String,
        held: usize,
        failed: usize,
    },
    Message {
        level: Told,
        words: String,
        shown: usize,
        kept: usize,
    },
}

/// What a respondent is told that an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Refused,
    Doubted,
    /// It is open, and the question wants an answer; these words are not the author's.
    Open,
}

impl Told {
    /// Its word in definitions.
    pub fn word(self) -> &'static str {
        match self {
            Self::Refused => "error",
            Self::Doubted => "warn",
            Self::Open => "soft",
        }
    }
}

impl What {
    /// Its word in reports.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Page { .. } => "page",
            Self::Question { .. } => "question",
            Self::Computed { .. } => "computed",
            Self::Choice { .. } => "choice",
            Self::Row { .. } => "row",
            Self::List { .. } => "list",
            Self::Rule { .. } => "rule",
            Self::Message { .. } => "message",
        }
    }

    /// Whether somebody got there; a rule is to have held, and not to have held.
    pub fn is_reached(&self) -> bool {
        match self {
            Self::Page { asked } | Self::Question { asked, .. } => *asked > 0,
            Self::Computed { known } => *known > 0,
            Self::Choice { picked } | Self::List { picked, .. } => *picked > 0,
            Self::Row { answered } => *answered > 0,
            Self::Rule { held, failed, .. } => *held > 0 && *failed > 0,
            Self::Message { shown, .. } => *shown > 0,
        }
    }
}

impl fmt::Display for Item {
    /// One thing and its counts, on one line.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = &self.id;
        match &self.what {
            What::Page { asked } => write!(out, "{id}: {asked}"),
            What::Question {
                asked,
                answered,
                missing,
                blank,
            } if answered + missing + blank == 0 => write!(out, "{id}: {asked} asked"),
            What::Question {
                asked,
                answered,
                missing,
                blank,
            } => {
                write!(out, "{id}: {asked} asked, {answered} answered, ")?;
                write!(out, "{missing} gave a reason, {blank} blank")
            }
            What::Computed { known } => write!(out, "{id}: {known} known"),
            What::Choice { picked } => write!(out, "{id}: {picked}"),
            What::Row { answered } => write!(out, "{id}: {answered}"),
            What::List { picked, entries } => write!(out, "{id}: {picked} of {entries} entries"),
            What::Rule { rule, held, failed } => {
                write!(out, "{id} if {rule}: {held} yes, {failed} no")
            }
            What::Message {
                level,
                words,
                shown,
                kept,
            } => match level {
                Told::Refused => write!(out, "{id} refused with “{words}”: {shown}"),
                Told::Doubted => write!(out, "{id} doubted with “{words}”: {shown}, {kept} stand"),
                Told::Open => {
                    write!(
                        out,
                        "{id} asked about once more: {shown}, {kept} stayed open"
                    )
                }
            },
        }
    }
}

/// Everything that a survey has, in its order; `respondents`: how many finished.
pub fn items(survey: &Survey, coverage: &Coverage, respondents: usize) -> Vec<Item> {
    let mut items = Vec::new();
    for (nth, page) in survey.pages.iter().enumerate() {
        let (asked, held) = (coverage.pages[nth], coverage.pages_held[nth]);
        let mut add = |id: &str, what| {
            items.push(Item {
                id: id.to_owned(),
                what,
            });
        };
        add(page.id.as_str(), What::Page { asked });
        if let Some(rule) = &page.show_if {
            add(
                page.id.as_str(),
                What::Rule {
                    rule: rule.to_string(),
                    held,
                    failed: respondents.saturating_sub(held),
                },
            );
        }
        for at in page.questions.clone() {
            let question = &survey.questions[at];
            items.extend(of_question(survey, question, &coverage.questions[at]));
        }
    }
    items
}

fn of_question(survey: &Survey, question: &Question, reached: &Reached) -> Vec<Item> {
    let id = question.id.as_str();
    let mut items = vec![Item::new(id, counts(question, reached))];
    if let Some(rule) = question.show_if.as_ref().filter(|_| question.is_shown()) {
        items.push(Item::new(
            id,
            What::Rule {
                rule: rule.to_string(),
                held: reached.asked,
                failed: reached.skipped,
            },
        ));
    }
    if let Kind::Computed {
        rule: Rule::Value(value),
    } = &question.kind
        && *value.kind() == crate::expr::Type::Truth
    {
        items.push(Item::new(
            id,
            What::Rule {
                rule: value.to_string(),
                held: reached.asked - reached.untrue,
                failed: reached.untrue,
            },
        ));
    }
    let rows = question.kind.rows().iter().enumerate();
    for (nth, row) in rows {
        let answered = reached.rows[nth];
        items.push(Item::part(id, row, What::Row { answered }));
        let hidden = reached.rows_hidden[nth];
        items.extend(rule(question, row, (reached.asked, hidden)));
    }
    for (nth, choice) in question.kind.choices().iter().enumerate() {
        let picked = reached.choices[nth];
        items.push(Item::part(id, choice, What::Choice { picked }));
        let hidden = reached.hidden[nth];
        items.extend(rule(question, choice, (reached.asked, hidden)));
    }
    if let Kind::Lookup { list } = &question.kind {
        let (picked, entries) = (reached.listed.len(), list.entries().len());
        items.push(Item::new(id, What::List { picked, entries }));
    }
    for (nth, check) in question.checks.iter().enumerate() {
        let (shown, kept) = (reached.shown[nth], reached.kept[nth]);
        items.push(Item::new(id, message(survey, check, (shown, kept))));
    }
    if question.required == Required::Soft {
        items.push(Item::new(
            id,
            What::Message {
                level: Told::Open,
                words: String::new(),
                shown: reached.asked_again,
                kept: reached.blank,
            },
        ));
    }
    items
}

fn counts(question: &Question, reached: &Reached) -> What {
    if question.is_shown() {
        What::Question {
            asked: reached.asked,
            answered: reached.answered,
            missing: reached.missing,
            blank: reached.blank,
        }
    } else {
        What::Computed {
            known: reached.asked,
        }
    }
}

/// The condition of a choice or a row. Those of a computed question are its choices.
fn rule(question: &Question, choice: &Choice, (asked, hidden): (usize, usize)) -> Option<Item> {
    let rule = choice.show_if.as_ref().filter(|_| question.is_shown())?;
    let what = What::Rule {
        rule: rule.to_string(),
        held: asked.saturating_sub(hidden),
        failed: hidden,
    };
    Some(Item::part(question.id.as_str(), choice, what))
}

fn message(survey: &Survey, check: &Check, (shown, kept): (usize, usize)) -> What {
    What::Message {
        level: match check.level {
            Level::Error => Told::Refused,
            Level::Warn => Told::Doubted,
        },
        words: survey.written(&check.text, 0),
        shown,
        kept,
    }
}

impl Item {
    fn new(id: &str, what: What) -> Self {
        Self {
            id: id.to_owned(),
            what,
        }
    }

    fn part(id: &str, choice: &Choice, what: What) -> Self {
        Self {
            id: format!("{id}.{}", choice.code),
            what,
        }
    }
}
