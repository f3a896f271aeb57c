//! What conditions come to, with every operator, function and kind of answer.

use super::*;

const ANSWERS: &str = "level = county; former = county; size = 2; areas = north county; \
    types = service: yes, process: no; sources = service: yes dont_know, process:; staff = 12; \
    income = 0.3; comment = it's; innovative = true; born = 2024-02-28; until = 2024-03-01; \
    rating = yes|_|no; hours = 7.5|_|2; starts = 2024-05-01|2023-05-01; picked = yes no|no; \
    matrix = service: yes|_; notes = x|_; budget = staff: 60, rent: 40; \
    shares = staff: 1, rent: 2|_|rent: 4";

/// What a source comes to, as words: the value's source, or `unknown`.
#[track_caller]
fn check(source: &str, expected: &str) {
    check_with(source, &scenery().with(ANSWERS), expected);
}

#[track_caller]
fn check_with(source: &str, answers: &Scenery, expected: &str) {
    let expr = read(source);
    let value = expr.value(answers);
    let words = value.clone().map_or("unknown".to_owned(), |value| {
        Node::Literal(value).to_string()
    });
    assert_eq!(words, expected, "{source}");
    let truth = match value {
        Some(Value::Truth(known)) => Truth::from(known),
        _ => Truth::Unknown,
    };
    assert_eq!(expr.truth(answers), truth, "{source}");
}

#[test]
fn the_parts_of_a_total_are_numbers() {
    for (source, expected) in [
        ("budget.staff + 1", "61"),
        ("budget.'0301'", "0"),
        ("spent.staff", "unknown"),
        ("sum(budget)", "100"),
        ("min(budget)", "40"),
        ("max(budget, staff)", "60"),
        ("count(budget)", "2"),
        ("answered(budget)", "true"),
        ("answered(spent)", "false"),
        ("sum(shares)", "7"),
        ("count(shares)", "2"),
    ] {
        check(source, expected);
    }
    let mut hidden = scenery().with(ANSWERS);
    let row = Code::new("0301").unwrap();
    hidden.hidden.push((hidden.slot("budget"), row));
    check_with("budget.'0301'", &hidden, "unknown");
}

#[test]
fn logic_is_three_valued() {
    for (source, expected) in [
        ("true and true", "true"),
        ("true and false", "false"),
        ("true and unsure", "unknown"),
        ("unsure and false", "false"),
        ("unsure and unsure", "unknown"),
        ("false or false", "false"),
        ("false or true", "true"),
        ("unsure or true", "true"),
        ("false or unsure", "unknown"),
        ("not true", "false"),
        ("not false", "true"),
        ("not unsure", "unknown"),
        ("not not innovative", "true"),
        ("innovative", "true"),
        ("unsure", "unknown"),
        ("not false and false", "false"),
        ("true or true and false", "true"),
        ("(true or true) and false", "false"),
        ("not blank > 3", "unknown"),
        ("blank > 3 or not answered(blank)", "true"),
    ] {
        check(source, expected);
    }
}

#[test]
fn comparisons_know_their_types() {
    for (source, expected) in [
        ("staff == 12", "true"),
        ("staff == 12.00", "true"),
        ("staff != 12", "false"),
        ("staff < 12", "false"),
        ("staff <= 12", "true"),
        ("staff > 11.9", "true"),
        ("staff >= 12.1", "false"),
        ("3 < staff", "true"),
        ("blank == 3", "unknown"),
        ("3 == blank", "unknown"),
        ("blank == blank", "unknown"),
        ("level == 'county'", "true"),
        ("'county' == level", "true"),
        ("level != 'other'", "true"),
        ("level == former", "true"),
        ("level in ['other', 'county']", "true"),
        ("level in ['other',]", "false"),
        ("staff in [1, -2, 12.0]", "true"),
        ("blank in [1]", "unknown"),
        ("comment == 'it''s'", "true"),
        ("comment in ['a', 'b']", "false"),
        ("born in [date('2024-02-28')]", "true"),
        ("'north' in areas", "true"),
        ("'south' in areas", "false"),
        ("level in areas", "true"),
        ("'yes' in sources.service", "true"),
        ("'yes' in sources.process", "false"),
        ("'yes' in sources.'a-b'", "unknown"),
        ("types.service == 'yes'", "true"),
        ("types.process == 'yes'", "false"),
        ("types.0301 == 'yes'", "unknown"),
        ("innovative == true", "true"),
        ("innovative != unsure", "unknown"),
        ("size == '2'", "true"),
        ("born < until", "true"),
        ("born >= date('2024')", "true"),
        ("date('2024-03') == until", "true"),
    ] {
        check(source, expected);
    }
}

