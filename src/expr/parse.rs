//! Reads tokens into a syntax tree: which operator binds tighter, and how deep it may go.

use std::borrow::Cow;
use std::ops::Range;

use winnow::Parser;
use winnow::combinator::{opt, peek};
use winnow::error::ParserError;
use winnow::stream::{Stateful, TokenSlice};
use winnow::token::any;

use super::DEPTH_MAX;
use super::expected::{expected, told};
use super::fault::{Fault, FaultKind};
use super::lexer::{Lexeme, RESERVED, Token};
use super::node::{Comparison, Step};
use super::syntax::{How, Part, Spelled, Syntax};

pub(super) type Tokens<'t, 's> = Stateful<TokenSlice<'t, Token<'s>>, State<'s>>;
type Read<T> = Result<T, Wrong>;

#[derive(Debug)]
pub(super) struct State<'s> {
    pub(super) source: &'s str,
    pub(super) depth: usize,
}

/// `Other` costs nothing, as most of them only say that one operator of several is not next.
#[derive(Debug)]
pub(super) enum Wrong {
    Other,
    Told(Box<Fault>),
}

impl ParserError<Tokens<'_, '_>> for Wrong {
    type Inner = Self;

    fn from_input(_: &Tokens<'_, '_>) -> Self {
        Self::Other
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}

/// Reads all tokens of a source; the first thing that does not fit ends it.
pub(super) fn parse<'s>(source: &'s str, tokens: &[Token<'s>]) -> Result<Part<'s>, Box<Fault>> {
    let state = State { source, depth: 0 };
    let mut input = Stateful {
        input: TokenSlice::new(tokens),
        state,
    };
    whole(&mut input).map_err(|wrong| match wrong {
        Wrong::Told(fault) => fault,
        Wrong::Other => Box::new(Fault::new(&(0..source.len()), FaultKind::Empty)),
    })
}

fn whole<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    if upcoming(input).what == Lexeme::End {
        return Err(Wrong::Other);
    }
    let part = either(input)?;
    match upcoming(input).what {
        Lexeme::End => Ok(part),
        _ => Err(expected(input, "an operator or the end")),
    }
}

fn either<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let first = both(input)?;
    joined(input, first, ("or", both, Syntax::Or))
}

fn both<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let first = negation(input)?;
    joined(input, first, ("and", negation, Syntax::And))
}

type Level<'t, 's> = fn(&mut Tokens<'t, 's>) -> Read<Part<'s>>;
type Wide<'s> = fn(Vec<Part<'s>>) -> Syntax<'s>;

fn joined<'t, 's>(
    input: &mut Tokens<'t, 's>,
    first: Part<'s>,
    (word, next, wide): (&'static str, Level<'t, 's>, Wide<'s>),
) -> Read<Part<'s>> {
    if !take(input, word) {
        return Ok(first);
    }
    let mut parts = vec![first, next(input)?];
    while take(input, word) {
        parts.push(next(input)?);
    }
    let span = parts[0].span.start..parts[parts.len() - 1].span.end;
    Ok(Part {
        span,
        what: wide(parts),
    })
}

fn negation<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let start = upcoming(input).span.start;
    if !take(input, "not") {
        return comparison(input);
    }
    let part = deeper(input, negation)?;
    Ok(Part {
        span: start..part.span.end,
        what: Syntax::Not(Box::new(part)),
    })
}

fn comparison<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let left = sum(input)?;
    let Some(how) = take_how(input) else {
        return Ok(left);
    };
    let right = sum(input)?;
    let span = left.span.start..right.span.end;
    if take_how(input).is_some() {
        return Err(chained(input, &span, &right.span));
    }
    Ok(Part {
        span,
        what: Syntax::Compare {
            left: Box::new(left),
            how,
            right: Box::new(right),
        },
    })
}

/// `a < b < c`: the second operator has just been taken.
fn chained(input: &mut Tokens<'_, '_>, first: &Range<usize>, middle: &Range<usize>) -> Wrong {
    const SHOWN_BYTES_MAX: usize = 80;
    let source = input.state.source;
    let last = sum(input).ok().map(|part| part.span.end);
    let instead = last
        .filter(|end| end - first.start <= SHOWN_BYTES_MAX)
        .map(|end| {
            format!(
                "{} and {}",
                &source[first.clone()],
                &source[middle.start..end]
            )
        });
    let span = first.start..last.unwrap_or(first.end);
    told(&span, FaultKind::ChainedComparison { instead })
}

fn sum<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let steps = [("+", Step::Plus), ("-", Step::Minus)];
    let first = product(input)?;
    chain(input, first, (steps, product))
}

fn product<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let steps = [("*", Step::Times), ("/", Step::Over)];
    let first = negative(input)?;
    chain(input, first, (steps, negative))
}

