//! The one door to JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A document that is not what it should be; the sentence says what was expected where.
#[derive(Debug, thiserror::Error)]
#[error("this is not the expected JSON: {0}")]
pub struct JsonError(#[from] serde_json::Error);

/// One line, no line feed at the end. Plain data of ours always has a JSON form.
pub fn line<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// The same on several lines, for people.
pub fn pretty<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|_| "null".to_owned())
}

pub fn read<T: DeserializeOwned>(source: &[u8]) -> Result<T, JsonError> {
    Ok(serde_json::from_slice(source)?)
}
