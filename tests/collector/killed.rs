//! A collector that is killed again and again under load: a receipt outlives it.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use svar::wire::{Digest, Receipt, Response, Signer, json};
use tempfile::TempDir;

use crate::http::{path, request};
use crate::scale::scaled;
use crate::victim::{Victim, kept};

const SENDERS: usize = 4;

/// A receipt, if one comes back.
fn send(address: SocketAddr, response: &Response) -> Option<Receipt> {
    let bytes = response.encode();
    let line = format!("PUT {}", path(&response.survey, &response.id));
    let digest = Digest::of(&bytes).field();
    let whole = request(&line, &[("Content-Digest", &digest)], &bytes);
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(&whole).ok()?;
    let _ = stream.shutdown(Shutdown::Write);
    let mut said = Vec::new();
    stream.read_to_end(&mut said).ok()?;
    let body = said.windows(4).position(|four| four == b"\r\n\r\n")?;
    json::read(&said[body + 4..]).ok()
}

/// Loads a collector until `enough` receipts have come, kills it while more are on the way,
/// and returns all that came.
fn until_killed(
    address: SocketAddr,
    (enough, next): (usize, &(dyn Fn() -> Response + Sync)),
    kill: impl FnOnce(),
) -> Vec<Receipt> {
    let (told, receipts) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..SENDERS {
            let told = told.clone();
            scope.spawn(move || {
                while let Some(receipt) = send(address, &next()) {
                    told.send(receipt).unwrap();
                }
            });
        }
        drop(told);
        let mut all: Vec<Receipt> = receipts.iter().take(enough).collect();
        assert_eq!(all.len(), enough, "the collector ended by itself");
        kill();
        all.extend(receipts.iter());
        all
    })
}

#[test]
fn a_receipt_outlives_the_collector_that_gave_it() {
    let folder = TempDir::new().unwrap();
    let mut receipts: BTreeMap<String, Receipt> = BTreeMap::new();
    let kills = scaled(500);
    for at in 0..kills {
        let victim = Victim::start(folder.path());
        let (address, enough) = (victim.address, 1 + at % 7);
        let sample = victim.response();
        let next = || Response {
            id: uuid::Uuid::new_v4().to_string(),
            ..sample.clone()
        };
        let all = until_killed(address, (enough, &next), || drop(victim));
        receipts.extend(all.into_iter().map(|receipt| (receipt.id.clone(), receipt)));
    }
    let rows = kept(folder.path());
    let rows: BTreeMap<&str, &Receipt> = rows
        .iter()
        .map(|row| (row.receipt.id.as_str(), &row.receipt))
        .collect();
    let missing = receipts
        .values()
        .filter(|receipt| rows.get(receipt.id.as_str()) != Some(receipt));
    assert_eq!(missing.count(), 0, "of {} receipts", receipts.len());
    assert!(receipts.len() >= kills);
}

/// Confirms at once, and stores when a thousand have come together.
fn hasty(stored: Arc<Mutex<Vec<String>>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let mut held = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut heard = Vec::new();
            let _ = stream.read_to_end(&mut heard);
            let line = String::from_utf8_lossy(&heard).into_owned();
            let id = line.split([' ', '/']).nth(6).unwrap_or_default().to_owned();
            if id == "stop" {
                return;
            }
            let receipt = Signer::from_bytes(&[7; 32]).sign(Receipt {
                id: id.clone(),
                survey: "tiny".to_owned(),
                version: "1".to_owned(),
                sha256: Digest::of(b""),
                size_bytes: 0,
                received: "2024-10-01T12:00:00Z".to_owned(),
                sequence: 1,
                signature: String::new(),
            });
            let answer = format!("HTTP/1.1 201 Created\r\n\r\n{}", json::line(&receipt));
            let _ = stream.write_all(answer.as_bytes());
            held.push(id);
            if held.len() == 1_000 {
                stored.lock().unwrap().append(&mut held);
            }
        }
    });
    address
}

#[test]
fn a_collector_that_confirms_before_it_stores_is_caught() {
    let stored = Arc::new(Mutex::new(Vec::new()));
    let address = hasty(Arc::clone(&stored));
    let sample = crate::scenery::tour().1;
    let next = || Response {
        id: uuid::Uuid::new_v4().to_string(),
        ..sample.clone()
    };
    let stop = || {
        // From here on nobody answers any more.
        let mut last = TcpStream::connect(address).unwrap();
        last.write_all(b"PUT /v1/surveys/tour/responses/stop")
            .unwrap();
    };
    let receipts = until_killed(address, (9, &next), stop);
    let stored = stored.lock().unwrap();
    let missing = receipts
        .iter()
        .filter(|receipt| !stored.contains(&receipt.id));
    assert_eq!(missing.count(), receipts.len());
}
