//! What is on this machine, for the home screen: surveys, drafts, what waits, receipts.

mod listed;
mod sending;

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use crate::locale::Message;
use crate::plain::Plain;
use crate::storage::{Exported, Folded, Home, path_as_typed, reason};
use crate::tui::home::{Desk, Item, Told, Wish};
use crate::wire::json;
use sending::Step;

/// The desk of the home screen.
pub struct HomeDesk {
    home: Home,
    /// The current folder: surveys are looked for there, and files are written there.
    folder: PathBuf,
    language: &'static str,
    /// Why the last attempt to send a response came to nothing, by its id.
    whys: BTreeMap<String, Message>,
    under_way: Option<Receiver<Step>>,
    /// What is to be told before anything else.
    noted: Option<Told>,
}

impl HomeDesk {
    pub fn new(home: Home, folder: PathBuf) -> Self {
        Self {
            home,
            folder,
            language: "",
            whys: BTreeMap::new(),
            under_way: None,
            noted: None,
        }
    }

    /// Has this told when the home screen is there again.
    pub fn note(&mut self, told: Told) {
        self.noted = Some(told);
    }

    fn export(&self, id: &str) -> Told {
        let (bytes, ending) = match self.home.export(id) {
            Ok(Exported::Draft(bytes)) => (bytes, "journal"),
            Ok(Exported::Response(bytes)) => (bytes, "json"),
            Ok(Exported::Receipt(receipt)) => (json::pretty(&receipt).into_bytes(), "receipt.json"),
            Err(error) => return Told::Failed(error.message()),
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
                    .with("why", reason(&error)),
            ),
        }
    }

    /// Takes in a file, by its path as it was typed.
    fn import(&self, typed: &str) -> Told {
        match self.home.import(&self.folder.join(path_as_typed(typed))) {
            Ok(folded) => Told::Done(taken_in(&folded)),
            Err(error) => Told::Failed(error.message()),
        }
    }
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
                Err(error) => Told::Failed(error.message()),
            },
            Wish::Export(id) => self.export(&id),
            Wish::Import(typed) => self.import(&typed),
            Wish::Send(sending) => self.send(sending),
        }
    }

    fn hear(&mut self) -> Option<Told> {
        if let Some(told) = self.noted.take() {
            return Some(told);
        }
        loop {
            let step = self.under_way.as_ref()?.try_recv().ok()?;
            match step {
                Step::Begins { at, of, title } => return Some(Told::Sending { at, of, title }),
                Step::Stays { id, why } => {
                    self.whys.insert(id, why);
                }
                Step::Ends(told) => {
                    self.under_way = None;
                    return Some(told);
                }
            }
        }
    }

    fn speak(&mut self, tag: &'static str) {
        self.language = tag;
    }
}

/// What was taken in, and what is to be done with it.
pub fn taken_in(folded: &Folded) -> Message {
    let opening = &folded.opening;
    let what = if folded.stage.is_draft() {
        "imported-draft"
    } else {
        "imported-response"
    };
    let taken_in = Message::new(what).with("title", Plain::line(&opening.title));
    match &opening.endpoint {
        None => taken_in,
        // Whoever made the file has said where the answers are to go.
        Some(endpoint) => Message::new("imported-to")
            .with("what", taken_in)
            .with("endpoint", Plain::line(endpoint)),
    }
}
