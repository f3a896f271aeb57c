//! A long list to look one entry up in: municipalities, occupations, schools.

use std::sync::Arc;

use memchr::memmem;

use crate::expr::{Code, Codes};
use crate::plain::Plain;

/// The entries of a `lookup`, in their file's order, with a way to filter them as typed.
#[derive(Debug)]
pub struct List {
    entries: Vec<Listed>,
    codes: Codes,
    /// The entries in the order of their codes.
    by_code: Vec<u32>,
    /// Label and group of each entry, to be searched in one go.
    names: Lines,
    /// The code of each entry.
    numbers: Lines,
}

#[derive(Debug)]
pub struct Listed {
    pub code: Code,
    pub label: Plain,
    /// What tells entries of one name apart: the county of a municipality. Many have the same.
    pub group: Option<Arc<Plain>>,
    /// Whether no other entry has this label.
    pub is_only_one: bool,
}

impl Listed {
    pub fn new(code: Code, label: Plain, group: Option<Arc<Plain>>) -> Self {
        Self {
            code,
            label,
            group,
            is_only_one: true,
        }
    }
}

impl List {
    /// The caller has seen to it that no code stands twice.
    pub(super) fn new(mut entries: Vec<Listed>) -> Self {
        let by_label = sorted_by(&entries, |entry| entry.label.as_str());
        let label = |at: u32| entries[at as usize].label.as_str();
        let groups = by_label.chunk_by(|&one, &other| label(one) == label(other));
        let shared: Vec<u32> = groups
            .filter(|alike| alike.len() > 1)
            .flatten()
            .copied()
            .collect();
        for at in shared {
            entries[at as usize].is_only_one = false;
        }
        let names = entries.iter().map(|entry| match &entry.group {
            Some(group) => format!("{} {}", fold(entry.label.as_str()), fold(group.as_str())),
            None => fold(entry.label.as_str()),
        });
        let numbers = entries.iter().map(|entry| fold(entry.code.as_str()));
        Self {
            names: names.collect(),
            numbers: numbers.collect(),
            codes: entries.iter().map(|entry| entry.code.clone()).collect(),
            by_code: sorted_by(&entries, |entry| entry.code.as_str()),
            entries,
        }
    }

    pub fn entries(&self) -> &[Listed] {
        &self.entries
    }

    pub fn codes(&self) -> Codes {
        self.codes.clone()
    }

    pub fn find(&self, code: &Code) -> Option<&Listed> {
        let entry = |at: u32| &self.entries[at as usize];
        let found = self
            .by_code
            .binary_search_by(|&at| entry(at).code.as_str().cmp(code.as_str()));
        found.ok().map(|at| entry(self.by_code[at]))
    }

    /// The entries that match what was typed, best first: those that begin with it, then
    /// those in which a word does, then those that merely contain it. Every word typed
    /// must be found, with or without accents; a code matches from its beginning.
    pub fn filter(&self, typed: &str) -> Vec<&Listed> {
        let wanted = fold(typed.trim());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        // The longest word stands in the fewest entries: only those are looked at closer.
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else {
            return self.entries.iter().collect();
        };
        let finders: Vec<_> = words.iter().map(memmem::Finder::new).collect();
        let mut ranked: [Vec<usize>; RANKS] = Default::default();
        for at in self.names.containing(rarest) {
            let name = self.names.get(at);
            if let Some(rank) = rank(name, &wanted, &finders) {
                ranked[rank].push(at);
            }
        }
        self.add_codes(&wanted, &mut ranked);
        let found = ranked.iter().flatten();
        found.map(|&at| &self.entries[at]).collect()
    }

    /// Ranks the entries whose code begins with what was typed, unless their name does.
    fn add_codes(&self, wanted: &str, ranked: &mut [Vec<usize>; RANKS]) {
        let begins = self.numbers.beginning(wanted);
        let coded: Vec<usize> = begins
            .filter(|&at| !self.names.get(at).starts_with(wanted))
            .collect();
        for worse in &mut ranked[CODE + 1..] {
            worse.retain(|at| coded.binary_search(at).is_err());
        }
        ranked[CODE] = coded;
    }
}

