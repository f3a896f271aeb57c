//! The path: the questions asked, given the entries so far. Derived, never stored.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::Place;
use crate::expr::{Answers, Code, Slot, Value};
use crate::survey::{Accepted, Entry, Kind, Survey};

/// What is asked, in order, and what the accepted answers on the way mean.
#[derive(Clone, Debug, Default)]
pub struct Path {
    steps: Vec<Step>,
    index: HashMap<Place, usize>,
    /// By question: its value, where it is on the path and accepted, or computed.
    values: Vec<Option<Value>>,
    /// Grids whose rows depend on answers: the rows that are not asked.
    hidden_rows: HashMap<Slot, Vec<Code>>,
}

/// One question on the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub place: Place,
    /// Index in `Survey::questions`.
    pub question: usize,
}

/// What conditions see at one moment: values on the path, and wave parameters.
pub(super) struct Known<'a> {
    pub(super) survey: &'a Survey,
    pub(super) path: &'a Path,
}

impl Path {
    /// Walks the survey once, front to back: conditions look only at what lies before.
    pub fn derive(survey: &Survey, entries: &BTreeMap<Place, Entry>) -> Self {
        let mut path = Self {
            values: vec![None; survey.questions.len()],
            ..Self::default()
        };
        for page in &survey.pages {
            let known = Known {
                survey,
                path: &path,
            };
            if !page
                .show_if
                .as_ref()
                .is_none_or(|rule| rule.truth(&known).holds())
            {
                continue;
            }
            for at in page.questions.clone() {
                path.take(survey, entries, at);
            }
        }
        path
    }

    fn take(&mut self, survey: &Survey, entries: &BTreeMap<Place, Entry>, at: usize) {
        let question = &survey.questions[at];
        let known = Known { survey, path: self };
        if !question
            .show_if
            .as_ref()
            .is_none_or(|rule| rule.truth(&known).holds())
        {
            return;
        }
        if let Kind::Computed { rule } = &question.kind {
            self.values[at] = rule.value(&known);
            return;
        }
        let place = Place::once(&question.id);
        let accepted = entries
            .get(&place)
            .map(|entry| question.accept(entry, &known));
        let rows = question.kind.rows().iter();
        let hidden: Vec<Code> = rows
            .filter(|row| !row.is_shown(&known))
            .map(|row| row.code.clone())
            .collect();
        if !hidden.is_empty() {
            self.hidden_rows.insert(slot(at), hidden);
        }
        if let Some(Ok(Accepted::Value(value))) = accepted {
            self.values[at] = Some(value);
        }
        self.index.insert(place.clone(), self.steps.len());
        self.steps.push(Step {
            place,
            question: at,
        });
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub fn index_of(&self, place: &Place) -> Option<usize> {
        self.index.get(place).copied()
    }

    /// What a question's accepted answer means, where it is on the path.
    pub fn value(&self, question: usize) -> Option<&Value> {
        self.values.get(question)?.as_ref()
    }
}

fn slot(question: usize) -> Slot {
    // A survey holds at most 20,000 questions.
    Slot(u32::try_from(question).unwrap_or(u32::MAX))
}

impl Answers for Known<'_> {
    fn value(&self, slot: Slot) -> Option<Cow<'_, Value>> {
        let own = self.path.value(slot.0 as usize);
        own.or_else(|| self.survey.param(slot)).map(Cow::Borrowed)
    }

    fn hides(&self, grid: Slot, row: &Code) -> bool {
        self.path
            .hidden_rows
            .get(&grid)
            .is_some_and(|rows| rows.contains(row))
    }
}
