//! The built program sends what the form draws and not a byte more: neither at the start,
//! nor while nobody presses a key, nor at the end.

use svar::plain::Plain;
use svar::session::{Effect, Event, Lack, News, Session, State, World, drive};
use svar::tui::{Backend, Form, Glyphs, Key, Look, Model, Theme};
use tempfile::TempDir;

use crate::common::{at_root, survey};
use crate::pty::Start;

const BEFORE: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[H\x1b[J";
const AFTER: &[u8] = b"\x1b[m\x1b[?2004l\x1b[?25h\x1b[H\x1b[J\x1b[?1049l";

/// From the first screen to the last, as a terminal sends it.
const KEYS: &str = "\rAnna Berk\x7fg\r41\r\x1b[B\x1b[B\x1b[B\x1b[A\rtrondh\r\x1b[B\x1b[B\r \
    \x1b[B \x1b[B\x1b[B \r\x1b[B\r\x1b[B\rA larger screan\x7f\x7fen.\r\rs\r";

/// Files at once, and has nowhere to send.
struct Nowhere;

impl World for Nowhere {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::File(_) => Some(Event::Filed),
            Effect::Deliver => Some(Event::Delivered(News::Lacking(Lack::Address))),
            Effect::Record(_) | Effect::Sync | Effect::Leave(_) => None,
        }
    }

    fn hear(&mut self) -> Option<Event> {
        None
    }
}

fn pressed(sent: &str) -> Vec<Key> {
    let (mut keys, mut rest) = (Vec::new(), sent);
    while let Some(first) = rest.chars().next() {
        let (key, long) = match first {
            '\r' => (Key::Enter, 1),
            '\x7f' => (Key::Backspace, 1),
            '\x1b' if rest.starts_with("\x1b[A") => (Key::Up, 3),
            '\x1b' => (Key::Down, 3),
            letter => (Key::Char(letter), letter.len_utf8()),
        };
        keys.push(key);
        rest = &rest[long..];
    }
    keys
}

/// What the form sends for these keys, after what goes before it, where the program is called so.
fn drawn(keys: &str, program: &str) -> Vec<u8> {
    let source = std::fs::read(at_root("tests/common/ten.toml")).unwrap();
    let session = Session::new(survey(&source), State::default());
    let mut session = session.called(Plain::line(program));
    let (mut world, size) = (Nowhere, (80, 24));
    let look = Look {
        theme: Theme::Auto,
        glyphs: Glyphs::Unicode,
        model: Model::Xterm,
        mouse: false,
    };
    drive(&mut session, &mut world, Event::Began);
    let (mut form, mut backend) = (Form::new(size, look), Backend::new(BEFORE.to_vec(), size));
    form.settle(&session);
    backend.show(&form.draw(&session)).unwrap();
    for key in pressed(keys) {
        form.press(&mut session, &mut world, key);
        backend.show(&form.draw(&session)).unwrap();
    }
    std::mem::take(backend.out())
}

#[test]
fn the_program_sends_what_the_form_draws_and_nothing_else() {
    let home = TempDir::new().unwrap();
    let lists = home.path().join("lists");
    std::fs::create_dir(&lists).unwrap();
    let list = "municipalities.csv";
    std::fs::copy(at_root("surveys/lists").join(list), lists.join(list)).unwrap();
    std::fs::copy(
        at_root("tests/common/ten.toml"),
        home.path().join("ten.toml"),
    )
    .unwrap();
    let mut pty = Start::new(home.path(), &["fill", "ten.toml"]).run();
    pty.await_text("A form to measure with.");
    pty.press(KEYS);
    pty.await_text("Thank you!");
    pty.press("\r");
    let ended = pty.end();
    let home = home.path().display();
    let program = format!("{} --home {home}", env!("CARGO_BIN_EXE_svar"));
    let mut wanted = drawn(KEYS, &program);
    wanted.extend(AFTER);
    let sent = &ended.transcript[..wanted.len().min(ended.transcript.len())];
    let differs = sent
        .iter()
        .zip(&wanted)
        .position(|(one, other)| one != other);
    let shown = |bytes: &[u8], at: usize| {
        let end = (at + 60).min(bytes.len());
        String::from_utf8_lossy(&bytes[at.saturating_sub(60)..end])
            .escape_debug()
            .to_string()
    };
    if let Some(at) = differs {
        panic!("sent  {}\ndrawn {}", shown(sent, at), shown(&wanted, at));
    }
    assert_eq!(sent.len(), wanted.len());
    assert!(wanted.len() <= 4_500, "{} bytes", wanted.len());
    // Only words for people follow, on the screen that was there before.
    let after = String::from_utf8_lossy(&ended.transcript[wanted.len()..]);
    assert!(!after.contains('\x1b'), "{after:?}");
}
