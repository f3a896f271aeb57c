//! Header, body, trouble and footer on one screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::body::{Body, GUTTER};
use super::page::{Named, Page, Reach};
use super::{Sight, body};
use crate::locale::{Locale, Message};
use crate::measure::{width, wrap};
use crate::plain::Plain;
use crate::session::Phase;
use crate::tui::backend::Frame;
use crate::tui::hit::Hit;
use crate::tui::key::{Command, Scene};
use crate::tui::notice::Notice;
use crate::tui::screen::Room;
use crate::tui::theme::{Look, Role};

/// Smaller screens get one sentence instead.
const COLUMNS_MIN: u16 = 40;
const ROWS_MIN: u16 = 12;
const ROWS_AIRY: u16 = 18;
/// Longer lines are hard to read.
const COLUMNS_MAX: u16 = 76;
const BAR_COLUMNS: u16 = 10;

/// A body and its place on the screen.
pub(in crate::tui) struct Laid {
    body: Body,
    /// What is in the way of going on.
    trouble: Vec<(Plain, Role)>,
    banner: Vec<Plain>,
    top: u16,
    pub(in crate::tui) room: Room,
}

pub(in crate::tui) fn is_too_small((columns, rows): (u16, u16)) -> bool {
    columns < COLUMNS_MIN || rows < ROWS_MIN
}

/// Whether a screen can spare rows for air.
pub(super) fn is_airy(rows: u16) -> bool {
    rows >= ROWS_AIRY
}

/// Columns up to the right margin on a screen of so many.
pub(in crate::tui) fn text_columns(columns: u16) -> u16 {
    let margin = if columns < 60 { 1 } else { 2 };
    (columns.saturating_sub(margin)).clamp(1, GUTTER + COLUMNS_MAX)
}

pub(in crate::tui) fn lay_out(sight: &Sight<'_>, rows: u16) -> Laid {
    let mut body = body(sight);
    let airy = is_airy(rows);
    let banner = sentences(sight, ("! ", sight.session.saving_failed()));
    let trouble = match (&sight.screen.overlay, &sight.screen.notice) {
        (Some(_), Some(Notice::Pasted(count))) => noted(sight, [&pasted(*count)]),
        (Some(_), _) => Vec::new(),
        (None, _) => told(sight),
    };
    let top = if airy { 3 } else { 1 } + lines(banner.len());
    let bottom = if airy { 2 } else { 1 };
    let left = rows.saturating_sub(top + bottom);
    let below = if trouble.is_empty() {
        0
    } else {
        lines(trouble.len()) + u16::from(airy)
    };
    let height = usize::from(left.saturating_sub(below).max(3));
    // What is pinned must leave room for what scrolls.
    if body.rows.len() <= height || body.pinned * 2 > height {
        body.pinned = 0;
    }
    let room = Room {
        rows: body.rows.len() - body.pinned,
        height: height - body.pinned,
    };
    Laid {
        body,
        trouble,
        banner,
        top,
        room,
    }
}

fn lines(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// What the respondent is told of the answer before them: what is in the way, what the last
/// key did, and how the answer came there.
fn told(sight: &Sight<'_>) -> Vec<(Plain, Role)> {
    let session = sight.session;
    let place = session.position().place();
    let place = place.filter(|_| *session.phase() == Phase::Answering);
    let troubles = place.and_then(|place| Some(session.explain(place, &session.told(place)?)));
    let (mut troubles, mut notices) = (troubles.unwrap_or_default(), Vec::new());
    let mut origin = place.filter(|place| session.is_prefilled(place));
    match &sight.screen.notice {
        Some(Notice::Fixed) => {
            troubles.push(Message::new("refusal-fixed"));
            origin = None; // That has been said with it.
        }
        Some(Notice::Removed(title)) => {
            notices.push(Message::new("form-removed").with("page", title.clone()));
        }
        Some(Notice::Undone(place)) => notices.push(session.undone(place, sight.locale)),
        Some(Notice::Redone(place)) => notices.push(session.redone(place, sight.locale)),
        Some(Notice::NothingDone) => notices.push(Message::new("undone-nothing")),
        Some(Notice::NothingUndone) => notices.push(Message::new("redone-nothing")),
        Some(Notice::Pasted(count)) => notices.push(pasted(*count)),
        Some(Notice::Hasty) => notices.push(Message::new("form-hasty")),
        None => {}
    }
    let reason = place.and_then(|place| session.reason(place));
    notices.extend(reason.map(|reason| Message::new("form-reason").with("reason", reason)));
    notices.extend(origin.map(|place| {
        let fixed = session.is_fixed(place);
        Message::new(if fixed {
            "form-fixed"
        } else {
            "form-prefilled"
        })
    }));
    let troubles = sentences(sight, ("! ", &troubles)).into_iter();
    let troubles = troubles.map(|words| (words, Role::Trouble));
    troubles.chain(noted(sight, &notices)).collect()
}

fn noted<'a>(
    sight: &Sight<'_>,
    notices: impl IntoIterator<Item = &'a Message>,
) -> Vec<(Plain, Role)> {
    let notices = sentences(sight, ("- ", notices)).into_iter();
    notices.map(|words| (words, Role::Quiet)).collect()
}

