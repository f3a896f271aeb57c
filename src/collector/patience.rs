//! A connection that is given up when nothing moves on it, however long it takes in all.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

/// Fails a read or a write that has waited for the whole limit. Each byte starts a new
/// wait, so that a slow line gets through and a dead one does not hold a place.
pub(super) struct Patient {
    stream: TcpStream,
    reading: Wait,
    writing: Wait,
}

struct Wait {
    limit: Duration,
    sleep: Pin<Box<Sleep>>,
    begun: bool,
}

impl Patient {
    pub(super) fn new(stream: TcpStream, limit: Duration) -> Self {
        Self {
            stream,
            reading: Wait::new(limit),
            writing: Wait::new(limit),
        }
    }
}

impl Wait {
    fn new(limit: Duration) -> Self {
        Self {
            limit,
            sleep: Box::pin(sleep(limit)),
            begun: false,
        }
    }

    /// Passes on what came of a read or write; a wait that has lasted too long is an error.
    fn watch<T>(
        &mut self,
        context: &mut Context<'_>,
        moved: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if moved.is_ready() {
            self.begun = false;
            return moved;
        }
        if !self.begun {
            self.begun = true;
            self.sleep.as_mut().reset(Instant::now() + self.limit);
        }
        self.sleep
            .as_mut()
            .poll(context)
            .map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let moved = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.reading.watch(context, moved)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.writing.watch(context, moved)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.writing.watch(context, moved)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let moved = Pin::new(&mut self.stream).poll_flush(context);
        self.writing.watch(context, moved)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let moved = Pin::new(&mut self.stream).poll_shutdown(context);
        self.writing.watch(context, moved)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_line_on_which_nothing_moves_is_given_up() {
        let runtime = super::super::runtime().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let mut peer = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let (stream, _) = listener.accept().await.unwrap();
            let mut patient = Patient::new(stream, Duration::from_millis(20));
            let mut bytes = [0; 8];
            let mut read = async || {
                let mut buffer = ReadBuf::new(&mut bytes);
                let moved =
                    poll_fn(|context| Pin::new(&mut patient).poll_read(context, &mut buffer));
                moved.await.map(|()| buffer.filled().len())
            };
            // Longer in all than the limit, but never so long between two bytes.
            for _ in 0..4 {
                peer.write_all(b"x").unwrap();
                assert_eq!(read().await.unwrap(), 1);
            }
            let gave_up = read().await.unwrap_err();
            assert_eq!(gave_up.kind(), io::ErrorKind::TimedOut);
        });
    }
}
