//! A definition that has changed under a draft: what has become of each answer.

use std::collections::BTreeMap;

use super::{Adopted, Effect, Fact, Place, Session, Standing};
use crate::locale::{Locale, Message};
use crate::plain::Plain;
use crate::survey::{Entry, Mark, QuestionId};

/// What a changed definition did to the answers given before, each in the survey's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The versions that the answers were given to, and that is asked now.
    pub from: String,
    pub to: String,
    /// How many answers stand as they were.
    pub kept: usize,
    /// Answers that mean the same in another form.
    pub converted: Vec<Place>,
    /// Answers to questions that have been reworded, or that no longer fit them.
    pub unconfirmed: Vec<Place>,
    /// Answers that are not asked for any more. They stay in the draft and are not sent.
    pub dropped: Vec<Dropped>,
}

/// An answer that is not asked for any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped {
    pub place: Place,
    /// What was answered, as far as it can be told without its question.
    pub entry: Plain,
}

/// One thing to tell of a changed definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub sentence: Message,
    /// What is asked, and the lines of the answer.
    pub about: Vec<(Plain, Vec<Plain>)>,
}

impl Changes {
    /// Whether there is nothing to be told.
    pub(super) fn is_silent(&self) -> bool {
        self.converted.is_empty() && self.unconfirmed.is_empty() && self.dropped.is_empty()
    }
}

impl Session {
    /// What the definition of now does to the answers given to the one adopted before.
    pub(super) fn find_changes(&self) -> Option<Changes> {
        let before = self.state.definition.as_ref()?;
        if before.digest == self.survey.digest {
            return None;
        }
        let marks: BTreeMap<QuestionId, Mark> = self.marks();
        let mut changes = Changes {
            from: before.version.clone(),
            to: self.survey.version.to_string(),
            ..Changes::default()
        };
        for (place, entry) in &self.state.entries {
            let now = marks.get(&place.question);
            let was = self.former(place, before);
            let fits = now.is_some() && self.fits(place, entry);
            if !fits {
                changes.dropped.push(Dropped {
                    place: place.clone(),
                    entry: plain(entry),
                });
            } else if self.refuses(place)
                || was.map(|was| &was.wording) != now.map(|now| &now.wording)
            {
                changes.unconfirmed.push(place.clone());
            } else if was.map(|was| &was.form) == now.map(|now| &now.form) {
                changes.kept += 1;
            } else {
                changes.converted.push(place.clone());
            }
        }
        let order = |place: &Place| self.survey.find(place.question.as_str());
        changes.converted.sort_by_key(order);
        changes.unconfirmed.sort_by_key(order);
        Some(changes)
    }

    /// Whether the entry has a shape that the question at this place reads at all.
    fn fits(&self, place: &Place, entry: &Entry) -> bool {
        let Some(question) = self.question(place) else {
            return false;
        };
        let repeats = self.survey.page_of(question).repeat.is_some();
        question.kind.reads(entry) && repeats == place.iteration.is_some()
    }

    /// What the question at a place looked like before, under whatever id it had.
    fn former<'a>(&self, place: &Place, before: &'a Adopted) -> Option<&'a Mark> {
        let renamed = self
            .question(place)
            .map(|now| now.renamed_from.iter().rev());
        let by = |id| before.questions.get(id);
        by(&place.question).or_else(|| renamed?.find_map(by))
    }

    fn refuses(&self, place: &Place) -> bool {
        matches!(self.standing(place), Standing::Refused(_))
    }

    fn marks(&self) -> BTreeMap<QuestionId, Mark> {
        let marks = self.survey.marks();
        marks
            .map(|(question, mark)| (question.id.clone(), mark))
            .collect()
    }

    /// What a changed definition did to the answers, to be read by the respondent: a
    /// sentence each, and the questions with the answers that it is about.
    pub fn changes_in_words(&self, locale: &Locale) -> Vec<Told> {
        let Some(changes) = &self.changes else {
            return Vec::new();
        };
        let told = |id, about: Vec<(Plain, Vec<Plain>)>| {
            let sentence = Message::new(id).with("count", about.len());
            Told { sentence, about }
        };
        let standing = |places: &[Place]| {
            let each = places.iter();
            each.map(|place| (self.asked_at(place), self.answer_lines(place, locale)))
                .collect()
        };
        let dropped = changes.dropped.iter();
        let dropped = dropped.map(|dropped| {
            let answer = vec![dropped.entry.clone()];
            (self.asked_at(&dropped.place), answer)
        });
        let kept = Told {
            sentence: Message::new("changes-kept").with("count", changes.kept),
            about: Vec::new(),
        };
        let mut all = vec![
            told("changes-dropped", dropped.collect()),
            told("changes-unconfirmed", standing(&changes.unconfirmed)),
            told("changes-converted", standing(&changes.converted)),
        ];
        all.retain(|told| !told.about.is_empty());
        all.extend((changes.kept > 0).then_some(kept));
        all
    }

    /// What is asked at a place, and for whom or what; its name where nobody asks any more.
    pub fn asked_at(&self, place: &Place) -> Plain {
        match self.question(place) {
            Some(question) if question.is_shown() => {
                let words = self.words_at(place, &question.text);
                match self.this_time(place) {
                    Some(time) if !self.tells_time(&question.text) => {
                        Plain::line(&format!("{words} ({time})"))
                    }
                    Some(_) | None => words,
                }
            }
            _ => Plain::line(&place.to_string()),
        }
    }

    /// Notes which definition is answered from here on. Where it is another one than
    /// before and answers are touched, the respondent reads of it first.
    pub(super) fn begin(&mut self) -> Vec<Effect> {
        let known = self.state.definition.as_ref();
        let is_same = known.is_some_and(|known| known.digest == self.survey.digest);
        let to_be_read = self
            .changes
            .as_ref()
            .is_some_and(|changes| !changes.is_silent());
        if is_same || to_be_read {
            return Vec::new();
        }
        self.adopt()
    }

    /// The respondent has read what became of the answers.
    pub(super) fn adopt(&mut self) -> Vec<Effect> {
        let changes = self.changes.take().unwrap_or_default();
        let adopted = Adopted {
            version: self.survey.version.to_string(),
            digest: self.survey.digest.clone(),
            questions: self.marks(),
            unconfirmed: changes.unconfirmed,
        };
        let mut facts = std::mem::take(&mut self.renamed);
        facts.push(Fact::Adopted(adopted));
        self.record(facts)
    }
}

/// An entry in plain words, where nobody knows the question any more.
fn plain(entry: &Entry) -> Plain {
    let codes = |picks: &crate::survey::Picks| {
        let codes = picks.codes.iter().map(|code| match picks.detail(code) {
            Some(detail) => format!("{code} ({detail})"),
            None => code.to_string(),
        });
        codes.collect::<Vec<_>>().join(", ")
    };
    match entry {
        Entry::Typed(typed) => Plain::line(typed),
        Entry::Picked(picks) => Plain::line(&codes(picks)),
        Entry::Cells(cells) => {
            let rows = cells
                .iter()
                .map(|(row, picks)| format!("{row}: {}", codes(picks)));
            Plain::line(&rows.collect::<Vec<_>>().join("; "))
        }
        Entry::Parts(parts) => {
            let parts = parts.iter().map(|(part, typed)| format!("{part}: {typed}"));
            Plain::line(&parts.collect::<Vec<_>>().join("; "))
        }
        Entry::Missing(reason) => Plain::line(reason.word()),
    }
}
