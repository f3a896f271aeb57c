//! The address of a collector, checked once: nothing is sent to any other kind.

use std::fmt;

use reqwest::Url;

use crate::locale::Message;

/// Where responses go: an `https` address, or `http` on this machine itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint(Url); // Invariant: spelled as `new` wants it, without a slash at the end.

/// Why an address is not one to deliver to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointError {
    NotAnAddress,
    /// Not `https`, and not on this machine.
    NotSecure,
    /// A user name or password would be shown and logged with the address.
    Login,
    /// A query or fragment cannot stand before the paths of the protocol.
    Query,
}

impl Endpoint {
    /// Reads an address such as `https://example.org/collect/`.
    pub fn new(written: &str) -> Result<Self, EndpointError> {
        let mut url = Url::parse(written.trim()).map_err(|_| EndpointError::NotAnAddress)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => return Err(EndpointError::NotSecure),
            _ => return Err(EndpointError::NotAnAddress),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(EndpointError::Login);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(EndpointError::Query);
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The same spelling for the same address: a key for what is kept about a target.
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// Whether it names this machine, so that the way there passes no network.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    pub(super) fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    pub(super) fn discovery(&self) -> Url {
        self.with_path(&["v1"])
    }

    pub(super) fn response(&self, survey: &str, id: &str) -> Url {
        self.with_path(&["v1", "surveys", survey, "responses", id])
    }

    fn with_path(&self, segments: &[&str]) -> Url {
        let mut url = self.0.clone();
        // Both schemes have a path, so there is always something to add to.
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            host.parse()
                .is_ok_and(|address: std::net::IpAddr| address.is_loopback())
        }
        None => false,
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl EndpointError {
    /// One sentence: what is wrong, and what to write instead.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NotAnAddress => "delivery-endpoint-not-an-address",
            Self::NotSecure => "delivery-endpoint-not-secure",
            Self::Login => "delivery-endpoint-login",
            Self::Query => "delivery-endpoint-query",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_or_this_machine_itself() {
        use EndpointError::{Login, NotAnAddress, NotSecure, Query};
        for (written, expected) in [
            ("https://example.org", Ok("https://example.org")),
            (" https://Example.org/ ", Ok("https://example.org")),
            ("https://example.org:443//", Ok("https://example.org")),
            ("https://example.org/a/b/", Ok("https://example.org/a/b")),
            ("https://målform.no/", Ok("https://xn--mlform-iua.no")),
            ("http://localhost:8080/", Ok("http://localhost:8080")),
            ("http://127.0.0.1:1", Ok("http://127.0.0.1:1")),
            ("http://127.9.9.9/x", Ok("http://127.9.9.9/x")),
            ("http://[::1]:80/", Ok("http://[::1]")),
            ("http://example.org", Err(NotSecure)),
            ("http://localhost.example.org", Err(NotSecure)),
            ("http://127.0.0.1.example.org", Err(NotSecure)),
            ("http://128.0.0.1", Err(NotSecure)),
            ("http://[::2]", Err(NotSecure)),
            ("http://localhost@example.org", Err(NotSecure)),
            ("https://user@example.org", Err(Login)),
            ("https://:secret@example.org", Err(Login)),
            ("https://example.org/?a=1", Err(Query)),
            ("https://example.org/#a", Err(Query)),
            ("ftp://example.org", Err(NotAnAddress)),
            ("file:///etc/passwd", Err(NotAnAddress)),
            ("example.org", Err(NotAnAddress)),
            ("localhost:8080", Err(NotAnAddress)),
            ("https://", Err(NotAnAddress)),
            ("", Err(NotAnAddress)),
        ] {
            let found = Endpoint::new(written);
            let found = found.as_ref().map(Endpoint::as_str).map_err(|error| *error);
            assert_eq!(found, expected, "{written}");
        }
    }

    #[test]
    fn the_protocols_paths_stand_after_the_endpoints_own() {
        for (written, expected) in [
            ("https://a.no", "https://a.no/v1/surveys/s-1/responses/r"),
            (
                "https://a.no/in/",
                "https://a.no/in/v1/surveys/s-1/responses/r",
            ),
        ] {
            let endpoint = Endpoint::new(written).unwrap();
            assert_eq!(endpoint.response("s-1", "r").as_str(), expected);
        }
        let endpoint = Endpoint::new("https://a.no").unwrap();
        assert_eq!(endpoint.discovery().as_str(), "https://a.no/v1");
        let odd = endpoint.response("a/b?", "..");
        assert_eq!(odd.as_str(), "https://a.no/v1/surveys/a%2Fb%3F/responses");
    }
}
