//! A journal that goes on in another file: because the one it has may not last, because it is
//! gone, or because what was taken back is to go from the disk.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Moved, Tape, Whereabouts};
use crate::storage::StorageError;
use crate::storage::content::Content;
use crate::storage::disk::fresh_path;
use crate::storage::paths::torn_beside;

pub(super) struct Next {
    pub(super) path: PathBuf,
    pub(super) file: Arc<File>,
    pub(super) content: Content,
    pub(super) written: usize,
}

impl Tape {
    /// Puts other content that says the same in the place of what was recorded, by and by:
    /// nobody waits for the disk. [`moved`](Self::moved) tells what came of it.
    pub(in crate::storage) fn begin_move(&mut self, content: Content) -> io::Result<()> {
        self.drop_next();
        let path = fresh_path(&self.path);
        self.disk.remove_if_there(&path)?;
        let file = self.disk.create(&path)?;
        if let Err(error) = self.disk.append(&file, content.bytes()) {
            drop(file);
            let _ = self.disk.remove(&path);
            return Err(error);
        }
        let file = Arc::new(file);
        self.syncer.prepare(Arc::clone(&file));
        self.next = Some(Next {
            path,
            file,
            written: content.length(),
            content,
        });
        Ok(())
    }

    pub(in crate::storage) fn is_moving(&self) -> bool {
        self.next.is_some()
    }

    /// Moves on if it is time, and tells what came of it since it was last asked. Does not
    /// wait.
    pub(in crate::storage) fn moved(&mut self) -> Moved {
        self.turn_over();
        std::mem::replace(&mut self.moved, Moved::NotYet)
    }

    /// Lets the next file take this one's place once it is as durable.
    pub(super) fn turn_over(&mut self) {
        match self.syncer.prepared() {
            None => {}
            Some(Ok(())) => self.take_over(),
            Some(Err(_)) => self.drop_next(),
        }
    }

    fn take_over(&mut self) {
        let is_here = matches!(self.check_alone(), Ok(Whereabouts::Here));
        let Some(next) = self.next.take_if(|_| is_here) else {
            return self.drop_next();
        };
        // Some file systems know no second names; there, locks are worth the more.
        let aside = next.path.with_added_extension("old");
        let has_aside = self.disk.link(&self.path, &aside).is_ok();
        let renamed = self.disk.rename(&next.path, &self.path);
        if has_aside {
            self.let_go(&aside);
        }
        if renamed.is_err() {
            self.next = Some(next);
            return self.drop_next();
        }
        self.moved = Moved::Done;
        self.file = next.file;
        self.content = next.content;
        self.written = next.written;
        self.overlong = false;
        self.syncer.take_over(self.path.parent());
    }

    /// Where locks do not work, somebody else may have written to the old file at the last
    /// moment, and has been told that it is there: then it is kept.
    fn let_go(&self, aside: &Path) {
        let is_as_we_left_it = self
            .disk
            .length(aside, &self.file)
            .is_ok_and(|length| length == Some(self.written as u64));
        let _ = if is_as_we_left_it {
            self.disk.remove(aside)
        } else {
            self.disk.rename(aside, &torn_beside(&self.path))
        };
    }

    /// Goes on with the file as it is.
    pub(super) fn drop_next(&mut self) {
        if let Some(next) = self.next.take() {
            self.moved = Moved::Failed;
            self.syncer.forget_next();
            let _ = self.disk.remove(&next.path);
        }
    }

    /// Puts all that was recorded where the file was. It outlives a killed process at once,
    /// and a power cut when it is synced, which nobody waits for.
    pub(super) fn put_back(&mut self) -> Result<(), StorageError> {
        self.drop_next();
        let put = self.disk.put(&self.path, self.content.bytes());
        let file = Arc::new(put.map_err(|error| self.unwritten(&error))?);
        self.file = Arc::clone(&file);
        self.written = self.content.length();
        self.overlong = false;
        self.syncer.take_up(file, self.path.parent());
        Ok(())
    }

    /// From here on the file is a new one with this content.
    pub(super) fn replace(&mut self, content: Content) -> Result<(), StorageError> {
        self.drop_next();
        let replaced = self.disk.replace(&self.path, content.bytes());
        let replaced = replaced.map_err(|error| self.unwritten(&error))?;
        self.file = Arc::new(replaced.file);
        self.written = content.length();
        self.content = content;
        self.overlong = false;
        self.syncer.follow(Arc::clone(&self.file));
        replaced.durable.map_err(|error| {
            self.syncer.distrust(&error);
            self.unwritten(&error)
        })
    }

    pub(super) fn write_rest_of_next(&mut self) {
        if let Some(next) = &mut self.next
            && next.written < next.content.length()
        {
            let rest = next.content.from(next.written);
            if self.disk.append(&next.file, rest).is_ok() {
                next.written = next.content.length();
            } else {
                self.drop_next();
            }
        }
    }
}
