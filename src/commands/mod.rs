//! What each command does: one file a command.

#[cfg(feature = "author")]
mod authors;
mod before;
#[cfg(feature = "collector")]
mod collect;
#[cfg(feature = "collector")]
mod demo;
mod fill;
mod given;
mod home;
mod interview;
mod kept;
mod rescue;
mod send;
mod settings;
mod typed;
mod unopened;

use std::cell::OnceCell;
use std::ffi::OsString;

use crate::cli::{Cli, Command};
use crate::delivery::{Endpoint, EndpointError};
use crate::locale::{Locale, Message};
use crate::output::{Ending, Output};
use crate::plain::Plain;
use crate::runner::{Addressee, live_in};
use crate::storage::surveys::{LoadError, Loaded, load};
use crate::storage::{Home, StorageError, reason};
use crate::survey::Survey;
use crate::tui::Glyphs;
use settings::{Settings, Settled};
use typed::typed;

/// What the program found around itself.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// How this program was called, to name commands that can be typed as they stand.
    pub program: String,
    pub home: Option<OsString>,
    /// A time zone by its name: `Europe/Oslo`.
    pub zone: Option<String>,
    /// A language tag as the environment spells it: `nb_NO.UTF-8`.
    pub language: Option<String>,
    /// Whether there is a terminal that a screen can be drawn on.
    pub screen: bool,
    /// Whether colors are welcome.
    pub color: bool,
    /// The name of a theme.
    pub theme: Option<String>,
    /// The name of a set of glyphs.
    pub glyphs: Option<String>,
    /// Whether the mouse is listened to, in a word.
    pub mouse: Option<String>,
    /// The name of the terminal's model.
    pub terminal: String,
    /// The colors of letters and background, by their numbers, where the terminal tells.
    pub background: Option<String>,
    /// What can be drawn here, whatever the terminal's model.
    pub drawable: Glyphs,
}

/// A command under way: what was asked for beside it, and where words go.
struct Errand<'a> {
    cli_home: Option<std::path::PathBuf>,
    /// What was set by flags.
    wanted: Settings,
    settled: OnceCell<Settled>,
    around: &'a Surroundings,
    output: Output,
    locale: &'static Locale,
}

/// Runs one command to its end.
pub fn run(cli: Cli, around: &Surroundings) -> Ending {
    if let Some(zone) = &around.zone {
        live_in(zone);
    }
    let output = Output { json: cli.json };
    let locale = Locale::for_tags(around.language.as_deref());
    let errand = Errand {
        cli_home: cli.home,
        wanted: Settings {
            theme: cli.theme.map(Into::into),
            glyphs: cli.glyphs.map(Into::into),
            mouse: cli.mouse,
            endpoint: None,
        },
        settled: OnceCell::new(),
        around,
        output,
        locale,
    };
    match cli.command {
        None => home::run(&errand),
        #[cfg(feature = "collector")]
        Some(Command::Demo(demo)) => demo::run(&errand, &demo),
        Some(Command::Fill(fill)) => fill::run(&errand, &fill),
        #[cfg(feature = "author")]
        Some(Command::Authors(asked)) => authors::run(&errand, &asked),
        Some(Command::Drafts { discard }) => kept::drafts(&errand, discard.as_deref()),
        Some(Command::Outbox { export, import }) => {
            kept::outbox(&errand, export.as_deref(), import.as_deref())
        }
        Some(Command::Send {
            id,
            to,
            code,
            refused,
        }) => send::run(
            &errand,
            &send::Asked {
                id: id.as_deref(),
                to: to.as_deref(),
                code: code.as_deref(),
                refused,
            },
        ),
        Some(Command::Receipts) => kept::receipts(&errand),
        #[cfg(feature = "collector")]
        Some(Command::Collect(collect)) => collect::run(&errand, &collect),
        #[cfg(feature = "collector")]
        Some(Command::Export(export)) => collect::export(&errand, &export),
    }
}

impl Errand<'_> {
    fn home(&self) -> Result<Home, Ending> {
        let program = std::env::current_exe().ok();
        Home::open(
            self.cli_home.as_deref(),
            self.around.home.clone(),
            program.as_deref(),
        )
        .map_err(|error| self.storage_trouble(&error))
    }

    /// Where a survey can be had: read, or told why not.
    fn survey(&self, reference: &str) -> Result<Loaded, Ending> {
        load(reference).map_err(|error| self.load_trouble(error))
    }

    fn load_trouble(&self, error: LoadError) -> Ending {
        match error {
            LoadError::Problems(problems) => {
                for problem in &problems {
                    self.output.report(&Plain::text(&problem.to_string()));
                }
                let why = Message::new("survey-broken").with("count", problems.len());
                self.trouble(&why)
            }
            LoadError::NotFound(why) | LoadError::Unreadable(why) => {
                self.trouble(&why);
                Ending::WrongUsage
            }
        }
    }

    /// Whom responses to a survey go to, or told why nobody.
    fn addressee(
        &self,
        survey: &Survey,
        to: Option<&str>,
        code: Option<&str>,
    ) -> Result<Option<Addressee>, Ending> {
        addressee(survey, to, code).map_err(|error| self.address_trouble(error))
    }

    fn address_trouble(&self, error: EndpointError) -> Ending {
        self.trouble(&error.message());
        Ending::WrongUsage
    }

    /// A command of this program as it would be typed here, with the same data folder.
    fn command(&self, words: &str) -> Plain {
        self.command_in(self.cli_home.as_deref(), words)
    }

    fn command_in(&self, home: Option<&std::path::Path>, words: &str) -> Plain {
        Plain::line(&format!("{} {words}", self.program_in(home)))
    }

    /// This program as it would be typed here, before any command, with the same data folder.
    fn program(&self) -> Plain {
        self.program_in(self.cli_home.as_deref())
    }

    fn program_in(&self, home: Option<&std::path::Path>) -> Plain {
        let home = home.map_or_else(String::new, |home| format!(" --home {}", typed(home)));
        Plain::line(&format!("{}{home}", typed(&self.around.program)))
    }

    fn say(&self, message: &Message) {
        self.output.say(&self.locale.say(message));
    }

    fn trouble(&self, message: &Message) -> Ending {
        self.output.trouble(&self.locale.say(message));
        Ending::Trouble
    }

    /// A file that was named cannot be read.
    fn unreadable(&self, file: &std::path::Path, error: &std::io::Error) -> Ending {
        let message = Message::new("file-unreadable")
            .with("file", Plain::line(&file.to_string_lossy()))
            .with("why", reason(error));
        self.trouble(&message);
        Ending::WrongUsage
    }

    fn storage_trouble(&self, error: &StorageError) -> Ending {
        self.trouble(&error.message())
    }

    /// What there is to do, where no command was given.
    fn overview(&self) -> Ending {
        use clap::CommandFactory as _;
        let help = Cli::command().render_help().to_string();
        self.output.say(&Plain::text(help.trim_end()));
        Ending::Done
    }
}

/// Whom responses to a survey go to: the address asked for, else the survey's own.
fn addressee(
    survey: &Survey,
    to: Option<&str>,
    code: Option<&str>,
) -> Result<Option<Addressee>, EndpointError> {
    let Some(address) = to.or(survey.collect.endpoint.as_deref()) else {
        return Ok(None);
    };
    let key = survey.collect.receipt_key.as_ref();
    Ok(Some(Addressee {
        endpoint: Endpoint::new(address)?,
        key: key.and_then(crate::wire::ReceiptKey::from_bytes),
        code: code.map(str::to_owned),
    }))
}
