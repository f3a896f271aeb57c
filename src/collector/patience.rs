//! A connection that is given up when too little moves on it, however long it takes in all.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

/// Fails a read or a write that has waited for the whole limit while too few bytes came. A
/// slow line gets through; a dead one, and one that is kept alive by a byte now and then,
/// does not hold a place.
pub(super) struct Patient {
    stream: TcpStream,
    reading: Wait,
    writing: Wait,
}

struct Wait {
    limit: Duration,
    enough_bytes: usize,
    sleep: Pin<Box<Sleep>>,
    begun: bool,
    moved_bytes: usize,
}

impl Patient {
    pub(super) fn new(stream: TcpStream, limit: Duration, enough_bytes: usize) -> Self {
        Self {
            stream,
            reading: Wait::new(limit, enough_bytes),
            // What is written was asked for, and goes into the system's buffers.
            writing: Wait::new(limit, 1),
        }
    }

    /// An answer is on its way: what was read before it was not for nothing.
    fn wrote(&mut self, moved: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(Ok(1..)) = moved {
            self.reading.end();
        }
        moved
    }
}

impl Wait {
    fn new(limit: Duration, enough_bytes: usize) -> Self {
        Self {
            limit,
            enough_bytes,
            sleep: Box::pin(sleep(limit)),
            begun: false,
            moved_bytes: 0,
        }
    }

    fn end(&mut self) {
        self.begun = false;
        self.moved_bytes = 0;
    }

    /// Passes on what came of a read or write; a wait that has lasted too long is an error.
    fn watch<T>(
        &mut self,
        context: &mut Context<'_>,
        moved: Poll<io::Result<T>>,
        moved_bytes: usize,
    ) -> Poll<io::Result<T>> {
        if moved.is_ready() {
            self.moved_bytes += moved_bytes;
            if self.moved_bytes >= self.enough_bytes {
                self.end();
            }
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
        let before = buffer.filled().len();
        let moved = Pin::new(&mut self.stream).poll_read(context, buffer);
        let moved_bytes = buffer.filled().len() - before;
        self.reading.watch(context, moved, moved_bytes)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write(context, bytes);
        let moved = self.wrote(moved);
        self.writing.watch(context, moved, 1)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        let moved = self.wrote(moved);
        self.writing.watch(context, moved, 1)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let moved = Pin::new(&mut self.stream).poll_flush(context);
        self.writing.watch(context, moved, 1)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let moved = Pin::new(&mut self.stream).poll_shutdown(context);
        self.writing.watch(context, moved, 1)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::io::Write as _;

    use super::*;

    /// How a peer fares that sends so many bytes before each read, and then no more.
    fn fares(piece: &'static [u8], pieces: usize, enough_bytes: usize) -> (usize, io::ErrorKind) {
        let limit = Duration::from_millis(50);
        let runtime = super::super::runtime().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let mut peer = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let (stream, _) = listener.accept().await.unwrap();
            let mut patient = Patient::new(stream, limit, enough_bytes);
            let (mut read_bytes, mut sent) = (0, 0);
            loop {
                let mut bytes = [0; 8];
                let mut buffer = ReadBuf::new(&mut bytes);
                let mut waited = false;
                let moved = poll_fn(|context| {
                    let moved = Pin::new(&mut patient).poll_read(context, &mut buffer);
                    // Only while somebody waits for them, more bytes come.
                    if moved.is_pending() && !waited && sent < pieces {
                        waited = true;
                        sent += 1;
                        peer.write_all(piece).unwrap();
                    }
                    moved
                });
                match moved.await {
                    Ok(()) => read_bytes += buffer.filled().len(),
                    Err(error) => return (read_bytes, error.kind()),
                }
            }
        })
    }

    #[test]
    fn a_line_on_which_nothing_more_moves_is_given_up() {
        let whole = fares(b"enough..", 4, 8);
        assert_eq!(whole, (32, io::ErrorKind::TimedOut));
    }

    #[test]
    fn bytes_now_and_then_do_not_hold_a_place() {
        // However many follow the first one: they are never enough.
        let (read_bytes, kind) = fares(b"x", usize::MAX, usize::MAX);
        assert!(read_bytes > 0);
        assert_eq!(kind, io::ErrorKind::TimedOut);
    }
}