#[test]
fn numbers_are_exact_and_never_break() {
    for (source, expected) in [
        ("0.1 + 0.2 == income", "true"),
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("12 / 4 / 3", "1"),
        ("2 - -2", "4"),
        ("-staff", "-12"),
        ("--staff", "12"),
        ("-(1 + 2)", "-3"),
        ("-0", "0"),
        ("staff / 0", "unknown"),
        ("staff / (income - 0.3)", "unknown"),
        ("79228162514264337593543950335 + 1", "unknown"),
        ("79228162514264337593543950335 * 2", "unknown"),
        ("staff + blank", "unknown"),
        ("1 / 4", "0.25"),
    ] {
        check(source, expected);
    }
}

#[test]
fn dates_count_in_days() {
    for (source, expected) in [
        ("until - born", "2"),
        ("born - until", "-2"),
        ("born + 2", "date('2024-03-01')"),
        ("2 + born == until", "true"),
        ("until - 2", "date('2024-02-28')"),
        ("born + 1 - 3 + 4 - born", "2"),
        ("born + 0.5", "unknown"),
        ("born + 99999999999", "unknown"),
        ("born + 9999999", "unknown"),
        ("born - blank", "unknown"),
        ("date('2024')", "date('2024-01-01')"),
    ] {
        check(source, expected);
    }
}

