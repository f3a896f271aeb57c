//! Millions of hostile texts, printed, logged, said and drawn: a terminal is told nothing but
//! what is on the list of what may come.

use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use svar::line::{self, Console};
use svar::locale::{Locale, Message};
use svar::plain::Plain;
use svar::session::{Effect, Event, Place as Asked, Position, Session, State, World};
use svar::survey::{Definition, Entry, Shelf, Survey, read};
use svar::tui::{Backend, Form, Frame, Glyphs, Look, Model, Theme};

use super::change::Random;
use super::hostile_texts::{CLASSES, HARMLESS, pieces};
use super::scale::scaled;
use super::terminal::{Place, faults};

const TEXTS: usize = 1_000_000;

/// How a text is let out, piece by piece: the program's own way, or a planted one.
type Way<'a> = &'a dyn Fn(&[&str]) -> String;

/// One to three pieces.
fn text<'a>(random: &mut Random, pieces: &[&'a str]) -> Vec<&'a str> {
    (0..=random.below(3))
        .map(|_| *random.one_of(pieces))
        .collect()
}

/// How many texts were looked at, and what came through that should not.
fn printed(way: Way<'_>, texts: usize) -> (usize, Vec<String>) {
    let (mut random, pieces) = (Random(15), pieces());
    let (mut wrong, mut bytes) = (Vec::new(), Vec::new());
    for at in 0..texts {
        bytes.extend_from_slice(way(&text(&mut random, &pieces)).as_bytes());
        if bytes.len() > 60_000 || at + 1 == texts {
            wrong.extend(faults(&bytes, Place::Lines));
            bytes.clear();
        }
    }
    (texts, wrong)
}

/// As the output door tells trouble on standard error.
fn trouble(words: &[&str]) -> String {
    format!("svar: {}\n", Plain::text(&words.concat()))
}

/// As an endpoint logs: a line is one line, whatever stands in it.
fn logged(words: &[&str]) -> String {
    format!("{}\n", Plain::line(&words.concat()))
}

/// As most of what the program says is said: within a sentence of the interface.
fn said(words: &[&str]) -> String {
    let message = Message::new("list-unreadable").with("file", words.concat());
    let message = message.with("why", words.concat());
    format!("{}\n", Locale::for_tags(["en"]).say(&message))
}

#[test]
fn a_million_hostile_texts_are_printed_as_words() {
    for (way, texts) in [
        (&trouble as Way<'_>, scaled(TEXTS)),
        (&logged, scaled(TEXTS)),
        (&said, scaled(TEXTS / 20)),
    ] {
        assert_eq!(printed(way, texts), (texts, Vec::new()));
    }
}

/// A door that forgets one class of texts.
fn forgetful(class: usize) -> impl Fn(&[&str]) -> String {
    move |words| {
        let pass = |piece: &&str| {
            if CLASSES[class].pieces.contains(piece) {
                (*piece).to_owned()
            } else {
                Plain::line(piece).to_string()
            }
        };
        words.iter().map(pass).collect()
    }
}

#[test]
fn a_printer_that_forgets_one_class_of_texts_is_caught() {
    for (at, class) in CLASSES.iter().enumerate() {
        let (_, wrong) = printed(&forgetful(at), 2_000);
        assert!(!wrong.is_empty(), "{} got through", class.name);
        for piece in class.pieces {
            let wrong = faults(format!("a{piece}b").as_bytes(), Place::Lines);
            assert!(!wrong.is_empty(), "{piece:?} got through");
        }
    }
    for harmless in HARMLESS {
        let wrong = faults(harmless.as_bytes(), Place::Lines);
        assert_eq!(wrong, [""; 0], "{harmless:?}");
    }
    assert!(!faults(b"\x9b31m", Place::Lines).is_empty(), "a bare byte");
}

const WIDTH: u16 = 120;
const HEIGHT: u16 = 200;

/// A list that is never asked for.
struct NoLists;

impl Shelf for NoLists {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("there is none.".to_owned())
    }
}

/// A survey of one question that takes long texts.
fn survey() -> Arc<Survey> {
    let source = "format = 1\nid = 'tell'\nversion = '1'\nlanguages = ['en']\ntitle = 'Tell'\n\
        privacy.mode = 'anonymous'\n[[page]]\nid = 'only'\ntitle = 'One'\n[[page.question]]\n\
        id = 'story'\nkind = 'text'\nlines = 5\ntext = 'What happened?'\n";
    let definition = Definition {
        file: "tell.toml",
        source: source.as_bytes(),
        shelf: &NoLists,
    };
    Arc::new(read(&definition).unwrap().0)
}

/// Somebody who comes back to what a draft says.
fn taken_up(survey: &Arc<Survey>, entry: String) -> Session {
    let story = Asked::try_from("story".to_owned()).unwrap();
    let mut state = State {
        position: Position::At(story.clone()),
        ..State::default()
    };
    state.entries.insert(story, Entry::Typed(entry));
    Session::new(Arc::clone(survey), state)
}

/// Stands behind each text, and nowhere else.
const END: &str = "¶";

