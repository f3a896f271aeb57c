//! For whom the two versions ask a question: rules compared as trees, and through them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::example::{Example, find};
use super::pairs::{self, Pairs};
use super::{Change, Finding, Verdict};
use crate::author::rules::{Reader, Rule, Written};
use crate::expr::{Code, Node};
use crate::survey::{Kind, Repeat, Survey};

/// What is known of the rules of both versions.
pub(super) struct Routes<'a> {
    old: &'a Arc<Survey>,
    new: &'a Arc<Survey>,
    pairs: &'a Pairs<'a>,
    /// Rules of both that have been compared, and who shows the difference.
    known: BTreeMap<(Rule, Rule), Option<Example>>,
    /// Questions of the new version that are asked of others, or computed otherwise.
    changed: BTreeSet<usize>,
}

impl<'a> Routes<'a> {
    pub(super) fn new(old: &'a Arc<Survey>, new: &'a Arc<Survey>, pairs: &'a Pairs<'a>) -> Self {
        Self {
            old,
            new,
            pairs,
            known: BTreeMap::new(),
            changed: BTreeSet::new(),
        }
    }

    /// The findings about who is asked; questions come in the order of the new version.
    pub(super) fn of_question(&mut self, (old, new): (usize, usize)) -> Vec<Finding> {
        let spell = |node: &Node| self.pairs.spell(node);
        let of_old = Reader::spelling(self.old, &spell);
        let (one, two) = (&self.old.questions[old], &self.new.questions[new]);
        let before = of_old.of_question(one);
        let now = Reader::new(self.new).of_question(two);
        let (was, is) = (self.as_new(&before), self.as_common(&now));
        let mut findings: Vec<Finding> = self.repeat((old, new)).into_iter().collect();
        if was != is {
            self.changed.insert(new);
            let example = self.example((old, new), (was, is));
            let said = (
                told(&Written(self.old, &before).to_string()),
                told(&Written(self.new, &now).to_string()),
            );
            findings.push(asked_of_others(said, example));
        } else if let Some(finding) = self.through(new, &now) {
            self.changed.insert(new);
            findings.push(finding);
        }
        if let (Kind::Computed { .. }, Kind::Computed { .. }) = (&one.kind, &two.kind)
            && is_computed_otherwise(self.pairs, (old, new))
        {
            self.changed.insert(new);
        }
        findings
    }

    /// An old rule with the questions and codes of the new version.
    fn as_new(&self, rule: &Rule) -> Rule {
        let gone = |old: usize| self.new.questions.len() + old;
        let index = |old: usize| self.pairs.new_of(old).map_or(gone(old), |(new, _)| new);
        rule.map(&|leaf| match leaf {
            Rule::Is { question, codes } => {
                let renamed = codes.iter().map(|code| self.pairs.code(*question, code));
                let new = self.pairs.new_of(*question).map(|(new, _)| new);
                Rule::Is {
                    question: index(*question),
                    codes: self.common(new, renamed.collect()),
                }
            }
            Rule::Other {
                part,
                counter,
                questions,
            } => Rule::Other {
                part: part.clone(),
                counter: counter.clone(),
                questions: questions.iter().map(|old| index(*old)).collect(),
            },
            Rule::All(_) | Rule::Any(_) => leaf.clone(),
        })
    }

    /// A new rule with no more codes than both versions have.
    fn as_common(&self, rule: &Rule) -> Rule {
        rule.map(&|leaf| match leaf {
            Rule::Is { question, codes } => Rule::Is {
                question: *question,
                codes: self.common(Some(*question), codes.clone()),
            },
            Rule::All(_) | Rule::Any(_) | Rule::Other { .. } => leaf.clone(),
        })
    }

    /// A choice that is new changes nothing for those who could not pick it.
    fn common(&self, new: Option<usize>, codes: BTreeSet<Code>) -> BTreeSet<Code> {
        let Some((new, old)) = new.and_then(|new| Some((new, self.pairs.old_of(new)?))) else {
            return codes;
        };
        let (before, now) = (&self.old.questions[old].kind, &self.new.questions[new].kind);
        if before.choices().is_empty() || now.choices().is_empty() {
            return codes;
        }
        let known: BTreeSet<Code> = before
            .choices()
            .iter()
            .map(|choice| self.pairs.code(old, &choice.code))
            .filter(|code| now.choices().iter().any(|choice| choice.code == *code))
            .collect();
        codes.intersection(&known).cloned().collect()
    }

    fn example(&mut self, at: (usize, usize), rules: (Rule, Rule)) -> Option<Example> {
        if let Some(known) = self.known.get(&rules) {
            return known.clone();
        }
        let example = find((self.old, self.new), self.pairs, at);
        self.known.insert(rules, example.clone());
        example
    }

