//! What whoever simulates knows about the respondents: weights, gaps and usual numbers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use sha2::{Digest, Sha256};

use crate::expr::{Code, nearest};
use crate::plain::Plain;
use crate::survey::{Choice, Given, Kind, Language, Question, Survey};

/// Read from a file such as
///
/// ```toml
/// [languages]
/// nb = 8
/// nn = 2
///
/// [question.level]
/// choices = { municipality = 9, county = 1 }
/// nonresponse = 0.02
///
/// [question.staff]
/// numbers = { low = 3, typical = 25, high = 400 }
/// missing = 0.1
/// ```
///
/// What it does not speak of is left to the simulation.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Stands for all that it says: another profile, other respondents.
    pub(super) digest: String,
    /// By index of the survey's languages.
    pub(super) languages: Vec<(usize, f64)>,
    /// By index of the question.
    pub(super) questions: BTreeMap<usize, Habits>,
}

/// How one question is usually answered.
#[derive(Clone, Debug, Default)]
pub(super) struct Habits {
    /// How often each choice is picked, compared with the others. A choice that is not
    /// named is never picked.
    pub(super) choices: Vec<(Code, f64)>,
    /// The same for single rows of a grid.
    pub(super) rows: BTreeMap<Code, Vec<(Code, f64)>>,
    /// The share that leaves it open.
    pub(super) nonresponse: Option<f64>,
    /// The share that gives a reason instead.
    pub(super) missing: Option<f64>,
    pub(super) numbers: Option<Numbers>,
}

/// Most numbers are near the typical one, and none is outside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    pub(super) low: Decimal,
    pub(super) typical: Decimal,
    pub(super) high: Decimal,
}

const KEYS: [&str; 5] = ["choices", "rows", "nonresponse", "missing", "numbers"];

impl Profile {
    /// Reads the fields of a profile, or says everything that is wrong with them.
    pub fn read(survey: &Survey, fields: &[(String, Given)]) -> Result<Self, Vec<Plain>> {
        let mut reader = Reader {
            survey,
            faults: Vec::new(),
        };
        let mut profile = Self::default();
        for (name, given) in fields {
            match (name.as_str(), given) {
                ("languages", Given::Table(table)) => {
                    profile.languages = reader.languages(table);
                }
                ("question", Given::Table(table)) => {
                    for (id, given) in table {
                        profile.questions.extend(reader.question(id, given));
                    }
                }
                ("languages" | "question", _) => reader.fault(name, "It takes a table."),
                (other, _) => reader.unknown(other, "key", &["languages", "question"], other),
            }
        }
        profile.digest = format!("{:x?}", Sha256::digest(format!("{fields:?}").as_bytes()));
        if reader.faults.is_empty() {
            Ok(profile)
        } else {
            Err(reader.faults)
        }
    }
}

struct Reader<'a> {
    survey: &'a Survey,
    faults: Vec<Plain>,
}

