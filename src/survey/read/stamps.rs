//! Reads the file beside a definition that says what its translations were made from.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::number::integer;
use super::problems::{ProblemCode, Problems, Trouble};
use super::source;
use super::tree::{Node, Table, Wanted};
use crate::survey::problem::quoted;
use crate::survey::texts::{Fingerprint, Stamps, TextId};
use crate::survey::{Language, Problem};

const TABLE: Wanted = Wanted {
    what: "a table",
    example: "{ … }",
};
const REPAIR: &str = "The file is written by `svar texts stamp`: take it from a backup, or delete it and stamp anew.";

/// `None` where the stamps are about another source language: they say nothing then.
pub(super) fn read(
    file: &str,
    bytes: &[u8],
    language: &Language,
) -> Result<Option<Stamps>, Vec<Problem>> {
    let text = source::text(file, bytes)?;
    let mut problems = Problems::new(file, text);
    let root = source::parse(text, &mut problems);
    let root = Table::root(&root);
    format(&root, &mut problems);
    let source = problems.required(&root, ("The file", "source"), REPAIR);
    let source = source.and_then(|node| problems.string(&node));
    let stamps = Stamps {
        made_from: made_from(&root, &mut problems),
        wordings: wordings(&root, &mut problems),
    };
    if problems.has_errors() {
        return Err(problems.finish());
    }
    Ok((source == Some(language.as_str())).then_some(stamps))
}

fn format(root: &Table<'_>, problems: &mut Problems<'_>) {
    let Some(node) = problems.required(root, ("The file", "format"), REPAIR) else {
        return;
    };
    let is_one =
        matches!(node.value, DeValue::Integer(number) if integer(number) == Some(1.into()));
    if !is_one && !node.is_unread() {
        let trouble = Trouble::new(
            ProblemCode::UnknownFormat,
            "This version of svar reads format 1.",
        )
        .help("Use a newer svar.");
        problems.add(&node.span, trouble);
    }
}

fn tables<'t>(root: &Table<'t>, key: &str, problems: &mut Problems<'t>) -> Vec<Node<'t>> {
    let table = root.get(key).and_then(|node| problems.table(&node, TABLE));
    table.map(|table| table.in_order()).unwrap_or_default()
}

fn made_from<'t>(
    root: &Table<'t>,
    problems: &mut Problems<'t>,
) -> BTreeMap<String, BTreeMap<TextId, Fingerprint>> {
    let mut languages = BTreeMap::new();
    for node in tables(root, "made_from", problems) {
        let texts = problems.table(&node, TABLE).map(|table| table.in_order());
        let texts = texts.unwrap_or_default();
        let texts = texts.iter().filter_map(|text| {
            let source = problems.string(text)?;
            let fingerprint = fingerprint(source, text, problems)?;
            Some((TextId::new(text.name), fingerprint))
        });
        languages.insert(node.name.to_owned(), texts.collect());
    }
    languages
}

fn wordings<'t>(root: &Table<'t>, problems: &mut Problems<'t>) -> BTreeMap<Fingerprint, String> {
    let mut wordings = BTreeMap::new();
    for node in tables(root, "wordings", problems) {
        let words = problems
            .string(&node)
            .map(|words| words.replace("\r\n", "\n"));
        let fingerprint = fingerprint(node.name, &node, problems);
        // A wording that somebody has changed by hand is not what a translation was made from.
        wordings.extend(
            fingerprint
                .zip(words)
                .filter(|(fingerprint, words)| *fingerprint == Fingerprint::of(words)),
        );
    }
    wordings
}

fn fingerprint(source: &str, node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Fingerprint> {
    let fingerprint = Fingerprint::new(source);
    if fingerprint.is_none() {
        let what = format!("{} is not a fingerprint of a wording.", quoted(source));
        problems.add(
            &node.span,
            Trouble::new(ProblemCode::BadStamp, what).help(REPAIR),
        );
    }
    fingerprint
}
