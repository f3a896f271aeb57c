//! Where a questionnaire may lead from one question, given what is known by then.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::author::rules::{Reader, Rule, all, any};
use crate::expr::{Answers, Code, Comparison, Function, Name, Node, Slot, Truth, Value};
use crate::survey::{Kind, Repeat, Survey};

/// More ways than this from one question are not told apart.
const WAYS_MAX: usize = 8;

/// So many questions that hang on each other are followed back.
const DEPTH_MAX: usize = 6;

/// The rules of one survey, and the questions that they lead to.
pub(super) struct Ways<'a> {
    pub(super) survey: &'a Survey,
    /// By question: when it is asked.
    rules: Vec<Rule>,
}

/// A question that may come next, by its index; `None` is the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) to: Option<usize>,
    /// What it hangs on beside what is known; `None` where it always comes next.
    pub(super) rule: Option<Rule>,
}

/// What is known at one point of the way.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Which codes are left for the one answer to a question; `true`: it may stay open.
    left: BTreeMap<usize, (BTreeSet<Code>, bool)>,
    /// Answers that are known as they are.
    values: BTreeMap<usize, Value>,
    holds: BTreeSet<String>,
    fails: BTreeSet<String>,
}

impl<'a> Ways<'a> {
    pub(super) fn new(survey: &'a Survey) -> Self {
        let reader = Reader::new(survey);
        let rules = survey.questions.iter();
        Self {
            survey,
            rules: rules
                .map(|question| {
                    let page = survey.page_of(question);
                    let often = page.repeat.and_then(|repeat| at_all(survey, repeat));
                    let often = often.map(|node| reader.rule(&node, true));
                    all(often
                        .into_iter()
                        .chain([reader.of_question(question)])
                        .collect())
                })
                .collect(),
        }
    }

    /// What is known where a question is asked.
    pub(super) fn at(&self, question: usize) -> Facts {
        let mut facts = Facts::default();
        facts.assume(&self.rules[question], self, 0);
        facts
    }

    /// The questions that may come after one, in order; `from` is the first to look at.
    pub(super) fn from(&self, from: usize, mut facts: Facts) -> Vec<Way> {
        let mut ways = Vec::new();
        for next in from..self.survey.questions.len() {
            if !self.survey.questions[next].takes_entry() {
                continue;
            }
            let left = facts.left_of(&self.rules[next], self, 0);
            if left.is_never() {
                continue;
            }
            if left.is_always() || ways.len() + 1 == WAYS_MAX {
                let rule = (!left.is_always()).then_some(left);
                ways.push(Way {
                    to: Some(next),
                    rule,
                });
                return ways;
            }
            facts.deny(&left, self);
            ways.push(Way {
                to: Some(next),
                rule: Some(left),
            });
        }
        ways.push(Way {
            to: None,
            rule: None,
        });
        ways
    }

    fn codes(&self, question: usize) -> BTreeSet<Code> {
        match &self.survey.questions[question].kind {
            Kind::Lookup { list } => list.codes().iter().cloned().collect(),
            kind => kind
                .choices()
                .iter()
                .map(|choice| choice.code.clone())
                .collect(),
        }
    }
}

impl Facts {
    /// Takes in that one choice is the answer to a question.
    pub(super) fn answer(&mut self, question: usize, value: Value) {
        if let Value::Code(code) = &value {
            let left = (BTreeSet::from([code.clone()]), false);
            self.left.insert(question, left);
        }
        self.values.insert(question, value);
    }

    /// What of a rule is still open.
    fn left_of(&self, rule: &Rule, ways: &Ways<'_>, depth: usize) -> Rule {
        let each = |parts: &[Rule]| {
            let parts = parts.iter();
            parts.map(|part| self.left_of(part, ways, depth)).collect()
        };
        match rule {
            Rule::All(parts) => all(each(parts)),
            Rule::Any(parts) => any(each(parts)),
            Rule::Is { question, codes } => match self.left.get(question) {
                None if self.is_skipped(*question, ways, depth) => any(Vec::new()),
                None => rule.clone(),
                Some((left, may_be_open)) => {
                    let open: BTreeSet<Code> = left.intersection(codes).cloned().collect();
                    if open.is_empty() {
                        any(Vec::new())
                    } else if open.len() == left.len() && !may_be_open {
                        Rule::always()
                    } else {
                        Rule::Is {
                            question: *question,
                            codes: open,
                        }
                    }
                }
            },
            Rule::Other {
                part,
                counter,
                questions,
            } => {
                let known = questions
                    .iter()
                    .all(|at| self.values.contains_key(at) || self.is_skipped(*at, ways, depth));
                let truth = if known && !questions.is_empty() {
                    // What is unknown though all is known does not hold.
                    match part.node.truth(self) {
                        Truth::Unknown => Truth::No,
                        known => known,
                    }
                } else if self.holds.contains(&part.source) {
                    Truth::Yes
                } else if self.holds.contains(counter) || self.fails.contains(&part.source) {
                    Truth::No
                } else {
                    Truth::Unknown
                };
                match truth {
                    Truth::Yes => Rule::always(),
                    Truth::No => any(Vec::new()),
                    Truth::Unknown => rule.clone(),
                }
            }
        }
    }

