//! However it ends, the terminal is given back as it was and the draft is there.

use std::fs;
use std::net::TcpListener;

use crate::careless;
use crate::pty::{Ended, Pty};
use crate::runner::Test;
use crate::scale::scaled;
use crate::scenery::{CTRL_Q, Desk, ENTER, TAB, await_view};

pub(crate) const TESTS: &[Test] = &[
    ("whoever_leaves_gets_the_terminal_back", || {
        for way in [leave, leave_from_the_help, leave_a_small_window] {
            all_well(way);
        }
    }),
    ("whoever_is_done_gets_the_terminal_back", || {
        for way in [decline, file, leave_while_it_is_sent] {
            all_well(way);
        }
    }),
    ("a_program_asked_to_end_gives_the_terminal_back", || {
        for way in [
            terminated,
            interrupted,
            told_of_a_hang_up,
            terminated_amid_typing,
        ] {
            all_well(way);
        }
    }),
    ("a_hang_up_ends_the_program_and_burns_nothing", hang_ups),
    ("a_panic_gives_the_terminal_back", || all_well(panic)),
    ("an_end_on_the_spot_is_caught", || {
        assert!(exits_on_the_spot().is_err(), "nothing was left over");
    }),
    ("a_program_that_stays_after_a_hang_up_is_caught", || {
        let gone = begun_with(&Desk::new(), "stays").hang_up_watched(CPU_MS_MAX);
        assert!(gone.status.is_none(), "it has ended");
    }),
];

const RUNS: usize = 20;
/// Stands only in the answer.
const ANSWER: &str = "гроза";
/// What a program may still need for its last words.
const CPU_MS_MAX: u64 = 500;
const GONE_MS_MAX: u64 = 2_000;

/// What is wrong after one end.
type Fails = Result<(), String>;

fn all_well(way: fn() -> Fails) {
    for run in 0..scaled(RUNS) {
        way().unwrap_or_else(|wrong| panic!("run {run}: {wrong}"));
    }
}

/// At the first question, with something typed.
fn begun(desk: &Desk) -> Pty {
    typed(desk.fill())
}

fn begun_with(desk: &Desk, word: &str) -> Pty {
    typed(careless::start(desk, word))
}

fn typed(mut pty: Pty) -> Pty {
    pty.await_text("Small");
    pty.press(ENTER);
    await_view(&mut pty, "the first question", |view| {
        view.question == Some(0)
    });
    pty.press(ANSWER);
    await_view(&mut pty, ANSWER, |view| view.letters == ANSWER);
    assert!(pty.is_taken());
    pty
}

fn in_order(ended: &Ended, code: u32) -> Fails {
    let found = (ended.left_over.as_slice(), ended.code, &ended.signal);
    let is_well = found == (&[], code, &None);
    is_well
        .then_some(())
        .ok_or(format!("{found:?}\n{}", ended.screen))
}

/// The draft says what was typed.
fn saved(desk: &Desk) -> Fails {
    let drafts = desk.list("drafts");
    let answered = drafts.len() == 1 && drafts[0]["answered"] == 1;
    let journal = String::from_utf8_lossy(&fs::read(desk.journal()).unwrap()).into_owned();
    let is_there = answered && journal.contains(ANSWER);
    is_there
        .then_some(())
        .ok_or(format!("{drafts:?}: {journal}"))
}

fn kept(desk: &Desk, pty: Pty) -> Fails {
    in_order(&pty.end(), 0)?;
    saved(desk)
}

fn leave() -> Fails {
    let desk = Desk::new();
    let mut pty = begun(&desk);
    pty.press(CTRL_Q);
    kept(&desk, pty)
}

fn leave_from_the_help() -> Fails {
    let desk = Desk::new();
    let mut pty = begun(&desk);
    pty.press("\x1bOP");
    pty.await_that("the help", |seen| !seen.text().contains("First?"));
    pty.press(CTRL_Q);
    kept(&desk, pty)
}

