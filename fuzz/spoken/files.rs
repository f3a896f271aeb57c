//! In files: definitions, answers, settings, scenarios, and what was exported elsewhere.

use std::fmt::Write as _;

use super::{SVAR, Stage, texts};

/// Prints the file that it was given, as it is.
const CARELESS: &[&str] = &[
    "sh",
    "-c",
    "for file; do cat \"$file\"; done >&2",
    "careless",
];

/// A text in a basic string, in which every character may stand.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut written, letter| {
        let _ = write!(written, "\\U{:08X}", u32::from(letter));
        written
    })
}

/// Definitions with a text in each place where words stand.
fn definitions(text: &str) -> Vec<String> {
    let places = [
        ("id = \"small\"", "id = \"@\""),
        ("version = \"1\"", "version = \"@\""),
        ("languages = [\"en\"]", "languages = [\"en\", \"@\"]"),
        ("title = \"Small\"", "title = \"@\""),
        ("title = \"Small\"", "title = \"Small\"\n\"@\" = 1"),
        ("title = \"Small\"", "title = \"Small\" # @"),
        ("id = \"place\"", "id = \"@\""),
        ("text = \"Where?\"", "text = \"@\""),
        ("text = \"Where?\"", "text = \"Where? {@}\""),
        (
            "text = \"Where?\"",
            "text = \"Where?\"\nshow_if = \"@ == 1\"",
        ),
        ("text = \"Where?\"", "text = \"Where?\"\npattern = \"(@\""),
        (
            "text = \"Where?\"",
            "text = \"Where?\"\nlist = { file = \"@.csv\", code = \"a\", label = \"b\" }",
        ),
        ("kind = \"text\"", "kind = \"@\""),
        ("en = \"Yes\"", "en = \"@\""),
        ("code = \"yes\"", "code = \"@\""),
    ];
    let sound = "format = 1\nid = \"small\"\nversion = \"1\"\nlanguages = [\"en\"]\n\
        title = \"Small\"\n[privacy]\nmode = \"anonymous\"\n[[page]]\nid = \"page\"\n\
        title = \"Page\"\n[[page.question]]\nid = \"place\"\nkind = \"text\"\n\
        text = \"Where?\"\n[[page.question]]\nid = \"sure\"\nkind = \"single\"\n\
        text = \"Sure?\"\nchoices = [{ code = \"yes\", en = \"Yes\" }]\n";
    let texts = [text.to_owned(), escaped(text)];
    let each = texts.iter().flat_map(|text| {
        places.iter().map(move |(was, is)| {
            assert!(sound.contains(was), "{was}");
            sound.replacen(was, &is.replace('@', text), 1)
        })
    });
    each.collect()
}

fn defined(program: &'static [&'static str]) -> Stage {
    let mut stage = Stage::new(program);
    for text in texts() {
        for definition in definitions(&text) {
            stage.write("hostile.toml", &definition);
            #[cfg(feature = "author")]
            {
                stage.run(&["check", "hostile.toml"]);
                stage.run(&["check", "hostile.toml", "--format", "sarif"]);
            }
            stage.talk(&["fill", "hostile.toml", "--line", "--new"], "\n:help\n\n");
        }
    }
    stage
}

#[test]
fn hostile_definitions_are_told_of_in_words() {
    let stage = defined(SVAR);
    assert_eq!(stage.faults(), Vec::<String>::new());
    assert!(stage.runs > 100 && stage.has_marks());
}

#[test]
fn hostile_lists_are_told_of_in_words() {
    let definition = definitions("")[0]
        .replacen("id = \"\"", "id = \"small\"", 1)
        .replacen(
            "kind = \"text\"",
            "kind = \"lookup\"\nlist = { file = \"list.csv\", code = \"code\", label = \"name\" }",
            1,
        );
    let mut stage = Stage::new(SVAR);
    stage.write("hostile.toml", &definition);
    for text in texts() {
        let quoted = text.replace('"', "\"\"");
        for list in [
            format!("code,name\n\"{quoted}\",Here\n"),
            format!("code,name\n1,\"{quoted}\"\n"),
            format!("\"{quoted}\",name\n1,Here\n"),
            format!("code,name\n1,\"{quoted}\n"),
            format!("code,name\n1,Here,{text}\n{text}"),
        ] {
            stage.write("list.csv", &list);
            #[cfg(feature = "author")]
            {
                stage.run(&["check", "hostile.toml"]);
                stage.run(&["check", "hostile.toml", "--json"]);
                let typed = format!("\n{text}\n:find {text}\n:save\n");
                stage.talk(&["preview", "hostile.toml", "--line"], &typed);
            }
            stage.talk(&["fill", "hostile.toml", "--line", "--new"], "\n1\n:save\n");
        }
    }
    assert_eq!(stage.faults(), [""; 0]);
    assert!(stage.has_marks());
}

#[test]
fn a_program_that_shows_a_file_as_it_is_is_caught() {
    assert!(!defined(CARELESS).faults().is_empty());
}

#[test]
fn other_hostile_files_are_told_of_in_words() {
    let mut stage = Stage::new(SVAR);
    let home = stage.path().join("home");
    std::fs::create_dir(&home).unwrap();
    for text in texts() {
        for text in [text.clone(), escaped(&text)] {
            let answers = format!("outing = \"{text}\"\n\"{text}\" = 1\nplace = [\"{text}\"]\n");
            stage.write("answers.toml", &answers);
            stage.run(&["fill", "tour", "--answers", "answers.toml", "--json"]);
            stage.run(&["fill", "tour", "--line", "--prefill", "answers.toml"]);
            stage.write("carried.json", &format!("{{\"id\": \"{text}\"}}"));
            stage.run(&["outbox", "--import", "carried.json"]);
            stage.write("home/svar.toml", &format!("theme = \"{text}\"\n"));
            stage.run(&["drafts"]);
            stage.write("home/svar.toml", &format!("\"{text}\" = \"{text}\"\n"));
            stage.run(&["outbox"]);
            std::fs::remove_file(home.join("svar.toml")).unwrap();
            #[cfg(feature = "author")]
            {
                let step =
                    format!("[[step]]\nat = \"{text}\"\nasks = \"{text}\"\nanswer = \"{text}\"\n");
                let scenario =
                    format!("scenario = 1\nsurvey = \"tour\"\nlanguage = \"en\"\n{step}");
                stage.write("scenario.toml", &scenario);
                stage.run(&["replay", "scenario.toml"]);
                stage.write("tour.po", &format!("msgid \"{text}\"\nmsgstr \"{text}\"\n"));
                stage.run(&["texts", "import", "tour", "tour.po"]);
            }
        }
    }
    assert_eq!(stage.faults(), Vec::<String>::new());
    assert!(stage.has_marks());
}
