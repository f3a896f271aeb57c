//! The collector's word that it has exactly these bytes, signed.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Digest;
use crate::plain::Plain;

/// What a collector gives for a response that is stored durably.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub id: String,
    pub survey: String,
    pub version: String,
    /// SHA-256 of the response's bytes, before any content coding.
    pub sha256: Digest,
    pub size_bytes: u64,
    /// When it was stored, by the collector's clock (RFC 3339).
    pub received: String,
    /// Its number among the survey's responses at this collector, from 1.
    pub sequence: u64,
    /// Ed25519 (RFC 8032) over the other fields, base64.
    pub signature: String,
}

/// Why a receipt is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    #[error("the receipt is for another response")]
    OtherResponse,
    #[error("the receipt is for other bytes than those sent")]
    OtherBytes,
    #[error("the receipt is not signed by the collector's key")]
    Signature,
}

/// The public key of whoever signs receipts: `ed25519:` and 32 bytes in base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReceiptKey(VerifyingKey);

/// Signs receipts.
pub struct Signer(SigningKey);

impl Receipt {
    /// A short code to read aloud: 12 letters and digits that are hard to confuse, in
    /// three groups. It follows from the response and its bytes alone.
    pub fn code(&self) -> Plain {
        const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let mut hash = Sha256::new();
        hash.update(self.id.as_bytes());
        hash.update(self.sha256.bytes());
        let mut code = String::new();
        for (at, byte) in hash.finalize().iter().take(12).enumerate() {
            if at > 0 && at.is_multiple_of(4) {
                code.push('-');
            }
            code.push(char::from(LETTERS[usize::from(*byte) % LETTERS.len()]));
        }
        Plain::from(code)
    }

    /// Accepts a receipt only for this response, for exactly these bytes, signed by `key`.
    pub fn verify(&self, id: &str, bytes: &[u8], key: &ReceiptKey) -> Result<(), ReceiptError> {
        if self.id != id {
            return Err(ReceiptError::OtherResponse);
        }
        if self.sha256 != Digest::of(bytes) || self.size_bytes != bytes.len() as u64 {
            return Err(ReceiptError::OtherBytes);
        }
        let signature = STANDARD.decode(&self.signature).ok();
        let signature = signature.and_then(|bytes| Signature::from_slice(&bytes).ok());
        let signed = signature.is_some_and(|signature| {
            key.0
                .verify_strict(&self.signed_bytes(), &signature)
                .is_ok()
        });
        if signed {
            Ok(())
        } else {
            Err(ReceiptError::Signature)
        }
    }

    /// What the signature covers: each field with its length before it, so that no two
    /// receipts have the same bytes.
    fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = b"svar receipt 1\n".to_vec();
        let (sha256, size) = (self.sha256.to_string(), self.size_bytes.to_string());
        let sequence = self.sequence.to_string();
        let fields = [
            &self.id,
            &self.survey,
            &self.version,
            &sha256,
            &size,
            &self.received,
            &sequence,
        ];
        for field in fields {
            bytes.extend_from_slice(format!("{}:{field}\n", field.len()).as_bytes());
        }
        bytes
    }
}

impl Signer {
    /// From the 32 secret bytes of a key file.
    pub fn from_bytes(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    pub fn key(&self) -> ReceiptKey {
        ReceiptKey(self.0.verifying_key())
    }

    /// Puts the signature into a receipt whose other fields are filled in.
    #[must_use]
    pub fn sign(&self, mut receipt: Receipt) -> Receipt {
        receipt.signature = STANDARD.encode(self.0.sign(&receipt.signed_bytes()).to_bytes());
        receipt
    }
}

impl ReceiptKey {
    /// `None` where the bytes are no point of the curve.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().map(Self)
    }
}

impl fmt::Display for ReceiptKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ed25519:{}", STANDARD.encode(self.0.as_bytes()))
    }
}

impl From<ReceiptKey> for String {
    fn from(key: ReceiptKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for ReceiptKey {
    type Error = &'static str;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        const WRONG: &str = "a receipt key is written ed25519: and 32 bytes in base64";
        let encoded = source.strip_prefix("ed25519:").ok_or(WRONG)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| WRONG)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| WRONG)?;
        Self::from_bytes(&bytes).ok_or(WRONG)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(bytes: &[u8]) -> (Signer, Receipt) {
        let signer = Signer::from_bytes(&[7; 32]);
        let receipt = signer.sign(Receipt {
            id: "5a0c".to_owned(),
            survey: "tour".to_owned(),
            version: "1.0".to_owned(),
            sha256: Digest::of(bytes),
            size_bytes: bytes.len() as u64,
            received: "2024-10-01T12:00:00Z".to_owned(),
            sequence: 3,
            signature: String::new(),
        });
        (signer, receipt)
    }

    #[test]
    fn only_a_receipt_for_this_response_and_these_bytes_is_accepted() {
        let (signer, receipt) = signed(b"{}");
        let key = signer.key();
        assert_eq!(receipt.verify("5a0c", b"{}", &key), Ok(()));
        assert_eq!(
            receipt.verify("5a0d", b"{}", &key),
            Err(ReceiptError::OtherResponse)
        );
        assert_eq!(
            receipt.verify("5a0c", b"{ }", &key),
            Err(ReceiptError::OtherBytes)
        );
        let stranger = Signer::from_bytes(&[8; 32]).key();
        assert_eq!(
            receipt.verify("5a0c", b"{}", &stranger),
            Err(ReceiptError::Signature)
        );
    }

    #[test]
    fn every_field_is_under_the_signature() {
        let (signer, receipt) = signed(b"{}");
        let changes: [fn(&mut Receipt); 4] = [
            |receipt| receipt.survey.push('x'),
            |receipt| receipt.version.push('x'),
            |receipt| receipt.received.push('x'),
            |receipt| receipt.sequence += 1,
        ];
        for change in changes {
            let mut forged = receipt.clone();
            change(&mut forged);
            let verdict = forged.verify("5a0c", b"{}", &signer.key());
            assert_eq!(verdict, Err(ReceiptError::Signature), "{forged:?}");
        }
    }

    #[test]
    fn a_code_can_be_read_aloud() {
        let (_, receipt) = signed(b"{}");
        let code = receipt.code().to_string();
        assert_eq!(code.len(), 14);
        assert!(!code.contains(['0', 'O', '1', 'I']), "{code}");
    }
}
