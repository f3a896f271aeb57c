//! What lies over a question or stands below it: a changed survey, reasons, times of a page
//! and answers that were there beforehand.

use svar::session::{Event, Farewell, Place, Session, State};
use svar::survey::{Entry, read_answers};
use svar::tui::Key;

use crate::common::{begin, survey, with_questions};
use crate::stage::{PLAIN, Stage};

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

const BEFORE: &str = "[[page.question]]\nid = 'town'\nkind = 'text'\ntext.en = 'Which town?'\n\
    [[page.question]]\nid = 'level'\nkind = 'single'\ntext.en = 'Which level?'\n\
    choices = [ { code = 'x', en = 'Municipality' }, { code = 'y', en = 'County' } ]\n\
    [[page.question]]\nid = 'staff'\nkind = 'integer'\ntext.en = 'How many employees?'\n";

const NOW: &str = "[[page.question]]\nid = 'level'\nkind = 'single'\ntext.en = 'Which level?'\n\
    choices = [ { code = 'y', en = 'County' }, { code = 'x', en = 'Municipality' } ]\n\
    [[page.question]]\nid = 'staff'\nkind = 'integer'\ntext.en = 'How many full-time employees?'\n";

const TIMES: &str = "[[page.question]]\nid = 'n'\nkind = 'integer'\nmin = 0\nmax = 3\n\
    text.en = 'How many projects?'\n[[page]]\nid = 'each'\ntimes = 'n'\ntitle.en = 'Project'\n\
    [[page.question]]\nid = 'name'\nkind = 'text'\ntext.en = 'What is it called?'\n\
    [[page.question]]\nid = 'cost'\nkind = 'number'\ntext.en = 'What does it cost?'\n\
    check = [ { that = 'cost < 10', level = 'warn', en = 'That is a lot. Is it right?' } ]\n";

const LANGUAGES: &[u8] = b"format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['nb', 'en']\n\
    title = { nb = 'Liten', en = 'Tiny' }\n[privacy]\nmode = 'anonymous'\n\
    [[page]]\nid = 'start'\ntitle = { nb = 'Start', en = 'Start' }\n\
    [[page.question]]\nid = 'n'\nkind = 'integer'\nmin = 0\nmax = 9\ntext = { nb = 'Hvor mange?', en = 'How many?' }\n\
    [[page]]\nid = 'each'\ntimes = 'n'\ntitle = { nb = 'Ting', en = 'Item' }\n\
    [[page.question]]\nid = 'cost'\nkind = 'integer'\ntext = { nb = 'Hva koster det?', en = 'What does it cost?' }\n\
    check = [ { that = 'cost < 10', level = 'warn', nb = 'Stemmer det?', en = 'Is it right?' } ]\n";

pub(crate) fn changed_survey() -> Session {
    let mut session = begin(&with_questions(BEFORE));
    drop(session.update(Event::Began));
    let answers = b"town = 'Bergen'\nlevel = 'x'\nstaff = 40";
    let answers = read_answers("answers.toml", answers).unwrap();
    for event in session.events_for(&answers).0 {
        drop(session.update(event));
    }
    let mut session = Session::new(with_questions(NOW), session.state().clone());
    drop(session.update(Event::Began));
    session
}

#[test]
fn a_changed_survey_is_read_to_its_end_first() {
    for size in SIZES {
        let mut stage = Stage::new(changed_survey(), size, PLAIN);
        stage.show();
        insta::assert_snapshot!(format!("changes-{}", size.0), stage.seen());
        // Leaving does not count as having read it.
        assert!(stage.session.changes().is_some());
        let pages = (1..9).find(|_| {
            stage.press("Enter");
            stage.session.changes().is_none()
        });
        assert_eq!(pages, Some(if size.1 < 24 { 2 } else { 1 }));
        stage.press("Enter Enter Enter Enter");
        insta::assert_snapshot!(format!("unconfirmed-{}", size.0), stage.seen());
        stage.press("Esc Esc Esc Esc ^q");
    }
}

#[test]
fn a_changed_survey_is_read_before_anything_else_is_done() {
    let mut stage = Stage::new(changed_survey(), (80, 24), PLAIN);
    let position = stage.session.position().clone();
    stage.press("x 1 Esc Tab ? F1 ^n ^x ^r");
    assert!(stage.session.changes().is_some());
    assert_eq!(*stage.session.position(), position);
    assert_eq!(stage.entries(), [""; 0]);
}

#[test]
fn each_time_of_a_page_is_named_added_and_removed() {
    for size in SIZES {
        let mut stage = Stage::new(begin(&with_questions(TIMES)), size, PLAIN);
        let mut screens = Vec::new();
        for script in [
            "Enter 2 Enter Alfa Enter 5 Enter Beta",
            "^n",
            "Gamma Esc Esc ^x",
            "Enter",
        ] {
            stage.press(script);
            screens.push(format!("{script}\n{}", stage.seen()));
        }
        insta::assert_snapshot!(format!("times-{}", size.0), screens.join("\n\n"));
        // What moved up is there under its new number.
        let entry = |at: &str| {
            stage
                .session
                .entry(&Place::try_from(at.to_owned()).unwrap())
        };
        assert_eq!(entry("name[2]"), Some(&Entry::Typed("Gamma".to_owned())));
        assert_eq!(
            stage
                .session
                .times_asked(stage.session.position().place().unwrap()),
            Some(2)
        );
    }
}

