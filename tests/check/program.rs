//! `svar check` and `svar explain` as the built program answers them.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::lints::root;

fn run(words: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_svar"));
    let command = command.args(words).current_dir(root("tests/definitions"));
    let output = command.env("LC_ALL", "en_US.UTF-8").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json(words: &[&str]) -> (Option<i32>, Value) {
    let (code, out, err) = run(words);
    let found = serde_json::from_str(&out);
    (
        code,
        found.unwrap_or_else(|why| panic!("{why}: {out}{err}")),
    )
}

/// What SARIF 2.1.0 asks of a log, a run, a rule and a result.
fn is_sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .unwrap()
            .ends_with("sarif-2.1.0.json")
    );
    for run in log["runs"].as_array().unwrap() {
        assert!(
            ["utf16CodeUnits", "unicodeCodePoints"].contains(&run["columnKind"].as_str().unwrap())
        );
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "svar");
        let rules = driver["rules"].as_array().unwrap();
        for rule in rules {
            assert!(
                rule["id"].is_string()
                    && !rule["shortDescription"]["text"]
                        .as_str()
                        .unwrap()
                        .is_empty()
            );
        }
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(
                ["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap())
            );
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["artifactLocation"]["uri"].is_string());
            if let Some(region) = place.get("region") {
                let (start, end) = (&region["startColumn"], &region["endColumn"]);
                assert!(region["startLine"].as_u64().unwrap() >= 1);
                assert!(1 <= start.as_u64().unwrap() && start.as_u64() < end.as_u64());
            }
        }
    }
}

#[test]
fn findings_come_as_sarif() {
    let words = [
        "check",
        "bad/unknown-keys.toml",
        "lint/nobody-can-finish.toml",
        "--format",
        "sarif",
    ];
    let (code, log) = json(&words);
    assert_eq!(code, Some(1));
    is_sarif(&log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let ids: Vec<&str> = results
        .iter()
        .map(|one| one["ruleId"].as_str().unwrap())
        .collect();
    assert!(
        ids.contains(&"unknown-key") && ids.contains(&"unreachable-end"),
        "{ids:?}"
    );
    let (code, log) = json(&["check", "good/the-smallest.toml", "--format", "sarif"]);
    assert_eq!(code, Some(0));
    is_sarif(&log);
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
#[should_panic(expected = "assertion")]
fn what_is_not_sarif_is_noticed() {
    let (_, mut log) = json(&["check", "bad/unknown-keys.toml", "--format", "sarif"]);
    log["runs"][0]["results"][0]["ruleIndex"] = 99.into();
    log["runs"][0]["tool"]["driver"]["rules"] = serde_json::json!(vec![
        serde_json::json!({"id": "x", "shortDescription": {"text": "x"}});
        100
    ]);
    is_sarif(&log);
}

#[test]
fn ways_and_the_burden_are_told_on_demand() {
    let file = "lint/unknown-is-not-false.toml";
    let (code, found) = json(&["check", file, "--json", "--reach"]);
    assert_eq!(code, Some(0));
    let survey = &found["surveys"][0];
    assert_eq!(survey["burden"]["longest"]["questions"], 1);
    let reach = survey["reach"].as_array().unwrap();
    let of = |name: &str| reach.iter().find(|one| one["target"] == name).unwrap();
    let many = of("question/many");
    assert_eq!(
        (&many["verdict"], &many["steps"]),
        (&"reached".into(), &1.into())
    );
    assert_eq!(many["answers"][0]["place"], "staff");
    assert_eq!(of("question/neither")["verdict"], "unreachable");
    let (_, out, _) = run(&["check", file, "--reach"]);
    assert!(
        out.contains("question/many reached, after 1 step: staff = "),
        "{out}"
    );
    let (_, out, _) = run(&["check", file, "--no-proofs"]);
    assert_eq!(out, "No errors.\n");
}

#[test]
fn a_code_is_explained_and_a_misspelled_one_is_guessed() {
    let (code, out, _) = run(&["explain", "dead-end"]);
    assert_eq!(code, Some(0));
    assert!(
        out.starts_with("warning[dead-end]\n\nWhoever answers this"),
        "{out}"
    );
    let (code, _, err) = run(&["explain", "dead-ent"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("Did you mean `dead-end`?"), "{err}");
    let (code, page) = json(&["explain", "dead-end", "--json"]);
    assert_eq!(
        (code, &page["examples"][0]["sort"]),
        (Some(0), &"wrong".into())
    );
    let (_, all) = json(&["explain", "--json"]);
    assert!(all.as_array().unwrap().len() > 90);
}

/// A survey around some questions, in a folder of its own.
fn written(questions: &str) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("written.toml");
    let head = "format = 1\nid = 'written'\nversion = '1'\nlanguages = ['en']\n\
                title = 'Written'\n[privacy]\nmode = 'anonymous'\n\
                [[page]]\nid = 'p'\ntitle = 'P'\n";
    fs::write(&path, format!("{head}{questions}")).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}

#[test]
fn a_survey_too_large_for_proofs_is_said_to_be() {
    let question = |at| format!("[[page.question]]\nid = 'q{at}'\nkind = 'text'\ntext = '?'\n");
    let (_folder, path) = written(&(0..3_000).map(question).collect::<String>());
    let (code, out, _) = run(&["check", &path]);
    let told: Vec<&str> = out
        .lines()
        .filter(|line| line.contains("too large"))
        .collect();
    assert_eq!((code, told.len()), (Some(0), 1), "{out}");
    assert!(!out.contains("not decided"), "{out}");
    let (_, found) = json(&["check", &path, "--json"]);
    assert_eq!(found["surveys"][0]["too_large"], true);
    assert_eq!(found["surveys"][0]["undecided"], 3_001);
    // Whoever wants no proofs misses none.
    let (_, out, _) = run(&["check", &path, "--no-proofs"]);
    assert!(!out.contains("too large"), "{out}");
}

#[test]
fn what_an_unusual_pattern_asks_for_is_found() {
    let question = |id: &str, pattern: &str| {
        format!(
            "[[page.question]]\nid = '{id}'\nkind = 'text'\ntext = '?'\nrequired = true\n\
             max_length = 12\npattern = '{pattern}'\n"
        )
    };
    let (_folder, path) = written(
        &[
            question("a", "[A-Z]{3}-[0-9]{2}/[a-z]{4}"),
            question("b", "(abc|de)+[xyz]?!"),
            question("c", "[æøå]{5} .{2,}"),
        ]
        .concat(),
    );
    let (code, found) = json(&["check", &path, "--json", "--reach"]);
    let survey = &found["surveys"][0];
    assert_eq!(
        (code, &survey["undecided"]),
        (Some(0), &Value::from(0)),
        "{found}"
    );
    let reach = survey["reach"].as_array().unwrap();
    assert!(
        reach.iter().all(|one| one["verdict"] == "reached"),
        "{found}"
    );
}
