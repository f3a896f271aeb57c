//! Answers as a respondent would give them, and whether the session really takes them.

use std::collections::HashSet;
use std::sync::Arc;

use super::goal::{Aim, Goal};
use super::scene::{Scene, bits};
use super::seen::{Truths, set};
use super::space::{Atom, Opt, Space, TICKED};
use crate::author::simulate::{Random, pattern};
use crate::expr::{Code, Value};
use crate::session::{Event, Place, Session, State, Trouble};
use crate::survey::{Entry, Given as Shown, Kind, Pattern, Picks, Question, Survey};

/// What to enter, place by place.
pub(super) type Entries = Vec<(Place, Entry)>;

/// Texts that serve where no pattern asks for others.
const WORDS: [&str; 2] = ["x", "text"];

/// So many texts are made from a pattern before none is found that conditions do not name.
const MADE_MAX: usize = 200;

impl Space<'_> {
    /// The entries in the cells that are asked before the end; `None` where one of them
    /// cannot be put into words.
    pub(super) fn entries(&self, state: &[Atom], end: usize) -> Option<Entries> {
        let scene = Scene::until(self, state.to_vec(), end);
        let mut entries = Entries::new();
        for cell in 0..end {
            if !scene.asked[cell].must(Truths::YES) {
                continue;
            }
            let question = self.question(cell);
            let place = self.place(cell);
            match self.entry(&scene, question, cell)? {
                Given::Blank => {}
                Given::Entry(entry) => entries.push((place, entry)),
            }
        }
        Some(entries)
    }

    pub(super) fn place(&self, cell: usize) -> Place {
        Place {
            question: self.question(cell).id.clone(),
            iteration: self.cells[cell].iteration.clone(),
        }
    }

    fn entry(&self, scene: &Scene<'_, '_>, question: &Question, cell: usize) -> Option<Given> {
        let atoms = scene.atoms(cell);
        let options = self.options[self.cells[cell].question].as_slice();
        let one = |atom: Atom| set(options, bits(atom)).next();
        let entry = match &question.kind {
            Kind::Note | Kind::Computed { .. } => return Some(Given::Blank),
            Kind::Multi { choices, .. } | Kind::Rank { choices, .. } => {
                let codes = choices.iter().map(|choice| &choice.code);
                ticked(codes, atoms).map(Entry::Picked)
            }
            Kind::Grid {
                rows,
                choices,
                several: true,
            } => {
                let width = choices.len();
                let rows = rows.iter().enumerate().filter_map(|(at, row)| {
                    let codes = choices.iter().map(|choice| &choice.code);
                    let picks = ticked(codes, &atoms[at * width..(at + 1) * width])?;
                    scene
                        .row(cell, at)
                        .is_some()
                        .then(|| (row.code.clone(), picks))
                });
                Some(Entry::Cells(rows.collect())).filter(|entry| !entry.is_blank())
            }
            Kind::Grid { rows, .. } => {
                let rows = rows
                    .iter()
                    .zip(atoms)
                    .enumerate()
                    .filter_map(|(at, (row, atom))| {
                        let Some(Opt::Code(code) | Opt::OtherCode(code)) = one(*atom) else {
                            return None;
                        };
                        let picks = Picks::one(code.clone());
                        scene
                            .row(cell, at)
                            .is_some()
                            .then(|| (row.code.clone(), picks))
                    });
                Some(Entry::Cells(rows.collect())).filter(|entry| !entry.is_blank())
            }
            Kind::Single { .. }
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::Text { .. }
            | Kind::Date(_)
            | Kind::Lookup { .. }
            | Kind::Allocate(_) => match one(*atoms.first()?)? {
                Opt::Blank => None,
                Opt::Reason(reason) => Some(Entry::Missing(*reason)),
                Opt::Code(code) | Opt::OtherCode(code) => Some(Entry::picked(code.clone())),
                Opt::Words(words) => Some(Entry::Typed(words.clone())),
                Opt::OtherWords => Some(Entry::Typed(self.other_words(question)?)),
                Opt::Given => Some(self.typed(scene, cell)?),
            },
        };
        Some(entry.map_or(Given::Blank, Given::Entry))
    }

    /// A text that no condition names.
    fn other_words(&self, question: &Question) -> Option<String> {
        let serves = |words: &String| {
            let entry = Entry::Typed(words.clone());
            let is_free = !self.literals.texts.contains(words);
            is_free && question.accept(&entry, &super::space::Unknown).is_ok()
        };
        let usual = WORDS.iter().map(|words| (*words).to_owned());
        let made = pattern_of(question).and_then(|pattern| {
            let tree = pattern::tree(pattern.as_str())?;
            let mut chance = Random::of(pattern.as_str());
            Some((0..MADE_MAX).map(move |_| pattern::text(&tree, &mut chance)))
        });
        usual.chain(made.into_iter().flatten()).find(serves)
    }

    fn typed(&self, scene: &Scene<'_, '_>, cell: usize) -> Option<Entry> {
        let question = self.question(cell);
        let scale = &self.scales[self.cells[cell].question];
        let step = |atom: Atom| match atom {
            Atom::Span { low, .. } => Some(low),
            Atom::Set(_) => None,
        };
        let atoms = scene.atoms(cell);
        match &question.kind {
            Kind::Date(dates) => {
                let date = scale.date(step(*atoms.get(1)?)?)?;
                Some(Entry::Typed(dates.iso(date)))
            }
            Kind::Allocate(sharing) => {
                let mut parts = std::collections::BTreeMap::new();
                for (at, part) in sharing.parts.iter().enumerate() {
                    if scene.part(cell, at).is_some() {
                        let number = scale.number(step(*atoms.get(at + 1)?)?)?;
                        parts.insert(part.code.clone(), number.normalize().to_string());
                    }
                }
                Some(Entry::Parts(parts))
            }
            _ => {
                let number = scale.number(step(*atoms.get(1)?)?)?;
                Some(Entry::Typed(number.normalize().to_string()))
            }
        }
    }
}

