//! A long list to look one entry up in: municipalities, occupations, schools.

use std::collections::HashMap;

use crate::expr::{Code, Codes};
use crate::plain::Plain;

/// The entries of a `lookup`, in their file's order, with a way to filter them as typed.
#[derive(Debug)]
pub struct List {
    entries: Vec<Listed>,
    codes: Codes,
    by_code: HashMap<Code, usize>,
}

#[derive(Debug)]
pub struct Listed {
    pub code: Code,
    pub label: Plain,
    /// What tells entries of one name apart: the county of a municipality.
    pub group: Option<Plain>,
    /// Label and group as [`fold`] writes them, for filtering.
    folded: String,
}

impl Listed {
    pub fn new(code: Code, label: Plain, group: Option<Plain>) -> Self {
        let mut folded = fold(label.as_str());
        if let Some(group) = &group {
            folded.push(' ');
            folded.push_str(&fold(group.as_str()));
        }
        Self {
            code,
            label,
            group,
            folded,
        }
    }
}

impl List {
    /// The caller has seen to it that no code stands twice.
    pub(super) fn new(entries: Vec<Listed>) -> Self {
        let codes = entries.iter().map(|entry| entry.code.clone()).collect();
        let by_code = entries
            .iter()
            .enumerate()
            .map(|(at, e)| (e.code.clone(), at))
            .collect();
        Self {
            entries,
            codes,
            by_code,
        }
    }

    pub fn entries(&self) -> &[Listed] {
        &self.entries
    }

    pub fn codes(&self) -> Codes {
        self.codes.clone()
    }

    pub fn find(&self, code: &Code) -> Option<&Listed> {
        self.by_code.get(code).map(|&at| &self.entries[at])
    }

    /// The entries that match what was typed, best first: those that begin with it, then
    /// those in which a word does, then those that merely contain it. Every word typed
    /// must be found, with or without accents; a code matches from its beginning.
    pub fn filter(&self, typed: &str) -> Vec<&Listed> {
        let wanted = fold(typed.trim());
        if wanted.is_empty() {
            return self.entries.iter().collect();
        }
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let mut found: Vec<(u8, &Listed)> = self
            .entries
            .iter()
            .filter_map(|entry| rank(entry, &wanted, &words).map(|rank| (rank, entry)))
            .collect();
        found.sort_by_key(|(rank, _)| *rank); // Stable: the file's order within a rank.
        found.into_iter().map(|(_, entry)| entry).collect()
    }
}

fn rank(entry: &Listed, wanted: &str, words: &[&str]) -> Option<u8> {
    if let Some(rest) = entry.folded.strip_prefix(wanted) {
        // The whole name before longer ones: Nes before Nesna.
        let whole = !rest.starts_with(char::is_alphanumeric);
        return Some(u8::from(!whole));
    }
    if entry.code.as_str().to_lowercase().starts_with(wanted) {
        return Some(2);
    }
    let mut worst = 3;
    for word in words {
        let at = entry.folded.find(word)?;
        let starts = at == 0
            || entry.folded.match_indices(word).any(|(at, _)| {
                entry.folded[..at]
                    .chars()
                    .next_back()
                    .is_some_and(|c| !c.is_alphanumeric())
            });
        if !starts {
            worst = 4;
        }
    }
    Some(worst)
}

/// Writes a text so that people find it however they type: lower case, without accents,
/// `aa` for `å`, `o` for `ø`, `ae` for `æ`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for found in text.chars().flat_map(char::to_lowercase) {
        match found {
            'å' => out.push_str("aa"),
            'ø' | 'ö' | 'ó' | 'ò' | 'ô' | 'õ' => out.push('o'),
            'æ' => out.push_str("ae"),
            'á' | 'à' | 'ä' | 'â' | 'ã' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'í' | 'ì' | 'ï' | 'î' => out.push('i'),
            'ú' | 'ù' | 'ü' | 'û' => out.push('u'),
            'č' | 'ç' => out.push('c'),
            'đ' | 'ð' => out.push('d'),
            'ŋ' | 'ñ' => out.push('n'),
            'š' => out.push('s'),
            'ŧ' => out.push('t'),
            'ž' => out.push('z'),
            'ý' | 'ÿ' => out.push('y'),
            '\u{300}'..='\u{36F}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        let entry = |code, label, group| {
            Listed::new(
                Code::new(code).unwrap(),
                Plain::from(label),
                Some(Plain::from(group)),
            )
        };
        List::new(vec![
            entry("1875", "Hábmer - Hamarøy", "Nordland"),
            entry("1508", "Ålesund", "Møre og Romsdal"),
            entry("3020", "Nordre Follo", "Akershus"),
            entry("5406", "Storfjord", "Troms"),
        ])
    }

    fn check(typed: &str, found: &[&str]) {
        let list = list();
        let labels: Vec<_> = list
            .filter(typed)
            .iter()
            .map(|e| e.label.to_string())
            .collect();
        assert_eq!(labels, found, "typed {typed:?}");
    }

    #[test]
    fn a_list_is_filtered_with_and_without_accents() {
        check("hamaroy", &["Hábmer - Hamarøy"]);
        check("HÁBMER", &["Hábmer - Hamarøy"]);
        check("aalesund", &["Ålesund"]);
        check("ål", &["Ålesund"]);
        check("1508", &["Ålesund"]);
        check("romsdal mo", &["Ålesund"]);
        check("xyz", &[]);
    }

    #[test]
    fn what_begins_with_the_letters_comes_first() {
        check("nord", &["Nordre Follo", "Hábmer - Hamarøy"]);
        check(
            "or",
            &["Hábmer - Hamarøy", "Ålesund", "Nordre Follo", "Storfjord"],
        );
    }
}
