//! Whatever stands in a file, the reader says the same of it twice and never panics; what it
//! takes can be asked, and has nothing in it that the schema for editors would mark.

#[path = "common/json.rs"]
mod json;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use json::{as_json, complaints, validator};
use jsonschema::Validator;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use svar::session::{Session, State};
use svar::survey::{Definition, Kind, Problem, Question, Shelf, Survey, read, read_answers};

/// Lists come from the files that their definitions name; others are broken in some way.
struct Lists;

impl Shelf for Lists {
    fn list(&self, file: &str) -> Result<Vec<u8>, String> {
        let path = folder("good").join(file);
        match file.len() % 4 {
            0 => Ok(b"code,name\n1,One\n1,\"Two\n\xFF,,\n".to_vec()),
            1 => Err("it is a matter of luck.".to_owned()),
            _ => fs::read(path).map_err(|_| "there is no such file.".to_owned()),
        }
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/definitions")
        .join(name)
}

static GOOD: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = fs::read_dir(folder("good")).unwrap();
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.is_file());
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
});

/// Pieces that definitions and conditions are made of.
const PIECES: [&str; 40] = [
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{{",
    "}}",
    "=",
    ",",
    ".",
    "\n",
    "#",
    "[[page]]\n",
    "[[page.question]]\n",
    "[choices]\n",
    "kind = \"grid\"\n",
    "choices = \"x\"\n",
    "rows = []\n",
    "min = 9\n",
    "max = -1\n",
    "id = \"level\"\n",
    "true",
    "0x10",
    "1e400",
    "inf",
    "2024-02-30",
    "show_if = \"not (\"\n",
    " and ",
    " in ['a', ",
    "date('",
    "count(",
    "level",
    "\u{200B}",
    "\u{FEFF}",
    "å",
    "\r",
];

/// One change to a text: what is taken out, and what comes in its place.
#[derive(Clone, Debug)]
struct Change {
    at: Index,
    taken: usize,
    piece: &'static str,
}

fn change() -> impl Strategy<Value = Change> {
    let taken = prop_oneof![3 => Just(0_usize), 2 => 1..4_usize, 1 => 4..60_usize];
    let parts = (any::<Index>(), taken, select(PIECES.to_vec()));
    parts.prop_map(|(at, taken, piece)| Change { at, taken, piece })
}

fn changed(source: &str, changes: &[Change]) -> String {
    let mut letters: Vec<char> = source.chars().collect();
    for change in changes {
        let at = change.at.index(letters.len() + 1);
        let end = (at + change.taken).min(letters.len());
        letters.splice(at..end, change.piece.chars());
    }
    letters.into_iter().collect()
}

fn one_of(files: &[String], index: Index) -> &str {
    &files[index.index(files.len())]
}

static SCHEMA: LazyLock<Validator> = LazyLock::new(validator);

/// Asks what was read, and looks at it as an editor does.
fn taken(survey: Survey, source: &[u8]) -> String {
    let definition = as_json(std::str::from_utf8(source).unwrap()).unwrap();
    let complaints = complaints(&SCHEMA, &definition);
    assert!(complaints.is_empty(), "{complaints:?}");
    let session = Session::new(Arc::new(survey), State::default());
    let text = |step: svar::session::Step| {
        let question = session.question(&step.place).unwrap();
        session.words_at(&step.place, &question.text).to_string()
    };
    let texts: Vec<String> = session.path().steps().map(text).collect();
    format!("{}\n{:?}", texts.join("\n"), session.sheet())
}

/// A question in a form that is the same each time: the index of a list has no order.
fn described(question: &Question) -> String {
    let kind = match &question.kind {
        Kind::Lookup { list } => format!("{:?}", list.codes()),
        kind => format!("{kind:?}"),
    };
    format!(
        "{:?} {:?} {:?} {kind}",
        question.id, question.text, question.checks
    )
}

/// Everything there is to say of a file.
fn said(source: &[u8]) -> String {
    let definition = Definition {
        file: "hostile.toml",
        source,
        shelf: &Lists,
    };
    let told =
        |problems: &[Problem]| -> String { problems.iter().map(Problem::to_string).collect() };
    let survey = match read(&definition) {
        Ok((survey, warnings)) => {
            let questions: Vec<String> = survey.questions.iter().map(described).collect();
            let pages = format!("{} {:?}", survey.digest, survey.pages);
            let words = [
                pages,
                questions.join("\n"),
                told(&warnings),
                taken(survey, source),
            ];
            words.join("\n")
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a word");
            told(&problems)
        }
    };
    let answers = match read_answers("hostile.toml", source) {
        Ok(answers) => format!("{answers:?}"),
        Err(problems) => told(&problems),
    };
    format!("{survey}\n{answers}")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes_are_read_or_refused(source in vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(said(&source), said(&source));
    }

    #[test]
    fn any_pieces_are_read_or_refused(pieces in vec(select(PIECES.to_vec()), 0..40)) {
        let source = pieces.concat();
        prop_assert_eq!(said(source.as_bytes()), said(source.as_bytes()));
    }

    #[test]
    fn any_changed_definition_is_read_or_refused(
        file in any::<Index>(),
        changes in vec(change(), 1..5),
    ) {
        let source = changed(one_of(&GOOD, file), &changes);
        prop_assert_eq!(said(source.as_bytes()), said(source.as_bytes()));
    }

    #[test]
    fn any_cut_definition_is_read_or_refused(file in any::<Index>(), at in any::<Index>()) {
        let source = one_of(&GOOD, file).as_bytes();
        let source = &source[..at.index(source.len() + 1)];
        prop_assert_eq!(said(source), said(source));
    }
}
