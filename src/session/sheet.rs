//! What a finished interview says: the content of a response, without time and identity.

use super::standing::OPEN;
use super::{Place, Session, Standing};
use crate::expr::{Code, Value};
use crate::survey::{Given, Language, Order, Question, Reason};

/// The answers on the path, ready to be frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub language: Language,
    /// By question, in the survey's order; `consent` first where it was asked for.
    pub answers: Vec<(String, Given)>,
    /// What was asked and not substantively answered, and why.
    pub missing: Vec<Unanswered>,
    pub acknowledged: Vec<Acknowledged>,
    /// Places whose answer was there beforehand and was let stand.
    pub prefilled: Vec<Place>,
    /// The orders shown, where they were shuffled.
    pub shown: Shown,
}

/// In which order shuffled things were shown, by their ids and codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub pages: Vec<String>,
    /// By page: its questions.
    pub questions: Vec<(String, Vec<String>)>,
    /// By question: its choices, or its rows.
    pub choices: Vec<(String, Vec<String>)>,
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
    /// Why it stands, in the respondent's words.
    pub reason: Option<String>,
}

impl Session {
    /// The answers as they stand: only what is on the path and accepted.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = Sheet {
            language: self.survey.languages[self.language()].clone(),
            answers: Vec::new(),
            missing: Vec::new(),
            acknowledged: Vec::new(),
            prefilled: Vec::new(),
            shown: self.shown(),
        };
        if self.survey.privacy.consent {
            sheet
                .answers
                .push(("consent".to_owned(), Given::Truth(true)));
        }
        // In the order of the survey, whatever order it was shown in.
        for (at, question) in self.survey.questions.iter().enumerate() {
            if question.takes_entry() {
                self.fill_in(&mut sheet, at, question);
            }
        }
        sheet
    }

    fn fill_in(&self, sheet: &mut Sheet, at: usize, question: &Question) {
        let mut each = Vec::new();
        for place in self.path.places_of(at) {
            sheet.missing.extend(self.unanswered(&place));
            sheet.acknowledged.extend(self.acknowledged(&place));
            let entry = self.entry(&place);
            let given = entry.and_then(|entry| question.given(entry, &self.known(&place)));
            if given.is_some() && self.is_prefilled(&place) {
                sheet.prefilled.push(place.clone());
            }
            each.extend(given.map(|given| (place.iteration, given)));
        }
        let id = question.id.to_string();
        if self.survey.page_of(question).repeat.is_none() {
            let only = each.pop();
            sheet.answers.extend(only.map(|(_, given)| (id, given)));
        } else if !each.is_empty() {
            let key = |key: Option<Code>| key.map_or_else(String::new, |key| key.to_string());
            let each = each.into_iter().map(|(of, given)| (key(of), given));
            sheet.answers.push((id, Given::Table(each.collect())));
        }
    }

    fn shown(&self) -> Shown {
        let (survey, route) = (&self.survey, self.path.route());
        let mut shown = Shown::default();
        let pages: Vec<usize> = route.pages(survey.pages.len()).collect();
        if route.shuffles_pages() {
            let ids = pages.iter().map(|page| survey.pages[*page].id.to_string());
            shown.pages = ids.collect();
        }
        for page in pages.into_iter().filter(|page| route.shuffles(*page)) {
            let questions = route.questions(page, &survey.pages[page].questions);
            let ids = questions.map(|at| survey.questions[at].id.to_string());
            let id = survey.pages[page].id.to_string();
            shown.questions.push((id, ids.collect()));
        }
        let shuffled = survey.questions.iter().enumerate();
        for (at, question) in shuffled.filter(|(_, question)| question.order == Order::Random) {
            if self.path.places_of(at).next().is_some() {
                let (rows, choices) = (question.kind.rows(), question.kind.choices());
                let list = if rows.is_empty() { choices } else { rows };
                let codes = route.choices(question, list).into_iter();
                let codes = codes.map(|choice| choice.code.to_string());
                shown
                    .choices
                    .push((question.id.to_string(), codes.collect()));
            }
        }
        shown
    }

    fn unanswered(&self, place: &Place) -> Option<Unanswered> {
        let place = place.clone();
        let reason = self.missing_reason(&place)?;
        Some(Unanswered { place, reason })
    }

    fn missing_reason(&self, place: &Place) -> Option<&'static str> {
        let question = self.question(place)?;
        match self.standing(place) {
            Standing::Blank => Some("skipped"),
            Standing::Missing(reason) => Some(reason.word()),
            Standing::Answered(value) => {
                let code = match &value {
                    Value::Code(code) => code,
                    Value::Codes(codes) if codes.len() == 1 => &codes[0],
                    _ => return None,
                };
                let choice = question.kind.choices().iter().find(|c| c.code == *code)?;
                choice.missing.map(Reason::word)
            }
            Standing::Refused(_) => None,
        }
    }

    /// What was kept here and is still doubted: a rule that holds again is no longer news.
    pub(super) fn acknowledged(&self, place: &Place) -> Vec<Acknowledged> {
        let (Some(question), Some(kept)) = (self.question(place), self.state.kept.get(place))
        else {
            return Vec::new();
        };
        let doubts = self.doubts(question, place);
        let open = self.standing(place) == Standing::Blank;
        kept.iter()
            .filter(|check| {
                doubts.iter().any(|(rule, _)| rule == *check) || (open && *check == OPEN)
            })
            .map(|check| Acknowledged {
                place: place.clone(),
                check: check.clone(),
                reason: self.reason(place).map(str::to_owned),
            })
            .collect()
    }
}
