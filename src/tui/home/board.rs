//! The home screen without a terminal: keys in, wishes and ways out.

use super::model::{Desk, Item, Sending, Told, Way, Wish};
use crate::locale::{Locale, Message};
use crate::tui::editor::{Caret, Edit, Shape};
use crate::tui::key::{Command, Input, Key};
use crate::tui::screen::Room;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Scene {
    Survey,
    Draft,
    Waiting,
    Refused,
    Receipt,
    /// On a file of which nothing can be made.
    Unreadable,
    /// There is nothing to stand on.
    Empty,
    /// Whether a draft is to be thrown away.
    Discarding,
    /// A receipt is being read.
    Viewing,
    /// The address to send to is being typed.
    Address,
    /// The access code is being typed.
    Code,
    Help,
    TooSmall,
}

/// What a key means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Act {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    NextPart,
    PartBefore,
    /// Answer, go on or look at what is marked.
    Open,
    /// Answer once more, beside the draft that there is.
    OpenAnew,
    Discard,
    Export,
    Send,
    SendRefused,
    AskAddress,
    AskCode,
    /// Yes to what is being asked.
    Yes,
    Close,
    Edit(Command),
    Help,
    Language,
    Leave,
}

/// What lies over the list.
#[derive(Debug)]
pub(in crate::tui) enum Over {
    Discarding,
    Viewing,
    Address(String, Caret),
    Code(String, Caret),
    Help,
}

pub(in crate::tui) struct Board {
    pub(in crate::tui) items: Vec<Item>,
    pub(in crate::tui) at: usize,
    pub(in crate::tui) over: Option<Over>,
    pub(in crate::tui) told: Option<Told>,
    pub(in crate::tui) scroll: usize,
    pub(in crate::tui) room: Room,
    pub(in crate::tui) locale: &'static Locale,
}

/// How far the page keys go.
const PAGE_ITEMS: usize = 5;

impl Board {
    pub(in crate::tui) fn new(desk: &mut dyn Desk, locale: &'static Locale) -> Self {
        desk.speak(locale.tag());
        Self {
            items: desk.items(),
            at: 0,
            over: None,
            told: None,
            scroll: 0,
            room: Room::default(),
            locale,
        }
    }

