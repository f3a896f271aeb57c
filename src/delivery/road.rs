//! The way to an endpoint: one request, and the whole answer to it.

use reqwest::Url;

use super::judge::Answer;
use super::outcome::NoConnection;
use super::{Endpoint, Parcel};
use crate::wire::Digest;

/// Implemented by the network, and by tests that play the network and everybody on it.
pub(crate) trait Road {
    fn ask(&mut self, request: &Request<'_>) -> Result<Answer, Failure>;
}

/// A request of the protocol, before it is put into words of HTTP.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) endpoint: &'a Endpoint,
    /// The access code, which never goes with the first request.
    pub(crate) code: Option<&'a str>,
    pub(crate) what: What<'a>,
}

#[derive(Clone, Copy)]
pub(crate) enum What<'a> {
    /// `GET {endpoint}/v1`: who is there?
    Introduction,
    /// `GET` of a response: is it there?
    Receipt(&'a Parcel<'a>),
    /// `PUT` of a response.
    Response(&'a Parcel<'a>, &'a Load),
}

impl Request<'_> {
    pub(crate) fn url(&self) -> Url {
        match self.what {
            What::Introduction => self.endpoint.discovery(),
            What::Receipt(parcel) | What::Response(parcel, _) => {
                self.endpoint.response(parcel.survey, parcel.id)
            }
        }
    }

    /// The response's bytes, where they are sent.
    pub(crate) fn load(&self) -> Option<&Load> {
        match self.what {
            What::Introduction | What::Receipt(_) => None,
            What::Response(_, load) => Some(load),
        }
    }

    /// The header fields, but for the access code and what HTTP itself needs.
    pub(crate) fn fields(&self) -> Vec<(&'static str, String)> {
        let accepted = match self.what {
            What::Introduction => "application/json",
            What::Receipt(_) | What::Response(..) => "application/json, application/problem+json",
        };
        let mut fields = vec![("Accept", accepted.to_owned())];
        if let Some(load) = self.load() {
            fields.push(("Content-Type", "application/json".to_owned()));
            fields.push(("Content-Digest", load.digest.field()));
            // Of a body in pieces only we know the length, and not every proxy takes one
            // without.
            fields.push(("Content-Length", load.bytes.len().to_string()));
            if load.is_gzip {
                fields.push(("Content-Encoding", "gzip".to_owned()));
            }
        }
        fields
    }
}

/// A response's bytes as they are sent.
pub(crate) struct Load {
    /// Of the bytes before they were packed.
    pub(crate) digest: Digest,
    pub(crate) bytes: Vec<u8>,
    pub(crate) is_gzip: bool,
}

/// No answer, or not the whole of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failure {
    pub(crate) why: NoConnection,
    /// Certain only when there never was a connection.
    pub(crate) nothing_sent: bool,
}
