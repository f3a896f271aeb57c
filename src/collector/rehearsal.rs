//! A collector without sockets for tests: desk and store, to be killed at any moment.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use sqlx::Connection as _;
use sqlx::sqlite::SqliteConnection;
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use super::desk::{self, Desk};
use super::store::{self, Store, StoreError};
use super::writer::{Arrival, BATCH_MAX, Deposit, Writer, answer, enter};
use super::{StoreAddress, Stored};
use crate::survey::Survey;
use crate::wire::{Digest, ReceiptKey, Signer};

/// One request as it reaches the collector.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// The sender was gone before the end of it.
    pub(crate) breaks_off: bool,
}

/// What the collector says to it.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) status: u16,
    pub(crate) media_type: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// What happens to the process once it is about to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Lives,
    DiesBeforeCommit,
    /// Committed, and nobody hears of it.
    DiesBeforeReply,
}

/// A mistake planted into a copy of the step that stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    NoUniqueIndex,
    IgnoresTheDigest,
    RepliesBeforeCommit,
}

pub(crate) struct Rehearsal {
    runtime: Runtime,
    address: StoreAddress,
    surveys: Arc<[Arc<Survey>]>,
    mistake: Option<Mistake>,
    open: Option<Open>,
}

struct Open {
    router: Router,
    waiting: mpsc::Receiver<Arrival>,
    writer: Writer,
    store: Store,
}

/// The same in every rehearsal: a key file is no part of it.
fn signer() -> Signer {
    Signer::from_bytes(&[7; 32])
}

impl Rehearsal {
    pub(crate) fn new(folder: &Path, survey: &Arc<Survey>, mistake: Option<Mistake>) -> Self {
        let mut rehearsal = Self {
            runtime: super::runtime().unwrap(),
            address: StoreAddress::file(&folder.join("responses.db")).unwrap(),
            surveys: Arc::new([Arc::clone(survey)]),
            mistake,
            open: None,
        };
        rehearsal.start();
        if mistake == Some(Mistake::NoUniqueIndex) {
            rehearsal.forget_the_index();
        }
        rehearsal
    }

    pub(crate) fn key() -> ReceiptKey {
        signer().key()
    }

    fn start(&mut self) {
        let open = async {
            let opened = store::open(&self.address).await.unwrap();
            let mut connection = opened.writer;
            // Here processes die, not machines: what is written need not be synced.
            let quick = sqlx::raw_sql("PRAGMA synchronous = OFF");
            quick.execute(&mut connection).await.unwrap();
            let (arrivals, waiting) = mpsc::channel(BATCH_MAX);
            let desk = Desk {
                surveys: Arc::clone(&self.surveys),
                code: None,
                key: Self::key(),
                store: opened.store.clone(),
                arrivals,
                judges: Semaphore::new(2),
                log: None,
            };
            let (signer, log) = (signer(), None);
            Open {
                router: desk::router(Arc::new(desk)),
                waiting,
                writer: Writer {
                    connection,
                    signer,
                    log,
                },
                store: opened.store,
            }
        };
        self.open = Some(self.runtime.block_on(open));
    }

    fn forget_the_index(&mut self) {
        let open = self.open.as_mut().unwrap();
        let connection = &mut open.writer.connection;
        let forget = sqlx::raw_sql(
            "CREATE TABLE loose AS SELECT * FROM responses; DROP TABLE responses;
             ALTER TABLE loose RENAME TO responses;",
        );
        self.runtime.block_on(async {
            forget.execute(connection).await.unwrap();
        });
    }

    /// Serves requests that arrive together; `None` for those that hear nothing. A death
    /// is followed by a new start.
    pub(crate) fn serve(&mut self, heard: Vec<Heard>, fate: Fate) -> Vec<Option<Said>> {
        let mut open = self.open.take().unwrap();
        let (mistake, mut left) = (self.mistake, heard.len());
        let mut said: Vec<Option<Said>> = heard.iter().map(|_| None).collect();
        let lives = self.runtime.block_on(async {
            let mut served = JoinSet::new();
            for (at, heard) in heard.into_iter().enumerate() {
                let (router, request) = (open.router.clone(), request(heard, mistake));
                served.spawn(async move { (at, reply(router, request).await) });
            }
            let mut batch = Vec::new();
            let mut lives = true;
            while left > 0 {
                // Whoever is not answered yet has arrived: so all have passed the desk.
                if lives && batch.len() == left {
                    lives = open.turn(&mut batch, (fate, mistake)).await;
                    batch.clear();
                }
                if !lives && (mistake != Some(Mistake::RepliesBeforeCommit)) {
                    break;
                }
                tokio::select! {
                    Some(one) = served.join_next() => {
                        let (at, words) = one.unwrap();
                        said[at] = Some(words);
                        left -= 1;
                    }
                    _ = open.waiting.recv_many(&mut batch, BATCH_MAX) => {}
                }
            }
            lives
        });
        if lives {
            self.open = Some(open);
        } else {
            self.runtime.block_on(open.die());
            self.start();
        }
        said
    }

