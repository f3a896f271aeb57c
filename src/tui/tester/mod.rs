//! The form of a tester: a respondent's form, with what only a tester sees laid over it.
//!
//! It needs a [`Workshop`], which a real interview has not: no respondent gets here.

mod inspect;
mod jump;
mod panel;

use std::io;
use std::time::Duration;

use super::backend::Frame;
use super::form::Form;
use super::key::Key;
use super::terminal::{Heard, Terminal};
use super::theme::Look;
use crate::plain::Plain;
use crate::session::{Change, Farewell, Phase, Place, Remark, Session, Workshop};
use crate::survey::{Question, QuestionId};
use jump::Jump;
use panel::Sheet;

/// A definition that was saved is seen within a tenth of a second: it is looked for this
/// often, and where the system does not say that it is whole, read when it has been quiet for
/// one look.
const LOOK: Duration = Duration::from_millis(12);

/// What stands over the head of a form that a respondent with these answers never sees.
const OFF_THE_PATH: &str =
    "! Off the path: not asked with these answers, and not counted. F5 tells why.";

/// A tester's form.
pub struct Tester {
    form: Form,
    size: (u16, u16),
    look: Look,
    panel: Option<Panel>,
    /// What is wrong with the definition as it stands; the form shows the last sound one.
    problems: Vec<Plain>,
    /// What came of the last thing that was done.
    note: Option<Plain>,
}

/// What lies over the form.
#[derive(Debug)]
enum Panel {
    /// Everything about the question here.
    Inspect {
        of: QuestionId,
        scroll: usize,
    },
    Jump(Jump),
    Problems {
        scroll: usize,
    },
    /// A comment that is being written.
    Remark {
        of: QuestionId,
        words: String,
    },
}

/// Runs the form for a tester, and takes in what the definition becomes.
pub fn rehearse(
    session: &mut Session,
    workshop: &mut dyn Workshop,
    look: Look,
    stop: &dyn Fn() -> bool,
) -> io::Result<Farewell> {
    let (mut terminal, size) = Terminal::take(look)?;
    let mut tester = Tester::new(size, look);
    loop {
        if let Some(farewell) = tester.listen(session, workshop) {
            return Ok(farewell);
        }
        let gone = terminal.show(&tester.draw(session, workshop)).is_err();
        let heard = if gone || stop() {
            Heard::Gone
        } else {
            terminal.hear(LOOK)
        };
        let farewell = match heard {
            Heard::Nothing => None,
            Heard::Key(key) | Heard::Hasty(key) => tester.press(session, workshop, key),
            Heard::Resized(size) => {
                tester.resize(session, size);
                None
            }
            Heard::Gone => return Ok(Farewell::Kept),
        };
        if let Some(farewell) = farewell {
            return Ok(farewell);
        }
    }
}

impl Tester {
    /// `size`: columns and rows.
    pub fn new(size: (u16, u16), look: Look) -> Self {
        Self {
            form: Form::new(size, look),
            size,
            look,
            panel: None,
            problems: Vec::new(),
            // Said once: from the first key on the form is as respondents see it.
            note: Some(Plain::from(
                "For testers: F5 inspect, F6 jump, F7 comment, F8 problems",
            )),
        }
    }

    pub fn resize(&mut self, session: &Session, size: (u16, u16)) {
        self.size = size;
        self.form.resize(session, size);
    }

    /// Takes in what has happened outside, and what the definition has become.
    pub fn listen(
        &mut self,
        session: &mut Session,
        workshop: &mut dyn Workshop,
    ) -> Option<Farewell> {
        while let Some(event) = workshop.hear() {
            if let Some(farewell) = self.form.happen(session, workshop, event) {
                return Some(farewell);
            }
        }
        match workshop.changed() {
            None => {}
            Some(Change::Survey(survey)) => {
                self.form.renew(session, survey);
                self.problems = Vec::new();
                self.note = None;
                if matches!(self.panel, Some(Panel::Problems { .. })) {
                    self.panel = None;
                }
                self.forget_what_is_gone(session);
            }
            Some(Change::Problems(problems)) => {
                self.problems = problems;
                // A comment half written is not put away for that.
                if !matches!(self.panel, Some(Panel::Remark { .. })) {
                    self.panel = Some(Panel::Problems { scroll: 0 });
                }
            }
        }
        self.form.settle(session);
        None
    }

