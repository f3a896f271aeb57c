//! The addresses of the protocol, and what is done at each.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::sync::{Semaphore, mpsc, oneshot};

use super::answer::{self, Problem};
use super::body::{self, ENCODINGS, Head};
use super::store::{Kept, Store, StoreError};
use super::writer::{Arrival, Deposit, tell};
use super::{SIZE_BYTES_MAX, verdict};
use crate::plain::Plain;
use crate::survey::Survey;
use crate::wire::{Digest, Discovery, PROTOCOL, ProblemType, ReceiptKey};

/// Where responses are handed in and asked for.
pub(super) struct Desk {
    pub(super) surveys: Arc<[Arc<Survey>]>,
    /// Of the access code, so that comparing takes the same time whatever is sent.
    pub(super) code: Option<Digest>,
    pub(super) key: ReceiptKey,
    pub(super) store: Store,
    pub(super) arrivals: mpsc::Sender<Arrival>,
    /// How many documents are judged at once: it takes a processor each.
    pub(super) judges: Semaphore,
    pub(super) log: Option<fn(&Plain)>,
}

/// Which response an address names.
type Named = Result<Path<(String, String)>, PathRejection>;

pub(super) fn router(desk: Arc<Desk>) -> Router {
    let nothing_here = || async { Problem::plain(StatusCode::NOT_FOUND) };
    let not_so = || async { Problem::plain(StatusCode::METHOD_NOT_ALLOWED) };
    Router::new()
        .route("/v1", get(discover))
        .route(
            "/v1/surveys/{survey}/responses/{id}",
            get(look_up).put(hand_in),
        )
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_so)
        .with_state(desk)
}

async fn discover(State(desk): State<Arc<Desk>>) -> Response {
    let discovery = Discovery {
        protocol: PROTOCOL.to_owned(),
        version: 1,
        encodings: ENCODINGS.map(str::to_owned).to_vec(),
        size_bytes_max: SIZE_BYTES_MAX,
        receipt_key: desk.key,
    };
    answer::document(StatusCode::OK, &discovery)
}

async fn look_up(State(desk): State<Arc<Desk>>, named: Named) -> Result<Response, Problem> {
    let (survey, id) = address(named)?;
    let kept = desk.find(&id).await?;
    match kept.filter(|kept| kept.survey == survey) {
        Some(kept) => Ok(answer::document(StatusCode::OK, &kept.receipt)),
        None if desk.serves(&survey) => {
            let detail = "No response with this id has arrived.";
            Err(Problem::new(ProblemType::UnknownResponse, detail).about(&survey, &id))
        }
        None => Err(verdict::unknown_survey().about(&survey, &id)),
    }
}

async fn hand_in(
    State(desk): State<Arc<Desk>>,
    named: Named,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let (survey, id, head) = match desk.admit(named, &headers) {
        Ok(admitted) => admitted,
        Err(problem) => {
            body::discard(body, &headers).await;
            return problem.into_response();
        }
    };
    let deposit = match body::receive(body, &headers).await {
        Ok(sent) => desk.take(&survey, &id, (head, sent)).await,
        Err(problem) => Err(problem),
    };
    let (status, receipt) = match deposit {
        Ok(Deposit::New(receipt)) => (StatusCode::CREATED, receipt),
        Ok(Deposit::Known(receipt)) => (StatusCode::OK, receipt),
        Ok(Deposit::Different(stored)) => {
            return Problem::different(stored)
                .about(&survey, &id)
                .into_response();
        }
        Err(problem) => {
            tell(desk.log, &format!("{id} refused: {}", problem.summary()));
            return problem.about(&survey, &id).into_response();
        }
    };
    answer::document(status, &receipt)
}

fn address(named: Named) -> Result<(String, String), Problem> {
    let Path((survey, id)) = named.map_err(|_| Problem::plain(StatusCode::NOT_FOUND))?;
    if !verdict::is_id(&id) {
        return Err(Problem::new(
            ProblemType::Malformed,
            "The id of a response is a UUID of version 4, in lowercase.",
        ));
    }
    Ok((survey, id))
}

impl Desk {
    fn serves(&self, survey: &str) -> bool {
        self.surveys.iter().any(|known| known.id.as_str() == survey)
    }

    /// What can be judged before the body has been read.
    fn admit(&self, named: Named, headers: &HeaderMap) -> Result<(String, String, Head), Problem> {
        let sent = headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
        let sent = sent.and_then(|field| {
            let (scheme, code) = field.split_at_checked(b"Bearer ".len())?;
            scheme
                .eq_ignore_ascii_case(b"Bearer ")
                .then(|| Digest::of(code))
        });
        if self.code.is_some() && sent != self.code {
            return Err(Problem::new(
                ProblemType::AccessCode,
                "Send the access code of the survey as a bearer token.",
            ));
        }
        let (survey, id) = address(named)?;
        Ok((survey, id, Head::read(headers)?))
    }

    /// Judges what was sent and has it stored. What is stored already is never judged
    /// again: its receipt stands even where the survey is no longer collected.
    async fn take(
        &self,
        survey: &str,
        id: &str,
        (head, sent): (Head, Vec<u8>),
    ) -> Result<Deposit, Problem> {
        let kept = self.find(id).await?;
        let Ok(_judging) = self.judges.acquire().await else {
            return Err(Problem::busy());
        };
        let surveys = Arc::clone(&self.surveys);
        let named = (survey.to_owned(), id.to_owned());
        let judged = tokio::task::spawn_blocking(move || {
            sift(&surveys, (&named.0, &named.1), kept, (head, sent))
        });
        let judged = judged.await.map_err(|_| {
            tell(self.log, &format!("{id} could not be judged"));
            Problem::busy()
        })?;
        match judged? {
            Sifted::Settled(deposit) => Ok(deposit),
            Sifted::Good { version, document } => {
                let digest = Digest::of(&document);
                let (answer, told) = oneshot::channel();
                let arrival = Arrival {
                    id: id.to_owned(),
                    survey: survey.to_owned(),
                    version,
                    document,
                    digest,
                    answer,
                };
                let waits = self.arrivals.try_send(arrival);
                waits.map_err(|_| Problem::busy())?;
                told.await.map_err(|_| Problem::busy())
            }
        }
    }

    async fn find(&self, id: &str) -> Result<Option<Kept>, Problem> {
        self.store.find(id).await.map_err(|error: StoreError| {
            tell(self.log, &error.to_string());
            Problem::busy()
        })
    }
}

/// What is left to do with a document.
enum Sifted {
    Settled(Deposit),
    Good { version: String, document: Vec<u8> },
}

/// The part that takes a processor: decoding, comparing and judging.
fn sift(
    surveys: &[Arc<Survey>],
    (survey, id): (&str, &str),
    kept: Option<Kept>,
    (head, sent): (Head, Vec<u8>),
) -> Result<Sifted, Problem> {
    let document = head.unpack(sent)?;
    if let Some(kept) = kept {
        if kept.digest != Digest::of(&document) {
            return Ok(Sifted::Settled(Deposit::Different(kept.digest)));
        }
        if kept.survey == survey {
            return Ok(Sifted::Settled(Deposit::Known(kept.receipt)));
        }
    }
    let version = verdict::judge(surveys, (survey, id), &document)?;
    Ok(Sifted::Good { version, document })
}