fn chain<'t, 's>(
    input: &mut Tokens<'t, 's>,
    first: Part<'s>,
    (steps, next): ([(&'static str, Step); 2], Level<'t, 's>),
) -> Read<Part<'s>> {
    let mut rest = Vec::new();
    while let Some((_, step)) = steps.iter().find(|(sign, _)| take(input, sign)) {
        rest.push((*step, next(input)?));
    }
    let Some((_, last)) = rest.last() else {
        return Ok(first);
    };
    let span = first.span.start..last.span.end;
    Ok(Part {
        span,
        what: Syntax::Chain {
            first: Box::new(first),
            rest,
        },
    })
}

fn negative<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let start = upcoming(input).span.start;
    if !take(input, "-") {
        return single(input);
    }
    let part = deeper(input, negative)?;
    Ok(Part {
        span: start..part.span.end,
        what: Syntax::Negative(Box::new(part)),
    })
}

fn single<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let token = upcoming(input);
    let what = match token.what {
        Lexeme::Number(number) => Syntax::Number(number),
        Lexeme::Text(ref text) => Syntax::Text(text.clone()),
        Lexeme::Sign("true") => Syntax::Truth(true),
        Lexeme::Sign("false") => Syntax::Truth(false),
        Lexeme::Name(name) => return named(input, name),
        Lexeme::Sign("(") => return bracket(input),
        Lexeme::Sign("[") => {
            let (items, span) = listed(input, "]", "`]` or `,`")?;
            return Ok(Part {
                span,
                what: Syntax::List(items),
            });
        }
        Lexeme::Sign(_) | Lexeme::End => return Err(expected(input, "a value")),
    };
    let _: Read<_> = any.parse_next(input);
    Ok(Part {
        span: token.span.clone(),
        what,
    })
}

/// A name, one cell of a grid, or a call: what follows the name decides.
fn named<'s>(input: &mut Tokens<'_, 's>, name: &'s str) -> Read<Part<'s>> {
    let span = any
        .map(|token: &Token<'_>| token.span.clone())
        .parse_next(input)?;
    let spelled = Spelled {
        word: Cow::Borrowed(name),
        span: span.clone(),
    };
    if upcoming(input).what == Lexeme::Sign("(") {
        let (arguments, list) = listed(input, ")", "`)` or `,`")?;
        let span = span.start..list.end;
        return Ok(Part {
            span,
            what: Syntax::Call {
                function: spelled,
                arguments,
            },
        });
    }
    if !take(input, ".") {
        return Ok(Part {
            span,
            what: Syntax::Name(name),
        });
    }
    let row = row(input)?;
    let span = span.start..row.span.end;
    Ok(Part {
        span,
        what: Syntax::Cell { grid: spelled, row },
    })
}

/// Rows have codes, which look like names, like numbers, or like neither and then are quoted.
fn row<'s>(input: &mut Tokens<'_, 's>) -> Read<Spelled<'s>> {
    let token = upcoming(input);
    let word = match &token.what {
        Lexeme::Text(text) => Cow::Owned(text.clone()),
        Lexeme::Name(name) => Cow::Borrowed(*name),
        Lexeme::Number(_) => Cow::Borrowed(&input.state.source[token.span.clone()]),
        Lexeme::Sign(word) if RESERVED.contains(word) => Cow::Borrowed(*word),
        Lexeme::Sign(_) | Lexeme::End => return Err(expected(input, "the code of a row")),
    };
    let _: Read<_> = any.parse_next(input);
    Ok(Spelled {
        word,
        span: token.span.clone(),
    })
}

fn bracket<'s>(input: &mut Tokens<'_, 's>) -> Read<Part<'s>> {
    let start = upcoming(input).span.start;
    let _: Read<_> = any.parse_next(input);
    let inside = deeper(input, either)?;
    let end = upcoming(input).span.end;
    if take(input, ")") {
        return Ok(Part {
            span: start..end,
            what: inside.what,
        });
    }
    Err(expected(input, "`)` or an operator"))
}

/// What stands between brackets, with commas between; the opening one is next.
fn listed<'s>(
    input: &mut Tokens<'_, 's>,
    close: &'static str,
    or_close: &'static str,
) -> Read<(Vec<Part<'s>>, Range<usize>)> {
    let start = upcoming(input).span.start;
    let _: Read<_> = any.parse_next(input);
    let mut items = Vec::new();
    loop {
        let end = upcoming(input).span.end;
        // A comma after the last item is let through, as TOML lists do.
        if take(input, close) {
            return Ok((items, start..end));
        }
        if !items.is_empty() && !take(input, ",") {
            return Err(expected(input, or_close));
        }
        let end = upcoming(input).span.end;
        if !items.is_empty() && take(input, close) {
            return Ok((items, start..end));
        }
        items.push(deeper(input, either)?);
    }
}

fn deeper<'t, 's>(input: &mut Tokens<'t, 's>, read: Level<'t, 's>) -> Read<Part<'s>> {
    if input.state.depth == DEPTH_MAX {
        return Err(told(
            &upcoming(input).span,
            FaultKind::TooDeep { max: DEPTH_MAX },
        ));
    }
    input.state.depth += 1;
    let part = read(input);
    input.state.depth -= 1;
    part
}

fn take(input: &mut Tokens<'_, '_>, sign: &'static str) -> bool {
    let wanted = any.verify(|token: &&Token<'_>| token.what == Lexeme::Sign(sign));
    let taken: Read<_> = opt(wanted).parse_next(input);
    matches!(taken, Ok(Some(_)))
}

fn take_how(input: &mut Tokens<'_, '_>) -> Option<How> {
    let how = any.verify_map(|token: &Token<'_>| {
        let Lexeme::Sign(sign) = token.what else {
            return None;
        };
        let by = Comparison::ALL.into_iter().find(|by| by.sign() == sign);
        if sign == "in" {
            Some(How::In)
        } else {
            by.map(How::By)
        }
    });
    let taken: Read<_> = opt(how).parse_next(input);
    taken.ok().flatten()
}

/// The next token; the last one is an end that nothing takes.
pub(super) fn upcoming<'t, 's>(input: &mut Tokens<'t, 's>) -> &'t Token<'s> {
    static END: Token<'static> = Token {
        what: Lexeme::End,
        span: 0..0,
    };
    let next: Read<&Token<'s>> = peek(any).parse_next(input);
    next.unwrap_or(&END)
}
