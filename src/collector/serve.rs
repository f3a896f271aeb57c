//! The accept loop: every connection is bounded in time, size and number.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

use super::desk::{self, Desk};
use super::error::words;
use super::guests::Guests;
use super::key::KeyFile;
use super::patience::Patient;
use super::store::{self, Store};
use super::writer::{BATCH_MAX, Writer, tell};
use super::{CollectorError, Limits, Options};
use crate::plain::Plain;
use crate::wire::{Digest, ReceiptKey};

const HEADER_BYTES_MAX: usize = 16 * 1024;
const BUFFER_BYTES_MAX: usize = 32 * 1024;
/// For requests in flight when the collector is told to stop.
const FINISH_MAX: Duration = Duration::from_secs(20);
/// Before another connection is tried when the system has none to give.
const ACCEPT_PAUSE: Duration = Duration::from_millis(500);

/// A collector that is ready to serve.
pub(super) struct Collector {
    pub(super) address: SocketAddr,
    pub(super) key: ReceiptKey,
    listener: TcpListener,
    router: Router,
    store: Store,
    writer: JoinHandle<()>,
    /// Held to the end: it keeps other collectors off the store.
    key_file: KeyFile,
    limits: Limits,
    log: Option<fn(&Plain)>,
}

impl Collector {
    pub(super) async fn open(options: Options) -> Result<Self, CollectorError> {
        let listener = listen(options.listen).await?;
        let address = listener.local_addr().unwrap_or(options.listen);
        store::recognize(options.store.path())?;
        let mut key_file = KeyFile::lock(options.store.path())?;
        let opened = store::open(&options.store).await?;
        let signer = key_file.signer(opened.is_empty)?;
        let key = signer.key();
        let (arrivals, waiting) = mpsc::channel(BATCH_MAX);
        let writer = Writer {
            connection: opened.writer,
            signer,
            log: options.log,
        };
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let desk = Desk {
            surveys: options.surveys.into(),
            code: options.code.map(|code| Digest::of(code.as_bytes())),
            key,
            store: opened.store.clone(),
            arrivals,
            judges: Semaphore::new(processors),
            log: options.log,
        };
        Ok(Self {
            address,
            key,
            listener,
            router: desk::router(Arc::new(desk)),
            store: opened.store,
            writer: tokio::spawn(writer.run(waiting)),
            key_file,
            limits: options.limits,
            log: options.log,
        })
    }

    /// Serves until `stop` resolves; then finishes what is in flight and closes the store.
    pub(super) async fn serve(self, stop: impl Future<Output = ()>) {
        tell(self.log, &format!("listening on {}", self.address));
        let (stopping, stopped) = watch::channel(());
        let mut guests = Guests::new(self.limits.connections_max);
        tokio::pin!(stop);
        loop {
            let next = async {
                guests.make_room().await;
                self.listener.accept().await
            };
            let accepted = tokio::select! {
                () = &mut stop => break,
                next = next => next,
            };
            match accepted {
                Ok((stream, _)) => {
                    let busy = Arc::new(AtomicBool::new(false));
                    let line = Line {
                        stream,
                        limits: self.limits,
                        busy: Arc::clone(&busy),
                    };
                    let served = line.attend(self.router.clone(), stopped.clone());
                    guests.welcome(served, busy);
                }
                Err(error) if is_theirs(&error) => {}
                Err(error) => {
                    tell(self.log, &format!("no connection can be taken: {error}"));
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
        let mut connections = guests.connections;
        drop(self.listener);
        let _ = stopping.send(());
        let finished = async { while connections.join_next().await.is_some() {} };
        if tokio::time::timeout(FINISH_MAX, finished).await.is_err() {
            connections.shutdown().await;
        }
        // The writer ends when the last way to the desk is gone and all that arrived is stored.
        drop(self.router);
        let _ = self.writer.await;
        self.store.close().await;
        drop(self.key_file);
        tell(self.log, "stopped");
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, CollectorError> {
    TcpListener::bind(address).await.map_err(|error| {
        if error.kind() == io::ErrorKind::AddrInUse {
            CollectorError::AddressInUse { address }
        } else {
            CollectorError::Listen {
                address,
                why: words(error),
            }
        }
    })
}

/// Whether accepting failed because the other side was gone already.
fn is_theirs(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionReset
    )
}

/// One connection and what it may take.
struct Line {
    stream: TcpStream,
    limits: Limits,
    /// Whether a request is being served on it.
    busy: Arc<AtomicBool>,
}

impl Line {
    /// Serves one connection to its end.
    async fn attend(self, router: Router, mut stopped: watch::Receiver<()>) {
        let Self {
            stream,
            limits,
            busy,
        } = self;
        let _ = stream.set_nodelay(true);
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let (router, busy) = (router.clone(), Arc::clone(&busy));
            async move {
                busy.store(true, Ordering::Relaxed);
                let answer = router.oneshot(request.map(Body::new)).await;
                busy.store(false, Ordering::Relaxed);
                answer
            }
        });
        let patient = Patient::new(stream, limits.standstill_max, limits.standstill_bytes);
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head_wait_max)
            .max_header_size(HEADER_BYTES_MAX)
            .max_buf_size(BUFFER_BYTES_MAX)
            .half_close(true)
            .serve_connection(TokioIo::new(patient), service);
        tokio::pin!(connection);
        // How a connection ended is its client's concern: it asks again if it heard nothing.
        tokio::select! {
            _ = connection.as_mut() => {}
            _ = stopped.changed() => {
                connection.as_mut().graceful_shutdown();
                let _ = connection.await;
            }
        }
    }
}
