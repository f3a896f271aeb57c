//! What is typed: numbers, dates, texts and the parts of a total, as people give them.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive as _, ToPrimitive as _};

use super::pattern;
use super::shape::Shaper;
use crate::expr::Value;
use crate::locale::Precision;
use crate::survey::{Dates, Entry, Measure, Pattern, Sharing};

/// Where a number has no most, it is as a rule below this.
const USUAL_MAX: i64 = 100;

/// Where a date has no limit, it is this many days around.
const USUAL_DAYS: i64 = 730;

impl Shaper<'_> {
    pub(super) fn number(&mut self, measure: &Measure) -> Entry {
        let step = Decimal::new(1, measure.decimals);
        let usual = Decimal::from(USUAL_MAX);
        let least = measure.min.unwrap_or_else(|| {
            let below = measure.max.map(|max| max - usual);
            below.map_or(Decimal::ZERO, |below| below.min(Decimal::ZERO))
        });
        let most = measure.max.unwrap_or_else(|| usual.max(least + usual));
        let (mut low, mut high) = (least, most);
        let typical = self.habits.and_then(|habits| habits.numbers);
        if let Some(numbers) = typical {
            (low, high) = (numbers.low.max(low), numbers.high.min(high));
        }
        // A hint may ask for what is not usual, only not for what is not allowed.
        let floor = self
            .guide
            .low
            .map(|low| measure.min.map_or(low, |min| low.max(min)));
        let ceiling = self
            .guide
            .high
            .map(|high| measure.max.map_or(high, |max| high.min(max)));
        let usual_too =
            floor.is_none_or(|floor| floor <= high) && ceiling.is_none_or(|ceiling| low <= ceiling);
        if usual_too {
            low = floor.map_or(low, |floor| floor.max(low));
            high = ceiling.map_or(high, |ceiling| ceiling.min(high));
        } else {
            low = floor.or(measure.min).unwrap_or(low);
            high = ceiling.or(measure.max).unwrap_or(low + usual);
        }
        let drawn = match typical {
            Some(numbers) => around(low, numbers.typical.clamp(low, high.max(low)), high, self),
            None => skewed(low, high, self),
        };
        let number = self.heaped(drawn, (low, high)).round_dp(measure.decimals);
        let mut number = number.clamp(low.min(high), high.max(low));
        if self.guide.not == Some(number) {
            number += if number + step <= high { step } else { -step };
        }
        Entry::Typed(number.normalize().to_string())
    }

    /// People round: to fives above 20, to tens above 100, to hundreds above 1000.
    fn heaped(&mut self, number: Decimal, (low, high): (Decimal, Decimal)) -> Decimal {
        let size = number.abs();
        let unit = match () {
            () if size > Decimal::from(1000) => 100,
            () if size > Decimal::from(100) => 10,
            () if size > Decimal::from(20) => 5,
            () => 1,
        };
        if !self.random.chance(0.6) {
            return number;
        }
        let unit = Decimal::from(unit);
        let rounded = (number / unit).round() * unit;
        if low <= rounded && rounded <= high {
            rounded
        } else {
            number
        }
    }

    pub(super) fn text(
        &mut self,
        (lines, max_length): (u16, usize),
        pattern: Option<&Pattern>,
    ) -> Option<Entry> {
        const TRIES: usize = 50;
        if let Some(words) = &self.guide.words {
            return Some(Entry::Typed(words.clone()));
        }
        let fits = |text: &str| text.chars().count() <= max_length && !text.trim().is_empty();
        let Some(pattern) = pattern else {
            let words = if lines > 1 {
                4 + self.random.below(20)
            } else {
                1 + self.random.below(4)
            };
            let text = self.sentence(words);
            let text: String = text.chars().take(max_length).collect();
            return fits(&text).then_some(Entry::Typed(text));
        };
        let tree = self.tastes.patterns[self.at].as_ref()?;
        // What an author forbids around a text, the tree cannot say.
        for _ in 0..TRIES {
            let text = pattern::text(tree, self.random);
            if fits(&text) && pattern.matches(text.trim()) {
                return Some(Entry::Typed(text));
            }
        }
        None
    }

    pub(super) fn date(&mut self, dates: &Dates) -> Entry {
        let survey = self.session.survey();
        let today = field_start(survey.params.iter().map(|param| &param.value));
        let days = |days: i64| Span::new().days(days);
        let from = dates.min.or_else(|| {
            let anchor = dates.max.unwrap_or(today);
            anchor.checked_sub(days(USUAL_DAYS)).ok()
        });
        let from = from.unwrap_or(today);
        let to = dates
            .max
            .or_else(|| from.max(today).checked_add(days(USUAL_DAYS)).ok());
        let to = to.unwrap_or(today);
        let from = self.guide.from.map_or(from, |wanted| wanted.max(from));
        let to = self.guide.to.map_or(to, |wanted| wanted.min(to));
        let span = from.until(to).map_or(0, |span| span.get_days());
        let nth = self.random.middling() * f64::from(span.max(0) + 1);
        let date = from.checked_add(days(whole(nth))).unwrap_or(from);
        let date = match dates.precision {
            Precision::Day => date,
            Precision::Month => date.first_of_month(),
            Precision::Year => date.first_of_year(),
        };
        Entry::Typed(dates.iso(date.max(dates.min.unwrap_or(date))))
    }

    /// Splits the total in round portions, the largest first liked.
    pub(super) fn shares(&mut self, sharing: &Sharing) -> Entry {
        let rows = self.session.rows(self.place);
        let total = self
            .session
            .shared(self.place)
            .and_then(|shared| shared.total);
        let total = total.unwrap_or_else(|| Decimal::from(USUAL_MAX));
        let scale = Decimal::from(10_u64.pow(sharing.decimals.min(10)));
        let mut left = (total * scale).to_u64().unwrap_or(0);
        // Nobody gives 37 percent: twentieths, where the total has so many steps.
        let grain = (left / 20).max(1);
        let mut parts = BTreeMap::new();
        for (nth, row) in rows.iter().enumerate() {
            let last = nth + 1 == rows.len();
            let given = if last {
                left
            } else {
                let wanted = self.random.unit() * self.random.unit() * 1.6;
                let wanted = wanted * left.to_f64().unwrap_or(0.0);
                let wanted = u64::from_f64(wanted).unwrap_or(0);
                (wanted / grain * grain).min(left)
            };
            left -= given;
            let given = (Decimal::from(given) / scale).normalize();
            if !given.is_zero() || total.is_zero() {
                parts.insert(row.code.clone(), given.to_string());
            }
        }
        Entry::Parts(parts)
    }
}

