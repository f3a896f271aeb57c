//! Real files without waiting for the disk, for tests that open thousands of them.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::storage::disk::{Disk, Real};

pub(super) struct Quick;

impl Disk for Quick {
    fn read(&self, path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
        Real.read(path, bytes_max)
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        Real.length(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        Real.open(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        Real.create(path)
    }

    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        Real.append(file, bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        Real.cut(file, length)
    }

    fn sync(&self, _file: &File) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Real.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        Real.remove(path)
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}
