//! What lies over a question costs its words and little more: to open, to move about in and
//! to put away, in bytes. Bytes are the same every time, so these are exact.

use svar::session::Session;
use svar::survey::read_answers;
use svar::tui::Key;

use crate::common::{at_root, begin, shipped, with_questions};
use crate::features::changed_survey;
use crate::figures::changed;
use crate::stage::{COLOR, Stage, keys};

/// What an overlay costs: to open, the most of the keys within, to put away.
type Cost = (usize, usize, usize);

const COSTS: [(&str, Cost); 8] = [
    ("overview", (306, 10, 127)),
    ("jump", (359, 118, 127)),
    ("why", (234, 0, 112)),
    ("why, with rules", (234, 51, 112)),
    ("help", (687, 99, 127)),
    ("reason", (177, 3, 212)),
    ("removing", (200, 0, 130)),
    ("changes", (448, 0, 91)),
];

/// Some keys, one after the other: the bytes of each. They may cost what a step to another
/// question may.
fn strike(stage: &mut Stage, script: &str) -> Vec<usize> {
    let costs = keys(script).into_iter().map(|key| {
        let before = stage.frame();
        let line = stage.strike(key);
        let text = changed(&before.buffer, &stage.frame().buffer);
        let bytes = line.bytes.len();
        assert!(bytes <= text * 5 / 4 + 48, "{script}: {bytes} for {text}");
        assert!(line.writes <= 1, "{script}");
        assert_eq!(stage.show().len(), 0, "{script}");
        bytes
    });
    costs.collect()
}

fn cost(stage: &mut Stage, [open, within, close]: [&str; 3]) -> Cost {
    let opened = strike(stage, open).iter().sum();
    let within = strike(stage, within).into_iter().max().unwrap_or(0);
    (opened, within, strike(stage, close).iter().sum())
}

/// On the tour, some questions answered, on a question that has a reason to be asked.
fn on_the_tour() -> Stage {
    let mut session = begin(&shipped("tour"));
    let answers = b"consent = true\nouting = 'yes'\nplace = '1103'\npeople = 3\nchildren = 1";
    let answers = read_answers("answers", answers).unwrap_or_default();
    for event in session.events_for(&answers).0 {
        drop(session.update(event));
    }
    let mut stage = Stage::new(session, (80, 24), COLOR);
    stage.show();
    stage.press("Enter Enter Enter Enter");
    assert!(stage.seen().contains("5 av 16"), "{}", stage.seen());
    stage
}

fn fresh(session: Session) -> Stage {
    let mut stage = Stage::new(session, (80, 24), COLOR);
    stage.show();
    stage
}

#[test]
fn every_overlay_costs_its_words_and_little_more() {
    let mut stage = on_the_tour();
    let overview = cost(&mut stage, ["^o", "Down Down Up Down End Home", "Esc"]);
    let jump = cost(&mut stage, ["^g", "t u r Down Down Up Back Back", "Esc"]);
    let why = cost(&mut stage, ["F3", "", "Esc"]);
    let rules = cost(&mut stage, ["F3", "F3 F3", "Esc"]);
    let help = cost(&mut stage, ["F1", "Down Up", "Esc"]);
    let mut doubted = fresh(begin(&with_questions(
        "[[page.question]]\nid = 'n'\nkind = 'integer'\ntext.en = 'How many?'\n\
         check = [ { that = 'n < 10', level = 'warn', en = 'Is it right?' } ]\n",
    )));
    doubted.press("Enter 12 Enter");
    let reason = cost(&mut doubted, ["^r", "I t _ i s Left x Back", "Esc"]);
    let mut times = fresh(begin(&with_questions(
        "[[page.question]]\nid = 'n'\nkind = 'integer'\nmin = 0\nmax = 3\ntext.en = 'How many?'\n\
         [[page]]\nid = 'each'\ntimes = 'n'\ntitle.en = 'Project'\n\
         [[page.question]]\nid = 'name'\nkind = 'text'\ntext.en = 'What is it called?'\n",
    )));
    times.press("Enter 2 Enter Alfa");
    let removing = cost(&mut times, ["^x", "", "Esc"]);
    // What has changed is there from the beginning.
    let mut changed = Stage::new(changed_survey(), (80, 24), COLOR);
    let opened = changed.show().len();
    let (_, within, closed) = cost(&mut changed, ["", "", "Enter"]);
    let changes = (opened, within, closed);
    let costs = [
        ("overview", overview),
        ("jump", jump),
        ("why", why),
        ("why, with rules", rules),
        ("help", help),
        ("reason", reason),
        ("removing", removing),
        ("changes", changes),
    ];
    assert_eq!(costs, COSTS);
}

/// What each letter costs where a question is looked for, typed and erased.
fn sought(survey: &str) -> Vec<usize> {
    let mut stage = fresh(begin(&shipped(survey)));
    // It takes some keys to read a notice on privacy to its end.
    let opened = (0..9).any(|_| stage.press("Enter ^g")[1] > 100);
    assert!(opened, "nothing opened on {survey}: {}", stage.seen());
    let mut costs = Vec::new();
    let letters = ('a'..='z').chain('0'..='9').chain("æøå".chars());
    let words = ["hva", "hvor", "inn", "kom", "ans", "unit", "what"];
    for word in letters.map(String::from).chain(words.map(String::from)) {
        let erasing = word.chars().map(|_| Key::Backspace);
        for key in word.chars().map(Key::Char).chain(erasing) {
            costs.push(stage.strike(key).bytes.len());
        }
    }
    costs
}

/// The figure in `docs/performance.md` is the one measured here.
#[test]
fn a_letter_that_looks_for_a_question_costs_no_more_than_one_that_filters() {
    let surveys = ["innovation-units", "innovation-executives", "tour"];
    let costs: Vec<usize> = surveys.into_iter().flat_map(sought).collect();
    let most = costs.iter().copied().max().unwrap();
    assert!(most <= 200, "a letter costs {most}: {costs:?}");
    let told = std::fs::read_to_string(at_root("docs/performance.md")).unwrap();
    let row = format!("a letter costs at most {most} bytes there");
    assert!(told.contains(&row), "not in docs/performance.md: {row}");
}
