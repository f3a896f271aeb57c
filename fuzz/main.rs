//! Fuzz targets that run on the stable toolchain, a bounded number of inputs each time.
//!
//! A target says what must hold of any bytes. Inputs are changed from those in
//! `corpus/TARGET/` and from those among them that showed something new; the same ones in
//! every run. `SVAR_TEST_SCALE=10` tries ten times as many, and `SVAR_FUZZ_KEEP=1` adds what
//! showed something new to the corpus.

#[cfg(feature = "author")]
mod bombs;
#[cfg(feature = "author")]
mod bombs_go_off;
mod change;
mod condition;
mod definition;
mod documents;
mod door;
mod hostile;
#[path = "../tests/common/hostile.rs"]
mod hostile_texts;
mod journal;
#[cfg(feature = "author")]
mod keys;
#[path = "../tests/common/scale.rs"]
mod scale;
mod spoken;
mod terminal;

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use change::{Random, changed};
use scale::scaled;
use svar::wire::Digest;

/// What an input shows: inputs that show the same are of one kind.
type Shown = String;

/// What must hold of any input, and the words that inputs of its kind are made of.
struct Target {
    name: &'static str,
    words: &'static [&'static str],
    check: fn(&[u8]) -> Result<Shown, String>,
}

fn corpus_folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target)
}

/// The corpus of a target, in the order of its names.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let files = fs::read_dir(corpus_folder(target)).unwrap();
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let all: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(!all.is_empty(), "{target} has no corpus");
    all
}

/// What is wrong with an input, if anything is.
fn fault(target: &Target, input: &[u8]) -> Result<Shown, String> {
    let check = target.check;
    let told = catch_unwind(|| check(input)).unwrap_or_else(|_| Err("it panicked".to_owned()));
    told.map_err(|why| {
        format!(
            "{}: {why}: {:?}",
            target.name,
            String::from_utf8_lossy(input)
        )
    })
}

/// Tries so many inputs; the first that is at fault is returned.
fn run(target: &Target, inputs: usize) -> Result<(), String> {
    let mut known = corpus(target.name);
    let mut shown = BTreeSet::new();
    for input in &known {
        shown.insert(fault(target, input)?);
    }
    let sown = known.len();
    let mut random = Random(0x5EED);
    for _ in 0..inputs {
        // Most of what shows something new is broken; what comes of that alone is ever more so.
        let from = *random.one_of(&[sown, known.len()]);
        let input = changed(&known[..from], target.words, &mut random);
        if shown.insert(fault(target, &input)?) && known.len() < 4_096 {
            keep(target.name, &input);
            known.push(input);
        }
    }
    Ok(())
}

fn keep(target: &str, input: &[u8]) {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no command line of its own"
    )]
    let wanted = std::env::var_os("SVAR_FUZZ_KEEP").is_some();
    if wanted {
        let name = Digest::of(input).to_string();
        fs::write(corpus_folder(target).join(&name[..16]), input).unwrap();
    }
}

fn holds(target: &Target, inputs: usize) {
    if let Err(fault) = run(target, scaled(inputs)) {
        panic!("{fault}");
    }
}

/// The same target with a mistake in the step that it looks at.
fn is_caught(target: &Target, check: fn(&[u8]) -> Result<Shown, String>) {
    let planted = Target { check, ..*target };
    assert!(
        run(&planted, 20_000).is_err(),
        "{} noticed nothing",
        target.name
    );
}
