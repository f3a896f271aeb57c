//! Conditions in one normal form: the same rule looks the same however it was written.
//!
//! `not` is pushed inward until none is left over a whole; that is exact in three-valued
//! logic, and what remains holds or does not. What one `single` question decides becomes a
//! set of codes, and a computed truth its own rule.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;

use crate::expr::{Code, Comparison, Expr, Name, Node, Type, Value};
use crate::survey::{Kind, Question, Rule as Computation, Survey};

/// When something is asked or said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// All of them hold; of none, always.
    All(Vec<Rule>),
    /// One of them holds; of none, never.
    Any(Vec<Rule>),
    /// The answer to a question, by its index, is one of these codes.
    Is {
        question: usize,
        codes: BTreeSet<Code>,
    },
    /// Something else holds; `counter` is what holds instead of it, never beside it.
    Other {
        part: Leaf,
        counter: String,
        questions: BTreeSet<usize>,
    },
}

/// A part of a condition that stands for itself. Two are the same where they are spelled
/// the same.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) source: String,
    pub(super) node: Node,
}

impl PartialEq for Leaf {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Leaf {}

impl PartialOrd for Leaf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Leaf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.source.cmp(&other.source)
    }
}

impl Rule {
    pub(super) fn always() -> Self {
        Self::All(Vec::new())
    }

    pub(super) fn is_always(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    pub(super) fn is_never(&self) -> bool {
        match self {
            Self::Any(parts) => parts.is_empty(),
            Self::Is { codes, .. } => codes.is_empty(),
            Self::All(_) | Self::Other { .. } => false,
        }
    }

    /// Every question that it looks at.
    pub(super) fn questions(&self) -> BTreeSet<usize> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::questions).collect(),
            Self::Is { question, .. } => BTreeSet::from([*question]),
            Self::Other { questions, .. } => questions.clone(),
        }
    }

    /// The same rule with every leaf seen through `leaf`.
    pub(super) fn map(&self, leaf: &dyn Fn(&Self) -> Self) -> Self {
        match self {
            Self::All(parts) => all(parts.iter().map(|part| part.map(leaf)).collect()),
            Self::Any(parts) => any(parts.iter().map(|part| part.map(leaf)).collect()),
            Self::Is { .. } | Self::Other { .. } => leaf(self),
        }
    }
}

/// All of some rules, in normal form.
pub(super) fn all(parts: Vec<Rule>) -> Rule {
    gathered(parts, true)
}

/// One of some rules, in normal form.
pub(super) fn any(parts: Vec<Rule>) -> Rule {
    gathered(parts, false)
}

fn gathered(parts: Vec<Rule>, is_all: bool) -> Rule {
    let mut flat: Vec<Rule> = Vec::new();
    for part in parts {
        match part {
            Rule::All(inner) if is_all => flat.extend(inner),
            Rule::Any(inner) if !is_all => flat.extend(inner),
            other => flat.push(other),
        }
    }
    // One part decides the whole where it says the opposite of what is said without parts.
    let decides = |part: &Rule| {
        if is_all {
            part.is_never()
        } else {
            part.is_always()
        }
    };
    if flat.iter().any(decides) {
        return if is_all {
            Rule::Any(Vec::new())
        } else {
            Rule::always()
        };
    }
    flat.retain(|part| {
        if is_all {
            !part.is_always()
        } else {
            !part.is_never()
        }
    });
    let mut merged: Vec<Rule> = Vec::new();
    for part in flat {
        merge(&mut merged, part, is_all);
    }
    if is_all && merged.iter().any(Rule::is_never) {
        return Rule::Any(Vec::new());
    }
    merged.sort();
    merged.dedup();
    // `a or (a and b)` is `a`, and so is `a and (a or b)`.
    let copy = merged.clone();
    merged.retain(|part| match part {
        Rule::All(inner) if !is_all => !inner.iter().any(|one| copy.contains(one)),
        Rule::Any(inner) if is_all => !inner.iter().any(|one| copy.contains(one)),
        _ => true,
    });
    match merged.len() {
        1 => merged.remove(0),
        _ if is_all => Rule::All(merged),
        _ => Rule::Any(merged),
    }
}

/// What is said of one question several times becomes one set of codes.
fn merge(merged: &mut Vec<Rule>, part: Rule, is_all: bool) {
    if let Rule::Is { question, codes } = &part {
        for present in merged.iter_mut() {
            if let Rule::Is {
                question: same,
                codes: known,
            } = present
                && same == question
            {
                *known = if is_all {
                    known.intersection(codes).cloned().collect()
                } else {
                    known.union(codes).cloned().collect()
                };
                return;
            }
        }
    }
    merged.push(part);
}

