//! Cuts a condition into tokens and names what other languages would write instead.

use std::ops::Range;

use rust_decimal::Decimal;
use winnow::Parser;
use winnow::ascii::multispace0;
use winnow::combinator::{alt, opt, preceded, repeat};
use winnow::error::EmptyError;
use winnow::stream::{LocatingSlice, Stream};
use winnow::token::{any, literal, one_of, take_till, take_while};

use super::FAULTS_MAX;
use super::fault::{Fault, FaultKind, quoted};

type Input<'s> = LocatingSlice<&'s str>;

#[derive(Clone, Debug)]
pub(super) struct Token<'s> {
    pub(super) what: Lexeme<'s>,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Lexeme<'s> {
    Number(Decimal),
    Text(String),
    Name(&'s str),
    /// A reserved word, or a sign of operators and brackets.
    Sign(&'static str),
    /// Stands after the last token, so that there is always one to look at.
    End,
}

/// Words that no question, parameter or row may be named after.
pub const RESERVED: [&str; 6] = ["and", "or", "not", "in", "true", "false"];

/// Longer signs stand before their beginnings.
const SIGNS: [&str; 16] = [
    "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".",
];

/// What other languages, spreadsheets and word processors write, and what is meant.
const FOREIGN: [(&str, &str); 14] = [
    ("===", "=="),
    ("!==", "!="),
    ("<>", "!="),
    ("=<", "<="),
    ("=>", ">="),
    ("&&", "and"),
    ("||", "or"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("−", "-"),
    ("–", "-"),
    ("×", "*"),
    ("÷", "/"),
];

/// Those that are the beginning of a longer sign, and so come after all of them.
const FOREIGN_SHORT: [(&str, &str); 4] = [("=", "=="), ("&", "and"), ("|", "or"), ("!", "not")];

/// The tokens, with an end behind them, and what was wrong; a foreign sign is taken as meant.
pub(super) fn tokens(source: &str) -> (Vec<Token<'_>>, Vec<Fault>) {
    let mut input = LocatingSlice::new(source);
    let (mut tokens, mut faults) = (Vec::new(), Vec::new());
    while faults.len() < FAULTS_MAX {
        let _: Result<&str, EmptyError> = multispace0.parse_next(&mut input);
        if input.is_empty() {
            break;
        }
        let Ok((found, span)) = lexeme.with_span().parse_next(&mut input) else {
            break;
        };
        match found {
            Ok(what) => tokens.push(Token { what, span }),
            Err((mended, what)) => {
                faults.push(Fault::new(&span, what));
                tokens.extend(mended.map(|what| Token { what, span }));
            }
        }
    }
    tokens.push(Token {
        what: Lexeme::End,
        span: source.len()..source.len(),
    });
    (tokens, faults)
}

/// A token, or what is wrong and the token that was meant.
type Found<'s> = Result<Lexeme<'s>, (Option<Lexeme<'s>>, FaultKind)>;

fn lexeme<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    alt((
        word,
        text,
        foreign,
        sign.map(|sign| Ok(Lexeme::Sign(sign))),
        stray,
    ))
    .parse_next(input)
}

/// A number, a name or a reserved word: they all end where letters and digits do.
fn word<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    let letters = |found: char| found.is_alphanumeric() || found == '_';
    let start = input.checkpoint();
    let word = take_while(1.., letters).parse_next(input)?;
    if !word.starts_with(|first: char| first.is_ascii_digit()) {
        return Ok(named(word));
    }
    input.reset(&start);
    let mut digits = (
        take_while(1.., letters),
        opt(('.', take_while(0.., letters))),
    )
        .take();
    let number: &str = digits.parse_next(input)?;
    Ok(numbered(number))
}

fn named(word: &str) -> Found<'_> {
    if let Some(reserved) = RESERVED.iter().find(|reserved| **reserved == word) {
        return Ok(Lexeme::Sign(reserved));
    }
    if let Some(meant) = RESERVED
        .iter()
        .find(|reserved| reserved.eq_ignore_ascii_case(word))
    {
        let what = FaultKind::Foreign {
            found: quoted(word),
            instead: meant,
        };
        return Err((Some(Lexeme::Sign(meant)), what));
    }
    // Capital letters pass here: looking the name up says which one is meant.
    if word
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        Ok(Lexeme::Name(word))
    } else {
        Err((None, FaultKind::Misspelled(quoted(word))))
    }
}

