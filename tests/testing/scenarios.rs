//! Sessions that were recorded and are held again.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use svar::author::scenario::{Recording, Scenario, What, replay};
use svar::author::simulate::{Plan, Profile, Simulation};
use svar::session::{Event, Place, Position, Session, State, drive};
use svar::survey::{Entry, Kind, Survey, read_answers};

use crate::common::{at_root, shipped, survey};

fn shipped_scenarios() -> Vec<(PathBuf, Scenario)> {
    let files = fs::read_dir(at_root("surveys/scenarios")).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: PathBuf| {
        let scenario = Scenario::read("test", &fs::read(&path).unwrap()).unwrap();
        (path, scenario)
    };
    files.into_iter().map(read).collect()
}

fn of_units() -> Scenario {
    let mut all = shipped_scenarios().into_iter();
    let found = all.find(|(path, _)| path.ends_with("units-municipality.toml"));
    found.unwrap().1
}

#[test]
fn the_shipped_scenarios_hold_in_every_language() {
    let all = shipped_scenarios();
    for id in ["innovation-units", "innovation-executives", "tour"] {
        assert!(
            all.iter().any(|(_, scenario)| scenario.survey == id),
            "{id}"
        );
    }
    for (path, scenario) in all {
        let survey = shipped(&scenario.survey);
        for language in &survey.languages {
            let replayed = replay(&survey, &scenario, Some(language));
            assert_eq!(replayed.differences, [], "{} in {language}", path.display());
        }
    }
}

#[test]
fn a_scenario_is_read_as_it_is_written() {
    for (path, scenario) in shipped_scenarios() {
        let source = fs::read_to_string(&path).unwrap();
        assert_eq!(scenario.written(), source, "{}", path.display());
        // Held again and written anew, nothing changes either: not even a comment.
        let replayed = replay(&shipped(&scenario.survey), &scenario, None);
        assert_eq!(replayed.now.written(), source, "{}", path.display());
    }
}

/// The units questionnaire after somebody has edited it.
fn edited(edits: &[(&str, &str)]) -> Arc<Survey> {
    let mut source = fs::read_to_string(at_root("surveys/innovation-units.toml")).unwrap();
    for (was, is) in edits {
        assert!(source.contains(was), "{was}");
        source = source.replacen(was, is, 1);
    }
    survey(source.as_bytes())
}

#[test]
fn what_has_changed_for_a_respondent_is_told() {
    let changed = |edits: &[(&str, &str)]| {
        let replayed = replay(&edited(edits), &of_units(), None);
        let lines = replayed.differences.iter();
        let lines: Vec<String> = lines.map(|one| format!("{one:?}")).collect();
        lines.join("\n")
    };
    let reworded = (
        "Omtrent hvor mange ansatte har enheten nå?",
        "Hvor mange ansatte har dere?",
    );
    let rerouted = ("show_if = \"not innovativ\"", "show_if = \"innovativ\"");
    let tightened = ("max = 5000", "max = 80");
    let recoded = (
        "code = \"penger\", nb = \"Mangel",
        "code = \"midler\", nb = \"Mangel",
    );
    let report = [
        changed(&[reworded]),
        changed(&[rerouted]),
        changed(&[tightened]),
        changed(&[recoded]),
    ];
    insta::assert_snapshot!(report.join("\n\n"));
}

#[test]
fn an_answer_of_another_kind_does_not_fit() {
    let was = "kind = \"single\"\nrequired = true\ntext.nb = \"Hører enheten";
    let is = "kind = \"multi\"\nrequired = true\ntext.nb = \"Hører enheten";
    let survey = edited(&[
        (was, is),
        ("show_if = \"vl_a1_niva == 'fylkeskommune'\", nb", "nb"),
        (
            "{ code = \"kommune\", nb = \"kommune\", nn = \"kommune\", en = \"municipality\" },",
            "",
        ),
        (
            "show_if = \"vl_a1_niva == 'kommune'\"",
            "show_if = \"'kommune' in vl_a1_niva\"",
        ),
        (
            "show_if = \"vl_a1_niva == 'fylkeskommune'\"",
            "show_if = \"'fylkeskommune' in vl_a1_niva\"",
        ),
    ]);
    let replayed = replay(&survey, &of_units(), None);
    let unfit = |what: &What| matches!(what, What::Unfit { .. });
    assert!(
        replayed.differences.iter().any(|one| unfit(&one.what)),
        "{replayed:?}"
    );
}

#[test]
fn everything_wrong_with_a_scenario_is_told_at_once() {
    let source = "scenario = 2\nsurvei = 'x'\n[[step]]\nanswer = 1\ntold = 'x'\n[[step]]\nat = 'a'\nasked = 'b'\n[end]\nwhere = 'x'\n";
    let error = Scenario::read("test", source.as_bytes()).unwrap_err();
    insta::assert_debug_snapshot!(error);
}

fn takes_typing(session: &Session, place: &Place) -> bool {
    let kind = &session.question(place).unwrap().kind;
    matches!(
        kind,
        Kind::Integer(_) | Kind::Number(_) | Kind::Text { .. } | Kind::Date(_)
    )
}

