//! Long lists beside the definition: CSV files, each read once.

use std::collections::HashMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::keys::Owner;
use super::problems::{ProblemCode, Trouble};
use super::rows::{Columns, File, Part, no_column};
use super::tree::{Node, Table, Wanted};
use super::{Reader, Shelf, limits};
use crate::expr::Code;
use crate::plain::passes;
use crate::survey::List;
use crate::survey::problem::quoted;

const LIST: Wanted = Wanted {
    what: "a table that says where the list is",
    example: "{ file = \"lists/….csv\", code = \"number\", label = \"name\" }",
};

/// The lists read so far, and the digest over everything the survey consists of.
pub(super) struct Lists<'t> {
    shelf: &'t dyn Shelf,
    digest: Sha256,
    files: HashMap<String, Option<Arc<[u8]>>>,
    read: HashMap<Vec<Part>, Option<Arc<List>>>,
}

impl<'t> Lists<'t> {
    pub(super) fn new(shelf: &'t dyn Shelf, definition: &[u8]) -> Self {
        Self {
            shelf,
            digest: Sha256::new_with_prefix(definition),
            files: HashMap::new(),
            read: HashMap::new(),
        }
    }

    /// In lowercase hexadecimal.
    pub(super) fn digest(self) -> String {
        let bytes = self.digest.finalize();
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits
            .filter_map(|digit| char::from_digit(digit.into(), 16))
            .collect()
    }

    fn add_to_digest(&mut self, part: &[u8]) {
        // The length first: bytes that move from one file to the next change the digest.
        self.digest.update((part.len() as u64).to_be_bytes());
        self.digest.update(part);
    }
}

impl<'t> Reader<'t> {
    /// `None` where a list cannot be relied upon.
    pub(super) fn lookup_list(&mut self, node: &Node<'t>) -> Option<Arc<List>> {
        let members = match node.as_list() {
            Some(members) => members,
            None => vec![node.clone()],
        };
        if members.is_empty() {
            let trouble = Trouble::new(ProblemCode::EmptyList, "`list` names no file.")
                .help(format!("Write `list = {}`.", LIST.example));
            self.problems.add(&node.span, trouble);
        }
        let mut parts = Vec::with_capacity(members.len());
        for member in &members {
            let table = self.problems.table(member, LIST);
            parts.push(table.and_then(|table| Some((self.part(&table)?, table))));
        }
        let parts: Vec<(Part, Table<'t>)> = parts.into_iter().collect::<Option<_>>()?;
        let key: Vec<Part> = parts.iter().map(|(part, _)| part.clone()).collect();
        if let Some(known) = self.lists.read.get(&key) {
            return known.clone();
        }
        let list = self.read_parts(&parts);
        self.lists.read.insert(key, list.clone());
        list
    }

    fn part(&mut self, table: &Table<'t>) -> Option<Part> {
        self.only(table, Owner::List);
        let mut text = |key: &str, help: &str| {
            let node = self.problems.required(table, ("The list", key), help)?;
            self.problems.string(&node).map(str::to_owned)
        };
        let file = text(
            "file",
            "Add the CSV file, such as `file = \"lists/schools.csv\"`.",
        );
        let code = text("code", "Add the name of the column that holds the codes.");
        let label = text("label", "Add the name of the column that holds the names.");
        let group = match table.get("group") {
            None => Some(None),
            Some(node) => self
                .problems
                .string(&node)
                .map(|text| Some(text.to_owned())),
        };
        Some(Part {
            file: file?,
            code: code?,
            label: label?,
            group: group?,
        })
    }

    fn read_parts(&mut self, parts: &[(Part, Table<'t>)]) -> Option<Arc<List>> {
        let mut entries = Vec::new();
        let mut seen: HashMap<Code, (usize, u64)> = HashMap::new();
        let mut is_sound = true;
        for (at, (part, table)) in parts.iter().enumerate() {
            let Some(bytes) = self.file(part, table) else {
                is_sound = false;
                continue;
            };
            let mut file = File::new(part, &bytes);
            let read = self.columns(&mut file, table).and_then(|columns| {
                file.rows(&columns, |code, line| {
                    let other = seen.insert(code, (at, line));
                    other.map(|(other, line)| (parts[other].0.file.clone(), line))
                })
            });
            is_sound &= read.is_some() && file.problems.is_empty();
            for problem in file.into_problems() {
                self.problems.add_elsewhere(problem);
            }
            entries.extend(read.into_iter().flatten());
        }
        is_sound.then(|| Arc::new(List::new(entries)))
    }

    /// The bytes of a file; counted into the digest when it is first used.
    fn file(&mut self, part: &Part, table: &Table<'t>) -> Option<Arc<[u8]>> {
        if let Some(known) = self.lists.files.get(&part.file) {
            return known.clone();
        }
        let place = table
            .get("file")
            .map_or(table.span.clone(), |node| node.span);
        let bytes = match self.taken_from_shelf(&part.file) {
            Ok(bytes) => {
                self.lists.add_to_digest(part.file.as_bytes());
                self.lists.add_to_digest(&bytes);
                Some(Arc::from(bytes))
            }
            Err(trouble) => {
                self.problems.add(&place, trouble);
                None
            }
        };
        self.lists.files.insert(part.file.clone(), bytes.clone());
        bytes
    }

    fn taken_from_shelf(&self, file: &str) -> Result<Vec<u8>, Trouble> {
        // A definition may come from anywhere: it must not read other files of the machine.
        let is_beside = !file.is_empty()
            && file.split('/').all(|part| !matches!(part, "" | "." | ".."))
            && file.chars().all(|c| passes(c) && !matches!(c, '\\' | ':'));
        if !is_beside {
            let what = format!("{} is not a file beside the definition.", quoted(file));
            let help =
                "Write its path from the definition's folder, with `/`: `lists/schools.csv`.";
            return Err(Trouble::new(ProblemCode::BadListFile, what).help(help));
        }
        let bytes = self.lists.shelf.list(file).map_err(|why| {
            let what = format!("The list {} cannot be read: {why}", quoted(file));
            let help =
                "See to it that the file is there, under exactly this name, and may be read; it is looked for beside the definition.";
            Trouble::new(ProblemCode::UnreadableList, what).help(help)
        })?;
        if bytes.len() > limits::LIST_BYTES_MAX {
            let max = limits::LIST_BYTES_MAX >> 20;
            let what = format!("The list {} is larger than {max} MiB.", quoted(file));
            let help = "Leave out columns and rows that are not needed.";
            return Err(Trouble::new(ProblemCode::FileTooLarge, what).help(help));
        }
        Ok(bytes)
    }

    /// Which columns hold the code, the label and the group.
    fn columns(&mut self, file: &mut File<'_>, table: &Table<'t>) -> Option<Columns> {
        let header = file.header()?;
        let mut column = |key: &str, name: &str| {
            let found = header.iter().position(|column| column == name);
            if found.is_none() {
                let trouble = no_column(&file.part.file, name, &header);
                let place = table.get(key).map_or(table.span.clone(), |node| node.span);
                self.problems.add(&place, trouble);
            }
            found
        };
        let code = column("code", &file.part.code);
        let label = column("label", &file.part.label);
        let group = match &file.part.group {
            None => Some(None),
            Some(name) => column("group", name).map(Some),
        };
        Some(Columns {
            code: code?,
            label: label?,
            group: group?,
        })
    }
}
