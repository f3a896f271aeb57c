//! Answer files: plain data by question id, in the order of the file.

use toml::de::DeValue;

use super::number::{decimal, integer};
use super::problems::{ProblemCode, Problems, Trouble};
use super::source;
use super::tree::{Node, Table};
use crate::survey::problem::quoted;
use crate::survey::{Given, Problem};

pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Vec<(String, Given)>, Vec<Problem>> {
    let text = source::text(file, bytes)?;
    let mut problems = Problems::new(file, text);
    let root = source::parse(text, &mut problems);
    let fields = fields(&Table::root(&root), &mut problems);
    if problems.has_errors() {
        return Err(problems.finish());
    }
    Ok(fields)
}

fn fields(table: &Table<'_>, problems: &mut Problems<'_>) -> Vec<(String, Given)> {
    let mut fields = Vec::new();
    for node in table.in_order() {
        fields.extend(given(&node, problems).map(|given| (node.name.to_owned(), given)));
    }
    fields
}

fn given(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Given> {
    if node.is_unread() {
        return None;
    }
    let number = match node.value {
        DeValue::String(text) => return Some(Given::Text(text.to_string())),
        DeValue::Boolean(truth) => return Some(Given::Truth(*truth)),
        DeValue::Datetime(moment) => return Some(Given::Text(moment.to_string())),
        DeValue::Array(_) => {
            let members = node.as_list().unwrap_or_default();
            let members = members.iter().filter_map(|member| given(member, problems));
            return Some(Given::List(members.collect()));
        }
        DeValue::Table(_) => return Some(Given::Table(fields(&node.as_table()?, problems))),
        DeValue::Integer(number) => integer(number),
        DeValue::Float(number) => decimal(number.as_str()),
    };
    if number.is_none() {
        let what = format!(
            "The number for {} cannot be kept exactly.",
            quoted(node.name)
        );
        let help = "Write it with at most 28 digits.";
        problems.add(
            &node.span,
            Trouble::new(ProblemCode::LongNumber, what).help(help),
        );
    }
    number.map(Given::Number)
}
