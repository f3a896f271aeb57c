//! What each command for those who write the questions does.

mod check;
mod comments;
mod compare;
mod explain;
mod ledger;
mod new;
mod preview;
mod print;
mod replay;
mod schema;
mod simulate;
mod texts;

use super::{Errand, before, given};
use crate::cli::authors::Command;
use crate::output::Ending;

/// Runs one of them to its end.
pub(super) fn run(errand: &Errand<'_>, command: &Command) -> Ending {
    match command {
        Command::Preview(asked) => preview::run(errand, asked),
        Command::Check(asked) => check::run(errand, asked),
        Command::Explain { code } => explain::run(errand, code.as_deref()),
        Command::Simulate(asked) => simulate::run(errand, asked),
        Command::Replay(asked) => replay::run(errand, asked),
        Command::Comments(asked) => comments::run(errand, asked),
        Command::Texts { command } => texts::run(errand, command),
        Command::Schema => schema::run(errand),
        Command::New(asked) => new::run(errand, asked),
        Command::Print(asked) => print::run(errand, asked),
        Command::Ledger { survey } => ledger::run(errand, survey),
        Command::Compare(asked) => compare::run(errand, asked),
    }
}
