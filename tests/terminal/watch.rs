//! The built program follows a definition that is saved as editors save: in place, or as a new
//! file in the place of the old one.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::pty::{Pty, Start};

const SURVEY: &str = r#"
format = 1
id = "short"
version = "1"
languages = ["en"]
title = "Short"
[privacy]
mode = "anonymous"
[[page]]
id = "only"
title = "Only"
[[page.question]]
id = "where"
kind = "lookup"
list = { file = "places.csv", code = "number", label = "name" }
text = "Where was it?"
"#;

fn watched(folder: &TempDir, words: &[&str]) -> Pty {
    fs::write(folder.path().join("short.toml"), SURVEY).unwrap();
    fs::write(folder.path().join("places.csv"), "number,name\n1,Bergen\n").unwrap();
    let words = [&["preview", "short.toml", "--watch"], words].concat();
    let mut pty = Start::new(folder.path(), &words).run();
    pty.await_text("Your answers are anonymous");
    pty.press_for("\r", "Where was it?");
    pty
}

fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("new");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn what_is_saved_is_shown_however_it_is_saved() {
    let folder = TempDir::new().unwrap();
    let mut pty = watched(&folder, &["--record", "session.toml"]);
    let path = folder.path().join("short.toml");
    fs::write(&path, SURVEY.replace("Where was it?", "In which town?")).unwrap();
    pty.await_text("In which town?");
    replace(&path, &SURVEY.replace("Where was it?", "In which city?"));
    pty.await_text("In which city?");
    // A list beside it is a part of it.
    pty.press_for("ber", "Bergen");
    replace(
        &folder.path().join("places.csv"),
        "number,name\n1,Bergen by\n",
    );
    pty.await_text("Bergen by");
    // What is wrong is told, and mended.
    fs::write(&path, SURVEY.replace("lookup", "lookout")).unwrap();
    pty.await_text("lookout");
    fs::write(&path, SURVEY).unwrap();
    pty.await_text("Where was it?");
    pty.press("\r\x11");
    let ended = pty.end();
    assert_eq!((ended.code, ended.left_over), (0, Vec::new()));
    let recorded = fs::read_to_string(folder.path().join("session.toml")).unwrap();
    assert!(
        recorded.contains("asks = \"Where was it?\"\nanswer = \"1\""),
        "{recorded}"
    );
}
