//! Each finding beside its near miss: one edit brings it about, and one that is as small as
//! can be makes it go. A limit that moves by one, either way, is seen here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use svar::survey::ProblemCode;

use crate::lints::{examined, read, root};

type Edits = Vec<(String, String)>;

/// A fixture just over the line and just under it.
struct Near {
    code: &'static str,
    fixture: &'static str,
    over: Edits,
    under: Edits,
}

fn edits(edits: &[(&str, &str)]) -> Edits {
    let edits = edits.iter();
    edits
        .map(|(was, is)| ((*was).to_owned(), (*is).to_owned()))
        .collect()
}

/// The fixture as it stands is over the line.
fn near(code: &'static str, fixture: &'static str, under: (&str, &str)) -> Near {
    Near {
        code,
        fixture,
        over: Vec::new(),
        under: edits(&[under]),
    }
}

/// A text of it is over the line, and another one under it.
fn worded(
    (code, fixture): (&'static str, &'static str),
    was: &str,
    [over, under]: [String; 2],
) -> Near {
    Near {
        code,
        fixture,
        over: edits(&[(was, &over)]),
        under: edits(&[(was, &under)]),
    }
}

const ADDED_TO: &str = "Think of the last new thing you started to use.";
const GOES_ON: &str = "If you count everybody who has worked in the unit during the past year, whether full time or part time and whether still employed there or not, about how many employees would you say that it has had?";
const ADDED: &str = "Tenk på det siste nye dere begynte å bruke, enten det var en tjeneste, et produkt eller en måte å arbeide på, og svar for det.";
const NOT_LOST: &str =
    "Think of the last new thing that you started to use, and answer about that.";
const LOST: &str = "Tenk på det siste.";
const OFFICE: &str = "Besvarelsen omhandler kommuneorganisasjonens samlede virksomhetsområder, herunder tjenesteproduksjon, myndighetsutøvelse, samfunnsutvikling og administrasjonsfunksjoner, uavhengig av hvorvidt oppgaveløsningen ivaretas egenregi eller gjennom interkommunale samarbeidsordninger.";

/// So many words of a few letters, and so many of seven.
fn words(short: usize, long: usize) -> String {
    let words = [vec!["kort"; short], vec!["lengere"; long]].concat();
    words.join(" ")
}

fn of_proofs() -> Vec<Near> {
    let page = "a-page-that-is-always-asked-once-it-repeats";
    let nowhere = "an-answer-that-leads-nowhere";
    vec![
        near(
            "impossible-check",
            "a-check-against-the-limits",
            ("staff > 10", "staff >= 10"),
        ),
        near(
            "idle-check",
            "a-check-that-never-fails",
            ("min = 1", "min = 0"),
        ),
        near(
            "unreachable-choice",
            "a-choice-in-a-named-list-that-is-always-hidden",
            ("staff < 1", "staff <= 1"),
        ),
        near(
            "unreachable-choice",
            "a-choice-that-a-check-rules-out",
            ("'blue'\",", "'blue'\", level = \"warn\","),
        ),
        near(
            "always-holds",
            "a-condition-that-always-holds",
            ("staff >= 0", "staff > 0"),
        ),
        // Blank is not true: who need not answer may skip it.
        near(
            "always-holds",
            "a-condition-that-always-holds",
            ("required = true\n", ""),
        ),
        near(
            "empty-hole",
            "a-hole-that-may-stay-empty",
            (
                "id = \"since\"",
                "id = \"since\"\nshow_if = \"answered(name)\"",
            ),
        ),
        near(
            "empty-hole",
            "a-hole-that-may-stay-empty",
            ("id = \"name\"", "id = \"name\"\nrequired = true"),
        ),
        near("unreachable-question", page, ("'yes') > 2", "'yes') > 1")),
        near(
            "unreachable-page",
            "a-page-that-nobody-sees",
            ("max = 10", "max = 11"),
        ),
        near(
            "unreachable-question",
            "a-question-that-nobody-is-asked",
            ("== 'blue' and", "== 'blue' or"),
        ),
        near(
            "unreachable-question",
            "unknown-is-not-false",
            ("not answered(staff) and", "answered(staff) and"),
        ),
        near(
            "unreachable-row",
            "a-row-that-nobody-sees",
            ("staff < 1", "staff <= 1"),
        ),
        near("dead-end", nowhere, ("required = true\n", "")),
        near(
            "dead-end",
            nowhere,
            ("that = \"not (", "level = \"warn\", that = \"not ("),
        ),
        near(
            "unreachable-end",
            "nobody-can-finish",
            ("required = true\n", ""),
        ),
        near(
            "unreachable-end",
            "nobody-can-finish",
            ("staff > 10", "staff >= 10"),
        ),
    ]
}

