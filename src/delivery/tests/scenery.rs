//! A collector's words and what is said in its place, as raw HTTP.

use std::fmt::Write as _;

use serde::Serialize;

use super::server::Reply;
use crate::delivery::{Endpoint, Parcel};
use crate::wire::{Digest, Discovery, PROTOCOL, ProblemType, Receipt, Signer, json};

pub(super) const SURVEY: &str = "tour";
pub(super) const ID: &str = "2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10";
pub(super) const CODE: &str = "secret-code";
pub(super) const PATH: &str = "/v1/surveys/tour/responses/2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10";
pub(super) const BYTES: &[u8] = br#"{"format":1,"answers":{"a":"yes","b":"yes","c":"yes","d":"yes","e":"yes","f":"yes","g":"yes","h":"yes","i":"yes","j":"yes","k":"yes","l":"yes"}}"#;

pub(super) fn parcel(endpoint: &Endpoint) -> Parcel<'_> {
    Parcel {
        endpoint,
        survey: SURVEY,
        id: ID,
        bytes: BYTES,
        key: Some(signer().key()),
        code: Some(CODE),
        maybe_sent: false,
    }
}

pub(super) fn signer() -> Signer {
    Signer::from_bytes(&[7; 32])
}

pub(super) fn receipt() -> Receipt {
    signer().sign(unsigned())
}

pub(super) fn unsigned() -> Receipt {
    Receipt {
        id: ID.to_owned(),
        survey: SURVEY.to_owned(),
        version: "1.0".to_owned(),
        sha256: Digest::of(BYTES),
        size_bytes: BYTES.len() as u64,
        received: "2024-10-01T12:00:00Z".to_owned(),
        sequence: 1,
        signature: String::new(),
    }
}

pub(super) fn introduction() -> Discovery {
    Discovery {
        protocol: PROTOCOL.to_owned(),
        version: 1,
        encodings: vec!["identity".to_owned()],
        size_bytes_max: 1_000_000,
        receipt_key: signer().key(),
    }
}

/// A collector of ours says who it is.
pub(super) fn hello() -> Reply {
    document(200, &introduction())
}

pub(super) fn document(status: u16, document: &impl Serialize) -> Reply {
    say(
        status,
        &["Content-Type: application/json"],
        &json::line(document),
    )
}

pub(super) fn problem(kind: ProblemType) -> Reply {
    problem_with(kind, &[])
}

pub(super) fn problem_with(kind: ProblemType, fields: &[&str]) -> Reply {
    let mut fields = fields.to_vec();
    fields.push("Content-Type: application/problem+json; charset=utf-8");
    say(kind.status(), &fields, &json::line(&kind.document()))
}

pub(super) fn page(status: u16, fields: &[&str]) -> Reply {
    let mut fields = fields.to_vec();
    fields.push("Content-Type: text/html");
    say(
        status,
        &fields,
        "<html><body>Welcome to the guest network</body></html>",
    )
}

pub(super) fn say(status: u16, fields: &[&str], body: &str) -> Reply {
    let mut head = format!("HTTP/1.1 {status} Some words\r\n");
    for field in fields {
        head.push_str(field);
        head.push_str("\r\n");
    }
    if status != 204 {
        let _ = write!(head, "Content-Length: {}\r\n", body.len());
    }
    Reply::Say(format!("{head}\r\n{body}").into_bytes())
}

/// The same reply, broken off before its last bytes.
pub(super) fn cut(reply: &Reply, bytes: usize) -> Reply {
    match reply {
        Reply::Say(whole) | Reply::SayAndClose(whole) => {
            Reply::SayAndClose(whole[..whole.len() - bytes].to_vec())
        }
        Reply::Reset | Reply::Silence => reply.clone(),
    }
}
