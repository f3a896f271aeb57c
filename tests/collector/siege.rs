//! Connections that hold a place at a collector and send nothing, or next to nothing.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::http::path;

/// Of each kind of peer.
pub(crate) const PEERS: usize = 500;
/// Between two bytes of a trickle: too few in the time that a body may stand still.
pub(crate) const PACE: Duration = Duration::from_millis(100);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peer {
    Idle,
    HalfHead,
    /// A body of which a byte comes each round.
    Trickling,
}

/// Peers of one kind, as long as they are connected.
pub(crate) struct Siege {
    peer: Peer,
    streams: Vec<TcpStream>,
}

impl Siege {
    pub(crate) fn lay(address: SocketAddr, peer: Peer, count: usize) -> Self {
        let beginning = match peer {
            Peer::Idle => String::new(),
            Peer::HalfHead => "GET /v1 HTTP/1.1\r\nHos".to_owned(),
            Peer::Trickling => head_of_a_body(),
        };
        let connect = |_| {
            let mut stream = TcpStream::connect(address).unwrap();
            // A peer that is shed at once has no more to say.
            let _ = stream.write_all(beginning.as_bytes());
            stream.set_nonblocking(true).unwrap();
            stream
        };
        let streams = (0..count).map(connect).collect();
        Self { peer, streams }
    }

    /// One round: those that trickle send a byte. Returns how many are still connected.
    pub(crate) fn round(&mut self) -> usize {
        let trickles = self.peer == Peer::Trickling;
        self.streams
            .retain_mut(|stream| is_open(stream) && (!trickles || sends(stream)));
        self.streams.len()
    }
}

fn head_of_a_body() -> String {
    let id = "2c1f8c1e-8f0e-4f3c-9b8a-2f7f7a3c9d10";
    let field = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    format!(
        "PUT {} HTTP/1.1\r\nHost: a\r\nContent-Digest: {field}\r\nContent-Length: 100000\r\n\r\n",
        path("tiny", id)
    )
}

fn is_open(stream: &mut TcpStream) -> bool {
    loop {
        match stream.read(&mut [0; 1024]) {
            Ok(0) => return false,
            Ok(_) => {}
            Err(error) => return error.kind() == ErrorKind::WouldBlock,
        }
    }
}

fn sends(stream: &mut TcpStream) -> bool {
    match stream.write_all(b"x") {
        Ok(()) => true,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    }
}
