//! Definitions that are made to cost much: each is read or refused by the built program within
//! 512 MiB of memory and a bound of processor time, which the system enforces. The optimized
//! program is given them at their full size (`cargo test --release --test fuzz bombs`), another
//! one at a sixteenth of it.
#![cfg(unix)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const MEMORY_KIB_MAX: u32 = 512 * 1024;
/// One second for the optimized program; without optimization all takes many times longer.
const PROCESSOR_S_MAX: u32 = if cfg!(debug_assertions) { 30 } else { 1 };
const LIMIT_BYTES: usize = 4 * 1024 * 1024;
const SHRINK: usize = if cfg!(debug_assertions) { 16 } else { 1 };
const BYTES_MAX: usize = LIMIT_BYTES / SHRINK;

const HEAD: &str = "format = 1\nid = 'bomb'\nversion = '1'\nlanguages = ['en']\ntitle = 'Bomb'\n[privacy]\nmode = 'anonymous'\n";
const PAGE: &str = "[[page]]\nid = 'only'\ntitle = 'Page'\n";

fn question(at: usize, more: &str) -> String {
    format!("[[page.question]]\nid = 'q{at}'\ntext = 'Q'\n{more}\n")
}

/// As many of something as fit into the limit for definitions.
fn filled(start: &str, piece: impl Fn(usize) -> String) -> String {
    let mut source = start.to_owned();
    for at in 0.. {
        let piece = piece(at);
        if source.len() + piece.len() > BYTES_MAX {
            break;
        }
        source += &piece;
    }
    source
}

fn condition(condition: &str) -> String {
    let asked = question(0, "kind = 'integer'");
    format!(
        "{HEAD}{PAGE}{asked}{}",
        question(1, &format!("kind = 'integer'\nshow_if = \"{condition}\""))
    )
}

fn many(count: usize, piece: &str) -> String {
    piece.repeat(count / SHRINK)
}

#[expect(clippy::too_many_lines, reason = "a list, each with its name")]
fn bombs() -> Vec<(&'static str, String)> {
    let start = format!("{HEAD}{PAGE}");
    let integer = "kind = 'integer'";
    let choices = |count: usize| {
        let list = (0..count / SHRINK).map(|at| format!("{{ code = 'c{at}', en = 'C' }},"));
        format!("choices = [{}]", list.collect::<String>())
    };
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
        ("headings", filled("", |at| format!("[t{at}]\n"))),
        ("keys", filled("", |at| format!("k{at} = 1\n"))),
        ("the same key", many(LIMIT_BYTES / 6, "a = 1\n")),
        ("the same heading", many(LIMIT_BYTES / 4, "[a]\n")),
        (
            "an open text",
            format!("a = \"{}", many(LIMIT_BYTES - 6, "x")),
        ),
        ("open texts", filled("", |at| format!("k{at} = \"x\n"))),
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
            filled(HEAD, |at| format!("[[page]]\nid = 'p{at}'\n")),
        ),
        (
            "questions without a kind",
            filled(&start, |at| question(at, "")),
        ),
        (
            "questions of one name",
            filled(&start, |_| question(0, integer)),
        ),
        ("questions", filled(&start, |at| question(at, integer))),
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
            "choices",
            format!(
                "{start}{}",
                question(0, &format!("kind = 'single'\n{}", choices(100_000)))
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
            "conditions on all before",
            filled(&format!("{start}{}", question(0, integer)), |at| {
                let seen: Vec<String> = (0..=at)
                    .rev()
                    .take(20)
                    .map(|seen| format!("q{seen} > 1"))
                    .collect();
                question(
                    at + 1,
                    &format!("{integer}\nshow_if = \"{}\"", seen.join(" or ")),
                )
            }),
        ),
        (
            "a chain of computed values",
            filled(&format!("{start}{}", question(0, integer)), |at| {
                question(
                    at + 1,
                    &format!("kind = 'computed'\nvalue = \"q{at} + q{at}\""),
                )
            }),
        ),
        (
            "patterns",
            filled(&start, |at| {
                question(at, "kind = 'text'\npattern = '((a{1,9}){1,9}){1,9}'")
            }),
        ),
        (
            "a huge pattern",
            format!(
                "{start}{}",
                question(
                    0,
                    &format!("kind = 'text'\npattern = '{}'", many(1_000_000, "(a|b)*"))
                )
            ),
        ),
        (
            "misspelled keys",
            filled(&start, |at| question(at, "kindd = 'integer'\nmaxx = 3")),
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

/// What became of a definition: `None` where it was neither read nor refused.
fn outcome(file: &Path, (memory_kib, processor_s): (u32, u32)) -> Option<i32> {
    let limits = format!(
        "ulimit -v {memory_kib} -t {processor_s} 2>/dev/null || {{ ulimit -v {memory_kib}; ulimit -t {processor_s}; }}; exec \"$0\" check \"$1\""
    );
    let status = Command::new("sh")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_svar")])
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.code().filter(|code| matches!(code, 0..=2))
}

#[test]
fn every_bomb_is_read_or_refused_within_its_bounds() {
    let folder = TempDir::new().unwrap();
    let bombs = bombs();
    assert!(bombs.len() >= 40, "{}", bombs.len());
    let mut gone_off = String::new();
    for (name, source) in &bombs {
        let file = folder.path().join("bomb.toml");
        fs::write(&file, source).unwrap();
        if outcome(&file, (MEMORY_KIB_MAX, PROCESSOR_S_MAX)).is_none() {
            let _ = writeln!(gone_off, "{name}");
        }
    }
    assert_eq!(gone_off, "");
}

#[test]
fn a_program_that_takes_more_than_its_bounds_is_caught() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bomb.toml");
    fs::write(&file, &bombs()[1].1).unwrap();
    // Not even the program itself has room in so little.
    assert_eq!(outcome(&file, (8 * 1024, PROCESSOR_S_MAX)), None);
}
