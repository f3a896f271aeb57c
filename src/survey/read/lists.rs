//! Long lists beside the definition: CSV files, each read once.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};
use sha2::{Digest, Sha256};

use super::keys::Owner;
use super::problems::Trouble;
use super::tree::{Node, Table, Wanted, did_you_mean, listed};
use super::{Reader, Shelf, limits};
use crate::expr::{CODE_BYTES_MAX, Code};
use crate::plain::{Plain, passes};
use crate::survey::problem::{PlaceInFile, quoted};
use crate::survey::{List, Listed, Problem};

const LIST: Wanted = Wanted {
    what: "a table that says where the list is",
    example: "{ file = \"lists/….csv\", code = \"number\", label = \"name\" }",
};
/// Of one file no more problems are told: they are mostly of one sort.
const FILE_PROBLEMS_MAX: usize = 10;

/// One part of a list: a file and which of its columns mean what.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Part {
    file: String,
    code: String,
    label: String,
    group: Option<String>,
}

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
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
            self.problems.wrong_type(node, LIST);
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
                file.rows(&columns, |code, line| match seen.insert(code, (at, line)) {
                    None => None,
                    Some((other, line)) => Some((parts[other].0.file.clone(), line)),
                })
            });
            is_sound &= read.is_some() && file.problems.is_empty();
            for problem in file.problems {
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
            return Err(Trouble::error("bad-list-file", what).help(help));
        }
        let bytes = self.lists.shelf.list(file).map_err(|why| {
            let what = format!("The list {} cannot be read: {why}", quoted(file));
            let help =
                "Put the file there, or change the name; it is looked for beside the definition.";
            Trouble::error("unreadable-list", what).help(help)
        })?;
        if bytes.len() > limits::LIST_BYTES_MAX {
            let max = limits::LIST_BYTES_MAX >> 20;
            let what = format!("The list {} is larger than {max} MiB.", quoted(file));
            let help = "Leave out columns and rows that are not needed.";
            return Err(Trouble::error("file-too-large", what).help(help));
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

fn no_column(file: &str, name: &str, header: &[String]) -> Trouble {
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let what = format!("The list {} has no column {}.", quoted(file), quoted(name));
    let help = match names.as_slice() {
        [only] if only.contains([';', '\t']) => {
            "Its columns are not separated by commas: save it as CSV with commas.".to_owned()
        }
        names => did_you_mean(name, names)
            .unwrap_or_else(|| format!("Its first line names {}.", listed(names, "and"))),
    };
    Trouble::error("unknown-column", what).help(help)
}

struct Columns {
    code: usize,
    label: usize,
    group: Option<usize>,
}

/// One CSV file on its way to become entries.
struct File<'a> {
    part: &'a Part,
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    problems: Vec<Problem>,
}

impl<'a> File<'a> {
    fn new(part: &'a Part, bytes: &'a [u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        Self {
            part,
            bytes,
            reader,
            problems: Vec::new(),
        }
    }

    /// The names in the first row.
    fn header(&mut self) -> Option<Vec<String>> {
        let mut record = ByteRecord::new();
        if !self.next(&mut record) {
            if self.problems.is_empty() {
                let trouble = Trouble::error("empty-list", "The list is empty.")
                    .help("Its first line names the columns; one line for each entry follows.");
                self.problems.push(trouble.at(&self.part.file, None));
            }
            return None;
        }
        let names = record
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_owned());
        Some(names.collect())
    }

    /// Whether there was another row.
    fn next(&mut self, record: &mut ByteRecord) -> bool {
        match self.reader.read_byte_record(record) {
            Ok(more) => more,
            Err(error) => {
                let span = self.line_at(self.reader.position().byte());
                let what = format!("This is not CSV: {error}.");
                self.tell(&span, Trouble::error("bad-csv", what));
                false
            }
        }
    }

