//! The pictures in `docs/pictures/`, drawn from the real program, so that none can go stale.
//!
//! `SVAR_UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

#[path = "../common/mod.rs"]
mod common;
mod form;
mod home;
mod projects;
mod svg;
#[cfg(feature = "author")]
mod tester;

use std::collections::BTreeSet;
use std::{env, fs};

use common::at_root;
use svar::tui::{Frame, Glyphs, Key, Look, Model, Theme};
use svg::{NIGHT, Paper, svg};

const COLOR: Look = Look {
    theme: Theme::Auto,
    glyphs: Glyphs::Unicode,
    model: Model::Xterm,
    mouse: false,
};

/// Keys as they would be typed; a new line is Enter.
fn typed(text: &str) -> Vec<Key> {
    let keys = text.chars().map(|letter| match letter {
        '\n' => Key::Enter,
        letter => Key::Char(letter),
    });
    keys.collect()
}

#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the test says whether to draw"
)]
fn check(name: &str, frame: &Frame, paper: Paper) {
    let path = at_root(&format!("docs/pictures/{name}.svg"));
    let drawn = svg(frame, paper);
    if env::var_os("SVAR_UPDATE_PICTURES").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "docs/pictures/{name}.svg is not what the program draws; draw it anew"
    );
}

#[test]
fn a_changed_screen_changes_its_picture() {
    let before = form::screen("tour", (60, 20), &[]);
    let mut after = before.clone();
    after.buffer[(3, 0)].set_symbol("X");
    assert_ne!(svg(&before, NIGHT), svg(&after, NIGHT));
}

#[test]
fn every_picture_is_drawn_and_shown() {
    let page = fs::read_to_string(at_root("docs/pictures.md")).unwrap();
    let shown: BTreeSet<&str> = page
        .split("](pictures/")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    let here = fs::read_dir(at_root("docs/pictures")).unwrap();
    let here: BTreeSet<String> = here
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(shown, here.iter().map(String::as_str).collect());
    // Whatever no test draws is the picture of nothing.
    let sources = ["form", "home", "projects", "tester"]
        .map(|source| fs::read_to_string(at_root(&format!("tests/pictures/{source}.rs"))).unwrap());
    for name in here {
        let drawn = format!("\"{}\"", name.trim_end_matches(".svg"));
        assert!(
            sources.iter().any(|source| source.contains(&drawn)),
            "{name} is drawn by no test"
        );
    }
}
