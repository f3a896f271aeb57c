//! The bytes of a request: received up to a limit, and decoded up to the same.

use std::future::poll_fn;
use std::io::{self, Read as _};
use std::pin::Pin;

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, EXPECT};
use flate2::read::MultiGzDecoder;
use hyper::body::Body as _;
use zstd::stream::read::Decoder as ZstdDecoder;

use super::SIZE_BYTES_MAX;
use super::answer::Problem;
use crate::wire::{Digest, ProblemType};

/// The content codings taken (RFC 9110).
pub(super) const ENCODINGS: [&str; 3] = ["identity", "gzip", "zstd"];

/// What RFC 9659 lets the content coding zstd ask for: 8 MiB.
const ZSTD_WINDOW_LOG_MAX: u32 = 23;

/// What is still read of a body that is refused, so that its sender hears why.
const DISCARD_BYTES_MAX: u64 = 4 * 1024 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Identity,
    Gzip,
    Zstd,
}

/// What the header fields say of the body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) coding: Coding,
    pub(super) digest: Digest,
}

impl Head {
    pub(super) fn read(headers: &HeaderMap) -> Result<Self, Problem> {
        let coding = coding(headers)?;
        let field = headers.get("content-digest");
        let field = field.and_then(|field| field.to_str().ok());
        let digest = field.and_then(Digest::from_field).ok_or_else(|| {
            Problem::new(
                ProblemType::Malformed,
                "Send the header field Content-Digest with the SHA-256 of the response (RFC 9530).",
            )
        })?;
        Ok(Self { coding, digest })
    }

    /// The response's bytes, once they are decoded and are the ones meant.
    pub(super) fn unpack(self, sent: Vec<u8>) -> Result<Vec<u8>, Problem> {
        let sent_digest = Digest::of(&sent);
        let bytes = match self.coding {
            Coding::Identity => sent,
            Coding::Gzip => grown(MultiGzDecoder::new(&sent[..]))?,
            Coding::Zstd => grown(zstd_decoder(&sent).map_err(not_whole)?)?,
        };
        // RFC 9530 means the bytes as sent, a receipt those before any coding: either
        // names exactly this response, so either is taken.
        if self.digest != sent_digest && self.digest != Digest::of(&bytes) {
            return Err(Problem::new(
                ProblemType::Malformed,
                "The bytes that arrived are not those that Content-Digest names. Send them again.",
            ));
        }
        Ok(bytes)
    }
}

fn coding(headers: &HeaderMap) -> Result<Coding, Problem> {
    let mut coding = Coding::Identity;
    for field in headers.get_all(CONTENT_ENCODING) {
        // What cannot be read is no coding that we know.
        for one in field.to_str().unwrap_or("?").split(',').map(str::trim) {
            let is = |name: &str| one.eq_ignore_ascii_case(name);
            if one.is_empty() || is("identity") {
                continue;
            }
            let named = match coding {
                Coding::Identity if is("gzip") || is("x-gzip") => Some(Coding::Gzip),
                Coding::Identity if is("zstd") => Some(Coding::Zstd),
                _ => None,
            };
            coding = named.ok_or_else(|| {
                Problem::new(
                    ProblemType::UnsupportedEncoding,
                    "Send the response as it is, or with one content coding: gzip or zstd.",
                )
            })?;
        }
    }
    Ok(coding)
}

fn zstd_decoder(sent: &[u8]) -> io::Result<ZstdDecoder<'static, &[u8]>> {
    let mut decoder = ZstdDecoder::with_buffer(sent)?;
    decoder.window_log_max(ZSTD_WINDOW_LOG_MAX)?;
    Ok(decoder)
}

/// What comes of a few bytes. Never holds more than the limit, whatever they claim to become.
fn grown(decoder: impl io::Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut decoder = decoder.take(SIZE_BYTES_MAX + 1);
    decoder.read_to_end(&mut bytes).map_err(not_whole)?;
    if bytes.len() as u64 > SIZE_BYTES_MAX {
        return Err(too_large());
    }
    Ok(bytes)
}

fn not_whole(_: io::Error) -> Problem {
    Problem::new(
        ProblemType::Malformed,
        "The body is not what its content coding says, or not all of it. Send it again.",
    )
}

fn too_large() -> Problem {
    let detail = format!("A response may have at most {SIZE_BYTES_MAX} bytes.");
    Problem::new(ProblemType::TooLarge, &detail)
}

/// Receives a body within the limit.
pub(super) async fn receive(mut body: Body, headers: &HeaderMap) -> Result<Vec<u8>, Problem> {
    let mut sent = Vec::new();
    let mut fits = body.size_hint().lower() <= SIZE_BYTES_MAX;
    while fits && let Some(bytes) = next(&mut body).await {
        let bytes = bytes.ok_or_else(broken_off)?;
        fits = (sent.len() + bytes.len()) as u64 <= SIZE_BYTES_MAX;
        sent.extend_from_slice(&bytes);
    }
    if fits {
        return Ok(sent);
    }
    drop(sent);
    discard(body, headers).await;
    Err(too_large())
}

/// Reads and forgets: a connection that is closed on unread bytes is reset, and the
/// answer may be lost with it.
pub(super) async fn discard(mut body: Body, headers: &HeaderMap) {
    // Whoever asks first is told without sending.
    if headers.contains_key(EXPECT) || body.size_hint().lower() > DISCARD_BYTES_MAX {
        return;
    }
    let mut left = DISCARD_BYTES_MAX;
    while left > 0
        && let Some(Some(bytes)) = next(&mut body).await
    {
        left = left.saturating_sub(bytes.len() as u64);
    }
}

/// The next bytes; `Some(None)` where the sender is gone.
async fn next(body: &mut Body) -> Option<Option<Bytes>> {
    while let Some(frame) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
        match frame.map(hyper::body::Frame::into_data) {
            Err(_) => return Some(None),
            Ok(Ok(bytes)) => return Some(Some(bytes)),
            Ok(Err(_)) => {} // Trailers say nothing that we need.
        }
    }
    None
}

fn broken_off() -> Problem {
    Problem::new(ProblemType::Malformed, "The body broke off. Send it again.")
}
