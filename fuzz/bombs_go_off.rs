//! Every bomb goes off within its bounds.
#![cfg(unix)]

use std::fmt::Write as _;

use crate::bombs::{Asked, CHECK, Cellar, HEAD, INTEGER, PAGE, REACH, broken, question, sound};

/// What is wrong with how the bombs went off: each with its name.
fn gone_off(bombs: &[(&str, String)], asked: &Asked, wanted: &[i32]) -> String {
    let cellar = Cellar::new();
    let mut gone_off = String::new();
    for (name, source) in bombs {
        cellar.lay(source);
        let outcome = cellar.set_off(asked);
        if !outcome.is_some_and(|code| wanted.contains(&code)) {
            let _ = writeln!(gone_off, "{name}: {outcome:?}");
        }
    }
    gone_off
}

#[test]
fn every_bomb_is_refused_within_its_bounds() {
    let bombs = broken::bombs();
    assert!(bombs.len() >= 40, "{}", bombs.len());
    assert_eq!(gone_off(&bombs, &CHECK, &[0, 1, 2]), "");
}

/// What is sound must be read: a bomb that is refused at once shows nothing.
#[test]
fn every_sound_bomb_is_looked_through_within_its_bounds() {
    let bombs = sound::bombs();
    assert!(bombs.len() >= 25, "{}", bombs.len());
    assert_eq!(gone_off(&bombs, &CHECK, &[0]), "");
    if !cfg!(debug_assertions) {
        assert_eq!(gone_off(&bombs, &REACH, &[0]), "");
    }
}

#[test]
fn a_program_that_takes_more_than_its_bounds_is_caught() {
    let cellar = Cellar::new();
    cellar.lay(&broken::bombs()[1].1);
    // Not even the program itself has room in so little.
    let no_room = Asked {
        memory_kib_max: 8 * 1024,
        ..CHECK
    };
    assert_eq!(cellar.set_off(&no_room), None);
    // And what goes on for ever is ended, by nothing but its time.
    cellar.lay(&format!("{HEAD}{PAGE}{}", question(0, INTEGER)));
    let respondents = |count| Asked {
        words: count,
        processor_s_max: 1,
        ..CHECK
    };
    let ended = cellar.set_off(&respondents(&["simulate", "-n", "1000000000"]));
    assert_eq!(ended, None);
    assert_eq!(
        cellar.set_off(&respondents(&["simulate", "-n", "1"])),
        Some(0)
    );
}
