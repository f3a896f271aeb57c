//! How alike two texts are, and which of their words differ.

use std::collections::BTreeMap;

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{DiffOp, DiffableStr as _};

use crate::plain::Plain;
use crate::survey::fold;

/// A word counts as the same whatever its ending: so many of its letters are looked at.
const STEM_CHARS: usize = 5;

/// How alike two texts are, in hundredths: 100 is the same but for signs and capitals.
///
/// It is the greater of two figures, each the share of what both have (Dice): of words by
/// their beginnings, and of pairs of letters. So neither an inflection nor another order
/// of the words makes a text look like another one.
pub(in crate::author) fn likeness(one: &str, two: &str) -> u8 {
    let (one, two) = (fold(one), fold(two));
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(|word| word.chars().take(STEM_CHARS).collect())
            .collect()
    };
    let pairs = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let pairs = words.flat_map(|word| {
            let letters: Vec<char> = word.chars().collect();
            let pairs: Vec<String> = letters.windows(2).map(|two| two.iter().collect()).collect();
            pairs
        });
        pairs.collect()
    };
    let by_words = dice(&words(&one), &words(&two));
    let by_pairs = dice(&pairs(&one), &pairs(&two));
    by_words.max(by_pairs)
}

fn dice(one: &[String], two: &[String]) -> u8 {
    let all = one.len() + two.len();
    if all == 0 {
        return 100;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for part in one {
        *counts.entry(part).or_default() += 1;
    }
    let mut shared = 0;
    for part in two {
        if let Some(count) = counts.get_mut(part.as_str())
            && *count > 0
        {
            *count -= 1;
            shared += 1;
        }
    }
    u8::try_from(200 * shared / all).unwrap_or(100)
}

/// Whether two texts differ in signs, capitals or spaces alone.
pub(super) fn is_trifle(one: &str, two: &str) -> bool {
    let bare = |text: &str| -> String {
        let letters = text.chars().flat_map(char::to_lowercase);
        letters
            .filter(|c| c.is_alphanumeric() || *c == '{')
            .collect()
    };
    bare(one) == bare(two)
}

/// The new text with what went out as `[-…-]` and what came in as `{+…+}`.
pub(super) fn marked(old: &str, new: &str) -> Plain {
    let (old, new) = (old.tokenize_words(), new.tokenize_words());
    let mut out = String::new();
    for step in steps(&old, &new) {
        let (gone, came) = (step.old_range(), step.new_range());
        if let DiffOp::Equal { .. } = step {
            out.push_str(&new[came].concat());
            continue;
        }
        mark(&mut out, ("[-", &old[gone].concat(), "-]"));
        mark(&mut out, ("{+", &new[came].concat(), "+}"));
    }
    Plain::line(&out)
}

/// From one list of words to the other. The one algorithm is called by its name: to choose
/// among all of them would bring all of them into the program.
fn steps(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut found, old, 0..old.len(), new, 0..new.len());
    found.into_inner().into_inner().into_ops()
}

/// A space at the end of a mark belongs behind it.
fn mark(out: &mut String, (open, words, close): (&str, &str, &str)) {
    if words.is_empty() {
        return;
    }
    let kept = words.trim_end();
    out.push_str(open);
    out.push_str(kept);
    out.push_str(close);
    out.push_str(&words[kept.len()..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_sees_through_inflection_and_not_through_meaning() {
        assert_eq!(
            likeness("Har dere prøvd noe nytt?", "Har dere prøvd noe nytt"),
            100
        );
        assert!(likeness("Tjenester", "Tjenestene") >= 70);
        assert!(
            likeness(
                "Hvor mange ansatte har enheten?",
                "Omtrent hvor mange ansatte har enheten nå?"
            ) > 70
        );
        assert!(likeness("Ja", "Nei") < 20);
        assert!(likeness("Politikere", "Stram økonomi") < 20);
        assert!(likeness("Volunteers", "Central government") < 20);
    }

    #[test]
    fn words_that_differ_are_marked() {
        let marked = |one, two| marked(one, two).to_string();
        assert_eq!(
            marked("How many employees?", "How many people work here?"),
            "How many [-employees?-]{+people work here?+}"
        );
        assert_eq!(
            marked("About how many?", "How many?"),
            "[-About how-]{+How+} many?"
        );
        assert_eq!(marked("Same", "Same"), "Same");
    }

    #[test]
    fn signs_and_capitals_are_trifles() {
        assert!(is_trifle("Hva gjorde dere?", "Hva gjorde dere"));
        assert!(!is_trifle("Hva gjorde dere?", "Hva gjorde de?"));
    }
}
