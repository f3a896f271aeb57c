//! Header, body, trouble and footer on one screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::body::{Body, Row};
use super::{Sight, body};
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::session::Phase;
use crate::tui::backend::Frame;
use crate::tui::key::{Command, Scene};
use crate::tui::keymap::Binding;
use crate::tui::measure::{width, wrap};
use crate::tui::screen::Room;
use crate::tui::theme::{Look, Role};

/// Smaller screens get one sentence instead.
const COLUMNS_MIN: u16 = 40;
const ROWS_MIN: u16 = 12;
const ROWS_AIRY: u16 = 18;
/// Longer lines are hard to read.
const COLUMNS_MAX: u16 = 76;
const BAR_COLUMNS: u16 = 16;

/// A body and its place on the screen.
pub(in crate::tui) struct Laid {
    body: Body,
    /// What is in the way of going on.
    trouble: Vec<Plain>,
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

fn margin(columns: u16) -> u16 {
    if columns < 60 { 1 } else { 2 }
}

/// Columns for text on a screen of so many.
pub(in crate::tui) fn text_columns(columns: u16) -> u16 {
    (columns.saturating_sub(2 * margin(columns))).clamp(1, COLUMNS_MAX)
}

pub(in crate::tui) fn lay_out(sight: &Sight<'_>, rows: u16) -> Laid {
    let mut body = body(sight);
    let airy = is_airy(rows);
    let banner = sentences(sight, sight.session.saving_failed());
    let trouble = if sight.screen.overlay.is_some() {
        Vec::new()
    } else {
        told(sight)
    };
    let top = if airy { 3 } else { 1 } + lines(&banner);
    let bottom = if airy { 2 } else { 1 };
    let left = rows.saturating_sub(top + bottom);
    let below = if trouble.is_empty() {
        0
    } else {
        lines(&trouble) + u16::from(airy)
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

fn lines(rows: &[Plain]) -> u16 {
    u16::try_from(rows.len()).unwrap_or(u16::MAX)
}

/// What the respondent has been told of the answer before them.
fn told(sight: &Sight<'_>) -> Vec<Plain> {
    let session = sight.session;
    let told = session
        .position()
        .place()
        .and_then(|place| Some(session.explain(place, &session.told(place)?)));
    let answering = *session.phase() == Phase::Answering;
    sentences(sight, told.iter().flatten().filter(|_| answering))
}

/// Sentences behind a mark, one after the other.
fn sentences<'a>(sight: &Sight<'_>, told: impl IntoIterator<Item = &'a Message>) -> Vec<Plain> {
    let mut rows = Vec::new();
    for message in told {
        let words = sight.look.shown(&sight.locale.say(message));
        for (at, line) in wrap(&words, sight.columns.saturating_sub(2))
            .iter()
            .enumerate()
        {
            let mark = if at == 0 { "! " } else { "  " };
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
        let mut scroll = from;
        if let Some(focus) = &self.body.focus {
            let start = focus.start.saturating_sub(self.body.pinned);
            let end = focus.end.saturating_sub(self.body.pinned);
            scroll = scroll.max(end.saturating_sub(self.room.height)).min(start);
            // Too much to see at once: what counts is the cursor.
            if let Some((row, _)) = self.body.cursor {
                let row = row.saturating_sub(self.body.pinned);
                scroll = scroll.clamp((row + 1).saturating_sub(self.room.height), row);
            }
        }
        scroll.min(self.room.scroll_max())
    }
}

pub(in crate::tui) fn draw(sight: &Sight<'_>, size: (u16, u16), scene: Scene) -> Frame {
    let mut page = Page {
        look: sight.look,
        margin: margin(size.0),
        buffer: Buffer::empty(Rect::new(0, 0, size.0, size.1)),
    };
    if scene == Scene::TooSmall {
        return too_small(sight.locale, page);
    }
    let laid = lay_out(sight, size.1);
    header(sight, &mut page, is_airy(size.1));
    let banner_top = laid.top - lines(&laid.banner);
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
    let trouble_top = end + u16::from(is_airy(size.1));
    for (y, words) in (trouble_top..size.1.saturating_sub(1)).zip(&laid.trouble) {
        page.put((0, y), words, Role::Trouble);
    }
    more(
        sight,
        &mut page,
        (laid.top + u16::try_from(pinned).unwrap_or(0), end),
        (scroll, laid.room),
    );
    footer(sight, &mut page, scene);
    let cursor = laid.body.cursor.and_then(|(row, column)| {
        let at = shown.iter().position(|index| *index == row)?;
        Some(Position::new(
            page.margin + column,
            laid.top + u16::try_from(at).ok()?,
        ))
    });
    // Where nothing can be moved to, the cursor waits beside the keys that work.
    let resting = Position::new(page.margin, size.1 - 1);
    Frame {
        buffer: page.buffer,
        cursor: Some(cursor.unwrap_or(resting)),
    }
}

/// A buffer that takes only words that have been through the output door.
struct Page {
    look: Look,
    margin: u16,
    buffer: Buffer,
}

impl Page {
    fn put(&mut self, (column, y): (u16, u16), words: &Plain, role: Role) {
        let x = self.margin + column;
        if y < self.buffer.area.height && x < self.buffer.area.width {
            let style = self.look.style(role);
            let words = self.look.shown(words);
            self.buffer.set_string(x, y, words.as_str(), style);
        }
    }

    fn row(&mut self, y: u16, row: &Row) {
        for span in &row.spans {
            self.put((span.column, y), &span.words, span.role);
        }
    }
}

fn header(sight: &Sight<'_>, page: &mut Page, airy: bool) {
    let survey = sight.session.survey();
    let title = sight.session.words(&survey.title);
    let place = sight.session.position().place();
    let question = place.and_then(|place| sight.session.question(place));
    let title_of_page = question.map(|question| {
        let page = survey.page_of(question);
        sight.session.words(&page.title)
    });
    let answering = *sight.session.phase() == Phase::Answering;
    let progress = sight.screen.progress.filter(|_| answering);
    let said = progress.map(|(at, all)| {
        let message = Message::new("form-progress")
            .with("at", at)
            .with("all", all);
        sight.look.shown(&sight.locale.say(&message))
    });
    let wide = said.as_ref().map_or(0, |said| width(said.as_str()) + 2);
    let first = match &title_of_page {
        Some(of_page) if !airy && answering => of_page,
        _ => &title,
    };
    let first = sight.look.cut(first, sight.columns.saturating_sub(wide));
    page.put((0, 0), &first, Role::Title);
    if let Some(said) = &said {
        page.put((sight.columns - width(said.as_str()), 0), said, Role::Body);
    }
    if let (true, true, Some(words)) = (airy, answering, title_of_page) {
        let room = sight.columns.saturating_sub(BAR_COLUMNS + 2);
        page.put((0, 1), &sight.look.cut(&words, room), Role::Quiet);
    }
    if let (true, Some(progress)) = (airy, progress) {
        let bar = bar(sight.look, progress);
        page.put((sight.columns - BAR_COLUMNS, 1), &bar, Role::Quiet);
    }
}

fn bar(look: Look, (at, all): (usize, usize)) -> Plain {
    let columns = usize::from(BAR_COLUMNS);
    let done = (at * columns / all.max(1)).clamp(1, columns);
    let signs = look.signs();
    let cells = (0..columns).map(|cell| if cell < done { signs.done } else { signs.left });
    Plain::line(&cells.collect::<String>())
}

/// Shows at the edge that the body goes on above or below.
fn more(sight: &Sight<'_>, page: &mut Page, (top, end): (u16, u16), (scroll, room): (usize, Room)) {
    let signs = sight.look.signs();
    let column = sight.columns;
    if scroll > 0 {
        page.put((column, top), &Plain::line(signs.more_above), Role::Body);
    }
    if scroll < room.scroll_max() {
        page.put(
            (column, end.saturating_sub(1)),
            &Plain::line(signs.more_below),
            Role::Body,
        );
    }
}

fn footer(sight: &Sight<'_>, page: &mut Page, scene: Scene) {
    const GAP: u16 = 3;
    let y = page.buffer.area.height - 1;
    let known = scene.bindings().filter(|binding| sight.is_of_use(binding));
    let keys: Vec<(&Binding, Plain, Plain)> = known
        .filter_map(|binding| {
            let shown = |id| sight.look.shown(&sight.locale.word(id));
            Some((binding, shown(binding.sign), shown(binding.brief?)))
        })
        .collect();
    let wide = |(_, sign, brief): &(&Binding, Plain, Plain)| {
        width(sign.as_str()) + 1 + width(brief.as_str())
    };
    // The first key goes without saying; then the help, where all the others are told.
    let mut wanted: Vec<usize> = (0..keys.len()).collect();
    wanted.sort_by_key(|at| *at > 0 && !keys[*at].0.has(Command::Help));
    let (mut used, mut fitting) = (0, Vec::new());
    for at in wanted {
        if used + wide(&keys[at]) <= sight.columns {
            used += wide(&keys[at]) + GAP;
            fitting.push(at);
        }
    }
    fitting.sort_unstable();
    let mut column = 0;
    for at in fitting {
        let (_, sign, brief) = &keys[at];
        page.put((column, y), sign, Role::Body);
        page.put((column + width(sign.as_str()) + 1, y), brief, Role::Quiet);
        column += wide(&keys[at]) + GAP;
    }
}

fn too_small(locale: &Locale, mut page: Page) -> Frame {
    let message = Message::new("form-too-small")
        .with("columns", usize::from(COLUMNS_MIN))
        .with("rows", usize::from(ROWS_MIN));
    let words = page.look.shown(&locale.say(&message));
    page.margin = 0;
    for (y, line) in (0..).zip(wrap(&words, page.buffer.area.width.max(1))) {
        page.put((0, y), &line, Role::Body);
    }
    Frame {
        buffer: page.buffer,
        cursor: Some(Position::new(0, 0)),
    }
}
