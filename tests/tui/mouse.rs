//! The mouse: what a press lies on, and what it does there.

use svar::session::{Phase, Position};
use svar::survey::Entry;
use svar::tui::Key;

use crate::common::{begin, with_questions};
use crate::stage::{PLAIN, Stage};

impl Stage {
    /// Presses the mouse so many columns into some words; returns the bytes that cost.
    fn click_in(&mut self, words: &str, columns: u16) -> usize {
        let seen = self.seen();
        let row = seen.lines().position(|row| row.contains(words));
        let row = row.unwrap_or_else(|| panic!("no {words:?} in\n{seen}"));
        let before = seen.lines().nth(row).unwrap().split(words).next().unwrap();
        let column = u16::try_from(before.chars().count()).unwrap() + columns;
        let row = u16::try_from(row).unwrap();
        self.key(Key::Click { column, row }).len()
    }

    fn click(&mut self, words: &str) -> usize {
        self.click_in(words, 0)
    }

    fn answer(&self) -> Option<&Entry> {
        self.session.entry(self.session.position().place()?)
    }

    fn is_at(&self, place: &str) -> bool {
        let at = self.session.position().place();
        at.is_some_and(|at| at.to_string() == place)
    }
}

fn stage(questions: &str) -> Stage {
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter");
    stage
}

const SINGLE: &str = "[[page.question]]\nid = 'q'\nkind = 'single'\ntext.en = 'Which?'\n\
    choices = [ { code = 'a', en = 'Apples' }, { code = 'b', en = 'Pears' },\n\
    { code = 'c', en = 'Others', detail = 'text' } ]\n";

#[test]
fn a_choice_is_picked_and_the_keys_at_the_bottom_can_be_pressed() {
    let mut stage = stage(SINGLE);
    stage.click("Pears");
    assert!(stage.seen().contains("● Pears"), "{}", stage.seen());
    assert!(stage.is_at("q"));
    // Its words are typed where they are wanted.
    stage.click("3 ○");
    stage.press("Plums");
    stage.click_in("Plums", 2);
    stage.press("-");
    assert!(stage.seen().contains("Pl-ums"), "{}", stage.seen());
    stage.click("Enter go on");
    assert_eq!(*stage.session.position(), Position::Review);
    stage.click("Esc back");
    assert!(stage.is_at("q"));
    stage.click("F1 keys");
    assert!(stage.seen().contains("Keys that work here"));
    stage.click("Esc close");
    stage.click("Ctrl-Q pause");
    assert!(stage.farewell.is_some());
}

#[test]
fn cells_parts_and_reasons_are_where_they_are_seen() {
    let grid = "[[page.question]]\nid = 'q'\nkind = 'grid'\ntext.en = 'Which?'\n\
        rows = [ { code = 'a', en = 'Apples' }, { code = 'b', en = 'Pears' } ]\n\
        choices = [ { code = 'x', en = 'Red' }, { code = 'y', en = 'Green' } ]\n";
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut stage = Stage::new(begin(&with_questions(grid)), (columns, rows), PLAIN);
        stage.press("Enter");
        let seen = stage.seen();
        let cells: Vec<(usize, usize)> =
            seen.lines().enumerate().fold(vec![], |mut all, (y, row)| {
                all.extend(
                    row.chars()
                        .enumerate()
                        .filter(|(_, sign)| *sign == '○')
                        .map(|(x, _)| (x, y)),
                );
                all
            });
        assert_eq!(cells.len(), 4, "{seen}");
        let (x, y) = cells[3];
        let (column, row) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
        stage.key(Key::Click { column, row });
        assert_eq!(stage.entries(), ["q = b: [\"y\"]"]);
    }
    let parts = "[[page.question]]\nid = 'q'\nkind = 'allocate'\ntotal = 10\ntext.en = 'Share'\n\
        parts = [ { code = 'a', en = 'Apples' }, { code = 'b', en = 'Pears' } ]\n\
        missing = ['dont_know']\n";
    let mut stage = stage(parts);
    stage.click_in("Pears", 9);
    stage.press("42");
    stage.click_in("42", 1);
    stage.press("1");
    assert!(stage.seen().contains("412"), "{}", stage.seen());
    stage.click("Don't know");
    assert!(matches!(stage.answer(), Some(Entry::Missing(_))));
}

