//! Numbers and dates, exactly as they are written.

use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::de::{DeInteger, DeValue};

use super::limits;
use super::problems::{ProblemCode, Problems, Trouble};
use super::tree::{Node, Wanted};
use crate::survey::problem::quoted;

const WHOLE: Wanted = Wanted {
    what: "a whole number",
    example: "3",
};
const NUMBER: Wanted = Wanted {
    what: "a number",
    example: "2.5",
};

impl Problems<'_> {
    /// A number, with or without decimals.
    pub(super) fn number(&mut self, node: &Node<'_>) -> Option<Decimal> {
        let number = match node.value {
            DeValue::Integer(_) if node.is_unread() => return None,
            DeValue::Integer(number) => integer(number),
            DeValue::Float(number) => {
                if is_endless(number.as_str()) {
                    let what = format!("{} cannot be without end.", quoted(node.name));
                    let help = "Write a number, or leave the line out.";
                    self.add(
                        &node.span,
                        Trouble::new(ProblemCode::OutOfRange, what).help(help),
                    );
                    return None;
                }
                decimal(number.as_str())
            }
            _ => {
                self.wrong_type(node, NUMBER);
                return None;
            }
        };
        let number = number.filter(fits);
        if number.is_none() {
            let what = format!("{} has too many digits.", quoted(node.name));
            let help = format!("At most {} digits can be kept exactly.", limits::DIGITS_MAX);
            self.add(
                &node.span,
                Trouble::new(ProblemCode::LongNumber, what).help(help),
            );
        }
        number
    }

    pub(super) fn whole(&mut self, node: &Node<'_>) -> Option<Decimal> {
        if matches!(node.value, DeValue::Integer(_)) {
            return self.number(node);
        }
        self.wrong_type(node, WHOLE);
        None
    }

    /// A whole number within limits.
    pub(super) fn count(
        &mut self,
        node: &Node<'_>,
        among: &RangeInclusive<usize>,
    ) -> Option<usize> {
        let number = self.whole(node)?;
        let count = usize::try_from(number)
            .ok()
            .filter(|count| among.contains(count));
        if count.is_none() {
            let (least, most) = (among.start(), among.end());
            let what = format!("{} cannot be {number}.", quoted(node.name));
            let help = format!("Write a whole number from {least} to {most}.");
            self.add(
                &node.span,
                Trouble::new(ProblemCode::OutOfRange, what).help(help),
            );
        }
        count
    }
}

pub(super) fn integer(number: &DeInteger<'_>) -> Option<Decimal> {
    let number = i128::from_str_radix(number.as_str(), number.radix()).ok()?;
    Decimal::try_from_i128_with_scale(number, 0).ok()
}

/// Exactly the number that is written: nothing is rounded.
pub(super) fn decimal(source: &str) -> Option<Decimal> {
    let source = source.strip_prefix('+').unwrap_or(source);
    Decimal::from_str_exact(source)
        .or_else(|_| Decimal::from_scientific(source))
        .ok()
        .map(|number| number.normalize())
}

/// `inf` and `nan`, which TOML counts among the numbers.
fn is_endless(source: &str) -> bool {
    source.ends_with("inf") || source.ends_with("nan")
}

/// Whether every reader of the number keeps it as it is.
pub(super) fn fits(number: &Decimal) -> bool {
    let digits = number.normalize().mantissa().unsigned_abs().to_string();
    let scale = usize::try_from(number.normalize().scale()).unwrap_or(usize::MAX);
    digits.len().max(scale) <= limits::DIGITS_MAX
}

/// A day without a time; of anything else `None`.
pub(super) fn day(value: &DeValue<'_>) -> Option<Date> {
    let DeValue::Datetime(moment) = value else {
        return None;
    };
    let (date, None, None) = (moment.date?, moment.time, moment.offset) else {
        return None;
    };
    Date::from_str(&date.to_string()).ok()
}
