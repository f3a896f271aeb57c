//! From a saved definition to the last byte of the form with its new wording, as a tester with
//! `svar preview --watch` on a terminal sees it: median, 99th percentile and the most.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

#[path = "common/clock.rs"]
mod clock;
mod common;
#[path = "common/desk.rs"]
mod desk;

use std::fs;
use std::path::Path;
use std::time::Duration;

use clock::{tell, time};
use desk::{Desk, folder};

const SAVES: usize = 100;
/// A frame has come to its end when nothing more has come for so long.
const QUIET: Duration = Duration::from_millis(60);

fn main() {
    let units = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys/innovation-units.toml");
    let units = fs::read_to_string(units).unwrap_or_else(|error| panic!("{error}"));
    let level = "Does the unit belong to a municipality or a county authority?";
    measure("units", &units, level);
    let thousand = common::definition(1_000);
    let first = "Question 0: How has this affected";
    measure("1,000 questions", &thousand, first);
}

fn measure(name: &str, source: &str, words: &str) {
    assert!(source.contains(words), "{name} does not ask {words}");
    for (how, save) in [
        ("in place", in_place as Save),
        ("as a new file", as_new_file),
    ] {
        let folder = folder(source);
        let path = folder.path().join("survey.toml");
        let mut desk = at_its_question(folder.path(), words);
        let mut taken = Vec::new();
        for nth in 0..SAVES {
            let now = format!("Saved {nth:03}: {words}");
            let text = source.replace(words, &now);
            let saved = time();
            save(&path, &text);
            taken.push(desk.until(&now) - saved);
        }
        tell(&format!("{name}, saved {how}"), &mut taken);
    }
}

type Save = fn(&Path, &str);

fn in_place(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
}

fn as_new_file(path: &Path, text: &str) {
    let beside = path.with_extension("unsaved");
    in_place(&beside, text);
    fs::rename(beside, path).unwrap_or_else(|error| panic!("{error}"));
}

/// A tester at the first question of a survey, which has these words.
fn at_its_question(folder: &Path, words: &str) -> Desk {
    let preview = ["preview", "survey.toml", "--watch", "--lang", "en"];
    let mut desk = Desk::start(folder, &preview, QUIET);
    desk.until("For testers: F5");
    // To the first question, whatever comes before it.
    desk.press_for("\x1b[17~", "Go to a question");
    desk.press_for("\x1b[H\r", words);
    desk
}