    pub(in crate::tui) fn item(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    pub(in crate::tui) fn scene(&self) -> Scene {
        match (&self.over, self.item()) {
            (Some(Over::Discarding), _) => Scene::Discarding,
            (Some(Over::Viewing), _) => Scene::Viewing,
            (Some(Over::Address(..)), _) => Scene::Address,
            (Some(Over::Code(..)), _) => Scene::Code,
            (Some(Over::Help), _) => Scene::Help,
            (None, _) => self.scene_below(),
        }
    }

    /// The scene without what may lie over it.
    pub(in crate::tui) fn scene_below(&self) -> Scene {
        match self.item() {
            None => Scene::Empty,
            Some(Item::Survey { .. }) => Scene::Survey,
            Some(Item::Draft { .. }) => Scene::Draft,
            Some(Item::Waiting { .. }) => Scene::Waiting,
            Some(Item::Refused { .. }) => Scene::Refused,
            Some(Item::Receipt { .. }) => Scene::Receipt,
            Some(Item::Broken { .. } | Item::Unreadable { .. }) => Scene::Unreadable,
        }
    }

    /// Takes what has come of earlier wishes.
    pub(in crate::tui) fn hear(&mut self, desk: &mut dyn Desk) {
        while let Some(told) = desk.hear() {
            self.tell(desk, told);
        }
    }

    fn tell(&mut self, desk: &mut dyn Desk, told: Told) {
        let changed = !matches!(told, Told::Sending { .. });
        self.told = Some(told);
        if changed {
            self.look_again(desk);
        }
    }

    /// Looks anew at what there is; the marker stays on what it was on.
    fn look_again(&mut self, desk: &mut dyn Desk) {
        let marked = self.item().map(name);
        let marked = marked.map(str::to_owned);
        self.items = desk.items();
        let found = self
            .items
            .iter()
            .position(|item| Some(name(item)) == marked.as_deref());
        let last = self.items.len().saturating_sub(1);
        self.at = found.unwrap_or(self.at).min(last);
    }

    /// Takes a key; says where it leads, where it leads away.
    pub(in crate::tui) fn press(&mut self, desk: &mut dyn Desk, key: Key) -> Option<Way> {
        let scene = self.scene();
        let Some(act) = scene.read(&key) else {
            self.write(&match key {
                Key::Char(letter) => Input::Letter(letter),
                Key::Paste(text) => Input::Paste(text),
                _ => return None,
            });
            return None;
        };
        // What was told has been read once another key is pressed; news of sending stay.
        if !matches!(self.told, Some(Told::Sending { .. })) {
            self.told = None;
        }
        match act {
            Act::Leave => return Some(Way::Left),
            Act::Open | Act::OpenAnew => return self.open(act == Act::OpenAnew),
            Act::Edit(command) => self.write(&Input::Command(command)),
            Act::Discard => self.lay(Over::Discarding),
            Act::AskAddress => self.lay(Over::Address(String::new(), Caret::default())),
            Act::AskCode => self.lay(Over::Code(String::new(), Caret::default())),
            Act::Help => self.lay(Over::Help),
            Act::Close => {
                self.over = None;
                self.scroll = 0;
            }
            Act::Yes => self.yes(desk),
            Act::Export => self.export(desk),
            Act::Send | Act::SendRefused => self.send(
                desk,
                Sending {
                    refused: act == Act::SendRefused,
                    ..Sending::default()
                },
            ),
            Act::Language => self.next_language(desk),
            Act::Up
            | Act::Down
            | Act::PageUp
            | Act::PageDown
            | Act::First
            | Act::Last
            | Act::NextPart
            | Act::PartBefore => self.go(act),
        }
        None
    }

    fn lay(&mut self, over: Over) {
        self.over = Some(over);
        self.scroll = 0;
    }

    fn open(&mut self, anew: bool) -> Option<Way> {
        match self.item()? {
            Item::Survey { source, .. } => Some(Way::Fill {
                source: source.clone(),
                anew,
            }),
            Item::Draft { source, id, .. } => Some(Way::TakeUp {
                source: source.clone(),
                id: id.clone(),
            }),
            Item::Receipt { .. } => {
                self.lay(Over::Viewing);
                None
            }
            Item::Broken { .. }
            | Item::Waiting { .. }
            | Item::Refused { .. }
            | Item::Unreadable { .. } => None,
        }
    }

    fn yes(&mut self, desk: &mut dyn Desk) {
        let over = self.over.take();
        self.scroll = 0;
        let typed = |typed: String| Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        let refused = matches!(self.item(), Some(Item::Refused { .. }));
        match over {
            Some(Over::Discarding) => {
                if let Some(Item::Draft { id, .. }) = self.item() {
                    let wish = Wish::Discard(id.clone());
                    self.wish(desk, wish);
                }
            }
            Some(Over::Address(address, _)) => {
                let to = typed(address);
                self.send(
                    desk,
                    Sending {
                        refused,
                        to,
                        code: None,
                    },
                );
            }
            Some(Over::Code(code, _)) => {
                let code = typed(code);
                self.send(
                    desk,
                    Sending {
                        refused,
                        to: None,
                        code,
                    },
                );
            }
            Some(Over::Viewing | Over::Help) | None => {}
        }
    }

    fn export(&mut self, desk: &mut dyn Desk) {
        let id = match self.item() {
            Some(
                Item::Draft { id, .. }
                | Item::Waiting { id, .. }
                | Item::Refused { id, .. }
                | Item::Receipt { id, .. },
            ) => id.clone(),
            Some(Item::Survey { .. } | Item::Broken { .. } | Item::Unreadable { .. }) | None => {
                return;
            }
        };
        self.wish(desk, Wish::Export(id));
    }

    fn send(&mut self, desk: &mut dyn Desk, sending: Sending) {
        let waits = |item: &Item| match item {
            Item::Waiting { .. } => true,
            Item::Refused { .. } => sending.refused,
            _ => false,
        };
        if self.items.iter().any(waits) {
            self.wish(desk, Wish::Send(sending));
        } else {
            self.told = Some(Told::Failed(Message::new("no-outbox")));
        }
    }

    fn wish(&mut self, desk: &mut dyn Desk, wish: Wish) {
        // One thing after the other.
        if !matches!(self.told, Some(Told::Sending { .. })) {
            let told = desk.obey(wish);
            self.tell(desk, told);
        }
    }

    fn next_language(&mut self, desk: &mut dyn Desk) {
        let tags: Vec<&str> = Locale::tags().collect();
        let at = tags.iter().position(|tag| *tag == self.locale.tag());
        let next = at.map_or(0, |at| (at + 1) % tags.len());
        self.locale = Locale::for_tags([tags[next]]);
        desk.speak(self.locale.tag());
        self.look_again(desk);
    }

    fn write(&mut self, input: &Input) {
        let Some(Over::Address(text, caret) | Over::Code(text, caret)) = &mut self.over else {
            return;
        };
        let shape = Shape {
            lines: false,
            width: u16::MAX,
        };
        if let Edit::Changed(written) = caret.press(text, input, shape) {
            *text = written;
        }
    }

    fn go(&mut self, act: Act) {
        if self.over.is_some() {
            self.scroll = match act {
                Act::Up => self.scroll.saturating_sub(1),
                Act::Down => (self.scroll + 1).min(self.room.scroll_max()),
                _ => self.scroll,
            };
            return;
        }
        let last = self.items.len().saturating_sub(1);
        self.at = match act {
            Act::Up => self.at.saturating_sub(1),
            Act::Down => (self.at + 1).min(last),
            Act::PageUp => self.at.saturating_sub(PAGE_ITEMS),
            Act::PageDown => (self.at + PAGE_ITEMS).min(last),
            Act::First => 0,
            Act::Last => last,
            Act::NextPart => self.part_after(),
            Act::PartBefore => self.part_before(),
            _ => self.at,
        };
    }

    /// The first of the next part; from the last part, the first of all.
    fn part_after(&self) -> usize {
        let here = self.item().map(Item::part);
        let rest = self.items.iter().skip(self.at);
        let skipped = rest.take_while(|item| Some(item.part()) == here).count();
        if self.at + skipped < self.items.len() {
            self.at + skipped
        } else {
            0
        }
    }

    /// The first of this part, or of the one before.
    fn part_before(&self) -> usize {
        let before = self.at.saturating_sub(1);
        let part = self.items.get(before).map(Item::part);
        let same = self.items[..before].iter().rev();
        before - same.take_while(|item| Some(item.part()) == part).count()
    }
}

/// What an item is known by.
fn name(item: &Item) -> &str {
    match item {
        Item::Survey { source, .. } => source,
        Item::Broken { name, .. } | Item::Unreadable { name, .. } => name.as_str(),
        Item::Draft { id, .. }
        | Item::Waiting { id, .. }
        | Item::Refused { id, .. }
        | Item::Receipt { id, .. } => id,
    }
}
