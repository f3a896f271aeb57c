//! A preview at a prompt, line by line.

use std::io::{self, BufReader, Read};
use std::sync::Arc;

use svar::line::{Console, rehearse};
use svar::plain::Plain;
use svar::session::{Change, Effect, Event, Remark, Session, State, Workshop, World};
use svar::survey::{QuestionId, Survey};

use crate::common::{Recorder, survey};
use crate::desk::DOGS;

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
