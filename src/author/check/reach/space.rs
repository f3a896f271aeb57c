//! A survey as a space of answers: each question cut into small choices, so that whole
//! regions of answers can be looked at together.

use std::ops::Range;
use std::sync::Arc;

use super::literals::Literals;
use super::scale::Scale;
use super::size::Looks;
use crate::expr::{Code, Value};
use crate::survey::{Accepted, Entry, Kind, Question, Reason, Repeat, Required, Rule, Survey};

/// What is still open of one small choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    /// One bit for each option.
    Set(u128),
    /// Steps on the scale of the question, both ends included.
    Span { low: i128, high: i128 },
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Opt {
    Blank,
    Reason(Reason),
    Code(Code),
    /// Stands for every code that no condition names; this is one of them.
    OtherCode(Code),
    Words(String),
    /// Stands for every text that no condition names.
    OtherWords,
    /// Something was given; another atom says what.
    Given,
}

/// Bits of an atom that says whether a choice is ticked.
pub(super) const UNTICKED: u128 = 1;
pub(super) const TICKED: u128 = 2;

/// A set has a bit for each option; what is left over is put together.
const OPTIONS_MAX: usize = 120;

/// A page that is asked a number of times is looked at this often; what lies beyond is open.
pub(super) const TIMES_MAX: usize = 3;

/// One question at one time that its page is asked.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) question: usize,
    pub(super) nth: usize,
    pub(super) iteration: Option<Code>,
    pub(super) atoms: Range<usize>,
}

pub(super) struct Space<'s> {
    pub(super) survey: &'s Arc<Survey>,
    /// In the order in which they are decided: by page, time and question.
    pub(super) cells: Vec<Cell>,
    /// By question: the options of its sets.
    pub(super) options: Vec<Vec<Opt>>,
    /// By question: what its spans count.
    pub(super) scales: Vec<Scale>,
    /// By page: its first cell, and how often it is looked at.
    pub(super) pages: Vec<(usize, usize)>,
    /// Everything open.
    pub(super) root: Vec<Atom>,
    pub(super) literals: Literals,
    pub(super) looks: Looks,
}

impl<'s> Space<'s> {
    /// The caller has seen to it that the survey is within bounds.
    pub(super) fn new(survey: &'s Arc<Survey>, looks: Looks) -> Self {
        let literals = Literals::of(survey);
        let questions = survey.questions.iter();
        let options = questions
            .clone()
            .map(|question| options(question, &literals));
        let mut space = Self {
            survey,
            cells: Vec::new(),
            options: options.collect(),
            scales: questions
                .map(|question| Scale::of(&question.kind))
                .collect(),
            pages: Vec::with_capacity(survey.pages.len()),
            root: Vec::new(),
            literals,
            looks,
        };
        for page in &survey.pages {
            let iterations = space.iterations(page.repeat);
            space.pages.push((space.cells.len(), iterations.len()));
            for (nth, iteration) in iterations.into_iter().enumerate() {
                for question in page.questions.clone() {
                    space.add(question, nth, iteration.clone());
                }
            }
        }
        space.close_blanks();
        space
    }

    fn iterations(&self, repeat: Option<Repeat>) -> Vec<Option<Code>> {
        match repeat {
            None => vec![None],
            Some(Repeat::Each(driver)) => {
                let choices = self.survey.questions[driver].kind.choices().iter();
                let counts = choices.filter(|one| !one.exclusive && one.missing.is_none());
                counts.map(|choice| Some(choice.code.clone())).collect()
            }
            Some(Repeat::Times(driver)) => {
                let most = self.scales[driver].high.min(TIMES_MAX as i128);
                (1..=most)
                    .map(|time| Code::new(&time.to_string()))
                    .collect()
            }
        }
    }

    /// Whether a page may be asked more often than it is looked at here.
    pub(super) fn goes_on(&self, page: usize) -> bool {
        match self.survey.pages[page].repeat {
            Some(Repeat::Times(driver)) => self.scales[driver].high > TIMES_MAX as i128,
            Some(Repeat::Each(_)) | None => false,
        }
    }

    fn add(&mut self, question: usize, nth: usize, iteration: Option<Code>) {
        let start = self.root.len();
        let asked = &self.survey.questions[question];
        let all = mask(self.options[question].len());
        let span = Atom::Span {
            low: self.scales[question].low,
            high: self.scales[question].high,
        };
        match &asked.kind {
            Kind::Note | Kind::Computed { .. } => {}
            Kind::Single { .. } | Kind::Lookup { .. } | Kind::Text { .. } => {
                self.root.push(Atom::Set(all));
            }
            Kind::Multi { choices, .. } | Kind::Rank { choices, .. } => {
                let ticks = choices.iter().map(|_| Atom::Set(UNTICKED | TICKED));
                self.root.extend(ticks);
            }
            Kind::Grid {
                rows,
                choices,
                several: true,
            } => {
                let ticks = rows.len() * choices.len();
                let open = Atom::Set(UNTICKED | TICKED);
                self.root.extend(std::iter::repeat_n(open, ticks));
            }
            Kind::Grid { rows, .. } => {
                self.root.extend(rows.iter().map(|_| Atom::Set(all)));
            }
            Kind::Integer(_) | Kind::Number(_) | Kind::Date(_) => {
                self.root.extend([Atom::Set(all), span]);
            }
            Kind::Allocate(sharing) => {
                self.root.push(Atom::Set(all));
                self.root.extend(sharing.parts.iter().map(|_| span));
            }
        }
        self.cells.push(Cell {
            question,
            nth,
            iteration,
            atoms: start..self.root.len(),
        });
    }

