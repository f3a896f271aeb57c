//! The kind `date`: how much of a date is asked for, and between which limits.

use jiff::civil::Date;
use toml::de::DeValue;

use super::Reader;
use super::kinds::Asked;
use super::number::day;
use super::problems::{ProblemCode, Trouble};
use super::tree::{Node, Wanted};
use crate::expr;
use crate::locale::Precision;
use crate::survey::Dates;
use crate::survey::problem::quoted;

/// Respondents write years with four digits.
const YEAR_MIN: i16 = 1000;

/// Whether a month or a year stands for its first day or for its last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl<'t> Reader<'t> {
    pub(super) fn dates(&mut self, asked: &Asked<'_, 't>) -> Dates {
        let precision = asked.table.get("precision").and_then(|node| {
            let word = self.problems.word(&node, &["day", "month", "year"])?;
            Some(match word {
                "month" => Precision::Month,
                "year" => Precision::Year,
                _ => Precision::Day,
            })
        });
        let precision = precision.unwrap_or(Precision::Day);
        let (min, max) = (asked.table.get("min"), asked.table.get("max"));
        let least = min
            .as_ref()
            .and_then(|node| self.date_limit(node, (precision, End::First)));
        let most = max
            .as_ref()
            .and_then(|node| self.date_limit(node, (precision, End::Last)));
        if let (Some(node), Some(least), Some(most)) = (&min, least, most)
            && least > most
        {
            let what = format!("`min` is {least}, which is after `max`, {most}.");
            let trouble = Trouble::new(ProblemCode::MinAboveMax, what)
                .help("No answer fits: change one of the two.");
            self.problems.add(&node.span, trouble);
        }
        Dates {
            precision,
            min: least,
            max: most,
        }
    }

    /// A TOML date, or a text for a month or a year: all of it is within the limit.
    fn date_limit(&mut self, node: &Node<'t>, (precision, end): (Precision, End)) -> Option<Date> {
        let written = match node.value {
            DeValue::String(text) => expr::date(text).map(|date| match (end, text.len()) {
                (End::Last, 4) => date.last_of_year(),
                (End::Last, 7) => date.last_of_month(),
                _ => date,
            }),
            DeValue::Datetime(_) if node.is_unread() => return None,
            DeValue::Datetime(_) => day(node.value),
            _ => {
                let example = match precision {
                    Precision::Day => "2024-01-31",
                    Precision::Month => "\"2024-01\"",
                    Precision::Year => "\"2024\"",
                };
                let what = "a date";
                self.problems.wrong_type(node, Wanted { what, example });
                return None;
            }
        };
        let date = written.filter(|date| date.year() >= YEAR_MIN);
        if date.is_none() {
            let what = format!("{} is not a date.", quoted(node.name));
            let help = "Write a day as `2024-01-31`, without a time; a month or a year as \
                        `\"2024-01\"` or `\"2024\"`.";
            self.problems.add(
                &node.span,
                Trouble::new(ProblemCode::BadDate, what).help(help),
            );
        }
        // A limit within a month or a year is one on all of it.
        date.map(|date| match (end, precision) {
            (End::First, Precision::Month) => date.first_of_month(),
            (End::First, Precision::Year) => date.first_of_year(),
            (End::Last, _) | (_, Precision::Day) => date,
        })
    }
}
