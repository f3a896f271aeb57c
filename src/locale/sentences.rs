//! The sentences of one language, each read when it is said for the first time: a program
//! that asks ten questions has no use for most of them, and starts sooner with less memory.

use std::sync::OnceLock;

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;

/// The sentences of a Fluent file, by their ids. They are looked for when the first is said:
/// many languages are only asked for their name.
pub(super) struct Sentences {
    file: &'static str,
    found: OnceLock<Vec<Sentence>>,
}

struct Sentence {
    /// As it stands in the file, its id before it.
    source: &'static str,
    read: OnceLock<Option<Box<Pattern<&'static str>>>>,
}

impl Sentence {
    /// What is no sentence has none.
    fn id(&self) -> Option<&'static str> {
        let (id, rest) = self.source.split_once(' ')?;
        rest.starts_with('=').then_some(id)
    }
}

impl Sentences {
    /// The files are compiled in, and a test reads each: what cannot be read is not there.
    pub(super) const fn of(file: &'static str) -> Self {
        let found = OnceLock::new();
        Self { file, found }
    }

    fn all(&self) -> &[Sentence] {
        self.found.get_or_init(|| found(self.file))
    }

    pub(super) fn get(&self, id: &str) -> Option<&Pattern<&'static str>> {
        let all = self.all();
        let at = all.binary_search_by(|sentence| sentence.id().cmp(&Some(id)));
        let sentence = &all[at.ok()?];
        let read = sentence.read.get_or_init(|| read(sentence.source));
        read.as_deref()
    }
}

fn found(file: &'static str) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(entries(file).count());
    sentences.extend(entries(file).map(|source| Sentence {
        source,
        read: OnceLock::new(),
    }));
    sentences.retain(|sentence| sentence.id().is_some());
    sentences.sort_by_cached_key(Sentence::id);
    sentences
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
        assert_eq!(told.len(), sentences.all().len());
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
        let mut cut = found(file);
        let long = cut.iter().position(|it| it.source.lines().count() > 2);
        let sentence = &mut cut[long.unwrap()];
        sentence.source = sentence.source.split_once('\n').unwrap().0;
        let id = sentence.id().unwrap();
        let cut = Sentences {
            file,
            found: cut.into(),
        };
        assert_eq!(faults(file, &cut), [id]);
    }
}
