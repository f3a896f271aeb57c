//! What an example may answer: to questions that decide, answers that conditions tell apart.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::pairs::Pairs;
use crate::expr::{Code, Expr, Node, Slot, Value};
use crate::survey::{Choice, Entry, Kind, Picks, Rule, Survey, Total};

/// What conditions look at, and the numbers they compare with.
#[derive(Default)]
pub(super) struct Behind {
    pub(super) questions: BTreeSet<usize>,
    pub(super) numbers: BTreeSet<Decimal>,
}

pub(super) fn behind(survey: &Survey, question: usize) -> Behind {
    let mut behind = Behind::default();
    let mut open = vec![question];
    let mut seen = BTreeSet::new();
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        let question = &survey.questions[at];
        let page = survey.page_of(question);
        let mut conditions: Vec<&Node> = Vec::new();
        conditions.extend(page.show_if.iter().map(Expr::node));
        conditions.extend(question.show_if.iter().map(Expr::node));
        if let Kind::Computed { rule } = &question.kind {
            match rule {
                Rule::Value(value) => conditions.push(value.node()),
                Rule::First(choices) => {
                    let rules = choices.iter().filter_map(|choice| choice.show_if.as_ref());
                    conditions.extend(rules.map(Expr::node));
                }
            }
        }
        for node in conditions {
            numbers_in(node, &mut behind.numbers);
            let slots = node.slots().into_iter().map(|Slot(slot)| slot as usize);
            let slots = slots.filter(|slot| *slot < survey.questions.len());
            open.extend(slots.clone());
            behind.questions.extend(slots);
        }
    }
    behind
}

fn numbers_in(node: &Node, found: &mut BTreeSet<Decimal>) {
    match node {
        Node::Literal(Value::Number(number)) => drop(found.insert(*number)),
        Node::Literal(_) | Node::Name(_) | Node::Cell { .. } | Node::Among { .. } => {}
        Node::Not(part) | Node::Negative(part) => numbers_in(part, found),
        Node::And(parts)
        | Node::Or(parts)
        | Node::Call {
            arguments: parts, ..
        } => parts.iter().for_each(|part| numbers_in(part, found)),
        Node::Compare { left, right, .. }
        | Node::Ticked {
            code: left,
            ticks: right,
        } => {
            numbers_in(left, found);
            numbers_in(right, found);
        }
        Node::Chain { first, rest } => {
            numbers_in(first, found);
            for (_, part) in rest {
                numbers_in(part, found);
            }
        }
    }
}

/// What can be answered to a question in both versions where both have it.
pub(super) fn entries(
    pairs: &Pairs<'_>,
    (old, new): (Option<usize>, Option<usize>),
    numbers: &BTreeSet<Decimal>,
) -> Vec<Option<[Entry; 2]>> {
    let mut entries = vec![None];
    match (old, new) {
        (Some(old), Some(new)) => {
            let (one, two) = (&pairs.old.questions[old], &pairs.new.questions[new]);
            let known = answers(&two.kind, numbers);
            for entry in answers(&one.kind, numbers) {
                let renamed = renamed(pairs, old, &entry);
                if known.contains(&renamed) {
                    entries.push(Some([entry, renamed]));
                }
            }
        }
        (Some(only), None) => {
            let kind = &pairs.old.questions[only].kind;
            entries.extend(
                answers(kind, numbers)
                    .into_iter()
                    .map(|one| Some([one.clone(), one])),
            );
        }
        (None, Some(only)) => {
            let kind = &pairs.new.questions[only].kind;
            entries.extend(
                answers(kind, numbers)
                    .into_iter()
                    .map(|one| Some([one.clone(), one])),
            );
        }
        (None, None) => {}
    }
    entries
}

fn renamed(pairs: &Pairs<'_>, old: usize, entry: &Entry) -> Entry {
    let picks = |picks: &Picks| Picks {
        codes: picks
            .codes
            .iter()
            .map(|code| pairs.code(old, code))
            .collect(),
        details: BTreeMap::new(),
    };
    match entry {
        Entry::Picked(one) => Entry::Picked(picks(one)),
        Entry::Cells(cells) => Entry::Cells(
            cells
                .iter()
                .map(|(row, one)| (pairs.code(old, row), picks(one)))
                .collect(),
        ),
        Entry::Parts(parts) => Entry::Parts(
            parts
                .iter()
                .map(|(part, typed)| (pairs.code(old, part), typed.clone()))
                .collect(),
        ),
        Entry::Typed(_) | Entry::Missing(_) => entry.clone(),
    }
}

/// Answers that differ from each other in what conditions look at.
fn answers(kind: &Kind, numbers: &BTreeSet<Decimal>) -> Vec<Entry> {
    let one = |code: &Code| Picks::one(code.clone());
    match kind {
        Kind::Note | Kind::Computed { .. } => Vec::new(),
        Kind::Single { choices } | Kind::Multi { choices, .. } | Kind::Rank { choices, .. } => {
            choices
                .iter()
                .map(|choice| Entry::Picked(one(&choice.code)))
                .collect()
        }
        Kind::Grid { rows, choices, .. } => {
            let all = |code: &Code| {
                let cells = rows.iter().map(|row| (row.code.clone(), one(code)));
                Entry::Cells(cells.collect())
            };
            // The smaller ones first: an example keeps to what it needs.
            let mut entries = Vec::new();
            for row in rows {
                let cell = |choice: &Choice| {
                    Entry::Cells(BTreeMap::from([(row.code.clone(), one(&choice.code))]))
                };
                entries.extend(choices.iter().map(cell));
            }
            entries.extend(choices.iter().map(|choice| all(&choice.code)));
            entries
        }
        Kind::Integer(measure) | Kind::Number(measure) => {
            let near = numbers
                .iter()
                .flat_map(|number| [*number - Decimal::ONE, *number, *number + Decimal::ONE]);
            let all: BTreeSet<Decimal> = near.chain(measure.min).chain(measure.max).collect();
            let fits = |number: &Decimal| {
                measure.min.is_none_or(|min| *number >= min)
                    && measure.max.is_none_or(|max| *number <= max)
            };
            let all = all.into_iter().filter(fits);
            all.map(|number| Entry::Typed(number.normalize().to_string()))
                .collect()
        }
        Kind::Text { .. } => vec![Entry::Typed("…".to_owned())],
        Kind::Date(dates) => {
            let days = dates.min.iter().chain(&dates.max);
            days.map(|day| Entry::Typed(dates.iso(*day))).collect()
        }
        Kind::Lookup { list } => {
            let first = list.entries().first();
            first
                .map(|entry| Entry::Picked(one(&entry.code)))
                .into_iter()
                .collect()
        }
        Kind::Allocate(sharing) => match &sharing.total {
            Total::Fixed(total) => sharing
                .parts
                .iter()
                .map(|part| Entry::Parts(BTreeMap::from([(part.code.clone(), total.to_string())])))
                .collect(),
            Total::Computed(_) => Vec::new(),
        },
    }
}
