//! The interview as plain prompts: for screen readers, dumb terminals and pipes.
//!
//! One question at a time, written to be heard: no cursor movement and no escape sequence
//! at all. It sends the events that the full screen sends and never walks the survey.

mod find;
mod question;
mod repeat;
mod reply;
mod rows;
mod why;
mod wrap;

use std::io::{self, BufRead, Read as _, Write};
use std::time::Duration;

use crate::expr::Code;
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::session::{
    Change, Event, Farewell, News, Phase, Place, Position, Session, Trouble, Workshop, World, drive,
};
use crate::survey::{Language, Mode};

use reply::{Command, Reply};

pub use wrap::Wrap;

/// A reply longer than this is cut: nobody types so much on one line.
const REPLY_BYTES_MAX: u64 = 64 * 1024;

/// How long to wait between two looks for news of a response under way.
const NEWS_WAIT: Duration = Duration::from_millis(20);

/// Where prompts go and replies come from.
pub struct Console<'a> {
    pub input: &'a mut dyn BufRead,
    pub output: &'a mut dyn Write,
}

impl Console<'_> {
    fn say(&mut self, words: &Plain) -> io::Result<()> {
        writeln!(self.output, "{words}")
    }

    /// One reply without its line end; `None` where the input has ended.
    fn listen(&mut self) -> io::Result<Option<String>> {
        self.output.flush()?;
        let mut line = Vec::new();
        (&mut *self.input)
            .take(REPLY_BYTES_MAX)
            .read_until(b'\n', &mut line)?;
        let ended = line.is_empty();
        Ok((!ended).then(|| Plain::line(String::from_utf8_lossy(&line).trim()).to_string()))
    }
}

/// Leads the respondent through the interview until they leave or it is filed.
pub fn run<'a>(
    session: &'a mut Session,
    world: &'a mut dyn World,
    console: Console<'a>,
) -> io::Result<Farewell> {
    lead(session, Outside::Interview(world), console)
}

/// Leads a tester, and asks anew what has been reworded while they thought.
pub fn rehearse<'a>(
    session: &'a mut Session,
    workshop: &'a mut dyn Workshop,
    console: Console<'a>,
) -> io::Result<Farewell> {
    lead(session, Outside::Rehearsal(workshop), console)
}

/// What is outside of the conversation: a tester's workshop is a world as well.
enum Outside<'a> {
    Interview(&'a mut dyn World),
    Rehearsal(&'a mut dyn Workshop),
}

impl Outside<'_> {
    fn world(&mut self) -> &mut dyn World {
        match self {
            Self::Interview(world) => *world,
            Self::Rehearsal(workshop) => *workshop,
        }
    }

    fn changed(&mut self) -> Option<Change> {
        match self {
            Self::Interview(_) => None,
            // The first look may see that something is being saved, the second that it is quiet.
            Self::Rehearsal(workshop) => workshop.changed().or_else(|| workshop.changed()),
        }
    }
}

fn lead<'a>(
    session: &'a mut Session,
    outside: Outside<'a>,
    console: Console<'a>,
) -> io::Result<Farewell> {
    let mut talk = Talk {
        session,
        outside,
        console,
        page: None,
        left: None,
    };
    loop {
        while let Some(event) = talk.outside.world().hear() {
            talk.drive(event);
        }
        if let Some(farewell) = talk.left {
            talk.console.output.flush()?;
            return Ok(farewell);
        }
        talk.turn()?;
    }
}

/// One conversation: the session, the world around it, and what was last announced.
struct Talk<'a> {
    session: &'a mut Session,
    outside: Outside<'a>,
    console: Console<'a>,
    /// The page whose title was read out, and for which time.
    page: Option<(usize, Option<Code>)>,
    left: Option<Farewell>,
}

