//! What stands on the paper: every page and question in order, ready to be written down.

use super::notes::Notes;
use super::ways::Ways;
use crate::expr::Value;
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::survey::{
    Check, Choice, Kind, Level, Mode, Page, Piece, Question, Repeat, Rule, Survey, Telling,
};

/// A whole questionnaire in one language.
pub(super) struct Paper {
    pub(super) tag: String,
    pub(super) locale: &'static Locale,
    pub(super) title: Plain,
    pub(super) id: String,
    pub(super) version: String,
    /// What kind of survey it is, a line each.
    pub(super) head: Vec<Plain>,
    /// Paragraphs of the notice about privacy.
    pub(super) notice: Vec<Plain>,
    pub(super) pages: Vec<Sheet>,
    /// By index of the survey's questions: their numbers on the paper.
    pub(super) numbers: Vec<Option<usize>>,
    /// By index of the survey's questions.
    pub(super) ids: Vec<String>,
}

pub(super) struct Sheet {
    pub(super) title: Plain,
    pub(super) id: String,
    pub(super) intro: Option<Plain>,
    /// When it is asked, how often, in which order.
    pub(super) notes: Vec<Note>,
    pub(super) items: Vec<Item>,
}

/// A question, a note or a computation.
pub(super) struct Item {
    pub(super) index: usize,
    pub(super) id: String,
    pub(super) kind: &'static str,
    /// Empty for a computation.
    pub(super) text: Plain,
    pub(super) help: Option<Plain>,
    /// When it is asked.
    pub(super) rule: Option<Note>,
    /// How it is to be answered, in a sentence or two.
    pub(super) how: Vec<Plain>,
    pub(super) body: Body,
    pub(super) notes: Vec<Note>,
}

/// A sentence about the questionnaire.
pub(super) struct Note {
    pub(super) sort: Sort,
    pub(super) pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// When something is asked.
    Asked,
    /// Where to go on.
    Way,
    /// What is checked.
    Check,
    Plain,
}

/// What is ticked, or where is written.
pub(super) enum Body {
    Nothing,
    Choices {
        mark: Mark,
        choices: Vec<Line>,
    },
    Grid {
        mark: Mark,
        rows: Vec<Line>,
        columns: Vec<Line>,
    },
    /// A line to write on, with what is counted behind it.
    Short(Option<Plain>),
    /// Lines to write on.
    Long(u16),
    /// Lines with a label before each.
    Parts {
        parts: Vec<Line>,
        unit: Option<Plain>,
    },
    /// What it comes to, one after the other.
    Computed(Vec<Note>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    One,
    Several,
    Rank,
}

/// A choice, a row or a part.
pub(super) struct Line {
    pub(super) code: String,
    pub(super) label: Plain,
    /// What is to be known of it, each in a few words.
    pub(super) notes: Vec<Note>,
    /// Whether a few words more are asked for.
    pub(super) detail: bool,
    /// Where to go on where it is picked, if not to the next question.
    pub(super) to: Option<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Question(usize),
    End,
}

impl Paper {
    pub(super) fn new(survey: &Survey, language: usize) -> Self {
        let telling = Telling::new(survey, language);
        let numbers = numbers(survey);
        let writer = Writer {
            survey,
            telling,
            ways: Ways::new(survey),
        };
        let pages = survey.pages.iter().map(|page| writer.sheet(page));
        let notice = survey.privacy.notice.as_ref();
        let notice = notice.map(|notice| telling.text(notice).to_string());
        let notice = notice.unwrap_or_default();
        let paragraphs = notice.split("\n\n").map(str::trim);
        Self {
            tag: survey.languages[language].to_string(),
            locale: telling.locale(),
            title: telling.text(&survey.title),
            id: survey.id.to_string(),
            version: survey.version.to_string(),
            head: writer.head(&numbers),
            notice: paragraphs
                .filter(|one| !one.is_empty())
                .map(Plain::text)
                .collect(),
            pages: pages.collect(),
            ids: survey.questions.iter().map(|one| one.id.to_string()).collect(),
            numbers,
        }
    }
}

/// Questions are numbered in the order of the survey; notes and computations are not.
pub(super) fn numbers(survey: &Survey) -> Vec<Option<usize>> {
    let mut next = 0;
    let number = |question: &Question| {
        question.takes_entry().then(|| {
            next += 1;
            next
        })
    };
    survey.questions.iter().map(number).collect()
}

struct Writer<'a> {
    survey: &'a Survey,
    telling: Telling<'a>,
    ways: Ways<'a>,
}

impl Writer<'_> {
    fn say(&self, message: &Message) -> Plain {
        self.telling.locale().say(message)
    }

    fn head(&self, numbers: &[Option<usize>]) -> Vec<Plain> {
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

    fn sheet(&self, page: &Page) -> Sheet {
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
        if page.order == crate::survey::Order::Random {
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
            pieces: self.telling.sentence(id, vec![("what", what)]),
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
        let mut below: Vec<Note> = Vec::new();
        below.extend(self.way_of_rows(at));
        below.extend(question.checks.iter().map(|check| self.check(check)));
        Item {
            index: at,
            id: question.id.to_string(),
            kind: question.kind.word(),
            text: self.telling.text(&question.text),
            help: question.help.as_ref().map(|help| self.telling.text(help)),
            rule,
            how: notes.how(question),
            body: self.body(at, question),
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
            pieces: self.telling.sentence(id, vec![("what", rule), ("words", says)]),
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
        if choice.fixed && question.order == crate::survey::Order::Random {
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
        let following = self.survey.questions.iter().enumerate().skip(at + 1);
        let mut following = following.filter(|(_, next)| next.takes_entry());
        let next = following.next().map(|(next, _)| next);
        (first.to != next).then(|| first.to.map_or(Target::End, Target::Question))
    }

    /// Where a grid leads where every row has the same answer.
    fn way_of_rows(&self, at: usize) -> Vec<Note> {
        let question = &self.survey.questions[at];
        let Kind::Grid { rows, choices, .. } = &question.kind else {
            return Vec::new();
        };
        let ways = choices.iter().filter_map(|choice| {
            let cells = rows
                .iter()
                .map(|row| (row.code.clone(), vec![choice.code.clone()]));
            let to = self.target(at, Value::Cells(cells.collect()))?;
            Some((choice, to))
        });
        let ways: Vec<(&Choice, Target)> = ways.collect();
        // Where every answer leads on alike, nothing hangs on them.
        if ways.len() == choices.len() && ways.windows(2).all(|two| two[0].1 == two[1].1) {
            return Vec::new();
        }
        let notes = ways.into_iter().map(|(choice, to)| {
            let label = vec![Piece::Label(self.telling.text(&choice.label))];
            let (id, to) = match to {
                Target::Question(to) => {
                    let asks = self.telling.asks(&self.survey.questions[to]);
                    ("print-rows-way", vec![Piece::Question(to, asks)])
                }
                Target::End => ("print-rows-end", Vec::new()),
            };
            let pieces = self.telling.sentence(id, vec![("what", label), ("to", to)]);
            Note {
                sort: Sort::Way,
                pieces,
            }
        });
        notes.collect()
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
                            self.telling.sentence("print-value-if", vec![("words", label), ("what", rule)])
                        }
                        None => self.telling.sentence("print-value-else", vec![("words", label)]),
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
