//! Reads a scenario that somebody may have edited.

use super::{Answer, FORMAT, Scenario, Step};
use crate::expr::nearest;
use crate::plain::{Plain, shown};
use crate::survey::{Given, Problem, read_answers};

/// Why a file is not a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioError {
    /// It is not TOML.
    Problems(Vec<Problem>),
    /// Everything in it that cannot be understood, a sentence each.
    Faults(Vec<Plain>),
}

const KEYS: [&str; 6] = [
    "scenario", "survey", "version", "language", "response", "step",
];
const STEP_KEYS: [&str; 8] = [
    "at", "asks", "of", "answer", "clear", "reason", "go", "told",
];
const END_KEYS: [&str; 2] = ["at", "path"];

type Fields = [(String, Given)];

/// Whether a file says that it is a scenario, whatever else is wrong with it.
pub fn is_scenario(source: &str) -> bool {
    let mut lines = source.lines().map(str::trim_start);
    lines.any(|line| {
        line.strip_prefix("scenario")
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    })
}

impl Scenario {
    pub fn read(file: &str, source: &[u8]) -> Result<Self, ScenarioError> {
        let fields = read_answers(file, source).map_err(ScenarioError::Problems)?;
        let mut reader = Reader::default();
        let mut scenario = reader.scenario(&fields);
        scenario.comments = comments(&String::from_utf8_lossy(source));
        if reader.faults.is_empty() {
            Ok(scenario)
        } else {
            Err(ScenarioError::Faults(reader.faults))
        }
    }
}

#[derive(Default)]
struct Reader {
    faults: Vec<Plain>,
}

impl Reader {
    fn fault(&mut self, at: &str, what: &str) {
        let words = format!("{}: {what}", shown(at));
        self.faults.push(Plain::line(&words));
    }

    fn scenario(&mut self, fields: &Fields) -> Scenario {
        let known = [&KEYS[..], &["end"]].concat();
        self.only(fields, "the scenario", &known);
        if get(fields, "scenario") != Some(&Given::Number(FORMAT.into())) {
            self.fault(
                "scenario",
                "This version of svar reads scenarios with `scenario = 1`.",
            );
        }
        let mut scenario = Scenario {
            survey: self
                .text(fields, "the scenario", "survey")
                .unwrap_or_default(),
            version: self
                .text(fields, "the scenario", "version")
                .unwrap_or_default(),
            language: self
                .text(fields, "the scenario", "language")
                .unwrap_or_default(),
            response: self
                .text(fields, "the scenario", "response")
                .unwrap_or_default(),
            ..Scenario::default()
        };
        if scenario.survey.is_empty() {
            self.fault("survey", "It says which survey is answered, by its id.");
        }
        match get(fields, "step") {
            None => {}
            Some(Given::List(steps)) => {
                for (nth, step) in steps.iter().enumerate() {
                    let at = format!("step {}", nth + 1);
                    scenario.steps.extend(self.step(&at, step));
                }
            }
            Some(_) => self.fault("step", "Each step begins with `[[step]]`."),
        }
        match get(fields, "end") {
            None => {}
            Some(Given::Table(end)) => {
                self.only(end, "the end", &END_KEYS);
                scenario.end = self.text(end, "the end", "at").unwrap_or_default();
                scenario.path = self.texts(end, "the end", "path");
            }
            Some(_) => self.fault("end", "It is a table: `[end]`."),
        }
        scenario
    }

    fn step(&mut self, of: &str, given: &Given) -> Option<Step> {
        let Given::Table(fields) = given else {
            self.fault(of, "Each step begins with `[[step]]`.");
            return None;
        };
        self.only(fields, of, &STEP_KEYS);
        let answer = get(fields, "answer").cloned().map(Answer::Given);
        let cleared = get(fields, "clear").map(|_| Answer::Cleared);
        let step = Step {
            at: self.text(fields, of, "at").unwrap_or_default(),
            asks: self.text(fields, of, "asks"),
            of: self.text(fields, of, "of"),
            answer: answer.or(cleared),
            reason: self.text(fields, of, "reason"),
            go: self.text(fields, of, "go"),
            told: self.texts(fields, of, "told"),
        };
        if step.at.is_empty() {
            self.fault(of, "It says where the respondent is: `at = \"…\"`.");
        }
        Some(step)
    }

    fn only(&mut self, fields: &Fields, of: &str, known: &[&str]) {
        for (key, _) in fields {
            if known.contains(&key.as_str()) {
                continue;
            }
            let hint = match nearest(key, known.iter().copied()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("There are {}.", known.join(", ")),
            };
            self.fault(of, &format!("There is no key `{key}`. {hint}"));
        }
    }

    fn text(&mut self, fields: &Fields, of: &str, key: &str) -> Option<String> {
        match get(fields, key)? {
            Given::Text(text) => Some(text.clone()),
            _ => {
                self.fault(of, &format!("`{key}` takes a text in quotes."));
                None
            }
        }
    }

    fn texts(&mut self, fields: &Fields, of: &str, key: &str) -> Vec<String> {
        let Some(given) = get(fields, key) else {
            return Vec::new();
        };
        let texts = match given {
            Given::List(all) => all
                .iter()
                .map(|one| match one {
                    Given::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect::<Option<Vec<_>>>(),
            _ => None,
        };
        if texts.is_none() {
            self.fault(of, &format!("`{key}` takes a list of texts in quotes."));
        }
        texts.unwrap_or_default()
    }
}

fn get<'a>(fields: &'a Fields, key: &str) -> Option<&'a Given> {
    let found = fields.iter().find(|(name, _)| name == key);
    found.map(|(_, given)| given)
}

/// The comments before the first key, and before each step.
fn comments(source: &str) -> Vec<(Option<usize>, String)> {
    let (mut comments, mut open, mut steps) = (Vec::new(), String::new(), 0);
    let mut head = true;
    for line in source.lines() {
        let line = line.trim();
        if line.starts_with('#') {
            open.push_str(line);
            open.push('\n');
            continue;
        }
        if line.is_empty() {
            continue;
        }
        let is_step = line.starts_with("[[step]]");
        if !open.is_empty() && (head || is_step) {
            let of = (!head).then_some(steps);
            comments.push((of, std::mem::take(&mut open)));
        }
        open.clear();
        head = false;
        steps += usize::from(is_step);
    }
    comments
}
