//! The two questionnaires of the innovation barometer: what they ask, of whom, and in which
//! languages. Ids and codes are promises to those who compare waves.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use common::{answers, at_root, begin, shipped};
use svar::expr::Code;
use svar::plain::Plain;
use svar::session::{Event, Place, Session, judge};
use svar::survey::{Choice, Entry, Kind, Language, Part, Picks, Question, Required, Survey, Text};

/// Each question as a line: id, kind and limit, codes (of a grid: rows / cells), condition.
/// `!` stands alone, `?` says why there is no answer, `+` takes a detail.
const UNITS: &str = include_str!("questionnaires/units.txt");
const EXECUTIVES: &str = include_str!("questionnaires/executives.txt");

fn line(survey: &Survey, question: &Question) -> String {
    let marked = |choice: &Choice| {
        let signs = [
            (choice.exclusive, '!'),
            (choice.missing.is_some(), '?'),
            (choice.detail, '+'),
        ];
        let signs = signs.iter().filter(|(is, _)| *is).map(|(_, sign)| sign);
        format!(" {}{}", choice.code, signs.collect::<String>())
    };
    let listed = |all: &[Choice]| all.iter().map(marked).collect::<String>();
    let (kind, choices) = (question.kind.word(), listed(question.kind.choices()));
    let asked = match &question.kind {
        Kind::Grid { rows, .. } => format!("{kind}:{} /{choices}", listed(rows)),
        Kind::Multi { max: Some(max), .. } | Kind::Rank { max, .. } => {
            format!("{kind} {max}:{choices}")
        }
        Kind::Text { max_length, .. } => format!("{kind} {max_length}"),
        Kind::Single { .. } | Kind::Multi { .. } => format!("{kind}:{choices}"),
        _ => kind.to_owned(),
    };
    let required = match question.required {
        Required::No => "",
        Required::Soft => ", soft",
        Required::Yes => ", required",
    };
    let conditions = [&survey.page_of(question).show_if, &question.show_if];
    let conditions = conditions.into_iter().flatten();
    let conditions: Vec<String> = conditions.map(|rule| format!(", if {rule}")).collect();
    format!(
        "{} {asked}{required}{}
",
        question.id,
        conditions.concat()
    )
}

fn asked(survey: &Survey) -> impl Iterator<Item = &Question> {
    let all = survey.questions.iter();
    all.filter(|question| question.takes_entry())
}

#[test]
fn ids_codes_and_routing_stay() {
    for (id, expected, count) in [
        ("innovation-units", UNITS, 34),
        ("innovation-executives", EXECUTIVES, 20),
    ] {
        let survey = shipped(id);
        let lines: String = asked(&survey).map(|one| line(&survey, one)).collect();
        same_lines(&lines, expected);
        assert_eq!(asked(&survey).count(), count, "{id}");
    }
}

/// Compares line by line, so that a difference is told where it is.
#[track_caller]
fn same_lines(found: &str, expected: &str) {
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}

/// Every text that a respondent may read.
fn texts(survey: &Survey) -> Vec<&Text> {
    let mut texts = vec![&survey.title];
    texts.extend(&survey.privacy.notice);
    for page in &survey.pages {
        texts.push(&page.title);
        texts.extend(&page.intro);
    }
    for question in &survey.questions {
        texts.extend(question.is_shown().then_some(&question.text));
        texts.extend(&question.help);
        texts.extend(question.checks.iter().map(|check| &check.text));
        let picked = question.kind.choices().iter().chain(question.kind.rows());
        texts.extend(picked.map(|choice| &choice.label));
        if let Kind::Integer(measure) | Kind::Number(measure) = &question.kind {
            texts.extend(&measure.unit);
        }
    }
    texts
}

fn words(text: &Text, language: usize) -> String {
    text.fill(language, &|_| Plain::line("…")).to_string()
}

const BOKMAL: &str = "ikke jeg dere noe noen hvem hva hvor hvordan hvilken hvilke fra bare \
    enhet enheten enheter leder ansatte innbyggere innbyggerne tjeneste tjenester løsning \
    løsninger ble være mye mer veien nå andres ennå hensynet ledelse ledelsen svarene navn";
const NYNORSK: &str = "ikkje eg dykk noko nokon kven kva kor korleis frå berre eining eininga \
    leiar tilsette innbyggjarar tenester løysing løysingar vere mykje meir vegen enno leiing \
    svara namn";

