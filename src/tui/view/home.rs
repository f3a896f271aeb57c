//! The home screen: what is on this machine, part by part, and what can be done with it.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::body::{Body, GUTTER};
use super::frame::{is_airy, too_small};
use super::page::{Named, Page, Reach};
use super::{is_too_small, text_columns};
use crate::locale::{Locale, Message};
use crate::measure::{width, wrap};
use crate::plain::Plain;
use crate::tui::backend::Frame;
use crate::tui::editor::Caret;
use crate::tui::hit::Hit;
use crate::tui::home::{Act, Board, Field, Item, Over, Part, Told};
use crate::tui::screen::Room;
use crate::tui::theme::{Look, Role};

/// From so many columns on, what is to be said of an item stands beside its title.
const COLUMNS_ABREAST: u16 = 66;
/// Rows of words and not a text to read: it may be wider than a text.
const COLUMNS_MAX: u16 = 112;
const GAP: u16 = 3;

/// What the home screen is drawn from.
#[derive(Clone, Copy)]
pub(in crate::tui) struct HomeSight<'a> {
    pub(in crate::tui) board: &'a Board,
    pub(in crate::tui) place: &'a Plain,
    pub(in crate::tui) look: Look,
    pub(in crate::tui) size: (u16, u16),
}

/// The body, what is told below it, and how much of the body fits.
struct Laid {
    body: Body,
    told: Vec<(Plain, Role)>,
    top: u16,
    room: Room,
}

