//! A server on loopback that says what a test tells it to, and remembers what it heard.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::delivery::Endpoint;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    /// Names in lowercase.
    pub(super) fields: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

#[derive(Clone, Debug)]
pub(super) enum Reply {
    /// These bytes; the connection stays open for the next request.
    Say(Vec<u8>),
    /// These bytes, and then the connection is closed.
    SayAndClose(Vec<u8>),
    /// Closes with the body of the request unread, so that the other end is told off.
    Reset,
    /// Nothing at all, until the other end gives up.
    Silence,
}

pub(super) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    replies: Mutex<VecDeque<Reply>>,
    heard: Mutex<Vec<Request>>,
    closed: AtomicBool,
}

impl Request {
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Server {
    /// Gives the replies in turn, on however many connections; then closes each.
    pub(super) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            replies: Mutex::new(replies.into_iter().collect()),
            heard: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        let serving = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if serving.closed.load(Ordering::SeqCst) {
                    return;
                }
                let (stream, serving) = (stream.unwrap(), Arc::clone(&serving));
                thread::spawn(move || serving.talk(stream));
            }
        });
        Self { address, shared }
    }

    pub(super) fn endpoint(&self) -> Endpoint {
        Endpoint::new(&format!("http://{}/", self.address)).unwrap()
    }

    pub(super) fn heard(&self) -> Vec<Request> {
        self.shared.heard.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn talk(&self, stream: TcpStream) {
        let mut reader = BufReader::new(stream);
        while let Some((mut request, length)) = head(&mut reader) {
            let reply = self.replies.lock().unwrap().pop_front();
            if !matches!(reply, Some(Reply::Reset)) {
                request.body = vec![0; length];
                if reader.read_exact(&mut request.body).is_err() {
                    return;
                }
            }
            self.heard.lock().unwrap().push(request);
            match reply {
                Some(Reply::Say(bytes)) => {
                    let _ = reader.get_mut().write_all(&bytes);
                }
                Some(Reply::SayAndClose(bytes)) => {
                    let _ = reader.get_mut().write_all(&bytes);
                    return;
                }
                Some(Reply::Silence) => {
                    let _ = reader.read_to_end(&mut Vec::new());
                    return;
                }
                Some(Reply::Reset) | None => return,
            }
        }
    }
}

/// The head of a request and the length of its body.
fn head(reader: &mut BufReader<TcpStream>) -> Option<(Request, usize)> {
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        line.ends_with("\r\n").then(|| line.trim_end().to_owned())
    };
    let first = line()?;
    let mut words = first.split(' ').map(str::to_owned);
    let (method, path) = (words.next()?, words.next()?);
    let mut fields = Vec::new();
    loop {
        let line = line()?;
        let Some((name, value)) = line.split_once(": ") else {
            break;
        };
        fields.push((name.to_lowercase(), value.to_owned()));
    }
    let request = Request {
        method,
        path,
        fields,
        body: Vec::new(),
    };
    let length = request.field("content-length");
    let length = length.map_or(0, |length| length.parse().unwrap());
    Some((request, length))
}
