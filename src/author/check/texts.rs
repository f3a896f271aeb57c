//! Texts as they are written: translations of strange lengths, and dates that belong to
//! the wave.

use super::{About, Examined, Finding};
use crate::locale::Locale;
use crate::survey::{Kind, ProblemCode, Wording, WrittenText};

/// A translation under this share of its source's length is suspicious, and one over its
/// inverse. A source that is too short to tell may become as long as if it were not.
const SHARE_MIN: f64 = 0.5;
const SOURCE_CHARS_MIN: usize = 30;

pub(super) fn findings(examined: &Examined<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in &examined.texts {
        let about = examined.owner(text);
        findings.extend(lengths(examined, text, about));
        findings.extend(dates(examined, text, about));
    }
    findings
}

fn lengths(examined: &Examined<'_>, text: &WrittenText, about: About) -> Vec<Finding> {
    let languages = &examined.survey.languages;
    let Some(source) = text.words(0).map(|words| words.chars().count()) else {
        return Vec::new();
    };
    let translations = text.wordings.iter().enumerate().skip(1);
    let odd = translations.filter_map(|(language, wording)| {
        let words = text.words(language)?.chars().count();
        let code = match share(words, source.max(SOURCE_CHARS_MIN)) {
            share if share < SHARE_MIN && source < SOURCE_CHARS_MIN => return None,
            share if share < SHARE_MIN => ProblemCode::ShortTranslation,
            share if share > 1.0 / SHARE_MIN => ProblemCode::LongTranslation,
            _ => return None,
        };
        let (tag, of) = (&languages[language], &languages[0]);
        let what =
            format!("The wording in `{tag}` has {words} characters, the one in `{of}` {source}.");
        let help = "See whether something is lost or added.";
        let wording = wording.as_ref()?;
        Some(finding(
            examined,
            (text, wording),
            (code, about),
            what,
            help,
        ))
    });
    odd.collect()
}

#[expect(clippy::cast_precision_loss, reason = "a text has at most 64 KiB")]
fn share(words: usize, of: usize) -> f64 {
    words as f64 / of.max(1) as f64
}

/// Months and years written out: the next wave has others.
fn dates(examined: &Examined<'_>, text: &WrittenText, about: About) -> Vec<Finding> {
    // What stands in the notice or names the survey belongs to this wave as a whole.
    let is_example = match about {
        // How a date is written is shown with one.
        About::Question(at) => {
            let is_date = matches!(examined.survey.questions[at].kind, Kind::Date(_));
            is_date && text.id.as_str().ends_with("/help")
        }
        About::Survey | About::Page(_) => false,
    };
    if is_example || matches!(text.id.as_str(), "title" | "privacy/notice") {
        return Vec::new();
    }
    let found = text.wordings.iter().flatten().filter_map(|wording| {
        let date = typed_date(&wording.words)?;
        let what = format!("“{date}” is typed into the text.");
        let help = "Put it under `[params]` and write its name in braces, so that the next wave has its own.";
        let of = (ProblemCode::TypedDate, about);
        Some(finding(examined, (text, wording), of, what, help))
    });
    found.collect()
}

/// A year of this century, with the month before it if there is one.
fn typed_date(words: &str) -> Option<String> {
    let tokens: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric() && c != '{' && c != '}')
        .filter(|token| !token.is_empty())
        .collect();
    let is_year = |token: &&str| {
        token.len() == 4
            && (token.starts_with("19") || token.starts_with("20"))
            && token.bytes().all(|b| b.is_ascii_digit())
    };
    let at = tokens.iter().position(is_year)?;
    let before = at.checked_sub(1).map(|before| tokens[before]);
    let month = before.filter(|word| Locale::month(word).is_some());
    Some(match month {
        Some(month) => format!("{month} {}", tokens[at]),
        None => tokens[at].to_owned(),
    })
}

fn finding(
    examined: &Examined<'_>,
    (text, wording): (&WrittenText, &Wording),
    (code, about): (ProblemCode, About),
    what: String,
    help: &str,
) -> Finding {
    let place = wording.span.clone();
    Finding {
        code,
        about,
        text: Some(examined.mention(text, &place)),
        place: Some(place),
        what,
        help: help.to_owned(),
    }
}
