//! The interface's own words, in every language it speaks: one Fluent file per language.
//!
//! Adding a language is adding its file, `se.ftl` for Northern Sámi: `build.rs` lists the
//! files that there are. All that a language says or writes in its own way stands in its
//! file, the decimal separator too. Tests hold every file to the same sentences with the
//! same arguments.

mod date;
mod message;
mod sentences;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_decimal::Decimal;
use unic_langid::LanguageIdentifier;

use crate::plain::Plain;
use sentences::Sentences;

pub use date::Precision;
pub use message::{Arg, Message};

/// Language tag and Fluent file of each interface language. The first one is spoken where
/// nothing better is known.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// One interface language, ready to say messages, numbers and dates.
pub struct Locale {
    tag: &'static str,
    sentences: Sentences,
    /// Knows how the language counts.
    bundle: FluentBundle<FluentResource>,
}

impl Locale {
    /// The first of the wanted tags that the interface speaks: `no-NO` and `nb_NO.UTF-8`
    /// are bokmål too. Without a match the first file's language.
    pub fn for_tags<'a>(wanted: impl IntoIterator<Item = &'a str>) -> &'static Self {
        // Read once and then shared: a screen asks for words many times a second.
        static OPEN: [OnceLock<Locale>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let known = wanted.into_iter().find_map(|tag| {
            let primary = tag
                .split(['-', '_', '.', '@'])
                .next()
                .unwrap_or_default()
                .to_lowercase();
            let primary = if primary == "no" { "nb" } else { &primary };
            FILES.iter().position(|(tag, ..)| *tag == primary)
        });
        let at = known.unwrap_or(0);
        OPEN[at].get_or_init(|| Self::open(&FILES[at]))
    }

    /// Every interface language's tag.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(tag, ..)| *tag)
    }

    fn open((tag, source): &(&'static str, &'static str)) -> Self {
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false); // Isolates are zero-width: the output door stops them.
        Self {
            tag,
            sentences: Sentences::of(source),
            bundle,
        }
    }

    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The sentence in this language; an unknown id is shown as it is, so that it is seen.
    pub fn say(&self, message: &Message) -> Plain {
        let Some(pattern) = self.sentences.get(message.id) else {
            return Plain::line(message.id);
        };
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(*name, self.argument(arg));
        }
        let mut errors = Vec::new();
        Plain::text(
            &self
                .bundle
                .format_pattern(pattern, Some(&args), &mut errors),
        )
    }

    /// A sentence without arguments.
    pub fn word(&self, id: &'static str) -> Plain {
        self.say(&Message::new(id))
    }

    fn argument(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Number(number) => {
                FluentValue::String(Cow::Owned(self.number(*number).to_string()))
            }
            Arg::Words(words) => FluentValue::String(Cow::Owned(words.to_string())),
            Arg::Message(inner) => FluentValue::String(Cow::Owned(self.say(inner).to_string())),
        }
    }

    /// A number as it is written in this language: `12 500,5`.
    pub fn number(&self, number: Decimal) -> Plain {
        let written = number.normalize().to_string();
        let (sign, digits) = written
            .strip_prefix('-')
            .map_or(("", &*written), |rest| ("-", rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let (mut out, group) = (String::from(sign), self.word("number-group"));
        for (at, digit) in whole.chars().enumerate() {
            // Four digits stand together, for a year is a number too; from five on, groups
            // of three.
            if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(group.as_str());
            }
            out.push(digit);
        }
        if !part.is_empty() {
            let _ = write!(out, "{}{part}", self.word("number-decimal"));
        }
        Plain::from(out)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The sentences of a file, and the arguments that each of them shows or looks at.
    fn sentences(source: &str) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let (mut id, is_name) = ("", |c: char| c.is_ascii_alphanumeric() || c == '_');
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                id = line.split_once(" =").unwrap().0;
                assert!(
                    found.insert(id, BTreeSet::new()).is_none(),
                    "{id} is there twice"
                );
            }
            for after in line.split('$').skip(1) {
                let end = after.find(|c| !is_name(c)).unwrap_or(after.len());
                found.get_mut(id).unwrap().insert(&after[..end]);
            }
        }
        found
    }

    /// What a language's file lacks or has too much of, beside the first one's.
    fn faults(source: &str) -> Vec<String> {
        let errors = FluentResource::try_new(source.to_owned()).err();
        let errors = errors.map(|(_, errors)| errors).unwrap_or_default();
        let mut faults: Vec<String> = errors.iter().map(ToString::to_string).collect();
        let (have, want) = (sentences(source), sentences(FILES[0].1));
        for (id, args) in &want {
            match have.get(id) {
                None => faults.push(format!("{id} is missing")),
                Some(own) if own != args => {
                    faults.push(format!("{id} has {own:?} and not {args:?}"));
                }
                Some(_) => {}
            }
        }
        let extra = have.keys().filter(|id| !want.contains_key(*id));
        faults.extend(extra.map(|id| format!("{id} is in no other file")));
        faults
    }

    #[test]
    fn every_language_has_every_sentence_with_the_same_arguments() {
        for (tag, source) in FILES {
            assert_eq!(faults(source), Vec::<String>::new(), "{tag}");
            assert!(tag.parse::<LanguageIdentifier>().is_ok(), "{tag}");
        }
    }

    #[test]
    fn a_language_that_lacks_something_is_caught() {
        let (_, first) = FILES[0];
        let caught = |from: &str, to: &str| faults(&first.replacen(from, to, 1));
        assert_eq!(caught("yes = Ja\n", ""), ["yes is missing"]);
        assert_eq!(
            caught("yes = ", "jo = Jo\nyes = "),
            ["jo is in no other file"]
        );
        assert_eq!(caught("{ $day }. ", "").len(), 1);
        assert!(!caught("yes = Ja", "yes = { Ja").is_empty());
    }

    #[test]
    fn every_file_of_the_folder_is_spoken() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/locale");
        let names = std::fs::read_dir(folder).unwrap();
        let names = names.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<String> = names
            .filter_map(|name| Some(name.strip_suffix(".ftl")?.to_owned()))
            .collect();
        let mut tags: Vec<&str> = Locale::tags().collect();
        files.sort_unstable();
        tags.sort_unstable();
        assert_eq!(files, tags);
    }

    #[test]
    fn a_language_is_found_by_the_ways_it_is_written() {
        for (wanted, tag) in [
            ("nn_NO.UTF-8", "nn"),
            ("no", "nb"),
            ("en-GB", "en"),
            ("fi", "nb"),
        ] {
            assert_eq!(Locale::for_tags([wanted]).tag(), tag, "{wanted}");
        }
        assert_eq!(Locale::for_tags(["C", "POSIX", "nn"]).tag(), "nn");
    }

    #[test]
    fn numbers_and_dates_read_as_in_the_language() {
        let (nb, en) = (Locale::for_tags(["nb"]), Locale::for_tags(["en"]));
        let number = Decimal::new(-12_500_250, 2);
        assert_eq!(nb.number(number).as_str(), "-125\u{A0}002,5");
        assert_eq!(en.number(number).as_str(), "-125,002.5");
        assert_eq!(en.number(Decimal::new(1_234, 0)).as_str(), "1234");
        let date = jiff::civil::date(2022, 10, 1);
        assert_eq!(nb.date(date).as_str(), "1. oktober 2022");
        assert_eq!(en.date(date).as_str(), "1 October 2022");
    }
}
