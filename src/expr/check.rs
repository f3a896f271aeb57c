//! Gives every part of a condition its meaning and its type, or says why it has none.

use std::ops::Range;

use rust_decimal::Decimal;

use super::fault::{Fault, FaultKind, quoted};
use super::function;
use super::name::first_code;
use super::node::{Node, Step};
use super::syntax::{How, Part, Syntax};
use super::{FAULTS_MAX, Scope, Type, Value, Want};

pub(super) type Typed = (Node, Type);

pub(super) struct Checker<'a> {
    source: &'a str,
    pub(super) scope: &'a dyn Scope,
    faults: Vec<Fault>,
}

/// Checks a whole condition.
pub(super) fn check(
    part: &Part<'_>,
    source: &str,
    scope: &dyn Scope,
    want: Want,
) -> Result<Typed, Vec<Fault>> {
    let mut checker = Checker {
        source,
        scope,
        faults: Vec::new(),
    };
    let typed = match want {
        Want::Truth => checker.truth(part).map(|node| (node, Type::Truth)),
        Want::Number => checker
            .number(part, "A total")
            .map(|node| (node, Type::Number)),
        Want::Any => checker.single(part),
    };
    match typed {
        Some(typed) if checker.faults.is_empty() => Ok(typed),
        _ => Err(checker.faults),
    }
}

impl Checker<'_> {
    /// Notes what is wrong; returns nothing, in the shape that the caller returns.
    pub(super) fn fault<T>(&mut self, span: &Range<usize>, what: FaultKind) -> Option<T> {
        if !self.is_full() {
            self.faults.push(Fault::new(span, what));
        }
        None
    }

    /// Whether more faults would not be kept.
    pub(super) fn is_full(&self) -> bool {
        self.faults.len() >= FAULTS_MAX
    }

    /// How the author wrote a part.
    pub(super) fn written(&self, part: &Part<'_>) -> String {
        quoted(&self.source[part.span.clone()])
    }

    /// Any part, also one that only a function can look at: a grid, or one answer for each.
    pub(super) fn part(&mut self, part: &Part<'_>) -> Option<Typed> {
        let literal = |value, kind| Some((Node::Literal(value), kind));
        match &part.what {
            Syntax::Number(number) => literal(Value::Number(*number), Type::Number),
            Syntax::Text(text) => literal(Value::Text(text.clone()), Type::Text),
            Syntax::Truth(known) => literal(Value::Truth(*known), Type::Truth),
            Syntax::List(_) => self.fault(&part.span, FaultKind::LoneList),
            Syntax::Name(name) => {
                let name = self.name(name, &part.span)?;
                let kind = name.kind.clone();
                Some((Node::Name(name), kind))
            }
            Syntax::Cell { grid, row } => self.cell(grid, row),
            Syntax::Call {
                function,
                arguments,
            } => function::check(self, (function, arguments), &part.span),
            Syntax::Not(inside) => {
                let node = self.truth(inside)?;
                Some((Node::Not(Box::new(node)), Type::Truth))
            }
            Syntax::Negative(inside) => self.negative(inside),
            Syntax::And(parts) => Some((Node::And(self.truths(parts, is_and)?), Type::Truth)),
            Syntax::Or(parts) => Some((Node::Or(self.truths(parts, is_or)?), Type::Truth)),
            Syntax::Chain { first, rest } => self.chain(first, rest),
            Syntax::Compare {
                left,
                how: How::By(by),
                right,
            } => self.compare(left, *by, right),
            Syntax::Compare {
                left,
                how: How::In,
                right,
            } => self.membership(left, right),
        }
    }

    /// A part that is true or false.
    pub(super) fn truth(&mut self, part: &Part<'_>) -> Option<Node> {
        let (node, kind) = self.single(part)?;
        let written = self.written(part);
        let help = match &kind {
            Type::Truth => return Some(node),
            Type::Code(codes) => format!("Write `{written} == '{}'`.", first_code(codes)),
            Type::Codes(codes) => format!("Write `'{}' in {written}`.", first_code(codes)),
            Type::Number
            | Type::Text
            | Type::Date
            | Type::Grid { .. }
            | Type::Parts(_)
            | Type::Each(_) => "Compare it with something.".to_owned(),
        };
        let what = FaultKind::NotATruth {
            found: words(&kind),
            help: Some(help),
        };
        self.fault(&part.span, what)
    }

    fn truths(&mut self, parts: &[Part<'_>], same: Unwrap) -> Option<Vec<Node>> {
        let checked: Vec<_> = parts.iter().map(|part| self.truth(part)).collect();
        let mut flat = Vec::with_capacity(checked.len());
        for node in checked {
            // Brackets within a chain of the same word change nothing: keep it wide.
            match same(node?) {
                Ok(parts) => flat.extend(parts),
                Err(node) => flat.push(node),
            }
        }
        Some(flat)
    }

    /// A part that is a number; `place` begins the sentence if it is not.
    pub(super) fn number(&mut self, part: &Part<'_>, place: &str) -> Option<Node> {
        let (node, kind) = self.single(part)?;
        if kind == Type::Number {
            return Some(node);
        }
        let what = self.not_a_number(part, &kind, place.to_owned());
        self.fault(&part.span, what)
    }

    pub(super) fn not_a_number(&self, part: &Part<'_>, kind: &Type, place: String) -> FaultKind {
        let help = match kind {
            Type::Codes(_) => Some(format!("Write `count({})`.", self.written(part))),
            _ => None,
        };
        FaultKind::NotANumber {
            place,
            found: words(kind),
            help,
        }
    }

    fn negative(&mut self, inside: &Part<'_>) -> Option<Typed> {
        let node = match self.number(inside, "`-`")? {
            Node::Literal(Value::Number(zero)) if zero.is_zero() => {
                Node::Literal(Value::Number(Decimal::ZERO))
            }
            Node::Literal(Value::Number(number)) => Node::Literal(Value::Number(-number)),
            node => Node::Negative(Box::new(node)),
        };
        Some((node, Type::Number))
    }

    fn chain(&mut self, first: &Part<'_>, rest: &[(Step, Part<'_>)]) -> Option<Typed> {
        let start = self.single(first);
        let checked: Vec<_> = rest.iter().map(|(_, part)| self.single(part)).collect();
        let (start, mut kind) = start?;
        let (mut before, mut steps) = (first, Vec::with_capacity(rest.len()));
        for ((step, part), typed) in rest.iter().zip(checked) {
            let (node, other) = typed?;
            kind = match (&kind, step, &other) {
                (Type::Number, _, Type::Number) | (Type::Date, Step::Minus, Type::Date) => {
                    Type::Number
                }
                (Type::Date, Step::Plus | Step::Minus, Type::Number)
                | (Type::Number, Step::Plus, Type::Date) => Type::Date,
                (Type::Number | Type::Date, _, Type::Number | Type::Date) => {
                    let (left, right) = (words(&kind), words(&other));
                    let span = first.span.start..part.span.end;
                    let what = FaultKind::DateSum {
                        sign: step.sign(),
                        left,
                        right,
                    };
                    return self.fault(&span, what);
                }
                (Type::Number | Type::Date, ..) => {
                    let what = self.not_a_number(part, &other, format!("`{}`", step.sign()));
                    return self.fault(&part.span, what);
                }
                _ => {
                    let what = self.not_a_number(before, &kind, format!("`{}`", step.sign()));
                    return self.fault(&before.span, what);
                }
            };
            steps.push((*step, node));
            before = part;
        }
        Some((joined(start, steps), kind))
    }
}

