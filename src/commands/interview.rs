//! One interview in whichever front end fits the terminal.

use std::io::{self, IsTerminal as _};

use super::Errand;
use crate::line;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::runner::asked_to_stop;
use crate::session::{Farewell, News, Session, Workshop, World};
use crate::survey::{Language, Survey};
use crate::tui::{self, Glyphs, Look, Model, Theme};

impl Errand<'_> {
    /// Leads the interview; `line` asks for plain prompts whatever the terminal can do.
    pub(super) fn interview(
        &self,
        session: &mut Session,
        world: &mut dyn World,
        line: bool,
    ) -> Result<Farewell, Ending> {
        self.ended(if line || !self.around.screen {
            self.tell_of_no_terminal(line);
            let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
            let console = line::Console {
                input: &mut input,
                output: &mut output,
            };
            line::run(session, world, console)
        } else {
            asked_to_stop().and_then(|stop| tui::run(session, world, self.look(), &stop))
        })
    }

    /// Leads a tester through what an interview would be.
    pub(super) fn rehearsal(
        &self,
        session: &mut Session,
        workshop: &mut dyn Workshop,
        line: bool,
    ) -> Result<Farewell, Ending> {
        self.ended(if line || !self.around.screen {
            self.tell_of_no_terminal(line);
            let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
            let console = line::Console {
                input: &mut input,
                output: &mut output,
            };
            line::rehearse(session, workshop, console)
        } else {
            asked_to_stop().and_then(|stop| tui::rehearse(session, workshop, self.look(), &stop))
        })
    }

    fn tell_of_no_terminal(&self, line: bool) {
        if !line && !io::stdin().is_terminal() {
            self.say(&Message::new("no-terminal"));
        }
    }

    fn ended(&self, ended: io::Result<Farewell>) -> Result<Farewell, Ending> {
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
        let model = Model::of(&around.terminal);
        let named = self
            .theme
            .or_else(|| Theme::named(around.theme.as_deref()?));
        let found = || match &around.background {
            _ if !around.color => Theme::None,
            Some(colors) => Theme::of_background(colors),
            None => Theme::Auto,
        };
        Look {
            theme: named.unwrap_or_else(found),
            // Terminals without colors are older than Unicode.
            glyphs: if around.ascii || !model.has_colors() {
                Glyphs::Ascii
            } else if model == Model::Linux {
                Glyphs::Letters
            } else {
                Glyphs::Unicode
            },
            model,
        }
    }

    pub(super) fn screen_trouble(&self, error: &io::Error) -> Ending {
        let why = Message::new("screen-failed").with("why", Plain::line(&error.to_string()));
        self.trouble(&why)
    }

    /// What became of the response, once more where it stays readable. Line mode has said
    /// it already.
    pub(super) fn last_news(&self, news: &News) {
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
            News::Sending | News::Waiting { .. } => self.say(&Message::new("news-waiting")),
            News::Parked { .. } => self.say(&Message::new("news-parked")),
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
