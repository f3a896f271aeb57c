//! Writes a condition back as its source, in one canonical way: only brackets that matter.

use std::fmt;

use super::node::Node;
use super::{Code, Expr, Value};

/// How tightly a part binds; a looser one inside of a tighter one needs brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Negative,
    Single,
}

impl fmt::Display for Expr {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node().fmt(out)
    }
}

impl fmt::Display for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(value) => literal(out, value),
            Self::Name(name) => out.write_str(&name.name),
            Self::Cell { grid, row: code } => write!(out, "{}.{}", grid.name, row(code)),
            Self::Not(part) => write!(out, "not {}", Within(part, Bond::Not)),
            Self::Negative(part) => write!(out, "-{}", Within(part, Bond::Negative)),
            Self::And(parts) => list(
                out,
                parts.iter().map(|part| Within(part, Bond::Not)),
                " and ",
            ),
            Self::Or(parts) => list(
                out,
                parts.iter().map(|part| Within(part, Bond::And)),
                " or ",
            ),
            Self::Compare { left, by, right } => {
                let [left, right] = [left, right].map(|part| Within(part, Bond::Sum));
                write!(out, "{left} {} {right}", by.sign())
            }
            Self::Among { part, list: values } => {
                write!(out, "{} in [", Within(part, Bond::Sum))?;
                list(out, values.iter().map(Written), ", ")?;
                out.write_str("]")
            }
            Self::Ticked { code, ticks } => {
                write!(
                    out,
                    "{} in {}",
                    Within(code, Bond::Sum),
                    Within(ticks, Bond::Sum)
                )
            }
            Self::Chain { first, rest } => {
                let bond = self.bond();
                // The first may be as loose as the chain itself: it is read from the left.
                write!(out, "{}", Within(first, bond))?;
                let tighter = if bond == Bond::Sum {
                    Bond::Product
                } else {
                    Bond::Negative
                };
                rest.iter().try_for_each(|(step, part)| {
                    write!(out, " {} {}", step.sign(), Within(part, tighter))
                })
            }
            Self::Call {
                function,
                arguments,
            } => {
                write!(out, "{}(", function.name())?;
                list(out, arguments, ", ")?;
                out.write_str(")")
            }
        }
    }
}

impl Node {
    fn bond(&self) -> Bond {
        match self {
            Self::Or(_) => Bond::Or,
            Self::And(_) => Bond::And,
            Self::Not(_) => Bond::Not,
            Self::Compare { .. } | Self::Among { .. } | Self::Ticked { .. } => Bond::Comparison,
            Self::Chain { rest, .. } => match rest.first() {
                Some((step, _)) if step.is_tight() => Bond::Product,
                _ => Bond::Sum,
            },
            Self::Negative(_) => Bond::Negative,
            Self::Literal(Value::Number(number)) if number.is_sign_negative() => Bond::Negative,
            Self::Literal(_) | Self::Name(_) | Self::Cell { .. } | Self::Call { .. } => {
                Bond::Single
            }
        }
    }
}

/// A part where only parts at least this tight can stand without brackets.
struct Within<'a>(&'a Node, Bond);

impl fmt::Display for Within<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(node, least) = *self;
        if node.bond() < least {
            write!(out, "({node})")
        } else {
            node.fmt(out)
        }
    }
}

struct Written<'a>(&'a Value);

impl fmt::Display for Written<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        literal(out, self.0)
    }
}

fn literal(out: &mut fmt::Formatter<'_>, value: &Value) -> fmt::Result {
    match value {
        Value::Truth(known) => write!(out, "{known}"),
        Value::Number(number) => write!(out, "{}", number.normalize()),
        Value::Text(text) => write!(out, "'{}'", text.replace('\'', "''")),
        Value::Date(date) => write!(out, "date('{date}')"),
        Value::Code(code) => write!(out, "'{code}'"),
        // These cannot be written in a condition; a list is the nearest to them.
        Value::Codes(codes) => {
            out.write_str("[")?;
            list(out, codes.iter().map(|code| format!("'{code}'")), ", ")?;
            out.write_str("]")
        }
        Value::Cells(_) | Value::Parts(_) | Value::Each(_) => out.write_str("[]"),
    }
}

fn list<T: fmt::Display>(
    out: &mut fmt::Formatter<'_>,
    parts: impl IntoIterator<Item = T>,
    between: &str,
) -> fmt::Result {
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            out.write_str(between)?;
        }
        part.fmt(out)?;
    }
    Ok(())
}

/// A row's code as it stands after the point: bare where that reads back as the same.
pub(super) fn row(code: &Code) -> String {
    const DIGITS_MAX: usize = 28;
    let source = code.as_str();
    let is_name = !source.starts_with(|first: char| first.is_ascii_digit())
        && source
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let is_number = source.len() <= DIGITS_MAX && source.bytes().all(|b| b.is_ascii_digit());
    if is_name || is_number {
        source.to_owned()
    } else {
        format!("'{source}'")
    }
}
