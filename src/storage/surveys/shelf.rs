//! The long lists beside a definition on disk.

use std::io;
use std::path::{Component, Path};

use crate::storage::disk::Disk;
use crate::storage::reason;
use crate::survey::Shelf;

/// A hundred thousand rows fit well into this.
const LIST_BYTES_MAX: u64 = 16 << 20;

/// Gives files of the definition's own folder and those below it, and no others: who sends
/// a definition must not learn what else is on the machine. The reader of definitions
/// judges names as well; what it lets through must still not be read here.
pub(super) struct DiskShelf<'a> {
    pub(super) folder: &'a Path,
    pub(super) disk: &'a dyn Disk,
}

impl Shelf for DiskShelf<'_> {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        let parts = || Path::new(file).components();
        if file.is_empty() || !parts().all(|part| matches!(part, Component::Normal(_))) {
            return Err(
                "it is not in the definition's folder; write its path from there, such as `lists/places.csv`."
                    .to_owned(),
            );
        }
        let path = self.folder.join(file);
        let failed = |error: io::Error| format!("{}.", reason(&error).english());
        let too_large = || {
            let mib = LIST_BYTES_MAX >> 20;
            format!("it has more than {mib} MiB; leave out what nobody is to choose.")
        };
        let data = self.disk.look(&path).map_err(failed)?;
        if !data.is_file() {
            return Err("it is not a file.".to_owned());
        }
        if data.len() > LIST_BYTES_MAX {
            return Err(too_large());
        }
        // It may have grown since it was looked at.
        let bytes = self.disk.read(&path, LIST_BYTES_MAX + 1).map_err(failed)?;
        if bytes.len() as u64 > LIST_BYTES_MAX {
            return Err(too_large());
        }
        Ok(bytes)
    }
}
