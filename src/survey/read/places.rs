//! Where the parts of a definition stand in its file, by ids and codes.

use std::collections::HashMap;
use std::ops::Range;

use super::tree::{Node, Table};

/// Where each key of a definition stands: `page/about`, `question/level/show_if`,
/// `question/level/choices/county`, `choices/yes_no/no/show_if`, `question/staff/check/0`. Of
/// what has a code, only itself and its condition.
#[derive(Debug, Default)]
pub struct Places {
    spans: HashMap<String, Range<usize>>,
    /// Lists that questions use by name, by the path of the key that names them.
    named: HashMap<String, String>,
}

impl Places {
    /// The places below the root.
    pub(super) fn of(root: &Table<'_>) -> Self {
        let mut places = Self::default();
        places.table(root, "");
        places
    }

    /// The value of a key; of something with an id or a code, that.
    pub fn find(&self, path: &str) -> Option<&Range<usize>> {
        self.spans.get(path).or_else(|| {
            // The list may stand elsewhere, under its name.
            let (head, tail) = path.match_indices('/').find_map(|(at, _)| {
                let name = self.named.get(&path[..at])?;
                Some((name, &path[at..]))
            })?;
            self.spans.get(&format!("choices/{head}{tail}"))
        })
    }

    fn table(&mut self, table: &Table<'_>, path: &str) {
        for node in table.in_order() {
            let below = match path {
                "" => node.name.to_owned(),
                path => format!("{path}/{}", node.name),
            };
            if let Some(inner) = node.as_table() {
                self.table(&inner, &below);
            } else if let Some(members) = node.as_list() {
                for (at, member) in members.iter().enumerate() {
                    self.member(member, &below, at);
                }
            } else if let (true, Some(name)) = (is_list(node.name), node.value.as_str()) {
                self.named.insert(below.clone(), name.to_owned());
            }
            self.spans.insert(below, node.span.clone());
        }
    }

    fn member(&mut self, member: &Node<'_>, list: &str, at: usize) {
        let Some(table) = member.as_table() else {
            return;
        };
        let word = |key: &str| {
            let node = table.get(key)?;
            Some((node.value.as_str()?.to_owned(), node.span))
        };
        let (path, span) = match (word("id"), word("code")) {
            // Ids are unique in a survey: a question keeps its name on another page.
            (Some((id, span)), _) => (format!("{}/{id}", member.name), span),
            (None, Some((code, span))) => (format!("{list}/{code}"), span),
            (None, None) => (format!("{list}/{at}"), member.span.clone()),
        };
        self.spans.insert(path.clone(), span);
        if table.get("code").is_none() {
            self.table(&table, &path);
        } else if let Some(rule) = table.get("show_if") {
            // There may be a hundred thousand: nothing else of them is asked for.
            self.spans.insert(format!("{path}/show_if"), rule.span);
        }
    }
}

fn is_list(key: &str) -> bool {
    matches!(key, "choices" | "rows" | "parts")
}
