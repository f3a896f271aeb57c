//! The survey's texts as this respondent reads them: in their language, holes filled.

use std::collections::BTreeMap;

use super::{Place, Session, Standing, Trouble};
use crate::expr::{Code, Value};
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::survey::{Entry, Hole, Kind, Question, Shared, Text};

/// What stands where an answer to be repeated is not there.
const BLANK: &str = "…";

impl Session {
    /// A text with its holes filled.
    pub fn words(&self, text: &Text) -> Plain {
        let language = self.language();
        let locale = Locale::for_tags([self.survey.languages[language].as_str()]);
        text.fill(language, &|hole| self.hole(hole, locale))
    }

    /// The words by which a code is known in a question: a choice's, a row's, a list entry's.
    pub fn label(&self, question: &Question, code: &Code) -> Plain {
        let mut choices = question.kind.choices().iter().chain(question.kind.rows());
        if let Some(choice) = choices.find(|choice| choice.code == *code) {
            return self.words(&choice.label);
        }
        if let Kind::Lookup { list } = &question.kind
            && let Some(found) = list.find(code)
        {
            return found.label.clone();
        }
        Plain::line(code.as_str())
    }

    /// A trouble in words, a sentence at a time.
    pub fn explain(&self, question: &Question, trouble: &Trouble) -> Vec<Message> {
        let words = |words: &Plain| Message::new("words").with("words", words.clone());
        match trouble {
            Trouble::Refused(refusal) => vec![refusal.message(&|code| self.label(question, code))],
            Trouble::Open => vec![Message::new("soft-required")],
            Trouble::Doubted(doubts) => {
                let mut sentences: Vec<_> = doubts.iter().map(|(_, said)| words(said)).collect();
                sentences.push(Message::new("soft-check"));
                sentences
            }
        }
    }

    /// The answer at a place in words, as the review shows it: one line for a whole answer,
    /// one for each row of a grid. Empty where nothing was entered.
    pub fn answer_lines(&self, place: &Place, locale: &Locale) -> Vec<Plain> {
        let Some(question) = self.question(place) else {
            return Vec::new();
        };
        match self.standing(place) {
            Standing::Blank => Vec::new(),
            Standing::Missing(reason) => vec![locale.word(reason.message_id())],
            Standing::Answered(Value::Cells(cells)) => {
                let rows = question.kind.rows().iter();
                rows.filter_map(|row| {
                    let codes = cells.get(&row.code)?;
                    let mut line = self.words(&row.label);
                    line.push(&Plain::line(": "));
                    line.push(&self.listed(question, codes, None));
                    Some(line)
                })
                .collect()
            }
            Standing::Answered(Value::Parts(parts)) => {
                let rows = question.kind.rows().iter();
                rows.filter_map(|row| {
                    let mut line = self.words(&row.label);
                    line.push(&Plain::line(": "));
                    line.push(&locale.number(*parts.get(&row.code)?));
                    line.push(&self.unit(question));
                    Some(line)
                })
                .collect()
            }
            Standing::Answered(value) => {
                let mut line = self.value_in_words(question, &value, self.entry(place), locale);
                if let Value::Number(_) = value {
                    line.push(&self.unit(question));
                }
                vec![line]
            }
            // What was typed is shown as it is; the refusal says what is wrong with it.
            Standing::Refused(_) => match self.entry(place) {
                Some(Entry::Typed(typed)) => vec![Plain::text(typed)],
                Some(Entry::Picked(picks)) => vec![self.listed(question, &picks.codes, None)],
                Some(Entry::Parts(parts)) => {
                    let rows = question.kind.rows().iter();
                    let typed = rows.filter_map(|row| Some((row, parts.get(&row.code)?)));
                    typed
                        .map(|(row, typed)| {
                            let mut line = self.words(&row.label);
                            line.push(&Plain::line(&format!(": {typed}")));
                            line
                        })
                        .collect()
                }
                _ => Vec::new(),
            },
        }
    }

    /// The unit of a question's numbers, with a space before it.
    fn unit(&self, question: &Question) -> Plain {
        let mut words = Plain::default();
        if let Some(unit) = question.kind.unit() {
            words.push(&Plain::line(" "));
            words.push(&self.words(unit));
        }
        words
    }

    /// How far the total at a place is shared out; `None` where nothing is shared.
    pub fn shared(&self, place: &Place) -> Option<Shared> {
        let Kind::Allocate(sharing) = &self.question(place)?.kind else {
            return None;
        };
        let nothing = BTreeMap::new();
        let typed = if let Some(Entry::Parts(typed)) = self.entry(place) {
            typed
        } else {
            &nothing
        };
        Some(sharing.shared(typed, &self.answers()))
    }

    fn hole(&self, hole: &Hole, locale: &Locale) -> Plain {
        let index = hole.slot.0 as usize;
        let Some(question) = self.survey.questions.get(index) else {
            return self
                .survey
                .param(hole.slot)
                .map_or_else(Plain::default, |value| {
                    plain_value(value, locale).unwrap_or_default()
                });
        };
        let Some(value) = self.path.value(index) else {
            return Plain::line(BLANK);
        };
        match (value, &hole.row) {
            (Value::Cells(cells), Some(row)) => {
                cells.get(row).map_or(Plain::line(BLANK), |codes| {
                    self.listed(question, codes, None)
                })
            }
            (Value::Parts(parts), Some(row)) => {
                locale.number(parts.get(row).copied().unwrap_or_default())
            }
            _ => self.value_in_words(
                question,
                value,
                self.entry(&Place::once(&question.id)),
                locale,
            ),
        }
    }

    fn value_in_words(
        &self,
        question: &Question,
        value: &Value,
        entry: Option<&Entry>,
        locale: &Locale,
    ) -> Plain {
        match value {
            Value::Code(code) => self.listed(question, std::slice::from_ref(code), entry),
            Value::Codes(codes) => self.listed(question, codes, entry),
            Value::Date(date) => {
                let dated = Message::dated(*date, question.kind.precision());
                locale.say(&dated)
            }
            Value::Parts(parts) => {
                let rows = question.kind.rows().iter();
                let given = rows.filter_map(|row| Some((row, parts.get(&row.code)?)));
                let given = given.map(|(row, number)| {
                    format!("{} {}", self.words(&row.label), locale.number(*number))
                });
                Plain::line(&given.collect::<Vec<_>>().join(", "))
            }
            other => plain_value(other, locale).unwrap_or_else(|| Plain::line(BLANK)),
        }
    }

    /// Codes by their labels, with what was added to them: `Nettverk, Annet (kafé)`.
    fn listed(&self, question: &Question, codes: &[Code], entry: Option<&Entry>) -> Plain {
        let picks = if let Some(Entry::Picked(picks)) = entry {
            Some(picks)
        } else {
            None
        };
        let one = |code: &Code| match picks.and_then(|picks| picks.detail(code)) {
            Some(detail) => format!("{} ({detail})", self.label(question, code)),
            None => self.label(question, code).to_string(),
        };
        Plain::line(&codes.iter().map(one).collect::<Vec<_>>().join(", "))
    }
}

/// A value that needs no question to be put into words.
fn plain_value(value: &Value, locale: &Locale) -> Option<Plain> {
    Some(match value {
        Value::Truth(truth) => locale.word(if *truth { "yes" } else { "no" }),
        Value::Number(number) => locale.number(*number),
        Value::Text(text) => Plain::text(text),
        Value::Date(date) => locale.date(*date),
        Value::Code(code) => Plain::line(code.as_str()),
        Value::Codes(_) | Value::Cells(_) | Value::Parts(_) | Value::Each(_) => return None,
    })
}
