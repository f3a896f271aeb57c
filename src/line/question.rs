//! One question read out, and what the reply to it enters.

use std::collections::BTreeMap;
use std::io;

use super::Talk;
use super::reply::{self, Command, Reply};
use crate::expr::Code;
use crate::locale::Message;
use crate::plain::Plain;
use crate::session::{Event, Place};
use crate::survey::{Choice, Entry, Kind, Picks, Question, Reason, Required};

/// How many entries of a long list are read out before the respondent is asked for more.
const LISTED_MAX: usize = 9;

impl Talk<'_> {
    pub(super) fn question(&mut self, place: &Place) -> io::Result<()> {
        let Some(page) = self.session.question(place).map(|question| question.page) else {
            return Ok(());
        };
        self.announce(page, place)?;
        let offered = self.read_out(place)?;
        self.reply_or_leave(|talk, reply| match reply {
            Reply::Command(Command::Missing(number)) => talk.missing(place, number),
            Reply::Command(command) => talk.command(command),
            Reply::Words(words) => talk.answer(place, &words, &offered),
        })
    }

    /// Reads a page's title and introduction when it begins.
    fn announce(&mut self, page: usize, place: &Place) -> io::Result<()> {
        let here = Some((page, place.iteration.clone()));
        if self.page == here {
            return Ok(());
        }
        self.page = here;
        let page = &self.session.survey().pages[page];
        let title = self.session.words(&page.title);
        let intro = page.intro.as_ref().map(|intro| self.session.words(intro));
        writeln!(self.console.output, "\n{title}")?;
        intro.map_or(Ok(()), |intro| self.console.say(&intro))
    }

    /// Reads the question with its numbered choices; returns what was offered.
    fn read_out(&mut self, place: &Place) -> io::Result<Vec<(Code, String)>> {
        let Some(question) = self.session.question(place) else {
            return Ok(Vec::new());
        };
        let locale = self.locale();
        let (at, of) = self.session.progress().unwrap_or((1, 1));
        let must = if question.required == Required::Yes {
            " *"
        } else {
            ""
        };
        let text = self.session.words(&question.text);
        writeln!(self.console.output, "{at}/{of} {text}{must}")?;
        if let Some(help) = &question.help {
            writeln!(self.console.output, "{}", self.session.words(help))?;
        }
        let offered = labels(self, self.session.choices(place));
        for (number, (_, label)) in offered.iter().enumerate() {
            writeln!(self.console.output, "{} {label}", number + 1)?;
        }
        for (number, reason) in question.missing.iter().enumerate() {
            let words = locale.word(reason.message_id());
            writeln!(self.console.output, ":{} {words}", number + 1)?;
        }
        let current = one_line(&self.session.answer_lines(place, locale));
        if !current.is_empty() {
            let message = Message::new("line-current").with("answer", current);
            writeln!(self.console.output, "{}", locale.say(&message))?;
        }
        Ok(offered)
    }

    /// Enters what was said and goes on, or says what is in the way.
    fn answer(&mut self, place: &Place, said: &str, offered: &[(Code, String)]) -> io::Result<()> {
        let Some(question) = self.session.question(place) else {
            return Ok(());
        };
        if said.is_empty() && !matches!(question.kind, Kind::Grid { .. }) {
            return self.go_on(place);
        }
        let entry = match &question.kind {
            Kind::Note | Kind::Computed { .. } => None,
            Kind::Integer(_) | Kind::Number(_) | Kind::Text { .. } => {
                Some(Entry::Typed(said.to_owned()))
            }
            Kind::Single { .. } => match reply::pick(said, offered).cloned() {
                Some(code) => Some(Entry::Picked(self.detailed(place, vec![code])?)),
                None => return self.not_offered(said),
            },
            Kind::Multi { .. } | Kind::Rank { .. } => match reply::pick_several(said, offered) {
                Ok(codes) => Some(Entry::Picked(self.detailed(place, codes)?)),
                Err(part) => return self.not_offered(&part),
            },
            Kind::Lookup { .. } => match self.look_up(place, said)? {
                Some(code) => Some(Entry::picked(code)),
                None => return Ok(()),
            },
            Kind::Grid { .. } => match self.rows(place, said, offered)? {
                Some(cells) => Some(Entry::Cells(cells)),
                None => return Ok(()),
            },
        };
        if let Some(entry) = entry {
            self.drive(Event::Entered {
                place: place.clone(),
                entry,
            });
        }
        self.go_on(place)
    }

    fn go_on(&mut self, place: &Place) -> io::Result<()> {
        let before = self.session.position().clone();
        self.drive(Event::Next);
        if *self.session.position() != before {
            return Ok(());
        }
        let Some(trouble) = self.session.told(place) else {
            return Ok(());
        };
        let sentences = self.session.explain(place, &trouble);
        let (at, _) = self.session.progress().unwrap_or((1, 1));
        for sentence in sentences {
            let words = self.locale().say(&sentence);
            let named = Message::new("line-refused")
                .with("number", at)
                .with("why", words);
            self.say(&named)?;
        }
        Ok(())
    }

    fn not_offered(&mut self, said: &str) -> io::Result<()> {
        let (at, _) = self.session.progress().unwrap_or((1, 1));
        let why = self
            .locale()
            .say(&Message::new("refusal-unknown-code").with("code", said));
        self.say(
            &Message::new("line-refused")
                .with("number", at)
                .with("why", why),
        )
    }

    /// The picks, with the few words that some of them ask for.
    fn detailed(&mut self, place: &Place, codes: Vec<Code>) -> io::Result<Picks> {
        let mut picks = Picks {
            codes,
            details: BTreeMap::new(),
        };
        if let Some(Entry::Picked(before)) = self.session.entry(place) {
            picks.details = before.details.clone();
        }
        let Some(question) = self.session.question(place) else {
            return Ok(picks);
        };
        let asks = question
            .kind
            .choices()
            .iter()
            .filter(|choice| choice.detail);
        let asked: Vec<(Code, Plain)> = asks
            .filter(|choice| picks.has(&choice.code))
            .map(|choice| (choice.code.clone(), self.session.words(&choice.label)))
            .collect();
        for (code, label) in asked {
            self.say(&Message::new("line-detail").with("choice", label))?;
            write!(self.console.output, "> ")?;
            match self.console.listen()? {
                Some(words) if !words.is_empty() => drop(picks.details.insert(code, words)),
                _ => {}
            }
        }
        Ok(picks)
    }

    /// One entry of a long list; `None` where the respondent must say more.
    fn look_up(&mut self, place: &Place, said: &str) -> io::Result<Option<Code>> {
        let Some(Question {
            kind: Kind::Lookup { list },
            ..
        }) = self.session.question(place)
        else {
            return Ok(None);
        };
        let found = list.filter(said);
        let exact = found.iter().filter(|entry| {
            entry.code.as_str() == said || entry.label.as_str().eq_ignore_ascii_case(said)
        });
        let exact: Vec<_> = exact.collect();
        let only = match (exact.as_slice(), found.as_slice()) {
            ([one], _) => Some(one.code.clone()),
            (_, [one]) => Some(one.code.clone()),
            _ => None,
        };
        if only.is_some() {
            return Ok(only);
        }
        let shown: Vec<String> = found
            .iter()
            .take(LISTED_MAX)
            .map(|entry| match &entry.group {
                Some(group) => format!("{} {} ({group})", entry.code, entry.label),
                None => format!("{} {}", entry.code, entry.label),
            })
            .collect();
        let count = found.len();
        let id = if count == 0 {
            "line-none-found"
        } else {
            "line-several-found"
        };
        self.say(&Message::new(id).with("count", count).with("said", said))?;
        for line in shown {
            self.console.say(&Plain::line(&line))?;
        }
        Ok(None)
    }

    /// The rows of a grid, one prompt each; the reply to the question itself begins with
    /// the first row where it is not just Enter. `None` where the respondent went elsewhere.
    fn rows(
        &mut self,
        place: &Place,
        said: &str,
        offered: &[(Code, String)],
    ) -> io::Result<Option<BTreeMap<Code, Picks>>> {
        let rows = labels(self, self.session.rows(place));
        let mut cells = match self.session.entry(place) {
            Some(Entry::Cells(cells)) => cells.clone(),
            _ => BTreeMap::new(),
        };
        let mut first = (!said.is_empty()).then(|| said.to_owned());
        for (row, label) in rows {
            loop {
                let words = match first.take() {
                    Some(words) => words,
                    None => {
                        self.row_prompt(&label, cells.get(&row), offered)?;
                        match self.row_reply()? {
                            Some(words) => words,
                            None => return Ok(None),
                        }
                    }
                };
                if words.is_empty() {
                    break;
                }
                match reply::pick(&words, offered).cloned() {
                    Some(code) => {
                        cells.insert(row.clone(), Picks::one(code));
                        // Each row is kept at once: nothing is lost when the line breaks.
                        let entry = Entry::Cells(cells.clone());
                        self.drive(Event::Entered {
                            place: place.clone(),
                            entry,
                        });
                        break;
                    }
                    None => self.not_offered(&words)?,
                }
            }
        }
        Ok(Some(cells))
    }

    fn row_prompt(
        &mut self,
        label: &str,
        now: Option<&Picks>,
        offered: &[(Code, String)],
    ) -> io::Result<()> {
        let now = now.and_then(|picks| picks.codes.first());
        let now = now.and_then(|code| offered.iter().find(|(known, _)| known == code));
        match now {
            Some((_, answer)) => write!(self.console.output, "{label} ({answer}) > "),
            None => write!(self.console.output, "{label} > "),
        }
    }

    /// The words of a reply to a row; commands are carried out and end the grid.
    fn row_reply(&mut self) -> io::Result<Option<String>> {
        let Some(line) = self.console.listen()? else {
            writeln!(self.console.output)?;
            self.drive(Event::Left);
            return Ok(None);
        };
        match Reply::read(&line) {
            Some(Reply::Words(words)) => Ok(Some(words)),
            Some(Reply::Command(command)) => self.command(command).map(|()| None),
            None => self
                .say(&Message::new("line-unknown-command").with("command", line))
                .map(|()| None),
        }
    }

    fn missing(&mut self, place: &Place, number: usize) -> io::Result<()> {
        let reasons = self
            .session
            .question(place)
            .map_or(&[][..], |question| &question.missing);
        let reason: Option<Reason> = number
            .checked_sub(1)
            .and_then(|at| reasons.get(at))
            .copied();
        let Some(reason) = reason else {
            return self.say_id("line-help");
        };
        self.drive(Event::Entered {
            place: place.clone(),
            entry: Entry::Missing(reason),
        });
        self.go_on(place)
    }
}

fn labels(talk: &Talk<'_>, choices: Vec<&Choice>) -> Vec<(Code, String)> {
    let label = |choice: &Choice| talk.session.words(&choice.label).to_string();
    choices
        .into_iter()
        .map(|choice| (choice.code.clone(), label(choice)))
        .collect()
}

/// Several lines of an answer as one, to be read out.
fn one_line(lines: &[Plain]) -> Plain {
    Plain::line(
        &lines
            .iter()
            .map(Plain::as_str)
            .collect::<Vec<_>>()
            .join("; "),
    )
}
