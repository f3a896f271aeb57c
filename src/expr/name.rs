//! What the names, cells and codes of a condition stand for.

use std::ops::Range;
use std::sync::Arc;

use super::check::{Checker, Typed};
use super::fault::{FaultKind, Known, quoted};
use super::function::Function;
use super::nearest::nearest;
use super::node::{Name, Node};
use super::syntax::{Part, Spelled};
use super::{Code, Codes, Found, Type, print};

/// Where a literal stands, and beside which name.
pub(super) struct Place<'a> {
    pub(super) span: &'a Range<usize>,
    pub(super) of: &'a str,
}

impl Checker<'_> {
    /// A part with one value of its own.
    pub(super) fn single(&mut self, part: &Part<'_>) -> Option<Typed> {
        let (node, kind) = self.part(part)?;
        let name = self.written(part);
        match &kind {
            Type::Grid { rows, cells, .. } => {
                let cell = rows
                    .first()
                    .map(|row| format!("{name}.{}", print::row(row)));
                let (code, cell) = (first_code(cells), cell.unwrap_or_default());
                self.fault(&part.span, FaultKind::WholeGrid { name, code, cell })
            }
            Type::Parts(parts) => {
                let first = parts.first().map(print::row).unwrap_or_default();
                let what = FaultKind::WholeParts { name, part: first };
                self.fault(&part.span, what)
            }
            Type::Each(of) => {
                let instead = match &**of {
                    Type::Number | Type::Parts(_) => format!("sum({name})"),
                    Type::Code(codes) | Type::Codes(codes) | Type::Grid { cells: codes, .. } => {
                        format!("any({name}, '{}')", first_code(codes))
                    }
                    Type::Date => format!("min({name})"),
                    Type::Truth | Type::Text | Type::Each(_) => format!("count({name})"),
                };
                self.fault(&part.span, FaultKind::EachAnswer { name, instead })
            }
            Type::Truth
            | Type::Number
            | Type::Text
            | Type::Date
            | Type::Code(_)
            | Type::Codes(_) => Some((node, kind)),
        }
    }

    pub(super) fn name(&mut self, name: &str, span: &Range<usize>) -> Option<Name> {
        let what = match self.scope.find(name) {
            Found::Here { slot, kind } => {
                return Some(Name {
                    name: Arc::from(name),
                    slot,
                    kind,
                });
            }
            Found::Later => FaultKind::AskedLater(quoted(name)),
            Found::Valueless => FaultKind::Valueless(quoted(name)),
            Found::Nowhere => match Function::find(name) {
                Some(function) => FaultKind::FunctionAsName {
                    name: quoted(name),
                    usage: function.usage(),
                },
                // Looking for neighbors is the dear part: not for faults that are not kept.
                None if self.is_full() => return None,
                None => {
                    let names = self.scope.names();
                    let near = nearest(name, names.iter().map(String::as_str));
                    FaultKind::UnknownName {
                        name: quoted(name),
                        near: near.map(quoted),
                    }
                }
            },
        };
        self.fault(span, what)
    }

    pub(super) fn cell(&mut self, grid: &Spelled<'_>, row: &Spelled<'_>) -> Option<Typed> {
        let found = self.name(&grid.word, &grid.span)?;
        let name = quoted(&grid.word);
        let (rows, kind) = match &found.kind {
            Type::Grid {
                rows,
                cells,
                several: true,
            } => (rows, Type::Codes(cells.clone())),
            Type::Grid {
                rows,
                cells,
                several: false,
            } => (rows, Type::Code(cells.clone())),
            Type::Parts(parts) => (parts, Type::Number),
            Type::Codes(_) => {
                let instead = Some(format!("'{}' in {name}", quoted(&row.word)));
                return self.fault(&grid.span, FaultKind::NoCells { name, instead });
            }
            Type::Each(of) => {
                let what = match &**of {
                    Type::Grid { cells, .. } => FaultKind::EachAnswer {
                        instead: format!("any({name}, '{}')", first_code(cells)),
                        name,
                    },
                    Type::Parts(_) => FaultKind::EachAnswer {
                        instead: format!("sum({name})"),
                        name,
                    },
                    _ => FaultKind::NoCells {
                        name,
                        instead: None,
                    },
                };
                return self.fault(&grid.span, what);
            }
            Type::Truth | Type::Number | Type::Text | Type::Date | Type::Code(_) => {
                return self.fault(
                    &grid.span,
                    FaultKind::NoCells {
                        name,
                        instead: None,
                    },
                );
            }
        };
        let Some(code) = rows.iter().find(|code| code.as_str() == row.word) else {
            let (known, row_word) = (known(&row.word, rows), quoted(&row.word));
            let what = if matches!(found.kind, Type::Parts(_)) {
                FaultKind::UnknownPart {
                    total: name,
                    part: row_word,
                    known,
                }
            } else {
                FaultKind::UnknownRow {
                    grid: name,
                    row: row_word,
                    known,
                }
            };
            return self.fault(&row.span, what);
        };
        let row = code.clone();
        Some((Node::Cell { grid: found, row }, kind))
    }

    /// The code that a text spells, if the answer named by `of` can have it.
    pub(super) fn code(&mut self, text: &str, codes: &Codes, at: &Place<'_>) -> Option<Code> {
        let found = codes.iter().find(|code| code.as_str() == text);
        if found.is_some() {
            return found.cloned();
        }
        let of = format!("`{}`", at.of);
        let what = FaultKind::UnknownCode {
            of,
            code: quoted(text),
            known: known(text, codes),
        };
        self.fault(at.span, what)
    }
}

fn known(word: &str, codes: &[Code]) -> Known {
    const NAMED_MAX: usize = 8;
    let near = nearest(word, codes.iter().map(Code::as_str)).map(quoted);
    let first = codes.iter().take(NAMED_MAX).map(Code::to_string).collect();
    Known {
        near,
        first,
        more: codes.len().saturating_sub(NAMED_MAX),
    }
}

pub(super) fn first_code(codes: &[Code]) -> String {
    codes
        .first()
        .map_or_else(|| "code".to_owned(), Code::to_string)
}
