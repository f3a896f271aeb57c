//! A preview that follows its file, and what only a tester sees in it.

use std::fs;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use svar::author::Rehearsal;
use svar::author::comments::Comments;
use svar::author::scenario::{Recording, Scenario, replay};
use svar::author::watch;
use svar::line::{Console, rehearse};
use svar::plain::Plain;
use svar::session::{
    Change, Effect, Event, Position, Remark, Session, State, Workshop, World, drive,
};
use svar::storage::surveys::load;
use svar::survey::{QuestionId, Survey};
use svar::tui::{Glyphs, Key, Look, Model, Tester, Theme};
use tempfile::TempDir;

use crate::common::{Recorder, at_root, survey};

const LOOK: Look = Look {
    theme: Theme::None,
    glyphs: Glyphs::Unicode,
    model: Model::Xterm,
    mouse: false,
};

/// Somebody who tests a survey in a folder of their own. What the system would tell of a
/// saved file is told by whoever saves it, so that nothing has to be waited for; that it is
/// told in earnest is seen on a terminal, with the program itself.
struct Desk {
    folder: TempDir,
    session: Session,
    rehearsal: Rehearsal,
    tester: Tester,
    saved: Sender<Change>,
}

impl Desk {
    fn new() -> Self {
        Self::of(&fs::read_to_string(at_root("surveys/tour.toml")).unwrap())
    }

    /// At the opening of a survey, in English.
    fn of(source: &str) -> Self {
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

    fn save(&mut self, file: &str, text: &str) {
        fs::write(self.folder.path().join(file), text).unwrap();
        let change = watch::read(self.path().to_str().unwrap());
        self.saved.send(change).unwrap();
        let left = self.tester.listen(&mut self.session, &mut self.rehearsal);
        assert_eq!(left, None);
    }

    fn edit(&mut self, was: &str, is: &str) {
        let text = self.text("tour.toml");
        assert!(text.contains(was), "{was}");
        self.save("tour.toml", &text.replace(was, is));
    }

    /// The screen, which shows something.
    fn shows(&self, words: &str) -> String {
        let screen = self.screen();
        assert!(screen.contains(words), "{words} is not shown:\n{screen}");
        screen
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
        self.shows("In which municipality");
    }
}

#[test]
fn new_wording_is_shown_at_the_same_question_with_what_was_entered() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.edit("In which municipality was the walk?", "Where was the walk?");
    let screen = desk.shows("Where was the walk?");
    assert!(
        screen.contains("│ stav"),
        "the cursor stays in the field:\n{screen}"
    );
    desk.write("anger");
    desk.press([Key::Enter]);
    desk.shows("How many people");
    // A list beside the definition is a part of it.
    desk.press([Key::F(6), Key::Up, Key::Enter]);
    let list = desk.text("lists/municipalities.csv");
    desk.save(
        "lists/municipalities.csv",
        &list.replace("Stavanger", "Stavanger by"),
    );
    desk.shows("Stavanger by");
}

#[test]
fn problems_are_told_over_the_last_sound_version() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.edit(
        "outing == 'yes'\"\nrequired",
        "outing == 'yess'\"\nrequired",
    );
    let screen = desk.shows("has no code");
    insta::assert_snapshot!(screen.replace(desk.folder.path().to_str().unwrap(), "FOLDER"));
    desk.press([Key::Esc]);
    desk.shows("! One problem");
    // What was sound goes on working.
    desk.write("anger");
    desk.press([Key::Enter]);
    desk.shows("How many people");
    desk.edit("outing == 'yess'", "outing == 'yes'");
    let screen = desk.screen();
    assert!(!screen.contains("! One problem"), "{screen}");
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
    desk.shows("Write its name.");
    desk.write("Oslo");
    desk.shows("Oslo");
    desk.edit("id = \"place\"", "id = \"where\"");
    desk.shows("How many people");
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
    desk.press([Key::F(5)]);
    insta::assert_snapshot!("inspected_off_the_path", desk.screen());
    desk.press([Key::F(5)]);
    desk.press([Key::F(6)]);
    desk.write("seasons");
    desk.press([Key::Enter]);
    desk.shows("Which times of the year");
    // In the review it is the marked question.
    let review = Event::WentTo(Position::Review);
    drive(&mut desk.session, &mut desk.rehearsal, review);
    desk.press([Key::Down, Key::F(5)]);
    desk.shows("place – lookup");
}

/// How many dogs are asked about only where there are some; each has a page.
const DOGS: &str = r#"
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

const OFF: &str = "Off the path";

