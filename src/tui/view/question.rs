//! One question: its words, and what is answered so far in the shape of its editor.

use super::body::Body;
use super::{Sight, grid};
use crate::locale::Message;
use crate::plain::Plain;
use crate::survey::{Entry, Kind, Required};
use crate::tui::editor::{
    Asked, ChoicesEditor, Editor, FieldEditor, LookupEditor, ROWS_SHOWN, Stop, has_detail, row_of,
};
use crate::tui::measure::{cut, flow, width, wrap};
use crate::tui::theme::Role;

/// Where the text of a field begins.
pub(super) const FIELD_COLUMN: u16 = 2;
/// Where the sign of a choice stands, after marker and digit.
const SIGN_COLUMN: u16 = 4;
/// Columns of a field for a number; its unit stands after them.
const NUMBER_COLUMNS: u16 = 18;

pub(super) fn body(sight: &Sight<'_>, asked: &Asked<'_>, editor: &Editor) -> Body {
    let mut body = Body::new(sight);
    intro(sight, asked, &mut body);
    let text = sight.session.words(&asked.question.text);
    match editor {
        Editor::Note => {
            body.say(&text, Role::Body);
            help(sight, asked, &mut body);
            return body;
        }
        Editor::Choices(_) | Editor::Grid(_) | Editor::Field(_) | Editor::Lookup(_) => {
            body.say(&text, Role::Title);
        }
    }
    if asked.question.required == Required::Yes {
        let must = sight.look.shown(&sight.locale.word("form-required"));
        let after = body.end() + 1;
        if after + width(must.as_str()) <= sight.columns {
            body.put(after, &must, Role::Quiet);
        } else {
            body.say(&must, Role::Quiet);
        }
    }
    help(sight, asked, &mut body);
    body.blank();
    match editor {
        Editor::Note => {}
        Editor::Choices(editor) => choices(sight, asked, &mut body, editor),
        Editor::Grid(editor) => grid::rows(sight, asked, &mut body, editor),
        Editor::Field(editor) => field(sight, asked, &mut body, editor),
        Editor::Lookup(editor) => lookup(sight, asked, &mut body, editor),
    }
    body
}

/// What the page says before its first question.
fn intro(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body) {
    let page = sight.session.survey().page_of(asked.question);
    let steps = sight.session.path().steps().iter();
    let first = steps
        .map(|step| step.question)
        .find(|question| page.questions.contains(question));
    let here = sight.session.survey().find(asked.question.id.as_str());
    if let (Some(intro), true) = (&page.intro, first == here) {
        body.say(&sight.session.words(intro), Role::Body);
        body.blank();
    }
}

fn help(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body) {
    if let Some(help) = &asked.question.help {
        body.say(&sight.session.words(help), Role::Quiet);
    }
}

/// One choice without a sign of its own; returns the column of its words.
pub(super) fn choice_row(
    sight: &Sight<'_>,
    body: &mut Body,
    (digit, marked): (Option<usize>, bool),
    words: &Plain,
) -> u16 {
    head(sight, body, (digit, marked));
    body.run(SIGN_COLUMN, words, Role::Body);
    SIGN_COLUMN
}

fn head(sight: &Sight<'_>, body: &mut Body, (digit, marked): (Option<usize>, bool)) {
    body.blank();
    if marked {
        body.sign(0, sight.look.signs().marker, Role::Body);
    }
    if let Some(digit @ 1..=9) = digit {
        body.sign(2, &digit.to_string(), Role::Body);
    }
}

