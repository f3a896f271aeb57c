//! Surveys of any size to measure with: every kind of answer, a condition each.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::fmt::Write as _;
use std::sync::Arc;

use svar::expr::Code;
use svar::session::{Event, Place};
use svar::survey::{Definition, Entry, Shelf, Survey, read};

/// No list stands beside a generated survey.
struct Bare;

impl Shelf for Bare {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("there is no such file.".to_owned())
    }
}

/// A definition of so many questions, about 370 characters each, ten to a page. Each but the
/// first of every hundred is asked only after some answer to one of the fifty before it.
pub(crate) fn definition(questions: usize) -> String {
    let mut source = String::from(
        "format = 1\nid = \"generated\"\nversion = \"1\"\nlanguages = [\"nb\", \"en\"]\n\
         title.nb = \"Målt\"\ntitle.en = \"Measured\"\n[privacy]\nmode = \"confidential\"\n\
         [choices]\nanswers = [\n\
         { code = \"yes\", nb = \"Ja\", en = \"Yes\" },\n\
         { code = \"no\", nb = \"Nei\", en = \"No\" },\n\
         { code = \"dont_know\", nb = \"Vet ikke\", en = \"Don't know\", missing = \"dont_know\" },\n]\n",
    );
    let mut random = Random(7);
    for at in 0..questions {
        if at % 10 == 0 {
            let page = at / 10;
            let _ = write!(
                source,
                "[[page]]\nid = \"page{page}\"\ntitle.nb = \"Side {page}\"\ntitle.en = \"Page {page}\"\n"
            );
        }
        let _ = write!(
            source,
            "[[page.question]]\nid = \"q{at}\"\n{}\n\
             text.nb = \"Spørsmål {at}: Hvordan har dette virket inn på arbeidet i enheten de siste to årene, og hvem merket det?\"\n\
             text.en = \"Question {at}: How has this affected the work of the unit over the past two years, and who noticed?\"\n",
            kind(at)
        );
        if at % 100 > 0 {
            let seen = at - 1 - random.below(at.min(50));
            let _ = writeln!(source, "show_if = \"{}\"", rule(seen));
        }
    }
    source
}

fn kind(at: usize) -> &'static str {
    match at % 4 {
        0 | 1 => "kind = \"single\"\nchoices = \"answers\"",
        2 => "kind = \"integer\"\nmin = 0\nmax = 5000",
        _ => {
            "kind = \"multi\"\nchoices = [\n  { code = \"a\", nb = \"Tid\", en = \"Time\" },\n  \
             { code = \"b\", nb = \"Penger\", en = \"Money\" },\n]"
        }
    }
}

fn rule(seen: usize) -> String {
    match seen % 4 {
        0 | 1 => format!("q{seen} == 'yes'"),
        2 => format!("q{seen} >= 10 and q{seen} < 1000"),
        _ => format!("'a' in q{seen}"),
    }
}

/// An answer to a question: the one that keeps what hangs on it on the path, or another.
pub(crate) fn answer(survey: &Survey, at: usize, keeps: bool) -> Event {
    let code = |code: &str| Code::new(code).map(Entry::picked);
    let entry = match (at % 4, keeps) {
        (0 | 1, true) => code("yes"),
        (0 | 1, false) => code("no"),
        (2, true) => Some(Entry::Typed("41".to_owned())),
        (2, false) => Some(Entry::Typed("4".to_owned())),
        (_, true) => code("a"),
        (_, false) => code("b"),
    };
    let place = Place::once(&survey.questions[at].id);
    match entry {
        Some(entry) => Event::Entered { place, entry },
        None => Event::Cleared { place },
    }
}

pub(crate) fn survey(source: &str) -> Arc<Survey> {
    let definition = Definition {
        file: "generated.toml",
        source: source.as_bytes(),
        shelf: &Bare,
    };
    match read(&definition) {
        Ok((survey, _)) => Arc::new(survey),
        Err(problems) => panic!("{}", problems[0]),
    }
}

/// The same numbers each time: xorshift, from a seed that is not 0.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap_or(0)
    }
}
