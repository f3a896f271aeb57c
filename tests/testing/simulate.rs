//! Respondents that nobody asked: what they answer is what the form would take, and they
//! get wherever somebody can.

use std::fs;
use std::sync::Arc;

use proptest::prelude::*;
use svar::author::simulate::{Plan, Profile, Simulated, Simulation, items};
use svar::session::judge;
use svar::storage::surveys::load;
use svar::survey::{Given, Survey, read_answers};

use crate::common::{at_root, shipped, survey, with_questions};

fn plan(survey: &Arc<Survey>, seed: u64) -> Plan {
    Plan {
        survey: Arc::clone(survey),
        seed,
        language: None,
        profile: Profile::default(),
    }
}

fn responses(simulation: &mut Simulation, count: usize) -> Vec<Simulated> {
    (0..count).filter_map(|_| simulation.respond()).collect()
}

/// Simulates, and holds every response against the judge; returns what was never reached.
fn never(survey: &Arc<Survey>, count: usize) -> Vec<String> {
    let mut simulation = Simulation::new(plan(survey, 7));
    let all = responses(&mut simulation, count);
    assert_eq!(all.len(), count, "{:?}", simulation.stuck());
    for one in &all {
        assert_eq!(judge(survey, &one.sheet.answers), vec![], "{}", one.id);
    }
    let items = items(survey, simulation.coverage(), count);
    let never = items.iter().filter(|item| !item.what.is_reached());
    never
        .map(|item| format!("{} {}", item.what.word(), item.id))
        .collect()
}

#[test]
fn everything_in_the_shipped_surveys_is_reached_and_every_response_accepted() {
    for id in ["tour", "innovation-executives", "innovation-units"] {
        assert_eq!(never(&shipped(id), 250), Vec::<String>::new(), "{id}");
    }
}

#[test]
fn what_is_reached_of_the_shipped_surveys_is_told_with_counts() {
    for id in ["tour", "innovation-executives", "innovation-units"] {
        let survey = shipped(id);
        let mut simulation = Simulation::new(plan(&survey, 1));
        let count = responses(&mut simulation, 100).len();
        let items = items(&survey, simulation.coverage(), count);
        let lines: Vec<String> = items.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(format!("reached_in_{id}"), lines.join("\n"));
    }
}

