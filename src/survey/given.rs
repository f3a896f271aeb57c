//! Answers as plain data: the one shape that answer files and responses share.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Accepted, Entry, Kind, Picks, Question, Reason, Refusal};
use crate::expr::{Answers, Code, Value};
use crate::plain::Plain;

/// `"municipality"`, `["a", "b"]`, `{ service = "yes" }`, `12`, `{ code = …, detail = … }`,
/// `{ missing = "dont_know" }`, `"2024-05"`, `{ staff = 40 }`: what it means depends on the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    Truth(bool),
    Number(Decimal),
    Text(String),
    List(Vec<Given>),
    /// In the order in which it was written.
    Table(Vec<(String, Given)>),
}

impl Given {
    fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(fields) = self else {
            return None;
        };
        fields
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The text under the only fields that a table may have here.
    fn text_of(&self, key: &str, fields: &[&str]) -> Option<&str> {
        let Self::Table(own) = self else { return None };
        let only = own.iter().all(|(name, _)| fields.contains(&name.as_str()));
        match self.get(key) {
            Some(Self::Text(text)) if only => Some(text),
            _ => None,
        }
    }
}

impl Question {
    /// The entry that a respondent would have made. Codes are not looked up here:
    /// [`Question::accept`] judges them, as it judges everybody's.
    pub fn entry_from(&self, given: &Given) -> Result<Entry, Refusal> {
        let wrong = || Refusal::WrongShape {
            wanted: self.kind.shape(),
        };
        if let Some(word) = given.text_of("missing", &["missing"])
            && !matches!(self.kind, Kind::Grid { .. })
        {
            return Reason::from_word(word)
                .map(Entry::Missing)
                .ok_or_else(wrong);
        }
        match (&self.kind, given) {
            (Kind::Single { .. } | Kind::Lookup { .. }, one) => {
                let mut picks = Picks::default();
                pick(&mut picks, one).ok_or_else(wrong)??;
                Ok(Entry::Picked(picks))
            }
            (Kind::Multi { .. } | Kind::Rank { .. }, Given::List(all)) => {
                picks(all).ok_or_else(wrong)?.map(Entry::Picked)
            }
            (Kind::Grid { several, .. }, Given::Table(rows)) => {
                let mut cells = BTreeMap::new();
                for (row, given) in rows {
                    let row = code(row)?;
                    let picks = match (several, given) {
                        (true, Given::List(all)) => picks(all).ok_or_else(wrong)??,
                        (true, _) => return Err(wrong()),
                        (false, one) => {
                            let mut picks = Picks::default();
                            pick(&mut picks, one).ok_or_else(wrong)??;
                            picks
                        }
                    };
                    cells.insert(row, picks);
                }
                Ok(Entry::Cells(cells))
            }
            (Kind::Allocate(_), Given::Table(rows)) => {
                let mut parts = BTreeMap::new();
                for (part, given) in rows {
                    let Given::Number(number) = given else {
                        return Err(wrong());
                    };
                    parts.insert(code(part)?, number.normalize().to_string());
                }
                Ok(Entry::Parts(parts))
            }
            (Kind::Date(dates), Given::Text(text)) if dates.is_iso(text) => {
                Ok(Entry::Typed(text.clone()))
            }
            (Kind::Integer(_) | Kind::Number(_), Given::Number(number)) => {
                Ok(Entry::Typed(number.normalize().to_string()))
            }
            (Kind::Text { .. }, Given::Text(text)) => Ok(Entry::Typed(text.clone())),
            _ => Err(wrong()),
        }
    }

    /// What somebody means who writes this on a command line: a code, codes with commas
    /// between them, a number or a text.
    pub fn given_from(&self, typed: &str) -> Given {
        let text = || Given::Text(typed.to_owned());
        match &self.kind {
            Kind::Multi { .. } | Kind::Rank { .. } => {
                let codes = typed.split(',').map(str::trim);
                let codes = codes.filter(|code| !code.is_empty());
                Given::List(codes.map(|code| Given::Text(code.to_owned())).collect())
            }
            // What is no number stays a text, and is refused as one.
            Kind::Integer(_) | Kind::Number(_) => {
                typed.parse().map_or_else(|_| text(), Given::Number)
            }
            Kind::Single { .. }
            | Kind::Lookup { .. }
            | Kind::Text { .. }
            | Kind::Date(_)
            | Kind::Grid { .. }
            | Kind::Allocate(_)
            | Kind::Note
            | Kind::Computed { .. } => text(),
        }
    }

