//! What a question looks like, in short: to see whether an answer was given to the same one.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Choice, Part, Question, Survey, Text};

/// Two questions with the same mark ask the same in the source language. Both parts are 16
/// hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The kind, and the codes that can be picked.
    pub form: String,
    /// What is asked, in the source language.
    pub wording: String,
}

impl Survey {
    /// The marks of all questions that take an answer.
    pub fn marks(&self) -> impl Iterator<Item = (&Question, Mark)> {
        let asked = self
            .questions
            .iter()
            .filter(|question| question.takes_entry());
        asked.map(|question| {
            (
                question,
                question.mark(self.page_of(question).repeat.is_some()),
            )
        })
    }
}

impl Question {
    /// `repeated`: whether its page is asked several times.
    pub fn mark(&self, repeated: bool) -> Mark {
        let (mut form, mut wording) = (Sha256::new(), Sha256::new());
        form.update(self.kind.word());
        form.update([u8::from(repeated)]);
        let labels = self.kind.choices().iter().chain(self.kind.rows());
        for Choice { code, label, .. } in labels {
            form.update(code.as_str());
            form.update([0]);
            words(&mut wording, label);
        }
        words(&mut wording, &self.text);
        self.help.iter().for_each(|help| words(&mut wording, help));
        Mark {
            form: short(form),
            wording: short(wording),
        }
    }
}

/// Counts a text in as its author wrote it in the source language.
fn words(digest: &mut Sha256, text: &Text) {
    for part in text.parts(0) {
        match part {
            Part::Words(words) => digest.update(words.as_str()),
            Part::Hole(_) => digest.update("{}"),
        }
    }
    digest.update([0]);
}

fn short(digest: Sha256) -> String {
    let bytes = digest.finalize();
    let digits = bytes[..8].iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}