    /// Whether a question is not asked, after what is known.
    fn is_skipped(&self, question: usize, ways: &Ways<'_>, depth: usize) -> bool {
        depth < DEPTH_MAX
            && ways.survey.questions[question].takes_entry()
            && self
                .left_of(&ways.rules[question], ways, depth + 1)
                .is_never()
    }

    fn assume(&mut self, rule: &Rule, ways: &Ways<'_>, depth: usize) {
        match self.left_of(rule, ways, 0) {
            Rule::All(parts) => {
                let mut parts = parts.iter();
                parts
                    .by_ref()
                    .for_each(|part| self.assume(part, ways, depth));
            }
            // One of them holds, and it is not known which.
            Rule::Any(_) => {}
            Rule::Is { question, codes } => {
                self.left.insert(question, (codes, false));
                self.assume_asked(question, ways, depth);
            }
            Rule::Other {
                part, questions, ..
            } => {
                let is_open = part.source.contains("answered(");
                self.holds.insert(part.source);
                // What holds of the answer to one question says that it was answered.
                if let (Some(only), 1, false) = (questions.first(), questions.len(), is_open) {
                    self.assume_asked(*only, ways, depth);
                }
            }
        }
    }

    fn assume_asked(&mut self, question: usize, ways: &Ways<'_>, depth: usize) {
        let asked = &ways.survey.questions[question];
        // A page that is asked no times adds up to nothing, which can be known, too.
        let is_once = ways.survey.page_of(asked).repeat.is_none();
        if depth < DEPTH_MAX && is_once && asked.takes_entry() {
            self.assume(&ways.rules[question], ways, depth + 1);
        }
    }

    /// Takes in that a rule does not hold.
    fn deny(&mut self, rule: &Rule, ways: &Ways<'_>) {
        match rule {
            Rule::Any(parts) => parts.iter().for_each(|part| self.deny(part, ways)),
            // One of them fails, and it is not known which.
            Rule::All(_) => {}
            Rule::Is { question, codes } => {
                let left = self.left.entry(*question);
                let (left, _) = left.or_insert_with(|| (ways.codes(*question), true));
                left.retain(|code| !codes.contains(code));
            }
            Rule::Other { part, .. } => drop(self.fails.insert(part.source.clone())),
        }
    }
}

/// What must hold for a page to be asked even once; `None` where it always is.
fn at_all(survey: &Survey, repeat: Repeat) -> Option<Node> {
    let driver = match repeat {
        Repeat::Each(driver) | Repeat::Times(driver) => driver,
    };
    let question = &survey.questions[driver];
    let name = Node::Name(Name {
        name: question.id.as_str().into(),
        slot: Slot(u32::try_from(driver).ok()?),
        kind: question.kind.value_type()?,
    });
    match repeat {
        Repeat::Each(_) => {
            let choices = question.kind.choices().iter();
            let counts = choices.filter(|choice| !choice.exclusive && choice.missing.is_none());
            let codes = counts.map(|choice| Node::Literal(Value::Code(choice.code.clone())));
            Some(Node::Call {
                function: Function::Any,
                arguments: [name].into_iter().chain(codes).collect(),
            })
        }
        Repeat::Times(_) => {
            let is_sure = if let Kind::Integer(measure) = &question.kind {
                measure.min.is_some_and(|min| min >= Decimal::ONE)
            } else {
                false
            };
            let compared = Node::Compare {
                left: Box::new(name),
                by: Comparison::AtLeast,
                right: Box::new(Node::Literal(Value::Number(Decimal::ONE))),
            };
            (!is_sure).then_some(compared)
        }
    }
}

impl Answers for Facts {
    fn value(&self, slot: Slot) -> Option<Cow<'_, Value>> {
        self.values.get(&(slot.0 as usize)).map(Cow::Borrowed)
    }
}
