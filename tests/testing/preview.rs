//! A preview that follows its file, and what only a tester sees in it.

use std::fs;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use svar::author::Rehearsal;
use svar::author::comments::Comments;
use svar::author::watch::Watch;
use svar::line::{Console, rehearse};
use svar::plain::Plain;
use svar::session::{Change, Effect, Event, Remark, Session, State, Workshop, World};
use svar::storage::surveys::load;
use svar::survey::{QuestionId, Survey};
use svar::tui::{Glyphs, Key, Look, Model, Tester, Theme};
use tempfile::TempDir;

use crate::common::{Recorder, at_root, survey};

const LOOK: Look = Look {
    theme: Theme::None,
    glyphs: Glyphs::Unicode,
    model: Model::Xterm,
};

/// Somebody who tests a survey in a folder of their own.
struct Desk {
    folder: TempDir,
    session: Session,
    rehearsal: Rehearsal,
    tester: Tester,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("tour.toml");
        fs::create_dir(folder.path().join("lists")).unwrap();
        for file in ["tour.toml", "lists/municipalities.csv"] {
            fs::copy(at_root("surveys").join(file), folder.path().join(file)).unwrap();
        }
        let survey = load(path.to_str().unwrap()).unwrap().survey;
        let watch = Watch::new(path.to_str().unwrap(), &path, &survey.digest).unwrap();
        let state = State {
            language: survey.speaks("en").cloned(),
            ..State::default()
        };
        Self {
            rehearsal: Rehearsal::new(Some(&path)).following(watch),
            session: Session::new(survey, state),
            tester: Tester::new((90, 26), LOOK),
            folder,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("tour.toml")
    }

    fn press(&mut self, keys: impl IntoIterator<Item = Key>) {
        for key in keys {
            let left = self.tester.listen(&mut self.session, &mut self.rehearsal);
            assert_eq!(left, None);
            let left = self
                .tester
                .press(&mut self.session, &mut self.rehearsal, key);
            assert_eq!(left, None);
        }
    }

    fn write(&mut self, words: &str) {
        self.press(words.chars().map(Key::Char));
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).unwrap()
    }

    /// Saves as many editors do: a new file in the place of the old one.
    fn save(&self, file: &str, text: &str) {
        let beside = self.folder.path().join("unsaved");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, self.folder.path().join(file)).unwrap();
    }

    fn edit(&self, was: &str, is: &str) {
        let text = self.text("tour.toml");
        assert!(text.contains(was), "{was}");
        self.save("tour.toml", &text.replace(was, is));
    }

    /// Listens until the screen shows something; what the system tells may take a while.
    fn wait_for(&mut self, words: &str) -> String {
        const LOOKS: usize = 2_000;
        for _ in 0..LOOKS {
            let left = self.tester.listen(&mut self.session, &mut self.rehearsal);
            assert_eq!(left, None);
            let screen = self.screen();
            if screen.contains(words) {
                return screen;
            }
            sleep(Duration::from_millis(5));
        }
        panic!("never shown: {words}\n{}", self.screen());
    }

    fn screen(&self) -> String {
        let buffer = self.tester.draw(&self.session, &self.rehearsal).buffer;
        let row = |y: u16| {
            let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
            cells.collect::<String>().trim_end().to_owned()
        };
        let rows: Vec<String> = (0..buffer.area.height).map(row).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// From the opening to the lookup of a place, with a few letters typed.
    fn reach_the_place(&mut self) {
        self.press([Key::Enter, Key::Enter, Key::Char('1'), Key::Enter]);
        self.write("stav");
        assert!(
            self.screen().contains("In which municipality"),
            "{}",
            self.screen()
        );
    }
}

#[test]
fn new_wording_is_shown_at_the_same_question_with_what_was_entered() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.edit("In which municipality was the walk?", "Where was the walk?");
    let screen = desk.wait_for("Where was the walk?");
    assert!(
        screen.contains("│ stav"),
        "the cursor stays in the field:\n{screen}"
    );
    desk.write("anger");
    desk.press([Key::Enter]);
    assert!(
        desk.screen().contains("How many people"),
        "{}",
        desk.screen()
    );
    // A list beside the definition is a part of it.
    desk.press([Key::F(6), Key::Up, Key::Enter]);
    let list = desk.text("lists/municipalities.csv");
    desk.save(
        "lists/municipalities.csv",
        &list.replace("Stavanger", "Stavanger by"),
    );
    desk.wait_for("Stavanger by");
}

#[test]
fn problems_are_told_over_the_last_sound_version() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.edit(
        "outing == 'yes'\"\nrequired",
        "outing == 'yess'\"\nrequired",
    );
    let screen = desk.wait_for("has no code");
    insta::assert_snapshot!(screen.replace(desk.folder.path().to_str().unwrap(), "FOLDER"));
    desk.press([Key::Esc]);
    assert!(desk.screen().contains("! One problem"), "{}", desk.screen());
    // What was sound goes on working.
    desk.write("anger");
    desk.press([Key::Enter]);
    assert!(
        desk.screen().contains("How many people"),
        "{}",
        desk.screen()
    );
    desk.edit("outing == 'yess'", "outing == 'yes'");
    for _ in 0..2_000 {
        desk.tester.listen(&mut desk.session, &mut desk.rehearsal);
        if !desk.screen().contains("! One problem") {
            return;
        }
        sleep(Duration::from_millis(5));
    }
    panic!("the problem stays:\n{}", desk.screen());
}

