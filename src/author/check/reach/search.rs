//! Looks for answers that lead to an aim, or proves that there are none.
//!
//! A region of answers is looked at as a whole; where the aim cannot be in it, it is left.
//! Else a respondent walks through it, and where that fails it is cut in two or more. What
//! is never cut away wrongly makes the proof: regions only show more than can be the case.

use super::Cones;
use super::goal::Goal;
use super::scene::{Scene, bits};
use super::seen::{Truths, ones};
use super::size::WAITING_MAX;
use super::space::{Atom, Opt, Space};

/// So many regions are looked at for one aim; then it is not decided.
const STEPS_MAX: usize = 3_000;

#[derive(Debug)]
pub(super) enum Outcome {
    /// One answer to everything before the end, which leads there.
    Reached(Vec<Atom>),
    Unreachable,
    Undecided,
}

/// What is known of a region.
pub(super) enum Look {
    /// The aim is not in it, or what leads there is not accepted.
    Empty,
    /// Every answer in it leads to the aim and is accepted.
    Full,
    /// This question is to be looked at closer.
    Open(usize),
}

pub(super) struct Search<'a, 's> {
    pub(super) space: &'a Space<'s>,
    pub(super) cones: &'a Cones,
}

impl<'a, 's> Search<'a, 's> {
    pub(super) fn new(space: &'a Space<'s>, cones: &'a Cones) -> Self {
        Self { space, cones }
    }

    pub(super) fn run(&self, goal: &Goal<'a>) -> Outcome {
        let Some(mut regions) = self.everything() else {
            return Outcome::Undecided;
        };
        let mut steps = 0;
        let mut is_decided = true;
        while let Some(region) = regions.pop() {
            steps += 1;
            if steps > STEPS_MAX || self.is_enough(&regions) {
                return Outcome::Undecided;
            }
            let scene = Scene::until(self.space, region, goal.end);
            let question = match self.look(&scene, goal) {
                Look::Empty => continue,
                Look::Full => None,
                Look::Open(question) => Some(question),
            };
            if let Some(state) = self.walked(&scene.state, goal) {
                return Outcome::Reached(state);
            }
            match self.open_atom(&scene.state, question, goal) {
                Some(atom) => self.cut(&scene, atom, &mut regions),
                None => is_decided = false,
            }
        }
        if is_decided {
            Outcome::Unreachable
        } else {
            Outcome::Undecided
        }
    }

    /// The one region to begin with; `None` where there is no more to be looked at.
    pub(super) fn everything(&self) -> Option<Vec<Vec<Atom>>> {
        (!self.space.looks.are_over()).then(|| vec![self.space.root.clone()])
    }

    /// Whether enough was looked at, or too much waits for that.
    pub(super) fn is_enough(&self, regions: &[Vec<Atom>]) -> bool {
        let waiting = regions.len() * self.space.root.len();
        self.space.looks.are_over() || waiting > WAITING_MAX
    }

    pub(super) fn look(&self, scene: &Scene<'a, '_>, goal: &Goal<'a>) -> Look {
        let reached = scene.reaches(&goal.aim);
        if !reached.may(Truths::YES) {
            return Look::Empty;
        }
        let cell = goal.aim.cell();
        let aimed = cell.map(|cell| self.space.cells[cell].question);
        let cone = aimed.map(|question| &self.cones[question]);
        let (mut near, mut far) = (None, None);
        for cell in 0..goal.end {
            if !goal.minds(cell) {
                continue;
            }
            let fits = scene.fits(cell, goal.minds_checks(cell));
            let accepted = Truths::any([scene.asked[cell].not(), fits].into_iter());
            if !accepted.may(Truths::YES) {
                return Look::Empty;
            }
            if accepted.may(Truths::NO) {
                let question = self.space.cells[cell].question;
                let is_near = cone.is_some_and(|cone| cone.contains(&question));
                let first = if is_near { &mut near } else { &mut far };
                first.get_or_insert(question);
            }
        }
        match aimed.filter(|_| reached.may(Truths::NO)).or(near).or(far) {
            None => Look::Full,
            Some(question) => Look::Open(question),
        }
    }

