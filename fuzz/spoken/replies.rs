//! As replies at the prompt, and from an endpoint that says what it likes.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

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

/// Reads a request to its end.
fn hear(stream: &mut TcpStream) {
    let mut heard = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&heard).to_lowercase();
        let length = text
            .split_once("content-length: ")
            .map_or("0", |(_, rest)| rest);
        let length: usize = length.split("\r\n").next().unwrap().parse().unwrap_or(0);
        let end = heard.windows(4).position(|four| four == b"\r\n\r\n");
        if end.is_some_and(|end| heard.len() >= end + 4 + length) {
            return;
        }
        let mut more = [0; 4096];
        match stream.read(&mut more) {
            Ok(0) | Err(_) => return,
            Ok(count) => heard.extend_from_slice(&more[..count]),
        }
    }
}

/// Says the same to everybody.
fn endpoint(answer: Vec<u8>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            hear(&mut stream);
            // Whoever has heard enough is gone.
            let _ = stream.write_all(&answer);
        }
    });
    address
}

#[test]
fn a_hostile_endpoint_is_told_of_in_words() {
    let mut stage = Stage::new(SVAR);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/answers/tour.toml");
    let nowhere = "http://127.0.0.1:9/";
    for text in texts() {
        for answer in answers(&text) {
            stage.run(&["fill", "tour", "--answers", file, "--to", nowhere]);
            let to = format!("http://{}/", endpoint(answer));
            stage.run(&["send", "--to", &to, "--refused"]);
            stage.run(&["outbox", "--json"]);
            std::fs::remove_dir_all(stage.path().join("home")).unwrap();
        }
        stage.run(&["outbox"]);
    }
    assert_eq!(stage.faults(), Vec::<String>::new());
    assert!(stage.has_marks());
}

#[test]
fn a_client_that_shows_an_answer_as_it_came_is_caught() {
    let mut stage = Stage::new(SVAR);
    for text in texts() {
        for answer in answers(&text) {
            let mut stream = TcpStream::connect(endpoint(answer)).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
            let _ = stream.read_to_end(&mut stage.said);
        }
    }
    assert!(!stage.faults().is_empty());
}
