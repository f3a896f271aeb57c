//! Everything that can stand between a respondent and a collector, and what is made of it.

use super::scenery::{
    PATH, cut, document, hello, introduction, page, problem, problem_with, receipt, say, signer,
    unsigned,
};
use super::server::Reply;
use crate::delivery::{Doubt, NoConnection, Outcome, Refused, Strange};
use crate::plain::Plain;
use crate::wire::{Digest, ProblemType, ReceiptError, json};

/// What a server says in turn, and what must come of it.
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) replies: Vec<Reply>,
    pub(super) outcome: Outcome,
    /// Method and path of every request, in order.
    pub(super) heard: Vec<(&'static str, &'static str)>,
}

pub(super) fn doubt(why: Strange) -> Outcome {
    let why = Doubt::Answer(why);
    Outcome::Unknown { why }
}

pub(super) fn invalid(why: ReceiptError) -> Outcome {
    let why = Doubt::Receipt(why);
    Outcome::Unknown { why }
}

fn parked(why: Refused) -> Outcome {
    Outcome::Parked { why }
}

fn later(seconds: Option<u64>) -> Outcome {
    let after = seconds.map(std::time::Duration::from_secs);
    Outcome::Later { after }
}

pub(super) fn receipted() -> Outcome {
    let (receipt, key) = (receipt(), signer().key());
    Outcome::Receipted { receipt, key }
}

pub(super) fn redirect() -> Strange {
    let to = Some(Plain::line("http://login.wifi.example/?back=%2F"));
    Strange::Redirect { to }
}

pub(super) const LOGIN: &str = "Location: http://login.wifi.example/?back=%2F";

/// In place of the collector's introduction: nothing more may be sent.
pub(super) fn strangers() -> Vec<Shape> {
    let strange = pages().into_iter().chain(documents());
    let strange = strange.map(|(name, reply, why)| (name, reply, Outcome::NotRecognized { why }));
    let broken = broken().into_iter().map(|(name, reply)| {
        let why = NoConnection::Broken;
        (name, reply, Outcome::Unreachable { why })
    });
    let busy = (
        "an overloaded gateway",
        page(503, &["Retry-After: 7"]),
        later(Some(7)),
    );
    let all = strange.chain(broken).chain([busy]);
    all.map(|(name, reply, outcome)| Shape {
        name,
        replies: vec![reply],
        outcome,
        heard: vec![("GET", "/v1")],
    })
    .collect()
}

/// What networks and other servers say.
fn pages() -> Vec<(&'static str, Reply, Strange)> {
    vec![
        ("a portal's page", page(200, &[]), Strange::Page),
        ("a portal's redirect", page(302, &[LOGIN]), redirect()),
        (
            "a moved collector",
            page(308, &[]),
            Strange::Redirect { to: None },
        ),
        ("no content", say(204, &[], ""), Strange::Empty),
        ("an empty document", say(200, &[], ""), Strange::Empty),
        ("a proxy's login", page(407, &[]), Strange::ProxyLogin),
        ("a network's login", page(511, &[]), Strange::NetworkLogin),
        (
            "a missing page",
            page(404, &[]),
            Strange::Status { status: 404 },
        ),
        (
            "a forbidden page",
            page(403, &[]),
            Strange::Status { status: 403 },
        ),
        (
            "a broken server",
            page(500, &[]),
            Strange::Status { status: 500 },
        ),
    ]
}

/// What looks like an introduction.
fn documents() -> Vec<(&'static str, Reply, Strange)> {
    let mut other = introduction();
    other.protocol = "other".to_owned();
    let mut newer = introduction();
    newer.version = 2;
    let huge = "x".repeat(100_000);
    let ours = json::line(&introduction());
    vec![
        ("other JSON", document(200, &["a"]), Strange::NotOurs),
        ("another protocol", document(200, &other), Strange::NotOurs),
        (
            "a newer protocol",
            document(200, &newer),
            Strange::Version { version: 2 },
        ),
        (
            "our words as text",
            say(200, &["Content-Type: text/plain"], &ours),
            Strange::NotOurs,
        ),
        (
            "our words as created",
            document(201, &introduction()),
            Strange::NotOurs,
        ),
        (
            "cut JSON",
            say(200, &["Content-Type: application/json"], &ours[..40]),
            Strange::NotOurs,
        ),
        (
            "a huge answer",
            say(200, &["Content-Type: application/json"], &huge),
            Strange::TooLong,
        ),
    ]
}

fn broken() -> Vec<(&'static str, Reply)> {
    vec![
        ("a cut answer", cut(&hello(), 9)),
        (
            "a cut head",
            Reply::SayAndClose(b"HTTP/1.1 200 OK\r\nConte".to_vec()),
        ),
        (
            "no HTTP",
            Reply::SayAndClose(b"SSH-2.0-OpenSSH\r\n\r\n".to_vec()),
        ),
        ("an empty reply", Reply::SayAndClose(Vec::new())),
    ]
}

/// In answer to the response itself, where the matter is settled by it.
pub(super) fn settling() -> Vec<Shape> {
    use ProblemType::{
        AccessCode, Busy, DifferentContent, Invalid, SurveyClosed, TooLarge, UnknownSurvey,
        UnsupportedEncoding, Withdrawn,
    };
    let mut different = DifferentContent.document();
    different.stored_digest = Some(Digest::of(b"other"));
    let different = say(
        409,
        &["Content-Type: application/problem+json"],
        &json::line(&different),
    );
    let stored = Some(Digest::of(b"other"));
    let too_large = Refused::TooLarge {
        size_bytes: unsigned().size_bytes,
        size_bytes_max: None,
    };
    let errors = Vec::new();
    let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT";
    let at = "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT";
    [
        ("a new receipt", document(201, &receipt()), receipted()),
        (
            "the same receipt again",
            document(200, &receipt()),
            receipted(),
        ),
        (
            "other content",
            different,
            parked(Refused::DifferentContent { stored }),
        ),
        (
            "a closed survey",
            problem(SurveyClosed),
            parked(Refused::SurveyClosed),
        ),
        (
            "an unknown survey",
            problem(UnknownSurvey),
            parked(Refused::UnknownSurvey),
        ),
        (
            "a withdrawn response",
            problem(Withdrawn),
            parked(Refused::Withdrawn),
        ),
        ("too large", problem(TooLarge), parked(too_large)),
        (
            "an encoding",
            problem(UnsupportedEncoding),
            parked(Refused::Encoding),
        ),
        (
            "an invalid response",
            problem(Invalid),
            parked(Refused::Invalid { errors }),
        ),
        ("an access code", problem(AccessCode), Outcome::AccessCode),
        ("a busy collector", problem(Busy), later(None)),
        (
            "a busy collector's wish",
            problem_with(Busy, &["Retry-After: 90"]),
            later(Some(90)),
        ),
        (
            "too many requests",
            page(429, &["Retry-After: 120"]),
            later(Some(120)),
        ),
        (
            "too many requests until",
            page(429, &[date, at]),
            later(Some(60)),
        ),
        (
            "a year of silence",
            page(503, &["Retry-After: 31536000"]),
            later(Some(86_400)),
        ),
        (
            "a nonsense wish",
            page(503, &["Retry-After: soon"]),
            later(None),
        ),
    ]
    .into_iter()
    .map(|(name, reply, outcome)| Shape {
        name,
        replies: vec![hello(), reply],
        outcome,
        heard: vec![("GET", "/v1"), ("PUT", PATH)],
    })
    .collect()
}
