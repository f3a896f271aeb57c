//! Numbers and dates as whole steps: cents, months, days.

use jiff::civil::{Date, date};
use jiff::{Span, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::locale::Precision;
use crate::survey::{Kind, Total};

/// What one step is, and how far the scale goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) step: Step,
    pub(super) low: i128,
    pub(super) high: i128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// So many decimals.
    Number(u32),
    Date(Precision),
}

/// The largest number that is accepted where there is no limit: 15 digits.
const MOST: i64 = 999_999_999_999_999;

const FIRST_DATE: Date = date(1000, 1, 1);
const LAST_DATE: Date = date(9999, 12, 31);

impl Scale {
    pub(super) fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Integer(measure) | Kind::Number(measure) => {
                let step = Step::Number(measure.decimals);
                let low = measure.min.unwrap_or_else(|| (-MOST).into());
                let high = measure.max.unwrap_or_else(|| MOST.into());
                Self::between(step, (low, high))
            }
            Kind::Allocate(sharing) => {
                let high = match &sharing.total {
                    Total::Fixed(total) => *total,
                    Total::Computed(_) => MOST.into(),
                };
                Self::between(Step::Number(sharing.decimals), (Decimal::ZERO, high))
            }
            Kind::Date(dates) => {
                let step = Step::Date(dates.precision);
                // What is accepted begins within the limits.
                let low = ceiling(dates.precision, dates.min.unwrap_or(FIRST_DATE));
                let high = index(dates.precision, dates.max.unwrap_or(LAST_DATE));
                Self { step, low, high }
            }
            Kind::Note
            | Kind::Single { .. }
            | Kind::Multi { .. }
            | Kind::Grid { .. }
            | Kind::Rank { .. }
            | Kind::Text { .. }
            | Kind::Lookup { .. }
            | Kind::Computed { .. } => Self::between(Step::Number(0), Default::default()),
        }
    }

    fn between(step: Step, (low, high): (Decimal, Decimal)) -> Self {
        let decimals = match step {
            Step::Number(decimals) => decimals,
            Step::Date(_) => 0,
        };
        Self {
            step,
            low: scaled(low, decimals).0,
            high: scaled(high, decimals).1,
        }
    }

    pub(super) fn number(&self, step: i128) -> Option<Decimal> {
        match self.step {
            Step::Number(decimals) => Decimal::try_from_i128_with_scale(step, decimals).ok(),
            Step::Date(_) => None,
        }
    }

    pub(super) fn date(&self, step: i128) -> Option<Date> {
        let Step::Date(precision) = self.step else {
            return None;
        };
        let step = i64::try_from(step).ok()?;
        match precision {
            Precision::Day => FIRST_DATE
                .checked_add(Span::new().try_days(step).ok()?)
                .ok(),
            Precision::Month => {
                let (year, month) = (step.div_euclid(12), step.rem_euclid(12) + 1);
                Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()
            }
            Precision::Year => Date::new(i16::try_from(step).ok()?, 1, 1).ok(),
        }
    }

    /// The step at or right below a number.
    pub(super) fn step_of_number(&self, number: Decimal) -> Option<i128> {
        match self.step {
            Step::Number(decimals) => Some(scaled(number, decimals).1),
            Step::Date(_) => None,
        }
    }

    pub(super) fn step_of_date(&self, date: Date) -> Option<i128> {
        match self.step {
            Step::Number(_) => None,
            Step::Date(precision) => Some(index(precision, date)),
        }
    }
}

/// A number in steps, rounded up and rounded down.
fn scaled(number: Decimal, decimals: u32) -> (i128, i128) {
    let factor = Decimal::try_from_i128_with_scale(10_i128.pow(decimals.min(28)), 0);
    let scaled = factor.ok().and_then(|factor| number.checked_mul(factor));
    let Some(scaled) = scaled else {
        let far = if number.is_sign_negative() {
            i64::MIN
        } else {
            i64::MAX
        };
        return (far.into(), far.into());
    };
    let whole = |number: Decimal| number.to_i128().unwrap_or_default();
    (whole(scaled.ceil()), whole(scaled.floor()))
}

/// How many days, months or years it is from the beginning to the one that holds a date.
fn index(precision: Precision, date: Date) -> i128 {
    match precision {
        Precision::Day => {
            let days = FIRST_DATE
                .until((Unit::Day, date))
                .map(|span| span.get_days());
            days.unwrap_or_default().into()
        }
        Precision::Month => i128::from(date.year()) * 12 + i128::from(date.month()) - 1,
        Precision::Year => date.year().into(),
    }
}

/// The first day, month or year that begins at a date or after it.
fn ceiling(precision: Precision, date: Date) -> i128 {
    let begins = match precision {
        Precision::Day => date,
        Precision::Month => date.first_of_month(),
        Precision::Year => date.first_of_year(),
    };
    index(precision, date) + i128::from(begins < date)
}