impl Talk<'_> {
    fn drive(&mut self, event: Event) {
        let left = drive(self.session, self.outside.world(), event);
        self.left = left.or(self.left);
    }

    fn locale(&self) -> &'static Locale {
        let language = &self.session.survey().languages[self.session.language()];
        Locale::for_tags([language.as_str()])
    }

    fn say(&mut self, message: &Message) -> io::Result<()> {
        let words = self.locale().say(message);
        self.console.say(&words)
    }

    fn say_id(&mut self, id: &'static str) -> io::Result<()> {
        self.say(&Message::new(id))
    }

    fn turn(&mut self) -> io::Result<()> {
        match self.session.phase().clone() {
            Phase::Answering if self.session.changes().is_some() => self.changes(),
            Phase::Answering => {
                if let Some(why) = self.session.saving_failed().cloned() {
                    self.say(&why)?;
                }
                match self.session.position().clone() {
                    Position::Opening => self.opening(),
                    Position::At(place) | Position::Revisit(place) => self.question(&place),
                    Position::Review => self.review(),
                }
            }
            Phase::Filing => {
                std::thread::sleep(NEWS_WAIT);
                Ok(())
            }
            Phase::Filed(news) => self.closing(&news),
            Phase::Declined => {
                self.say_id("line-declined")?;
                self.drive(Event::Left);
                Ok(())
            }
        }
    }

    fn opening(&mut self) -> io::Result<()> {
        let survey = self.session.survey();
        let title = self.session.words(&survey.title);
        let notice = survey
            .privacy
            .notice
            .as_ref()
            .map(|notice| self.session.words(notice));
        let mode = match survey.privacy.mode {
            Mode::Identified => "privacy-identified",
            Mode::Confidential => "privacy-confidential",
            Mode::Anonymous => "privacy-anonymous",
        };
        self.console.say(&title)?;
        self.say_id(mode)?;
        if let Some(notice) = notice {
            self.console.say(&notice)?;
        }
        self.say_id("line-how")?;
        if !self.session.awaits_consent() {
            self.say_id("line-begin")?;
            return self.reply_or_leave(|talk, reply| match reply {
                Reply::Command(command) => talk.command(command),
                Reply::Words(_) => {
                    talk.drive(Event::Next);
                    Ok(())
                }
            });
        }
        self.say_id("consent-question")?;
        self.reply_or_leave(|talk, reply| match reply {
            Reply::Command(command) => talk.command(command),
            Reply::Words(words) => match reply::yes_or_no(&words, talk.locale()) {
                Some(given) => {
                    talk.drive(Event::Consented(given));
                    Ok(())
                }
                None => talk.say_id("line-yes-or-no"),
            },
        })
    }

    fn review(&mut self) -> io::Result<()> {
        let locale = self.locale();
        self.page = None;
        self.say_id("line-review")?;
        let steps: Vec<Place> = self.session.path().steps().map(|step| step.place).collect();
        let mut page = None;
        for (at, place) in steps.iter().enumerate() {
            let Some(question) = self.session.question(place).filter(|q| q.takes_entry()) else {
                continue;
            };
            let here = Some((question.page, place.iteration.clone()));
            if page != here {
                writeln!(self.console.output, "\n{}", self.session.page_title(place))?;
                page = here;
            }
            let text = self.session.words_at(place, &question.text);
            writeln!(self.console.output, "{} {text}", at + 1)?;
            let answer = self.session.answer_lines(place, locale);
            if answer.is_empty() {
                writeln!(self.console.output, "  {}", locale.word("line-unanswered"))?;
            }
            for line in answer {
                writeln!(self.console.output, "  {line}")?;
            }
            let whys = match self.session.trouble(place) {
                Some(trouble @ Trouble::Refused(_)) => self.session.explain(place, &trouble),
                Some(Trouble::Unconfirmed) => vec![Message::new("form-changed")],
                Some(Trouble::Open | Trouble::Doubted(_)) | None => Vec::new(),
            };
            for why in whys {
                let named = Message::new("line-refused").with("number", at + 1);
                let words = locale.say(&named.with("why", locale.say(&why)));
                writeln!(self.console.output, "  {words}")?;
            }
        }
        self.say_id("line-send")?;
        self.reply_or_leave(|talk, reply| match reply {
            Reply::Command(command) => talk.command(command),
            Reply::Words(words) => {
                let number = words
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| number.checked_sub(1));
                match number.and_then(|at| steps.get(at)) {
                    Some(place) => talk.drive(Event::WentTo(Position::Revisit(place.clone()))),
                    None => return talk.say_id("line-send"),
                }
                Ok(())
            }
        })
    }

    fn closing(&mut self, news: &News) -> io::Result<()> {
        match news {
            News::Sending => {
                std::thread::sleep(NEWS_WAIT);
                return Ok(());
            }
            News::Receipted {
                code,
                received,
                note,
            } => {
                let receipted = Message::new("news-receipted")
                    .with("code", code.clone())
                    .with("received", received.clone());
                self.say(&receipted)?;
                if let Some(note) = note {
                    self.say(note)?;
                }
            }
            News::Waiting { why, .. } => {
                self.say(why)?;
                self.say(&self.session.telling("news-waiting"))?;
            }
            News::Lacking(lack) => self.say(&self.session.telling(lack.message_id()))?,
            News::Rehearsed => self.say_id("news-rehearsed")?,
            News::Parked { why } => {
                self.say(why)?;
                self.say(&self.session.telling("news-parked"))?;
            }
        }
        self.drive(Event::Left);
        Ok(())
    }

    /// Hands one reply on; an input that has ended is a respondent who has left.
    fn reply_or_leave(
        &mut self,
        then: impl FnOnce(&mut Self, Reply) -> io::Result<()>,
    ) -> io::Result<()> {
        write!(self.console.output, "> ")?;
        let Some(line) = self.console.listen()? else {
            writeln!(self.console.output)?;
            self.drive(Event::Left);
            return Ok(());
        };
        if self.renewed()? {
            return Ok(()); // The reply was to another wording: it is asked once more.
        }
        match Reply::read(&line) {
            Some(reply) => then(self, reply),
            None => self.say(&Message::new("line-unknown-command").with("command", line)),
        }
    }

    /// Takes in what a tester's definition has become; whether the question is another one.
    fn renewed(&mut self) -> io::Result<bool> {
        let survey = match self.outside.changed() {
            None => return Ok(false),
            Some(Change::Problems(problems)) => {
                for problem in &problems {
                    self.console.say(problem)?;
                }
                return Ok(false);
            }
            Some(Change::Survey(survey)) => survey,
        };
        let mark = |session: &Session| {
            let place = session.position().place()?;
            let question = session.question(place)?;
            Some((
                place.clone(),
                question.mark(false),
                session.words(&question.text),
            ))
        };
        let before = mark(self.session);
        self.session.renew(survey);
        let reworded = mark(self.session) != before;
        if reworded {
            let words = "The definition has changed, and the question is asked anew.";
            self.console.say(&Plain::from(words))?;
        }
        Ok(reworded)
    }

    /// What a command means wherever it is given.
    fn command(&mut self, command: Command) -> io::Result<()> {
        match command {
            Command::Back => self.drive(Event::Back),
            Command::Review => self.drive(Event::WentTo(Position::Review)),
            Command::Save => self.drive(Event::Left),
            Command::Send => {
                if *self.session.position() == Position::Review {
                    self.drive(Event::Submitted);
                } else {
                    self.drive(Event::WentTo(Position::Review));
                }
            }
            Command::Clear => {
                if let Some(place) = self.session.position().place().cloned() {
                    if self.session.is_fixed(&place) {
                        return self.say_id("refusal-fixed");
                    }
                    self.drive(Event::Cleared { place });
                }
            }
            Command::Add | Command::Remove | Command::Because(_) => return self.repeat(command),
            Command::Undo | Command::Redo | Command::Go(_) | Command::Overview => {
                return self.find(command);
            }
            Command::Form => self.drive(Event::Switched),
            Command::Language(tag) => match self.session.survey().speaks(&tag).cloned() {
                Some(language) => self.drive(Event::LanguageChosen(language)),
                None => {
                    let known = self.session.survey().languages.iter();
                    let known: Vec<_> = known.map(Language::as_str).collect();
                    let known = known.join(", ");
                    self.say(&Message::new("line-languages").with("languages", known))?;
                }
            },
            Command::Why => self.why()?,
            Command::Help | Command::Missing(_) => self.say_id("line-help")?,
        }
        Ok(())
    }
}
