//! A request body that is handed over in small pieces, so that its progress is seen.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::watch::Progress;

/// Small, because the pieces are buffered by number: what lies in buffers is not progress.
const PIECE_BYTES: usize = 1024;

/// The pieces of one body.
pub(super) struct Upload {
    bytes: Vec<u8>,
    at: usize,
    progress: Progress,
}

impl Upload {
    pub(super) fn new(bytes: Vec<u8>, progress: Progress) -> Self {
        Self {
            bytes,
            at: 0,
            progress,
        }
    }
}

impl Stream for Upload {
    type Item = Result<Vec<u8>, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let end = self.bytes.len().min(self.at + PIECE_BYTES);
        let piece = self.bytes[self.at..end].to_vec();
        self.at = end;
        self.progress.moved(piece.len());
        Poll::Ready((!piece.is_empty()).then_some(Ok(piece)))
    }
}
