//! Programs with a mistake each, for tests that must catch it: one draws before it journals,
//! others end otherwise than they should.

use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::Arc;
use std::{fs, io};

use svar::line;
use svar::runner::{Live, Setting, new_id, now};
use svar::session::{Effect, Event, Session, State, World, drive};
use svar::storage::{Home, Journal, Opening};
use svar::survey::Survey;
use svar::tui::{self, Glyphs, Look, Model, Theme};

use crate::pty::Pty;
use crate::scenery::Desk;

/// What is wrong with the program.
#[derive(Clone, Copy, PartialEq)]
enum Mistake {
    /// Journals what it was told only after the next frame is drawn.
    DrawsFirst,
    /// Panics at an exclamation mark. The form must be ready for that.
    Panics,
    /// Ends on the spot at an exclamation mark.
    Exits,
    /// Does not give up when the terminal is gone.
    Stays,
    /// Knows no lock, and writes the whole journal anew each time.
    Overwrites,
}

fn asked_for() -> Option<Mistake> {
    Some(match std::env::args().nth(1)?.as_str() {
        "draws-first" => Mistake::DrawsFirst,
        "panics" => Mistake::Panics,
        "exits" => Mistake::Exits,
        "stays" => Mistake::Stays,
        "overwrites" => Mistake::Overwrites,
        _ => return None,
    })
}

pub(crate) fn is_asked_for() -> bool {
    asked_for().is_some()
}

pub(crate) fn start(desk: &Desk, word: &str) -> Pty {
    let program = std::env::current_exe().unwrap();
    desk.fill_with(&program, &[word, desk.survey().to_str().unwrap()])
}

struct Careless {
    mistake: Mistake,
    live: Live,
    late: Vec<Effect>,
    /// What is written over, and with what.
    over: Option<(PathBuf, PathBuf)>,
}

impl World for Careless {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        let is_planted = format!("{effect:?}").contains('!');
        match self.mistake {
            Mistake::Panics if is_planted => panic!("planted"),
            Mistake::Exits if is_planted => exit(0),
            Mistake::DrawsFirst => self.late.push(effect),
            Mistake::Panics | Mistake::Exits | Mistake::Stays | Mistake::Overwrites => {
                let event = self.live.obey(effect);
                self.overwrite();
                return event;
            }
        }
        None
    }

    fn hear(&mut self) -> Option<Event> {
        // It is asked once before each frame, so what is late stays so for one frame.
        let late = self.late.len().saturating_sub(1);
        for effect in self.late.drain(..late) {
            let _ = self.live.obey(effect);
        }
        None
    }
}

impl Careless {
    fn overwrite(&self) {
        if let Some((theirs, own)) = &self.over {
            fs::copy(own, theirs).unwrap();
        }
    }
}

/// The one journal of a home.
fn journal_in(home: &Path) -> PathBuf {
    let files = fs::read_dir(home.join("journals")).unwrap();
    let mut paths = files.map(|file| file.unwrap().path());
    paths
        .find(|path| path.extension().is_some_and(|ending| ending == "journal"))
        .unwrap()
}

/// `MISTAKE SURVEY --home FOLDER`
pub(crate) fn run() {
    let Some(mistake) = asked_for() else { return };
    if mistake == Mistake::Overwrites {
        return overwrite();
    }
    let words: Vec<String> = std::env::args().collect();
    let survey = svar::storage::surveys::load(&words[2]).unwrap().survey;
    let home = Home::at(&words[4]).unwrap();
    let journal = journal(&home, &survey);
    let state = State {
        response: journal.folded().opening.id.clone(),
        ..journal.folded().state.clone()
    };
    let mut session = Session::new(Arc::clone(&survey), state);
    let setting = Setting {
        home,
        survey,
        addressee: None,
        read_back: None,
    };
    let mut world = Careless {
        mistake,
        live: Live::new(setting, journal),
        late: Vec::new(),
        over: None,
    };
    let look = Look {
        theme: Theme::Auto,
        glyphs: Glyphs::Unicode,
        model: Model::Xterm,
        mouse: true,
    };
    drive(&mut session, &mut world, Event::Began);
    let stop = svar::runner::asked_to_stop().unwrap();
    loop {
        let _ = tui::run(&mut session, &mut world, look, &stop);
        if mistake != Mistake::Stays {
            return;
        }
    }
}

/// Line by line, in a copy of the home.
fn overwrite() {
    let words: Vec<String> = std::env::args().collect();
    let survey = svar::storage::surveys::load(&words[2]).unwrap().survey;
    let theirs = journal_in(Path::new(&words[4]));
    let copy = tempfile::tempdir().unwrap();
    let home = Home::at(copy.path()).unwrap();
    let own = copy
        .path()
        .join("journals")
        .join(theirs.file_name().unwrap());
    fs::copy(&theirs, &own).unwrap();
    let journal = journal(&home, &survey);
    let state = State {
        response: journal.folded().opening.id.clone(),
        ..journal.folded().state.clone()
    };
    let mut session = Session::new(Arc::clone(&survey), state);
    let setting = Setting {
        home,
        survey,
        addressee: None,
        read_back: None,
    };
    let mut world = Careless {
        mistake: Mistake::Overwrites,
        live: Live::new(setting, journal),
        late: Vec::new(),
        over: Some((theirs, own)),
    };
    let console = line::Console {
        input: &mut io::stdin().lock(),
        output: &mut io::stdout().lock(),
    };
    let _ = line::run(&mut session, &mut world, console);
}

fn journal(home: &Home, survey: &Survey) -> Journal {
    let mut drafts = home.journals().unwrap().into_iter().flatten();
    if let Some(draft) = drafts.next() {
        return home.take_up(&draft.id).unwrap();
    }
    home.create(Opening {
        id: new_id(),
        survey: survey.id.clone(),
        version: survey.version.to_string(),
        digest: survey.digest.clone(),
        title: "Small".to_owned(),
        source: "small".to_owned(),
        language: survey.languages[0].clone(),
        endpoint: None,
        started: now(),
        client: "careless".to_owned(),
    })
    .unwrap()
}
