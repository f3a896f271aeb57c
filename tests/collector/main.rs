//! The collection endpoint as its clients meet it: over HTTP, byte by byte.
#![cfg(feature = "collector")]

#[path = "../common/mod.rs"]
mod common;
mod hindrances;
mod http;
mod killed;
mod outbox;
mod packed;
mod race;
#[path = "../common/scale.rs"]
mod scale;
mod scenery;
mod siege;
mod slow_line;
mod stalled;
mod victim;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;

use common::survey;
use http::{exchange, get, path, put, put_bytes, request};
use scenery::{collector, options, response, text, tour};
use svar::collector::{SIZE_BYTES_MAX, start, stored};
use svar::session::Shown;
use svar::survey::{Given, read_answers};
use svar::wire::{Digest, Discovery, Kept, ProblemType, Response, json};
use tempfile::TempDir;

#[test]
fn the_same_bytes_get_the_same_receipt_and_others_a_conflict() {
    let (survey, mut response) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let address = running.address();
    let bytes = response.encode();
    let first = put(address, &response);
    assert_eq!(first.status, 201, "{first:?}");
    let receipt = first.receipt();
    assert_eq!(receipt.verify(&response.id, &bytes, &running.key()), Ok(()));
    assert_eq!((receipt.survey.as_str(), receipt.sequence), ("tour", 1));
    let again = put(address, &response);
    assert_eq!((again.status, again.receipt()), (200, receipt.clone()));
    let asked = get(address, &path("tour", &response.id));
    assert_eq!((asked.status, asked.receipt()), (200, receipt.clone()));

    response.completed = "2024-10-01T12:07:31+02:00".to_owned();
    let other = put(address, &response);
    assert_eq!(other.kind(), Some(ProblemType::DifferentContent));
    assert_eq!(other.problem().stored_digest, Some(Digest::of(&bytes)));

    let store = options(folder.path(), &[]).store;
    let kept = stored(&store, Some("tour"), None).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!((&kept[0].receipt, &kept[0].document), (&receipt, &bytes));
    running.stop();
    assert_eq!(stored(&store, None, Some(&response.id)).unwrap(), kept);
    assert_eq!(stored(&store, Some("other"), None).unwrap(), []);
}

#[test]
fn a_restart_keeps_rows_and_key_even_where_the_survey_has_ended() {
    let (survey, response) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let (key, receipt) = (running.key(), put(running.address(), &response).receipt());
    running.stop();
    let running = collector(folder.path(), &[]);
    assert_eq!(running.key(), key);
    let again = put(running.address(), &response);
    assert_eq!((again.status, again.receipt()), (200, receipt));
    running.stop();
}

