//! Dates in words, and the months by the names that people give them.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::{Locale, Message};
use crate::plain::Plain;

/// How much of a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Day,
    Month,
    Year,
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

/// Shorter beginnings of a name may mean several months.
const NAME_CHARS_MIN: usize = 3;

impl Message {
    /// A date in full: `1. oktober 2022`, `oktober 2022` or `2022`.
    pub fn dated(date: Date, precision: Precision) -> Self {
        let month = usize::try_from(date.month() - 1).unwrap_or(0);
        let id = match precision {
            Precision::Day => "date-long",
            Precision::Month => "date-month",
            Precision::Year => "date-year",
        };
        Self::new(id)
            .with("day", date.day().to_string())
            .with("month", Self::new(MONTHS[month]))
            .with("year", date.year().to_string())
    }
}

impl Locale {
    /// A date in full, down to its day.
    pub fn date(&self, date: Date) -> Plain {
        self.say(&Message::dated(date, Precision::Day))
    }

    /// The month that a word means in any of the interface's languages, whichever is
    /// spoken: by its name or the beginning of it, in upper or lower case.
    pub fn month(word: &str) -> Option<i8> {
        static NAMES: OnceLock<Vec<(String, i8)>> = OnceLock::new();
        let names = NAMES.get_or_init(|| {
            let locales = Self::tags().map(|tag| Self::for_tags([tag]));
            let named = |locale: &Self| {
                let names = MONTHS.map(|id| locale.word(id).as_str().to_lowercase());
                names.into_iter().zip(1..)
            };
            locales.flat_map(named).collect()
        });
        let word = word.to_lowercase();
        if word.chars().count() < NAME_CHARS_MIN {
            return None;
        }
        let found = names.iter().find(|(name, _)| name.starts_with(&word));
        found.map(|(_, month)| *month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_known_by_its_names_in_every_language() {
        for (word, month) in [
            ("mai", 5),
            ("May", 5),
            ("MARS", 3),
            ("march", 3),
            ("jun", 6),
            ("jul", 7),
            ("okt", 10),
            ("oct", 10),
            ("sept", 9),
            ("des", 12),
            ("Dec", 12),
        ] {
            assert_eq!(Locale::month(word), Some(month), "{word}");
        }
        for word in ["ma", "m", "", "mayor", "kl"] {
            assert_eq!(Locale::month(word), None, "{word}");
        }
    }

    #[test]
    fn no_beginning_of_a_name_means_two_months() {
        let names: Vec<_> = Locale::tags()
            .flat_map(|tag| MONTHS.map(|id| Locale::for_tags([tag]).word(id).to_string()))
            .zip((1..=12).cycle())
            .collect();
        for (name, month) in &names {
            let start: String = name.chars().take(NAME_CHARS_MIN).collect();
            assert_eq!(Locale::month(&start), Some(*month), "{start}");
        }
    }
}
