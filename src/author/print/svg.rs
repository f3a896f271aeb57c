//! The way through a questionnaire as a drawing that needs nothing beside itself.

use std::fmt::Write as _;

use super::html::escaped;
use super::layout::{Arrow, BOX_WIDTH, Drawing, Place};

/// Lanes differ in color as well, to follow them more easily.
const COLORS: [&str; 5] = ["#2456a6", "#a2461f", "#2c7a4b", "#7a3b8f", "#80650a"];
const STRAIGHT: &str = "#44546a";

/// How wide a letter is on average, in tenths of a unit, at the sizes used here.
const TEXT_TENTHS: i32 = 68;
const LABEL_TENTHS: i32 = 59;
const TEXT_LINES_MAX: usize = 2;

/// As wide as a sheet is, margins taken off.
const WIDTH_MIN: i32 = 688;

const STYLE: &str = "\
[class^='w-']{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:#1d2733}\
.w-band{fill:#f3f6fa;stroke:#d5dde8}\
.w-page{font-size:13px;font-weight:600;fill:#33475f}\
.w-box{fill:#fff;stroke:#8fa1b8;stroke-width:1.2}\
.w-dot{fill:#1f3a5f}.w-number{font-size:12px;font-weight:700;fill:#fff;text-anchor:middle}\
.w-text{font-size:12.5px}\
.w-id{font-size:10px;font-family:ui-monospace,'Cascadia Mono','DejaVu Sans Mono',monospace;fill:#4d5c6e}\
.w-kind{font-size:10px;fill:#4d5c6e;text-anchor:end}\
.w-pill{fill:#1f3a5f}.w-pilltext{font-size:12.5px;font-weight:600;fill:#fff;text-anchor:middle}\
.w-arrow{fill:none;stroke-width:1.5}\
.w-label{font-size:11px;fill:#1d2733;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}";

/// A file of its own.
pub(super) fn whole(drawing: &Drawing) -> String {
    let (width, height) = (drawing.width, drawing.height);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"way-title way-words\">"
    );
    let title = escaped(drawing.graph.title.as_str());
    let words = escaped(drawing.graph.words.as_str());
    let _ = writeln!(out, "<title id=\"way-title\">{title}</title>");
    let _ = writeln!(out, "<desc id=\"way-words\">{words}</desc>");
    let _ = writeln!(
        out,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    );
    out.push_str(&inner(drawing));
    out.push_str("</svg>\n");
    out
}

/// The drawing inside of a page, in slices that fit on paper one after the other.
pub(super) fn sliced(drawing: &Drawing) -> String {
    let (width, height) = (drawing.width, drawing.height);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg class=\"symbol\" width=\"0\" height=\"0\" aria-hidden=\"true\"><symbol id=\"way\" viewBox=\"0 0 {width} {height}\">"
    );
    out.push_str(&inner(drawing));
    out.push_str("</symbol></svg>\n");
    // As high as a sheet is beside its width, margins taken off.
    // A narrow drawing is not blown up to the width of the sheet.
    let across = width.max(WIDTH_MIN);
    let (first, others) = (across * 130 / 100, across * 141 / 100);
    let mut top = 0;
    while top < height {
        // The heading takes its part of the first one.
        let sheet = if top == 0 { first } else { others };
        let cuts = drawing.cuts.iter().copied();
        let fits = cuts.filter(|cut| *cut > top && *cut - top <= sheet).max();
        let bottom = if height - top <= sheet {
            height
        } else {
            fits.unwrap_or(height)
        };
        let part = bottom - top;
        let _ = writeln!(
            out,
            "<svg class=\"slice\" style=\"max-width:{width}px\" viewBox=\"0 {top} {width} {part}\" aria-hidden=\"true\"><use href=\"#way\" width=\"{width}\" height=\"{height}\"/></svg>"
        );
        top = bottom;
    }
    out
}

fn inner(drawing: &Drawing) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "<style>{STYLE}</style>\n<defs>");
    for (at, color) in COLORS.iter().chain([&STRAIGHT]).enumerate() {
        let _ = writeln!(
            out,
            "<marker id=\"tip{at}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0.6 8 4 0 7.4z\" fill=\"{color}\"/></marker>"
        );
    }
    out.push_str("</defs>\n");
    for band in &drawing.bands {
        let Place {
            x,
            y,
            width,
            height,
        } = band.place;
        let page = &drawing.graph.pages[band.page];
        let repeats = if page.repeats { " ×" } else { "" };
        let title = escaped(page.title.as_str());
        let _ = writeln!(
            out,
            "<rect class=\"w-band\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"10\"/><text class=\"w-page\" x=\"{}\" y=\"{}\">{title}{repeats}</text>",
            x + 64,
            y + 20
        );
    }
    drawing.arrows.iter().for_each(|one| arrow(&mut out, one));
    boxes(&mut out, drawing);
    drawing.arrows.iter().for_each(|one| label(&mut out, one));
    out
}

