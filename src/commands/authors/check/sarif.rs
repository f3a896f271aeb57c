//! Problems for editors and CI, as SARIF 2.1.0.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Report;
use crate::author::explain::{explain, summary};
use crate::survey::{PlaceInFile, Problem, ProblemCode, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    /// Columns count characters, not UTF-16 units.
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Words,
    full_description: Words,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Words {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Words,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_column: usize,
    snippet: Words,
}

pub(super) fn log(reports: &[Report]) -> Log {
    let problems = || reports.iter().flat_map(|report| &report.problems);
    let codes: BTreeSet<ProblemCode> = problems().map(|problem| problem.code).collect();
    let codes: Vec<ProblemCode> = codes.into_iter().collect();
    let results = problems().map(|problem| found(problem, &codes));
    Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "svar",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.iter().map(|code| rule(*code)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    }
}

fn rule(code: ProblemCode) -> Rule {
    let words = explain(code).map_or_else(Vec::new, |page| page.words);
    Rule {
        id: code.name(),
        short_description: Words {
            text: summary(code).unwrap_or_default(),
        },
        full_description: Words {
            text: words.join("\n\n"),
        },
        default_configuration: Configuration {
            level: code.severity().word(),
        },
    }
}

fn found(problem: &Problem, codes: &[ProblemCode]) -> Found {
    let help = problem.help.as_ref();
    let help = help.map_or_else(String::new, |help| format!(" {help}"));
    Found {
        rule_id: problem.code.name(),
        rule_index: codes.binary_search(&problem.code).unwrap_or(0),
        level: match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: Words {
            text: format!("{}{help}", problem.what),
        },
        locations: [Location {
            physical_location: Physical {
                artifact_location: Artifact {
                    uri: uri(problem.file.as_str()),
                },
                region: problem.place.as_ref().map(region),
            },
        }],
    }
}

fn region(place: &PlaceInFile) -> Region {
    Region {
        start_line: place.line,
        start_column: place.column,
        end_column: place.column + place.width,
        snippet: Words {
            text: place.source.to_string(),
        },
    }
}

/// A path as a relative reference of RFC 3986: what may not stand there is escaped.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            other => {
                let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
                out.extend(['%', digit(other >> 4), digit(other & 15)]);
            }
        }
    }
    out
}
