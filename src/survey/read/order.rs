//! What is shuffled, and whether everything is still asked before it is looked at.

use std::ops::Range;

use super::Reader;
use super::problems::{ProblemCode, Trouble};
use super::questions::Written;
use super::tree::Table;
use crate::expr::{Expr, Slot};
use crate::survey::problem::quoted;
use crate::survey::{Choice, Hole, Order, Page, Part, Question, Text};

impl<'t> Reader<'t> {
    pub(super) fn order(&mut self, table: &Table<'t>) -> Order {
        let node = table.get("order");
        match node.and_then(|node| self.problems.word(&node, &["random", "written"])) {
            Some("random") => Order::Random,
            _ => Order::Written,
        }
    }

    pub(super) fn fixed(&mut self, table: &Table<'t>) -> bool {
        let node = table.get("fixed");
        node.is_some_and(|node| self.problems.truth(&node) == Some(true))
    }

    /// Tells of what may come before that which it looks at, once it is shuffled.
    pub(super) fn check_order(
        &mut self,
        order: Order,
        pages: &[Page],
        questions: &[Question],
        written: &[Written<'t>],
    ) {
        // With a page or a question missing, indexes do not say which is which.
        let is_whole = pages.len() == written.len()
            && pages.last().map_or(0, |page| page.questions.end) == questions.len();
        if !is_whole {
            return;
        }
        for (page, text) in pages.iter().zip(written) {
            if page.order == Order::Random {
                self.check_page_order(page, questions, text);
            }
        }
        if order == Order::Random {
            let places = Places::new(pages.iter().map(|page| page.fixed).collect());
            for (at, page) in pages.iter().enumerate() {
                let mut looks = page_looks_at(page);
                looks.extend(questions[page.questions.clone()].iter().flat_map(looks_at));
                let other = |slot: usize| {
                    let of = questions.get(slot)?.page;
                    (of != at).then_some(of)
                };
                if let Some(slot) = places.early(&looks, at, other) {
                    let ids = (page.id.as_str(), questions[slot].id.as_str());
                    self.tell_early(&written[at].table.span, ids);
                }
            }
        }
    }

    fn check_page_order(&mut self, page: &Page, questions: &[Question], written: &Written<'t>) {
        let start = page.questions.start;
        let on_page = &questions[page.questions.clone()];
        let places = Places::new(on_page.iter().map(|question| question.fixed).collect());
        for (at, (question, table)) in on_page.iter().zip(&written.questions).enumerate() {
            let other = |slot: usize| {
                let is_other = page.questions.contains(&slot) && slot != start + at;
                is_other.then(|| slot - start)
            };
            if let Some(slot) = places.early(&looks_at(question), at, other) {
                let ids = (question.id.as_str(), questions[slot].id.as_str());
                self.tell_early(&table.span, ids);
            }
        }
    }

    fn tell_early(&mut self, span: &Range<usize>, (looking, seen): (&str, &str)) {
        let what = format!(
            "{} looks at {}, which may be asked later: both are shuffled.",
            quoted(looking),
            quoted(seen)
        );
        let help = "Write `fixed = true` on the one looked at, above all that moves, or on the one that looks, below it.";
        self.problems.add(
            span,
            Trouble::new(ProblemCode::ShuffledApart, what).help(help),
        );
    }
}

/// Where the items of a shuffled group may come to stand.
struct Places {
    fixed: Vec<bool>,
    /// From the first to the last place of an item that moves.
    movable: Range<usize>,
}

impl Places {
    fn new(fixed: Vec<bool>) -> Self {
        let mut places = (0..fixed.len()).filter(|at| !fixed[*at]);
        let first = places.next().unwrap_or(0);
        let movable = first..places.next_back().unwrap_or(first) + 1;
        Self { fixed, movable }
    }

    fn of(&self, at: usize) -> Range<usize> {
        if self.fixed[at] {
            at..at + 1
        } else {
            self.movable.clone()
        }
    }

    /// The first slot looked at that may come after the item that looks. `item` says to
    /// which one a slot belongs, if that is another one of the group.
    fn early(
        &self,
        looks: &[Slot],
        at: usize,
        item: impl Fn(usize) -> Option<usize>,
    ) -> Option<usize> {
        let first = self.of(at).start;
        let slots = looks.iter().map(|slot| slot.0 as usize);
        slots
            .into_iter()
            .find(|slot| item(*slot).is_some_and(|seen| self.of(seen).end > first))
    }
}

fn page_looks_at(page: &Page) -> Vec<Slot> {
    let mut looks: Vec<Slot> = page.show_if.iter().flat_map(Expr::slots).collect();
    let driver = page
        .repeat
        .and_then(|repeat| u32::try_from(repeat.driver()).ok());
    looks.extend(driver.map(Slot));
    looks.extend(holes(&page.title));
    looks.extend(page.intro.iter().flat_map(holes));
    looks
}

/// Everything in a question that refers to another one: conditions, checks and holes.
fn looks_at(question: &Question) -> Vec<Slot> {
    let mut looks = question.depends_on();
    looks.extend(holes(&question.text));
    looks.extend(question.help.iter().flat_map(holes));
    for check in &question.checks {
        looks.extend(check.that.slots());
        looks.extend(holes(&check.text));
    }
    let labels = question.kind.choices().iter().chain(question.kind.rows());
    looks.extend(labels.flat_map(|Choice { label, .. }| holes(label)));
    looks
}

fn holes(text: &Text) -> Vec<Slot> {
    let slot = |part: &Part| match part {
        Part::Hole(Hole::Answer { slot, .. }) => Some(*slot),
        Part::Hole(Hole::This) | Part::Words(_) => None,
    };
    text.all_parts().filter_map(slot).collect()
}
