//! How answers lead to each part of a survey, for people and for scripts.

use serde::Serialize;

use crate::author::check::{Target, Verdict, Way};
use crate::plain::Plain;
use crate::survey::{Repeat, Survey};
use crate::wire;

#[derive(Serialize)]
pub(super) struct Reach {
    /// Such as `question/staff` or `question/level/choices/county`.
    target: String,
    verdict: &'static str,
    /// How many steps come before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortest: Option<bool>,
    /// What to answer on the way, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    place: String,
    answer: wire::Answer,
}

pub(super) fn reached(survey: &Survey, proofs: &[(Target, Verdict)]) -> Vec<Reach> {
    proofs.iter().map(|proof| reach(survey, proof)).collect()
}

fn reach(survey: &Survey, (target, verdict): &(Target, Verdict)) -> Reach {
    let (word, way) = match verdict {
        Verdict::Reached(way) => ("reached", Some(way)),
        Verdict::DeadEnd(way) => ("dead end", Some(way)),
        Verdict::Unreachable => ("unreachable", None),
        Verdict::Undecided => ("not decided", None),
    };
    Reach {
        target: target.name(survey),
        verdict: word,
        steps: way.map(|way| way.steps),
        shortest: way.map(|way| way.is_shortest),
        answers: way.map_or_else(Vec::new, answers),
    }
}

fn answers(way: &Way) -> Vec<Step> {
    let answers = way.answers.iter();
    let answers = answers.map(|(place, given)| Step {
        place: place.to_string(),
        answer: wire::Answer::of(given),
    });
    answers.collect()
}

/// A line for each target: after how many steps it is reached, and with which answers.
pub(super) fn told(file: &str, survey: &Survey, proofs: &[(Target, Verdict)]) -> Plain {
    let mut out = format!("{file}: how answers lead to each part\n");
    let mut pages = survey.pages.iter();
    if pages.any(|page| matches!(page.repeat, Some(Repeat::Times(_)))) {
        out.push_str("  (a page that is asked a number of times is looked at three times)\n");
    }
    for proof in proofs {
        let reach = reach(survey, proof);
        let after = match (reach.steps, reach.shortest) {
            (Some(1), Some(true)) => ", after 1 step".to_owned(),
            (Some(steps), Some(true)) => format!(", after {steps} steps"),
            (Some(steps), _) => format!(", after {steps} steps or fewer"),
            (None, _) => String::new(),
        };
        let answers: Vec<String> = reach
            .answers
            .iter()
            .map(|answer| format!("{} = {}", answer.place, answer.answer))
            .collect();
        let with = if answers.is_empty() {
            String::new()
        } else {
            format!(": {}", answers.join(", "))
        };
        out.extend(["  ", &reach.target, " ", reach.verdict, &after, &with, "\n"]);
    }
    Plain::text(&out)
}