fn numbered(source: &str) -> Found<'_> {
    let (whole, part) = source.split_once('.').unwrap_or((source, "0"));
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(part) {
        return Err((None, FaultKind::Misspelled(quoted(source))));
    }
    match Decimal::from_str_exact(source) {
        Ok(number) => Ok(Lexeme::Number(number.normalize())),
        Err(_) => Err((None, FaultKind::LongNumber(quoted(source)))),
    }
}

fn text<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    let quote = one_of(['\'', '"', '‘', '’', '“', '”', '„', '«', '`']).parse_next(input)?;
    if quote == '\'' {
        return single_quoted(input);
    }
    let ends: &[char] = match quote {
        '‘' | '’' => &['’', '‘', '\''],
        '“' | '”' | '„' => &['”', '“', '"'],
        '«' => &['»'],
        '`' => &['`', '\''],
        _ => &['"'],
    };
    let inside = take_till(0.., ends).parse_next(input)?;
    if opt(any).parse_next(input)?.is_none() {
        return Ok(Err((None, FaultKind::OpenText)));
    }
    let instead = quoted(&format!("'{}'", inside.replace('\'', "''")));
    Ok(Err((
        Some(Lexeme::Text(inside.to_owned())),
        FaultKind::Quotes { instead },
    )))
}

/// The rest of a text after its first quote; a doubled quote stands for one.
fn single_quoted<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    let run = alt((take_while(1.., |found| found != '\''), "''".value("'")));
    let text: String = repeat(0.., run)
        .fold(String::new, |mut text, run: &str| {
            text.push_str(run);
            text
        })
        .parse_next(input)?;
    match opt('\'').parse_next(input)? {
        Some(_) => Ok(Ok(Lexeme::Text(text))),
        None => Ok(Err((None, FaultKind::OpenText))),
    }
}

fn foreign<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    let start = input.checkpoint();
    let (found, instead) = match one_sign(input, &FOREIGN) {
        Some(pair) => pair,
        None if sign(input).is_ok() => {
            input.reset(&start);
            return Err(EmptyError);
        }
        None => one_sign(input, &FOREIGN_SHORT).ok_or(EmptyError)?,
    };
    let what = FaultKind::Foreign {
        found: found.to_owned(),
        instead,
    };
    Ok(Err((Some(Lexeme::Sign(instead)), what)))
}

fn one_sign(
    input: &mut Input<'_>,
    among: &[(&'static str, &'static str)],
) -> Option<(&'static str, &'static str)> {
    let found = |(foreign, _): &&(&str, &str)| {
        let taken: Result<&str, EmptyError> = literal(*foreign).parse_next(input);
        taken.is_ok()
    };
    among.iter().find(found).copied()
}

fn sign(input: &mut Input<'_>) -> Result<&'static str, EmptyError> {
    SIGNS
        .into_iter()
        .find(|sign| {
            let taken: Result<&str, EmptyError> = literal(*sign).parse_next(input);
            taken.is_ok()
        })
        .ok_or(EmptyError)
}

/// Whatever else stands there, up to where something known may begin again.
fn stray<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    let known = |found: char| {
        found.is_alphanumeric() || found.is_whitespace() || "'\"_()[],".contains(found)
    };
    let stray: &str = preceded(any, take_till(0.., known))
        .take()
        .parse_next(input)?;
    Ok(Err((None, FaultKind::Stray(quoted(stray)))))
}
