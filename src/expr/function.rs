//! The functions of conditions: how each is called, what it may be given, what comes out.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

use super::check::{Checker, Typed, words};
use super::fault::{FaultKind, quoted};
use super::nearest::nearest;
use super::node::Node;
use super::syntax::{Part, Spelled, Syntax};
use super::{Type, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    Answered,
    Count,
    Any,
    Every,
    Sum,
    Min,
    Max,
    Round,
}

/// How a function is spelled and used, for its author.
struct Row {
    function: Function,
    name: &'static str,
    usage: &'static str,
    looks_at: &'static str,
}

const ROWS: &str = "a grid, or a question that is asked several times";
const COUNTED: &str =
    "several choices, a grid, the parts of a total, or a question that is asked several times";
const ROWS_OR_TICKS: &str = "several choices, a grid, or a question that is asked several times";

/// The table: a new function has one row here, one in [`check`], one in its evaluation.
const TABLE: [Row; 8] = [
    row(
        Function::Answered,
        "answered",
        "`answered(name)`",
        "one name",
    ),
    row(
        Function::Count,
        "count",
        "`count(name)` or `count(name, 'code')`",
        COUNTED,
    ),
    row(Function::Any, "any", "`any(name, 'code')`", ROWS_OR_TICKS),
    row(Function::Every, "every", "`every(name, 'code')`", ROWS),
    row(Function::Sum, "sum", "`sum(name, name)`", "numbers"),
    row(
        Function::Min,
        "min",
        "`min(name, name)`",
        "numbers or dates",
    ),
    row(
        Function::Max,
        "max",
        "`max(name, name)`",
        "numbers or dates",
    ),
    row(
        Function::Round,
        "round",
        "`round(name)`, or `round(name, 2)` for two decimals",
        "a number",
    ),
];

const fn row(
    function: Function,
    name: &'static str,
    usage: &'static str,
    looks_at: &'static str,
) -> Row {
    Row {
        function,
        name,
        usage,
        looks_at,
    }
}

/// Not a function but a literal, though it looks like one.
const DATE: &str = "date";

/// As many decimals as a number can have.
const DECIMALS_MAX: u32 = 28;

impl Function {
    pub fn find(name: &str) -> Option<Self> {
        TABLE
            .iter()
            .find(|row| row.name == name)
            .map(|row| row.function)
    }

    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// How it is called, for a message.
    pub(super) fn usage(self) -> &'static str {
        self.row().map_or("", |row| row.usage)
    }

    fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.function == self)
    }

    /// It was given something that it cannot look at.
    fn unseen(self, kind: &Type) -> FaultKind {
        let looks_at = self.row().map_or("", |row| row.looks_at);
        FaultKind::WrongArgument {
            function: self.name(),
            found: words(kind),
            looks_at,
        }
    }
}

/// A call as it was read.
type Call<'a, 's> = (&'a Spelled<'s>, &'a [Part<'s>]);

/// Checks a call: which function it is, and whether it can look at what it is given.
pub(super) fn check(
    checker: &mut Checker<'_>,
    (spelled, arguments): Call<'_, '_>,
    span: &Range<usize>,
) -> Option<Typed> {
    if spelled.word == DATE {
        return check_date(checker, arguments, span);
    }
    let Some(function) = Function::find(&spelled.word) else {
        let names = TABLE.iter().map(|row| row.name).chain([DATE]);
        let known: Vec<String> = names.clone().map(|name| format!("`{name}`")).collect();
        let what = FaultKind::UnknownFunction {
            name: quoted(&spelled.word),
            near: nearest(&spelled.word, names).map(str::to_owned),
            known: known.join(", "),
        };
        return checker.fault(&spelled.span, what);
    };
    let call = (function, arguments, span);
    let (arguments, kind) = match function {
        Function::Answered => (named(checker, call)?, Type::Truth),
        Function::Count => (rows(checker, call)?, Type::Number),
        Function::Any | Function::Every => (rows(checker, call)?, Type::Truth),
        Function::Sum => (many(checker, call, &[Type::Number])?.0, Type::Number),
        Function::Min | Function::Max => many(checker, call, &[Type::Number, Type::Date])?,
        Function::Round => (rounded(checker, call)?, Type::Number),
    };
    Some((
        Node::Call {
            function,
            arguments,
        },
        kind,
    ))
}

type Use<'a, 's> = (Function, &'a [Part<'s>], &'a Range<usize>);

fn misused<T>(checker: &mut Checker<'_>, (function, _, span): Use<'_, '_>) -> Option<T> {
    let (name, usage) = (function.name(), function.usage());
    checker.fault(
        span,
        FaultKind::Arguments {
            function: name,
            usage,
        },
    )
}

/// One name or one cell.
fn named(checker: &mut Checker<'_>, call: Use<'_, '_>) -> Option<Vec<Node>> {
    match call.1 {
        [
            part @ Part {
                what: Syntax::Name(_) | Syntax::Cell { .. },
                ..
            },
        ] => Some(vec![checker.part(part)?.0]),
        _ => misused(checker, call),
    }
}

