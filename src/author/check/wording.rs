//! Questions that ask two things at once, go on for too long, or are hard to read.

use super::{About, Examined, Finding};
use crate::survey::{Kind, ProblemCode, Wording, WrittenText};

/// A question longer than this many words is hard to keep in mind.
const WORDS_MAX: usize = 30;

/// LIX over this is for readers of official prose, not for everybody.
const LIX_MAX: usize = 55;

/// Of a shorter text LIX says nothing.
const LIX_WORDS_MIN: usize = 20;

/// A word with more letters than this is a long one to LIX.
const LONG_WORD_LETTERS: usize = 6;

/// Languages for which LIX was made.
const LIX_LANGUAGES: [&str; 6] = ["nb", "nn", "no", "sv", "da", "fi"];

pub(super) fn findings(examined: &Examined<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in &examined.texts {
        let about = examined.owner(text);
        for (language, wording) in text.wordings.iter().enumerate() {
            let Some(wording) = wording else {
                continue;
            };
            let tag = examined.survey.languages[language].as_str();
            let primary = tag.split('-').next().unwrap_or_default();
            let at = At {
                examined,
                about,
                text,
                wording,
                tag,
            };
            if is_question(text) {
                findings.extend(at.double_barrelled(primary));
                findings.extend(at.overlong());
            }
            if LIX_LANGUAGES.contains(&primary) {
                findings.extend(at.hard_to_read());
            }
        }
    }
    findings
}

/// One wording, and where it stands.
struct At<'a> {
    examined: &'a Examined<'a>,
    about: About,
    text: &'a WrittenText,
    wording: &'a Wording,
    tag: &'a str,
}

impl At<'_> {
    /// Two questions in one: "satisfied with pay and working hours?"
    fn double_barrelled(&self, language: &str) -> Option<Finding> {
        let and: &[&str] = match language {
            "nb" | "nn" | "no" | "da" => &["og", "samt"],
            "sv" => &["och", "samt"],
            "en" => &["and"],
            _ => return None,
        };
        let asked = questions(&self.wording.words);
        // The rows of a grid may answer one thing and its columns the other: who, and how often.
        let is_grid = match self.about {
            About::Question(at) => {
                let kind = &self.examined.survey.questions[at].kind;
                matches!(kind, Kind::Grid { .. })
            }
            About::Survey | About::Page(_) => false,
        };
        let asked_with = if is_grid {
            &[]
        } else {
            question_words(language)
        };
        let asks = [verbs(language), asked_with].concat();
        let is_double = asked.len() > 1
            || asked.iter().any(|question| {
                let words: Vec<String> = words(question).map(str::to_lowercase).collect();
                // A second clause after "and" asks a second thing.
                words
                    .windows(2)
                    .any(|pair| and.contains(&pair[0].as_str()) && asks.contains(&pair[1].as_str()))
            });
        is_double.then(|| {
            let what = "This asks two things at once.".to_owned();
            let help = "An answer cannot tell which of the two it is about: ask two questions.";
            self.finding(ProblemCode::DoubleBarrelled, what, help)
        })
    }

    fn overlong(&self) -> Option<Finding> {
        let longest = sentences(&self.wording.words)
            .map(|one| words(one).count())
            .max()?;
        (longest > WORDS_MAX).then(|| {
            let what = format!("A sentence of this question has {longest} words in `{}`.", self.tag);
            let help = "Make two sentences of it, or move what explains it to `help`: 20 words are read at once.";
            self.finding(ProblemCode::LongQuestion, what, help)
        })
    }

    fn hard_to_read(&self) -> Option<Finding> {
        let lix = lix(&self.wording.words).filter(|lix| *lix > LIX_MAX)?;
        let what = format!("This is hard to read in `{}`: its LIX is {lix}.", self.tag);
        let help = "Write shorter sentences and shorter words: 40 is like a newspaper.";
        Some(self.finding(ProblemCode::HardToRead, what, help))
    }

    fn finding(&self, code: ProblemCode, what: String, help: &str) -> Finding {
        let place = self.wording.span.clone();
        Finding {
            code,
            about: self.about,
            text: Some(self.examined.mention(self.text, &place)),
            place: Some(place),
            what,
            help: help.to_owned(),
        }
    }
}

/// Verbs that a second question begins with.
fn verbs(language: &str) -> &'static [&'static str] {
    match language {
        "nb" | "nn" | "no" | "da" => &["er", "har", "kan", "vil", "skal", "bør", "må"],
        "sv" => &["är", "har", "kan", "vill", "ska", "bör", "måste"],
        _ => &[
            "is", "are", "has", "have", "can", "will", "should", "must", "did", "do", "does",
        ],
    }
}

/// Words that a second question asks with.
fn question_words(language: &str) -> &'static [&'static str] {
    match language {
        "nb" | "no" => &[
            "hva", "hvem", "hvor", "hvordan", "hvorfor", "når", "hvilken", "hvilket", "hvilke",
        ],
        "nn" => &["kva", "kven", "kor", "korleis", "kvifor", "når"],
        "da" => &[
            "hvad", "hvem", "hvor", "hvordan", "hvorfor", "hvornår", "hvilken", "hvilke",
        ],
        "sv" => &[
            "vad", "vem", "var", "hur", "varför", "när", "vilken", "vilket", "vilka",
        ],
        _ => &["what", "who", "where", "how", "why", "when", "which"],
    }
}

/// Whether a text is what a question asks.
fn is_question(text: &WrittenText) -> bool {
    let id = text.id.as_str();
    id.starts_with("question/") && id.ends_with("/text") && id.matches('/').count() == 2
}

/// The readability index of Björnsson: words to a sentence, and the percentage of words with
/// more than six letters. `None` where there are too few words to tell.
fn lix(text: &str) -> Option<usize> {
    let count = words(text).count();
    let long = words(text).filter(|word| word.chars().count() > LONG_WORD_LETTERS);
    let sentences = sentences(text).count().max(1);
    let lix = count / sentences + long.count() * 100 / count.max(1);
    (count >= LIX_WORDS_MIN).then_some(lix)
}

/// What ends in a full stop, a colon, a question or an exclamation mark.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['.', '?', '!', ':', '\n']);
    parts.filter(|part| words(part).next().is_some())
}

/// The sentences that end in a question mark.
fn questions(text: &str) -> Vec<&str> {
    let mut asked: Vec<&str> = text.split('?').collect();
    asked.pop(); // What follows the last mark is not asked.
    let last_sentence = |part: &str| part.rfind(['.', '!', ':']).map_or(0, |at| at + 1);
    asked
        .iter()
        .map(|part| &part[last_sentence(part)..])
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| c.is_whitespace() || "/–—".contains(c));
    let trimmed = parts.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    trimmed.filter(|word| !word.is_empty())
}
