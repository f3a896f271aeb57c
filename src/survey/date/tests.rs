//! Dates as people write them, and as they are shown back.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::locale::{Locale, Message};

fn dates(precision: Precision) -> Dates {
    Dates {
        precision,
        min: None,
        max: None,
    }
}

#[track_caller]
fn check(precision: Precision, iso: &str, ways: &[&str]) {
    for typed in ways {
        let dates = dates(precision);
        let read = dates.meaning(typed).map(|date| dates.iso(date));
        assert_eq!(read.as_deref(), Ok(iso), "{typed}");
    }
}

#[track_caller]
fn refused(precision: Precision, why: &Refusal, ways: &[&str]) {
    for typed in ways {
        assert_eq!(
            dates(precision).meaning(typed).as_ref(),
            Err(why),
            "{typed}"
        );
    }
}

#[test]
fn a_day_is_read_however_it_is_written() {
    let ways = [
        "1.5.2024",
        "01.05.24",
        "1. mai 2024",
        "1 May 2024",
        "May 1, 2024",
        "2024-05-01",
        "1/5/2024",
        "1/5-24",
        "1 - 5 - 2024",
        " 01.05.2024 ",
        "1.mai.2024",
        "den 1. MAI 24",
        "the 1st of May 2024",
        "May 1st 2024",
        "2024 mai 1",
        "2024/5/1",
        "010524",
        "01052024",
        "20240501",
        "1 05 2024",
        "1\u{A0}mai\u{A0}2024",
        "1–5–2024",
    ];
    check(Precision::Day, "2024-05-01", &ways);
    check(Precision::Day, "2020-05-20", &["20052020"]);
    check(Precision::Day, "1912-12-20", &["20121912", "20.12.1912"]);
}

#[test]
fn a_month_or_a_year_takes_what_is_asked_for_of_a_date() {
    let ways = [
        "5/2024",
        "5.2024",
        "05-24",
        "mai 2024",
        "May 24",
        "2024-05",
        "052024",
        "202405",
        "2024 mai",
        "mai2024",
        "1.5.2024",
        "17 May 2024",
        "20240531",
    ];
    check(Precision::Month, "2024-05", &ways);
    check(
        Precision::Year,
        "2024",
        &["2024", "24", "mai 2024", "1.5.24", "2024-12-31"],
    );
}

#[test]
fn what_is_not_a_whole_date_is_refused() {
    let day = Refusal::NotADate {
        precision: Precision::Day,
    };
    let lacking = [
        "1.5", "1. mai", "mai 2024", "2024", "5", "1.5.2", "1.5.024", "x", ".",
    ];
    refused(Precision::Day, &day, &lacking);
    let strange = [
        "1.5.2024 kl. 12",
        "1.5.2024 1",
        "1 mai juni",
        "+1.5.2024",
        "1.5.２０２４",
    ];
    refused(Precision::Day, &day, &strange);
    let month = Refusal::NotADate {
        precision: Precision::Month,
    };
    refused(
        Precision::Month,
        &month,
        &["2024", "1. mai", "01 mai", "5.2", "0524", "mai"],
    );
    let year = Refusal::NotADate {
        precision: Precision::Year,
    };
    refused(Precision::Year, &year, &["7", "mai", "024", ""]);
    let none = [
        "31.2.2024",
        "29.2.2023",
        "5/31/2024",
        "0.1.2024",
        "1.0.24",
        "1.1.0999",
        "99.1.24",
    ];
    refused(Precision::Day, &Refusal::NoSuchDate, &none);
    refused(Precision::Month, &month, &["13/2024", "0/24", "30.2.2024"]);
}

#[test]
fn two_digits_mean_a_year_near_the_turn_of_the_century_or_within_the_limits() {
    check(Precision::Year, "2049", &["49"]);
    check(Precision::Year, "1950", &["50"]);
    let born = Dates {
        max: Some(date(2010, 12, 31)),
        ..dates(Precision::Day)
    };
    assert_eq!(born.read("12.3.38"), Ok(date(1938, 3, 12)));
    assert_eq!(born.read("12.3.05"), Ok(date(2005, 3, 12)));
    let planned = Dates {
        min: Some(date(2020, 1, 1)),
        ..dates(Precision::Day)
    };
    assert_eq!(planned.read("12.3.55"), Ok(date(2055, 3, 12)));
    let refusal = planned.read("12.3.2019").unwrap_err();
    let said = Locale::for_tags(["nb"]).say(&refusal.message(&|_| unreachable!()));
    assert_eq!(
        said.as_str(),
        "Skriv en dato som ikke er før 1. januar 2020."
    );
}

#[test]
fn a_day_that_is_only_there_every_fourth_year_is_found_in_its_century() {
    // There was no 29 February 1900, and one in 2000.
    check(Precision::Day, "2000-02-29", &["29.2.00", "29 feb 2000"]);
}

fn any_date() -> impl Strategy<Value = Date> {
    (1000..=9999_i16, 1..=12_i8, 1..=31_i8)
        .prop_filter_map("no such date", |(y, m, d)| Date::new(y, m, d).ok())
}

proptest! {
    #[test]
    fn a_date_that_is_shown_back_reads_as_the_same_date(day in any_date()) {
        for precision in [Precision::Day, Precision::Month, Precision::Year] {
            let (dates, date) = (dates(precision), floor(day, precision));
            for tag in Locale::tags() {
                let shown = Locale::for_tags([tag]).say(&Message::dated(date, precision));
                prop_assert_eq!(dates.meaning(shown.as_str()), Ok(date), "{}", shown);
            }
            let iso = dates.iso(date);
            prop_assert!(dates.is_iso(&iso));
            prop_assert_eq!(dates.meaning(&iso), Ok(date));
        }
    }

    #[test]
    fn nothing_typed_makes_the_reader_panic(typed in "[0-9a-zA-Zåø .,/–-]{0,14}|.{0,8}") {
        for precision in [Precision::Day, Precision::Month, Precision::Year] {
            let _ = dates(precision).read(&typed);
        }
    }
}
