//! Kills while a response is frozen, on its way, receipted and purged: it is in one place at
//! every instant, its bytes never change, and it arrives once.

use std::collections::BTreeSet;
use std::fs;
use std::thread;

use serde_json::Value;
use svar::collector::{LIMITS, Options, Running, StoreAddress, start};
use svar::wire::Digest;
use tempfile::TempDir;

use crate::gate::Gate;
use crate::pty::Pty;
use crate::runner::Test;
use crate::scale::scaled;
use crate::scenery::{Desk, ENTER, SURVEY, TAB, await_view};

pub(crate) const TESTS: &[Test] = &[
    ("kills_at_the_freeze", || kills(scaled(60), freeze)),
    ("kills_in_flight", || kills(scaled(140), in_flight)),
    ("kills_at_the_receipt_and_the_purge", || {
        kills(scaled(60), receipt);
    }),
    ("what_is_not_where_it_was_shown_is_caught", oracle_notices),
];

/// Stands only in the answer.
const ANSWER: &str = "зимородок";

/// A collector with a gate before it, through which replies come byte by byte.
struct Office {
    folder: TempDir,
    running: Running,
    gate: Gate,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let survey = folder.path().join("small.toml");
        fs::write(&survey, SURVEY).unwrap();
        let survey = svar::storage::surveys::load(survey.to_str().unwrap()).unwrap();
        let running = start(Options {
            listen: "127.0.0.1:0".parse().unwrap(),
            store: StoreAddress::file(&folder.path().join("responses.db")).unwrap(),
            surveys: vec![survey.survey],
            code: None,
            limits: LIMITS,
            log: None,
        });
        let running = running.unwrap_or_else(|error| panic!("{error}"));
        let gate = Gate::before(running.address());
        Self {
            folder,
            running,
            gate,
        }
    }

    /// The ids of all that has arrived, as often as they are there.
    fn arrived(self) -> Vec<String> {
        self.running.stop();
        let store = format!(
            "sqlite://{}",
            self.folder.path().join("responses.db").display()
        );
        let lines = Desk::new().svar(&["export", "--store", &store]);
        let id = |line: &str| {
            let row: Value = serde_json::from_str(line).unwrap();
            let id = row.get("id").or_else(|| row["response"].get("id"));
            id.unwrap().as_str().unwrap().to_owned()
        };
        lines.lines().map(id).collect()
    }
}

/// Answers until only "send" is left, and presses that.
fn submit(desk: &Desk, endpoint: &str) -> Pty {
    let mut pty = desk.fill_to(&["--to", endpoint]);
    pty.await_text("Small");
    pty.press(ENTER);
    await_view(&mut pty, "the first question", |view| {
        view.question == Some(0)
    });
    pty.press(ANSWER);
    await_view(&mut pty, ANSWER, |view| view.letters == ANSWER);
    pty.press(TAB);
    await_view(&mut pty, "the second question", |view| {
        view.question == Some(1)
    });
    pty.press(TAB);
    pty.await_text("Look over your answers");
    pty.press("S\r");
    pty
}

/// A way to choose the instant of the kill, for each round.
type Moment = fn(usize, &Desk, &Office, &mut Pty);

fn freeze(round: usize, desk: &Desk, office: &Office, _pty: &mut Pty) {
    office.gate.let_through(0);
    match round % 3 {
        0 => {}
        1 => await_written(desk, "\"frozen\""),
        _ => office.gate.await_request(),
    }
}

fn in_flight(round: usize, _desk: &Desk, office: &Office, _pty: &mut Pty) {
    // Three replies: what the endpoint is, that it has no such response, the receipt.
    office.gate.let_through(round * 13);
    office.gate.await_stop();
}

fn receipt(round: usize, desk: &Desk, office: &Office, pty: &mut Pty) {
    office.gate.open();
    match round % 4 {
        0 => office.gate.await_reply("\"signature\""),
        1 => await_written(desk, "\"receipted\""),
        2 => await_gone(desk),
        _ => drop(pty.await_text("Receipt: ")),
    }
}

fn content(desk: &Desk) -> String {
    String::from_utf8_lossy(&fs::read(desk.journal()).unwrap_or_default()).into_owned()
}

