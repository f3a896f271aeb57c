//! Numbers as people write them: `12 500,5`, `12,500.5`, `-3`.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::{Refusal, Text};
use crate::plain::Plain;

/// The limits of a number, and what it counts.
#[derive(Debug)]
pub struct Measure {
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
    /// Decimals that may be entered: 0 for an `integer`.
    pub decimals: u32,
    pub unit: Option<Text>,
}

/// No number has more digits than this, before and after the decimal separator together:
/// as many as every reader of JSON keeps.
const DIGITS_MAX: usize = 15;

/// Thousands are grouped by so many digits.
const GROUP_DIGITS: usize = 3;

impl Measure {
    /// Reads what was typed, not blank: spaces group, a comma or a point separates decimals
    /// or groups, whichever it can only be.
    pub(super) fn read(&self, typed: &str) -> Result<Decimal, Refusal> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let typed = typed.replace('\u{2212}', "-");
        let unsigned = typed.strip_prefix(['-', '+']).unwrap_or(&typed);
        let sign = if typed.starts_with('-') { "-" } else { "" };
        let Some((whole, part)) = self.split(unsigned) else {
            return Err(self.not_a_number());
        };
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !is_digits(&whole) || !is_digits(part) {
            return Err(self.not_a_number());
        }
        // `12,500` may be twelve and a half to one and twelve thousand to another.
        if part.len() == GROUP_DIGITS && self.decimals < 3 && is_group(&whole) {
            let digits = Plain::line(&format!("{sign}{whole}{part}"));
            let decimals = self.decimals;
            return Err(Refusal::Doubtful { digits, decimals });
        }
        let part = part.trim_end_matches('0');
        if part.len() > self.decimals as usize {
            return Err(match self.decimals {
                0 => self.not_a_number(),
                decimals => Refusal::TooManyDecimals { decimals },
            });
        }
        let too_long = whole.trim_start_matches('0').len() + part.len() > DIGITS_MAX;
        let number = Decimal::from_str(&format!("{sign}{whole}.{part}0")).ok();
        let Some(number) = number.filter(|_| !too_long) else {
            // Too many digits for the machine are still digits: talk about the range.
            return Err(Refusal::OutOfRange {
                min: self.min.or(Some(-most())),
                max: self.max.or(Some(most())),
            });
        };
        let (min, max) = (self.min, self.max);
        if min.is_some_and(|min| number < min) || max.is_some_and(|max| max < number) {
            return Err(Refusal::OutOfRange { min, max });
        }
        Ok(number.normalize())
    }

    /// The digits before and after the decimal separator. Where both signs are there, the
    /// last one is it; one that is there several times groups; so does one that a whole
    /// number has before three digits.
    fn split<'a>(&self, digits: &'a str) -> Option<(String, &'a str)> {
        let Some(last) = digits.rfind([',', '.']) else {
            return Some((digits.to_owned(), ""));
        };
        let (whole, part) = (&digits[..last], &digits[last + 1..]);
        let sign = &digits[last..=last];
        let groups = digits.split(sign).count() > 2
            || (self.decimals == 0
                && part.len() == GROUP_DIGITS
                && whole.split([',', '.']).next().is_some_and(is_group));
        match whole.find([',', '.']) {
            _ if groups => Some((ungrouped(digits, sign)?, "")),
            None => (!part.is_empty()).then(|| (whole.to_owned(), part)),
            Some(first) => {
                let other = &whole[first..=first];
                Some((ungrouped(whole, other)?, part))
            }
        }
    }

    fn not_a_number(&self) -> Refusal {
        let least = self.min.unwrap_or_default().max(Decimal::ONE);
        let example = self.max.map_or(least, |max| least.min(max));
        if self.decimals == 0 {
            Refusal::NotWhole { example }
        } else {
            Refusal::NotNumber { example }
        }
    }
}

/// Whether digits can begin a number whose thousands are grouped.
fn is_group(digits: &str) -> bool {
    (1..=GROUP_DIGITS).contains(&digits.len()) && !digits.starts_with('0')
}

/// Digits without the sign that groups them; `None` where it does not.
fn ungrouped(digits: &str, sign: &str) -> Option<String> {
    let mut groups = digits.split(sign);
    let first = groups.next().filter(|first| is_group(first))?;
    let mut out = first.to_owned();
    for group in groups {
        if group.len() != GROUP_DIGITS {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

/// The largest number of [`DIGITS_MAX`] digits.
fn most() -> Decimal {
    Decimal::from(999_999_999_999_999_i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(decimals: u32, typed: &str, expected: Option<&str>) {
        let measure = Measure {
            min: None,
            max: None,
            decimals,
            unit: None,
        };
        let read = measure.read(typed).ok().map(|number| number.to_string());
        assert_eq!(
            read.as_deref(),
            expected,
            "{typed} with {decimals} decimals"
        );
    }

    #[test]
    fn a_number_is_read_however_it_is_grouped() {
        check(2, "12 500,5", Some("12500.5"));
        check(2, "12\u{A0}500.5", Some("12500.5"));
        check(2, "12,500.50", Some("12500.5"));
        check(2, "1.012.500,5", Some("1012500.5"));
        check(2, "1,012,500", Some("1012500"));
        check(2, "\u{2212}0,5", Some("-0.5"));
        check(0, "12,500", Some("12500"));
        check(0, "12.500", Some("12500"));
        check(0, "+7", Some("7"));
        check(0, "12,0", Some("12"));
        for wrong in [
            "", "-", ",5", "5,", "1,50,000", "1,2.3,4", "1..5", "a", "1,5",
        ] {
            check(0, wrong, None);
        }
    }

    #[test]
    fn what_may_be_thousands_or_decimals_is_not_guessed() {
        check(2, "12,500", None);
        check(2, "12.500", None);
        check(2, "1.234,500", Some("1234.5"));
        check(3, "12,500", Some("12.5"));
        check(2, "0,500", Some("0.5"));
    }

    #[test]
    fn the_limits_of_the_machine_are_told_of_too_many_digits_alone() {
        let measure = Measure {
            min: Some(Decimal::ONE),
            max: None,
            decimals: 0,
            unit: None,
        };
        let told = |typed: &str| match measure.read(typed) {
            Err(Refusal::OutOfRange { min, max }) => (min, max),
            other => panic!("{typed}: {other:?}"),
        };
        assert_eq!(told("0"), (measure.min, None));
        assert_eq!(told("1000000000000000"), (measure.min, Some(most())));
        assert_eq!(told(&"9".repeat(60)), (measure.min, Some(most())));
    }
}
