//! What is read out and asked beside the questions: a changed survey, one time more or less
//! of a page, and why a doubted answer stands.

use std::io;

use super::Talk;
use super::reply::{self, Command, Reply};
use crate::locale::Message;
use crate::session::{Event, Place};

impl Talk<'_> {
    /// Reads what a changed survey did to the answers, before anything is asked.
    pub(super) fn changes(&mut self) -> io::Result<()> {
        let locale = self.locale();
        self.say_id("changes-title")?;
        for told in self.session.changes_in_words(locale) {
            self.say(&told.sentence)?;
            for (asked, answer) in told.about {
                self.console.say(&asked)?;
                for line in answer {
                    writeln!(self.console.output, "  {line}")?;
                }
            }
        }
        self.say_id("line-changes-read")?;
        self.reply_or_leave(|talk, reply| match reply {
            Reply::Words(_) => {
                talk.drive(Event::ChangesRead);
                Ok(())
            }
            Reply::Command(command @ (Command::Save | Command::Language(_) | Command::Help)) => {
                talk.command(command)
            }
            Reply::Command(_) => Ok(()), // First things first: it is read once more.
        })
    }

    /// One time more or less of the page at hand, or the reason for the answer there.
    pub(super) fn repeat(&mut self, command: Command) -> io::Result<()> {
        let Some(place) = self.session.position().place().cloned() else {
            return self.say_id("line-help");
        };
        match command {
            Command::Add if self.session.can_add(&place) => self.drive(Event::Added { place }),
            Command::Remove if self.session.can_remove(&place) => return self.remove(place),
            Command::Add | Command::Remove => return self.say_id("line-times-fixed"),
            Command::Because(reason) if self.session.may_explain(&place) => {
                self.drive(Event::Explained { place, reason });
            }
            _ => return self.say_id("line-help"),
        }
        Ok(())
    }

    fn remove(&mut self, place: Place) -> io::Result<()> {
        let (locale, title) = (self.locale(), self.session.page_title(&place));
        let answered = self.session.answered_this_time(&place);
        if !answered.is_empty() {
            self.say(&Message::new("removing-title").with("page", title.clone()))?;
            self.say(&Message::new("removing-goes").with("count", answered.len()))?;
            for place in &answered {
                if let Some(question) = self.session.question(place) {
                    let text = self.session.words_at(place, &question.text);
                    self.console.say(&text)?;
                }
                for line in self.session.answer_lines(place, locale) {
                    writeln!(self.console.output, "  {line}")?;
                }
            }
            self.say_id("line-yes-or-no")?;
            write!(self.console.output, "> ")?;
            let Some(line) = self.console.listen()? else {
                writeln!(self.console.output)?;
                self.drive(Event::Left);
                return Ok(());
            };
            // Anything but a yes leaves all as it is.
            if reply::yes_or_no(&line, locale) != Some(true) {
                return Ok(());
            }
        }
        self.drive(Event::Removed { place });
        self.page = None;
        self.say(&Message::new("form-removed").with("page", title))
    }
}
