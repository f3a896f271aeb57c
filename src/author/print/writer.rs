//! Puts a survey on paper, a page and a question at a time.

use std::collections::BTreeSet;

use super::notes::Notes;
use super::paper::{Body, Item, Line, Mark, Note, Sheet, Sort, Target};
use super::ways::{Way, Ways};
use crate::author::rules::Rule as Ruling;
use crate::expr::Value;
use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{
    Check, Choice, Kind, Level, Mode, Order, Page, Piece, Question, Repeat, Rule, Survey, Telling,
};

pub(super) struct Writer<'a> {
    pub(super) survey: &'a Survey,
    pub(super) telling: Telling<'a>,
    pub(super) ways: Ways<'a>,
}

impl Writer<'_> {
    fn say(&self, message: &Message) -> Plain {
        self.telling.locale().say(message)
    }

    pub(super) fn head(&self, numbers: &[Option<usize>]) -> Vec<Plain> {
        let count = numbers.iter().flatten().count();
        let mode = match self.survey.privacy.mode {
            Mode::Identified => "privacy-identified",
            Mode::Confidential => "privacy-confidential",
            Mode::Anonymous => "privacy-anonymous",
        };
        let mut head = vec![
            self.say(&Message::new("print-questions").with("count", count)),
            self.telling.locale().word(mode),
        ];
        if self.survey.privacy.consent {
            head.push(self.telling.locale().word("print-consent"));
        }
        for param in &self.survey.params {
            let value = self.telling.value(&param.value, None);
            head.push(Plain::line(&format!("{} = {value}", param.name)));
        }
        head
    }

    pub(super) fn sheet(&self, page: &Page) -> Sheet {
        let mut notes = Vec::new();
        if let Some(rule) = &page.show_if {
            let rule = self.telling.condition(rule);
            notes.push(self.note(Sort::Asked, "print-page-if", rule));
        }
        if let Some(repeat) = page.repeat {
            let (id, driver) = match repeat {
                Repeat::Each(driver) => ("print-for-each", driver),
                Repeat::Times(driver) => ("print-times", driver),
            };
            let asks = self.telling.asks(&self.survey.questions[driver]);
            notes.push(self.note(Sort::Plain, id, vec![Piece::Question(driver, asks)]));
        }
        if page.order == Order::Random {
            notes.push(plain(self.telling.locale().word("print-random-questions")));
        }
        let items = page.questions.clone();
        Sheet {
            title: self.telling.text(&page.title),
            id: page.id.to_string(),
            intro: page.intro.as_ref().map(|intro| self.telling.text(intro)),
            notes,
            items: items.map(|at| self.item(at)).collect(),
        }
    }

    /// A sentence around pieces.
    fn note(&self, sort: Sort, id: &'static str, what: Vec<Piece>) -> Note {
        Note {
            sort,
            pieces: self.telling.say(id, &[("what", what)]),
        }
    }

    fn item(&self, at: usize) -> Item {
        let question = &self.survey.questions[at];
        let rule = question.show_if.as_ref().map(|rule| {
            let id = if question.takes_entry() {
                "print-asked-if"
            } else {
                "print-shown-if"
            };
            self.note(Sort::Asked, id, self.telling.condition(rule))
        });
        let notes = Notes {
            telling: self.telling,
        };
        let (mut below, mut body) = (Vec::new(), self.body(at, question));
        below.extend(self.only_way(at, &mut body));
        below.extend(self.ways_on(at));
        below.extend(question.checks.iter().map(|check| self.check(check)));
        Item {
            index: at,
            id: question.id.to_string(),
            kind: question.kind.word(),
            text: self.telling.text(&question.text),
            help: question.help.as_ref().map(|help| self.telling.text(help)),
            rule,
            how: notes.how(question),
            body,
            notes: below,
        }
    }

    fn check(&self, check: &Check) -> Note {
        let id = match check.level {
            Level::Error => "print-check-error",
            Level::Warn => "print-check-warn",
        };
        let rule = self.telling.condition(&check.that);
        let says = vec![Piece::Label(self.telling.text(&check.text))];
        Note {
            sort: Sort::Check,
            pieces: self.telling.say(id, &[("what", rule), ("words", says)]),
        }
    }

    fn body(&self, at: usize, question: &Question) -> Body {
        let lines = |choices: &[Choice]| -> Vec<Line> {
            choices
                .iter()
                .map(|choice| self.line(at, question, choice))
                .collect()
        };
        let unit = || question.kind.unit().map(|unit| self.telling.text(unit));
        let choices = |mark, choices: &[Choice]| Body::Choices {
            mark,
            choices: lines(choices),
        };
        match &question.kind {
            Kind::Note => Body::Nothing,
            Kind::Single { choices: all } => choices(Mark::One, all),
            Kind::Multi { choices: all, .. } => choices(Mark::Several, all),
            Kind::Rank { choices: all, .. } => choices(Mark::Rank, all),
            Kind::Grid {
                rows,
                choices,
                several,
            } => Body::Grid {
                mark: if *several { Mark::Several } else { Mark::One },
                rows: lines(rows),
                columns: lines(choices),
            },
            Kind::Integer(_) | Kind::Number(_) => Body::Short(unit()),
            Kind::Date(_) | Kind::Lookup { .. } => Body::Short(None),
            Kind::Text { lines, .. } => Body::Long(*lines),
            Kind::Allocate(sharing) => Body::Parts {
                parts: lines(&sharing.parts),
                unit: unit(),
            },
            Kind::Computed { rule } => Body::Computed(self.computed(rule)),
        }
    }

    fn line(&self, at: usize, question: &Question, choice: &Choice) -> Line {
        let mut notes = Vec::new();
        if let Some(rule) = &choice.show_if {
            let rule = self.telling.condition(rule);
            notes.push(self.note(Sort::Asked, "print-shown-if", rule));
        }
        let takes_several = matches!(
            question.kind,
            Kind::Multi { .. } | Kind::Rank { .. } | Kind::Grid { several: true, .. }
        );
        if choice.exclusive && takes_several {
            notes.push(plain(self.telling.locale().word("print-exclusive")));
        }
        if choice.fixed && question.order == Order::Random {
            notes.push(plain(self.telling.locale().word("print-fixed")));
        }
        Line {
            code: choice.code.to_string(),
            label: self.telling.text(&choice.label),
            notes,
            detail: choice.detail,
            to: self.way(at, question, choice),
        }
    }

    /// Where a choice leads, if that is not simply the next question.
    fn way(&self, at: usize, question: &Question, choice: &Choice) -> Option<Target> {
        let value = match &question.kind {
            Kind::Single { .. } => Value::Code(choice.code.clone()),
            Kind::Multi { .. } | Kind::Rank { .. } if choice.exclusive => {
                Value::Codes(vec![choice.code.clone()])
            }
            _ => return None,
        };
        self.target(at, value)
    }

    fn target(&self, at: usize, value: Value) -> Option<Target> {
        let mut facts = self.ways.at(at);
        facts.answer(at, value);
        let first = self.ways.from(at + 1, facts).into_iter().next()?;
        (first.to != self.next(at)).then(|| first.to.map_or(Target::End, Target::Question))
    }

    /// Where every choice leads on alike and skips something, that is said once.
    fn only_way(&self, at: usize, body: &mut Body) -> Option<Note> {
        let to = if let Body::Choices { choices, .. } = body {
            let to = choices.first()?.to?;
            if choices.iter().any(|choice| choice.to != Some(to)) {
                return None;
            }
            for choice in choices {
                choice.to = None;
            }
            to
        } else {
            let question = &self.survey.questions[at];
            let ways = self.ways.from(at + 1, self.ways.at(at));
            let [Way { to, rule: None }] = ways.as_slice() else {
                return None;
            };
            if !question.takes_entry() || *to == self.next(at) {
                return None;
            }
            to.map_or(Target::End, Target::Question)
        };
        let to = match to {
            Target::Question(to) => {
                vec![Piece::Question(
                    to,
                    self.telling.asks(&self.survey.questions[to]),
                )]
            }
            Target::End => vec![Piece::Words(self.telling.locale().word("print-to-end"))],
        };
        Some(Note {
            sort: Sort::Way,
            pieces: self.telling.say("print-way-on", &[("to", to)]),
        })
    }

    /// The question that stands next, whether or not it is asked.
    fn next(&self, at: usize) -> Option<usize> {
        let following = self.survey.questions.iter().enumerate().skip(at + 1);
        let mut following = following.filter(|(_, next)| next.takes_entry());
        following.next().map(|(next, _)| next)
    }

    /// Where a question leads whose answer is more than one choice, in sentences: only
    /// where nothing but its answer decides, and something is skipped.
    fn ways_on(&self, at: usize) -> Vec<Note> {
        if matches!(self.survey.questions[at].kind, Kind::Single { .. }) {
            return Vec::new();
        }
        let ways = self.ways.from(at + 1, self.ways.at(at));
        let is_own = |way: &Way| {
            let rule = way.rule.as_ref();
            rule.is_none_or(|rule| rule.questions() == BTreeSet::from([at]))
        };
        if ways.len() < 2 || !ways.iter().all(is_own) {
            return Vec::new();
        }
        let notes = ways.into_iter().map(|way| {
            let to = match way.to {
                Some(to) => {
                    vec![Piece::Question(
                        to,
                        self.telling.asks(&self.survey.questions[to]),
                    )]
                }
                None => vec![Piece::Words(self.telling.locale().word("print-to-end"))],
            };
            let pieces = match &way.rule {
                Some(rule) => {
                    let rule = self.rule(rule);
                    let said = vec![("what", rule), ("to", to)];
                    self.telling.say("print-way-if", &said)
                }
                None => self.telling.say("print-way-else", &[("to", to)]),
            };
            Note {
                sort: Sort::Way,
                pieces,
            }
        });
        notes.collect()
    }

    fn rule(&self, rule: &Ruling) -> Vec<Piece> {
        let joined = |parts: &[Ruling], id: &'static str| {
            let mut parts = parts.iter().map(|part| self.rule(part));
            let first = parts.next().unwrap_or_default();
            parts.fold(first, |one, two| {
                self.telling.say(id, &[("one", one), ("two", two)])
            })
        };
        match rule {
            Ruling::All(parts) => joined(parts, "telling-both"),
            Ruling::Any(parts) => joined(parts, "telling-either"),
            Ruling::Is { question, codes } => {
                let asked = &self.survey.questions[*question];
                let labels = codes
                    .iter()
                    .map(|code| self.telling.label(asked, code).to_string());
                let labels = labels.collect::<Vec<_>>().join(", ");
                let what = vec![Piece::Question(*question, self.telling.asks(asked))];
                let answer = vec![Piece::Label(Plain::line(&labels))];
                self.telling
                    .say("telling-is", &[("what", what), ("answer", answer)])
            }
            Ruling::Other { part, .. } => self.telling.part(&part.node),
        }
    }

    fn computed(&self, rule: &Rule) -> Vec<Note> {
        match rule {
            Rule::Value(value) => vec![Note {
                sort: Sort::Plain,
                pieces: self.telling.condition(value),
            }],
            Rule::First(choices) => {
                let lines = choices.iter().map(|choice| {
                    let label = vec![Piece::Label(self.telling.text(&choice.label))];
                    let pieces = match &choice.show_if {
                        Some(rule) => {
                            let rule = self.telling.condition(rule);
                            self.telling
                                .say("print-value-if", &[("words", label), ("what", rule)])
                        }
                        None => self.telling.say("print-value-else", &[("words", label)]),
                    };
                    Note {
                        sort: Sort::Plain,
                        pieces,
                    }
                });
                lines.collect()
            }
        }
    }
}

fn plain(words: Plain) -> Note {
    Note {
        sort: Sort::Plain,
        pieces: vec![Piece::Words(words)],
    }
}
