//! Whether what is entered is accepted: the rules of a question over a region of answers.

use rust_decimal::Decimal;

use super::scene::{Scene, bits};
use super::seen::{Seen, Truths, What, set};
use super::space::{Opt, TICKED, UNTICKED};
use crate::expr::Truth;
use crate::survey::{Choice, Kind, Level, Question, Required, Sharing, Total};

impl<'a> Scene<'a, '_> {
    /// Whether the entry in a cell is accepted, where it is asked: `No` and `Yes` only.
    pub(super) fn fits(&self, cell: usize, with_checks: bool) -> Truths {
        let question = self.space.question(cell);
        let shape = match &question.kind {
            Kind::Single { .. } => self.open_options(cell, 0),
            Kind::Multi { choices, min, max } => {
                let (min, max) = (min.unwrap_or(0), max.unwrap_or(choices.len()));
                self.picks_fit((cell, 0), (min, max), question.required == Required::Yes)
            }
            Kind::Rank { max, .. } => {
                self.picks_fit((cell, 0), (0, *max), question.required == Required::Yes)
            }
            Kind::Grid { .. } => self.rows_fit(question, cell),
            Kind::Allocate(sharing) => self.shares_fit(sharing, cell),
            Kind::Note
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::Text { .. }
            | Kind::Date(_)
            | Kind::Lookup { .. }
            | Kind::Computed { .. } => Truths::YES,
        };
        let checks = if with_checks {
            self.checks_pass(question, cell)
        } else {
            Truths::YES
        };
        Truths::all([shape, checks].into_iter())
    }

    fn checks_pass(&self, question: &'a Question, cell: usize) -> Truths {
        let hard = question.checks.iter();
        let hard = hard.filter(|check| check.level == Level::Error);
        Truths::all(hard.map(|check| {
            let truths = self.truth(check.that.node(), Some(cell));
            let passes = truths.may(Truths::UNKNOWN) || truths.may(Truths::YES);
            Truths::NO
                .when(truths.may(Truths::NO))
                .or(Truths::YES.when(passes))
        }))
    }

    /// Whether the one option taken is among those shown.
    fn open_options(&self, cell: usize, atom: usize) -> Truths {
        let question = self.space.question(cell);
        let options = &self.space.options[self.space.cells[cell].question];
        let taken = set(options, bits(self.atoms(cell)[atom]));
        taken.fold(Truths::NONE, |truths, option| {
            let shown = match option {
                Opt::Code(code) => {
                    self.space.looks.count(question.kind.choices().len());
                    let mut choices = question.kind.choices().iter();
                    let choice = choices.find(|choice| choice.code == *code);
                    choice.map_or(Truths::KNOWN, |choice| self.is_shown(choice, cell))
                }
                Opt::OtherCode(_) => Truths::KNOWN,
                Opt::Blank | Opt::Reason(_) | Opt::Words(_) | Opt::OtherWords | Opt::Given => {
                    Truths::YES
                }
            };
            truths.or(shown)
        })
    }

    /// Whether the ticks from an atom on go together.
    fn picks_fit(
        &self,
        (cell, from): (usize, usize),
        (min, max): (usize, usize),
        required: bool,
    ) -> Truths {
        let choices = self.space.question(cell).kind.choices();
        let atoms = &self.atoms(cell)[from..from + choices.len()];
        self.space.looks.count(choices.len());
        let mut shown = Truths::YES;
        let mut ticks = Ticks::default();
        for (choice, atom) in choices.iter().zip(atoms) {
            let (may, must) = (bits(*atom) & TICKED != 0, bits(*atom) & UNTICKED == 0);
            if may && choice.show_if.is_some() {
                let there = self.is_shown(choice, cell);
                let open = Truths::NO
                    .when(there.may(Truths::NO))
                    .or(Truths::YES.when(!must || there.may(Truths::YES)));
                shown = Truths::all([shown, open].into_iter());
            }
            ticks.note(choice, may, must);
        }
        Truths::all([shown, ticks.fit((min, max), required)].into_iter())
    }

    fn rows_fit(&self, question: &'a Question, cell: usize) -> Truths {
        let (rows, width) = (question.kind.rows(), question.kind.choices().len());
        let is_several = matches!(question.kind, Kind::Grid { several: true, .. });
        let required = question.required == Required::Yes;
        let (mut fit, mut some) = (Truths::YES, Truths::NO);
        for (at, row) in rows.iter().enumerate() {
            let shown = self.is_shown(row, cell);
            let inside = if is_several {
                self.picks_fit((cell, at * width), (0, width), required)
            } else {
                self.open_options(cell, at)
            };
            let fits = Truths::any([shown.not(), inside].into_iter());
            fit = Truths::all([fit, fits].into_iter());
            some = Truths::any([some, shown].into_iter());
        }
        if required {
            Truths::all([fit, some].into_iter())
        } else {
            fit
        }
    }

    fn shares_fit(&self, sharing: &'a Sharing, cell: usize) -> Truths {
        let options = &self.space.options[self.space.cells[cell].question];
        let taken = set(options, bits(self.atoms(cell)[0]));
        let (mut given, mut open) = (false, false);
        for option in taken {
            if *option == Opt::Given {
                given = true;
            } else {
                open = true;
            }
        }
        let shared = if given {
            self.adds_up(sharing, cell)
        } else {
            Truths::NONE
        };
        shared.or(Truths::YES.when(open))
    }

    /// What the parts of a total in a cell must add up to; nothing where that is unknown.
    pub(super) fn total(&self, sharing: &'a Sharing, cell: usize) -> Seen<'a> {
        match &sharing.total {
            Total::Fixed(total) => Seen::sure(What::Number(*total, *total)),
            Total::Computed(total) => self.value(total.node(), Some(cell)),
        }
    }

    fn adds_up(&self, sharing: &'a Sharing, cell: usize) -> Truths {
        let total = self.total(sharing, cell);
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for at in 0..sharing.parts.len() {
            let part = self.part(cell, at);
            let What::Number(least, most) = part.what else {
                continue;
            };
            if !part.none {
                low = low.saturating_add(least);
            }
            high = high.saturating_add(most);
        }
        let (What::Number(least, most), false) = (total.what, total.none) else {
            return Truths::KNOWN;
        };
        let nearest = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let least = least.round_dp_with_strategy(sharing.decimals, nearest);
        let most = most.round_dp_with_strategy(sharing.decimals, nearest);
        // A total below nothing is as good as none: any sum is accepted then.
        let passes = least < Decimal::ZERO || (low <= most && least <= high);
        let is_exact = low == high && least == most && (low == least || most < Decimal::ZERO);
        Truths::YES.when(passes).or(Truths::NO.when(!is_exact))
    }
}

