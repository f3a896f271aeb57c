//! Kills while the program begins, and while it mends a journal that was torn.

use std::fs;
use std::path::Path;
use std::thread;

use crate::pty::Pty;
use crate::runner::Test;
use crate::scale::scaled;
use crate::scenery::{Desk, ENTER, await_view};

pub(crate) const TESTS: &[Test] = &[
    ("kills_at_the_first_start", first_starts),
    ("kills_during_recovery", recoveries),
];

/// How far a start has come, by what is to be seen of it from outside.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Sign {
    Nothing,
    Folder,
    Lock,
    Fresh,
    Journal,
    Drawn,
}

const SIGNS: [Sign; 6] = [
    Sign::Nothing,
    Sign::Folder,
    Sign::Lock,
    Sign::Fresh,
    Sign::Journal,
    Sign::Drawn,
];

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.collect()
}

/// Waits until a file is there whose name contains this, or the form is drawn.
fn await_file(pty: &Pty, desk: &Desk, part: &str) {
    while !names(&desk.journals())
        .iter()
        .any(|name| name.contains(part))
    {
        // A later sign says that this one was missed.
        if pty.is_taken_by_now() {
            return;
        }
        thread::yield_now();
    }
}

fn kill_at(mut pty: Pty, desk: &Desk, sign: Sign) {
    match sign {
        Sign::Nothing => {}
        Sign::Folder => while !desk.journals().exists() && !pty.is_taken_by_now() {},
        Sign::Lock => await_file(&pty, desk, ".lock"),
        Sign::Fresh => await_file(&pty, desk, ".new-"),
        Sign::Journal => await_file(&pty, desk, ".journal"),
        Sign::Drawn => drop(pty.await_text("Small")),
    }
    drop(pty.kill());
}

fn first_starts() {
    for round in 0..scaled(60) {
        let desk = Desk::new();
        kill_at(desk.fill(), &desk, SIGNS[round % SIGNS.len()]);
        let mut pty = desk.fill();
        pty.await_text("Small");
        pty.press(ENTER);
        await_view(&mut pty, "the first question", |view| {
            view.question == Some(0)
        });
        drop(pty.kill());
        assert_eq!(desk.list("drafts").len(), 1, "round {round}");
        let names = names(&desk.journals());
        assert!(
            !names.iter().any(|name| name.contains(".new-")),
            "{names:?}"
        );
    }
}

/// The journal of somebody who has typed three letters.
fn three_letters() -> (String, Vec<u8>) {
    let desk = Desk::new();
    let mut pty = desk.fill();
    pty.await_text("Small");
    pty.press(ENTER);
    await_view(&mut pty, "the first question", |view| {
        view.question == Some(0)
    });
    for typed in ["а", "аб", "абв"] {
        pty.press(&typed[typed.len() - 2..]);
        await_view(&mut pty, typed, |view| view.letters == typed);
    }
    drop(pty.kill());
    let path = desk.journal();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    (name, fs::read(path).unwrap())
}

fn recoveries() {
    let (name, whole) = three_letters();
    for round in 0..scaled(80) {
        let torn = &whole[..whole.len() - 1 - round % 20];
        let desk = Desk::new();
        fs::create_dir(desk.journals()).unwrap();
        fs::write(desk.journals().join(&name), torn).unwrap();
        let sign = [Sign::Lock, Sign::Fresh, Sign::Drawn, Sign::Nothing][round % 4];
        if round % 8 < 4 {
            kill_at(desk.fill(), &desk, sign);
        } else {
            let pty = desk.fill();
            await_file(&pty, &desk, ".torn-");
            drop(pty.kill());
        }
        let mut pty = desk.fill();
        await_view(&mut pty, "what is whole", |view| view.letters == "аб");
        drop(pty.kill());
        let kept = names(&desk.journals()).into_iter();
        let mut kept = kept.map(|name| fs::read(desk.journals().join(name)).unwrap());
        assert!(kept.any(|bytes| bytes == torn), "round {round}");
    }
}