fn await_written(desk: &Desk, words: &str) {
    while !content(desk).contains(words) {
        thread::yield_now();
    }
}

fn await_gone(desk: &Desk) {
    while content(desk).contains(ANSWER) {
        thread::yield_now();
    }
}

fn kills(rounds: usize, moment: Moment) {
    let office = Office::new();
    let mut delivered = Vec::new();
    for round in 0..rounds {
        let desk = Desk::new();
        let endpoint = office.gate.endpoint();
        let mut pty = submit(&desk, &endpoint);
        moment(round, &desk, &office, &mut pty);
        let shown = pty.kill().text();
        office.gate.open();
        delivered.extend(look_after(&desk, &shown).unwrap_or_else(|wrong| {
            panic!("round {round}: {wrong}\n{shown}");
        }));
    }
    let arrived = office.arrived();
    let once: BTreeSet<&String> = arrived.iter().collect();
    assert_eq!(once.len(), arrived.len(), "a response arrived twice");
    // What was killed before it was frozen has not been sent, and all else has.
    assert_eq!(once, delivered.iter().collect());
}

/// Looks where the response is after a kill, and sends it; returns its id if it was filed.
fn look_after(desk: &Desk, shown: &str) -> Result<Option<String>, String> {
    let (drafts, waiting) = (desk.list("drafts"), desk.list("outbox"));
    let receipted = desk.list("receipts");
    match (drafts.as_slice(), waiting.as_slice(), receipted.as_slice()) {
        ([draft], [], []) if shown.contains("Sending") => {
            Err(format!("it was shown as filed and is a draft: {draft}"))
        }
        ([draft], [], []) => (draft["answered"] == 1)
            .then_some(None)
            .ok_or(format!("the answer is gone: {draft}")),
        ([], [waiting], []) if shown.contains("Receipt: ") => {
            Err(format!("the receipt was shown and is gone: {waiting}"))
        }
        ([], [waiting], []) => {
            let id = waiting["id"].as_str().unwrap().to_owned();
            deliver(desk, &id).map(|()| Some(id))
        }
        ([], [], [receipt]) => {
            let id = receipt["id"].as_str().unwrap().to_owned();
            is_purged(desk).map(|()| Some(id))
        }
        _ => Err(format!("{drafts:?}, {waiting:?}, {receipted:?}")),
    }
}

fn deliver(desk: &Desk, id: &str) -> Result<(), String> {
    let frozen = desk.svar(&["outbox", "--export", id]);
    if !frozen.contains(ANSWER) {
        return Err("the frozen bytes are without the answer".to_owned());
    }
    let digest = Digest::of(frozen.as_bytes()).to_string();
    let sent: Value = serde_json::from_str(&desk.svar(&["send", "--json"])).unwrap();
    if sent[0]["receipt"]["sha256"] != digest.as_str() {
        return Err(format!("other bytes than {digest} were receipted: {sent}"));
    }
    is_purged(desk)
}

/// Homes as a careless program would leave them.
fn oracle_notices() {
    let desk = Desk::new();
    let mut pty = submit(&desk, "http://127.0.0.1:9/");
    pty.await_text("Thank you!");
    drop(pty.kill());
    assert!(
        look_after(&desk, "Receipt: 1234").is_err(),
        "a receipt was lost"
    );
    let content = content(&desk);
    let frozen = content.lines().position(|line| line.contains("\"frozen\""));
    let lines: Vec<&str> = content.lines().take(frozen.unwrap()).collect();
    fs::write(desk.journal(), lines.join("\n") + "\n").unwrap();
    assert_eq!(look_after(&desk, ""), Ok(None));
    assert!(look_after(&desk, "Sending").is_err(), "it is a draft again");
    assert!(is_purged(&desk).is_err(), "the answers are still there");
}

fn is_purged(desk: &Desk) -> Result<(), String> {
    let content = content(desk);
    let traces = [ANSWER, "\"fact\"", "\"typed\"", "\"frozen\""];
    let is_clean = !traces.iter().any(|trace| content.contains(trace));
    is_clean
        .then_some(())
        .ok_or(format!("the answer is still there: {content}"))
}