#[test]
fn what_is_wrong_with_a_response_is_pointed_at() {
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let check = |change: &dyn Fn(&mut Response), pointers: &[&str]| {
        let mut response = good.clone();
        change(&mut response);
        let bytes = response.encode();
        response.id.clone_from(&good.id);
        response.survey.clone_from(&good.survey);
        let answer = put_bytes(running.address(), &response, &bytes, &[]);
        assert_eq!(answer.kind(), Some(ProblemType::Invalid), "{pointers:?}");
        assert_eq!(answer.pointers(), pointers);
        answer.problem().errors[0].detail.clone()
    };
    let (_, other) = tour();
    // What was shuffled follows from the id.
    let elsewhere = |r: &mut Response| (r.id, r.order) = (other.id.clone(), other.order.clone());
    check(&elsewhere, &["/id"]);
    check(&|r| r.survey = "toor".to_owned(), &["/survey"]);
    check(&|r| r.version = "0.9".to_owned(), &["/version"]);
    check(&|r| r.language = "se".to_owned(), &["/language"]);
    check(&|r| r.digest.truncate(63), &["/digest"]);
    check(
        &|r| {
            r.started = "yesterday".to_owned();
            r.completed = "2024-10-01T12:00:00".to_owned();
        },
        &["/started", "/completed"],
    );
    check(&|r| r.supersedes = Some("1".to_owned()), &["/supersedes"]);
    let set = |id: &'static str, given: Given| {
        move |response: &mut Response| {
            response.answers.retain(|(known, _)| known != id);
            response.answers.push((id.to_owned(), given.clone()));
        }
    };
    let children = set("children", Given::Number(5.into()));
    let said = check(&children, &["/answers/children"]);
    assert_eq!(
        said,
        "There cannot be more children than people in all. Please change one of the numbers."
    );
    let people = set("people", Given::Number(501.into()));
    let said = check(&people, &["/answers/children", "/answers/people"]);
    // A number that is refused is blank to the conditions after it.
    assert_eq!(
        said,
        "This question is not asked, after what was answered earlier."
    );
    check(&set("obstacle", text("time")), &["/answers/obstacle"]);
    check(&set("no/such~one", text("x")), &["/answers/no~1such~0one"]);
    check(&set("consent", Given::Truth(false)), &["/answers/consent"]);
    check(
        &|r| r.answers.retain(|(id, _)| id != "tip"),
        &["/missing/tip"],
    );
    check(
        &|r| r.missing.push(("tip".to_owned(), "skipped".to_owned())),
        &["/missing/tip"],
    );
    check(
        &|r| {
            r.acknowledged.push(kept("distance", "distance <= 50"));
        },
        &["/acknowledged/0"],
    );
    let cut = &good.encode()[..40];
    let answer = put_bytes(running.address(), &good, cut, &[]);
    assert_eq!(
        (answer.kind(), answer.pointers()),
        (Some(ProblemType::Invalid), vec![String::new()])
    );
    let far = set("distance", Given::Number(60.into()));
    let mut stands = good.clone();
    far(&mut stands);
    stands.acknowledged.push(kept("distance", "distance <= 50"));
    assert_eq!(put(running.address(), &stands).status, 201);
    running.stop();
}

fn kept(question: &str, check: &str) -> Kept {
    Kept {
        question: question.to_owned(),
        check: check.to_owned(),
        reason: None,
    }
}

#[test]
fn repeated_pages_and_the_order_shown_are_judged() {
    let folder = TempDir::new().unwrap();
    let winding = survey(include_bytes!("../common/winding.toml"));
    let running = collector(folder.path(), &[&winding]);
    let given = "partners = ['firm', 'club']\nprojects = 2\ncost = { 1 = 20, 2 = 30 }\n\
                 rating = { firm = 'high', club = 'low' }\n";
    let answers = read_answers("answers.toml", given.as_bytes()).unwrap();
    let good = response(&winding, &answers);
    assert_eq!(good.order.pages.len(), 5);
    assert_eq!(put(running.address(), &good).status, 201);
    let refuses = |change: &dyn Fn(&mut Response), pointer: &str| {
        let mut other = response(&winding, &answers);
        change(&mut other);
        assert_eq!(put(running.address(), &other).pointers(), [pointer]);
    };
    refuses(&|r| r.order.pages.reverse(), "/order");
    refuses(&|r| r.order = Shown::default(), "/order");
    let third = |r: &mut Response| {
        let (_, cost) = r.answers.iter_mut().find(|(id, _)| id == "cost").unwrap();
        if let Given::Table(times) = cost {
            times.push(("3".to_owned(), Given::Number(1.into())));
        }
    };
    refuses(&third, "/answers/cost[3]");
    running.stop();
}

#[test]
fn several_versions_of_a_survey_stand_side_by_side() {
    let source = |version| {
        let head = format!("format = 1\nid = 'tiny'\nversion = '{version}'\nlanguages = ['en']\n");
        let rest = "title.en = 'Tiny'\n[privacy]\nmode = 'anonymous'\n[[page]]\nid = 'only'\n\
                    title.en = 'Page'\n[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'";
        survey(format!("{head}{rest}").as_bytes())
    };
    let (one, two) = (source("1"), source("2"));
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&one, &two]);
    for (survey, sequence) in [(&one, 1), (&two, 2)] {
        let answer = put(running.address(), &response(survey, &[]));
        assert_eq!((answer.status, answer.receipt().sequence), (201, sequence));
    }
    running.stop();
}

