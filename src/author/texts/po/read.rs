//! Reads a PO file, strictly: what is not understood is told with its place.

use std::ops::Range;

use super::{Catalog, Entry, Fault};

const SHAPE: &str =
    "An entry has `msgctxt`, `msgid` and `msgstr`, each followed by text in double quotes.";
const QUOTES: &str = "Write `\\\"` for a quote within the text, and close it with `\"`.";
const ESCAPES: &str = "Write `\\\\` for a backslash, `\\n` for a new line and `\\\"` for a quote.";
const PLURALS: &str = "Export the texts anew: those of a survey have one form only.";

/// The entries of a file, or all that is wrong with it.
pub(in crate::author::texts) fn read(source: &str) -> Result<Catalog, Vec<Fault>> {
    if let Some(fault) = is_something_else(source) {
        return Err(vec![fault]);
    }
    let mut reader = Reader::default();
    let mut start = 0;
    for raw in source.split_inclusive('\n') {
        let line = raw.trim_start_matches('\u{FEFF}').trim();
        let indent = raw.find(line).unwrap_or(0);
        reader.line(line, start + indent);
        start += raw.len();
    }
    reader.finish_entry();
    if reader.faults.is_empty() {
        Ok(reader.catalog)
    } else {
        Err(reader.faults)
    }
}

/// Whether no line belongs to an entry: it is another file then, and each of its lines would
/// be told of.
fn is_something_else(source: &str) -> Option<Fault> {
    let mut lines = source
        .lines()
        .map(|line| line.trim_start_matches('\u{FEFF}').trim());
    let first = lines.clone().find(|line| !line.is_empty())?;
    let is_other = !lines.any(|line| line.starts_with("msg"));
    is_other.then(|| {
        let start = source.find(first).unwrap_or(0);
        Fault {
            span: start..start + first.len(),
            what: "This is no PO file: no entry begins in it.".into(),
            help: "Import the file that `svar texts export` has written, once it is translated.",
        }
    })
}

/// Which text of an entry the next line of quotes continues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Nothing,
    Context,
    Source,
    Translation,
}

#[derive(Default)]
struct Reader {
    catalog: Catalog,
    entry: Entry,
    part: Part,
    has_source: bool,
    has_translation: bool,
    faults: Vec<Fault>,
}