fn boxes(out: &mut String, drawing: &Drawing) {
    let (last, graph) = (drawing.boxes.len() - 1, &drawing.graph);
    for (at, place) in drawing.boxes.iter().enumerate() {
        let Place {
            x,
            y,
            width,
            height,
        } = *place;
        let Some(node) = at.checked_sub(1).and_then(|at| graph.nodes.get(at)) else {
            let words = if at == last { &graph.end } else { &graph.start };
            let _ = writeln!(
                out,
                "<rect class=\"w-pill\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"15\"/><text class=\"w-pilltext\" x=\"{}\" y=\"{}\">{}</text>",
                x + width / 2,
                y + height / 2 + 4,
                escaped(words.as_str())
            );
            continue;
        };
        let text = escaped(node.text.as_str());
        let number = node.number;
        let _ = writeln!(out, "<g><title>{number}. {text}</title>");
        let _ = writeln!(
            out,
            "<rect class=\"w-box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/><circle class=\"w-dot\" cx=\"{}\" cy=\"{}\" r=\"12\"/><text class=\"w-number\" x=\"{}\" y=\"{}\">{number}</text>",
            x + 20,
            y + height / 2,
            x + 20,
            y + height / 2 + 4
        );
        let room = (BOX_WIDTH - 52) * 10 / TEXT_TENTHS;
        let lines = wrapped(node.text.as_str(), usize::try_from(room).unwrap_or(0));
        let first = if lines.len() == 1 { y + 26 } else { y + 18 };
        for (line, top) in lines.iter().zip((first..).step_by(15)) {
            let line = escaped(line);
            let _ = writeln!(
                out,
                "<text class=\"w-text\" x=\"{}\" y=\"{top}\">{line}</text>",
                x + 42
            );
        }
        let (id, kind) = (escaped(&node.id), node.kind);
        let _ = writeln!(
            out,
            "<text class=\"w-id\" x=\"{}\" y=\"{}\">{id}</text><text class=\"w-kind\" x=\"{}\" y=\"{}\">{kind}</text></g>",
            x + 42,
            y + height - 8,
            x + width - 10,
            y + height - 8
        );
    }
}

fn arrow(out: &mut String, arrow: &Arrow) {
    let tip = arrow.lane.map_or(COLORS.len(), |lane| lane % COLORS.len());
    let color = COLORS.get(tip).copied().unwrap_or(STRAIGHT);
    let path = rounded(&arrow.points);
    let _ = writeln!(
        out,
        "<path class=\"w-arrow\" stroke=\"{color}\" marker-end=\"url(#tip{tip})\" d=\"{path}\"/>"
    );
}

/// A line through points, its corners rounded.
fn rounded(points: &[(i32, i32)]) -> String {
    const RADIUS: i32 = 6;
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 {
            let _ = write!(path, "M{x} {y}");
            continue;
        }
        let Some((next_x, next_y)) = points.get(at + 1) else {
            let _ = write!(path, " L{x} {y}");
            continue;
        };
        let (last_x, last_y) = points[at - 1];
        let toward = |from: i32, to: i32| {
            let length = (from - to).abs().min(RADIUS * 2) / 2;
            (to - from).signum() * length
        };
        let (in_x, in_y) = (x + toward(*x, last_x), y + toward(*y, last_y));
        let (out_x, out_y) = (x + toward(*x, *next_x), y + toward(*y, *next_y));
        let _ = write!(path, " L{in_x} {in_y} Q{x} {y} {out_x} {out_y}");
    }
    path
}

fn label(out: &mut String, arrow: &Arrow) {
    if arrow.label.is_empty() {
        return;
    }
    let room = usize::try_from(arrow.room * 10 / LABEL_TENTHS).unwrap_or(0);
    let lines = wrapped(&arrow.label, room);
    let mut shown = lines.first().cloned().unwrap_or_default();
    if lines.len() > 1 && !shown.ends_with('…') {
        shown = format!(
            "{}…",
            shown
                .chars()
                .take(room.saturating_sub(1))
                .collect::<String>()
        );
    }
    let (x, y) = arrow.at;
    let _ = writeln!(
        out,
        "<text class=\"w-label\" x=\"{x}\" y=\"{y}\"><title>{}</title>{}</text>",
        escaped(&arrow.label),
        escaped(&shown)
    );
}

/// A text in lines of at most so many letters; what is too long ends in `…`.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        let gap = usize::from(line > 0);
        if line > 0 && line + gap + word.chars().count() > room {
            if lines.len() == TEXT_LINES_MAX {
                if let Some(last) = lines.last_mut() {
                    last.push('…');
                }
                return lines;
            }
            lines.push(word.to_owned());
            continue;
        }
        if let Some(last) = lines.last_mut() {
            if gap > 0 {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}
