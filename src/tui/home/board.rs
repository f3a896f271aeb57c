//! The home screen without a terminal: keys in, wishes and ways out.

use super::act::{Act, Scene};
use super::model::{Desk, Item, Sending, Told, Way, Wish};
use crate::locale::{Locale, Message};
use crate::tui::editor::{Caret, Edit, LINE, let_in};
use crate::tui::hit::Hit;
use crate::tui::key::{Input, Key};
use crate::tui::screen::Room;

/// What lies over the list.
#[derive(Debug)]
pub(in crate::tui) enum Over {
    Discarding,
    Viewing,
    /// What is being typed, for what.
    Field(Field, String, Caret),
    Help,
}

/// What is asked for in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Field {
    Address,
    Code,
    /// Of a file to take in.
    Path,
}

pub(in crate::tui) struct Board {
    pub(in crate::tui) items: Vec<Item>,
    pub(in crate::tui) at: usize,
    pub(in crate::tui) over: Option<Over>,
    pub(in crate::tui) told: Option<Told>,
    pub(in crate::tui) scroll: usize,
    pub(in crate::tui) room: Room,
    pub(in crate::tui) locale: &'static Locale,
    /// The address that was typed last, and for which response.
    address: Option<(String, String)>,
}

/// No address, code or path is longer.
const FIELD_BYTES_MAX: usize = 4 * 1024;

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
            address: None,
        }
    }

    pub(in crate::tui) fn item(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    pub(in crate::tui) fn scene(&self) -> Scene {
        match (&self.over, self.item()) {
            (Some(Over::Discarding), _) => Scene::Discarding,
            (Some(Over::Viewing), _) => Scene::Viewing,
            (Some(Over::Field(Field::Address, ..)), _) => Scene::Address,
            (Some(Over::Field(Field::Code, ..)), _) => Scene::Code,
            (Some(Over::Field(Field::Path, ..)), _) => Scene::Path,
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
        let marked = self.item().map(|item| item.name().to_owned());
        self.items = desk.items();
        let found = self
            .items
            .iter()
            .position(|item| Some(item.name()) == marked.as_deref());
        let last = self.items.len().saturating_sub(1);
        self.at = found.unwrap_or(self.at).min(last);
    }

    /// Takes a key; says where it leads, where it leads away.
    pub(in crate::tui) fn press(&mut self, desk: &mut dyn Desk, key: Key) -> Option<Way> {
        let scene = self.scene();
        // What was told has been read once another key is pressed; news of sending stay.
        if !matches!(self.told, Some(Told::Sending { .. })) {
            self.told = None;
        }
        let Some(act) = scene.read(&key) else {
            self.write(&match key {
                Key::Char(letter) => Input::Letter(letter),
                Key::Paste(text) => Input::Paste(text),
                _ => return None,
            });
            return None;
        };
        match act {
            Act::Leave => return Some(Way::Left),
            Act::Open | Act::OpenAnew => return self.open(act == Act::OpenAnew),
            Act::Edit(gesture) => self.write(&gesture.into()),
            Act::Discard => self.lay(Over::Discarding),
            Act::View => self.lay(Over::Viewing),
            Act::AskAddress => self.ask(Field::Address),
            Act::AskCode => self.ask(Field::Code),
            Act::AskPath => self.ask(Field::Path),
            Act::Help => self.lay(Over::Help),
            Act::Close => {
                self.over = None;
                self.scroll = 0;
            }
            Act::Yes => self.yes(desk),
            Act::Export => self.export(desk),
            Act::SendThis => self.send_this(desk, None),
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

    /// Takes a press of the mouse: it marks, and does what Enter does where it has marked.
    pub(in crate::tui) fn point(&mut self, desk: &mut dyn Desk, hit: &Hit) -> Option<Way> {
        match (&mut self.over, hit) {
            (Some(Over::Field(_, text, caret)), Hit::Text { row, column, .. }) => {
                caret.point(text, LINE, (*row, *column));
            }
            (None, Hit::Entry(at)) if *at == self.at => return self.press(desk, Key::Enter),
            (None, Hit::Entry(at)) => self.at = *at,
            _ => {}
        }
        None
    }

    fn lay(&mut self, over: Over) {
        self.over = Some(over);
        self.scroll = 0;
    }

    /// Opens a field; an address that was not the right one stays to be mended.
    fn ask(&mut self, field: Field) {
        let typed = match field {
            Field::Address => self.address_typed().unwrap_or_default(),
            Field::Code | Field::Path => String::new(),
        };
        let caret = Caret::end_of(&typed);
        self.lay(Over::Field(field, typed, caret));
    }

    /// The address that was typed for the marked response.
    fn address_typed(&self) -> Option<String> {
        let (id, address) = self.address.as_ref()?;
        (self.item()?.id() == Some(id)).then(|| address.clone())
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
        match over {
            Some(Over::Discarding) => {
                if let Some(Item::Draft { id, .. }) = self.item() {
                    let wish = Wish::Discard(id.clone());
                    self.wish(desk, wish);
                }
            }
            Some(Over::Field(field, typed, _)) => {
                let typed = Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
                self.typed(desk, field, typed);
            }
            Some(Over::Viewing | Over::Help) | None => {}
        }
    }

    fn typed(&mut self, desk: &mut dyn Desk, field: Field, typed: Option<String>) {
        match (field, typed) {
            (Field::Address, typed) => {
                let id = self.item().and_then(Item::id).cloned();
                self.address = id.zip(typed);
                self.send_this(desk, None);
            }
            (Field::Code, code) => self.send_this(desk, code),
            (Field::Path, Some(path)) => self.import(desk, path),
            (Field::Path, None) => {}
        }
    }

    /// Takes in a file, and marks what has come of it.
    fn import(&mut self, desk: &mut dyn Desk, path: String) {
        let before: Vec<String> = self.items.iter().filter_map(Item::id).cloned().collect();
        self.wish(desk, Wish::Import(path));
        let is_new = |item: &Item| item.id().is_some_and(|id| !before.contains(id));
        self.at = self.items.iter().position(is_new).unwrap_or(self.at);
    }

    fn export(&mut self, desk: &mut dyn Desk) {
        if let Some(id) = self.item().and_then(Item::id) {
            let wish = Wish::Export(id.clone());
            self.wish(desk, wish);
        }
    }

    /// Sends the marked response, to the address that was typed for it.
    fn send_this(&mut self, desk: &mut dyn Desk, code: Option<String>) {
        let to = self.address_typed();
        if let Some(id) = self.item().and_then(Item::id) {
            let sending = Sending {
                only: Some(id.clone()),
                to,
                code,
                ..Sending::default()
            };
            self.wish(desk, Wish::Send(sending));
        }
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
        let Some(Over::Field(_, text, caret)) = &mut self.over else {
            return;
        };
        let before = *caret;
        match caret.press(text, input, LINE) {
            Edit::Changed(written) if written.len() <= FIELD_BYTES_MAX => *text = written,
            Edit::Changed(_) => {
                *caret = before;
                return;
            }
            Edit::Moved | Edit::Unused => return,
        }
        if let (Input::Paste(pasted), None) = (input, &self.told) {
            let count = let_in(pasted).chars().count();
            self.told = Some(Told::Done(Message::new("form-pasted").with("count", count)));
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