fn of_words() -> Vec<Near> {
    let scale = "a-scale-without-the-way-out-of-its-siblings";
    let short = ("short-translation", "a-translation-that-lost-something");
    let long = ("long-translation", "a-translation-that-added-something");
    let ids = ("similar-ids", "ids-that-differ-by-one-letter");
    let lix = ("hard-to-read", "prose-of-an-office");
    let double = ("double-barrelled", "two-questions-in-one");
    let asked = |count| format!("{}?", words(count, 0));
    let letters = |count| "a".repeat(count);
    vec![
        near(
            "missing-dont-know",
            scale,
            (
                "{ code = \"no\", en = \"No\" }]",
                "{ code = \"not\", en = \"No\" }]",
            ),
        ),
        worded(
            ("long-question", "a-question-that-goes-on"),
            GOES_ON,
            [asked(31), asked(30)],
        ),
        // The source has 47 characters.
        worded(long, ADDED, [letters(95), letters(94)]),
        // A shorter one may become as long as one of 30.
        Near {
            code: long.0,
            fixture: long.1,
            over: edits(&[(ADDED_TO, "Why?"), (ADDED, &letters(61))]),
            under: edits(&[(ADDED_TO, "Why?"), (ADDED, &letters(60))]),
        },
        // The source has 75.
        worded(short, LOST, [letters(37), letters(38)]),
        Near {
            code: short.0,
            fixture: short.1,
            over: edits(&[(NOT_LOST, &letters(30)), (LOST, "a")]),
            under: edits(&[(NOT_LOST, &letters(29)), (LOST, "a")]),
        },
        near("typed-date", "a-year-typed-into-a-text", ("2024", "20245")),
        near("typed-date", "a-year-typed-into-a-text", ("2024", "2124")),
        near(ids.0, ids.1, ("\"pardner\"", "\"pardnes\"")),
        // A letter more or less is one, too; of two nothing is said.
        worded(
            ids,
            "\"pardner\"",
            ["\"partners\"", "\"partnerss\""].map(str::to_owned),
        ),
        worded(
            ids,
            "\"pardner\"",
            ["\"parter\"", "\"parer\""].map(str::to_owned),
        ),
        // Numbered names are meant to be alike.
        Near {
            code: ids.0,
            fixture: ids.1,
            over: edits(&[
                ("\"partner\"", "\"partner_one\""),
                ("\"pardner\"", "\"pardner_one\""),
            ]),
            under: edits(&[
                ("\"partner\"", "\"partner_a\""),
                ("\"pardner\"", "\"partner_b\""),
            ]),
        },
        // 20 words in a sentence and 40 long ones in a hundred, against 35.
        worded(lix, OFFICE, [words(12, 8), words(13, 7)]),
        // Of fewer words nothing is said.
        worded(lix, OFFICE, [words(0, 20), words(0, 19)]),
        near(double.0, double.1, ("and is it", "and also")),
        worded(
            double,
            "Is the work useful and is it well paid?",
            [
                "Where do you work and how well is it paid?".to_owned(),
                "Where do you work and live?".to_owned(),
            ],
        ),
        worded(
            double,
            "Is the work useful and is it well paid?",
            [
                "Is the work useful? Is it well paid?".to_owned(),
                "The work is useful. Is it well paid?".to_owned(),
            ],
        ),
    ]
}

/// Whether a fixture is told of, once it is edited.
fn tells(near: &Near, edits: &Edits) -> bool {
    let path = root("tests/definitions/lint").join(format!("{}.toml", near.fixture));
    let mut source = fs::read_to_string(&path).unwrap();
    for (was, is) in edits {
        // The last one, for what is told of comes last.
        let at = source.rfind(was);
        let at = at.unwrap_or_else(|| panic!("{}: {was}", near.fixture));
        source.replace_range(at..at + was.len(), is);
    }
    let (survey, mut problems) = read(&path, &source);
    problems.extend(examined("near.toml", &source, &survey));
    let mut told = problems.iter();
    told.any(|problem| problem.code.name() == near.code)
}

/// What is told though it should not be, or the other way round.
fn faults(tells: &dyn Fn(&Near, &Edits) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for near in of_proofs().iter().chain(&of_words()) {
        let (code, fixture) = (near.code, near.fixture);
        if !tells(near, &near.over) {
            faults.push(format!("{fixture} is not told of {code}"));
        }
        if tells(near, &near.under) {
            faults.push(format!(
                "{fixture} is told of {code} after {:?}",
                near.under
            ));
        }
    }
    faults
}

#[test]
fn each_finding_has_a_near_miss_that_is_not_told() {
    assert_eq!(faults(&tells), Vec::<String>::new());
}

/// Faults planted in what is told: one code is silent, told always, or told in the place of
/// another.
#[test]
fn a_finding_that_is_lost_or_made_up_is_caught() {
    let mut told = BTreeMap::new();
    for near in of_proofs().iter().chain(&of_words()) {
        for edits in [&near.over, &near.under] {
            let key = (near.code, near.fixture, edits.clone());
            told.insert(key, tells(near, edits));
        }
    }
    let known = |near: &Near, edits: &Edits| told[&(near.code, near.fixture, edits.clone())];
    let codes: BTreeSet<&str> = told.keys().map(|(code, ..)| *code).collect();
    for code in codes {
        let lost = faults(&|near, edits| known(near, edits) && near.code != code);
        let made_up = faults(&|near, edits| known(near, edits) || near.code == code);
        let turned = faults(&|near, edits| known(near, edits) != (near.code == code));
        for found in [lost, made_up, turned] {
            assert!(!found.is_empty(), "{code}");
            assert!(found.iter().all(|fault| fault.contains(code)), "{found:?}");
        }
    }
}

/// The codes that the sources of the lints name.
fn named_in(folder: &Path, into: &mut BTreeSet<&'static str>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            named_in(&path, into);
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let named = text.split("ProblemCode::").skip(1).filter_map(|rest| {
            let name = rest.split(|c: char| !c.is_alphanumeric()).next()?;
            let mut all = ProblemCode::ALL.iter();
            all.find(|code| format!("{code:?}") == name)
        });
        into.extend(named.map(|code| code.name()));
    }
}

#[test]
fn no_finding_is_left_out() {
    let mut wanted = BTreeSet::new();
    named_in(&root("src/author/check"), &mut wanted);
    let all = of_proofs().into_iter().chain(of_words());
    let held: BTreeSet<&str> = all.map(|near| near.code).collect();
    assert_eq!(held, wanted);
}
