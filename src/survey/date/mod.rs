//! Dates as people write them: `1.5.24`, `1. mai 2024`, `May 1, 2024`, `5/2024`, `2024-05-01`.

mod written;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::Refusal;
use crate::expr;
use crate::locale::Precision;
use written::written;

/// The limits of a date, and how much of it is asked for.
#[derive(Debug)]
pub struct Dates {
    pub precision: Precision,
    /// The first day of the first date that is accepted.
    pub min: Option<Date>,
    /// The last day of the last one.
    pub max: Option<Date>,
}

/// Years of two digits from here on belong to the 20th century, those before to the 21st.
const PIVOT: i16 = 50;
const YEAR_MIN: i16 = 1000;

impl Dates {
    /// Reads what was typed, not blank; a month or a year is its first day. What is more
    /// exact than asked for is accepted as far as it was asked for.
    pub(super) fn read(&self, typed: &str) -> Result<Date, Refusal> {
        let date = self.meaning(typed)?;
        if self.fits(date) {
            return Ok(date);
        }
        Err(Refusal::DateOutOfRange {
            precision: self.precision,
            min: self.min,
            max: self.max,
        })
    }

    /// The date that was meant, whether or not it is within the limits.
    pub fn meaning(&self, typed: &str) -> Result<Date, Refusal> {
        let precision = self.precision;
        let not_a_date = Refusal::NotADate { precision };
        let Some(written) = written(typed, precision) else {
            return Err(not_a_date);
        };
        let lacks_month = precision != Precision::Year && written.month.is_none();
        let lacks_day = precision == Precision::Day && written.day.is_none();
        let year: Option<i16> = written.year.parse().ok();
        let Some(year) = year.filter(|_| !lacks_month && !lacks_day) else {
            return Err(not_a_date);
        };
        let on = |year| {
            let (month, day) = (written.month.unwrap_or(1), written.day.unwrap_or(1));
            let date = Date::new(year, month, day).ok()?;
            Some(floor(date, precision)).filter(|date| date.year() >= YEAR_MIN)
        };
        let date = match written.year.len() {
            4 => on(year),
            2 => {
                let [usual, other] = centuries(year).map(on);
                // The century before or after, where only that is asked for.
                let other_fits = other.is_some_and(|date| self.fits(date));
                let usual_fits = usual.is_some_and(|date| self.fits(date));
                if other_fits && !usual_fits {
                    other
                } else {
                    usual
                }
            }
            _ => return Err(not_a_date),
        };
        // Without a day there is little to say of a date but how it is written.
        date.ok_or(if precision == Precision::Day {
            Refusal::NoSuchDate
        } else {
            not_a_date
        })
    }

    /// The message that says how to write one; it is the same in both front ends.
    pub fn hint(&self) -> &'static str {
        match self.precision {
            Precision::Day => "form-date-day",
            Precision::Month => "form-date-month",
            Precision::Year => "form-date-year",
        }
    }

    fn fits(&self, date: Date) -> bool {
        self.min.is_none_or(|min| min <= date) && self.max.is_none_or(|max| date <= max)
    }

    /// As answer files and responses have it: `2024-05-01`, `2024-05` or `2024`.
    pub fn iso(&self, date: Date) -> String {
        let full = date.to_string();
        full[..iso_length(self.precision).min(full.len())].to_owned()
    }

    /// Whether a text is a date in that form, exactly as precise as asked for.
    pub(super) fn is_iso(&self, text: &str) -> bool {
        text.len() == iso_length(self.precision) && expr::date(text).is_some()
    }
}

fn iso_length(precision: Precision) -> usize {
    match precision {
        Precision::Day => 10,
        Precision::Month => 7,
        Precision::Year => 4,
    }
}

/// The first day of the month or year, where no more than that is asked for.
pub(super) fn floor(date: Date, precision: Precision) -> Date {
    match precision {
        Precision::Day => date,
        Precision::Month => date.first_of_month(),
        Precision::Year => date.first_of_year(),
    }
}

/// The year that two digits mean, and the one that they might mean instead.
fn centuries(year: i16) -> [i16; 2] {
    if year < PIVOT {
        [2000 + year, 1900 + year]
    } else {
        [1900 + year, 2000 + year]
    }
}
