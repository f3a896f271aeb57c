//! `svar simulate`: respondents that nobody has to ask, and what they reached.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::{Errand, given};
use crate::author::simulate::{Item, Plan, Profile, Simulated, Simulation, What, items};
use crate::cli::authors as cli;
use crate::delivery::{Courier, Outcome, Parcel, Round};
use crate::output::Ending;
use crate::plain::{Plain, shown};
use crate::runner::{Addressee, CLIENT};
use crate::survey::Survey;
use crate::wire::{Envelope, Response};

/// Progress is told this often.
const TOLD_EVERY: usize = 50;

/// What scripts read.
#[derive(Serialize)]
struct Report<'a> {
    survey: &'a str,
    version: &'a str,
    seed: u64,
    respondents: usize,
    /// Places where respondents could not go on, and how many.
    stuck: Vec<Stuck>,
    /// Where they were sent: how many were receipted.
    #[serde(skip_serializing_if = "Option::is_none")]
    receipted: Option<usize>,
    never_reached: usize,
    coverage: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Stuck {
    place: String,
    respondents: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    what: &'static str,
    reached: bool,
    #[serde(flatten)]
    counts: Counts<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Counts<'a> {
    Asked {
        asked: usize,
    },
    Answered {
        asked: usize,
        answered: usize,
        missing: usize,
        blank: usize,
    },
    Known {
        known: usize,
    },
    Picked {
        picked: usize,
    },
    Row {
        answered: usize,
    },
    Listed {
        picked: usize,
        entries: usize,
    },
    Rule {
        rule: &'a str,
        held: usize,
        failed: usize,
    },
    Message {
        level: &'static str,
        words: &'a str,
        shown: usize,
        kept: usize,
    },
}

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Simulate) -> Ending {
    simulate(errand, asked).unwrap_or_else(|ending| ending)
}

fn simulate(errand: &Errand<'_>, asked: &cli::Simulate) -> Result<Ending, Ending> {
    let survey = errand.survey(&asked.survey)?.survey;
    let language = asked.lang.as_deref();
    let language = language.map(|tag| errand.language(&survey, Some(tag)));
    let plan = Plan {
        language: language.transpose()?,
        seed: asked.seed,
        profile: profile(errand, &survey, asked.profile.as_deref())?,
        survey: Arc::clone(&survey),
    };
    let addressee = match asked.to.as_deref() {
        Some(to) => errand.addressee(&survey, Some(to), asked.code.as_deref())?,
        None => None,
    };
    let courier = addressee.as_ref().map(|_| Courier::new()).transpose();
    let courier = courier.map_err(|error| errand.trouble(&error.message()))?;
    let mut made = Made {
        errand,
        survey: &survey,
        file: asked
            .out
            .as_deref()
            .map(|path| file(errand, path))
            .transpose()?,
        post: addressee
            .as_ref()
            .zip(courier.as_ref())
            .map(|(to, courier)| (to, courier.round())),
        finished: 0,
        receipted: 0,
        failed: None,
    };
    let mut simulation = Simulation::new(plan);
    for nth in 0..asked.count {
        if nth.is_multiple_of(TOLD_EVERY) {
            errand
                .output
                .progress(&Plain::from(format!("{nth} of {}", asked.count)));
        }
        if let Some(simulated) = simulation.respond() {
            made.take(&simulated)?;
        }
    }
    errand.output.progress(&Plain::default());
    let ending = made.end()?;
    let table = items(&survey, simulation.coverage(), made.finished);
    let stuck = told(errand, &simulation);
    errand
        .output
        .say(&Plain::text(&overview(&made, asked, &table)));
    errand.output.data(&Report {
        survey: survey.id.as_str(),
        version: survey.version.as_str(),
        seed: asked.seed,
        respondents: made.finished,
        stuck,
        receipted: made.post.as_ref().map(|_| made.receipted),
        never_reached: table.iter().filter(|item| !item.what.is_reached()).count(),
        coverage: table.iter().map(row).collect(),
    });
    let all = made.finished == asked.count;
    Ok(if all { ending } else { Ending::Trouble })
}

fn profile(errand: &Errand<'_>, survey: &Survey, file: Option<&Path>) -> Result<Profile, Ending> {
    let Some(file) = file else {
        return Ok(Profile::default());
    };
    let fields = given::read(errand, file)?;
    Profile::read(survey, &fields).map_err(|faults| {
        let name = file.to_string_lossy();
        for fault in faults {
            let words = Plain::line(&format!("{}: {fault}", shown(&name)));
            errand.output.trouble(&words);
        }
        Ending::Trouble
    })
}

fn file<'a>(errand: &Errand<'_>, path: &'a Path) -> Result<(BufWriter<File>, &'a Path), Ending> {
    let created = File::create(path).map_err(|error| unwritable(errand, path, &error));
    Ok((BufWriter::new(created?), path))
}

fn unwritable(errand: &Errand<'_>, path: &Path, error: &std::io::Error) -> Ending {
    let name = path.to_string_lossy();
    let words = format!("{} cannot be written: {error}.", shown(&name));
    errand.output.trouble(&Plain::line(&words));
    Ending::Trouble
}

