//! From a condition that is to hold to answers that make it hold.
//!
//! A condition is followed backwards: an `or` takes one of its parts by chance, a computed
//! name what it is computed from, and a question is itself made to be asked. It need not be
//! exact, for whoever misses is followed by others who try again.

use std::collections::BTreeSet;

use crate::expr::{Answers, Comparison, Function, Name, Node, Slot, Step, Type, Value};
use crate::survey::{Choice, Kind, Repeat, Rule, Survey};

use super::guide::{CellHint, Guide, Guides, mirrored, opposite};
use super::random::Random;

/// Gathers hints for one respondent.
pub(super) struct Wish<'a> {
    pub(super) survey: &'a Survey,
    /// What is known already: wave parameters, and answers given before.
    pub(super) known: &'a dyn Answers,
    pub(super) random: &'a mut Random,
    pub(super) guides: Guides,
    reached: BTreeSet<usize>,
}

impl<'a> Wish<'a> {
    pub(super) fn new(survey: &'a Survey, known: &'a dyn Answers, random: &'a mut Random) -> Self {
        Self {
            survey,
            known,
            random,
            guides: Guides::new(),
            reached: BTreeSet::new(),
        }
    }

    pub(super) fn guide(&mut self, question: usize) -> &mut Guide {
        self.guides.entry(question).or_default()
    }

    /// Wants a question to be asked.
    pub(super) fn reach(&mut self, question: usize) {
        if !self.reached.insert(question) {
            return;
        }
        let page = self.survey.questions[question].page;
        self.reach_page(page);
        if let Some(rule) = &self.survey.questions[question].show_if {
            self.hold(rule.node(), true);
        }
    }

    /// Wants a page to be asked, at least once.
    pub(super) fn reach_page(&mut self, page: usize) {
        let page = &self.survey.pages[page];
        if let Some(rule) = &page.show_if {
            self.hold(rule.node(), true);
        }
        match page.repeat {
            None => {}
            Some(Repeat::Each(driver)) => {
                self.answer(driver);
                let choices = self.survey.questions[driver].kind.choices().iter();
                let none = |choice: &&Choice| choice.exclusive || choice.missing.is_some();
                let codes = choices.filter(none).map(|choice| choice.code.clone());
                let codes: Vec<_> = codes.collect();
                self.guide(driver).avoid.extend(codes);
            }
            Some(Repeat::Times(driver)) => {
                self.answer(driver);
                self.guide(driver)
                    .compare(Comparison::AtLeast, &Value::Number(1.into()));
            }
        }
    }

    /// Wants a question to be asked and answered in substance.
    pub(super) fn answer(&mut self, question: usize) {
        self.reach(question);
        self.guide(question).answered = Some(true);
    }

    /// Wants a condition to hold, or not to.
    pub(super) fn hold(&mut self, node: &Node, want: bool) {
        match node {
            Node::Literal(_) | Node::Cell { .. } | Node::Negative(_) | Node::Chain { .. } => {}
            Node::Name(name) => self.truth(name, want),
            Node::Not(part) => self.hold(part, !want),
            Node::And(parts) | Node::Or(parts) => {
                let all = matches!(node, Node::And(_)) == want;
                if all {
                    for part in parts {
                        self.hold(part, want);
                    }
                } else if let Some(part) = self.random.one(parts) {
                    self.hold(part, want);
                }
            }
            Node::Compare { left, by, right } => {
                let by = if want { *by } else { opposite(*by) };
                self.compare(left, by, right);
            }
            Node::Among { part, list } => self.among(part, list, want),
            Node::Ticked { code, ticks } => {
                let Some(Value::Code(code)) = code.value(self.known) else {
                    return;
                };
                self.ticked(ticks, &[code], want);
            }
            Node::Call {
                function,
                arguments,
            } => self.call((*function, arguments), want),
        }
    }

    /// A computed name that is true or false.
    fn truth(&mut self, name: &Name, want: bool) {
        let Some(question) = self.question(name.slot) else {
            return;
        };
        if let Kind::Computed {
            rule: Rule::Value(value),
        } = &self.survey.questions[question].kind
        {
            self.reach(question);
            self.hold(value.node(), want);
        }
    }

    fn compare(&mut self, left: &Node, by: Comparison, right: &Node) {
        if let Some(value) = right.value(self.known) {
            self.stand(left, by, &value);
        } else if let Some(value) = left.value(self.known) {
            self.stand(right, mirrored(by), &value);
        } else {
            for slot in [left, right].into_iter().filter_map(name) {
                if let Some(question) = self.question(slot) {
                    self.answer(question);
                }
            }
        }
    }

    /// Wants a part to stand so to a value.
    fn stand(&mut self, part: &Node, by: Comparison, value: &Value) {
        match part {
            Node::Name(name) => self.stand_name(name, by, value),
            Node::Cell { grid, row } => {
                let Some(question) = self.question(grid.slot) else {
                    return;
                };
                self.answer(question);
                if let Value::Code(code) = value {
                    let hint = CellHint {
                        row: Some(row.clone()),
                        code: code.clone(),
                        ticked: by == Comparison::Equal,
                    };
                    self.guide(question).cells.push(hint);
                }
            }
            Node::Call {
                function: Function::Count,
                arguments,
            } => {
                let (Some(slot), Value::Number(number)) = (arguments.first().and_then(name), value)
                else {
                    return;
                };
                let (Some(question), Ok(bound)) = (self.question(slot), usize::try_from(*number))
                else {
                    return;
                };
                self.answer(question);
                self.guide(question).count(by, bound);
            }
            Node::Chain { first, rest } => self.stand_chain((first, rest), by, value),
            Node::Negative(inner) => {
                if let Value::Number(number) = value {
                    self.stand(inner, mirrored(by), &Value::Number(-*number));
                }
            }
            Node::Literal(_)
            | Node::Not(_)
            | Node::And(_)
            | Node::Or(_)
            | Node::Compare { .. }
            | Node::Among { .. }
            | Node::Ticked { .. }
            | Node::Call { .. } => {}
        }
    }

