//! Journeys that both front ends must satisfy: replies to one and keys to the other, and
//! the same response from both.

#[path = "../common/mod.rs"]
mod common;
mod features;
mod kinds;

use std::sync::Arc;

use common::{Recorder, begin, survey, with_questions};
use svar::line::{Console, run};
use svar::session::{Event, Farewell, Session, Sheet, Shown, State, judge};
use svar::survey::{Given, Survey, read_answers};
use svar::tui::{Form, Glyphs, Key, Look, Model, Theme};
use svar::wire::{Client, Response};

struct Journey {
    name: &'static str,
    /// The questions of one page, and pages after it; or a whole survey.
    questions: &'static str,
    /// What is filled in beforehand, as a file says it.
    prefill: &'static str,
    /// Facts of an earlier sitting: the earlier survey's questions, and answers to them.
    earlier: Option<(&'static str, &'static str)>,
    /// To line mode, a line each; the opening and the sending are added.
    replies: &'static str,
    /// To the form; `<enter>` and the like are keys, the rest is typed.
    keys: &'static str,
    answers: &'static str,
    /// What the response tells beside the answers: kept doubts, and what was prefilled.
    also: &'static str,
}

const JOURNEY: Journey = Journey {
    name: "",
    questions: "",
    prefill: "",
    earlier: None,
    replies: "",
    keys: "",
    answers: "",
    also: "",
};

impl Journey {
    fn survey(&self) -> Arc<Survey> {
        if self.questions.starts_with("format") {
            return survey(self.questions.as_bytes());
        }
        with_questions(self.questions)
    }

    /// The interview as it stands when the respondent comes to it.
    fn session(&self) -> Session {
        let mut state = State::default();
        if let Some((questions, answers)) = self.earlier {
            let mut session = begin(&with_questions(questions));
            let _ = session.update(Event::Began);
            for event in session.events_for(&given(answers)).0 {
                let _ = session.update(event);
            }
            state = session.state().clone();
        }
        let mut session = Session::new(self.survey(), state);
        let _ = session.update(Event::Began);
        let (mut own, mut fixed) = (given(self.prefill), Vec::new());
        if let Some(at) = own.iter().position(|(id, _)| id == "fixed")
            && let (_, Given::Table(fields)) = own.remove(at)
        {
            fixed = fields;
        }
        let own = session.events_before(&own, false);
        let fixed = session.events_before(&fixed, true);
        for event in own.events.into_iter().chain(fixed.events) {
            let _ = session.update(event);
        }
        session
    }
}

fn given(answers: &str) -> Vec<(String, Given)> {
    read_answers("given.toml", answers.as_bytes()).unwrap_or_else(|_| panic!("{answers}"))
}

fn by_line(journey: &Journey) -> Sheet {
    let (mut session, mut world) = (journey.session(), Recorder::default());
    let replies = format!("\n{}:send\n", journey.replies);
    let mut output = Vec::new();
    let console = Console {
        input: &mut replies.as_bytes(),
        output: &mut output,
    };
    let farewell = run(&mut session, &mut world, console).unwrap();
    let transcript = String::from_utf8(output).unwrap();
    assert_eq!(farewell, Farewell::Filed, "{}: {transcript}", journey.name);
    world.filed().unwrap().clone()
}

fn by_form(journey: &Journey, size: (u16, u16)) -> Sheet {
    let (mut session, mut world) = (journey.session(), Recorder::default());
    let mut form = Form::new(
        size,
        Look {
            theme: Theme::None,
            glyphs: Glyphs::Unicode,
            model: Model::Xterm,
            mouse: false,
        },
    );
    form.settle(&session);
    for key in read_keys(&format!("<enter>{}S<enter>", journey.keys)) {
        form.press(&mut session, &mut world, key);
    }
    let shown = form.draw(&session).buffer;
    world
        .filed()
        .unwrap_or_else(|| panic!("{}: not filed: {shown:?}", journey.name))
        .clone()
}

fn read_keys(keys: &str) -> Vec<Key> {
    let mut read = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let key = match named.map(|(name, _)| name) {
            Some("enter") => Key::Enter,
            Some("down") => Key::Down,
            Some("up") => Key::Up,
            Some("right") => Key::Right,
            Some("home") => Key::Home,
            Some("end") => Key::End,
            Some("space") => Key::Char(' '),
            Some("backspace") => Key::Backspace,
            Some("esc") => Key::Esc,
            Some("tab") => Key::Tab,
            Some("f2") => Key::F(2),
            Some(control) if control.starts_with('^') => Key::Ctrl(control.chars().nth(1).unwrap()),
            Some(other) => panic!("no key <{other}>"),
            None => Key::Char(first),
        };
        read.push(key);
        rest = named.map_or(&rest[first.len_utf8()..], |(_, rest)| rest);
    }
    read
}

fn written(given: &Given) -> String {
    match given {
        Given::Truth(truth) => truth.to_string(),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.clone(),
        Given::List(all) => format!(
            "[{}]",
            all.iter().map(written).collect::<Vec<_>>().join(", ")
        ),
        Given::Table(fields) => {
            let field = |(name, given): &(String, Given)| format!("{name} = {}", written(given));
            format!(
                "{{{}}}",
                fields.iter().map(field).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn answers(sheet: &Sheet) -> String {
    let answer = |(id, given): &(String, Given)| format!("{id} = {}", written(given));
    sheet
        .answers
        .iter()
        .map(answer)
        .collect::<Vec<_>>()
        .join("; ")
}

/// The answers as a collector reads them.
fn delivered(sheet: &Sheet) -> Vec<(String, Given)> {
    let response = Response {
        id: String::new(),
        survey: String::new(),
        version: String::new(),
        digest: String::new(),
        language: String::new(),
        started: String::new(),
        completed: String::new(),
        answers: sheet.answers.clone(),
        missing: Vec::new(),
        acknowledged: Vec::new(),
        prefilled: Vec::new(),
        order: Shown::default(),
        client: Client {
            name: String::new(),
            version: String::new(),
        },
        supersedes: None,
    };
    Response::decode(&response.encode()).unwrap().answers
}

/// What a response tells beside its answers.
fn also(sheet: &Sheet) -> String {
    let kept = sheet.acknowledged.iter().map(|kept| {
        let reason = kept.reason.as_deref().unwrap_or("no reason");
        format!("{} kept against {}: {reason}", kept.place, kept.check)
    });
    let prefilled = sheet.prefilled.iter();
    let prefilled = prefilled.map(|place| format!("{place} prefilled"));
    kept.chain(prefilled).collect::<Vec<_>>().join("; ")
}

#[test]
fn both_front_ends_lead_to_the_same_response() {
    let all = kinds::KINDS.iter().chain(features::FEATURES);
    for journey in all {
        let (survey, name) = (journey.survey(), journey.name);
        let by_line = by_line(journey);
        assert_eq!(answers(&by_line), journey.answers, "{name} (line)");
        assert_eq!(also(&by_line), journey.also, "{name} (line)");
        for size in [(80, 24), (40, 12)] {
            let by_form = by_form(journey, size);
            assert_eq!(by_form, by_line, "{name} (form at {size:?})");
        }
        assert_eq!(judge(&survey, &by_line.answers), [], "{name}");
        let sent = delivered(&by_line);
        assert_eq!(judge(&survey, &sent), [], "{name} (delivered)");
        assert_eq!(sent, by_line.answers, "{name} (delivered)");
    }
}
