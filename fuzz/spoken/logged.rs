//! What the endpoint logs of hostile requests, and what its store says when it is read back.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;

use svar::wire::Digest;

use super::{SVAR, Stage, texts, without_zero};

/// Requests with a text in every place that a client fills in.
fn requests(text: &str) -> Vec<Vec<u8>> {
    let one_line = text.replace(['\r', '\n'], "");
    let escaped = serde_json::Value::from(text).to_string();
    let id = "5a0c1c9e-7d5e-4b58-9a53-0f1f0c6c2f10";
    let body = format!(
        "{{\"format\":1,\"id\":\"{id}\",\"survey\":\"tour\",\"version\":{escaped},\"digest\":{escaped},\
         \"language\":{escaped},\"started\":{escaped},\"completed\":{escaped},\
         \"client\":{{\"name\":{escaped},\"version\":{escaped}}},\"answers\":{{{escaped}:{escaped}}}}}"
    );
    let head = |line: &str, fields: &str, body: &str| {
        let length = body.len();
        format!(
            "{line} HTTP/1.1\r\nHost: collector\r\nConnection: close\r\n{fields}Content-Length: {length}\r\n\r\n{body}"
        )
    };
    let put = format!("PUT /v1/surveys/tour/responses/{id}");
    let whole = |body: &str| {
        let digest = Digest::of(body.as_bytes()).field();
        let fields = format!("Content-Type: application/json\r\nContent-Digest: {digest}\r\n");
        head(&put, &fields, body)
    };
    let all = [
        head(&format!("GET /v1/surveys/{one_line}"), "", ""),
        head(
            &format!("PUT /v1/surveys/{one_line}/responses/{one_line}"),
            "",
            &body,
        ),
        head(&format!("{one_line} /"), "", ""),
        head(&put, &format!("Content-Type: {one_line}\r\n"), &body),
        head(&put, &format!("Content-Encoding: {one_line}\r\n"), &body),
        head(
            &put,
            &format!("Repr-Digest: {one_line}\r\nAuthorization: {one_line}\r\n"),
            &body,
        ),
        // What has arrived whole is judged, and it is logged that it was refused.
        whole(&body),
        whole(text),
        text.to_owned(),
    ];
    all.map(String::into_bytes).into()
}

/// Sends all of them; what was answered.
fn sent(address: &str) -> Vec<u8> {
    let mut answered = Vec::new();
    for text in texts() {
        for request in requests(&text) {
            let mut stream = TcpStream::connect(address).unwrap();
            // Whoever refuses may stop reading before all is sent.
            let _ = stream.write_all(&request);
            let _ = stream.shutdown(std::net::Shutdown::Write);
            let _ = stream.read_to_end(&mut answered);
        }
    }
    answered
}

/// A collector that is up, and where it listens.
fn collector(stage: &mut Stage, store: &str, log: &Path) -> (Child, String) {
    let store = format!("sqlite://{store}");
    let words = ["collect", "tour", "--listen", "127.0.0.1:0"];
    let mut command = stage.command(&[&words[..], &["--store", &store]].concat());
    let log = File::create(log).unwrap();
    let mut collector = command.stderr(log).stdin(Stdio::null()).spawn().unwrap();
    let mut first = String::new();
    let mut said = BufReader::new(collector.stdout.take().unwrap());
    said.read_line(&mut first).unwrap();
    stage.said.extend(first.bytes());
    let mut parts = first.split(['/', ',', ' ']);
    let address = parts.find(|part| part.starts_with("127.0.0.1:"));
    let address = address.unwrap_or_else(|| panic!("no address in {first:?}"));
    (collector, address.to_owned())
}

#[test]
fn hostile_requests_are_logged_as_words() {
    let mut stage = Stage::new(SVAR);
    let log = stage.path().join("log");
    let (mut collector, address) = collector(&mut stage, "store.db", &log);
    let answered = sent(&address);
    collector.kill().unwrap();
    collector.wait().unwrap();
    let log = std::fs::read_to_string(log).unwrap();
    let count = |text: &str, word: &str| text.matches(word).count();
    assert!(count(&String::from_utf8_lossy(&answered), "HTTP/1.1 4") > 20);
    // Each text comes twice in what is judged.
    assert_eq!(count(&log, " refused: "), 2 * texts().len(), "{log}");
    stage.said.extend(log.bytes());
    assert_eq!(stage.faults(), [""; 0]);
}

#[test]
fn a_store_with_a_hostile_name_is_told_of_in_words() {
    let mut stage = Stage::new(SVAR);
    for (at, text) in texts().iter().enumerate() {
        let name = without_zero(text).replace('/', "");
        let store = format!("sqlite://{name}.db");
        stage.run(&["export", "--store", &store]);
        let log = stage.path().join(format!("log-{at}"));
        let (mut collector, _) = collector(&mut stage, &format!("{name}.db"), &log);
        // Two do not write to one store; and then it is one no more.
        let words = ["collect", "tour", "--listen", "127.0.0.1:0", "--store"];
        stage.run(&[&words[..], &[&store]].concat());
        collector.kill().unwrap();
        collector.wait().unwrap();
        stage.write(&format!("{name}.db"), text);
        stage.run(&["export", "--store", &store]);
        stage.run(&[&words[..], &[&store]].concat());
        stage.said.extend(std::fs::read(log).unwrap());
    }
    assert_eq!(stage.faults(), [""; 0]);
    assert!(stage.has_marks());
}

#[test]
fn a_log_of_requests_as_they_came_is_caught() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut stage = Stage::new(SVAR);
    let count = texts().iter().map(|text| requests(text).len()).sum();
    let logger = thread::spawn(move || {
        let mut log = Vec::new();
        for stream in listener.incoming().take(count) {
            let _ = stream.unwrap().read_to_end(&mut log);
        }
        log
    });
    sent(&address);
    stage.said = logger.join().unwrap();
    assert!(!stage.faults().is_empty());
}
