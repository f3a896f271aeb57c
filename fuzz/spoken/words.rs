//! On the command line and in the environment.

use super::{CARELESS, SVAR, Stage, texts, without_zero};

/// Where a text can stand on the command line.
fn ways(text: &str) -> Vec<Vec<String>> {
    let option = format!("--{text}");
    let answer = format!("place={text}");
    let file = format!("{text}.toml");
    let ways: &[&[&str]] = &[
        &[text],
        &[&option],
        &["--theme", text],
        &["--mouse", text],
        &["--home", text, "drafts"],
        &["fill", text],
        &["fill", &file],
        &["fill", "tour", "--lang", text],
        &["fill", "tour", "--to", text],
        &["fill", "tour", "--answers", text],
        &["fill", "tour", "--line", "--with", text],
        &["fill", "tour", "--line", "--with", &answer],
        &["fill", "tour", "--line", "--prefill", text],
        &["drafts", "--discard", text],
        &["outbox", "--export", text],
        &["outbox", "--import", text],
        &["send", text],
        &["send", "--to", text],
        #[cfg(feature = "author")]
        &["check", text, &file, "--json"],
        #[cfg(feature = "author")]
        &["explain", text],
        #[cfg(feature = "author")]
        &["preview", text],
        #[cfg(feature = "author")]
        &["compare", text, &file],
        #[cfg(feature = "author")]
        &["print", text],
        #[cfg(feature = "author")]
        &["simulate", "tour", "-n", "1", "--profile", text],
        #[cfg(feature = "author")]
        &["replay", text],
        #[cfg(feature = "author")]
        &["comments", text],
        #[cfg(feature = "collector")]
        &["collect", text],
        #[cfg(feature = "collector")]
        &["collect", "tour", "--listen", text],
        #[cfg(feature = "collector")]
        &["collect", "tour", "--store", text],
        #[cfg(feature = "collector")]
        &["export", "--store", text, "--survey", text],
    ];
    let owned = |way: &&[&str]| way.iter().map(|word| (*word).to_owned()).collect();
    ways.iter().map(owned).collect()
}

fn spoken(program: &'static [&'static str]) -> Stage {
    let mut stage = Stage::new(program);
    for text in texts() {
        for way in ways(&without_zero(&text)) {
            let words: Vec<&str> = way.iter().map(String::as_str).collect();
            stage.run(&words);
        }
    }
    stage
}

#[test]
fn hostile_words_on_the_command_line_are_said_as_words() {
    let stage = spoken(SVAR);
    assert_eq!(stage.faults(), Vec::<String>::new());
    assert!(stage.runs > 100 && stage.has_marks());
}

#[test]
fn a_program_that_repeats_words_as_they_came_is_caught() {
    assert!(!spoken(CARELESS).faults().is_empty());
}

#[test]
fn a_hostile_environment_is_told_as_words() {
    let names = [
        "SVAR_HOME",
        "SVAR_THEME",
        "SVAR_GLYPHS",
        "SVAR_MOUSE",
        "LC_ALL",
        "TZ",
        "TERM",
        "HTTPS_PROXY",
    ];
    let mut stage = Stage::new(SVAR);
    for text in texts() {
        for name in names {
            let mut command = stage.command(&["fill", "tour", "--line", "--new"]);
            command.env(name, without_zero(&text));
            stage.listen(command, "yes\n\n1\n");
        }
    }
    assert_eq!(stage.faults(), Vec::<String>::new());
    assert!(stage.has_marks());
}
