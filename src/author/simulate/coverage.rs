//! What simulated respondents reached, and how often; what is 0 was never reached.

use std::collections::BTreeSet;

use crate::expr::Value;
use crate::session::{Place, Session, Trouble};
use crate::survey::{Choice, Entry, Kind, Level, Page, Refusal, Rule, Survey};

use super::seen::Seen;

/// Counts by the indexes of the survey; a page that is asked several times counts each.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// By page: how many respondents it was asked of.
    pub pages: Vec<usize>,
    /// By page: how many its condition held for, whether or not something was asked then.
    pub pages_held: Vec<usize>,
    /// By question.
    pub questions: Vec<Reached>,
}

/// What became of one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reached {
    /// How often it was asked; of a `computed` question, how often it had a value.
    pub asked: usize,
    /// How often its page was asked and it was not.
    pub skipped: usize,
    pub answered: usize,
    /// A reason was given instead of an answer.
    pub missing: usize,
    pub blank: usize,
    /// By choice, in its author's order: how often it was picked, in whatever row.
    pub choices: Vec<usize>,
    /// By choice: how often it was left out by its condition, though the question was asked.
    pub hidden: Vec<usize>,
    /// By row or part: how often it was answered.
    pub rows: Vec<usize>,
    /// The same as `hidden`, by row or part.
    pub rows_hidden: Vec<usize>,
    /// A computation that is true or false: how often it was false.
    pub untrue: usize,
    /// By check: how often its words were shown, and how often the answer was kept.
    pub shown: Vec<usize>,
    pub kept: Vec<usize>,
    /// How often an open answer was asked about.
    pub asked_again: usize,
    /// Which entries of a long list were picked.
    pub listed: BTreeSet<String>,
}

impl Coverage {
    pub(super) fn new(survey: &Survey) -> Self {
        let questions = survey.questions.iter().map(|question| {
            let (choices, rows) = (question.kind.choices().len(), question.kind.rows().len());
            Reached {
                choices: vec![0; choices],
                hidden: vec![0; choices],
                rows: vec![0; rows],
                rows_hidden: vec![0; rows],
                shown: vec![0; question.checks.len()],
                kept: vec![0; question.checks.len()],
                ..Reached::default()
            }
        });
        Self {
            questions: questions.collect(),
            pages: vec![0; survey.pages.len()],
            pages_held: vec![0; survey.pages.len()],
        }
    }

    /// Counts what a respondent was told at a place, and whether the answer stands.
    pub(super) fn told(&mut self, session: &Session, at: &Place, trouble: &Trouble, kept: bool) {
        let Some(index) = session.survey().find(at.question.as_str()) else {
            return;
        };
        let (question, reached) = (
            &session.survey().questions[index],
            &mut self.questions[index],
        );
        let seen = Seen {
            session,
            at,
            open: None,
        };
        let level = match trouble {
            Trouble::Open => {
                reached.asked_again += usize::from(!kept);
                return;
            }
            Trouble::Refused(Refusal::Check { .. }) => Level::Error,
            Trouble::Doubted(_) => Level::Warn,
            Trouble::Refused(_) | Trouble::Unconfirmed => return,
        };
        for (nth, check) in question.checks.iter().enumerate() {
            if check.level == level && !check.that.truth(&seen).passes() {
                let counts = if kept {
                    &mut reached.kept
                } else {
                    &mut reached.shown
                };
                counts[nth] += 1;
                if level == Level::Error {
                    break; // One refusal is told at a time.
                }
            }
        }
    }

