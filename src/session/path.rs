//! The path: the questions asked, given the entries so far. Derived, never stored.
//!
//! It is walked in full once. After that an answer makes only those questions be looked at
//! again that depend on it, in the order in which they are decided.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::known::Known;
use super::route::Route;
use super::{Place, Step};
use crate::expr::{Code, Value};
use crate::survey::{Accepted, Entry, Kind, Link, Linked, Repeat, Survey};

pub(super) type Entries = BTreeMap<Place, Entry>;

/// What is asked, in order, and what the accepted answers on the way mean.
///
/// Each question has a cell for each time that its page is asked. The cells of a page lie
/// together, one iteration after the other.
#[derive(Clone, Debug)]
pub struct Path {
    survey: Arc<Survey>,
    route: Route,
    pages: Vec<Stretch>,
    /// By cell: whether it is a step of the path. Never so for a `computed` question.
    asked: Vec<bool>,
    /// By cell: what the entry means, whether or not it is asked for at the moment; of a
    /// `computed` question its value, where it is on the path.
    values: Vec<Option<Value>>,
}

/// A page as it stands on the path.
#[derive(Clone, Debug, Default)]
struct Stretch {
    shown: bool,
    /// Whether it is known how often it is asked.
    known: bool,
    /// The first of its cells.
    first: usize,
    /// What it is asked for; one `None` for a page that is asked once.
    iterations: Vec<Option<Code>>,
    /// How many of its cells are asked.
    steps: usize,
}

/// Which cell: a question, and the index of the iteration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) question: usize,
    pub(super) iteration: usize,
}

impl Path {
    /// Walks the survey once, front to back: conditions look only at what lies before.
    /// `response` is the id by which orders are shuffled.
    pub(super) fn derive(survey: &Arc<Survey>, response: &str, entries: &Entries) -> Self {
        let mut path = Self {
            survey: Arc::clone(survey),
            route: Route::new(survey, response),
            pages: Vec::with_capacity(survey.pages.len()),
            asked: Vec::with_capacity(survey.questions.len()),
            values: Vec::with_capacity(survey.questions.len()),
        };
        for page in 0..survey.pages.len() {
            path.pages.push(Stretch {
                first: path.asked.len(),
                ..Stretch::default()
            });
            path.look_at_page(page);
            for question in survey.pages[page].questions.clone() {
                path.look_at(question, entries, true);
            }
        }
        path
    }

    /// Takes in that the entry at a place has changed.
    pub(super) fn follow(&mut self, entries: &Entries, place: &Place) {
        let Some(question) = self.survey.find(place.question.as_str()) else {
            return;
        };
        let survey = Arc::clone(&self.survey);
        let mut changed = BTreeSet::new();
        if self.look_at(question, entries, true) {
            changed.extend(survey.dependents(question));
        }
        while let Some(link) = changed.pop_first() {
            self.look_again(link, entries, &mut changed);
        }
    }

    fn look_again(&mut self, link: Link, entries: &Entries, changed: &mut BTreeSet<Link>) {
        let survey = Arc::clone(&self.survey);
        match survey.linked(link) {
            Linked::Question(at) => {
                let reads = survey.questions[at].has_conditions();
                if self.look_at(at, entries, reads) {
                    changed.extend(survey.dependents(at));
                }
            }
            Linked::Page(page) => {
                if !self.look_at_page(page) {
                    return;
                }
                for at in survey.pages[page].questions.clone() {
                    let repeats = survey.pages[page].repeat.is_some();
                    if self.look_at(at, entries, true) || repeats {
                        changed.extend(survey.dependents(at));
                    }
                }
            }
        }
    }

    /// Decides whether a page is on the path, and how often; returns whether that is new.
    fn look_at_page(&mut self, at: usize) -> bool {
        let survey = Arc::clone(&self.survey);
        let page = &survey.pages[at];
        let rule = page.show_if.as_ref();
        let shown = rule.is_none_or(|rule| rule.truth(&self.known(None)).holds());
        let iterations = match page.repeat {
            None => Some(vec![None]),
            Some(repeat) => self.iterations(repeat),
        };
        let stretch = &mut self.pages[at];
        let before = (stretch.shown, stretch.known);
        (stretch.shown, stretch.known) = (shown, iterations.is_some());
        let is_same = before == (stretch.shown, stretch.known);
        let iterations = iterations.unwrap_or_default();
        if stretch.iterations == iterations {
            return !is_same;
        }
        let questions = page.questions.len();
        let (before, now) = (
            stretch.iterations.len() * questions,
            iterations.len() * questions,
        );
        let cells = stretch.first..stretch.first + before;
        stretch.iterations = iterations;
        stretch.steps = 0;
        self.asked
            .splice(cells.clone(), std::iter::repeat_n(false, now));
        self.values.splice(cells, std::iter::repeat_n(None, now));
        for later in &mut self.pages[at + 1..] {
            later.first = later.first + now - before;
        }
        true
    }

