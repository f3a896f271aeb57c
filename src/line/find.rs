//! Finding one's way by ear: what was taken back, where a question is, and what is left.

use std::io;

use super::reply::Command;
use super::{Outside, Talk};
use crate::locale::Message;
use crate::plain::Plain;
use crate::session::Event;

/// How many questions are read out before more words are asked for.
const READ_MAX: usize = 9;

impl Talk<'_> {
    pub(super) fn find(&mut self, command: Command) -> io::Result<()> {
        // Before a yes there is nothing to go to.
        if self.session.awaits_consent() {
            return self.say_id("line-yes-or-no");
        }
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Go(wanted) => self.go(&wanted),
            _ => self.overview(),
        }
    }

    fn undo(&mut self) -> io::Result<()> {
        let Some(place) = self.session.undoes().cloned() else {
            return self.say_id("undone-nothing");
        };
        self.drive(Event::Undone);
        let undone = self.session.undone(&place, self.locale());
        self.say(&undone)
    }

    fn redo(&mut self) -> io::Result<()> {
        let Some(place) = self.session.redoes().cloned() else {
            return self.say_id("redone-nothing");
        };
        self.drive(Event::Redone);
        let redone = self.session.redone(&place, self.locale());
        self.say(&redone)
    }

    /// Goes to the question that is meant, or reads out those that may be.
    fn go(&mut self, wanted: &str) -> io::Result<()> {
        let found = self.session.find(wanted);
        let number: Option<usize> = wanted.parse().ok();
        let only = found.first().filter(|(first, step)| {
            let named = number == Some(*first) || step.place.to_string() == wanted;
            named || found.len() == 1
        });
        if let Some((_, step)) = only {
            let position = self.session.position_at(step.place.clone());
            self.drive(Event::WentTo(position));
            return Ok(());
        }
        if found.is_empty() {
            if self.visit(wanted) {
                return Ok(());
            }
            return self.say_id("jump-none");
        }
        self.say(&Message::new("line-go-several").with("count", found.len()))?;
        for (number, step) in found.iter().take(READ_MAX) {
            let words = format!("{number} {}", self.session.asked_at(&step.place));
            self.console.say(&Plain::line(&words))?;
        }
        Ok(())
    }

    /// Leads a tester to a question off the path, by its id; whether there is one.
    fn visit(&mut self, wanted: &str) -> bool {
        let question = self.session.survey().question(wanted);
        let place = question
            .filter(|question| question.is_shown())
            .map(|question| self.session.place_of(&question.id));
        match (&mut self.outside, place) {
            (Outside::Rehearsal(workshop), Some(place)) => {
                self.session.visit(*workshop, place);
                true
            }
            (Outside::Interview(_), _) | (_, None) => false,
        }
    }

    fn overview(&mut self) -> io::Result<()> {
        self.say_id("overview-title")?;
        for page in self.session.overview() {
            let title = self.session.page_title(&page.place);
            let standing = self.locale().say(&page.message());
            let number = self.session.path().index_of(&page.place).unwrap_or(0) + 1;
            let words = Plain::line(&format!("{number} {title}: {standing}"));
            self.console.say(&words)?;
        }
        self.say_id("line-go")
    }
}
