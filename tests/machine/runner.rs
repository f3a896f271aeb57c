//! Runs tests two at a time and says how they ended, as the usual runner does.

#![expect(clippy::disallowed_macros, reason = "a test runner prints")]

use std::panic::catch_unwind;
use std::process::exit;
use std::sync::Mutex;
use std::thread;

pub(crate) type Test = (&'static str, fn());

/// Runs those whose name contains one of the words on the command line, or all.
pub(crate) fn run(tests: &[Test]) {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words = words.iter().filter(|word| !word.starts_with('-'));
    let words: Vec<&String> = words.collect();
    let is_wanted =
        |(name, _): &&Test| words.is_empty() || words.iter().any(|word| name.contains(*word));
    let wanted: Vec<Test> = tests.iter().filter(is_wanted).copied().collect();
    let (queue, failed) = (Mutex::new(wanted.iter()), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((name, test)) = next(&queue) {
                    let is_well = catch_unwind(*test).is_ok();
                    println!("test {name} ... {}", if is_well { "ok" } else { "FAILED" });
                    if !is_well {
                        failed.lock().unwrap().push(*name);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    if !failed.is_empty() {
        println!("failed: {failed:?}");
        exit(1);
    }
}

fn next<'a>(queue: &Mutex<std::slice::Iter<'a, Test>>) -> Option<&'a Test> {
    queue.lock().unwrap().next()
}
