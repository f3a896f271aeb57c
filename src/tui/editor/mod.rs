//! Editors: each owns a cursor, never the text or the picks it moves in.

mod caret;
mod choices;
mod field;
mod grid;
mod lookup;
mod parts;
mod reasons;

use std::collections::BTreeMap;

use super::hit::Hit;
use super::key::{Input, Scene};
use crate::expr::Code;
use crate::session::{Place, Session};
use crate::survey::{Choice, Entry, Kind, Picks, Question};

pub(super) use caret::{Caret, Edit, LINE, Shape, let_in, row_of};
pub(super) use choices::{ChoicesEditor, Stop, has_detail};
pub(super) use field::FieldEditor;
pub(super) use grid::GridEditor;
pub(super) use lookup::LookupEditor;
pub(super) use parts::PartsEditor;
use reasons::Reasons;

/// What came of a key in an editor. An entry of `None` is a blank one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Press {
    Changed(Option<Entry>),
    /// Changed, and this was the last thing to answer here.
    Taken(Option<Entry>),
    Moved,
    /// Nothing changed, and the respondent is done here.
    Done,
    Unused,
}

/// The question before the respondent, as the answers so far leave it.
pub(super) struct Asked<'a> {
    pub(super) place: &'a Place,
    pub(super) question: &'a Question,
    pub(super) entry: Option<&'a Entry>,
    pub(super) choices: Vec<&'a Choice>,
    pub(super) rows: Vec<&'a Choice>,
    pub(super) space: Space,
}

/// What an editor has room for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Space {
    /// Columns of a field for text.
    pub(super) columns: u16,
    /// How many entries of a long list are shown at a time.
    pub(super) list_rows: usize,
}

impl<'a> Asked<'a> {
    /// `None` where no question is before the respondent.
    pub(super) fn of(session: &'a Session, space: Space) -> Option<Self> {
        let place = session.position().place()?;
        let question = session.question(place)?;
        Some(Self {
            place,
            question,
            entry: session.entry(place),
            choices: session.choices(place),
            rows: session.rows(place),
            space,
        })
    }

    /// What was typed. Another shape than expected, as of an older definition, is nothing.
    pub(super) fn typed(&self) -> &'a str {
        if let Some(Entry::Typed(typed)) = self.entry {
            typed
        } else {
            ""
        }
    }

    /// The picks so far.
    pub(super) fn picks(&self) -> Picks {
        if let Some(Entry::Picked(picks)) = self.entry {
            picks.clone()
        } else {
            Picks::default()
        }
    }

    pub(super) fn cells(&self) -> BTreeMap<Code, Picks> {
        if let Some(Entry::Cells(cells)) = self.entry {
            cells.clone()
        } else {
            BTreeMap::new()
        }
    }

    pub(super) fn parts(&self) -> BTreeMap<Code, String> {
        if let Some(Entry::Parts(parts)) = self.entry {
            parts.clone()
        } else {
            BTreeMap::new()
        }
    }

    /// What was typed in one part of a total.
    pub(super) fn typed_in(&self, part: &Code) -> &'a str {
        if let Some(Entry::Parts(parts)) = self.entry {
            parts.get(part).map_or("", String::as_str)
        } else {
            ""
        }
    }
}

/// The entry of some picks; `None` where nothing at all is left to remember.
fn picked(picks: Picks) -> Option<Entry> {
    let empty = picks.codes.is_empty() && picks.details.is_empty();
    (!empty).then_some(Entry::Picked(picks))
}

/// The editor of one question.
#[derive(Debug)]
pub(super) enum Editor {
    /// A note: nothing to enter.
    Note,
    Choices(ChoicesEditor),
    Grid(GridEditor),
    Field(FieldEditor),
    Parts(PartsEditor),
    Lookup(LookupEditor),
}

impl Editor {
    /// The editor that a question asks for, its cursor where the answer stands.
    pub(super) fn of(asked: &Asked<'_>) -> Self {
        match &asked.question.kind {
            Kind::Note | Kind::Computed { .. } => Self::Note,
            Kind::Single { .. } | Kind::Multi { .. } | Kind::Rank { .. } => {
                Self::Choices(ChoicesEditor::of(asked))
            }
            Kind::Grid { .. } => Self::Grid(GridEditor::of(asked)),
            Kind::Integer(_) | Kind::Number(_) | Kind::Text { .. } | Kind::Date(_) => {
                Self::Field(FieldEditor::of(asked))
            }
            Kind::Allocate(_) => Self::Parts(PartsEditor::of(asked)),
            Kind::Lookup { .. } => Self::Lookup(LookupEditor::default()),
        }
    }

    /// Where keys are pressed; `None` for a note, where they only turn pages.
    pub(super) fn scene(&self, asked: &Asked<'_>) -> Option<Scene> {
        match self {
            Self::Note => None,
            Self::Choices(editor) => Some(editor.scene(asked)),
            Self::Grid(_) => Some(GridEditor::scene(asked)),
            Self::Field(editor) => Some(editor.scene(asked)),
            Self::Parts(editor) => Some(editor.scene(asked)),
            Self::Lookup(_) => Some(Scene::Lookup),
        }
    }

    /// Takes a press of the mouse.
    pub(super) fn point(&mut self, asked: &Asked<'_>, hit: &Hit) -> Press {
        match self {
            Self::Note => Press::Unused,
            Self::Choices(editor) => editor.point(asked, hit),
            Self::Grid(editor) => editor.point(asked, hit),
            Self::Field(editor) => editor.point(asked, hit),
            Self::Parts(editor) => editor.point(asked, hit),
            Self::Lookup(editor) => editor.point(asked, hit),
        }
    }

    pub(super) fn press(&mut self, asked: &Asked<'_>, input: &Input) -> Press {
        match self {
            Self::Note => Press::Unused,
            Self::Choices(editor) => editor.press(asked, input),
            Self::Grid(editor) => editor.press(asked, input),
            Self::Field(editor) => editor.press(asked, input),
            Self::Parts(editor) => editor.press(asked, input),
            Self::Lookup(editor) => editor.press(asked, input),
        }
    }
}
