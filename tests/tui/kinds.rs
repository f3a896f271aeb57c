//! Dates, parts of a total and grids of ticks on the screen, large and small.

use proptest::prelude::*;
use svar::survey::Survey;
use svar::tui::{Look, Theme};

use crate::bytes::any_key;
use crate::common::{at_root, begin, survey, with_questions};
use crate::stage::{PLAIN, Stage};

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

const DATES: &str = "[[page.question]]\nid = 'day'\nkind = 'date'\nmax = '2024-10'\ntext.en = 'When did it open?'\n\
    missing = ['dont_know', 'refused']\n\
    [[page.question]]\nid = 'month'\nkind = 'date'\nprecision = 'month'\ntext.en = 'When did you begin?'\n\
    [[page.question]]\nid = 'year'\nkind = 'date'\nprecision = 'year'\ntext.en = 'When will it end?'\n\
    help.en = 'It began in {month}.'\n";

const PARTS: &str = "[[page.question]]\nid = 'budget'\nkind = 'allocate'\ntext.en = 'How was the money spent?'\n\
    total = 12500\nunit.en = 'kroner'\nmissing = ['dont_know']\n\
    parts = [ { code = 'staff', en = 'Staff' }, { code = 'rent', en = 'Rent, power and everything else that a house needs' },\n\
    { code = 'trips', en = 'Trips' }, { code = 'other', en = 'Other' } ]\n";

const TICKS: &str = "[[page.question]]\nid = 'help'\nkind = 'grid'\nseveral = true\ntext.en = 'Who helped with what?'\n\
    rows = [ { code = 'idea', en = 'The idea' }, { code = 'plan', en = 'The plan' }, { code = 'work', en = 'The work' } ]\n\
    choices = [ { code = 'staff', en = 'Staff' }, { code = 'users', en = 'Users' }, { code = 'none', en = 'Nobody', exclusive = true } ]\n";

fn at(questions: &str, size: (u16, u16)) -> Stage {
    let mut stage = Stage::new(begin(&with_questions(questions)), size, PLAIN);
    stage.press("Enter");
    stage
}

/// The screen after each of some scripts.
fn screens(questions: &str, scripts: &[&str]) -> String {
    let mut screens = Vec::new();
    for size in SIZES {
        let mut stage = at(questions, size);
        screens.push(stage.seen());
        for script in scripts {
            stage.press(script);
            screens.push(format!("{script}\n{}", stage.seen()));
        }
    }
    screens.join("\n\n")
}

/// More choices than there are digits.
fn many(count: usize, kind: &str) -> String {
    let choices = (1..=count).map(|n| format!("{{ code = 'c{n}', en = 'Choice {n}' }}"));
    let choices = choices.collect::<Vec<_>>().join(", ");
    format!(
        "[[page.question]]\nid = 'q'\nkind = '{kind}'\ntext.en = 'Which?'\nchoices = [ {choices} ]\n"
    )
}

#[test]
fn letters_pick_where_the_digits_end() {
    let mut stage = Stage::new(begin(&with_questions(&many(12, "multi"))), (80, 24), PLAIN);
    stage.press("Enter 9 a L m z k");
    insta::assert_snapshot!(stage.seen());
    stage.press("F1");
    assert!(stage.seen().contains("A–K"), "{}", stage.seen());
    let mut stage = Stage::new(begin(&with_questions(&many(10, "single"))), (80, 24), PLAIN);
    stage.press("Enter a Enter");
    assert_eq!(stage.entries(), ["q = [\"c10\"] {}"]);
    let mut stage = Stage::new(begin(&with_questions(&many(9, "single"))), (80, 24), PLAIN);
    stage.press("Enter a F1");
    assert_eq!(stage.entries(), [""; 0]);
    assert!(!stage.seen().contains("A–K"), "{}", stage.seen());
}

#[test]
fn a_date_is_shown_back_as_it_was_understood() {
    let scripts = [
        "1.5.24",
        "Enter May _ 24",
        "Enter 1",
        "999",
        "Tab BackTab BackTab BackTab 0",
        "Enter",
        "Down Down _",
        "Enter S",
    ];
    insta::assert_snapshot!(screens(DATES, &scripts));
}

#[test]
fn what_is_left_to_share_is_told_while_it_is_typed() {
    let scripts = [
        "7500,5",
        "Enter",
        "6 _ 000",
        "Down Down Down",
        "Up Up Up Up ^u 6 _ 500 Tab",
        "S",
    ];
    insta::assert_snapshot!(screens(PARTS, &scripts));
}

#[test]
fn ticks_stay_in_their_row_until_enter() {
    let scripts = [
        "_ Right _",
        "Enter _ 3",
        "1",
        "Enter 2 Enter S",
        "Up Up Enter F1",
    ];
    insta::assert_snapshot!(screens(TICKS, &scripts));
}