fn pattern_of(question: &Question) -> Option<&Pattern> {
    match &question.kind {
        Kind::Text { pattern, .. } => pattern.as_ref(),
        _ => None,
    }
}

enum Given {
    Blank,
    Entry(Entry),
}

fn ticked<'c>(codes: impl Iterator<Item = &'c Code>, atoms: &[Atom]) -> Option<Picks> {
    let pairs = codes.zip(atoms);
    let ticked = pairs.filter(|(_, atom)| bits(**atom) == TICKED);
    let codes: Vec<Code> = ticked.map(|(code, _)| code.clone()).collect();
    (!codes.is_empty()).then(|| Picks {
        codes,
        ..Picks::default()
    })
}

/// A session in which all of this has been entered.
pub(super) fn session_with(survey: &Arc<Survey>, entries: &Entries) -> Session {
    let mut session = Session::new(Arc::clone(survey), State::default());
    let _ = session.update(Event::Consented(true)); // Nobody is there to keep anything.
    for (place, entry) in entries {
        let (place, entry) = (place.clone(), entry.clone());
        let _ = session.update(Event::Entered { place, entry });
    }
    session
}

/// Whether the session agrees: everything on the way is accepted, and the aim is reached.
pub(super) fn is_confirmed(space: &Space<'_>, goal: &Goal<'_>, session: &Session) -> bool {
    let before = (0..goal.end).filter(|cell| goal.minds(*cell));
    let before: HashSet<Place> = before.map(|cell| space.place(cell)).collect();
    let refused = |place: &Place| {
        let is_refused = matches!(session.trouble(place), Some(Trouble::Refused(_)));
        let cell = goal.aim.cell().map(|cell| space.place(cell));
        let is_meant = matches!(goal.aim, Aim::Refused(..)) && cell.as_ref() == Some(place);
        is_refused && !is_meant
    };
    let mut steps = session
        .path()
        .steps()
        .filter(|step| before.contains(&step.place));
    if steps.any(|step| refused(&step.place)) {
        return false;
    }
    let place = goal.aim.cell().map(|cell| space.place(cell));
    let is_asked = place
        .as_ref()
        .is_none_or(|place| session.path().index_of(place).is_some());
    match goal.aim {
        Aim::Sent => true,
        Aim::PageSkipped(_) | Aim::Skipped(_) => !is_asked,
        Aim::Picked(cell, code) if !space.question(cell).is_shown() => {
            let value = place.as_ref().and_then(|place| session.path().value(place));
            matches!(value, Some(Value::Code(found)) if found == code)
        }
        Aim::Picked(_, code) => {
            let entry = place.as_ref().and_then(|place| session.entry(place));
            is_asked && entry.is_none_or(|entry| holds(entry, code))
        }
        Aim::Asked(cell) => is_asked || !space.question(cell).is_shown(),
        Aim::Row(..) | Aim::Fails(..) | Aim::Refused(..) | Aim::Passed(..) | Aim::Empty(..) => {
            is_asked || !goal_is_shown(space, goal)
        }
    }
}

fn goal_is_shown(space: &Space<'_>, goal: &Goal<'_>) -> bool {
    let cell = goal.aim.cell();
    cell.is_some_and(|cell| space.question(cell).is_shown())
}

/// What is answered before the aim, and at it where that is what leads there.
pub(super) fn answers(
    space: &Space<'_>,
    goal: &Goal<'_>,
    session: &Session,
) -> Vec<(Place, Shown)> {
    let is_at = matches!(
        goal.aim,
        Aim::Picked(..) | Aim::Refused(..) | Aim::Passed(..)
    );
    let end = goal
        .aim
        .cell()
        .map_or(goal.end, |cell| cell + usize::from(is_at));
    let places = (0..end).map(|cell| space.place(cell));
    let answers = places.filter_map(|place| {
        session.path().index_of(&place)?;
        let given = session.given(&place)?;
        Some((place, given))
    });
    answers.collect()
}

fn holds(entry: &Entry, code: &Code) -> bool {
    match entry {
        Entry::Picked(picks) => picks.has(code),
        Entry::Cells(rows) => rows.values().any(|picks| picks.has(code)),
        Entry::Typed(_) | Entry::Parts(_) | Entry::Missing(_) => false,
    }
}