impl HomeSight<'_> {
    fn columns(&self) -> u16 {
        // Up to the same margin as the form's.
        let wider = self.size.0.saturating_sub(2).min(COLUMNS_MAX);
        text_columns(self.size.0).max(wider)
    }

    fn locale(&self) -> &'static Locale {
        self.board.locale
    }

    fn body(&self) -> Body {
        match &self.board.over {
            None => self.list(),
            Some(Over::Discarding) => self.discarding(),
            Some(Over::Viewing) => self.details(),
            Some(Over::Field(field, text, caret)) => {
                let (question, help) = match field {
                    Field::Address => ("home-address", None),
                    Field::Code => ("home-code", None),
                    Field::Path => ("home-path", Some("home-path-how")),
                };
                self.asking((question, help), (text, *caret))
            }
            Some(Over::Help) => self.help(),
        }
    }

    /// Everything, part by part.
    fn list(&self) -> Body {
        let mut body = Body::within(self.look, self.columns());
        let titles = self.board.items.iter().map(|item| self.title(item));
        let widest = titles.map(|title| width(title.as_str())).max().unwrap_or(0);
        let beside = (self.columns() >= COLUMNS_ABREAST)
            .then(|| GUTTER + widest.min(self.columns() / 2 - 1) + GAP);
        let mut part = None;
        for (at, item) in self.board.items.iter().enumerate() {
            let from = body.rows.len();
            if part != Some(item.part()) {
                if part.is_some() {
                    body.blank();
                }
                body.say(&self.locale().word(heading(item.part())), Role::Title);
                part = Some(item.part());
            }
            let row = body.rows.len();
            body.blank();
            if at == self.board.at {
                body.sign(0, self.look.signs().marker, Role::Body);
            }
            self.item(&mut body, item, beside);
            body.spot_from((row, 0), &Hit::Entry(at));
            if at == self.board.at {
                let from = if at == 0 { 0 } else { from };
                body.focus_from(from, (row, GUTTER));
            }
        }
        if self.board.items.is_empty() {
            body.say(&self.locale().word("home-empty"), Role::Body);
        }
        body
    }

    fn title(&self, item: &Item) -> Plain {
        self.look.shown(match item {
            Item::Survey { title, .. }
            | Item::Draft { title, .. }
            | Item::Waiting { title, .. }
            | Item::Refused { title, .. } => title,
            Item::Broken { name, .. } | Item::Unreadable { name, .. } => name,
            Item::Receipt { code, .. } => code,
        })
    }

    /// An item on the row that was begun, and what is to be said of it beside or below.
    fn item(&self, body: &mut Body, item: &Item, beside: Option<u16>) {
        let (about, role) = self.about(item);
        let Some(column) = beside else {
            body.run(GUTTER, &self.title(item), Role::Body);
            body.say_at(GUTTER + 2, &about, role);
            return;
        };
        let title = wrap(&self.title(item), column - GUTTER - 1);
        let about = wrap(&self.look.shown(&about), self.columns() - column);
        for line in 0..title.len().max(about.len()) {
            if line > 0 {
                body.blank();
            }
            if let Some(words) = title.get(line) {
                body.put(GUTTER, words, Role::Body);
            }
            if let Some(words) = about.get(line) {
                body.put(column, words, role);
            }
        }
    }

    fn about(&self, item: &Item) -> (Plain, Role) {
        let say = |message: &Message| self.locale().say(message);
        match item {
            Item::Survey { about, .. } | Item::Draft { about, .. } => (say(about), Role::Quiet),
            Item::Waiting { why, .. } => (say(why), Role::Quiet),
            Item::Broken { why, .. } | Item::Refused { why, .. } | Item::Unreadable { why, .. } => {
                let mut words = Plain::line("! ");
                words.push(&say(why));
                (words, Role::Trouble)
            }
            Item::Receipt {
                title, received, ..
            } => {
                let message = Message::new("home-received").with("title", title.clone());
                (
                    say(&message.with("received", received.clone())),
                    Role::Quiet,
                )
            }
        }
    }

    fn discarding(&self) -> Body {
        let mut body = Body::within(self.look, self.columns());
        body.say(&self.locale().word("home-discard"), Role::Title);
        body.blank();
        if let Some(item) = self.board.item() {
            body.say(&self.title(item), Role::Body);
            body.say(&self.about(item).0, Role::Quiet);
        }
        body.blank();
        body.say(&self.locale().word("home-discard-means"), Role::Body);
        body
    }

    /// What is known of a draft, a response or a receipt.
    fn details(&self) -> Body {
        let mut body = Body::within(self.look, self.columns());
        let Some(item) = self.board.item() else {
            return body;
        };
        let details = match item {
            Item::Receipt {
                title,
                code,
                received,
                details,
                ..
            } => {
                body.say(title, Role::Title);
                body.blank();
                let code = Message::new("form-receipt").with("code", code.clone());
                body.tell(self.locale(), &code, Role::Picked);
                let received = Message::new("form-received").with("received", received.clone());
                body.tell(self.locale(), &received, Role::Body);
                body.blank();
                body.say(&self.locale().word("form-receipt-use"), Role::Body);
                details
            }
            Item::Draft { details, .. }
            | Item::Waiting { details, .. }
            | Item::Refused { details, .. } => {
                let (about, role) = self.about(item);
                body.say(&self.title(item), Role::Title);
                body.blank();
                body.say(&about, role);
                details
            }
            Item::Survey { .. } | Item::Broken { .. } | Item::Unreadable { .. } => return body,
        };
        body.blank();
        for detail in details {
            body.tell(self.locale(), detail, Role::Quiet);
        }
        body
    }

    fn asking(
        &self,
        (question, help): (&'static str, Option<&'static str>),
        (text, caret): (&str, Caret),
    ) -> Body {
        let mut body = Body::within(self.look, self.columns());
        body.say(&self.locale().word(question), Role::Title);
        if let Some(help) = help {
            body.say(&self.locale().word(help), Role::Quiet);
        }
        body.blank();
        body.blank();
        let columns = self.columns().saturating_sub(GUTTER + 1);
        super::field::put_text(
            (self.look, &mut body),
            (0, columns, text),
            Some(caret.offset(text)),
        );
        body
    }

    fn help(&self) -> Body {
        let mut body = Body::within(self.look, self.columns());
        body.say(&self.locale().word("form-help"), Role::Title);
        body.blank();
        let bindings: Vec<_> = self.board.scene_below().bindings().collect();
        let signs = bindings
            .iter()
            .map(|binding| width(self.look.shown(&self.locale().word(binding.sign)).as_str()));
        let column = GUTTER + signs.max().unwrap_or(0).min(self.columns() / 2) + 2;
        for binding in &bindings {
            body.blank();
            body.put(GUTTER, &self.locale().word(binding.sign), Role::Title);
            body.run(column, &self.locale().word(binding.says), Role::Body);
        }
        body
    }

    /// What came of the last key, or how far sending is.
    fn told(&self) -> Vec<(Plain, Role)> {
        let (sign, message, role) = match &self.board.told {
            None => return Vec::new(),
            Some(Told::Done(message)) => ("- ", message.clone(), Role::Picked),
            Some(Told::Failed(message)) => ("! ", message.clone(), Role::Trouble),
            Some(Told::Sending { at, of, title }) => {
                let message = Message::new("home-sending").with("at", *at).with("of", *of);
                ("- ", message.with("title", title.clone()), Role::Body)
            }
        };
        let words = self.look.shown(&self.locale().say(&message));
        let rows = wrap(&words, self.columns().saturating_sub(GUTTER));
        let rows = rows.iter().enumerate().map(|(at, line)| {
            let mut row = Plain::line(if at == 0 { sign } else { "  " });
            row.push(line);
            (row, role)
        });
        rows.collect()
    }

    fn lay_out(&self) -> Laid {
        let (body, told) = (self.body(), self.told());
        let airy = is_airy(self.size.1);
        let (top, bottom) = if airy { (3, 2) } else { (1, 1) };
        let below = match told.len() {
            0 => 0,
            rows => u16::try_from(rows)
                .unwrap_or(u16::MAX)
                .saturating_add(u16::from(airy)),
        };
        let left = self
            .size
            .1
            .saturating_sub(top + bottom)
            .saturating_sub(below);
        let room = Room {
            rows: body.rows.len(),
            height: usize::from(left.max(3)),
        };
        Laid {
            body,
            told,
            top,
            room,
        }
    }

    fn header(&self, page: &mut Page) {
        page.put((GUTTER, 0), &Plain::line("svar"), Role::Title);
        let kept = Message::new("home-place").with("place", self.place.clone());
        let kept = self.locale().say(&kept);
        if is_airy(self.size.1) {
            let room = self.columns().saturating_sub(GUTTER);
            page.put((GUTTER, 1), &self.look.cut(&kept, room), Role::Quiet);
        }
    }

    fn footer(&self, page: &mut Page) {
        let scene = self.board.scene();
        let keys = scene.bindings().filter_map(|binding| {
            let reach = if binding.has(Act::Help) {
                Reach::Help
            } else if binding.has(Act::Leave) {
                Reach::Everywhere
            } else {
                Reach::Here
            };
            let sign = if reach == Reach::Help {
                "key-f1"
            } else {
                binding.sign
            };
            Some(Named {
                reach,
                sign,
                brief: binding.brief?,
                key: binding.keys.first()?.0.clone(),
            })
        });
        page.footer((self.locale(), self.columns()), keys);
    }
}