#[test]
fn dates_are_told_in_the_language_spoken() {
    let head = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['nb', 'nn', 'en']\ntitle = 'Liten'\n\
                [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'only'\ntitle = 'Side'\n";
    let question =
        "[[page.question]]\nid = 'day'\nkind = 'date'\nmin = 2024-01-01\ntext = 'Når?'\n";
    let survey: std::sync::Arc<Survey> = survey(format!("{head}{question}").as_bytes());
    let mut stage = Stage::new(begin(&survey), (80, 24), PLAIN);
    stage.press("Enter may _ 1, _ 2023 Enter");
    let mut seen = stage.seen();
    for _ in 0..2 {
        stage.press("F2");
        seen = format!("{seen}\n\n{}", stage.seen());
    }
    insta::assert_snapshot!(seen);
}

#[test]
fn a_letter_in_any_of_these_fields_is_cheap() {
    let text = "[[page.question]]\nid = 'why'\nkind = 'text'\nlines = 4\nmax_length = 600\ntext.en = 'Why?'\n";
    let costs = [
        (text, "because"),
        (DATES, "1.5.2024"),
        (PARTS, "7500"),
        (TICKS, "_ Right _ Down _"),
    ];
    let costs = costs.map(|(questions, script)| at(questions, (80, 24)).press(script));
    let dear = costs.iter().flatten().filter(|bytes| **bytes > 40).count();
    assert_eq!(dear, 0, "keys cost {costs:?}");
}

const THEMES: [Theme; 5] = [
    Theme::Auto,
    Theme::Dark,
    Theme::Light,
    Theme::Contrast,
    Theme::None,
];

/// Bytes of a letter at the end of a row and of one erased there, at the most: what changes the
/// ink where a text becomes too long or is not any more.
const LETTER_BYTES_MAX: usize = 6;

#[test]
fn a_letter_where_a_text_is_full_is_as_cheap_as_any() {
    for (lines, typed) in [(1, 40), (4, 260)] {
        let text = format!(
            "[[page.question]]\nid = 'why'\nkind = 'text'\nlines = {lines}\nmax_length = {typed}\ntext.en = 'Why?'\n"
        );
        for theme in THEMES {
            let look = Look { theme, ..PLAIN };
            let mut stage = Stage::new(begin(&with_questions(&text)), (80, 24), look);
            stage.press("Enter");
            let keys = (typed - 10..typed + 10).chain((typed - 10..typed + 10).rev());
            stage.press(&"a ".repeat(typed - 10));
            let costs: Vec<_> = keys
                .enumerate()
                .map(|(at, _)| stage.press(if at < 20 { "a" } else { "Back" }))
                .collect();
            let dear = costs
                .iter()
                .flatten()
                .filter(|bytes| **bytes > LETTER_BYTES_MAX);
            assert_eq!(dear.count(), 0, "{lines} {theme:?}: {costs:?}");
            let cheap = costs[1..9].iter().chain(&costs[12..20]).flatten();
            assert!(cheap.clone().all(|bytes| *bytes == 1), "{costs:?}");
        }
    }
}

#[test]
fn a_letter_that_changes_more_than_its_cell_costs_what_is_told() {
    let sentence = "We needed a larger screen and a chair because the old one was broken, and nobody \
                    could read what stood there without glasses. It took us three months to find the \
                    money, and then the house was rebuilt so that we had to wait once more.";
    let text = |lines: u16| {
        format!("[[page.question]]\nid = 'why'\nkind = 'text'\nlines = {lines}\ntext.en = 'Why?'\n")
    };
    let told = std::fs::read_to_string(at_root("docs/performance.md")).unwrap();
    for (way, question, typed) in [
        ("slides a line sideways", &*text(1), sentence),
        ("begins a row", &text(4), sentence),
        ("makes a date of what is typed", DATES, "1.5.2024"),
        ("changes what is left to share", PARTS, "7500"),
    ] {
        let (mut on, mut back) = (Vec::new(), Vec::new());
        for size in SIZES {
            let mut stage = at(question, size);
            on.extend(stage.press(&typed.replace(' ', " _ ")));
            back.extend(stage.press(&"Back ".repeat(typed.len())));
        }
        let most = [&on, &back].map(|costs| costs.iter().copied().max().unwrap());
        let row = format!("| {way} | {} | {} |", most[0], most[1]);
        assert!(told.contains(&row), "not in docs/performance.md:\n{row}");
        if typed != sentence {
            continue;
        }
        for costs in [on, back] {
            let dear = costs.iter().filter(|bytes| **bytes > LETTER_BYTES_MAX);
            let dear = dear.count();
            assert!(dear * 16 < costs.len(), "{way}: {dear} of {costs:?}");
        }
    }
}

#[test]
fn what_a_text_has_no_room_for_is_drawn_as_such_and_counted_on_enter() {
    let text = "[[page.question]]\nid = 'why'\nkind = 'text'\nmax_length = 5\ntext.en = 'Why?'\n\
                [[page.question]]\nid = 'more'\nkind = 'text'\nlines = 2\nmax_length = 60\ntext.en = 'More?'\n";
    let mut stage = at(text, (40, 12));
    let mut seen = vec![stage.seen()];
    for script in ["_ a b c d e _", "f", "g Enter", "Back", "Back Back Enter"] {
        stage.press(script);
        seen.push(format!(
            "{script}, reversed {:?}\n{}",
            stage.reversed(),
            stage.seen()
        ));
    }
    let words = "becausetherearemanywordsthatnobodycanreadwithoutgettingtiredofthemall";
    let letters: Vec<String> = words.chars().map(String::from).collect();
    stage.press(&letters.join(" "));
    seen.push(format!("reversed {:?}\n{}", stage.reversed(), stage.seen()));
    insta::assert_snapshot!(seen.join("\n\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_are_survived_by_these_fields(
        presses in prop::collection::vec(0..40usize, 0..60),
        small in any::<bool>(),
    ) {
        let questions = format!("{PARTS}{TICKS}{DATES}");
        let mut stage = at(&questions, SIZES[usize::from(small)]);
        for press in presses {
            stage.key(any_key(press));
        }
    }
}
