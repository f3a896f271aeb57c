//! Texts as they stand in a definition, with the names of the new version in their holes.

use super::pairs::Pairs;
use crate::expr::{Code, Node, Value};
use crate::plain::Plain;
use crate::survey::{Hole, Survey, Text};

/// Writes the texts of one of two versions.
pub(in crate::author) struct Written<'a> {
    survey: &'a Survey,
    /// How its names are called in the new version, where it is the old one.
    renames: Option<&'a Pairs<'a>>,
}

impl<'a> Written<'a> {
    pub(super) fn of_old(pairs: &'a Pairs<'a>) -> Self {
        Self {
            survey: pairs.old,
            renames: Some(pairs),
        }
    }

    pub(in crate::author) fn of_new(survey: &'a Survey) -> Self {
        Self {
            survey,
            renames: None,
        }
    }

    /// In the source language.
    pub(in crate::author) fn source(&self, text: &Text) -> String {
        self.filled(text, 0)
    }

    /// In a language by its tag; `None` where it has no wording of its own.
    pub(super) fn own(&self, text: &Text, tag: &str) -> Option<String> {
        let languages = &self.survey.languages;
        let at = languages.iter().position(|known| known.as_str() == tag)?;
        text.speaks(at).then(|| self.filled(text, at))
    }

    fn filled(&self, text: &Text, language: usize) -> String {
        let filled = text.fill(language, &|hole| match hole {
            Hole::This => Plain::line("{this}"),
            Hole::Answer { slot, row } => {
                let row = row.as_ref().map(|row| self.row(slot.0 as usize, row));
                let row = row.map_or_else(String::new, |row| format!(".{row}"));
                Plain::line(&format!("{{{}{row}}}", self.name(slot.0 as usize)))
            }
        });
        filled.to_string()
    }

    fn name(&self, slot: usize) -> &str {
        let questions = self.survey.questions.len();
        if let Some(param) = slot.checked_sub(questions) {
            return self
                .survey
                .params
                .get(param)
                .map_or("", |param| &param.name);
        }
        match self.renames {
            Some(pairs) => pairs.name(slot),
            None => self.survey.questions[slot].id.as_str(),
        }
    }

    fn row(&self, slot: usize, row: &Code) -> Code {
        match self.renames {
            Some(pairs) if slot < self.survey.questions.len() => pairs.code(slot, row),
            _ => row.clone(),
        }
    }
}

/// The value of a parameter as it stands in a definition.
pub(super) fn value(value: &Value) -> String {
    Node::Literal(value.clone()).to_string()
}
