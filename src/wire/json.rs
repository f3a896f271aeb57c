//! The one door to JSON.

use std::fmt::Write as _;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::plain::{is_plain, passes};

/// A document that is not what it should be; the sentence says what was expected where.
#[derive(Debug, thiserror::Error)]
#[error("this is not the expected JSON: {0}")]
pub struct JsonError(#[from] serde_json::Error);

/// One line, no line feed at the end. Plain data of ours always has a JSON form.
pub fn line<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// The same on several lines, for people. What a terminal would obey is spelled by its number,
/// which says the same to whoever reads JSON.
pub fn pretty<T: Serialize + ?Sized>(value: &T) -> String {
    let written = serde_json::to_string_pretty(value).unwrap_or_else(|_| "null".to_owned());
    if is_plain(&written) {
        return written;
    }
    let mut plain = String::with_capacity(written.len());
    for letter in written.chars() {
        if letter == '\n' || passes(letter) {
            plain.push(letter);
        } else {
            // Outside of strings there is nothing but ASCII.
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(plain, "\\u{unit:04x}"); // Writing to memory does not fail.
            }
        }
    }
    plain
}

pub fn read<T: DeserializeOwned>(source: &[u8]) -> Result<T, JsonError> {
    Ok(serde_json::from_slice(source)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_and_reads_back() {
        let all: String = (0..=0x10_FFFF).filter_map(char::from_u32).collect();
        let told = pretty(&[&all]);
        assert!(is_plain(&told));
        assert_eq!(read::<[String; 1]>(told.as_bytes()).unwrap(), [all]);
        assert_eq!(pretty("\u{9b}\u{e0041}å"), r#""\u009b\udb40\udc41å""#);
    }
}
