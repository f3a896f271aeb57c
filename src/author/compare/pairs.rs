//! Which question of one version is which of the other, and which code is which.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::likeness;
use super::written::Written;
use crate::expr::{Code, Name, Node, Value};
use crate::survey::{Choice, Survey};

/// Two names with texts this alike are taken for one that was renamed without a word.
const SAME_TEXT: u8 = 85;

/// So many pairs of questions are looked at to find those renamed without a word.
const GUESSES_MAX: usize = 100_000;

/// Two versions of a survey, and what belongs together in them.
pub(super) struct Pairs<'a> {
    pub(super) old: &'a Survey,
    pub(super) new: &'a Survey,
    /// By index among the old questions: the new one, and how that is known.
    to_new: BTreeMap<usize, (usize, How)>,
    to_old: BTreeMap<usize, usize>,
}

/// How it is known that two names mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// They are the same.
    Same,
    /// The definition says so.
    Said,
    /// They read alike, so much in hundredths: nobody has said so.
    Guessed(u8),
}

/// A code of either version or of both, in the order of the new one.
#[derive(Clone, Copy)]
pub(super) enum PairedCode<'a> {
    Both(&'a Choice, &'a Choice, How),
    Added(&'a Choice),
    Removed(&'a Choice),
}

impl<'a> Pairs<'a> {
    pub(super) fn new(old: &'a Survey, new: &'a Survey) -> Self {
        let mut pairs = Self {
            old,
            new,
            to_new: BTreeMap::new(),
            to_old: BTreeMap::new(),
        };
        for (at, question) in new.questions.iter().enumerate() {
            // The last of its former names that the old version knows.
            let said = question.renamed_from.iter().rev();
            let said = { said }.find_map(|id| old.find(id.as_str()));
            match (old.find(question.id.as_str()), said) {
                (Some(same), _) => pairs.pair(same, at, How::Same),
                (None, Some(said)) => pairs.pair(said, at, How::Said),
                (None, None) => {}
            }
        }
        pairs.guess();
        pairs
    }

    fn pair(&mut self, old: usize, new: usize, how: How) {
        if !self.to_new.contains_key(&old) && !self.to_old.contains_key(&new) {
            self.to_new.insert(old, (new, how));
            self.to_old.insert(new, old);
        }
    }

    /// Pairs what is left where it reads alike and is of one kind, the most alike first.
    fn guess(&mut self) {
        let left = |paired: &dyn Fn(usize) -> bool, survey: &Survey| -> Vec<usize> {
            let all = 0..survey.questions.len();
            all.filter(|at| !paired(*at)).collect()
        };
        let olds = left(&|at| self.to_new.contains_key(&at), self.old);
        let news = left(&|at| self.to_old.contains_key(&at), self.new);
        if olds.len() * news.len() > GUESSES_MAX {
            return; // They are two surveys and no two versions of one.
        }
        let texts = |survey: &Survey, words: Written<'_>, all: &[usize]| -> Vec<String> {
            let texts = all.iter().map(|at| &survey.questions[*at].text);
            texts.map(|text| words.source(text)).collect()
        };
        let old_texts = texts(self.old, self.old_words(), &olds);
        let new_texts = texts(self.new, self.new_words(), &news);
        let mut guesses = Vec::new();
        for (&one, before) in olds.iter().zip(&old_texts) {
            let kind = self.old.questions[one].kind.word();
            for (&two, now) in news.iter().zip(&new_texts) {
                let lengths = [before.len(), now.len()];
                // What is much longer cannot read alike; what has no words, neither.
                let is_near =
                    lengths.iter().min() > Some(&(lengths.iter().max().unwrap_or(&0) / 2));
                if kind != self.new.questions[two].kind.word() || !is_near {
                    continue;
                }
                let figure = likeness(before, now);
                if figure >= SAME_TEXT {
                    guesses.push((figure, one, two));
                }
            }
        }
        guesses.sort_by_key(|(figure, one, two)| (u8::MAX - figure, *one, *two));
        for (figure, one, two) in guesses {
            self.pair(one, two, How::Guessed(figure));
        }
    }

    pub(super) fn old_words(&self) -> Written<'_> {
        Written::of_old(self)
    }

    pub(super) fn new_words(&self) -> Written<'_> {
        Written::of_new(self.new)
    }

    pub(super) fn new_of(&self, old: usize) -> Option<(usize, How)> {
        self.to_new.get(&old).copied()
    }

    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        self.to_old.get(&new).copied()
    }

    /// All questions of both, in the order of the new version: what went out stands where
    /// it stood.
    pub(super) fn in_order(&self) -> Vec<(Option<usize>, Option<usize>)> {
        let mut all = Vec::new();
        let mut gone: BTreeSet<usize> = (0..self.old.questions.len())
            .filter(|at| !self.to_new.contains_key(at))
            .collect();
        let take = |all: &mut Vec<_>, gone: &mut BTreeSet<usize>, until: usize| {
            while let Some(first) = gone.first().copied().filter(|at| *at < until) {
                gone.remove(&first);
                all.push((Some(first), None));
            }
        };
        let mut furthest = 0;
        for new in 0..self.new.questions.len() {
            let old = self.old_of(new);
            if let Some(old) = old.filter(|old| *old >= furthest) {
                take(&mut all, &mut gone, old);
                furthest = old;
            }
            all.push((old, Some(new)));
        }
        take(&mut all, &mut gone, usize::MAX);
        all
    }

    /// What the new version calls an old question.
    pub(super) fn name(&self, old: usize) -> &str {
        match self.new_of(old) {
            Some((new, _)) => self.new.questions[new].id.as_str(),
            None => self.old.questions[old].id.as_str(),
        }
    }

    /// What the new version calls a code of an old question.
    pub(super) fn code(&self, old: usize, code: &Code) -> Code {
        let Some((new, _)) = self.new_of(old) else {
            return code.clone();
        };
        let (old, new) = (&self.old.questions[old].kind, &self.new.questions[new].kind);
        let lists = [(old.choices(), new.choices()), (old.rows(), new.rows())];
        for (old, new) in lists {
            let is_here = old.iter().any(|choice| choice.code == *code);
            let renamed = new.iter().find(|choice| choice.renamed_from.contains(code));
            if let Some(renamed) = renamed.filter(|_| is_here) {
                return renamed.code.clone();
            }
        }
        code.clone()
    }

    /// A part of an old condition in the names of the new version.
    pub(super) fn spell(&self, node: &Node) -> String {
        self.renamed(node, None).to_string()
    }

    /// `of`: the question that codes beside it belong to.
    fn renamed(&self, node: &Node, of: Option<usize>) -> Node {
        let name = |name: &Name| {
            let slot = name.slot.0 as usize;
            let is_question = slot < self.old.questions.len();
            let spelled = if is_question {
                self.name(slot)
            } else {
                &name.name
            };
            Name {
                name: spelled.into(),
                ..name.clone()
            }
        };
        let value = |value: &Value| match (value, of) {
            (Value::Code(code), Some(of)) => Value::Code(self.code(of, code)),
            (value, _) => value.clone(),
        };
        let inner = |part: &Node| Box::new(self.renamed(part, of));
        let beside = |one: &Node, two: &Node| {
            let of = self.asked(one).or_else(|| self.asked(two)).or(of);
            [one, two].map(|part| Box::new(self.renamed(part, of)))
        };
        let all = |parts: &[Node]| parts.iter().map(|part| self.renamed(part, of)).collect();
        match node {
            Node::Literal(literal) => Node::Literal(value(literal)),
            Node::Name(found) => Node::Name(name(found)),
            Node::Cell { grid, row } => Node::Cell {
                row: self.code(grid.slot.0 as usize, row),
                grid: name(grid),
            },
            Node::Not(part) => Node::Not(inner(part)),
            Node::Negative(part) => Node::Negative(inner(part)),
            Node::And(parts) => Node::And(all(parts)),
            Node::Or(parts) => Node::Or(all(parts)),
            Node::Compare { left, by, right } => {
                let [left, right] = beside(left, right);
                Node::Compare {
                    left,
                    by: *by,
                    right,
                }
            }
            Node::Among { part, list } => {
                let of = self.asked(part);
                let value = |value: &Value| match (value, of) {
                    (Value::Code(code), Some(of)) => Value::Code(self.code(of, code)),
                    (value, _) => value.clone(),
                };
                Node::Among {
                    part: inner(part),
                    list: list.iter().map(value).collect(),
                }
            }
            Node::Ticked { code, ticks } => {
                let [code, ticks] = beside(code, ticks);
                Node::Ticked { code, ticks }
            }
            Node::Chain { first, rest } => Node::Chain {
                first: inner(first),
                rest: rest
                    .iter()
                    .map(|(step, part)| (*step, self.renamed(part, of)))
                    .collect(),
            },
            Node::Call {
                function,
                arguments,
            } => {
                let of = arguments.first().and_then(|first| self.asked(first));
                let arguments = arguments.iter().map(|part| self.renamed(part, of));
                Node::Call {
                    function: *function,
                    arguments: arguments.collect(),
                }
            }
        }
    }

    fn asked(&self, node: &Node) -> Option<usize> {
        let (Node::Name(name) | Node::Cell { grid: name, .. }) = node else {
            return None;
        };
        let slot = name.slot.0 as usize;
        (slot < self.old.questions.len()).then_some(slot)
    }

    /// Which code of a list is which, in the order of the new one.
    pub(super) fn codes(&self, old: &'a [Choice], new: &'a [Choice]) -> Vec<PairedCode<'a>> {
        let mut left: Vec<&Choice> = old.iter().collect();
        let mut take = |code: &Code| {
            let at = left.iter().position(|choice| choice.code == *code)?;
            Some(left.remove(at))
        };
        let known = new.iter().map(|choice| {
            let same = take(&choice.code).map(|old| (old, How::Same));
            let mut former = || choice.renamed_from.iter().rev().find_map(&mut take);
            (choice, same.or_else(|| Some((former()?, How::Said))))
        });
        let mut paired: Vec<_> = known.collect();
        for (choice, old) in &mut paired {
            if old.is_none() {
                let words = self.new_words().source(&choice.label);
                let alike = |old: &&Choice| likeness(&self.old_words().source(&old.label), &words);
                let best = left
                    .iter()
                    .enumerate()
                    .map(|(at, old)| (alike(old), at))
                    .max();
                if let Some((figure, at)) = best.filter(|(figure, _)| *figure >= SAME_TEXT) {
                    *old = Some((left.remove(at), How::Guessed(figure)));
                }
            }
        }
        let both = paired.into_iter().map(|(new, old)| match old {
            Some((old, how)) => PairedCode::Both(old, new, how),
            None => PairedCode::Added(new),
        });
        let gone = left.into_iter().map(PairedCode::Removed);
        both.chain(gone).collect()
    }
}

/// Which of some places, each the former index of one thing, are out of order: as few as
/// possible. They are those outside of the longest run that only rises.
pub(super) fn moved(places: &[usize]) -> Vec<bool> {
    // By length of a run: where the run with the lowest last place ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end] < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut moved = vec![true; places.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        moved[here] = false;
        at = before[here];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn as_few_as_possible_have_moved() {
        assert_eq!(moved(&[0, 1, 2]), [false, false, false]);
        assert_eq!(moved(&[2, 0, 1]), [true, false, false]);
        assert_eq!(moved(&[1, 2, 0]), [false, false, true]);
        assert!(moved(&[]).is_empty());
    }
}