    /// What a page is asked for: the choices picked that are answers in substance, or so
    /// many times. `None` while nobody has said.
    fn iterations(&self, repeat: Repeat) -> Option<Vec<Option<Code>>> {
        let driver = &self.survey.questions[repeat.driver()];
        let value = self.value_in(Cell {
            question: repeat.driver(),
            iteration: 0,
        });
        Some(match value? {
            Value::Codes(codes) => {
                let choices = driver.kind.choices();
                let counts = |code: &&Code| {
                    let choice = choices.iter().find(|choice| choice.code == **code);
                    choice.is_some_and(|choice| !choice.exclusive && choice.missing.is_none())
                };
                codes.iter().filter(counts).cloned().map(Some).collect()
            }
            Value::Number(times) => {
                let times = u32::try_from(*times).unwrap_or(0);
                let numbered = (1..=times).filter_map(|time| Code::new(&time.to_string()));
                numbered.map(Some).collect()
            }
            _ => Vec::new(), // The reader takes no other driver.
        })
    }

    /// Decides whether a question is asked each time; `reads`: what its entries mean, too.
    /// Returns whether conditions may now see something else.
    fn look_at(&mut self, at: usize, entries: &Entries, reads: bool) -> bool {
        let survey = Arc::clone(&self.survey);
        let (question, page) = (&survey.questions[at], survey.questions[at].page);
        let mut changed = false;
        for iteration in 0..self.pages[page].iterations.len() {
            let here = Cell {
                question: at,
                iteration,
            };
            let Some(cell) = self.cell(here) else {
                continue;
            };
            let known = self.known(Some(here));
            let rule = question.show_if.as_ref();
            let on_path =
                self.pages[page].shown && rule.is_none_or(|rule| rule.truth(&known).holds());
            if let Kind::Computed { rule } = &question.kind {
                let value = on_path.then(|| rule.value(&known)).flatten();
                changed |= self.values[cell] != value;
                self.values[cell] = value;
                continue;
            }
            let value = if reads {
                let entry = entries.get(&self.place(here));
                let accepted = entry.map(|entry| question.accept(entry, &known));
                match accepted {
                    Some(Ok(Accepted::Value(value))) => Some(value),
                    _ => None,
                }
            } else {
                self.values[cell].take()
            };
            let was_asked = std::mem::replace(&mut self.asked[cell], on_path);
            let steps = &mut self.pages[page].steps;
            *steps = *steps + usize::from(on_path) - usize::from(was_asked);
            changed |= was_asked != on_path || (on_path && reads && self.values[cell] != value);
            self.values[cell] = value;
        }
        // Rows that come and go change what a grid says, though no answer has changed.
        changed || (reads && question.kind.rows().iter().any(|row| row.show_if.is_some()))
    }