/// Someone who goes to and fro, changes answers, and gets as far as that goes.
fn wander(survey: &Arc<Survey>, seed: u64) -> Scenario {
    let mut simulation = Simulation::new(Plan {
        survey: Arc::clone(survey),
        seed,
        language: None,
        profile: Profile::default(),
    });
    let both = [simulation.respond().unwrap(), simulation.respond().unwrap()];
    let state = State {
        language: Some(both[0].sheet.language.clone()),
        ..State::default()
    };
    let mut session = Session::new(Arc::clone(survey), state.clone());
    let mut world = Recording::new(Arc::clone(survey), state);
    let answers = both.map(|one| session.events_for(&one.sheet.answers).0);
    let mut chance = seed;
    for turn in 0..200 {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let drawn = chance >> 60;
        let event = match session.position() {
            Position::Opening => Event::Consented(true),
            Position::Review if turn > 150 => Event::Submitted,
            Position::At(place) | Position::Revisit(place) if drawn < 6 => {
                let place = place.clone();
                let own = answers[usize::from(drawn > 1)].iter();
                let mut own = own.filter(
                    |event| matches!(event, Event::Entered { place: of, .. } if *of == place),
                );
                match own.next() {
                    Some(event) => event.clone(),
                    None if takes_typing(&session, &place) => Event::Entered {
                        place,
                        entry: Entry::Typed("12 x".to_owned()),
                    },
                    None => Event::Cleared { place },
                }
            }
            _ if drawn == 6 => Event::Back,
            Position::Review => Event::WentTo(
                session
                    .path()
                    .get(2)
                    .map_or(Position::Review, |step| Position::Revisit(step.place)),
            ),
            _ => Event::Next,
        };
        let entered = matches!(event, Event::Entered { .. });
        drive(&mut session, &mut world, event);
        if entered {
            drive(&mut session, &mut world, Event::Next);
        }
    }
    world.outcome().now
}

#[test]
fn whatever_is_recorded_holds_on_the_same_survey() {
    for id in ["tour", "innovation-units"] {
        let survey = shipped(id);
        for seed in 1..30 {
            let scenario = wander(&survey, seed);
            assert!(scenario.steps.len() > 10, "{scenario:?}");
            let again = Scenario::read("test", scenario.written().as_bytes()).unwrap();
            let replayed = replay(&survey, &again, None);
            assert_eq!(
                replayed.differences,
                [],
                "seed {seed}:\n{}",
                scenario.written()
            );
        }
    }
}

/// Under its codes of before, and under those of now.
const WALKS: &str = r#"
format = 1
id = "walks"
version = "1"
languages = ["en"]
title = "Walks"
[privacy]
mode = "anonymous"
[[page]]
id = "all"
title = "All"
[[page.question]]
id = "where"
kind = "multi"
text = "Where?"
choices = [{ code = "1", en = "In the woods" }, { code = "2", en = "Elsewhere", detail = "text" }]
[[page.question]]
id = "with"
kind = "grid"
text = "With whom?"
rows = [{ code = "k", en = "Kin" }, { code = "f", en = "Friends" }]
choices = [{ code = "y", en = "Yes" }, { code = "n", en = "No" }]
[[page.question]]
id = "time"
kind = "allocate"
text = "How much of the time?"
total = 100
parts = [{ code = "up", en = "Uphill" }, { code = "down", en = "Downhill" }]
[[page]]
id = "one"
title = "One"
for_each = "where"
[[page.question]]
id = "good"
kind = "single"
text = "Was it good?"
choices = [{ code = "y", en = "Yes" }, { code = "n", en = "No" }]
"#;

#[test]
fn answers_follow_codes_that_were_renamed_on_purpose() {
    let before = survey(WALKS.as_bytes());
    let state = State::default();
    let mut session = Session::new(Arc::clone(&before), state.clone());
    let mut world = Recording::new(before, state);
    let answers = "where = [\"1\", { code = \"2\", detail = \"at sea\" }]\nwith = { k = \"y\", f = \"n\" }\n\
                   time = { up = 60, down = 40 }\n[good]\n1 = \"y\"\n2 = \"n\"\n";
    let answers = read_answers("test", answers.as_bytes()).unwrap();
    let (events, faults) = session.events_for(&answers);
    assert!(faults.is_empty(), "{faults:?}");
    for event in [Event::Next].into_iter().chain(events) {
        drive(&mut session, &mut world, event);
    }
    let before = world.outcome().now.written();

    let renamed = ["1", "2", "k", "f", "up", "down", "y"];
    let mut now = WALKS.to_owned();
    for code in renamed {
        let is = format!("code = \"new-{code}\", renamed_from = \"{code}\"");
        now = now.replace(&format!("code = \"{code}\""), &is);
    }
    let scenario = Scenario::read("test", before.as_bytes()).unwrap();
    let replayed = replay(&survey(now.as_bytes()), &scenario, None);
    assert_eq!(replayed.differences, [], "{before}");
    let written = replayed.now.written();
    for name in [
        "new-1",
        "new-2",
        "new-k",
        "new-f",
        "new-up",
        "new-down",
        "new-y",
        "good[new-2]",
    ] {
        assert!(written.contains(name), "{name}:\n{written}");
    }
    assert!(
        written.contains("at sea") && written.contains("\"n\""),
        "{written}"
    );
    // Where they are gone without a word, that is told.
    let replayed = replay(
        &survey(now.replace(", renamed_from = \"1\"", "").as_bytes()),
        &scenario,
        None,
    );
    assert!(!replayed.differences.is_empty());
}
