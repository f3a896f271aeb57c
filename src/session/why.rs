//! Why a question is asked, or is not: the conditions, and the answers that decided them.

use super::known::Known;
use super::path::Cell;
use super::{Place, Session};
use crate::expr::{Answers as _, Code, Expr, Node, Slot, Truth};
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::survey::{Kind, Rule};

/// Why one question is asked, or is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    pub place: Place,
    pub is_asked: bool,
    /// What decided it, each as it is written: the condition of its page or its own.
    pub rules: Vec<Expr>,
    /// The answers that decided, in the order of the survey; none where everybody is asked.
    pub because: Vec<Because>,
}

/// One answer that decided, or that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    pub place: Place,
    /// The row of a grid, where only that was looked at.
    pub row: Option<Code>,
}

impl Session {
    /// Why the question at a place is asked, or is not; `None` where there is no such place.
    pub fn why(&self, place: &Place) -> Option<Why> {
        let at = self.survey.find(place.question.as_str())?;
        let question = &self.survey.questions[at];
        let page = &self.survey.pages[question.page];
        let here = self.path.cell_of(place);
        let mut why = Why {
            place: place.clone(),
            is_asked: self.path.index_of(place).is_some(),
            rules: Vec::new(),
            because: Vec::new(),
        };
        if let Some(repeat) = page.repeat {
            let driver = &self.survey.questions[repeat.driver()];
            why.because.push(Because {
                place: Place::once(&driver.id),
                row: None,
            });
        }
        let rules = [(&page.show_if, None), (&question.show_if, here)];
        for (rule, cell) in rules {
            let Some(rule) = rule else {
                continue;
            };
            let known = self.path.known(cell);
            let holds = rule.truth(&known).holds();
            // One condition that does not hold is enough to skip it.
            if holds == why.is_asked {
                why.rules.push(rule.clone());
                self.decided(rule.node(), cell, &mut why.because);
            }
            if !holds {
                break;
            }
        }
        self.in_order(&mut why.because);
        Some(why)
    }

    /// The questions that are skipped between this step and the next.
    pub fn skipped_after(&self, place: &Place) -> Vec<Why> {
        let Some(from) = self.survey.find(place.question.as_str()) else {
            return Vec::new();
        };
        // Off the path nothing comes next.
        let Some(at) = self.path.index_of(place) else {
            return Vec::new();
        };
        let next = self.path.get(at + 1);
        let until = next.map_or(self.survey.questions.len(), |step| step.question);
        let between = self.survey.questions.iter().take(until).skip(from + 1);
        let skipped = between
            .filter(|question| question.is_shown())
            .map(|question| Place {
                question: question.id.clone(),
                iteration: None,
            });
        let skipped = skipped.filter(|place| self.path.index_of(place).is_none());
        skipped.filter_map(|place| self.why(&place)).collect()
    }

    fn in_order(&self, because: &mut Vec<Because>) {
        let order = |one: &Because| self.survey.find(one.place.question.as_str());
        because.sort_by_key(order);
        let mut seen: Vec<Because> = Vec::new();
        because.retain(|one| {
            let is_new = !seen.contains(one);
            seen.push(one.clone());
            is_new
        });
    }

    /// The answers without which a condition could have come out otherwise.
    fn decided(&self, node: &Node, at: Option<Cell>, into: &mut Vec<Because>) {
        let known = self.path.known(at);
        let truth = node.truth(&known);
        match node {
            Node::And(parts) => self.of_parts(parts, (truth, Truth::No), at, into),
            Node::Or(parts) => self.of_parts(parts, (truth, Truth::Yes), at, into),
            Node::Name(name) => self.of_name(name.slot, None, &known, into),
            Node::Cell { grid, row } => self.of_name(grid.slot, Some(row), &known, into),
            Node::Literal(_) => {}
            Node::Not(part) | Node::Negative(part) | Node::Among { part, .. } => {
                self.decided(part, at, into);
            }
            Node::Compare { left, right, .. }
            | Node::Ticked {
                code: left,
                ticks: right,
            } => {
                self.decided(left, at, into);
                self.decided(right, at, into);
            }
            Node::Chain { first, rest } => {
                self.decided(first, at, into);
                for (_, part) in rest {
                    self.decided(part, at, into);
                }
            }
            Node::Call { arguments, .. } => {
                for part in arguments {
                    self.decided(part, at, into);
                }
            }
        }
    }

