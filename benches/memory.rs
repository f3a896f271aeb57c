//! How much memory reading a large survey takes, and how much the survey then holds: as the
//! kernel counts it (resident set, Linux only).

#![expect(
    clippy::disallowed_macros,
    reason = "a benchmark prints what it measured"
)]

mod common;

use std::fs;
use std::hint::black_box;

fn main() {
    let source = common::definition(10_000);
    println!(
        "10,000 questions, {:.1} MB of TOML",
        megabytes(source.len())
    );
    let survey = common::survey(&source);
    drop(source);
    println!("while reading, at most {}", status("VmHWM:"));
    println!("afterwards             {}", status("VmRSS:"));
    black_box(survey);
}

#[expect(clippy::cast_precision_loss, reason = "a figure to be read")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn status(field: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.map_or("not known here".to_owned(), |line| line.trim().to_owned())
}
