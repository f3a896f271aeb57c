//! The shortest way to an aim, past the fewest questions, and the longest one.

use super::goal::Goal;
use super::scene::Scene;
use super::search::{Look, Search};
use super::seen::Truths;
use super::space::Atom;

/// So many regions are looked at for one aim; then a shorter way may have been missed.
const STEPS_MAX: usize = 400;

/// Which way is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extreme {
    Shortest,
    Longest,
}

/// A way to an aim.
pub(super) struct Way {
    pub(super) state: Vec<Atom>,
    /// How many steps come before the question that is aimed at.
    pub(super) steps: usize,
    /// Whether it is proved that there is no better one.
    pub(super) is_proved: bool,
}

impl<'a> Search<'a, '_> {
    /// Goes on from a way to better ones for as long as there are any.
    pub(super) fn bettered(&self, goal: &Goal<'a>, state: Vec<Atom>, extreme: Extreme) -> Way {
        let scene = Scene::until(self.space, state, goal.end);
        let mut way = Way {
            steps: self.steps(&scene, goal).1,
            state: scene.state,
            is_proved: true,
        };
        let Some(mut regions) = self.everything() else {
            way.is_proved = false;
            return way;
        };
        for looked_at in 0.. {
            let Some(region) = regions.pop() else {
                break;
            };
            if looked_at == STEPS_MAX || self.is_enough(&regions) {
                way.is_proved = false;
                break;
            }
            let scene = Scene::until(self.space, region, goal.end);
            let (least, most) = self.steps(&scene, goal);
            if !extreme.may_better(way.steps, (least, most)) {
                continue;
            }
            let look = self.look(&scene, goal);
            if matches!(look, Look::Empty) {
                continue;
            }
            if let Some(state) = self.walked(&scene.state, goal) {
                let walked = Scene::until(self.space, state, goal.end);
                let steps = self.steps(&walked, goal).1;
                if extreme.may_better(way.steps, (steps, steps)) {
                    way.steps = steps;
                    way.state = walked.state;
                }
            }
            if !extreme.may_better(way.steps, (least, most)) {
                continue;
            }
            // First what decides how much is asked; what is accepted there comes after.
            let question = match (self.undecided(&scene, goal), look) {
                (Some(question), _) | (None, Look::Open(question)) => Some(question),
                (None, Look::Full | Look::Empty) => continue,
            };
            match self.open_atom(&scene.state, question, goal) {
                Some(atom) => self.cut(&scene, atom, &mut regions),
                None => way.is_proved = false,
            }
        }
        way
    }

    /// At least and at most so many steps come before the one that is aimed at.
    fn steps(&self, scene: &Scene<'a, '_>, goal: &Goal<'a>) -> (usize, usize) {
        let cells = 0..goal.aim.cell().unwrap_or(goal.end);
        let shown = cells.filter(|cell| self.space.question(*cell).is_shown());
        shown.fold((0, 0), |(least, most), cell| {
            let asked = scene.asked[cell];
            (
                least + usize::from(asked.must(Truths::YES)),
                most + usize::from(asked.may(Truths::YES)),
            )
        })
    }

    /// A question that may be asked or not.
    fn undecided(&self, scene: &Scene<'a, '_>, goal: &Goal<'a>) -> Option<usize> {
        let mut cells = 0..goal.aim.cell().unwrap_or(goal.end);
        let cell = cells.find(|cell| {
            let asked = scene.asked[*cell];
            asked.may(Truths::YES) && asked.may(Truths::NO)
        });
        cell.map(|cell| self.space.cells[cell].question)
    }
}

impl Extreme {
    /// Whether a way of so many steps may be better than what there is.
    fn may_better(self, steps: usize, (least, most): (usize, usize)) -> bool {
        match self {
            Self::Shortest => least < steps,
            Self::Longest => most > steps,
        }
    }
}
