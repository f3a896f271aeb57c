//! What goes back over HTTP: documents of ours, and problem documents (RFC 9457).

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::body::ENCODINGS;
use crate::wire::{Digest, Pointed, ProblemDocument, ProblemType, json};

const RETRY_AFTER_S: u16 = 5;

/// Why a request is not served: the whole answer, before it is written.
#[derive(Debug)]
pub(super) struct Problem(Box<ProblemDocument>);

impl Problem {
    /// One of the protocol's problems, with a sentence on what is the matter.
    pub(super) fn new(kind: ProblemType, detail: &str) -> Self {
        let mut document = kind.document();
        document.detail = Some(detail.to_owned());
        Self(Box::new(document))
    }

    /// A status of HTTP that the protocol says nothing of.
    pub(super) fn plain(status: StatusCode) -> Self {
        Self(Box::new(ProblemDocument {
            kind: "about:blank".to_owned(),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail: None,
            instance: None,
            stored_digest: None,
            errors: Vec::new(),
        }))
    }

    /// Other bytes are stored under the id already.
    pub(super) fn different(stored: Digest) -> Self {
        let mut document = ProblemType::DifferentContent.document();
        document.stored_digest = Some(stored);
        Self(Box::new(document))
    }

    pub(super) fn invalid(errors: Vec<Pointed>) -> Self {
        let mut document = ProblemType::Invalid.document();
        document.errors = errors;
        Self(Box::new(document))
    }

    pub(super) fn busy() -> Self {
        Self(Box::new(ProblemType::Busy.document()))
    }

    /// Says which response it is about, so that nobody takes it for theirs.
    pub(super) fn about(mut self, survey: &str, id: &str) -> Self {
        self.0.instance = Some(format!("/v1/surveys/{survey}/responses/{id}"));
        self
    }

    /// For the log: which problem it is, but nothing that came from the response.
    pub(super) fn summary(&self) -> String {
        let (status, title) = (self.0.status, &self.0.title);
        match self.0.errors.len() {
            0 => format!("{status} {title}"),
            places => format!("{status} {title}, at {places} of its places"),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status);
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = written(status, "application/problem+json", &*self.0);
        let headers = response.headers_mut();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from(RETRY_AFTER_S));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if status == StatusCode::UNSUPPORTED_MEDIA_TYPE {
            let accepted = HeaderValue::try_from(ENCODINGS.join(", "));
            headers.extend(accepted.ok().map(|codings| (ACCEPT_ENCODING, codings)));
        }
        response
    }
}

/// A document as JSON.
pub(super) fn document<T: Serialize>(status: StatusCode, document: &T) -> Response {
    written(status, "application/json", document)
}

fn written<T: Serialize>(status: StatusCode, media: &'static str, document: &T) -> Response {
    let mut response = Response::new(Body::from(json::line(document)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
