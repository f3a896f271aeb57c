//! How a respondent wants it: by flags, else by the environment, else by `svar.toml` in the
//! home folder, which is hostile until checked.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::{Errand, Surroundings};
use crate::delivery::{Endpoint, EndpointError};
use crate::locale::Message;
use crate::plain::Plain;
use crate::storage::Home;
use crate::survey::{Given, read_answers};
use crate::tui::{Glyphs, Theme};

/// The settings' file in the home folder.
const FILE: &str = "svar.toml";
/// A larger one is none.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// What can be set; `None` where nobody has set it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Settings {
    pub(super) theme: Option<Theme>,
    pub(super) glyphs: Option<Glyphs>,
    pub(super) mouse: Option<bool>,
    /// Where responses go that nobody else says an address for.
    pub(super) endpoint: Option<String>,
}

/// What holds, and what was disregarded on the way: a sentence each.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) settings: Settings,
    pub(super) wrong: Vec<Message>,
}

const THEMES: &str = "auto, dark, light, contrast, none";
const GLYPHS: &str = "unicode, letters, ascii";
const TRUTHS: &str = "true, false";

impl Settings {
    fn or(self, other: Self) -> Self {
        Self {
            theme: self.theme.or(other.theme),
            glyphs: self.glyphs.or(other.glyphs),
            mouse: self.mouse.or(other.mouse),
            endpoint: self.endpoint.or(other.endpoint),
        }
    }

    /// Takes one setting in; says what it may be where it is something else.
    fn set(&mut self, key: &str, given: &Given) -> Result<(), Message> {
        let text = match given {
            Given::Text(text) => text.as_str(),
            _ => "",
        };
        let one_of = |known| Message::new("settings-one-of").with("known", known);
        match key {
            "theme" => self.theme = Some(Theme::named(text).ok_or_else(|| one_of(THEMES))?),
            "glyphs" => self.glyphs = Some(Glyphs::named(text).ok_or_else(|| one_of(GLYPHS))?),
            "mouse" => {
                let mouse = match given {
                    Given::Truth(mouse) => Some(*mouse),
                    _ => None,
                };
                self.mouse = Some(mouse.ok_or_else(|| one_of(TRUTHS))?);
            }
            "endpoint" => {
                Endpoint::new(text).map_err(EndpointError::message)?;
                self.endpoint = Some(text.to_owned());
            }
            _ => return Err(Message::new("settings-unknown")),
        }
        Ok(())
    }

    /// What the environment says, and what of it means nothing.
    fn around(around: &Surroundings) -> Settled {
        let mut settled = Settled::default();
        let named = [
            ("theme", &around.theme),
            ("glyphs", &around.glyphs),
            ("mouse", &around.mouse),
        ];
        for (key, value) in named {
            let Some(value) = value else { continue };
            let given = value.parse().map(Given::Truth);
            let given = given.unwrap_or_else(|_| Given::Text(value.clone()));
            let set = settled.settings.set(key, &given);
            if let Err(why) = set {
                let name = format!("SVAR_{}={value}", key.to_uppercase());
                let wrong = Message::new("settings-variable").with("name", Plain::line(&name));
                settled.wrong.push(wrong.with("why", why));
            }
        }
        settled
    }

    /// What a file says: all of it, or why none.
    fn read(path: &Path) -> Result<Self, Message> {
        let mut settings = Self::default();
        for (key, given) in given(path)? {
            settings.set(&key, &given).map_err(|why| {
                let key = Message::new("settings-key").with("key", Plain::line(&key));
                key.with("why", why)
            })?;
        }
        Ok(settings)
    }
}

/// The keys and values of the file; none where there is no file.
fn given(path: &Path) -> Result<Vec<(String, Given)>, Message> {
    let words = |words: &str| Message::new("words").with("words", Plain::line(words));
    match fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(words(&error.to_string())),
        Ok(found) if !found.is_file() || found.len() > FILE_BYTES_MAX => {
            return Err(Message::new("settings-no-file"));
        }
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(FILE_BYTES_MAX).read_to_end(&mut bytes));
    read.map_err(|error| words(&error.to_string()))?;
    read_answers(FILE, &bytes).map_err(|problems| {
        let place = problems.first().and_then(|problem| problem.place.as_ref());
        let line = place.map_or(1, |place| place.line);
        let what = problems.first().map(|problem| problem.what.clone());
        Message::new("settings-line")
            .with("line", line)
            .with("what", what.unwrap_or_default())
    })
}

impl Errand<'_> {
    /// What holds for this run: found out once.
    pub(super) fn settled(&self) -> &Settled {
        self.settled.get_or_init(|| {
            let mut settled = Settings::around(self.around);
            let program = std::env::current_exe().ok();
            let named = self.cli_home.as_deref();
            let folder = Home::place(named, self.around.home.clone(), program.as_deref());
            let path = folder.unwrap_or_default().join(FILE);
            let file = Settings::read(&path).unwrap_or_else(|why| {
                let file = Plain::line(&path.to_string_lossy());
                let wrong = Message::new("settings-wrong").with("file", file);
                settled.wrong.push(wrong.with("why", why));
                Settings::default()
            });
            settled.settings = self.wanted.clone().or(settled.settings).or(file);
            settled
        })
    }
}
