//! A region of answers, looked at from outside: what is asked in it, and what conditions
//! may see. Whatever holds for one answer of the region is among the possibilities.

use super::seen::{Seen, Truths, What};
use super::space::{Atom, Opt, Space, TICKED, UNTICKED};
use crate::expr::{Code, Expr, Slot};
use crate::survey::{Choice, Kind, Question, Repeat, Rule};

/// Where a condition stands: the cell that it belongs to, or `None` for a page's.
pub(super) type Here = Option<usize>;

pub(super) struct Scene<'a, 's> {
    pub(super) space: &'a Space<'s>,
    pub(super) state: Vec<Atom>,
    /// By page, whether it is shown.
    pages: Vec<Truths>,
    /// By cell, whether it is asked: `No` and `Yes` only.
    pub(super) asked: Vec<Truths>,
    /// By cell, what a computed question comes to.
    computed: Vec<Seen<'a>>,
}

impl<'a, 's> Scene<'a, 's> {
    /// Before the first cell is looked at.
    pub(super) fn open(space: &'a Space<'s>, state: Vec<Atom>) -> Self {
        Self {
            space,
            state,
            pages: Vec::with_capacity(space.pages.len()),
            asked: Vec::with_capacity(space.cells.len()),
            computed: Vec::with_capacity(space.cells.len()),
        }
    }

    /// Looks at the cells before `end`; what lies after it is not looked at.
    pub(super) fn until(space: &'a Space<'s>, state: Vec<Atom>, end: usize) -> Self {
        let mut scene = Self::open(space, state);
        for _ in 0..end {
            scene.advance();
        }
        scene
    }

    /// Looks at the next cell: everything that decides about it lies before it.
    pub(super) fn advance(&mut self) {
        let cell = self.asked.len();
        let page = self.space.question(cell).page;
        while self.pages.len() <= page {
            let survey = self.space.survey;
            let rule = survey.pages[self.pages.len()].show_if.as_ref();
            let shown = self.holds(rule, None);
            self.pages.push(shown);
        }
        self.look_at(page, cell);
    }

    fn look_at(&mut self, page: usize, cell: usize) {
        self.space.looks.count(1);
        let question = self.space.question(cell);
        let there = [
            self.pages[page],
            self.exists(page, self.space.cells[cell].nth),
            self.holds(question.show_if.as_ref(), Some(cell)),
        ];
        let asked = Truths::all(there.into_iter());
        let seen = match &question.kind {
            Kind::Computed { rule } if asked.may(Truths::YES) => {
                self.follows(rule, cell).unless(asked.may(Truths::NO))
            }
            _ => Seen::NOTHING,
        };
        self.asked.push(asked);
        self.computed.push(seen);
    }

    pub(super) fn page_shown(&self, cell: usize) -> Truths {
        self.pages[self.space.question(cell).page]
    }

    /// Whether the page of a cell is asked for that time.
    pub(super) fn page_asked(&self, cell: usize) -> Truths {
        let page = self.space.question(cell).page;
        let exists = self.exists(page, self.space.cells[cell].nth);
        Truths::all([self.pages[page], exists].into_iter())
    }

    /// Whether a condition holds: `No` and `Yes` only, for what is unknown does not hold.
    pub(super) fn holds(&self, rule: Option<&'a Expr>, here: Here) -> Truths {
        let Some(rule) = rule else {
            return Truths::YES;
        };
        let truths = self.truth(rule.node(), here);
        let fails = truths.may(Truths::NO) || truths.may(Truths::UNKNOWN);
        Truths::NO
            .when(fails)
            .or(Truths::YES.when(truths.may(Truths::YES)))
    }

    pub(super) fn is_shown(&self, choice: &'a Choice, cell: usize) -> Truths {
        self.holds(choice.show_if.as_ref(), Some(cell))
    }

    /// Whether a page is asked for the nth time.
    fn exists(&self, page: usize, nth: usize) -> Truths {
        let Some(repeat) = self.space.survey.pages[page].repeat else {
            return Truths::YES;
        };
        let driver = self.space.cells_of(repeat.driver()).next();
        let Some(driver) = driver else {
            return Truths::KNOWN;
        };
        let seen = self.seen(driver);
        let (no, yes) = match (repeat, seen.what) {
            (_, What::Nothing) => (true, false),
            (Repeat::Each(_), What::Ticks { codes, must, may }) => {
                let first = self.space.pages[page].0;
                let width = self.space.survey.pages[page].questions.len();
                let code = &self.space.cells[first + nth * width].iteration;
                let at = codes
                    .iter()
                    .position(|one| Some(&one.code) == code.as_ref());
                let bit = at.map_or(0, |at| 1 << at);
                (seen.none || must & bit == 0, may & bit != 0)
            }
            (Repeat::Times(_), What::Number(low, high)) => {
                let time = rust_decimal::Decimal::from(nth + 1);
                (seen.none || low < time, time <= high)
            }
            _ => (true, true),
        };
        Truths::NO.when(no).or(Truths::YES.when(yes))
    }

