//! The sentences of one language, each read when it is said for the first time: a program
//! that asks ten questions has no use for most of them, and starts sooner with less memory.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;

/// The sentences of a Fluent file, by their ids. They are looked for when the first is said:
/// many languages are only asked for their name.
pub(super) struct Sentences {
    file: &'static str,
    /// Where each stands in the file, in the order of their ids.
    places: OnceLock<Vec<Range<u32>>>,
    /// Those that were said, by where they begin. A language is never let go, nor are they.
    read: Mutex<BTreeMap<u32, Option<&'static Pattern<&'static str>>>>,
}

impl Sentences {
    /// The files are compiled in, and a test reads each: what cannot be read is not there.
    pub(super) const fn of(file: &'static str) -> Self {
        Self {
            file,
            places: OnceLock::new(),
            read: Mutex::new(BTreeMap::new()),
        }
    }

    fn places(&self) -> &[Range<u32>] {
        self.places.get_or_init(|| places(self.file))
    }

    pub(super) fn get(&self, id: &str) -> Option<&'static Pattern<&'static str>> {
        let places = self.places();
        let there = |place: &Range<u32>| source(self.file, place);
        let at = places.binary_search_by(|place| self::id(there(place)).cmp(&Some(id)));
        let place = &places[at.ok()?];
        let mut all = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        *all.entry(place.start)
            .or_insert_with(|| read(there(place)).map(|pattern| &*Box::leak(pattern)))
    }
}

fn places(file: &str) -> Vec<Range<u32>> {
    // No file of ours is longer.
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut end = 0;
    let places = entries(file).map(|entry| {
        end += entry.len();
        place(end - entry.len())..place(end)
    });
    let is_sentence = |place: &Range<u32>| id(source(file, place)).is_some();
    let mut places: Vec<_> = places.filter(is_sentence).collect();
    places.shrink_to_fit();
    places.sort_by_cached_key(|place| id(source(file, place)));
    places
}

/// A sentence as it stands in the file, its id before it.
fn source<'f>(file: &'f str, place: &Range<u32>) -> &'f str {
    &file[place.start as usize..place.end as usize]
}

/// What is no sentence has none.
fn id(source: &str) -> Option<&str> {
    let (id, rest) = source.split_once(' ')?;
    rest.starts_with('=').then_some(id)
}

/// A file in pieces: a line that begins with a letter begins one.
fn entries(file: &str) -> impl Iterator<Item = &str> {
    let bytes = file.as_bytes();
    let is_first = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_lowercase);
    let lines = file.match_indices('\n').map(|(end, _)| end + 1);
    let mut from = 0;
    lines
        .filter(is_first)
        .chain([file.len()])
        .map(move |end| &file[std::mem::replace(&mut from, end)..end])
}

fn read(source: &'static str) -> Option<Box<Pattern<&'static str>>> {
    let resource = parser::parse_runtime(source).unwrap_or_else(|(found, _)| found);
    resource.body.into_iter().find_map(|entry| match entry {
        Entry::Message(message) => message.value.map(Box::new),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::FILES;

    /// The sentences that read otherwise alone than in their file.
    fn faults(file: &'static str, sentences: &Sentences) -> Vec<&'static str> {
        let whole = parser::parse_runtime(file).unwrap();
        let told = whole.body.iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name, message.value.as_ref())),
            _ => None,
        });
        let told: Vec<_> = told.collect();
        assert_eq!(told.len(), sentences.places().len());
        let other = told
            .iter()
            .filter(|(id, value)| sentences.get(id) != *value);
        other.map(|(id, _)| *id).collect()
    }

    #[test]
    fn a_sentence_reads_alone_as_in_its_file() {
        for (tag, file) in FILES {
            assert!(faults(file, &Sentences::of(file)).is_empty(), "{tag}");
        }
    }

    #[test]
    fn a_sentence_that_is_cut_short_is_caught() {
        let (_, file) = FILES[0];
        let mut places = places(file);
        let long = |place: &&mut Range<u32>| source(file, place).lines().count() > 2;
        let place = places.iter_mut().find(long).unwrap();
        let (first, _) = source(file, place).split_once('\n').unwrap();
        place.end = place.start + u32::try_from(first.len()).unwrap();
        let cut = Sentences::of(file);
        cut.places.set(places).unwrap();
        assert_eq!(faults(file, &cut), [id(first).unwrap()]);
    }
}
