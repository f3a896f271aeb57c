//! What the endpoint logs of hostile requests, and what its store says when it is read back.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::thread;

use super::{SVAR, Stage, texts};

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
        head(&put, "Content-Type: application/json\r\n", &body),
        head(&put, "Content-Type: application/json\r\n", text),
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

#[test]
fn hostile_requests_are_logged_as_words() {
    let mut stage = Stage::new(SVAR);
    let log = stage.path().join("log");
    let words = [
        "collect",
        "tour",
        "--listen",
        "127.0.0.1:0",
        "--store",
        "sqlite://store.db",
    ];
    let mut command = stage.command(&words);
    let mut collector = command
        .stderr(File::create(&log).unwrap())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(collector.stdout.take().unwrap());
    let mut first = String::new();
    said.read_line(&mut first).unwrap();
    let address = first
        .split(['/', ',', ' '])
        .find(|part| part.starts_with("127.0.0.1:"));
    let address = address
        .unwrap_or_else(|| panic!("no address in {first:?}"))
        .to_owned();
    let answered = sent(&address);
    // With its store broken, whatever comes is trouble that it logs.
    std::fs::remove_file(stage.path().join("store.db")).unwrap();
    let again = sent(&address);
    collector.kill().unwrap();
    collector.wait().unwrap();
    let answers = String::from_utf8_lossy(&answered)
        .matches("HTTP/1.1 4")
        .count();
    assert!(answers > 20 && !again.is_empty(), "{answers} were refused");
    stage.said.extend(first.bytes());
    said.read_to_end(&mut stage.said).unwrap();
    stage.said.extend(std::fs::read(log).unwrap());
    assert_eq!(stage.faults(), Vec::<String>::new());
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