    fn rows(
        &mut self,
        columns: &Columns,
        mut other: impl FnMut(Code, u64) -> Option<(String, u64)>,
    ) -> Option<Vec<Listed>> {
        let (mut entries, mut record) = (Vec::new(), ByteRecord::new());
        while self.next(&mut record) {
            let span = self.line_at(record.position().map_or(0, csv::Position::byte));
            let line = record.position().map_or(0, csv::Position::line);
            if entries.len() == limits::LIST_ROWS_MAX {
                let what = format!("The list has more than {} rows.", limits::LIST_ROWS_MAX);
                let help = "Leave out entries that nobody will look for.";
                self.tell(&span, Trouble::error("too-many-rows", what).help(help));
                return None;
            }
            let listed = match listed_in(&record, columns) {
                Ok(listed) => listed,
                Err(trouble) => {
                    self.tell(&span, trouble);
                    continue;
                }
            };
            if let Some((file, line)) = other(listed.code.clone(), line) {
                let what = format!("The code {} is there twice.", quoted(listed.code.as_str()));
                let help = format!(
                    "It stands on line {line} of {}, too: keep one.",
                    quoted(&file)
                );
                self.tell(&span, Trouble::error("duplicate-code", what).help(help));
                continue;
            }
            entries.push(listed);
        }
        if entries.is_empty() && self.problems.is_empty() {
            let trouble = Trouble::error("empty-list", "The list has no entries.")
                .help("Below the line that names the columns comes one line for each entry.");
            self.problems.push(trouble.at(&self.part.file, None));
        }
        Some(entries)
    }

    fn line_at(&self, byte: u64) -> Range<usize> {
        let start = usize::try_from(byte)
            .unwrap_or(usize::MAX)
            .min(self.bytes.len());
        let line = self.bytes[start..].split(|byte| *byte == b'\n').next();
        start..start + line.map_or(0, <[u8]>::len)
    }

    fn tell(&mut self, span: &Range<usize>, trouble: Trouble) {
        if self.problems.len() >= FILE_PROBLEMS_MAX {
            return;
        }
        // Lossy reading may lengthen what stands before: find the line anew.
        let before = String::from_utf8_lossy(&self.bytes[..span.start]);
        let line = String::from_utf8_lossy(&self.bytes[span.clone()]);
        let shown = format!("{before}{line}");
        let place = PlaceInFile::of(&shown, &(before.len()..shown.trim_end().len()));
        self.problems.push(trouble.at(&self.part.file, Some(place)));
    }
}

/// One row as an entry.
fn listed_in(record: &ByteRecord, columns: &Columns) -> Result<Listed, Trouble> {
    let field = |column: usize, key: &str| {
        let bytes = record.get(column).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| {
            let what = format!("The {key} is not UTF-8.");
            Trouble::error("not-utf8", what).help("Save the list as CSV in UTF-8.")
        })?;
        let text = text.trim();
        match text.chars().find(|c| !passes(*c)) {
            None => Ok(text),
            Some(bad) => {
                let what = format!(
                    "The {key} holds U+{:04X}, which is not allowed.",
                    u32::from(bad)
                );
                Err(Trouble::error("unsafe-character", what).help("Delete it: it cannot be shown."))
            }
        }
    };
    let source = field(columns.code, "code")?;
    let code = Code::new(source).ok_or_else(|| {
        let what = format!("{} is not spelled as codes are.", quoted(source));
        let help = format!(
            "A code has letters a-z, digits, `_`, `-` and `.`, and at most {CODE_BYTES_MAX} of them."
        );
        Trouble::error("bad-code", what).help(help)
    })?;
    let label = field(columns.label, "label")?;
    if label.is_empty() {
        let what = format!("The entry {} has no label.", quoted(source));
        let help = "Fill it in: respondents find the entry by it.";
        return Err(Trouble::error("missing-text", what).help(help));
    }
    let group = columns
        .group
        .map(|column| field(column, "group"))
        .transpose()?;
    let group = group.filter(|group| !group.is_empty()).map(Plain::line);
    Ok(Listed::new(code, Plain::line(label), group))
}
