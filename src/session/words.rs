//! The survey's texts as this respondent reads them: in their language, holes filled.

use std::collections::BTreeMap;

use super::path::Cell;
use super::{Place, Session, Standing, Trouble};
use crate::expr::{Answers as _, Code, Slot, Value};
use crate::locale::{Locale, Message, Precision};
use crate::plain::Plain;
use crate::survey::{Entry, Hole, Kind, Part, Question, Repeat, Shared, Text};

/// What stands where an answer to be repeated is not there.
const BLANK: &str = "…";

impl Session {
    /// A text with its holes filled, as it is read where the respondent is.
    pub fn words(&self, text: &Text) -> Plain {
        self.filled(self.position().place(), text)
    }

    /// A text with its holes filled, as it is read at a place.
    pub fn words_at(&self, place: &Place, text: &Text) -> Plain {
        self.filled(Some(place), text)
    }

    fn filled(&self, place: Option<&Place>, text: &Text) -> Plain {
        let language = self.language();
        let locale = Locale::for_tags([self.survey.languages[language].as_str()]);
        let cell = place.and_then(|place| self.path.cell_of(place));
        text.fill(language, &|hole| match hole {
            Hole::This => place.map_or(Plain::line(BLANK), |place| self.this(place)),
            Hole::Answer { slot, row } => self.hole((*slot, row.as_ref()), cell, locale),
        })
    }

    /// What the page is asked for this time: the label of the choice, or the number.
    fn this(&self, place: &Place) -> Plain {
        let Some(key) = &place.iteration else {
            return Plain::line(BLANK);
        };
        let question = self.question(place);
        match question.and_then(|question| self.survey.page_of(question).repeat) {
            Some(Repeat::Each(driver)) => {
                let driver = Place::once(&self.survey.questions[driver].id);
                let picks = if let Some(Entry::Picked(picks)) = self.entry(&driver) {
                    picks.detail(key).map(Plain::line)
                } else {
                    None
                };
                picks.unwrap_or_else(|| self.label(&driver, key))
            }
            Some(Repeat::Times(_)) | None => Plain::line(key.as_str()),
        }
    }

    /// What was just taken back at a place, and what stands there now.
    pub fn undone(&self, place: &Place, locale: &Locale) -> Message {
        self.turned(place, locale, ["undone", "undone-blank"])
    }

    /// What was just done again at a place, and what stands there now.
    pub fn redone(&self, place: &Place, locale: &Locale) -> Message {
        self.turned(place, locale, ["redone", "redone-blank"])
    }

