//! One request and its answer, watched for progress.

use std::error::Error;
use std::io;
use std::time::Duration;

use reqwest::header::{self, HeaderName};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};

use super::Endpoint;
use super::judge::Answer;
use super::outcome::NoConnection;
use super::road::Failure;
use super::watch::{Patience, Progress, watched};

/// Larger than any document of the protocol.
const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// Shorter than servers keep an idle connection: one closed under us would leave doubt.
const IDLE_MAX: Duration = Duration::from_secs(4);

/// Makes ready to talk to an endpoint. The proxy settings and trusted certificates of the
/// operating system are read each time, because a machine moves between networks.
pub(super) fn client(endpoint: &Endpoint, patience: Patience) -> Result<Client, NoConnection> {
    let mut builder = Client::builder()
        .user_agent(concat!("svar/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .referer(false)
        .http1_only()
        .https_only(endpoint.is_https())
        .pool_idle_timeout(IDLE_MAX)
        .connect_timeout(patience.connect);
    #[cfg(any(target_os = "android", target_os = "linux"))]
    {
        // What stands in buffers unconfirmed on a slow line is no reason to hang up.
        builder = builder.tcp_user_timeout(None);
    }
    if endpoint.is_loopback() {
        builder = builder.no_proxy();
    }
    if !endpoint.is_https() {
        // Not asked for certificates, a machine that has none can still talk to itself.
        builder = builder.tls_certs_only([]);
    }
    builder.build().map_err(|_| NoConnection::NoCertificates)
}

/// Sends a request and reads the whole answer; gives up only when nothing moves.
pub(super) async fn exchange(
    request: RequestBuilder,
    progress: &Progress,
    patience: Patience,
) -> Result<Answer, Failure> {
    let talk = async {
        let response = request.send().await?;
        progress.moved(1);
        read(response, progress).await
    };
    match watched(talk, progress, patience).await {
        Some(Ok(answer)) => Ok(answer),
        Some(Err(error)) => Err(Failure {
            why: no_connection(&error),
            nothing_sent: error.is_connect(),
        }),
        None => Err(Failure {
            why: NoConnection::TimedOut,
            nothing_sent: false,
        }),
    }
}

async fn read(mut response: Response, progress: &Progress) -> Result<Answer, reqwest::Error> {
    let field = |name: HeaderName| {
        let value = response.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let mut answer = Answer {
        status: response.status().as_u16(),
        media_type: field(header::CONTENT_TYPE),
        location: field(header::LOCATION),
        retry_after: field(header::RETRY_AFTER),
        date: field(header::DATE),
        body: None,
    };
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        progress.moved(piece.len());
        body.extend_from_slice(&piece);
        if body.len() > ANSWER_BYTES_MAX {
            return Ok(answer);
        }
    }
    answer.body = Some(body);
    Ok(answer)
}

fn no_connection(error: &reqwest::Error) -> NoConnection {
    if error.is_dns() {
        return NoConnection::NameNotFound;
    }
    if let Some(secure) = find::<rustls::Error>(error) {
        return match secure {
            rustls::Error::InvalidCertificate(_) => NoConnection::CertificateNotTrusted,
            _ => NoConnection::NotSecure,
        };
    }
    if error.is_timeout() {
        return NoConnection::TimedOut;
    }
    match (error.is_connect(), find::<io::Error>(error)) {
        (false, _) => NoConnection::Broken,
        (true, Some(_)) => NoConnection::NoWay,
        // The network did its part, so it was the proxy that answered no.
        (true, None) => NoConnection::Proxy,
    }
}

/// The first cause of one type; an I/O error hides the one that it carries.
fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        let carried = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
            .and_then(|inner| find::<E>(inner));
        if let Some(found) = error.downcast_ref::<E>().or(carried) {
            return Some(found);
        }
        next = error.source();
    }
    None
}
