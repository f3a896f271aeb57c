//! The proofs, held against everything that really can be answered in small surveys.

mod small;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::seen::faults;
use super::{Target, Verdict, Ways, prove};
use crate::expr::{Code, Value};
use crate::session::{Event, Place, Session, Standing, State, Trouble};
use crate::survey::{
    Definition, Entry, Hole, Kind, Level, Part, Picks, Question, Reason, Shelf, Survey, read,
};
use small::small;

struct NoLists;

impl Shelf for NoLists {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("there is no such file.".to_owned())
    }
}

/// Every entry that may make a difference, blank included.
fn entries(question: &Question) -> Vec<Option<Entry>> {
    let codes = |choices: &[&str]| {
        choices
            .iter()
            .map(|code| Code::new(code).unwrap())
            .collect()
    };
    let picks = |choices: &[&str]| Picks {
        codes: codes(choices),
        ..Picks::default()
    };
    let picked = |choices: &[&str]| Some(Entry::Picked(picks(choices)));
    let row = |row: &str, code: &str| (Code::new(row).unwrap(), picks(&[code]));
    let rows = |cells: &[(&str, &str)]| {
        let cells = cells.iter().map(|(at, code)| row(at, code));
        Some(Entry::Cells(cells.collect::<BTreeMap<_, _>>()))
    };
    match &question.kind {
        Kind::Single { .. } => vec![None, picked(&["a"]), picked(&["b"]), picked(&["c"])],
        Kind::Multi { .. } => vec![None, picked(&["a"]), picked(&["b"]), picked(&["a", "b"])],
        Kind::Grid { .. } => {
            let mut all = vec![None];
            for one in ["", "a", "b"] {
                for two in ["", "a", "b"] {
                    let cells = [("r", one), ("s", two)];
                    let given: Vec<_> = cells
                        .into_iter()
                        .filter(|(_, code)| !code.is_empty())
                        .collect();
                    if !given.is_empty() {
                        all.push(rows(&given));
                    }
                }
            }
            all
        }
        Kind::Integer(_) => {
            let typed = |number: &str| Some(Entry::Typed(number.to_owned()));
            let refused = Some(Entry::Missing(Reason::Refused));
            vec![None, typed("0"), typed("1"), typed("2"), refused]
        }
        _ => vec![None],
    }
}

/// What brute force has found of a target: the fewest steps to it, with everything accepted
/// to the end, or only on the way.
#[derive(Clone, Copy, Default)]
struct Found {
    whole: Option<usize>,
    before: Option<usize>,
}

struct Brute {
    survey: Arc<Survey>,
    found: BTreeMap<Target, Found>,
}

impl Brute {
    fn walk(&mut self, session: &Session, from: usize) {
        // The next place on the path that has not had its turn.
        let steps: Vec<Place> = session.path().steps().map(|step| step.place).collect();
        let next = steps.get(from).cloned();
        let Some(place) = next else {
            return self.note(session);
        };
        let question = session.question(&place).unwrap();
        for entry in entries(question) {
            let mut after = Session::new(Arc::clone(&self.survey), session.state().clone());
            if let Some(entry) = entry {
                let place = place.clone();
                let _ = after.update(Event::Entered { place, entry });
            }
            self.walk(&after, from + 1);
        }
    }