#[test]
fn a_request_must_be_what_it_says() {
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let address = running.address();
    let (own, bytes) = (path("tour", &good.id), good.encode());
    let digest = Digest::of(&bytes).field();
    let put_to = |path: &str, fields: &[(&str, &str)]| {
        exchange(address, &request(&format!("PUT {path}"), fields, &bytes))
    };
    let wrong = Digest::of(b"other").field();
    let field = [("Content-Digest", digest.as_str())];
    let malformed = Some(ProblemType::Malformed);
    assert_eq!(
        put_to(&own, &[("Content-Digest", &wrong)]).kind(),
        malformed
    );
    assert_eq!(put_to(&own, &[]).kind(), malformed);
    let shouted = path("tour", &good.id.to_uppercase());
    assert_eq!(put_to(&shouted, &field).kind(), malformed);
    assert_eq!(put_to(&path("tour", "1"), &field).kind(), malformed);
    let elsewhere = put_to(&path("detour", &good.id), &field);
    assert_eq!(elsewhere.kind(), Some(ProblemType::UnknownSurvey));
    let nobody = get(address, &own);
    assert_eq!(nobody.kind(), Some(ProblemType::UnknownResponse));
    let nowhere = get(address, &path("detour", &good.id));
    assert_eq!(nowhere.kind(), Some(ProblemType::UnknownSurvey));
    for lost in [
        "/",
        "/v2",
        "/v1/surveys/tour",
        "/v1/surveys/%ff/responses/%ff",
    ] {
        assert_eq!(get(address, lost).problem().status, 404, "{lost}");
    }
    let post = exchange(address, &request(&format!("POST {own}"), &[], b"x"));
    assert_eq!(post.problem().status, 405);
    assert!(post.head.contains("allow: get,head,put"), "{post:?}");
    assert_eq!(
        get(address, &own).status,
        404,
        "nothing of all this is stored"
    );
    running.stop();
}

#[test]
fn a_collector_says_what_it_is_and_takes() {
    let (survey, _) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let at = format!("http://127.0.0.1:{}/", running.address().port());
    assert_eq!(running.endpoint(), at);
    let answer = get(running.address(), "/v1");
    assert_eq!(answer.status, 200);
    let discovery: Discovery = json::read(&answer.body).unwrap();
    assert!(discovery.is_ours());
    assert_eq!(discovery.encodings, ["identity", "gzip", "zstd"]);
    assert_eq!(discovery.size_bytes_max, SIZE_BYTES_MAX);
    assert_eq!(discovery.receipt_key, running.key());
    running.stop();
}

#[test]
fn an_access_code_is_needed_where_one_is_set() {
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let mut wanted = options(folder.path(), &[&survey]);
    wanted.code = Some("blåbær 7".to_owned());
    let running = start(wanted).unwrap();
    let send = |more: &[(&str, &str)]| put_bytes(running.address(), &good, &good.encode(), more);
    for more in [
        &[][..],
        &[("Authorization", "Bearer bringebær")],
        &[("Authorization", "Bea")],
    ] {
        let answer = send(more);
        assert_eq!(answer.kind(), Some(ProblemType::AccessCode));
        assert!(
            answer.head.contains("www-authenticate: bearer"),
            "{answer:?}"
        );
    }
    assert_eq!(get(running.address(), "/v1").status, 200);
    assert_eq!(send(&[("Authorization", "bearer blåbær 7")]).status, 201);
    running.stop();
}

#[test]
fn stopping_finishes_what_is_in_flight() {
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let bytes = good.encode();
    let (digest, line) = (
        Digest::of(&bytes).field(),
        format!("PUT {}", path("tour", &good.id)),
    );
    let fields = [("Content-Digest", &*digest), ("Expect", "100-continue")];
    let whole = request(&line, &fields, &bytes);
    let (head, body) = whole.split_at(whole.len() - bytes.len());
    let mut stream = TcpStream::connect(running.address()).unwrap();
    stream.write_all(head).unwrap();
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    let stopping = thread::spawn(|| running.stop());
    stream.write_all(body).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    stopping.join().unwrap();
    let store = options(folder.path(), &[]).store;
    assert_eq!(stored(&store, None, None).unwrap()[0].document, bytes);
}
