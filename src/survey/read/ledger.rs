//! Reads the file beside a definition that says what has been released.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::number::integer;
use super::problems::{Problems, Trouble};
use super::source;
use super::tree::{Node, Table, Wanted};
use crate::expr::Code;
use crate::survey::ledger::{Ledger, Recorded, RecordedCode, Release};
use crate::survey::{Problem, ProblemCode};

const TABLE: Wanted = Wanted {
    what: "a table",
    example: "{ … }",
};
const RELEASES: Wanted = Wanted {
    what: "releases, each under `[[release]]`",
    example: "[{ version = \"1\", digest = \"…\" }]",
};
const REPAIR: &str = "The file is written by `svar ledger`: take it from a backup.";

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Ledger, Vec<Problem>> {
    let text = source::text(file, bytes)?;
    let mut problems = Problems::new(file, text);
    let root = source::parse(text, &mut problems);
    let ledger = Reader {
        problems: &mut problems,
    }
    .ledger(&Table::root(&root));
    if problems.has_errors() {
        return Err(problems.finish());
    }
    Ok(ledger)
}

struct Reader<'p, 't> {
    problems: &'p mut Problems<'t>,
}

impl<'t> Reader<'_, 't> {
    fn ledger(&mut self, root: &Table<'t>) -> Ledger {
        self.format(root);
        let releases = root.get("release");
        let releases = releases.and_then(|node| self.problems.list(&node, RELEASES));
        let releases = releases.unwrap_or_default();
        let releases = releases.iter().filter_map(|node| {
            let table = self.problems.table(node, TABLE)?;
            Some(Release {
                version: self.text(&table, "version"),
                digest: self.text(&table, "digest"),
            })
        });
        let releases = releases.collect();
        let survey = self.text(root, "survey");
        let questions = self.tables(root, "question").into_iter();
        let questions = questions
            .filter_map(|node| {
                let table = self.problems.table(&node, TABLE)?;
                Some((node.name.to_owned(), self.recorded(&table)))
            })
            .collect();
        Ledger {
            survey,
            releases,
            questions,
        }
    }

    fn format(&mut self, root: &Table<'t>) {
        let Some(node) = self.problems.required(root, ("The file", "format"), REPAIR) else {
            return;
        };
        let is_one =
            matches!(node.value, DeValue::Integer(number) if integer(number) == Some(1.into()));
        if !is_one && !node.is_unread() {
            let what = "This version of svar reads format 1.";
            let trouble = Trouble::new(ProblemCode::UnknownFormat, what);
            self.problems
                .add(&node.span, trouble.help("Use a newer svar."));
        }
    }

    fn recorded(&mut self, table: &Table<'t>) -> Recorded {
        Recorded {
            kind: self.text(table, "kind"),
            words: self.text(table, "words"),
            fingerprint: self.text(table, "fingerprint"),
            first: self.text(table, "first"),
            last: self.text(table, "last"),
            choices: self.codes(table, "choices"),
            rows: self.codes(table, "rows"),
        }
    }

    fn codes(&mut self, table: &Table<'t>, key: &str) -> BTreeMap<Code, RecordedCode> {
        let mut codes = BTreeMap::new();
        for node in self.tables(table, key) {
            let Some(table) = self.problems.table(&node, TABLE) else {
                continue;
            };
            let recorded = RecordedCode {
                words: self.text(&table, "words"),
                last: self.text(&table, "last"),
            };
            match Code::new(node.name) {
                Some(code) => drop(codes.insert(code, recorded)),
                None => {
                    let what = "This is not spelled as codes are.";
                    let trouble = Trouble::new(ProblemCode::BadLedger, what).help(REPAIR);
                    self.problems.add(&node.key, trouble);
                }
            }
        }
        codes
    }

    fn tables(&mut self, table: &Table<'t>, key: &str) -> Vec<Node<'t>> {
        let table = table.get(key);
        let table = table.and_then(|node| self.problems.table(&node, TABLE));
        table.map(|table| table.in_order()).unwrap_or_default()
    }

    /// A text that must be there.
    fn text(&mut self, table: &Table<'t>, key: &str) -> String {
        let node = self.problems.required(table, ("The entry", key), REPAIR);
        let text = node.and_then(|node| self.problems.string(&node));
        text.map(|text| text.replace("\r\n", "\n"))
            .unwrap_or_default()
    }
}
