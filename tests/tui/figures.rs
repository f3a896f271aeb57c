//! What each kind of key costs on the line, in bytes, and a session of ten questions from
//! start to end. Bytes are the same every time, so these are exact.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use svar::session::{Event, drive};
use svar::survey::Survey;
use svar::tui::{Key, Look};

use crate::common::{Recorder, at_root, begin, shipped, survey, with_questions};
use crate::stage::{COLOR, PLAIN, Plant, Stage, keys};

/// Kinds of keys, as they are told apart in `docs/performance.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    First,
    Letter,
    Erase,
    Inside,
    Move,
    Tick,
    Scroll,
    Filter,
    /// More bytes than the text that changed allows.
    StepOver,
    Idle,
    /// Writes beyond one a key.
    Writes,
}

/// The bytes of every key, by its kind.
#[derive(Default)]
struct Costs(BTreeMap<Sort, Vec<usize>>);

/// The most that a kind of key may cost: in the middle, at the 95th percentile, and ever.
const LIMITS: [(Sort, [usize; 3]); 11] = [
    (Sort::First, [900, 900, 900]),
    (Sort::Letter, [1, 1, 1]),
    (Sort::Erase, [3, 3, 3]),
    (Sort::Inside, [6, 6, 6]),
    (Sort::Move, [20, 20, 40]),
    (Sort::Tick, [8, 8, 8]),
    (Sort::Scroll, [40, 40, 40]),
    (Sort::Filter, [20, 200, 200]),
    (Sort::StepOver, [0, 0, 0]),
    (Sort::Idle, [0, 0, 0]),
    (Sort::Writes, [0, 0, 0]),
];

impl Costs {
    fn note(&mut self, sort: Sort, bytes: usize) {
        self.0.entry(sort).or_default().push(bytes);
    }

    /// Presses keys of one kind.
    fn press(&mut self, stage: &mut Stage, sort: Sort, script: &str) {
        for key in keys(script) {
            self.strike(stage, sort, key);
        }
    }

    fn strike(&mut self, stage: &mut Stage, sort: Sort, key: Key) {
        let line = stage.strike(key);
        self.note(sort, line.bytes.len());
        self.note(Sort::Writes, line.writes.saturating_sub(1));
        self.note(Sort::Idle, stage.show().len());
    }

    /// Presses keys that lead to the next question.
    fn step(&mut self, stage: &mut Stage, script: &str) {
        for key in keys(script) {
            let before = stage.frame();
            let bytes = stage.strike(key).bytes.len();
            let after = stage.frame();
            let text = changed(&before.buffer, &after.buffer);
            let allowed = text * 5 / 4 + 48;
            self.note(Sort::StepOver, bytes.saturating_sub(allowed));
        }
    }

    /// Median, 95th percentile and the most.
    fn spread(&self, sort: Sort) -> [usize; 3] {
        let mut costs = self.0.get(&sort).cloned().unwrap_or_default();
        assert!(!costs.is_empty(), "{sort:?} was not measured");
        costs.sort_unstable();
        let at = |percent: usize| costs[(costs.len() * percent).div_ceil(100).max(1) - 1];
        [at(50), at(95), at(100)]
    }

    /// What costs too much, in words.
    fn faults(&self) -> Vec<String> {
        let over = LIMITS.iter().filter_map(|(sort, limits)| {
            let spread = self.spread(*sort);
            let over = spread.iter().zip(limits).any(|(cost, limit)| cost > limit);
            over.then(|| format!("{sort:?} costs {spread:?}, more than {limits:?}"))
        });
        over.collect()
    }
}

/// The bytes of the text that changed: the cells that differ, and the single blanks between
/// such cells, for a text has its blanks. No program could do without them.
pub(crate) fn changed(old: &Buffer, new: &Buffer) -> usize {
    let (old, new) = (old.content(), new.content());
    let differs = |at: usize| old.get(at).map(Cell::symbol) != new.get(at).map(Cell::symbol);
    let counts = |at: &usize| {
        let between = *at > 0 && new[*at].symbol() == " " && differs(at - 1) && differs(at + 1);
        differs(*at) || between
    };
    let cells = (0..new.len()).filter(counts);
    cells.map(|at| new[at].symbol().len()).sum()
}

fn ten() -> Arc<Survey> {
    survey(&std::fs::read(at_root("tests/common/ten.toml")).unwrap())
}

