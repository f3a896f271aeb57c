//! Scenarios as files: what people change stands first in every step.

use std::fmt::Write as _;

use super::{Answer, FORMAT, Scenario, Step};
use crate::author::texts::edit::quoted;
use crate::survey::Given;

const HEAD: &str = "\
# A session to be held again: `svar replay` tells what has changed for it.
# Change an answer, or leave out what does not matter; `--update` writes the rest anew.
";

impl Scenario {
    /// The file's text.
    pub fn written(&self) -> String {
        let mut out = String::new();
        match self.comments.iter().find(|(of, _)| of.is_none()) {
            Some((_, head)) => out.push_str(head),
            None => out.push_str(HEAD),
        }
        let _ = writeln!(out, "scenario = {FORMAT}");
        for (key, value) in [
            ("survey", &self.survey),
            ("version", &self.version),
            ("language", &self.language),
        ] {
            let _ = writeln!(out, "{key} = {}", quoted(value));
        }
        if !self.response.is_empty() {
            let _ = writeln!(out, "response = {}", quoted(&self.response));
        }
        for (nth, step) in self.steps.iter().enumerate() {
            out.push('\n');
            let comments = self.comments.iter().filter(|(of, _)| *of == Some(nth));
            comments.for_each(|(_, comment)| out.push_str(comment));
            step.write(&mut out);
        }
        let _ = writeln!(out, "\n[end]\nat = {}", quoted(&self.end));
        out.push_str("path = [\n");
        for place in &self.path {
            let _ = writeln!(out, "  {},", quoted(place));
        }
        out.push_str("]\n");
        out
    }
}

impl Step {
    fn write(&self, out: &mut String) {
        out.push_str("[[step]]\n");
        let _ = writeln!(out, "at = {}", quoted(&self.at));
        let mut line = |key: &str, value: &Option<String>| {
            if let Some(value) = value {
                let _ = writeln!(out, "{key} = {}", quoted(value));
            }
        };
        line("asks", &self.asks);
        line("of", &self.of);
        match &self.answer {
            None => {}
            Some(Answer::Cleared) => out.push_str("clear = true\n"),
            Some(Answer::Given(given)) => {
                let _ = writeln!(out, "answer = {}", inline(given));
            }
        }
        let mut line = |key: &str, value: &Option<String>| {
            if let Some(value) = value {
                let _ = writeln!(out, "{key} = {}", quoted(value));
            }
        };
        line("reason", &self.reason);
        line("go", &self.go);
        match self.told.as_slice() {
            [] => {}
            told => {
                let told = told.iter().map(|words| quoted(words));
                let _ = writeln!(out, "told = [{}]", told.collect::<Vec<_>>().join(", "));
            }
        }
    }
}

/// Plain data on one line.
fn inline(given: &Given) -> String {
    match given {
        Given::Truth(truth) => truth.to_string(),
        Given::Number(number) => number.normalize().to_string(),
        Given::Text(text) => quoted(text),
        Given::List(all) => {
            let all: Vec<String> = all.iter().map(inline).collect();
            format!("[{}]", all.join(", "))
        }
        Given::Table(fields) => {
            // Codes may begin with a digit or hold a point, so keys stand in quotes then.
            let fields = fields.iter().map(|(key, given)| {
                let bare = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
                let key = if bare { key.clone() } else { quoted(key) };
                format!("{key} = {}", inline(given))
            });
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}
