//! What a survey asks of its respondents: how many questions, and for how long.
//!
//! Minutes are an estimate from the words read and the sort of answer given; they compare
//! versions with one another rather than tell the time.

use super::reach::{Length, Lengths};
use crate::survey::{Kind, Question, Survey, Text};

/// Silent reading, in words a minute: that of adults in a language of their own.
const WORDS_PER_MINUTE: usize = 200;

/// Questions and minutes along one path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Along {
    /// Questions that take an answer; notes are read but not counted.
    pub questions: usize,
    pub seconds: usize,
    /// Whether it is proved that no path has fewer, or more.
    pub is_proved: bool,
}

/// What is asked along the shortest, the median and the longest path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burden {
    pub shortest: Along,
    /// Of respondents who choose evenly among what they are offered.
    pub median: Along,
    pub longest: Along,
}

impl Burden {
    pub(super) fn of(survey: &Survey, lengths: &Lengths) -> Option<Self> {
        let each: Vec<usize> = survey.questions.iter().map(seconds).collect();
        let along = |length: &Length| along(survey, &each, length);
        let mut sampled: Vec<Along> = lengths.sampled.iter().map(along).collect();
        sampled.sort_by_key(|along| (along.questions, along.seconds));
        Some(Self {
            shortest: along(lengths.shortest.as_ref()?),
            median: *sampled.get(sampled.len() / 2)?,
            longest: along(lengths.longest.as_ref()?),
        })
    }
}

/// `each`: how long each question takes.
fn along(survey: &Survey, each: &[usize], length: &Length) -> Along {
    let asked = || length.asked.iter().map(|at| &survey.questions[*at]);
    let pages = length.asked.iter().map(|at| survey.questions[*at].page);
    let mut pages: Vec<usize> = pages.collect();
    pages.dedup(); // Each time that a page is asked its introduction is read.
    let intros = pages
        .iter()
        .filter_map(|page| survey.pages[*page].intro.as_ref());
    let read: usize = intros.map(words).sum();
    Along {
        questions: asked().filter(|question| question.takes_entry()).count(),
        seconds: reading(read) + length.asked.iter().map(|at| each[*at]).sum::<usize>(),
        is_proved: length.is_proved,
    }
}

/// How long one question takes: to read it, and to answer.
fn seconds(question: &Question) -> usize {
    let labels = question.kind.choices().iter().chain(question.kind.rows());
    let texts = [&question.text].into_iter().chain(&question.help);
    let read: usize = texts.chain(labels.map(|one| &one.label)).map(words).sum();
    let answer = match &question.kind {
        Kind::Note | Kind::Computed { .. } => 0,
        Kind::Single { .. } => 3,
        Kind::Multi { choices, .. } => 3 + choices.len(),
        Kind::Grid { rows, several, .. } => rows.len() * if *several { 6 } else { 4 },
        Kind::Rank { max, .. } => 5 + 4 * max,
        Kind::Integer(_) | Kind::Number(_) | Kind::Date(_) => 8,
        Kind::Text { lines, .. } => 15 + 10 * usize::from(*lines),
        Kind::Allocate(sharing) => 5 + 6 * sharing.parts.len(),
        Kind::Lookup { .. } => 10,
    };
    reading(read) + answer
}

fn reading(words: usize) -> usize {
    words * 60 / WORDS_PER_MINUTE
}

/// The words of a text in the source language.
fn words(text: &Text) -> usize {
    let parts = text.parts(0).iter().map(|part| match part {
        crate::survey::Part::Words(words) => words.as_str().split_whitespace().count(),
        crate::survey::Part::Hole(_) => 1,
    });
    parts.sum()
}
