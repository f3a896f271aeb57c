//! Finds every text of a definition by walking its tree.
//!
//! The walk knows what a text looks like, not where texts stand: a key of [`TEXT_KEYS`],
//! a table with a wording for each language, or languages beside a `code` or a `that`.
//! So new lists of coded things come along by themselves; a new key that takes a text
//! is one word in [`TEXT_KEYS`].

use std::collections::HashMap;

use super::tree::{Node, Table};
use crate::survey::Language;
use crate::survey::texts::{Fingerprint, Form, TextId, Wording, WrittenText};

/// Keys that take a text, wherever they stand.
const TEXT_KEYS: [&str; 6] = ["title", "notice", "intro", "text", "help", "unit"];

/// Keys with nothing for respondents to read below them, whatever it looks like.
const SILENT_KEYS: [&str; 3] = ["params", "collect", "list"];

/// Every text below the root, in the order of the file.
pub(super) fn texts(root: &Table<'_>, source: &str, languages: &[Language]) -> Vec<WrittenText> {
    let mut walk = Walk {
        source,
        languages,
        found: Vec::new(),
        times: HashMap::new(),
    };
    let at = At {
        path: String::new(),
        in_braces: false,
    };
    walk.table(root, &at);
    walk.found
}

struct Walk<'a> {
    source: &'a str,
    languages: &'a [Language],
    found: Vec<WrittenText>,
    /// How often each id was wanted: two checks may have the same condition.
    times: HashMap<String, usize>,
}

/// What a table is called in ids, and how its keys are written.
struct At {
    path: String,
    in_braces: bool,
}

impl At {
    fn below(&self, name: &str) -> String {
        match self.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}/{name}"),
        }
    }
}

impl Walk<'_> {
    fn table(&mut self, table: &Table<'_>, at: &At) {
        for node in table.in_order() {
            if SILENT_KEYS.contains(&node.name) {
                continue;
            }
            let path = at.below(node.name);
            if let Some(below) = node.as_table() {
                let at = At {
                    path,
                    in_braces: at.in_braces || self.opens_brace(&node),
                };
                if TEXT_KEYS.contains(&node.name) || self.is_text(&below) {
                    let wordings = self.each(&below);
                    self.add(at, node.key.clone(), (Form::Each, None), wordings);
                } else {
                    self.table(&below, &at);
                }
            } else if let Some(members) = node.as_list() {
                for (number, member) in (1..).zip(&members) {
                    self.member(member, at, number);
                }
            } else if TEXT_KEYS.contains(&node.name) && node.value.as_str().is_some() {
                let mut wordings = vec![None; self.languages.len()];
                if let Some(first) = wordings.first_mut() {
                    *first = wording(&node);
                }
                let at = At {
                    path,
                    in_braces: at.in_braces,
                };
                self.add(at, node.key.clone(), (Form::Alone, None), wordings);
            }
        }
    }

    /// One member of a list: a page, a question, a choice, a row, a check.
    fn member(&mut self, member: &Node<'_>, owner: &At, number: usize) {
        let Some(table) = member.as_table() else {
            return;
        };
        let in_braces = owner.in_braces || self.opens_brace(member);
        let word = |key: &str| {
            let node = table.get(key)?;
            Some((node.value.as_str()?.to_owned(), node.span))
        };
        // Ids are unique in a survey: a question keeps its name on another page.
        if let Some((id, _)) = word("id") {
            let path = format!("{}/{id}", member.name);
            return self.table(&table, &At { path, in_braces });
        }
        let list = owner.below(member.name);
        let (name, place, condition) = match (word("code"), word("that")) {
            (Some((code, span)), _) => (code, span, None),
            (None, Some((that, span))) => (condition_name(&that), span, Some(that)),
            // Told as a problem elsewhere; what stands below it is still found.
            (None, None) => (format!("#{number}"), table.span.clone(), None),
        };
        let path = format!("{list}/{name}");
        let wordings = self.each(&table);
        let below = At {
            path: path.clone(),
            in_braces,
        };
        self.table(&table, &below);
        self.add(
            At { path, in_braces },
            place,
            (Form::Each, condition),
            wordings,
        );
    }

    fn add(
        &mut self,
        at: At,
        place: std::ops::Range<usize>,
        (form, condition): (Form, Option<String>),
        wordings: Vec<Option<Wording>>,
    ) {
        let times = self.times.entry(at.path.clone()).or_default();
        *times += 1;
        let id = match *times {
            1 => at.path,
            times => format!("{}~{times}", at.path),
        };
        self.found.push(WrittenText {
            id: TextId::new(id),
            place,
            form,
            in_braces: at.in_braces,
            condition,
            wordings,
        });
    }

    /// Whether there is nothing in a table but wordings.
    fn is_text(&self, table: &Table<'_>) -> bool {
        let is_wording = |node: Node<'_>| {
            let is_language = self.languages.iter().any(|tag| tag.as_str() == node.name);
            is_language && node.value.as_str().is_some()
        };
        table.nodes().count() > 0 && table.nodes().all(is_wording)
    }

    fn each(&self, table: &Table<'_>) -> Vec<Option<Wording>> {
        let wordings = self.languages.iter();
        wordings
            .map(|tag| wording(&table.get(tag.as_str())?))
            .collect()
    }

    fn opens_brace(&self, node: &Node<'_>) -> bool {
        self.source.as_bytes().get(node.span.start) == Some(&b'{')
    }
}

fn wording(node: &Node<'_>) -> Option<Wording> {
    Some(Wording {
        words: node.value.as_str()?.replace("\r\n", "\n"),
        key: node.key.clone(),
        span: node.span.clone(),
    })
}

/// A check has no code, so its condition names it, however it is spaced.
fn condition_name(that: &str) -> String {
    let (mut bare, mut in_quotes) = (String::new(), false);
    for found in that.chars() {
        in_quotes ^= found == '\'';
        if in_quotes || !found.is_whitespace() {
            bare.push(found);
        }
    }
    Fingerprint::of(&bare).as_str()[..8].to_owned()
}