    /// Looks at one set of answers to everything that is asked.
    fn note(&mut self, session: &Session) {
        let steps: Vec<Place> = session.path().steps().map(|step| step.place).collect();
        let refused: Vec<usize> = (0..steps.len())
            .filter(|at| matches!(session.trouble(&steps[*at]), Some(Trouble::Refused(_))))
            .collect();
        let survey = Arc::clone(&self.survey);
        for (at, place) in steps.iter().enumerate() {
            let question = survey.find(place.question.as_str()).unwrap();
            let asked = &survey.questions[question];
            let all = (
                at,
                refused.is_empty(),
                refused.iter().all(|other| *other >= at),
            );
            self.found(Target::Question(question), all);
            self.found(Target::Page(asked.page), all);
            for of in shown_in(asked) {
                let shown = Place::once(&survey.questions[of].id);
                if session.path().value(&shown).is_none() {
                    self.found(Target::Empty(question, of), all);
                }
            }
            let own = (
                at,
                refused.is_empty(),
                refused.iter().all(|other| *other > at),
            );
            let standing = session.standing(place);
            for choice in asked.kind.choices() {
                let has = match &standing {
                    Standing::Answered(Value::Code(code)) => *code == choice.code,
                    Standing::Answered(Value::Codes(codes)) => codes.contains(&choice.code),
                    Standing::Answered(Value::Cells(cells)) => {
                        cells.values().any(|codes| codes.contains(&choice.code))
                    }
                    _ => false,
                };
                if has {
                    self.found(Target::Choice(question, choice.code.clone()), own);
                }
                let shown = session.choices(place);
                if choice.show_if.is_some() && !shown.iter().any(|one| one.code == choice.code) {
                    self.found(Target::ChoiceHidden(question, choice.code.clone()), all);
                }
            }
            for row in asked.kind.rows().iter().filter(|row| row.show_if.is_some()) {
                let shown = session.rows(place);
                let target = if shown.iter().any(|one| one.code == row.code) {
                    Target::Row(question, row.code.clone())
                } else {
                    Target::RowHidden(question, row.code.clone())
                };
                self.found(target, all);
            }
            self.checks(session, (at, place), (question, asked), &refused);
        }
        self.skipped(session, &steps, &refused);
        if refused.is_empty() {
            self.found(Target::Sent, (steps.len(), true, true));
        }
    }

    fn checks(
        &mut self,
        session: &Session,
        (at, place): (usize, &Place),
        (question, asked): (usize, &Question),
        refused: &[usize],
    ) {
        let Some(check) = asked.checks.first() else {
            return;
        };
        let trouble = session.trouble(place);
        let fails = match (&trouble, check.level) {
            (Some(Trouble::Refused(crate::survey::Refusal::Check { .. })), _)
            | (Some(Trouble::Doubted(_)), Level::Warn) => true,
            (Some(Trouble::Refused(_)), _) => return,
            _ => false,
        };
        if fails {
            let others = refused.iter().filter(|other| **other != at);
            let before = others.clone().all(|other| *other > at);
            let all = (at, others.count() == 0, before);
            self.found(Target::Refused(question, 0), all);
        } else if matches!(session.standing(place), Standing::Answered(_)) {
            let own = (
                at,
                refused.is_empty(),
                refused.iter().all(|other| *other > at),
            );
            self.found(Target::Passed(question, 0), own);
        }
    }

    /// What is not asked: a page without its note, or a question beside its page's note.
    fn skipped(&mut self, session: &Session, steps: &[Place], refused: &[usize]) {
        let survey = Arc::clone(&self.survey);
        // In the order in which things are asked: page, time, question.
        let order = |place: &Place| {
            let question = survey.find(place.question.as_str()).unwrap();
            let mut times = session.path().iterations_of(question).iter();
            let time = times.position(|key| *key == place.iteration);
            (survey.questions[question].page, time, question)
        };
        for (page, written) in survey.pages.iter().enumerate() {
            for iteration in session.path().iterations_of(written.questions.start) {
                let place = |question: usize| Place {
                    question: survey.questions[question].id.clone(),
                    iteration: iteration.clone(),
                };
                let is_shown = steps.contains(&place(written.questions.start));
                for question in written.questions.clone() {
                    let here = order(&place(question));
                    let before = steps.iter().filter(|step| order(step) < here).count();
                    let all = (
                        before,
                        refused.is_empty(),
                        refused.iter().all(|at| *at >= before),
                    );
                    let asked = &survey.questions[question];
                    let is_asked = steps.contains(&place(question));
                    if is_shown && !is_asked && asked.show_if.is_some() && asked.is_shown() {
                        self.found(Target::Skipped(question), all);
                    }
                }
                if !is_shown && written.show_if.is_some() {
                    let first = written.questions.start;
                    let here = order(&place(first));
                    let before = steps.iter().filter(|step| order(step) < here).count();
                    let all = (
                        before,
                        refused.is_empty(),
                        refused.iter().all(|at| *at >= before),
                    );
                    self.found(Target::PageSkipped(page), all);
                }
            }
        }
    }