type Unwrap = fn(Node) -> Result<Vec<Node>, Node>;

fn is_and(node: Node) -> Result<Vec<Node>, Node> {
    if let Node::And(parts) = node {
        Ok(parts)
    } else {
        Err(node)
    }
}

fn is_or(node: Node) -> Result<Vec<Node>, Node> {
    if let Node::Or(parts) = node {
        Ok(parts)
    } else {
        Err(node)
    }
}

/// Brackets around the beginning of a chain change nothing: keep it wide.
fn joined(start: Node, mut steps: Vec<(Step, Node)>) -> Node {
    let tight = steps.first().is_some_and(|(step, _)| step.is_tight());
    match start {
        Node::Chain { first, mut rest }
            if rest.first().is_some_and(|(step, _)| step.is_tight()) == tight =>
        {
            rest.append(&mut steps);
            Node::Chain { first, rest }
        }
        start => Node::Chain {
            first: Box::new(start),
            rest: steps,
        },
    }
}

/// What a type is called in a sentence.
pub(super) fn words(kind: &Type) -> &'static str {
    match kind {
        Type::Truth => "a condition",
        Type::Number => "a number",
        Type::Text => "a text",
        Type::Date => "a date",
        Type::Code(_) => "a choice",
        Type::Codes(_) => "several choices",
        Type::Grid { .. } => "a whole grid",
        Type::Parts(_) => "the parts of a total",
        Type::Each(_) => "one answer for each time",
    }
}
