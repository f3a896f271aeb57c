//! A round of delivery: who is there, what is there already, and only then the bytes.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::network::authorization;
use super::outcome::{Doubt, Outcome, Refused};
use super::road::{Failure, Load, Request, Road, What};
use super::{Endpoint, Parcel};
use crate::wire::{Digest, Discovery};

/// What is learned about an endpoint in one round holds for the whole round.
pub struct Round<'c> {
    road: Box<dyn Road + 'c>,
    lines: Vec<Line>,
}

/// What is known about one endpoint.
struct Line {
    endpoint: Endpoint,
    /// Once an outcome stops the target, it stands for every further parcel.
    found: Result<Discovery, Box<Outcome>>,
    /// Surveys have codes of their own: one that is refused does not stop the others.
    codes_refused: Vec<Option<String>>,
}

impl<'c> Round<'c> {
    pub(crate) fn over(road: impl Road + 'c) -> Self {
        Self {
            road: Box::new(road),
            lines: Vec::new(),
        }
    }

    /// One attempt to deliver one response.
    pub fn deliver(&mut self, parcel: &Parcel) -> Outcome {
        let code = parcel.code.map(str::to_owned);
        let at = self.line(parcel.endpoint);
        let line = &mut self.lines[at];
        if line.codes_refused.contains(&code) {
            return Outcome::AccessCode;
        }
        let outcome = match &line.found {
            Ok(discovery) => {
                let road = &mut *self.road;
                let mut visit = Visit {
                    road,
                    discovery,
                    parcel,
                };
                visit.deliver()
            }
            Err(outcome) => (**outcome).clone(),
        };
        if outcome == Outcome::AccessCode {
            line.codes_refused.push(code);
        } else if outcome.is_target_wide() {
            line.found = Err(Box::new(outcome.clone()));
        }
        outcome
    }

    /// Asks an endpoint who it is, and sends it nothing.
    pub fn recognize(&mut self, endpoint: &Endpoint) -> Result<Discovery, Box<Outcome>> {
        let at = self.line(endpoint);
        self.lines[at].found.clone()
    }

    fn line(&mut self, endpoint: &Endpoint) -> usize {
        let mut known = self.lines.iter();
        if let Some(at) = known.position(|line| line.endpoint == *endpoint) {
            return at;
        }
        let found = self.call(endpoint);
        self.lines.push(Line {
            endpoint: endpoint.clone(),
            found,
            codes_refused: Vec::new(),
        });
        self.lines.len() - 1
    }

    fn call(&mut self, endpoint: &Endpoint) -> Result<Discovery, Box<Outcome>> {
        let request = Request {
            endpoint,
            code: None,
            what: What::Introduction,
        };
        let unreachable = |failure: Failure| Box::new(Outcome::Unreachable { why: failure.why });
        self.road.ask(&request).map_err(unreachable)?.recognize()
    }
}

/// One parcel at the door of a recognized collector.
struct Visit<'v, 'r> {
    road: &'v mut (dyn Road + 'r),
    discovery: &'v Discovery,
    parcel: &'v Parcel<'v>,
}

impl Visit<'_, '_> {
    fn deliver(&mut self) -> Outcome {
        let (parcel, found) = (self.parcel, self.discovery.receipt_key);
        if let Some(expected) = parcel.key
            && expected != found
        {
            return Outcome::KeyChanged { expected, found };
        }
        if parcel
            .code
            .is_some_and(|code| authorization(code).is_none())
        {
            return Outcome::AccessCode;
        }
        if parcel.maybe_sent
            && let Some(outcome) = self.ask()
        {
            return outcome;
        }
        let size_bytes = parcel.bytes.len() as u64;
        if size_bytes > self.discovery.size_bytes_max {
            let size_bytes_max = Some(self.discovery.size_bytes_max);
            let why = Refused::TooLarge {
                size_bytes,
                size_bytes_max,
            };
            return Outcome::Parked { why };
        }
        self.send()
    }

    /// Asks for a response that may have arrived; `None` when the collector does not have it.
    fn ask(&mut self) -> Option<Outcome> {
        let request = self.request(What::Receipt(self.parcel));
        match self.road.ask(&request) {
            Ok(answer) if answer.is_absence() => None,
            Ok(answer) => Some(answer.settle(self.parcel, &self.discovery.receipt_key)),
            // It was sent once before, whatever became of this question.
            Err(failure) => Some(unknown(failure)),
        }
    }

    fn send(&mut self) -> Outcome {
        let load = self.load();
        let request = self.request(What::Response(self.parcel, &load));
        let outcome = match self.road.ask(&request) {
            Ok(answer) => answer.settle(self.parcel, &self.discovery.receipt_key),
            Err(failure) if failure.nothing_sent => {
                return Outcome::Unreachable { why: failure.why };
            }
            Err(failure) => unknown(failure),
        };
        if !outcome.may_have_arrived() {
            return outcome;
        }
        // The response may be there and only its answer lost: then the receipt is too.
        match self.ask() {
            Some(receipted @ Outcome::Receipted { .. }) => receipted,
            Some(_) | None => outcome,
        }
    }

    fn request<'a>(&self, what: What<'a>) -> Request<'a>
    where
        Self: 'a,
    {
        Request {
            endpoint: self.parcel.endpoint,
            code: self.parcel.code,
            what,
        }
    }

    fn load(&self) -> Load {
        let packed = self.packed();
        Load {
            digest: Digest::of(self.parcel.bytes),
            is_gzip: packed.is_some(),
            bytes: packed.unwrap_or_else(|| self.parcel.bytes.to_vec()),
        }
    }

    /// Gzip, where the collector takes it and it saves anything.
    fn packed(&self) -> Option<Vec<u8>> {
        let encodings = &self.discovery.encodings;
        if !encodings.iter().any(|coding| coding == "gzip") {
            return None;
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(self.parcel.bytes).ok()?;
        let packed = encoder.finish().ok()?;
        (packed.len() < self.parcel.bytes.len()).then_some(packed)
    }
}

fn unknown(failure: Failure) -> Outcome {
    Outcome::Unknown {
        why: Doubt::Connection(failure.why),
    }
}