#[test]
fn a_question_off_the_path_is_answered_and_not_counted() {
    let mut desk = Desk::of(DOGS);
    let jump = |desk: &mut Desk, id: &str| {
        desk.press([Key::F(6)]);
        desk.write(id);
        desk.press([Key::Enter]);
    };
    jump(&mut desk, "count");
    desk.shows("How many dogs?");
    desk.shows(OFF);
    // Its own checks and limits are tried there.
    desk.write("0");
    desk.press([Key::Enter]);
    desk.shows("There is at least one.");
    desk.press([Key::Backspace, Key::Char('2'), Key::Enter]);
    // The branch is walked as it is written, and the page stands for its first time.
    desk.shows("What is its name?");
    desk.shows(OFF);
    desk.write("Rex");
    // Nothing of it is on the path: two questions are, and neither is answered.
    let places = |desk: &Desk| {
        let steps = desk.session.path().steps();
        steps.map(|step| step.place.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(places(&desk), ["any", "last"]);
    let sheet = desk.session.sheet();
    let answered = sheet.answers.iter().map(|(id, _)| id.as_str());
    assert_eq!(answered.collect::<Vec<_>>(), ["consent"]);
    // Another wording leaves the tester there.
    desk.edit("What is its name?", "What do you call it?");
    desk.shows("What do you call it?");
    desk.shows(OFF);
    desk.shows("Rex");
    desk.press([Key::Enter, Key::Enter]);
    let screen = desk.shows("Anything else?");
    assert!(!screen.contains(OFF), "{screen}");
    desk.press([Key::Esc]);
    desk.shows("Is there a dog?");
    // What was entered comes back with its question.
    desk.press([Key::Char('1'), Key::Enter]);
    let screen = desk.shows("How many dogs?");
    assert!(!screen.contains(OFF) && screen.contains('2'), "{screen}");
    assert_eq!(
        places(&desk),
        ["any", "count", "name[1]", "breed[1]", "name[2]", "last"]
    );
    // Why it is asked is told of this time, in words and as the condition that it is.
    desk.press([Key::Enter]);
    desk.press([Key::Enter, Key::F(5)]);
    insta::assert_snapshot!("inspected_second_time", desk.screen());
    desk.press([Key::F(5)]);
    // So it was recorded, on the newest wording, and holds again.
    let now = desk.rehearsal.recording().unwrap().outcome();
    assert_eq!(now.differences, []);
    insta::assert_snapshot!("recorded_while_watched", now.now.written());
    let again = replay(&survey(desk.text("tour.toml").as_bytes()), &now.now, None);
    assert_eq!(again.differences, []);
}

#[test]
fn a_condition_that_changes_brings_the_question_onto_the_path() {
    let mut desk = Desk::of(DOGS);
    desk.press([Key::F(6)]);
    desk.write("count");
    desk.press([Key::Enter]);
    desk.shows(OFF);
    desk.edit("show_if = \"any == 'yes'\"\ntext", "text");
    let screen = desk.shows("How many dogs?");
    assert!(!screen.contains(OFF), "{screen}");
    assert_eq!(desk.session.progress(), Some((2, 3)));
}

#[test]
fn a_question_that_is_renamed_on_purpose_keeps_its_answer_and_its_place() {
    let mut desk = Desk::of(DOGS);
    desk.press([Key::Enter, Key::Char('1'), Key::Enter, Key::Char('3')]);
    let all = desk.text("tour.toml");
    let all = all.replace("\"count", "\"number");
    desk.save(
        "tour.toml",
        &all.replace(
            "id = \"number\"",
            "id = \"number\"\nrenamed_from = \"count\"",
        ),
    );
    desk.shows("│ 3");
    desk.press([Key::Enter]);
    desk.shows("What is its name?");
    let now = desk.rehearsal.recording().unwrap().outcome();
    assert_eq!(now.differences, []);
    let steps: Vec<&str> = now.now.steps.iter().map(|step| &*step.at).collect();
    assert_eq!(steps, ["any", "number"]);
    // A scenario of before holds on the definition of now, and is written anew with its names.
    let old = now.now.written().replace("number", "count");
    let old = Scenario::read("test", old.as_bytes()).unwrap();
    let again = replay(&survey(desk.text("tour.toml").as_bytes()), &old, None);
    assert_eq!(again.differences, []);
    assert_eq!(again.now.written(), now.now.written());
}

#[test]
fn what_was_done_and_does_not_fit_any_more_is_not_recorded() {
    let mut desk = Desk::of(DOGS);
    desk.press([
        Key::Enter,
        Key::Char('1'),
        Key::Enter,
        Key::Char('3'),
        Key::Enter,
    ]);
    desk.write("Rex");
    desk.press([Key::Enter]);
    let all = desk.text("tour.toml");
    desk.save("tour.toml", &all.replace("\"count", "\"number"));
    let now = desk.rehearsal.recording().unwrap().outcome();
    let lost = now.differences.iter().filter(|one| one.what.is_lost());
    let lost: Vec<&str> = lost.map(|one| one.at.as_str()).collect();
    assert_eq!(lost, ["count", "name[1]"]);
    let again = replay(&survey(desk.text("tour.toml").as_bytes()), &now.now, None);
    assert_eq!(again.differences, []);
}

#[test]
fn a_comment_is_kept_beside_the_definition_until_it_is_resolved() {
    let mut desk = Desk::new();
    desk.reach_the_place();
    desk.press([Key::F(7)]);
    desk.write("Too long \"here\"?");
    insta::assert_snapshot!("a_comment_is_written", desk.screen());
    desk.press([Key::Enter]);
    desk.shows("The comment is kept.");
    insta::assert_snapshot!("comments", desk.text("tour.comments.toml"));
    let mut comments = Comments::beside(&desk.path()).unwrap();
    assert_eq!(comments.open().count(), 1);
    assert!(!comments.all[0].is_outdated(desk.session.survey()));
    desk.edit("In which municipality was the walk?", "Where was the walk?");
    desk.shows("Where was the walk?");
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

#[test]
fn a_prompt_leads_off_the_path_where_that_is_asked_for() {
    let mut session = Session::new(survey(DOGS.as_bytes()), State::default());
    let replies = vec![
        "yes\n",
        ":go count\n",
        "0\n",
        "3\n",
        ":go last\n",
        "no\n",
        ":save\n",
    ];
    let mut input = BufReader::with_capacity(64, Replies(replies));
    let mut output = Vec::new();
    let console = Console {
        input: &mut input,
        output: &mut output,
    };
    rehearse(&mut session, &mut Script::default(), console).unwrap();
    insta::assert_snapshot!("a_prompt_off_the_path", String::from_utf8(output).unwrap());
}
