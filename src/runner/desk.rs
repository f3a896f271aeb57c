//! What is on this machine, for the home screen: surveys, drafts, what waits, receipts.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::UNIX_EPOCH;

use super::Moment;
use super::post::receipted;
use super::trip::{Trip, waiting};
use crate::delivery::Courier;
use crate::locale::Message;
use crate::plain::Plain;
use crate::session::{News, Session, State};
use crate::storage::surveys::{LoadError, Loaded, bundled, in_folder, load};
use crate::storage::{Exported, Home, Listed, Stage};
use crate::tui::home::{Desk, Item, Sending, Told, Wish};
use crate::wire::{Receipt, json};

/// The desk of the home screen.
pub struct HomeDesk {
    home: Home,
    /// The current folder: surveys are looked for there, and files are written there.
    folder: PathBuf,
    language: &'static str,
    /// Why the last attempt to send a response came to nothing, by its id.
    whys: BTreeMap<String, Message>,
    under_way: Option<Receiver<Step>>,
}

/// How a round of sending goes on.
enum Step {
    Begins { at: usize, of: usize, title: Plain },
    Stays { id: String, why: Message },
    Ends { sent: usize, of: usize },
    Failed(Message),
}

impl HomeDesk {
    pub fn new(home: Home, folder: PathBuf) -> Self {
        Self {
            home,
            folder,
            language: "",
            whys: BTreeMap::new(),
            under_way: None,
        }
    }

    fn surveys(&self) -> Vec<Item> {
        let mut items: Vec<Item> = bundled()
            .iter()
            .map(|loaded| {
                let about = Message::new("home-survey-bundled");
                self.survey(loaded, about)
            })
            .collect();
        let mut folders = vec![self.folder.clone()];
        let own = [
            self.home.folder().to_owned(),
            self.home.folder().join("surveys"),
        ];
        folders.extend(own.into_iter().filter(|own| *own != self.folder));
        for (path, read) in folders.iter().flat_map(|folder| in_folder(folder)) {
            let file = self.shown(&path);
            items.push(match read {
                Ok(loaded) => {
                    let about = Message::new("home-survey-file").with("file", file);
                    self.survey(&loaded, about)
                }
                Err(LoadError::Problems(_)) => Item::Broken {
                    name: file.clone(),
                    why: Message::new("home-broken").with("file", file),
                },
                Err(LoadError::NotFound(why) | LoadError::Unreadable(why)) => Item::Broken {
                    name: file,
                    why: Message::new("words").with("words", why),
                },
            });
        }
        items
    }

    fn survey(&self, loaded: &Loaded, about: Message) -> Item {
        let survey = &loaded.survey;
        let state = State {
            language: survey.speaks(self.language).cloned(),
            ..State::default()
        };
        let title = Session::new(Arc::clone(survey), state).words(&survey.title);
        Item::Survey {
            source: loaded.source.clone(),
            title,
            about: about.with("version", survey.version.to_string()),
        }
    }

    /// A path as short as it can be told here.
    fn shown(&self, path: &Path) -> Plain {
        let short = path.strip_prefix(&self.folder).unwrap_or(path);
        Plain::line(&short.to_string_lossy())
    }

    fn kept(&self) -> Vec<Item> {
        let journals = match self.home.journals() {
            Ok(journals) => journals,
            Err(error) => {
                return vec![Item::Unreadable {
                    name: self.place(),
                    why: words(&error),
                }];
            }
        };
        let items = journals.into_iter().map(|journal| match journal {
            Ok(listed) => self.item(&listed),
            Err(unreadable) => Item::Unreadable {
                name: self.shown(&unreadable.path),
                why: words(&unreadable.why),
            },
        });
        items.collect()
    }

    fn item(&self, listed: &Listed) -> Item {
        let (id, title) = (listed.id.clone(), Plain::line(&listed.opening.title));
        match &listed.stage {
            Stage::Draft => Item::Draft {
                id,
                source: listed.opening.source.clone(),
                title,
                about: self.progress(listed),
            },
            Stage::Response(_) => Item::Waiting {
                why: self.why(listed),
                id,
                title,
            },
            Stage::Parked(_, why) => Item::Refused {
                id,
                title,
                why: Message::new("words").with("words", why.as_str()),
            },
            Stage::Receipted(receipt) => {
                let (code, received) = told(receipt);
                Item::Receipt {
                    id,
                    title,
                    code,
                    received,
                    details: details(receipt),
                }
            }
        }
    }

