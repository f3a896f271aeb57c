//! What a finished interview says: the content of a response, without time and identity.

use super::standing::OPEN;
use super::{Place, Session, Standing};
use crate::survey::{Given, Language};

/// The answers on the path, ready to be frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub language: Language,
    /// By question, in the survey's order; `consent` first where it was asked for.
    pub answers: Vec<(String, Given)>,
    /// What was asked and not substantively answered, and why.
    pub missing: Vec<Unanswered>,
    pub acknowledged: Vec<Acknowledged>,
}

/// An item without a substantive answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    pub place: Place,
    /// `dont_know`, `not_relevant`, `refused`, or `skipped`.
    pub reason: &'static str,
}

/// A soft check that the respondent was told of and let stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    pub place: Place,
    /// The rule as written, or `required`.
    pub check: String,
}

impl Session {
    /// The answers as they stand: only what is on the path and accepted.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = Sheet {
            language: self.survey.languages[self.language()].clone(),
            answers: Vec::new(),
            missing: Vec::new(),
            acknowledged: Vec::new(),
        };
        if self.survey.privacy.consent {
            sheet
                .answers
                .push(("consent".to_owned(), Given::Truth(true)));
        }
        for step in self.path.steps() {
            let question = &self.survey.questions[step.question];
            if !question.takes_entry() {
                continue;
            }
            let place = &step.place;
            if let Some(reason) = self.missing_reason(place) {
                sheet.missing.push(Unanswered {
                    place: place.clone(),
                    reason,
                });
            }
            let given = self
                .entry(place)
                .and_then(|entry| question.given(entry, &self.answers()));
            sheet
                .answers
                .extend(given.map(|given| (question.id.to_string(), given)));
            sheet.acknowledged.extend(self.acknowledged(place));
        }
        sheet
    }

    fn missing_reason(&self, place: &Place) -> Option<&'static str> {
        let question = self.question(place)?;
        match self.standing(place) {
            Standing::Blank => Some("skipped"),
            Standing::Missing(reason) => Some(reason.word()),
            Standing::Answered(value) => {
                let code = match &value {
                    crate::expr::Value::Code(code) => code,
                    crate::expr::Value::Codes(codes) if codes.len() == 1 => &codes[0],
                    _ => return None,
                };
                let choice = question.kind.choices().iter().find(|c| c.code == *code)?;
                choice.missing.map(crate::survey::Reason::word)
            }
            Standing::Refused(_) => None,
        }
    }

    /// What was kept here and is still doubted: a rule that holds again is no longer news.
    fn acknowledged(&self, place: &Place) -> Vec<Acknowledged> {
        let (Some(question), Some(kept)) = (self.question(place), self.state.kept.get(place))
        else {
            return Vec::new();
        };
        let doubts = self.doubts(question);
        let open = self.standing(place) == Standing::Blank;
        kept.iter()
            .filter(|check| {
                doubts.iter().any(|(rule, _)| rule == *check) || (open && *check == OPEN)
            })
            .map(|check| Acknowledged {
                place: place.clone(),
                check: check.clone(),
            })
            .collect()
    }
}
