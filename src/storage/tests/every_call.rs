//! Every call on a disk fails in every way, once or from then on: nothing in memory is lost,
//! what is on disk stays good, it is told, and all is caught up on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::sync::Arc;

use super::faulty::{FAULTS, Faulty, Lasts, Mistake, Plan};
use super::quick::Quick;
use super::{ID, NOON, document, opening, place, receipt, typed};
use crate::session::{Fact, Position, State};
use crate::storage::disk::Disk;
use crate::storage::fold::fold;
use crate::storage::{Exported, Home, Journal, Stage, StorageError};

/// Somebody answers, takes something back, leaves the question and looks back.
fn facts() -> Vec<Fact> {
    vec![
        Fact::Consented(true),
        Fact::Went(Position::At(place("seen"))),
        typed("seen", "a heron by the river"),
        typed("seen", "a heron at the river"),
        Fact::Went(Position::At(place("bird"))),
        typed("bird", "two"),
        typed("bird", "twofold"),
        Fact::Went(Position::Review),
    ]
}

/// One interview on a faulty disk, looked at after each step by somebody whose disk works.
struct Watch {
    folder: tempfile::TempDir,
    disk: Arc<Faulty>,
    /// How many facts were seen on disk at the last look.
    good: usize,
}

type Fails = Result<(), String>;

impl Watch {
    fn path(&self) -> PathBuf {
        let folder = self.folder.path().join("journals");
        folder.join(format!("{ID}.journal"))
    }

    /// What is wrong on disk or with what is told, after so many facts.
    fn look(&mut self, journal: &Journal, told: usize) -> Fails {
        let facts = facts();
        let bytes = fs::read(self.path()).map_err(|_| "the journal is gone")?;
        let reading = fold(&bytes).map_err(|flaw| format!("{flaw:?}"))?;
        let on_disk = (self.good..=told).rev().find(|told| {
            let state = State::from_iter(&facts[..*told]);
            state == reading.folded.state || matches!(reading.folded.stage, Stage::Receipted(_))
        });
        self.good = on_disk.ok_or("what was good on disk is no more")?;
        let quiet = self.disk.mistake == Mistake::KeepsItQuiet;
        let trouble = journal.trouble().filter(|_| !quiet);
        let inode = fs::metadata(self.path()).unwrap().ino();
        let is_distrusted = self.disk.calls().distrusted.contains(&inode);
        if trouble.is_none() && (reading.folded != *journal.folded() || is_distrusted) {
            return Err("not told that it is not saved".to_owned());
        }
        if self.disk.calls().synced_again > 0 {
            return Err("a failed sync was tried again on the same file".to_owned());
        }
        self.carries_away(journal)
    }

    /// Export works all the same, of the last good state and of what is in memory.
    fn carries_away(&self, journal: &Journal) -> Fails {
        let works = Home::at(self.folder.path()).unwrap().export(ID).is_ok();
        let other = tempfile::tempdir().unwrap();
        let elsewhere = Home::on(other.path(), Arc::new(Quick)).unwrap();
        journal
            .save_in(&elsewhere)
            .map_err(|error| error.to_string())?;
        let taken_up = elsewhere.look_at(ID).unwrap();
        let whole = taken_up == *journal.folded();
        (works && whole)
            .then_some(())
            .ok_or("not to be exported".to_owned())
    }
}

/// Lets pass what takes a second at most.
fn second(journal: &mut Journal) {
    journal.settle();
    journal.tend();
    journal.try_again();
    journal.settle();
    journal.tend();
    journal.settle();
}