/// Somewhere between, mostly low: the wider the span, the more so.
fn skewed(low: Decimal, high: Decimal, shaper: &mut Shaper<'_>) -> Decimal {
    let span = (high - low).max(Decimal::ZERO);
    let share = if span > Decimal::from(1000) {
        let drawn = shaper.random.unit();
        drawn * drawn * drawn * drawn * drawn * drawn
    } else if span > Decimal::from(50) {
        let drawn = shaper.random.unit();
        drawn * drawn * drawn
    } else {
        shaper.random.middling()
    };
    low + span * Decimal::from_f64(share).unwrap_or_default()
}

/// Mostly near the typical number.
fn around(low: Decimal, typical: Decimal, high: Decimal, shaper: &mut Shaper<'_>) -> Decimal {
    let drawn = shaper.random.unit();
    let share = Decimal::from_f64(drawn * drawn).unwrap_or_default();
    if shaper.random.chance(0.5) {
        typical - (typical - low) * share
    } else {
        typical + (high - typical).max(Decimal::ZERO) * share
    }
}

/// The day after the last date among the wave's parameters: answers come in from then on.
pub(super) fn field_start<'a>(params: impl Iterator<Item = &'a Value>) -> Date {
    const UNKNOWN: Date = Date::constant(2025, 1, 6);
    let dates = params.filter_map(|value| match value {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    let last = dates.max();
    last.and_then(|date| date.tomorrow().ok())
        .unwrap_or(UNKNOWN)
}

/// Minutes and days are counted in whole numbers.
pub(super) fn whole(number: f64) -> i64 {
    i64::from_f64(number).unwrap_or(0)
}
