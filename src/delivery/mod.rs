//! The courier: carries a response to an endpoint and comes back with one outcome.
//!
//! A round begins by asking who is there; nothing else is sent before a collector is
//! recognized. Only a receipt for exactly these bytes is success.

pub mod backoff;
mod endpoint;
mod exchange;
mod judge;
mod network;
mod outcome;
mod retry_after;
mod road;
mod round;
mod upload;
mod watch;
mod words;

#[cfg(test)]
mod tests;

use tokio::runtime::{Builder, Runtime};

use crate::locale::Message;
use crate::wire::ReceiptKey;

pub use endpoint::{Endpoint, EndpointError};
pub use outcome::{Doubt, NoConnection, Outcome, Refused, Strange};
pub use round::Round;

use network::Network;
use watch::{PATIENCE, Patience};

#[cfg(all(test, feature = "collector"))]
pub(crate) use {
    judge::Answer,
    road::{Failure, Request, Road},
};

/// Made once; its calls wait for the network, so it belongs on a thread of its own.
pub struct Courier {
    runtime: Runtime,
    patience: Patience,
}

/// One response on its way.
#[derive(Clone, Copy)]
pub struct Parcel<'a> {
    pub endpoint: &'a Endpoint,
    pub survey: &'a str,
    pub id: &'a str,
    /// The frozen bytes.
    pub bytes: &'a [u8],
    /// Who must sign the receipt, as pinned by the survey or kept from the first time.
    pub key: Option<ReceiptKey>,
    pub code: Option<&'a str>,
    /// An earlier attempt ended as [`Outcome::Unknown`], or was cut short.
    pub maybe_sent: bool,
}

/// The operating system does not let us use the network at all.
#[derive(Debug, thiserror::Error)]
#[error("the network cannot be used: {0}")]
pub struct CourierError(#[from] std::io::Error);

impl Courier {
    pub fn new() -> Result<Self, CourierError> {
        // Somebody may have chosen the cryptography of the process already: that is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Self {
            runtime: Builder::new_current_thread().enable_all().build()?,
            patience: PATIENCE,
        })
    }

    /// Begins a round of delivery: each endpoint is asked once who it is.
    pub fn round(&self) -> Round<'_> {
        Round::over(Network::new(self))
    }

    /// A round with one parcel.
    pub fn deliver(&self, parcel: &Parcel) -> Outcome {
        self.round().deliver(parcel)
    }
}

impl CourierError {
    pub fn message(&self) -> Message {
        Message::new("delivery-no-network").with("why", self.0.to_string())
    }
}
