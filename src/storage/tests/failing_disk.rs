//! A disk that fails: nothing is lost in memory, trouble is told, and all is caught up on.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;

use super::{ID, NOON, document, opening, receipt, some_facts, typed};
use crate::session::State;
use crate::storage::disk::{Disk, Real};
use crate::storage::{Home, Journal, Stage, StorageError};

/// Fails where told to; what it does not fail at, it does on real files.
#[derive(Default)]
struct Failing {
    /// Half of the bytes get through, as when a disk fills up.
    append: AtomicBool,
    cut: AtomicBool,
    sync: AtomicBool,
    sync_once: AtomicBool,
    /// There is no new file to be had.
    create: AtomicBool,
    /// A name may not last.
    sync_folder: AtomicBool,
    renames: AtomicUsize,
    synced: Mutex<Option<Sender<()>>>,
}

fn fails(switch: &AtomicBool) -> io::Result<()> {
    if switch.load(Ordering::SeqCst) {
        return Err(io::ErrorKind::StorageFull.into());
    }
    Ok(())
}

impl Disk for Failing {
    fn create(&self, path: &Path) -> io::Result<File> {
        fails(&self.create)?;
        Real.create(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.renames.fetch_add(1, Ordering::SeqCst);
        Real.rename(from, to)
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        fails(&self.sync_folder)
    }

    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        fails(&self.append).or_else(|error| {
            Real.append(file, &bytes[..bytes.len() / 2])?;
            Err(error)
        })?;
        Real.append(file, bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        fails(&self.cut)?;
        Real.cut(file, length)
    }

    fn sync(&self, _file: &File) -> io::Result<()> {
        let once = self.sync_once.swap(false, Ordering::SeqCst);
        let synced = fails(&self.sync).and_then(|()| fails(&AtomicBool::new(once)));
        if let Some(listener) = &*self.synced.lock().unwrap() {
            // Somebody who listens no more has heard enough.
            let _ = listener.send(());
        }
        synced
    }
}

struct Scene {
    folder: TempDir,
    disk: Arc<Failing>,
    journal: Journal,
}

fn scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let disk = Arc::new(Failing::default());
    let home = Home::on(folder.path(), Arc::clone(&disk) as Arc<dyn Disk>).unwrap();
    let journal = home.create(opening()).unwrap();
    Scene {
        folder,
        disk,
        journal,
    }
}

impl Scene {
    fn set(switch: &AtomicBool, fails: bool) {
        switch.store(fails, Ordering::SeqCst);
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder
            .path()
            .join("journals")
            .join(format!("{ID}.journal"))
    }

    /// What somebody finds who takes the file up now, as after a kill.
    fn on_disk(&self) -> crate::storage::Folded {
        Home::at(self.folder.path()).unwrap().look_at(ID).unwrap()
    }

    fn listen(&self) -> Receiver<()> {
        let (sender, receiver) = channel();
        *self.disk.synced.lock().unwrap() = Some(sender);
        receiver
    }
}

/// Far longer than any sync takes; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn facts_that_could_not_be_written_are_written_later_in_order() {
    for cut_fails_too in [false, true] {
        let mut scene = scene();
        let facts = some_facts();
        let (first, rest) = facts.split_at(10);
        for fact in first {
            scene.journal.append(1, fact);
        }
        Scene::set(&scene.disk.append, true);
        Scene::set(&scene.disk.cut, cut_fails_too);
        Scene::set(&scene.disk.create, true);
        for fact in rest {
            scene.journal.append(2, fact);
            let trouble = scene.journal.trouble().unwrap().to_string();
            assert!(
                trouble.contains("cannot be written: the disk is full."),
                "{trouble}"
            );
        }
        assert_eq!(scene.journal.folded().state, State::from_iter(&facts));
        assert_eq!(scene.on_disk().state, State::from_iter(first));
        Scene::set(&scene.disk.append, false);
        Scene::set(&scene.disk.create, false);
        scene.journal.append(3, &typed("more", "1"));
        if cut_fails_too {
            // What cannot be cut stays behind in a file that another one takes the place of.
            assert!(scene.journal.trouble().is_some());
            scene.journal.settle();
            scene.journal.try_again();
        }
        assert_eq!(scene.journal.trouble(), None);
        assert_eq!(scene.on_disk(), *scene.journal.folded());
    }
}

#[test]
fn closing_writes_what_is_left() {
    let mut scene = scene();
    Scene::set(&scene.disk.append, true);
    scene.journal.append(1, &typed("seen", "a heron"));
    Scene::set(&scene.disk.append, false);
    let left = scene.journal.folded().clone();
    let (folder, mut journal) = (scene.folder, scene.journal);
    journal.close().unwrap();
    assert_eq!(Home::at(folder.path()).unwrap().look_at(ID).unwrap(), left);
}

#[test]
fn a_discarded_draft_does_not_come_back() {
    let mut scene = scene();
    Scene::set(&scene.disk.append, true);
    scene.journal.append(1, &typed("seen", "a heron"));
    Scene::set(&scene.disk.append, false);
    let path = scene.path();
    scene.journal.discard().unwrap();
    assert!(!path.exists());
}

#[test]
fn syncing_is_done_when_asked_and_at_the_end() {
    let mut scene = scene();
    let synced = scene.listen();
    scene.journal.append(1, &typed("seen", "a"));
    scene.journal.request_sync();
    synced.recv_timeout(PATIENCE).unwrap();
    scene.journal.append(2, &typed("seen", "ab"));
    // Not asked for, and done all the same.
    synced.recv_timeout(PATIENCE).unwrap();
    scene.journal.append(3, &typed("seen", "abc"));
    scene.journal.close().unwrap();
    synced.try_recv().unwrap();
}

