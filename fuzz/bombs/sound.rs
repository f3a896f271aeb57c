//! Surveys that are sound, and as costly to look through as a survey can be: at the limits for
//! definitions, or just below those where proofs give up.

use std::fmt::Write as _;

use super::{HEAD, INTEGER, LIST, PAGE, SHRINK, filled, question};

/// As many as a survey may have, with a few to spare.
const QUESTIONS: usize = 19_900;
/// As many as proofs look at.
const LOOKED_AT: usize = 1_900;

fn listed(mark: char, count: usize, more: impl Fn(usize) -> String) -> String {
    let each = (0..count).map(|at| format!("{{ code = '{mark}{at}', en = 'C'{} }},", more(at)));
    format!("[{}]", each.collect::<String>())
}

fn plain(mark: char, count: usize) -> String {
    listed(mark, count, |_| String::new())
}

/// So many questions after the first one, or as many as fit.
fn questions(count: usize, more: impl Fn(usize) -> String) -> String {
    let start = format!("{HEAD}{PAGE}{}", question(0, INTEGER));
    filled(&start, count / SHRINK, |at| question(at + 1, &more(at)))
}

fn one(more: &str) -> String {
    format!("{HEAD}{PAGE}{}{}", question(0, INTEGER), question(1, more))
}

/// As long as a condition may be.
fn long(part: impl Fn(usize) -> String, between: &str) -> String {
    let mut all = part(0);
    for at in 1.. {
        let more = format!("{between}{}", part(at));
        if all.len() + more.len() > 65_500 / SHRINK {
            break;
        }
        all += &more;
    }
    all
}

/// Codes that conditions name beside many numbers, and an end that nobody can reach.
fn branching() -> String {
    let codes: Vec<String> = (0..110).map(|at| format!("'c{at}'")).collect();
    let mut source = format!("{HEAD}{PAGE}");
    for at in 0..8 {
        let check = format!(
            "check = [{{ that = \"q{at} in [{}]\", en = 'C' }}]",
            codes.join(", ")
        );
        let more = format!("kind = 'single'\nchoices = {}\n{check}", plain('c', 110));
        source += &question(at, &more);
    }
    for at in 8..LOOKED_AT / SHRINK {
        source += &question(at, "kind = 'integer'\nmin = 0\nmax = 1000000");
    }
    let sum = (8..24).fold("q8".to_owned(), |mut sum, at| {
        let _ = write!(sum, " + q{at} * q{}", at + 1);
        sum
    });
    let never = format!("{sum} == 3 and q9 * q9 > q10 * q10 + 5 and q11 * q11 < q10 * q10 - 5");
    let last = LOOKED_AT / SHRINK + 1;
    source + &question(last, &format!("{INTEGER}\nshow_if = \"{never}\""))
}

fn repeated(pages: usize, choices: usize) -> String {
    let kind = format!("kind = 'multi'\nchoices = {}", plain('c', choices));
    let start = format!("{HEAD}{PAGE}{}", question(0, &kind));
    filled(&start, pages / SHRINK, |at| {
        let page = format!("[[page]]\nid = 'p{at}'\ntitle = 'P'\nfor_each = 'q0'\n");
        page + &question(at + 1, INTEGER)
    })
}

fn grid(rows: usize, choices: usize, more: &str) -> String {
    let (rows, choices) = (plain('r', rows), plain('c', choices));
    one(&format!(
        "kind = 'grid'\n{more}rows = {rows}\nchoices = {choices}"
    ))
}

