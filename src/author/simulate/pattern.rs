//! Texts that match a pattern, made from the pattern's own tree.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::random::Random;
use crate::plain::passes;

/// How often a part without an end is repeated beyond its least.
const REPEATS_MORE_MAX: usize = 6;

/// A text that matches is longer than this only where the pattern asks for it.
const CHARS_MAX: usize = 20_000;

/// Reads a pattern once for all the texts that are to match it.
pub(in crate::author) fn tree(pattern: &str) -> Option<Hir> {
    regex_syntax::parse(pattern).ok()
}

/// A text for a tree. Where something is looked around for, it may not match.
pub(in crate::author) fn text(tree: &Hir, random: &mut Random) -> String {
    let mut out = String::new();
    write(tree, random, &mut out);
    out
}

fn write(tree: &Hir, random: &mut Random, out: &mut String) {
    if out.len() > CHARS_MAX {
        return;
    }
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => out.extend(letter(class, random)),
        HirKind::Repetition(repetition) => {
            let least = repetition.min as usize;
            let most = repetition.max.map_or(usize::MAX, |max| max as usize);
            let most = most.min(least + REPEATS_MORE_MAX);
            let times = least + random.below(most - least + 1);
            for _ in 0..times {
                write(&repetition.sub, random, out);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, random, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, random, out)),
        HirKind::Alternation(parts) => {
            if let Some(part) = random.one(parts) {
                write(part, random, out);
            }
        }
    }
}

/// A letter that people would type, if the class has such a one.
fn letter(class: &Class, random: &mut Random) -> Option<char> {
    const USUAL: [(char, char); 3] = [('a', 'z'), ('0', '9'), ('A', 'Z')];
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => {
            let ranges = class.ranges().iter();
            ranges.map(|range| (range.start(), range.end())).collect()
        }
        Class::Bytes(class) => {
            let ranges = class.ranges().iter();
            let ranges = ranges.map(|range| (char::from(range.start()), char::from(range.end())));
            ranges.filter(|(start, _)| start.is_ascii()).collect()
        }
    };
    let usual = USUAL.iter().flat_map(|usual| {
        let both = ranges
            .iter()
            .map(move |range| (range.0.max(usual.0), range.1.min(usual.1)));
        both.filter(|(start, end)| start <= end)
    });
    let usual: Vec<(char, char)> = usual.collect();
    let among = if usual.is_empty() { &ranges } else { &usual };
    for _ in 0..20 {
        let (start, end) = *random.one(among)?;
        let count = u32::from(end) - u32::from(start) + 1;
        let drawn = u32::from(start) + u32::try_from(random.below(count as usize)).unwrap_or(0);
        // Some numbers in between stand for no character.
        if let Some(found) = char::from_u32(drawn).filter(|found| passes(*found)) {
            return Some(found);
        }
    }
    ranges.first().map(|range| range.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Pattern;

    #[test]
    fn a_text_is_as_its_pattern_asks() {
        for source in [
            "[0-9]{9}",
            "[A-Z]{2}-?\\d{4,6}",
            "(ja|nei|kanskje)",
            "[^@ ]+@[^@ ]+\\.[a-z]{2,3}",
            "(?i)abc.*",
            "[æøå]{3}",
            "\\w+( \\w+)*",
            "x{0,3}|y+",
        ] {
            let pattern = Pattern::new(source).unwrap();
            let tree = tree(pattern.as_str()).unwrap();
            let mut random = Random::of(source);
            for _ in 0..100 {
                let text = text(&tree, &mut random);
                assert!(pattern.matches(&text), "{source}: {text:?}");
            }
        }
    }
}