#[test]
fn a_reason_is_given_for_a_doubted_answer() {
    for size in SIZES {
        let mut stage = Stage::new(begin(&with_questions(TIMES)), size, PLAIN);
        stage.press("Enter 1 Enter Enter 12 Enter");
        let mut screens = vec![stage.seen()];
        for script in ["^r It-is.", "Esc", "^r", "Enter", "Esc"] {
            stage.press(script);
            screens.push(format!("{script}\n{}", stage.seen()));
        }
        insta::assert_snapshot!(format!("reason-{}", size.0), screens.join("\n\n"));
    }
}

#[test]
fn what_was_filled_in_beforehand_is_shown_as_such() {
    for size in SIZES {
        let mut session = Session::new(with_questions(NOW), State::default());
        for (answers, fixed) in [("staff = 40", false), ("level = 'x'", true)] {
            let answers = read_answers("answers.toml", answers.as_bytes()).unwrap();
            for event in session.events_before(&answers, fixed).events {
                drop(session.update(event));
            }
        }
        let mut stage = Stage::new(session, size, PLAIN);
        let mut screens = Vec::new();
        for script in ["Enter", "1", "Enter", "Down Enter", "1"] {
            stage.press(script);
            screens.push(format!("{script}\n{}", stage.seen()));
        }
        insta::assert_snapshot!(format!("beforehand-{}", size.0), screens.join("\n\n"));
        assert_eq!(stage.entries(), ["staff = 401"]);
    }
}

#[test]
fn the_language_changes_whatever_lies_over_the_question() {
    let mut stage = Stage::new(begin(&survey(LANGUAGES)), (80, 24), PLAIN);
    stage.press("Enter 1 Enter");
    for (script, word) in [
        ("F1", "Taster som virker her"),
        ("F2", "Keys that work here"),
        ("Esc 12 Enter ^r F2", "Hvorfor er det slik?"),
        ("F2", "Why is it so?"),
        ("Esc ^x", "Remove “Item 1”?"),
        ("F2", "Fjerne «Ting 1»?"),
        ("Esc Enter", "Se over svarene"),
        ("F2", "Look over your answers"),
    ] {
        stage.press(script);
        assert!(stage.seen().contains(word), "{script}\n{}", stage.seen());
    }
    assert_eq!(stage.entries(), ["n = 1", "cost[1] = 1", "cost[1] = 12"]);
}

#[test]
fn a_question_is_found_by_what_is_typed() {
    for size in SIZES {
        let mut stage = Stage::new(begin(&with_questions(TIMES)), size, PLAIN);
        stage.press("Enter 2 Enter Alfa");
        let mut screens = Vec::new();
        for script in [
            "^g",
            "cost",
            "Down",
            "PgDn PgUp",
            "^u 1",
            "x",
            "Esc",
            "^g 2 Enter",
        ] {
            stage.press(script);
            screens.push(format!("{script}\n{}", stage.seen()));
        }
        insta::assert_snapshot!(format!("jump-{}", size.0), screens.join("\n\n"));
    }
}

#[test]
fn the_overview_tells_how_far_each_page_has_come() {
    for size in SIZES {
        let mut stage = Stage::new(begin(&with_questions(TIMES)), size, PLAIN);
        stage.press("Enter 3 Enter Alfa Enter Enter Enter x Enter");
        let mut screens = Vec::new();
        for script in ["^o", "End", "F2", "Enter"] {
            stage.press(script);
            screens.push(format!("{script}\n{}", stage.seen()));
        }
        insta::assert_snapshot!(format!("overview-{}", size.0), screens.join("\n\n"));
    }
}

#[test]
fn what_was_taken_back_or_pasted_is_told() {
    for size in SIZES {
        let mut stage = Stage::new(begin(&with_questions(TIMES)), size, PLAIN);
        stage.press("Enter 2 Enter");
        stage.key(Key::Paste("Alfa\r\nBeta".to_owned()));
        let mut screens = vec![stage.seen()];
        for script in [
            "Enter 5 Enter Gamma",
            "^z",
            "^z",
            "^z",
            "^y",
            "^y",
            "^y",
            "^y",
            "^z",
            "^z",
            "^z",
            "^z",
            "x",
        ] {
            stage.press(script);
            screens.push(format!("{script}\n{}", stage.seen()));
        }
        insta::assert_snapshot!(format!("undone-{}", size.0), screens.join("\n\n"));
    }
}

#[test]
fn what_is_pasted_is_told_wherever_text_is_typed() {
    let pasted = || Key::Paste("10\r\n\x1b[31m2".to_owned());
    let told = |stage: &Stage| stage.seen().contains("Pasted 8 characters.");
    let mut stage = Stage::new(begin(&with_questions(TIMES)), (40, 12), PLAIN);
    stage.press("Enter ^g");
    stage.key(pasted());
    assert!(told(&stage), "{}", stage.seen());
    // The end of a line in it does not go there, and the next key has read it.
    stage.press("x");
    assert!(!told(&stage), "{}", stage.seen());
    stage.press("Esc 1 Enter Enter 12 Enter ^r");
    stage.key(pasted());
    assert!(told(&stage), "{}", stage.seen());
    assert_eq!(
        stage.session.position().place().unwrap().to_string(),
        "cost[1]"
    );
    let mut stage = Stage::tour((80, 24));
    stage.press("1 Enter Enter 1 Enter");
    stage.key(pasted());
    assert!(
        stage.seen().contains("Limte inn 8 tegn."),
        "{}",
        stage.seen()
    );
    let before = stage.entries();
    stage.press("x");
    assert_eq!(stage.entries(), before);
}

#[test]
fn before_a_yes_there_is_nowhere_to_go() {
    let mut stage = Stage::tour((80, 24));
    let before = stage.seen();
    stage.press("^g ^o");
    assert_eq!(stage.seen(), before);
    stage.press("^t");
    assert_eq!(stage.farewell, Some(Farewell::Elsewhere));
}
