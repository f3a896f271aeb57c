//! What names stand for at each place of a definition, and the conditions that use them.

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

use super::Reader;
use super::faults::{code_of, help_for};
use super::limits;
use super::problems::{ProblemCode, Trouble};
use super::tree::{Node, Wanted};
use crate::expr::{Expr, Fault, FaultKind, Found, Scope, Slot, Type, Want};
use crate::survey::problem::quoted;

/// Looking for "did you mean" is dear; beyond so many nobody reads the hints.
const HINTS_MAX: usize = 200;

/// A place in the order of the questions: so many of them stand before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Here(pub(super) usize);

/// What is known of a name.
#[derive(Debug)]
pub(super) enum Meaning {
    Value(Type),
    /// A note.
    Valueless,
    /// Its own definition has a problem; nothing more is said about its uses.
    Broken,
}

/// Every name of a definition: questions in their order, then parameters.
#[derive(Default)]
pub(super) struct Names<'t> {
    slots: HashMap<&'t str, usize>,
    /// How many questions there are; parameters have the slots from here on.
    questions: usize,
    /// Of the questions read so far.
    meanings: Vec<Meaning>,
    params: Vec<Meaning>,
    /// The questions of each page that is asked several times.
    repeated: Vec<Range<usize>>,
    /// The place of the question that is being read.
    pub(super) asking: Option<usize>,
    hints: Cell<usize>,
}

impl<'t> Names<'t> {
    /// Takes the name of the question that comes next, before any is read; `false` where
    /// an earlier one has it.
    pub(super) fn declare(&mut self, name: Option<&'t str>) -> bool {
        let slot = self.questions;
        self.questions += 1;
        match name {
            Some(name) if !self.slots.contains_key(name) => {
                self.slots.insert(name, slot);
                true
            }
            Some(_) => false,
            None => true,
        }
    }

    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.slots.contains_key(name)
    }

    /// How many questions there are.
    pub(super) fn count(&self) -> usize {
        self.questions
    }

    /// Once all questions are declared.
    pub(super) fn declare_param(&mut self, name: &'t str, meaning: Meaning) {
        let slot = self.questions + self.params.len();
        self.slots.insert(name, slot);
        self.params.push(meaning);
    }

    /// What the question read just now turned out to be.
    pub(super) fn learn(&mut self, meaning: Meaning) {
        self.meanings.push(meaning);
    }

    /// Once all questions are declared: these stand on a page that is asked several times.
    pub(super) fn declare_repeated(&mut self, questions: Range<usize>) {
        self.repeated.push(questions);
    }

    /// Whether a question is asked several times, seen from the one that is being read:
    /// within one iteration of a page each answer of the page is a single one.
    fn is_several(&self, slot: usize) -> bool {
        let page = self.repeated.iter().find(|page| page.contains(&slot));
        page.is_some_and(|page| !self.asking.is_some_and(|at| page.contains(&at)))
    }

    pub(super) fn is_repeated(&self, slot: usize) -> bool {
        self.repeated.iter().any(|page| page.contains(&slot))
    }

    fn look_up(&self, name: &str, here: Here) -> (Option<usize>, Option<&Meaning>) {
        let Some(&slot) = self.slots.get(name) else {
            return (None, None);
        };
        let meaning = match slot.checked_sub(self.questions) {
            Some(param) => self.params.get(param),
            None => self.meanings.get(slot).filter(|_| slot < here.0),
        };
        (Some(slot), meaning)
    }

    pub(super) fn is_broken(&self, name: &str, here: Here) -> bool {
        matches!(self.look_up(name, here).1, Some(Meaning::Broken))
    }

    pub(super) fn seen_from(&self, here: Here) -> Seen<'_> {
        Seen { names: self, here }
    }
}

/// The names as they are seen from one place.
pub(super) struct Seen<'n> {
    names: &'n Names<'n>,
    here: Here,
}

