//! What is known of endpoints outlives the program.

use std::fs;

use super::scene;
use crate::storage::{StorageError, Target};
use crate::wire::Signer;

const HERE: &str = "https://example.invalid/";

#[test]
fn the_first_key_is_trusted_and_a_change_refused() {
    let scene = scene();
    let [key, other] = [1, 2].map(|secret| Signer::from_bytes(&[secret; 32]).key());
    assert_eq!(scene.home.targets().get(HERE), Ok(Target::default()));
    scene.home.targets().pin(HERE, key).unwrap();
    scene
        .home
        .targets()
        .pin(HERE.trim_end_matches('/'), key)
        .unwrap();
    let error = scene.home.targets().pin(HERE, other).unwrap_err();
    assert!(matches!(error, StorageError::KeyChanged { .. }), "{error}");
    scene
        .home
        .targets()
        .pin("https://elsewhere.invalid", other)
        .unwrap();
    assert_eq!(scene.home.targets().get(HERE).unwrap().key, Some(key));
}

#[test]
fn waiting_survives_a_restart_and_ends_when_reached() {
    let scene = scene();
    let key = Signer::from_bytes(&[1; 32]).key();
    scene.home.targets().pin(HERE, key).unwrap();
    scene
        .home
        .targets()
        .defer(HERE, 1_727_784_000_000, 3)
        .unwrap();
    let waiting = Target {
        key: Some(key),
        not_before_ms: Some(1_727_784_000_000),
        failures: 3,
    };
    assert_eq!(scene.home.targets().get(HERE), Ok(waiting));
    scene.home.targets().clear(HERE).unwrap();
    let known = Target {
        key: Some(key),
        ..Target::default()
    };
    assert_eq!(scene.home.targets().get(HERE), Ok(known));
}

#[test]
fn a_damaged_file_does_not_make_every_key_a_first_one() {
    let scene = scene();
    let path = scene.folder.path().join("targets.json");
    fs::write(&path, "{").unwrap();
    let key = Signer::from_bytes(&[1; 32]).key();
    let error = scene.home.targets().pin(HERE, key).unwrap_err();
    assert!(matches!(error, StorageError::Damaged { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"{");
}
