//! A machine on which people answer: windows that try again by themselves, `svar send` now
//! and then, processes that are killed, and a wall clock that is turned.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::Arc;

use super::random::Random;
use super::scenery::{Answered, Scenery};
use super::street::{Killed, Street};
use super::{ENDPOINT, MINUTE_MS, Plant, planted};
use crate::delivery::{Endpoint, Round};
use crate::runner::Moment;
use crate::runner::post::{Addressee, Post};
use crate::runner::retry::Retry;
use crate::runner::trip::{Trip, waiting};
use crate::storage::rehearsal::Mortal;
use crate::storage::{Home, Journal, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// By how much a wall clock is turned.
const TURNS_MS: [i64; 6] = [
    -3_650 * DAY_MS,
    -DAY_MS,
    -3_600_000,
    3_600_000,
    30 * DAY_MS,
    3_650 * DAY_MS,
];
/// More changes than any step takes, so that a process may also live.
const CHANGES_MAX: u64 = 24;

pub(super) struct Client {
    pub(super) home: Home,
    disk: Arc<Mortal>,
    /// How far its wall clock is off.
    pub(super) off_ms: i64,
    to_fill: usize,
    window: Option<Window>,
    pub(super) answered: Vec<Answered>,
}

struct Window {
    journal: Journal,
    retry: Retry,
}

impl Client {
    pub(super) fn new(folder: &Path, to_fill: usize) -> Self {
        let disk = Mortal::new();
        Self {
            home: disk.home(folder).unwrap(),
            disk,
            off_ms: 0,
            to_fill,
            window: None,
            answered: Vec::new(),
        }
    }

    pub(super) fn is_done_filling(&self) -> bool {
        self.to_fill == 0
    }

    pub(super) fn moment(&self, now_ms: &Cell<u64>) -> Moment {
        moment(now_ms, self.off_ms)
    }

    /// Does the next thing that somebody at this machine might do; returns when to look
    /// again.
    pub(super) fn wake(&mut self, street: &mut Street<'_>, scenery: &Scenery) -> u64 {
        if street.random.percent(5) {
            self.off_ms = street.random.one_of(&TURNS_MS);
        }
        if self.window.is_none() && self.to_fill > 0 {
            self.fill(street, scenery);
            self.to_fill -= 1;
        } else if self.window.is_some() {
            self.look_into_window(street);
        } else {
            let _ = self.send(street);
        }
        let pause_ms = 1_000 + street.random.below(4 * MINUTE_MS);
        let pause_ms = match &self.window {
            Some(window) => {
                let due_ms = window.retry.due_ms().unwrap_or(0);
                due_ms.saturating_sub(street.now_ms.get()).max(1)
            }
            None => pause_ms,
        };
        // Nobody waits for an hour.
        pause_ms.min(10 * MINUTE_MS)
    }

    /// Somebody answers and files; where the process dies meanwhile, they do it again.
    fn fill(&mut self, street: &mut Street<'_>, scenery: &Scenery) {
        let poisoned = street.random.percent(4);
        let answered = scenery.answered(&street.random.id(), poisoned);
        let journal = loop {
            if street.random.percent(8) {
                self.disk.die_after(street.random.below(CHANGES_MAX));
            }
            let filed = self.file(&answered, scenery);
            let died = self.disk.is_dead();
            self.disk.revive();
            match filed {
                Some(journal) if !died => break journal,
                Some(_) | None => {}
            }
        };
        self.answered.push(answered);
        let mut retry = Retry::default();
        retry.plan(street.now_ms.get());
        self.window = Some(Window { journal, retry });
        self.look_into_window(street);
    }

    fn file(&self, answered: &Answered, scenery: &Scenery) -> Option<Journal> {
        let mut journal = match self.home.take_up(&answered.id) {
            Ok(journal) => journal,
            Err(_) => self.home.create(scenery.opening(&answered.id)).ok()?,
        };
        if journal.folded().stage.is_draft() {
            let document = String::from_utf8(answered.document.clone()).unwrap();
            journal.freeze(document, "2024-10-01T12:07:30+02:00").ok()?;
        }
        Some(journal)
    }

    /// What [`crate::runner::Live`] does while a form stays open.
    fn look_into_window(&mut self, street: &mut Street<'_>) {
        let Some(mut window) = self.window.take() else {
            return;
        };
        // Some close it before the response has arrived.
        if street.random.percent(15) || window.retry.due_ms().is_none() {
            return;
        }
        if !window.retry.take(street.now_ms.get()) {
            self.window = Some(window);
            return;
        }
        let attempt = catch_unwind(AssertUnwindSafe(|| self.attempt(&mut window, street)));
        let died = self.disk.is_dead() || attempt.is_err();
        self.disk.revive();
        if !died && window.journal.folded().stage.frozen().is_some() {
            self.window = Some(window);
        }
    }

    fn attempt(&self, window: &mut Window, street: &mut Street<'_>) {
        let (home, journal, now_ms) = (&self.home, &mut window.journal, street.now_ms);
        if street.plant.is_some_and(Plant::is_in_the_client) {
            planted::attempt((home, journal), street, self.moment(now_ms));
            window.retry.plan(now_ms.get() + MINUTE_MS);
            return;
        }
        let addressee = addressee();
        let post = match Post::prepare(home, journal, &addressee, self.moment(now_ms)) {
            Ok(post) => post,
            Err(unready) => {
                let random = street.random.any();
                window.retry.note_unready(&unready, now_ms.get(), random);
                return;
            }
        };
        let outcome = post.carry(&mut Round::over(&mut *street));
        let random = street.random.any();
        window.retry.note(&outcome, now_ms.get(), random);
        self.perhaps_die(&mut street.random, street.mischief_percent);
        addressee.settle((home, journal), &outcome, self.moment(now_ms));
    }

    fn perhaps_die(&self, random: &mut Random, percent: u64) {
        if random.percent(percent.min(12)) {
            self.disk.die_after(random.below(CHANGES_MAX));
        }
    }

    /// `svar send`; tells whether it came to its end.
    pub(super) fn send(&mut self, street: &mut Street<'_>) -> bool {
        let ended = catch_unwind(AssertUnwindSafe(|| self.try_to_send(street)));
        let died = self.disk.is_dead();
        self.disk.revive();
        ended.is_ok() && !died
    }

    fn try_to_send(&self, street: &mut Street<'_>) {
        let mut listed = waiting(&self.home, false).unwrap();
        match street.plant {
            Some(Plant::EvictsAtACap) => planted::evict(&self.home, &mut listed),
            Some(plant) if plant.is_in_the_client() => {
                for listed in &listed {
                    let mut journal = self.home.take_up(&listed.id).unwrap();
                    let moment = self.moment(street.now_ms);
                    planted::attempt((&self.home, &mut journal), street, moment);
                }
                return;
            }
            _ => {}
        }
        let stops = street.plant == Some(Plant::HeadOfLine);
        let (percent, off_ms, now_ms) = (street.mischief_percent, self.off_ms, street.now_ms);
        let mut random = Random::new(street.random.any() >> 1);
        let clock = || moment(now_ms, off_ms);
        let mut trip = Trip {
            home: &self.home,
            round: Round::over(street),
            to: None,
            code: None,
            clock: &clock,
        };
        for listed in &listed {
            self.perhaps_die(&mut random, percent);
            let sent = trip.one(listed);
            if self.disk.is_dead() || random.percent(percent / 8) {
                resume_unwind(Box::new(Killed));
            }
            if stops && !sent.is_ok_and(|sent| sent.receipt.is_some()) {
                break;
            }
        }
    }

    /// Everybody goes home; whatever is open is closed.
    pub(super) fn close(&mut self) {
        self.window = None;
    }

    pub(super) fn stage(&self, id: &str) -> Option<Stage> {
        Some(self.home.look_at(id).ok()?.stage)
    }
}

fn moment(now_ms: &Cell<u64>, off_ms: i64) -> Moment {
    Moment::at_unix_ms(now_ms.get().saturating_add_signed(off_ms))
}

pub(super) fn addressee() -> Addressee {
    Addressee {
        endpoint: Endpoint::new(ENDPOINT).unwrap(),
        key: None,
        code: None,
    }
}