#[expect(clippy::too_many_lines, reason = "a list, each with its name")]
pub(crate) fn bombs() -> Vec<(&'static str, String)> {
    let kind =
        |kind: &str, list: &str, all: String| one(&format!("kind = '{kind}'\n{list} = {all}"));
    let shown = |count: usize| listed('c', count, |at| format!(", show_if = 'q0 > {at}'"));
    let checks = |count: usize| {
        let each = (0..count).map(|at| format!("{{ that = 'q1 > {at}', en = 'C' }},"));
        one(&format!(
            "{INTEGER}\ncheck = [{}]",
            each.collect::<String>()
        ))
    };
    let asked_if = |rule: String| format!("{INTEGER}\nshow_if = \"{rule}\"");
    let first = 6_000 / SHRINK;
    let holes = || long(|at| format!("{{q{}}}", at % first), "");
    let seen = |at: usize| -> String {
        let seen = (0..=at).rev().take(20).map(|seen| format!("q{seen} > 1"));
        seen.collect::<Vec<_>>().join(" or ")
    };
    vec![
        (
            "as many questions as there may be",
            questions(QUESTIONS, |_| INTEGER.to_owned()),
        ),
        (
            "as many as proofs look at",
            questions(LOOKED_AT, |_| INTEGER.to_owned()),
        ),
        (
            "a page for each question",
            filled(HEAD, QUESTIONS / SHRINK, |at| {
                format!(
                    "[[page]]\nid = 'p{at}'\ntitle = 'P'\n{}",
                    question(at, INTEGER)
                )
            }),
        ),
        (
            "a chain of questions",
            questions(QUESTIONS, |at| asked_if(format!("q{at} > {at}"))),
        ),
        (
            "a chain that proofs look at",
            questions(LOOKED_AT / 2, |at| asked_if(format!("q{at} > {at}"))),
        ),
        (
            "a chain of computed questions",
            questions(LOOKED_AT / 2, |at| {
                format!("kind = 'computed'\nvalue = 'q{at} + 1'")
            }),
        ),
        (
            "conditions on all before",
            questions(QUESTIONS, |at| asked_if(seen(at))),
        ),
        (
            "long conditions",
            questions(QUESTIONS, |_| {
                asked_if(long(|at| format!("q0 > {at}"), " and "))
            }),
        ),
        (
            "long sums",
            questions(QUESTIONS, |at| {
                asked_if(format!("{} > {at}", long(|_| "q0".to_owned(), " + ")))
            }),
        ),
        (
            "long lists",
            questions(QUESTIONS, |_| {
                asked_if(format!("q0 in [{}]", long(|at| at.to_string(), ", ")))
            }),
        ),
        ("many checks", checks(60_000 / SHRINK)),
        ("checks that proofs look at", checks(18_000 / SHRINK)),
        (
            "choices",
            kind("single", "choices", plain('c', 100_000 / SHRINK)),
        ),
        (
            "choices that proofs look at",
            kind("single", "choices", plain('c', 18_000 / SHRINK)),
        ),
        (
            "choices with conditions",
            kind("single", "choices", shown(60_000 / SHRINK)),
        ),
        (
            "such choices that proofs look at",
            kind("multi", "choices", shown(18_000 / SHRINK)),
        ),
        (
            "ticks",
            kind("multi", "choices", plain('c', 100_000 / SHRINK)),
        ),
        (
            "ticks that proofs look at",
            kind("multi", "choices", plain('c', 18_000 / SHRINK)),
        ),
        (
            "ranks",
            kind("rank", "choices", plain('c', 100_000 / SHRINK)),
        ),
        (
            "a grid of millions of cells",
            grid(10_000 / SHRINK, 10_000, ""),
        ),
        (
            "a grid of millions of ticks",
            grid(10_000 / SHRINK, 10_000, "several = true\n"),
        ),
        (
            "a grid that proofs look at",
            grid(130, 130 / SHRINK, "several = true\n"),
        ),
        (
            "parts of a total",
            one(&format!(
                "kind = 'allocate'\ntotal = 100\nparts = {}",
                plain('p', 60_000 / SHRINK)
            )),
        ),
        (
            "parts that proofs look at",
            one(&format!(
                "kind = 'allocate'\ntotal = 100\nparts = {}",
                plain('p', 18_000 / SHRINK)
            )),
        ),
        ("pages for each of many", repeated(10_000, 500)),
        ("such pages that proofs look at", repeated(20, 95)),
        ("regions upon regions", branching()),
        (
            "texts full of holes",
            questions(QUESTIONS, |at| {
                if at < first {
                    INTEGER.to_owned()
                } else {
                    format!("kind = 'note'\nhelp = '{}'", holes())
                }
            }),
        ),
        (
            "patterns",
            questions(QUESTIONS, |at| {
                let different = at % 49;
                format!("kind = 'text'\npattern = '\\w{{20}}|x{{{different}}}'")
            }),
        ),
        (
            "a long list at many questions",
            questions(LOOKED_AT, |_| {
                format!("kind = 'lookup'\nlist = {{ file = '{LIST}', code = 'a', label = 'b' }}")
            }),
        ),
    ]
}
