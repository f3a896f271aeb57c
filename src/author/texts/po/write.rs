//! Writes a PO file.

use std::fmt::Write as _;

use super::{Catalog, Entry};

/// The whole file, with lines that end as on Unix.
pub(in crate::author::texts) fn write(catalog: &Catalog) -> String {
    let mut out = String::from("msgid \"\"\nmsgstr \"\"\n");
    for (name, value) in &catalog.header {
        let _ = writeln!(out, "\"{}\"", escaped(&format!("{name}: {value}\n")));
    }
    for entry in &catalog.entries {
        out.push('\n');
        write_entry(&mut out, entry);
    }
    out
}

fn write_entry(out: &mut String, entry: &Entry) {
    for note in &entry.notes {
        let _ = writeln!(out, "#. {}", one_line(note));
    }
    if !entry.reference.is_empty() {
        let _ = writeln!(out, "#: {}", one_line(&entry.reference).replace(' ', "_"));
    }
    if entry.is_fuzzy {
        out.push_str("#, fuzzy\n");
    }
    if let Some(former) = &entry.former {
        keyword(out, "#| ", ("msgid", former));
    }
    if let Some(context) = &entry.context {
        keyword(out, "", ("msgctxt", context));
    }
    keyword(out, "", ("msgid", &entry.source));
    keyword(out, "", ("msgstr", &entry.translation));
}

/// A text of several lines has a line each in the file, below an empty first one.
fn keyword(out: &mut String, lead: &str, (keyword, text): (&str, &str)) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    match lines.as_slice() {
        [] => {
            let _ = writeln!(out, "{lead}{keyword} \"\"");
        }
        [line] => {
            let _ = writeln!(out, "{lead}{keyword} \"{}\"", escaped(line));
        }
        lines => {
            let _ = writeln!(out, "{lead}{keyword} \"\"");
            for line in lines {
                let _ = writeln!(out, "{lead}\"{}\"", escaped(line));
            }
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for found in text.chars() {
        match found {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // Three digits of octal are all that an escape can hold.
            control if control.is_ascii_control() => {
                let _ = write!(out, "\\{:03o}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out
}

/// A comment ends with its line.
fn one_line(text: &str) -> String {
    text.replace(|found: char| found.is_control(), " ")
}
