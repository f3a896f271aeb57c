//! The way through a questionnaire: questions, and the arrows from each to what may follow.

use super::paper::numbers;
use super::ways::{Facts, Way, Ways};
use crate::author::rules::Rule;
use crate::expr::{Code, Value};
use crate::plain::Plain;
use crate::survey::{Choice, Kind, Piece, Question, Repeat, Survey, Telling};

/// More choices than this behind one arrow are counted and not named.
const LABELS_MAX: usize = 4;

/// Nodes and edges; node 0 is the start and the last one the end.
pub(super) struct Graph {
    pub(super) title: Plain,
    pub(super) start: Plain,
    pub(super) end: Plain,
    /// What the drawing shows, for those who do not see it.
    pub(super) words: Plain,
    pub(super) pages: Vec<PageBox>,
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

pub(super) struct PageBox {
    pub(super) title: Plain,
    /// Whether it is asked several times.
    pub(super) repeats: bool,
}

pub(super) struct Node {
    pub(super) number: usize,
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) text: Plain,
    /// Index of its page.
    pub(super) page: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    /// What leads this way; empty where nothing has to.
    pub(super) label: Plain,
}

impl Graph {
    pub(super) fn new(survey: &Survey, language: usize) -> Self {
        let telling = Telling::new(survey, language);
        let numbers = numbers(survey);
        let asked = survey.questions.iter().zip(&numbers);
        let nodes = asked.filter_map(|(question, number)| {
            Some(Node {
                number: (*number)?,
                id: question.id.to_string(),
                kind: question.kind.word(),
                text: telling.asks(question),
                page: question.page,
            })
        });
        let nodes: Vec<Node> = nodes.collect();
        let drawer = Drawer {
            survey,
            telling,
            end: nodes.len() + 1,
            numbers,
        };
        let pages = survey.pages.iter().map(|page| PageBox {
            title: telling.text(&page.title),
            repeats: matches!(page.repeat, Some(Repeat::Each(_) | Repeat::Times(_))),
        });
        Self {
            title: telling.text(&survey.title),
            start: telling.locale().word("print-start"),
            end: telling.locale().word("print-end"),
            words: telling.locale().word("print-way-words"),
            pages: pages.collect(),
            edges: drawer.edges(),
            nodes,
        }
    }
}

struct Drawer<'a> {
    survey: &'a Survey,
    telling: Telling<'a>,
    /// The number of the last node.
    end: usize,
    numbers: Vec<Option<usize>>,
}

impl Drawer<'_> {
    fn edges(&self) -> Vec<Edge> {
        let ways = Ways::new(self.survey);
        let mut edges = Vec::new();
        self.arrows(&mut edges, None, &ways.from(0, Facts::default()), &[]);
        for (at, question) in self.survey.questions.iter().enumerate() {
            if question.takes_entry() {
                self.leave(&mut edges, (at, question), &ways);
            }
        }
        edges
    }

    fn leave(&self, edges: &mut Vec<Edge>, (at, question): (usize, &Question), ways: &Ways<'_>) {
        let Kind::Single { choices } = &question.kind else {
            self.arrows(edges, Some(at), &ways.from(at + 1, ways.at(at)), &[]);
            return;
        };
        // Choices that lead the same ways share their arrows.
        let mut groups: Vec<(Vec<Way>, Vec<&Choice>)> = Vec::new();
        for choice in choices {
            let mut facts = ways.at(at);
            facts.answer(at, Value::Code(choice.code.clone()));
            let found = ways.from(at + 1, facts);
            match groups.iter_mut().find(|(known, _)| *known == found) {
                Some((_, members)) => members.push(choice),
                None => groups.push((found, vec![choice])),
            }
        }
        let is_one = groups.len() == 1;
        for (found, members) in groups {
            let members = if is_one { Vec::new() } else { members };
            self.arrows(edges, Some(at), &found, &members);
        }
    }

    fn arrows(&self, edges: &mut Vec<Edge>, from: Option<usize>, ways: &[Way], picked: &[&Choice]) {
        for way in ways {
            let mut label: Vec<String> = Vec::new();
            if !picked.is_empty() {
                let labels = picked.iter().map(|choice| self.telling.text(&choice.label));
                label.push(listed(labels.map(|label| label.to_string()).collect()));
            }
            if let Some(rule) = &way.rule {
                label.push(self.short(rule));
            }
            edges.push(Edge {
                from: from.map_or(0, |from| self.node(from)),
                to: way.to.map_or(self.end, |to| self.node(to)),
                label: Plain::line(&label.join("; ")),
            });
        }
    }

    fn node(&self, question: usize) -> usize {
        self.numbers[question].unwrap_or(self.end)
    }

    /// A rule in few words: `3: A municipality`.
    fn short(&self, rule: &Rule) -> String {
        let joined = |parts: &[Rule], word: &'static str| {
            let mut parts = parts.iter().map(|part| match part {
                Rule::All(_) | Rule::Any(_) => format!("({})", self.short(part)),
                Rule::Is { .. } | Rule::Other { .. } => self.short(part),
            });
            let first = parts.next().unwrap_or_default();
            parts.fold(first, |one, two| {
                let words = |text: &str| vec![Piece::Words(Plain::line(text))];
                let both = vec![("one", words(&one)), ("two", words(&two))];
                self.telling
                    .plain(&self.telling.say(word, &both))
                    .to_string()
            })
        };
        match rule {
            Rule::All(parts) => joined(parts, "telling-both"),
            Rule::Any(parts) => joined(parts, "telling-either"),
            Rule::Is { question, codes } => {
                let asked = &self.survey.questions[*question];
                let label = |code: &Code| self.telling.label(asked, code).to_string();
                // In the order of the question, not of the alphabet.
                let mut labels: Vec<String> = asked
                    .kind
                    .choices()
                    .iter()
                    .filter(|choice| codes.contains(&choice.code))
                    .map(|choice| label(&choice.code))
                    .collect();
                if labels.is_empty() {
                    labels = codes.iter().map(label).collect();
                }
                format!("{}: {}", self.name(*question), listed(labels))
            }
            Rule::Other { part, .. } => {
                let pieces = self.telling.part(&part.node);
                let words = pieces.iter().map(|piece| match piece {
                    Piece::Words(words) | Piece::Label(words) => words.to_string(),
                    Piece::Question(question, _) => self.name(*question),
                });
                words.collect()
            }
        }
    }

    /// A question by its number; one that nobody is asked by its id.
    fn name(&self, question: usize) -> String {
        self.numbers[question].map_or_else(
            || self.survey.questions[question].id.to_string(),
            |number| number.to_string(),
        )
    }
}

fn listed(labels: Vec<String>) -> String {
    let more = labels.len().saturating_sub(LABELS_MAX);
    let mut labels: Vec<String> = labels.into_iter().take(LABELS_MAX).collect();
    if more > 0 {
        labels.push(format!("+{more}"));
    }
    labels.join(" / ")
}
