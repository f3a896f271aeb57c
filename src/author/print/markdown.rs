//! The questionnaire as Markdown.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::paper::{Body, Item, Line, Mark, Note, Paper, Sheet};
use crate::survey::Piece;

pub(super) fn written(paper: &Paper) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", escaped(paper.title.as_str()));
    let version = crate::locale::Message::new("print-version").with("version", &*paper.version);
    let version = paper.locale.say(&version);
    let _ = writeln!(
        out,
        "`{}` · {} · {}\n",
        paper.id,
        escaped(version.as_str()),
        paper.tag
    );
    for line in &paper.head {
        let _ = writeln!(out, "- {}", escaped(line.as_str()));
    }
    if !paper.notice.is_empty() {
        let heading = paper.locale.word("print-privacy");
        let _ = writeln!(out, "\n## {}", escaped(heading.as_str()));
        for paragraph in &paper.notice {
            let _ = writeln!(out, "\n{}", escaped(paragraph.as_str()));
        }
    }
    for sheet in &paper.pages {
        page(&mut out, paper, sheet);
    }
    out
}

fn page(out: &mut String, paper: &Paper, sheet: &Sheet) {
    let _ = writeln!(out, "\n## {} `{}`", escaped(sheet.title.as_str()), sheet.id);
    for note in &sheet.notes {
        let _ = writeln!(out, "\n*{}*", sentence(paper, (note, None)));
    }
    if let Some(intro) = &sheet.intro {
        let _ = writeln!(out, "\n{}", escaped(intro.as_str()));
    }
    for one in &sheet.items {
        item(out, paper, one);
    }
}

fn item(out: &mut String, paper: &Paper, item: &Item) {
    let number = paper.numbers[item.index];
    let number = number.map_or_else(String::new, |number| format!("{number}. "));
    let text = escaped(item.text.as_str()).replace('\n', " ");
    let gap = if text.is_empty() { "" } else { " " };
    let heading = if matches!(item.body, Body::Nothing) {
        ""
    } else {
        "### "
    };
    let _ = writeln!(out, "\n{heading}{number}{text}{gap}`{}`", item.id);
    if let Some(rule) = &item.rule {
        let _ = writeln!(out, "\n→ {}", sentence(paper, (rule, Some(item.index))));
    }
    if let Some(help) = &item.help {
        let _ = writeln!(out, "\n{}", escaped(help.as_str()));
    }
    if !item.how.is_empty() {
        let how: Vec<String> = item.how.iter().map(|one| escaped(one.as_str())).collect();
        let _ = writeln!(out, "\n*{}*", how.join(" "));
    }
    body(out, paper, &item.body);
    if !item.notes.is_empty() {
        let _ = writeln!(out);
    }
    for note in &item.notes {
        let _ = writeln!(out, "> {}", sentence(paper, (note, Some(item.index))));
        let _ = writeln!(out, ">");
    }
    if !item.notes.is_empty() {
        out.truncate(out.len() - 2);
    }
}

fn body(out: &mut String, paper: &Paper, body: &Body) {
    match body {
        Body::Nothing => {}
        Body::Choices { mark, choices } => {
            let _ = writeln!(out);
            for choice in choices {
                let _ = writeln!(out, "- {} {}", sign(*mark), line(paper, choice));
            }
        }
        Body::Grid {
            mark,
            rows,
            columns,
        } => grid(out, paper, (*mark, rows, columns)),
        Body::Short(unit) => {
            let unit = unit.as_ref();
            let unit = unit.map_or_else(String::new, |unit| format!(" {}", escaped(unit.as_str())));
            let _ = writeln!(out, "\n\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_{unit}");
        }
        Body::Long(lines) => {
            let _ = writeln!(out);
            for _ in 0..*lines {
                let _ = writeln!(out, "{}  ", "\\_".repeat(40));
            }
        }
        Body::Parts { parts, unit } => {
            let unit = unit.as_ref();
            let unit = unit.map_or_else(String::new, |unit| format!(" {}", escaped(unit.as_str())));
            let _ = writeln!(out);
            for part in parts {
                let _ = writeln!(out, "- {}: \\_\\_\\_\\_\\_\\_{unit}", line(paper, part));
            }
        }
        Body::Computed(lines) => {
            let _ = writeln!(out);
            for note in lines {
                let _ = writeln!(out, "- {}", sentence(paper, (note, None)));
            }
        }
    }
}

fn grid(out: &mut String, paper: &Paper, (mark, rows, columns): (Mark, &[Line], &[Line])) {
    let heads: Vec<String> = columns.iter().map(|column| line(paper, column)).collect();
    let _ = writeln!(out, "\n| | {} |", heads.join(" | "));
    let _ = writeln!(out, "|---|{}", ":-:|".repeat(columns.len()));
    for row in rows {
        let cells = vec![sign(mark); columns.len()].join(" | ");
        let _ = writeln!(out, "| {} | {cells} |", line(paper, row));
    }
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::One => "( )",
        Mark::Several => "[ ]",
        Mark::Rank => "\\_\\_",
    }
}

fn line(paper: &Paper, line: &Line) -> String {
    let mut out = format!("{} `{}`", escaped(line.label.as_str()), line.code);
    if line.detail {
        let namely = paper.locale.word("print-detail");
        let _ = write!(out, ", {}: \\_\\_\\_\\_\\_\\_", escaped(namely.as_str()));
    }
    for note in &line.notes {
        let _ = write!(out, " *({})*", sentence(paper, (note, None)));
    }
    if let Some(to) = line.to {
        let _ = write!(out, " → **{}**", paper.leads_to(to));
    }
    out
}

/// A sentence; a question that it has mentioned, or that it stands under, is a number.
fn sentence(paper: &Paper, (note, under): (&Note, Option<usize>)) -> String {
    let (mut out, mut seen) = (String::new(), BTreeSet::from_iter(under));
    for piece in &note.pieces {
        match piece {
            Piece::Words(words) => out.push_str(&escaped(words.as_str())),
            Piece::Label(words) => {
                let _ = write!(out, "“{}”", escaped(words.as_str()));
            }
            Piece::Question(at, words) => {
                let Some(number) = paper.numbers[*at] else {
                    let _ = write!(out, "`{}`", paper.ids[*at]);
                    continue;
                };
                let _ = write!(out, "**{number}**");
                if seen.insert(*at) {
                    let _ = write!(out, " “{}”", escaped(&super::short(words.as_str())));
                }
            }
        }
    }
    out.replace('\n', " ")
}

/// Words that mean nothing to Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at_line_start = true;
    for found in text.chars() {
        match found {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(found);
            }
            '&' => out.push_str("&amp;"),
            '-' | '+' if at_line_start => {
                out.push('\\');
                out.push(found);
            }
            other => out.push(other),
        }
        at_line_start = found == '\n' || (at_line_start && found == ' ');
    }
    out
}