    /// How far a draft has come, where its survey can still be read, and how old it is.
    fn progress(&self, listed: &Listed) -> Message {
        if listed.locked {
            return Message::new("home-draft-open");
        }
        let reached = || {
            let state = self.home.look_at(&listed.id).ok()?.state;
            let loaded = load(&listed.opening.source).ok()?;
            Session::new(loaded.survey, state).progress()
        };
        let message = match reached() {
            Some((at, all)) => Message::new("home-draft-progress")
                .with("at", at)
                .with("all", all),
            None => Message::new("home-draft-answered").with("count", listed.answered),
        };
        message.with("age", age(listed))
    }

    /// Why a response still waits.
    fn why(&self, listed: &Listed) -> Message {
        if let Some(why) = self.whys.get(&listed.id) {
            return why.clone();
        }
        let Some(endpoint) = &listed.opening.endpoint else {
            return Message::new("home-why-nowhere");
        };
        let target = self.home.targets().get(endpoint).unwrap_or_default();
        let wait_ms = target
            .not_before_ms
            .map(|until| until.saturating_sub(Moment::now().unix_ms()));
        match wait_ms.filter(|wait| *wait > 0) {
            Some(wait_ms) => {
                let minutes = i64::try_from(wait_ms.div_ceil(60_000)).unwrap_or(i64::MAX);
                Message::new("news-asked-to-wait").with("minutes", minutes)
            }
            None => Message::new("home-why-not-yet"),
        }
    }

    fn export(&self, id: &str) -> Told {
        let (bytes, ending) = match self.home.export(id) {
            Ok(Exported::Draft(bytes)) => (bytes, "journal"),
            Ok(Exported::Response(bytes)) => (bytes, "json"),
            Ok(Exported::Receipt(receipt)) => (json::pretty(&receipt).into_bytes(), "receipt.json"),
            Err(error) => return Told::Failed(words(&error)),
        };
        let path = self.folder.join(format!("{id}.{ending}"));
        let file = self.shown(&path);
        // What stands there already is not ours to write over.
        let written = OpenOptions::new().write(true).create_new(true).open(&path);
        match written.and_then(|mut out| out.write_all(&bytes).and_then(|()| out.sync_all())) {
            Ok(()) => Told::Done(Message::new("home-exported").with("file", file)),
            Err(error) => Told::Failed(
                Message::new("home-export-failed")
                    .with("file", file)
                    .with("why", error.to_string()),
            ),
        }
    }

    fn send(&mut self, sending: Sending) -> Told {
        if self.under_way.is_some() {
            return Told::Failed(Message::new("home-busy"));
        }
        let (steps, under_way) = mpsc::channel();
        let folder = self.home.folder().to_owned();
        thread::spawn(move || {
            let ended = Home::at(folder)
                .map_err(|error| words(&error))
                .and_then(|home| round(&home, &sending, &steps));
            // Nobody listens any more where the home screen has been left.
            let _ = match ended {
                Ok((sent, of)) => steps.send(Step::Ends { sent, of }),
                Err(why) => steps.send(Step::Failed(why)),
            };
        });
        self.under_way = Some(under_way);
        Told::Sending {
            at: 1,
            of: 1,
            title: Plain::line(""),
        }
    }

    /// What is told when a round is over: the reason, where there is only one.
    fn ended(&self, sent: usize, of: usize) -> Told {
        let count = Message::new("sent-count")
            .with("sent", sent)
            .with("count", of);
        match (sent == of, self.whys.len(), self.whys.values().next()) {
            (true, ..) => Told::Done(count),
            (false, 1, Some(why)) => Told::Failed(why.clone()),
            (false, ..) => Told::Failed(count),
        }
    }
}

