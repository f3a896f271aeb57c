//! What a computed question follows from: a computation, or the first choice that holds.

use super::Reader;
use super::choices::Use;
use super::kinds::Asked;
use super::problems::{ProblemCode, Trouble};
use super::tree::Node;
use crate::expr::Want;
use crate::survey::Rule;
use crate::survey::problem::quoted;

impl<'t> Reader<'t> {
    /// `None` where its type cannot be told.
    pub(super) fn rule(&mut self, asked: &Asked<'_, 't>) -> Option<Rule> {
        match (asked.table.get("value"), asked.table.get("choices")) {
            (Some(value), None) => self
                .condition(&value, (asked.here, Want::Any))
                .map(Rule::Value),
            (None, Some(choices)) => {
                let first = self.choices(&choices, Use::First, asked.here);
                self.warn_of_unreachable(&choices);
                first.map(Rule::First)
            }
            (Some(_), Some(choices)) => {
                let what = format!("{} has both `value` and `choices`.", asked.owner);
                let help = "Keep `value` to compute something, or `choices` to take the first whose `show_if` holds.";
                let trouble = Trouble::new(ProblemCode::ValueAndChoices, what).help(help);
                self.problems.add(&choices.key, trouble);
                None
            }
            (None, None) => {
                let what = format!("{} has no `value` and no `choices`.", asked.owner);
                let help = "Add what it is computed from, such as `value = \"a + b\"`, or `choices` to take the first whose `show_if` holds.";
                let trouble = Trouble::new(ProblemCode::MissingKey, what).help(help);
                self.problems.add_absence(&asked.table.span, trouble);
                None
            }
        }
    }

    /// Nothing below a choice that always holds is ever taken.
    fn warn_of_unreachable(&mut self, node: &Node<'t>) {
        let named = node.value.as_str().and_then(|name| self.named.get(name));
        let members = named.unwrap_or(node).as_list().unwrap_or_default();
        let mut tables = members.iter().filter_map(Node::as_table);
        let always = tables.find(|table| table.get("show_if").is_none());
        let (Some(always), Some(later)) = (always, tables.next()) else {
            return;
        };
        let code = always.get("code").and_then(|node| node.value.as_str());
        let what = match code {
            Some(code) => format!(
                "This choice is never taken: {} above has no `show_if`, so it always holds.",
                quoted(code)
            ),
            None => "This choice is never taken: one above has no `show_if`.".to_owned(),
        };
        let help = "Give the one above a `show_if`, or move it to the end.";
        let place = later.get("code").map_or(later.span, |node| node.span);
        let trouble = Trouble::new(ProblemCode::UnreachableChoice, what).help(help);
        self.problems.add(&place, trouble);
    }
}
