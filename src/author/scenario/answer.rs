//! Entries as a scenario holds them: the form of answer files, and what was typed as typed.

use std::collections::BTreeMap;

use crate::expr::Code;
use crate::survey::{Entry, Given, Kind, Picks, Question, Refusal};

/// An entry as plain data; `None` where nothing is left of it.
pub(super) fn given(question: &Question, entry: &Entry) -> Option<Given> {
    let several = |picks: &Picks| {
        let codes = picks.codes.iter();
        Given::List(codes.map(|code| one(picks, code)).collect())
    };
    let first = |picks: &Picks| picks.codes.first().map(|code| one(picks, code));
    Some(match (entry, &question.kind) {
        (Entry::Typed(typed), _) => Given::Text(typed.clone()),
        (Entry::Missing(reason), _) => {
            let word = Given::Text(reason.word().to_owned());
            Given::Table(vec![("missing".to_owned(), word)])
        }
        (Entry::Picked(picks), Kind::Multi { .. } | Kind::Rank { .. }) => several(picks),
        (Entry::Picked(picks), _) => first(picks)?,
        (Entry::Cells(cells), kind) => {
            let is_several = matches!(kind, Kind::Grid { several: true, .. });
            let rows = cells.iter().filter_map(|(row, picks)| {
                let cell = if is_several {
                    Some(several(picks)).filter(|_| !picks.codes.is_empty())
                } else {
                    first(picks)
                };
                cell.map(|cell| (row.to_string(), cell))
            });
            Given::Table(rows.collect())
        }
        (Entry::Parts(parts), _) => {
            let parts = parts.iter();
            let parts = parts.map(|(part, typed)| (part.to_string(), Given::Text(typed.clone())));
            Given::Table(parts.collect())
        }
    })
}

fn one(picks: &Picks, code: &Code) -> Given {
    let code_given = Given::Text(code.to_string());
    match picks.detail(code) {
        None => code_given,
        Some(detail) => Given::Table(vec![
            ("code".to_owned(), code_given),
            ("detail".to_owned(), Given::Text(detail.to_owned())),
        ]),
    }
}

/// The entry that was kept so; numbers and dates may also stand as answer files have them.
pub(super) fn entry(question: &Question, given: &Given) -> Result<Entry, Refusal> {
    match (&question.kind, given) {
        (
            Kind::Integer(_) | Kind::Number(_) | Kind::Text { .. } | Kind::Date(_),
            Given::Text(typed),
        ) => Ok(Entry::Typed(typed.clone())),
        (Kind::Allocate(_), Given::Table(fields))
            if fields.iter().all(|(name, _)| name != "missing") =>
        {
            let mut parts = BTreeMap::new();
            for (part, given) in fields {
                let code = Code::new(part).ok_or_else(|| Refusal::UnknownCode {
                    code: part.as_str().into(),
                })?;
                let typed = match given {
                    Given::Text(typed) => typed.clone(),
                    Given::Number(number) => number.normalize().to_string(),
                    Given::Truth(_) | Given::List(_) | Given::Table(_) => {
                        return question.entry_from(given);
                    }
                };
                parts.insert(code, typed);
            }
            Ok(Entry::Parts(parts))
        }
        _ => question.entry_from(given),
    }
}
