//! Questions that are answered row by row: one prompt for each row or part.

use std::collections::BTreeMap;
use std::io;

use super::Talk;
use super::question::labels;
use super::reply::{self, Command, Reply};
use crate::expr::Code;
use crate::locale::Message;
use crate::session::{Event, Place, Trouble};
use crate::survey::{Entry, Kind, Picks, Refusal};

/// Whether the respondent has been through all rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Done,
    /// They went elsewhere by a command, or their input has ended.
    Left,
}

/// Codes and the words they are offered by.
type Offered = [(Code, String)];

impl Talk<'_> {
    /// The rows of a grid; the reply to the question itself begins with the first row where
    /// it is not just Enter. Each row is kept at once: nothing is lost when the line breaks.
    pub(super) fn rows(
        &mut self,
        place: &Place,
        said: &str,
        offered: &Offered,
    ) -> io::Result<Rows> {
        let Some(question) = self.session.question(place) else {
            return Ok(Rows::Left);
        };
        let is_several = matches!(question.kind, Kind::Grid { several: true, .. });
        let rows = labels(self, self.session.rows(place));
        let mut cells = match self.session.entry(place) {
            Some(Entry::Cells(cells)) => cells.clone(),
            _ => BTreeMap::new(),
        };
        let mut first = (!said.is_empty()).then(|| said.to_owned());
        for (row, label) in rows {
            loop {
                let now = cells.get(&row).map(|picks| in_words(picks, offered));
                let words = match first.take() {
                    Some(words) => words,
                    None => match self.row_reply(place, (&label, now.as_deref()))? {
                        Some(words) => words,
                        None => return Ok(Rows::Left),
                    },
                };
                if words.is_empty() {
                    break;
                }
                let picked = if is_several {
                    reply::pick_several(&words, offered)
                } else {
                    let code = reply::pick(&words, offered).cloned();
                    code.map(|code| vec![code]).ok_or(words)
                };
                match picked {
                    Err(unknown) => self.not_offered(&unknown)?,
                    Ok(codes) => {
                        let details = BTreeMap::new();
                        cells.insert(row.clone(), Picks { codes, details });
                        self.enter(place, Entry::Cells(cells.clone()));
                        if self.stands(place, &row)? {
                            break;
                        }
                    }
                }
            }
        }
        Ok(Rows::Done)
    }

    /// The parts of a total, each asked for with what is left of it.
    pub(super) fn parts(&mut self, place: &Place, said: &str) -> io::Result<Rows> {
        let parts = labels(self, self.session.rows(place));
        let mut typed = match self.session.entry(place) {
            Some(Entry::Parts(typed)) => typed.clone(),
            _ => BTreeMap::new(),
        };
        let mut first = (!said.is_empty()).then(|| said.to_owned());
        for (part, label) in parts {
            loop {
                let words = match first.take() {
                    Some(words) => words,
                    None => {
                        if let Some(shared) = self.session.shared(place) {
                            self.say(&shared.message())?;
                        }
                        match self
                            .row_reply(place, (&label, typed.get(&part).map(String::as_str)))?
                        {
                            Some(words) => words,
                            None => return Ok(Rows::Left),
                        }
                    }
                };
                if words.is_empty() {
                    break;
                }
                typed.insert(part.clone(), words);
                self.enter(place, Entry::Parts(typed.clone()));
                if self.stands(place, &part)? {
                    break;
                }
            }
        }
        Ok(Rows::Done)
    }

    fn enter(&mut self, place: &Place, entry: Entry) {
        let place = place.clone();
        self.drive(Event::Entered { place, entry });
    }

    /// Whether nothing is wrong with one row by itself; says what is.
    fn stands(&mut self, place: &Place, row: &Code) -> io::Result<bool> {
        let Some(trouble) = self.session.trouble(place) else {
            return Ok(true);
        };
        match &trouble {
            Trouble::Refused(Refusal::InRow { row: wrong, .. }) if wrong == row => {
                let sentences = self.session.explain(place, &trouble);
                self.refuse(sentences)?;
                Ok(false)
            }
            _ => Ok(true),
        }
    }

    /// The reply to one row's prompt; commands are carried out and end the question.
    fn row_reply(
        &mut self,
        place: &Place,
        (label, now): (&str, Option<&str>),
    ) -> io::Result<Option<String>> {
        match now {
            Some(now) => write!(self.console.output, "{label} ({now}) > ")?,
            None => write!(self.console.output, "{label} > ")?,
        }
        let Some(line) = self.console.listen()? else {
            writeln!(self.console.output)?;
            self.drive(Event::Left);
            return Ok(None);
        };
        match Reply::read(&line) {
            Some(Reply::Words(words)) => Ok(Some(words)),
            Some(Reply::Command(Command::Missing(number))) => {
                self.missing(place, number).map(|()| None)
            }
            Some(Reply::Command(command)) => self.command(command).map(|()| None),
            None => self
                .say(&Message::new("line-unknown-command").with("command", line))
                .map(|()| None),
        }
    }
}

/// What is picked in a row, as it was offered.
fn in_words(picks: &Picks, offered: &Offered) -> String {
    let words = picks.codes.iter().filter_map(|code| {
        let known = offered.iter().find(|(known, _)| known == code);
        known.map(|(_, label)| label.as_str())
    });
    words.collect::<Vec<_>>().join(", ")
}