fn interview(disk: &Arc<Faulty>) -> Fails {
    let mut watch = Watch {
        folder: tempfile::tempdir().unwrap(),
        disk: Arc::clone(disk),
        good: 0,
    };
    let folder = watch.folder.path().to_owned();
    let on_disk = Arc::clone(disk) as Arc<dyn Disk>;
    let made = Home::on(&folder, Arc::clone(&on_disk))
        .and_then(|home| home.create(opening()).map(|journal| (home, journal)));
    let (home, mut journal) = made.or_else(|_| {
        // Told before anything was answered. When the disk is mended, it works.
        disk.mend();
        let home = Home::on(&folder, on_disk).map_err(|error| error.to_string())?;
        let journal = home.create(opening()).or_else(|_| home.take_up(ID));
        Ok::<_, String>((home, journal.map_err(|error| error.to_string())?))
    })?;
    for (told, fact) in (1..).zip(&facts()) {
        journal.append(told as u64, fact);
        if matches!(fact, Fact::Went(_)) {
            journal.request_sync();
        }
        second(&mut journal);
        watch.look(&journal, told)?;
        // Neither listing nor looking breaks anything.
        let _ = home.journals();
    }
    if !freeze(&watch, &mut journal)? {
        disk.mend();
        second(&mut journal);
        if !freeze(&watch, &mut journal)? {
            return Err("not frozen though the disk is mended".to_owned());
        }
    }
    let _ = journal.park("The survey is closed.", NOON);
    let _ = journal.unpark(NOON);
    watch.look(&journal, facts().len())?;
    let receipted = journal.receipted(receipt(), NOON);
    disk.mend();
    if receipted.is_err() {
        journal
            .receipted(receipt(), NOON)
            .map_err(|error| error.to_string())?;
    }
    drop(journal);
    let journal = home.take_up(ID).map_err(|error| error.to_string())?;
    let purged = !fs::read_to_string(watch.path()).unwrap().contains("heron");
    let receipted = matches!(journal.folded().stage, Stage::Receipted(_));
    (purged && receipted)
        .then_some(())
        .ok_or("the receipt was lost".to_owned())
}

/// Freezes; returns whether it worked. Either way it is what it is said to be.
fn freeze(watch: &Watch, journal: &mut Journal) -> Result<bool, String> {
    let frozen = journal.freeze(document(), NOON).is_ok();
    let bytes = fs::read(watch.path()).map_err(|_| "the journal is gone")?;
    let reading = fold(&bytes).map_err(|flaw| format!("{flaw:?}"))?;
    if frozen && reading.folded != *journal.folded() {
        return Err("frozen without its facts".to_owned());
    }
    if frozen == journal.folded().stage.is_draft() {
        return Err("said to be frozen and is not".to_owned());
    }
    watch.carries_away(journal)?;
    Ok(frozen)
}

/// Takes up a journal that is torn.
fn recovery(disk: &Arc<Faulty>) -> Fails {
    let folder = tempfile::tempdir().unwrap();
    let quick = Home::on(folder.path(), Arc::new(Quick)).unwrap();
    let mut journal = quick.create(opening()).unwrap();
    for fact in &facts() {
        journal.append(1, fact);
    }
    drop(journal);
    let path = folder.path().join("journals").join(format!("{ID}.journal"));
    let mut torn = fs::read(&path).unwrap();
    torn.truncate(torn.len() - 3);
    fs::write(&path, &torn).unwrap();
    let home = Home::on(folder.path(), Arc::clone(disk) as Arc<dyn Disk>);
    let taken_up = home.and_then(|home| home.take_up(ID)).map(drop);
    let kept = super::names(&folder.path().join("journals"));
    let kept = kept.iter().any(|name| {
        let bytes = fs::read(folder.path().join("journals").join(name)).unwrap();
        bytes == torn
    });
    if !kept {
        return Err("what was torn is gone".to_owned());
    }
    let journal = Home::at(folder.path()).unwrap().take_up(ID);
    let journal = journal.map_err(|error| format!("{taken_up:?}, then {error}"))?;
    let facts = facts();
    let state = State::from_iter(&facts[..facts.len() - 1]);
    let exported = quick
        .export(ID)
        .map_err(|error: StorageError| error.to_string())?;
    let is_draft = matches!(exported, Exported::Draft(_));
    (is_draft && journal.folded().state == state)
        .then_some(())
        .ok_or("another state".to_owned())
}

