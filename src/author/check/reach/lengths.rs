//! How much is asked of respondents who finish: at least, at most, and of most of them.

use std::sync::Arc;

use super::Ways;
use super::goal::{Aim, Goal, cones};
use super::scene::Scene;
use super::search::{Outcome, Search};
use super::seen::Truths;
use super::shortest::{Extreme, Way};
use super::size::{Looks, is_within_bounds};
use super::space::{Atom, Space};
use super::walk::{Dice, Taste};
use crate::survey::Survey;

/// So many respondents answer at random. An odd number has a middle.
const RESPONDENTS: u64 = 101;

/// The questions and notes that one respondent is asked, in order.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Length {
    /// Indexes of the questions; one that is asked several times is there as often.
    pub(in super::super) asked: Vec<usize>,
    pub(in super::super) is_proved: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Lengths {
    pub(in super::super) shortest: Option<Length>,
    pub(in super::super) longest: Option<Length>,
    /// Of respondents who choose evenly among what they are offered.
    pub(in super::super) sampled: Vec<Length>,
}

pub(in super::super) fn lengths(survey: &Arc<Survey>) -> Lengths {
    if !is_within_bounds(survey) {
        return Lengths::default();
    }
    let space = Space::new(survey, Looks::granted(Ways::Any));
    let cones = cones(&space);
    let search = Search::new(&space, &cones);
    let goal = Goal::to_the_end(Aim::Sent, space.cells.len());
    let Outcome::Reached(state) = search.run(&goal) else {
        return Lengths::default();
    };
    let extreme = |extreme| {
        let Way {
            state, is_proved, ..
        } = search.bettered(&goal, state.clone(), extreme);
        Some(length(&space, state, is_proved))
    };
    let walks = (0..RESPONDENTS).filter_map(|seed| {
        let mut taste = Taste::Any(Dice::new(seed));
        search.walked_by(&mut taste, &space.root, &goal)
    });
    Lengths {
        shortest: extreme(Extreme::Shortest),
        longest: extreme(Extreme::Longest),
        sampled: walks.map(|state| length(&space, state, false)).collect(),
    }
}

fn length(space: &Space<'_>, state: Vec<Atom>, is_proved: bool) -> Length {
    let end = space.cells.len();
    let scene = Scene::until(space, state, end);
    let asked = (0..end).filter(|cell| {
        let is_shown = space.question(*cell).is_shown();
        is_shown && scene.asked[*cell].must(Truths::YES)
    });
    Length {
        asked: asked.map(|cell| space.cells[cell].question).collect(),
        is_proved,
    }
}
