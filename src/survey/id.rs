//! The names authors give to things: one spelling rule, one type per thing named.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Longer names are refused: they would not fit a table of results.
const ID_BYTES_MAX: usize = 64;

/// `[a-z][a-z0-9_]*`, and `-` where `hyphen` says so.
pub(super) fn is_spelled(source: &str, hyphen: bool) -> bool {
    source.len() <= ID_BYTES_MAX
        && source.starts_with(|first: char| first.is_ascii_lowercase())
        && source.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || (hyphen && b == b'-')
        })
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $spelled:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>); // Invariant: spelled well; only `new` makes one.

        impl $name {
            /// `None` where the spelling rule is broken.
            pub fn new(source: &str) -> Option<Self> {
                let spelled: fn(&str) -> bool = $spelled;
                spelled(source).then(|| Self(source.into()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, out)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0.as_ref().to_owned()
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(source: String) -> Result<Self, Self::Error> {
                Self::new(&source).ok_or("a name is not spelled as names are")
            }
        }
    };
}

name!(
    /// Names one survey across its versions; the only name that may hold a hyphen.
    SurveyId, |source| is_spelled(source, true)
);
name!(
    /// Names one page within one survey.
    PageId, |source| is_spelled(source, false)
);
name!(
    /// Names one question within one survey. It is a key in journals, conditions and the
    /// collector's tables, so it never changes between versions.
    QuestionId, |source| is_spelled(source, false)
);
name!(
    /// A language tag of BCP 47, such as `nb` or `en-GB`.
    Language, is_language
);

fn is_language(source: &str) -> bool {
    let mut parts = source.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_their_spelling_rule() {
        for good in ["a", "kd_a1_rolle", "x9"] {
            assert!(QuestionId::new(good).is_some(), "{good}");
        }
        for bad in ["", "A", "9x", "_a", "a-b", "a b", "å", &"a".repeat(65)] {
            assert!(QuestionId::new(bad).is_none(), "{bad}");
        }
        assert!(SurveyId::new("innovation-units").is_some());
        assert!(Language::new("en-GB").is_some() && Language::new("Norsk").is_none());
    }
}
