//! Warnings that an author has allowed: on a question, on a page, or in the whole survey.

use std::ops::Range;

use super::Reader;
use super::problems::{ProblemCode, Trouble};
use super::questions::Written;
use super::tree::{Node, Table, Wanted, did_you_mean};
use crate::survey::Severity;
use crate::survey::problem::quoted;

const CODES: Wanted = Wanted {
    what: "a list of codes of warnings",
    example: "[\"long-question\"]",
};

impl<'t> Reader<'t> {
    /// The warnings that a table allows; what is wrong with the list is told.
    pub(super) fn allow(&mut self, table: &Table<'t>) -> Vec<ProblemCode> {
        let node = table.get("allow");
        let members = node.and_then(|node| self.problems.list(&node, CODES));
        let mut codes = Vec::new();
        for member in members.iter().flatten() {
            codes.extend(self.allowed(member));
        }
        codes
    }

    fn allowed(&mut self, node: &Node<'t>) -> Option<ProblemCode> {
        let name = self.problems.string_like(node, CODES)?;
        let found = ProblemCode::from_name(name);
        if let Some(code) = found.filter(|code| code.severity() == Severity::Warning) {
            return Some(code);
        }
        let what = format!("{} is not the code of a warning.", quoted(name));
        let warnings = ProblemCode::ALL.iter();
        let warnings = warnings.filter(|code| code.severity() == Severity::Warning);
        let names: Vec<&str> = warnings.map(|code| code.name()).collect();
        let help = if found.is_some() {
            "Errors cannot be allowed: mend what it tells of.".to_owned()
        } else {
            did_you_mean(name, &names)
                .unwrap_or_else(|| "`svar explain` lists the codes there are.".to_owned())
        };
        let trouble = Trouble::new(ProblemCode::UnknownWord, what).help(help);
        self.problems.add(&node.span, trouble);
        None
    }

    /// Keeps silent about warnings where they are allowed. A question reaches to the next
    /// one, a page to the next page.
    pub(super) fn keep_silent(&mut self, root: &Table<'t>, written: &[Written<'t>]) {
        let end = self.problems.source.len();
        self.silence(root, 0..end);
        for (at, page) in written.iter().enumerate() {
            let next = written
                .get(at + 1)
                .map_or(end, |next| next.table.span.start);
            self.silence(&page.table, page.table.span.start..next);
            for (at, question) in page.questions.iter().enumerate() {
                let after = page.questions.get(at + 1);
                let after = after.map_or(next, |after| after.span.start);
                self.silence(question, question.span.start..after);
            }
        }
    }

    fn silence(&mut self, table: &Table<'t>, region: Range<usize>) {
        let list = table.get("allow").and_then(|node| node.as_list());
        let names = list.iter().flatten().filter_map(|node| node.value.as_str());
        let codes: Vec<ProblemCode> = names.filter_map(ProblemCode::from_name).collect();
        if !codes.is_empty() {
            self.problems.allow(region, codes);
        }
    }
}
