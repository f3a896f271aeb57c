//! One question read out, and what the reply to it enters.

use std::collections::BTreeMap;
use std::io;

use super::Talk;
use super::reply::{self, Command, Reply};
use super::rows::Rows;
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
        let title = self.session.page_title(place);
        let intro = page.intro.as_ref().map(|intro| self.session.words(intro));
        writeln!(self.console.output, "\n{title}")?;
        if let Some(intro) = intro {
            self.console.say(&intro)?;
        }
        if self.session.can_add(place) {
            self.say_id("line-add")?;
        }
        if self.session.can_remove(place) {
            self.say_id("line-remove")?;
        }
        Ok(())
    }

    /// Reads the question with its numbered choices; returns what was offered.
    fn read_out(&mut self, place: &Place) -> io::Result<Vec<(Code, String)>> {
        let Some(question) = self.session.question(place) else {
            return Ok(Vec::new());
        };
        let locale = self.locale();
        let progress = self.session.progress();
        let number = progress.map_or(String::new(), |(at, of)| format!("{at}/{of} "));
        if self.session.is_aside(place) {
            let words = "Off the path: not asked with these answers, and not counted.";
            self.console.say(&Plain::from(words))?;
        }
        let must = if question.required == Required::Yes {
            " *"
        } else {
            ""
        };
        let text = self.session.words(&question.text);
        writeln!(self.console.output, "{number}{text}{must}")?;
        if let Some(help) = &question.help {
            writeln!(self.console.output, "{}", self.session.words(help))?;
        }
        if let Some(unit) = question.kind.unit() {
            let unit = Message::new("line-unit").with("unit", self.session.words_at(place, unit));
            writeln!(self.console.output, "{}", locale.say(&unit))?;
        }
        if let Kind::Date(dates) = &question.kind {
            writeln!(self.console.output, "{}", locale.word(dates.hint()))?;
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
            let message = if self.session.is_fixed(place) {
                Message::new("line-fixed")
            } else if self.session.is_prefilled(place) {
                Message::new("line-prefilled")
            } else {
                Message::new("line-current")
            };
            let message = message.with("answer", current);
            writeln!(self.console.output, "{}", locale.say(&message))?;
        }
        if let Some(reason) = self.session.reason(place) {
            let message = Message::new("form-reason").with("reason", reason);
            writeln!(self.console.output, "{}", locale.say(&message))?;
        }
        Ok(offered)
    }

    /// Enters what was said and goes on, or says what is in the way.
    fn answer(&mut self, place: &Place, said: &str, offered: &[(Code, String)]) -> io::Result<()> {
        let Some(question) = self.session.question(place) else {
            return Ok(());
        };
        let is_fixed = self.session.is_fixed(place);
        if said.is_empty() && (question.kind.rows().is_empty() || is_fixed) {
            return self.go_on(place);
        }
        if is_fixed && question.takes_entry() {
            return self.refuse(vec![Message::new("refusal-fixed")]);
        }
        let entry = match &question.kind {
            Kind::Note | Kind::Computed { .. } => None,
            Kind::Integer(_) | Kind::Number(_) | Kind::Text { .. } => {
                Some(Entry::Typed(said.to_owned()))
            }
            Kind::Date(dates) => {
                // Said back, as the form shows it below the field.
                if let Ok(date) = dates.meaning(said) {
                    self.say(&Message::dated(date, dates.precision))?;
                }
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
            Kind::Grid { .. } => {
                if self.rows(place, said, offered)? == Rows::Left {
                    return Ok(());
                }
                None
            }
            Kind::Allocate(_) => {
                if self.parts(place, said)? == Rows::Left {
                    return Ok(());
                }
                None
            }
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
        self.refuse(sentences)?;
        if self.session.may_explain(place) {
            self.say_id("line-because")?;
        }
        Ok(())
    }

    /// Says what is wrong with the answer to the question at hand.
    pub(super) fn refuse(&mut self, sentences: Vec<Message>) -> io::Result<()> {
        let progress = self.session.progress();
        for sentence in sentences {
            let words = self.locale().say(&sentence);
            let Some((at, _)) = progress else {
                self.console.say(&words)?; // Off the path nothing has a number.
                continue;
            };
            let named = Message::new("line-refused")
                .with("number", at)
                .with("why", words);
            self.say(&named)?;
        }
        Ok(())
    }

    pub(super) fn not_offered(&mut self, said: &str) -> io::Result<()> {
        self.refuse(vec![
            Message::new("refusal-unknown-code").with("code", said),
        ])
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

    pub(super) fn missing(&mut self, place: &Place, number: usize) -> io::Result<()> {
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
        if self.session.is_fixed(place) {
            return self.refuse(vec![Message::new("refusal-fixed")]);
        }
        self.drive(Event::Entered {
            place: place.clone(),
            entry: Entry::Missing(reason),
        });
        self.go_on(place)
    }
}

pub(super) fn labels(talk: &Talk<'_>, choices: Vec<&Choice>) -> Vec<(Code, String)> {
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
