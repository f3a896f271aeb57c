//! What everybody in one simulation likes: choices are not picked equally often.

use regex_syntax::hir::Hir;

use super::pattern;
use super::profile::Profile;
use super::random::Random;
use crate::plain::Plain;
use crate::survey::{Choice, Kind, Part, Question, Survey, Text};

/// What is the same for all respondents of one simulation, worked out once.
pub(super) struct Tastes {
    /// By question: the weight of each choice, as written.
    pub(super) weights: Vec<Vec<f64>>,
    /// By question: the tree of a pattern.
    pub(super) patterns: Vec<Option<Hir>>,
    /// By language: words to write texts with, which are those of the survey itself.
    words: Vec<Vec<String>>,
}

impl Tastes {
    pub(super) fn new(survey: &Survey, profile: &Profile, random: &mut Random) -> Self {
        let questions = survey.questions.iter().enumerate();
        let weights = questions.map(|(at, question)| {
            let own = profile.questions.get(&at);
            match own.filter(|habits| !habits.choices.is_empty()) {
                Some(habits) => {
                    let weight = |choice: &Choice| {
                        let named = habits.choices.iter().find(|(code, _)| *code == choice.code);
                        named.map_or(0.0, |(_, weight)| *weight)
                    };
                    question.kind.choices().iter().map(weight).collect()
                }
                None => liked(question, random),
            }
        });
        let weights = weights.collect();
        let patterns = survey
            .questions
            .iter()
            .map(|question| match &question.kind {
                Kind::Text { pattern, .. } => {
                    let pattern = pattern.as_ref()?;
                    pattern::tree(pattern.as_str())
                }
                _ => None,
            });
        Self {
            weights,
            patterns: patterns.collect(),
            words: (0..survey.languages.len())
                .map(|language| words(survey, language))
                .collect(),
        }
    }

    /// So many words in a language, as a sentence would begin.
    pub(super) fn sentence(&self, language: usize, count: usize, random: &mut Random) -> String {
        let words = self.words.get(language).map_or(&[][..], Vec::as_slice);
        let drawn = (0..count).filter_map(|_| random.one(words));
        let sentence = drawn.map(String::as_str).collect::<Vec<_>>().join(" ");
        let mut letters = sentence.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    }
}

/// The usual picture: a few choices are popular, most are not, and few say nothing.
fn liked(question: &Question, random: &mut Random) -> Vec<f64> {
    let choices = question.kind.choices();
    let weight = |choice: &Choice| {
        // From 1 to 9, most of them low.
        let liked = 1.0 / (0.11 + random.unit() * 0.89);
        if choice.missing.is_some() {
            0.5
        } else if choice.exclusive || choice.detail {
            liked * 0.4
        } else {
            liked
        }
    };
    choices.iter().map(weight).collect()
}

fn words(survey: &Survey, language: usize) -> Vec<String> {
    const LETTERS_MIN: usize = 2;
    let questions = survey.questions.iter();
    let texts = questions.flat_map(|question| {
        let labels = question.kind.choices().iter().chain(question.kind.rows());
        std::iter::once(&question.text).chain(labels.map(|choice| &choice.label))
    });
    let parts = texts.flat_map(|text: &Text| text.parts(language));
    let mut words: Vec<String> = parts
        .filter_map(|part| match part {
            Part::Words(words) => Some(Plain::as_str(words)),
            Part::Hole(_) => None,
        })
        .flat_map(|words| words.split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.chars().count() >= LETTERS_MIN)
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}