#[test]
fn a_question_that_takes_other_answers_is_asked_anew_and_one_that_is_gone_is_left() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    let was = "kind = \"lookup\"\nshow_if = \"outing == 'yes'\"\nrequired = \"soft\"\nlist = { file = \"lists/municipalities.csv\", code = \"number\", label = \"name\", group = \"county\" }\n";
    desk.edit(was, "kind = \"text\"\nshow_if = \"outing == 'yes'\"\n");
    desk.edit(
        "Type a few letters of the name, then choose from the list.",
        "Write its name.",
    );
    desk.wait_for("Write its name.");
    desk.write("Oslo");
    assert!(desk.screen().contains("Oslo"), "{}", desk.screen());
    desk.edit("id = \"place\"", "id = \"where\"");
    desk.wait_for("How many people");
}

#[test]
fn a_tester_sees_what_is_behind_a_question() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.press([Key::F(5)]);
    insta::assert_snapshot!("inspected", desk.screen());
    desk.press([Key::F(6)]);
    insta::assert_snapshot!("questions_to_go_to", desk.screen());
    desk.write("obstacle");
    desk.press([Key::Enter]);
    insta::assert_snapshot!("off_the_path", desk.screen());
    desk.press([Key::Esc]);
    assert!(
        desk.screen().contains("In which municipality"),
        "{}",
        desk.screen()
    );
    desk.press([Key::F(6)]);
    desk.write("seasons");
    desk.press([Key::Enter]);
    assert!(
        desk.screen().contains("Which times of the year"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_comment_is_kept_beside_the_definition_until_it_is_resolved() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.press([Key::F(7)]);
    desk.write("Too long \"here\"?");
    insta::assert_snapshot!("a_comment_is_written", desk.screen());
    desk.press([Key::Enter]);
    assert!(
        desk.screen().contains("The comment is kept."),
        "{}",
        desk.screen()
    );
    insta::assert_snapshot!("comments", desk.text("tour.comments.toml"));
    let mut comments = Comments::beside(&desk.path()).unwrap();
    assert_eq!(comments.open().count(), 1);
    assert!(!comments.all[0].is_outdated(desk.session.survey()));
    desk.edit("In which municipality was the walk?", "Where was the walk?");
    desk.wait_for("Where was the walk?");
    assert!(comments.all[0].is_outdated(desk.session.survey()));
    comments.resolve(1).unwrap();
    let again = Comments::beside(&desk.path()).unwrap();
    assert_eq!(again.open().count(), 0);
    assert!(comments.resolve(1).is_err());
    // Nothing else was written.
    let mut files: Vec<_> = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    files.sort();
    assert_eq!(files, ["lists", "tour.comments.toml", "tour.toml"]);
}

/// A workshop whose definition changes between two replies.
#[derive(Default)]
struct Script {
    world: Recorder,
    /// What there is to be told at each look.
    changes: Vec<Option<Change>>,
}

impl World for Script {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        self.world.obey(effect)
    }

    fn hear(&mut self) -> Option<Event> {
        self.world.hear()
    }
}

impl Workshop for Script {
    fn changed(&mut self) -> Option<Change> {
        (!self.changes.is_empty())
            .then(|| self.changes.remove(0))
            .flatten()
    }

    fn remarks(&self, _: &QuestionId) -> Vec<Remark> {
        Vec::new()
    }

    fn remark(&mut self, _: &Survey, _: Remark) -> Result<(), Plain> {
        Ok(())
    }
}

/// Gives one line at a time, as a person does.
struct Replies(Vec<&'static str>);

impl Read for Replies {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Ok(0);
        }
        let line = self.0.remove(0);
        into[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

#[test]
fn a_prompt_asks_anew_what_has_been_reworded() {
    let source = |words: &str| {
        let text = format!(
            "format = 1\nid = 'x'\nversion = '1'\nlanguages = ['en']\ntitle.en = 'X'\n\
             [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'p'\ntitle.en = 'P'\n\
             [[page.question]]\nid = 'a'\nkind = 'text'\ntext.en = '{words}'\n\
             [[page.question]]\nid = 'b'\nkind = 'text'\ntext.en = 'And you?'\n"
        );
        survey(text.as_bytes())
    };
    let mut session = Session::new(source("How are you?"), State::default());
    let better: Arc<Survey> = source("How do you do?");
    let problem = Change::Problems(vec![Plain::from("error: a quote is missing")]);
    // Two looks at each reply: the opening, then the question twice, then the last one.
    let mut script = Script {
        changes: vec![
            None,
            None,
            Some(Change::Survey(better)),
            None,
            None,
            Some(problem),
        ],
        ..Script::default()
    };
    let mut input = BufReader::with_capacity(64, Replies(vec!["\n", "fine\n", "well\n", "too\n"]));
    let mut output = Vec::new();
    let console = Console {
        input: &mut input,
        output: &mut output,
    };
    rehearse(&mut session, &mut script, console).unwrap();
    insta::assert_snapshot!("a_prompt_that_changes", String::from_utf8(output).unwrap());
}
