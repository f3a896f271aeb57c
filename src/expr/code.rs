//! The code of a choice, a grid row or a list entry: what is stored instead of its words.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A stable code such as `dont_know` or `0301`. Cheap to clone; spelled as its author did.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(Arc<str>); // Invariant: spelled as `is_spelled` asks; only `new` makes one.

/// Longer codes are refused: they would not fit a table of results.
pub const CODE_BYTES_MAX: usize = 64;

impl Code {
    /// Letters, digits, `_`, `-` and `.` of ASCII, 1 to 64 of them; anything else is `None`.
    pub fn new(source: &str) -> Option<Self> {
        let spelled = (1..=CODE_BYTES_MAX).contains(&source.len())
            && source
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
        spelled.then(|| Self(source.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, out)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0.as_ref().to_owned()
    }
}

impl TryFrom<String> for Code {
    type Error = &'static str;

    fn try_from(source: String) -> Result<Self, Self::Error> {
        Self::new(&source).ok_or("a code is not spelled as codes are")
    }
}
