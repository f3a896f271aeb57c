//! One interview in whichever front end fits the terminal.

use std::io::{self, IsTerminal as _};

use super::Errand;
use crate::line;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::runner::asked_to_stop;
#[cfg(feature = "author")]
use crate::session::Workshop;
use crate::session::{Farewell, News, Phase, Session, World};
use crate::storage::reason;
use crate::survey::{Language, Survey};
use crate::tui::{self, Glyphs, Look, Model, Theme};

/// Who is led, by what is around them.
enum Led<'a> {
    Respondent(&'a mut dyn World),
    #[cfg(feature = "author")]
    Tester(&'a mut dyn Workshop),
}

impl Errand<'_> {
    /// Leads the interview; `line` asks for plain prompts whatever the terminal can do.
    pub(super) fn interview(
        &self,
        session: &mut Session,
        world: &mut dyn World,
        line: bool,
    ) -> Result<Farewell, Ending> {
        self.lead(session, Led::Respondent(world), line)
    }

    /// Leads a tester through what an interview would be.
    #[cfg(feature = "author")]
    pub(super) fn rehearsal(
        &self,
        session: &mut Session,
        workshop: &mut dyn Workshop,
        line: bool,
    ) -> Result<Farewell, Ending> {
        self.lead(session, Led::Tester(workshop), line)
    }

    /// Leads through one front end and, whenever that is asked for, on in the other.
    fn lead(
        &self,
        session: &mut Session,
        mut led: Led<'_>,
        line: bool,
    ) -> Result<Farewell, Ending> {
        for wrong in &self.settled().wrong {
            self.trouble(wrong);
        }
        let mut by_line = line || !self.around.screen;
        if by_line && !line && !io::stdin().is_terminal() {
            self.say(&Message::new("no-terminal"));
        }
        let ended = loop {
            let ended = if by_line {
                led.by_line(session)
            } else {
                led.on_screen(session, self.look())
            };
            match ended {
                // The session is as it was: nothing is lost on the way to the other one.
                Ok(Farewell::Elsewhere) if by_line && !self.around.screen => {
                    self.say(&Message::new("no-terminal"));
                }
                Ok(Farewell::Elsewhere) => by_line = !by_line,
                ended => break ended,
            }
        };
        // Whoever read the other end of a pipe has gone: a respondent who has left.
        if let Err(error) = &ended
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            return Ok(Farewell::Kept);
        }
        ended.map_err(|error| self.screen_trouble(&error))
    }

    /// What the terminal can show.
    pub(super) fn look(&self) -> Look {
        let around = self.around;
        let model = Model::here(&around.terminal);
        let settings = &self.settled().settings;
        let theme = || match &around.background {
            _ if !around.color => Theme::None,
            Some(colors) => Theme::of_background(colors),
            None => Theme::Auto,
        };
        // Terminals without colors are older than Unicode.
        let glyphs = || match (around.drawable, model) {
            (Glyphs::Ascii, _) | (_, Model::Vt220 | Model::Vt100) => Glyphs::Ascii,
            (_, Model::Linux) => Glyphs::Letters,
            (drawable, Model::Xterm | Model::Console) => drawable,
        };
        Look {
            theme: settings.theme.unwrap_or_else(theme),
            glyphs: settings.glyphs.unwrap_or_else(glyphs),
            model,
            mouse: settings.mouse.unwrap_or(false),
        }
    }

    pub(super) fn screen_trouble(&self, error: &io::Error) -> Ending {
        let why = Message::new("screen-failed").with("why", reason(error));
        self.trouble(&why)
    }

    /// What became of the response, once more where it stays readable. Line mode has said
    /// it already.
    pub(super) fn last_news(&self, session: &Session) {
        let Phase::Filed(news) = session.phase() else {
            return;
        };
        if !self.around.screen {
            return;
        }
        match news {
            News::Receipted {
                code,
                received,
                note,
            } => {
                let message = Message::new("news-receipted").with("code", code.clone());
                self.say(&message.with("received", received.clone()));
                if let Some(note) = note {
                    self.say(note);
                }
            }
            News::Sending | News::Waiting { .. } => self.say(&session.telling("news-waiting")),
            News::Lacking(lack) => self.say(&session.telling(lack.message_id())),
            News::Parked { .. } => self.say(&session.telling("news-parked")),
            News::Rehearsed => self.say(&Message::new("news-rehearsed")),
        }
    }

    /// The language to begin in: asked for, else spoken around here, else the source.
    pub(super) fn language(
        &self,
        survey: &Survey,
        asked: Option<&str>,
    ) -> Result<Language, Ending> {
        if let Some(tag) = asked {
            return survey.speaks(tag).cloned().ok_or_else(|| {
                let known: Vec<_> = survey.languages.iter().map(Language::as_str).collect();
                let message = Message::new("language-unknown")
                    .with("language", Plain::line(tag))
                    .with("languages", known.join(", "));
                self.trouble(&message);
                Ending::WrongUsage
            });
        }
        let around = self.around.language.as_deref().unwrap_or_default();
        let around = around
            .split(['_', '.', '@', '-'])
            .next()
            .unwrap_or_default();
        let around = if around == "no" { "nb" } else { around };
        Ok(survey
            .speaks(around)
            .unwrap_or(&survey.languages[0])
            .clone())
    }
}

impl Led<'_> {
    fn by_line(&mut self, session: &mut Session) -> io::Result<Farewell> {
        let (mut input, output) = (io::stdin().lock(), io::stdout().lock());
        let is_seen = output.is_terminal();
        let mut output = line::Wrap::new(output, || is_seen.then(tui::columns).flatten());
        let console = line::Console {
            input: &mut input,
            output: &mut output,
        };
        match self {
            Self::Respondent(world) => line::run(session, *world, console),
            #[cfg(feature = "author")]
            Self::Tester(workshop) => line::rehearse(session, *workshop, console),
        }
    }

    fn on_screen(&mut self, session: &mut Session, look: Look) -> io::Result<Farewell> {
        let stop = asked_to_stop()?;
        match self {
            Self::Respondent(world) => tui::run(session, *world, look, &stop),
            #[cfg(feature = "author")]
            Self::Tester(workshop) => tui::rehearse(session, *workshop, look, &stop),
        }
    }
}