impl Scope for Seen<'_> {
    fn find(&self, name: &str) -> Found {
        match self.names.look_up(name, self.here) {
            (Some(slot), Some(Meaning::Value(kind))) => Found::Here {
                slot: Slot(u32::try_from(slot).unwrap_or(u32::MAX)),
                kind: if self.names.is_several(slot) {
                    Type::Each(Box::new(kind.clone()))
                } else {
                    kind.clone()
                },
            },
            (_, Some(Meaning::Valueless)) => Found::Valueless,
            (Some(_), None) => Found::Later,
            // What is said of a broken name is dropped by `condition`.
            (_, Some(Meaning::Broken | Meaning::Value(_))) | (None, None) => Found::Nowhere,
        }
    }

    fn names(&self) -> Vec<String> {
        self.names.hints.set(self.names.hints.get() + 1);
        if self.names.hints.get() > HINTS_MAX {
            return Vec::new();
        }
        let (names, here) = (self.names, self.here);
        let is_here = |name: &&&str| names.look_up(name, here).1.is_some();
        let here: Vec<&&str> = names.slots.keys().filter(is_here).collect();
        let mut here: Vec<String> = here.into_iter().map(|name| (*name).to_owned()).collect();
        here.sort_unstable(); // The same hint each time, whatever the order in the map.
        here
    }
}

const CONDITION: Wanted = Wanted {
    what: "a condition in quotes",
    example: "\"level == 'municipality'\"",
};

impl<'t> Reader<'t> {
    /// A condition or computation over what is known here.
    pub(super) fn condition(
        &mut self,
        node: &Node<'t>,
        (here, want): (Here, Want),
    ) -> Option<Expr> {
        let source = self.problems.string_like(node, CONDITION)?;
        if source.len() > limits::TEXT_BYTES_MAX {
            let kib = limits::TEXT_BYTES_MAX >> 10;
            let what = format!("The condition is longer than {kib} KiB.");
            let trouble = Trouble::new(ProblemCode::TextTooLong, what)
                .help("Split it: let `computed` questions hold parts of it, by their names.");
            self.problems.add(&node.span, trouble);
            return None;
        }
        let faults = match Expr::read(source, &self.names.seen_from(here), want) {
            Ok(expr) => return Some(expr),
            Err(faults) => faults,
        };
        let start = node.text_start(self.problems.source);
        for fault in faults {
            if self.is_echo(&fault, source, here) {
                continue;
            }
            let span = start.map_or_else(|| node.span.clone(), |start| moved(&fault.span, start));
            let trouble = self.told(&fault, source);
            self.problems.add(&span, trouble);
        }
        None
    }

    /// Whether a fault only repeats that a name's own definition is broken or lost.
    fn is_echo(&self, fault: &Fault, source: &str, here: Here) -> bool {
        let is_name = matches!(
            fault.what,
            FaultKind::UnknownName { .. } | FaultKind::FunctionAsName { .. }
        );
        let name = source.get(fault.span.clone()).unwrap_or_default();
        is_name && (self.problems.is_shaky() || self.names.is_broken(name, here))
    }

    fn told(&self, fault: &Fault, source: &str) -> Trouble {
        let name = source.get(fault.span.clone()).unwrap_or_default();
        let code = code_of(&fault.what);
        if matches!(fault.what, FaultKind::AskedLater(_)) && self.is_itself(name) {
            return itself(name);
        }
        let help = fault
            .help()
            .unwrap_or_else(|| help_for(&fault.what).to_owned());
        Trouble::new(code, fault.to_string()).help(help)
    }

    /// Whether a name is that of the very question that is being read.
    pub(super) fn is_itself(&self, name: &str) -> bool {
        let asking = self.names.asking;
        asking.is_some() && self.names.slots.get(name).copied() == asking
    }
}

pub(super) fn itself(name: &str) -> Trouble {
    let what = format!(
        "{} is this question itself, and not answered yet.",
        quoted(name)
    );
    let help = "Name an earlier question; only a `check` may look at its own.";
    Trouble::new(ProblemCode::AskedLater, what).help(help)
}

fn moved(span: &Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}