#[test]
fn functions_look_at_rows_and_repetitions() {
    for (source, expected) in [
        ("answered(level)", "true"),
        ("answered(blank)", "false"),
        ("answered(types.service)", "true"),
        ("answered(types.0301)", "false"),
        ("answered(types)", "true"),
        ("answered(hours)", "true"),
        ("count(areas)", "2"),
        ("count(types)", "2"),
        ("count(rating)", "2"),
        ("count(types, 'yes')", "1"),
        ("count(types, 'yes', 'no')", "2"),
        ("count(rating, 'yes')", "1"),
        ("count(sources.service)", "2"),
        ("any(types, 'yes')", "true"),
        ("any(types, 'dont_know')", "unknown"),
        ("every(types, 'yes')", "false"),
        ("every(types, 'yes', 'no')", "unknown"),
        ("any(sources, 'dont_know')", "true"),
        ("any(rating, 'yes')", "true"),
        ("any(rating, 'dont_know')", "unknown"),
        ("every(rating, 'yes')", "false"),
        ("every(picked, 'no')", "true"),
        ("any(picked, 'dont_know')", "false"),
        ("any(matrix, 'yes')", "true"),
        ("any(notes, 'x')", "true"),
        ("any(hours, 2)", "true"),
        ("any(areas, 'south', 'north')", "true"),
        ("any(areas, 'south')", "false"),
        ("any(sources.service, 'no')", "false"),
        ("sum(staff, blank, 1)", "13"),
        ("sum(blank)", "unknown"),
        ("sum(hours)", "9.5"),
        ("sum(hours, staff)", "21.5"),
        ("min(hours, 5)", "2"),
        ("max(hours, 5, blank)", "7.5"),
        ("min(starts)", "date('2023-05-01')"),
        ("max(starts, until)", "date('2024-05-01')"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-3"),
        ("round(2.345, 2)", "2.35"),
        ("round(blank, 2)", "unknown"),
        ("sum(79228162514264337593543950335, 1)", "unknown"),
    ] {
        check(source, expected);
    }
}

#[test]
fn what_is_unanswered_is_unknown() {
    for source in [
        "count(areas)",
        "count(types)",
        "count(types, 'yes')",
        "any(areas, 'north')",
        "any(types, 'yes')",
        "every(rating, 'yes')",
        "sum(hours)",
        "min(starts)",
        "'north' in areas",
        "types.service == 'yes'",
        "level in ['other']",
        "level == former",
        "-staff",
        "born + 1",
        "innovative",
        "level",
        "areas",
    ] {
        check_with(source, &scenery(), "unknown");
    }
}

#[test]
fn a_row_that_is_not_asked_is_not_unanswered() {
    let mut answers = scenery().with("types = service: yes, process: yes");
    check_with("every(types, 'yes')", &answers, "unknown");
    check_with("any(types, 'no')", &answers, "unknown");
    let types = answers.slot("types");
    answers.hidden = ["0301", "a-b"]
        .map(|row| (types, Code::new(row).unwrap()))
        .to_vec();
    check_with("every(types, 'yes')", &answers, "true");
    check_with("any(types, 'no')", &answers, "false");
}

#[test]
fn an_answer_of_another_type_is_no_answer() {
    let mut answers = scenery();
    for name in 0..answers.names.len() {
        answers
            .held
            .insert(u32::try_from(name).unwrap(), Value::Each(vec![None]));
    }
    for source in [
        "staff > 1",
        "not innovative",
        "'north' in areas",
        "types.service == 'yes'",
        "born + 1",
    ] {
        check_with(source, &answers, "unknown");
    }
}

#[test]
fn an_expression_knows_its_names_and_its_type() {
    let expr = read("level == 'county' and staff > 1 or types.service == 'yes' and staff < 9");
    let names = scenery();
    assert_eq!(
        expr.slots(),
        [
            names.slot("level"),
            names.slot("types"),
            names.slot("staff")
        ]
    );
    assert_eq!(*expr.kind(), Type::Truth);
    assert_eq!(*read("staff + 1").kind(), Type::Number);
    assert_eq!(*read("'words'").kind(), Type::Text);
    assert_eq!(*read("max(born, until) + 1").kind(), Type::Date);
    assert!(matches!(read("types.service").kind(), Type::Code(_)));
    assert!(matches!(read("sources.service").kind(), Type::Codes(_)));
}

#[test]
fn the_canonical_source_has_only_the_brackets_that_matter() {
    for (source, expected) in [
        ("((staff))>1", "staff > 1"),
        (
            "(true or false) or (unsure and (true and false))",
            "true or false or unsure and true and false",
        ),
        (
            "(true or false) and not (unsure or true)",
            "(true or false) and not (unsure or true)",
        ),
        ("(staff-1)-2-(3-4)", "staff - 1 - 2 - (3 - 4)"),
        ("(staff*2)/(3*4)+1", "staff * 2 / (3 * 4) + 1"),
        ("-(-(5)) - - 3", "5 - -3"),
        (
            "not(level=='county')==true",
            "not (level == 'county') == true",
        ),
        ("types.'service' == 'yes'", "types.service == 'yes'"),
        ("'yes' in sources.'a-b'", "'yes' in sources.'a-b'"),
        (
            "level in['county','other',]",
            "level in ['county', 'other']",
        ),
        ("comment=='it''s'", "comment == 'it''s'"),
        ("born < date('2024')", "born < date('2024-01-01')"),
        ("round( 1.50 , 2 )", "round(1.5, 2)"),
        ("(not innovative) == true", "(not innovative) == true"),
    ] {
        let expr = read(source);
        assert_eq!(expr.to_string(), expected);
        assert_eq!(read(expected), expr);
    }
}