/// Keeps what is known of an endpoint.
fn endpoints(disk: &Arc<Faulty>) -> Fails {
    const HERE: &str = "https://example.invalid";
    let folder = tempfile::tempdir().unwrap();
    let quick = Home::on(folder.path(), Arc::new(Quick)).unwrap();
    quick.targets().defer(HERE, 1, 1).unwrap();
    let home = Home::on(folder.path(), Arc::clone(disk) as Arc<dyn Disk>);
    let deferred = home.and_then(|home| home.targets().defer(HERE, 2, 2));
    let known = quick.targets().get(HERE);
    let known = known.map_err(|_| "what was known of an endpoint is gone")?;
    let is_new = known.not_before_ms == Some(2);
    if deferred.is_ok() && !is_new || known.not_before_ms.is_none() {
        return Err(format!("{known:?} after {deferred:?}"));
    }
    quick
        .targets()
        .clear(HERE)
        .map_err(|error| error.to_string())
}

const STORIES: [fn(&Arc<Faulty>) -> Fails; 3] = [interview, recovery, endpoints];

/// What goes wrong in all stories with every call failing in every way, and how many there
/// are; ends early where what is looked for was found.
fn wrongs(mistake: Mistake, looked_for: Option<&str>) -> (usize, BTreeMap<String, String>) {
    let (mut cases, mut wrongs, mut names) = (0, BTreeMap::new(), BTreeSet::new());
    for story in STORIES {
        let sound = Faulty::new(None, mistake);
        if let Err(wrong) = story(&sound) {
            wrongs.insert(wrong, "no fault".to_owned());
        }
        let calls = sound.calls().names.clone();
        names.extend(calls.iter().copied());
        for (at, call) in calls.iter().enumerate() {
            for (fault, lasts) in FAULTS
                .iter()
                .flat_map(|fault| [(*fault, Lasts::Once), (*fault, Lasts::FromThenOn)])
            {
                let plan = Plan { at, fault, lasts };
                if looked_for.is_some_and(|wrong| wrongs.contains_key(wrong)) {
                    return (cases, wrongs);
                }
                cases += 1;
                if let Err(wrong) = story(&Faulty::new(Some(plan), mistake)) {
                    let case = format!("{call} {plan:?}");
                    wrongs.entry(wrong).or_insert(case);
                }
            }
        }
    }
    let all = [
        "append",
        "create",
        "cut",
        "length",
        "link",
        "make_folder",
        "modified",
        "names",
        "open",
        "open_lock",
        "open_to_read",
        "remove",
        "rename",
        "sync",
        "sync_folder",
        "take",
    ];
    // A cut comes only after something else has failed: "from then on" reaches it.
    let missing = all
        .iter()
        .filter(|name| **name != "cut" && !names.contains(*name));
    assert_eq!(missing.collect::<Vec<_>>(), [&""; 0]);
    (cases, wrongs)
}

#[test]
fn whatever_call_fails_nothing_is_lost_and_it_is_told() {
    let (cases, wrongs) = wrongs(Mistake::None, None);
    assert_eq!(wrongs, BTreeMap::new());
    assert!(cases > 1_000, "{cases}");
}

#[test]
fn planted_mistakes_with_failing_disks_are_caught() {
    for (mistake, wrong) in [
        (
            Mistake::SyncsAgain,
            "a failed sync was tried again on the same file",
        ),
        (
            Mistake::ReplacesInPlace,
            "what was known of an endpoint is gone",
        ),
        (Mistake::KeepsItQuiet, "not told that it is not saved"),
    ] {
        let (_, wrongs) = wrongs(mistake, Some(wrong));
        assert!(wrongs.contains_key(wrong), "{mistake:?}: {wrongs:?}");
    }
}
