//! The way through a questionnaire as Mermaid, which many pages and editors draw.

use std::fmt::Write as _;

use super::graph::Graph;

pub(super) fn written(graph: &Graph) -> String {
    let mut out = String::from("flowchart TD\n");
    let _ = writeln!(out, "  q0([\"{}\"])", quoted(graph.start.as_str()));
    for (at, page) in graph.pages.iter().enumerate() {
        let repeats = if page.repeats { " ×" } else { "" };
        let title = quoted(page.title.as_str());
        let mut nodes = graph.nodes.iter().filter(|node| node.page == at).peekable();
        if nodes.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "  subgraph p{at} [\"{title}{repeats}\"]");
        for node in nodes {
            let (number, text) = (node.number, quoted(node.text.as_str()));
            let _ = writeln!(out, "    q{number}[\"{number}. {text}\"]");
        }
        let _ = writeln!(out, "  end");
    }
    let end = graph.nodes.len() + 1;
    let _ = writeln!(out, "  q{end}([\"{}\"])", quoted(graph.end.as_str()));
    for edge in &graph.edges {
        let label = edge.label.as_str();
        let label = if label.is_empty() {
            String::new()
        } else {
            format!("|\"{}\"|", quoted(label))
        };
        let _ = writeln!(out, "  q{} -->{label} q{}", edge.from, edge.to);
    }
    out
}

/// Text between quotes: Mermaid reads entities with `#`, and Markdown with backquotes.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for found in text.chars() {
        match found {
            '\n' => out.push(' '),
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' => {
                let _ = write!(out, "#{};", u32::from(found));
            }
            other => out.push(other),
        }
    }
    out
}