/// Every kind of key on the form of ten questions.
fn measure(look: Look, plant: Plant) -> Costs {
    let mut stage = Stage::new(begin(&ten()), (80, 24), look);
    stage.plant = plant;
    let mut costs = Costs::default();
    let first = stage.send();
    costs.note(Sort::First, BEFORE.len() + first.bytes.len());
    costs.step(&mut stage, "Enter");
    costs.press(&mut stage, Sort::Letter, "Anna _ Bergh");
    costs.press(&mut stage, Sort::Erase, "Back");
    stage.press("Left Left");
    costs.press(&mut stage, Sort::Inside, "x y Back Back");
    stage.press("Home");
    costs.press(&mut stage, Sort::Inside, "Del æ");
    costs.press(&mut stage, Sort::Move, "End");
    costs.step(&mut stage, "Enter");
    costs.press(&mut stage, Sort::Letter, "42");
    costs.press(&mut stage, Sort::Erase, "Back");
    costs.step(&mut stage, "Enter");
    costs.press(
        &mut stage,
        Sort::Move,
        "Down Down Down Down Down Up Up Home End PgUp",
    );
    costs.step(&mut stage, "Enter");
    filter(&mut stage, &mut costs);
    stage.press("Down Down Down Down Down Down");
    costs.press(&mut stage, Sort::Scroll, "Down Down Down Down Down Down");
    costs.press(&mut stage, Sort::Move, "Up Up Up Up");
    stage.press("Up Up Up");
    costs.press(&mut stage, Sort::Scroll, "Up Up");
    costs.step(&mut stage, "Enter Enter");
    costs.press(&mut stage, Sort::Tick, "_ _");
    costs.press(&mut stage, Sort::Move, "Up Up Up Down");
    costs.press(&mut stage, Sort::Tick, "_ _");
    costs.step(&mut stage, "Enter Enter Enter");
    costs.press(&mut stage, Sort::Letter, "Alargerscreenandachair.");
    costs.press(&mut stage, Sort::Erase, "Back Back");
    costs.step(&mut stage, "Enter");
    costs
}

/// Names of the list written out and erased again, letter by letter.
fn filter(stage: &mut Stage, costs: &mut Costs) {
    let list = std::fs::read_to_string(at_root("surveys/lists/municipalities.csv")).unwrap();
    let names = list
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(1));
    for name in names.step_by(20) {
        let letters = name.chars().map(Key::Char);
        let erasing = name.chars().map(|_| Key::Backspace);
        for key in letters.chain(erasing) {
            costs.strike(stage, Sort::Filter, key);
        }
    }
}

#[test]
fn every_kind_of_key_keeps_within_its_bytes() {
    for look in [COLOR, PLAIN] {
        let costs = measure(look, Plant::Nothing);
        assert_eq!(costs.faults(), Vec::<String>::new(), "{look:?}");
    }
}

/// The figures in `docs/performance.md` are those measured here.
#[test]
fn the_figures_that_are_told_are_those_measured() {
    let costs = measure(COLOR, Plant::Nothing);
    let told = std::fs::read_to_string(at_root("docs/performance.md")).unwrap();
    let rows = [
        (Sort::First, "first screen"),
        (Sort::Letter, "letter at the end of a line"),
        (Sort::Erase, "erasing at the end of a line"),
        (Sort::Inside, "letter or erasing elsewhere"),
        (Sort::Move, "moving the marker"),
        (Sort::Tick, "ticking"),
        (Sort::Scroll, "scrolling a long list by one"),
        (Sort::Filter, "filter key"),
        (Sort::Idle, "nobody presses a key"),
    ];
    for (sort, name) in rows {
        let [median, high, most] = costs.spread(sort);
        let limits = LIMITS
            .iter()
            .find(|(limited, _)| *limited == sort)
            .unwrap()
            .1;
        let row = format!(
            "| {name} | {median} | {high} | {most} | {} / {} / {} |",
            limits[0], limits[1], limits[2]
        );
        assert!(told.contains(&row), "not in docs/performance.md:\n{row}");
    }
    let session = format!("| a session of ten questions | {} |", session_bytes());
    assert!(
        told.contains(&session),
        "not in docs/performance.md:\n{session}"
    );
}

