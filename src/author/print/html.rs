//! The questionnaire as one page of HTML: no script, and nothing fetched from elsewhere.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::layout::Drawing;
use super::paper::{Body, Item, Line, Mark, Note, Paper, Sheet, Sort, Target};
use super::{short, svg};
use crate::locale::Message;
use crate::survey::Piece;

const STYLE: &str = include_str!("paper.css");

/// A question with more lines than this need not stand on one sheet.
const LINES_KEPT_MAX: usize = 8;

pub(super) fn written(paper: &Paper, drawing: &Drawing) -> String {
    let mut out = String::new();
    let title = escaped(paper.title.as_str());
    let _ = writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>",
        escaped(&paper.tag)
    );
    head(&mut out, paper, &title);
    for sheet in &paper.pages {
        page(&mut out, paper, sheet);
    }
    let way = escaped(paper.locale.word("print-way").as_str());
    let words = escaped(paper.locale.word("print-way-words").as_str());
    let _ = writeln!(
        out,
        "<section class=\"map\" aria-label=\"{way}\">\n<h2>{way}</h2>\n<p class=\"note\">{words}</p>"
    );
    out.push_str(&svg::sliced(drawing));
    out.push_str("</section>\n</body>\n</html>\n");
    out
}

fn head(out: &mut String, paper: &Paper, title: &str) {
    let version = Message::new("print-version").with("version", &*paper.version);
    let version = escaped(paper.locale.say(&version).as_str());
    let _ = writeln!(
        out,
        "<header>\n<h1>{title}</h1>\n<p class=\"meta\"><code>{}</code> · {version} · {}</p>\n<ul>",
        escaped(&paper.id),
        escaped(&paper.tag)
    );
    for line in &paper.head {
        let _ = writeln!(out, "<li>{}</li>", escaped(line.as_str()));
    }
    out.push_str("</ul>\n");
    if !paper.notice.is_empty() {
        let heading = escaped(paper.locale.word("print-privacy").as_str());
        let _ = writeln!(out, "<section class=\"notice\">\n<h2>{heading}</h2>");
        for paragraph in &paper.notice {
            let _ = writeln!(out, "<p>{}</p>", lines(paragraph.as_str()));
        }
        out.push_str("</section>\n");
    }
    out.push_str("</header>\n");
}

fn page(out: &mut String, paper: &Paper, sheet: &Sheet) {
    let _ = writeln!(
        out,
        "<section class=\"page\">\n<h2>{} <code>{}</code></h2>",
        escaped(sheet.title.as_str()),
        escaped(&sheet.id)
    );
    for one in &sheet.notes {
        note(out, paper, (one, None));
    }
    if let Some(intro) = &sheet.intro {
        let _ = writeln!(out, "<p class=\"intro\">{}</p>", lines(intro.as_str()));
    }
    for one in &sheet.items {
        item(out, paper, one);
    }
    out.push_str("</section>\n");
}

fn item(out: &mut String, paper: &Paper, item: &Item) {
    let number = paper.numbers[item.index];
    let class = match &item.body {
        Body::Computed(_) => "item computed",
        Body::Nothing => "item said",
        // What is long may run over two sheets, between its lines.
        Body::Choices { choices: all, .. }
        | Body::Grid { rows: all, .. }
        | Body::Parts { parts: all, .. }
            if all.len() > LINES_KEPT_MAX =>
        {
            "item long"
        }
        Body::Choices { .. }
        | Body::Grid { .. }
        | Body::Short(_)
        | Body::Long(_)
        | Body::Parts { .. } => "item",
    };
    let id = escaped(&item.id);
    let _ = writeln!(
        out,
        "<article class=\"{class}\" id=\"q-{id}\">\n<div class=\"top\">"
    );
    if let Some(number) = number {
        let _ = write!(out, "<span class=\"number\">{number}</span>");
    }
    let text = lines(item.text.as_str());
    let kind = item.kind;
    let _ = writeln!(
        out,
        "<h3>{text}</h3><span class=\"names\"><code>{id}</code> <small>{kind}</small></span>\n</div>\n<div class=\"rest\">"
    );
    if let Some(rule) = &item.rule {
        note(out, paper, (rule, Some(item.index)));
    }
    if let Some(help) = &item.help {
        let _ = writeln!(out, "<p class=\"help\">{}</p>", lines(help.as_str()));
    }
    if !item.how.is_empty() {
        let how: Vec<String> = item.how.iter().map(|one| escaped(one.as_str())).collect();
        let _ = writeln!(out, "<p class=\"how\">{}</p>", how.join(" "));
    }
    body(out, paper, &item.body);
    for one in &item.notes {
        note(out, paper, (one, Some(item.index)));
    }
    out.push_str("</div>\n</article>\n");
}

