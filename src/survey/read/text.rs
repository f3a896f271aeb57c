//! Wording: one text in several languages, with holes for what was answered before.

use std::ops::Range;

use super::problems::{ProblemCode, Trouble};
use super::scope::{Here, itself};
use super::tree::{Node, Table, Wanted, listed};
use super::{Reader, limits};
use crate::expr::{Code, Found, Scope, Type, nearest};
use crate::plain::{Plain, is_plain, passes};
use crate::survey::problem::quoted;
use crate::survey::{Hole, Language, Part, Text};

const WORDING: Wanted = Wanted {
    what: "text in quotes, or one text for each language",
    example: "\"…\"",
};

/// Where a text is missed, and what its languages are called there: `nb`, or `text.nb`.
pub(super) struct Spot<'p> {
    pub(super) place: &'p Range<usize>,
    pub(super) prefix: &'p str,
}

impl<'p> Spot<'p> {
    /// The languages are keys of their own.
    pub(super) fn bare(place: &'p Range<usize>) -> Self {
        Self { place, prefix: "" }
    }
}

/// The languages of a survey, as far as they can be read.
#[derive(Default)]
pub(super) struct Languages {
    pub(super) known: Vec<Language>,
    /// Whether the definition's own list of them is sound; if not, texts are not held to it.
    pub(super) is_sound: bool,
}

impl<'t> Reader<'t> {
    /// A text under a key of its own: plain text, or one for each language.
    pub(super) fn text(&mut self, node: &Node<'t>, here: Here) -> Text {
        if let Some(table) = node.as_table() {
            let strange = table
                .nodes()
                .filter(|other| self.check_language(other))
                .count();
            if strange > 0 && strange == table.nodes().count() {
                return Text::default();
            }
            let spot = Spot {
                place: &node.key,
                prefix: node.name,
            };
            return self.wordings(&table, &spot, here);
        }
        if node.value.as_str().is_none() {
            self.problems.wrong_type(node, WORDING);
            return Text::default();
        }
        let source = self.wording(node, here);
        if source.is_none() {
            let trouble = Trouble::new(ProblemCode::MissingText, "The text is empty.");
            let help = match node.name {
                "text" | "title" => "Write what respondents are to read.".to_owned(),
                name => format!("Write what respondents are to read, or leave `{name}` out."),
            };
            self.problems.add(&node.span, trouble.help(help));
        }
        for language in 1..self.languages.known.len() {
            self.problems.add_untranslated(language, &node.key);
        }
        Text::new(vec![source])
    }

    /// A text whose languages are keys among others of a table.
    pub(super) fn wordings(&mut self, table: &Table<'t>, spot: &Spot<'_>, here: Here) -> Text {
        let mut wordings = Vec::with_capacity(self.languages.known.len());
        for language in 0..self.languages.known.len() {
            let tag = self.languages.known[language].clone();
            let node = table.get(tag.as_str());
            let is_unread = node
                .as_ref()
                .is_some_and(|node| node.value.as_str().is_none());
            let wording = node.and_then(|node| self.wording(&node, here));
            if wording.is_none() && !is_unread {
                match language {
                    0 => self.source_missing(spot),
                    _ => self.problems.add_untranslated(language, spot.place),
                }
            }
            wordings.push(wording);
        }
        Text::new(wordings)
    }

    fn source_missing(&mut self, spot: &Spot<'_>) {
        let Some(source) = self
            .languages
            .known
            .first()
            .filter(|_| self.languages.is_sound)
        else {
            return;
        };
        let what = format!("There is no wording in `{source}`, the source language.");
        let key = match spot.prefix {
            "" => source.to_string(),
            prefix => format!("{prefix}.{source}"),
        };
        let help = format!("Add `{key} = \"…\"`: other languages fall back to it.");
        let trouble = Trouble::new(ProblemCode::MissingText, what).help(help);
        self.problems.add_absence(spot.place, trouble);
    }

    /// Whether a key is no language here; then that is told.
    fn check_language(&mut self, node: &Node<'t>) -> bool {
        let is_known = self.is_language(node);
        if !is_known {
            let trouble = self.unknown_language(node.name);
            self.problems.add(&node.key, trouble);
        }
        !is_known
    }

    pub(super) fn unknown_language(&self, name: &str) -> Trouble {
        let known: Vec<&str> = self.languages.known.iter().map(Language::as_str).collect();
        let what = format!("{} is not one of the survey's languages.", quoted(name));
        let help = if Language::new(name).is_some() {
            format!("Add `\"{name}\"` to `languages`, or take this text out.")
        } else {
            match known.as_slice() {
                [] => "Give one text for each language, such as `nb = \"…\"`.".to_owned(),
                known => format!("The languages are {}.", listed(known, "and")),
            }
        };
        Trouble::new(ProblemCode::UnknownLanguage, what).help(help)
    }

