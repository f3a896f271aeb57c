//! The one writer: takes all responses that wait, stores them in one transaction and
//! answers them together, so that many share the cost of one sync.

use std::collections::HashMap;

use jiff::Timestamp;
use sqlx::Connection as _;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::{mpsc, oneshot};

use super::store::{self, StoreError};
use crate::plain::Plain;
use crate::wire::{Digest, Receipt, Signer};

/// How many responses one transaction takes at most.
pub(super) const BATCH_MAX: usize = 256;

/// A response that was found good and is to be stored.
pub(super) struct Arrival {
    pub(super) id: String,
    pub(super) survey: String,
    pub(super) version: String,
    pub(super) document: Vec<u8>,
    pub(super) digest: Digest,
    /// Told when it is durable. Dropped unused where the store failed.
    pub(super) answer: oneshot::Sender<Deposit>,
}

/// What became of an arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deposit {
    New(Receipt),
    /// The same bytes were here before.
    Known(Receipt),
    /// Others are stored under its id.
    Different(Digest),
}

pub(super) struct Writer {
    pub(super) connection: SqliteConnection,
    pub(super) signer: Signer,
    pub(super) log: Option<fn(&Plain)>,
}

impl Writer {
    /// Stores what arrives until nobody can send any more, then closes the store.
    pub(super) async fn run(mut self, mut arrivals: mpsc::Receiver<Arrival>) {
        let mut batch = Vec::with_capacity(BATCH_MAX);
        while arrivals.recv_many(&mut batch, BATCH_MAX).await > 0 {
            match self.store(&batch).await {
                Ok(deposits) => answer(&mut batch, deposits),
                Err(error) => {
                    batch.clear();
                    self.tell(&error.to_string());
                }
            }
        }
        if let Err(error) = self.connection.close().await {
            let log = self.log;
            tell(log, &format!("the store did not close well: {error}"));
        }
    }

    /// All or none: receipts are made here, and given only when all is committed.
    pub(super) async fn store(&mut self, batch: &[Arrival]) -> Result<Vec<Deposit>, StoreError> {
        // Taking the write lock at once keeps what is read true until the end.
        let mut transaction = self.connection.begin_with("BEGIN IMMEDIATE").await?;
        let deposits = enter(&mut transaction, &self.signer, batch).await?;
        transaction.commit().await?;
        Ok(deposits)
    }

    fn tell(&self, line: &str) {
        tell(self.log, line);
    }
}

/// Adds a row for each arrival that is new, and makes its receipt.
pub(super) async fn enter(
    connection: &mut SqliteConnection,
    signer: &Signer,
    batch: &[Arrival],
) -> Result<Vec<Deposit>, StoreError> {
    let received = format!("{:.0}", Timestamp::now());
    let mut sequences: HashMap<&str, u64> = HashMap::new();
    let mut deposits = Vec::with_capacity(batch.len());
    for arrival in batch {
        if let Some(kept) = store::find(connection, &arrival.id).await? {
            deposits.push(if kept.digest == arrival.digest {
                Deposit::Known(kept.receipt)
            } else {
                Deposit::Different(kept.digest)
            });
            continue;
        }
        let survey = arrival.survey.as_str();
        let last = match sequences.get(survey) {
            Some(last) => *last,
            None => store::last_sequence(connection, survey).await?,
        };
        sequences.insert(survey, last + 1);
        let receipt = signer.sign(arrival.receipt(last + 1, &received));
        store::insert(connection, &receipt, &arrival.document).await?;
        deposits.push(Deposit::New(receipt));
    }
    Ok(deposits)
}

/// Tells each what became of it.
pub(super) fn answer(batch: &mut Vec<Arrival>, deposits: Vec<Deposit>) {
    for (arrival, deposit) in batch.drain(..).zip(deposits) {
        // Whoever hung up meanwhile will ask again.
        let _ = arrival.answer.send(deposit);
    }
}

impl Arrival {
    /// Its receipt, unsigned.
    pub(super) fn receipt(&self, sequence: u64, received: &str) -> Receipt {
        Receipt {
            id: self.id.clone(),
            survey: self.survey.clone(),
            version: self.version.clone(),
            sha256: self.digest,
            size_bytes: self.document.len() as u64,
            received: received.to_owned(),
            sequence,
            signature: String::new(),
        }
    }
}

/// A line in the log, if there is one.
pub(super) fn tell(log: Option<fn(&Plain)>, line: &str) {
    if let Some(log) = log {
        log(&Plain::line(line));
    }
}

#[cfg(test)]
mod tests {
    use super::super::StoreAddress;
    use super::*;

    fn arrival(id: &str, document: &[u8]) -> Arrival {
        Arrival {
            id: id.to_owned(),
            survey: "tour".to_owned(),
            version: "1.0".to_owned(),
            document: document.to_vec(),
            digest: Digest::of(document),
            answer: oneshot::channel().0,
        }
    }

    #[test]
    fn one_response_twice_in_a_batch_is_one_row() {
        let folder = tempfile::TempDir::new().unwrap();
        let address = StoreAddress::file(&folder.path().join("responses.db")).unwrap();
        super::super::runtime().unwrap().block_on(async {
            let opened = store::open(&address).await.unwrap();
            let mut writer = Writer {
                connection: opened.writer,
                signer: Signer::from_bytes(&[7; 32]),
                log: None,
            };
            let batch = [("a", "1"), ("a", "1"), ("a", "2"), ("b", "1")];
            let batch = batch.map(|(id, document)| arrival(id, document.as_bytes()));
            let deposits = writer.store(&batch).await.unwrap();
            let Deposit::New(first) = deposits[0].clone() else {
                panic!("{deposits:?}");
            };
            assert_eq!(deposits[1], Deposit::Known(first.clone()));
            assert_eq!(deposits[2], Deposit::Different(first.sha256));
            assert!(matches!(&deposits[3], Deposit::New(second) if second.sequence == 2));
        });
    }
}