    /// The rule is the same, and what it looks at is asked of others.
    fn through(&self, new: usize, rule: &Rule) -> Option<Finding> {
        let on = rule.questions();
        let changed: Vec<String> = on
            .iter()
            .filter(|at| **at != new && self.changed.contains(at))
            .map(|at| format!("`{}`", self.new.questions[*at].id))
            .collect();
        if changed.is_empty() {
            return None;
        }
        let why = format!(
            "The rule is the same, but {} is not asked of the same people: compare those who were asked in both.",
            changed.join(", ")
        );
        Some(Finding::new(Change::Routing, Verdict::Care, why))
    }

    fn repeat(&self, (old, new): (usize, usize)) -> Option<Finding> {
        let (one, two) = (&self.old.questions[old], &self.new.questions[new]);
        let driven = |survey: &Survey, repeat: Option<Repeat>, name: &dyn Fn(usize) -> String| {
            match repeat {
                None => "once".to_owned(),
                Some(Repeat::Each(at)) => format!("for each choice in {}", name(at)),
                Some(Repeat::Times(at)) => {
                    format!("as often as {} says", name(at.min(survey.questions.len())))
                }
            }
        };
        let before = driven(self.old, self.old.page_of(one).repeat, &|at| {
            self.pairs.name(at).to_owned()
        });
        let now = driven(self.new, self.new.page_of(two).repeat, &|at| {
            self.new.questions[at].id.to_string()
        });
        if before == now {
            return None;
        }
        let why = "It is asked another number of times: one answer is now several, or other ones.";
        Some(Finding::new(Change::Repeat, Verdict::Break, why).was_now(before, now))
    }
}

fn asked_of_others((was, is): (String, String), example: Option<Example>) -> Finding {
    let why = match &example {
        Some(example) if example.asked_now => {
            "It is asked of others as well, or of others instead: compare those who were asked in both."
        }
        Some(_) => "Some are not asked any more: compare those who were asked in both.",
        None => {
            "Its rule has changed, and no answers were found that the two versions treat differently."
        }
    };
    let mut finding = Finding::new(Change::Routing, Verdict::Care, why).was_now(was, is);
    finding.example = example;
    finding
}

fn told(rule: &str) -> String {
    if rule == "true" {
        "asked of everybody".to_owned()
    } else {
        format!("asked if {rule}")
    }
}

fn is_computed_otherwise(pairs: &Pairs<'_>, (old, new): (usize, usize)) -> bool {
    let (one, two) = (&pairs.old.questions[old], &pairs.new.questions[new]);
    let findings = super::form::of_question(pairs, one, two);
    findings.iter().any(|one| one.change == Change::Computation)
}

/// The questions that stand elsewhere, with what is said of them, by their new index.
pub(super) fn moved(pairs: &Pairs<'_>) -> BTreeMap<usize, Finding> {
    let both = (0..pairs.new.questions.len()).filter_map(|new| Some((new, pairs.old_of(new)?)));
    // Nobody sees where a computation stands.
    let both: Vec<(usize, usize)> = both
        .filter(|(new, _)| pairs.new.questions[*new].is_shown())
        .collect();
    let places: Vec<usize> = both.iter().map(|(_, old)| *old).collect();
    let moved = pairs::moved(&places);
    let mut findings = BTreeMap::new();
    for ((new, old), moved) in both.into_iter().zip(moved) {
        let (one, two) = (&pairs.old.questions[old], &pairs.new.questions[new]);
        let (from, to) = (pairs.old.page_of(one), pairs.new.page_of(two));
        let same_page = from.id == to.id || to.renamed_from.contains(&from.id);
        if moved {
            let why = "It stands elsewhere among the others: what was asked just before may color the answers.";
            let verdict = if two.takes_entry() {
                Verdict::Care
            } else {
                Verdict::Comparable
            };
            let place = |survey: &Survey, at: usize, page: &str| {
                let before = survey.questions[..at]
                    .iter()
                    .rev()
                    .find(|one| one.is_shown());
                let after = before.map_or("first".to_owned(), |one| format!("after `{}`", one.id));
                format!("on `{page}`, {after}")
            };
            let was = place(pairs.old, old, from.id.as_str());
            let now = place(pairs.new, new, to.id.as_str());
            findings.insert(
                new,
                Finding::new(Change::Moved, verdict, why).was_now(was, now),
            );
        } else if !same_page {
            let why = "It stands on another page, between the same questions.";
            let finding = Finding::new(Change::Moved, Verdict::Comparable, why);
            let finding = finding.was_now(from.id.as_str(), to.id.as_str());
            findings.insert(new, finding);
        }
    }
    findings
}
