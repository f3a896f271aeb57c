//! Choices and rows: in place, or from a named list.

use std::collections::HashSet;

use super::Reader;
use super::keys::Owner;
use super::problems::{ProblemCode, Trouble};
use super::scope::Here;
use super::text::Spot;
use super::tree::{Node, Table, Wanted, did_you_mean, listed};
use crate::expr::{CODE_BYTES_MAX, Code, Want};
use crate::survey::problem::quoted;
use crate::survey::{Choice, Reason, fold};

const CHOICES: Wanted = Wanted {
    what: "a list of choices, or the name of one",
    example: "[{ code = \"yes\", nb = \"Ja\" }]",
};
const CHOICE: Wanted = Wanted {
    what: "choices with a code and a text for each language",
    example: "[{ code = \"yes\", nb = \"Ja\" }]",
};
const DETAIL: &str = "Write `detail = \"text\"`: it asks for a few words more.";

/// What a list of choices is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// One of them can be picked.
    One,
    /// Several of them can be picked.
    Several,
    /// The first that holds is taken, and nobody picks.
    First,
    /// They are the rows of a grid.
    Rows,
    /// They are the parts of a total.
    Parts,
}

impl<'t> Reader<'t> {
    /// Notes the lists under `[choices]`, and any that slipped into another table.
    pub(super) fn name_lists(&mut self, root: &Table<'t>) {
        let wanted = Wanted {
            what: "named lists of choices",
            example: "{ yes_no = […] }",
        };
        let Some(table) = root
            .get("choices")
            .and_then(|node| self.problems.table(&node, wanted))
        else {
            return;
        };
        for node in table.in_order() {
            if self.spelled(node.name, &node.key) {
                self.named.insert(node.name, node);
            }
        }
    }

    /// Lists that stand in the wrong table: told there, so their uses are not told of.
    pub(super) fn misplaced_lists(&mut self, table: &Table<'t>) {
        let lists = table.get("choices").and_then(|node| node.as_table());
        for node in lists.iter().flat_map(Table::nodes) {
            self.misplaced.push(node.name);
        }
    }

    /// Reads every named list once more where all questions are known, so that lists
    /// which nobody uses are checked as well.
    pub(super) fn check_unused_lists(&mut self, here: Here) {
        let mut unused: Vec<Node<'t>> = self
            .named
            .values()
            .filter(|node| !self.used.contains(node.name))
            .cloned()
            .collect();
        unused.sort_by_key(|node| node.key.start);
        for node in unused {
            self.members(&node, (Use::Several, here));
        }
    }

    /// `None` where the codes cannot be relied upon.
    pub(super) fn choices(&mut self, node: &Node<'t>, of: Use, here: Here) -> Option<Vec<Choice>> {
        let Some(name) = node.value.as_str() else {
            let choices = self.members(node, (of, here));
            if of == Use::One {
                self.warn_of_exclusive(node);
            }
            return choices;
        };
        let Some(list) = self.named.get(name).cloned() else {
            if !self.misplaced.contains(&name) {
                let trouble = self.unknown_list(name);
                self.problems.add_absence(&node.span, trouble);
            }
            return None;
        };
        self.used.insert(list.name);
        self.members(&list, (of, here))
    }

    fn unknown_list(&self, name: &str) -> Trouble {
        let mut names: Vec<&str> = self.named.keys().copied().collect();
        names.sort_unstable();
        let what = format!("There is no list of choices named {}.", quoted(name));
        let help = did_you_mean(name, &names).unwrap_or_else(|| match names.as_slice() {
            [] => format!("Write it as `{name} = [ … ]` under `[choices]`."),
            names => format!("The lists under `[choices]` are {}.", listed(names, "and")),
        });
        Trouble::new(ProblemCode::UnknownList, what).help(help)
    }

    /// Many begin with a list of texts.
    fn lacks_code(&self, words: &str) -> Trouble {
        let letters = fold(words);
        let code: String = letters
            .chars()
            .take(20)
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        let code = Code::new(&code).map_or("yes".to_owned(), |code| code.to_string());
        let language = self.languages.known.first();
        let tag = language.map_or("en", |language| language.as_str());
        let what = format!("{} is text alone: it has no code.", quoted(words));
        let help = format!(
            "Write `{{ code = \"{code}\", {tag} = \"…\" }}`: answers are stored under the code."
        );
        Trouble::new(ProblemCode::WrongType, what).help(help)
    }