#[test]
fn the_cursor_goes_into_a_text_where_it_is_pressed() {
    let line = "[[page.question]]\nid = 'q'\nkind = 'text'\ntext.en = 'What?'\n";
    let mut stage = stage(line);
    stage.press("blåbær");
    stage.click_in("blåbær", 3);
    stage.press("-");
    assert_eq!(stage.answer(), Some(&Entry::Typed("blå-bær".to_owned())));
    // Behind the text is its end.
    stage.click_in("blå-bær", 20);
    stage.press("!");
    assert_eq!(stage.answer(), Some(&Entry::Typed("blå-bær!".to_owned())));
    let lines = format!("{line}lines = 4\n");
    let mut stage = self::stage(&lines);
    stage.press("one Alt-Enter two Alt-Enter three");
    stage.click_in("two", 1);
    stage.press("-");
    let text = "one\nt-wo\nthree".to_owned();
    assert_eq!(stage.answer(), Some(&Entry::Typed(text)));
}

#[test]
fn an_entry_is_marked_first_and_then_taken() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Enter Enter 1 Enter nes");
    stage.click("Nesodden");
    assert!(stage.seen().contains("▸ Nesodden"), "{}", stage.seen());
    assert!(stage.is_at("place"));
    stage.click("Nesodden");
    assert!(stage.is_at("people"), "{}", stage.seen());
    // So it is where one looks for a question, and among the pages.
    stage.press("^g tur");
    stage.click("kommune gikk turen");
    assert!(stage.is_at("people"));
    stage.click("kommune gikk turen");
    assert!(stage.is_at("place"), "{}", stage.seen());
    stage.press("^o");
    stage.click("Den neste turen");
    assert!(stage.is_at("place"));
    stage.click("Den neste turen");
    assert!(
        stage.seen().contains("Hvilken dag kunne"),
        "{}",
        stage.seen()
    );
}

#[test]
fn no_single_press_sends_anything() {
    let mut stage = stage(SINGLE);
    stage.press("1 Enter");
    assert_eq!(*stage.session.position(), Position::Review);
    for row in 0..24 {
        for column in [0, 2, 10, 40, 70] {
            let mut stage = self::stage(SINGLE);
            stage.press("1 Enter");
            stage.key(Key::Click { column, row });
            assert_eq!(*stage.session.phase(), Phase::Answering, "{column}:{row}");
        }
    }
    stage.click("Send the answers");
    assert_eq!(*stage.session.phase(), Phase::Answering);
    stage.click("Enter send");
    assert_ne!(*stage.session.phase(), Phase::Answering);
}

#[test]
fn what_is_fixed_stays_under_the_mouse() {
    let mut session = begin(&with_questions(SINGLE));
    let answers = svar::survey::read_answers("x", b"q = 'a'").unwrap_or_default();
    for event in session.events_before(&answers, true).events {
        drop(session.update(event));
    }
    let mut stage = Stage::new(session, (80, 24), PLAIN);
    stage.press("Enter");
    stage.click("Pears");
    assert!(stage.seen().contains("● Apples"), "{}", stage.seen());
    assert!(stage.seen().contains("! "), "{}", stage.seen());
}

#[test]
fn the_wheel_scrolls_a_text_and_moves_the_marker() {
    let mut stage = Stage::tour((40, 12));
    let before = stage.seen();
    stage.key(Key::WheelDown);
    assert_ne!(stage.seen(), before);
    stage.key(Key::WheelUp);
    assert_eq!(stage.seen(), before);
    let mut stage = self::stage(SINGLE);
    stage.key(Key::WheelDown);
    assert!(stage.seen().contains("▸ 2 ○ Pears"), "{}", stage.seen());
}

#[test]
fn a_press_costs_no_more_than_a_key() {
    let mut stage = stage(SINGLE);
    // The marker moves, and one sign or two change.
    assert!(stage.click("Pears") <= 28);
    assert!(stage.click("Apples") <= 28);
    // Nothing is there.
    assert_eq!(
        stage
            .key(Key::Click {
                column: 70,
                row: 15
            })
            .len(),
        0
    );
    assert_eq!(
        stage
            .key(Key::Click {
                column: 900,
                row: 900
            })
            .len(),
        0
    );
}
