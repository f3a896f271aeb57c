//! Choices with their signs: one, many or a ranking.

use super::Sight;
use super::body::Body;
use super::field::{FIELD_COLUMN, line_field};
use crate::measure::width;
use crate::plain::Plain;
use crate::survey::Kind;
use crate::tui::editor::{Asked, ChoicesEditor, Stop, has_detail};
use crate::tui::hit::Hit;
use crate::tui::theme::Role;

/// Where the sign of a choice stands, after marker and digit.
const SIGN_COLUMN: u16 = 4;

/// Of more choices only the first nine are numbered: they mostly scroll, and there every sign
/// is drawn again.
const LETTERED_MAX: usize = 20;

/// Whether letters stand before so many choices.
pub(super) fn are_lettered(count: usize) -> bool {
    (10..=LETTERED_MAX).contains(&count)
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

pub(super) fn head(sight: &Sight<'_>, body: &mut Body, (digit, marked): (Option<usize>, bool)) {
    body.blank();
    if marked {
        body.sign(0, sight.look.signs().marker, Role::Body);
    }
    let sign = digit.and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 36));
    if let Some(sign) = sign {
        body.sign(2, &sign.to_string(), Role::Body);
    }
}

pub(super) fn rows(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body, editor: &ChoicesEditor) {
    let picks = asked.picks();
    let signs = sight.look.signs();
    let stop = editor.stop(asked);
    let lettered = are_lettered(asked.choices.len());
    let numbered = |at: usize| (at < 9 || lettered).then_some(at + 1);
    for (at, choice) in asked.choices.iter().enumerate() {
        let here = stop == Stop::Choice(at);
        let picked = picks.has(&choice.code);
        let (digit, sign) = match asked.question.kind {
            Kind::Rank { .. } => {
                let place = picks.codes.iter().position(|code| *code == choice.code);
                let place = place.map_or(signs.unranked.to_owned(), |at| format!("{}.", at + 1));
                (None, place)
            }
            Kind::Multi { .. } => (numbered(at), signs.many[usize::from(picked)].to_owned()),
            _ => (numbered(at), signs.one[usize::from(picked)].to_owned()),
        };
        let row = body.rows.len();
        head(sight, body, (digit, here));
        let sign_column = match asked.question.kind {
            Kind::Rank { .. } => FIELD_COLUMN,
            _ => SIGN_COLUMN,
        };
        body.sign(sign_column, &sign, Role::Body);
        let column = sign_column + width(&sign) + 1;
        body.run(column, &sight.session.words(&choice.label), Role::Body);
        body.spot_from((row, 0), &Hit::Entry(at));
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
            body.number_field(at);
        }
    }
}
