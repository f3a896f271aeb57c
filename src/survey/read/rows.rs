//! One CSV file of a list, row by row.

use std::collections::BTreeSet;
use std::io::{Chain, Read as _};
use std::ops::Range;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};

use super::choices::bad_code;
use super::limits;
use super::problems::{ProblemCode, Trouble};
use super::tree::{did_you_mean, listed};
use crate::expr::Code;
use crate::plain::{Plain, passes};
use crate::survey::problem::{PlaceInFile, quoted};
use crate::survey::{Listed, Problem, Severity};

/// Of one file no more problems are told: they are mostly of one sort.
const FILE_PROBLEMS_MAX: usize = 10;

/// Follows the last row, so that it is seen where a quote swallows the end of the file.
const END: &[u8] = b"\n\x01end\x01";

/// One part of a list: a file and which of its columns mean what.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Part {
    pub(super) file: String,
    pub(super) code: String,
    pub(super) label: String,
    pub(super) group: Option<String>,
}

pub(super) fn no_column(file: &str, name: &str, header: &[String]) -> Trouble {
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let what = format!("The list {} has no column {}.", quoted(file), quoted(name));
    let help = match names.as_slice() {
        [only] if only.contains([';', '\t']) => {
            "Its columns are not separated by commas: save it as CSV with commas.".to_owned()
        }
        names => did_you_mean(name, names)
            .unwrap_or_else(|| format!("Its first line names {}.", listed(names, "and"))),
    };
    Trouble::new(ProblemCode::UnknownColumn, what).help(help)
}

pub(super) struct Columns {
    pub(super) code: usize,
    pub(super) label: usize,
    pub(super) group: Option<usize>,
}

/// One CSV file on its way to become entries.
pub(super) struct File<'a> {
    pub(super) part: &'a Part,
    bytes: &'a [u8],
    reader: csv::Reader<Chain<&'a [u8], &'static [u8]>>,
    /// Where the last row begins.
    last: usize,
    pub(super) problems: Vec<Problem>,
    /// How many were not told.
    left_out: usize,
}

impl<'a> File<'a> {
    pub(super) fn new(part: &'a Part, bytes: &'a [u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.chain(END));
        Self {
            part,
            bytes,
            reader,
            last: 0,
            problems: Vec::new(),
            left_out: 0,
        }
    }

    /// The names in the first row.
    pub(super) fn header(&mut self) -> Option<Vec<String>> {
        let mut record = ByteRecord::new();
        if !self.next(&mut record) {
            if self.problems.is_empty() {
                let trouble = Trouble::new(ProblemCode::EmptyList, "The list is empty.")
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
        let is_read = self.reader.read_byte_record(record).unwrap_or(false);
        if is_read && record.iter().eq([END.trim_ascii_start()]) {
            return false;
        }
        if is_read {
            let start = record.position().map_or(0, csv::Position::byte);
            self.last = usize::try_from(start).unwrap_or(usize::MAX);
        } else if self.problems.is_empty() {
            // What goes on over several lines has been told; else an unused column holds it.
            let trouble = Trouble::new(ProblemCode::BadCsv, "A quote in this row is not closed.")
                .help("Close it on the same line: all that follows is taken for one field.");
            let row = self.line_at(self.last);
            self.tell(&row, trouble);
        }
        is_read
    }

    pub(super) fn rows(
        &mut self,
        columns: &Columns,
        mut other: impl FnMut(Code, u64) -> Option<(String, u64)>,
    ) -> Option<Vec<Listed>> {
        let (mut entries, mut record) = (Vec::new(), ByteRecord::new());
        let mut groups = Groups::new();
        while self.next(&mut record) {
            let span = self.line_at(self.last);
            let line = record.position().map_or(0, csv::Position::line);
            if entries.len() == limits::LIST_ROWS_MAX {
                let what = format!("The list has more than {} rows.", limits::LIST_ROWS_MAX);
                let help = "Leave out entries that nobody will look for.";
                self.tell(
                    &span,
                    Trouble::new(ProblemCode::TooManyRows, what).help(help),
                );
                return None;
            }
            let listed = match listed_in(&record, columns, &mut groups) {
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
                self.tell(
                    &span,
                    Trouble::new(ProblemCode::DuplicateCode, what).help(help),
                );
                continue;
            }
            entries.push(listed);
        }
        if !self.problems.is_empty() {
            return Some(entries);
        }
        if entries.is_empty() {
            let trouble = Trouble::new(ProblemCode::EmptyList, "The list has no entries.")
                .help("Below the line that names the columns comes one line for each entry.");
            self.problems.push(trouble.at(&self.part.file, None));
        }
        Some(entries)
    }

    /// Everything wrong with the file, and last how much more there is.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        if self.left_out > 0 {
            let what = match self.left_out {
                1 => "There is 1 more problem in the list.".to_owned(),
                more => format!("There are {more} more problems in the list."),
            };
            let trouble = Trouble::new(ProblemCode::MoreProblems, what)
                .severe(Severity::Error)
                .help("Mend the ones above first: they are mostly of one sort.");
            self.problems.push(trouble.at(&self.part.file, None));
        }
        self.problems
    }

    fn line_at(&self, byte: usize) -> Range<usize> {
        let start = byte.min(self.bytes.len());
        let line = self.bytes[start..].split(|byte| *byte == b'\n').next();
        start..start + line.map_or(0, <[u8]>::len)
    }

    fn tell(&mut self, span: &Range<usize>, trouble: Trouble) {
        if self.problems.len() >= FILE_PROBLEMS_MAX {
            self.left_out += 1;
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
/// The groups of a list, each once.
type Groups = BTreeSet<Arc<Plain>>;

fn known(groups: &mut Groups, group: Plain) -> Arc<Plain> {
    if let Some(known) = groups.get(&group) {
        return Arc::clone(known);
    }
    let group = Arc::new(group);
    groups.insert(Arc::clone(&group));
    group
}

fn listed_in(
    record: &ByteRecord,
    columns: &Columns,
    groups: &mut Groups,
) -> Result<Listed, Trouble> {
    let field = |column: usize, key: &str| {
        let bytes = record.get(column).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| {
            let what = format!("The {key} is not UTF-8.");
            Trouble::new(ProblemCode::NotUtf8, what).help("Save the list as CSV in UTF-8.")
        })?;
        let text = text.trim();
        match text.chars().find(|c| !passes(*c)) {
            None => Ok(text),
            Some('\n') => {
                let what = format!("The {key} goes on over several lines.");
                Err(Trouble::new(ProblemCode::UnsafeCharacter, what)
                    .help("Close the quotes that it begins with, on the same line."))
            }
            Some(bad) => {
                let what = format!(
                    "The {key} holds U+{:04X}, which is not allowed.",
                    u32::from(bad)
                );
                Err(Trouble::new(ProblemCode::UnsafeCharacter, what)
                    .help("Delete it: it cannot be shown."))
            }
        }
    };
    let source = field(columns.code, "code")?;
    let code = Code::new(source).ok_or_else(|| bad_code(source))?;
    let label = field(columns.label, "label")?;
    if label.is_empty() {
        let what = format!("The entry {} has no label.", quoted(source));
        let help = "Fill it in: respondents find the entry by it.";
        return Err(Trouble::new(ProblemCode::MissingText, what).help(help));
    }
    let group = columns
        .group
        .map(|column| field(column, "group"))
        .transpose()?;
    let group = group.filter(|group| !group.is_empty()).map(Plain::line);
    let group = group.map(|group| known(groups, group));
    Ok(Listed::new(code, Plain::line(label), group))
}