/// Where the entries stand, in the order of something in them; a definition has fewer bytes
/// than there are numbers.
fn sorted_by<'e>(entries: &'e [Listed], key: impl Fn(&'e Listed) -> &'e str) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..).take(entries.len()).collect();
    sorted.sort_unstable_by_key(|&at| key(&entries[at as usize]));
    sorted
}

/// How well an entry can match: its whole name, the beginning of its name, of its code, of
/// each word, or some part of it.
const RANKS: usize = 5;
const CODE: usize = 2;

fn rank(name: &str, wanted: &str, words: &[memmem::Finder<'_>]) -> Option<usize> {
    if let Some(rest) = name.strip_prefix(wanted) {
        // The whole name before longer ones: Nes before Nesna.
        let whole = !rest.starts_with(char::is_alphanumeric);
        return Some(usize::from(!whole));
    }
    let mut worst = CODE + 1;
    for word in words {
        let mut places = word.find_iter(name.as_bytes()).peekable();
        places.peek()?;
        if !places.any(|at| begins_word(name, at)) {
            worst = CODE + 2;
        }
    }
    Some(worst)
}

/// Whether no letter or digit stands before this byte of a name.
fn begins_word(name: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|before| name.as_bytes()[before]) {
        None => true,
        Some(before) if before.is_ascii() => !before.is_ascii_alphanumeric(),
        Some(_) => !name[..at].ends_with(char::is_alphanumeric),
    }
}

/// Many short texts as one, so that a search runs through all of them at once.
#[derive(Debug)]
struct Lines {
    /// Each text between line breaks; none of them holds one.
    text: String,
    /// Where each begins, and where one more would; a list has fewer bytes than there are
    /// numbers.
    starts: Vec<u32>,
}

impl FromIterator<String> for Lines {
    fn from_iter<I: IntoIterator<Item = String>>(lines: I) -> Self {
        let mut text = String::from('\n');
        let place = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let mut starts = vec![place(&text)];
        for line in lines {
            text.push_str(&line);
            text.push('\n');
            starts.push(place(&text));
        }
        text.shrink_to_fit();
        starts.shrink_to_fit();
        Self { text, starts }
    }
}

impl Lines {
    fn start(&self, at: usize) -> usize {
        self.starts[at] as usize
    }

    fn get(&self, at: usize) -> &str {
        &self.text[self.start(at)..self.start(at + 1) - 1]
    }

    /// The texts in which this stands, in order.
    fn containing(&self, wanted: &str) -> impl Iterator<Item = usize> {
        self.search(wanted, 0)
    }

    /// The texts that begin with this, in order.
    fn beginning<'s>(&'s self, wanted: &str) -> impl Iterator<Item = usize> + use<'s> {
        self.search(&format!("\n{wanted}"), 1)
    }

    /// The texts in which this stands, each once; it lies in the text from its byte
    /// `inside` on.
    fn search<'s>(&'s self, wanted: &str, inside: usize) -> impl Iterator<Item = usize> + use<'s> {
        let finder = memmem::Finder::new(wanted).into_owned();
        let (mut from, mut line) = (0, 0);
        std::iter::from_fn(move || {
            let found = from + finder.find(&self.text.as_bytes()[from..])?;
            while self.start(line + 1) <= found + inside {
                line += 1;
            }
            // The line break before the next text may be wanted, too.
            from = self.start(line + 1) - 1;
            Some(line)
        })
    }
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
                Some(Arc::new(Plain::from(group))),
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
    fn a_code_comes_after_names_and_before_parts_of_names() {
        let entry = |code, label| Listed::new(Code::new(code).unwrap(), Plain::from(label), None);
        let list = List::new(vec![
            entry("a1", "Rural b20"),
            entry("a2", "The b2"),
            entry("b2", "Ås"),
            entry("a3", "B2"),
            entry("B21", "b2 south"),
        ]);
        let found = list.filter("b2");
        let found: Vec<_> = found.iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(found, ["a3", "B21", "b2", "a1", "a2"]);
    }

    #[test]
    fn an_entry_knows_whether_its_name_is_its_own() {
        let entry = |code, label| Listed::new(Code::new(code).unwrap(), Plain::from(label), None);
        let list = List::new(vec![
            entry("1", "Våler"),
            entry("2", "Ås"),
            entry("3", "Våler"),
        ]);
        let own = list.entries().iter().map(|entry| entry.is_only_one);
        assert_eq!(own.collect::<Vec<_>>(), [false, true, false]);
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