    /// One wording; `None` where it is blank, which counts as not there.
    fn wording(&mut self, node: &Node<'t>, here: Here) -> Option<Vec<Part>> {
        let source = self.problems.string(node)?;
        if source.trim().is_empty() {
            return None;
        }
        if source.len() > limits::TEXT_BYTES_MAX {
            let what = format!(
                "The text is longer than {} KiB.",
                limits::TEXT_BYTES_MAX >> 10
            );
            let trouble = Trouble::new(ProblemCode::TextTooLong, what)
                .help("Split it into several notes: nobody reads so much on one screen.");
            self.problems.add(&node.span, trouble);
            return Some(Vec::new());
        }
        // Files from Windows end their lines with two characters; texts do with one.
        let unified;
        let text = if source.contains("\r\n") {
            unified = source.replace("\r\n", "\n");
            &unified
        } else {
            source
        };
        self.check_plain(node, text);
        Some(self.parts(node, text, here))
    }

    /// Refuses characters that a terminal would obey or a reader not see.
    pub(super) fn check_plain(&mut self, node: &Node<'t>, text: &str) {
        if is_plain(text) {
            return;
        }
        let Some(bad) = text.chars().find(|c| *c != '\n' && !passes(*c)) else {
            return;
        };
        let (name, help) = match bad {
            '\t' => (" (a tab)", "Write spaces instead."),
            '\u{AD}' => (
                " (a soft hyphen)",
                "Take it out: words are not broken at it.",
            ),
            '\u{200B}'..='\u{200D}' | '\u{FEFF}' => (
                " (it takes no room and is not seen)",
                "Delete it: it often comes along when text is copied from a web page.",
            ),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                (" (it turns the direction of writing)", "Delete it.")
            }
            _ => ("", "Delete it: it cannot be shown on every screen."),
        };
        let what = format!(
            "The text holds U+{:04X}{name}, which is not allowed.",
            u32::from(bad)
        );
        // An escape such as `\u200B` in the file is not the character itself.
        let raw = self
            .problems
            .source
            .get(node.span.clone())
            .unwrap_or_default();
        let span = raw.find(bad).map_or_else(
            || node.span.clone(),
            |at| node.span.start + at..node.span.start + at + bad.len_utf8(),
        );
        self.problems.add(
            &span,
            Trouble::new(ProblemCode::UnsafeCharacter, what).help(help),
        );
    }

    /// Words and holes; `{{` and `}}` stand for the braces themselves.
    fn parts(&mut self, node: &Node<'t>, text: &str, here: Here) -> Vec<Part> {
        if !text.contains(['{', '}']) {
            return vec![Part::Words(Plain::text(text))];
        }
        // Where line ends were changed, places within the text are not those in the file.
        let is_as_written = node.value.as_str() == Some(text);
        let start = node
            .text_start(self.problems.source)
            .filter(|_| is_as_written);
        let span = |range: Range<usize>| match start {
            Some(start) => start + range.start..start + range.end,
            None => node.span.clone(),
        };
        let (mut parts, mut words, mut at) = (Vec::new(), String::new(), 0);
        while let Some(found) = text[at..].find(['{', '}']) {
            let brace = at + found;
            words.push_str(&text[at..brace]);
            let (sign, rest) = text[brace..].split_at(1);
            if rest.starts_with(sign) {
                words.push_str(sign);
                at = brace + 2;
                continue;
            }
            let end = rest
                .find(['{', '}', '\n'])
                .filter(|&end| rest[end..].starts_with('}'));
            let Some(end) = end.filter(|_| sign == "{") else {
                let trouble = Trouble::new(
                    ProblemCode::LoneBrace,
                    format!("This `{sign}` stands alone."),
                )
                .help(format!(
                    "A hole is written `{{name}}`; for the sign itself write `{sign}{sign}`."
                ));
                self.problems.add(&span(brace..brace + 1), trouble);
                at = brace + 1;
                continue;
            };
            at = brace + end + 2;
            match self.hole(&rest[..end], here) {
                Ok(hole) => {
                    if !words.is_empty() {
                        parts.push(Part::Words(Plain::from(std::mem::take(&mut words))));
                    }
                    parts.extend(hole.map(Part::Hole));
                }
                Err(trouble) => self
                    .problems
                    .add(&span(brace + 1..brace + 1 + end), trouble),
            }
        }
        words.push_str(&text[at..]);
        if !words.is_empty() {
            parts.push(Part::Words(Plain::from(words)));
        }
        parts
    }

    /// What a hole stands for; `Ok(None)` where its name's own definition is broken.
    fn hole(&self, inside: &str, here: Here) -> Result<Option<Hole>, Trouble> {
        let inside = inside.trim();
        if inside.is_empty() {
            return Err(Trouble::new(
                ProblemCode::UnknownName,
                "There is nothing between the braces.",
            )
            .help(
                "Name an earlier question or a parameter; for the signs themselves write `{{}}`.",
            ));
        }
        let (name, row) = match inside.split_once('.') {
            Some((name, row)) => (name.trim(), Some(row.trim())),
            None => (inside, None),
        };
        if name == "this" && row.is_none() {
            return self.this_hole().map(Some);
        }
        let seen = self.names.seen_from(here);
        let (slot, kind) = match seen.find(name) {
            Found::Here { slot, kind } => (slot, kind),
            Found::Later if self.is_itself(name) => return Err(itself(name)),
            Found::Later => {
                let what = format!("{} is asked later than here.", quoted(name));
                let help = if here == Here(0) && self.names.asking.is_none() {
                    "Nothing is answered before this text: it can only show parameters."
                } else {
                    "A text can only show what was answered before it: move one of the two."
                };
                return Err(Trouble::new(ProblemCode::AskedLater, what).help(help));
            }
            Found::Valueless => {
                let what = format!("{} is a note and has no answer to show.", quoted(name));
                let help = "Name a question that is answered.";
                return Err(Trouble::new(ProblemCode::NoValue, what).help(help));
            }
            Found::Nowhere if self.problems.is_shaky() || self.names.is_broken(name, here) => {
                return Ok(None);
            }
            Found::Nowhere => {
                let what = format!("There is no {} here.", quoted(name));
                let names = seen.names();
                let near = nearest(name, names.iter().map(String::as_str));
                let help = near.map_or_else(
                    || "In braces stands an earlier question or a parameter; for a brace itself write `{{`.".to_owned(),
                    |near| format!("Did you mean `{near}`?"),
                );
                return Err(Trouble::new(ProblemCode::UnknownName, what).help(help));
            }
        };
        let row = row_of(&kind, name, row)?;
        Ok(Some(Hole::Answer { slot, row }))
    }

    fn this_hole(&self) -> Result<Hole, Trouble> {
        if self.this {
            return Ok(Hole::This);
        }
        let what = "`this` stands for something only on a page that is asked several times.";
        let help = "Give the page `for_each` or `times`, or name an earlier question.";
        Err(Trouble::new(ProblemCode::NoThis, what).help(help))
    }
}

