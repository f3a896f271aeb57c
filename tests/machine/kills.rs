//! A kill at any instant loses no key that was drawn: what the screen showed is what comes
//! back, but for keys in flight, which may have arrived.

use crate::careless;
use crate::pty::Pty;
use crate::runner::Test;
use crate::scale::scaled;
use crate::scenery::{CTRL_U, Desk, ENTER, Random, SHIFT_TAB, TAB, View, await_view, view};

pub(crate) const TESTS: &[Test] = &[
    ("kills_in_a_burst_of_typing", || survives(Phase::Burst, 320)),
    ("kills_in_a_paste", || survives(Phase::Paste, 150)),
    ("kills_when_a_question_is_left", || {
        survives(Phase::Leave, 200);
    }),
    ("kills_when_somebody_goes_back_and_clears", || {
        survives(Phase::Clear, 150);
    }),
    (
        "a_program_that_draws_first_is_caught",
        draws_first_is_caught,
    ),
];

#[derive(Clone, Copy, Debug)]
enum Phase {
    Burst,
    Paste,
    Leave,
    Clear,
}

/// The respondent's own memory of what they did.
struct Memory {
    question: usize,
    texts: [String; 2],
}

impl Memory {
    fn view(&self) -> View {
        View {
            question: Some(self.question),
            letters: self.texts[self.question].clone(),
        }
    }

    fn follow(&mut self, view: &View) {
        self.question = view.question.unwrap();
        self.texts[self.question].clone_from(&view.letters);
    }

    /// Presses keys one after the other; what should be seen after each of them.
    fn press(&mut self, keys: &[Key]) -> (String, Vec<View>) {
        let mut bytes = String::new();
        let mut views = Vec::new();
        for key in keys {
            let text = &mut self.texts[self.question];
            match key {
                Key::Text(letters) => {
                    text.push_str(letters);
                    bytes.push_str(letters);
                }
                Key::Paste(letters) => {
                    text.push_str(letters);
                    bytes.extend(["\x1b[200~", letters.as_str(), "\x1b[201~"]);
                }
                Key::Clear => {
                    text.clear();
                    bytes.push_str(CTRL_U);
                }
                Key::Leave => {
                    self.question = 1;
                    bytes.push_str(TAB);
                }
                Key::Back => {
                    self.question = 0;
                    bytes.push_str(SHIFT_TAB);
                }
            }
            views.push(self.view());
        }
        (bytes, views)
    }
}

enum Key {
    Text(String),
    Paste(String),
    Clear,
    Leave,
    Back,
}

/// What is done first, and what is in flight when the kill comes.
fn keys(phase: Phase, question: usize, random: &mut Random) -> (Vec<Key>, Vec<Key>) {
    let letters = |random: &mut Random, count: usize| {
        let letters = random.letters(count);
        let keys = letters.chars().map(|letter| Key::Text(letter.to_string()));
        keys.collect::<Vec<Key>>()
    };
    match (phase, question) {
        (Phase::Burst, _) => {
            let count = 1 + random.below(12);
            (vec![Key::Clear], letters(random, count))
        }
        (Phase::Paste, 0) => (vec![Key::Leave, Key::Clear], paste(random)),
        (Phase::Paste, _) => (vec![Key::Clear], paste(random)),
        (Phase::Leave, _) => {
            let mut first = vec![Key::Back, Key::Clear];
            if question == 0 {
                first.remove(0);
            }
            let mut flying = letters(random, 2);
            flying.push(Key::Leave);
            flying.push(Key::Clear);
            flying.extend(letters(random, 2));
            (first, flying)
        }
        (Phase::Clear, _) => {
            let mut first = letters(random, 2);
            if question == 0 {
                first.push(Key::Leave);
            }
            (first, vec![Key::Back, Key::Clear])
        }
    }
}

fn paste(random: &mut Random) -> Vec<Key> {
    let count = 20 + random.below(100);
    vec![Key::Paste(random.letters(count))]
}

/// Kills so many times; what came back otherwise than it was drawn.
fn losses(phase: Phase, kills: usize, start: impl Fn(&Desk) -> Pty) -> Vec<String> {
    let (desk, mut random) = (Desk::new(), Random(0x5eed + phase as u64));
    let mut pty = start(&desk);
    pty.await_text("Small");
    pty.press(ENTER);
    await_view(&mut pty, "the first question", |view| {
        view.question == Some(0)
    });
    let mut memory = Memory {
        question: 0,
        texts: [String::new(), String::new()],
    };
    let mut losses = Vec::new();
    for kill in 0..kills {
        let (first, flying) = keys(phase, memory.question, &mut random);
        for key in first {
            let (bytes, views) = memory.press(&[key]);
            pty.press(&bytes);
            await_view(&mut pty, &format!("{views:?}"), |view| *view == views[0]);
        }
        let mut possible = vec![memory.view()];
        let (bytes, views) = memory.press(&flying);
        possible.extend(views);
        let drawn = random.below(possible.len());
        pty.press(&bytes);
        // The kill comes when so many of them are drawn.
        let at = |view: &View| possible.iter().rposition(|possible| possible == view);
        await_view(&mut pty, "what was typed", |view| at(view) >= Some(drawn));
        let shown = view(&pty.kill()).and_then(|view| possible.iter().position(|p| *p == view));
        pty = start(&desk);
        let after = await_view(&mut pty, "the form", |view| view.question.is_some());
        if at(&after).is_none() || at(&after) < shown {
            let shown = shown.map(|shown| &possible[shown]);
            losses.push(format!("kill {kill}: {shown:?}, then {after:?}"));
        }
        memory.follow(&after);
        recover(&mut memory, &mut pty);
    }
    drop(pty.kill());
    losses
}

/// Where the other text is not known for sure, it is cleared when it is next seen.
fn recover(memory: &mut Memory, pty: &mut Pty) {
    let question = memory.question;
    let other = if question == 0 { Key::Leave } else { Key::Back };
    let (bytes, _) = memory.press(&[other]);
    pty.press(&bytes);
    let wanted = Some(memory.question);
    let seen = await_view(pty, "the other question", |view| view.question == wanted);
    memory.follow(&seen);
    let back = if question == 0 { Key::Back } else { Key::Leave };
    let (bytes, views) = memory.press(&[back]);
    pty.press(&bytes);
    await_view(pty, "the question again", |view| *view == views[0]);
}

fn survives(phase: Phase, kills: usize) {
    let losses = losses(phase, scaled(kills), Desk::fill);
    assert!(losses.is_empty(), "{phase:?}: {losses:#?}");
}

fn draws_first_is_caught() {
    let start = |desk: &Desk| careless::start(desk, "draws-first");
    let losses = losses(Phase::Burst, 40, start);
    assert!(!losses.is_empty(), "nothing was lost");
}
