//! Definitions that are no surveys, of whatever there can be too much.

use super::{HEAD, INTEGER, LIMIT_BYTES, PAGE, condition, filled, many, question};

#[expect(clippy::too_many_lines, reason = "a list, each with its name")]
pub(crate) fn bombs() -> Vec<(&'static str, String)> {
    let start = format!("{HEAD}{PAGE}");
    vec![
        ("nothing", String::new()),
        ("blanks", many(LIMIT_BYTES, " ")),
        ("line feeds", many(LIMIT_BYTES, "\n")),
        ("zeros", many(LIMIT_BYTES, "\0")),
        ("more than the limit", "#".repeat(LIMIT_BYTES + 1)),
        ("a comment", many(LIMIT_BYTES, "#")),
        (
            "open brackets",
            format!("a = {}", many(LIMIT_BYTES - 4, "[")),
        ),
        (
            "open braces",
            format!("a = {}", many((LIMIT_BYTES - 4) / 4, "{a={")),
        ),
        ("closed brackets", many(LIMIT_BYTES, "]")),
        (
            "nested lists",
            format!("a = {}{}", many(100_000, "["), many(100_000, "]")),
        ),
        (
            "dotted keys",
            format!("{}a = 1", many(LIMIT_BYTES / 2 - 4, "a.")),
        ),
        (
            "dotted headings",
            format!("[{}a]", many(LIMIT_BYTES / 2 - 4, "a.")),
        ),
        (
            "headings",
            filled("", usize::MAX, |at| format!("[t{at}]\n")),
        ),
        ("keys", filled("", usize::MAX, |at| format!("k{at} = 1\n"))),
        ("the same key", many(LIMIT_BYTES / 6, "a = 1\n")),
        ("the same heading", many(LIMIT_BYTES / 4, "[a]\n")),
        (
            "an open text",
            format!("a = \"{}", many(LIMIT_BYTES - 6, "x")),
        ),
        (
            "open texts",
            filled("", usize::MAX, |at| format!("k{at} = \"x\n")),
        ),
        (
            "a long text",
            format!(
                "{start}{}",
                question(
                    0,
                    &format!("kind = 'note'\nhelp = '{}'", many(3_000_000, "x"))
                )
            ),
        ),
        ("quotes", many(LIMIT_BYTES, "\"")),
        (
            "escapes",
            format!("a = \"{}\"", many(LIMIT_BYTES / 2 - 4, "\\n")),
        ),
        (
            "a long number",
            format!("a = {}", many(LIMIT_BYTES - 5, "9")),
        ),
        (
            "numbers",
            format!("a = [{}]", many(LIMIT_BYTES / 2 - 5, "1,")),
        ),
        (
            "pages without questions",
            filled(HEAD, usize::MAX, |at| format!("[[page]]\nid = 'p{at}'\n")),
        ),
        (
            "questions without a kind",
            filled(&start, usize::MAX, |at| question(at, "")),
        ),
        (
            "questions of one name",
            filled(&start, usize::MAX, |_| question(0, INTEGER)),
        ),
        (
            "questions",
            filled(&start, usize::MAX, |at| question(at, INTEGER)),
        ),
        (
            "questions beyond the limit",
            (0..20_100).fold(start.clone(), |all, at| {
                all + &question(at, "kind = 'note'")
            }),
        ),
        (
            "holes",
            format!(
                "{start}{}",
                question(
                    0,
                    &format!("kind = 'note'\nhelp = '{}'", many(20_000, "{q}"))
                )
            ),
        ),
        (
            "open holes",
            format!(
                "{start}{}",
                question(0, &format!("kind = 'note'\nhelp = '{}'", many(60_000, "{")))
            ),
        ),
        (
            "choices of one code",
            format!(
                "{start}{}",
                question(
                    0,
                    &format!(
                        "kind = 'single'\nchoices = [{}]",
                        many(100_000, "{ code = 'a', en = 'A' },")
                    )
                )
            ),
        ),
        ("brackets in a condition", condition(&many(1_000_000, "("))),
        ("nots in a condition", condition(&many(500_000, "not "))),
        (
            "a long condition",
            condition(&format!("q0 > 1{}", many(300_000, " and q0 > 1"))),
        ),
        (
            "a long sum",
            condition(&format!("q0{} > 1", many(500_000, " + q0"))),
        ),
        (
            "a long list",
            condition(&format!("q0 in [{}1]", many(500_000, "1, "))),
        ),
        (
            "names in a condition",
            condition(&many(300_000, "nowhere and ")),
        ),
        ("signs in a condition", condition(&many(2_000_000, "!"))),
        ("a long name", condition(&many(2_000_000, "a"))),
        (
            "a chain of computed values",
            filled(
                &format!("{start}{}", question(0, INTEGER)),
                usize::MAX,
                |at| {
                    question(
                        at + 1,
                        &format!("kind = 'computed'\nvalue = \"q{at} + q{at}\""),
                    )
                },
            ),
        ),
        (
            "patterns",
            filled(&start, usize::MAX, |at| {
                question(at, "kind = 'text'\npattern = '((a{1,9}){1,9}){1,9}'")
            }),
        ),
        (
            "a huge pattern",
            format!(
                "{start}{}",
                question(
                    0,
                    &format!("kind = 'text'\npattern = '{}'", many(600_000, "(a|b)*"))
                )
            ),
        ),
        (
            "misspelled keys",
            filled(&start, usize::MAX, |at| {
                question(at, "kindd = 'integer'\nmaxx = 3")
            }),
        ),
        (
            "unsafe characters",
            format!(
                "{start}{}",
                question(
                    0,
                    &format!("kind = 'note'\nhelp = \"{}\"", many(1_000_000, "\u{202e}"))
                )
            ),
        ),
    ]
}
