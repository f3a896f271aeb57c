//! A text as its author wrote it, holes and all.

use super::{Hole, Part, Survey, Text};

impl Survey {
    /// The wording in a language, by its index; the source language's where it has none.
    pub fn written(&self, text: &Text, language: usize) -> String {
        let name = |slot: usize| match self.questions.get(slot) {
            Some(question) => question.id.as_str(),
            None => {
                let param = self.params.get(slot - self.questions.len());
                param.map_or("", |param| &param.name)
            }
        };
        let parts = text.parts(language).iter().map(|part| match part {
            Part::Words(words) => words.to_string(),
            Part::Hole(Hole::This) => "{this}".to_owned(),
            Part::Hole(Hole::Answer { slot, row: None }) => {
                format!("{{{}}}", name(slot.0 as usize))
            }
            Part::Hole(Hole::Answer {
                slot,
                row: Some(row),
            }) => format!("{{{}.{row}}}", name(slot.0 as usize)),
        });
        parts.collect()
    }
}