    fn found(&mut self, target: Target, (steps, whole, before): (usize, bool, bool)) {
        let found = self.found.entry(target).or_default();
        let least = |known: Option<usize>| Some(known.map_or(steps, |known| known.min(steps)));
        if whole {
            found.whole = least(found.whole);
        }
        if before {
            found.before = least(found.before);
        }
    }
}

/// The questions whose answers a text shows.
fn shown_in(question: &Question) -> Vec<usize> {
    let parts = question.text.all_parts();
    let holes = parts.filter_map(|part| match part {
        Part::Hole(Hole::Answer { slot, .. }) => Some(slot.0 as usize),
        Part::Hole(Hole::This) | Part::Words(_) => None,
    });
    holes.collect()
}

/// How proofs and brute force differ on a survey, and how many were not decided.
fn differences(source: &str) -> Option<(Vec<String>, usize, usize)> {
    let definition = Definition {
        file: "small.toml",
        source: source.as_bytes(),
        shelf: &NoLists,
    };
    // Some conditions do not fit their questions: such a survey is not read.
    let survey = Arc::new(read(&definition).ok()?.0);
    let mut brute = Brute {
        survey: Arc::clone(&survey),
        found: BTreeMap::new(),
    };
    brute.walk(&Session::new(Arc::clone(&survey), State::default()), 0);
    let (mut differences, mut undecided, mut count) = (Vec::new(), 0, 0);
    for (target, verdict) in prove(&survey, Ways::Shortest) {
        let is_computed = |at: &usize| matches!(survey.questions[*at].kind, Kind::Computed { .. });
        if matches!(&target, Target::Question(at) | Target::Skipped(at) if is_computed(at)) {
            continue; // Nobody sees them, so brute force does not.
        }
        count += 1;
        let found = brute.found.get(&target).copied().unwrap_or_default();
        let agrees = match &verdict {
            Verdict::Reached(way) => found
                .whole
                .is_some_and(|least| way.steps == least || !way.is_shortest),
            Verdict::DeadEnd(_) => found.whole.is_none() && found.before.is_some(),
            Verdict::Unreachable => found.before.is_none(),
            Verdict::Undecided => {
                undecided += 1;
                true
            }
        };
        if !agrees {
            let found = (found.whole, found.before);
            differences.push(format!("{target:?}: {verdict:?} but {found:?}"));
        }
    }
    Some((differences, undecided, count))
}

#[test]
fn proofs_agree_with_everything_that_can_be_answered() {
    let (mut read, mut undecided, mut count) = (0, 0, 0);
    for seed in 1..150 {
        let source = small(seed);
        let Some((differences, open, targets)) = differences(&source) else {
            continue;
        };
        assert!(
            differences.is_empty(),
            "seed {seed}: {differences:#?}\n{source}"
        );
        (read, undecided, count) = (read + 1, undecided + open, count + targets);
    }
    assert!(read > 100, "only {read} surveys were read");
    assert!(
        undecided * 100 < count,
        "{undecided} of {count} were not decided"
    );
}

#[test]
fn a_wrong_logic_is_caught() {
    for fault in faults::ALL {
        let caught = faults::with(fault, || {
            (1..150)
                .any(|seed| differences(&small(seed)).is_some_and(|(found, ..)| !found.is_empty()))
        });
        assert!(caught, "{fault:?} was not noticed");
    }
}
