//! A questionnaire on paper: for those who approve it, without the program.

mod graph;
mod html;
mod layout;
mod markdown;
mod mermaid;
mod notes;
mod paper;
mod svg;
mod ways;
mod writer;

use crate::survey::Survey;

use graph::Graph;
use paper::Paper;

/// What a questionnaire is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Html,
    /// The way through it as a drawing.
    Svg,
    /// The way through it as a text that draws itself elsewhere.
    Mermaid,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Svg, Self::Mermaid];

    pub fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Svg => "svg",
            Self::Mermaid => "mermaid",
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Svg => "svg",
            Self::Mermaid => "mmd",
        }
    }

    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.ending() == ending)
    }
}

/// The whole document in one language, by its index; it ends with a line feed.
pub fn print(survey: &Survey, language: usize, format: Format) -> String {
    match format {
        Format::Markdown => markdown::written(&Paper::new(survey, language)),
        Format::Html => {
            let drawing = layout::Drawing::new(Graph::new(survey, language));
            html::written(&Paper::new(survey, language), &drawing)
        }
        Format::Svg => svg::whole(&layout::Drawing::new(Graph::new(survey, language))),
        Format::Mermaid => mermaid::written(&Graph::new(survey, language)),
    }
}

/// A question's text where it is only mentioned.
fn short(text: &str) -> String {
    const CHARS_MAX: usize = 60;
    let line = text.replace('\n', " ");
    if line.chars().count() <= CHARS_MAX {
        return line;
    }
    let head: String = line.chars().take(CHARS_MAX - 1).collect();
    // At a word's end, if there is one not too far back.
    let end = head.rfind(' ').filter(|end| *end > CHARS_MAX / 2);
    format!(
        "{}…",
        head[..end.unwrap_or(head.len())].trim_end_matches([',', ' '])
    )
}
