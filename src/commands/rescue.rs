//! Where else to keep a draft whose disk takes no more: whoever leaves is asked.

use std::io::{self, BufRead as _, Read as _};
use std::path::PathBuf;

use super::Errand;
use crate::locale::Message;
use crate::output::Ending;
use crate::runner::stop_at_once;
use crate::storage::{Home, Journal, path_as_typed};

/// A longer reply is no folder.
const REPLY_BYTES_MAX: u64 = 8 * 1024;

impl Errand<'_> {
    /// Closes a draft, here or where the respondent says. Returns the other home.
    pub(super) fn keep(&self, journal: &mut Journal) -> Result<Option<PathBuf>, Ending> {
        while let Err(error) = journal.close() {
            self.storage_trouble(&error);
            let Some(reply) = self.elsewhere() else {
                return Err(self.trouble(&Message::new("kept-nowhere")));
            };
            if reply.is_empty() {
                continue;
            }
            let folder = path_as_typed(&reply);
            let saved = Home::at(&folder).and_then(|home| {
                journal.save_in(&home)?;
                Ok(home.folder().to_owned())
            });
            match saved {
                Ok(folder) => return Ok(Some(folder)),
                Err(error) => drop(self.storage_trouble(&error)),
            }
        }
        Ok(None)
    }

    /// A folder, or nothing to try again; `None` where nobody is there to ask.
    fn elsewhere(&self) -> Option<String> {
        // Whoever is asked to end now has nothing left to do first.
        stop_at_once();
        self.output
            .trouble(&self.locale.say(&Message::new("keep-elsewhere")));
        let mut reply = Vec::new();
        let mut input = io::stdin().lock().take(REPLY_BYTES_MAX);
        let count = input.read_until(b'\n', &mut reply).ok()?;
        let reply = String::from_utf8_lossy(&reply).trim().to_owned();
        (count > 0).then_some(reply)
    }
}
