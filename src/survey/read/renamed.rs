//! What pages, questions, choices and rows were called before, where their author says so.

use std::collections::HashSet;

use super::Reader;
use super::choices::bad_code;
use super::problems::Trouble;
use super::questions::Written;
use super::tree::{Node, Table, Wanted};
use crate::expr::Code;
use crate::survey::problem::quoted;
use crate::survey::{Choice, PageId, ProblemCode, QuestionId};

const KEY: &str = "renamed_from";
const CODE: Wanted = Wanted {
    what: "text in quotes",
    example: "\"yes\"",
};

/// The names that were given up, each by one page or question.
#[derive(Default)]
pub(super) struct Former<'t> {
    pages: HashSet<&'t str>,
    questions: HashSet<&'t str>,
}

impl<'t> Reader<'t> {
    /// The ids that a question had before.
    pub(super) fn former_question(&mut self, table: &Table<'t>) -> Vec<QuestionId> {
        let names = self.former_names(table).into_iter();
        let ids = names.filter_map(|(node, source)| {
            if self.names.is_taken(source) {
                self.still_there(&node, "question or parameter");
            } else if !self.former.questions.insert(source) {
                self.given_up_twice(&node, "question");
            }
            QuestionId::new(source)
        });
        ids.collect()
    }

    /// The ids that pages had before; `written` are all of them.
    pub(super) fn former_page(
        &mut self,
        table: &Table<'t>,
        written: &[Written<'t>],
    ) -> Vec<PageId> {
        let names = self.former_names(table).into_iter();
        let ids = names.filter_map(|(node, source)| {
            let is_it = |page: &Written<'t>| {
                let id = page.table.get("id");
                id.and_then(|node| node.value.as_str()) == Some(source)
            };
            if written.iter().any(is_it) {
                self.still_there(&node, "page");
            } else if !self.former.pages.insert(source) {
                self.given_up_twice(&node, "page");
            }
            PageId::new(source)
        });
        ids.collect()
    }

    fn former_names(&mut self, table: &Table<'t>) -> Vec<(Node<'t>, &'t str)> {
        let names = nodes(table).into_iter().filter_map(|node| {
            let source = self.problems.string(&node)?;
            self.spelled(source, &node.span).then_some((node, source))
        });
        names.collect()
    }

    /// The codes that a choice or a row had before.
    pub(super) fn former_code(&mut self, table: &Table<'t>) -> Vec<Code> {
        let codes = nodes(table).into_iter().filter_map(|node| {
            let source = self.problems.string_like(&node, CODE)?;
            let code = Code::new(source);
            if code.is_none() {
                self.problems.add(&node.span, bad_code(source));
            }
            code
        });
        codes.collect()
    }

    /// Tells of codes that are said to be given up, and are not, or by two.
    pub(super) fn check_former_codes(&mut self, tables: &[Table<'t>], choices: &[Choice]) {
        let mut seen = HashSet::new();
        for node in tables.iter().flat_map(nodes) {
            let Some(source) = node.value.as_str() else {
                continue; // That has been told.
            };
            if choices.iter().any(|choice| choice.code.as_str() == source) {
                self.still_there(&node, "code of this list");
            } else if !seen.insert(source) {
                self.given_up_twice(&node, "choice or row");
            }
        }
    }

    fn still_there(&mut self, node: &Node<'t>, what: &str) {
        let name = quoted(node.value.as_str().unwrap_or_default());
        let what = format!("{name} is still a {what}, so nothing was renamed from it.");
        let help = "Name what it was called before, or take `renamed_from` out.";
        let trouble = Trouble::new(ProblemCode::RenamedFromUsed, what).help(help);
        self.problems.add(&node.span, trouble);
    }

    fn given_up_twice(&mut self, node: &Node<'t>, what: &str) {
        let name = quoted(node.value.as_str().unwrap_or_default());
        let help =
            format!("Take it out here or there: only one {what} can take over what was answered.");
        let what = format!("{name} is named as a former name above, too.");
        let trouble = Trouble::new(ProblemCode::RenamedFromTwice, what).help(help);
        self.problems.add(&node.span, trouble);
    }
}

/// One former name, or several in a list.
fn nodes<'t>(table: &Table<'t>) -> Vec<Node<'t>> {
    let node = table.get(KEY);
    node.map_or_else(Vec::new, |node| {
        node.as_list().unwrap_or_else(|| vec![node])
    })
}