    fn stand_name(&mut self, name: &Name, by: Comparison, value: &Value) {
        let Some(question) = self.question(name.slot) else {
            return;
        };
        match &self.survey.questions[question].kind {
            Kind::Computed {
                rule: Rule::Value(inner),
            } => {
                self.reach(question);
                self.stand(inner.node(), by, value);
            }
            Kind::Computed {
                rule: Rule::First(choices),
            } => {
                self.reach(question);
                self.first(choices, by, value);
            }
            _ => {
                self.answer(question);
                self.guide(question).compare(by, value);
            }
        }
    }

    /// Wants the first choice that holds to be this one, or another one.
    pub(super) fn first(&mut self, choices: &[Choice], by: Comparison, value: &Value) {
        let fits = |choice: &&Choice| match value {
            Value::Code(code) => (choice.code == *code) == (by == Comparison::Equal),
            _ => false,
        };
        let fitting: Vec<&Choice> = choices.iter().filter(fits).collect();
        let Some(wanted) = self.random.one(&fitting).copied() else {
            return;
        };
        for choice in choices {
            let is_it = choice.code == wanted.code;
            if let Some(rule) = &choice.show_if {
                self.hold(rule.node(), is_it);
            }
            if is_it {
                return;
            }
        }
    }

    /// Sums and differences with one part that is not known yet.
    fn stand_chain(
        &mut self,
        (first, rest): (&Node, &[(Step, Node)]),
        by: Comparison,
        value: &Value,
    ) {
        let Value::Number(mut bound) = *value else {
            return;
        };
        let mut open = None;
        let head = std::iter::once((Step::Plus, first));
        let terms = head.chain(rest.iter().map(|(step, part)| (*step, part)));
        for (step, part) in terms {
            match (step, part.value(self.known)) {
                (Step::Plus, Some(Value::Number(known))) => bound -= known,
                (Step::Minus, Some(Value::Number(known))) => bound += known,
                (Step::Plus | Step::Minus, _) if open.is_none() => open = Some((step, part)),
                _ => return,
            }
        }
        match open {
            Some((Step::Minus, part)) => self.stand(part, mirrored(by), &Value::Number(-bound)),
            Some((_, part)) => self.stand(part, by, &Value::Number(bound)),
            None => {}
        }
    }

    fn among(&mut self, part: &Node, list: &[Value], want: bool) {
        if want {
            if let Some(value) = self.random.one(list) {
                self.stand(part, Comparison::Equal, value);
            }
            return;
        }
        for value in list {
            self.stand(part, Comparison::Unequal, value);
        }
    }

    /// Wants one of these codes ticked, or none.
    fn ticked(&mut self, ticks: &Node, codes: &[crate::expr::Code], want: bool) {
        let (name, row) = match ticks {
            Node::Name(name) => (name, None),
            Node::Cell { grid, row } => (grid, Some(row.clone())),
            _ => return,
        };
        let Some(question) = self.question(name.slot) else {
            return;
        };
        self.answer(question);
        let one = self.random.one(codes).cloned();
        let codes = if want {
            one.into_iter().collect()
        } else {
            codes.to_vec()
        };
        let guide = self.guide(question);
        if row.is_none() {
            let list = if want {
                &mut guide.pick
            } else {
                &mut guide.avoid
            };
            list.extend(codes);
            return;
        }
        guide.cells.extend(codes.into_iter().map(|code| CellHint {
            row: row.clone(),
            code,
            ticked: want,
        }));
    }

    fn call(&mut self, (function, arguments): (Function, &[Node]), want: bool) {
        let Some((first, codes)) = arguments.split_first() else {
            return;
        };
        let codes = codes.iter().filter_map(|code| match code {
            Node::Literal(Value::Code(code)) => Some(code.clone()),
            _ => None,
        });
        let codes: Vec<_> = codes.collect();
        let Some(question) = name(first).and_then(|slot| self.question(slot)) else {
            return;
        };
        let is_grid = matches!(first, Node::Name(name) if is_grid(&name.kind));
        match function {
            Function::Answered => {
                if want {
                    self.answer(question);
                } else {
                    self.guide(question).answered = Some(false);
                }
            }
            Function::Any if !is_grid => self.ticked(first, &codes, want),
            Function::Any | Function::Every => {
                self.answer(question);
                // All rows, or one that is enough.
                let every = (function == Function::Every) == want;
                let rows = self.survey.questions[question].kind.rows();
                let row = self.random.one(rows).map(|row| row.code.clone());
                let row = if every { None } else { row };
                let one = self.random.one(&codes).cloned();
                let codes = if want {
                    one.into_iter().collect()
                } else {
                    codes
                };
                let hints = codes.into_iter().map(|code| CellHint {
                    row: row.clone(),
                    code,
                    ticked: want,
                });
                self.guide(question).cells.extend(hints);
            }
            Function::Count | Function::Sum | Function::Min | Function::Max | Function::Round => {}
        }
    }

    /// The question of a slot; `None` for a wave parameter.
    fn question(&self, slot: Slot) -> Option<usize> {
        let at = slot.0 as usize;
        (at < self.survey.questions.len()).then_some(at)
    }
}

fn name(node: &Node) -> Option<Slot> {
    match node {
        Node::Name(name) => Some(name.slot),
        _ => None,
    }
}

fn is_grid(kind: &Type) -> bool {
    match kind {
        Type::Grid { .. } => true,
        Type::Each(inner) => is_grid(inner),
        _ => false,
    }
}