/// How many are ticked, as far as that is known.
#[derive(Default)]
struct Ticks {
    must: usize,
    may: usize,
    /// Exclusive ones.
    alone_must: usize,
    alone_may: usize,
}

impl Ticks {
    fn note(&mut self, choice: &Choice, may: bool, must: bool) {
        self.may += usize::from(may);
        self.must += usize::from(must);
        self.alone_may += usize::from(may && choice.exclusive);
        self.alone_must += usize::from(must && choice.exclusive);
    }

    fn fit(&self, (min, max): (usize, usize), required: bool) -> Truths {
        let at_least = min.max(1);
        let none = self.must == 0 && !required;
        let alone = self.alone_may > 0 && self.must <= 1 && self.must == self.alone_must;
        let others = self.may - self.alone_may;
        let together = self.alone_must == 0 && self.must <= max && others >= at_least;
        let passes = none || alone || (together && at_least <= max);
        let is_decided = self.must == self.may;
        let is_free = self.alone_may == 0
            && self.may <= max
            && (self.must >= at_least || (min <= 1 && !required));
        let fails = if is_decided { !passes } else { !is_free };
        Truths::YES.when(passes).or(Truths::NO.when(fails))
    }
}

/// A truth that is known, as one of the possibilities.
pub(super) fn sure(known: bool) -> Truths {
    Truths::from(Truth::from(known))
}
