//! `svar ledger`: notes that the version that a survey is now has been released.

use serde::Serialize;

use super::compare::unwritable;
use super::{Errand, check};
use crate::author::ledger::{LedgerError, note};
use crate::author::texts::TextsError;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::Plain;
use crate::storage::surveys::find;
use crate::survey::Problem;

#[derive(Serialize)]
struct Row {
    file: Option<String>,
    version: Option<String>,
    questions: usize,
    codes: usize,
    was_known: bool,
    problems: Vec<check::Row>,
}

pub(super) fn run(errand: &Errand<'_>, reference: &str) -> Ending {
    let read = find(reference).and_then(|found| {
        let survey = found.read()?.survey;
        Ok((found, survey))
    });
    let (found, survey) = match read {
        Ok(read) => read,
        Err(error) => return errand.load_trouble(error),
    };
    match note(&found, &survey) {
        Ok(noted) => {
            let id = if noted.was_known {
                "ledger-known"
            } else {
                "ledger-noted"
            };
            let file = noted.path.display().to_string();
            let message = Message::new(id)
                .with("version", noted.version.as_str())
                .with("file", Plain::line(&file))
                .with("questions", noted.questions)
                .with("codes", noted.codes);
            errand.say(&message);
            errand.output.data(&Row {
                file: Some(file),
                version: Some(noted.version),
                questions: noted.questions,
                codes: noted.codes,
                was_known: noted.was_known,
                problems: Vec::new(),
            });
            Ending::Done
        }
        Err(error) => told(errand, error),
    }
}

fn told(errand: &Errand<'_>, error: LedgerError) -> Ending {
    match error {
        LedgerError::Problems(problems) => {
            for problem in &problems {
                errand
                    .output
                    .report(&Plain::text(&Problem::to_string(problem)));
            }
            errand.output.data(&Row {
                file: None,
                version: None,
                questions: 0,
                codes: 0,
                was_known: false,
                problems: problems.iter().map(check::row).collect(),
            });
            errand.trouble(&Message::new("ledger-not-noted"))
        }
        LedgerError::Released(version) => {
            errand.trouble(&Message::new("ledger-released").with("version", version))
        }
        LedgerError::Texts(TextsError::Bundled) => {
            errand.trouble(&Message::new("texts-bundled"));
            Ending::WrongUsage
        }
        LedgerError::Texts(TextsError::Unreadable { file, why }) => {
            let message = Message::new("file-unreadable").with("file", file);
            errand.trouble(&message.with("why", why))
        }
        LedgerError::Texts(other) => unwritable(errand, other),
    }
}
