//! Finding one's way: a question by its number, name or words, and how far each page has
//! come.

use super::{Place, Position, Session, Standing, Step};
use crate::locale::Message;
use crate::survey::fold;

/// One page as it stands, or one time of a page that is asked several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageStanding {
    /// Its first step.
    pub place: Place,
    pub answered: usize,
    /// Left blank, though the respondent has been further than that.
    pub skipped: usize,
    /// Not come to yet.
    pub ahead: usize,
    /// Answers that must be mended.
    pub refused: usize,
    /// Whether the respondent is there.
    pub is_here: bool,
}

impl Session {
    /// The steps that are meant by a number, a name or words, the likeliest first, each with
    /// its number. Everything is meant by nothing.
    pub fn find(&self, wanted: &str) -> Vec<(usize, Step)> {
        let wanted = wanted.trim();
        let number: Option<usize> = wanted.parse().ok();
        let words = fold(wanted);
        let mut found: Vec<(usize, usize, Step)> = Vec::new();
        for (at, step) in self.path.steps().enumerate() {
            let likeness = if number == Some(at + 1) {
                Some(0)
            } else {
                self.likeness(&step, (wanted, &words))
            };
            found.extend(likeness.map(|likeness| (likeness, at + 1, step)));
        }
        found.sort_by_key(|(likeness, number, _)| (*likeness, *number));
        let found = found.into_iter();
        found.map(|(_, number, step)| (number, step)).collect()
    }

    /// How like a step is to what is wanted, the least the likest; `None` for not at all.
    fn likeness(&self, step: &Step, (wanted, words): (&str, &str)) -> Option<usize> {
        let id = step.place.to_string();
        if id == wanted {
            return Some(1);
        }
        let question = &self.survey.questions[step.question];
        let mut text = fold(self.words_at(&step.place, &question.text).as_str());
        if let Some(time) = self.this_time(&step.place) {
            text = format!("{text} {}", fold(time.as_str()));
        }
        let mut parts = words.split_whitespace();
        match parts.all(|part| text.contains(part)) {
            true if text.starts_with(words) => Some(2),
            true => Some(3),
            false => (!wanted.is_empty() && id.starts_with(wanted)).then_some(4),
        }
    }

    /// The pages in the order in which they are asked, each with how far it has come.
    pub fn overview(&self) -> Vec<PageStanding> {
        let steps: Vec<Step> = self.path.steps().collect();
        let here = match &self.state.position {
            Position::Opening => 0,
            Position::At(place) | Position::Revisit(place) => {
                self.path.index_of(place).unwrap_or(0)
            }
            Position::Review => steps.len(),
        };
        let answered = |step: &Step| self.entry(&step.place).is_some();
        let last = steps.iter().rposition(answered).map_or(0, |last| last + 1);
        let reached = here.max(last);
        let page_of = |step: &Step| {
            let page = self.survey.questions[step.question].page;
            (page, step.place.iteration.clone())
        };
        let mut pages: Vec<PageStanding> = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let question = &self.survey.questions[step.question];
            if at == 0 || page_of(step) != page_of(&steps[at - 1]) {
                pages.push(PageStanding::at(step.place.clone()));
            }
            let Some(page) = pages.last_mut() else {
                continue;
            };
            page.is_here |= at == here;
            if !question.takes_entry() {
                continue;
            }
            match self.standing(&step.place) {
                Standing::Answered(_) | Standing::Missing(_) => page.answered += 1,
                Standing::Refused(_) => page.refused += 1,
                Standing::Blank if at < reached => page.skipped += 1,
                Standing::Blank => page.ahead += 1,
            }
        }
        pages
    }
}

impl PageStanding {
    /// How far it has come, in words.
    pub fn message(&self) -> Message {
        let all = self.answered + self.skipped + self.ahead + self.refused;
        if all == 0 {
            return Message::new("overview-nothing");
        }
        Message::new("overview-standing")
            .with("answered", self.answered)
            .with("all", all)
            .with("skipped", self.skipped)
            .with("refused", self.refused)
    }

    fn at(place: Place) -> Self {
        Self {
            place,
            answered: 0,
            skipped: 0,
            ahead: 0,
            refused: 0,
            is_here: false,
        }
    }
}
