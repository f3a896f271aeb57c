//! The folder where answers live.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use directories::ProjectDirs;

use super::carried::read_carried;
use super::disk::{Disk, FRESH, Real};
use super::journal::Journal;
use super::listing::{Listed, Unreadable, list};
use super::lock::Lock;
use super::paths::Paths;
use super::read::read;
use super::{Folded, Opening, Stage, StorageError, Targets, lock};
use crate::wire::Receipt;

/// Beside the program, this folder is the home: on a stick, both travel together.
const FOLDER_BESIDE: &str = "svar-data";

pub struct Home {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
}

/// What a response can be carried away as.
#[derive(Clone, Debug, PartialEq)]
pub enum Exported {
    /// The journal of a draft, for another machine.
    Draft(Vec<u8>),
    /// The frozen bytes.
    Response(Vec<u8>),
    /// The answers are gone; this says who has them.
    Receipt(Receipt),
}

impl Home {
    /// Opens the folder at its [`place`](Self::place); makes it if need be.
    pub fn open(
        named: Option<&Path>,
        variable: Option<OsString>,
        program: Option<&Path>,
    ) -> Result<Self, StorageError> {
        Self::at(Self::place(named, variable, program).ok_or(StorageError::NoFolder)?)
    }

    /// The folder named on the command line; else the one that `SVAR_HOME` names; else
    /// `svar-data` beside the program, if it is there; else the platform's local data folder.
    pub fn place(
        named: Option<&Path>,
        variable: Option<OsString>,
        program: Option<&Path>,
    ) -> Option<PathBuf> {
        let beside = || Some(program?.parent()?.join(FOLDER_BESIDE));
        named
            .map(Path::to_owned)
            .or_else(|| variable.filter(|name| !name.is_empty()).map(PathBuf::from))
            .or_else(|| beside().filter(|folder| folder.is_dir()))
            .or_else(|| {
                Some(
                    ProjectDirs::from("", "", "svar")?
                        .data_local_dir()
                        .to_owned(),
                )
            })
    }

    /// Opens this folder; makes it if need be.
    pub fn at(folder: impl Into<PathBuf>) -> Result<Self, StorageError> {
        Self::on(&folder.into(), Arc::new(Real))
    }

    pub(super) fn on(folder: &Path, disk: Arc<dyn Disk>) -> Result<Self, StorageError> {
        // A draft must not move when the program changes its folder.
        let folder =
            std::path::absolute(folder).map_err(|error| StorageError::folder(folder, &error))?;
        let home = Self { folder, disk };
        home.disk
            .make_folder(&home.shelf())
            .map_err(|error| StorageError::folder(&home.folder, &error))?;
        Ok(home)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Begins the journal of a new response.
    pub fn create(&self, opening: Opening) -> Result<Journal, StorageError> {
        let paths = self.paths(&opening.id)?;
        Journal::create(paths, Arc::clone(&self.disk), opening)
    }

    /// Opens a journal to go on with it; a torn one is mended, and kept aside as it was.
    pub fn take_up(&self, id: &str) -> Result<Journal, StorageError> {
        Journal::take_up(self.paths(id)?, Arc::clone(&self.disk))
    }

    /// What a journal says now. Neither locks nor changes it.
    pub fn look_at(&self, id: &str) -> Result<Folded, StorageError> {
        Ok(read(&self.paths(id)?, &*self.disk)?.1.folded)
    }

    /// All journals, the last one written to first. Neither locks nor changes them, but for
    /// what a program left that was killed while it tidied up.
    pub fn journals(&self) -> Result<Vec<Result<Listed, Unreadable>>, StorageError> {
        let listed = list(&self.shelf(), &*self.disk)?;
        for purged_by_halves in listed.iter().flatten().filter(|listed| listed.unpurged) {
            // Where it fails, the next look tries again.
            let _ = self.take_up(&purged_by_halves.id);
        }
        self.remove_strays();
        Ok(listed)
    }

    /// Removes what was about to become a journal when its program was killed.
    fn remove_strays(&self) {
        let names = self.disk.names(&self.shelf()).unwrap_or_default();
        for name in names.iter().filter_map(|name| name.to_str()) {
            if let Some((id, _)) = name.split_once(&format!(".journal{FRESH}"))
                && let Ok(paths) = self.paths(id)
                && lock::is_free(&paths.lock())
            {
                let _ = paths.remove_fresh(&*self.disk);
                if !paths.journal().exists() {
                    let _ = self.disk.remove_if_there(&paths.lock());
                }
            }
        }
    }

    /// Deletes a draft; refuses for what is filed.
    pub fn discard(&self, id: &str) -> Result<(), StorageError> {
        self.take_up(id)?.discard()
    }

    /// What can be carried away of a response, however far it is.
    pub fn export(&self, id: &str) -> Result<Exported, StorageError> {
        let (bytes, reading) = read(&self.paths(id)?, &*self.disk)?;
        Ok(match reading.folded.stage {
            Stage::Draft => Exported::Draft(bytes),
            Stage::Response(frozen) | Stage::Parked(frozen, _) => {
                Exported::Response(frozen.document.into_bytes())
            }
            Stage::Receipted(receipt) => Exported::Receipt(receipt),
        })
    }

    /// Takes in the file of a draft or a response that was exported on another machine, and
    /// says what it is. It must be whole, and there must be nothing of its id here yet.
    pub fn import(&self, path: &Path) -> Result<Folded, StorageError> {
        let (journal, folded) = read_carried(path, &*self.disk)?;
        self.put(&folded.opening.id, &journal)?;
        Ok(folded)
    }

    /// Puts the journal of a response here, durably, where there is none of it yet.
    pub(super) fn put(&self, id: &str, bytes: &[u8]) -> Result<(), StorageError> {
        let paths = self.paths(id)?;
        let _lock = Lock::take(&paths.lock(), &*self.disk)?;
        let path = paths.journal();
        if path.exists() {
            return Err(StorageError::Exists {
                id: paths.shown_id(),
            });
        }
        let replaced = self.disk.replace(&path, bytes);
        replaced
            .and_then(|replaced| replaced.durable)
            .map_err(|error| StorageError::unwritten(&path, &error))
    }

    /// What is known of the endpoints that responses go to.
    pub fn targets(&self) -> Targets {
        Targets::new(&self.folder, Arc::clone(&self.disk))
    }

    fn shelf(&self) -> PathBuf {
        self.folder.join("journals")
    }

    fn paths(&self, id: &str) -> Result<Paths, StorageError> {
        Paths::new(&self.shelf(), id)
    }
}
