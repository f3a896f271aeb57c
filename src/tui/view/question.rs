//! One question: its words, and what is answered so far in the shape of its editor.

use super::body::Body;
use super::{Sight, choices, field, grid, lookup, parts};
use crate::measure::width;
use crate::survey::Required;
use crate::tui::editor::{Asked, Editor};
use crate::tui::theme::Role;

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
        Editor::Choices(_)
        | Editor::Grid(_)
        | Editor::Field(_)
        | Editor::Parts(_)
        | Editor::Lookup(_) => {
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
        Editor::Choices(editor) => choices::rows(sight, asked, &mut body, editor),
        Editor::Grid(editor) => grid::rows(sight, asked, &mut body, editor),
        Editor::Field(editor) => field::rows(sight, asked, &mut body, editor),
        Editor::Parts(editor) => parts::rows(sight, asked, &mut body, editor),
        Editor::Lookup(editor) => lookup::rows(sight, asked, &mut body, editor),
    }
    body
}

/// What the page says before its first question.
fn intro(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body) {
    let page = sight.session.survey().page_of(asked.question);
    if let Some(intro) = &page.intro
        && sight.session.path().begins_page(asked.place)
    {
        body.say(&sight.session.words(intro), Role::Body);
        body.blank();
    }
}

fn help(sight: &Sight<'_>, asked: &Asked<'_>, body: &mut Body) {
    if let Some(help) = &asked.question.help {
        body.say(&sight.session.words(help), Role::Quiet);
    }
}
