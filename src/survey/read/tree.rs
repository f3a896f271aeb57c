//! The TOML tree as an author sees it: keys, values, and where each of them stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problems::{ProblemCode, Problems, Trouble};
use crate::expr::nearest;
use crate::survey::problem::quoted;

/// One value, with the key it stands under.
#[derive(Clone)]
pub(super) struct Node<'t> {
    pub(super) name: &'t str,
    pub(super) key: Range<usize>,
    pub(super) value: &'t DeValue<'t>,
    pub(super) span: Range<usize>,
}

/// Values by key.
#[derive(Clone)]
pub(super) struct Table<'t> {
    map: &'t DeTable<'t>,
    pub(super) span: Range<usize>,
}

/// What a key takes, in words, and what that looks like.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) what: &'static str,
    pub(super) example: &'static str,
}

pub(super) const TEXT: Wanted = Wanted {
    what: "text in quotes",
    example: "\"…\"",
};
pub(super) const YES_NO: Wanted = Wanted {
    what: "`true` or `false`",
    example: "true",
};

impl<'t> Table<'t> {
    pub(super) fn root(map: &'t DeTable<'t>) -> Self {
        Self { map, span: 0..0 }
    }

    pub(super) fn get(&self, key: &str) -> Option<Node<'t>> {
        let (key, value) = self.map.get_key_value(key)?;
        Some(Node::new(key.get_ref(), key.span(), value))
    }

    /// What stands in it, in the order of the file.
    pub(super) fn in_order(&self) -> Vec<Node<'t>> {
        let mut nodes: Vec<Node<'t>> = self
            .map
            .iter()
            .map(|(key, value)| Node::new(key.get_ref(), key.span(), value))
            .collect();
        nodes.sort_by_key(|node| node.key.start);
        nodes
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = Node<'t>> {
        let entries = self.map.iter();
        entries.map(|(key, value)| Node::new(key.get_ref(), key.span(), value))
    }
}

impl<'t> Node<'t> {
    fn new(name: &'t str, key: Range<usize>, value: &'t Spanned<DeValue<'t>>) -> Self {
        Self {
            name,
            key,
            value: value.get_ref(),
            span: value.span(),
        }
    }

    /// Whether the author began to write a value that nobody can read: told already.
    pub(super) fn is_unread(&self) -> bool {
        match self.value {
            DeValue::Integer(_) => self.span.is_empty(),
            DeValue::Datetime(moment) => moment.date.is_none() && moment.time.is_none(),
            _ => false,
        }
    }

    pub(super) fn as_table(&self) -> Option<Table<'t>> {
        let map = self.value.as_table()?;
        let span = self.span.clone();
        Some(Table { map, span })
    }

    /// The members of a list; each goes by the list's name.
    pub(super) fn as_list(&self) -> Option<Vec<Self>> {
        let list = self.value.as_array()?;
        let member = |value: &'t Spanned<DeValue<'t>>| Self {
            key: value.span(),
            ..Self::new(self.name, value.span(), value)
        };
        Some(list.iter().map(member).collect())
    }

    /// Where the characters of a text begin in the file, if they stand there as they are.
    pub(super) fn text_start(&self, source: &str) -> Option<usize> {
        let (raw, text) = (source.get(self.span.clone())?, self.value.as_str()?);
        // After one quote or three, and perhaps a line end that TOML leaves out.
        let starts = [1, 3, 4, 5];
        let as_is = |start: &usize| raw.get(*start..*start + text.len()) == Some(text);
        let start = starts.into_iter().find(as_is)?;
        Some(self.span.start + start)
    }

    fn found(&self) -> &'static str {
        match self.value {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with decimals",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date or a time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        }
    }
}

impl Problems<'_> {
    pub(super) fn wrong_type(&mut self, node: &Node<'_>, wanted: Wanted) {
        if node.is_unread() {
            return;
        }
        let (name, Wanted { what, example }) = (quoted(node.name), wanted);
        let what = format!("{name} takes {what}, but this is {}.", node.found());
        let help = match node.value {
            // A number in quotes, where a number is wanted.
            DeValue::String(text)
                if example.parse::<f64>().is_ok() && text.parse::<f64>().is_ok() =>
            {
                format!("Write it without quotes: `{} = {text}`.", node.name)
            }
            _ => format!("Write `{} = {example}`.", node.name),
        };
        self.add(
            &node.span,
            Trouble::new(ProblemCode::WrongType, what).help(help),
        );
    }

    pub(super) fn string<'t>(&mut self, node: &Node<'t>) -> Option<&'t str> {
        self.string_like(node, TEXT)
    }

    /// A text, with an example of what it may look like.
    pub(super) fn string_like<'t>(&mut self, node: &Node<'t>, wanted: Wanted) -> Option<&'t str> {
        if let DeValue::String(text) = node.value {
            return Some(text);
        }
        self.wrong_type(node, wanted);
        None
    }

    pub(super) fn truth(&mut self, node: &Node<'_>) -> Option<bool> {
        if let DeValue::Boolean(truth) = node.value {
            return Some(*truth);
        }
        self.wrong_type(node, YES_NO);
        None
    }

    pub(super) fn table<'t>(&mut self, node: &Node<'t>, wanted: Wanted) -> Option<Table<'t>> {
        let table = node.as_table();
        if table.is_none() {
            self.wrong_type(node, wanted);
        }
        table
    }

    pub(super) fn list<'t>(&mut self, node: &Node<'t>, wanted: Wanted) -> Option<Vec<Node<'t>>> {
        let list = node.as_list();
        if list.is_none() {
            self.wrong_type(node, wanted);
        }
        list
    }

    /// A key that must be there; `owner` begins the sentence.
    pub(super) fn required<'t>(
        &mut self,
        table: &Table<'t>,
        (owner, key): (&str, &str),
        help: &str,
    ) -> Option<Node<'t>> {
        let node = table.get(key);
        if node.is_none() {
            let what = format!("{owner} has no `{key}`.");
            self.add_absence(
                &table.span,
                Trouble::new(ProblemCode::MissingKey, what).help(help),
            );
        }
        node
    }

    /// One of a few words.
    pub(super) fn word(&mut self, node: &Node<'_>, words: &[&'static str]) -> Option<&'static str> {
        let Some(text) = node.value.as_str() else {
            if !node.is_unread() {
                let what = format!("{} takes one of a few words, in quotes.", quoted(node.name));
                let trouble = Trouble::new(ProblemCode::WrongType, what).help(one_of(words));
                self.add(&node.span, trouble);
            }
            return None;
        };
        let found = words.iter().find(|word| **word == text);
        if found.is_none() {
            let what = format!("{} cannot be {}.", quoted(node.name), quoted(text));
            let help = did_you_mean(text, words).unwrap_or_else(|| one_of(words));
            self.add(
                &node.span,
                Trouble::new(ProblemCode::UnknownWord, what).help(help),
            );
        }
        found.copied()
    }
}

/// "Did you mean", where some word is near enough.
pub(super) fn did_you_mean(word: &str, among: &[&str]) -> Option<String> {
    let near = nearest(word, among.iter().copied())?;
    Some(format!("Did you mean `{near}`?"))
}

/// "Write `a`, `b` or `c`."
pub(super) fn one_of(words: &[&str]) -> String {
    format!("Write {}.", listed(words, "or"))
}

/// "`a`, `b` and `c`"
pub(super) fn listed(words: &[&str], joint: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {joint} {last}", most.join(", ")),
    }
}
