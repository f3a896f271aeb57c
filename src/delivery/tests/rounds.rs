//! Several parcels in one round: what stops a target, and what stops nothing.

use super::scenery::{PATH, document, hello, introduction, page, parcel, problem, receipt};
use super::server::Server;
use super::shapes::receipted;
use super::{courier, lines, owned};
use crate::delivery::{Outcome, Parcel};
use crate::wire::ProblemType;

#[test]
fn one_round_asks_an_endpoint_once() {
    let invalid = problem(ProblemType::Invalid);
    let server = Server::new([hello(), invalid, document(201, &receipt())]);
    let (courier, endpoint) = (courier(), server.endpoint());
    let mut round = courier.round();
    // A response that is refused does not block the next.
    assert!(matches!(
        round.deliver(&parcel(&endpoint)),
        Outcome::Parked { .. }
    ));
    assert_eq!(round.deliver(&parcel(&endpoint)), receipted());
    assert_eq!(round.recognize(&endpoint), Ok(introduction()));
    assert_eq!(
        lines(&server),
        owned(&[("GET", "/v1"), ("PUT", PATH), ("PUT", PATH)])
    );
}

#[test]
fn what_stops_a_target_stops_it_for_the_round() {
    let courier = courier();
    for (replies, heard) in [
        (vec![page(511, &[])], 1),
        (vec![hello(), problem(ProblemType::Busy)], 2),
    ] {
        let server = Server::new(replies);
        let endpoint = server.endpoint();
        let mut round = courier.round();
        let outcome = round.deliver(&parcel(&endpoint));
        assert!(outcome.is_target_wide());
        assert_eq!(round.deliver(&parcel(&endpoint)), outcome);
        assert_eq!(server.heard().len(), heard);
    }
}

#[test]
fn a_refused_access_code_stops_only_that_code() {
    let server = Server::new([
        hello(),
        problem(ProblemType::AccessCode),
        document(201, &receipt()),
    ]);
    let (courier, endpoint) = (courier(), server.endpoint());
    let mut round = courier.round();
    let other = Parcel {
        code: Some("another"),
        ..parcel(&endpoint)
    };
    let unfit = Parcel {
        code: Some("two\nlines"),
        ..parcel(&endpoint)
    };
    assert_eq!(round.deliver(&parcel(&endpoint)), Outcome::AccessCode);
    assert_eq!(round.deliver(&parcel(&endpoint)), Outcome::AccessCode);
    assert_eq!(round.deliver(&unfit), Outcome::AccessCode);
    assert_eq!(round.deliver(&other), receipted());
    assert_eq!(server.heard().len(), 3);
}