#[test]
fn every_text_is_there_in_bokmal_nynorsk_and_english() {
    for (id, at_least) in [("innovation-units", 280), ("innovation-executives", 200)] {
        let survey = shipped(id);
        let tags: Vec<&str> = survey.languages.iter().map(Language::as_str).collect();
        assert_eq!(tags, ["nb", "nn", "en"]);
        let texts = texts(&survey);
        assert!(texts.len() >= at_least, "{id}: {}", texts.len());
        for text in texts {
            let holes = |language| {
                let parts = text.parts(language).iter();
                let holes = parts.filter(|part| matches!(part, Part::Hole(_)));
                holes
                    .map(|hole| format!("{hole:?}"))
                    .collect::<BTreeSet<_>>()
            };
            for language in 0..3 {
                let (said, tag) = (words(text, language), tags[language]);
                assert!(text.speaks(language), "no {tag}: {}", words(text, 0));
                assert_eq!(said.trim(), said, "{tag}");
                assert_eq!(holes(language), holes(0), "{said}");
                // Words that are only at home in the other written language.
                let foreign = [NYNORSK, BOKMAL, ""][language].split_whitespace();
                let said = said.to_lowercase();
                let said: BTreeSet<&str> = said.split(|c: char| !c.is_alphabetic()).collect();
                let found: Vec<&str> = foreign.filter(|word| said.contains(word)).collect();
                assert!(
                    found.is_empty(),
                    "{tag}, {found:?}: {}",
                    words(text, language)
                );
            }
        }
    }
}

fn pick(session: &mut Session, id: &str, code: &str) {
    let place = Place::once(&session.survey().question(id).unwrap().id);
    let entry = Entry::picked(Code::new(code).unwrap());
    drop(session.update(Event::Entered { place, entry }));
}

fn cells(session: &mut Session, id: &str, codes: &[(&str, &str)]) {
    let place = Place::once(&session.survey().question(id).unwrap().id);
    let cell = |(row, code): &(&str, &str)| {
        let picks = Picks {
            codes: vec![Code::new(code).unwrap()],
            details: BTreeMap::new(),
        };
        (Code::new(row).unwrap(), picks)
    };
    let entry = Entry::Cells(codes.iter().map(cell).collect());
    drop(session.update(Event::Entered { place, entry }));
}

/// How many questions are asked that take an answer.
fn count(session: &Session) -> usize {
    let steps = session.path().steps();
    let questions = steps.map(|step| &session.survey().questions[step.question]);
    questions.filter(|question| question.takes_entry()).count()
}

/// A unit that has answered what new things it has taken into use.
fn unit(survey: &Arc<Survey>, level: &str, types: [&str; 4]) -> Session {
    let mut session = begin(survey);
    pick(&mut session, "vl_a1_niva", level);
    let rows = ["tjeneste", "produkt", "prosess", "kommunikasjon"];
    let row = |at: usize| (rows[at], types[at]);
    cells(&mut session, "vl_b1_typer", &[0, 1, 2, 3].map(row));
    session
}

/// Codes that open one question more, and codes that do not.
const TURNS: [(&str, &[&str], &[&str]); 5] = [
    (
        "vl_c3_nyhet",
        &["tilpasset", "kopi"],
        &["forst", "vet_ikke"],
    ),
    (
        "vl_c6_teknologi",
        &["er_teknologi", "viktig_del", "liten_del"],
        &["ingen", "vet_ikke"],
    ),
    ("vl_e1_samarbeid", &["ja"], &["nei", "vet_ikke"]),
    (
        "vl_f2_evaluert",
        &["selv", "med_hjelp"],
        &["planlagt", "nei", "vet_ikke"],
    ),
    ("vl_f4_delt", &["ja"], &["nei", "vet_ikke"]),
];

#[test]
fn a_unit_with_an_innovation_is_asked_27_to_32_questions() {
    let survey = shipped("innovation-units");
    for types in [
        ["ja", "nei", "nei", "nei"],
        ["nei", "vet_ikke", "ja", "nei"],
        ["ja"; 4],
    ] {
        let mut session = unit(&survey, "kommune", types);
        assert_eq!(count(&session), 27);
        for (id, opening, closing) in TURNS {
            let codes = opening.iter().map(|code| (code, 28));
            for (code, expected) in codes.chain(closing.iter().map(|code| (code, 27))) {
                pick(&mut session, id, code);
                assert_eq!(count(&session), expected, "{id} {code}");
            }
        }
    }
    let mut seen = BTreeSet::new();
    for which in 0..1_u32 << TURNS.len() {
        let mut session = unit(&survey, "fylkeskommune", ["nei", "ja", "nei", "vet_ikke"]);
        for (at, (id, opening, closing)) in TURNS.iter().enumerate() {
            let is_open = which >> at & 1 == 1;
            pick(
                &mut session,
                id,
                if is_open { opening[0] } else { closing[0] },
            );
        }
        let expected = 27 + which.count_ones() as usize;
        assert_eq!(count(&session), expected, "{which:05b}");
        seen.insert(expected);
    }
    assert_eq!(seen, (27..=32).collect());
}

