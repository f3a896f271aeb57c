//! What the respondent is told of an outcome: what happened, and what to do.

use rust_decimal::Decimal;

use super::outcome::{Doubt, NoConnection, Outcome, Refused, Strange};
use crate::locale::Message;

impl Outcome {
    pub fn message(&self) -> Message {
        match self {
            Self::Receipted { receipt, .. } => {
                Message::new("delivery-receipted").with("code", receipt.code())
            }
            Self::Parked { why } => why.message(),
            Self::AccessCode => Message::new("delivery-access-code"),
            Self::Later { after } => {
                let minutes = after.map_or(0, |after| after.as_secs().div_ceil(60));
                match i64::try_from(minutes) {
                    Ok(0) | Err(_) => Message::new("delivery-later"),
                    Ok(minutes) => Message::new("delivery-later-minutes").with("minutes", minutes),
                }
            }
            Self::KeyChanged { .. } => Message::new("delivery-key-changed"),
            Self::NotRecognized { why } => {
                Message::new("delivery-not-recognized").with("why", why.message())
            }
            Self::Unreachable { why } => {
                Message::new("delivery-unreachable").with("why", why.message())
            }
            Self::Unknown { why } => Message::new("delivery-unknown").with("why", why.message()),
        }
    }
}

impl Refused {
    pub fn message(&self) -> Message {
        match self {
            Self::DifferentContent { .. } => Message::new("delivery-different-content"),
            Self::SurveyClosed => Message::new("delivery-survey-closed"),
            Self::UnknownSurvey => Message::new("delivery-unknown-survey"),
            Self::Withdrawn => Message::new("delivery-withdrawn"),
            Self::TooLarge {
                size_bytes,
                size_bytes_max: Some(most),
            } => Message::new("delivery-too-large-for")
                .with("size", Decimal::from(*size_bytes))
                .with("most", Decimal::from(*most)),
            Self::TooLarge { size_bytes, .. } => {
                Message::new("delivery-too-large").with("size", Decimal::from(*size_bytes))
            }
            Self::Encoding => Message::new("delivery-encoding"),
            Self::Invalid { errors } => match errors.first() {
                Some(first) => Message::new("delivery-invalid-at").with("first", first.clone()),
                None => Message::new("delivery-invalid"),
            },
        }
    }
}

impl Strange {
    pub fn message(&self) -> Message {
        match self {
            Self::Redirect { to: Some(to) } => {
                Message::new("delivery-strange-redirect-to").with("to", to.clone())
            }
            Self::Redirect { to: None } => Message::new("delivery-strange-redirect"),
            Self::NetworkLogin => Message::new("delivery-strange-network-login"),
            Self::ProxyLogin => Message::new("delivery-strange-proxy-login"),
            Self::Page => Message::new("delivery-strange-page"),
            Self::Empty => Message::new("delivery-strange-empty"),
            Self::TooLong => Message::new("delivery-strange-too-long"),
            Self::Status { status } => {
                Message::new("delivery-strange-status").with("status", status.to_string())
            }
            Self::Version { version } => {
                Message::new("delivery-strange-version").with("version", version.to_string())
            }
            Self::NotOurs => Message::new("delivery-strange-not-ours"),
        }
    }
}

impl NoConnection {
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NameNotFound => "delivery-connection-name",
            Self::NoWay => "delivery-connection-no-way",
            Self::Proxy => "delivery-connection-proxy",
            Self::CertificateNotTrusted => "delivery-connection-certificate",
            Self::NoCertificates => "delivery-connection-no-certificates",
            Self::NotSecure => "delivery-connection-not-secure",
            Self::TimedOut => "delivery-connection-timed-out",
            Self::Broken => "delivery-connection-broken",
        })
    }
}

impl Doubt {
    pub fn message(&self) -> Message {
        match self {
            Self::Connection(why) => why.message(),
            Self::Answer(why) => why.message(),
            Self::Receipt(_) => Message::new("delivery-receipt-not-valid"),
        }
    }
}
