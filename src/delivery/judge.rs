//! What an answer means. A status code alone means nothing: documents decide.

use serde::de::DeserializeOwned;

use super::Parcel;
use super::outcome::{Doubt, Outcome, Refused, Strange};
use super::retry_after::retry_after;
use crate::plain::{Plain, is_plain};
use crate::wire::{
    Discovery, PROTOCOL, ProblemDocument, ProblemType, Receipt, ReceiptError, ReceiptKey, json,
};

/// A respondent is shown what a server says only up to here.
const SAID_CHARS_MAX: usize = 200;
const ERRORS_MAX: usize = 20;

/// One answer over HTTP, whoever gave it.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) media_type: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) date: Option<String>,
    /// `None` where it was longer than any document of ours.
    pub(crate) body: Option<Vec<u8>>,
}

impl Answer {
    /// Whether a collector of ours gave this, as its introduction of itself.
    pub(super) fn recognize(&self) -> Result<Discovery, Box<Outcome>> {
        if self.is_busy() {
            return Err(Box::new(self.later()));
        }
        let found = match self.status {
            200 if self.has_type("application/json") => self.document::<Discovery>(),
            _ => None,
        };
        let why = match found {
            Some(discovery) if discovery.is_ours() => return Ok(discovery),
            Some(discovery) if discovery.protocol == PROTOCOL => Strange::Version {
                version: discovery.version,
            },
            Some(_) | None => self.strange(),
        };
        Err(Box::new(Outcome::NotRecognized { why }))
    }

    /// The receipt for exactly this parcel, or why there is none to trust.
    pub(super) fn receipt(&self, parcel: &Parcel, key: &ReceiptKey) -> Result<Receipt, Doubt> {
        let found = match self.status {
            200..=299 => self.document::<Receipt>(),
            _ => None,
        };
        let receipt = found
            .filter(is_clean)
            .ok_or_else(|| Doubt::Answer(self.strange()))?;
        if receipt.survey != parcel.survey {
            return Err(Doubt::Receipt(ReceiptError::OtherResponse));
        }
        receipt
            .verify(parcel.id, parcel.bytes, key)
            .map_err(Doubt::Receipt)?;
        Ok(receipt)
    }

    /// What it means for a parcel that is sent, or that was asked for.
    pub(super) fn settle(&self, parcel: &Parcel, key: &ReceiptKey) -> Outcome {
        let doubt = match self.receipt(parcel, key) {
            Ok(receipt) => return Outcome::Receipted { receipt, key: *key },
            Err(doubt) => doubt,
        };
        let own = self.problem();
        let own = own.filter(|(_, document)| document.fits(parcel.id));
        match own {
            Some((ProblemType::AccessCode, _)) => Outcome::AccessCode,
            Some((ProblemType::Busy, _)) => self.later(),
            Some((kind, document)) => match refused(kind, &document, parcel) {
                Some(why) => Outcome::Parked { why },
                None => Outcome::Unknown { why: doubt },
            },
            None if self.is_busy() => self.later(),
            None => Outcome::Unknown { why: doubt },
        }
    }

    /// Whether the collector says itself that it does not have the response.
    pub(super) fn is_absence(&self) -> bool {
        matches!(
            self.problem(),
            Some((ProblemType::UnknownResponse | ProblemType::UnknownSurvey, _))
        )
    }

    /// One of the protocol's problems; anybody else's error page is none.
    fn problem(&self) -> Option<(ProblemType, ProblemDocument)> {
        let ours = self.status >= 400 && self.has_type("application/problem+json");
        let document = ours.then(|| self.document::<ProblemDocument>())??;
        Some((document.problem_type()?, document))
    }

    fn is_busy(&self) -> bool {
        matches!(self.status, 429 | 503)
    }

    fn later(&self) -> Outcome {
        let asked = self.retry_after.as_deref();
        Outcome::Later {
            after: asked.and_then(|asked| retry_after(asked, self.date.as_deref())),
        }
    }

    fn strange(&self) -> Strange {
        let Some(body) = &self.body else {
            return Strange::TooLong;
        };
        match self.status {
            300..=399 => Strange::Redirect {
                to: self.location.as_deref().map(said),
            },
            407 => Strange::ProxyLogin,
            511 => Strange::NetworkLogin,
            status @ 400.. => Strange::Status { status },
            _ if body.is_empty() => Strange::Empty,
            _ if self.has_type("text/html") => Strange::Page,
            _ => Strange::NotOurs,
        }
    }

    fn has_type(&self, wanted: &str) -> bool {
        let whole = self.media_type.as_deref().unwrap_or_default();
        let essence = whole.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case(wanted)
    }

    fn document<T: DeserializeOwned>(&self) -> Option<T> {
        json::read(self.body.as_deref()?).ok()
    }
}

/// The problems for which trying again does not help.
fn refused(kind: ProblemType, document: &ProblemDocument, parcel: &Parcel) -> Option<Refused> {
    Some(match kind {
        ProblemType::DifferentContent => Refused::DifferentContent {
            stored: document.stored_digest,
        },
        ProblemType::SurveyClosed => Refused::SurveyClosed,
        ProblemType::UnknownSurvey => Refused::UnknownSurvey,
        ProblemType::Withdrawn => Refused::Withdrawn,
        ProblemType::TooLarge => Refused::TooLarge {
            size_bytes: parcel.bytes.len() as u64,
            size_bytes_max: None,
        },
        ProblemType::UnsupportedEncoding => Refused::Encoding,
        ProblemType::Invalid => {
            let errors = document.errors.iter().take(ERRORS_MAX);
            Refused::Invalid {
                errors: errors
                    .map(|error| said(&format!("{} {}", error.pointer, error.detail)))
                    .collect(),
            }
        }
        // The bytes may have been damaged on the way, or the answer is to another question.
        ProblemType::Malformed
        | ProblemType::UnknownResponse
        | ProblemType::AccessCode
        | ProblemType::Busy => return None,
    })
}

/// A receipt is kept and shown as it was signed, so it must be fit to show.
fn is_clean(receipt: &Receipt) -> bool {
    let texts = [&receipt.version, &receipt.received, &receipt.signature];
    let fit = |text: &&String| is_plain(text) && !text.contains('\n');
    texts.iter().all(fit)
}

/// A server's words: one line, not too long.
fn said(words: &str) -> Plain {
    let short: String = words.trim().chars().take(SAID_CHARS_MAX).collect();
    Plain::line(&short)
}
