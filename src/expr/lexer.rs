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

/// Our signs, and what other languages, spreadsheets and word processors write for them;
/// beside each what is meant. Longer ones stand before their beginnings.
const SIGNS: [(&str, &str); 34] = [
    ("===", "=="),
    ("!==", "!="),
    ("==", "=="),
    ("!=", "!="),
    ("<=", "<="),
    (">=", ">="),
    ("<>", "!="),
    ("=<", "<="),
    ("=>", ">="),
    ("&&", "and"),
    ("||", "or"),
    ("<", "<"),
    (">", ">"),
    ("+", "+"),
    ("-", "-"),
    ("*", "*"),
    ("/", "/"),
    ("(", "("),
    (")", ")"),
    ("[", "["),
    ("]", "]"),
    (",", ","),
    (".", "."),
    ("=", "=="),
    ("!", "not"),
    ("&", "and"),
    ("|", "or"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("−", "-"),
    ("–", "-"),
    ("×", "*"),
    ("÷", "/"),
];

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
            Found::Token(what) => tokens.push(Token { what, span }),
            Found::Mended(what, fault) => {
                faults.push(Fault::new(&span, fault));
                tokens.push(Token { what, span });
            }
            Found::Wrong(fault) => faults.push(Fault::new(&span, fault)),
        }
    }
    tokens.push(Token {
        what: Lexeme::End,
        span: source.len()..source.len(),
    });
    (tokens, faults)
}

/// What stands next.
enum Found<'s> {
    Token(Lexeme<'s>),
    /// Wrong, but it is clear which token was meant.
    Mended(Lexeme<'s>, FaultKind),
    Wrong(FaultKind),
}

fn lexeme<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    alt((word, text, sign, stray)).parse_next(input)
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
        repeat::<_, _, (), _, _>(0.., ('.', take_while(0.., letters))),
    )
        .take();
    let number: &str = digits.parse_next(input)?;
    Ok(numbered(number))
}

fn named(word: &str) -> Found<'_> {
    let is_same = |reserved: &&str| reserved.eq_ignore_ascii_case(word);
    if let Some(reserved) = RESERVED.into_iter().find(is_same) {
        return signed(word, reserved);
    }
    // Capital letters pass here: looking the name up says which one is meant.
    if word
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        Found::Token(Lexeme::Name(word))
    } else {
        Found::Wrong(FaultKind::Misspelled(quoted(word)))
    }
}

fn numbered(source: &str) -> Found<'_> {
    let (whole, part) = source.split_once('.').unwrap_or((source, "0"));
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) {
        return Found::Wrong(FaultKind::Misspelled(quoted(source)));
    }
    if !is_digits(part) {
        return Found::Wrong(FaultKind::BadNumber(quoted(source)));
    }
    match Decimal::from_str_exact(source) {
        Ok(number) => Found::Token(Lexeme::Number(number.normalize())),
        Err(_) => Found::Wrong(FaultKind::LongNumber(quoted(source))),
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
        return Ok(Found::Wrong(FaultKind::OpenText));
    }
    let instead = format!("'{}'", quoted(&inside.replace('\'', "''")));
    Ok(Found::Mended(
        Lexeme::Text(inside.to_owned()),
        FaultKind::Quotes { instead },
    ))
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
        Some(_) => Ok(Found::Token(Lexeme::Text(text))),
        None => Ok(Found::Wrong(FaultKind::OpenText)),
    }
}

fn sign<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    let next = |(sign, _): &(&str, &str)| input.starts_with(sign);
    let (found, meant) = SIGNS.into_iter().find(next).ok_or(EmptyError)?;
    let found: &str = literal(found).parse_next(input)?;
    Ok(signed(found, meant))
}

/// Our own sign, or a foreign one that is taken as ours.
fn signed(found: &str, meant: &'static str) -> Found<'static> {
    if found == meant {
        return Found::Token(Lexeme::Sign(meant));
    }
    let what = FaultKind::Foreign {
        found: quoted(found),
        instead: meant,
    };
    Found::Mended(Lexeme::Sign(meant), what)
}

/// Whatever else stands there, up to where something known may begin again.
fn stray<'s>(input: &mut Input<'s>) -> Result<Found<'s>, EmptyError> {
    let known = |found: char| {
        found.is_alphanumeric() || found.is_whitespace() || "'\"_()[],".contains(found)
    };
    let stray: &str = preceded(any, take_till(0.., known))
        .take()
        .parse_next(input)?;
    Ok(Found::Wrong(FaultKind::Stray(quoted(stray))))
}