#[test]
fn a_backend_that_wastes_bytes_is_caught() {
    let faults = |plant| measure(COLOR, plant).faults().join("\n");
    let repeats = faults(Plant::RepeatsStyle);
    assert!(repeats.contains("Letter costs [4, 4, 4]"), "{repeats}");
    let repaints = faults(Plant::Repaints);
    assert!(repaints.contains("Idle costs"), "{repaints}");
    let twice = faults(Plant::WritesTwice);
    assert_eq!(twice, "Writes costs [1, 1, 1], more than [0, 0, 0]");
}

#[test]
fn a_long_list_of_choices_scrolls_cheaply() {
    let choices: Vec<String> = (1..=40)
        .map(|at| format!("{{ code = 'c{at}', en = 'Choice {at}' }}"))
        .collect();
    let question = format!(
        "[[page.question]]\nid = 'one'\nkind = 'single'\ntext.en = 'Which?'\nchoices = [{}]\n",
        choices.join(", ")
    );
    let mut stage = Stage::new(begin(&with_questions(&question)), (80, 24), COLOR);
    stage.show();
    stage.press("Enter");
    let down = stage.press(&"Down ".repeat(39));
    let up = stage.press(&"Up ".repeat(39));
    // The first and the last step bring the question into sight, or take it out of it.
    let most = |costs: &[usize]| costs.iter().copied().filter(|cost| *cost > 42).count();
    assert!(
        most(&down) <= 2 && most(&up) <= 2,
        "down {down:?}, up {up:?}"
    );
}

/// What a respondent presses from the first screen to the last.
const SESSION: &str = "Enter \
    Anna _ Berk Back g Enter \
    41 Enter \
    Down Down Down Down Up Enter \
    trondh Enter \
    Down Down Enter \
    _ Down _ Down Down _ Down Down _ Up _ _ Enter \
    Down Enter \
    Down Enter \
    A _ larger _ screan Back Back en _ and _ a _ better _ chair. Enter \
    Enter \
    s Enter";

/// What the terminal is told before the first frame and after the last.
const BEFORE: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[H\x1b[J";
const AFTER: &[u8] = b"\x1b[m\x1b[?2004l\x1b[?25h\x1b[H\x1b[J\x1b[?1049l";

fn session_bytes() -> usize {
    let mut stage = Stage::new(begin(&ten()), (80, 24), COLOR);
    let first = stage.show().len();
    let bytes = first + stage.press(SESSION).iter().sum::<usize>();
    assert!(stage.seen().contains("Thank you!"), "{}", stage.seen());
    BEFORE.len() + bytes + AFTER.len()
}

#[test]
fn a_session_of_ten_questions_keeps_within_its_bytes() {
    let bytes = session_bytes();
    assert!(bytes <= 4_500, "{bytes}");
}

/// A notice on privacy may fill the screen with its words, which no program can leave out.
#[test]
fn every_first_screen_keeps_within_its_bytes_in_every_language() {
    const FIRST_BYTES_MAX: usize = 900;
    let told = std::fs::read_to_string(at_root("docs/performance.md")).unwrap();
    for id in ["tour", "innovation-executives", "innovation-units"] {
        let survey = shipped(id);
        let firsts = survey.languages.iter().map(|language| {
            let mut session = begin(&survey);
            let chosen = Event::LanguageChosen(language.clone());
            drive(&mut session, &mut Recorder::default(), chosen);
            let mut stage = Stage::new(session, (80, 24), COLOR);
            let first = BEFORE.len() + stage.show().len();
            let blank = Buffer::empty(stage.frame().buffer.area);
            let words = changed(&blank, &stage.frame().buffer);
            assert!(first <= words * 5 / 4 + 48, "{id}: {first} for {words}");
            first
        });
        let most = firsts.max().unwrap();
        assert!(most <= FIRST_BYTES_MAX, "{id}: {most}");
        let row = format!("| first screen of `{id}` | {most} | {FIRST_BYTES_MAX} |");
        assert!(told.contains(&row), "not in docs/performance.md:\n{row}");
    }
}

#[test]
fn every_step_of_the_shipped_surveys_keeps_within_its_bytes() {
    for id in ["tour", "innovation-executives", "innovation-units"] {
        let mut stage = Stage::new(begin(&shipped(id)), (80, 24), COLOR);
        stage.show();
        let mut costs = Costs::default();
        for step in ["Enter", "Tab", "1 Tab", "Tab"].repeat(12) {
            costs.step(&mut stage, step);
        }
        let over = &costs.0[&Sort::StepOver];
        assert!(over.iter().all(|bytes| *bytes == 0), "{id}: {over:?}");
    }
}
