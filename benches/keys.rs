//! From a key to the last byte of its answer, the journal included: median and 99th
//! percentile. And from nothing to the first question: the survey read and checked.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use svar::runner::{Live, Setting, new_id, now};
use svar::session::{Event, Session, State, drive};
use svar::storage::surveys::load;
use svar::storage::{Home, Journal, Opening};
use svar::tui::{Backend, Form, Glyphs, Key, Look, Model, Theme};

const SIZE: (u16, u16) = (80, 24);
const ROUNDS: usize = 40;

fn main() {
    let folder = tempfile::TempDir::new().unwrap_or_else(|error| panic!("{error}"));
    let (mut keys, mut starts) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        round(&folder, &mut keys, &mut starts);
    }
    tell("key to last byte", &mut keys);
    tell("start to first screen", &mut starts);
}

/// One interview: every kind of key.
fn round(folder: &tempfile::TempDir, keys: &mut Vec<Duration>, starts: &mut Vec<Duration>) {
    let start = time();
    let home = Home::at(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let loaded = load("tour").unwrap_or_else(|_| panic!("the tour does not load"));
    let journal = begin(&home, &loaded.source, &loaded.survey);
    let mut session = Session::new(Arc::clone(&loaded.survey), State::default());
    let setting = Setting {
        home,
        survey: loaded.survey,
        addressee: None,
        read_back: None,
    };
    let mut world = Live::new(setting, journal);
    drive(&mut session, &mut world, Event::Began);
    let look = Look {
        theme: Theme::Auto,
        glyphs: Glyphs::Unicode,
        model: Model::Xterm,
        mouse: false,
    };
    let (mut form, mut backend) = (Form::new(SIZE, look), Backend::new(Vec::new(), SIZE));
    form.settle(&session);
    show(&mut backend, &form, &session);
    starts.push(start.elapsed());
    for key in script() {
        let pressed = time();
        form.press(&mut session, &mut world, key);
        show(&mut backend, &form, &session);
        keys.push(pressed.elapsed());
    }
}

fn begin(home: &Home, source: &str, survey: &svar::survey::Survey) -> Journal {
    let opening = Opening {
        id: new_id(),
        survey: survey.id.clone(),
        version: survey.version.to_string(),
        digest: survey.digest.clone(),
        title: "A short tour".to_owned(),
        source: source.to_owned(),
        language: survey.languages[0].clone(),
        endpoint: None,
        started: now(),
        client: "bench".to_owned(),
    };
    home.create(opening)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn show(backend: &mut Backend<Vec<u8>>, form: &Form, session: &Session) {
    let shown = backend.show(&form.draw(session));
    shown.unwrap_or_else(|error| panic!("{error}"));
    backend.out().clear();
}

/// Moves, letters, erasing, filters, ticks and steps.
fn script() -> Vec<Key> {
    let mut keys = vec![Key::Enter, Key::Enter, Key::Down, Key::Up, Key::Enter];
    let letters = |text: &str| text.chars().map(Key::Char).collect::<Vec<_>>();
    keys.extend(letters("hamar"));
    keys.extend([Key::Backspace, Key::Backspace, Key::Enter]);
    keys.extend(letters("12"));
    keys.extend([Key::Backspace, Key::Enter]);
    keys.extend(letters("0"));
    keys.push(Key::Enter);
    keys.extend(letters("12,5"));
    keys.push(Key::Enter);
    keys.extend([
        Key::Char(' '),
        Key::Down,
        Key::Char(' '),
        Key::Down,
        Key::Enter,
    ]);
    keys.extend(letters("123"));
    keys.extend([Key::Tab, Key::Char('1'), Key::Tab]);
    keys.extend(letters(
        "Bring a spare pair of socks, and tell somebody where you go.",
    ));
    keys.extend([
        Key::Backspace,
        Key::Left,
        Key::Left,
        Key::Char('x'),
        Key::Enter,
    ]);
    keys
}

fn tell(what: &str, taken: &mut [Duration]) {
    taken.sort_unstable();
    let at = |percent: usize| taken[(taken.len() - 1) * percent / 100];
    println!(
        "{what:<24} median {:>9.1?}  p99 {:>9.1?}  most {:>9.1?}  ({} times)",
        at(50),
        at(99),
        at(100),
        taken.len()
    );
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time() -> Instant {
    Instant::now()
}
