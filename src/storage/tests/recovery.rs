//! Torn and altered journals: the longest sound part is used, and nothing is thrown away.

use std::fs;

use super::{ID, NOON, Scene, append_all, document, opening, scene, some_facts};
use crate::session::State;
use crate::storage::frame::{self, Link, MAGIC};
use crate::storage::{Stage, StorageError};

/// A journal with everything in it, and where each frame ends.
fn journal(scene: &Scene) -> (Vec<u8>, Vec<usize>) {
    let mut journal = scene.home.create(opening()).unwrap();
    append_all(&mut journal, &some_facts());
    journal.freeze(document(), NOON).unwrap();
    journal.park("The survey is closed.", NOON).unwrap();
    journal.close().unwrap();
    let bytes = fs::read(scene.journal()).unwrap();
    let (mut ends, mut link) = (vec![MAGIC.len()], Link::first());
    while let Some(framed) = frame::read(&bytes[ends[ends.len() - 1]..], link) {
        ends.push(ends[ends.len() - 1] + framed.length);
        link = framed.link;
    }
    assert_eq!(ends.last(), Some(&bytes.len()));
    (bytes, ends)
}

#[test]
fn a_journal_torn_anywhere_keeps_its_whole_records() {
    let scene = scene();
    let (bytes, ends) = journal(&scene);
    for length in 0..bytes.len() {
        let torn = &bytes[..length];
        fs::write(scene.journal(), torn).unwrap();
        let whole = ends.iter().filter(|end| **end <= length).count();
        // The first end is that of the magic line, the second that of the opening.
        let Some(told) = whole.checked_sub(2) else {
            let error = scene.home.take_up(ID).err().unwrap();
            assert!(matches!(error, StorageError::Damaged { .. }), "{error}");
            assert_eq!(fs::read(scene.journal()).unwrap(), torn, "left as it is");
            continue;
        };
        let folded = scene.home.look_at(ID).unwrap();
        let facts = some_facts();
        let state = State::from_iter(&facts[..told.min(facts.len())]);
        assert_eq!(folded.state, state, "{length} bytes");
        assert_eq!(folded.stage.frozen().is_some(), told > facts.len());
        // Mending writes and syncs files, so it is done at every edge and now and then.
        let is_edge = ends.iter().any(|end| end.abs_diff(length) <= 1);
        if is_edge || length % 9 == 0 {
            mend(&scene, torn, ends[whole - 1]);
        }
    }
}

/// Takes a torn journal up, of which so many bytes are sound.
fn mend(scene: &Scene, torn: &[u8], sound: usize) {
    let looked_at = scene.home.look_at(ID).unwrap();
    let journal = scene.home.take_up(ID).unwrap();
    assert_eq!(*journal.folded(), looked_at);
    assert_eq!(fs::read(scene.journal()).unwrap(), torn[..sound]);
    let Some(recovered) = journal.recovered() else {
        assert_eq!(sound, torn.len(), "only a whole journal needs no mending");
        return;
    };
    assert_eq!(recovered.lost_bytes, torn.len() - sound);
    assert_eq!(fs::read(&recovered.kept_aside).unwrap(), torn);
    fs::remove_file(&recovered.kept_aside).unwrap();
}

#[test]
fn a_mended_journal_goes_on() {
    let scene = scene();
    let (bytes, ends) = journal(&scene);
    fs::write(scene.journal(), &bytes[..ends[10] + 5]).unwrap();
    let mut journal = scene.home.take_up(ID).unwrap();
    append_all(&mut journal, &some_facts()[9..]);
    drop(journal);
    let journal = scene.home.take_up(ID).unwrap();
    assert_eq!(journal.recovered(), None);
    assert_eq!(journal.folded().state, State::from_iter(&some_facts()));
}

#[test]
fn a_response_does_not_become_a_draft_again() {
    let scene = scene();
    let (mut bytes, ends) = journal(&scene);
    bytes[ends[5] + 30] ^= 1;
    fs::write(scene.journal(), &bytes).unwrap();
    assert!(matches!(
        scene.home.look_at(ID).unwrap().stage,
        Stage::Response(_)
    ));
    let journal = scene.home.take_up(ID).unwrap();
    let frozen = journal.folded().stage.frozen().unwrap();
    assert_eq!(frozen.document, document());
    assert!(journal.recovered().is_some());
    drop(journal);
    let again = scene.home.take_up(ID).unwrap();
    assert_eq!(again.folded().stage.frozen().unwrap().document, document());
    assert_eq!(again.recovered(), None);
}

#[test]
fn what_a_newer_version_wrote_is_not_cut_off() {
    let scene = scene();
    let (bytes, _) = journal(&scene);
    let mut newer = MAGIC.to_vec();
    let opened = frame::read(&bytes[MAGIC.len()..], Link::first()).unwrap();
    newer.extend_from_slice(&bytes[MAGIC.len()..MAGIC.len() + opened.length]);
    frame::write(&mut newer, opened.link, r#"{"hummed":{"tune":"a"}}"#);
    let later_format = [b"svar journal 2\n", &bytes[MAGIC.len()..]].concat();
    for newer in [newer, later_format] {
        fs::write(scene.journal(), &newer).unwrap();
        let error = scene.home.take_up(ID).err().unwrap();
        assert!(matches!(error, StorageError::Newer { .. }), "{error}");
        assert_eq!(fs::read(scene.journal()).unwrap(), newer);
    }
}