/// One round through all that waits.
fn round(home: &Home, sending: &Sending, steps: &Sender<Step>) -> Result<(usize, usize), Message> {
    let listed = waiting(home, sending.refused).map_err(|error| words(&error))?;
    let courier = Courier::new().map_err(|error| error.message())?;
    let mut trip = Trip {
        home,
        round: courier.round(),
        to: sending.to.as_deref(),
        code: sending.code.as_deref(),
        clock: &Moment::now,
    };
    let (mut sent, of) = (0, listed.len());
    for (at, one) in listed.iter().enumerate() {
        let begins = Step::Begins {
            at: at + 1,
            of,
            title: Plain::line(&one.opening.title),
        };
        let _ = steps.send(begins);
        let why = match trip.one(one).map(|sent| sent.news) {
            Ok(News::Receipted { .. }) => {
                sent += 1;
                continue;
            }
            Ok(News::Waiting { why } | News::Parked { why }) | Err(why) => why,
            Ok(News::Sending | News::Rehearsed) => Message::new("home-why-not-yet"),
        };
        let _ = steps.send(Step::Stays {
            id: one.id.clone(),
            why,
        });
    }
    Ok((sent, of))
}

impl Desk for HomeDesk {
    fn place(&self) -> Plain {
        Plain::line(&self.home.folder().to_string_lossy())
    }

    fn items(&mut self) -> Vec<Item> {
        let (surveys, kept) = (self.surveys(), self.kept());
        // What was begun comes first: whoever comes back most likely wants to go on.
        let (mut items, mut outbox, mut receipts) = (Vec::new(), Vec::new(), Vec::new());
        for item in kept {
            match item {
                Item::Waiting { .. } | Item::Refused { .. } => outbox.push(item),
                Item::Receipt { .. } => receipts.push(item),
                Item::Draft { .. }
                | Item::Unreadable { .. }
                | Item::Survey { .. }
                | Item::Broken { .. } => items.push(item),
            }
        }
        items.extend(outbox.into_iter().chain(surveys).chain(receipts));
        items
    }

    fn obey(&mut self, wish: Wish) -> Told {
        match wish {
            Wish::Discard(id) => match self.home.discard(&id) {
                Ok(()) => Told::Done(Message::new("home-discarded")),
                Err(error) => Told::Failed(words(&error)),
            },
            Wish::Export(id) => self.export(&id),
            Wish::Send(sending) => self.send(sending),
        }
    }

    fn hear(&mut self) -> Option<Told> {
        loop {
            let step = self.under_way.as_ref()?.try_recv().ok()?;
            match step {
                Step::Begins { at, of, title } => return Some(Told::Sending { at, of, title }),
                Step::Stays { id, why } => {
                    self.whys.insert(id, why);
                }
                Step::Ends { sent, of } => {
                    self.under_way = None;
                    return Some(self.ended(sent, of));
                }
                Step::Failed(why) => {
                    self.under_way = None;
                    return Some(Told::Failed(why));
                }
            }
        }
    }

    fn speak(&mut self, tag: &'static str) {
        self.language = tag;
    }
}

fn words(error: &dyn std::fmt::Display) -> Message {
    Message::new("words").with("words", Plain::text(&error.to_string()))
}

/// How long ago a draft was written in.
fn age(listed: &Listed) -> Message {
    let since = listed
        .modified
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let then_ms = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
    let minutes = Moment::now().unix_ms().saturating_sub(then_ms) / 60_000;
    let (id, count) = match minutes {
        0 => return Message::new("home-age-now"),
        1..60 => ("home-age-minutes", minutes),
        60..1_440 => ("home-age-hours", minutes / 60),
        _ => ("home-age-days", minutes / 1_440),
    };
    Message::new(id).with("count", i64::try_from(count).unwrap_or(i64::MAX))
}

/// A receipt's code, and when it was received by the clock here.
fn told(receipt: &Receipt) -> (Plain, Plain) {
    match receipted(receipt) {
        News::Receipted { code, received, .. } => (code, received),
        News::Sending | News::Waiting { .. } | News::Parked { .. } | News::Rehearsed => {
            (receipt.code(), Plain::line(&receipt.received))
        }
    }
}

fn details(receipt: &Receipt) -> Vec<Message> {
    let number = i64::try_from(receipt.sequence).unwrap_or(i64::MAX);
    let bytes = i64::try_from(receipt.size_bytes).unwrap_or(i64::MAX);
    vec![
        Message::new("home-detail-number").with("number", number),
        Message::new("home-detail-id").with("id", receipt.id.as_str()),
        Message::new("home-detail-bytes")
            .with("bytes", bytes)
            .with("digest", receipt.sha256.to_string()),
    ]
}
