//! The day, the month and the year in what was typed, before anybody knows if there was
//! such a date.

use std::ops::{Range, RangeInclusive};

use crate::locale::{Locale, Precision};

/// Digits without separators are only read as a year of these.
const YEARS_COMPACT: RangeInclusive<i16> = 1800..=2199;

/// What was written of a date; the year still in its digits.
pub(super) struct Written<'a> {
    pub(super) year: &'a str,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
}

#[derive(Clone, Copy)]
enum Token<'a> {
    Digits(&'a str),
    Month(i8),
}

/// Day before month before year, unless the year comes first or the month has a name.
pub(super) fn written(typed: &str, precision: Precision) -> Option<Written<'_>> {
    use Token::{Digits, Month};
    let tokens = tokens(typed)?;
    let is_year = |digits: &str| digits.len() == 4;
    let date = |year, month, day: &str| {
        let day = Some(day.parse().ok()?);
        Some(Written {
            year,
            month: Some(month),
            day,
        })
    };
    let number = |digits: &str| digits.parse::<i8>().ok();
    let month_of = |year, month| Written {
        year,
        month: Some(month),
        day: None,
    };
    match tokens.as_slice() {
        [Digits(digits)] if digits.len() > 4 => compact(digits, precision),
        [Digits(year)] => Some(Written {
            year,
            month: None,
            day: None,
        }),
        [Month(month), Digits(year)] => Some(month_of(year, *month)),
        [Digits(year), Month(month)] if is_year(year) => Some(month_of(year, *month)),
        [Digits(year), Digits(month)] if is_year(year) => Some(month_of(year, number(month)?)),
        [Digits(month), Digits(year)] => Some(month_of(year, number(month)?)),
        [Digits(year), Digits(month), Digits(day)] if is_year(year) => {
            date(year, number(month)?, day)
        }
        [Digits(day), Digits(month), Digits(year)] => date(year, number(month)?, day),
        [Digits(year), Month(month), Digits(day)] if is_year(year) => date(year, *month, day),
        [Digits(day), Month(month), Digits(year)] | [Month(month), Digits(day), Digits(year)] => {
            date(year, *month, day)
        }
        _ => None,
    }
}

/// Digits without separators: `010524`, `01052024`, `20240501`; of a month `052024`.
fn compact(digits: &str, precision: Precision) -> Option<Written<'_>> {
    let year_first = digits.get(..4)?.parse().ok();
    let year_first = year_first.is_some_and(|year: i16| YEARS_COMPACT.contains(&year));
    let number = |range: Range<usize>| digits.get(range)?.parse::<i8>().ok();
    let (year, month, day) = match (digits.len(), precision) {
        // Where both could be read so, the other reading is of a year long ago.
        (8, _) if year_first && number(4..6)? <= 12 => (0..4, 4..6, Some(6..8)),
        (8, _) => (4..8, 2..4, Some(0..2)),
        (6, Precision::Day) => (4..6, 2..4, Some(0..2)),
        (6, Precision::Month) if year_first => (0..4, 4..6, None),
        (6, Precision::Month) => (2..6, 0..2, None),
        _ => return None,
    };
    Some(Written {
        year: digits.get(year)?,
        month: Some(number(month)?),
        day: match day {
            Some(day) => Some(number(day)?),
            None => None,
        },
    })
}

/// Numbers and months; `None` where something else was typed.
fn tokens(typed: &str) -> Option<Vec<Token<'_>>> {
    const TOKENS_MAX: usize = 3;
    let (mut tokens, mut rest) = (Vec::with_capacity(TOKENS_MAX), typed);
    let mut after_digits = false;
    while let Some(first) = rest.chars().next() {
        let is_like: fn(char) -> bool = match first {
            '0'..='9' => |c| c.is_ascii_digit(),
            _ if first.is_alphabetic() => char::is_alphabetic,
            '.' | ',' | '/' | '-' | '–' => |c| matches!(c, '.' | ',' | '/' | '-' | '–'),
            _ if first.is_whitespace() => char::is_whitespace,
            _ => return None,
        };
        let end = rest.find(|c| !is_like(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        if first.is_ascii_digit() {
            tokens.push(Token::Digits(word));
        } else if first.is_alphabetic() && !is_filler(word, after_digits) {
            tokens.push(Token::Month(Locale::month(word)?));
        }
        after_digits = first.is_ascii_digit();
        if tokens.len() > TOKENS_MAX {
            return None;
        }
    }
    Some(tokens)
}

/// `1st`, `the 1st of May`, `den 1. mai`.
fn is_filler(word: &str, after_digits: bool) -> bool {
    let word = word.to_lowercase();
    match word.as_str() {
        "st" | "nd" | "rd" | "th" => after_digits,
        "the" | "of" | "den" => true,
        _ => false,
    }
}
