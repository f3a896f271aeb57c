//! What looks at what: the questions and pages to look at again when an answer changes.

use super::{Choice, Kind, Page, Question, Repeat, Rule, Sharing, Total};
use crate::expr::{Expr, Slot};

/// A question or a page, numbered so that what is decided first has the lower number:
/// a page comes right before its first question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(u32);

/// Which of the two a [`Link`] is, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    Page(usize),
    Question(usize),
}

/// For each question, what depends on its answer.
#[derive(Debug, Default)]
pub(super) struct Links {
    dependents: Vec<Vec<Link>>,
}

impl Link {
    pub(super) fn page(page: &Page) -> Self {
        Self(number(page.questions.start * 2))
    }

    pub(super) fn question(at: usize) -> Self {
        Self(number(at * 2 + 1))
    }

    pub(super) fn linked(self, questions: &[Question]) -> Linked {
        let at = self.0 as usize / 2;
        if self.0.is_multiple_of(2) {
            Linked::Page(questions[at].page)
        } else {
            Linked::Question(at)
        }
    }
}

/// A survey holds at most 20,000 questions.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Links {
    pub(super) fn new(pages: &[Page], questions: &[Question]) -> Self {
        let mut links = Self {
            dependents: vec![Vec::new(); questions.len()],
        };
        for page in pages {
            let driver = page.repeat.map(|repeat| Slot(number(repeat.driver())));
            let slots = page.show_if.iter().flat_map(Expr::slots).chain(driver);
            links.add(Link::page(page), slots);
        }
        for (at, question) in questions.iter().enumerate() {
            links.add(Link::question(at), question.depends_on().into_iter());
        }
        for dependents in &mut links.dependents {
            dependents.sort_unstable();
            dependents.dedup();
        }
        links
    }

    fn add(&mut self, link: Link, slots: impl Iterator<Item = Slot>) {
        for slot in slots {
            // The slots above are wave parameters, which never change.
            if let Some(dependents) = self.dependents.get_mut(slot.0 as usize) {
                dependents.push(link);
            }
        }
    }

    pub(super) fn of(&self, question: usize) -> &[Link] {
        &self.dependents[question]
    }
}

impl Repeat {
    /// The question whose answer says how often.
    pub fn driver(self) -> usize {
        match self {
            Self::Each(question) | Self::Times(question) => question,
        }
    }
}

impl Question {
    /// Everything that decides whether it is asked and which answers it takes.
    pub fn depends_on(&self) -> Vec<Slot> {
        let mut slots = self.show_if.as_ref().map_or_else(Vec::new, Expr::slots);
        slots.extend(self.looks_at());
        slots
    }

    /// Whether what an entry means hangs on other answers, too.
    pub fn has_conditions(&self) -> bool {
        let choices = self.kind.choices().iter().chain(self.kind.rows());
        let computes = self.kind.computation().is_some();
        computes || choices.into_iter().any(|choice| choice.show_if.is_some())
    }

    /// What decides which answers it takes.
    fn looks_at(&self) -> Vec<Slot> {
        let mut slots = conditions(self.kind.choices());
        slots.extend(conditions(self.kind.rows()));
        slots.extend(self.kind.computation().iter().flat_map(|one| one.slots()));
        slots
    }
}

impl Kind {
    /// What is computed from other answers: a value, or what the parts of a total must add
    /// up to.
    pub fn computation(&self) -> Option<&Expr> {
        match self {
            Self::Computed {
                rule: Rule::Value(value),
            } => Some(value),
            Self::Allocate(Sharing {
                total: Total::Computed(total),
                ..
            }) => Some(total),
            Self::Note
            | Self::Single { .. }
            | Self::Multi { .. }
            | Self::Grid { .. }
            | Self::Rank { .. }
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Text { .. }
            | Self::Date(_)
            | Self::Lookup { .. }
            | Self::Allocate(_)
            | Self::Computed {
                rule: Rule::First(_),
            } => None,
        }
    }
}

fn conditions(choices: &[Choice]) -> Vec<Slot> {
    let rules = choices.iter().filter_map(|choice| choice.show_if.as_ref());
    rules.flat_map(Expr::slots).collect()
}
