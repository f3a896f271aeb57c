//! Respondents that nobody has to ask: they keep the rules, and try to see everything.
//!
//! Each of them goes through a session as people do: answers, is told what is wrong, mends
//! it or lets it stand. As long as something has not been reached, every other respondent
//! aims at it; the others answer as people would. The same seed gives the same respondents.

mod aim;
mod coverage;
mod figure;
mod guide;
pub(in crate::author) mod pattern;
mod profile;
mod random;
mod respondent;
mod seen;
mod shape;
mod table;
mod taste;
mod wish;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Span;

use crate::session::{Place, Sheet};
use crate::survey::{Language, Survey};
use aim::Aims;
pub(in crate::author) use random::Random;
use respondent::Respondent;
use taste::Tastes;

pub use coverage::{Coverage, Reached};
pub use profile::Profile;
pub use table::{Item, Told, What, items};

/// What is simulated, and how.
#[derive(Clone, Debug)]
pub struct Plan {
    pub survey: Arc<Survey>,
    pub seed: u64,
    /// The only language spoken; `None` for all of them, the first most often.
    pub language: Option<Language>,
    pub profile: Profile,
}

/// One finished interview that nobody held.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// UUID, version 4 in form; it follows from the seed and the definition.
    pub id: String,
    /// RFC 3339.
    pub started: String,
    pub completed: String,
    pub sheet: Sheet,
}

/// Respondents without end.
pub struct Simulation {
    plan: Plan,
    tastes: Tastes,
    aims: Aims,
    coverage: Coverage,
    /// Where respondents could not go on, and how many.
    stuck: BTreeMap<Place, usize>,
    next: usize,
}

impl Simulation {
    pub fn new(plan: Plan) -> Self {
        let survey = &plan.survey;
        let mut random = Random::of(&format!("{}/{}", plan.seed, survey.id));
        Self {
            tastes: Tastes::new(survey, &plan.profile, &mut random),
            aims: Aims::new(survey),
            coverage: Coverage::new(survey),
            stuck: BTreeMap::new(),
            next: 0,
            plan,
        }
    }

    pub fn survey(&self) -> &Arc<Survey> {
        &self.plan.survey
    }

    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Where respondents could not go on whatever they answered, and how many tried.
    pub fn stuck(&self) -> &BTreeMap<Place, usize> {
        &self.stuck
    }

    /// The next respondent's response; `None` where this one could not finish.
    pub fn respond(&mut self) -> Option<Simulated> {
        // Whoever gets nowhere begins anew as somebody else, without an aim.
        const BEGINNINGS: usize = 6;
        let nth = self.next;
        self.next += 1;
        let mut last = None;
        for beginning in 0..BEGINNINGS {
            let mut random = self.random(&format!("{nth}/{beginning}"));
            let id = id(&mut random);
            let aims = nth % 2 == 1 && beginning == 0;
            let aim = aims.then(|| self.aims.next(&self.coverage)).flatten();
            let language = self.language(&mut random);
            let respondent = Respondent {
                plan: &self.plan,
                tastes: &self.tastes,
                coverage: &mut self.coverage,
                bent: random.middling(),
                random: &mut random,
            };
            match respondent.respond(&id, language, aim) {
                Ok(sheet) => {
                    let (started, completed) = self.times(&sheet, &mut random);
                    return Some(Simulated {
                        id,
                        started,
                        completed,
                        sheet,
                    });
                }
                Err(place) => last = Some(place),
            }
        }
        if let Some(place) = last {
            *self.stuck.entry(place).or_default() += 1;
        }
        None
    }

    /// Whatever changes the responses changes their ids: the same id is the same bytes.
    fn random(&self, of: &str) -> Random {
        let Plan {
            survey,
            seed,
            language,
            profile,
        } = &self.plan;
        let language = language.as_ref().map_or("", |language| language.as_str());
        let digest = &survey.digest;
        Random::of(&format!(
            "{seed}/{digest}/{language}/{}/{of}",
            profile.digest
        ))
    }

    fn language(&self, random: &mut Random) -> Language {
        let languages = &self.plan.survey.languages;
        if let Some(language) = &self.plan.language {
            return language.clone();
        }
        let named = &self.plan.profile.languages;
        let weights = (0..languages.len()).map(|at| {
            if named.is_empty() {
                let rank = shape::float(at + 1);
                return 1.0 / (rank * rank);
            }
            let own = named.iter().find(|(language, _)| *language == at);
            own.map_or(0.0, |(_, weight)| *weight)
        });
        let at = random.weighted(&weights.collect::<Vec<_>>()).unwrap_or(0);
        languages[at].clone()
    }

    /// In office hours of the weeks after the period asked about, most of them early.
    fn times(&self, sheet: &Sheet, random: &mut Random) -> (String, String) {
        const FIELD_DAYS: f64 = 28.0;
        const SECONDS_PER_ANSWER: f64 = 11.0;
        let params = self.plan.survey.params.iter().map(|param| &param.value);
        let day = random.unit();
        let day = Span::new().days(figure::whole(day * day * FIELD_DAYS));
        let hour = i8::try_from(7 + random.below(10)).unwrap_or(12);
        let minute = i8::try_from(random.below(60)).unwrap_or(0);
        let second = i8::try_from(random.below(60)).unwrap_or(0);
        let start = figure::field_start(params);
        let started = start.saturating_add(day).at(hour, minute, second, 0);
        let asked = sheet.answers.len() + sheet.missing.len();
        let pace = SECONDS_PER_ANSWER * (0.5 + 2.0 * random.middling());
        let seconds = figure::whole(pace * shape::float(asked + 1));
        let completed = started.saturating_add(Span::new().seconds(seconds));
        (format!("{started}+00:00"), format!("{completed}+00:00"))
    }
}

/// Spelled as RFC 9562 wants a random UUID.
fn id(random: &mut Random) -> String {
    let (high, low) = (random.number(), random.number());
    let high = high & !0xF000 | 0x4000;
    let low = low & !(0b11 << 62) | 0b10 << 62;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xFFFF,
        high & 0xFFFF,
        low >> 48,
        low & 0xFFFF_FFFF_FFFF
    )
}