fn pasted(count: usize) -> Message {
    Message::new("form-pasted").with("count", count)
}

/// Sentences behind a mark, one after the other.
fn sentences<'a>(
    sight: &Sight<'_>,
    (sign, told): (&str, impl IntoIterator<Item = &'a Message>),
) -> Vec<Plain> {
    let mut rows = Vec::new();
    for message in told {
        let words = sight.look.shown(&sight.locale.say(message));
        for (at, line) in wrap(&words, sight.columns.saturating_sub(GUTTER))
            .iter()
            .enumerate()
        {
            let mark = if at == 0 { sign } else { "  " };
            let mut row = Plain::line(mark);
            row.push(line);
            rows.push(row);
        }
    }
    rows
}

impl Laid {
    /// The first row to show, scrolled no further than needed to see what is in focus.
    pub(in crate::tui) fn scroll(&self, from: usize) -> usize {
        self.body.scroll(self.room, from)
    }
}

/// `paper`: what an earlier frame was drawn on, or none.
pub(in crate::tui) fn draw(
    sight: &Sight<'_>,
    (paper, size): (Buffer, (u16, u16)),
    scene: Scene,
) -> Frame {
    let page = Page::on(paper, sight.look, size);
    let (page, cursor) = drawn(sight, page, scene);
    Frame {
        buffer: page.buffer,
        cursor: Some(cursor),
    }
}

/// What lies on a cell of the screen as it is drawn.
pub(in crate::tui) fn hit(
    sight: &Sight<'_>,
    (size, scene): ((u16, u16), Scene),
    at: (u16, u16),
) -> Option<Hit> {
    let page = Page::new(sight.look, size);
    drawn(sight, page, scene).0.hit(at)
}

/// The page, and where the cursor stands on it.
fn drawn(sight: &Sight<'_>, mut page: Page, scene: Scene) -> (Page, Position) {
    let rows = page.buffer.area.height;
    if scene == Scene::TooSmall {
        return too_small(sight.locale, page);
    }
    let laid = lay_out(sight, rows);
    header(sight, &mut page, is_airy(rows));
    let banner_top = laid.top - lines(laid.banner.len());
    for (y, words) in (banner_top..).zip(&laid.banner) {
        page.put((0, y), words, Role::Trouble);
    }
    let scroll = laid.scroll(sight.screen.scroll);
    let pinned = laid.body.pinned;
    let shown: Vec<usize> = (0..pinned)
        .chain((pinned + scroll..laid.body.rows.len()).take(laid.room.height))
        .collect();
    for (y, index) in (laid.top..).zip(&shown) {
        page.row(y, &laid.body.rows[*index]);
    }
    let end = laid.top + u16::try_from(shown.len()).unwrap_or(0);
    let trouble_top = end + u16::from(is_airy(rows));
    for (y, (words, role)) in (trouble_top..rows.saturating_sub(1)).zip(&laid.trouble) {
        page.put((0, y), words, *role);
    }
    footer(sight, &mut page, scene);
    let above = pinned
        .checked_sub(1)
        .and_then(|last| u16::try_from(last).ok());
    let above = above.map(|last| laid.top + last);
    page.more((above, end), (scroll, laid.room));
    let cursor = laid.body.cursor.and_then(|(row, column)| {
        let at = shown.iter().position(|index| *index == row)?;
        Some(Position::new(column, laid.top + u16::try_from(at).ok()?))
    });
    // Where nothing can be moved to, the cursor waits beside the keys that work.
    let resting = Position::new(GUTTER, rows - 1);
    (page, cursor.unwrap_or(resting))
}