#[test]
fn after_a_failed_sync_the_draft_moves_to_a_new_file() {
    let mut scene = scene();
    Scene::set(&scene.disk.sync, true);
    Scene::set(&scene.disk.create, true);
    scene.journal.append(1, &typed("seen", "a"));
    scene.journal.request_sync();
    scene.journal.settle();
    assert!(scene.journal.trouble().is_some());
    // Until a new file can be had, the old one is appended to.
    scene.journal.append(2, &typed("seen", "ab"));
    assert!(matches!(
        scene.journal.trouble(),
        Some(StorageError::Unwritten { .. })
    ));
    assert_eq!(scene.on_disk(), *scene.journal.folded());
    Scene::set(&scene.disk.sync, false);
    Scene::set(&scene.disk.create, false);
    let before = scene.disk.renames.load(Ordering::SeqCst);
    // Nobody needs to type for it.
    scene.journal.try_again();
    scene.journal.settle();
    scene.journal.tend();
    assert_eq!(scene.disk.renames.load(Ordering::SeqCst), before + 1);
    assert_eq!(scene.journal.trouble(), None);
    scene.journal.append(4, &typed("seen", "abcd"));
    scene.journal.settle();
    scene.journal.tend();
    assert_eq!(scene.disk.renames.load(Ordering::SeqCst), before + 1);
    assert_eq!(scene.on_disk(), *scene.journal.folded());
}

#[test]
fn freezing_that_fails_leaves_a_draft() {
    let cases: [fn(&Failing) -> Vec<&AtomicBool>; 3] = [
        |disk| vec![&disk.append, &disk.create],
        |disk| vec![&disk.append, &disk.cut, &disk.create],
        |disk| vec![&disk.sync, &disk.create],
    ];
    for (case, switches) in cases.iter().enumerate() {
        let mut scene = scene();
        scene.journal.append(1, &typed("seen", "a"));
        let disk = Arc::clone(&scene.disk);
        for switch in switches(&disk) {
            Scene::set(switch, true);
        }
        let error = scene.journal.freeze(document(), NOON).unwrap_err();
        assert!(
            matches!(error, StorageError::Unwritten { .. }),
            "case {case}: {error}"
        );
        assert_eq!(scene.journal.folded().stage, Stage::Draft, "case {case}");
        assert_eq!(scene.on_disk().stage, Stage::Draft, "case {case}");
        for switch in switches(&disk) {
            Scene::set(switch, false);
        }
        scene.journal.append(2, &typed("seen", "ab"));
        assert_eq!(scene.on_disk(), *scene.journal.folded(), "case {case}");
        scene.journal.freeze(document(), NOON).unwrap();
        assert_eq!(scene.journal.trouble(), None, "case {case}");
        assert_eq!(scene.on_disk(), *scene.journal.folded(), "case {case}");
    }
}

#[test]
fn freezing_moves_on_when_only_the_old_file_cannot_be_synced() {
    let mut scene = scene();
    scene.journal.append(1, &typed("seen", "a"));
    Scene::set(&scene.disk.sync_once, true);
    scene.journal.freeze(document(), NOON).unwrap();
    assert_eq!(scene.disk.renames.load(Ordering::SeqCst), 2);
    assert_eq!(scene.on_disk(), *scene.journal.folded());
    assert!(scene.on_disk().stage.frozen().is_some());
}

#[test]
fn a_receipt_counts_also_where_the_purge_fails() {
    for switch in [
        |disk: &Failing| Scene::set(&disk.create, true),
        |disk: &Failing| Scene::set(&disk.sync_folder, true),
    ] {
        let mut scene = scene();
        scene.journal.append(1, &typed("seen", "a"));
        scene.journal.freeze(document(), NOON).unwrap();
        switch(&scene.disk);
        scene.journal.receipted(receipt(), NOON).unwrap();
        assert!(scene.journal.trouble().is_some());
        assert_eq!(scene.journal.folded().stage, Stage::Receipted(receipt()));
        let (folder, path) = (scene.folder.path().to_owned(), scene.path());
        drop(scene.journal);
        drop(Home::at(&folder).unwrap().take_up(ID).unwrap());
        let bytes = String::from_utf8(fs::read(path).unwrap()).unwrap();
        assert!(!bytes.contains("seen"), "{bytes}");
    }
}

#[test]
fn what_somebody_else_wrote_is_not_written_over() {
    let mut scene = scene();
    scene.journal.append(1, &typed("seen", "a"));
    let foreign = [fs::read(scene.path()).unwrap(), b"foreign".to_vec()].concat();
    fs::write(scene.path(), &foreign).unwrap();
    scene.journal.append(2, &typed("seen", "ab"));
    let trouble = scene.journal.trouble().unwrap();
    assert!(
        matches!(trouble, StorageError::ChangedElsewhere { .. }),
        "{trouble}"
    );
    assert!(scene.journal.freeze(document(), NOON).is_err());
    assert_eq!(fs::read(scene.path()).unwrap(), foreign);
}

#[test]
fn a_journal_that_vanished_is_written_anew() {
    let mut scene = scene();
    scene.journal.append(1, &typed("seen", "a"));
    fs::remove_file(scene.path()).unwrap();
    scene.journal.append(2, &typed("seen", "ab"));
    assert_eq!(scene.journal.trouble(), None);
    assert_eq!(scene.on_disk(), *scene.journal.folded());
}