impl Reader {
    fn line(&mut self, line: &str, start: usize) {
        let span = start..start + line.len();
        if line.is_empty() {
            return;
        }
        if let Some(comment) = line.strip_prefix('#') {
            // A comment belongs to the entry below it.
            self.begin_unless(Part::Nothing);
            if comment.starts_with('~') {
                // What was noted above an obsolete entry is obsolete with it.
                return self.finish_entry();
            }
            if let Some(flags) = comment.strip_prefix(',') {
                self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            return;
        }
        let (keyword, rest) = match line.find(|c: char| c.is_whitespace() || c == '"') {
            Some(at) => line.split_at(at),
            None => (line, ""),
        };
        let text_start = start + keyword.len() + (rest.len() - rest.trim_start().len());
        let part = match keyword {
            "" if self.part != Part::Nothing => self.part,
            "msgctxt" => Part::Context,
            "msgid" => Part::Source,
            "msgstr" => Part::Translation,
            "msgid_plural" | "msgstr[0]" | "msgstr[1]" | "msgstr[2]" | "msgstr[3]" => {
                return self.fault(span, "This entry has plural forms.", PLURALS);
            }
            _ => return self.fault(span, "This is no line of an entry.", SHAPE),
        };
        if !keyword.is_empty() {
            self.begin_unless(part);
            if !self.take_turn(part, &span) {
                return;
            }
        }
        match unquoted(rest.trim(), text_start) {
            Ok(text) => self.text(part).push_str(&text),
            Err(fault) => self.faults.push(fault),
        }
    }

    /// Ends the entry before where one is whole; only its translation may still follow.
    fn begin_unless(&mut self, next: Part) {
        if self.has_translation || (next == Part::Nothing && self.has_source) {
            self.finish_entry();
        }
    }

    /// Whether a keyword may stand where it does.
    fn take_turn(&mut self, part: Part, span: &Range<usize>) -> bool {
        let fits = match part {
            Part::Nothing => false,
            Part::Context => self.entry.context.is_none() && !self.has_source,
            Part::Source => !self.has_source,
            Part::Translation => self.has_source,
        };
        if !fits {
            self.fault(span.clone(), "This line is out of its turn.", SHAPE);
            return false;
        }
        match part {
            Part::Source => self.has_source = true,
            Part::Translation => self.has_translation = true,
            Part::Context | Part::Nothing => {}
        }
        if part != Part::Translation {
            self.entry.span = span.clone();
        }
        self.part = part;
        true
    }

    fn text(&mut self, part: Part) -> &mut String {
        match part {
            Part::Context => self.entry.context.get_or_insert_default(),
            Part::Translation => &mut self.entry.translation,
            Part::Source | Part::Nothing => &mut self.entry.source,
        }
    }

    fn finish_entry(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        let is_begun = entry.context.is_some() || self.has_source;
        let is_whole = self.has_source && self.has_translation;
        (self.part, self.has_source, self.has_translation) = (Part::Nothing, false, false);
        if is_begun && !is_whole {
            let what = "This entry is not whole.";
            return self.fault(entry.span, what, SHAPE);
        }
        if !is_begun {
            return;
        }
        let is_header = entry.context.is_none() && entry.source.is_empty();
        if is_header && self.catalog.header.is_empty() && self.catalog.entries.is_empty() {
            let fields = entry.translation.lines().filter_map(|line| {
                let (name, value) = line.split_once(':')?;
                Some((name.trim().to_owned(), value.trim().to_owned()))
            });
            self.catalog.header = fields.collect();
        } else {
            self.catalog.entries.push(entry);
        }
    }

    fn fault(&mut self, span: Range<usize>, what: &str, help: &'static str) {
        let what = what.to_owned();
        self.faults.push(Fault { span, what, help });
        // What follows it cannot be told apart from its own text.
        self.part = Part::Nothing;
    }
}

/// The text that a pair of quotes holds; `start` is where the first one stands.
fn unquoted(quoted: &str, start: usize) -> Result<String, Fault> {
    let fault = |at: usize, what: &str, help| Fault {
        span: start + at..start + quoted.len().max(at + 1),
        what: what.to_owned(),
        help,
    };
    let Some(inside) = quoted.strip_prefix('"') else {
        return Err(fault(0, "Here text in double quotes should follow.", SHAPE));
    };
    let (mut out, mut at) = (String::with_capacity(inside.len()), 0);
    loop {
        let rest = &inside[at..];
        let Some(next) = rest.find(['"', '\\']) else {
            return Err(fault(0, "The text is not closed on its line.", QUOTES));
        };
        out.push_str(&rest[..next]);
        at += next + 1;
        if rest[next..].starts_with('"') {
            break;
        }
        let Some((found, length)) = escape(&inside[at..]) else {
            return Err(fault(at, "No character is written like this.", ESCAPES));
        };
        out.push(found);
        at += length;
    }
    if at < inside.len() {
        return Err(fault(
            at + 1,
            "Something follows the closing quote.",
            QUOTES,
        ));
    }
    Ok(out)
}

/// The character that an escape means, and how many bytes follow its backslash.
fn escape(rest: &str) -> Option<(char, usize)> {
    let simple = match rest.chars().next()? {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{C}',
        'v' => '\u{B}',
        same @ ('"' | '\\') => same,
        'x' => {
            let digits = rest.get(1..3)?;
            let code = u8::from_str_radix(digits, 16).ok()?;
            return code.is_ascii().then_some((code.into(), 3));
        }
        '0'..='7' => {
            let digits = rest
                .bytes()
                .take(3)
                .take_while(|b| (b'0'..=b'7').contains(b));
            let length = digits.count();
            let code = u8::from_str_radix(&rest[..length], 8).ok()?;
            // Higher bytes would be parts of characters in some encoding.
            return code.is_ascii().then_some((code.into(), length));
        }
        _ => return None,
    };
    Some((simple, 1))
}
