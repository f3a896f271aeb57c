//! The command line: what can be asked of the program.

#[cfg(feature = "author")]
pub mod authors;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::tui;

/// Answer surveys in the terminal: offline if need be, and nothing is lost.
#[derive(Debug, Parser)]
#[command(name = "svar", version, about, disable_help_subcommand = true)]
pub struct Cli {
    /// Where drafts and receipts are kept (default: `SVAR_HOME`, a folder `svar-data`
    /// beside the program, or the platform's data folder)
    #[arg(long, global = true, value_name = "FOLDER")]
    pub home: Option<PathBuf>,
    /// Print for scripts
    #[arg(long, global = true)]
    pub json: bool,
    /// Which colors to use (default: `SVAR_THEME`, `svar.toml`, what suits the terminal)
    #[arg(long, global = true, value_name = "THEME")]
    pub theme: Option<Theme>,
    /// What to draw with (default: `SVAR_GLYPHS`, `svar.toml`, what suits the terminal)
    #[arg(long, global = true, value_name = "GLYPHS")]
    pub glyphs: Option<Glyphs>,
    /// Listen to the mouse (default: `SVAR_MOUSE`, `svar.toml`, no)
    #[arg(
        long,
        global = true,
        value_name = "true or false",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true"
    )]
    pub mouse: Option<bool>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Which colors to use.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Theme {
    Auto,
    Dark,
    Light,
    Contrast,
    None,
}

impl From<Theme> for tui::Theme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Auto => Self::Auto,
            Theme::Dark => Self::Dark,
            Theme::Light => Self::Light,
            Theme::Contrast => Self::Contrast,
            Theme::None => Self::None,
        }
    }
}

/// What to draw with.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Glyphs {
    /// Signs and letters of all kinds
    Unicode,
    /// Letters as they are, and signs of ASCII
    Letters,
    /// Nothing but ASCII
    Ascii,
}

impl From<Glyphs> for tui::Glyphs {
    fn from(glyphs: Glyphs) -> Self {
        match glyphs {
            Glyphs::Unicode => Self::Unicode,
            Glyphs::Letters => Self::Letters,
            Glyphs::Ascii => Self::Ascii,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Try everything on this machine: a survey, a collection endpoint, a receipt
    #[cfg(feature = "collector")]
    Demo(Demo),
    /// Answer a survey
    Fill(Fill),
    #[cfg(feature = "author")]
    #[command(flatten)]
    Authors(authors::Command),
    /// List what is begun and not sent
    Drafts {
        /// Throw a draft away, for good
        #[arg(long, value_name = "ID")]
        discard: Option<String>,
    },
    /// List what waits to be sent, and what was refused
    Outbox {
        /// Write a response to standard output, exactly as it would be sent
        #[arg(long, value_name = "ID")]
        export: Option<String>,
        /// Take in a draft or a response that was exported on another machine
        #[arg(long, value_name = "FILE", conflicts_with = "export")]
        import: Option<PathBuf>,
    },
    /// Send what waits
    Send {
        /// Only this response, also where it was refused
        id: Option<String>,
        /// Send here instead of where the survey says
        #[arg(long, value_name = "URL")]
        to: Option<String>,
        /// The access code, where the endpoint asks for one
        #[arg(long)]
        code: Option<String>,
        /// Try again what was refused, too
        #[arg(long)]
        refused: bool,
    },
    /// List receipts of what was delivered
    Receipts,
    /// Run a collection endpoint
    #[cfg(feature = "collector")]
    Collect(Collect),
    /// Read back what an endpoint has stored, as JSON lines
    #[cfg(feature = "collector")]
    Export(Export),
}

/// How the questions are asked.
#[derive(Debug, Args)]
pub struct Front {
    /// The language to begin in, such as nb, nn or en
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// One question at a time as plain text, for screen readers and simple terminals
    #[arg(long)]
    pub line: bool,
}

/// What is answered before the respondent begins.
#[derive(Debug, Args)]
pub struct Known {
    /// Fill in an answer beforehand, such as staff=40 or cost[2]=10; may be given several times
    #[arg(long = "with", value_name = "QUESTION=ANSWER")]
    pub with: Vec<String>,
    /// Fill in the answers of this file beforehand; those under [fixed] cannot be changed
    #[arg(long, value_name = "FILE")]
    pub prefill: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Fill {
    /// A survey file, or the id of a bundled survey
    pub survey: String,
    #[command(flatten)]
    pub front: Front,
    #[command(flatten)]
    pub known: Known,
    /// The access code, where the endpoint asks for one
    #[arg(long)]
    pub code: Option<String>,
    /// Send to this endpoint instead of the survey's own
    #[arg(long, value_name = "URL")]
    pub to: Option<String>,
    /// Take the answers from this file instead of asking
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Begin anew, though there is a draft
    #[arg(long)]
    pub new: bool,
}

#[cfg(feature = "collector")]
#[derive(Debug, Args)]
pub struct Demo {
    /// The survey to answer
    #[arg(default_value = "innovation-executives")]
    pub survey: String,
    #[command(flatten)]
    pub front: Front,
}

#[cfg(feature = "collector")]
#[derive(Debug, Args)]
pub struct Collect {
    /// The surveys to collect responses for
    #[arg(required = true, value_name = "SURVEY")]
    pub surveys: Vec<String>,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub listen: std::net::SocketAddr,
    /// Where responses are stored
    #[arg(long, default_value = "sqlite://svar.sqlite", value_name = "URL")]
    pub store: String,
    /// Ask senders for this access code
    #[arg(long)]
    pub code: Option<String>,
}

#[cfg(feature = "collector")]
#[derive(Debug, Args)]
pub struct Export {
    /// Where responses are stored
    #[arg(long, default_value = "sqlite://svar.sqlite", value_name = "URL")]
    pub store: String,
    /// Only responses to this survey
    #[arg(long, value_name = "ID")]
    pub survey: Option<String>,
    /// Only this response
    #[arg(long, value_name = "ID")]
    pub response: Option<String>,
}
