//! What goes over the wire and into files, as JSON: responses, receipts and documents.

mod digest;
mod discovery;
pub mod json;
mod problem;
mod receipt;
mod response;

pub use digest::Digest;
pub use discovery::{Discovery, PROTOCOL};
pub use problem::{Pointed, ProblemDocument, ProblemType};
pub use receipt::{Receipt, ReceiptError, ReceiptKey, Signer};
pub use response::{Answer, Client, Envelope, FORMAT, Kept, Response, ResponseError};
