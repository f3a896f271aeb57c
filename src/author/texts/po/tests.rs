//! PO files there and back, and as other tools write them.

use proptest::prelude::*;

use super::{Catalog, Entry, read, write};

fn entry(context: &str, source: &str, translation: &str) -> Entry {
    Entry {
        context: Some(context.to_owned()),
        source: source.to_owned(),
        translation: translation.to_owned(),
        ..Entry::default()
    }
}

/// What reading keeps of an entry.
fn kept(entry: &Entry) -> (bool, Option<&str>, &str, &str) {
    let context = entry.context.as_deref();
    (entry.is_fuzzy, context, &entry.source, &entry.translation)
}

#[test]
fn what_other_tools_write_is_read() {
    let source = include_str!("as-others-write.po");
    for source in [
        source.to_owned(),
        source.replace('\n', "\r\n"),
        format!("\u{FEFF}{source}"),
    ] {
        let catalog = read(&source).unwrap();
        assert_eq!(catalog.field("language"), Some("nn_NO"));
        assert_eq!(catalog.field("Last-Translator"), None);
        let found: Vec<_> = catalog.entries.iter().map(kept).collect();
        let long = "Ei lita omvising, som er delt over fleire linjer.\nSlutt.";
        let expected = [
            (false, Some("title"), "En liten omvisning.\nSlutt.", long),
            (true, Some("page/start/title"), "Velkommen", "Velkomen"),
            (
                false,
                Some("question/welcome/text"),
                "A \"B\" \\ \tC",
                "D\u{7}é!",
            ),
        ];
        assert_eq!(found, expected);
    }
}

#[test]
fn each_fault_is_told_with_its_place() {
    let whole = "msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n";
    assert!(read(whole).is_ok());
    for (source, at, what) in [
        ("msgid \"b\"\n", 0, "This entry is not whole."),
        (
            "msgctxt \"a\"\nmsgstr \"c\"\n",
            12,
            "This line is out of its turn.",
        ),
        (
            "msgid b\nmsgstr \"\"\n",
            6,
            "Here text in double quotes should follow.",
        ),
        (
            "msgid \"b\nmsgstr \"\"\n",
            6,
            "The text is not closed on its line.",
        ),
        (
            "msgid \"b\" c\nmsgstr \"\"\n",
            9,
            "Something follows the closing quote.",
        ),
        (
            "msgid \"\\q\"\nmsgstr \"\"\n",
            7,
            "No character is written like this.",
        ),
        (
            "msgid \"\\377\"\nmsgstr \"\"\n",
            7,
            "No character is written like this.",
        ),
        (
            "<html>\n<p>\n",
            0,
            "This is no PO file: no entry begins in it.",
        ),
        (
            "\"stray\"\nmsgid \"\"\nmsgstr \"\"\n",
            0,
            "This is no line of an entry.",
        ),
        (
            "<html>\nmsgid \"\"\nmsgstr \"\"\n",
            0,
            "This is no line of an entry.",
        ),
        (
            "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"\"\n",
            10,
            "This entry has plural forms.",
        ),
    ] {
        let faults = read(source).unwrap_err();
        assert_eq!(
            (faults[0].span.start, faults[0].what.as_str()),
            (at, what),
            "{source}"
        );
    }
}

#[test]
fn notes_cannot_break_out_of_their_comment() {
    let mut one = entry("a", "b", "c");
    one.notes.push("first\nmsgid \"x\"".to_owned());
    one.reference = "a b\n.toml:7".to_owned();
    one.former = Some("was\n\"this\"".to_owned());
    let catalog = Catalog {
        header: vec![("Language".to_owned(), "nn".to_owned())],
        entries: vec![one.clone()],
    };
    let written = write(&catalog);
    let back = read(&written).unwrap();
    assert_eq!(
        back.entries.iter().map(kept).collect::<Vec<_>>(),
        [kept(&one)]
    );
    insta::assert_snapshot!(written);
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was_written(
        texts in prop::collection::vec(("[a-z/]{1,9}", any::<String>(), any::<String>(), any::<bool>()), 0..6)
    ) {
        let entries = texts.iter().map(|(context, source, translation, is_fuzzy)| Entry {
            is_fuzzy: *is_fuzzy,
            former: is_fuzzy.then(|| source.clone()),
            ..entry(context, source, translation)
        });
        let catalog = Catalog { header: Vec::new(), entries: entries.collect() };
        let back = read(&write(&catalog)).unwrap();
        let found: Vec<_> = back.entries.iter().map(kept).collect();
        let expected: Vec<_> = catalog.entries.iter().map(kept).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_file_makes_the_reader_panic(source in "(msg(ctxt|id|str)|[\"\\\\#~|, \n\r]|\\PC|[0-7xn])*") {
        let _ = read(&source);
    }
}
