//! From a key to its frame with the journal on a real disk: median and 99th percentile.

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use svar::runner::{Live, Setting, new_id, now};
use svar::session::{Event, Session, State, World as _, drive};
use svar::storage::surveys::load;
use svar::storage::{Home, Opening};
use svar::tui::{Backend, Form, Glyphs, Key, Look, Model, Theme};

const KEYS: usize = 20_000;

fn main() {
    let survey = load("tour").expect("the tour is bundled").survey;
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path()).expect("a home");
    let journal = home.create(Opening {
        id: new_id(),
        survey: survey.id.clone(),
        version: survey.version.to_string(),
        digest: survey.digest.clone(),
        title: "Tour".to_owned(),
        source: "tour".to_owned(),
        language: survey.languages[0].clone(),
        endpoint: None,
        started: now(),
        client: "bench".to_owned(),
    });
    let setting = Setting {
        home,
        survey: Arc::clone(&survey),
        addressee: None,
        read_back: None,
    };
    let mut world = Live::new(setting, journal.expect("a journal"));
    let mut session = Session::new(survey, State::default());
    let look = Look {
        theme: Theme::Auto,
        glyphs: Glyphs::Unicode,
        model: Model::Xterm,
        mouse: false,
    };
    let mut form = Form::new((80, 24), look);
    let mut backend = Backend::new(Vec::new(), (80, 24));
    drive(&mut session, &mut world, Event::Began);
    let mut taken: Vec<Duration> = (0..KEYS)
        .map(|at| {
            // To the end and back again, with something typed at each question.
            let key = match at % 16 {
                0 if at % 512 < 256 => Key::Enter,
                0 => Key::BackTab,
                1 => Key::Ctrl('u'),
                _ => Key::Char('2'),
            };
            time(|| {
                let _ = world.hear();
                let _ = form.press(&mut session, &mut world, key);
                let shown = backend.show(&form.draw(&session));
                shown.expect("memory takes everything");
                backend.out().clear();
            })
        })
        .collect();
    taken.sort_unstable();
    let (median, p99) = (taken[KEYS / 2], taken[KEYS * 99 / 100]);
    let max = taken[KEYS - 1];
    println!("median {median:.1?}, p99 {p99:.1?}, max {max:.1?} (one key to its frame)");
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
