//! What a condition asks for, as a sentence: its tree from the top down.

use super::{Piece, Telling, words};
use crate::expr::{Comparison, Function, Name, Node, Slot, Step, Type, Value};
use crate::survey::{Kind, Question, Rule};

/// How a sentence hangs together; one of another sort inside of it needs brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    Single,
    And,
    Or,
}

/// A computed name is told by its rule where that has no more parts than this.
const PARTS_MAX: usize = 3;

impl Telling<'_> {
    /// The sentence that is true where `node` is true, or where it is false if not `yes`.
    pub(super) fn truth(&self, node: &Node, yes: bool) -> (Vec<Piece>, Bond) {
        match node {
            Node::Not(part) => self.truth(part, !yes),
            Node::And(parts) => self.joined(parts, yes, yes),
            Node::Or(parts) => self.joined(parts, yes, !yes),
            Node::Name(name) => self.named(name, yes),
            other => (self.single(other, yes), Bond::Single),
        }
    }

    /// All of the parts, or one of them.
    fn joined(&self, parts: &[Node], yes: bool, all: bool) -> (Vec<Piece>, Bond) {
        let (id, bond) = if all {
            ("telling-both", Bond::And)
        } else {
            ("telling-either", Bond::Or)
        };
        let mut parts = parts.iter().map(|part| match self.truth(part, yes) {
            (inner, inside) if inside == Bond::Single || inside == bond => inner,
            (inner, _) => [words("("), inner, words(")")].concat(),
        });
        let first = parts.next().unwrap_or_default();
        let joined = parts.fold(first, |one, two| {
            self.say(id, &[("one", one), ("two", two)])
        });
        (joined, bond)
    }

    /// A name that is true or false by itself: a computed question, or a parameter.
    fn named(&self, name: &Name, yes: bool) -> (Vec<Piece>, Bond) {
        if let Some(Kind::Computed {
            rule: Rule::Value(rule),
        }) = self.asked(name.slot).map(|question| &question.kind)
            && leaves(rule.node()) <= PARTS_MAX
        {
            return self.truth(rule.node(), yes);
        }
        let id = if yes {
            "telling-holds"
        } else {
            "telling-holds-not"
        };
        (
            self.say(id, &[("what", self.subject_of(name))]),
            Bond::Single,
        )
    }

    fn single(&self, node: &Node, yes: bool) -> Vec<Piece> {
        match node {
            Node::Literal(Value::Truth(truth)) => {
                let id = if *truth == yes {
                    "telling-always"
                } else {
                    "telling-never"
                };
                self.say(id, &[])
            }
            Node::Compare { left, by, right } => {
                let by = if yes { *by } else { opposite(*by) };
                // The question first, whichever way round it was written.
                if matches!(**left, Node::Literal(_)) && !matches!(**right, Node::Literal(_)) {
                    self.compared(right, turned(by), left)
                } else {
                    self.compared(left, by, right)
                }
            }
            Node::Among { part, list } => {
                let of = self.question_of(part);
                let answers = list.iter().map(|value| self.answer(value, of)).collect();
                let id = if yes { "telling-is" } else { "telling-is-not" };
                let what = ("what", self.subject(part));
                self.say(id, &[what, ("answer", self.either(answers))])
            }
            Node::Ticked { code, ticks } => {
                let id = if yes {
                    "telling-ticked"
                } else {
                    "telling-ticked-not"
                };
                let answer = self.object(code, self.question_of(ticks));
                self.say(id, &[("answer", answer), ("what", self.subject(ticks))])
            }
            Node::Call {
                function,
                arguments,
            } => self.called(*function, arguments, yes),
            other => self.subject(other),
        }
    }

    fn compared(&self, left: &Node, by: Comparison, right: &Node) -> Vec<Piece> {
        let is_date = [left, right].map(is_date).contains(&true);
        let id = match (by, is_date) {
            (Comparison::Equal, _) => "telling-is",
            (Comparison::Unequal, _) => "telling-is-not",
            (Comparison::Less, false) => "telling-less",
            (Comparison::AtMost, false) => "telling-at-most",
            (Comparison::More, false) => "telling-more",
            (Comparison::AtLeast, false) => "telling-at-least",
            (Comparison::Less, true) => "telling-before",
            (Comparison::AtMost, true) => "telling-until",
            (Comparison::More, true) => "telling-after",
            (Comparison::AtLeast, true) => "telling-from",
        };
        let of = self.question_of(left).or_else(|| self.question_of(right));
        let what = ("what", self.object(left, of));
        self.say(id, &[what, ("answer", self.object(right, of))])
    }

    fn called(&self, function: Function, arguments: &[Node], yes: bool) -> Vec<Piece> {
        let Some((first, wanted)) = arguments.split_first() else {
            return Vec::new();
        };
        let is_each = matches!(first, Node::Name(name) if matches!(name.kind, Type::Each(_)));
        let is_ticks = matches!(first, Node::Name(name) if matches!(name.kind, Type::Codes(_)));
        let id = match (function, yes) {
            (Function::Answered, true) => "telling-answered",
            (Function::Answered, false) => "telling-answered-not",
            (Function::Any, true) if is_ticks => "telling-ticked",
            (Function::Any, false) if is_ticks => "telling-ticked-not",
            (Function::Any, true) if is_each => "telling-any-time",
            (Function::Any, false) if is_each => "telling-no-time",
            (Function::Every, true) if is_each => "telling-every-time",
            (Function::Every, false) if is_each => "telling-not-every-time",
            (Function::Any, true) => "telling-any-row",
            (Function::Any, false) => "telling-no-row",
            (Function::Every, true) => "telling-every-row",
            (Function::Every, false) => "telling-not-every-row",
            (
                Function::Count | Function::Sum | Function::Min | Function::Max | Function::Round,
                _,
            ) => return self.amount(function, arguments),
        };
        let of = self.question_of(first);
        let answers = wanted.iter().map(|node| self.object(node, of)).collect();
        let mut said = vec![("what", self.subject(first))];
        if !matches!(function, Function::Answered) {
            said.push(("answer", self.either(answers)));
        }
        self.say(id, &said)
    }

    /// A function that comes to a number or a date.
    fn amount(&self, function: Function, arguments: &[Node]) -> Vec<Piece> {
        let of = arguments.first().and_then(|first| self.question_of(first));
        let wanted = arguments.iter().skip(1);
        let wanted: Vec<_> = wanted.map(|node| self.object(node, of)).collect();
        let first = arguments.first().map(|node| self.subject(node));
        let first = first.unwrap_or_default();
        let all = || {
            let all = arguments.iter().map(|node| self.subject(node)).collect();
            self.listed("telling-and", all)
        };
        match function {
            Function::Count if wanted.is_empty() => self.say("telling-count", &[("what", first)]),
            Function::Count => {
                let answer = ("answer", self.either(wanted));
                self.say("telling-count-of", &[("what", first), answer])
            }
            Function::Sum => self.say("telling-sum", &[("what", all())]),
            Function::Min => self.say("telling-least", &[("what", all())]),
            Function::Max => self.say("telling-most", &[("what", all())]),
            Function::Round => self.say("telling-rounded", &[("what", first)]),
            Function::Answered | Function::Any | Function::Every => {
                self.called(function, arguments, true)
            }
        }
    }

    /// What a sentence is about: a question, a row of it, or what is computed of several.
    fn subject(&self, node: &Node) -> Vec<Piece> {
        match node {
            Node::Name(name) => self.subject_of(name),
            Node::Cell { grid, row } => {
                let label = self
                    .asked(grid.slot)
                    .map(|question| self.label(question, row));
                let row = vec![Piece::Label(label.unwrap_or_default())];
                let what = ("what", self.subject_of(grid));
                self.say("telling-cell", &[("row", row), what])
            }
            Node::Literal(value) => self.answer(value, None),
            Node::Negative(part) => [words("−"), self.bracketed(part)].concat(),
            Node::Chain { first, rest } => {
                let mut said = self.bracketed(first);
                for (step, part) in rest {
                    said.extend(words(sign(*step)));
                    said.extend(self.bracketed(part));
                }
                said
            }
            Node::Call {
                function,
                arguments,
            } => self.amount(*function, arguments),
            Node::Not(_)
            | Node::And(_)
            | Node::Or(_)
            | Node::Compare { .. }
            | Node::Among { .. }
            | Node::Ticked { .. } => self.truth(node, true).0,
        }
    }

    fn subject_of(&self, name: &Name) -> Vec<Piece> {
        if let Some(question) = self.asked(name.slot) {
            return vec![Piece::Question(name.slot.0 as usize, self.asks(question))];
        }
        let value = self.survey.param(name.slot);
        value.map_or_else(|| words(&name.name), |value| self.answer(value, None))
    }

    fn object(&self, node: &Node, of: Option<&Question>) -> Vec<Piece> {
        match node {
            Node::Literal(value) => self.answer(value, of),
            other => self.subject(other),
        }
    }

    fn answer(&self, value: &Value, of: Option<&Question>) -> Vec<Piece> {
        let said = self.value(value, of);
        match value {
            Value::Code(_) | Value::Codes(_) | Value::Text(_) => vec![Piece::Label(said)],
            Value::Truth(_)
            | Value::Number(_)
            | Value::Date(_)
            | Value::Cells(_)
            | Value::Parts(_)
            | Value::Each(_) => vec![Piece::Words(said)],
        }
    }

    fn bracketed(&self, node: &Node) -> Vec<Piece> {
        let inner = self.subject(node);
        if matches!(node, Node::Chain { .. } | Node::Call { .. }) {
            [words("("), inner, words(")")].concat()
        } else {
            inner
        }
    }

    fn asked(&self, slot: Slot) -> Option<&Question> {
        self.survey.questions.get(slot.0 as usize)
    }

    /// The question whose labels the codes beside a part mean.
    fn question_of(&self, node: &Node) -> Option<&Question> {
        match node {
            Node::Name(name) | Node::Cell { grid: name, .. } => self.asked(name.slot),
            Node::Literal(_)
            | Node::Not(_)
            | Node::Negative(_)
            | Node::And(_)
            | Node::Or(_)
            | Node::Compare { .. }
            | Node::Among { .. }
            | Node::Ticked { .. }
            | Node::Chain { .. }
            | Node::Call { .. } => None,
        }
    }
}

/// How many single conditions a condition is made of.
fn leaves(node: &Node) -> usize {
    match node {
        Node::And(parts) | Node::Or(parts) => parts.iter().map(leaves).sum(),
        Node::Not(part) => leaves(part),
        _ => 1,
    }
}

fn is_date(node: &Node) -> bool {
    match node {
        Node::Literal(Value::Date(_)) => true,
        Node::Name(name) => name.kind == Type::Date,
        _ => false,
    }
}

fn opposite(by: Comparison) -> Comparison {
    match by {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::More,
        Comparison::More => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
    }
}

/// The same comparison with its sides changed.
fn turned(by: Comparison) -> Comparison {
    match by {
        Comparison::Equal | Comparison::Unequal => by,
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
    }
}

fn sign(step: Step) -> &'static str {
    match step {
        Step::Plus => " + ",
        Step::Minus => " − ",
        Step::Times => " × ",
        Step::Over => " ÷ ",
    }
}