/// Says where respondents could not go on.
fn told(errand: &Errand<'_>, simulation: &Simulation) -> Vec<Stuck> {
    let stuck = simulation.stuck().iter().map(|(place, count)| {
        let words = format!(
            "{count} could not finish: whatever they answered at `{place}`, it was refused. \
             Look at its limits, its pattern and its checks."
        );
        errand.output.trouble(&Plain::line(&words));
        Stuck {
            place: place.to_string(),
            respondents: *count,
        }
    });
    stuck.collect()
}

/// Where responses go as they are made.
struct Made<'a> {
    errand: &'a Errand<'a>,
    survey: &'a Survey,
    file: Option<(BufWriter<File>, &'a Path)>,
    /// One round: an endpoint that is out of reach is not asked again for each response.
    post: Option<(&'a Addressee, Round<'a>)>,
    finished: usize,
    receipted: usize,
    /// What became of the first one that did not arrive.
    failed: Option<Outcome>,
}

impl Made<'_> {
    fn take(&mut self, simulated: &Simulated) -> Result<(), Ending> {
        self.finished += 1;
        if self.file.is_none() && self.post.is_none() {
            return Ok(());
        }
        let envelope = Envelope {
            id: &simulated.id,
            started: &simulated.started,
            completed: &simulated.completed,
            client: CLIENT,
        };
        let bytes = Response::of(self.survey, &simulated.sheet, envelope).encode();
        if let Some((file, path)) = &mut self.file {
            let written = file.write_all(&bytes).and_then(|()| file.write_all(b"\n"));
            written.map_err(|error| unwritable(self.errand, path, &error))?;
        }
        if let Some((to, round)) = &mut self.post {
            let outcome = round.deliver(&Parcel {
                endpoint: &to.endpoint,
                survey: self.survey.id.as_str(),
                id: &simulated.id,
                bytes: &bytes,
                key: to.key,
                code: to.code.as_deref(),
                maybe_sent: false,
            });
            match outcome {
                Outcome::Receipted { .. } => self.receipted += 1,
                other => self.failed = self.failed.take().or(Some(other)),
            }
        }
        Ok(())
    }

    /// Everything is written, and arrived where it was to arrive.
    fn end(&mut self) -> Result<Ending, Ending> {
        if let Some((file, path)) = &mut self.file {
            file.flush()
                .map_err(|error| unwritable(self.errand, path, &error))?;
        }
        Ok(match &self.failed {
            Some(outcome) => self.errand.trouble(&outcome.message()),
            None => Ending::Done,
        })
    }
}

fn overview(made: &Made<'_>, asked: &cli::Simulate, table: &[Item]) -> String {
    let survey = made.survey;
    let mut out = format!(
        "{} respondents to {} {}, seed {}.\n",
        made.finished, survey.id, survey.version, asked.seed
    );
    if made.post.is_some() {
        let _ = writeln!(out, "{} of {} arrived.", made.receipted, made.finished);
    }
    let kinds = [
        "page", "question", "computed", "choice", "row", "rule", "message",
    ];
    let reached = kinds.iter().filter_map(|kind| {
        let all = || table.iter().filter(|item| item.what.word() == *kind);
        let (count, reached) = (
            all().count(),
            all().filter(|item| item.what.is_reached()).count(),
        );
        (count > 0).then(|| format!("{reached} of {count} {kind}s"))
    });
    let reached = reached
        .collect::<Vec<_>>()
        .join(", ")
        .replace("computeds", "computed");
    let _ = writeln!(out, "Reached: {reached}.");
    let never: Vec<&Item> = table
        .iter()
        .filter(|item| !item.what.is_reached())
        .collect();
    if !never.is_empty() {
        out.push_str("\nNever reached:\n");
        for item in never {
            let _ = writeln!(out, "  {:9} {}", item.what.word(), item);
        }
    }
    out.push_str("\nHow often:\n");
    for item in table {
        let _ = writeln!(out, "{}{}", indent(item), item);
    }
    out.truncate(out.trim_end().len());
    out
}

fn indent(item: &Item) -> &'static str {
    match item.what {
        What::Page { .. } => "\n",
        What::Question { .. } | What::Computed { .. } => "  ",
        What::Choice { .. }
        | What::Row { .. }
        | What::List { .. }
        | What::Rule { .. }
        | What::Message { .. } => "    ",
    }
}

fn row(item: &Item) -> Row<'_> {
    let counts = match &item.what {
        What::Page { asked } => Counts::Asked { asked: *asked },
        What::Question {
            asked,
            answered,
            missing,
            blank,
        } => Counts::Answered {
            asked: *asked,
            answered: *answered,
            missing: *missing,
            blank: *blank,
        },
        What::Computed { known } => Counts::Known { known: *known },
        What::Choice { picked } => Counts::Picked { picked: *picked },
        What::Row { answered } => Counts::Row {
            answered: *answered,
        },
        What::List { picked, entries } => Counts::Listed {
            picked: *picked,
            entries: *entries,
        },
        What::Rule { rule, held, failed } => Counts::Rule {
            rule,
            held: *held,
            failed: *failed,
        },
        What::Message {
            level,
            words,
            shown,
            kept,
        } => Counts::Message {
            level: level.word(),
            words,
            shown: *shown,
            kept: *kept,
        },
    };
    Row {
        id: &item.id,
        what: item.what.word(),
        reached: item.what.is_reached(),
        counts,
    }
}
