//! How wide text is on a terminal, and where its lines break.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::plain::Plain;

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Breaks a text into rows of at most so many columns, between words where that is
/// possible. The ranges leave out line feeds and nothing else: a space on which a row
/// breaks hangs over its end.
pub(crate) fn flow(text: &str, columns: u16) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    let mut line_start = 0;
    for line in text.split('\n') {
        flow_line(line, line_start, columns, &mut rows);
        line_start += line.len() + 1;
    }
    rows
}

fn flow_line(line: &str, offset: usize, columns: u16, rows: &mut Vec<Range<usize>>) {
    let (mut start, mut used, mut break_at) = (0, 0, None);
    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = width(grapheme);
        if grapheme == " " {
            // A space never begins a row of its own: it hangs over the end.
            used += wide;
            break_at = Some(at + 1);
            continue;
        }
        if used + wide > columns {
            let end = break_at.filter(|end| *end > start).unwrap_or(at);
            if end > start {
                rows.push(offset + start..offset + end);
                start = end;
                used = width(&line[start..at]);
            }
            break_at = None;
        }
        used += wide;
        if grapheme == "-" || grapheme == "–" || grapheme == "/" {
            break_at = Some(at + grapheme.len());
        }
    }
    rows.push(offset + start..offset + line.len());
}

/// A text in rows of at most so many columns.
pub(crate) fn wrap(words: &Plain, columns: u16) -> Vec<Plain> {
    let text = words.as_str();
    flow(text, columns)
        .into_iter()
        .map(|row| Plain::line(text[row].trim_end_matches(' ')))
        .collect()
}

/// A text cut to so many columns, with an ellipsis where something is left out.
pub(crate) fn cut(words: &Plain, columns: u16, ellipsis: &str) -> Plain {
    if width(words.as_str()) <= columns {
        return Plain::line(words.as_str());
    }
    let room = columns.saturating_sub(width(ellipsis));
    let mut kept = String::new();
    for grapheme in words.as_str().graphemes(true) {
        if width(&kept) + width(grapheme) > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push_str(ellipsis);
    Plain::line(&kept)
}

/// What fits into so many columns of a line, and the rest.
pub(crate) fn split(words: &Plain, columns: u16) -> (Plain, Plain) {
    let text = words.as_str();
    let mut used = 0;
    let after = text.grapheme_indices(true).find(|(_, grapheme)| {
        used += width(grapheme);
        used > columns
    });
    let (kept, rest) = text.split_at(after.map_or(text.len(), |(at, _)| at));
    (Plain::line(kept), Plain::line(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: u16, rows: &[&str]) {
        let wrapped = wrap(&Plain::text(text), columns);
        let wrapped: Vec<&str> = wrapped.iter().map(Plain::as_str).collect();
        assert_eq!(wrapped, rows, "{text}");
    }

    #[test]
    fn text_breaks_between_words_where_it_can() {
        check(
            "Hva må være med i sekken?",
            10,
            &["Hva må", "være med i", "sekken?"],
        );
        check("one\n\ntwo", 10, &["one", "", "two"]);
        check("alderssammensetning", 8, &["alderssa", "mmensetn", "ing"]);
        check("IT-systemer", 8, &["IT-", "systemer"]);
        check("統計調査", 5, &["統計", "調査"]);
        check("", 5, &[""]);
    }

    #[test]
    fn what_is_left_out_is_seen_to_be() {
        let cut = |text: &str| cut(&Plain::line(text), 6, "…").to_string();
        assert_eq!(cut("seks s"), "seks s");
        assert_eq!(cut("syv ord"), "syv o…");
        assert_eq!(cut("統計調査"), "統計…");
    }

    #[test]
    fn a_line_is_split_between_what_is_seen_as_one() {
        let split = |text: &str, columns: u16| {
            let (kept, rest) = split(&Plain::line(text), columns);
            format!("{kept}|{rest}")
        };
        assert_eq!(split("seks s", 4), "seks| s");
        assert_eq!(split("e\u{301}n", 1), "e\u{301}|n");
        assert_eq!(split("統計", 3), "統|計");
        assert_eq!(split("syv", 0), "|syv");
        assert_eq!(split("syv", 3), "syv|");
    }
}
