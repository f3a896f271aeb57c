//! Obeys a session's effects: journal first, then the courier.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::post::{Addressee, Post};
use super::retry::Retry;
use super::{CLIENT, Clock, Moment, now, random};
use crate::delivery::{Courier, Outcome};
use crate::locale::Message;
use crate::session::{Effect, Event, Lack, News, Sheet, World};
use crate::storage::{Home, Journal};
use crate::survey::Survey;
use crate::wire::{Envelope, Response};

/// What an interview on this machine needs to be saved and sent.
pub struct Setting {
    pub home: Home,
    pub survey: Arc<Survey>,
    /// `None` where nobody knows where to send: the response then waits.
    pub addressee: Option<Addressee>,
    /// Where whoever runs the program can look the response up.
    pub read_back: Option<ReadBack>,
}

/// The sentence that says how to look a response up, by its id.
pub type ReadBack = Box<dyn Fn(&str) -> Message>;

/// The world of one interview.
pub struct Live {
    setting: Setting,
    journal: Journal,
    clock: Clock,
    /// What the journal's own time was when this sitting began.
    began_ms: u64,
    outcomes: Option<Receiver<Outcome>>,
    retry: Retry,
    /// Whether the respondent has been told that saving fails.
    told: bool,
    /// When saving is tried again where it fails.
    save_again_ms: u64,
}

/// How long to leave a disk alone that has failed, where nobody types.
const SAVE_AGAIN_MS: u64 = 1000;

impl Live {
    pub fn new(setting: Setting, journal: Journal) -> Self {
        if let Some(Addressee {
            endpoint,
            key: Some(key),
            ..
        }) = &setting.addressee
        {
            // Kept for whoever sends later without the survey at hand. Where another key
            // is kept already, delivery says so.
            let _ = setting.home.targets().pin(endpoint.as_str(), *key);
        }
        let began_ms = journal.folded().last_at_ms.unwrap_or(0);
        Self {
            setting,
            journal,
            clock: Clock::start(),
            began_ms,
            outcomes: None,
            retry: Retry::default(),
            told: false,
            save_again_ms: 0,
        }
    }

    /// Gives the journal back, when the interview is over.
    pub fn into_journal(self) -> Journal {
        self.journal
    }

    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Tells the respondent once when saving fails, and once when it works again.
    fn saving(&mut self) -> Option<Event> {
        match (self.journal.trouble(), self.told) {
            (Some(error), false) => {
                self.told = true;
                let why = Message::new("saving-failed").with("why", error.message());
                Some(Event::SavingFailed(Some(why)))
            }
            (None, true) => {
                self.told = false;
                Some(Event::SavingFailed(None))
            }
            _ => None,
        }
    }

    fn file(&mut self, sheet: &Sheet) -> Event {
        let completed = now();
        let document = self.response(sheet, &completed).encode();
        // What we encode is JSON, and JSON is text.
        let document = String::from_utf8_lossy(&document).into_owned();
        match self.journal.freeze(document, &completed) {
            Ok(_) => Event::Filed,
            Err(error) => {
                Event::FilingFailed(Message::new("news-file-failed").with("why", error.message()))
            }
        }
    }

    fn response(&self, sheet: &Sheet, completed: &str) -> Response {
        let (survey, opening) = (&self.setting.survey, &self.journal.folded().opening);
        let envelope = Envelope {
            id: &opening.id,
            started: &opening.started,
            completed,
            client: CLIENT,
        };
        Response::of(survey, sheet, envelope)
    }

    /// Sends the response off; says at once where that is not possible.
    fn deliver(&mut self) -> News {
        let Some(addressee) = self.setting.addressee.clone() else {
            return News::Lacking(Lack::Address);
        };
        match self.dispatch(&addressee) {
            Ok(()) => News::Sending,
            Err(why) => self.waiting(why),
        }
    }

    fn waiting(&self, why: Message) -> News {
        let is_retried = self.retry.is_planned();
        News::Waiting { why, is_retried }
    }

    /// Hands the frozen response to a courier on a thread of its own.
    fn dispatch(&mut self, addressee: &Addressee) -> Result<(), Message> {
        let post = Post::prepare(&self.setting.home, &self.journal, addressee, Moment::now());
        let post = post.map_err(|unready| {
            let now_ms = self.clock.elapsed_ms();
            self.retry.note_unready(&unready, now_ms, random());
            unready.message()
        })?;
        let courier = Courier::new().map_err(|error| error.message())?;
        let (sender, outcomes) = mpsc::channel();
        self.outcomes = Some(outcomes);
        thread::spawn(move || {
            // Nobody listens any more where the respondent has left: the response waits.
            let _ = sender.send(post.carry(&mut courier.round()));
        });
        Ok(())
    }

    fn arrived(&mut self) -> Option<Event> {
        let outcome = self.outcomes.as_ref()?.try_recv().ok()?;
        self.outcomes = None;
        self.retry.note(&outcome, self.clock.elapsed_ms(), random());
        let addressee = self.setting.addressee.as_ref()?;
        let sent = addressee.settle(
            (&self.setting.home, &mut self.journal),
            &outcome,
            Moment::now(),
        );
        let mut news = match sent.news {
            News::Waiting { why, .. } => self.waiting(why),
            news => news,
        };
        if let (News::Receipted { note, .. }, Some(read_back)) =
            (&mut news, &self.setting.read_back)
        {
            *note = Some(read_back(&self.journal.folded().opening.id));
        }
        Some(Event::Delivered(news))
    }

    /// Tries again when it is time. What the respondent reads stays until there is news.
    fn try_again(&mut self) -> Option<Event> {
        if !self.retry.take(self.clock.elapsed_ms()) {
            return None;
        }
        let addressee = self.setting.addressee.clone()?;
        let why = self.dispatch(&addressee).err()?;
        Some(Event::Delivered(self.waiting(why)))
    }
}

impl World for Live {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Record(fact) => {
                let at_ms = self.began_ms + self.clock.elapsed_ms();
                self.journal.append(at_ms, &fact);
                self.saving()
            }
            Effect::Sync => {
                self.journal.request_sync();
                None
            }
            Effect::File(sheet) => Some(self.file(&sheet)),
            Effect::Deliver => Some(Event::Delivered(self.deliver())),
            Effect::Leave(_) => None,
        }
    }

    fn hear(&mut self) -> Option<Event> {
        self.journal.tend();
        if self.told && self.clock.elapsed_ms() >= self.save_again_ms {
            self.journal.try_again();
            self.save_again_ms = self.clock.elapsed_ms() + SAVE_AGAIN_MS;
        }
        self.arrived()
            .or_else(|| self.try_again())
            .or_else(|| self.saving())
    }
}