    /// Required questions are not left blank: what is entered off the path is not seen.
    fn close_blanks(&mut self) {
        for cell in &self.cells {
            let question = &self.survey.questions[cell.question];
            let is_ticks = matches!(
                question.kind,
                Kind::Multi { .. } | Kind::Rank { .. } | Kind::Grid { several: true, .. }
            );
            if question.required != Required::Yes || is_ticks {
                continue;
            }
            for atom in &mut self.root[cell.atoms.clone()] {
                if let Atom::Set(bits) = atom {
                    *bits &= !1; // A blank is the first option of every set.
                }
            }
        }
    }

    pub(super) fn question(&self, cell: usize) -> &'s Question {
        &self.survey.questions[self.cells[cell].question]
    }

    /// The cells of a question, one for each time.
    pub(super) fn cells_of(&self, question: usize) -> impl Iterator<Item = usize> + use<> {
        let page = self.survey.questions[question].page;
        let on_page = &self.survey.pages[page].questions;
        let (first, times) = self.pages[page];
        let (within, width) = (question - on_page.start, on_page.len());
        (0..times).map(move |nth| first + nth * width + within)
    }

    /// The cell that a question has as seen from another one; `None` from outside of a page
    /// that is asked several times.
    pub(super) fn seen_from(&self, question: usize, from: Option<usize>) -> Option<usize> {
        let page = self.survey.questions[question].page;
        if self.survey.pages[page].repeat.is_none() {
            return self.cells_of(question).next();
        }
        let from = &self.cells[from?];
        let is_here = self.survey.questions[from.question].page == page;
        is_here.then(|| self.cells_of(question).nth(from.nth))?
    }
}

pub(super) fn mask(options: usize) -> u128 {
    if options >= 128 {
        u128::MAX
    } else {
        (1 << options) - 1
    }
}

fn options(question: &Question, literals: &Literals) -> Vec<Opt> {
    let mut options = vec![Opt::Blank];
    options.extend(question.missing.iter().map(|reason| Opt::Reason(*reason)));
    match &question.kind {
        Kind::Note
        | Kind::Multi { .. }
        | Kind::Rank { .. }
        | Kind::Computed {
            rule: Rule::Value(_),
        } => {}
        Kind::Single { choices } | Kind::Grid { choices, .. } => {
            let codes = choices.iter().map(|choice| &choice.code);
            options.extend(grouped(codes, literals, choices.len() <= OPTIONS_MAX));
        }
        Kind::Computed {
            rule: Rule::First(choices),
        } => {
            let codes = choices.iter().map(|choice| &choice.code);
            options.extend(grouped(codes, literals, choices.len() <= OPTIONS_MAX));
        }
        Kind::Lookup { list } => {
            let named = literals.codes.iter();
            let named = named
                .filter(|code| list.find(code).is_some())
                .take(OPTIONS_MAX);
            options.extend(named.cloned().map(Opt::Code));
            let other = list.entries().iter().map(|entry| &entry.code);
            let other = other.filter(|code| !options.contains(&Opt::Code((*code).clone())));
            let other = other.take(1).cloned().map(Opt::OtherCode);
            options.extend(other.collect::<Vec<_>>());
        }
        Kind::Text { .. } => {
            let fits = |words: &&String| {
                let entry = Entry::Typed((*words).clone());
                matches!(
                    question.accept(&entry, &Unknown),
                    Ok(Accepted::Value(Value::Text(read))) if read == **words
                )
            };
            let named = literals.texts.iter().filter(fits).take(OPTIONS_MAX / 2);
            options.extend(named.cloned().map(Opt::Words));
            options.push(Opt::OtherWords);
        }
        Kind::Integer(_) | Kind::Number(_) | Kind::Date(_) | Kind::Allocate(_) => {
            options.push(Opt::Given);
        }
    }
    options
}

/// Each code for itself, or only those that some condition names; the rest is one option.
fn grouped<'c>(codes: impl Iterator<Item = &'c Code>, literals: &Literals, each: bool) -> Vec<Opt> {
    let (mut options, mut other) = (Vec::new(), None);
    for code in codes {
        let is_named = literals.codes.contains(code) && options.len() < OPTIONS_MAX;
        if each || is_named {
            options.push(Opt::Code(code.clone()));
        } else if other.is_none() {
            other = Some(Opt::OtherCode(code.clone()));
        }
    }
    options.extend(other);
    options
}

/// Nobody has answered anything.
pub(super) struct Unknown;

impl crate::expr::Answers for Unknown {
    fn value(&self, _: crate::expr::Slot) -> Option<std::borrow::Cow<'_, Value>> {
        None
    }
}
