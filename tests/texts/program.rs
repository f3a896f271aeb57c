//! The commands as their users run them: what they print and how they end.

use std::fs;

use crate::scenery::{Desk, settings, translated};

#[test]
fn the_commands_say_what_they_did_and_end_accordingly() {
    let desk = Desk::of("walk.toml");
    let (code, out, err) = desk.run(&[
        "texts",
        "export",
        "survey.toml",
        "--lang",
        "nn",
        "--out",
        "nn.po",
    ]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out.trim(),
        "7 texts were written to nn.po. Without a translation: 3. Stale: 0."
    );
    let (_, printed, _) = desk.run(&["texts", "export", "survey.toml", "--lang", "nn"]);
    let po = fs::read_to_string(desk.path("nn.po")).unwrap();
    assert_eq!(printed, po);
    let (_, out, _) = desk.run(&["texts", "export", "survey.toml", "--lang", "nn", "--json"]);
    assert!(out.contains("\"id\": \"choices/yes_no/no\""), "{out}");

    fs::write(desk.path("nn.po"), translated(&po)).unwrap();
    let (code, out, err) = desk.run(&["texts", "import", "survey.toml", "nn.po"]);
    assert_eq!(
        (code, err.as_str(), out.trim()),
        (Some(0), "", "3 texts in nn were changed.")
    );
    let (code, out, _) = desk.run(&["check", "survey.toml"]);
    assert_eq!((code, out.lines().last()), (Some(0), Some("No errors.")));
    let (code, out, _) = desk.run(&["texts", "stamp", "survey.toml", "--json"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("\"stamped\": 7"), "{out}");

    desk.change("Gikk du alene?", "Gikk du?");
    let (code, out, _) = desk.run(&["check", "survey.toml", "--json"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("\"code\": \"stale-translation\"")
            && out.contains("\"id\": \"question/alone/text\""),
        "{out}"
    );
    let (code, out, _) = desk.run(&[
        "texts",
        "stamp",
        "survey.toml",
        "--text",
        "question/alone/text",
    ]);
    assert_eq!(
        (code, out.trim()),
        (
            Some(0),
            "One translation is marked as up to date in survey.translations."
        )
    );
    assert_eq!(desk.stale(), Vec::<String>::new());

    fs::write(
        desk.path("bad.po"),
        po.replace("msgstr \"Turen\"", "msgstr \"{tur}\""),
    )
    .unwrap();
    let (code, _, err) = desk.run(&["texts", "import", "survey.toml", "bad.po"]);
    assert_eq!(code, Some(1));
    assert!(
        err.contains("strange-hole") && err.contains("was not changed"),
        "{err}"
    );
    let (code, out, _) = desk.run(&["texts", "import", "survey.toml", "bad.po", "--json"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("\"code\": \"strange-hole\""), "{out}");
    fs::write(
        desk.path("survey.translations"),
        "format = 1\nsource = 'nb'\n[made_from.nn]\ntitle = 'x'\n",
    )
    .unwrap();
    let (code, out, _) = desk.run(&["check", "survey.toml"]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("bad-stamp") && out.contains("survey.translations:4"),
        "{out}"
    );
}

#[test]
fn each_mistake_gets_one_clear_message_and_its_code() {
    let desk = Desk::of("walk.toml");
    fs::write(desk.path("empty.po"), "").unwrap();
    let cases: [(&[&str], i32, &str); 9] = [
        (
            &["texts", "export", "survey.toml", "--lang", "nb"],
            2,
            "source language",
        ),
        (
            &["texts", "export", "survey.toml", "--lang", "se"],
            2,
            "Add it to languages first",
        ),
        (
            &["texts", "export", "nowhere.toml", "--lang", "nn"],
            2,
            "nowhere.toml",
        ),
        (
            &[
                "texts",
                "export",
                "survey.toml",
                "--lang",
                "nn",
                "--out",
                "no/folder.po",
            ],
            1,
            "no/folder.po",
        ),
        (
            &["texts", "import", "survey.toml", "nowhere.po"],
            2,
            "nowhere.po",
        ),
        (
            &["texts", "import", "survey.toml", "empty.po"],
            1,
            "which language",
        ),
        (&["texts", "import", "tour", "empty.po"], 2, "Name a file"),
        (&["texts", "stamp", "tour"], 2, "Name a file"),
        (
            &["texts", "stamp", "survey.toml", "--text", "question/alone"],
            2,
            "question/alone",
        ),
    ];
    for (words, code, part) in cases {
        let (ended, out, err) = desk.run(words);
        assert_eq!(ended, Some(code), "{words:?}: {out}{err}");
        assert!(err.contains(part), "{words:?}: {err}");
        assert!(!err.contains("panicked"), "{words:?}: {err}");
    }
}

#[test]
fn a_definition_with_errors_is_told_as_check_tells_it() {
    let desk = Desk::of("walk.toml");
    desk.change("kind = \"integer\"", "kind = \"whole\"");
    let (code, _, err) = desk.run(&["texts", "export", "survey.toml", "--lang", "nn"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("survey.toml:28"), "{err}");
}

#[test]
fn what_testers_have_said_is_told_until_it_is_resolved() {
    let desk = Desk::of("walk.toml");
    let comments = "format = 1\n\n[[comment]]\nquestion = \"alone\"\nlanguage = \"nn\"\n\
                    version = \"1\"\ntext = \"5d1010ad54b9283a\"\nwords = \"Åleine?\"\n";
    fs::write(desk.path("survey.comments.toml"), comments).unwrap();
    let (code, out, _) = desk.run(&["check", "survey.toml"]);
    assert_eq!(code, Some(0));
    let from = out.find("warning[open-comment]").unwrap();
    let told = out[from..].lines().take_while(|line| !line.is_empty());
    let told: Vec<&str> = told.take(3).collect();
    settings().bind(|| insta::assert_snapshot!("open-comment", told.join("\n")));
    let resolved = desk.run(&["comments", "survey.toml", "--resolve", "1"]);
    assert_eq!(resolved.0, Some(0), "{}", resolved.2);
    let (_, out, _) = desk.run(&["check", "survey.toml"]);
    assert!(!out.contains("open-comment"), "{out}");
}
