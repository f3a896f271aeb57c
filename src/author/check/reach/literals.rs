//! What the conditions of a survey name: only there does an answer make a difference.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::expr::{Code, Expr, Node, Value};
use crate::survey::{Choice, Survey};

#[derive(Debug, Default)]
pub(super) struct Literals {
    pub(super) codes: BTreeSet<Code>,
    pub(super) numbers: BTreeSet<Decimal>,
    pub(super) dates: BTreeSet<Date>,
    pub(super) texts: BTreeSet<String>,
}

impl Literals {
    pub(super) fn of(survey: &Survey) -> Self {
        let mut found = Self::default();
        for param in &survey.params {
            found.note(&param.value);
        }
        for page in &survey.pages {
            found.rules(page.show_if.as_ref());
        }
        for question in &survey.questions {
            found.rules(question.show_if.as_ref());
            found.rules(question.checks.iter().map(|check| &check.that));
            found.choices(question.kind.choices());
            found.choices(question.kind.rows());
            found.rules(question.kind.computation());
        }
        found
    }

    fn choices(&mut self, choices: &[Choice]) {
        self.rules(choices.iter().filter_map(|choice| choice.show_if.as_ref()));
    }

    fn rules<'e>(&mut self, rules: impl IntoIterator<Item = &'e Expr>) {
        for rule in rules {
            self.node(rule.node());
        }
    }

    fn note(&mut self, value: &Value) {
        match value {
            Value::Code(code) => drop(self.codes.insert(code.clone())),
            Value::Number(number) => drop(self.numbers.insert(*number)),
            Value::Date(date) => drop(self.dates.insert(*date)),
            Value::Text(text) => drop(self.texts.insert(text.clone())),
            Value::Codes(codes) => self.codes.extend(codes.iter().cloned()),
            Value::Truth(_) | Value::Cells(_) | Value::Parts(_) | Value::Each(_) => {}
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Literal(value) => self.note(value),
            Node::Name(_) | Node::Cell { .. } => {}
            Node::Not(part) | Node::Negative(part) => self.node(part),
            Node::And(parts)
            | Node::Or(parts)
            | Node::Call {
                arguments: parts, ..
            } => {
                for part in parts {
                    self.node(part);
                }
            }
            Node::Compare { left, right, .. }
            | Node::Ticked {
                code: left,
                ticks: right,
            } => {
                self.node(left);
                self.node(right);
            }
            Node::Among { part, list } => {
                self.node(part);
                for value in list {
                    self.note(value);
                }
            }
            Node::Chain { first, rest } => {
                self.node(first);
                for (_, part) in rest {
                    self.node(part);
                }
            }
        }
    }
}
