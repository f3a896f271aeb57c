//! What one attempt to deliver came to: the protocol's table of answers as one type.

use std::time::Duration;

use crate::plain::Plain;
use crate::wire::{Digest, Receipt, ReceiptError, ReceiptKey};

/// Exactly one comes of each attempt. Only [`Outcome::Receipted`] is success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The collector has exactly these bytes; its word is checked. The key is to be kept
    /// with the endpoint, so that a change is noticed.
    Receipted { receipt: Receipt, key: ReceiptKey },
    /// The collector will not take this response: trying again does not help.
    Parked { why: Refused },
    /// An access code is needed, or another one.
    AccessCode,
    /// The collector asks us to wait; at most 24 hours.
    Later { after: Option<Duration> },
    /// Receipts are signed by another key than the one expected. Nothing was sent.
    KeyChanged {
        expected: ReceiptKey,
        found: ReceiptKey,
    },
    /// Something answers at the address, but not a collector of ours. Nothing was sent.
    NotRecognized { why: Strange },
    /// No answer could be had. Nothing was sent.
    Unreachable { why: NoConnection },
    /// The response was sent and may have arrived: ask for it before sending it again.
    Unknown { why: Doubt },
}

/// Why a collector does not take a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    DifferentContent {
        stored: Option<Digest>,
    },
    SurveyClosed,
    UnknownSurvey,
    Withdrawn,
    TooLarge {
        size_bytes: u64,
        size_bytes_max: Option<u64>,
    },
    Encoding,
    /// Each as a JSON pointer and what is wrong there.
    Invalid {
        errors: Vec<Plain>,
    },
}

/// An answer that is not the collector's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strange {
    /// To another address, as login pages of networks do. Redirects are never followed.
    Redirect {
        to: Option<Plain>,
    },
    /// The network wants a login (status 511, RFC 6585).
    NetworkLogin,
    /// A proxy wants a login (status 407).
    ProxyLogin,
    /// A web page in place of a document.
    Page,
    Empty,
    TooLong,
    /// An error that is not one of the protocol's problem documents.
    Status {
        status: u16,
    },
    /// Our protocol, in a version that this program does not speak.
    Version {
        version: u32,
    },
    NotOurs,
}

/// Why there is no connection, or none any longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoConnection {
    NameNotFound,
    /// Nobody listens there, or there is no way through the network.
    NoWay,
    Proxy,
    CertificateNotTrusted,
    /// This machine has no list of certificates to trust.
    NoCertificates,
    NotSecure,
    TimedOut,
    Broken,
}

/// Why it is not known whether a response arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    Connection(NoConnection),
    Answer(Strange),
    Receipt(ReceiptError),
}

impl Outcome {
    /// Whether it holds for every response that waits for the same endpoint, so that a
    /// wait must count for the endpoint and not for the response.
    pub fn is_target_wide(&self) -> bool {
        match self {
            Self::AccessCode
            | Self::Later { .. }
            | Self::NotRecognized { .. }
            | Self::Unreachable { .. } => true,
            // A key may be pinned by one survey only.
            Self::KeyChanged { .. }
            | Self::Receipted { .. }
            | Self::Parked { .. }
            | Self::Unknown { .. } => false,
        }
    }

    /// Whether the next attempt must ask for the response before it sends it again.
    pub fn may_have_arrived(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }
}
