//! `svar explain`: what the code of a problem means, with an example of wrong and right.

use serde::Serialize;

use super::Errand;
use crate::author::explain::{Explanation, explain, summary};
use crate::expr::nearest;
use crate::output::Ending;
use crate::plain::{Plain, shown};
use crate::survey::ProblemCode;

#[derive(Serialize)]
struct Page {
    code: &'static str,
    severity: &'static str,
    words: Vec<String>,
    examples: Vec<Example>,
}

#[derive(Serialize)]
struct Example {
    sort: &'static str,
    source: String,
}

#[derive(Serialize)]
struct Row {
    code: &'static str,
    severity: &'static str,
    summary: Option<String>,
}

pub(super) fn run(errand: &Errand<'_>, code: Option<&str>) -> Ending {
    let Some(name) = code else {
        return list(errand);
    };
    let found = ProblemCode::from_name(name).and_then(explain);
    let Some(found) = found else {
        let names = ProblemCode::ALL.iter().map(|code| code.name());
        let help = nearest(name, names).map_or_else(
            || "`svar explain` alone lists them all.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        );
        let why = format!(
            "There is no problem with the code `{}`. {help}",
            shown(name)
        );
        errand.output.trouble(&Plain::from(why));
        return Ending::WrongUsage;
    };
    errand.output.say(&Plain::text(&told(&found)));
    errand.output.data(&page(found));
    Ending::Done
}

fn list(errand: &Errand<'_>) -> Ending {
    let rows = || ProblemCode::ALL.iter().copied();
    let width = rows().map(|code| code.name().len()).max().unwrap_or(0);
    for code in rows() {
        let (severity, summary) = (code.severity().word(), summary(code).unwrap_or_default());
        let line = format!("{severity:<7}  {code:<width$}  {summary}");
        errand.output.say(&Plain::line(&line));
    }
    let rows = rows().map(|code| Row {
        code: code.name(),
        severity: code.severity().word(),
        summary: summary(code),
    });
    errand.output.data(&rows.collect::<Vec<_>>());
    Ending::Done
}

/// The page as it is read in a terminal.
fn told(page: &Explanation) -> String {
    const COLUMNS: usize = 80;
    let mut out = format!("{}[{}]\n", page.code.severity().word(), page.code);
    for words in &page.words {
        out.push('\n');
        for line in wrapped(words, COLUMNS) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    for example in &page.examples {
        let word = example.sort.word();
        out.extend(["\n", &word[..1].to_uppercase(), &word[1..], ":\n\n"]);
        for line in example.source.lines() {
            out.extend(["    ", line, "\n"]);
        }
    }
    out.trim_end().to_owned()
}

fn page(found: Explanation) -> Page {
    Page {
        code: found.code.name(),
        severity: found.code.severity().word(),
        words: found.words,
        examples: found
            .examples
            .into_iter()
            .map(|example| Example {
                sort: example.sort.word(),
                source: example.source,
            })
            .collect(),
    }
}

/// Words on lines of at most so many characters.
fn wrapped(words: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let Some(last) = lines.last_mut() else {
            continue;
        };
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= columns {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