    /// Of parts where one decides, that one; else all that came out as the whole did.
    fn of_parts(
        &self,
        parts: &[Node],
        (truth, decisive): (Truth, Truth),
        at: Option<Cell>,
        into: &mut Vec<Because>,
    ) {
        let known = self.path.known(at);
        let as_whole = parts.iter().filter(|part| part.truth(&known) == truth);
        let count = if truth == decisive { 1 } else { parts.len() };
        for part in as_whole.take(count) {
            self.decided(part, at, into);
        }
    }

    /// A name: what was answered to its question; of a computed one, what that follows from.
    fn of_name(&self, slot: Slot, row: Option<&Code>, known: &Known<'_>, into: &mut Vec<Because>) {
        let Some(question) = self.survey.questions.get(slot.0 as usize) else {
            return; // A parameter of the wave: nobody answered that.
        };
        let place = known.place(slot);
        let cell = place.as_ref().and_then(|place| self.path.cell_of(place));
        match &question.kind {
            Kind::Computed {
                rule: Rule::Value(value),
            } => self.decided(value.node(), cell, into),
            Kind::Computed {
                rule: Rule::First(choices),
            } => {
                let inside = self.path.known(cell);
                for choice in choices {
                    let Some(rule) = &choice.show_if else {
                        break;
                    };
                    self.decided(rule.node(), cell, into);
                    if rule.truth(&inside).holds() {
                        break;
                    }
                }
            }
            _ => into.push(Because {
                place: place.unwrap_or_else(|| Place::once(&question.id)),
                row: row.cloned(),
            }),
        }
    }

    /// Whether an answer that decided is there.
    fn is_there(&self, because: &Because) -> bool {
        let at = self.survey.find(because.place.question.as_str());
        let cell = self.path.cell_of(&because.place);
        let slot = at.and_then(|at| u32::try_from(at).ok()).map(Slot);
        slot.is_some_and(|slot| self.path.known(cell).value(slot).is_some())
    }

    /// Why, in plain words: a sentence, and one for each answer that decided.
    pub fn why_in_words(&self, why: &Why, locale: &Locale) -> Vec<Plain> {
        let id = match (why.is_asked, why.because.is_empty()) {
            (true, true) => "why-everybody",
            (true, false) => "why-asked",
            (false, _) => "why-skipped",
        };
        let question = self.asked_at(&why.place);
        let mut lines = vec![locale.say(&Message::new(id).with("question", question))];
        for because in &why.because {
            let answer = self.answered(because, locale);
            let id = match (&answer, self.is_there(because)) {
                (Some(_), _) => "why-answered",
                (None, true) => "why-given",
                (None, false) => "why-blank",
            };
            let message = Message::new(id)
                .with("question", self.asked_at(&because.place))
                .with("answer", answer.unwrap_or_default());
            lines.push(locale.say(&message));
        }
        lines
    }

    /// What was answered, in words; of a grid only the row that was looked at.
    fn answered(&self, because: &Because, locale: &Locale) -> Option<Plain> {
        let lines = self.answer_lines(&because.place, locale);
        let lines = match &because.row {
            None => lines,
            Some(row) => {
                let row = self.label(&because.place, row);
                let is_it = |line: &Plain| line.as_str().starts_with(row.as_str());
                lines.into_iter().filter(is_it).collect()
            }
        };
        self.path.index_of(&because.place)?;
        let lines: Vec<String> = lines.iter().map(Plain::to_string).collect();
        (!lines.is_empty()).then(|| Plain::line(&lines.join("; ")))
    }
}