    /// All that is stored.
    pub(crate) fn rows(&self) -> Vec<Stored> {
        super::stored(&self.address, None, None).unwrap()
    }
}

impl Open {
    /// What the writer does with a batch; tells whether the process lives on.
    async fn turn(&mut self, batch: &mut Vec<Arrival>, plan: (Fate, Option<Mistake>)) -> bool {
        let (fate, mistake) = plan;
        let writer = &mut self.writer;
        if fate == Fate::Lives && mistake.is_none() {
            let deposits = writer.store(batch).await.unwrap();
            answer(batch, deposits);
            return true;
        }
        let (connection, signer) = (&mut writer.connection, &writer.signer);
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.unwrap();
        let deposits = match mistake {
            Some(Mistake::NoUniqueIndex) => enter_blindly(&mut transaction, signer, batch).await,
            Some(Mistake::IgnoresTheDigest | Mistake::RepliesBeforeCommit) | None => {
                enter(&mut transaction, signer, batch).await
            }
        };
        let deposits = deposits.unwrap();
        if mistake == Some(Mistake::RepliesBeforeCommit) {
            answer(batch, deposits.clone());
        }
        match fate {
            Fate::DiesBeforeCommit => {
                transaction.rollback().await.unwrap();
                return false;
            }
            Fate::DiesBeforeReply => {
                transaction.commit().await.unwrap();
                return false;
            }
            Fate::Lives => transaction.commit().await.unwrap(),
        }
        answer(batch, deposits);
        true
    }

    async fn die(self) {
        drop(self.router);
        self.writer.connection.close().await.unwrap();
        self.store.close().await;
    }
}

/// The planted step: it trusts that nobody sends twice.
async fn enter_blindly(
    connection: &mut SqliteConnection,
    signer: &Signer,
    batch: &[Arrival],
) -> Result<Vec<Deposit>, StoreError> {
    let mut deposits = Vec::new();
    for arrival in batch {
        let last = store::last_sequence(connection, &arrival.survey).await?;
        let receipt = signer.sign(arrival.receipt(last + 1, "2024-10-01T12:00:00Z"));
        store::insert(connection, &receipt, &arrival.document).await?;
        deposits.push(Deposit::New(receipt));
    }
    Ok(deposits)
}

fn request(heard: Heard, mistake: Option<Mistake>) -> Request<Body> {
    let mut request = Request::builder().method(heard.method).uri(&heard.path);
    for (name, value) in &heard.fields {
        let blind = mistake == Some(Mistake::IgnoresTheDigest) && name == "Content-Digest";
        let value = if blind {
            Digest::of(&heard.body).field()
        } else {
            value.clone()
        };
        request = request.header(name, value);
    }
    let body = if heard.breaks_off {
        Body::new(Broken(Some(heard.body.into())))
    } else {
        Body::from(heard.body)
    };
    request.body(body).unwrap()
}

async fn reply(router: Router, request: Request<Body>) -> Said {
    let (head, body) = router.oneshot(request).await.unwrap().into_parts();
    let field = |name| {
        let value = head.headers.get(name)?;
        Some(value.to_str().unwrap().to_owned())
    };
    Said {
        status: head.status.as_u16(),
        media_type: field(CONTENT_TYPE),
        retry_after: field(RETRY_AFTER),
        body: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
    }
}

/// A body that ends before its end.
struct Broken(Option<axum::body::Bytes>);

impl hyper::body::Body for Broken {
    type Data = axum::body::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
        let piece = self.0.take().map(hyper::body::Frame::data);
        std::task::Poll::Ready(Some(
            piece.ok_or_else(|| std::io::ErrorKind::ConnectionReset.into()),
        ))
    }
}
