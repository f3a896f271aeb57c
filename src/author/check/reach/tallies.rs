//! What the functions of conditions can come to in a region of answers.

use rust_decimal::{Decimal, RoundingStrategy};

use super::judge::has;
use super::scene::{Here, Scene};
use super::seen::{Seen, Truths, What};
use crate::expr::{Function, Node, Value};

/// One row, tick or repetition: whether it may be left out, and what it may say.
struct Counted {
    /// It may not be there to be counted.
    absent: bool,
    truths: Truths,
}

/// One number or date that is added up, or may be.
struct Part<'s> {
    absent: bool,
    what: What<'s>,
}

impl<'a> Scene<'a, '_> {
    pub(super) fn call(&self, function: Function, arguments: &'a [Node], here: Here) -> Seen<'a> {
        let Some((first, wanted)) = arguments.split_first() else {
            return Seen::NOTHING;
        };
        match function {
            Function::Answered => Seen::sure(What::Truth(self.answered(first, here))),
            Function::Count if wanted.is_empty() => self.count(self.value(first, here)),
            Function::Count => self.matching(first, wanted, here),
            Function::Any => self.tally(first, (wanted, true), here),
            Function::Every => self.tally(first, (wanted, false), here),
            Function::Sum => self.sum(arguments, here),
            Function::Min => self.extreme(arguments, true, here),
            Function::Max => self.extreme(arguments, false, here),
            Function::Round => {
                let decimals = match wanted {
                    [Node::Literal(Value::Number(kept)), ..] => u32::try_from(*kept).ok(),
                    _ => Some(0),
                };
                rounded(self.value(first, here), decimals)
            }
        }
    }

    fn answered(&self, node: &'a Node, here: Here) -> Truths {
        let seen = self.value(node, here);
        if let What::Each(question) = seen.what {
            let each = self.each(question);
            let some = each.iter().any(|(_, one)| one.is_some());
            let goes_on = self.space.goes_on(self.page_of(question));
            let none = !each.iter().any(|(there, one)| *there && !one.none);
            return Truths::YES
                .when(some || goes_on)
                .or(Truths::NO.when(seen.none || none));
        }
        Truths::YES
            .when(seen.is_some())
            .or(Truths::NO.when(seen.none))
    }

    fn page_of(&self, question: usize) -> usize {
        self.space.survey.questions[question].page
    }

    /// The answers of a question that is asked several times, each with whether it is
    /// surely there.
    fn each(&self, question: usize) -> Vec<(bool, Seen<'a>)> {
        let is_shown = self.space.survey.questions[question].is_shown();
        let cells = self.space.cells_of(question);
        let each = cells.map(|cell| {
            let asked = self.asked.get(cell).copied().unwrap_or(Truths::KNOWN);
            // A computed one counts wherever its page is asked, also without a value.
            (is_shown && asked.must(Truths::YES), self.seen(cell))
        });
        each.collect()
    }

    fn count(&self, seen: Seen<'a>) -> Seen<'a> {
        let (least, most) = match seen.what {
            What::Nothing => return Seen::NOTHING,
            What::Ticks { must, may, .. } => (must.count_ones().max(1), may.count_ones()),
            What::Rows(cell) => {
                let rows = 0..self.space.question(cell).kind.rows().len();
                let is_grid = !self.space.question(cell).kind.choices().is_empty();
                if is_grid {
                    let rows: Vec<Seen<'_>> = rows.map(|at| self.row(cell, at)).collect();
                    let least = rows.iter().filter(|row| !row.none).count();
                    let most = rows.iter().filter(|row| row.is_some()).count();
                    (number(least).max(1), number(most))
                } else {
                    (1, number(rows.len()))
                }
            }
            What::Each(question) => {
                let each = self.each(question);
                let least = each
                    .iter()
                    .filter(|(there, one)| *there && !one.none)
                    .count();
                let most = each.iter().filter(|(_, one)| one.is_some()).count();
                if self.space.goes_on(self.page_of(question)) {
                    return Seen::ANY;
                }
                (number(least), number(most))
            }
            _ => return Seen::ANY,
        };
        Seen {
            none: seen.none,
            what: What::Number(least.into(), most.max(least).into()),
        }
    }

    /// The rows, ticks or repetitions that a function looks at, where there is an answer;
    /// `None` where they cannot be told.
    fn counted(&self, node: &'a Node, wanted: &'a [Node], here: Here) -> Option<Vec<Counted>> {
        let seen = self.value(node, here);
        match seen.what {
            What::Nothing => Some(Vec::new()),
            What::Any => None,
            What::Rows(cell) if matches!(node, Node::Name(_)) => Some(self.in_rows(cell, wanted)),
            What::Each(question) => {
                if self.space.goes_on(self.page_of(question)) {
                    return None;
                }
                let cells = self.space.cells_of(question);
                let is_shown = self.space.survey.questions[question].is_shown();
                let mut counted = Vec::new();
                for (cell, (there, one)) in cells.zip(self.each(question)) {
                    let may_be_there = self.asked.get(cell).is_none_or(|a| a.may(Truths::YES));
                    if is_shown && !may_be_there {
                        continue;
                    }
                    if let What::Rows(cell) = one.what {
                        let rows = self.in_rows(cell, wanted);
                        counted.extend(rows.into_iter().map(|row| Counted {
                            absent: row.absent || !there || one.none,
                            truths: row.truths.or(Truths::UNKNOWN.when(one.none)),
                        }));
                        if one.none {
                            counted.push(Counted {
                                absent: true,
                                truths: Truths::UNKNOWN,
                            });
                        }
                        continue;
                    }
                    let truths = has(one, wanted);
                    counted.push(Counted {
                        absent: !there,
                        truths: truths.or(Truths::UNKNOWN.when(one.none || !there)),
                    });
                }
                Some(counted)
            }
            _ => Some(vec![Counted {
                absent: false,
                truths: has(seen, wanted),
            }]),
        }
    }

    fn in_rows(&self, cell: usize, wanted: &'a [Node]) -> Vec<Counted> {
        let rows = self.space.question(cell).kind.rows();
        let looked = rows.iter().enumerate().filter_map(|(at, row)| {
            let shown = self.is_shown(row, cell);
            if !shown.may(Truths::YES) {
                return None;
            }
            let seen = self.row(cell, at);
            let truths = has(seen, wanted);
            Some(Counted {
                absent: shown.may(Truths::NO),
                truths: truths.or(Truths::UNKNOWN.when(seen.none)),
            })
        });
        looked.collect()
    }

    /// `any` and `every`: what is not there decides nothing.
    fn tally(&self, node: &'a Node, (wanted, is_any): (&'a [Node], bool), here: Here) -> Seen<'a> {
        let seen = self.value(node, here);
        if !seen.is_some() {
            return Seen::NOTHING;
        }
        let Some(counted) = self.counted(node, wanted, here) else {
            return Seen::ANY;
        };
        let neutral = if is_any { Truths::NO } else { Truths::YES };
        let parts = counted
            .iter()
            .map(|one| one.truths.or(neutral.when(one.absent)));
        let truths = if is_any {
            Truths::any(parts)
        } else {
            Truths::all(parts)
        };
        let known = Truths::NO
            .when(truths.may(Truths::NO))
            .or(Truths::YES.when(truths.may(Truths::YES)));
        let what = if known == Truths::NONE {
            What::Nothing
        } else {
            What::Truth(known)
        };
        Seen {
            none: seen.none || truths.may(Truths::UNKNOWN),
            what,
        }
    }

    /// `count(name, 'code')`.
    fn matching(&self, node: &'a Node, wanted: &'a [Node], here: Here) -> Seen<'a> {
        let seen = self.value(node, here);
        if !seen.is_some() {
            return Seen::NOTHING;
        }
        let Some(counted) = self.counted(node, wanted, here) else {
            return Seen::ANY;
        };
        let sure = |one: &&Counted| !one.absent && one.truths.must(Truths::YES);
        let least = counted.iter().filter(sure).count();
        let most = counted.iter().filter(|one| one.truths.may(Truths::YES));
        Seen {
            none: seen.none,
            what: What::Number(number(least).into(), number(most.count()).into()),
        }
    }

    /// The numbers or dates of the arguments; `None` where they cannot be told.
    fn parts(&self, arguments: &'a [Node], here: Here) -> Option<Vec<Part<'a>>> {
        let mut parts = Vec::new();
        for node in arguments {
            let seen = self.value(node, here);
            match seen.what {
                What::Nothing => {}
                What::Rows(cell) => self.shares(cell, &mut parts)?,
                What::Each(question) => {
                    if self.space.goes_on(self.page_of(question)) {
                        return None;
                    }
                    for (there, one) in self.each(question) {
                        let absent = seen.none || one.none || !there;
                        match one.what {
                            What::Nothing => {}
                            What::Rows(cell) => self.shares(cell, &mut parts)?,
                            what => parts.push(Part { absent, what }),
                        }
                    }
                }
                what => parts.push(Part {
                    absent: seen.none,
                    what,
                }),
            }
        }
        Some(parts)
    }

    /// The parts of a total, any of which may be blank.
    fn shares(&self, cell: usize, parts: &mut Vec<Part<'a>>) -> Option<()> {
        let question = self.space.question(cell);
        if !question.kind.choices().is_empty() {
            return None;
        }
        for at in 0..question.kind.rows().len() {
            let part = self.part(cell, at);
            if part.is_some() {
                let what = part.what;
                parts.push(Part { absent: true, what });
            }
        }
        Some(())
    }

    fn sum(&self, arguments: &'a [Node], here: Here) -> Seen<'a> {
        let Some(parts) = self.parts(arguments, here) else {
            return Seen::ANY;
        };
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for part in &parts {
            let What::Number(least, most) = part.what else {
                return Seen::ANY;
            };
            let (least, most) = if part.absent {
                (least.min(Decimal::ZERO), most.max(Decimal::ZERO))
            } else {
                (least, most)
            };
            match low.checked_add(least).zip(high.checked_add(most)) {
                Some(sum) => (low, high) = sum,
                None => return Seen::ANY,
            }
        }
        // A page that is known to be asked no times adds nothing, which is not unknown.
        let (may_be_none, is_none) = self.asked_no_times(arguments, here);
        if parts.is_empty() && !may_be_none {
            return Seen::NOTHING;
        }
        Seen {
            none: parts.iter().all(|part| part.absent) && !is_none,
            what: What::Number(low, high),
        }
    }

    /// Whether the page of some argument may be asked no times, and whether it surely is.
    fn asked_no_times(&self, arguments: &'a [Node], here: Here) -> (bool, bool) {
        let (mut may, mut must) = (false, false);
        for node in arguments {
            let seen = self.value(node, here);
            let What::Each(question) = seen.what else {
                continue;
            };
            let is_shown = self.space.survey.questions[question].is_shown();
            let (mut sure, mut possible) = (false, !is_shown);
            for cell in self.space.cells_of(question) {
                let asked = self.asked.get(cell).copied().unwrap_or(Truths::KNOWN);
                sure |= is_shown && asked.must(Truths::YES);
                possible |= asked.may(Truths::YES);
            }
            may |= !sure;
            must |= !possible && !seen.none;
        }
        (may, must)
    }

    fn extreme(&self, arguments: &'a [Node], is_least: bool, here: Here) -> Seen<'a> {
        let Some(parts) = self.parts(arguments, here) else {
            return Seen::ANY;
        };
        let none = parts.iter().all(|part| part.absent);
        let numbers: Option<Vec<(bool, Decimal, Decimal)>> = parts
            .iter()
            .map(|part| match part.what {
                What::Number(low, high) => Some((part.absent, low, high)),
                _ => None,
            })
            .collect();
        if let Some(numbers) = numbers {
            let what = bounds(&numbers, is_least).map(|(low, high)| What::Number(low, high));
            let what = what.unwrap_or(What::Nothing);
            return Seen { none, what };
        }
        let dates: Option<Vec<_>> = parts
            .iter()
            .map(|part| match part.what {
                What::Date(low, high) => Some((part.absent, low, high)),
                _ => None,
            })
            .collect();
        let Some(dates) = dates else {
            return Seen::ANY;
        };
        let what = bounds(&dates, is_least).map(|(low, high)| What::Date(low, high));
        Seen {
            none,
            what: what.unwrap_or(What::Nothing),
        }
    }
}

/// Between what the least of these lies, or the greatest.
fn bounds<T: Copy + Ord>(parts: &[(bool, T, T)], is_least: bool) -> Option<(T, T)> {
    let all = parts.iter();
    let sure = all.clone().filter(|(absent, ..)| !absent);
    if is_least {
        let low = all.clone().map(|(_, low, _)| *low).min()?;
        let high = sure.map(|(.., high)| *high).min();
        Some((low, high.or_else(|| all.map(|(.., high)| *high).max())?))
    } else {
        let high = all.clone().map(|(.., high)| *high).max()?;
        let low = sure.map(|(_, low, _)| *low).max();
        Some((low.or_else(|| all.map(|(_, low, _)| *low).min())?, high))
    }
}

fn rounded(seen: Seen<'_>, decimals: Option<u32>) -> Seen<'_> {
    let (What::Number(low, high), Some(decimals)) = (seen.what, decimals) else {
        let what = if seen.is_some() {
            What::Any
        } else {
            What::Nothing
        };
        return Seen { none: true, what };
    };
    let round = |number: Decimal| {
        number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
    };
    Seen {
        none: seen.none,
        what: What::Number(round(low), round(high)),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