/// A draft's entry with so many texts.
fn entry(random: &mut Random, pieces: &[&str], texts: usize) -> String {
    let texts = (0..texts).map(|_| text(random, pieces).concat() + END);
    texts.collect()
}

/// The same on the full screen, as the whole form draws it: a draft with hostile entries is
/// taken up and drawn by the form. A text counts where its end is seen.
fn drawn(texts: usize) -> (usize, Vec<String>) {
    let (survey, mut random, pieces) = (survey(), Random(51), pieces());
    let look = Look {
        theme: Theme::Dark,
        glyphs: Glyphs::Unicode,
        model: Model::Xterm,
        mouse: false,
    };
    let mut backend = Backend::new(Vec::new(), (WIDTH, HEIGHT));
    let (mut count, mut wrong) = (0, Vec::new());
    while count < texts && wrong.is_empty() {
        let session = taken_up(&survey, entry(&mut random, &pieces, 4_000));
        let mut form = Form::new((WIDTH, HEIGHT), look);
        form.settle(&session);
        let frame = form.draw(&session);
        let cells = frame.buffer.content.iter();
        let seen = cells.filter(|cell| cell.symbol().contains(END)).count();
        assert!(seen > 100, "{seen} texts are seen");
        count += seen;
        wrong = shown(&mut backend, &frame);
    }
    (count, wrong)
}

/// What came through when a frame was shown. Some controls may move the cursor: of those it is
/// looked at whether they stand in a cell.
fn shown(backend: &mut Backend<Vec<u8>>, frame: &Frame) -> Vec<String> {
    let cells = frame.buffer.content.iter().map(Cell::symbol);
    let wrong = cells.filter(|symbol| symbol.contains(char::is_control));
    let mut wrong: Vec<String> = wrong.map(|symbol| format!("cell {symbol:?}")).collect();
    backend.show(frame).unwrap();
    wrong.extend(faults(&std::mem::take(backend.out()), Place::Screen));
    wrong
}

/// How words come into the cells of a frame.
type Put = fn(&mut Buffer, (u16, u16), &str);

/// As views put words that have passed the door: in the columns that are theirs.
fn as_views_do(buffer: &mut Buffer, (x, y): (u16, u16), words: &str) {
    buffer.set_stringn(x, y, words, usize::from(COLUMNS - 1), Style::reset());
}

/// Columns of a text, and one between two.
const COLUMNS: u16 = 6;

/// The same with nothing around it: as many texts a frame as find room.
fn put(way: Way<'_>, put: Put, texts: usize) -> (usize, Vec<String>) {
    const SIDE: u16 = 240;
    let (mut random, pieces) = (Random(51), pieces());
    let mut backend = Backend::new(Vec::new(), (SIDE, SIDE));
    let (mut count, mut wrong) = (0, Vec::new());
    while count < texts && wrong.is_empty() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIDE, SIDE));
        for y in 0..SIDE {
            for x in (0..SIDE).step_by(usize::from(COLUMNS)) {
                put(&mut buffer, (x, y), &way(&text(&mut random, &pieces)));
                count += 1;
            }
        }
        let cursor = None;
        wrong = shown(&mut backend, &Frame { buffer, cursor });
    }
    (count, wrong)
}

fn sound(words: &[&str]) -> String {
    Plain::line(&words.concat()).to_string()
}

#[test]
fn a_million_hostile_texts_are_drawn_as_words() {
    for (count, wrong) in [
        put(&sound, as_views_do, scaled(TEXTS)),
        drawn(scaled(TEXTS / 20)),
    ] {
        assert_eq!(wrong, [""; 0]);
        assert!(count >= scaled(TEXTS / 20));
    }
}

#[test]
fn a_view_that_forgets_one_class_of_texts_is_caught() {
    let whole: Put = |buffer, place, words| {
        buffer[place].set_symbol(&words.replace('\n', ""));
    };
    for (at, class) in CLASSES.iter().enumerate() {
        let (_, wrong) = put(&forgetful(at), whole, 1);
        assert!(!wrong.is_empty(), "{} got through", class.name);
    }
    assert_eq!(put(&sound, whole, 1).1, [""; 0]);
}

/// Nobody outside.
struct Nowhere;

impl World for Nowhere {
    fn obey(&mut self, _: Effect) -> Option<Event> {
        None
    }

    fn hear(&mut self) -> Option<Event> {
        None
    }
}

/// The interview line by line: what a draft says is read out, and what is replied taken up.
#[test]
fn a_hostile_draft_is_read_out_as_words() {
    let (survey, mut random, pieces) = (survey(), Random(77), pieces());
    for _ in 0..scaled(100) {
        let mut session = taken_up(&survey, entry(&mut random, &pieces, 500));
        let replies = entry(&mut random, &pieces, 100) + "\n/review\n/quit\n";
        let (mut input, mut output) = (replies.as_bytes(), Vec::new());
        let console = Console {
            input: &mut input,
            output: &mut output,
        };
        line::run(&mut session, &mut Nowhere, console).unwrap();
        assert_eq!(faults(&output, Place::Lines), [""; 0]);
        let told = String::from_utf8(output).unwrap();
        assert!(told.matches(END).count() > 100, "{told}");
    }
}
