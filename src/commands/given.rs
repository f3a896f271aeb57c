//! `svar fill --answers`: a response from a file, judged by the rules of the form.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde::Serialize;

use super::Errand;
use super::fill::Sitting;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::{Plain, shown};
use crate::runner::Live;
use crate::session::{Event, Fault, News, Phase, Preview, Session, State, World as _, drive};
use crate::storage::{Home, Stage};
use crate::survey::{Given, Problem, read_answers};
use crate::wire::Receipt;

/// A larger answer file is refused: no response comes near it.
const FILE_BYTES_MAX: u64 = 1024 * 1024;

const NEWS_WAIT: Duration = Duration::from_millis(10);

/// What scripts read.
#[derive(Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
enum Report {
    Refused {
        refusals: Vec<RefusedAnswer>,
    },
    Receipted {
        id: String,
        code: String,
        receipt: Receipt,
    },
    Waiting {
        id: String,
        reason: String,
    },
    Parked {
        id: String,
        reason: String,
    },
}

#[derive(Serialize)]
struct RefusedAnswer {
    question: String,
    message: String,
}

pub(super) fn run(
    errand: &Errand<'_>,
    home: Home,
    sitting: Sitting,
    file: &Path,
) -> Result<Ending, Ending> {
    let answers = read(errand, file)?;
    let state = State {
        language: Some(sitting.language.clone()),
        ..State::default()
    };
    let mut session = Session::new(Arc::clone(&sitting.survey), state);
    let (own, faults) = session.events_for(&answers);
    let mut events = sitting.before.clone();
    events.extend(own);
    let mut rehearsal = Preview::default();
    for event in events.iter().cloned() {
        drive(&mut session, &mut rehearsal, event);
    }
    let faults: Vec<Fault> = faults.into_iter().chain(session.faults(&answers)).collect();
    if !faults.is_empty() {
        return Ok(refused(errand, &session, ("refused-answers", &faults)));
    }
    // Nothing is wrong with them: only now is there something to keep.
    let journal = sitting
        .begin(&home)
        .map_err(|error| errand.storage_trouble(&error))?;
    let language = sitting.language.clone();
    let mut session = sitting.session(&journal).called(errand.program());
    let mut world = sitting.world(home, journal);
    drive(&mut session, &mut world, Event::Began);
    drive(&mut session, &mut world, Event::LanguageChosen(language));
    for event in events {
        drive(&mut session, &mut world, event);
    }
    submit(&mut session, &mut world);
    Ok(tell(errand, &session, &world))
}

/// Reads a file of plain data, or says what is wrong with it.
pub(super) fn read(errand: &Errand<'_>, file: &Path) -> Result<Vec<(String, Given)>, Ending> {
    let name = file.to_string_lossy();
    let mut source = Vec::new();
    let opened = File::open(file)
        .and_then(|opened| opened.take(FILE_BYTES_MAX + 1).read_to_end(&mut source));
    if let Err(error) = opened {
        return Err(errand.unreadable(file, &error));
    }
    if source.len() as u64 > FILE_BYTES_MAX {
        errand.trouble(&Message::new("file-too-large").with("file", shown(&name).as_ref()));
        return Err(Ending::WrongUsage);
    }
    read_answers(&name, &source).map_err(|problems| {
        for problem in &problems {
            errand
                .output
                .report(&Plain::text(&Problem::to_string(problem)));
        }
        errand.trouble(&Message::new("survey-broken").with("count", problems.len()))
    })
}

/// Tells of everything that is wrong with answers that somebody else gives; `id` names the
/// sentence above.
pub(super) fn refused(
    errand: &Errand<'_>,
    session: &Session,
    (id, faults): (&'static str, &[Fault]),
) -> Ending {
    let refusals = faults.iter().map(|fault| RefusedAnswer {
        question: fault.question.to_string(),
        message: errand.locale.say(&session.fault_message(fault)).to_string(),
    });
    let refusals: Vec<RefusedAnswer> = refusals.collect();
    errand.say(&Message::new(id).with("count", refusals.len()));
    for refusal in &refusals {
        let line = Message::new("refused-answer").with("question", refusal.question.as_str());
        errand.say(&line.with("why", refusal.message.as_str()));
    }
    errand.output.data(&Report::Refused { refusals });
    Ending::Trouble
}

/// Files the response; a soft check is let stand, for the file says what it says.
fn submit(session: &mut Session, world: &mut Live) {
    // Each round settles one place, at most twice: a place that stays open and is doubted.
    for _ in 0..=2 * session.path().len() {
        drive(session, world, Event::Submitted);
        if *session.phase() != Phase::Answering {
            break;
        }
        drive(session, world, Event::Next);
    }
    while matches!(session.phase(), Phase::Filing | Phase::Filed(News::Sending)) {
        match world.hear() {
            Some(event) => drop(drive(session, world, event)),
            None => thread::sleep(NEWS_WAIT),
        }
    }
}

fn tell(errand: &Errand<'_>, session: &Session, world: &Live) -> Ending {
    let id = world.journal().folded().opening.id.clone();
    let words = |why: &Message| errand.locale.say(why).to_string();
    match (session.phase(), &world.journal().folded().stage) {
        (Phase::Filed(News::Receipted { code, received, .. }), Stage::Receipted(receipt)) => {
            let message = Message::new("news-receipted").with("code", code.clone());
            errand.say(&message.with("received", received.clone()));
            let (code, receipt) = (code.to_string(), receipt.clone());
            errand.output.data(&Report::Receipted { id, code, receipt });
            Ending::Done
        }
        (Phase::Filed(News::Parked { why }), _) => {
            errand.output.data(&Report::Parked {
                id,
                reason: words(why),
            });
            errand.trouble(why)
        }
        (Phase::Filed(News::Lacking(lack)), _) => {
            let why = session.telling(lack.message_id());
            errand.output.data(&Report::Waiting {
                id,
                reason: words(&why),
            });
            errand.trouble(&why)
        }
        (Phase::Filed(News::Waiting { why, .. }), _) => {
            errand.output.data(&Report::Waiting {
                id,
                reason: words(why),
            });
            errand.trouble(why);
            errand.trouble(&session.telling("news-waiting"))
        }
        _ => {
            let failed = Message::new("filing-failed");
            errand.trouble(session.saving_failed().unwrap_or(&failed))
        }
    }
}