    fn turned(&self, place: &Place, locale: &Locale, [said, blank]: [&'static str; 2]) -> Message {
        let asked = self.asked_at(place);
        let answer = self.answer_lines(place, locale);
        if answer.is_empty() {
            return Message::new(blank).with("question", asked);
        }
        let answer = answer.iter().map(Plain::as_str).collect::<Vec<_>>();
        let answer = Plain::line(&answer.join("; "));
        Message::new(said)
            .with("question", asked)
            .with("answer", answer)
    }

    /// The title of a page as it is read at a place. It tells for whom or what the page is
    /// asked this time, whether or not its author has said so.
    pub fn page_title(&self, place: &Place) -> Plain {
        let Some(question) = self.question(place) else {
            return Plain::default();
        };
        let title = &self.survey.page_of(question).title;
        let words = self.words_at(place, title);
        match self.this_time(place) {
            Some(time) if !self.tells_time(title) => {
                // `Project 2`, but `About the partner: A firm`.
                let counted = self.times_asked(place).is_some();
                let sign = if counted { "" } else { ":" };
                Plain::line(&format!("{words}{sign} {time}"))
            }
            _ => words,
        }
    }

    /// Whether a text says for whom or what the page is asked this time.
    pub(super) fn tells_time(&self, text: &Text) -> bool {
        let mut parts = text.parts(self.language()).iter();
        parts.any(|part| matches!(part, Part::Hole(Hole::This)))
    }

    /// For whom or what the page of a place is asked this time; `None` for a page that is
    /// asked once.
    pub(super) fn this_time(&self, place: &Place) -> Option<Plain> {
        place.iteration.as_ref()?;
        Some(self.this(place))
    }

    /// The words by which a code is known at a place: a choice's, a row's, a list entry's.
    pub fn label(&self, place: &Place, code: &Code) -> Plain {
        let Some(question) = self.question(place) else {
            return Plain::line(code.as_str());
        };
        let mut choices = question.kind.choices().iter().chain(question.kind.rows());
        if let Some(choice) = choices.find(|choice| choice.code == *code) {
            return self.words_at(place, &choice.label);
        }
        if let Kind::Lookup { list } = &question.kind
            && let Some(found) = list.find(code)
        {
            return found.label.clone();
        }
        Plain::line(code.as_str())
    }

    /// A trouble in words, a sentence at a time.
    pub fn explain(&self, place: &Place, trouble: &Trouble) -> Vec<Message> {
        let words = |words: &Plain| Message::new("words").with("words", words.clone());
        match trouble {
            Trouble::Refused(refusal) => vec![refusal.message(&|code| self.label(place, code))],
            Trouble::Open => vec![Message::new("soft-required")],
            Trouble::Unconfirmed => vec![Message::new("soft-changed")],
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
                    let mut line = self.words_at(place, &row.label);
                    line.push(&Plain::line(": "));
                    line.push(&self.listed(place, codes, None));
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
                    line.push(&self.unit(place, question));
                    Some(line)
                })
                .collect()
            }
            Standing::Answered(value) => {
                let mut line = self.value_in_words(place, &value, locale);
                if let Value::Number(_) = value {
                    line.push(&self.unit(place, question));
                }
                vec![line]
            }
            // What was typed is shown as it is; the refusal says what is wrong with it.
            Standing::Refused(_) => match self.entry(place) {
                Some(Entry::Typed(typed)) => vec![Plain::text(typed)],
                Some(Entry::Picked(picks)) => vec![self.listed(place, &picks.codes, None)],
                Some(Entry::Parts(parts)) => {
                    let rows = question.kind.rows().iter();
                    let typed = rows.filter_map(|row| Some((row, parts.get(&row.code)?)));
                    typed
                        .map(|(row, typed)| {
                            let mut line = self.words_at(place, &row.label);
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
    fn unit(&self, place: &Place, question: &Question) -> Plain {
        let mut words = Plain::default();
        if let Some(unit) = question.kind.unit() {
            words.push(&Plain::line(" "));
            words.push(&self.words_at(place, unit));
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
        Some(sharing.shared(typed, &self.known(place)))
    }

    fn hole(&self, (slot, row): (Slot, Option<&Code>), at: Option<Cell>, locale: &Locale) -> Plain {
        let known = self.path.known(at);
        let Some(value) = known.value(slot) else {
            return Plain::line(BLANK);
        };
        let Some(question) = self.survey.questions.get(slot.0 as usize) else {
            return plain_value(&value, locale).unwrap_or_default();
        };
        // An answer of the same iteration, or of a page that is asked once.
        let place = known
            .place(slot)
            .unwrap_or_else(|| Place::once(&question.id));
        match (&*value, row) {
            (Value::Cells(cells), Some(row)) => cells
                .get(row)
                .map_or(Plain::line(BLANK), |codes| self.listed(&place, codes, None)),
            (Value::Parts(parts), Some(row)) => {
                locale.number(parts.get(row).copied().unwrap_or_default())
            }
            (value, _) => self.value_in_words(&place, value, locale),
        }
    }

    fn value_in_words(&self, place: &Place, value: &Value, locale: &Locale) -> Plain {
        let entry = self.entry(place);
        match value {
            Value::Code(code) => self.listed(place, std::slice::from_ref(code), entry),
            Value::Codes(codes) => self.listed(place, codes, entry),
            Value::Date(date) => {
                let question = self.question(place);
                let precision = question.map_or(Precision::Day, |known| known.kind.precision());
                locale.say(&Message::dated(*date, precision))
            }
            Value::Parts(parts) => {
                let rows = self
                    .question(place)
                    .map_or(&[][..], |question| question.kind.rows());
                let given = rows
                    .iter()
                    .filter_map(|row| Some((row, parts.get(&row.code)?)));
                let given = given.map(|(row, number)| {
                    let label = self.words_at(place, &row.label);
                    format!("{label} {}", locale.number(*number))
                });
                Plain::line(&given.collect::<Vec<_>>().join(", "))
            }
            other => plain_value(other, locale).unwrap_or_else(|| Plain::line(BLANK)),
        }
    }

    /// Codes by their labels, with what was added to them: `Nettverk, Annet (kafé)`.
    fn listed(&self, place: &Place, codes: &[Code], entry: Option<&Entry>) -> Plain {
        let picks = if let Some(Entry::Picked(picks)) = entry {
            Some(picks)
        } else {
            None
        };
        let one = |code: &Code| match picks.and_then(|picks| picks.detail(code)) {
            Some(detail) => format!("{} ({detail})", self.label(place, code)),
            None => self.label(place, code).to_string(),
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
