//! What was taken back is gone from the disk when its question is left, and nothing else is.

use std::fs;
use std::path::Path;

use super::{ID, SECRET, Scene, opening, place, scene, typed};
use crate::session::{Fact, Position};
use crate::storage::Journal;

fn tells(scene: &Scene, words: &str) -> bool {
    let folder = scene.folder.path().join("journals");
    let tells = |name: &String| {
        let bytes = fs::read(Path::new(&folder).join(name)).unwrap();
        String::from_utf8_lossy(&bytes).contains(words)
    };
    scene.files().iter().any(tells)
}

fn leave(journal: &mut Journal) {
    journal.append(9, &Fact::Went(Position::At(place("bird"))));
    journal.settle();
    journal.tend();
    journal.settle();
}

#[test]
fn a_text_that_was_taken_back_is_gone_when_the_question_is_left() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    journal.append(1, &typed("bird", "an owl"));
    for text in [SECRET, "kingfish", ""] {
        journal.append(2, &typed("seen", text));
        assert!(tells(&scene, "kingfish"));
    }
    leave(&mut journal);
    assert!(!tells(&scene, "kingfish"));
    assert!(tells(&scene, "an owl"));
    assert_eq!(scene.home.look_at(ID).unwrap(), *journal.folded());
}

#[test]
fn what_only_grew_is_not_written_anew() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    for end in 1..=SECRET.len() {
        journal.append(1, &typed("seen", &SECRET[..end]));
    }
    let before = fs::read(scene.journal()).unwrap();
    leave(&mut journal);
    assert!(fs::read(scene.journal()).unwrap().starts_with(&before));
}

#[test]
fn what_is_typed_while_the_file_is_written_anew_is_in_both() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    journal.append(1, &typed("seen", SECRET));
    journal.append(2, &typed("seen", "nothing"));
    journal.append(3, &Fact::Went(Position::At(place("bird"))));
    for text in ["o", "ow", "owl"] {
        journal.append(4, &typed("bird", text));
        assert_eq!(scene.home.look_at(ID).unwrap(), *journal.folded());
    }
    journal.settle();
    journal.tend();
    assert_eq!(scene.home.look_at(ID).unwrap(), *journal.folded());
    assert!(!tells(&scene, SECRET));
    journal.append(5, &typed("bird", "owls"));
    assert_eq!(scene.home.look_at(ID).unwrap(), *journal.folded());
}

#[test]
fn who_leaves_without_another_question_leaves_nothing_of_it() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    journal.append(1, &typed("seen", SECRET));
    journal.append(
        2,
        &Fact::Cleared {
            place: place("seen"),
        },
    );
    journal.close().unwrap();
    assert!(!tells(&scene, SECRET));
    drop(journal);
    assert!(
        scene
            .home
            .take_up(ID)
            .unwrap()
            .folded()
            .state
            .entries
            .is_empty()
    );
}

#[test]
fn what_a_killed_sitting_left_is_gone_with_the_next_one() {
    let scene = scene();
    let mut journal = scene.home.create(opening()).unwrap();
    journal.append(1, &typed("seen", SECRET));
    journal.append(2, &typed("seen", "nothing"));
    let killed = fs::read(scene.journal()).unwrap();
    journal.discard().unwrap();
    fs::write(scene.journal(), &killed).unwrap();
    // What it was about to put in its place.
    fs::write(scene.file(&format!("{ID}.journal.new-1")), &killed).unwrap();
    let mut journal = scene.home.take_up(ID).unwrap();
    leave(&mut journal);
    assert!(!tells(&scene, SECRET));
    assert_eq!(
        scene.files(),
        [format!("{ID}.journal"), format!("{ID}.lock")]
    );
}
