//! Scales that lack a way out which their siblings have.

use std::collections::BTreeMap;

use super::{About, Examined, Finding};
use crate::survey::{Choice, Kind, ProblemCode, Reason};

/// Questions whose choices are those of another one, without its "don't know".
pub(super) fn missing_dont_know(examined: &Examined<'_>) -> Vec<Finding> {
    let questions = || examined.survey.questions.iter().enumerate();
    // What the substantive codes are, and who offers them with a "don't know".
    let mut with: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
    for (_, question) in questions() {
        if let Some(choices) = scale(&question.kind)
            && offers(choices)
        {
            with.entry(substantive(choices))
                .or_insert(question.id.as_str());
        }
    }
    let lacking = questions().filter_map(|(at, question)| {
        let choices = scale(&question.kind).filter(|choices| !offers(choices))?;
        let sibling = with.get(&substantive(choices))?;
        let about = About::Question(at);
        let id = &question.id;
        Some(Finding {
            code: ProblemCode::MissingDontKnow,
            about,
            place: examined
                .place(&format!("question/{id}/choices"))
                .or_else(|| examined.place_of(about)),
            what: format!("`{sibling}` has these choices and a “don't know”; `{id}` has none."),
            help: "Offer it here too, or respondents who do not know will guess or leave."
                .to_owned(),
            text: None,
        })
    });
    lacking.collect()
}

fn scale(kind: &Kind) -> Option<&[Choice]> {
    match kind {
        Kind::Single { choices } | Kind::Grid { choices, .. } => Some(choices),
        Kind::Note
        | Kind::Multi { .. }
        | Kind::Rank { .. }
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::Text { .. }
        | Kind::Date(_)
        | Kind::Allocate(_)
        | Kind::Lookup { .. }
        | Kind::Computed { .. } => None,
    }
}

fn offers(choices: &[Choice]) -> bool {
    choices
        .iter()
        .any(|choice| choice.missing == Some(Reason::DontKnow))
}

fn substantive(choices: &[Choice]) -> Vec<&str> {
    let substantive = choices.iter().filter(|choice| choice.missing.is_none());
    substantive.map(|choice| choice.code.as_str()).collect()
}
