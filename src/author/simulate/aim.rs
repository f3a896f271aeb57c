//! What a respondent aims at: whatever nobody has reached yet, each in its turn.

use super::coverage::Coverage;
use super::wish::Wish;
use crate::expr::{Comparison, Value};
use crate::survey::{Kind, Required, Rule, Survey};

/// After so many misses, something is left to chance.
const TRIES_MAX: usize = 25;

/// Something that a survey has, and that respondents may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    Page(usize),
    Question(usize),
    /// A question that is not asked, though its page is.
    Skipped(usize),
    /// A choice of a question, picked; of a computed one, taken.
    Choice(usize, usize),
    /// A choice that is not shown.
    Hidden(usize, usize),
    Row(usize, usize),
    RowHidden(usize, usize),
    /// A computation that is false.
    Untrue(usize),
    /// The words of a check.
    Words(usize, usize),
    /// The question whether an answer is to stay open.
    AskedAgain(usize),
}

/// All aims of a survey, and how often each was tried.
pub(super) struct Aims {
    left: Vec<(Aim, usize)>,
    turn: usize,
}

impl Aims {
    pub(super) fn new(survey: &Survey) -> Self {
        let pages = (0..survey.pages.len()).map(Aim::Page);
        let questions = (0..survey.questions.len()).flat_map(|at| of(survey, at));
        let left = pages.chain(questions).map(|aim| (aim, 0));
        Self {
            left: left.collect(),
            turn: 0,
        }
    }

    /// The next aim that nobody has reached; `None` where there is nothing to aim at.
    pub(super) fn next(&mut self, coverage: &Coverage) -> Option<Aim> {
        self.left
            .retain(|(aim, tries)| *tries < TRIES_MAX && !aim.is_reached(coverage));
        let count = self.left.len();
        if count == 0 {
            return None;
        }
        self.turn = (self.turn + 1) % count;
        let (aim, tries) = &mut self.left[self.turn];
        *tries += 1;
        Some(*aim)
    }
}

fn of(survey: &Survey, at: usize) -> Vec<Aim> {
    let question = &survey.questions[at];
    let mut aims = vec![Aim::Question(at)];
    if question.is_shown() && question.show_if.is_some() {
        aims.push(Aim::Skipped(at));
    }
    if let Kind::Computed {
        rule: Rule::Value(value),
    } = &question.kind
        && *value.kind() == crate::expr::Type::Truth
    {
        aims.push(Aim::Untrue(at));
    }
    let computed = !question.is_shown();
    for (nth, choice) in question.kind.choices().iter().enumerate() {
        aims.push(Aim::Choice(at, nth));
        if choice.show_if.is_some() && !computed {
            aims.push(Aim::Hidden(at, nth));
        }
    }
    for (nth, row) in question.kind.rows().iter().enumerate() {
        aims.push(Aim::Row(at, nth));
        if row.show_if.is_some() {
            aims.push(Aim::RowHidden(at, nth));
        }
    }
    aims.extend((0..question.checks.len()).map(|nth| Aim::Words(at, nth)));
    if question.required == Required::Soft {
        aims.push(Aim::AskedAgain(at));
    }
    aims
}

impl Aim {
    pub(super) fn is_reached(self, coverage: &Coverage) -> bool {
        let of = |at: usize| &coverage.questions[at];
        let count = match self {
            Self::Page(page) => coverage.pages[page],
            Self::Question(at) => of(at).asked,
            Self::Skipped(at) => of(at).skipped,
            Self::Choice(at, nth) => of(at).choices[nth],
            Self::Hidden(at, nth) => of(at).hidden[nth],
            Self::Row(at, nth) => of(at).rows[nth],
            Self::RowHidden(at, nth) => of(at).rows_hidden[nth],
            Self::Untrue(at) => of(at).untrue,
            Self::Words(at, nth) => of(at).shown[nth],
            Self::AskedAgain(at) => of(at).asked_again,
        };
        count > 0
    }

    /// Hints for a respondent who has answered nothing yet.
    pub(super) fn wish(self, wish: &mut Wish<'_>) {
        let questions = &wish.survey.questions;
        match self {
            Self::Page(page) => wish.reach_page(page),
            Self::Question(at) => wish.reach(at),
            Self::Skipped(at) => {
                wish.reach_page(questions[at].page);
                if let Some(rule) = &questions[at].show_if {
                    wish.hold(rule.node(), false);
                }
            }
            Self::Choice(at, nth) => Self::choose(wish, (at, nth)),
            Self::Hidden(at, nth) => {
                wish.reach(at);
                if let Some(rule) = &questions[at].kind.choices()[nth].show_if {
                    wish.hold(rule.node(), false);
                }
            }
            Self::Row(at, nth) | Self::RowHidden(at, nth) => {
                wish.answer(at);
                if let Some(rule) = &questions[at].kind.rows()[nth].show_if {
                    wish.hold(rule.node(), matches!(self, Self::Row(..)));
                }
            }
            Self::Untrue(at) => {
                wish.reach(at);
                if let Kind::Computed {
                    rule: Rule::Value(value),
                } = &questions[at].kind
                {
                    wish.hold(value.node(), false);
                }
            }
            Self::Words(at, nth) => {
                wish.answer(at);
                wish.hold(questions[at].checks[nth].that.node(), false);
            }
            Self::AskedAgain(at) => {
                wish.reach(at);
                wish.guide(at).answered = Some(false);
            }
        }
    }

    fn choose(wish: &mut Wish<'_>, (at, nth): (usize, usize)) {
        let kind = &wish.survey.questions[at].kind;
        let choice = &kind.choices()[nth];
        if let Kind::Computed {
            rule: Rule::First(choices),
        } = kind
        {
            wish.reach(at);
            let value = Value::Code(choice.code.clone());
            wish.first(choices, Comparison::Equal, &value);
            return;
        }
        wish.answer(at);
        if let Some(rule) = &choice.show_if {
            wish.hold(rule.node(), true);
        }
        let code = choice.code.clone();
        let row = wish.random.one(kind.rows()).map(|row| row.code.clone());
        let guide = wish.guide(at);
        match row {
            None => guide.pick.push(code),
            row @ Some(_) => guide.cells.push(super::guide::CellHint {
                row,
                code,
                ticked: true,
            }),
        }
    }
}