/// How far to scroll, and how much of the body fits.
pub(in crate::tui) fn settle_home(sight: &HomeSight<'_>) -> (usize, Room) {
    let laid = sight.lay_out();
    (laid.body.scroll(laid.room, sight.board.scroll), laid.room)
}

/// `paper`: what an earlier frame was drawn on, or none.
pub(in crate::tui) fn draw_home(sight: &HomeSight<'_>, paper: Buffer) -> Frame {
    let (page, cursor) = drawn(sight, Page::on(paper, sight.look, sight.size));
    Frame {
        buffer: page.buffer,
        cursor: Some(cursor),
    }
}

/// What lies on a cell of the screen as it is drawn.
pub(in crate::tui) fn hit_home(sight: &HomeSight<'_>, at: (u16, u16)) -> Option<Hit> {
    let page = Page::new(sight.look, sight.size);
    drawn(sight, page).0.hit(at)
}

/// The page, and where the cursor stands on it.
fn drawn(sight: &HomeSight<'_>, mut page: Page) -> (Page, Position) {
    if is_too_small(sight.size) {
        return too_small(sight.locale(), page);
    }
    let laid = sight.lay_out();
    sight.header(&mut page);
    let scroll = laid.body.scroll(laid.room, sight.board.scroll);
    let shown: Vec<usize> = (scroll..laid.body.rows.len())
        .take(laid.room.height)
        .collect();
    for (y, index) in (laid.top..).zip(&shown) {
        page.row(y, &laid.body.rows[*index]);
    }
    let end = laid.top + u16::try_from(shown.len()).unwrap_or(0);
    page.more((None, end), (scroll, laid.room));
    let told_top = end + u16::from(is_airy(sight.size.1));
    for (y, (words, role)) in (told_top..sight.size.1.saturating_sub(1)).zip(&laid.told) {
        page.put((0, y), words, *role);
    }
    sight.footer(&mut page);
    let cursor = laid.body.cursor.and_then(|(row, column)| {
        let at = shown.iter().position(|index| *index == row)?;
        Some(Position::new(column, laid.top + u16::try_from(at).ok()?))
    });
    let resting = Position::new(GUTTER, sight.size.1 - 1);
    (page, cursor.unwrap_or(resting))
}

fn heading(part: Part) -> &'static str {
    match part {
        Part::Surveys => "home-surveys",
        Part::Drafts => "home-drafts",
        Part::Outbox => "home-outbox",
        Part::Receipts => "home-receipts",
    }
}
