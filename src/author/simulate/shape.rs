//! Entries as people make them: plausible, and within what the question takes.

use std::collections::BTreeMap;

use rust_decimal::prelude::FromPrimitive as _;

use super::guide::Guide;
use super::profile::Habits;
use super::random::Random;
use super::taste::Tastes;
use crate::expr::Code;
use crate::session::{Place, Session};
use crate::survey::{Choice, Entry, Kind, Picks, Question, Required};

/// Makes the entries of one respondent at one place.
pub(super) struct Shaper<'a> {
    pub(super) session: &'a Session,
    pub(super) place: &'a Place,
    pub(super) question: &'a Question,
    /// The question's index.
    pub(super) at: usize,
    pub(super) tastes: &'a Tastes,
    pub(super) habits: Option<&'a Habits>,
    pub(super) guide: &'a Guide,
    /// Where on every scale this respondent tends to, from 0 to 1.
    pub(super) bent: f64,
    pub(super) random: &'a mut Random,
}

/// The share of picks that say what else was meant, where that is invited.
const DETAILED: f64 = 0.6;

impl<'a> Shaper<'a> {
    /// What this respondent enters; `None` for nothing.
    pub(super) fn entry(&mut self) -> Option<Entry> {
        if self.leaves_open() {
            return None;
        }
        if let Some(reason) = self.reason() {
            return Some(reason);
        }
        match &self.question.kind {
            Kind::Note | Kind::Computed { .. } => None,
            Kind::Single { .. } => self.picked((1, 1), 1),
            Kind::Multi { choices, min, max } => {
                let most = max.unwrap_or(choices.len());
                // Most people tick two or three.
                let usual = 1 + self.random.below(3) + self.random.below(2);
                self.picked((min.unwrap_or(1).max(1), most), usual)
            }
            Kind::Rank { max, .. } => {
                let usual = if self.random.chance(0.75) {
                    *max
                } else {
                    1 + self.random.below(*max)
                };
                self.picked((1, *max), usual)
            }
            Kind::Grid { several, .. } => self.grid(*several),
            Kind::Integer(measure) | Kind::Number(measure) => Some(self.number(measure)),
            Kind::Text {
                lines,
                max_length,
                pattern,
            } => self.text((*lines, *max_length), pattern.as_ref()),
            Kind::Date(dates) => Some(self.date(dates)),
            Kind::Lookup { list } => {
                let wanted = self.guide.pick.iter();
                let wanted = wanted.filter(|code| list.find(code).is_some());
                let wanted: Vec<&Code> = wanted.collect();
                let drawn = self.random.unit();
                let entries = list.entries();
                // A few entries are large, and they stand anywhere in the list.
                let nth = usize::from_f64(drawn * drawn * float(entries.len()));
                let nth = nth.unwrap_or(0).wrapping_mul(7919);
                let anywhere = nth % entries.len().max(1);
                let code = match self.random.one(&wanted) {
                    Some(code) => (*code).clone(),
                    None => entries.get(anywhere)?.code.clone(),
                };
                Some(Entry::picked(code))
            }
            Kind::Allocate(sharing) => Some(self.shares(sharing)),
        }
    }

    fn leaves_open(&mut self) -> bool {
        if let Some(answered) = self.guide.answered {
            return !answered && self.question.required != Required::Yes;
        }
        let share = self.habits.and_then(|habits| habits.nonresponse);
        let share = match self.question.required {
            Required::Yes => 0.0,
            Required::Soft => share.unwrap_or(0.03),
            Required::No => share.unwrap_or(match &self.question.kind {
                Kind::Text { lines, .. } if *lines > 1 => 0.4,
                Kind::Text { .. } | Kind::Rank { .. } => 0.12,
                _ => 0.05,
            }),
        };
        self.random.chance(share)
    }

    /// A reason instead of an answer, where the question offers some.
    fn reason(&mut self) -> Option<Entry> {
        const USUAL: f64 = 0.05;
        let reason = *self.random.one(&self.question.missing)?;
        let share = self.habits.and_then(|habits| habits.missing);
        let wanted = self.guide.answered != Some(true);
        let gives = wanted && self.random.chance(share.unwrap_or(USUAL));
        gives.then_some(Entry::Missing(reason))
    }

    /// The choices that are there, with their weights.
    fn weighted(&self) -> Vec<(&'a Choice, f64)> {
        let written = self.question.kind.choices();
        let weights = &self.tastes.weights[self.at];
        let shown = self.session.choices(self.place);
        let written = written.iter().zip(weights);
        let here = written.filter(|(choice, _)| shown.iter().any(|one| one.code == choice.code));
        here.map(|(choice, weight)| (choice, *weight)).collect()
    }

