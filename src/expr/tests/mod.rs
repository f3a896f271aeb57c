//! What conditions mean, as tables: a source and answers against what comes out.

mod faults;
mod meaning;
mod properties;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::*;

/// A small survey: every type of name, some of them answered.
pub(super) struct Scenery {
    names: Vec<(&'static str, Type)>,
    held: BTreeMap<u32, Value>,
    hidden: Vec<(Slot, Code)>,
}

pub(super) fn codes(words: &[&str]) -> Codes {
    words.iter().map(|word| Code::new(word).unwrap()).collect()
}

pub(super) fn scenery() -> Scenery {
    let yes_no = codes(&["yes", "no", "dont_know"]);
    let rows = codes(&["service", "process", "0301", "a-b"]);
    let grid = |several| Type::Grid {
        rows: rows.clone(),
        cells: yes_no.clone(),
        several,
    };
    let each = |kind| Type::Each(Box::new(kind));
    let names = vec![
        (
            "level",
            Type::Code(codes(&["municipality", "county", "other"])),
        ),
        ("former", Type::Code(codes(&["county", "state"]))),
        ("size", Type::Code(codes(&["1", "2", "3"]))),
        ("areas", Type::Codes(codes(&["north", "south", "county"]))),
        ("types", grid(false)),
        ("sources", grid(true)),
        ("staff", Type::Number),
        ("income", Type::Number),
        ("blank", Type::Number),
        ("comment", Type::Text),
        ("innovative", Type::Truth),
        ("unsure", Type::Truth),
        ("born", Type::Date),
        ("until", Type::Date),
        ("rating", each(Type::Code(yes_no.clone()))),
        ("hours", each(Type::Number)),
        ("starts", each(Type::Date)),
        ("picked", each(Type::Codes(yes_no.clone()))),
        ("matrix", each(grid(false))),
        ("notes", each(Type::Text)),
    ];
    Scenery {
        names,
        held: BTreeMap::new(),
        hidden: Vec::new(),
    }
}

impl Scenery {
    fn slot(&self, name: &str) -> Slot {
        let index = self
            .names
            .iter()
            .position(|(known, _)| *known == name)
            .expect("a known name");
        Slot(u32::try_from(index).unwrap())
    }

    /// Reads `name = value` lines: the value is a condition's literal, a list of ticks,
    /// `row: tick tick` cells, or values for each time with `_` for a blank.
    fn with(mut self, lines: &str) -> Self {
        for line in lines.split(';').filter(|line| !line.trim().is_empty()) {
            let (name, value) = line.split_once('=').unwrap();
            let slot = self.slot(name.trim());
            let kind = self.names[slot.0 as usize].1.clone();
            let value = held(value.trim(), &kind);
            self.held.insert(slot.0, value);
        }
        self
    }
}

fn held(source: &str, kind: &Type) -> Value {
    let code = |word: &str| Code::new(word).unwrap();
    match kind {
        Type::Truth => Value::Truth(source == "true"),
        Type::Number => Value::Number(source.parse().unwrap()),
        Type::Text => Value::Text(source.to_owned()),
        Type::Date => Value::Date(source.parse().unwrap()),
        Type::Code(_) => Value::Code(code(source)),
        Type::Codes(_) => Value::Codes(source.split_whitespace().map(code).collect()),
        Type::Grid { .. } => {
            let cells = source.split(',').filter_map(|cell| cell.split_once(':'));
            let ticks = |ticks: &str| ticks.split_whitespace().map(code).collect();
            Value::Cells(
                cells
                    .map(|(row, cell)| (code(row.trim()), ticks(cell)))
                    .collect(),
            )
        }
        Type::Each(of) => {
            let one = |one: &str| (one.trim() != "_").then(|| held(one.trim(), of));
            Value::Each(source.split('|').map(one).collect())
        }
    }
}

impl Scope for Scenery {
    fn find(&self, name: &str) -> Found {
        match name {
            "after" => Found::Later,
            "intro" => Found::Valueless,
            _ => match self.names.iter().position(|(known, _)| *known == name) {
                Some(index) => Found::Here {
                    slot: self.slot(name),
                    kind: self.names[index].1.clone(),
                },
                None => Found::Nowhere,
            },
        }
    }

    fn names(&self) -> Vec<String> {
        self.names
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect()
    }
}

impl Answers for Scenery {
    fn value(&self, slot: Slot) -> Option<Cow<'_, Value>> {
        self.held.get(&slot.0).map(Cow::Borrowed)
    }

    fn hides(&self, grid: Slot, _: usize, row: &Code) -> bool {
        self.hidden.contains(&(grid, row.clone()))
    }
}

#[track_caller]
pub(super) fn read(source: &str) -> Expr {
    Expr::read(source, &scenery(), Want::Any)
        .unwrap_or_else(|faults| panic!("{source}: {faults:?}"))
}