    /// Counts a finished interview.
    pub(super) fn finished(&mut self, session: &Session) {
        let survey = session.survey();
        let mut pages = vec![false; survey.pages.len()];
        for step in session.path().steps() {
            pages[survey.questions[step.question].page] = true;
            self.step(session, &step.place, step.question);
        }
        let held: Vec<bool> = survey
            .pages
            .iter()
            .map(|page| holds(session, page))
            .collect();
        for (at, question) in survey.questions.iter().enumerate() {
            if !held[question.page] {
                continue;
            }
            for iteration in session.path().iterations_of(at) {
                let place = Place {
                    question: question.id.clone(),
                    iteration: iteration.clone(),
                };
                match &question.kind {
                    Kind::Computed { rule } => self.computed((session, &place), at, rule),
                    _ if question.show_if.is_none() => {}
                    _ if session.path().index_of(&place).is_some() => {}
                    _ => self.questions[at].skipped += 1,
                }
            }
        }
        for (count, asked) in self.pages.iter_mut().zip(pages) {
            *count += usize::from(asked);
        }
        for (count, held) in self.pages_held.iter_mut().zip(held) {
            *count += usize::from(held);
        }
    }

    fn computed(&mut self, (session, place): (&Session, &Place), at: usize, rule: &Rule) {
        let reached = &mut self.questions[at];
        let value = session.path().value(place);
        match (rule, value) {
            (_, None) => {}
            (Rule::Value(_), Some(value)) => {
                reached.asked += 1;
                reached.untrue += usize::from(*value == Value::Truth(false));
            }
            (Rule::First(choices), Some(value)) => {
                reached.asked += 1;
                picked(choices, value, &mut reached.choices);
            }
        }
    }

    fn step(&mut self, session: &Session, place: &Place, at: usize) {
        let (question, reached) = (&session.survey().questions[at], &mut self.questions[at]);
        reached.asked += 1;
        let (choices, rows) = (question.kind.choices(), question.kind.rows());
        if choices.iter().any(|choice| choice.show_if.is_some()) {
            count_hidden(choices, &session.choices(place), &mut reached.hidden);
        }
        if rows.iter().any(|row| row.show_if.is_some()) {
            count_hidden(rows, &session.rows(place), &mut reached.rows_hidden);
        }
        let Some(value) = session.path().value(place) else {
            match session.entry(place) {
                Some(Entry::Missing(_)) => reached.missing += 1,
                _ => reached.blank += usize::from(question.takes_entry()),
            }
            return;
        };
        reached.answered += 1;
        match value {
            Value::Cells(cells) => {
                for (row, codes) in cells {
                    count_one(rows, row.as_str(), &mut reached.rows);
                    let codes = Value::Codes(codes.clone());
                    picked(choices, &codes, &mut reached.choices);
                }
            }
            Value::Parts(parts) => {
                for part in parts.keys() {
                    count_one(rows, part.as_str(), &mut reached.rows);
                }
            }
            Value::Code(code) if choices.is_empty() => {
                reached.listed.insert(code.to_string());
            }
            value => picked(choices, value, &mut reached.choices),
        }
    }
}

fn holds(session: &Session, page: &Page) -> bool {
    let first = &session.survey().questions[page.questions.start];
    let seen = Seen {
        session,
        at: &Place::once(&first.id),
        open: None,
    };
    let rule = page.show_if.as_ref();
    rule.is_none_or(|rule| rule.truth(&seen).holds())
}

fn picked(choices: &[Choice], value: &Value, counts: &mut [usize]) {
    match value {
        Value::Code(code) => count_one(choices, code.as_str(), counts),
        Value::Codes(codes) => {
            for code in codes {
                count_one(choices, code.as_str(), counts);
            }
        }
        Value::Truth(_)
        | Value::Number(_)
        | Value::Text(_)
        | Value::Date(_)
        | Value::Cells(_)
        | Value::Parts(_)
        | Value::Each(_) => {}
    }
}

fn count_one(choices: &[Choice], code: &str, counts: &mut [usize]) {
    let at = choices
        .iter()
        .position(|choice| choice.code.as_str() == code);
    if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
        *count += 1;
    }
}

fn count_hidden(all: &[Choice], shown: &[&Choice], counts: &mut [usize]) {
    for (choice, count) in all.iter().zip(counts) {
        let here = shown.iter().any(|one| one.code == choice.code);
        *count += usize::from(!here);
    }
}
