//! A respondent on the tour, from the opening to the receipt.

use svar::plain::Plain;
use svar::session::{Event, News, Position, Session, drive};
use svar::survey::Language;
use svar::tui::{Form, Frame, Glyphs, Key, Look, Model, Theme};

use crate::common::{Recorder, begin, shipped, with_questions};
use crate::svg::{DAY, NIGHT};
use crate::{COLOR, check, typed};

/// The screen of a survey after these keys, in English.
pub(crate) fn screen(survey: &str, size: (u16, u16), keys: &[Key]) -> Frame {
    let session = begin(&shipped(survey));
    screen_of(session, (size, COLOR), (keys, &[]))
}

/// The same of any session, and after something has happened besides.
pub(crate) fn screen_of(
    mut session: Session,
    (size, look): ((u16, u16), Look),
    (keys, events): (&[Key], &[Event]),
) -> Frame {
    let mut world = Recorder::default();
    let english = Event::LanguageChosen(Language::new("en").unwrap());
    drive(&mut session, &mut world, english);
    let mut form = Form::new(size, look);
    form.settle(&session);
    for key in keys {
        form.press(&mut session, &mut world, key.clone());
    }
    for event in events {
        form.happen(&mut session, &mut world, event.clone());
    }
    form.draw(&session)
}

/// To the question of what has to be in the backpack.
fn to_packing() -> Vec<Key> {
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    [&start[..], &typed("1\nstavanger\n3\n1\n12.5\n")[..]].concat()
}

/// Two things are in it.
fn packing() -> Vec<Key> {
    let ticks = [Key::Char(' '), Key::Down, Key::Char(' '), Key::Down];
    [&to_packing()[..], &ticks].concat()
}

#[test]
fn the_pictures_show_the_form_as_it_is() {
    let packing = packing();
    let form = screen("tour", (72, 20), &packing);
    check("form", &form, NIGHT);
    check("form-light", &form, DAY);
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    let lookup = [&start[..], &typed("1\nnes")[..]].concat();
    check("lookup", &screen("tour", (72, 20), &lookup), NIGHT);
    let refused = [&start[..], &typed("1\nstavanger\n3\n4\n")[..]].concat();
    check("refusal", &screen("tour", (72, 20), &refused), NIGHT);
    check("opening", &screen("tour", (72, 20), &[]), NIGHT);
    check("small", &screen("tour", (40, 12), &packing), NIGHT);
    let help = [&packing[..], &[Key::Char('?')]].concat();
    check("help", &screen("tour", (72, 22), &help), NIGHT);
}

#[test]
fn the_pictures_show_every_terminal() {
    let drawn = |look, keys: &[Key]| {
        let session = begin(&shipped("tour"));
        screen_of(session, ((72, 20), look), (keys, &[]))
    };
    let contrast = Look {
        theme: Theme::Contrast,
        ..COLOR
    };
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    let refused = [&start[..], &typed("1\nstavanger\n3\n4\n")[..]].concat();
    check("contrast", &drawn(contrast, &refused), NIGHT);
    let ascii = Look {
        theme: Theme::None,
        glyphs: Glyphs::Ascii,
        model: Model::Vt100,
        mouse: false,
    };
    check("ascii", &drawn(ascii, &packing()), NIGHT);
}

#[test]
fn the_pictures_show_every_kind_of_question() {
    let size = (72, 20);
    let grid = [&to_packing()[..], &typed(" \n12")[..]].concat();
    check("grid", &screen("tour", size, &grid), NIGHT);
    let rank = [&grid[..], &typed("3")[..], &[Key::Tab, Key::Down]].concat();
    let rank = [&rank[..], &typed(" ")[..], &[Key::Down, Key::Down]].concat();
    let rank = [&rank[..], &typed(" ")[..]].concat();
    check("rank", &screen("tour", size, &rank), NIGHT);
    let text = [
        &rank[..],
        &[Key::Tab],
        &typed("Bring a spare pair of socks")[..],
    ]
    .concat();
    check("text", &screen("tour", size, &text), NIGHT);
    let more = ", and another one for the friend who forgot; something warm to drink, and more of \
                it than you think you need; a map on paper, for the telephone will be flat when you \
                look at it; and a little chocolate that nobody knows of until the last hill. Then \
                sit down there, and share it.\n";
    let full = [&text[..], &typed(more)[..]].concat();
    check("full", &screen("tour", size, &full), NIGHT);
}

#[test]
fn the_pictures_show_how_to_find_ones_way() {
    let answers = [&to_packing()[..], &typed(" \n12")[..]].concat();
    let then = |keys: &[Key]| [&answers[..], keys].concat();
    let jump = then(&[&[Key::Ctrl('g')], &typed("walk")[..]].concat());
    check("jump", &screen("tour", (72, 20), &jump), NIGHT);
    let overview = then(&[Key::Ctrl('o')]);
    check("overview", &screen("tour", (72, 20), &overview), NIGHT);
    let start = [Key::Char('1'), Key::Enter, Key::Enter];
    let why = [&start[..], &typed("1\nstavanger\n3\n")[..], &[Key::F(3)]].concat();
    check("why", &screen("tour", (72, 20), &why), NIGHT);
    let undone = then(&[Key::Ctrl('z'), Key::Ctrl('z')]);
    check("undo", &screen("tour", (72, 20), &undone), NIGHT);
}

#[test]
fn the_pictures_show_the_end() {
    let answers = [&to_packing()[..], &typed(" \n123")[..]].concat();
    let review = [Event::WentTo(Position::Review)];
    let session = begin(&shipped("tour"));
    let review = screen_of(session, ((72, 24), COLOR), (&answers, &review));
    check("review", &review, NIGHT);
    let receipted = Event::Delivered(News::Receipted {
        code: Plain::from("ABCD-EFGH-2345"),
        received: Plain::from("2024-10-01 12:30"),
        note: None,
    });
    let question = "[[page.question]]\nid = 'a'\nkind = 'text'\ntext.en = 'A?'\n";
    let session = begin(&with_questions(question));
    let sent = [Event::Submitted, receipted];
    let receipt = screen_of(session, ((72, 18), COLOR), (&[], &sent));
    check("receipt", &receipt, NIGHT);
}
