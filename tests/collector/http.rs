//! A client that writes its requests byte by byte.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};

use svar::wire::{Digest, ProblemDocument, ProblemType, Receipt, Response, json};

/// What came back over HTTP.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn receipt(&self) -> Receipt {
        json::read(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn problem(&self) -> ProblemDocument {
        assert!(self.head.contains("application/problem+json"), "{self:?}");
        let problem: ProblemDocument = json::read(&self.body).unwrap();
        assert_eq!(problem.status, self.status);
        problem
    }

    pub(crate) fn kind(&self) -> Option<ProblemType> {
        self.problem().problem_type()
    }

    pub(crate) fn pointers(&self) -> Vec<String> {
        let errors = self.problem().errors.into_iter();
        errors.map(|error| error.pointer).collect()
    }
}

pub(crate) fn exchange(address: SocketAddr, request: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    // A collector that refuses may stop reading before all is sent.
    let _ = stream.write_all(request);
    let _ = stream.shutdown(Shutdown::Write);
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("no answer: {all:?}"));
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    Answer {
        status: head[9..12].parse().unwrap(),
        head: head.to_lowercase(),
        body: all[end + 4..].to_vec(),
    }
}

pub(crate) fn request(line: &str, fields: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut request = format!("{line} HTTP/1.1\r\nHost: collector\r\nConnection: close\r\n");
    for (name, value) in fields {
        request.extend([name, ": ", value, "\r\n"]);
    }
    request.extend(["Content-Length: ", &body.len().to_string(), "\r\n\r\n"]);
    [request.into_bytes(), body.to_vec()].concat()
}

pub(crate) fn path(survey: &str, id: &str) -> String {
    format!("/v1/surveys/{survey}/responses/{id}")
}

/// Hands a response in as a client does.
pub(crate) fn put(address: SocketAddr, response: &Response) -> Answer {
    put_bytes(address, response, &response.encode(), &[])
}

pub(crate) fn put_bytes(
    address: SocketAddr,
    response: &Response,
    bytes: &[u8],
    more: &[(&str, &str)],
) -> Answer {
    let digest = Digest::of(bytes).field();
    let line = format!("PUT {}", path(&response.survey, &response.id));
    let fields = [&[("Content-Digest", digest.as_str())], more].concat();
    exchange(address, &request(&line, &fields, bytes))
}

pub(crate) fn get(address: SocketAddr, path: &str) -> Answer {
    exchange(address, &request(&format!("GET {path}"), &[], b""))
}
