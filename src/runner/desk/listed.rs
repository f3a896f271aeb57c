//! Everything on this machine as the home screen lists it.

use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use super::HomeDesk;
use crate::locale::Message;
use crate::plain::Plain;
use crate::runner::post::receipted;
use crate::runner::{Moment, here};
use crate::session::{News, Session, State};
use crate::storage::surveys::{LoadError, Loaded, bundled, in_folder, load};
use crate::storage::{Listed, Stage};
use crate::tui::home::{Desk as _, Item};
use crate::wire::Receipt;

impl HomeDesk {
    pub(super) fn surveys(&self) -> Vec<Item> {
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
                Err(LoadError::NotFound(why) | LoadError::Unreadable(why)) => {
                    Item::Broken { name: file, why }
                }
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
    pub(super) fn shown(&self, path: &Path) -> Plain {
        let short = path.strip_prefix(&self.folder).unwrap_or(path);
        Plain::line(&short.to_string_lossy())
    }

    pub(super) fn kept(&self) -> Vec<Item> {
        let journals = match self.home.journals() {
            Ok(journals) => journals,
            Err(error) => {
                return vec![Item::Unreadable {
                    name: self.place(),
                    why: error.message(),
                }];
            }
        };
        let items = journals.into_iter().map(|journal| match journal {
            Ok(listed) => self.item(&listed),
            Err(unreadable) => Item::Unreadable {
                name: self.shown(&unreadable.path),
                why: unreadable.why.message(),
            },
        });
        items.collect()
    }

    fn item(&self, listed: &Listed) -> Item {
        let (id, title) = (listed.id.clone(), Plain::line(&listed.opening.title));
        let details = details(listed);
        match &listed.stage {
            Stage::Draft => Item::Draft {
                id,
                source: listed.opening.source.clone(),
                title,
                about: self.progress(listed),
                details,
            },
            Stage::Response(_) => Item::Waiting {
                why: self.why(listed),
                id,
                title,
                details,
            },
            Stage::Parked(_, why) => Item::Refused {
                id,
                title,
                why: Message::new("words").with("words", why.as_str()),
                details,
            },
            Stage::Receipted(receipt) => {
                let (code, received) = told(receipt);
                Item::Receipt {
                    id,
                    title,
                    code,
                    received,
                    details,
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
        News::Sending
        | News::Waiting { .. }
        | News::Lacking(_)
        | News::Parked { .. }
        | News::Rehearsed => (receipt.code(), Plain::line(&receipt.received)),
    }
}

/// What is known of one response, line by line.
fn details(listed: &Listed) -> Vec<Message> {
    let opening = &listed.opening;
    let words = |id, name, words: &str| Message::new(id).with(name, Plain::line(words));
    let mut details = Vec::new();
    match &listed.stage {
        Stage::Draft => {
            details.push(words(
                "home-detail-started",
                "started",
                &here(&opening.started),
            ));
            details.push(Message::new("home-detail-answered").with("count", listed.answered));
            details.push(words("home-detail-source", "source", &opening.source));
        }
        Stage::Response(frozen) | Stage::Parked(frozen, _) => {
            let completed = here(&frozen.completed);
            details.push(words("home-detail-completed", "completed", &completed));
            let bytes = frozen.document.len();
            let bytes = Message::new("home-detail-size").with("bytes", bytes);
            details.push(bytes.with("digest", frozen.sha256.to_string()));
        }
        Stage::Receipted(receipt) => {
            let number = i64::try_from(receipt.sequence).unwrap_or(i64::MAX);
            let bytes = i64::try_from(receipt.size_bytes).unwrap_or(i64::MAX);
            details.push(Message::new("home-detail-number").with("number", number));
            let bytes = Message::new("home-detail-bytes").with("bytes", bytes);
            details.push(bytes.with("digest", receipt.sha256.to_string()));
        }
    }
    if let Some(endpoint) = &opening.endpoint {
        details.push(words("home-detail-endpoint", "endpoint", endpoint));
    }
    let survey = words("home-detail-survey", "survey", opening.survey.as_str());
    details.push(survey.with("version", Plain::line(&opening.version)));
    details.push(words("home-detail-id", "id", &listed.id));
    details
}