    fn members(&mut self, node: &Node<'t>, (of, here): (Use, Here)) -> Option<Vec<Choice>> {
        let list = self.problems.list(node, CHOICES)?;
        if list.is_empty() {
            let what = format!("{} is empty.", quoted(node.name));
            let help = "Put at least one into it: `{ code = \"yes\", nb = \"Ja\" }`.";
            self.problems.add_absence(
                &node.span,
                Trouble::new(ProblemCode::EmptyList, what).help(help),
            );
            return None;
        }
        let (mut choices, mut is_sound) = (Vec::with_capacity(list.len()), true);
        let mut seen: HashSet<Code> = HashSet::with_capacity(list.len());
        for member in &list {
            if let Some(words) = member.value.as_str() {
                let trouble = self.lacks_code(words);
                self.problems.add(&member.span, trouble);
                is_sound = false;
                continue;
            }
            let Some(table) = self.problems.table(member, CHOICE) else {
                is_sound = false;
                continue;
            };
            let Some(choice) = self.choice(&table, (of, here)) else {
                is_sound = false;
                continue;
            };
            if !seen.insert(choice.code.clone()) {
                let place = table.get("code").map_or(table.span, |node| node.span);
                let what = format!("The code {} is there twice.", quoted(choice.code.as_str()));
                let help = "Give each its own code: answers are stored under it.";
                self.problems.add(
                    &place,
                    Trouble::new(ProblemCode::DuplicateCode, what).help(help),
                );
                continue;
            }
            choices.push(choice);
        }
        let tables: Vec<Table<'t>> = list.iter().filter_map(Node::as_table).collect();
        self.check_former_codes(&tables, &choices);
        is_sound.then_some(choices)
    }

    fn choice(&mut self, table: &Table<'t>, (of, here): (Use, Here)) -> Option<Choice> {
        let (owner, begins) = match of {
            Use::One | Use::Several => (Owner::Choice, "The choice"),
            Use::First => (Owner::Computed, "The choice"),
            Use::Rows => (Owner::Row, "The row"),
            Use::Parts => (Owner::Part, "The part"),
        };
        self.only(table, owner);
        let help = "Give it one, such as `code = \"yes\"`: answers are stored under it.";
        let node = self.problems.required(table, (begins, "code"), help);
        let place = node.as_ref().map_or(&table.span, |node| &node.span).clone();
        let label = self.wordings(table, &Spot::bare(&place), here);
        let show_if = table
            .get("show_if")
            .and_then(|node| self.condition(&node, (here, Want::Truth)));
        let exclusive = table
            .get("exclusive")
            .is_some_and(|node| self.problems.truth(&node) == Some(true));
        let missing = table.get("missing").and_then(|node| self.reason(&node));
        let detail = table.get("detail").is_some_and(|node| self.detail(&node));
        let fixed = self.fixed(table);
        let renamed_from = self.former_code(table);
        Some(Choice {
            code: self.code(&node?)?,
            renamed_from,
            label,
            show_if,
            exclusive,
            missing,
            detail,
            fixed,
        })
    }

    fn code(&mut self, node: &Node<'t>) -> Option<Code> {
        let wanted = Wanted {
            what: "text in quotes",
            example: "\"yes\"",
        };
        let source = self.problems.string_like(node, wanted)?;
        let code = Code::new(source);
        if code.is_none() {
            self.problems.add(&node.span, bad_code(source));
        }
        code
    }

    pub(super) fn reason(&mut self, node: &Node<'t>) -> Option<Reason> {
        let words = Reason::ALL.map(Reason::word);
        Reason::from_word(self.problems.word(node, &words)?)
    }

    fn detail(&mut self, node: &Node<'t>) -> bool {
        let is_text = node.value.as_str() == Some("text");
        if !is_text && !node.is_unread() {
            let trouble = Trouble::new(ProblemCode::BadDetail, "`detail` can only be `\"text\"`.");
            self.problems.add(&node.span, trouble.help(DETAIL));
        }
        is_text
    }

    /// Only for a list in place: a named one may serve a `multi` elsewhere.
    fn warn_of_exclusive(&mut self, node: &Node<'t>) {
        for member in node.as_list().iter().flatten() {
            let Some(exclusive) = member.as_table().and_then(|table| table.get("exclusive")) else {
                continue;
            };
            let what = "`exclusive` does nothing here: only one choice can be picked anyway.";
            let trouble = Trouble::new(ProblemCode::IdleExclusive, what).help("Take it out.");
            self.problems.add(&exclusive.key, trouble);
        }
    }
}

pub(super) fn bad_code(source: &str) -> Trouble {
    let what = match source {
        "" => "The code is empty.".to_owned(),
        _ => format!("{} is not spelled as codes are.", quoted(source)),
    };
    let help = format!(
        "A code has letters from A to Z or a to z, digits, `_`, `-` and `.`, at most {CODE_BYTES_MAX} in all."
    );
    Trouble::new(ProblemCode::BadCode, what).help(help)
}
