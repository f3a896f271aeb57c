//! What should have stood where the parser stopped, in plain words.

use std::ops::Range;

use super::fault::{Fault, FaultKind, quoted};
use super::lexer::{Lexeme, Token};
use super::parse::{Tokens, Wrong, upcoming};

pub(super) fn told(span: &Range<usize>, what: FaultKind) -> Wrong {
    Wrong::Told(Box::new(Fault::new(span, what)))
}

pub(super) fn expected(input: &mut Tokens<'_, '_>, expected: &'static str) -> Wrong {
    let source = input.state.source;
    let token = upcoming(input);
    let before = input.input.previous_tokens().next();
    let place = before.map(|before| format!(" after `{}`", quoted(&source[before.span.clone()])));
    let found = match token.what {
        Lexeme::End => "the condition ends here".to_owned(),
        _ => format!("`{}` stands here", quoted(&source[token.span.clone()])),
    };
    let help = hint(input, before);
    let place = place.unwrap_or_default();
    told(
        &token.span,
        FaultKind::Expected {
            expected,
            place,
            found,
            help,
        },
    )
}

/// What somebody who knows another language may have meant.
fn hint(input: &Tokens<'_, '_>, before: Option<&Token<'_>>) -> Option<String> {
    let follows = |index: usize| input.input.get(index).map(|token| &token.what);
    let after = before.map(|token| &token.what);
    let help = match (after, follows(0)?) {
        (_, Lexeme::Sign("not")) if follows(1) == Some(&Lexeme::Sign("in")) => {
            "Write `not name in ['a', 'b']`."
        }
        (_, Lexeme::Sign("not")) => "Put brackets around it: `(not …)`.",
        (_, Lexeme::Sign(")")) if input.state.depth == 0 => "There is no `(` that it closes.",
        (Some(Lexeme::Number(_)), Lexeme::Sign(",")) => "Decimals come after a point: `1.5`.",
        (_, Lexeme::Name("is" | "equals" | "eq")) => "Write `==`.",
        _ => return None,
    };
    Some(help.to_owned())
}
