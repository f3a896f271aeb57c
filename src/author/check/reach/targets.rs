//! Everything in a survey that answers should be able to lead to.

use std::collections::BTreeSet;

use super::Target;
use super::goal::Aim;
use super::implied::known_where;
use crate::expr::{Code, Slot};
use crate::survey::{Hole, Kind, Part, Question, Rule, Survey, Text};

/// Each target, with the cells in which it can be reached.
pub(super) fn targets(
    survey: &Survey,
    cells_of: impl Fn(usize) -> Vec<usize>,
) -> Vec<(Target, Vec<Aim<'_>>)> {
    let mut targets = Vec::new();
    for (at, page) in survey.pages.iter().enumerate() {
        if page.show_if.is_some() {
            let first = cells_of(page.questions.start).into_iter().take(1);
            targets.push((
                Target::PageSkipped(at),
                first.map(Aim::PageSkipped).collect(),
            ));
        }
        if page.show_if.is_some() || page.repeat.is_some() {
            let cells = page.questions.clone().flat_map(&cells_of);
            targets.push((Target::Page(at), cells.map(Aim::Asked).collect()));
        }
        let known = known_where(page.show_if.as_ref());
        for at in page.questions.clone() {
            of_question((survey, at), &cells_of(at), &known, &mut targets);
        }
    }
    targets.push((Target::Sent, vec![Aim::Sent]));
    targets
}

/// `on_page`: the answers without which its page is not asked.
fn of_question<'a>(
    (survey, at): (&'a Survey, usize),
    cells: &[usize],
    on_page: &BTreeSet<Slot>,
    into: &mut Vec<(Target, Vec<Aim<'a>>)>,
) {
    let question = &survey.questions[at];
    let cells = || cells.iter().copied();
    into.push((Target::Question(at), cells().map(Aim::Asked).collect()));
    if question.show_if.is_some() {
        into.push((Target::Skipped(at), cells().map(Aim::Skipped).collect()));
    }
    for choice in question.kind.choices() {
        let picked = cells().map(|cell| Aim::Picked(cell, &choice.code));
        into.push((Target::Choice(at, choice.code.clone()), picked.collect()));
        if let Some(rule) = choice.show_if.as_ref().filter(|_| !is_first(question)) {
            let hidden = cells().map(|cell| Aim::Fails(cell, rule));
            into.push((
                Target::ChoiceHidden(at, choice.code.clone()),
                hidden.collect(),
            ));
        }
    }
    for (nth, row) in question.kind.rows().iter().enumerate() {
        let Some(rule) = &row.show_if else {
            continue;
        };
        let shown = cells().map(|cell| Aim::Row(cell, nth));
        into.push((Target::Row(at, row.code.clone()), shown.collect()));
        let hidden = cells().map(|cell| Aim::Fails(cell, rule));
        into.push((Target::RowHidden(at, row.code.clone()), hidden.collect()));
    }
    let known = known_where(question.show_if.as_ref());
    for (slot, row) in holes(question) {
        let of = slot.0 as usize;
        if of < at {
            // A row of a grid may be blank where others are not.
            let is_there = row.is_none() && (on_page.contains(&slot) || known.contains(&slot));
            let cells = cells().filter(|_| !is_there);
            let empty = cells.map(|cell| Aim::Empty(cell, slot, row));
            into.push((Target::Empty(at, of), empty.collect()));
        }
    }
    for nth in 0..question.checks.len() {
        let refused = cells().map(|cell| Aim::Refused(cell, nth));
        into.push((Target::Refused(at, nth), refused.collect()));
        let passed = cells().map(|cell| Aim::Passed(cell, nth));
        into.push((Target::Passed(at, nth), passed.collect()));
    }
}

/// What the texts of a question show of earlier answers, each once.
fn holes(question: &Question) -> Vec<(Slot, Option<&Code>)> {
    let labels = question.kind.choices().iter().chain(question.kind.rows());
    let labels = labels.map(|choice| &choice.label);
    let texts = [&question.text].into_iter().chain(&question.help);
    let (mut holes, mut seen) = (Vec::new(), BTreeSet::new());
    for part in texts.chain(labels).flat_map(Text::all_parts) {
        if let Part::Hole(Hole::Answer { slot, row }) = part {
            let hole = (*slot, row.as_ref());
            if seen.insert(hole) {
                holes.push(hole);
            }
        }
    }
    holes
}

/// Whether its choices are taken one after the other and not picked.
fn is_first(question: &Question) -> bool {
    matches!(
        question.kind,
        Kind::Computed {
            rule: Rule::First(_)
        }
    )
}