fn choices(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &ChoicesEditor) {
    let picks = asked.picks();
    let signs = sight.look.signs();
    let stop = editor.stop(asked);
    for (at, choice) in asked.choices.iter().enumerate() {
        let here = stop == Stop::Choice(at);
        let picked = picks.has(&choice.code);
        let (digit, sign) = match asked.question.kind {
            Kind::Rank { .. } => {
                let place = picks.codes.iter().position(|code| *code == choice.code);
                let place = place.map_or(signs.unranked.to_owned(), |at| format!("{}.", at + 1));
                (None, place)
            }
            Kind::Multi { .. } => (Some(at + 1), signs.many[usize::from(picked)].to_owned()),
            _ => (Some(at + 1), signs.one[usize::from(picked)].to_owned()),
        };
        let row = body.rows.len();
        head(sight, body, (digit, here));
        let sign_column = if digit.is_some() {
            SIGN_COLUMN
        } else {
            FIELD_COLUMN
        };
        let role = if picked { Role::Picked } else { Role::Body };
        body.sign(sign_column, &sign, role);
        let column = sign_column + width(&sign) + 1;
        body.run(column, &sight.session.words(&choice.label), Role::Body);
        if here {
            let inside = u16::from(width(&sign) == 3);
            let from = if at == 0 { 0 } else { row };
            body.focus_from(from, (row, sign_column + inside));
        }
        if has_detail(asked, &picks, at) {
            let detail = picks.details.get(&choice.code).map_or("", String::as_str);
            let here = stop == Stop::Detail(at);
            let caret = here.then(|| editor.caret().offset(detail));
            line_field(sight, body, (column, detail), caret);
        }
    }
}

/// A field of one line that scrolls sideways where it is too narrow.
fn line_field(
    sight: &Sight<'_>,
    body: &mut Body,
    (column, text): (u16, &str),
    caret: Option<usize>,
) {
    let shown = sight.look.shown(&Plain::line(text));
    let before = caret.map_or(0, |at| {
        width(sight.look.shown(&Plain::line(&text[..at])).as_str())
    });
    let columns = sight
        .columns
        .saturating_sub(column + FIELD_COLUMN + 1)
        .max(4);
    body.blank();
    body.sign(column, sight.look.signs().field, Role::Body);
    let text_column = column + FIELD_COLUMN;
    // In steps of half a field, so that the text does not slide under every key.
    let skipped = if before <= columns {
        0
    } else {
        let half = (columns / 2).max(1);
        (before - columns).div_ceil(half) * half
    };
    body.put(text_column, &window(&shown, skipped, columns), Role::Body);
    if caret.is_some() {
        let row = body.rows.len() - 1;
        body.focus_from(row.saturating_sub(1), (row, text_column + before - skipped));
    }
}

/// The part of a line after so many columns, as far as it fits.
fn window(words: &Plain, skipped: u16, columns: u16) -> Plain {
    use unicode_segmentation::UnicodeSegmentation as _;
    let (mut at, mut kept) = (0, String::new());
    for grapheme in words.as_str().graphemes(true) {
        let wide = width(grapheme);
        if at >= skipped && at + wide <= skipped + columns {
            kept.push_str(grapheme);
        } else if at < skipped && at + wide > skipped {
            kept.push(' '); // Half of a wide one is not drawn.
        }
        at += wide;
    }
    Plain::line(&kept)
}

fn field(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &FieldEditor) {
    let reason = editor.reason(asked);
    let at = reason
        .is_none()
        .then(|| editor.caret().offset(asked.typed()));
    match &asked.question.kind {
        Kind::Text { lines, .. } if *lines > 1 => {
            text_field(sight, asked, body, (usize::from(*lines), at));
        }
        _ => line_field(sight, body, (0, asked.typed()), at),
    }
    if let Kind::Integer(measure) | Kind::Number(measure) = &asked.question.kind
        && let Some(unit) = &measure.unit
    {
        let column = (FIELD_COLUMN + NUMBER_COLUMNS).max(body.end() + 2);
        let unit = cut(
            &sight.session.words(unit),
            sight.columns.saturating_sub(column),
        );
        body.put(column, &unit, Role::Quiet);
    }
    if let Some(focus) = &mut body.focus {
        focus.start = 0;
    }
    if asked.question.missing.is_empty() {
        return;
    }
    body.blank();
    let signs = sight.look.signs();
    for (index, missing) in asked.question.missing.iter().enumerate() {
        let here = reason == Some(index);
        let given = asked.entry == Some(&Entry::Missing(*missing));
        let row = body.rows.len();
        head(sight, body, (None, here));
        let sign = signs.one[usize::from(given)];
        body.sign(
            FIELD_COLUMN,
            sign,
            if given { Role::Picked } else { Role::Body },
        );
        let words = sight.locale.word(missing.message_id());
        body.run(FIELD_COLUMN + width(sign) + 1, &words, Role::Body);
        if here {
            let inside = u16::from(width(sign) == 3);
            body.focus_from(row, (row, FIELD_COLUMN + inside));
        }
    }
}