/// Reads the conditions of one survey.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    survey: &'a Survey,
    /// How a part is written where it stands for itself.
    spell: &'a dyn Fn(&Node) -> String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(survey: &'a Survey) -> Self {
        let spell = &|node: &Node| node.to_string();
        Self { survey, spell }
    }

    /// One that writes names in another way, so that rules of two versions are alike.
    pub(super) fn spelling(survey: &'a Survey, spell: &'a dyn Fn(&Node) -> String) -> Self {
        Self { survey, spell }
    }

    pub(super) fn survey(&self) -> &'a Survey {
        self.survey
    }

    /// When a question is asked, its page included.
    pub(super) fn of_question(&self, question: &Question) -> Rule {
        let page = self.survey.page_of(question);
        let (page, own) = (page.show_if.as_ref(), question.show_if.as_ref());
        all(vec![self.of(page), self.of(own)])
    }

    /// When something holds; nothing said, always.
    pub(super) fn of(&self, condition: Option<&Expr>) -> Rule {
        condition.map_or_else(Rule::always, |condition| self.rule(condition.node(), true))
    }

    /// When a part is true; when it is false if not `yes`.
    pub(super) fn rule(&self, node: &Node, yes: bool) -> Rule {
        let each = |parts: &[Node]| parts.iter().map(|part| self.rule(part, yes)).collect();
        match node {
            Node::Literal(Value::Truth(truth)) if *truth == yes => Rule::always(),
            Node::Literal(Value::Truth(_)) => any(Vec::new()),
            Node::Not(part) => self.rule(part, !yes),
            Node::And(parts) if yes => all(each(parts)),
            Node::And(parts) => any(each(parts)),
            Node::Or(parts) if yes => any(each(parts)),
            Node::Or(parts) => all(each(parts)),
            Node::Name(name) => self.named(name, yes),
            Node::Among { part, list } => {
                let codes = list.iter().filter_map(code);
                self.picked(part, codes.cloned().collect(), yes)
                    .unwrap_or_else(|| self.other(node, yes))
            }
            Node::Compare { left, by, right } => self
                .compared((left, *by, right), yes)
                .unwrap_or_else(|| self.other(node, yes)),
            Node::Literal(_)
            | Node::Cell { .. }
            | Node::Negative(_)
            | Node::Ticked { .. }
            | Node::Chain { .. }
            | Node::Call { .. } => self.other(node, yes),
        }
    }

    /// A computed truth holds where it is computed at all, and its rule holds.
    fn named(&self, name: &Name, yes: bool) -> Rule {
        let question = self.survey.questions.get(name.slot.0 as usize);
        if let Some(question) = question
            && let Kind::Computed {
                rule: Computation::Value(rule),
            } = &question.kind
        {
            let computed = self.rule(rule.node(), yes);
            return all(vec![self.of_question(question), computed]);
        }
        self.other(&Node::Name(name.clone()), yes)
    }

    fn compared(&self, (left, by, right): (&Node, Comparison, &Node), yes: bool) -> Option<Rule> {
        let same = match by {
            Comparison::Equal => yes,
            Comparison::Unequal => !yes,
            Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => {
                return None;
            }
        };
        let ((part, Node::Literal(value)) | (Node::Literal(value), part)) = (left, right) else {
            return None;
        };
        self.picked(part, BTreeSet::from([code(value)?.clone()]), same)
    }

    /// The one answer to a question is among codes, or is another one.
    fn picked(&self, part: &Node, codes: BTreeSet<Code>, yes: bool) -> Option<Rule> {
        let Node::Name(Name {
            slot,
            kind: Type::Code(known),
            ..
        }) = part
        else {
            return None;
        };
        let question = slot.0 as usize;
        let codes = if yes {
            codes
        } else {
            let others = known.iter().filter(|code| !codes.contains(*code));
            others.cloned().collect()
        };
        (question < self.survey.questions.len()).then_some(Rule::Is { question, codes })
    }

    fn other(&self, node: &Node, yes: bool) -> Rule {
        let counter = opposite(node);
        let slots = node.slots().into_iter().map(|slot| slot.0 as usize);
        let questions = slots
            .filter(|slot| *slot < self.survey.questions.len())
            .collect();
        let (node, counter) = if yes {
            (node.clone(), counter)
        } else {
            (counter, node.clone())
        };
        Rule::Other {
            part: Leaf {
                source: (self.spell)(&node),
                node,
            },
            counter: (self.spell)(&counter),
            questions,
        }
    }
}

/// What is true where a part is false.
fn opposite(node: &Node) -> Node {
    if let Node::Compare { left, by, right } = node {
        let by = match by {
            Comparison::Equal => Comparison::Unequal,
            Comparison::Unequal => Comparison::Equal,
            Comparison::Less => Comparison::AtLeast,
            Comparison::AtMost => Comparison::More,
            Comparison::More => Comparison::AtMost,
            Comparison::AtLeast => Comparison::Less,
        };
        let (left, right) = (left.clone(), right.clone());
        return Node::Compare { left, by, right };
    }
    Node::Not(Box::new(node.clone()))
}

fn code(value: &Value) -> Option<&Code> {
    if let Value::Code(code) = value {
        Some(code)
    } else {
        None
    }
}

/// For those who read sources: `level in ['a', 'b'] and count(areas) > 2`.
pub(super) struct Written<'a>(pub(super) &'a Survey, pub(super) &'a Rule);

impl fmt::Display for Written<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(survey, rule) = *self;
        let list = |out: &mut fmt::Formatter<'_>, parts: &[Rule], word: &str| {
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    write!(out, " {word} ")?;
                }
                let inner = Written(survey, part);
                if matches!(part, Rule::All(_) | Rule::Any(_)) {
                    write!(out, "({inner})")?;
                } else {
                    write!(out, "{inner}")?;
                }
            }
            Ok(())
        };
        match rule {
            Rule::All(parts) if parts.is_empty() => out.write_str("true"),
            Rule::Any(parts) if parts.is_empty() => out.write_str("false"),
            Rule::All(parts) => list(out, parts, "and"),
            Rule::Any(parts) => list(out, parts, "or"),
            Rule::Is { question, codes } => {
                let id = &survey.questions[*question].id;
                let codes: Vec<String> = codes.iter().map(|code| format!("'{code}'")).collect();
                match codes.as_slice() {
                    [only] => write!(out, "{id} == {only}"),
                    several => write!(out, "{id} in [{}]", several.join(", ")),
                }
            }
            Rule::Other { part, .. } => out.write_str(&part.source),
        }
    }
}