/// The row that a hole names: one of a grid, none of anything else.
fn row_of(kind: &Type, name: &str, row: Option<&str>) -> Result<Option<Code>, Trouble> {
    let wrong = |code, what: String, help: String| Err(Trouble::new(code, what).help(help));
    match (kind, row) {
        (Type::Grid { rows, .. }, None) => {
            let example = rows.first().map_or("row", Code::as_str);
            let what = format!(
                "{} is a whole grid and cannot be shown in a text.",
                quoted(name)
            );
            wrong(
                ProblemCode::WholeGrid,
                what,
                format!("Name one row of it: `{{{name}.{example}}}`."),
            )
        }
        (Type::Grid { rows, .. } | Type::Parts(rows), Some(row)) => {
            let found = rows.iter().find(|code| code.as_str() == row);
            if let Some(found) = found {
                return Ok(Some(found.clone()));
            }
            let known: Vec<&str> = rows.iter().map(Code::as_str).take(8).collect();
            let near = nearest(row, rows.iter().map(Code::as_str));
            let help = near.map_or_else(
                || format!("It has {}.", listed(&known, "and")),
                |near| format!("Did you mean `{near}`?"),
            );
            let what = if matches!(kind, Type::Parts(_)) {
                "part"
            } else {
                "row"
            };
            wrong(
                ProblemCode::UnknownRow,
                format!("{} has no {what} {}.", quoted(name), quoted(row)),
                help,
            )
        }
        (Type::Each(_), _) => {
            let what = format!(
                "{} is asked several times and cannot be shown as one answer.",
                quoted(name)
            );
            let help = "Show something computed from it, such as `sum` or `count`.";
            wrong(ProblemCode::SeveralAnswers, what, help.to_owned())
        }
        (_, None) => Ok(None),
        (_, Some(_)) => {
            let what = format!("{} is not a grid and has no rows.", quoted(name));
            wrong(ProblemCode::NoRows, what, format!("Write `{{{name}}}`."))
        }
    }
}