    /// Whether it is known how often the page of a question is asked, and that is shown.
    pub(super) fn is_under_way(&self, question: usize) -> Truths {
        let page = self.space.survey.questions[question].page;
        let shown = self.pages.get(page).copied().unwrap_or(Truths::KNOWN);
        let Some(repeat) = self.space.survey.pages[page].repeat else {
            return shown;
        };
        let driver = self.space.cells_of(repeat.driver()).next();
        let seen = driver.map_or(Seen::ANY, |driver| self.seen(driver));
        let known = Truths::NO
            .when(seen.none)
            .or(Truths::YES.when(seen.is_some()));
        Truths::all([shown, known].into_iter())
    }

    fn follows(&self, rule: &'a Rule, cell: usize) -> Seen<'a> {
        let choices = match rule {
            Rule::Value(value) => return self.value(value.node(), Some(cell)),
            Rule::First(choices) => choices,
        };
        let options = &self.space.options[self.space.cells[cell].question];
        let mut mask = 0;
        for choice in choices {
            self.space.looks.count(options.len());
            let shown = self.is_shown(choice, cell);
            if shown.may(Truths::YES) {
                let is_it =
                    |option: &Opt| matches!(option, Opt::Code(code) if *code == choice.code);
                match options.iter().position(is_it) {
                    Some(at) => mask |= 1 << at,
                    None => return Seen::ANY,
                }
            }
            if shown.must(Truths::YES) {
                return Seen::sure(What::Pick(options, mask));
            }
        }
        let what = if mask == 0 {
            What::Nothing
        } else {
            What::Pick(options, mask)
        };
        Seen { none: true, what }
    }

    /// What conditions may see of the answer in a cell.
    pub(super) fn seen(&self, cell: usize) -> Seen<'a> {
        let Some(asked) = self.asked.get(cell).copied() else {
            return Seen::ANY;
        };
        let question = self.space.question(cell);
        #[cfg(test)]
        let asked = if super::seen::faults::is(super::seen::faults::Fault::OffPathIsSeen) {
            Truths::YES
        } else {
            asked
        };
        if !asked.may(Truths::YES) {
            return Seen::NOTHING;
        }
        if matches!(question.kind, Kind::Computed { .. }) {
            return self.computed[cell];
        }
        self.entered(cell).unless(asked.may(Truths::NO))
    }