    /// So many choices, at least and at most.
    fn picked(&mut self, (min, max): (usize, usize), usual: usize) -> Option<Entry> {
        let mut choices = self.weighted();
        choices.retain(|(choice, _)| !self.guide.avoid.contains(&choice.code));
        let min = self.guide.ticks_min.map_or(min, |ticks| ticks.max(min));
        let max = self.guide.ticks_max.map_or(max, |ticks| ticks.min(max));
        if max == 0 || choices.is_empty() {
            return None;
        }
        let wanted = self.guide.pick.clone();
        let count = usual.max(min).min(max).max(wanted.len().min(max));
        let picks = self.draw(choices, count, &wanted);
        (!picks.codes.is_empty()).then_some(Entry::Picked(picks))
    }

    /// Draws by weight, what is wanted first; what excludes the others comes alone.
    fn draw(&mut self, mut among: Vec<(&Choice, f64)>, count: usize, wanted: &[Code]) -> Picks {
        let mut picks = Picks::default();
        while picks.codes.len() < count {
            let left = |(choice, _): &(&Choice, f64)| {
                wanted.contains(&choice.code) && !picks.codes.contains(&choice.code)
            };
            let at = match among.iter().position(left) {
                Some(at) => at,
                None => {
                    let weights: Vec<f64> = among.iter().map(|(_, weight)| *weight).collect();
                    let Some(at) = self.random.weighted(&weights) else {
                        break;
                    };
                    at
                }
            };
            let (choice, _) = among.swap_remove(at);
            self.pick(&mut picks, choice);
            if choice.exclusive {
                break;
            }
            among.retain(|(other, _)| !other.exclusive);
        }
        picks
    }

    fn pick(&mut self, picks: &mut Picks, choice: &Choice) {
        picks.codes.push(choice.code.clone());
        if choice.detail && self.random.chance(DETAILED) {
            let words = 1 + self.random.below(4);
            let detail = self.sentence(words);
            picks.details.insert(choice.code.clone(), detail);
        }
    }

    pub(super) fn sentence(&mut self, words: usize) -> String {
        let language = self.session.language();
        self.tastes.sentence(language, words, self.random)
    }

    fn grid(&mut self, several: bool) -> Option<Entry> {
        let choices = self.weighted();
        let whole = self.question.required == Required::Yes;
        let nonresponse = if whole || self.guide.answered.is_some() {
            0.0
        } else {
            self.habits
                .and_then(|habits| habits.nonresponse)
                .unwrap_or(0.02)
        };
        let mut cells = BTreeMap::new();
        for row in self.session.rows(self.place) {
            if self.random.chance(nonresponse) {
                continue;
            }
            let (wanted, among) = self.cell(&choices, &row.code);
            let count = if several { 1 + self.random.below(3) } else { 1 };
            let picks = self.draw(among, count, &wanted);
            if !picks.codes.is_empty() {
                cells.insert(row.code.clone(), picks);
            }
        }
        (!cells.is_empty()).then_some(Entry::Cells(cells))
    }

    /// What a row is to say, and what it may say by the respondent's own bent.
    fn cell(
        &self,
        choices: &[(&'a Choice, f64)],
        row: &Code,
    ) -> (Vec<Code>, Vec<(&'a Choice, f64)>) {
        let hints = self.guide.cells.iter();
        let here = hints.filter(|hint| hint.row.as_ref().is_none_or(|of| of == row));
        let (wanted, unwanted): (Vec<_>, Vec<_>) = here.partition(|hint| hint.ticked);
        let own = self.habits.and_then(|habits| habits.rows.get(row));
        let scale = choices
            .iter()
            .filter(|(choice, _)| choice.missing.is_none())
            .count();
        let mut nth = 0;
        let mut among = Vec::with_capacity(choices.len());
        for (choice, weight) in choices {
            if unwanted.iter().any(|hint| hint.code == choice.code) {
                continue;
            }
            let weight = match own {
                Some(own) => {
                    let named = own.iter().find(|(code, _)| *code == choice.code);
                    named.map_or(0.0, |(_, weight)| *weight)
                }
                None if choice.missing.is_some() => *weight,
                None => {
                    let on_scale = (float(nth) + 0.5) / float(scale);
                    let off = on_scale - self.bent;
                    weight / (0.15 + off * off * 4.0)
                }
            };
            nth += usize::from(choice.missing.is_none());
            among.push((*choice, weight));
        }
        (
            wanted.into_iter().map(|hint| hint.code.clone()).collect(),
            among,
        )
    }
}

/// Counts here are small.
pub(super) fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