fn body(out: &mut String, paper: &Paper, body: &Body) {
    match body {
        Body::Nothing => {}
        Body::Choices { mark, choices } => {
            let two = if choices.len() > 7 && choices.iter().all(is_short) {
                " two"
            } else {
                ""
            };
            let _ = writeln!(out, "<ul class=\"choices{two}\">");
            for choice in choices {
                let (sign, line) = (sign(*mark), line(paper, choice));
                let _ = writeln!(out, "<li>{sign}<span>{line}</span></li>");
            }
            out.push_str("</ul>\n");
        }
        Body::Grid {
            mark,
            rows,
            columns,
        } => grid(out, paper, (*mark, rows, columns)),
        Body::Short(unit) => {
            let unit = unit
                .as_ref()
                .map_or_else(String::new, |unit| escaped(unit.as_str()));
            let _ = writeln!(out, "<p><span class=\"write short\"></span> {unit}</p>");
        }
        Body::Long(count) => {
            for _ in 0..*count {
                out.push_str("<span class=\"write\"></span>\n");
            }
        }
        Body::Parts { parts, unit } => {
            let unit = unit
                .as_ref()
                .map_or_else(String::new, |unit| escaped(unit.as_str()));
            out.push_str("<ul class=\"parts\">\n");
            for part in parts {
                let label = line(paper, part);
                let _ = writeln!(
                    out,
                    "<li><span>{label}</span><span class=\"write short\"></span> {unit}</li>"
                );
            }
            out.push_str("</ul>\n");
        }
        Body::Computed(all) => {
            out.push_str("<ul class=\"rules\">\n");
            for one in all {
                let _ = writeln!(out, "<li>{}</li>", sentence(paper, (one, None)));
            }
            out.push_str("</ul>\n");
        }
    }
}

/// Whether a choice takes no more than a line of half a page.
fn is_short(choice: &Line) -> bool {
    choice.label.as_str().chars().count() <= 34
        && choice.notes.is_empty()
        && choice.to.is_none()
        && !choice.detail
}

fn grid(out: &mut String, paper: &Paper, (mark, rows, columns): (Mark, &[Line], &[Line])) {
    out.push_str("<table>\n<thead><tr><td></td>");
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", line(paper, column));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        let _ = write!(out, "<tr><th scope=\"row\">{}</th>", line(paper, row));
        for _ in columns {
            let _ = write!(out, "<td>{}</td>", sign(mark));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::One => "<span class=\"mark one\"></span>",
        Mark::Several => "<span class=\"mark\"></span>",
        Mark::Rank => "<span class=\"mark rank\"></span>",
    }
}

fn line(paper: &Paper, line: &Line) -> String {
    let mut out = format!(
        "{} <code>{}</code>",
        escaped(line.label.as_str()),
        escaped(&line.code)
    );
    if line.detail {
        let namely = paper.locale.word("print-detail");
        let _ = write!(
            out,
            " <small>{}:</small> <span class=\"write detail\"></span>",
            escaped(namely.as_str())
        );
    }
    for one in &line.notes {
        let class = if one.sort == Sort::Asked {
            "rule"
        } else {
            "aside"
        };
        let _ = write!(
            out,
            " <small class=\"{class}\">{}</small>",
            sentence(paper, (one, None))
        );
    }
    if let Some(to) = line.to {
        let _ = write!(out, " {}", target(paper, to));
    }
    out
}

/// An arrow to where one goes on.
fn target(paper: &Paper, target: Target) -> String {
    let words = escaped(paper.leads_to(target).as_str());
    match target {
        Target::Question(to) => {
            let id = escaped(&paper.ids[to]);
            format!("<a class=\"to\" href=\"#q-{id}\">→ {words}</a>")
        }
        Target::End => format!("<span class=\"to\">→ {words}</span>"),
    }
}

fn note(out: &mut String, paper: &Paper, (note, of): (&Note, Option<usize>)) {
    let (class, sign) = match note.sort {
        Sort::Asked => ("note rule", "→ "),
        Sort::Way => ("note way", "→ "),
        Sort::Check => ("note check", "✓ "),
        Sort::Plain => ("note", ""),
    };
    let _ = writeln!(
        out,
        "<p class=\"{class}\">{sign}{}</p>",
        sentence(paper, (note, of))
    );
}

/// A sentence; a question that it has mentioned, or that it stands under, is a number.
fn sentence(paper: &Paper, (note, under): (&Note, Option<usize>)) -> String {
    let (mut out, mut seen) = (String::new(), BTreeSet::from_iter(under));
    for piece in &note.pieces {
        match piece {
            Piece::Words(words) => out.push_str(&escaped(words.as_str())),
            Piece::Label(words) => {
                let _ = write!(out, "<em>{}</em>", escaped(words.as_str()));
            }
            Piece::Question(at, words) => {
                let id = escaped(&paper.ids[*at]);
                let _ = match paper.numbers[*at] {
                    Some(number) => write!(out, "<a href=\"#q-{id}\"><b>{number}</b>"),
                    None => write!(out, "<a href=\"#q-{id}\"><code>{id}</code>"),
                };
                if seen.insert(*at) && paper.numbers[*at].is_some() {
                    let _ = write!(out, " <em>{}</em>", escaped(&short(words.as_str())));
                }
                out.push_str("</a>");
            }
        }
    }
    out
}

/// Text of several lines.
fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

/// Text that means nothing to HTML, neither between tags nor within quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for found in text.chars() {
        match found {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
