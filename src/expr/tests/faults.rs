//! What authors are told: exact sentences, where they point, and what to do.

use super::*;

/// Under each source its faults: the part pointed at, the sentence, what to do.
fn told(sources: &[&str]) -> String {
    let mut lines = Vec::new();
    for source in sources {
        lines.push(format!("> {source}"));
        let faults = Expr::read(source, &scenery(), Want::Truth).expect_err(source);
        for fault in faults {
            let (part, sentence) = (&source[fault.span.clone()], fault.to_string());
            lines.push(format!("  [{part}] {sentence}"));
            lines.extend(fault.help().map(|help| format!("  = {help}")));
        }
    }
    lines.join("\n")
}

#[test]
fn foreign_signs_are_named_with_ours() {
    insta::assert_snapshot!(told(&[
        " ",
        "@",
        "level = 'county'",
        "level <> 'county'",
        "innovative && unsure || !unsure",
        "level == \"county\"",
        "level == ‘county’",
        "level == 'county",
        "level ≥ 3",
        "innovative AND unsure",
        "staff > 12abc",
        "staff > 1.",
        "größe > 1",
        "staff > 99999999999999999999999999999",
    ]));
}

#[test]
fn a_stray_token_says_what_was_expected() {
    insta::assert_snapshot!(told(&[
        "innovative and",
        "and innovative",
        "innovative and )",
        "(innovative",
        "innovative)",
        "innovative unsure",
        "staff > 1,5",
        "level not in ['county']",
        "innovative == not unsure",
        "level is 'county'",
        "1 < staff < 9",
        "count(staff",
        "types.",
        "level == 'county' ; ",
        "innovative in",
        "'a' 'b'",
        "[1, 2",
        "any(types 'yes')",
        "1 < 2 < 3 < 4",
    ]));
}

#[test]
fn names_are_looked_up() {
    insta::assert_snapshot!(told(&[
        "levle == 'county'",
        "Level == 'county'",
        "after == 1",
        "answered(intro)",
        "counts(areas) > 1",
        "count > 1",
        "nowhere and neither",
        "level.a == 'yes'",
        "areas.north",
        "types.servce == 'yes'",
        "types.x == 'yes'",
        "matrix.service == 'yes'",
        "any(nowhere, 'a')",
    ]));
}

#[test]
fn codes_are_looked_up() {
    insta::assert_snapshot!(told(&[
        "level == 'countty'",
        "level == 'x'",
        "level in ['county', 'munincipality', 'x']",
        "'x' in areas",
        "any(types, 'yse')",
        "level == size",
        "size in areas",
    ]));
}

#[test]
fn a_name_is_not_always_a_condition() {
    insta::assert_snapshot!(told(&[
        "level",
        "areas",
        "staff",
        "comment",
        "types",
        "types == 'yes'",
        "rating == 'yes'",
        "hours > 3",
        "starts > date('2024')",
        "areas == 'north'",
        "areas == level",
        "areas in ['north', 'south']",
    ]));
}

#[test]
fn types_must_fit() {
    insta::assert_snapshot!(told(&[
        "level < 'county'",
        "comment < 'b'",
        "innovative < true",
        "staff == 'many'",
        "staff == '12'",
        "size == 2",
        "size in [2]",
        "level == 2",
        "born < '2024-01-01'",
        "born < 'yesterday'",
        "'2024' == born",
        "born in ['2024']",
        "level == comment",
        "comment in areas",
        "staff in [1, 'a', level]",
        "level in []",
        "level in level",
        "'a' in comment",
        "level == ['county']",
    ]));
}

#[test]
fn sums_need_numbers_and_dates() {
    insta::assert_snapshot!(told(&[
        "staff + 'a' > 1",
        "areas + 1 > 2",
        "1 + areas > 2",
        "born + born > 2",
        "1 - born > 2",
        "born * 2 > 2",
        "-level == 'county'",
        "born - comment > 3",
        "date(2024) < born",
        "date('2024-13') < born",
        "date('24') < born",
        "dates('2024') < born",
    ]));
}

#[test]
fn functions_say_how_they_are_used() {
    insta::assert_snapshot!(told(&[
        "answered()",
        "answered(1)",
        "answered(staff, level)",
        "count(level) > 1",
        "count(areas, 'north') > 1",
        "count(staff + 1) > 1",
        "any(types)",
        "every(areas, 'north')",
        "any(level, 'county')",
        "any(types, level)",
        "any(hours, 'a')",
        "sum() > 1",
        "sum(level) > 1",
        "sum(areas) > 1",
        "sum(types) > 1",
        "sum(rating) > 1",
        "max(staff, born) > 1",
        "min(comment) > 1",
        "round() > 1",
        "round(staff, staff) > 1",
        "round(staff, 1.5) > 1",
        "round(level) > 1",
    ]));
}

#[test]
fn every_fault_is_told_at_once() {
    insta::assert_snapshot!(told(&[
        "staff > 1 and levle == 'x' and bron < date('x')",
        "level = \"a\" && nowhere",
    ]));
}

#[test]
fn a_total_is_looked_at_by_its_parts() {
    insta::assert_snapshot!(told(&[
        "budget > 1",
        "budget.stuff > 1",
        "any(budget, 'staff')",
        "count(budget, 1) > 1",
        "shares.staff > 1",
        "shares > 1",
    ]));
}