/// A field of several lines, which grows with what is written.
fn text_field(
    sight: &Sight<'_>,
    asked: &Asked<'_>,
    body: &mut Body,
    (lines, at): (usize, Option<usize>),
) {
    let shown = sight.look.shown(&Plain::text(asked.typed()));
    let before = at.map(|at| sight.look.shown(&Plain::text(&asked.typed()[..at])));
    let rows = flow(shown.as_str(), sight.field_columns());
    let first = body.rows.len();
    for index in 0..lines.max(rows.len()) {
        body.blank();
        body.sign(0, sight.look.signs().field, Role::Body);
        if let Some(row) = rows.get(index) {
            let words = Plain::line(&shown.as_str()[row.clone()]);
            let fits = cut(&words, sight.field_columns());
            body.put(FIELD_COLUMN, &fits, Role::Body);
        }
    }
    if let Some(before) = before {
        let offset = before.as_str().len();
        let row = row_of(&rows, offset);
        let column = width(&shown.as_str()[rows[row].start..offset]);
        let column = FIELD_COLUMN + column.min(sight.field_columns());
        body.focus_from(first + row, (first + row, column));
        body.focus = Some(first + row..first + row + 1);
    }
}

fn lookup(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &LookupEditor) {
    let filter = editor.filter();
    line_field(
        sight,
        body,
        (0, filter),
        Some(editor.caret().offset(filter)),
    );
    let cursor = body.cursor;
    let picks = asked.picks();
    let (found, top, at) = editor.found(asked);
    body.blank();
    if found.is_empty() {
        body.put(
            FIELD_COLUMN,
            &sight.locale.word("form-none-found"),
            Role::Body,
        );
    } else if let Some(code) = picks.codes.first() {
        let label = sight.session.label(asked.question, code);
        let chosen = sight
            .locale
            .say(&Message::new("form-chosen").with("label", label));
        let column = FIELD_COLUMN;
        let words = cut(&sight.look.shown(&chosen), sight.columns - column);
        body.put(column, &words, Role::Picked);
    }
    for index in top..top + ROWS_SHOWN {
        body.blank();
        let Some(listed) = found.get(index) else {
            continue;
        };
        if at == Some(index) {
            body.sign(0, sight.look.signs().marker, Role::Body);
        }
        let mut words = listed.label.clone();
        if let Some(group) = &listed.group {
            words.push(&Plain::line(" · "));
            words.push(group);
        }
        let columns = sight.columns.saturating_sub(FIELD_COLUMN + 2);
        let words = wrap(&sight.look.shown(&words), columns);
        if let Some(words) = words.first() {
            body.put(FIELD_COLUMN, words, Role::Body);
        }
        let more = (
            index == top && top > 0,
            index + 1 == top + ROWS_SHOWN && index + 1 < found.len(),
        );
        let signs = sight.look.signs();
        match more {
            (true, _) => body.sign(sight.columns - 1, signs.more_above, Role::Body),
            (_, true) => body.sign(sight.columns - 1, signs.more_below, Role::Body),
            (false, false) => {}
        }
    }
    body.focus = Some(0..body.rows.len());
    body.cursor = cursor;
}