    /// The first thing that is open and has a say in a question; else anything open.
    pub(super) fn open_atom(
        &self,
        state: &[Atom],
        question: Option<usize>,
        goal: &Goal<'_>,
    ) -> Option<usize> {
        let in_cells = |wanted: &dyn Fn(usize) -> bool| {
            let cells = self.space.cells[..goal.end].iter();
            let cells = cells.filter(|cell| wanted(cell.question));
            let atoms = || {
                let each = cells
                    .clone()
                    .map(|cell| (cell.question, cell.atoms.clone()));
                each.flat_map(|(question, atoms)| atoms.map(move |atom| (question, atom)))
            };
            // What makes a difference comes before halves of a range that makes none.
            let sharp = atoms().find(|(question, atom)| match state[*atom] {
                Atom::Set(_) => is_open(state[*atom]),
                Atom::Span { low, high } => {
                    low < high && self.cut_in(*question, low, high).is_some()
                }
            });
            let any = || atoms().find(|(_, atom)| is_open(state[*atom]));
            sharp.or_else(any).map(|(_, atom)| atom)
        };
        let cone = question.map(|question| &self.cones[question]);
        let near = cone.and_then(|cone| in_cells(&|question| cone.contains(&question)));
        near.or_else(|| in_cells(&|_| true))
    }

    /// Cuts a region where an answer begins to make a difference.
    pub(super) fn cut(&self, scene: &Scene<'a, '_>, atom: usize, into: &mut Vec<Vec<Atom>>) {
        let cells = &self.space.cells;
        let at = cells.partition_point(|cell| cell.atoms.end <= atom);
        let question = cells[at].question;
        let parts = match scene.state[atom] {
            Atom::Set(mask) => self.options_apart(question, mask),
            Atom::Span { low, high } => self.span_apart(question, low, high),
        };
        self.space.looks.count(parts.len() * scene.state.len() / 8);
        for part in parts.into_iter().rev() {
            let mut region = scene.state.clone();
            region[atom] = part;
            into.push(region);
        }
    }

    fn options_apart(&self, question: usize, mask: u128) -> Vec<Atom> {
        let options = &self.space.options[question];
        let literals = &self.space.literals;
        let is_named = |at: &u32| match options.get(*at as usize) {
            Some(Opt::Code(code)) => literals.codes.contains(code),
            // Where only ticks are kept apart, there are no options.
            Some(Opt::Blank | Opt::Words(_) | Opt::Given) | None => true,
            Some(Opt::Reason(_) | Opt::OtherCode(_) | Opt::OtherWords) => false,
        };
        let (named, rest): (Vec<u32>, Vec<u32>) = ones(mask).partition(is_named);
        let mut parts: Vec<u128> = named.iter().map(|at| 1 << at).collect();
        if parts.is_empty() {
            parts.extend(rest.iter().map(|at| 1_u128 << at));
        } else if !rest.is_empty() {
            parts.push(rest.iter().fold(0, |mask, at| mask | 1 << at));
        }
        parts.into_iter().map(Atom::Set).collect()
    }

    /// A number or a date in a range that some condition names.
    fn cut_in(&self, question: usize, low: i128, high: i128) -> Option<i128> {
        let scale = &self.space.scales[question];
        let literals = &self.space.literals;
        let named = literals.numbers.len() + literals.dates.len();
        self.space.looks.count(named);
        let numbers = literals.numbers.iter();
        let numbers = numbers.filter_map(|number| scale.step_of_number(*number));
        let dates = literals.dates.iter();
        let dates = dates.filter_map(|date| scale.step_of_date(*date));
        numbers.chain(dates).find(|cut| low <= *cut && *cut <= high)
    }

    fn span_apart(&self, question: usize, low: i128, high: i128) -> Vec<Atom> {
        let cut = self.cut_in(question, low, high);
        let at = cut.unwrap_or(low + (high - low) / 2);
        let span = |low: i128, high: i128| (low <= high).then_some(Atom::Span { low, high });
        // Below, at and above: each of them may come out differently.
        let parts = if cut.is_some() {
            vec![span(low, at - 1), span(at, at), span(at + 1, high)]
        } else {
            vec![span(low, at), span(at + 1, high)]
        };
        parts.into_iter().flatten().collect()
    }
}

pub(super) fn is_open(atom: Atom) -> bool {
    match atom {
        Atom::Set(_) => bits(atom).count_ones() > 1,
        Atom::Span { low, high } => low < high,
    }
}