    /// A panel about a question that is not there any more has nothing to say.
    fn forget_what_is_gone(&mut self, session: &Session) {
        let of = match &self.panel {
            Some(Panel::Inspect { of, .. } | Panel::Remark { of, .. }) => of,
            Some(Panel::Jump(_) | Panel::Problems { .. }) | None => return,
        };
        if session.survey().question(of.as_str()).is_none() {
            self.panel = None;
        }
    }

    /// Takes a key; says how the interview ended if it did.
    pub fn press(
        &mut self,
        session: &mut Session,
        workshop: &mut dyn Workshop,
        key: Key,
    ) -> Option<Farewell> {
        self.note = None;
        let of = self.subject(session);
        match (&key, of) {
            (Key::F(5), Some(of)) => {
                let open = matches!(self.panel, Some(Panel::Inspect { .. }));
                self.panel = (!open).then_some(Panel::Inspect { of, scroll: 0 });
            }
            (Key::F(6), _) => {
                let open = matches!(self.panel, Some(Panel::Jump(_)));
                self.panel = (!open).then(|| Panel::Jump(Jump::new(session)));
            }
            (Key::F(7), Some(of)) => {
                let open = matches!(self.panel, Some(Panel::Remark { .. }));
                let words = String::new();
                self.panel = (!open).then_some(Panel::Remark { of, words });
            }
            (Key::F(8), _) => {
                let open = matches!(self.panel, Some(Panel::Problems { .. }));
                self.panel = (!open).then_some(Panel::Problems { scroll: 0 });
            }
            (Key::F(5 | 7), None) => {
                self.note = Some(Plain::from("There is no question here. F6 goes to one."));
            }
            (Key::Esc, _) if self.panel.is_some() => self.panel = None,
            _ if self.panel.is_some() => self.press_panel(session, workshop, &key),
            _ => return self.form.press(session, workshop, key),
        }
        None
    }

    /// The question that a panel is about: the one looked at, or the one before the tester or
    /// marked in the review.
    fn subject(&self, session: &Session) -> Option<QuestionId> {
        match &self.panel {
            Some(Panel::Inspect { of, .. } | Panel::Remark { of, .. }) => Some(of.clone()),
            Some(Panel::Jump(jump)) => jump.marked(session),
            Some(Panel::Problems { .. }) | None => {
                self.form.place(session).map(|place| place.question)
            }
        }
    }

    fn press_panel(&mut self, session: &mut Session, workshop: &mut dyn Workshop, key: &Key) {
        match &mut self.panel {
            None => {}
            Some(Panel::Inspect { scroll, .. } | Panel::Problems { scroll }) => {
                *scroll = scrolled(*scroll, key);
            }
            Some(Panel::Jump(jump)) => {
                if let Some(place) = jump.press(session, key) {
                    self.go(session, workshop, place);
                }
            }
            Some(Panel::Remark { of, words }) => match key {
                Key::Enter => {
                    let (of, words) = (of.clone(), std::mem::take(words));
                    self.keep(session, workshop, (of, words));
                }
                Key::Backspace => drop(words.pop()),
                Key::Char(letter) => words.push(*letter),
                Key::Paste(text) => words.push_str(Plain::line(text).as_str()),
                _ => {}
            },
        }
    }

    /// Goes to a place, on the path or off it; what is never asked there is only to look at.
    fn go(&mut self, session: &mut Session, workshop: &mut dyn Workshop, place: Place) {
        let shown = session.question(&place).is_some_and(Question::is_shown);
        if !shown || *session.phase() != Phase::Answering {
            let of = place.question;
            self.panel = Some(Panel::Inspect { of, scroll: 0 });
            return;
        }
        session.visit(workshop, place);
        self.panel = None;
        self.form.settle(session);
    }

