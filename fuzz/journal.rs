//! What must hold of any journal on disk.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use svar::storage::{Folded, Home, Stage, StorageError};
use tempfile::TempDir;

use super::{Shown, Target, holds, is_caught};

const JOURNAL: Target = Target {
    name: "journal",
    words: &[
        "svar journal 1\n",
        "00000010 ",
        "ffffffff ",
        "{\"frozen\":",
        "{\"receipted\":",
        "\n",
        "}",
    ],
    check: journal,
};

const ID: &str = "2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10";

thread_local! {
    static FOLDER: RefCell<TempDir> = RefCell::new(TempDir::new().unwrap());
}

fn journal(input: &[u8]) -> Result<Shown, String> {
    journal_as(input, |home| {
        home.take_up(ID).map(|journal| {
            let told = (journal.folded().clone(), journal.recovered().is_some());
            drop(journal);
            told
        })
    })
}

type TakenUp = Result<(Folded, bool), StorageError>;

/// A journal is looked at without being changed, taken up as it was seen, and what of it
/// could not be used is kept aside.
fn journal_as(input: &[u8], take_up: fn(&Home) -> TakenUp) -> Result<Shown, String> {
    FOLDER.with_borrow(|folder| {
        let journals = folder.path().join("journals");
        let _ = fs::remove_dir_all(&journals);
        let home = Home::at(folder.path()).unwrap();
        let file = journals.join(format!("{ID}.journal"));
        fs::write(&file, input).unwrap();
        let seen = home.look_at(ID);
        if fs::read(&file).unwrap() != input {
            return Err("looking changed it".to_owned());
        }
        let (seen, taken) = match (seen, take_up(&home)) {
            (Ok(seen), Ok(taken)) => (seen, taken),
            (Err(_), Err(_)) if fs::read(&file).unwrap() == input => {
                return Ok("refused".to_owned());
            }
            (Err(_), Err(_)) => return Err("what cannot be read was changed".to_owned()),
            _ => return Err("it is read in one way and not in the other".to_owned()),
        };
        if taken.0 != seen || home.look_at(ID).ok() != Some(seen.clone()) {
            return Err("it was taken up otherwise than it was seen".to_owned());
        }
        let purged = matches!(seen.stage, Stage::Receipted(_));
        if taken.1 && !purged && !kept_aside(&journals, input) {
            return Err("what could not be used is gone".to_owned());
        }
        Ok(format!("{} entries, {}", seen.state.entries.len(), taken.1))
    })
}

fn kept_aside(journals: &Path, input: &[u8]) -> bool {
    let torn = journals.join(format!("{ID}.torn-1"));
    fs::read(torn).is_ok_and(|kept| kept == input)
}

#[test]
fn any_journal_is_taken_up_as_it_was_seen() {
    holds(&JOURNAL, 2_000);
    // A mender that keeps nothing aside.
    is_caught(&JOURNAL, |input| {
        journal_as(input, |home| {
            let taken = home
                .take_up(ID)
                .map(|journal| (journal.folded().clone(), journal.recovered().is_some()));
            let torn = home.folder().join(format!("journals/{ID}.torn-1"));
            let _ = fs::remove_file(torn);
            taken
        })
    });
}