/// A name with several answers in it, and codes to look for.
fn rows(checker: &mut Checker<'_>, call: Use<'_, '_>) -> Option<Vec<Node>> {
    let (function, [whole, wanted @ ..], _) = call else {
        return misused(checker, call);
    };
    if !matches!(whole.what, Syntax::Name(_) | Syntax::Cell { .. }) {
        return misused(checker, call);
    }
    let (node, kind) = checker.part(whole)?;
    let looked_at = match (&kind, function, wanted.is_empty()) {
        (Type::Codes(codes), Function::Count, true)
        | (Type::Codes(codes), Function::Any, false) => Some(Type::Code(codes.clone())),
        (Type::Grid { .. } | Type::Each(_), Function::Count, _)
        | (Type::Grid { .. } | Type::Each(_), Function::Any | Function::Every, false) => {
            Some(one_of(&kind))
        }
        (Type::Parts(_), Function::Count, true) => Some(Type::Number),
        (Type::Grid { .. } | Type::Each(_), ..) | (Type::Parts(_), Function::Count, _) => {
            return misused(checker, call);
        }
        _ => None,
    };
    let Some(looked_at) = looked_at else {
        let what = match &kind {
            // Of ticks in one list a code is there or not: that is what `in` says.
            Type::Codes(_) => match wanted {
                [one, ..] => {
                    let (name, code) = (checker.written(whole), checker.written(one));
                    let instead = format!("{code} in {name}");
                    FaultKind::SeveralCodes { name, instead }
                }
                [] => return misused(checker, call),
            },
            _ => function.unseen(&kind),
        };
        return checker.fault(&whole.span, what);
    };
    let of = checker.written(whole);
    let wanted: Vec<_> = wanted
        .iter()
        .map(|part| checker.written_out(part, &looked_at, &of))
        .collect();
    let mut nodes = vec![node];
    for value in wanted {
        nodes.push(Node::Literal(value?));
    }
    Some(nodes)
}

/// The type of what can be looked for in one row, tick or repetition.
fn one_of(kind: &Type) -> Type {
    match kind {
        Type::Codes(codes) | Type::Grid { cells: codes, .. } => Type::Code(codes.clone()),
        Type::Each(of) => one_of(of),
        Type::Parts(_) => Type::Number,
        Type::Truth | Type::Number | Type::Text | Type::Date | Type::Code(_) => kind.clone(),
    }
}

/// One or more parts of one of these types, or names with one such answer for each time.
fn many(
    checker: &mut Checker<'_>,
    call: Use<'_, '_>,
    allowed: &[Type],
) -> Option<(Vec<Node>, Type)> {
    let (function, arguments, span) = call;
    if arguments.is_empty() {
        return misused(checker, call);
    }
    let given: Vec<_> = arguments.iter().map(|part| checker.part(part)).collect();
    let (mut nodes, mut common) = (Vec::new(), None);
    for (part, typed) in arguments.iter().zip(given) {
        let (node, kind) = typed?;
        let one = match &kind {
            Type::Each(of) => of,
            other => other,
        };
        let one = match one {
            Type::Parts(_) => &Type::Number,
            other => other,
        };
        if !allowed.contains(one) {
            let what = match kind {
                Type::Codes(_) => {
                    checker.not_a_number(part, &kind, format!("`{}`", function.name()))
                }
                _ => function.unseen(one),
            };
            return checker.fault(&part.span, what);
        }
        if common.get_or_insert_with(|| one.clone()) != one {
            return checker.fault(
                span,
                FaultKind::MixedArguments {
                    function: function.name(),
                },
            );
        }
        nodes.push(node);
    }
    Some((nodes, common?))
}

fn rounded(checker: &mut Checker<'_>, call: Use<'_, '_>) -> Option<Vec<Node>> {
    let (part, decimals) = match call.1 {
        [part] => (part, None),
        [part, decimals] => (part, Some(decimals)),
        _ => return misused(checker, call),
    };
    let mut nodes = vec![checker.number(part, "`round`")?];
    if let Some(decimals) = decimals {
        match decimals.what {
            Syntax::Number(count) if self::decimals(count).is_some() => {
                nodes.push(Node::Literal(Value::Number(count)));
            }
            _ => return misused(checker, call),
        }
    }
    Some(nodes)
}

/// How many decimals to keep, if that is a number of decimals.
pub(super) fn decimals(count: rust_decimal::Decimal) -> Option<u32> {
    let whole = count.is_integer().then(|| count.to_u32()).flatten();
    whole.filter(|count| *count <= DECIMALS_MAX)
}

fn check_date(
    checker: &mut Checker<'_>,
    arguments: &[Part<'_>],
    span: &Range<usize>,
) -> Option<Typed> {
    let [
        Part {
            what: Syntax::Text(text),
            span: inside,
        },
    ] = arguments
    else {
        return checker.fault(span, FaultKind::DateLiteral);
    };
    match date(text) {
        Some(date) => Some((Node::Literal(Value::Date(date)), Type::Date)),
        None => checker.fault(inside, FaultKind::BadDate(quoted(text))),
    }
}

/// `2024-12-31`, or `2024-12` and `2024` for their first day.
pub fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |month| digits(month, 2))?;
    let day = parts.next().map_or(Some(1), |day| digits(day, 2))?;
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn digits(text: &str, count: usize) -> Option<i16> {
    let spelled = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    spelled.then(|| text.parse().ok()).flatten()
}
