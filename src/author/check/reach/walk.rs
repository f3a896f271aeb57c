//! One respondent who walks through a region of answers, and takes at each question the
//! first entry that is accepted, or any.

use super::goal::Goal;
use super::scene::Scene;
use super::search::Search;
use super::seen::{Truths, What, ones};
use super::space::{Atom, TICKED, UNTICKED};
use crate::survey::Kind;

/// What a respondent likes to take.
pub(super) enum Taste {
    First,
    Any(Dice),
}

/// The same numbers from the same seed, on every machine.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let sides = u64::try_from(sides.max(1)).unwrap_or(1);
        usize::try_from(self.0 % sides).unwrap_or(0)
    }
}

impl<'a> Search<'a, '_> {
    /// One answer of the region that is accepted and reaches the goal, if the walk finds it.
    pub(super) fn walked(&self, region: &[Atom], goal: &Goal<'a>) -> Option<Vec<Atom>> {
        self.walked_by(&mut Taste::First, region, goal)
    }

    pub(super) fn walked_by(
        &self,
        taste: &mut Taste,
        region: &[Atom],
        goal: &Goal<'a>,
    ) -> Option<Vec<Atom>> {
        let mut scene = Scene::open(self.space, region.to_vec());
        for cell in 0..goal.end {
            if self.space.looks.are_over() {
                return None;
            }
            scene.advance();
            let minds = goal.minds(cell) && scene.asked[cell].may(Truths::YES);
            if let (Taste::Any(dice), true) = (&mut *taste, minds)
                && self.tried(dice, &mut scene, cell)
            {
                continue;
            }
            let is_settled = self.settle(&mut scene, cell, minds.then_some(goal));
            if minds && !is_settled {
                return None;
            }
        }
        scene
            .reaches(&goal.aim)
            .must(Truths::YES)
            .then_some(scene.state)
    }

    /// Takes any entry in one cell; whether it is accepted. Else nothing has changed.
    fn tried(&self, dice: &mut Dice, scene: &mut Scene<'a, '_>, cell: usize) -> bool {
        const TRIES: usize = 4;
        let atoms = self.space.cells[cell].atoms.clone();
        let open = scene.state[atoms.clone()].to_vec();
        for _ in 0..TRIES {
            for (at, atom) in atoms.clone().enumerate() {
                let candidates = self.candidates(cell, open[at]);
                if let Some(one) = candidates.get(dice.roll(candidates.len())) {
                    scene.state[atom] = *one;
                }
            }
            if scene.fits(cell, true).must(Truths::YES) {
                return true;
            }
        }
        scene.state[atoms].copy_from_slice(&open);
        false
    }

    /// Takes an entry in one cell; whether it is accepted, where there is a goal that minds.
    fn settle(&self, scene: &mut Scene<'a, '_>, cell: usize, goal: Option<&Goal<'a>>) -> bool {
        let atoms = self.space.cells[cell].atoms.clone();
        let open = scene.state[atoms.clone()].to_vec();
        for (into, from) in scene.state[atoms.clone()].iter_mut().zip(&open) {
            *into = first(*from);
        }
        let Some(goal) = goal else {
            return true;
        };
        let fits = |scene: &Scene<'a, '_>| {
            let fits = scene.fits(cell, goal.minds_checks(cell));
            fits.must(Truths::YES)
        };
        if fits(scene) {
            return true;
        }
        if self.settle_rows(scene, cell, &open) && fits(scene) {
            return true;
        }
        let first = scene.state[atoms.clone()].to_vec();
        for (at, atom) in atoms.clone().enumerate() {
            for candidate in self.candidates(cell, open[at]) {
                scene.state[atom] = candidate;
                if fits(scene) {
                    return true;
                }
                if self.space.looks.are_over() {
                    return false;
                }
            }
            scene.state[atom] = first[at];
        }
        self.settle_ticks(scene, cell, &open) && fits(scene)
    }

    /// Everything worth trying in one atom.
    fn candidates(&self, cell: usize, atom: Atom) -> Vec<Atom> {
        match atom {
            Atom::Set(mask) => {
                self.space.looks.count(mask.count_ones() as usize);
                ones(mask).map(|at| Atom::Set(1 << at)).collect()
            }
            Atom::Span { low, high } => {
                let scale = &self.space.scales[self.space.cells[cell].question];
                let literals = &self.space.literals;
                let named = literals.numbers.len() + literals.dates.len();
                self.space.looks.count(named);
                let numbers = literals.numbers.iter();
                let numbers = numbers.filter_map(|number| scale.step_of_number(*number));
                let dates = literals.dates.iter();
                let dates = dates.filter_map(|date| scale.step_of_date(*date));
                let cuts = numbers.chain(dates).flat_map(|cut| [cut, cut + 1, cut - 1]);
                let ends = [low, high, 1, low + (high - low) / 2];
                let steps = ends.into_iter().chain(cuts);
                let inside = steps.filter(|step| low <= *step && *step <= high);
                inside
                    .map(|step| Atom::Span {
                        low: step,
                        high: step,
                    })
                    .collect()
            }
        }
    }

    /// In each row the first option that fits; of a total, all that is left to the first
    /// part that takes it.
    fn settle_rows(&self, scene: &mut Scene<'a, '_>, cell: usize, open: &[Atom]) -> bool {
        let question = self.space.question(cell);
        let atoms = self.space.cells[cell].atoms.clone();
        match &question.kind {
            Kind::Grid { several: false, .. } => {
                for (at, atom) in atoms.enumerate() {
                    for candidate in self.candidates(cell, open[at]) {
                        scene.state[atom] = candidate;
                        if scene.fits(cell, false).must(Truths::YES) {
                            break;
                        }
                    }
                }
                true
            }
            Kind::Allocate(sharing) => {
                let What::Number(total, _) = scene.total(sharing, cell).what else {
                    return false;
                };
                let scale = &self.space.scales[self.space.cells[cell].question];
                let Some(mut left) = scale.step_of_number(total) else {
                    return false;
                };
                // What every part has at least; hidden parts have nothing.
                let parts: Vec<(usize, i128, i128)> = atoms
                    .skip(1)
                    .enumerate()
                    .filter(|(at, _)| scene.part(cell, *at).is_some())
                    .filter_map(|(at, atom)| match open[at + 1] {
                        Atom::Span { low, high } => Some((atom, low, high)),
                        Atom::Set(_) => None,
                    })
                    .collect();
                left -= parts.iter().map(|(_, low, _)| low).sum::<i128>();
                for (atom, low, high) in parts {
                    let more = left.clamp(0, high - low);
                    left -= more;
                    scene.state[atom] = Atom::Span {
                        low: low + more,
                        high: low + more,
                    };
                }
                left == 0
            }
            Kind::Note
            | Kind::Single { .. }
            | Kind::Multi { .. }
            | Kind::Grid { .. }
            | Kind::Rank { .. }
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::Text { .. }
            | Kind::Date(_)
            | Kind::Lookup { .. }
            | Kind::Computed { .. } => false,
        }
    }

    /// One tick after the other, until it is enough; in each row where there are rows.
    fn settle_ticks(&self, scene: &mut Scene<'a, '_>, cell: usize, open: &[Atom]) -> bool {
        let question = self.space.question(cell);
        let choices = question.kind.choices();
        let atoms = self.space.cells[cell].atoms.clone();
        let is_ticks = open
            .iter()
            .all(|atom| matches!(atom, Atom::Set(mask) if mask & !(TICKED | UNTICKED) == 0));
        if !is_ticks || choices.is_empty() || open.is_empty() {
            return false;
        }
        let rows = atoms.len() / choices.len();
        let enough = match &question.kind {
            Kind::Multi { min, .. } => min.unwrap_or(0).max(1),
            _ => 1,
        };
        for row in 0..rows {
            let mut ticked = 0;
            for (at, choice) in choices.iter().enumerate() {
                let place = row * choices.len() + at;
                let atom = atoms.start + place;
                let must = matches!(open[place], Atom::Set(TICKED));
                let may = matches!(open[place], Atom::Set(mask) if mask & TICKED != 0);
                let is_wanted = ticked < enough
                    && !choice.exclusive
                    && scene.is_shown(choice, cell).must(Truths::YES);
                if must || (may && is_wanted) {
                    scene.state[atom] = Atom::Set(TICKED);
                    ticked += 1;
                }
            }
        }
        true
    }
}

/// What is taken where anything goes: no tick, the first option, a number near zero.
fn first(atom: Atom) -> Atom {
    match atom {
        Atom::Set(mask) => Atom::Set(mask & mask.wrapping_neg()),
        Atom::Span { low, high } => {
            let near = 0.clamp(low, high);
            Atom::Span {
                low: near,
                high: near,
            }
        }
    }
}