    /// What an accepted entry looks like as plain data; `None` where nothing was answered.
    pub fn given(&self, entry: &Entry, answers: &dyn Answers) -> Option<Given> {
        let detailed = |picks: Option<&Picks>, code: &Code| {
            let text = || Given::Text(code.to_string());
            match picks.and_then(|picks| picks.detail(code)) {
                Some(detail) if self.takes_detail(code) => Given::Table(vec![
                    ("code".to_owned(), text()),
                    ("detail".to_owned(), Given::Text(detail.to_owned())),
                ]),
                _ => text(),
            }
        };
        let picks = if let Entry::Picked(picks) = entry {
            Some(picks)
        } else {
            None
        };
        Some(match self.accept(entry, answers).ok()? {
            Accepted::Blank => return None,
            Accepted::Missing(reason) => {
                let word = Given::Text(reason.word().to_owned());
                Given::Table(vec![("missing".to_owned(), word)])
            }
            Accepted::Value(value) => match value {
                Value::Number(number) => Given::Number(number),
                Value::Text(text) => Given::Text(text),
                Value::Code(code) => detailed(picks, &code),
                Value::Codes(codes) => {
                    Given::List(codes.iter().map(|code| detailed(picks, code)).collect())
                }
                Value::Cells(mut read) => {
                    let is_several = matches!(self.kind, Kind::Grid { several: true, .. });
                    let cell = |row: &Code, codes: Vec<Code>| {
                        let picks = if let Entry::Cells(rows) = entry {
                            rows.get(row)
                        } else {
                            None
                        };
                        let mut all = codes.iter().map(|code| detailed(picks, code));
                        let given = if is_several {
                            Some(Given::List(all.collect()))
                        } else {
                            all.next()
                        };
                        given.map(|given| (row.to_string(), given))
                    };
                    let rows = self.kind.rows().iter();
                    let cells = rows.filter_map(|row| cell(&row.code, read.remove(&row.code)?));
                    Given::Table(cells.collect())
                }
                Value::Date(date) => match &self.kind {
                    Kind::Date(dates) => Given::Text(dates.iso(date)),
                    _ => return None,
                },
                Value::Parts(mut parts) => {
                    let rows = self.kind.rows().iter();
                    let given = rows.filter_map(|row| {
                        let number = parts.remove(&row.code)?;
                        Some((row.code.to_string(), Given::Number(number)))
                    });
                    Given::Table(given.collect())
                }
                // No kind that takes an entry has such a value.
                Value::Truth(_) | Value::Each(_) => return None,
            },
        })
    }

    fn takes_detail(&self, code: &Code) -> bool {
        self.kind
            .choices()
            .iter()
            .any(|choice| choice.detail && choice.code == *code)
    }
}

fn code(source: &str) -> Result<Code, Refusal> {
    Code::new(source).ok_or_else(|| Refusal::UnknownCode {
        code: Plain::line(source),
    })
}

fn picks(all: &[Given]) -> Option<Result<Picks, Refusal>> {
    let mut picks = Picks::default();
    for one in all {
        if let Err(refusal) = pick(&mut picks, one)? {
            return Some(Err(refusal));
        }
    }
    Some(Ok(picks))
}

/// Adds `"code"` or `{ code = …, detail = … }`; `None` where it is neither.
fn pick(picks: &mut Picks, given: &Given) -> Option<Result<(), Refusal>> {
    let source = match given {
        Given::Text(source) => source,
        table => table.text_of("code", &["code", "detail"])?,
    };
    let code = match code(source) {
        Ok(code) => code,
        Err(refusal) => return Some(Err(refusal)),
    };
    match given.get("detail") {
        None => {}
        Some(Given::Text(detail)) => drop(picks.details.insert(code.clone(), detail.clone())),
        Some(_) => return None,
    }
    picks.codes.push(code);
    Some(Ok(()))
}
