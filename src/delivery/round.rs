//! A round of delivery: who is there, what is there already, and only then the bytes.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::header::{self, HeaderValue, InvalidHeaderValue};
use reqwest::{Body, Client, RequestBuilder};

use super::exchange::{Failure, client, exchange};
use super::judge::Answer;
use super::outcome::{Doubt, Outcome, Refused};
use super::upload::Upload;
use super::watch::Progress;
use super::{Courier, Endpoint, Parcel};
use crate::wire::{Digest, Discovery};

/// What is learned about an endpoint in one round holds for the whole round.
pub struct Round<'c> {
    courier: &'c Courier,
    lines: Vec<Line>,
}

/// What is known about one endpoint.
struct Line {
    endpoint: Endpoint,
    /// Once an outcome stops the target, it stands for every further parcel.
    found: Result<(Client, Discovery), Box<Outcome>>,
    /// Surveys have codes of their own: one that is refused does not stop the others.
    codes_refused: Vec<Option<String>>,
}

impl Drop for Round<'_> {
    /// Hangs up: what nobody drives would stay connected until the next round.
    fn drop(&mut self) {
        self.lines.clear();
        self.courier.runtime.block_on(tokio::task::yield_now());
    }
}

impl<'c> Round<'c> {
    pub(super) fn new(courier: &'c Courier) -> Self {
        Self {
            courier,
            lines: Vec::new(),
        }
    }

    /// One attempt to deliver one response.
    pub fn deliver(&mut self, parcel: &Parcel) -> Outcome {
        let courier = self.courier;
        let code = parcel.code.map(str::to_owned);
        let line = self.line(parcel.endpoint);
        if line.codes_refused.contains(&code) {
            return Outcome::AccessCode;
        }
        let outcome = match &line.found {
            Ok((client, discovery)) => {
                let visit = Visit {
                    courier,
                    client,
                    discovery,
                    parcel,
                };
                courier.runtime.block_on(visit.deliver())
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
        match &self.line(endpoint).found {
            Ok((_, discovery)) => Ok(discovery.clone()),
            Err(outcome) => Err(outcome.clone()),
        }
    }

    fn line(&mut self, endpoint: &Endpoint) -> &mut Line {
        let known = self
            .lines
            .iter()
            .position(|line| line.endpoint == *endpoint);
        let at = known.unwrap_or_else(|| {
            self.lines.push(Line {
                endpoint: endpoint.clone(),
                found: self.call(endpoint),
                codes_refused: Vec::new(),
            });
            self.lines.len() - 1
        });
        &mut self.lines[at]
    }

    fn call(&self, endpoint: &Endpoint) -> Result<(Client, Discovery), Box<Outcome>> {
        let patience = self.courier.patience;
        let client =
            client(endpoint, patience).map_err(|why| Box::new(Outcome::Unreachable { why }))?;
        let request = client
            .get(endpoint.discovery())
            .header(header::ACCEPT, "application/json");
        let progress = Progress::default();
        let answer = self
            .courier
            .runtime
            .block_on(exchange(request, &progress, patience))
            .map_err(|failure| Box::new(Outcome::Unreachable { why: failure.why }))?;
        Ok((client, answer.recognize()?))
    }
}

/// One parcel at the door of a recognized collector.
struct Visit<'v> {
    courier: &'v Courier,
    client: &'v Client,
    discovery: &'v Discovery,
    parcel: &'v Parcel<'v>,
}

impl Visit<'_> {
    async fn deliver(&self) -> Outcome {
        let (parcel, found) = (self.parcel, self.discovery.receipt_key);
        if let Some(expected) = parcel.key
            && expected != found
        {
            return Outcome::KeyChanged { expected, found };
        }
        let Ok(code) = self.authorization() else {
            return Outcome::AccessCode;
        };
        if parcel.maybe_sent
            && let Some(outcome) = self.ask(code.as_ref()).await
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
        self.send(code.as_ref()).await
    }

    /// Asks for a response that may have arrived; `None` when the collector does not have it.
    async fn ask(&self, code: Option<&HeaderValue>) -> Option<Outcome> {
        match self.exchange(self.get(code), &Progress::default()).await {
            Ok(answer) if answer.is_absence() => None,
            Ok(answer) => Some(answer.settle(self.parcel, &self.discovery.receipt_key)),
            // It was sent once before, whatever became of this question.
            Err(failure) => Some(unknown(failure)),
        }
    }

    async fn send(&self, code: Option<&HeaderValue>) -> Outcome {
        let progress = Progress::default();
        let outcome = match self.exchange(self.put(code, &progress), &progress).await {
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
        match self.ask(code).await {
            Some(receipted @ Outcome::Receipted { .. }) => receipted,
            Some(_) | None => outcome,
        }
    }

    fn get(&self, code: Option<&HeaderValue>) -> RequestBuilder {
        let parcel = self.parcel;
        let url = parcel.endpoint.response(parcel.survey, parcel.id);
        with_code(self.client.get(url), code)
    }

    fn put(&self, code: Option<&HeaderValue>, progress: &Progress) -> RequestBuilder {
        let parcel = self.parcel;
        let url = parcel.endpoint.response(parcel.survey, parcel.id);
        let mut request = with_code(self.client.put(url), code)
            .header(header::CONTENT_TYPE, "application/json")
            .header("Content-Digest", Digest::of(parcel.bytes).field());
        let packed = self.packed();
        if packed.is_some() {
            request = request.header(header::CONTENT_ENCODING, "gzip");
        }
        let bytes = packed.unwrap_or_else(|| parcel.bytes.to_vec());
        // Of a body in pieces only we know the length, and not every proxy takes one without.
        request
            .header(header::CONTENT_LENGTH, bytes.len())
            .body(Body::wrap_stream(Upload::new(bytes, progress.clone())))
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

    /// Fails for a code that cannot be sent, and so cannot be right.
    fn authorization(&self) -> Result<Option<HeaderValue>, InvalidHeaderValue> {
        let Some(code) = self.parcel.code else {
            return Ok(None);
        };
        let mut value = HeaderValue::from_bytes(format!("Bearer {code}").as_bytes())?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    async fn exchange(
        &self,
        request: RequestBuilder,
        progress: &Progress,
    ) -> Result<Answer, Failure> {
        exchange(request, progress, self.courier.patience).await
    }
}

fn with_code(request: RequestBuilder, code: Option<&HeaderValue>) -> RequestBuilder {
    let request = request.header(header::ACCEPT, "application/json, application/problem+json");
    match code {
        Some(code) => request.header(header::AUTHORIZATION, code.clone()),
        None => request,
    }
}

fn unknown(failure: Failure) -> Outcome {
    Outcome::Unknown {
        why: Doubt::Connection(failure.why),
    }
}
