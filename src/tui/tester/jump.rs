//! Any question, to go to or to look at: on the path or off it.

use super::panel::Sheet;
use crate::plain::Plain;
use crate::session::{Place, Session};
use crate::survey::{Question, QuestionId, fold};
use crate::tui::key::Key;
use crate::tui::theme::Role;

/// Which question is marked, among those that hold what was typed.
#[derive(Debug, Default)]
pub(super) struct Jump {
    typed: String,
    at: usize,
}

impl Jump {
    /// Begins at the question before the tester.
    pub(super) fn new(session: &Session) -> Self {
        let place = session.position().place();
        let at = place.and_then(|place| {
            let mut shown = Self::default().found(session).into_iter();
            shown.position(|question| question.id == place.question)
        });
        Self {
            typed: String::new(),
            at: at.unwrap_or(0),
        }
    }

    fn found<'s>(&self, session: &'s Session) -> Vec<&'s Question> {
        let (survey, language) = (session.survey(), session.language());
        let wanted = fold(self.typed.trim());
        let questions = survey.questions.iter();
        let has = |question: &&Question| {
            let words = survey.written(&question.text, language);
            fold(&format!("{} {words}", question.id)).contains(&wanted)
        };
        questions.filter(has).collect()
    }

    pub(super) fn marked(&self, session: &Session) -> Option<QuestionId> {
        let found = self.found(session);
        let at = self.at.min(found.len().saturating_sub(1));
        found.get(at).map(|question| question.id.clone())
    }

    /// Takes a key; returns where to go.
    pub(super) fn press(&mut self, session: &Session, key: &Key) -> Option<Place> {
        const PAGE: usize = 10;
        let last = self.found(session).len().saturating_sub(1);
        self.at = self.at.min(last);
        match key {
            Key::Up => self.at = self.at.saturating_sub(1),
            Key::Down => self.at = (self.at + 1).min(last),
            Key::PageUp => self.at = self.at.saturating_sub(PAGE),
            Key::PageDown => self.at = (self.at + PAGE).min(last),
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            Key::Enter => {
                let id = self.marked(session)?;
                return Some(session.place_of(&id));
            }
            Key::Backspace => {
                self.typed.pop();
                self.at = 0;
            }
            Key::Char(letter) => {
                self.typed.push(*letter);
                self.at = 0;
            }
            _ => {}
        }
        None
    }

    pub(super) fn tell(&self, sheet: &mut Sheet, session: &Session) {
        let (survey, language) = (session.survey(), session.language());
        sheet.title("Go to a question; type to find one");
        sheet.say(&format!("> {}", self.typed));
        let found = self.found(session);
        let at = self.at.min(found.len().saturating_sub(1));
        let mut page = None;
        for (nth, question) in found.iter().enumerate() {
            if page != Some(question.page) {
                page = Some(question.page);
                sheet.quiet(survey.pages[question.page].id.as_str());
            }
            let place = session.place_of(&question.id);
            let state = if !question.is_shown() {
                "computed, never asked"
            } else if session.path().index_of(&place).is_none() {
                "off the path"
            } else if session.entry(&place).is_some() {
                "answered"
            } else {
                ""
            };
            let mark = if nth == at { "▸" } else { " " };
            let words = survey.written(&question.text, language);
            let words = words.lines().next().unwrap_or_default();
            let state = if state.is_empty() {
                String::new()
            } else {
                format!(" ({state})")
            };
            let role = if nth == at { Role::Title } else { Role::Body };
            sheet.line(
                &Plain::line(&format!("{mark} {}{state}  {words}", question.id)),
                role,
            );
            if nth == at {
                sheet.focus();
            }
        }
        if found.is_empty() {
            sheet.say("No question has these words. Type others.");
        }
    }
}