    pub(super) fn known(&self, at: Option<Cell>) -> Known<'_> {
        Known {
            path: self,
            at,
            sees_itself: false,
        }
    }

    pub fn survey(&self) -> &Arc<Survey> {
        &self.survey
    }

    /// The number of a cell among all; `None` for an iteration that there is not.
    fn cell(&self, cell: Cell) -> Option<usize> {
        let page = self.survey.questions[cell.question].page;
        let questions = &self.survey.pages[page].questions;
        let stretch = &self.pages[page];
        let within = cell.iteration * questions.len() + cell.question - questions.start;
        (cell.iteration < stretch.iterations.len()).then_some(stretch.first + within)
    }

    /// Whether a cell is a step of the path.
    pub(super) fn is_asked(&self, cell: Cell) -> bool {
        self.cell(cell).is_some_and(|cell| self.asked[cell])
    }

    /// What the answer in a cell means, where it is on the path and accepted.
    pub(super) fn value_in(&self, cell: Cell) -> Option<&Value> {
        let at = self.cell(cell)?;
        let computed = !self.survey.questions[cell.question].is_shown();
        self.values[at]
            .as_ref()
            .filter(|_| computed || self.asked[at])
    }

    /// What the answer in a cell means, on the path or off it.
    pub(super) fn answer_in(&self, cell: Cell) -> Option<&Value> {
        self.values[self.cell(cell)?].as_ref()
    }

    /// What the answer at a place means, where it is on the path and accepted.
    pub fn value(&self, place: &Place) -> Option<&Value> {
        self.value_in(self.cell_of(place)?)
    }

    /// The cell of a place, where its page is asked for that iteration.
    pub(super) fn cell_of(&self, place: &Place) -> Option<Cell> {
        let question = self.survey.find(place.question.as_str())?;
        let iterations = self.iterations_of(question);
        let iteration = iterations.iter().position(|key| *key == place.iteration)?;
        Some(Cell {
            question,
            iteration,
        })
    }

    pub(super) fn place(&self, cell: Cell) -> Place {
        let iteration = self.iterations_of(cell.question).get(cell.iteration);
        Place {
            question: self.survey.questions[cell.question].id.clone(),
            iteration: iteration.cloned().flatten(),
        }
    }

    /// What the page of a question is asked for; one `None` where it is asked once.
    pub fn iterations_of(&self, question: usize) -> &[Option<Code>] {
        &self.pages[self.survey.questions[question].page].iterations
    }

    /// Whether the page of a question is on the path, and it is known how often.
    pub(super) fn is_under_way(&self, question: usize) -> bool {
        let stretch = &self.pages[self.survey.questions[question].page];
        stretch.shown && stretch.known
    }

    pub(super) fn route(&self) -> &Route {
        &self.route
    }

    /// The places at which a question is asked.
    pub(super) fn places_of(&self, question: usize) -> impl Iterator<Item = Place> + '_ {
        let times = 0..self.iterations_of(question).len();
        let cells = times.map(move |iteration| Cell {
            question,
            iteration,
        });
        cells
            .filter(|cell| self.is_asked(*cell))
            .map(|cell| self.place(cell))
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.pages.iter().map(|stretch| stretch.steps).sum()
    }

    /// The steps in the order in which they are asked.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.route
            .pages(self.pages.len())
            .flat_map(|page| self.steps_on(page))
    }

    fn steps_on(&self, page: usize) -> impl Iterator<Item = Step> + '_ {
        let times = 0..self.pages[page].iterations.len();
        let cells = times.flat_map(move |iteration| {
            let questions = &self.survey.pages[page].questions;
            let order = self.route.questions(page, questions);
            order.map(move |question| Cell {
                question,
                iteration,
            })
        });
        let cells = cells.filter(|cell| self.is_asked(*cell));
        cells.map(|cell| Step {
            place: self.place(cell),
            question: cell.question,
        })
    }

    /// The step at an index, counted from 0.
    pub fn get(&self, index: usize) -> Option<Step> {
        let mut before = 0;
        for page in self.route.pages(self.pages.len()) {
            let steps = self.pages[page].steps;
            if index < before + steps {
                return self.steps_on(page).nth(index - before);
            }
            before += steps;
        }
        None
    }

    /// Whether a step is the first of its page, or of this time that the page is asked.
    pub fn begins_page(&self, place: &Place) -> bool {
        let Some(here) = self.cell_of(place) else {
            return false;
        };
        let page = self.survey.questions[here.question].page;
        let order = self
            .route
            .questions(page, &self.survey.pages[page].questions);
        let mut cells = order.map(|question| Cell { question, ..here });
        cells.find(|cell| self.is_asked(*cell)) == Some(here)
    }

    pub fn index_of(&self, place: &Place) -> Option<usize> {
        let here = self.cell_of(place).filter(|cell| self.is_asked(*cell))?;
        let of = self.survey.questions[here.question].page;
        let pages = self.route.pages(self.pages.len());
        let before: usize = pages
            .take_while(|page| *page != of)
            .map(|page| self.pages[page].steps)
            .sum();
        let within = if self.route.shuffles(of) {
            let mut on_page = self.steps_on(of);
            on_page.position(|step| step.place == *place)?
        } else {
            let asked = &self.asked[self.pages[of].first..self.cell(here)?];
            asked.iter().filter(|asked| **asked).count()
        };
        Some(before + within)
    }
}
