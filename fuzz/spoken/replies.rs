//! As replies at the prompt, and from an endpoint that says what it likes.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use svar::plain::MARK;
use svar::wire::{Digest, Discovery, PROTOCOL, Receipt, Signer};

use super::{SVAR, Stage, texts};

#[test]
fn hostile_replies_are_repeated_as_words() {
    let mut stage = Stage::new(SVAR);
    for text in texts() {
        let line = text.replace(['\n', '\r'], " ");
        let replies =
            format!("yes\n\n{line}\n:go {line}\n:{line}\n1\n{line}\n301\n{line}\n:review\n:save\n");
        stage.talk(
            &["fill", "tour", "--line", "--new", "--lang", "en"],
            &replies,
        );
        stage.talk(&["fill", "tour", "--line"], ":review\n:save\n");
        for list in ["drafts", "outbox", "receipts"] {
            stage.run(&[list]);
            stage.run(&[list, "--json"]);
        }
    }
    assert_eq!(stage.faults(), Vec::<String>::new());
    assert!(stage.has_marks());
}

/// What an endpoint may say in the place of a receipt.
fn answers(text: &str) -> Vec<Vec<u8>> {
    let json = |text: &str| serde_json::Value::from(text).to_string();
    let (raw, escaped) = (text.replace(['"', '\\'], ""), json(text));
    let bodies = [
        format!(
            "{{\"type\":\"urn:svar:problem:invalid\",\"title\":{escaped},\"status\":422,\"detail\":{escaped},\"errors\":[{{\"pointer\":{escaped},\"detail\":{escaped}}}]}}"
        ),
        format!("{{\"type\":{escaped},\"title\":{escaped},\"status\":409,\"detail\":{escaped}}}"),
        format!(
            "{{\"id\":{escaped},\"survey\":{escaped},\"sequence\":1,\"digest\":{escaped},\"received\":{escaped},\"key\":{escaped},\"signature\":{escaped}}}"
        ),
        raw.clone(),
    ];
    let field: String = raw
        .chars()
        .filter(|letter| !matches!(letter, '\r' | '\n' | '\0'))
        .collect();
    let heads = [
        "HTTP/1.1 422 Unprocessable\r\nContent-Type: application/problem+json".to_owned(),
        "HTTP/1.1 201 Created\r\nContent-Type: application/json".to_owned(),
        format!("HTTP/1.1 302 {field}\r\nLocation: http://{field}/"),
        format!("HTTP/1.1 503 {field}\r\nRetry-After: {field}\r\nServer: {field}"),
    ];
    let all = heads.iter().flat_map(|head| {
        bodies.iter().map(move |body| {
            format!(
                "{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            )
        })
    });
    all.map(String::into_bytes).collect()
}

/// Reads a request to its end: its head and its body.
fn hear(stream: &mut TcpStream) -> (String, Vec<u8>) {
    let mut heard = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&heard).to_lowercase();
        let length = text
            .split_once("content-length: ")
            .map_or("0", |(_, rest)| rest);
        let length: usize = length.split("\r\n").next().unwrap().parse().unwrap_or(0);
        let end = heard.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end.filter(|end| heard.len() >= end + 4 + length) {
            let body = heard.split_off(end + 4);
            return (String::from_utf8(heard).unwrap(), body);
        }
        let mut more = [0; 4096];
        match stream.read(&mut more) {
            Ok(0) | Err(_) => return (String::new(), heard),
            Ok(count) => heard.extend_from_slice(&more[..count]),
        }
    }
}

fn said(status: &str, document: &impl serde::Serialize) -> Vec<u8> {
    let body = serde_json::to_string(document).unwrap();
    let length = body.len();
    let kind = if status.starts_with('2') {
        "json"
    } else {
        "problem+json"
    };
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/{kind}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

/// How an endpoint makes itself known.
fn introduction() -> Vec<u8> {
    let discovery = Discovery {
        protocol: PROTOCOL.to_owned(),
        version: 1,
        encodings: Vec::new(),
        size_bytes_max: 1 << 20,
        receipt_key: Signer::from_bytes(&[7; 32]).key(),
    };
    said("200 OK", &discovery)
}

/// A receipt that is right and signed, with a text where the endpoint may say what it likes.
fn receipt(head: &str, body: &[u8], text: &str) -> Vec<u8> {
    let path = head.split(' ').nth(1).unwrap_or_default();
    let id = path.rsplit('/').next().unwrap_or_default();
    let receipt = Signer::from_bytes(&[7; 32]).sign(Receipt {
        id: id.to_owned(),
        survey: "tour".to_owned(),
        version: text.to_owned(),
        sha256: Digest::of(body),
        size_bytes: body.len() as u64,
        received: text.to_owned(),
        sequence: 1,
        signature: String::new(),
    });
    said("201 Created", &receipt)
}

/// What an endpoint says to a request, by its head and its body.
type Says = Box<dyn Fn(&str, &[u8]) -> Vec<u8> + Send>;

fn endpoint(says: Says) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let (head, body) = hear(&mut stream);
            // Whoever has heard enough is gone.
            let _ = stream.write_all(&says(&head, &body));
        }
    });
    address
}

/// Makes itself known, and then says what it likes.
fn introduced(says: impl Fn(&str, &[u8]) -> Vec<u8> + Send + 'static) -> SocketAddr {
    endpoint(Box::new(move |head, body| {
        if head.starts_with("GET /v1 ") {
            introduction()
        } else {
            says(head, body)
        }
    }))
}

/// Sends a response to an endpoint; what waits, was refused or has its receipt is listed.
fn delivered(stage: &mut Stage, address: SocketAddr) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/answers/tour.toml");
    let nowhere = "http://127.0.0.1:9/";
    stage.run(&["fill", "tour", "--answers", file, "--to", nowhere]);
    stage.run(&["send", "--to", &format!("http://{address}/"), "--refused"]);
    stage.run(&["outbox", "--json"]);
    std::fs::remove_dir_all(stage.path().join("home")).unwrap();
}

#[test]
fn a_hostile_endpoint_is_told_of_in_words() {
    let mut stage = Stage::new(SVAR);
    for (at, text) in texts().iter().enumerate() {
        for (which, answer) in answers(text).into_iter().enumerate() {
            let address = if (at + which) % 2 == 0 {
                introduced(move |_, _| answer.clone())
            } else {
                endpoint(Box::new(move |_, _| answer.clone()))
            };
            delivered(&mut stage, address);
        }
        let signed = text.clone();
        let address = introduced(move |head, body| receipt(head, body, &signed));
        delivered(&mut stage, address);
    }
    assert_eq!(stage.faults(), [""; 0]);
    let said = String::from_utf8(stage.said).unwrap();
    // A refusal is kept and told in the endpoint's own words.
    let refused = said.lines().filter(|line| line.contains("\"reason\": "));
    assert!(
        refused.filter(|line| line.contains(MARK)).count() > 2,
        "{said}"
    );
}

#[test]
fn a_client_that_shows_an_answer_as_it_came_is_caught() {
    let mut stage = Stage::new(SVAR);
    for text in texts() {
        for answer in answers(&text) {
            let mut stream = TcpStream::connect(introduced(move |_, _| answer.clone())).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
            let _ = stream.read_to_end(&mut stage.said);
        }
    }
    assert!(!stage.faults().is_empty());
}
