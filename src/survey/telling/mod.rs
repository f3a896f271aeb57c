//! Definitions in words: texts with their holes named, values, and what a condition asks for.
//!
//! A sentence comes in pieces, so that whoever shows it can set questions and answers
//! apart from the words between them.

mod condition;

#[cfg(test)]
mod tests;

use super::{Hole, Kind, Question, Rule, Survey, Text};
use crate::expr::{Code, Expr, Node, Slot, Value};
use crate::locale::{Locale, Message, Precision};
use crate::plain::Plain;

/// What stands where an answer would be repeated.
const BLANK: &str = "…";

/// The labels of a computed choice are listed where a text repeats it, up to so many.
const LABELS_MAX: usize = 4;

/// Tells of one survey in one of its languages.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    survey: &'a Survey,
    language: usize,
    locale: &'static Locale,
}

/// A part of a sentence about a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(Plain),
    /// A question by its index among all, with what it asks.
    Question(usize, Plain),
    /// What a choice or a row is called.
    Label(Plain),
}

impl<'a> Telling<'a> {
    /// `language` is an index of the survey's languages.
    pub fn new(survey: &'a Survey, language: usize) -> Self {
        let tag = survey.languages[language].as_str();
        Self {
            survey,
            language,
            locale: Locale::for_tags([tag]),
        }
    }

    pub fn locale(&self) -> &'static Locale {
        self.locale
    }

    /// When a condition holds: “Does the unit belong to …” is “A municipality”.
    pub fn condition(&self, expr: &Expr) -> Vec<Piece> {
        self.truth(expr.node(), true).0
    }

    /// When a condition does not hold because it is false.
    pub fn opposite(&self, expr: &Expr) -> Vec<Piece> {
        self.truth(expr.node(), false).0
    }

    /// One part of a condition in words.
    pub fn part(&self, node: &Node) -> Vec<Piece> {
        self.truth(node, true).0
    }

    /// Pieces as one text, with questions and answers between quotation marks.
    pub fn plain(&self, pieces: &[Piece]) -> Plain {
        let mut out = Plain::default();
        for piece in pieces {
            match piece {
                Piece::Words(words) => out.push(words),
                Piece::Question(_, words) | Piece::Label(words) => {
                    let quoted = Message::new("telling-quoted").with("words", words.clone());
                    out.push(&self.locale.say(&quoted));
                }
            }
        }
        out
    }

    /// A text as it stands in the definition: parameters filled in, answers as `[…]`.
    pub fn text(&self, text: &Text) -> Plain {
        text.fill(self.language, &|hole| match hole {
            Hole::This => self.locale.word("telling-this"),
            Hole::Answer { slot, .. } => self.hole(*slot),
        })
    }

    fn hole(&self, slot: Slot) -> Plain {
        if let Some(value) = self.survey.param(slot) {
            return self.value(value, None);
        }
        let question = self.survey.questions.get(slot.0 as usize);
        let choices = question.map_or(&[][..], |question| match &question.kind {
            Kind::Computed {
                rule: Rule::First(choices),
            } => choices,
            _ => &[],
        });
        if (1..=LABELS_MAX).contains(&choices.len()) {
            let labels = choices.iter().map(|choice| self.text(&choice.label));
            let labels: Vec<String> = labels.map(|label| label.to_string()).collect();
            return Plain::line(&format!("[{}]", labels.join(" / ")));
        }
        Plain::line(&format!("[{BLANK}]"))
    }

    /// What a question asks; a computed one has nothing but its name.
    pub fn asks(&self, question: &Question) -> Plain {
        let text = self.text(&question.text);
        if text.is_empty() {
            Plain::line(question.id.as_str())
        } else {
            text
        }
    }

    /// What a code of a question is called; the code itself where nobody knows it.
    pub fn label(&self, question: &Question, code: &Code) -> Plain {
        let mut choices = question.kind.choices().iter().chain(question.kind.rows());
        if let Some(choice) = choices.find(|choice| choice.code == *code) {
            return self.text(&choice.label);
        }
        if let Kind::Lookup { list } = &question.kind
            && let Some(found) = list.find(code)
        {
            return found.label.clone();
        }
        Plain::line(code.as_str())
    }

    /// A value in words; `of` is the question whose answer it is.
    pub fn value(&self, value: &Value, of: Option<&Question>) -> Plain {
        match value {
            Value::Truth(truth) => self.locale.word(if *truth { "yes" } else { "no" }),
            Value::Number(number) => self.locale.number(*number),
            Value::Text(text) => Plain::text(text),
            Value::Date(date) => {
                let precision = of.map_or(Precision::Day, |of| of.kind.precision());
                self.locale.say(&Message::dated(*date, precision))
            }
            Value::Code(code) => {
                of.map_or_else(|| Plain::line(code.as_str()), |of| self.label(of, code))
            }
            Value::Codes(codes) => {
                let labels = codes
                    .iter()
                    .map(|code| self.value(&Value::Code(code.clone()), of));
                let labels: Vec<String> = labels.map(|label| label.to_string()).collect();
                Plain::line(&labels.join(", "))
            }
            Value::Cells(_) | Value::Parts(_) | Value::Each(_) => Plain::line(BLANK),
        }
    }

    /// A sentence of the interface with pieces for arguments, in the language's own order.
    pub fn say(&self, id: &'static str, arguments: &[(&'static str, Vec<Piece>)]) -> Vec<Piece> {
        // Each argument is said as one character of the private use area, which then makes
        // way for its pieces: what stands in the pieces is never searched.
        const FIRST: u32 = 0xE000;
        let mut message = Message::new(id);
        for (at, (name, _)) in (FIRST..).zip(arguments) {
            let stand_in = char::from_u32(at).map(String::from);
            message = message.with(name, stand_in.unwrap_or_default());
        }
        let said = self.locale.say(&message);
        let (mut pieces, mut words) = (Vec::new(), String::new());
        for found in said.as_str().chars() {
            let at = u32::from(found)
                .checked_sub(FIRST)
                .map_or(usize::MAX, |at| at as usize);
            match arguments.get(at) {
                None => words.push(found),
                Some((_, argument)) => {
                    push_words(&mut pieces, &std::mem::take(&mut words));
                    pieces.extend(argument.iter().cloned());
                }
            }
        }
        push_words(&mut pieces, &words);
        pieces
    }

    /// `a, b or c`.
    fn either(&self, all: Vec<Vec<Piece>>) -> Vec<Piece> {
        self.listed("telling-or", all)
    }

    fn listed(&self, id: &'static str, mut all: Vec<Vec<Piece>>) -> Vec<Piece> {
        let Some(last) = all.pop() else {
            return Vec::new();
        };
        let mut before = Vec::new();
        for one in all {
            if !before.is_empty() {
                push_words(&mut before, ", ");
            }
            before.extend(one);
        }
        if before.is_empty() {
            return last;
        }
        self.say(id, &[("one", before), ("two", last)])
    }
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(Plain::text(words)));
    }
}

fn words(words: &str) -> Vec<Piece> {
    vec![Piece::Words(Plain::text(words))]
}
