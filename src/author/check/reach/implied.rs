//! What must be answered wherever a condition holds, by the way it is written: a comparison
//! with a blank is unknown, and what is unknown does not hold.

use std::collections::BTreeSet;

#[cfg(test)]
use super::seen::faults;
use crate::expr::{Expr, Function, Node, Slot};

/// The answers without which a condition does not hold.
pub(super) fn known_where(rule: Option<&Expr>) -> BTreeSet<Slot> {
    rule.map(|rule| decided(rule.node(), true))
        .unwrap_or_default()
}

/// The answers that are there where a condition holds, or where it fails.
fn decided(node: &Node, holds: bool) -> BTreeSet<Slot> {
    match node {
        Node::Not(part) => decided(part, !holds),
        Node::And(parts) => of_parts(parts, holds, holds),
        Node::Or(parts) => of_parts(parts, holds, !holds),
        Node::Call {
            function: Function::Answered,
            arguments,
        } if holds => arguments.iter().filter_map(named).collect(),
        Node::Name(_) | Node::Compare { .. } | Node::Among { .. } | Node::Ticked { .. } => {
            needed(node)
        }
        Node::Literal(_)
        | Node::Cell { .. }
        | Node::Negative(_)
        | Node::Chain { .. }
        | Node::Call { .. } => BTreeSet::new(),
    }
}

/// `all`: each of the parts comes out so; else one of them does, and nobody knows which.
fn of_parts(parts: &[Node], holds: bool, all: bool) -> BTreeSet<Slot> {
    #[cfg(test)]
    let all = all || faults::is(faults::Fault::OneIsAll);
    let each = parts.iter().map(|part| decided(part, holds));
    if all {
        return each.flatten().collect();
    }
    let common = each.reduce(|one, other| one.intersection(&other).copied().collect());
    common.unwrap_or_default()
}

/// The answers without which a part of a condition is unknown.
fn needed(node: &Node) -> BTreeSet<Slot> {
    match node {
        Node::Name(name) => BTreeSet::from([name.slot]),
        Node::Negative(part) | Node::Among { part, .. } => needed(part),
        Node::Compare { left, right, .. }
        | Node::Ticked {
            code: left,
            ticks: right,
        } => [needed(left), needed(right)]
            .into_iter()
            .flatten()
            .collect(),
        Node::Chain { first, rest } => {
            let parts = [&**first]
                .into_iter()
                .chain(rest.iter().map(|(_, part)| part));
            parts.flat_map(needed).collect()
        }
        // Of these some come to something without an answer.
        Node::Literal(_)
        | Node::Cell { .. }
        | Node::Not(_)
        | Node::And(_)
        | Node::Or(_)
        | Node::Call { .. } => BTreeSet::new(),
    }
}

fn named(node: &Node) -> Option<Slot> {
    match node {
        Node::Name(name) => Some(name.slot),
        _ => None,
    }
}
