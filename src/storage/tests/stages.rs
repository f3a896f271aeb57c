//! A response moves forward: draft, response, receipt; and then its answers are gone.

use std::fs;

use super::{
    ID, NOON, SECRET, Scene, append_all, document, opening, place, receipt, scene, some_facts,
};
use crate::session::{Position, State};
use crate::storage::{Exported, Journal, Stage, StorageError};

fn answered(scene: &Scene) -> Journal {
    let mut journal = scene.home.create(opening()).unwrap();
    append_all(&mut journal, &some_facts());
    journal
}

fn frozen(scene: &Scene) -> Journal {
    let mut journal = answered(scene);
    journal.freeze(document(), NOON).unwrap();
    journal
}

/// The files in which an answer can be read.
fn telling(scene: &Scene) -> Vec<String> {
    let tells = |name: &String| {
        let bytes = fs::read(scene.file(name)).unwrap();
        bytes
            .windows(SECRET.len())
            .any(|seen| seen == SECRET.as_bytes())
    };
    scene.files().into_iter().filter(tells).collect()
}

#[test]
fn frozen_bytes_come_back_as_they_were() {
    let scene = scene();
    let left = frozen(&scene).folded().clone();
    let journal = scene.home.take_up(ID).unwrap();
    assert_eq!(*journal.folded(), left);
    let Stage::Response(frozen) = &left.stage else {
        panic!("{left:?}")
    };
    assert_eq!(frozen.document, document());
    assert_eq!(frozen.completed, NOON);
    assert_eq!(
        scene.home.export(ID),
        Ok(Exported::Response(document().into_bytes()))
    );
}

#[test]
fn stages_only_move_forward() {
    let scene = scene();
    let filed = || Err(StorageError::Filed { id: ID.into() });
    let waits_not = || Err(StorageError::NotWaiting { id: ID.into() });
    let mut journal = answered(&scene);
    assert_eq!(journal.park("why", NOON), waits_not());
    assert_eq!(journal.receipted(receipt(), NOON), waits_not());
    journal.freeze(document(), NOON).unwrap();
    assert_eq!(journal.freeze(document(), NOON).map(drop), filed());
    journal.park("The survey is closed.", NOON).unwrap();
    let Stage::Parked(_, why) = &journal.folded().stage else {
        panic!("not parked")
    };
    assert_eq!(why, "The survey is closed.");
    journal.unpark(NOON).unwrap();
    assert!(matches!(journal.folded().stage, Stage::Response(_)));
    assert_eq!(journal.discard(), filed());
    assert_eq!(scene.home.discard(ID), filed());
}

#[test]
fn a_receipt_for_other_bytes_is_refused() {
    let scene = scene();
    let mut journal = answered(&scene);
    journal.freeze("{}".to_owned(), NOON).unwrap();
    let error = journal.receipted(receipt(), NOON).unwrap_err();
    assert_eq!(error, StorageError::OtherReceipt { id: ID.into() });
    assert!(matches!(journal.folded().stage, Stage::Response(_)));
}

#[test]
fn the_receipt_stays_and_the_answers_are_gone() {
    let scene = scene();
    drop(answered(&scene));
    // A torn copy that was kept aside holds answers as well.
    let mut torn = fs::read(scene.journal()).unwrap();
    torn.pop();
    fs::write(scene.journal(), torn).unwrap();
    let mut journal = scene.home.take_up(ID).unwrap();
    journal.freeze(document(), NOON).unwrap();
    assert_eq!(telling(&scene).len(), 2);
    journal.receipted(receipt(), NOON).unwrap();
    assert_eq!(journal.trouble(), None);
    assert_eq!(telling(&scene), [""; 0]);
    assert_eq!(journal.folded().state, State::default());
    drop(journal);
    let journal = scene.home.take_up(ID).unwrap();
    assert_eq!(journal.folded().stage, Stage::Receipted(receipt()));
    assert_eq!(journal.folded().opening, opening());
    assert_eq!(scene.home.export(ID), Ok(Exported::Receipt(receipt())));
}

#[test]
fn a_purge_that_was_cut_short_is_made_up_for() {
    let scene = scene();
    let mut journal = frozen(&scene);
    let unpurged = fs::read(scene.journal()).unwrap();
    // The journal as the receipt is appended to it, before the purge.
    journal.receipted(receipt(), NOON).unwrap();
    drop(journal);
    let purged = fs::read(scene.journal()).unwrap();
    fs::write(scene.journal(), with_receipt(unpurged)).unwrap();
    assert_eq!(telling(&scene).len(), 1);
    // Whoever looks at what is there has it done.
    assert_eq!(scene.home.journals().unwrap().len(), 1);
    assert_eq!(fs::read(scene.journal()).unwrap(), purged);
    assert_eq!(telling(&scene), [""; 0]);
}

fn with_receipt(mut journal: Vec<u8>) -> Vec<u8> {
    use crate::storage::fold::fold;
    use crate::storage::frame;
    use crate::storage::record::Record;
    let Ok(reading) = fold(&journal) else {
        panic!("not read")
    };
    let receipted = Record::Receipted {
        receipt: receipt(),
        at: NOON.to_owned(),
    };
    let payload = crate::wire::json::line(&receipted);
    frame::write(&mut journal, reading.link, &payload);
    journal
}

#[test]
fn a_discarded_draft_leaves_nothing() {
    let scene = scene();
    answered(&scene).discard().unwrap();
    assert_eq!(scene.files(), [""; 0]);
    drop(answered(&scene));
    scene.home.discard(ID).unwrap();
    assert_eq!(scene.files(), [""; 0]);
    let missing = StorageError::Missing { id: ID.into() };
    assert_eq!(scene.home.discard(ID), Err(missing));
}

#[test]
fn a_draft_is_open_in_one_window() {
    let scene = scene();
    let journal = answered(&scene);
    let error = scene.home.take_up(ID).err().unwrap();
    assert_eq!(
        error.to_string(),
        "This draft is open in another window. Close it there first."
    );
    assert_eq!(scene.home.discard(ID), Err(StorageError::InUse));
    assert!(scene.home.journals().unwrap()[0].as_ref().unwrap().locked);
    drop(journal);
    assert!(!scene.home.journals().unwrap()[0].as_ref().unwrap().locked);
    assert!(scene.home.take_up(ID).is_ok());
    let exists = scene.home.create(opening()).err();
    assert_eq!(exists, Some(StorageError::Exists { id: ID.into() }));
}

#[test]
fn what_is_there_is_listed_without_being_touched() {
    let scene = scene();
    drop(answered(&scene));
    let torn = scene.file("0b.journal");
    fs::write(&torn, "svar journal 1\n0000").unwrap();
    fs::write(scene.file("notes.txt"), "not ours").unwrap();
    fs::remove_file(scene.file(&format!("{ID}.lock"))).unwrap();
    let before = scene.files();
    let listed = scene.home.journals().unwrap();
    assert_eq!(scene.files(), before);
    assert_eq!(listed.len(), 2);
    let newest = listed[0].as_ref().err().or(listed[1].as_ref().err());
    assert_eq!(newest.unwrap().path, torn);
    let draft = listed.iter().find_map(|one| one.as_ref().ok()).unwrap();
    assert_eq!((draft.id.as_str(), draft.answered), (ID, 2));
    assert_eq!(draft.position, Position::Review);
    assert!(draft.stage.is_draft() && !draft.locked);
    assert!(
        scene
            .home
            .look_at(ID)
            .unwrap()
            .state
            .entries
            .contains_key(&place("seen"))
    );
}