impl Reader<'_> {
    fn fault(&mut self, at: &str, what: &str) {
        self.faults.push(Plain::line(&format!("`{at}`: {what}")));
    }

    fn unknown(&mut self, at: &str, what: &str, known: &[&str], name: &str) {
        let hint = match nearest(name, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("There are {}.", known.join(", ")),
        };
        self.fault(at, &format!("There is no such {what}. {hint}"));
    }

    fn languages(&mut self, table: &[(String, Given)]) -> Vec<(usize, f64)> {
        let mut languages = Vec::new();
        for (tag, given) in table {
            let at = format!("languages.{tag}");
            let known = self.survey.speaks(tag);
            let Some(language) = known.map(|known| self.survey.language_index(known)) else {
                let known = self.survey.languages.iter().map(Language::as_str);
                self.unknown(&at, "language", &known.collect::<Vec<_>>(), tag);
                continue;
            };
            languages.extend(self.weight(&at, given).map(|weight| (language, weight)));
        }
        languages
    }

    fn question(&mut self, id: &str, given: &Given) -> Option<(usize, Habits)> {
        let at = format!("question.{id}");
        let Some(index) = self.survey.find(id) else {
            let known = self.survey.questions.iter().map(|known| known.id.as_str());
            self.unknown(&at, "question", &known.collect::<Vec<_>>(), id);
            return None;
        };
        let Given::Table(table) = given else {
            self.fault(&at, "It takes a table.");
            return None;
        };
        let question = &self.survey.questions[index];
        let mut habits = Habits::default();
        for (key, given) in table {
            let at = format!("{at}.{key}");
            match key.as_str() {
                "choices" => {
                    habits.choices = self.weights(&at, given, question.kind.choices());
                }
                "rows" => habits.rows = self.rows(&at, given, question),
                "nonresponse" => habits.nonresponse = self.share(&at, given),
                "missing" => habits.missing = self.share(&at, given),
                "numbers" => habits.numbers = self.numbers(&at, given, question),
                _ => self.unknown(&at, "key", &KEYS, key),
            }
        }
        Some((index, habits))
    }

    fn rows(
        &mut self,
        at: &str,
        given: &Given,
        question: &Question,
    ) -> BTreeMap<Code, Vec<(Code, f64)>> {
        let Given::Table(table) = given else {
            self.fault(at, "It takes a table of rows.");
            return BTreeMap::new();
        };
        let mut rows = BTreeMap::new();
        for (row, given) in table {
            let at = format!("{at}.{row}");
            let known = question.kind.rows().iter();
            let Some(found) = known.clone().find(|known| known.code.as_str() == row) else {
                let known = known.map(|known| known.code.as_str());
                self.unknown(&at, "row", &known.collect::<Vec<_>>(), row);
                continue;
            };
            let weights = self.weights(&at, given, question.kind.choices());
            rows.insert(found.code.clone(), weights);
        }
        rows
    }

    fn weights(&mut self, at: &str, given: &Given, choices: &[Choice]) -> Vec<(Code, f64)> {
        let Given::Table(table) = given else {
            self.fault(at, "It takes a table of codes with their weights.");
            return Vec::new();
        };
        let mut weights = Vec::new();
        for (code, given) in table {
            let at = format!("{at}.{code}");
            let known = choices.iter();
            let Some(found) = known.clone().find(|known| known.code.as_str() == code) else {
                let known = known.map(|known| known.code.as_str());
                self.unknown(&at, "choice", &known.collect::<Vec<_>>(), code);
                continue;
            };
            let weight = self.weight(&at, given);
            weights.extend(weight.map(|weight| (found.code.clone(), weight)));
        }
        if !weights.is_empty() && weights.iter().all(|(_, weight)| *weight <= 0.0) {
            self.fault(at, "One weight at least must be above 0.");
        }
        weights
    }

    fn weight(&mut self, at: &str, given: &Given) -> Option<f64> {
        let weight = number(given).and_then(|number| number.to_f64());
        let weight = weight.filter(|weight| *weight >= 0.0);
        if weight.is_none() {
            self.fault(at, "A weight is a number from 0 up.");
        }
        weight
    }

    fn share(&mut self, at: &str, given: &Given) -> Option<f64> {
        let share = number(given).and_then(|number| number.to_f64());
        let share = share.filter(|share| (0.0..=1.0).contains(share));
        if share.is_none() {
            self.fault(at, "A share is a number from 0 to 1, such as 0.05.");
        }
        share
    }

    fn numbers(&mut self, at: &str, given: &Given, question: &Question) -> Option<Numbers> {
        if !matches!(question.kind, Kind::Integer(_) | Kind::Number(_)) {
            self.fault(at, "The question takes no number.");
            return None;
        }
        let field = |name: &str| {
            let Given::Table(table) = given else {
                return None;
            };
            let found = table.iter().find(|(key, _)| key == name);
            found.and_then(|(_, given)| number(given))
        };
        let numbers = match (field("low"), field("typical"), field("high")) {
            (Some(low), Some(typical), Some(high)) if low <= typical && typical <= high => {
                Some(Numbers { low, typical, high })
            }
            _ => None,
        };
        if numbers.is_none() {
            self.fault(
                at,
                "Write `{ low = 3, typical = 25, high = 400 }`, the smallest first.",
            );
        }
        numbers
    }
}

fn number(given: &Given) -> Option<Decimal> {
    match given {
        Given::Number(number) => Some(*number),
        _ => None,
    }
}
