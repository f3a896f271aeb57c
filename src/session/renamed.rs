//! Answers given under ids and codes that the definition has renamed since: where they
//! belong now.

use std::collections::BTreeMap;

use super::{Fact, Place, Position, State};
use crate::expr::Code;
use crate::survey::{Choice, Entry, Kind, Picks, Question, QuestionId, Repeat, Survey};

/// The facts that bring what was answered under former names to the names of now. Empty
/// where nothing was renamed that has been answered.
pub(super) fn moves(survey: &Survey, state: &State) -> Vec<Fact> {
    let names = Names::new(survey);
    let mut facts = Vec::new();
    let mut entries: Vec<(&Place, &Entry)> = state.entries.iter().collect();
    // Of several former names the last one was answered last.
    entries.sort_by_key(|(from, _)| names.age(from));
    for (from, entry) in entries {
        let Some(to) = names.place(from) else {
            continue;
        };
        let renamed = names.entry(&to, entry);
        if to == *from && renamed == *entry {
            continue;
        }
        // What is there under the name of now was answered later.
        if to != *from && state.entries.contains_key(&to) {
            continue;
        }
        facts.extend(moved(state, from, (to, renamed)));
    }
    if let Some(to) = state.position.place().and_then(|place| names.place(place)) {
        let position = match &state.position {
            Position::At(_) => Position::At(to),
            Position::Revisit(_) => Position::Revisit(to),
            other @ (Position::Opening | Position::Review) => other.clone(),
        };
        if position != state.position {
            facts.push(Fact::Went(position));
        }
    }
    facts
}

/// The facts that make one place hold what another one held, and the other one nothing.
fn moved(state: &State, from: &Place, (to, entry): (Place, Entry)) -> Vec<Fact> {
    let mut facts = Vec::new();
    if *from != to {
        facts.push(Fact::Cleared {
            place: from.clone(),
        });
    }
    let place = to.clone();
    facts.push(if state.prefilled.contains(from) {
        let fixed = state.fixed.contains(from);
        Fact::Prefilled {
            place,
            entry,
            fixed,
        }
    } else {
        Fact::Entered { place, entry }
    });
    if state.tried.contains(from) {
        facts.push(Fact::Tried { place: to.clone() });
    }
    if let Some(checks) = state.kept.get(from).cloned() {
        let place = to.clone();
        facts.push(Fact::Kept { place, checks });
    }
    if let Some(reason) = state.reasons.get(from).cloned() {
        facts.push(Fact::Explained { place: to, reason });
    }
    facts
}

/// The names of now by those of before, where they are other ones.
pub struct Names<'a> {
    survey: &'a Survey,
    questions: BTreeMap<&'a QuestionId, &'a Question>,
}

impl<'a> Names<'a> {
    pub fn new(survey: &'a Survey) -> Self {
        let questions = survey.questions.iter();
        let renamed = questions.flat_map(|one| one.renamed_from.iter().map(move |id| (id, one)));
        Self {
            survey,
            questions: renamed.collect(),
        }
    }

    /// How late among the names of a question the one of this place is.
    fn age(&self, place: &Place) -> Option<usize> {
        let former = &self.questions.get(&place.question)?.renamed_from;
        former.iter().position(|id| *id == place.question)
    }

    fn question(&self, id: &QuestionId) -> Option<&'a Question> {
        let renamed = self.questions.get(id).copied();
        renamed.or_else(|| self.survey.question(id.as_str()))
    }

    /// Where a place of before is now; `None` for a question that there is no more.
    pub fn place(&self, place: &Place) -> Option<Place> {
        let question = self.question(&place.question)?;
        let iteration = place.iteration.as_ref().map(|key| {
            let repeat = self.survey.page_of(question).repeat;
            let driver = match repeat {
                Some(Repeat::Each(driver)) => Some(&self.survey.questions[driver].kind),
                Some(Repeat::Times(_)) | None => None,
            };
            driver.map_or_else(|| key.clone(), |driver| code(driver.choices(), key))
        });
        Some(Place {
            question: question.id.clone(),
            iteration,
        })
    }

    /// An entry of before in the codes of now.
    pub fn entry(&self, place: &Place, entry: &Entry) -> Entry {
        let Some(kind) = self.question(&place.question).map(|asked| &asked.kind) else {
            return entry.clone();
        };
        match entry {
            Entry::Picked(picks) => Entry::Picked(self::picks(kind, picks)),
            Entry::Cells(cells) => {
                let cells = cells.iter();
                let cells = cells.map(|(row, ticks)| (code(kind.rows(), row), picks(kind, ticks)));
                Entry::Cells(cells.collect())
            }
            Entry::Parts(parts) => {
                let parts = parts.iter();
                let parts = parts.map(|(part, typed)| (code(kind.rows(), part), typed.clone()));
                Entry::Parts(parts.collect())
            }
            Entry::Typed(_) | Entry::Missing(_) => entry.clone(),
        }
    }
}

fn picks(kind: &Kind, picks: &Picks) -> Picks {
    let now = |before: &Code| code(kind.choices(), before);
    let details = picks.details.iter();
    Picks {
        codes: picks.codes.iter().map(now).collect(),
        details: details
            .map(|(code, detail)| (now(code), detail.clone()))
            .collect(),
    }
}

fn code(choices: &[Choice], before: &Code) -> Code {
    let mut choices = choices.iter();
    let renamed = choices.find(|choice| choice.renamed_from.contains(before));
    renamed.map_or_else(|| before.clone(), |choice| choice.code.clone())
}