fn header(sight: &Sight<'_>, page: &mut Page, airy: bool) {
    let survey = sight.session.survey();
    let title = sight.session.words(&survey.title);
    let place = sight.session.position().place();
    let title_of_page = place.map(|place| sight.session.page_title(place));
    let answering = *sight.session.phase() == Phase::Answering;
    let progress = sight.screen.progress.filter(|_| answering);
    let said = progress.map(|(at, all)| {
        let message = Message::new("form-progress")
            .with("at", at)
            .with("all", all);
        sight.look.shown(&sight.locale.say(&message))
    });
    let wide = said.as_ref().map_or(0, |said| width(said.as_str()) + 2);
    let room = sight.columns.saturating_sub(GUTTER + wide);
    match &title_of_page {
        Some(of_page) if !airy && answering => titles(sight, page, (of_page, &title), room),
        _ => page.put((GUTTER, 0), &sight.look.cut(&title, room), Role::Title),
    }
    if let Some(said) = &said {
        page.put((sight.columns - width(said.as_str()), 0), said, Role::Body);
    }
    if let (true, true, Some(words)) = (airy, answering, title_of_page) {
        let room = sight.columns.saturating_sub(GUTTER + BAR_COLUMNS + 2);
        page.put((GUTTER, 1), &sight.look.cut(&words, room), Role::Quiet);
    }
    if let (true, Some(progress)) = (airy, progress) {
        let bar = bar(sight.look, progress);
        page.put((sight.columns - BAR_COLUMNS, 1), &bar, Role::Body);
    }
}

/// The page and its survey on one row: where it is too narrow for both, the page goes first.
fn titles(sight: &Sight<'_>, page: &mut Page, (of_page, survey): (&Plain, &Plain), room: u16) {
    const SURVEY_COLUMNS_MIN: u16 = 10;
    let first = sight.look.cut(of_page, room);
    page.put((GUTTER, 0), &first, Role::Title);
    let used = width(first.as_str());
    let left = room.saturating_sub(used);
    if left >= SURVEY_COLUMNS_MIN && survey != of_page {
        let mut second = Plain::line(" · ");
        second.push(survey);
        let second = sight.look.cut(&second, left);
        page.put((GUTTER + used, 0), &second, Role::Quiet);
    }
}

fn bar(look: Look, (at, all): (usize, usize)) -> Plain {
    let columns = usize::from(BAR_COLUMNS);
    let done = (at * columns / all.max(1)).clamp(1, columns);
    let signs = look.signs();
    let cells = (0..columns).map(|cell| if cell < done { signs.done } else { signs.left });
    Plain::line(&cells.collect::<String>())
}

fn footer(sight: &Sight<'_>, page: &mut Page, scene: Scene) {
    let known = scene.bindings().filter(|binding| sight.is_of_use(binding));
    let keys = known.filter_map(|binding| {
        // The one sign that is true wherever there is help, so that nothing moves.
        let helps = binding.has(Command::Help) && scene != Scene::Help;
        let sign = if helps { "key-f1" } else { binding.sign };
        let reach = match (helps, binding.is_everywhere()) {
            (true, _) => Reach::Help,
            (false, true) => Reach::Everywhere,
            (false, false) => Reach::Here,
        };
        Some(Named {
            reach,
            sign,
            brief: binding.brief?,
            key: binding.keys.first()?.0.clone(),
        })
    });
    page.footer((sight.locale, sight.columns), keys);
}

pub(super) fn too_small(locale: &Locale, mut page: Page) -> (Page, Position) {
    let message = Message::new("form-too-small")
        .with("columns", usize::from(COLUMNS_MIN))
        .with("rows", usize::from(ROWS_MIN));
    let words = page.look.shown(&locale.say(&message));
    for (y, line) in (0..).zip(wrap(&words, page.buffer.area.width.max(1))) {
        page.put((0, y), &line, Role::Body);
    }
    (page, Position::new(0, 0))
}