    /// What an entry means where it is asked for.
    fn entered(&self, cell: usize) -> Seen<'a> {
        let question = self.space.question(cell);
        let options = self.space.options[self.space.cells[cell].question].as_slice();
        let atoms = self.atoms(cell);
        self.space.looks.count(atoms.len());
        match &question.kind {
            Kind::Note | Kind::Computed { .. } => Seen::NOTHING,
            Kind::Single { .. } | Kind::Lookup { .. } => {
                picked(options, bits(atoms[0]), What::Pick)
            }
            Kind::Text { .. } => picked(options, bits(atoms[0]), What::Words),
            Kind::Multi { choices, .. } | Kind::Rank { choices, .. } => ticks(choices, atoms),
            Kind::Grid { .. } => self.rows(question, cell),
            Kind::Integer(_) | Kind::Number(_) | Kind::Date(_) => self.spanned(cell),
            Kind::Allocate(_) => {
                let (none, given) = given(options, bits(atoms[0]));
                let what = if given {
                    What::Rows(cell)
                } else {
                    What::Nothing
                };
                Seen { none, what }
            }
        }
    }

    pub(super) fn atoms(&self, cell: usize) -> &[Atom] {
        &self.state[self.space.cells[cell].atoms.clone()]
    }

    fn rows(&self, question: &'a Question, cell: usize) -> Seen<'a> {
        let (mut none, mut some) = (true, false);
        for at in 0..question.kind.rows().len() {
            let seen = self.row(cell, at);
            none &= seen.none;
            some |= seen.is_some();
        }
        let what = if some {
            What::Rows(cell)
        } else {
            What::Nothing
        };
        Seen { none, what }
    }

    /// What is ticked in one row of a grid, where the grid is asked; a hidden row has
    /// nothing.
    pub(super) fn row(&self, cell: usize, at: usize) -> Seen<'a> {
        let question = self.space.question(cell);
        self.space.looks.count(question.kind.choices().len());
        let shown = self.is_shown(&question.kind.rows()[at], cell);
        if !shown.may(Truths::YES) {
            return Seen::NOTHING;
        }
        let atoms = self.atoms(cell);
        let choices = question.kind.choices();
        let seen = if matches!(question.kind, Kind::Grid { several: true, .. }) {
            let width = choices.len();
            ticks(choices, &atoms[at * width..(at + 1) * width])
        } else {
            let options = self.space.options[self.space.cells[cell].question].as_slice();
            picked(options, bits(atoms[at]), What::Pick)
        };
        seen.unless(shown.may(Truths::NO))
    }

    /// What was given to one part, where something was given to some part.
    pub(super) fn part(&self, cell: usize, at: usize) -> Seen<'a> {
        let question = self.space.question(cell);
        let shown = self.is_shown(&question.kind.rows()[at], cell);
        if !shown.may(Truths::YES) {
            return Seen::NOTHING;
        }
        self.span(cell, 1 + at).unless(shown.may(Truths::NO))
    }

    fn spanned(&self, cell: usize) -> Seen<'a> {
        let options = &self.space.options[self.space.cells[cell].question];
        let (none, given) = given(options, bits(self.atoms(cell)[0]));
        if !given {
            return Seen::NOTHING;
        }
        Seen {
            none,
            what: self.span(cell, 1).what,
        }
    }

    fn span(&self, cell: usize, atom: usize) -> Seen<'a> {
        let scale = &self.space.scales[self.space.cells[cell].question];
        let Atom::Span { low, high } = self.atoms(cell)[atom] else {
            return Seen::ANY;
        };
        let numbers = scale.number(low).zip(scale.number(high));
        let dates = scale.date(low).zip(scale.date(high));
        let what = match (numbers, dates) {
            (Some((low, high)), _) => What::Number(low, high),
            (None, Some((low, high))) => What::Date(low, high),
            (None, None) => What::Any,
        };
        Seen::sure(what)
    }

    /// What a name stands for, as seen from a cell.
    pub(super) fn named(&self, slot: Slot, here: Here) -> Seen<'a> {
        let question = slot.0 as usize;
        let survey = self.space.survey;
        if question >= survey.questions.len() {
            return survey.param(slot).map_or(Seen::NOTHING, Seen::literal);
        }
        match self.space.seen_from(question, here) {
            Some(cell) => self.seen(cell),
            None => {
                let known = self.is_under_way(question);
                let what = if known.may(Truths::YES) {
                    What::Each(question)
                } else {
                    What::Nothing
                };
                Seen {
                    none: known.may(Truths::NO),
                    what,
                }
            }
        }
    }

    /// Where a row or a part of that code stands in its question.
    pub(super) fn place_of(&self, cell: usize, row: &Code) -> Option<usize> {
        let rows = self.space.question(cell).kind.rows();
        self.space.looks.count(rows.len());
        rows.iter().position(|one| one.code == *row)
    }
}

fn ticks<'a>(codes: &'a [Choice], atoms: &[Atom]) -> Seen<'a> {
    if codes.len() > 120 {
        return Seen::ANY;
    }
    let (mut must, mut may) = (0_u128, 0_u128);
    for (at, atom) in atoms.iter().enumerate() {
        must |= u128::from(bits(*atom) & UNTICKED == 0) << at;
        may |= u128::from(bits(*atom) & TICKED != 0) << at;
    }
    let what = if may == 0 {
        What::Nothing
    } else {
        What::Ticks { codes, must, may }
    };
    Seen {
        none: must == 0,
        what,
    }
}

pub(super) fn bits(atom: Atom) -> u128 {
    match atom {
        Atom::Set(bits) => bits,
        Atom::Span { .. } => 0,
    }
}

/// Whether the answer may be missing, and whether it may be given.
fn given(options: &[Opt], mask: u128) -> (bool, bool) {
    let (mut none, mut some) = (false, false);
    for option in super::seen::set(options, mask) {
        match option {
            Opt::Blank | Opt::Reason(_) => none = true,
            Opt::Code(_) | Opt::OtherCode(_) | Opt::Words(_) | Opt::OtherWords | Opt::Given => {
                some = true;
            }
        }
    }
    (none, some)
}

fn picked<'s>(options: &'s [Opt], mask: u128, what: fn(&'s [Opt], u128) -> What<'s>) -> Seen<'s> {
    let (none, some) = given(options, mask);
    let what = if some {
        what(options, mask)
    } else {
        What::Nothing
    };
    Seen { none, what }
}
