//! The small document at `GET {endpoint}/v1` by which a collector is recognized.

use serde::{Deserialize, Serialize};

use super::ReceiptKey;

/// What `protocol` says in a collector of this protocol.
pub const PROTOCOL: &str = "svar-collect";

/// Which protocol is spoken here, what is accepted, and who signs the receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discovery {
    pub protocol: String,
    pub version: u32,
    /// Content codings accepted (RFC 9110): `identity` is always among them.
    pub encodings: Vec<String>,
    /// The largest response accepted, after decoding.
    pub size_bytes_max: u64,
    pub receipt_key: ReceiptKey,
}

impl Discovery {
    /// Whether this is the document of a collector that we can deliver to.
    pub fn is_ours(&self) -> bool {
        self.protocol == PROTOCOL && self.version == 1
    }
}
