//! What each code of a problem means, with an example of wrong and right.
//!
//! The words are those of `docs/problems.md`, so that they are read in one place, on the
//! web and in the terminal.

use crate::survey::ProblemCode;

const PAGES: &str = include_str!("../../docs/problems.md");

/// What there is to say about one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub code: ProblemCode,
    /// Paragraphs, each on one line.
    pub words: Vec<String>,
    pub examples: Vec<Example>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub sort: Sort,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Wrong,
    Right,
    /// Of a file that is not a definition.
    Shown,
}

impl Sort {
    pub fn word(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Right => "right",
            Self::Shown => "example",
        }
    }
}

/// The page of one code; `None` only where the book has a gap, which a test rules out.
pub fn explain(code: ProblemCode) -> Option<Explanation> {
    let heading = format!("\n## {code}\n");
    let start = PAGES.find(&heading)? + heading.len();
    let rest = &PAGES[start..];
    let end = ["\n## ", "\n# "]
        .into_iter()
        .filter_map(|next| rest.find(next));
    let section = &rest[..end.min().unwrap_or(rest.len())];
    Some(read(code, section))
}

/// The first sentence of what is said about a code, for lists.
pub fn summary(code: ProblemCode) -> Option<String> {
    let words = explain(code)?.words.into_iter().next()?;
    let end = words.find(". ").map_or(words.len(), |end| end + 1);
    Some(words[..end].to_owned())
}

fn read(code: ProblemCode, section: &str) -> Explanation {
    let (mut words, mut examples) = (Vec::new(), Vec::new());
    let (mut paragraph, mut example) = (Vec::new(), None::<Example>);
    for line in section.lines() {
        match (&mut example, line.strip_prefix("```")) {
            (Some(_), Some(_)) => examples.extend(example.take()),
            (Some(example), None) => {
                example.source.push_str(line);
                example.source.push('\n');
            }
            (None, Some(fence)) => {
                let sort = match fence {
                    "toml wrong" => Sort::Wrong,
                    "toml right" => Sort::Right,
                    _ => Sort::Shown,
                };
                let source = String::new();
                example = Some(Example { sort, source });
            }
            (None, None) if line.is_empty() => words.extend(joined(&mut paragraph)),
            (None, None) => paragraph.push(line),
        }
    }
    words.extend(joined(&mut paragraph));
    Explanation {
        code,
        words,
        examples,
    }
}

fn joined(paragraph: &mut Vec<&str>) -> Option<String> {
    let words = std::mem::take(paragraph).join(" ");
    (!words.is_empty()).then_some(words)
}
