//! When a file that is being saved is whole: what is read earlier is half a definition.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind};

/// How long a file may be quiet that nobody has said is whole. Where the system tells that
/// whoever wrote a file has closed it, nothing else ends a save but a program that keeps the
/// file open, or one that takes it away and puts nothing in its place.
const QUIET_MS: u64 = if cfg!(any(target_os = "linux", target_os = "android")) {
    1_000
} else {
    40
};

/// What the system has told of the files that are followed, by their names.
#[derive(Debug, Default)]
pub(super) struct Saves {
    /// When something was told last of a file that may not be whole, in ms.
    under_way: BTreeMap<OsString, u64>,
    /// A file is whole since the last look.
    saved: bool,
}

/// What the system tells of one file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sign {
    /// It was closed after it had been written, or put in its place: it is whole.
    Saved(OsString),
    /// Whoever writes it may not have come to the end, or it is gone.
    Changing(OsString),
    /// Who may read it is another matter now, or the like: it is worth a look.
    Touched,
}

impl Saves {
    pub(super) fn note(&mut self, sign: Sign, now_ms: u64) {
        match sign {
            Sign::Saved(file) => {
                self.under_way.remove(&file);
                self.saved = true;
            }
            Sign::Changing(file) => drop(self.under_way.insert(file, now_ms)),
            Sign::Touched => self.saved = true,
        }
    }

    /// Whether there is something to be read, and all of it is whole.
    pub(super) fn take(&mut self, now_ms: u64) -> bool {
        let before = self.under_way.len();
        self.under_way
            .retain(|_, told_ms| now_ms.saturating_sub(*told_ms) < QUIET_MS);
        self.saved |= self.under_way.len() < before;
        self.under_way.is_empty() && std::mem::take(&mut self.saved)
    }
}

/// What an event says of the files that are followed. Editors keep files of their own beside
/// them, which say nothing of a save.
pub(super) fn signs(event: &Event, is_followed: impl Fn(&OsStr) -> bool) -> Vec<Sign> {
    if event.paths.is_empty() {
        return vec![Sign::Touched];
    }
    let sign: fn(OsString) -> Sign = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Sign::Saved,
        // Each half of a move is told, too; and reading a file, as we do, is no change to it.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) | EventKind::Access(_) => {
            return Vec::new();
        }
        EventKind::Modify(ModifyKind::Metadata(_)) => |_| Sign::Touched,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => Sign::Changing,
    };
    let names = event.paths.iter().filter_map(|path| path.file_name());
    let followed = names.filter(|name| is_followed(name));
    followed.map(|name| sign(name.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use notify::event::{CreateKind, DataChange, MetadataKind, RemoveKind};

    use super::*;

    const DATA: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const REMOVED: EventKind = EventKind::Remove(RemoveKind::File);
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const READ: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Read));
    const RIGHTS: EventKind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));

    const fn renamed(mode: RenameMode) -> EventKind {
        EventKind::Modify(ModifyKind::Name(mode))
    }

    /// At which of some moments, in ms, there is something to read.
    fn reads(told: &[(u64, &str, EventKind)], looks: &[u64]) -> Vec<u64> {
        let mut saves = Saves::default();
        let mut told = told.iter().peekable();
        let mut read = |now_ms: &u64| {
            while let Some((_, file, kind)) = told.next_if(|(at, ..)| at <= now_ms) {
                let path = PathBuf::from("surveys").join(file);
                let event = Event::new(*kind).add_path(path);
                for sign in signs(&event, |name| name == "tour.toml" || name == "a.csv") {
                    saves.note(sign, *now_ms);
                }
            }
            saves.take(*now_ms)
        };
        let looks = looks.iter().copied();
        looks.filter(|now_ms| read(now_ms)).collect()
    }

    #[test]
    fn a_file_that_is_written_in_place_is_read_when_it_is_closed() {
        let slow = [
            (0, "tour.toml", DATA),
            (QUIET_MS - 1, "tour.toml", DATA),
            (QUIET_MS + 30, "tour.toml", CLOSED),
        ];
        let looks = [1, QUIET_MS - 1, QUIET_MS + 1, QUIET_MS + 30, 5 * QUIET_MS];
        assert_eq!(reads(&slow, &looks), [QUIET_MS + 30]);
    }

    #[test]
    fn a_file_that_changes_places_is_read_when_the_new_one_is_there() {
        let editors = [
            (0, "4913", CREATED),
            (0, "4913", CLOSED),
            (1, "tour.toml", renamed(RenameMode::From)),
            (1, "tour.toml~", renamed(RenameMode::To)),
            (13, "tour.toml", CREATED),
            (14, "tour.toml", DATA),
            (15, "tour.toml", CLOSED),
            (15, "tour.toml", RIGHTS),
            (15, "tour.toml~", REMOVED),
            (16, ".tour.toml.swp", DATA),
        ];
        assert_eq!(reads(&editors, &[1, 12, 14, 15, 27, 5_000]), [15]);
        let put = [
            (0, "tour.new", CLOSED),
            (2, "tour.toml", renamed(RenameMode::To)),
        ];
        assert_eq!(reads(&put, &[0, 2, 14, 5_000]), [2]);
    }

    #[test]
    fn what_is_gone_or_never_closed_is_told_after_a_while() {
        for kind in [REMOVED, DATA, CREATED, renamed(RenameMode::From)] {
            let told = [(0, "tour.toml", kind)];
            let looks = [0, QUIET_MS - 1, QUIET_MS, 5 * QUIET_MS];
            assert_eq!(reads(&told, &looks), [QUIET_MS], "{kind:?}");
        }
    }

    #[test]
    fn a_list_waits_for_the_definition_that_is_under_way() {
        let told = [
            (0, "tour.toml", DATA),
            (5, "a.csv", CLOSED),
            (20, "tour.toml", CLOSED),
        ];
        assert_eq!(reads(&told, &[0, 5, 12, 20, 5_000]), [20]);
    }

    #[test]
    fn what_others_do_and_what_we_read_is_no_save() {
        let told = [(0, "b.csv", CLOSED), (0, "tour.toml", READ)];
        assert!(reads(&told, &[0, 5_000]).is_empty());
        // Who may read it is another matter now.
        assert_eq!(reads(&[(0, "tour.toml", RIGHTS)], &[0, 5_000]), [0]);
    }
}
