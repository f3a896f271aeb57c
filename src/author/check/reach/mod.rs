//! Which questions, choices, checks and endings answers can lead to: proved, not sampled.
//!
//! A survey is a space of answers. Conditions are judged over whole regions of it, with all
//! truths that are possible there, so an aim that is in no region is proved to be out of
//! reach. What is said to be within reach comes with answers, and a session has taken them.

mod fits;
mod goal;
mod implied;
mod judge;
mod lengths;
mod literals;
mod scale;
mod scene;
mod search;
mod seen;
mod shortest;
mod size;
mod space;
mod tallies;
mod targets;
#[cfg(test)]
mod tests;
mod walk;
mod witness;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::expr::Code;
use crate::session::Place;
use crate::survey::{Given, Survey};
use goal::{Goal, cones};
use search::{Outcome, Search};
use shortest::Extreme;
use size::Looks;
use space::Space;
use targets::targets;

pub(super) use lengths::{Length, Lengths, lengths};

/// What answers may or may not lead to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Index of the page.
    Page(usize),
    /// Index of the question.
    Question(usize),
    Choice(usize, Code),
    Row(usize, Code),
    /// The check of a question, by its index, fails.
    Refused(usize, usize),
    /// Some answer passes the check.
    Passed(usize, usize),
    /// The page or question is skipped, though it has a condition.
    PageSkipped(usize),
    Skipped(usize),
    /// The choice or row is hidden, though its question is asked.
    ChoiceHidden(usize, Code),
    RowHidden(usize, Code),
    /// What the texts of a question show of an earlier one is not there.
    Empty(usize, usize),
    /// Everything is answered and can be sent.
    Sent,
}

impl Target {
    /// Such as `question/level/choices/county`, with what is looked for behind it.
    pub fn name(&self, survey: &Survey) -> String {
        let page = |at: &usize| format!("page/{}", survey.pages[*at].id);
        let question = |at: &usize| format!("question/{}", survey.questions[*at].id);
        match self {
            Self::Page(at) => page(at),
            Self::Question(at) => question(at),
            Self::Choice(at, code) => format!("{}/choices/{code}", question(at)),
            Self::Row(at, code) => format!("{}/rows/{code}", question(at)),
            Self::Refused(at, check) => format!("{}/check/{check} fails", question(at)),
            Self::Passed(at, check) => format!("{}/check/{check} passes", question(at)),
            Self::PageSkipped(at) => format!("{} is skipped", page(at)),
            Self::Skipped(at) => format!("{} is skipped", question(at)),
            Self::ChoiceHidden(at, code) => format!("{}/choices/{code} is hidden", question(at)),
            Self::RowHidden(at, code) => format!("{}/rows/{code} is hidden", question(at)),
            Self::Empty(at, of) => {
                format!("{} without {}", question(at), survey.questions[*of].id)
            }
            Self::Sent => "the end".to_owned(),
        }
    }
}

/// What was found out about a target.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Reached(Way),
    /// Answers lead there, but whoever gives them cannot send them.
    DeadEnd(Way),
    Unreachable,
    /// It would take too many steps to find out.
    Undecided,
}

/// Answers that lead to a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What is answered, place by place; what is left open is not told.
    pub answers: Vec<(Place, Given)>,
    /// How many questions and notes come before it.
    pub steps: usize,
    /// Whether no other answers lead there past fewer.
    pub is_shortest: bool,
}

/// How thoroughly ways are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    Any,
    Shortest,
}

/// Proves for everything in a survey whether answers can lead there.
pub fn prove(survey: &Arc<Survey>, ways: Ways) -> Vec<(Target, Verdict)> {
    if is_too_large(survey) {
        let targets = targets(survey, |_| Vec::new()).into_iter();
        return targets
            .map(|(target, _)| (target, Verdict::Undecided))
            .collect();
    }
    let space = Space::new(survey, Looks::granted(ways));
    let cones = cones(&space);
    let search = Search::new(&space, &cones);
    let prover = Prover {
        search: &search,
        ways,
    };
    let targets = targets(survey, |at| space.cells_of(at).collect()).into_iter();
    targets
        .map(|(target, goals)| {
            let verdict = prover.verdict(&goals);
            (target, verdict)
        })
        .collect()
}

/// Whether a survey is too large to be looked at as a whole, so that nothing is decided.
pub fn is_too_large(survey: &Arc<Survey>) -> bool {
    !size::is_within_bounds(survey)
}

struct Prover<'a, 's> {
    search: &'a Search<'a, 's>,
    ways: Ways,
}

impl<'a> Prover<'a, '_> {
    /// What comes of a target that can be reached in each of several cells.
    fn verdict(&self, goals: &[goal::Aim<'a>]) -> Verdict {
        let cells = self.search.space.cells.len();
        let (mut verdict, mut is_open) = (Verdict::Unreachable, false);
        for aim in goals {
            let whole = Goal::to_the_end(*aim, cells);
            match self.looked_for(&whole) {
                Verdict::Undecided => is_open = true,
                Verdict::Unreachable => {}
                reached => return reached,
            }
        }
        for aim in goals {
            let before = Goal::on_the_way(*aim, cells);
            match self.looked_for(&before) {
                Verdict::Undecided => is_open = true,
                Verdict::Reached(way) if !is_open => verdict = Verdict::DeadEnd(way),
                Verdict::Reached(way) => return Verdict::Reached(way),
                Verdict::Unreachable | Verdict::DeadEnd(_) => {}
            }
        }
        if is_open && verdict == Verdict::Unreachable {
            return Verdict::Undecided;
        }
        verdict
    }

    fn looked_for(&self, goal: &Goal<'a>) -> Verdict {
        let state = match self.search.run(goal) {
            Outcome::Unreachable => return Verdict::Unreachable,
            Outcome::Undecided => return Verdict::Undecided,
            Outcome::Reached(state) => state,
        };
        let (state, steps, is_shortest) = match self.ways {
            Ways::Any => (state, 0, false),
            Ways::Shortest => {
                let way = self.search.bettered(goal, state, Extreme::Shortest);
                (way.state, way.steps, way.is_proved)
            }
        };
        let space = self.search.space;
        // What a session does for each question takes as long as some looks.
        space.looks.count(4 * space.cells.len());
        let Some(entries) = space.entries(&state, goal.end) else {
            return Verdict::Undecided;
        };
        let session = witness::session_with(space.survey, &entries);
        if !witness::is_confirmed(space, goal, &session) {
            return Verdict::Undecided;
        }
        let answers = match self.ways {
            Ways::Any => Vec::new(),
            Ways::Shortest => witness::answers(space, goal, &session),
        };
        Verdict::Reached(Way {
            answers,
            steps,
            is_shortest,
        })
    }
}

/// By question, all questions whose answers have a say in it.
type Cones = Vec<BTreeSet<usize>>;