    fn keep(
        &mut self,
        session: &Session,
        workshop: &mut dyn Workshop,
        (of, words): (QuestionId, String),
    ) {
        if words.trim().is_empty() {
            self.panel = None;
            return;
        }
        let survey = session.survey();
        let remark = Remark {
            question: of.clone(),
            language: survey.languages[session.language()].clone(),
            words: words.trim().to_owned(),
        };
        match workshop.remark(survey, remark) {
            Ok(()) => {
                self.panel = None;
                self.note = Some(Plain::from("The comment is kept. svar check lists it."));
            }
            Err(why) => {
                self.note = Some(why);
                self.panel = Some(Panel::Remark { of, words });
            }
        }
    }

    /// The screen as it should look now.
    pub fn draw(&self, session: &Session, workshop: &dyn Workshop) -> Frame {
        let mut sheet = Sheet::new(self.look, self.size);
        match &self.panel {
            None => {
                let mut frame = self.form.draw(session);
                let place = session.position().place();
                if place.is_some_and(|place| session.is_aside(place)) {
                    panel::mark(&mut frame, self.look, (0, &Plain::from(OFF_THE_PATH)));
                }
                if let Some(words) = self.status() {
                    let last = self.size.1.saturating_sub(1);
                    panel::mark(&mut frame, self.look, (last, &words));
                }
                return frame;
            }
            Some(Panel::Inspect { of, .. }) => {
                let remarks = workshop.remarks(of);
                inspect::tell(&mut sheet, session, (of, &remarks));
            }
            Some(Panel::Jump(jump)) => jump.tell(&mut sheet, session),
            Some(Panel::Problems { .. }) => self.tell_problems(&mut sheet),
            Some(Panel::Remark { of, words }) => {
                let remarks = workshop.remarks(of);
                tell_remark(&mut sheet, session, (of, &remarks, words));
            }
        }
        let scroll = match &self.panel {
            Some(Panel::Inspect { scroll, .. } | Panel::Problems { scroll }) => *scroll,
            Some(Panel::Jump(_) | Panel::Remark { .. }) | None => 0,
        };
        let status = self.note.clone().unwrap_or_else(|| {
            Plain::from("Esc form  F5 inspect  F6 jump  F7 comment  F8 problems")
        });
        sheet.frame(scroll, &status)
    }

    /// What stands over the form's last row.
    fn status(&self) -> Option<Plain> {
        let count = self.problems.len();
        match (&self.note, count) {
            (Some(note), _) => Some(note.clone()),
            (None, 0) => None,
            (None, 1) => Some(Plain::from(
                "! One problem: this is the last sound version. F8 tells it.",
            )),
            (None, count) => Some(Plain::from(format!(
                "! {count} problems: this is the last sound version. F8 tells them."
            ))),
        }
    }

    fn tell_problems(&self, sheet: &mut Sheet) {
        if self.problems.is_empty() {
            sheet.title("No problems");
            sheet.say("The definition is sound.");
            return;
        }
        sheet.title("The definition has problems; the form shows the last sound version");
        for problem in &self.problems {
            sheet.blank();
            for line in problem.as_str().lines() {
                sheet.say(line);
            }
        }
    }
}

fn tell_remark(
    sheet: &mut Sheet,
    session: &Session,
    (of, remarks, words): (&QuestionId, &[Remark], &str),
) {
    let survey = session.survey();
    let Some(question) = survey.question(of.as_str()) else {
        return;
    };
    let language = session.language();
    sheet.title(&format!(
        "A comment on {of} in {}",
        survey.languages[language]
    ));
    sheet.blank();
    sheet.say(&survey.written(&question.text, language));
    for remark in remarks {
        sheet.quiet(&format!("{}: {}", remark.language, remark.words));
    }
    sheet.blank();
    sheet.field(words);
    sheet.blank();
    sheet.quiet("Enter keeps the comment, Esc does not.");
}

fn scrolled(scroll: usize, key: &Key) -> usize {
    const PAGE: usize = 10;
    match key {
        Key::Up => scroll.saturating_sub(1),
        Key::Down => scroll + 1,
        Key::PageUp => scroll.saturating_sub(PAGE),
        Key::PageDown | Key::Char(' ') => scroll + PAGE,
        Key::Home => 0,
        _ => scroll,
    }
}