fn leave_a_small_window() -> Fails {
    let desk = Desk::new();
    let mut pty = begun(&desk);
    pty.resize(30, 8);
    pty.await_that("too small", |seen| !seen.text().contains("First?"));
    pty.press(CTRL_Q);
    kept(&desk, pty)
}

fn decline() -> Fails {
    let desk = Desk::with("[privacy]\nconsent = true\nnotice.en = \"All is told.\"\n");
    let mut pty = desk.fill();
    pty.await_text("All is told.");
    pty.press("2\r");
    pty.await_that("the end", |seen| !seen.text().contains("All is told."));
    pty.press(ENTER);
    in_order(&pty.end(), 0)?;
    let drafts = desk.list("drafts");
    drafts.is_empty().then_some(()).ok_or(format!("{drafts:?}"))
}

/// To the end of the questions, and sent.
fn submitted(desk: &Desk, words: &[&str]) -> Pty {
    let mut pty = typed(desk.fill_to(words));
    pty.press(TAB);
    await_view(&mut pty, "the second question", |view| {
        view.question == Some(1)
    });
    pty.press(TAB);
    pty.await_text("Look over your answers");
    pty.press("S\r");
    pty
}

fn filed(desk: &Desk, pty: Pty) -> Fails {
    in_order(&pty.end(), 0)?;
    let waiting = desk.list("outbox");
    (waiting.len() == 1)
        .then_some(())
        .ok_or(format!("{waiting:?}"))
}

fn file() -> Fails {
    let desk = Desk::new();
    let mut pty = submitted(&desk, &[]);
    pty.await_text("Thank you!");
    pty.press(ENTER);
    filed(&desk, pty)
}

fn leave_while_it_is_sent() -> Fails {
    // It listens, and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/", silent.local_addr().unwrap());
    let desk = Desk::new();
    let mut pty = submitted(&desk, &["--to", &endpoint]);
    pty.await_text("Sending");
    pty.press(CTRL_Q);
    filed(&desk, pty)
}

fn asked(name: &str, typing: &str) -> Fails {
    let desk = Desk::new();
    let mut pty = begun(&desk);
    pty.press(typing);
    pty.signal(name);
    kept(&desk, pty)
}

fn terminated() -> Fails {
    asked("TERM", "")
}

fn interrupted() -> Fails {
    asked("INT", "")
}

fn told_of_a_hang_up() -> Fails {
    asked("HUP", "")
}

fn terminated_amid_typing() -> Fails {
    asked("TERM", &"ж".repeat(40))
}

fn panic() -> Fails {
    const PANICKED: u32 = 101;
    let desk = Desk::new();
    let mut pty = begun_with(&desk, "panics");
    pty.press("!");
    let ended = pty.end();
    let told = String::from_utf8_lossy(&ended.transcript).contains("planted");
    told.then_some(()).ok_or(ended.screen.to_string())?;
    in_order(&ended, PANICKED)?;
    saved(&desk)
}

fn exits_on_the_spot() -> Fails {
    let desk = Desk::new();
    let mut pty = begun_with(&desk, "exits");
    pty.press("!");
    in_order(&pty.end(), 0)
}

/// With the signal that comes from a controlling terminal, and without.
fn hang_ups() {
    for controls in [true, false] {
        let mut fastest_ms = u64::MAX;
        for run in 0..scaled(RUNS) {
            let desk = Desk::new();
            let pty = typed(desk.fill_on(controls));
            let gone = pty.hang_up_watched(CPU_MS_MAX);
            let ended = gone.status.is_some_and(|status| status.success());
            assert!(ended, "run {run} (controlling: {controls})");
            saved(&desk).unwrap();
            fastest_ms = fastest_ms.min(gone.elapsed_ms);
        }
        // Other programs may have held up some of them, but not all.
        assert!(fastest_ms <= GONE_MS_MAX, "{fastest_ms} ms");
    }
}
