//! Answers to a response after which nobody can tell whether it arrived.

use super::scenery::{
    ID, PATH, cut, document, hello, page, problem, receipt, say, signer, unsigned,
};
use super::server::Reply;
use super::shapes::{LOGIN, Shape, doubt, invalid, redirect};
use crate::delivery::{Doubt, NoConnection, Outcome, Strange};
use crate::wire::{Digest, ProblemType, ReceiptError, Signer, json};

/// Each leads to a question whether the response is there; here it is not.
pub(super) fn doubtful() -> Vec<Shape> {
    let all = receipts().into_iter().chain(others());
    all.map(|(name, reply, outcome)| Shape {
        name,
        replies: vec![hello(), reply, problem(ProblemType::UnknownResponse)],
        outcome,
        heard: vec![("GET", "/v1"), ("PUT", PATH), ("GET", PATH)],
    })
    .collect()
}

type Row = (&'static str, Reply, Outcome);

fn broken() -> Outcome {
    let why = Doubt::Connection(NoConnection::Broken);
    Outcome::Unknown { why }
}

/// What looks like a receipt for the response.
fn receipts() -> Vec<Row> {
    let (mut other_id, mut other_survey) = (unsigned(), unsigned());
    other_id.id = ID.replace('2', "3");
    other_survey.survey = "other".to_owned();
    let (mut other_bytes, mut other_size) = (unsigned(), unsigned());
    other_bytes.sha256 = Digest::of(b"other");
    other_size.size_bytes += 1;
    let (mut moved, mut sly) = (receipt(), unsigned());
    moved.sequence += 1;
    sly.received = "2024\u{1b}[2J".to_owned();
    let sign = |unsigned| document(201, &signer().sign(unsigned));
    let stranger = Signer::from_bytes(&[8; 32]).sign(unsigned());
    vec![
        (
            "a receipt for another response",
            sign(other_id),
            invalid(ReceiptError::OtherResponse),
        ),
        (
            "a receipt for another survey",
            sign(other_survey),
            invalid(ReceiptError::OtherResponse),
        ),
        (
            "a receipt for other bytes",
            sign(other_bytes),
            invalid(ReceiptError::OtherBytes),
        ),
        (
            "a receipt for another size",
            sign(other_size),
            invalid(ReceiptError::OtherBytes),
        ),
        (
            "a receipt by another key",
            document(201, &stranger),
            invalid(ReceiptError::Signature),
        ),
        (
            "a receipt that was changed",
            document(201, &moved),
            invalid(ReceiptError::Signature),
        ),
        (
            "a receipt without a signature",
            document(201, &unsigned()),
            invalid(ReceiptError::Signature),
        ),
        (
            "a receipt with an escape",
            sign(sly),
            doubt(Strange::NotOurs),
        ),
        (
            "a receipt in an error",
            document(500, &receipt()),
            doubt(Strange::Status { status: 500 }),
        ),
        (
            "a cut receipt",
            cut(&document(201, &receipt()), 20),
            broken(),
        ),
    ]
}

/// What does not even look like one.
fn others() -> Vec<Row> {
    let ours_as_page = say(
        404,
        &["Content-Type: text/html"],
        &json::line(&ProblemType::UnknownSurvey.document()),
    );
    let mut foreign = ProblemType::SurveyClosed.document();
    foreign.kind = "about:blank".to_owned();
    let foreign = say(
        403,
        &["Content-Type: application/problem+json"],
        &json::line(&foreign),
    );
    let mut mixed_up = ProblemType::Invalid.document();
    mixed_up.instance = Some(PATH.replace('2', "3"));
    let mixed_up = say(
        422,
        &["Content-Type: application/problem+json"],
        &json::line(&mixed_up),
    );
    vec![
        (
            "a refusal of another response",
            mixed_up,
            doubt(Strange::Status { status: 422 }),
        ),
        ("a portal's page", page(200, &[]), doubt(Strange::Page)),
        (
            "a portal's redirect",
            page(307, &[LOGIN]),
            doubt(redirect()),
        ),
        ("bare success", say(201, &[], ""), doubt(Strange::Empty)),
        ("no content", say(204, &[], ""), doubt(Strange::Empty)),
        ("the introduction again", hello(), doubt(Strange::NotOurs)),
        (
            "a broken server",
            page(500, &[]),
            doubt(Strange::Status { status: 500 }),
        ),
        (
            "a bad gateway",
            page(502, &[]),
            doubt(Strange::Status { status: 502 }),
        ),
        (
            "a missing page",
            page(404, &[]),
            doubt(Strange::Status { status: 404 }),
        ),
        (
            "a forbidden page",
            page(403, &[]),
            doubt(Strange::Status { status: 403 }),
        ),
        (
            "a login page",
            page(401, &[]),
            doubt(Strange::Status { status: 401 }),
        ),
        (
            "our problem as a page",
            ours_as_page,
            doubt(Strange::Status { status: 404 }),
        ),
        (
            "somebody else's problem",
            foreign,
            doubt(Strange::Status { status: 403 }),
        ),
        (
            "a damaged request",
            problem(ProblemType::Malformed),
            doubt(Strange::Status { status: 400 }),
        ),
        (
            "a huge answer",
            say(200, &[], &"x".repeat(100_000)),
            doubt(Strange::TooLong),
        ),
        ("an empty reply", Reply::SayAndClose(Vec::new()), broken()),
        ("a reset", Reply::Reset, broken()),
    ]
}
