//! What is known of the endpoints that responses go to: who signs, and when to ask again.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::StorageError;
use super::disk::Disk;
use super::error::shown;
use super::lock::Lock;
use super::reason::words;
use crate::plain::Plain;
use crate::wire::{ReceiptKey, json};

/// More than any machine knows endpoints for; what is cut off there is damaged.
const TARGETS_BYTES_MAX: u64 = 4 << 20;

/// A small file beside the journals, read anew each time: another window may have changed
/// it. An endpoint is an address as the survey writes it, but for slashes at its end.
pub struct Targets {
    path: PathBuf,
    lock: PathBuf,
    disk: Arc<dyn Disk>,
}

/// What is known of one endpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Who signed its first receipt here, and must sign every later one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<ReceiptKey>,
    /// Not to be asked before this time, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before_ms: Option<u64>,
    /// How often in a row it could not be reached.
    #[serde(default)]
    pub failures: u32,
}

type Known = BTreeMap<String, Target>;

impl Targets {
    pub(super) fn new(folder: &Path, disk: Arc<dyn Disk>) -> Self {
        Self {
            path: folder.join("targets.json"),
            lock: folder.join("targets.lock"),
            disk,
        }
    }

    /// What is known of an endpoint; nothing, if it is new.
    pub fn get(&self, endpoint: &str) -> Result<Target, StorageError> {
        let known = self.read()?;
        Ok(known.get(name(endpoint)).copied().unwrap_or_default())
    }

    /// Trusts the first key seen at an endpoint; refuses another one later.
    pub fn pin(&self, endpoint: &str, key: ReceiptKey) -> Result<(), StorageError> {
        self.change(endpoint, |target| match target.key {
            Some(pinned) if pinned != key => Err(StorageError::KeyChanged {
                endpoint: Plain::line(endpoint),
                path: shown(&self.path),
            }),
            _ => {
                target.key = Some(key);
                Ok(())
            }
        })
    }

    /// Leaves an endpoint alone until then, also after a restart.
    pub fn defer(&self, endpoint: &str, until_ms: u64, failures: u32) -> Result<(), StorageError> {
        self.change(endpoint, |target| {
            target.not_before_ms = Some(until_ms);
            target.failures = failures;
            Ok(())
        })
    }

    /// It was reached: no more waiting, no failures. A pinned key stays pinned.
    pub fn clear(&self, endpoint: &str) -> Result<(), StorageError> {
        self.change(endpoint, |target| {
            target.not_before_ms = None;
            target.failures = 0;
            Ok(())
        })
    }

    fn change(
        &self,
        endpoint: &str,
        change: impl FnOnce(&mut Target) -> Result<(), StorageError>,
    ) -> Result<(), StorageError> {
        // Two windows may deliver at once, and neither may lose what the other has pinned.
        let _turn = Lock::wait(&self.lock, &*self.disk)?;
        let mut known = self.read()?;
        let before = known.get(name(endpoint)).copied().unwrap_or_default();
        let mut target = before;
        change(&mut target)?;
        if target == before {
            return Ok(());
        }
        known.insert(name(endpoint).to_owned(), target);
        let bytes = json::pretty(&known);
        let replaced = self.disk.replace(&self.path, bytes.as_bytes());
        replaced
            .and_then(|replaced| replaced.durable)
            .map_err(|error| StorageError::unwritten(&self.path, &error))
    }

    fn read(&self) -> Result<Known, StorageError> {
        match self.disk.read(&self.path, TARGETS_BYTES_MAX) {
            // Forgetting the pinned keys of a damaged file would be trusting anybody.
            Ok(bytes) => json::read(&bytes)
                .map_err(|error| StorageError::damaged(&self.path, words(&error.to_string()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Known::new()),
            Err(error) => Err(StorageError::unreadable(&self.path, &error)),
        }
    }
}

fn name(endpoint: &str) -> &str {
    endpoint.trim_end_matches('/')
}
