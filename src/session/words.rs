//! The survey's texts as this respondent reads them: in their language, holes filled.

use super::path::Cell;
use super::{Place, Session, Standing, Trouble};
use crate::expr::{Answers as _, Code, Slot, Value};
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::survey::{Entry, Hole, Kind, Question, Repeat, Text};

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
            Hole::This => self.this(cell, place),
            Hole::Answer { slot, row } => self.hole((*slot, row.as_ref()), cell, locale),
        })
    }

    /// What the page is asked for this time: the label of the choice, or the number.
    fn this(&self, cell: Option<Cell>, place: Option<&Place>) -> Plain {
        let Some(key) = place.and_then(|place| place.iteration.as_ref()) else {
            return Plain::line(BLANK);
        };
        let page = cell.map(|cell| self.survey.questions[cell.question].page);
        match page.and_then(|page| self.survey.pages[page].repeat) {
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
            Standing::Answered(value) => {
                let mut line = self.value_in_words(place, &value, locale);
                if let (Value::Number(_), Some(unit)) = (&value, unit(question)) {
                    line.push(&Plain::line(" "));
                    line.push(&self.words_at(place, unit));
                }
                vec![line]
            }
            // What was typed is shown as it is; the refusal says what is wrong with it.
            Standing::Refused(_) => match self.entry(place) {
                Some(Entry::Typed(typed)) => vec![Plain::text(typed)],
                Some(Entry::Picked(picks)) => vec![self.listed(place, &picks.codes, None)],
                _ => Vec::new(),
            },
        }
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
            (value, _) => self.value_in_words(&place, value, locale),
        }
    }

    fn value_in_words(&self, place: &Place, value: &Value, locale: &Locale) -> Plain {
        let entry = self.entry(place);
        match value {
            Value::Code(code) => self.listed(place, std::slice::from_ref(code), entry),
            Value::Codes(codes) => self.listed(place, codes, entry),
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

/// The unit that a number is given in.
fn unit(question: &Question) -> Option<&Text> {
    match &question.kind {
        Kind::Integer(measure) | Kind::Number(measure) => measure.unit.as_ref(),
        _ => None,
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
        Value::Codes(_) | Value::Cells(_) | Value::Each(_) => return None,
    })
}
