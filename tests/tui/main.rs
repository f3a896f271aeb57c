//! The full screen, seen through a model of a terminal: what is shown, what it costs in
//! bytes, and what reaches the session.

mod bytes;
#[path = "../common/mod.rs"]
mod common;
mod features;
mod figures;
mod home;
mod kinds;
mod models;
mod mouse;
mod overlays;
mod stage;
mod widths;

use svar::locale::Message;
use svar::plain::Plain;
use svar::session::{Event, Farewell, Lack, News};
use svar::tui::{Glyphs, Key, Look, Model, Theme};

use common::{begin, shipped, with_questions};
use stage::{PLAIN, Stage, keys};

#[test]
fn the_tour_can_be_taken_by_keyboard_alone() {
    let mut stage = Stage::tour((80, 24));
    insta::assert_snapshot!("opening", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("note", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("single", stage.seen());
    stage.press("Enter hamar");
    insta::assert_snapshot!("lookup", stage.seen());
    stage.press("Enter 3 Enter 9");
    insta::assert_snapshot!("number", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("refused", stage.seen());
    stage.press("Back 1 Enter 12,5 Enter");
    insta::assert_snapshot!("multi", stage.seen());
    stage.press("_ 6 kaffe _ og _ bål Enter");
    insta::assert_snapshot!("grid", stage.seen());
    stage.press("Enter Right Enter 3 Tab");
    insta::assert_snapshot!("rank", stage.seen());
    stage.press("Down _ Down Down _ Up 1 Enter");
    stage.press("Ta Alt-Enter med");
    insta::assert_snapshot!("text", stage.seen());
    stage.press("Enter 5 en _ katt");
    insta::assert_snapshot!("company", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("each", stage.seen());
    stage.press("2 Enter 1 Enter 5,5");
    insta::assert_snapshot!("walk", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("total", stage.seen());
    stage.press("Enter 17.5.2027 Enter 30 Enter");
    insta::assert_snapshot!("doubted", stage.seen());
    stage.press("Enter 60 Enter 30 Enter");
    insta::assert_snapshot!("parts", stage.seen());
    stage.press("10 Enter _ Right Right _ Enter 5");
    insta::assert_snapshot!("ticks", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("goodbye", stage.seen());
    stage.press("Enter");
    insta::assert_snapshot!("review", stage.seen());
    stage.press("S Enter");
    insta::assert_snapshot!("filed", stage.seen());
    stage.hear(Event::Delivered(News::Receipted {
        code: Plain::from("ABCD-EFGH-2345"),
        received: Plain::from("1. oktober 2024 kl. 12.30"),
        note: None,
    }));
    insta::assert_snapshot!("receipted", stage.seen());
    stage.press("Enter");
    assert_eq!(stage.farewell, Some(Farewell::Filed));
    insta::assert_debug_snapshot!("entries", stage.entries());
    insta::assert_debug_snapshot!("sheet", stage.world.filed().unwrap().answers);
}

#[test]
fn tab_leads_past_what_is_only_to_be_read() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Enter");
    assert!(stage.seen().contains(" 1 av 12"), "{}", stage.seen());
    stage.press("Tab");
    assert!(stage.seen().contains(" 2 av 12"), "{}", stage.seen());
}

#[test]
fn the_tour_fits_a_small_screen() {
    let mut stage = Stage::tour((40, 12));
    let mut screens = vec![stage.seen()];
    for script in [
        "Enter",
        "Enter",
        "Enter",
        "Enter",
        "Enter",
        "hå",
        "Enter 3 Enter 0 Enter 3 Enter",
        "6 sag",
        "Enter 1",
        "Tab",
        "F1",
    ] {
        stage.press(script);
        screens.push(format!("{script}\n{}", stage.seen()));
    }
    insta::assert_snapshot!("small", screens.join("\n\n"));
}

#[test]
fn keys_that_work_are_told_in_the_language_spoken() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Enter Enter ?");
    insta::assert_snapshot!("help", stage.seen());
    stage.press("Esc F2 F2 ?");
    insta::assert_snapshot!("help-en", stage.seen());
    stage.press("Esc Esc Esc");
    insta::assert_snapshot!("opening-en", stage.seen());
}

#[test]
fn letters_are_letters_where_text_is_typed() {
    let questions = "[[page.question]]\nid = 'why'\nkind = 'text'\ntext.en = 'Why?'\n";
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter ?1q");
    assert_eq!(stage.entries().last().unwrap(), "why = ?1q");
    stage.press("F1");
    assert!(stage.seen().contains("Keys that work here"));
}

#[test]
fn a_reason_stands_below_its_field() {
    let questions = "[[page.question]]\nid = 'staff'\nkind = 'integer'\nrequired = true\n\
                     missing = ['dont_know', 'refused']\ntext.en = 'How many?'\n\
                     unit.en = 'people'\n";
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter Enter");
    insta::assert_snapshot!("reasons-required", stage.seen());
    stage.press("Down Down _");
    insta::assert_snapshot!("reasons", stage.seen());
    stage.press("12");
    assert_eq!(
        stage.entries(),
        ["staff = Refused", "staff = 1", "staff = 12"]
    );
}

#[test]
fn a_paste_is_text_and_never_a_key() {
    let questions = "[[page.question]]\nid = 'why'\nkind = 'text'\nlines = 3\ntext.en = 'Why?'\n\
                     [[page.question]]\nid = 'who'\nkind = 'text'\ntext.en = 'Who?'\n";
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter");
    stage.key(Key::Paste("one\r\ntwo\x1b[31m\x07\r".to_owned()));
    stage.press("Enter");
    stage.key(Key::Paste("one\ntwo\t3\x1b".to_owned()));
    assert_eq!(stage.entries(), ["why = one\ntwo[31m\n", "who = one two 3"]);
}

#[test]
fn no_consent_keeps_nothing_and_says_so() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Down Enter");
    insta::assert_snapshot!("declined", stage.seen());
    stage.press("Enter");
    assert_eq!(stage.farewell, Some(Farewell::Declined));
}

#[test]
fn leaving_keeps_the_draft_from_anywhere() {
    for script in ["^q", "Enter ^q", "Enter Enter Enter os ^q", "Enter F1 ^q"] {
        let mut stage = Stage::tour((80, 24));
        stage.press(script);
        assert_eq!(stage.farewell, Some(Farewell::Kept), "{script}");
    }
    let mut small = Stage::tour((30, 8));
    insta::assert_snapshot!("too-small", small.seen());
    small.press("Enter x ^q");
    assert_eq!(small.farewell, Some(Farewell::Kept));
}

#[test]
fn ascii_is_enough() {
    let look = Look {
        theme: Theme::Auto,
        glyphs: Glyphs::Ascii,
        model: Model::Xterm,
        mouse: false,
    };
    let mut stage = Stage::new(begin(&shipped("tour")), (80, 24), look);
    let mut bytes = stage.show();
    for key in keys("Enter Enter 1 F1 F1 Enter hamarø Enter 3 Tab 1 Tab 2 Tab 6 æøå Tab") {
        bytes.extend(stage.key(key));
    }
    insta::assert_snapshot!("ascii", stage.seen());
    assert!(bytes.is_ascii());
}

#[test]
fn home_and_end_go_to_the_ends_of_a_list_and_of_what_is_typed() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Enter Enter 1 Enter");
    let marked = |stage: &Stage| {
        let seen = stage.seen();
        let row = seen.lines().find_map(|row| row.strip_prefix("▸ "));
        row.map(str::to_owned)
    };
    stage.press("End");
    assert_eq!(
        marked(&stage).as_deref(),
        Some("Unjárga - Nesseby"),
        "{}",
        stage.seen()
    );
    stage.press("Home");
    assert_eq!(marked(&stage).as_deref(), Some("Oslo"), "{}", stage.seen());
    stage.press("alne Home v End s");
    assert_eq!(marked(&stage), None, "{}", stage.seen());
    assert!(stage.seen().contains("valnes"), "{}", stage.seen());
}

#[test]
fn what_becomes_of_the_answers_is_told_as_it_happens() {
    let questions = "[[page.question]]\nid = 'why'\nkind = 'text'\ntext.en = 'Why?'\n";
    let mut stage = Stage::new(begin(&with_questions(questions)), (80, 24), PLAIN);
    stage.press("Enter");
    let full = Message::new("words").with("words", "The disk is full.");
    stage.hear(Event::SavingFailed(Some(full.clone())));
    stage.press("so");
    insta::assert_snapshot!("saving-fails", stage.seen());
    stage.hear(Event::SavingFailed(None));
    stage.press("Enter S");
    insta::assert_snapshot!("send", stage.seen());
    stage.press("Enter");
    stage.hear(Event::Delivered(News::Waiting {
        why: full.clone(),
        is_retried: true,
    }));
    insta::assert_snapshot!("waiting", stage.seen());
    let why = full.clone();
    stage.hear(Event::Delivered(News::Waiting {
        why,
        is_retried: false,
    }));
    insta::assert_snapshot!("waiting-for-a-person", stage.seen());
    stage.hear(Event::Delivered(News::Lacking(Lack::Address)));
    insta::assert_snapshot!("lacking-an-address", stage.seen());
    stage.hear(Event::Delivered(News::Lacking(Lack::AccessCode)));
    insta::assert_snapshot!("lacking-a-code", stage.seen());
    stage.hear(Event::Delivered(News::Parked { why: full }));
    insta::assert_snapshot!("parked", stage.seen());
}

#[test]
fn going_back_finds_the_cursor_where_the_answer_is() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Enter Enter Down Down Enter Esc");
    insta::assert_snapshot!("back", stage.seen());
    // Enter confirms: nothing has changed, so nothing is recorded anew.
    stage.press("Enter");
    assert_eq!(stage.entries(), ["outing = [\"dont_know\"] {}"]);
}

#[test]
fn the_review_leads_to_an_answer_and_back() {
    let mut stage = Stage::tour((80, 24));
    stage.press("Enter Enter 2 Enter Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Enter");
    stage.press("Down Down Enter");
    assert!(
        stage.seen().contains("Hva må være med i sekken?"),
        "{}",
        stage.seen()
    );
    stage.press("_ Enter");
    insta::assert_snapshot!("revisited", stage.seen());
}
