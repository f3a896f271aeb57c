//! Which parts of a condition may be compared, and how texts become the codes they spell.

use std::collections::HashSet;
use std::sync::Arc;

use super::check::{Checker, Typed, words};
use super::fault::FaultKind;
use super::function::date;
use super::name::{Place, first_code};
use super::node::{Comparison, Node};
use super::syntax::{Part, Syntax};
use super::{Codes, Type, Value};

impl Checker<'_> {
    pub(super) fn compare(
        &mut self,
        left: &Part<'_>,
        by: Comparison,
        right: &Part<'_>,
    ) -> Option<Typed> {
        let checked = (self.single(left), self.single(right));
        let ((left_node, left_kind), (right_node, right_kind)) = (checked.0?, checked.1?);
        match (&left_kind, &right_kind) {
            (Type::Codes(codes), other) => {
                return self.several_codes(left, codes, (right, other));
            }
            (other, Type::Codes(codes)) => {
                return self.several_codes(right, codes, (left, other));
            }
            _ => {}
        }
        let left_node = self.beside(left_node, left, (&right_kind, right))?;
        let right_node = self.beside(right_node, right, (&left_kind, left))?;
        let has_order = match (&left_kind, &right_kind) {
            (Type::Number, Type::Number) | (Type::Date, Type::Date) => true,
            (Type::Text, Type::Text) | (Type::Truth, Type::Truth) => false,
            // A text beside a choice is one of its codes by now.
            (Type::Code(_), Type::Text) if matches!(right_node, Node::Literal(_)) => false,
            (Type::Text, Type::Code(_)) if matches!(left_node, Node::Literal(_)) => false,
            (Type::Code(one), Type::Code(two)) => {
                self.in_common((left, one), (right, two))?;
                false
            }
            _ => return self.incomparable((left, &left_kind), (right, &right_kind)),
        };
        if !has_order && !by.is_sameness() {
            let kind = if left_kind == Type::Text {
                &right_kind
            } else {
                &left_kind
            };
            let what = FaultKind::NoOrder {
                sign: by.sign(),
                kind: words(kind),
            };
            return self.fault(&(left.span.start..right.span.end), what);
        }
        let (left, right) = (Box::new(left_node), Box::new(right_node));
        Some((Node::Compare { left, by, right }, Type::Truth))
    }

    /// `level in ['a', 'b']`, or `'a' in areas`.
    pub(super) fn membership(&mut self, left: &Part<'_>, right: &Part<'_>) -> Option<Typed> {
        if let Syntax::List(items) = &right.what {
            return self.among(left, items, right);
        }
        let checked = (self.single(left), self.single(right));
        let ((node, kind), (ticks, several)) = (checked.0?, checked.1?);
        let Type::Codes(codes) = &several else {
            let (name, beside) = (self.written(right), self.written(left));
            let help = match several {
                Type::Code(_) => Some(format!("Write `{name} == {beside}`.")),
                _ => None,
            };
            let what = FaultKind::NotAList {
                found: words(&several),
                help,
            };
            return self.fault(&right.span, what);
        };
        let code = match (&node, &kind) {
            (Node::Literal(Value::Text(_)), _) => {
                self.beside(node, left, (&Type::Code(codes.clone()), right))?
            }
            (_, Type::Code(one)) => {
                self.in_common((left, one), (right, codes))?;
                node
            }
            _ => return self.incomparable((left, &kind), (right, &several)),
        };
        let (code, ticks) = (Box::new(code), Box::new(ticks));
        Some((Node::Ticked { code, ticks }, Type::Truth))
    }

    fn among(&mut self, left: &Part<'_>, items: &[Part<'_>], list: &Part<'_>) -> Option<Typed> {
        let (node, kind) = self.single(left)?;
        if items.is_empty() {
            return self.fault(&list.span, FaultKind::EmptyList);
        }
        if let Type::Codes(codes) = &kind {
            return self.several_codes(left, codes, (list, &kind));
        }
        let name = self.written(left);
        let values: Vec<_> = items
            .iter()
            .map(|item| self.written_out(item, &kind, &name))
            .collect();
        let list = values.into_iter().collect::<Option<Vec<Value>>>()?;
        Some((
            Node::Among {
                part: Box::new(node),
                list,
            },
            Type::Truth,
        ))
    }

    /// A literal that can be compared with a part of that kind, as it would be compared.
    pub(super) fn written_out(&mut self, item: &Part<'_>, kind: &Type, of: &str) -> Option<Value> {
        let (node, found) = self.part(item)?;
        let Node::Literal(value) = node else {
            return self.fault(&item.span, FaultKind::NotWrittenOut);
        };
        if let (Value::Text(text), Type::Code(codes)) = (&value, kind) {
            return self
                .code(
                    text,
                    codes,
                    &Place {
                        span: &item.span,
                        of,
                    },
                )
                .map(Value::Code);
        }
        if found == *kind {
            return Some(value);
        }
        let help = suggestion(kind, &value);
        let left = format!("`{of}`");
        self.fault(
            &item.span,
            FaultKind::Incomparable {
                left,
                right: words(&found),
                help,
            },
        )
    }

    /// A text literal beside a choice becomes the code that it spells; all else stays.
    fn beside(
        &mut self,
        node: Node,
        part: &Part<'_>,
        (other, of): (&Type, &Part<'_>),
    ) -> Option<Node> {
        match (node, other) {
            (Node::Literal(Value::Text(text)), Type::Code(codes)) => {
                let of = self.written(of);
                let code = self.code(
                    &text,
                    codes,
                    &Place {
                        span: &part.span,
                        of: &of,
                    },
                )?;
                Some(Node::Literal(Value::Code(code)))
            }
            (node, _) => Some(node),
        }
    }

    fn several_codes<T>(
        &mut self,
        part: &Part<'_>,
        codes: &Codes,
        (other, kind): (&Part<'_>, &Type),
    ) -> Option<T> {
        let name = self.written(part);
        let instead = match (&other.what, kind) {
            (Syntax::List(items), _) => {
                let items: Vec<_> = items.iter().map(|item| self.written(item)).collect();
                format!("any({name}, {})", items.join(", "))
            }
            (_, Type::Text | Type::Code(_)) => format!("{} in {name}", self.written(other)),
            _ => format!("'{}' in {name}", first_code(codes)),
        };
        self.fault(&part.span, FaultKind::SeveralCodes { name, instead })
    }

    /// Two choices of lists that share nothing are never the same: surely a mistake.
    fn in_common(
        &mut self,
        (left, one): (&Part<'_>, &Codes),
        (right, two): (&Part<'_>, &Codes),
    ) -> Option<()> {
        if Arc::ptr_eq(one, two) {
            return Some(());
        }
        let known: HashSet<&str> = one.iter().map(super::Code::as_str).collect();
        if two.iter().any(|code| known.contains(code.as_str())) {
            return Some(());
        }
        let span = left.span.start..right.span.end;
        let [left, right] = [left, right].map(|part| format!("`{}`", self.written(part)));
        self.fault(&span, FaultKind::NothingInCommon { left, right })
    }

    fn incomparable<T>(
        &mut self,
        (left, left_kind): (&Part<'_>, &Type),
        (right, right_kind): (&Part<'_>, &Type),
    ) -> Option<T> {
        let help = match (&left.what, &right.what) {
            (_, Syntax::Text(text)) => suggestion(left_kind, &Value::Text(text.clone())),
            (Syntax::Text(text), _) => suggestion(right_kind, &Value::Text(text.clone())),
            (_, Syntax::Number(number)) => suggestion(left_kind, &Value::Number(*number)),
            (Syntax::Number(number), _) => suggestion(right_kind, &Value::Number(*number)),
            _ => None,
        };
        let span = left.span.start..right.span.end;
        let left = capital(words(left_kind));
        self.fault(
            &span,
            FaultKind::Incomparable {
                left,
                right: words(right_kind),
                help,
            },
        )
    }
}

/// What a literal of another type was probably meant to be.
fn suggestion(kind: &Type, value: &Value) -> Option<String> {
    match (kind, value) {
        (Type::Date, Value::Text(text)) if date(text).is_some() => {
            Some(format!("Write `date('{text}')`."))
        }
        (Type::Date, _) => Some("Write a date as `date('2024-12-31')`.".to_owned()),
        (Type::Code(codes), Value::Number(number)) => {
            let spelled = number.to_string();
            let is_code = codes.iter().any(|code| code.as_str() == spelled);
            is_code.then(|| format!("A code stands in single quotes: `'{spelled}'`."))
        }
        (Type::Number, Value::Text(text)) if text.parse::<rust_decimal::Decimal>().is_ok() => {
            Some(format!("A number stands without quotes: `{text}`."))
        }
        _ => None,
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}
