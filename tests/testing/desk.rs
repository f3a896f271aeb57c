//! Somebody who tests a survey in a preview that follows its file.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use svar::author::Rehearsal;
use svar::author::scenario::Recording;
use svar::author::watch;
use svar::session::{Change, Session, State};
use svar::storage::surveys::load;
use svar::tui::{Glyphs, Key, Look, Model, Tester, Theme};
use tempfile::TempDir;

use crate::common::at_root;

/// How many dogs are asked about only where there are some; each has a page.
pub(crate) const DOGS: &str = r#"
format = 1
id = "dogs"
version = "1"
languages = ["en"]
title = "Dogs"
[privacy]
mode = "anonymous"
consent = true
[[page]]
id = "start"
title = "Start"
[[page.question]]
id = "any"
kind = "single"
text = "Is there a dog?"
choices = [{ code = "yes", en = "Yes" }, { code = "no", en = "No" }]
[[page.question]]
id = "count"
kind = "integer"
min = 0
max = 9
show_if = "any == 'yes'"
text = "How many dogs?"
check = [{ that = "count >= 1", en = "There is at least one." }]
[[page]]
id = "dog"
title = "Dog {this}"
times = "count"
show_if = "any == 'yes'"
[[page.question]]
id = "name"
kind = "text"
text = "What is its name?"
[[page.question]]
id = "breed"
kind = "text"
show_if = "answered(name)"
text = "Of which breed is it?"
[[page]]
id = "end"
title = "The end"
[[page.question]]
id = "last"
kind = "text"
text = "Anything else?"
"#;

const LOOK: Look = Look {
    theme: Theme::None,
    glyphs: Glyphs::Unicode,
    model: Model::Xterm,
    mouse: false,
};

/// Somebody who tests a survey in a folder of their own. What the system would tell of a
/// saved file is told by whoever saves it, so that nothing has to be waited for; that it is
/// told in earnest is seen on a terminal, with the program itself.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) session: Session,
    pub(crate) rehearsal: Rehearsal,
    tester: Tester,
    saved: Sender<Change>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::of(&fs::read_to_string(at_root("surveys/tour.toml")).unwrap())
    }

    /// At the opening of a survey, in English.
    pub(crate) fn of(source: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("tour.toml");
        fs::write(&path, source).unwrap();
        let list = "lists/municipalities.csv";
        fs::create_dir(folder.path().join("lists")).unwrap();
        fs::copy(at_root("surveys").join(list), folder.path().join(list)).unwrap();
        let survey = load(path.to_str().unwrap()).unwrap().survey;
        let state = State {
            language: survey.speaks("en").cloned(),
            ..State::default()
        };
        let (saved, changes) = mpsc::channel();
        let rehearsal = Rehearsal::new(Some(&path))
            .following(move || changes.try_recv().ok())
            .recorded(Recording::new(Arc::clone(&survey), state.clone()));
        Self {
            rehearsal,
            session: Session::new(survey, state),
            tester: Tester::new((90, 26), LOOK),
            saved,
            folder,
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("tour.toml")
    }

    pub(crate) fn press(&mut self, keys: impl IntoIterator<Item = Key>) {
        for key in keys {
            let left = self.tester.listen(&mut self.session, &mut self.rehearsal);
            assert_eq!(left, None);
            let left = self
                .tester
                .press(&mut self.session, &mut self.rehearsal, key);
            assert_eq!(left, None);
        }
    }

    pub(crate) fn write(&mut self, words: &str) {
        self.press(words.chars().map(Key::Char));
    }

    pub(crate) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).unwrap()
    }

    pub(crate) fn save(&mut self, file: &str, text: &str) {
        fs::write(self.folder.path().join(file), text).unwrap();
        let change = watch::read(self.path().to_str().unwrap());
        self.saved.send(change).unwrap();
        let left = self.tester.listen(&mut self.session, &mut self.rehearsal);
        assert_eq!(left, None);
    }

    pub(crate) fn edit(&mut self, was: &str, is: &str) {
        let text = self.text("tour.toml");
        assert!(text.contains(was), "{was}");
        self.save("tour.toml", &text.replace(was, is));
    }

    /// The screen, which shows something.
    pub(crate) fn shows(&self, words: &str) -> String {
        let screen = self.screen();
        assert!(screen.contains(words), "{words} is not shown:\n{screen}");
        screen
    }

    pub(crate) fn screen(&self) -> String {
        let buffer = self.tester.draw(&self.session, &self.rehearsal).buffer;
        let row = |y: u16| {
            let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
            cells.collect::<String>().trim_end().to_owned()
        };
        let rows: Vec<String> = (0..buffer.area.height).map(row).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// From the opening to the lookup of a place, with a few letters typed.
    pub(crate) fn reach_the_place(&mut self) {
        self.press([Key::Enter, Key::Enter, Key::Char('1'), Key::Enter]);
        self.write("stav");
        self.shows("In which municipality");
    }
}
