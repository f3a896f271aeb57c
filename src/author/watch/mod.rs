//! Follows a definition and the lists beside it as they are saved.

mod saves;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use saves::{Saves, Sign, signs};

use crate::plain::Plain;
use crate::session::Change;
use crate::storage::surveys::{LoadError, find};

/// A definition that is being edited.
pub struct Watch {
    /// As whoever asked for it named it.
    reference: String,
    watcher: RecommendedWatcher,
    happened: Receiver<notify::Result<Event>>,
    /// Folders, not files: editors save a new file in the place of the old one.
    folders: BTreeSet<PathBuf>,
    /// What the definition and its lists are called there.
    names: BTreeSet<OsString>,
    saves: Saves,
    /// What was told last: a digest, or reports.
    last: String,
}

/// Why a definition cannot be followed.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    #[error("A survey that comes with the program does not change. Name a file to follow.")]
    Bundled,
    #[error("{0} cannot be followed: {1}.")]
    System(Plain, Plain),
}

impl Watch {
    /// `digest`: that of the survey as it was read first.
    pub fn new(reference: &str, path: &Path, digest: &str) -> Result<Self, WatchError> {
        let (tell, happened) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event| {
            let _ = tell.send(event); // Nobody listens when the preview has ended.
        });
        let trouble = |error: notify::Error| {
            let file = Plain::line(&path.to_string_lossy());
            WatchError::System(file, Plain::line(&error.to_string()))
        };
        let mut watch = Self {
            reference: reference.to_owned(),
            watcher: watcher.map_err(trouble)?,
            happened,
            folders: BTreeSet::new(),
            names: BTreeSet::new(),
            saves: Saves::default(),
            last: digest.to_owned(),
        };
        watch.follow(path).map_err(trouble)?;
        watch.follow_lists();
        Ok(watch)
    }

    /// Follows a file, under its own name and where a link leads.
    fn follow(&mut self, file: &Path) -> notify::Result<()> {
        let real = fs::canonicalize(file).ok();
        for file in [Some(file), real.as_deref()].into_iter().flatten() {
            self.names.extend(file.file_name().map(OsString::from));
            let folder = folder(file);
            if !self.folders.contains(&folder) {
                self.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
                self.folders.insert(folder);
            }
        }
        Ok(())
    }

    /// Lists stand in folders of their own. One that is not there yet is found when the
    /// definition is saved again.
    fn follow_lists(&mut self) {
        let Ok(found) = find(&self.reference) else {
            return;
        };
        let Some(path) = &found.path else {
            return;
        };
        let source = String::from_utf8_lossy(&found.bytes).into_owned();
        for file in source.split(['"', '\'']).filter(|text| names_list(text)) {
            let list = folder(path).join(file);
            // Where that fails, the list is read when the definition is saved.
            let _ = self.follow(&list);
        }
    }

    /// What was saved since the last call; nothing as long as saving goes on. `now_ms`: by a
    /// clock that only goes forward.
    pub fn changed(&mut self, now_ms: u64) -> Option<Change> {
        for event in self.happened.try_iter() {
            // What cannot be told apart is looked at: reading once too often does no harm.
            let told = event.map_or_else(
                |_| vec![Sign::Touched],
                |event| signs(&event, |name| self.names.contains(name)),
            );
            for sign in told {
                self.saves.note(sign, now_ms);
            }
        }
        if !self.saves.take(now_ms) {
            return None;
        }
        let change = self.read()?;
        self.follow_lists();
        Some(change)
    }

    fn read(&mut self) -> Option<Change> {
        let change = read(&self.reference);
        let now = match &change {
            Change::Survey(survey) => survey.digest.clone(),
            Change::Problems(problems) => format!("{problems:?}"),
        };
        let is_new = now != self.last;
        self.last = now;
        is_new.then_some(change)
    }
}

/// A definition as it stands now.
pub fn read(reference: &str) -> Change {
    let found = find(reference);
    match found.and_then(|found| found.read()) {
        Ok(loaded) => Change::Survey(loaded.survey),
        Err(LoadError::NotFound(why) | LoadError::Unreadable(why)) => {
            Change::Problems(vec![why.english()])
        }
        Err(LoadError::Problems(problems)) => {
            let reports = problems.iter();
            let reports = reports.map(|problem| Plain::text(&problem.to_string()));
            Change::Problems(reports.collect())
        }
    }
}

fn names_list(text: &str) -> bool {
    let path = Path::new(text);
    let ending = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    ending && !text.contains('\n') && path.is_relative()
}

/// The folder of a file; the current one is named so that it can be watched.
fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}
