//! The program: reads its surroundings, runs one command, and ends with its code.

use std::env;
use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::Parser as _;

use svar::cli::Cli;
use svar::commands::{self, Surroundings};
use svar::output::{Ending, Output, tell_panics_in_words};
use svar::plain::Plain;
use svar::tui::{Glyphs, obeys_sequences};

fn main() -> ExitCode {
    tell_panics_in_words();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // It repeats the words that it was given.
            let told = Plain::text(&error.to_string());
            let output = Output { json: false };
            // Help and version are no mistakes; the rest is wrong usage.
            if error.use_stderr() {
                output.report(&told);
                return Ending::WrongUsage.into();
            }
            output.say(&Plain::text(told.as_str().trim_end()));
            return Ending::Done.into();
        }
    };
    commands::run(cli, &surroundings()).into()
}

/// The only place that reads the environment.
#[expect(clippy::disallowed_methods, reason = "floor 7 owns the environment")]
fn surroundings() -> Surroundings {
    let words = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(words);
    let charset = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(words);
    let terminal = words("TERM").unwrap_or_default();
    let unicode = charset.is_some_and(|name| name.to_lowercase().replace('-', "").contains("utf8"));
    Surroundings {
        program: env::args().next().unwrap_or_else(|| "svar".to_owned()),
        home: env::var_os("SVAR_HOME").filter(|home| !home.is_empty()),
        zone: words("TZ"),
        language: locale,
        screen: std::io::stdin().is_terminal()
            && std::io::stdout().is_terminal()
            && !(cfg!(unix) && (terminal.is_empty() || terminal == "dumb"))
            && obeys_sequences(),
        color: words("NO_COLOR").is_none(),
        theme: words("SVAR_THEME"),
        glyphs: words("SVAR_GLYPHS"),
        mouse: words("SVAR_MOUSE"),
        background: words("COLORFGBG"),
        drawable: if cfg!(unix) && !unicode {
            Glyphs::Ascii
        } else if cfg!(windows) && words("WT_SESSION").is_none() && terminal.is_empty() {
            Glyphs::Letters // The fonts of its console have few signs; newer windows say so.
        } else {
            Glyphs::Unicode
        },
        terminal,
    }
}