#[test]
fn every_sound_definition_is_answered_by_its_rules() {
    let mut count = 0;
    for file in fs::read_dir(at_root("tests/definitions/good")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let found = load(path.to_str().unwrap()).unwrap();
        never(&found.survey, 40);
        count += 1;
    }
    assert!(count > 100, "only {count} definitions");
    never(&survey(include_bytes!("../common/winding.toml")), 200);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_seed_responses_are_accepted(seed: u64) {
        for survey in [shipped("tour"), survey(include_bytes!("../common/winding.toml"))] {
            let mut simulation = Simulation::new(plan(&survey, seed));
            let all = responses(&mut simulation, 15);
            prop_assert_eq!(all.len(), 15);
            for one in all {
                prop_assert_eq!(judge(&survey, &one.sheet.answers), vec![]);
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_respondents() {
    let survey = shipped("innovation-units");
    let all = |seed, count| responses(&mut Simulation::new(plan(&survey, seed)), count);
    assert_eq!(all(7, 40), all(7, 40));
    assert_eq!(all(7, 40)[..20], all(7, 20), "more of them change none");
    assert_ne!(all(7, 5), all(8, 5));
    let mut ids: Vec<String> = all(7, 200).into_iter().map(|one| one.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 200);
    let language = survey.speaks("nn").cloned();
    let only = Plan {
        language,
        ..plan(&survey, 7)
    };
    let only = responses(&mut Simulation::new(only), 20);
    assert!(only.iter().all(|one| one.sheet.language.as_str() == "nn"));
    assert_ne!(only[0].id, all(7, 1)[0].id, "other bytes have other ids");
}

const PARTICULAR: &str = "[[page.question]]\nid = 'number'\nkind = 'text'\npattern = '[89][0-9]{8}'\nrequired = true\ntext.en = '?'\n\
    [[page.question]]\nid = 'born'\nkind = 'date'\nmin = '1930-01-01'\nmax = '2006-12-31'\nrequired = true\ntext.en = '?'\n\
    [[page.question]]\nid = 'a'\nkind = 'integer'\nmin = 0\nmax = 1000\nrequired = true\ntext.en = '?'\n\
    [[page.question]]\nid = 'b'\nkind = 'integer'\nmin = 0\nmax = 1000\nrequired = true\ntext.en = '?'\n\
    check = [{ that = 'b != 500', en = 'Not half.' }, { that = 'a + b == 1000', en = 'Together 1000.' }]\n\
    [[page.question]]\nid = 'share'\nkind = 'allocate'\ntotal = 'a'\nrequired = true\ntext.en = '?'\n\
    parts = [{ code = 'x', en = 'X' }, { code = 'y', en = 'Y' }]\n\
    [[page.question]]\nid = 'rare'\nkind = 'note'\nshow_if = \"a == 777 and share.x > 700\"\ntext.en = '!'\n";

#[test]
fn patterns_sums_and_rare_branches_are_met() {
    assert_eq!(
        never(&with_questions(PARTICULAR), 200),
        Vec::<String>::new()
    );
}

#[test]
fn what_nobody_can_reach_is_told() {
    let questions = "[[page.question]]\nid = 'n'\nkind = 'integer'\nmin = 1\nmax = 5\ntext.en = '?'\n\
        [[page.question]]\nid = 'never'\nkind = 'note'\nshow_if = 'n > 5'\ntext.en = '!'\n";
    let never = never(&with_questions(questions), 100);
    assert_eq!(never, ["question never", "rule never"]);
}

#[test]
fn a_question_that_refuses_everything_is_named() {
    let questions = "[[page.question]]\nid = 'n'\nkind = 'integer'\nmin = 1\nmax = 5\nrequired = true\ntext.en = '?'\n\
        check = [{ that = 'n > 5', en = 'More.' }]\n";
    let survey = with_questions(questions);
    let mut simulation = Simulation::new(plan(&survey, 1));
    assert_eq!(responses(&mut simulation, 3), []);
    let stuck: Vec<_> = simulation.stuck().iter().collect();
    assert_eq!(
        format!("{stuck:?}"),
        "[(Place { question: \"n\", iteration: None }, 3)]"
    );
}

#[test]
fn a_response_that_the_form_would_not_take_is_caught() {
    let survey = shipped("tour");
    let mut simulation = Simulation::new(plan(&survey, 7));
    let mut one = simulation.respond().unwrap();
    one.sheet
        .answers
        .push(("people".to_owned(), Given::Number(0.into())));
    assert_ne!(judge(&survey, &one.sheet.answers), vec![]);
}

#[test]
fn a_profile_says_how_people_answer() {
    let survey = shipped("innovation-units");
    let fields = read_answers("profile.toml", PROFILE.as_bytes()).unwrap();
    let profile = Profile::read(&survey, &fields).unwrap();
    let mut simulation = Simulation::new(Plan {
        profile,
        ..plan(&survey, 3)
    });
    let all = responses(&mut simulation, 600);
    let given = |one: &Simulated, id: &str| {
        let found = one.sheet.answers.iter().find(|(name, _)| name == id);
        found.map(|(_, given)| given.clone())
    };
    let share = |of: &dyn Fn(&Simulated) -> bool| all.iter().filter(|one| of(one)).count();
    let text = |code: &str| Some(Given::Text(code.to_owned()));
    // A few aim at what the profile makes rare.
    assert!(share(&|one| given(one, "vl_a1_niva") == text("kommune")) > 500);
    assert!((230..370).contains(&share(&|one| given(one, "vl_a5_type").is_none())));
    let usual = |one: &Simulated| match given(one, "vl_a6_ansatte") {
        Some(Given::Number(number)) => (5..=60).contains(&i64::try_from(number).unwrap()),
        _ => false,
    };
    assert!(share(&usual) > 480);
    assert!(share(&|one| one.sheet.language.as_str() == "en") > 250);
}

const PROFILE: &str = "[languages]\nnb = 1\nen = 1\n[question.vl_a1_niva]\nchoices = { kommune = 99, fylkeskommune = 1 }\n\
    [question.vl_a5_type]\nnonresponse = 0.5\n\
    [question.vl_a6_ansatte]\nnumbers = { low = 5, typical = 20, high = 60 }\nmissing = 0\n";

#[test]
fn everything_wrong_with_a_profile_is_told_at_once() {
    let source = "[languages]\nno = 1\n[question.vl_a1_nivaa]\n[question.vl_a1_niva]\nchoices = { komune = 1 }\n\
        [question.vl_a5_type]\nnonresponse = 5\nnumbers = { low = 1, typical = 2, high = 3 }\nweight = 1\n";
    let fields = read_answers("profile.toml", source.as_bytes()).unwrap();
    let faults = Profile::read(&shipped("innovation-units"), &fields).unwrap_err();
    let faults: Vec<&str> = faults.iter().map(svar::plain::Plain::as_str).collect();
    insta::assert_snapshot!(faults.join("\n"));
}
