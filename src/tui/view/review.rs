//! All answers on one page, before they are sent.

use super::Sight;
use super::body::Body;
use crate::locale::Message;
use crate::session::{Step, Trouble};
use crate::tui::hit::Hit;
use crate::tui::review::reviewed;
use crate::tui::theme::Role;

/// Where the words begin, after the marker.
const COLUMN: u16 = 2;

pub(super) fn body(sight: &Sight<'_>, at: usize) -> Body {
    let mut body = Body::new(sight);
    let steps = reviewed(sight.session);
    let troubled = steps.iter().filter(|step| refused(sight, step)).count();
    let said = if troubled == 0 {
        Message::new("form-review-ready")
    } else {
        Message::new("form-review-troubled").with("count", troubled)
    };
    let role = if troubled == 0 {
        Role::Body
    } else {
        Role::Trouble
    };
    body.say(&sight.locale.word("form-review"), Role::Title);
    body.tell(sight.locale, &said, role);
    let mut page = None;
    for (index, step) in steps.iter().enumerate() {
        let question = &sight.session.survey().questions[step.question];
        body.blank();
        let from = body.rows.len() - 1;
        let here = (question.page, step.place.iteration.clone());
        if page.as_ref() != Some(&here) {
            body.say(&sight.session.page_title(&step.place), Role::Quiet);
            page = Some(here);
        }
        let row = body.rows.len();
        body.blank();
        body.run(
            COLUMN,
            &sight.session.words_at(&step.place, &question.text),
            Role::Body,
        );
        answer(sight, &mut body, step);
        body.spot_from((row, 0), &Hit::Entry(index));
        if index == at {
            mark(sight, &mut body, row);
            body.focus_from(if index == 0 { 0 } else { from }, (row, COLUMN));
        }
    }
    body.blank();
    let row = body.rows.len();
    body.blank();
    body.put(COLUMN, &sight.locale.word("form-send"), Role::Title);
    let means = sight.session.telling("form-send-means");
    body.say_at(COLUMN, &sight.locale.say(&means), Role::Body);
    body.spot_from((row, 0), &Hit::Entry(steps.len()));
    if at >= steps.len() {
        mark(sight, &mut body, row);
        body.focus_from(row, (row, COLUMN));
    }
    body
}

fn mark(sight: &Sight<'_>, body: &mut Body, row: usize) {
    let rest = body.rows.split_off(row + 1);
    body.sign(0, sight.look.signs().marker, Role::Body);
    body.rows.extend(rest);
}

fn refused(sight: &Sight<'_>, step: &Step) -> bool {
    matches!(
        sight.session.trouble(&step.place),
        Some(Trouble::Refused(_))
    )
}

fn answer(sight: &Sight<'_>, body: &mut Body, step: &Step) {
    let lines = sight.session.answer_lines(&step.place, sight.locale);
    if lines.is_empty() {
        body.say_at(COLUMN + 2, &sight.locale.word("form-blank"), Role::Quiet);
    }
    for line in &lines {
        body.say_at(COLUMN + 2, line, Role::Picked);
    }
    let trouble = sight.session.trouble(&step.place);
    if trouble == Some(Trouble::Unconfirmed) {
        body.blank();
        body.sign(COLUMN + 2, "!", Role::Trouble);
        let words = sight.locale.word("form-changed");
        body.run(COLUMN + 4, &words, Role::Trouble);
    }
    if let Some(trouble @ Trouble::Refused(_)) = trouble {
        for message in sight.session.explain(&step.place, &trouble) {
            body.blank();
            body.sign(COLUMN + 2, "!", Role::Trouble);
            body.run(COLUMN + 4, &sight.locale.say(&message), Role::Trouble);
        }
    }
}
