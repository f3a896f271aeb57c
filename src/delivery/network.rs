//! The road over the network: the protocol's requests in words of HTTP.

use reqwest::header::{self, HeaderValue};
use reqwest::{Body, Client, RequestBuilder};

use super::exchange::{client, exchange};
use super::judge::Answer;
use super::outcome::NoConnection;
use super::road::{Failure, Request, Road};
use super::upload::Upload;
use super::watch::Progress;
use super::{Courier, Endpoint};

/// Stays connected to an endpoint from one request to the next.
pub(super) struct Network<'c> {
    courier: &'c Courier,
    clients: Vec<(Endpoint, Client)>,
}

impl Drop for Network<'_> {
    /// Hangs up: what nobody drives would stay connected until the next round.
    fn drop(&mut self) {
        self.clients.clear();
        self.courier.runtime.block_on(tokio::task::yield_now());
    }
}

impl Road for Network<'_> {
    fn ask(&mut self, request: &Request<'_>) -> Result<Answer, Failure> {
        let client = self.client(request.endpoint).map_err(|why| Failure {
            why,
            nothing_sent: true,
        })?;
        let progress = Progress::default();
        let written = written(&client, request, &progress);
        let exchange = exchange(written, &progress, self.courier.patience);
        self.courier.runtime.block_on(exchange)
    }
}

impl<'c> Network<'c> {
    pub(super) fn new(courier: &'c Courier) -> Self {
        Self {
            courier,
            clients: Vec::new(),
        }
    }

    fn client(&mut self, endpoint: &Endpoint) -> Result<Client, NoConnection> {
        let mut known = self.clients.iter();
        if let Some((_, client)) = known.find(|(known, _)| known == endpoint) {
            return Ok(client.clone());
        }
        let client = client(endpoint, self.courier.patience)?;
        self.clients.push((endpoint.clone(), client.clone()));
        Ok(client)
    }
}

fn written(client: &Client, request: &Request<'_>, progress: &Progress) -> RequestBuilder {
    let mut written = match request.load() {
        None => client.get(request.url()),
        Some(load) => {
            let body = Upload::new(load.bytes.clone(), progress.clone());
            client.put(request.url()).body(Body::wrap_stream(body))
        }
    };
    for (name, value) in request.fields() {
        written = written.header(name, value);
    }
    match request.code.and_then(authorization) {
        Some(code) => written.header(header::AUTHORIZATION, code),
        None => written,
    }
}

/// `None` for a code that cannot be sent, and so cannot be right.
pub(super) fn authorization(code: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(format!("Bearer {code}").as_bytes()).ok()?;
    value.set_sensitive(true);
    Some(value)
}
