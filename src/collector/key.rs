//! The secret key that signs receipts: 32 bytes in a file beside the store.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::error::{name, words};
use super::{CollectorError, private};
use crate::wire::Signer;

const SECRET_BYTES: u64 = 32;

/// The key file, locked: as long as it is held, no other collector uses this store.
pub(super) struct KeyFile {
    path: PathBuf,
    file: File,
}

impl KeyFile {
    /// Opens or makes the key file of a store, and locks it.
    pub(super) fn lock(store: &Path) -> Result<Self, CollectorError> {
        let mut path = store.as_os_str().to_owned();
        path.push(".key");
        let path = PathBuf::from(path);
        let file =
            private::open(&path).map_err(|error| CollectorError::unwritable(store, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(CollectorError::StoreInUse { file: name(store) });
            }
            // Some network folders have no locks: there, one collector is the operator's care.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => {
                return Err(CollectorError::unwritable(store, error));
            }
        }
        Ok(Self { path, file })
    }

    /// The key of this store. It is made once, at the store's first start: receipts that
    /// are out in the world are signed with it.
    pub(super) fn signer(&mut self, store_is_empty: bool) -> Result<Signer, CollectorError> {
        let file = name(&self.path);
        let mut secret = Vec::new();
        let read = (&self.file).take(SECRET_BYTES + 1).read_to_end(&mut secret);
        read.map_err(|error| CollectorError::StoreDamaged {
            file: file.clone(),
            why: words(error),
        })?;
        match (<[u8; 32]>::try_from(secret.as_slice()), secret.is_empty()) {
            (Ok(secret), _) => Ok(Signer::from_bytes(&secret)),
            // An empty file is what a crash leaves between making and writing it.
            (Err(_), true) if store_is_empty => self
                .make()
                .map_err(|error| CollectorError::unwritable(&self.path, error)),
            (Err(_), true) => Err(CollectorError::KeyMissing { file }),
            (Err(_), false) => Err(CollectorError::KeyDamaged { file }),
        }
    }

    fn make(&mut self) -> io::Result<Signer> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(io::Error::other)?;
        self.file.write_all(&secret)?;
        self.file.sync_all()?;
        private::sync_folder_of(&self.path)?;
        Ok(Signer::from_bytes(&secret))
    }
}