#[test]
fn a_unit_without_an_innovation_is_asked_13_or_14_questions() {
    let survey = shipped("innovation-units");
    for level in ["kommune", "fylkeskommune"] {
        for types in [
            ["nei"; 4],
            ["vet_ikke"; 4],
            ["nei", "vet_ikke", "nei", "nei"],
        ] {
            for (code, expected) in [("nei", 13), ("vet_ikke", 13), ("ja", 14)] {
                let mut session = unit(&survey, level, types);
                assert_eq!(count(&session), 13);
                pick(&mut session, "vl_b2_underveis", code);
                assert_eq!(count(&session), expected);
            }
        }
    }
}

#[test]
fn a_complete_response_of_a_unit_is_accepted() {
    let survey = shipped("innovation-units");
    let answers = answers("units.toml");
    assert_eq!(judge(&survey, &answers), []);
    // Consent, and every question but vl_a3 and vl_b2, which are asked of others.
    assert_eq!(answers.len(), 1 + 32);
}

#[test]
fn the_factors_are_asked_about_the_innovation_or_the_work_under_way() {
    let told = |session: &Session| {
        let question = session.survey().question("vl_d3_faktorer").unwrap();
        session.words(&question.text).to_string()
    };
    let mut session = unit(&shipped("innovation-units"), "kommune", ["nei"; 4]);
    pick(&mut session, "vl_b2_underveis", "ja");
    assert_eq!(
        told(&session),
        "Hvordan har dette virket inn på arbeidet som pågår?"
    );
    let nynorsk = session.survey().speaks("nn").unwrap().clone();
    drop(session.update(Event::LanguageChosen(nynorsk)));
    assert_eq!(
        told(&session),
        "Korleis har dette verka inn på arbeidet som er i gang?"
    );
    // The answer to vl_b2 is remembered, but no longer on the path.
    cells(&mut session, "vl_b1_typer", &[("tjeneste", "ja")]);
    assert_eq!(
        told(&session),
        "Korleis har dette verka inn på den nyaste innovasjonen?"
    );
}

#[test]
fn others_in_the_organization_are_called_what_they_are() {
    let told = |session: &Session| {
        let question = session.survey().question("vl_e2_partnere").unwrap();
        let code = Code::new("egen_organisasjon").unwrap();
        session.label(&Place::once(&question.id), &code).to_string()
    };
    let mut session = unit(&shipped("innovation-units"), "kommune", ["ja"; 4]);
    assert_eq!(told(&session), "Andre i egen kommune");
    pick(&mut session, "vl_a1_niva", "fylkeskommune");
    assert_eq!(told(&session), "Andre i egen fylkeskommune");
}

/// Where each key of the earlier waves is measured: the question, and the row or choice.
const BASELINE: [(&str, &str, &str); 20] = [
    ("innovative_any", "vl_b1_typer", "ja"),
    ("type_process", "vl_b1_typer", "prosess"),
    ("type_communication", "vl_b1_typer", "kommunikasjon"),
    ("type_product", "vl_b1_typer", "produkt"),
    ("core_task", "vl_c5_kjerne", "ja_i_dag"),
    ("two_or_more_types", "vl_c2_typer", "tjeneste"),
    ("value_quality", "vl_f1_verdi", "kvalitet"),
    ("value_efficiency", "vl_f1_verdi", "tidsbruk_effekt"),
    ("value_staff", "vl_f1_verdi", "ansattes_trivsel"),
    ("value_citizen", "vl_f1_verdi", "innflytelse"),
    ("value_several", "vl_f1_verdi", "tydelig"),
    (
        "factor_staff_promotes",
        "vl_d3_faktorer",
        "ansattes_medvirkning",
    ),
    ("factor_money_hinders", "vl_d3_faktorer", "pengeknapphet"),
    ("factor_money_promotes", "vl_d3_faktorer", "fremmet_mye"),
    ("role_staff_key", "vl_d1_start", "ansatte"),
    ("role_staff_key", "vl_d3_faktorer", "ansattes_medvirkning"),
    ("init_political", "vl_d1_start", "politikere"),
    ("under_way_if_none", "vl_b2_underveis", "ja"),
    ("strategy_written", "kd_b1_strategi", "politisk"),
    ("strategy_written", "kd_b1_strategi", "begge"),
];

#[test]
fn every_key_of_earlier_waves_is_still_measured() {
    let surveys = ["innovation-units", "innovation-executives"].map(shipped);
    for (key, id, code) in BASELINE {
        let question = surveys.iter().find_map(|survey| survey.question(id));
        let kind = &question.unwrap_or_else(|| panic!("{key}: no {id}")).kind;
        let mut codes = kind.choices().iter().chain(kind.rows());
        assert!(
            codes.any(|one| one.code.as_str() == code),
            "{key}: {id} {code}"
        );
    }
}

#[test]
fn nobody_is_called_anonymous() {
    for id in ["innovation-units", "innovation-executives"] {
        let source = fs::read_to_string(at_root(&format!("surveys/{id}.toml"))).unwrap();
        let source = source.to_lowercase();
        assert!(!source.contains("anonym"), "{id}");
        assert!(
            source.contains("mode = \"confidential\"\nconsent = true"),
            "{id}"
        );
    }
}
